"""kg graph: rankings, communities and paths, from every kind of source."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]

TEXT = "Iran supplied Syria with rockets.\n\nSyria supplied Chile with jets.\n\nSpain supplied India with trucks.\n"


@pytest.fixture
def out(kg: Kg) -> None:
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    assert kg("build", "article.txt", "--publisher", "The Paper", "--out", "out").exit_code == 0


@pytest.mark.parametrize("source", ["out", "out/graph.kg", "out/claims.jsonl", "-"])
def test_between_from_every_kind_of_source(kg: Kg, out: None, source: str) -> None:
    lines = Path("out/claims.jsonl").read_text(encoding="utf-8")
    (row,) = json.loads(kg("graph", source, "between", "--format", "json", stdin=lines).stdout)[:1]
    assert (row["name"], row["type"]) == ("Syria", "Country")
    assert row["between"][:2] == ["Chile", "Iran"]


def test_a_path_with_its_sentences(kg: Kg, out: None) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("graph", "out", "path", "the chile", "IRAN", "--format", "csv").stdout)))
    assert [(row["step"], row["link"], row["status"], row["sentence"]) for row in rows] == [
        ("1", "Chile <-SUPPLIED- Syria", "asserted", "Syria supplied Chile with jets."),
        ("2", "Syria <-SUPPLIED- Iran", "asserted", "Iran supplied Syria with rockets."),
    ]
    table = kg("graph", "out", "path", "Chile", "Iran").stdout
    assert table.startswith("step  link")


def test_communities_and_the_most_connected(kg: Kg, out: None) -> None:
    communities = json.loads(kg("graph", "out", "communities", "--format", "json").stdout)
    assert {"India", "Spain", "trucks"} in [set(row["members"]) for row in communities]
    central = kg("graph", "out", "central", "--limit", "1")
    assert "Syria" in central.stdout
    assert "1 of 8; --limit shows more" in central.stderr


def test_what_nothing_links(kg: Kg, out: None) -> None:
    result = kg("graph", "out", "path", "Spain", "Iran")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing links Spain and Iran; --all goes over what is planned, possible or denied, too\n"
    assert kg("graph", "out", "path", "Spain", "Iran", "--all").stderr == "nothing links Spain and Iran\n"
    assert kg("graph", "out", "path", "Spain", "Iran", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("path",), "from one to another"),
        (("path", "Iran"), "from one to another"),
        (("between", "Iran", "Chile"), "the rest take no names"),
        (("path", "Iran", "Child"), "did you mean Chile"),
        (("path", "Xyzzy", "Iran"), "kg query TARGET entities names them"),
        (("betwixt",), "betwixt"),
    ],
)
def test_wrong_calls(kg: Kg, out: None, arguments: tuple[str, ...], words: str) -> None:
    result = kg("graph", "out", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_one_name_of_several_wants_an_id(kg: Kg, out: None) -> None:
    lines = Path("out/claims.jsonl").read_text(encoding="utf-8").replace('"name":"jets"', '"name":"Chile"')
    Path("two.jsonl").write_text(lines, encoding="utf-8")
    result = kg("graph", "two.jsonl", "path", "Chile", "Iran")
    assert result.exit_code == 2
    assert "Chile is the name of 2: Country country-" in result.stderr
    assert result.stderr.rstrip().endswith("give an id")

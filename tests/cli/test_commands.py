"""Each command on good input: what it prints, where, and with which exit code."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from kg.cli import cli
from kg.cli.claims import WHAT, WHERE, WHO, WHOM
from kg.cli.terminal import visible
from kg.model.vocabulary import Role

Kg = Callable[..., Result]

TEXT = "Iran supplied Syria with rockets.\n\nFrance supplied India with jets.\n"


@pytest.fixture
def out(kg: Kg) -> Path:
    """A folder that kg build made of one article."""
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    assert kg("build", "article.txt", "--publisher", "The Paper", "--date", "2025-03", "--out", "out").exit_code == 0
    return Path("out")


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_command_has_help_with_an_example(kg: Kg, name: str) -> None:
    result = kg(name, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {name} " in result.stdout


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_option_is_explained(name: str) -> None:
    options = [param for param in cli.commands[name].params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help and option.name != "form"] == []


def test_version(kg: Kg) -> None:
    from kg import __version__

    assert kg("--version").stdout == f"kg, version {__version__}\n"


def test_extract_prints_lines_that_load_takes(kg: Kg, out: Path) -> None:
    extracted = kg("extract", "article.txt", "--publisher", "The Paper", "--date", "2025-03")
    assert extracted.exit_code == 0
    assert extracted.stdout == (out / "claims.jsonl").read_text(encoding="utf-8")
    loaded = kg("load", "other.kg", "-", stdin=extracted.stdout)
    assert loaded.exit_code == 0
    assert "1 article: 1 new" in loaded.stderr
    assert kg("load", "other.kg", str(out)).stderr.endswith("1 unchanged\n")


def test_query_in_each_format(kg: Kg, out: Path) -> None:
    table = kg("query", "out/graph.kg", "transfers")
    assert table.exit_code == 0
    assert re.search(r"Iran .*Syria", table.stdout)
    rows = json.loads(kg("query", "out", "transfers", "--format", "json").stdout)
    assert len(rows) == 2
    parsed = list(csv.DictReader(io.StringIO(kg("query", "out", "transfers", "--format", "csv").stdout)))
    assert [list(row) for row in parsed] == [list(row) for row in rows]


def test_query_with_parameter_and_cypher(kg: Kg, out: Path) -> None:
    rows = json.loads(kg("query", "out", "transfers", "--param", "supplier=Iran", "--format", "json").stdout)
    assert len(rows) == 1
    text = "MATCH (c:Claim) WHERE c.trigger = $word RETURN count(c) AS claims"
    result = kg("query", "out", "--cypher", text, "--param", "word=supplied", "--format", "csv")
    assert result.stdout == "claims\n2\n"


def test_query_that_finds_nothing_is_a_result(kg: Kg, out: Path) -> None:
    result = kg("query", "out", "transfers", "--param", "supplier=Atlantis")
    assert (result.exit_code, result.stdout) == (0, "")
    assert kg("query", "out", "transfers", "--param", "supplier=Atlantis", "--format", "json").stdout == "[]\n"


def test_query_lists_its_questions(kg: Kg) -> None:
    listed = kg("query", "--list").stdout
    for name in ("transfers", "deployments", "losses", "agreements"):
        assert name in listed


@pytest.mark.parametrize("source", ["out", "out/graph.kg", "out/claims.jsonl", "-"])
def test_find_reads_every_kind_of_source(kg: Kg, out: Path, source: str) -> None:
    stdin = (out / "claims.jsonl").read_text(encoding="utf-8")
    result = kg("find", source, "--actor", "Iran", "--format", "json", stdin=stdin)
    assert result.exit_code == 0
    (row,) = json.loads(result.stdout)
    assert row["sentence"] == "Iran supplied Syria with rockets."


@pytest.mark.parametrize("source", ["out", "out/graph.kg", "out/claims.jsonl"])
def test_export_of_claims_and_of_their_store_is_the_same(kg: Kg, out: Path, source: str) -> None:
    assert kg("export", "turtle", source, "-o", "graph.ttl").exit_code == 0
    assert Path("graph.ttl").read_bytes() == (out / "graph.ttl").read_bytes()
    assert kg("export", "turtle", source).stdout_bytes == Path("graph.ttl").read_bytes()


def test_export_puts_claims_in_order(kg: Kg) -> None:
    for name, text in (("a", TEXT), ("b", "Spain supplied Chile with trucks.")):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    kg("build", "a.txt", "b.txt", "--out", "both")
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        lines = kg("extract", *order).stdout
        turtle = kg("export", "turtle", "-", stdin=lines).stdout_bytes
        assert turtle == Path("both/graph.ttl").read_bytes()


def test_show_prints_a_table(kg: Kg, out: Path) -> None:
    shown = kg("show", "out").stdout
    assert shown.startswith("article.txt · The Paper · 2025-03\n")
    assert re.search(r"claim-\w{8}  Iran +ArmsTransfer delivered: rockets +Syria\n", shown)


def test_show_says_that_there_are_no_claims(kg: Kg) -> None:
    Path("quiet.txt").write_text("The weather was fine in the capital, and everybody enjoyed it.", encoding="utf-8")
    lines = kg("extract", "quiet.txt").stdout
    assert kg("show", "-", stdin=lines).stdout == "quiet.txt\nno claims\n"


@pytest.mark.parametrize("source", ["out", "out/claims.jsonl", "out/graph.kg"])
def test_explain_marks_the_sentence_and_shows_scores(kg: Kg, out: Path, source: str) -> None:
    claims = json.loads((out / "claims.jsonl").read_text(encoding="utf-8"))["claims"]
    explained = kg("explain", source, claims[0]["id"][:14]).stdout
    assert "[Iran | supplier] [supplied | trigger] [Syria | recipient] with [rockets | item]." in explained
    assert "pattern 1, supplied" in explained
    assert 'score      ArmsTransfer "supplied" by supplied 0.88' in explained
    assert 'item: "rockets" 0.50' in explained
    assert 'place: "Syria" not taken: another role' in explained


def test_explain_names_refused_candidates_of_the_sentence(kg: Kg) -> None:
    Path("a.txt").write_text("Iran supplied Syria with rockets. Mars supplied Venus with lasers.", encoding="utf-8")
    kg("build", "a.txt", "--out", "out")
    claims = Path("out/claims.jsonl")
    data = json.loads(claims.read_text(encoding="utf-8"))
    (claim,) = data["claims"]
    assert "refused" not in kg("explain", "out", claim["id"]).stdout
    claim["evidence"] = {"start": 0, "end": len(data["document"]["text"]), "text": data["document"]["text"]}
    claims.write_text(json.dumps(data) + "\n", encoding="utf-8")
    assert 'refused    ArmsTransfer "supplied" by supplied 0.88: filler' in kg("explain", "out", claim["id"]).stdout


def test_explain_wants_one_claim(kg: Kg, out: Path) -> None:
    result = kg("explain", "out", "claim-")
    assert result.exit_code == 2
    assert "more than one claim" in result.stderr


def test_check_passes_what_build_wrote(kg: Kg, out: Path) -> None:
    assert kg("check", "out/graph.ttl").exit_code == 0


def test_check_names_what_breaks_the_shapes(kg: Kg, out: Path) -> None:
    turtle = (out / "graph.ttl").read_text(encoding="utf-8")
    Path("bad.ttl").write_text(turtle.replace('"affirmed"', '"maybe"').replace("affirmed", "maybe"), encoding="utf-8")
    result = kg("check", "bad.ttl")
    assert result.exit_code == 1
    assert result.stdout


def test_every_role_has_a_column() -> None:
    columns = [*WHO, *WHAT, *WHOM, *WHERE]
    assert sorted(columns) == sorted(Role)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain, ünïcode, 北京", "plain, ünïcode, 北京"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("bell\x07", "bell\\x07"),
        ("\U000e0041", "\\U000e0041"),
        ("line\u2028end", "line\\u2028end"),
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_nothing_steers_the_terminal(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_names_in_the_output_are_safe(kg: Kg) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    kg("build", "a.txt", "--title", "\x1b[2J\u202eTitle", "--out", "out")
    shown = kg("show", "out").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "Title" in shown

"""kg score, as it is called."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.model import jsonl
from kg.scoring import read_gold, score, tables

SHIPPED = Path(__file__).resolve().parents[1] / "gold" / "dev.tar.xz"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A line for one of the shipped articles, in which nothing was found."""
    name = read_gold(SHIPPED)[0].name
    line = {"document": {"id": "a", "source": f"{name}.txt"}, "entities": [], "claims": []}
    (tmp_path / "claims.jsonl").write_text(jsonl.encode(line) + "\n", encoding="utf-8")
    return tmp_path / "claims.jsonl"


def _kg(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["score", *map(str, words)], input=given)


def test_table_and_what_has_no_claims(claims: Path) -> None:
    done = _kg(SHIPPED, claims)
    assert done.exit_code == 0
    assert done.stdout.startswith("1 of 7 gold articles have predictions\nclaims                 P   0.0  R   0.0")
    assert done.stderr.startswith("no claims for ")
    assert "02-state-800m-ukraine-apr14" not in done.stderr


def test_json_from_standard_input(claims: Path) -> None:
    done = _kg(SHIPPED, "-", "--json", given=claims.read_text(encoding="utf-8"))
    with open(claims, encoding="utf-8") as lines:
        result, _ = score(read_gold(SHIPPED), jsonl.read(lines, "claims"))
    assert json.loads(done.stdout) == tables.as_json(result)


def test_errors_before_the_table_and_beside_json(claims: Path) -> None:
    table, values = _kg(SHIPPED, claims, "--errors"), _kg(SHIPPED, claims, "--errors", "--json")
    missed = [line for line in table.stdout.splitlines() if line.startswith("- ")]
    assert len(missed) == sum(len(gold.claims) for gold in read_gold(SHIPPED))
    assert values.stderr.splitlines()[: len(missed)] == missed
    assert json.loads(values.stdout)["claims"]["gold"] == len(missed)


@pytest.mark.parametrize(
    ("gold", "given", "words"),
    [
        ("nothing.tar.xz", "claims.jsonl", "no such file or folder; name a folder of marked articles"),
        ("claims.jsonl", "claims.jsonl", "neither a folder nor a whole tar archive of marked articles"),
        (".", "claims.jsonl", "no marked articles; name a folder of NAME.txt and NAME.json"),
        (str(SHIPPED), "nothing.jsonl", "no such file or folder; name a claims.jsonl"),
        (str(SHIPPED), str(SHIPPED), "not UTF-8; write it again with kg extract"),
    ],
)
def test_what_can_t_be_scored_is_one_sentence(
    claims: Path, monkeypatch: pytest.MonkeyPatch, gold: str, given: str, words: str
) -> None:
    monkeypatch.chdir(claims.parent)
    done = _kg(gold, given)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1

"""kg query beyond a question and its rows: one question told, two stores compared, notes to cite."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.api import Graph

Kg = Callable[..., Result]


@pytest.fixture
def weeks(kg: Kg) -> None:
    """Two builds of one article: then, and now, when it says more."""
    options = ("--title", "Arms & the [man]", "--publisher", "The Paper", "--date", "2025-03")
    for folder, text in (
        ("then", "Iran supplied Syria with rockets.\n\nSpain supplied Chile with trucks.\n"),
        ("now", "Iran supplied Syria with rockets.\n\nFrance supplied India with jets. nothing about Mars.\n"),
    ):
        Path("article.txt").write_text(text, encoding="utf-8")
        assert kg("build", "article.txt", *options, "--out", folder).exit_code == 0


def test_one_question_told(kg: Kg) -> None:
    told = kg("query", "--list", "chain").stdout
    assert told.startswith("How are two actors")
    assert "start      text       must be given" in told
    assert "all        yes or no  no" in told
    assert "limit      number     20" in told
    assert "It wants --other STORE" in kg("query", "--list", "changed").stdout
    assert kg("query", "--list", "chian").exit_code == 2
    (row, *_) = json.loads(kg("query", "--list", "undelivered", "--format", "json").stdout)
    assert row == {
        "parameter": "supplier",
        "takes": "text",
        "default": "",
        "meaning": "only from this actor, by name, alias or id",
    }


def test_what_changed_between_two_builds(kg: Kg, weeks: None) -> None:
    rows = json.loads(kg("query", "now", "changed", "--other", "then", "--format", "json").stdout)
    assert [(row["change"], row["sentence"]) for row in rows] == [
        ("added", "France supplied India with jets."),
        ("withdrawn", "Spain supplied Chile with trucks."),
    ]


def test_what_changed_from_python(kg: Kg, weeks: None) -> None:
    rows = Graph.open("now").changes(Graph.open("then/claims.jsonl"))
    assert rows.columns[0] == "change"
    assert [row[0] for row in rows.rows] == ["added", "withdrawn"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("now", "changed"), "name the older one with --other"),
        (("now", "transfers", "--other", "then"), "leave --other out"),
        (("now", "--cypher", "RETURN 1 AS x", "--other", "then"), "--other goes with a question"),
        (("nowhere", "chian"), "did you mean chain"),
        (("now", "transfers", "--footnotes", "bibtex", "--format", "csv"), "leave --format out"),
    ],
)
def test_wrong_calls(kg: Kg, weeks: None, arguments: tuple[str, ...], words: str) -> None:
    result = kg("query", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


NOTE = "[^{}]: “{}”, The Paper, *Arms \\& the \\[man\\]*, 2025-03."
ROCKETS, JETS, TRUCKS = (
    "Iran supplied Syria with rockets.",
    "France supplied India with jets.",
    "Spain supplied Chile with trucks.",
)


def test_notes_of_rows(kg: Kg, weeks: None) -> None:
    result = kg("query", "now", "transfers", "--footnotes", "markdown")
    assert result.stdout.splitlines() == [NOTE.format(1, ROCKETS), NOTE.format(2, JETS)]
    assert result.stderr == ""
    found = kg("find", "now/claims.jsonl", "--actor", "France", "--footnotes", "markdown")
    assert found.stdout.splitlines() == [NOTE.format(1, JETS)]


def test_notes_of_two_stores(kg: Kg, weeks: None) -> None:
    changed = kg("query", "now", "changed", "--other", "then", "--footnotes", "markdown").stdout.splitlines()
    assert changed == [NOTE.format(1, JETS), NOTE.format(2, TRUCKS)]


def test_a_sentence_without_claim_has_a_note(kg: Kg, weeks: None) -> None:
    assert kg("query", "now", "missed", "--footnotes", "markdown").stdout.splitlines() == [
        NOTE.format(1, "nothing about Mars.")
    ]


def test_notes_of_ids_that_somebody_has(kg: Kg, weeks: None) -> None:
    rows = json.loads(kg("query", "now", "transfers", "--format", "json").stdout)
    ids = ", ".join(row["claim"] for row in reversed(rows))
    asked = json.loads(kg("query", "now", "footnotes", "--param", f"ids={ids}", "--format", "json").stdout)
    assert [row["sentence"] for row in asked] == [JETS, ROCKETS]
    assert "needs --param ids" in kg("query", "now", "footnotes", "--param", "ids=").stderr


def test_rows_without_claims_say_so(kg: Kg, weeks: None) -> None:
    text = "MATCH (c:Claim) RETURN count(c) AS claims"
    result = kg("query", "now", "--cypher", text, "--footnotes", "bibtex")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 row without a note: a note needs the id of a claim or an article" in result.stderr
    mixed = "MATCH (c:Claim) RETURN c.id AS x UNION ALL MATCH (c:Claim) RETURN c.type AS x"
    result = kg("query", "now", "--cypher", mixed, "--footnotes", "bibtex")
    assert result.stdout.count("@misc{kg-") == 2
    assert "2 rows without a note" in result.stderr
    nothing = kg("query", "now", "transfers", "--param", "supplier=Atlantis", "--footnotes", "bibtex")
    assert (nothing.stdout, nothing.stderr) == ("", "nothing found\n")

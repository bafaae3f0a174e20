"""Characters that a file can't hold are counted and named."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hand_built import first_story
from hostile import HOSTILE, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import stories

from kg.cli import cli
from kg.exports.base import ExportSettings, export, exporters, write
from kg.exports.lost import Lost
from kg.model import Reading, Span, jsonl

MARK = "\ufffd"
FILES = [one.name for one in exporters() if one.name not in ("csv", "neo4j-admin", "html")]


def lost_by(name: str, reading: Reading, chosen: ExportSettings | None = None) -> tuple[Lost, int]:
    """What was counted, and the marks that stand in the file."""
    out, lost = io.BytesIO(), Lost()
    write(name, [reading], out, chosen, lost)
    return lost, out.getvalue().decode().count(MARK)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", FILES)
def test_what_is_replaced_is_counted(name: str, words: str) -> None:
    lost, marks = lost_by(name, spoilt(words))
    # a map draws only what has a place
    assert (lost.places > 0) == (marks > 0) or (name == "geojson" and not marks)
    assert (lost.articles, lost.named) == ((1, [spoilt(words).article.source]) if lost.places else (0, []))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("ab \x00\ud800\udfff\ufffe\n"), max_size=20))
def test_any_words_are_counted(words: str) -> None:
    for name in ("ntriples", "graphml", "ftm"):
        lost, marks = lost_by(name, spoilt(words))
        assert (lost.places > 0) == (marks > 0)


def test_a_place_of_the_text_counts_once() -> None:
    story = first_story()
    claim = story.claims[0]
    quote = replace(claim.evidence, text="\x00" + claim.evidence.text[1:-1] + "\ud800")
    text = quote.text + (story.article.text or "")[quote.end :]
    claim = replace(claim, evidence=quote, trigger=Span(0, 1, "\x00"), arguments=(), attribution=(), time=None)
    spoilt_story = replace(story, article=replace(story.article, text=text), claims=(claim,), entities=())
    lost, marks = lost_by("turtle", spoilt_story)
    assert (lost.places, marks) == (2, 3)


def test_words_around_a_quote_count_where_they_go_out() -> None:
    story = first_story()
    claim = story.claims[1]
    text = story.article.text or ""
    place = claim.evidence.start - 2
    spoilt_text = text[:place] + "\x00" + text[place + 1 :]
    quiet = replace(story, article=replace(story.article, text=spoilt_text), claims=(claim,))
    assert lost_by("turtle", quiet)[0].places == lost_by("turtle", quiet)[1] == 1
    for name, chosen in (("turtle", ExportSettings(keep_text=False)), ("graphml", None)):
        lost, marks = lost_by(name, quiet, chosen)
        assert (lost.places, marks) == (0, 0)


def test_folders_count_too(tmp_path: Path) -> None:
    for name, words, places in (("csv", "\x00", True), ("neo4j-admin", "\x00", False), ("neo4j-admin", "\ud800", True)):
        lost = Lost()
        export(name, [spoilt(words)], tmp_path / name, None, lost)
        text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / name).iterdir())
        assert (lost.places > 0) == (MARK in text) == places


def test_the_command_says_it_in_its_last_line(tmp_path: Path) -> None:
    path, out = tmp_path / "claims.jsonl", tmp_path / "graph.ttl"
    many = [
        replace(spoilt("\x00"), article=replace(spoilt("\x00").article, id=f"article-{n}", source=f"{n}.txt"))
        for n in range(7)
    ]
    path.write_text("".join(jsonl.dumps(one) + "\n" for one in many), encoding="utf-8")
    for target, start in ((str(out), f"wrote {out}; "), ("-", "")):
        done = CliRunner().invoke(cli, ["export", "turtle", str(path), "-o", target])
        assert done.exit_code == 0
        assert done.stderr.startswith(start)
        assert "characters that no such file can hold" in done.stderr
        assert done.stderr.endswith("one for one: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more\n")
        assert done.stderr.count("\n") == 1


def test_nothing_is_said_where_nothing_is_lost(tmp_path: Path) -> None:
    path, out = tmp_path / "claims.jsonl", tmp_path / "graph.ttl"
    path.write_text("".join(jsonl.dumps(one) + "\n" for one in stories()), encoding="utf-8")
    assert CliRunner().invoke(cli, ["export", "turtle", str(path), "-o", str(out)]).stderr == f"wrote {out}\n"


def test_an_empty_source_is_said(tmp_path: Path) -> None:
    path, out = tmp_path / "claims.jsonl", tmp_path / "graph.ttl"
    path.touch()
    done = CliRunner().invoke(cli, ["export", "turtle", str(path), "-o", str(out)])
    assert (done.exit_code, done.stderr) == (0, f"wrote {out}; {path} holds no article, so the graph is empty\n")

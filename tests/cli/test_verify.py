"""kg verify: every quote in its place, and whatever is not."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))
from hand_built import first_story, second_story

from kg.cli import cli
from kg.exports.base import export
from kg.model import Reading, Span, ids, jsonl
from kg.stores import open_writer
from kg.stores.verify import Record, Texts, record

STORIES = tuple(sorted((first_story(), second_story()), key=lambda reading: reading.article.id))
STORY = first_story()


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, arguments)])


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for story in STORIES:
        (folder / story.article.source).write_text(story.article.text or "", encoding="utf-8")
    return folder


@pytest.fixture(params=["claims.jsonl", "graph.kg", "graph.ttl", "graph.trig", "graph.jsonld"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    match path.suffix:
        case ".jsonl":
            path.write_text("".join(jsonl.dumps(story) + "\n" for story in STORIES), encoding="utf-8")
        case ".kg":
            with open_writer(str(path)) as writer:
                writer.load(STORIES)
        case suffix:
            export({".ttl": "turtle", ".trig": "trig", ".jsonld": "jsonld"}[suffix], STORIES, path)
    return path


def test_all_is_proved(source: Path, articles: Path) -> None:
    done = verify(source, articles)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.search(r"2 articles and \d{2,} quotes compared; every quote is in its place", done.stderr)


def test_one_changed_character_is_found_and_named(source: Path, articles: Path) -> None:
    path = articles / STORY.article.source
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Sylvania denied", "Sylvania denies", 1), encoding="utf-8")
    done = verify(source, articles)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert any("hash differs" in line for line in lines)
    assert any("sentence" in line and "denies" in line and "not “Sylvania denied it.”" in line for line in lines)


def test_a_missing_text_is_named(source: Path, articles: Path) -> None:
    (articles / STORY.article.source).unlink()
    done = verify(source, articles)
    assert done.exit_code == 1
    assert f"{STORY.article.source}: no text of it was given" in done.stdout


def test_nothing_compared_is_nothing_done(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Of something else altogether.", encoding="utf-8")
    done = verify(source, other)
    assert done.exit_code == 2
    assert "other.txt: nothing in" in done.stderr
    assert done.stdout.count("no text of it was given") == len(STORIES)


def test_what_can_t_be_read_is_named(source: Path, articles: Path) -> None:
    done = verify(source, articles, articles / "missing.txt")
    assert done.exit_code == 1
    assert "missing.txt" in done.stdout


def test_a_shorter_quote_is_proved_too(tmp_path: Path, articles: Path) -> None:
    path = tmp_path / "graph.ttl"
    made = CliRunner().invoke(
        cli, ["export", "turtle", "-", "-o", str(path), "--quote-length", "9"], input=_lines(STORIES)
    )
    assert made.exit_code == 0
    assert verify(path, articles).exit_code == 0


def test_no_article_in_the_source_is_one_sentence(tmp_path: Path, articles: Path) -> None:
    for name in ("empty.jsonl", "empty.ttl"):
        (tmp_path / name).touch()
        done = verify(tmp_path / name, articles)
        assert done.exit_code == 2
        assert "no article in it" in done.stderr


def _lines(readings: tuple[Reading, ...]) -> str:
    return "".join(jsonl.dumps(reading) + "\n" for reading in readings)


# --- every character -------------------------------------------------------------------------------


def faults(wanted: Record, text: str) -> tuple[str, ...]:
    changed = replace(STORY.article, text=text, sha256=ids.text_hash(text))
    with Texts([changed]) as texts:
        return texts.prove(wanted).faults


def test_every_changed_dropped_or_added_character_is_found() -> None:
    text, wanted = STORY.article.text or "", record(STORY)
    assert faults(wanted, text) == ()
    for place in range(len(text)):
        for other in (
            text[:place] + "\u0000" + text[place + 1 :],
            text[:place] + text[place + 1 :],
            text[:place] + "\u200b" + text[place:],
        ):
            assert faults(wanted, other), (place, other)


def test_every_wrong_quote_is_found_where_the_text_is_right() -> None:
    wanted = record(STORY)
    assert len({quote.what for quote in wanted.quotes}) > 6
    for number, quote in enumerate(wanted.quotes):
        for span in (
            replace(quote.span, text=quote.span.text + "!"),
            Span(quote.span.start + 1, quote.span.end + 1, quote.span.text),
            Span(-5, -5 + len(quote.span.text), quote.span.text),
            Span(10**9, 10**9 + 3, quote.span.text),
        ):
            quotes = (*wanted.quotes[:number], replace(quote, span=span), *wanted.quotes[number + 1 :])
            (fault,) = faults(replace(wanted, quotes=quotes), STORY.article.text or "")
            assert fault.startswith(f"{quote.owner}: its {quote.what} ")


def test_positions_count_code_points_and_lone_surrogates_stand() -> None:
    text = "😀\ud800 é\r\n" + (STORY.article.text or "")
    moved = 6
    quotes = tuple(
        replace(quote, span=Span(quote.span.start + moved, quote.span.end + moved, quote.span.text))
        for quote in record(STORY).quotes
    )
    wanted = replace(record(STORY), sha256=ids.text_hash(text), quotes=quotes)
    assert faults(wanted, text) == ()
    assert faults(replace(wanted, quotes=record(STORY).quotes), text)

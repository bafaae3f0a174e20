"""What holds of every format that isn't RDF: golden files, one set of bytes, flat memory, hostile words."""

import csv
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from golden import GOLDEN, SINGLE
from hand_built import first_story, second_story
from hostile import HOSTILE, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import folder, stories, written

from kg import pipeline
from kg.errors import ClaimsError, SettingError
from kg.exports.base import ExportSettings, exporter, exporters
from kg.exports.survey import Standing, Survey
from kg.exports.tables import COLUMNS
from kg.graph.edges import EdgeKey
from kg.model import Reading, jsonl


@pytest.mark.parametrize("name", SINGLE)
def test_the_file_is_the_golden_one(name: str) -> None:
    golden = GOLDEN / f"stories{exporter(name).suffix}"
    assert written(name).decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("name", COLUMNS)
def test_the_table_is_the_golden_one(name: str, tmp_path: Path) -> None:
    made = folder(tmp_path / "tables") / name
    assert made.read_bytes().decode() == (GOLDEN / "csv" / name).read_bytes().decode()


@pytest.mark.parametrize("name", SINGLE)
def test_articles_out_of_order_or_twice_are_refused(name: str) -> None:
    one, other, _ = stories()
    for wrong in ([other, one], [one, one]):
        with pytest.raises(ClaimsError, match="in order with kg build"):
            written(name, wrong)


ALL = """
import sys; sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from golden import SINGLE
from stories import folder, written
for name in SINGLE: sys.stdout.buffer.write(written(name))
for path in sorted(folder(Path(sys.argv[3])).iterdir()): sys.stdout.buffer.write(path.read_bytes())
"""


@pytest.mark.slow
def test_the_same_bytes_whatever_the_hash_seed_the_locale_and_the_time_zone(tmp_path: Path) -> None:
    here = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "graph")]
    seen = set()
    for seed, locale, zone in (("0", "C", "UTC"), ("77", "C.UTF-8", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        arguments = [sys.executable, "-c", ALL, *here, str(tmp_path / seed)]
        seen.add(subprocess.run(arguments, env=environment, capture_output=True, check=True).stdout)
    assert len(seen) == 1
    assert b"".join(written(name) for name in SINGLE) in seen.pop()


MEMORY = """
import resource, sys
sys.path[:0] = sys.argv[1:3]
from dataclasses import replace
from pathlib import Path
from hand_built import first_story, second_story
from kg.exports.base import export

def many(count):
    story = first_story()
    for number in range(count):
        claims = tuple(replace(one, id=f"claim-{number:06}-{place}") for place, one in enumerate(story.claims))
        yield replace(story, article=replace(story.article, id=f"article-{number:06}"), claims=claims)

for name in sys.argv[5:]:
    export(name, many(int(sys.argv[4])), Path(sys.argv[3]) / name)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


#: The page to explore alone holds the whole graph; it says so.
FLAT = [one.name for one in exporters() if one.name not in ("html", "turtle")]  # Turtle has a test of its own


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    peaks = []
    for count in ("40", "400"):
        here = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "graph")]
        arguments = [sys.executable, "-c", MEMORY, *here, str(tmp_path), count, *FLAT]
        peaks.append(int(subprocess.run(arguments, capture_output=True, check=True, text=True).stdout))
    assert (tmp_path / "csv" / "claims.csv").stat().st_size > 800_000
    assert peaks[1] < peaks[0] * 1.25


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cytoscape", "gexf", "graphml"])
def test_memory_does_not_grow_with_the_claims_of_one_edge(name: str) -> None:
    story = second_story()
    peaks = []
    for count in (200, 1200):
        readings = (
            replace(
                story,
                article=replace(story.article, id=f"article-{number:06}"),
                claims=(replace(story.claims[0], id=f"claim-{number:06}"),),
            )
            for number in range(count)
        )
        tracemalloc.start()
        with open(os.devnull, "wb") as nowhere:
            exporter(name).write(readings, nowhere)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 1000 * 250  # bytes a claim; one that is held takes over a thousand


def test_csv_goes_nowhere_but_into_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="-o FOLDER"):
        written("csv")
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="folder of files"):
        folder(tmp_path / "file")


def test_a_folder_that_fails_keeps_what_was_there(tmp_path: Path) -> None:
    place = folder(tmp_path / "tables")
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    wrong = [first_story(), first_story()]
    with pytest.raises(ClaimsError):
        folder(place, wrong)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    with pytest.raises(ClaimsError):
        folder(tmp_path / "other", wrong)
    assert not (tmp_path / "other").exists()


def test_a_shortened_quote_is_short_everywhere(tmp_path: Path) -> None:
    chosen = ExportSettings(quote_length=12)
    for name in SINGLE:
        assert name == "geojson" or b"Freedonia sh" in written(name, settings=chosen)
        assert b"shipped about" not in written(name, settings=chosen)
    for path in folder(tmp_path / "tables", settings=chosen).iterdir():
        assert b"shipped about" not in path.read_bytes()


def test_an_export_from_a_store_is_the_one_from_its_claims(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    with open(claims, "w", encoding="utf-8") as out:
        jsonl.write(reversed(stories()), out)
    pipeline.load(str(tmp_path / "stories.kg"), pipeline.readings(str(claims)))
    for name in SINGLE:
        for source in (claims, tmp_path / "stories.kg"):
            pipeline.save(name, pipeline.readings(str(source)), tmp_path / "out")
            assert (tmp_path / "out").read_bytes() == written(name)


# --- what an edge stands on ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "intervals"),
    [
        ([], []),
        ([("2024-01-01", "2024-01-31")], [("2024-01-01", "2024-01-31")]),
        ([("2024-03-01", None), (None, "2023-12-31")], [(None, "2023-12-31"), ("2024-03-01", None)]),
        ([("2024-03-01", "2024-03-02"), ("2024-01-01", "2024-03-01")], [("2024-01-01", "2024-03-02")]),
        ([("2024-01-01", None), ("2024-03-01", "2024-03-02")], [("2024-01-01", None)]),
        ([("2024-01-01", "2024-12-31"), ("2024-03-01", "2024-03-02")], [("2024-01-01", "2024-12-31")]),
        ([(None, "2024-01-01"), (None, "2023-01-01")], [(None, "2024-01-01")]),
    ],
)
def test_intervals_never_overlap(
    days: list[tuple[str | None, str | None]], intervals: list[tuple[str | None, str | None]]
) -> None:
    key = EdgeKey("a", "SUPPLIED", "b", "affirmed", "asserted")
    assert Standing(key, 1, 1, 1, 0, frozenset(days)).intervals() == tuple(intervals)


def test_an_edge_counts_claims_articles_texts_and_publishers() -> None:
    story = second_story()
    first = story.claims[0]

    def copy(number: int, claims: int = 1, **facts: str | None) -> Reading:
        article = replace(story.article, id=f"article-{number}", **{"publisher": "The Gazette", **facts})  # type: ignore[arg-type]
        made = tuple(replace(first, id=f"claim-{number}-{place}") for place in range(claims))
        return replace(story, article=article, claims=made)

    copies = [copy(number) for number in range(4)]
    spelt = copy(4, publisher="the  gazette")
    other = copy(5, claims=2, sha256="other", publisher=None)
    unhashed = [copy(number, sha256="") for number in (6, 7)]
    with Survey([*copies, spelt, other, *unhashed]) as survey:
        edge = next(one for one in survey.edges() if one.key.type == "SUPPLIED")
        found = edge.properties()
        assert [found[what] for what in ("claims", "articles", "texts", "publishers")] == [9, 8, 4, 1]
        assert [one.claim for one in survey.supports(edge)] == [
            *(f"claim-{number}-0" for number in range(5)), "claim-5-0", "claim-5-1", "claim-6-0", "claim-7-0",
        ]  # fmt: skip
        assert survey.sentences(edge) == 1


def test_a_survey_gives_the_readings_again() -> None:
    with Survey(stories()) as survey:
        bare = [replace(one, article=replace(one.article, text=None)) for one in stories()]
        assert list(survey.readings()) == bare
        assert list(survey.readings()) == bare


# --- hostile words ---------------------------------------------------------------------------------


PARSERS: dict[str, Callable[[bytes], object]] = {
    "cytoscape": json.loads,
    "ftm": lambda data: [json.loads(line) for line in data.decode().split("\n") if line],
    "geojson": json.loads,
    "gexf": ElementTree.fromstring,
    "graphml": ElementTree.fromstring,
}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", SINGLE)
def test_hostile_words_are_read_back(name: str, words: str) -> None:
    PARSERS[name](written(name, [spoilt(words)]))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=40), st.floats())
def test_any_words_are_read_back(words: str, number: float) -> None:
    story = spoilt(words)
    claims = tuple(
        replace(
            one,
            arguments=tuple(
                replace(it, value=replace(it.value, value=number)) if hasattr(it.value, "approximate") else it
                for it in one.arguments
            ),
        )
        for one in story.claims
    )
    for name in SINGLE:
        PARSERS[name](written(name, [replace(story, claims=claims)]))


@pytest.mark.parametrize("words", HOSTILE)
def test_tables_of_hostile_words_keep_their_columns(words: str, tmp_path: Path) -> None:
    for path in folder(tmp_path / "tables", [spoilt(words)]).iterdir():
        with open(path, encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, strict=True))
        assert {len(row) for row in rows} == {len(COLUMNS[path.name])}

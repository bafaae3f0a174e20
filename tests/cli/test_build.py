"""kg build: what a folder holds after one build, two, and one that died."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg import pipeline
from kg.folder import Folder, in_order
from kg.model import Article, Reading, jsonl

Kg = Callable[..., Result]

ARTICLES = {
    "a.txt": "Iran supplied Syria with rockets. It said nothing about guns and Iraq and Oman.",
    "b.txt": "France supplied India with jets.\nMars supplied Venus with lasers.",
    "c.txt": "The weather in the capital was fine, and everybody there enjoyed the afternoon.",
}
SAME = ("claims.jsonl", "graph.ttl", "report.json", "trace.jsonl")


def _write(articles: dict[str, str] = ARTICLES) -> None:
    for name, text in articles.items():
        Path(name).write_text(text, encoding="utf-8")


def _files(folder: str) -> dict[str, bytes]:
    return {name: (Path(folder) / name).read_bytes() for name in SAME}


def _report(folder: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    return data


def test_build_fills_the_folder(kg: Kg) -> None:
    _write()
    result = kg("build", *ARTICLES, "--out", "out")
    assert result.exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == sorted([*SAME, "graph.kg"])
    assert result.stdout == ""
    assert "3 articles, 2 claims" in result.stderr


def test_report_says_what_was_read_rejected_and_noticed(kg: Kg) -> None:
    _write()
    Path("d.txt").write_text("unreadable, though every word of it is plain English", encoding="utf-8")
    assert kg("build", *ARTICLES, "d.txt", "--out", "out").exit_code == 1
    report = _report("out")
    articles = {item["source"]: item for item in report["articles"]}
    assert {name: item["claims"] for name, item in articles.items()} == {"a.txt": 1, "b.txt": 1, "c.txt": 0}
    assert {name: item["noticed"] for name, item in articles.items()} == {"a.txt": 1, "b.txt": 0, "c.txt": 0}
    assert [item["reason"] for item in articles["b.txt"]["rejected"]] == ["filler"]
    assert report["skipped"] == [{"source": "d.txt", "reason": "d.txt: too strange to be read; leave it out"}]
    assert report["totals"] == {
        "articles": 3,
        "claims": 2,
        "noticed": 1,
        "rejected": 1,
        "skipped": 1,
        "rejectedByReason": {"filler": 1},
    }


@pytest.mark.parametrize(
    "builds",
    [
        [["c.txt", "b.txt", "a.txt"]],
        [["a.txt"], ["b.txt", "c.txt"]],
        [["c.txt"], ["a.txt"], ["b.txt"]],
        [["a.txt", "b.txt"], ["b.txt", "c.txt"]],
    ],
)
def test_builds_into_one_folder_equal_one_build(kg: Kg, builds: list[list[str]]) -> None:
    _write()
    kg("build", *ARTICLES, "--out", "one")
    for inputs in builds:
        assert kg("build", *inputs, "--out", "many").exit_code == 0
    assert _files("many") == _files("one")
    assert _stored("many") == _stored("one") == _lines("one")


def _stored(folder: str) -> list[str]:
    return [jsonl.dumps(reading) for reading in pipeline.readings(f"{folder}/graph.kg")]


def _lines(folder: str) -> list[str]:
    return (Path(folder) / "claims.jsonl").read_text(encoding="utf-8").splitlines()


def test_lines_stand_by_article_id(kg: Kg) -> None:
    _write()
    kg("build", *ARTICLES, "--out", "out")
    ids = [json.loads(line)["document"]["id"] for line in _lines("out")]
    assert ids == sorted(ids)
    assert len(ids) == 3


def test_corrected_article_replaces_the_old_one(kg: Kg) -> None:
    _write()
    kg("build", "a.txt", "--url", "https://example.org/1", "--out", "out")
    kg("build", "b.txt", "--url", "https://example.org/1", "--out", "out")
    (line,) = _lines("out")
    assert "France" in line
    assert "Iran" not in (Path("out") / "graph.ttl").read_text(encoding="utf-8")
    assert _stored("out") == [line]


@pytest.mark.parametrize("order", [["1", "2"], ["2", "1"]])
def test_of_two_inputs_with_one_id_one_is_kept_and_one_counted(kg: Kg, order: list[str]) -> None:
    for name, weapon in (("1", "rockets"), ("2", "missiles")):
        line = {"url": "https://example.org/x", "text": f"Iran supplied Syria with {weapon}."}
        Path(f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    result = kg("build", *(f"{name}.jsonl" for name in order), "--out", "out")
    assert result.exit_code == 1
    assert "stands twice" in result.stderr
    kg("build", *(f"{name}.jsonl" for name in reversed(order)), "--out", "again")
    assert _files("out") == _files("again")
    report = _report("out")
    assert report["totals"] == report["totals"] | {"articles": 1, "claims": 1, "skipped": 1}


def test_skipped_input_is_forgotten_once_it_is_read(kg: Kg) -> None:
    _write()
    Path("d.txt").write_bytes(b"")
    assert kg("build", "a.txt", "d.txt", "--out", "out").exit_code == 1
    assert _report("out")["totals"]["skipped"] == 1
    Path("d.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
    assert kg("build", "d.txt", "--out", "out").exit_code == 0
    assert _report("out")["skipped"] == []


def test_no_text_keeps_quotes_alone(kg: Kg) -> None:
    _write()
    kg("build", "a.txt", "--no-text", "--out", "out")
    data = json.loads(_lines("out")[0])
    assert data["document"]["text"] is None
    assert len(data["document"]["sha256"]) == 64
    assert data["claims"][0]["evidence"]["text"] == "Iran supplied Syria with rockets."


class _Killed(BaseException):
    """Stands for kill -9: nothing in kg may catch it and tidy up."""


def _die(*_: object) -> None:
    raise _Killed


@pytest.mark.parametrize("when", ["stage.write", "folder.decide", "folder.settle", "load", "export", "folder.close"])
@pytest.mark.parametrize("first", [False, True], ids=["into a build", "into nothing"])
def test_build_that_died_is_brought_level(kg: Kg, monkeypatch: pytest.MonkeyPatch, when: str, first: bool) -> None:
    """Whatever step a build dies before, the next build ends as if there had been no accident."""
    _write()
    kg("build", *(["b.txt", "c.txt"] if first else ARTICLES), "--out", "whole")
    if not first:
        kg("build", "a.txt", "--out", "out")
    target = {
        "stage.write": "kg.folder.Stage.write",
        "folder.decide": "kg.folder.Folder.decide",
        "folder.settle": "kg.folder.Folder.settle",
        "load": "kg.pipeline._fill",
        "export": "kg.pipeline._write_turtle",
        "folder.close": "kg.folder.Folder.close",
    }[when]

    with monkeypatch.context() as patch:
        patch.setattr(target, _die)
        with pytest.raises(_Killed):
            kg("build", "b.txt", "--out", "out")
    assert kg("build", "c.txt", "b.txt", "--out", "out").exit_code == 0
    assert _files("out") == _files("whole")
    assert _stored("out") == _lines("whole")
    assert not [path for path in Path("out").iterdir() if path.name.startswith(".")]


def test_decided_build_is_finished_by_the_next_one(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dead after the decision: the next build loads what the dead one read, without reading it again."""
    _write()
    kg("build", "a.txt", "b.txt", "--out", "whole")
    with monkeypatch.context() as patch:
        patch.setattr("kg.pipeline._fill", _die)
        with pytest.raises(_Killed):
            kg("build", "a.txt", "--out", "out")
    assert kg("build", "b.txt", "--out", "out").exit_code == 0
    assert _files("out") == _files("whole")
    assert _stored("out") == _lines("whole")


def test_lost_store_is_filled_again_by_the_next_build(kg: Kg) -> None:
    import shutil

    _write()
    kg("build", "a.txt", "b.txt", "--out", "out")
    shutil.rmtree("out/graph.kg")
    kg("build", "c.txt", "--out", "out")
    assert _stored("out") == _lines("out")
    assert len(_lines("out")) == 3


def test_second_build_at_the_same_time_is_refused(kg: Kg) -> None:
    _write()
    with Folder(Path("out")).locked():
        result = kg("build", "a.txt", "--out", "out")
    assert result.exit_code == 2
    assert "another kg build writes here" in result.stderr


def test_nothing_read_leaves_nothing(kg: Kg) -> None:
    result = kg("build", "absent.txt", "--out", "new/out")
    assert result.exit_code == 2
    assert "absent.txt" in result.stderr
    assert not Path("new").exists()


def test_nothing_read_leaves_a_build_as_it_was(kg: Kg) -> None:
    _write()
    kg("build", "a.txt", "--out", "out")
    before = _files("out")
    assert kg("build", "absent.txt", "--out", "out").exit_code == 2
    assert _files("out") == before


def test_claims_that_are_out_of_order_are_refused(kg: Kg) -> None:
    _write()
    kg("build", *ARTICLES, "--out", "out")
    claims = Path("out/claims.jsonl")
    claims.write_text("\n".join(reversed(_lines("out"))) + "\n", encoding="utf-8")
    result = kg("build", "a.txt", "--out", "out")
    assert result.exit_code == 2
    assert "out/claims.jsonl, line 2" in result.stderr


def test_folders_and_json_lines_are_read(kg: Kg) -> None:
    Path("news").mkdir()
    _write({f"news/{name}": text for name, text in ARTICLES.items()})
    with gzip.open("wire.jsonl.gz", "wt", encoding="utf-8") as out:
        for number in range(5):
            out.write(json.dumps({"url": f"https://example.org/{number}", "text": ARTICLES["a.txt"]}) + "\n")
    assert kg("build", "news", "wire.jsonl.gz", "--out", "out").exit_code == 0
    assert _report("out")["totals"]["articles"] == 8


def test_standard_input_is_read(kg: Kg) -> None:
    assert kg("build", "-", "--out", "out", stdin=ARTICLES["a.txt"]).exit_code == 0
    assert len(_lines("out")) == 1


def test_names_and_texts_that_are_no_utf8_are_written(kg: Kg) -> None:
    """A file's name in another encoding, and half of a surrogate pair in a text and its title."""
    Path(b"caf\xe9.txt".decode("utf-8", "surrogateescape")).write_text(ARTICLES["a.txt"], encoding="utf-8")
    Path(b"na\xefve.txt".decode("utf-8", "surrogateescape")).write_bytes(b"")
    line = '{"title": "Half \\ud800", "text": "Iran supplied Syria with rockets \\ud801 and guns on Monday."}\n'
    Path("wire.jsonl").write_text(line, encoding="utf-8")
    result = kg("build", ".", "--out", "out")
    assert result.exit_code == 1
    assert _report("out")["totals"] == _report("out")["totals"] | {"articles": 2, "skipped": 1}
    assert _stored("out") == _lines("out")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    """Sorting and merging: ten times the articles, at the most half as much again."""
    peaks = [_peak(tmp_path / str(count), count) for count in (400, 4000)]
    assert peaks[1] < 1.5 * peaks[0]


def _peak(path: Path, count: int) -> int:
    import tracemalloc

    def reading(number: int) -> Reading:
        article = Article(f"article-{number:07}", "x.txt", "word " * 500, "0")
        return Reading(article, (), ())

    tracemalloc.start()
    for half in (0, 1):
        folder = Folder(path)
        with folder.locked(), folder.stage() as stage:
            for number in range(half, count, 2):
                stage.add(reading(number), ())
            stage.write()
            folder.decide()
            assert folder.settle()
            folder.close()
    with in_order(pipeline.readings(str(path))) as ordered:
        assert sum(1 for _ in ordered) == count
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


_PROGRAM = """
import sys
sys.path.insert(0, {folder!r})
import kg.pool
from conftest import PatternReader
kg.pool._new_reader = PatternReader
from kg.cli import main
main()
"""


@pytest.mark.slow
def test_killed_build_is_brought_level(kg: Kg, tmp_path: Path) -> None:
    """kill -9 at one moment after another of a whole build, each on top of what the last one left."""
    Path("wire.jsonl").write_text(
        "".join(
            json.dumps({"url": f"https://example.org/{number}", "text": ARTICLES["a.txt"]}) + "\n"
            for number in range(200)
        ),
        encoding="utf-8",
    )
    kg("build", "wire.jsonl", "--out", "whole")
    program = _PROGRAM.format(folder=str(Path(__file__).parent))
    died = 0
    for moment in range(1, 16):
        with subprocess.Popen(
            [sys.executable, "-c", program, "build", "wire.jsonl", "--out", "out"], cwd=tmp_path
        ) as running:
            try:
                running.wait(moment / 10)
            except subprocess.TimeoutExpired:
                running.kill()
                died += 1
    assert died
    assert kg("build", "wire.jsonl", "--out", "out").exit_code == 0
    assert _files("out") == _files("whole")
    assert _stored("out") == _lines("whole")

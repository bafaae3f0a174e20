"""The history of scores: a row for each state, once."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.scoring import Score, history, total
from kg.training import pages
from kg.training.score import GOLD_PAGE, HISTORY, SHOWN

ROOT = Path(__file__).resolve().parents[2]


def _row(part: str = "dev", claims: str = "a") -> str:
    nothing: Score = total([])
    return history.row(version="1.0", model="m", claims=claims, part=part, result=nothing)


def test_same_state_appends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.tsv"
    assert history.append(path, [_row(), _row(), _row("aside")]) == 2
    before = path.read_bytes()
    assert history.append(path, [_row("aside"), _row()]) == 0
    assert path.read_bytes() == before
    assert history.append(path, [_row(claims="b")]) == 1
    assert path.read_bytes().startswith(before)
    widths = {len(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()}
    assert widths == {len(history.COLUMNS)}


def test_digest_tells_parts_apart() -> None:
    assert history.digest([b"ab", b"c"]) != history.digest([b"a", b"bc"]) != history.digest([b"abc"])


def test_history_of_the_repository_is_whole() -> None:
    lines = (ROOT / "tests" / "gold" / "history.tsv").read_text(encoding="utf-8").splitlines()
    assert tuple(lines[0].split("\t")) == history.COLUMNS
    assert len(lines) == len(set(lines))
    assert {len(line.split("\t")) for line in lines} == {len(history.COLUMNS)}


def test_page_on_the_gold_shows_the_last_scores(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes((ROOT / GOLD_PAGE).read_bytes())
    pages.rewrite(page, "scores by part", pages.by_part(ROOT / HISTORY, SHOWN))
    assert page.read_bytes() == (ROOT / GOLD_PAGE).read_bytes()


def test_table_by_part_takes_the_last_row(tmp_path: Path) -> None:
    path = tmp_path / "history.tsv"
    old = _row().split("\t")
    history.append(path, ["\t".join(old), "\t".join([*old[:2], "b", *old[3:-1], "99.5"]), _row("aside")])
    assert pages.by_part(path, ["dev", "absent"])[2:] == [
        "| dev | 0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 99.5 |"
    ]


def test_marks_must_be_there(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- a -->\nold\n<!-- end of a -->\nrest\n", encoding="utf-8")
    pages.rewrite(page, "a", ["new"])
    assert page.read_text(encoding="utf-8") == "<!-- a -->\nnew\n<!-- end of a -->\nrest\n"
    with pytest.raises(ValueError, match="the marks <!-- b --> and <!-- end of b --> are not both there"):
        pages.rewrite(page, "b", ["new"])


@pytest.mark.slow
def test_scores_without_the_shared_material(tmp_path: Path) -> None:
    environment = {"KG_SHARED": str(tmp_path / "nothing"), "PATH": ""}
    command = [sys.executable, "-m", "kg.training.score", "--part", "dev"]
    command += ["--keep", str(tmp_path / "claims.jsonl")]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8")
    table = done.stdout.splitlines()
    assert table[:2] == ["gold/dev-shipped", "7 of 7 gold articles have predictions"]
    # What the command says of the same claims is what the table says.
    command = [sys.executable, "-m", "kg.cli", "score", "tests/gold/dev.tar.xz", str(tmp_path / "claims.jsonl")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines() == table[1:-1]

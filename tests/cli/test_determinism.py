"""The same articles give the same bytes: whatever the folder, hash seed, locale, time zone or job count."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAME = ("claims.jsonl", "graph.ttl", "report.json")

pytestmark = pytest.mark.slow


def _build(folder: Path, *words: str, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", *words, "--out", str(folder)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in SAME}


def test_builds_are_the_same_everywhere(tmp_path: Path) -> None:
    examples = sorted(str(path) for path in (ROOT / "examples").glob("*.txt"))
    assert examples
    here = tmp_path / "one"
    there = tmp_path / "another folder" / "deeper"
    _build(here, *examples, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    _build(there, *reversed(examples), "--jobs", "2", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert _files(there) == _files(here)
    several = tmp_path / "several"
    for part in (examples[::2], examples[1::2]):
        _build(several, *part, PYTHONHASHSEED="3", LC_ALL="POSIX", TZ="America/New_York")
    assert _files(several) == _files(here)

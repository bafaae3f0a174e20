"""The same readings give the same bytes in every format: in two clones, whatever the hash seed, the locale, the time
zone and the order of the claims file, and from a store."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hand_built import first_story, second_story

from kg.model import jsonl
from kg.stores import open_writer

ROOT = Path(__file__).resolve().parents[2]
STORIES = (first_story(), second_story())

WRITE = """
import sys
from pathlib import Path
import kg
from kg import pipeline
from kg.exports.base import exporters
assert Path(kg.__file__).is_relative_to(Path.cwd()), kg.__file__
for one in exporters():
    pipeline.save(one.name, pipeline.readings(sys.argv[1]), Path(sys.argv[2], "graph" + one.suffix))
"""


@pytest.mark.slow
def test_two_clones_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name, order, environment in (
        ("one", 1, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}),
        ("another clone", -1, {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}),
    ):
        clone = tmp_path / name
        for part in ("kg", "ontology", "queries"):
            shutil.copytree(ROOT / part, clone / part, ignore=shutil.ignore_patterns("__pycache__"))
        claims, out = clone / "claims.jsonl", clone / "out"
        claims.write_text("".join(jsonl.dumps(story) + "\n" for story in STORIES[::order]), encoding="utf-8")
        _write(clone, claims, out, environment)
        written.append(_files(out))
    assert len(written[0]) > 5
    assert written[0] == written[1]


@pytest.mark.slow
def test_a_store_gives_the_bytes_of_its_claims(tmp_path: Path) -> None:
    claims, store = tmp_path / "claims.jsonl", tmp_path / "graph.kg"
    claims.write_text("".join(jsonl.dumps(story) + "\n" for story in STORIES), encoding="utf-8")
    with open_writer(str(store)) as writer:
        writer.load(reversed(STORIES))
    for source in (claims, store):
        _write(ROOT, source, tmp_path / source.stem, {})
    found = [_files(tmp_path / name) for name in ("claims", "graph")]
    assert found[0] == found[1]


def _files(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their paths; a format may write a folder of its own."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _write(clone: Path, source: Path, out: Path, environment: dict[str, str]) -> None:
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(source), str(out)],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

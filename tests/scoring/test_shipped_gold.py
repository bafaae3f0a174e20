"""The gold that ships: its form, its licences, and that it is what the material it was made from gives."""

import csv
import json
import os
import tarfile
from pathlib import Path

import jsonschema
import pytest

from kg.scoring import read_gold
from kg.scoring.gold import gold_files
from kg.training import gold as packing

GOLD = Path(__file__).resolve().parents[1] / "gold"
SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))
#: Articles of each part by kind, as the page on the gold says.
COUNTS = {"train": {"written": 267, "real": 328}, "dev": {"real": 7}, "test": {"written": 33, "real": 9}}


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8").splitlines(), delimiter="\t"))


def test_schema_is_the_vocabulary_s() -> None:
    assert json.loads((GOLD / "gold.schema.json").read_bytes()) == packing.gold_schema()


@pytest.mark.parametrize("part", [pytest.param("train", marks=pytest.mark.slow), "dev", "test"])
def test_articles_keep_the_schema_and_have_a_licence(part: str) -> None:
    judge = jsonschema.Draft202012Validator(packing.gold_schema())
    files = dict(gold_files(GOLD / f"{part}.tar.xz"))
    rows = _table(files.pop("articles.tsv"))
    # Names alone are shown: what stands in the test part is for programs.
    broken = [name for name in files if name.endswith(".json") and not judge.is_valid(json.loads(files[name]))]
    assert broken == []
    kinds = [row["kind"] for row in rows]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == COUNTS[part]
    assert {row["file"] for row in rows} == {name for name in files if name.endswith(".txt")}
    assert all(row["licence"] for row in rows)
    assert [row for row in rows if row["kind"] == "real" and not row["publisher"]] == []
    assert len(read_gold(GOLD / f"{part}.tar.xz")) == len(rows) == len(files) / 2


def test_table_is_that_of_the_archives() -> None:
    inside = [row for part in COUNTS for row in _table(dict(gold_files(GOLD / f"{part}.tar.xz"))["articles.tsv"])]
    assert _table((GOLD / "articles.tsv").read_bytes()) == inside


def test_parts_share_no_article() -> None:
    texts = [gold.text for part in COUNTS for gold in read_gold(GOLD / f"{part}.tar.xz")]
    assert len(texts) == len(set(texts))


def test_archives_name_no_owner_and_no_time() -> None:
    for part in COUNTS:
        with tarfile.open(GOLD / f"{part}.tar.xz") as archive:
            assert {(item.mtime, item.uid, item.gid, item.uname, item.gname) for item in archive} == {(0, 0, 0, "", "")}


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in GOLD.iterdir()) < 5_000_000


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the marked articles (KG_SHARED) are not here")
def test_packing_again_gives_the_same(tmp_path: Path) -> None:
    packing.pack(SHARED, tmp_path)
    for part in COUNTS:
        name = f"{part}.tar.xz"
        # The content: another release of the compressor may write other bytes.
        assert list(gold_files(tmp_path / name)) == list(gold_files(GOLD / name))
    for name in ("articles.tsv", "gold.schema.json"):
        assert (tmp_path / name).read_bytes() == (GOLD / name).read_bytes()

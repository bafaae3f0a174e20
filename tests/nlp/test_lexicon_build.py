"""The built tables: size, licences in files of their own, and the same again from the facts."""

import lzma
import os
from pathlib import Path

import pytest

from kg import resources
from kg.errors import SettingError
from kg.nlp.lexicon_build import COLUMNS, build, notice_text, tables

FOLDER = resources.ontology("lexicon")
SHARED = Path(os.environ.get("KG_SHARED", resources.ontology().parent.parent / "shared")) / "lexicon"
needs_facts = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the fact tables are not here; set KG_SHARED to the shared material"
)


def rows(name: str) -> list[dict[str, str]]:
    lines = lzma.decompress((FOLDER / f"{name}.tsv.xz").read_bytes()).decode("utf-8").splitlines()
    assert tuple(lines[0].split("\t")) == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def test_all_tables_together_stay_under_ten_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 10_000_000


def test_share_alike_rows_lie_only_in_files_of_their_own() -> None:
    found = {
        path.name.removesuffix(".tsv.xz"): {row["licence"] for row in rows(path.name.removesuffix(".tsv.xz"))}
        for path in FOLDER.glob("*.tsv.xz")
    }
    assert found["countries-odbl"] == {"ODbL-1.0"}
    assert found["organizations-ccbysa"] == {"CC-BY-SA-4.0"}
    rest = {licence for name, used in found.items() if "-" not in name for licence in used}
    assert rest
    assert not [licence for licence in rest if not licence or "ODbL" in licence or "SA" in licence.split("-")]


def test_agreements_marked_for_checking_give_facts_only() -> None:
    facts = [row for row in rows("agreements") if row["licence"] == "facts"]
    assert len(facts) > 30
    assert all(set(row) == set(COLUMNS) for row in facts)


def test_notice_names_every_source_that_asks_for_it() -> None:
    notice = (resources.ontology().parent / "NOTICE").read_text(encoding="utf-8")
    for name in ("GeoNames", "SISO Inc.", "Oryx", "Open Database License", "ShareAlike", "name-suggestion-index"):
        assert name in notice


@needs_facts
@pytest.mark.slow
def test_the_tables_and_the_notice_are_what_the_facts_give(tmp_path: Path) -> None:
    build(SHARED, tmp_path / "lexicon", tmp_path / "NOTICE")
    for path in sorted((tmp_path / "lexicon").glob("*.xz")):
        built, kept = (lzma.decompress(at.read_bytes()) for at in (path, FOLDER / path.name))
        assert built == kept, path.name
    # what else ships with other people's work in it is told after the tables
    assert (resources.ontology().parent / "NOTICE").read_text(encoding="utf-8").startswith(notice_text(SHARED))


@needs_facts
@pytest.mark.slow
def test_no_city_is_a_common_word_without_being_marked() -> None:
    cities = dict(tables(SHARED))["cities"]
    names = {row["name"]: row for row in cities}
    assert "Police" not in names  # a town in Poland
    assert names["Kherson"]["country"] == "UA"


def test_a_folder_without_facts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="holds no countries"):
        build(tmp_path, tmp_path / "out", tmp_path / "NOTICE")

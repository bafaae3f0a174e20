"""Tables of ontology/ are read by one reader, which names the row that is wrong."""

from pathlib import Path

import pytest

from kg import resources
from kg.errors import OntologyError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ontology").mkdir()
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    return tmp_path / "ontology"


def test_rows_come_without_head_comments_and_blank_lines(folder: Path) -> None:
    (folder / "words.tsv").write_text("# what\nword\tuse\n\na\tb\nc\t\n", encoding="utf-8")
    assert resources.table("words.tsv") == [["a", "b"], ["c", ""]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"word\tuse\na\tb\tc\n", "words.tsv: 'a' has 3 fields, its head 2; mend the row"),
        (b"word\tuse\n\xff\n", "words.tsv of the ontology can't be read; install kg again"),
        (None, "words.tsv of the ontology can't be read; install kg again"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (folder / "words.tsv").write_bytes(content)
    with pytest.raises(OntologyError, match=told.replace("'", ".")):
        resources.table("words.tsv")

"""kg view: where it reads and where it writes."""

from pathlib import Path

import pytest
from chronicle import chronicle
from click.testing import CliRunner

from kg.cli import cli
from kg.model import jsonl


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A claims file."""
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(jsonl.dumps(reading) + "\n" for reading in reversed(chronicle())), encoding="utf-8")
    return path


def run(*words: str, given: str | None = None) -> tuple[int, bytes, str]:
    """Exit code, standard output, standard error."""
    done = CliRunner().invoke(cli, ["view", *words], input=given)
    return done.exit_code, done.stdout_bytes, done.stderr


def test_file_standard_input_and_store_give_the_same_page(claims: Path, tmp_path: Path) -> None:
    from kg import pipeline

    out = tmp_path / "graph.html"
    assert run(str(claims), "-o", str(out)) == (0, b"", f"wrote {out}; open it in a browser\n")
    page = out.read_bytes()
    assert page.startswith(b"<!doctype html>")
    assert run("-", "-o", "-", given=claims.read_text(encoding="utf-8")) == (0, page, "")
    pipeline.load(str(tmp_path / "graph.kg"), chronicle())
    assert run(str(tmp_path / "graph.kg"), "-o", "-")[1] == page


def test_title_texts_and_quotes_are_the_users_choice(claims: Path) -> None:
    page = run(str(claims), "-o", "-", "--title", "Guns & <drones>")[1].decode()
    assert '"title":"Guns & \\u003cdrones>"' in page
    assert "Freedonia shipped about 200 Rambler guns to Sylvania in the summer of 2024, the Gazette said" in page
    short = run(str(claims), "-o", "-", "--no-text", "--quote-length", "20")[1].decode()
    assert "Freedonia shipped ab" in short
    assert "Freedonia shipped about" not in short


def test_what_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    code, _, said = run(str(tmp_path / "nothing"))
    assert code == 2
    assert "no such file or folder" in said
    assert not (tmp_path / "graph.html").exists()

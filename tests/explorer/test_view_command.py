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


def test_an_article_is_read_first(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Freedonia shipped guns to Sylvania.", encoding="utf-8")
    code, _, said = run(str(article), "-o", str(tmp_path / "graph.html"))
    assert code == 2
    assert (
        said == f"Error: {article} is an article that is not read yet; kg build {article} --out out, then kg view out\n"
    )
    assert not (tmp_path / "graph.html").exists()


def test_a_source_without_claims_is_an_empty_page_and_says_so(tmp_path: Path) -> None:
    nothing = tmp_path / "claims.jsonl"
    nothing.touch()
    code, page, said = run(str(nothing), "-o", "-")
    assert code == 0
    assert page.startswith(b"<!doctype html>")
    assert said == f"note: there is no claim in {nothing}; the page is empty\n"

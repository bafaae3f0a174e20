"""docs/rdf.md shows what the export and its commands write. Run this file to print the commands' output anew
(``make readme``)."""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from test_readme import ROOT, printed

PAGE = ROOT / "docs" / "rdf.md"
CLAIM = ROOT / "docs" / "one-claim.jsonl"


def _blocks() -> list[str]:
    return re.findall(r"```turtle\n(.*?)```\n", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def _written() -> str:
    import io

    from kg import pipeline

    out = io.BytesIO()
    pipeline.stream("turtle", pipeline.readings(str(CLAIM)), out)
    return out.getvalue().decode()


def test_every_line_shown_is_written_so() -> None:
    written = _written()
    assert len(_blocks()) == 4
    for block in _blocks():
        for statement in re.findall(r"^\S.*?\.$", block, re.DOTALL | re.MULTILINE):
            assert f"\n{statement}\n" in written


def test_every_line_shown_is_explained() -> None:
    told = set(re.findall(r"`[^`]*`", "".join(re.findall(r"^\|.*", PAGE.read_text(encoding="utf-8"), re.MULTILINE))))
    explained = {name for words in told for name in re.findall(r"[a-z]+:[A-Za-z0-9-]+", words)}
    shown = {
        name for block in _blocks() for name in re.findall(r"^(?:\t|\S+ )([a-z]+:[A-Za-z-]+) ", block, re.MULTILINE)
    }
    assert len(shown) > 35
    assert shown <= explained


@pytest.mark.parametrize(
    "option",
    ["--rdf12", "--all-edges", "--no-edges", "--no-text", "--quote-length", "--base-iri", "--vocabulary-iri"],
)
def test_the_options_named_are_there(option: str) -> None:
    from kg.cli import cli

    assert option in {name for one in cli.commands["export"].params for name in one.opts}
    assert option in PAGE.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_page_shows_what_commands_print(tmp_path: Path) -> None:
    assert _printed(tmp_path) == PAGE.read_text(encoding="utf-8")


def _printed(folder: Path) -> str:
    (folder / "docs").symlink_to(ROOT / "docs")
    return printed(PAGE.read_text(encoding="utf-8"), folder)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        PAGE.write_text(_printed(Path(place)), encoding="utf-8")

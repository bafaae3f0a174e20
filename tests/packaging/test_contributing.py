"""CONTRIBUTING names what there is."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

_ROW = re.compile(r"^\| (?P<nouns>[A-Z][\w, ]+?) \| `.+?` \| `(?P<module>kg[\w.]+)` \|", re.MULTILINE)


@pytest.mark.parametrize(("nouns", "module"), [found.groups() for found in _ROW.finditer(TEXT)])
def test_noun_lives_in_its_module(nouns: str, module: str) -> None:
    for noun in nouns.split(", "):
        assert hasattr(import_module(module), noun), f"{module} has no {noun}"


def test_layers_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = TEXT.split("## Layers")[1].split("```")[1]
    assert [re.split(r"\s{2,}", line)[0] for line in drawn.strip().splitlines()] == layers


def test_version_is_one() -> None:
    from kg import __version__

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["version"] == __version__
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] in {"Unreleased", __version__}

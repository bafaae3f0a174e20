"""Our scores beside those of the gold's own tool, on all of dev and on claims made worse in many ways."""

import copy
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.model import jsonl
from kg.scoring import read_gold, score, scores, tables

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))
GOLD, TOOL = SHARED / "gold" / "dev", SHARED / "tools" / "score.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TOOL.is_file(), reason=f"the gold's own scorer is not at {TOOL}; set KG_SHARED"),
]

Line = dict[str, Any]


@pytest.fixture(scope="module")
def read_lines() -> list[Line]:
    """What the reader finds in dev."""
    from kg.extractors.reading import ArticleReader
    from kg.training.score import readings

    return [json.loads(line) for line in readings(ArticleReader(), GOLD)]


def _arguments(line: Line) -> list[Line]:
    return [argument for claim in line["claims"] for argument in claim["arguments"]]


def _drop(line: Line, chance: random.Random) -> None:
    line["claims"] = [claim for claim in line["claims"] if chance.random() < 0.6]


def _double(line: Line, chance: random.Random) -> None:
    line["claims"] += [copy.deepcopy(claim) for claim in line["claims"] if chance.random() < 0.5]
    chance.shuffle(line["claims"])


def _thin(line: Line, chance: random.Random) -> None:
    for claim in line["claims"]:
        claim["arguments"] = [argument for argument in claim["arguments"] if chance.random() < 0.7]
        claim["attribution"] = [speaker for speaker in claim["attribution"] if chance.random() < 0.7]


def _unname(line: Line, chance: random.Random) -> None:
    for argument in _arguments(line):
        argument[chance.choice(("entity", "mention", "value"))] = None
    for claim in line["claims"]:
        for speaker in claim["attribution"]:
            speaker[chance.choice(("entity", "mention"))] = None


def _swap(line: Line, chance: random.Random) -> None:
    spans = [argument["mention"] for argument in _arguments(line)]
    names = [entity["name"] for entity in line["entities"]]
    chance.shuffle(spans)
    chance.shuffle(names)
    for argument, span in zip(_arguments(line), spans, strict=True):
        argument["mention"] = span
    for entity, name in zip(line["entities"], names, strict=True):
        entity["name"] = name if chance.random() < 0.5 else entity["name"].upper()


def _retype(line: Line, chance: random.Random) -> None:
    for key in ("type", "act", "polarity", "modality", "time", "trigger"):
        values = [claim[key] for claim in line["claims"]]
        chance.shuffle(values)
        for claim, value in zip(line["claims"], values, strict=True):
            claim[key] = value if chance.random() < 0.5 else claim[key]


def _stretch(line: Line, chance: random.Random) -> None:
    for argument in _arguments(line):
        if argument["mention"]:
            argument["mention"]["start"] = max(0, argument["mention"]["start"] - chance.randrange(30))
            argument["mention"]["end"] += chance.randrange(60)


def _keep(line: Line, chance: random.Random) -> None:
    """As they were read."""


def _tool(claims: Path) -> tuple[Line, list[str]]:
    """The tool's score, and its lines about errors."""
    command = [sys.executable, str(TOOL), str(GOLD), str(claims), "--errors", "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    listed, brace, values = printed.partition("{\n")
    return json.loads(brace + values), listed.splitlines()


@pytest.mark.parametrize("worsen", [_keep, _drop, _double, _thin, _unname, _swap, _retype, _stretch])
def test_same_numbers_and_same_errors(
    read_lines: list[Line], tmp_path: Path, worsen: Callable[[Line, random.Random], None]
) -> None:
    chance = random.Random(5)
    lines = copy.deepcopy(read_lines)
    for line in lines:
        worsen(line, chance)
    if worsen is _drop:
        del lines[3]  # an article without a line at all
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(jsonl.encode(line) + "\n" for line in lines), encoding="utf-8")
    with open(claims, encoding="utf-8") as file:
        result, matches = score(read_gold(GOLD), jsonl.read(file, "claims"))
    values, listed = _tool(claims)
    assert tables.as_json(result) == values
    assert [line for item in matches for line in scores.errors(item)] == listed
    assert len(listed) > 100

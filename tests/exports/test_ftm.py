"""FollowTheMoney, as its own command validates it."""

import csv
import json
import lzma
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from file_readers import by_ftm
from hand_built import TEXT, entity, first_story
from hostile import HOSTILE, spoilt
from stories import written

from kg import resources
from kg.model.vocabulary import EntityType


@pytest.fixture(scope="module")
def entities() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm").decode().splitlines()]


def of(entities: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in entities if one["schema"] == schema]


def as_sets(entity: dict[str, Any]) -> tuple[str, str, dict[str, set[str]]]:
    return entity["id"], entity["schema"], {name: set(values) for name, values in entity["properties"].items()}


@pytest.mark.slow
def test_validate_keeps_every_value_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "stories.ftm.json"
    data = written("ftm").replace(b'["fd"]', b'["fr"]')  # Freedonia is no country there
    path.write_bytes(data)
    assert [as_sets(one) for one in by_ftm(path)] == [as_sets(json.loads(line)) for line in data.splitlines()]


@pytest.mark.slow
def test_every_state_of_our_tables_is_one_there(tmp_path: Path) -> None:
    with lzma.open(resources.ontology() / "lexicon" / "countries.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    codes = sorted({row["country"] for row in rows} - {""})
    assert len(codes) > 200
    states = tuple(entity(TEXT, EntityType.COUNTRY, f"State {code}", country=code) for code in codes)
    path = tmp_path / "states.ftm.json"
    data = written("ftm", [replace(first_story(), entities=states, claims=())])
    path.write_bytes(data)
    assert [as_sets(one) for one in by_ftm(path)] == [as_sets(json.loads(line)) for line in data.splitlines()]


@pytest.mark.slow
def test_validate_reads_hostile_words(tmp_path: Path) -> None:
    path = tmp_path / "hostile.ftm.json"
    data = b"".join(written("ftm", [spoilt(words)]) for words in HOSTILE)
    path.write_bytes(data)
    assert [one["id"] for one in by_ftm(path)] == [json.loads(line)["id"] for line in data.decode().split("\n") if line]


def test_everything_is_there_once(entities: list[dict[str, Any]]) -> None:
    assert max(Counter(one["id"] for one in entities).values()) == 1
    assert Counter(one["schema"] for one in entities) == {
        "Address": 2,
        "Article": 3,
        "Asset": 2,
        "Contract": 1,
        "Documentation": 14,
        "Event": 14,
        "Mention": 19,
        "Occupancy": 1,
        "Organization": 4,
        "Person": 1,
        "Position": 1,
        "PublicBody": 2,
        "Sanction": 1,
        "UnknownLink": len(of(entities, "UnknownLink")),
    }


def test_all_but_articles_and_mentions_have_a_proof_that_is_there(entities: list[dict[str, Any]]) -> None:
    articles = {one["id"] for one in entities if one["schema"] == "Article"}
    for one in entities:
        where = one["properties"].get("document" if one["schema"] == "Mention" else "proof", [])
        assert one["schema"] == "Article" or (len(where) == 1 and set(where) <= articles)


def test_whatever_is_pointed_at_is_there(entities: list[dict[str, Any]]) -> None:
    ids = {one["id"] for one in entities}
    pointing = (
        "proof",
        "document",
        "entity",
        "subject",
        "object",
        "involved",
        "addressEntity",
        "resolved",
        "holder",
        "post",
    )
    for one in entities:
        for name in (*pointing, "organization"):
            assert set(one["properties"].get(name, [])) <= ids


def test_a_planned_or_denied_supply_says_so(entities: list[dict[str, Any]]) -> None:
    roles = Counter(one["role"][0] for one in of(entities, "UnknownLink") if one["role"][0].startswith("SUPPLIED"))
    assert roles == {"SUPPLIED": 3, "SUPPLIED (planned)": 1, "SUPPLIED (negated)": 1}


def test_an_office_a_sanction_and_a_place_have_their_schemata(entities: list[dict[str, Any]]) -> None:
    (sanction,) = of(entities, "Sanction")
    assert (sanction["authority"], sanction["date"]) == (["Freedonia"], ["2025-01-05"])
    (post,) = of(entities, "Position")
    assert post["name"] == ["president, Freedonia"]
    place = next(one for one in of(entities, "Address") if one["name"] == ["Gloria"])
    assert (place["latitude"], place["longitude"], place["remarks"]) == (["-44.25"], ["33.5"], ["point: town"])

"""GeoJSON: by a schema, and by a checker of RFC 7946."""

import json
from dataclasses import replace
from math import nan
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from file_readers import by_node
from hostile import HOSTILE, spoilt
from stories import stories, third_story, written

from kg.model import Point, Reading
from kg.model.vocabulary import EntityType

SCHEMA = json.loads((Path(__file__).parent / "geojson.schema.json").read_text(encoding="utf-8"))


def read(readings: list[Reading]) -> Any:
    found = json.loads(written("geojson", readings))
    jsonschema.validate(found, SCHEMA)
    return found


def test_a_feature_has_its_place_precision_and_sources() -> None:
    met = next(one for one in read(stories())["features"] if one["properties"]["type"] == "Meeting")
    assert met["geometry"] == {"type": "Point", "coordinates": [33.5, -44.25]}
    said = met["properties"]
    assert (said["place"], said["placeRole"], said["precision"]) == ("Gloria", "place", "town")
    assert said["saidBy"] == ["Rufus Firefly"]
    assert [(one["title"], one["publisher"], one["sentence"]) for one in said["sources"]] == [
        (
            "+Sanctions",
            "Chronicle",
            "Rufus Firefly, president of Freedonia, met envoys in Gloria\nand in Oz, he told The Gazette.",
        )
    ]


def test_what_is_not_drawn_is_counted() -> None:
    found = read(stories())
    assert found["kg"] == {
        "claims": 14,
        "claimsDrawn": 3,
        "claimsWithoutPlace": 11,
        "claimsWithoutPoint": 0,
        "features": len(found["features"]),
    }


@pytest.mark.parametrize("point", [None, Point(181, 0, "town"), Point(0, -91, "town"), Point(nan, 0, "town")])
def test_what_has_no_point_on_this_earth_is_counted_not_drawn(point: Point | None) -> None:
    story = third_story()
    entities = tuple(replace(one, point=point) if one.type is EntityType.PLACE else one for one in story.entities)
    found = read([replace(story, entities=entities)])
    assert found["features"] == []
    assert (found["kg"]["claimsDrawn"], found["kg"]["claimsWithoutPoint"]) == (0, 1)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_fit_the_schema(words: str) -> None:
    read([spoilt(words)])


def test_a_checker_of_rfc_7946_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "stories.geojson"
    path.write_bytes(written("geojson"))
    assert by_node("geojson", path) == json.loads(path.read_text(encoding="utf-8"))

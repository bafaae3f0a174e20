"""GeoJSON (RFC 7946): where claims say that something happens, as points with their precision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any, BinaryIO

from kg.exports.survey import Survey
from kg.exports.text import encode
from kg.graph.build import claim_node
from kg.graph.model import Node
from kg.model import Argument, Article, Claim, Reading
from kg.model.vocabulary import EntityType, Role

#: Roles in which a country is where something happens; in all others it acts. A place is somewhere in any role.
_WHERE: frozenset[Role] = frozenset({Role.PLACE, Role.TERRITORY, Role.ORIGIN, Role.DESTINATION, Role.TARGET})


@dataclass(slots=True)
class _Counts:
    """What was drawn and what was not."""

    features: int = 0
    claims: int = 0
    drawn: int = 0
    without_place: int = 0
    without_point: int = 0


class GeoJson:
    """A feature for each claim and place of it. Claims that name no place, or only places whose point is not
    known, are counted in the member ``kg`` at the end."""

    name = "geojson"
    suffix = ".geojson"
    description = "GeoJSON: claims where they happen, with precision and sources"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        with Survey(readings) as survey:
            for line in _lines(survey):
                out.write(line.encode())


def _lines(survey: Survey) -> Iterator[str]:
    counts = _Counts()
    yield '{"type":"FeatureCollection","features":[\n'
    lead = ""
    for reading in survey.readings():
        for claim in reading.claims:
            for feature in _features(reading.article, claim, survey, counts):
                yield lead + encode(feature) + "\n"
                lead = ","
    said = {
        "claims": counts.claims,
        "claimsDrawn": counts.drawn,
        "claimsWithoutPlace": counts.without_place,
        "claimsWithoutPoint": counts.without_point,
        "features": counts.features,
    }
    yield f'],"kg":{encode(said)}}}\n'


def _features(article: Article, claim: Claim, survey: Survey, counts: _Counts) -> Iterator[dict[str, Any]]:
    counts.claims += 1
    named: dict[tuple[Role, str], Node] = {}
    for argument in claim.arguments:
        if argument.entity is not None:
            node = survey.node(argument.entity)
            kind = node.labels[0]
            if kind == EntityType.PLACE or (kind == EntityType.COUNTRY and argument.role in _WHERE):
                named[argument.role, node.id] = node
    places = {key: point for key, node in named.items() if (point := _point(node)) is not None}
    if not named:
        counts.without_place += 1
    elif not places:
        counts.without_point += 1
    else:
        counts.drawn += 1
    for ordinal, ((role, place), point) in enumerate(places.items(), 1):
        counts.features += 1
        node = named[role, place]
        yield {
            "type": "Feature",
            "id": f"{claim.id}-{ordinal}",
            "geometry": {"type": "Point", "coordinates": point},
            "properties": {
                "claim": claim.id,
                **{key: value for key, value in claim_node(claim).properties.items() if key != "id"},
                "place": node.properties["name"],
                "placeId": place,
                "placeRole": role.value,
                "precision": node.properties.get("pointPrecision"),
                "fillers": [_filler(argument, survey) for argument in claim.arguments],
                "saidBy": [said for speaker in claim.attribution if (said := survey.words(speaker))],
                "sources": [_source(article, claim)],
            },
        }


def _point(node: Node) -> list[float] | None:
    """Longitude, then latitude; None where there is none on this earth."""
    lon, lat = node.properties.get("lon"), node.properties.get("lat")
    if not isinstance(lon, int | float) or not isinstance(lat, int | float):
        return None
    return [lon, lat] if isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90 else None


def _filler(argument: Argument, survey: Survey) -> dict[str, Any]:
    found: dict[str, Any] = {"role": argument.role.value}
    if argument.entity is not None:
        found |= {"name": survey.name(argument.entity), "entity": argument.entity}
    if argument.mention is not None:
        found["text"] = argument.mention.text
    return found


def _source(article: Article, claim: Claim) -> dict[str, Any]:
    quote = claim.evidence
    found = {"article": article.id, "source": article.source, "sentence": quote.text}
    for key in ("title", "publisher", "published", "url"):
        if getattr(article, key) is not None:
            found[key] = getattr(article, key)
    return {**found, "start": quote.start, "end": quote.end}

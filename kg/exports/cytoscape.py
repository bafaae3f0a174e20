"""Cytoscape JSON: entities and direct edges for Cytoscape.js."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg.exports.survey import Standing, Survey
from kg.exports.text import encode
from kg.graph.model import Node
from kg.model import Reading
from kg.model.vocabulary import Modality, Polarity


class Cytoscape:
    """Each element has its type among its classes, so that a style sheet can say ``.Country`` or ``.planned``; an
    edge lists the claims it stands on with their sentences and articles."""

    name = "cytoscape"
    suffix = ".cyjs"
    description = "Cytoscape JSON: entities and direct edges, each with its claims and sentences"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        with Survey(readings) as survey:
            for line in _lines(survey):
                out.write(line.encode())


def _lines(survey: Survey) -> Iterator[str]:
    yield '{"format_version":"1.0","generated_by":"kg","data":{"name":"kg"},"elements":{"nodes":[\n'
    lead = ""
    for node in survey.entities():
        yield lead + encode(_node(node))
        lead = ",\n"
    if lead:
        yield "\n"
    yield '],"edges":[\n'
    lead = ""
    for edge in survey.edges():
        yield lead
        yield from _edge(edge, survey)
        lead = ",\n"
    if lead:
        yield "\n"
    yield "]}}\n"


def _node(node: Node) -> dict[str, Any]:
    return {"data": {**node.properties, "type": node.labels[0]}, "classes": node.labels[0]}


def _edge(edge: Standing, survey: Survey) -> Iterator[str]:
    """In pieces: many claims may stand behind one edge."""
    key = edge.key
    said = [word for word in (key.polarity, key.modality) if word not in (Polarity.AFFIRMED, Modality.ASSERTED)]
    data = {
        "id": edge.id,
        "source": key.source,
        "target": key.target,
        "interaction": edge.kind,
        **edge.properties(),
        "weight": edge.texts,
        "intervals": [
            {name: day for name, day in (("start", first), ("end", last)) if day is not None}
            for first, last in edge.intervals()
        ],
    }
    yield '{"data":' + encode(data).removesuffix("}") + ',"evidence":['
    lead = ""
    for one in survey.supports(edge):
        yield lead + encode(one.properties())
        lead = ","
    yield ']},"classes":' + encode(" ".join([key.type, *said])) + "}"

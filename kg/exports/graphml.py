"""GraphML: the whole graph, claims and sentences included, for Gephi, yEd, Cytoscape, networkx and igraph."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import BinaryIO

from kg.exports.survey import Standing, Survey
from kg.exports.text import attribute, content
from kg.graph.build import AMOUNTS, article_graph
from kg.graph.model import Edge, Node, Value
from kg.graph.tally import OWN_LABELS
from kg.model import Reading

#: Properties whose column must not change its type with the data: numbers, or words where a number belongs.
_AMOUNTS: frozenset[str] = frozenset(role.value for role in AMOUNTS)

#: Positions in a text are not times, which is what a reader takes start and end for.
_RENAMED = {"start": "textStart", "end": "textEnd"}


class GraphMl:
    """Written by hand: networkx would hold the whole graph, and writes control characters as they are."""

    name = "graphml"
    suffix = ".graphml"
    description = "GraphML: the whole graph, claims with their sentences included, and direct edges with their times"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        keys = _Keys()
        with Survey(readings) as survey, tempfile.TemporaryFile() as body:
            for line in _body(survey, keys):
                body.write(line.encode())
            # the keys stand before the graph that uses them
            out.write(
                b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
            )
            for line in keys.lines():
                out.write(line.encode())
            out.write(b'<graph id="kg" edgedefault="directed">\n')
            body.seek(0)
            shutil.copyfileobj(body, out)
            out.write(b"</graph>\n</graphml>\n")


class _Keys:
    """Which properties nodes and edges have, and of what type."""

    def __init__(self) -> None:
        self._types: dict[tuple[str, str], str] = {}

    def data(self, of: str, properties: Mapping[str, Value]) -> str:
        """The properties as elements."""
        found = []
        for key, value in properties.items():
            if value is None:
                continue
            if key in _AMOUNTS and isinstance(value, str):
                key = f"{key}Words"  # noqa: PLW2901 - words have a column of their own
            kind = _kind(value)
            before = self._types.get((of, key), kind)
            self._types[of, key] = (
                before if before == kind else "double" if "string" not in (before, kind) else "string"
            )
            found.append(f'<data key="{of}-{key}">{content(value)}</data>')
        return "".join(found)

    def text(self, of: str, key: str, pieces: Iterable[str]) -> Iterator[str]:
        """A long text as an element, in pieces."""
        self._types[of, key] = "string"
        yield f'<data key="{of}-{key}">'
        yield from map(content, pieces)
        yield "</data>"

    def lines(self) -> Iterator[str]:
        """The keys, sorted."""
        for (of, key), kind in sorted(self._types.items(), reverse=False):
            yield f'<key id="{of}-{key}" for="{of}" attr.name="{key}" attr.type="{kind}"/>\n'


def _kind(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    return "double" if isinstance(value, float) else "string"


def _body(survey: Survey, keys: _Keys) -> Iterator[str]:
    ordinal = count(1)
    for node in survey.nodes():
        yield _node(node, keys)
    for reading in survey.readings():
        graph = article_graph(reading)
        for node in graph.nodes:
            if node.labels[0] in OWN_LABELS:
                yield _node(node, keys)
        for edge in graph.edges:
            yield _edge(f"e{next(ordinal)}", edge, keys)
    for view in survey.edges():
        yield from _view(view, survey, keys)


def _node(node: Node, keys: _Keys) -> str:
    properties = {_RENAMED.get(key, key): value for key, value in node.properties.items() if key != "id"}
    shown: dict[str, Value] = {"labels": node.labels, "label": _label(node), **properties}
    return f"<node id={attribute(node.id)}>{keys.data('node', shown)}</node>\n"


def _label(node: Node) -> Value:
    """What a picture writes beside the node."""
    for key in ("name", "title", "quote", "edtf", "type", "source"):
        if key in node.properties:
            return node.properties[key]
    return node.id


def _edge(name: str, edge: Edge, keys: _Keys) -> str:
    # what one article says of an entity is merged into the entity's node
    properties = {_RENAMED.get(key, key): value for key, value in edge.properties.items() if key != "given"}
    return _arrow(name, edge.source, edge.target, {"label": edge.type, "type": edge.type, **properties}, keys)


def _view(view: Standing, survey: Survey, keys: _Keys) -> Iterator[str]:
    """In pieces: many claims may stand behind one edge."""
    yield f"<edge id={attribute(view.id)} {_ends(view.key.source, view.key.target)}>"
    yield keys.data("edge", {"label": view.kind, **view.properties(), "weight": view.texts})
    claims = (one.claim for one in survey.supports(view))
    yield from keys.text("edge", "claimIds", (f"{' ' if place else ''}{one}" for place, one in enumerate(claims)))
    # GraphML knows no time; these are the words that its readers look for
    days = (("start", view.first), ("end", view.last))
    yield keys.data("edge", {key: day for key, day in days if day is not None}) + "</edge>\n"


def _arrow(name: str, source: str, target: str, properties: Mapping[str, Value], keys: _Keys) -> str:
    return f"<edge id={attribute(name)} {_ends(source, target)}>{keys.data('edge', properties)}</edge>\n"


def _ends(source: str, target: str) -> str:
    return f"source={attribute(source)} target={attribute(target)}"

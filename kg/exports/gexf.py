"""GEXF 1.3: entities and direct edges as a picture for Gephi, with a timeline."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.exports.survey import Standing, Survey, on_one_line
from kg.exports.text import attribute
from kg.graph.model import Node, Value
from kg.model import Reading

#: (property, GEXF type) of nodes and of edges, in the order of their ids; any other property stays out.
_OF_NODES = (
    ("type", "string"),
    ("country", "string"),
    ("weaponClass", "string"),
    ("wikidata", "string"),
    ("geonames", "string"),
    ("iso3166", "string"),
    ("identifiers", "string"),
    ("aliases", "string"),
    ("lon", "double"),
    ("lat", "double"),
    ("pointPrecision", "string"),
    ("articles", "long"),
    ("mentions", "long"),
)
_OF_EDGES = (
    ("type", "string"),
    ("polarity", "string"),
    ("modality", "string"),
    ("derived", "boolean"),
    ("symmetric", "boolean"),
    ("claims", "long"),
    ("articles", "long"),
    ("texts", "long"),
    ("publishers", "long"),
    ("first", "string"),
    ("last", "string"),
    ("claimIds", "string"),
    ("sentences", "string"),
)

#: Parts the sentences of one edge.
_PARTING = " | "

#: Sentences that an edge shows at most: a cell that people read. Its claims are named all, however many.
_SHOWN = 20


class Gexf:
    """Written by hand: networkx writes an older version with today's date, and control characters as they are.

    An edge's weight is the number of different texts it stands on; its intervals are the times that its claims
    date. Gephi melts parallel edges of one kind into one, so a planned or denied one has a kind of its own.
    """

    name = "gexf"
    suffix = ".gexf"
    description = "GEXF 1.3 for Gephi: entities and direct edges with their times"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        with Survey(readings) as survey:
            for line in _lines(survey):
                out.write(line.encode())


def _lines(survey: Survey) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "<meta>\n<creator>kg</creator>\n<description>Entities and direct edges. The edges are derived from claims"
    yield " that articles make: each says on how many claims, articles, texts and publishers it stands.</description>\n"
    yield "</meta>\n"
    yield '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    yield from _columns("node", _OF_NODES)
    yield from _columns("edge", _OF_EDGES)
    yield "<nodes>\n"
    for node in survey.entities():
        yield _node(node)
    yield "</nodes>\n<edges>\n"
    for edge in survey.edges():
        yield from _edge(edge, survey)
    yield "</edges>\n</graph>\n</gexf>\n"


def _columns(of: str, columns: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f'<attributes class="{of}">\n'
    for name, kind in columns:
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"


def _node(node: Node) -> str:
    properties = {"type": node.labels[0], **node.properties}
    head = f"<node id={attribute(node.id)} label={attribute(node.properties['name'])}>"
    return f"{head}<attvalues>{_values(properties, _OF_NODES)}</attvalues></node>\n"


def _edge(edge: Standing, survey: Survey) -> Iterator[str]:
    """In pieces: many claims may stand behind one edge."""
    ends = f"source={attribute(edge.key.source)} target={attribute(edge.key.target)}"
    head = f"<edge id={attribute(edge.id)} {ends} kind={attribute(edge.kind)} label={attribute(edge.kind)}"
    intervals = edge.intervals()
    yield f'{head} weight="{edge.texts}"{_interval(*intervals[0]) if len(intervals) == 1 else ""}><attvalues>'
    yield _values(edge.properties(), _OF_EDGES)
    yield '<attvalue for="claimIds" value="'
    lead = ""
    for one in survey.supports(edge):
        yield lead + attribute(one.claim)[1:-1]
        lead = " "
    yield f'"/><attvalue for="sentences" value={attribute(_sentences(edge, survey))}/></attvalues>'
    if len(intervals) > 1:
        yield f"<spells>{''.join(f'<spell{_interval(*interval)}/>' for interval in intervals)}</spells>"
    yield "</edge>\n"


def _sentences(edge: Standing, survey: Survey) -> str:
    """The first ones, and how many more there are."""
    said: dict[str, None] = {}
    for one in survey.supports(edge):
        said[on_one_line(one.quote)] = None
        if len(said) == _SHOWN:
            break
    more = survey.sentences(edge) - len(said)
    return _PARTING.join([*said, *([f"and {more:,} more"] if more else [])])


def _interval(first: str | None, last: str | None) -> str:
    return "".join(f' {name}="{day}"' for name, day in (("start", first), ("end", last)) if day is not None)


def _values(properties: Mapping[str, Value], columns: tuple[tuple[str, str], ...]) -> str:
    return "".join(
        f'<attvalue for="{name}" value={attribute(properties[name])}/>' for name, _ in columns if name in properties
    )

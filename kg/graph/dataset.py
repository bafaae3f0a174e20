"""The whole graph as RDF, in one canonical order: each article's own triples, then what articles share, then
direct edges, then what the ontology says of the terms used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kg.errors import ClaimsError
from kg.graph import rdf
from kg.graph.build import article_graph
from kg.graph.edges import EdgeKey
from kg.graph.tally import Tally
from kg.graph.terms import Iri, Quad, Triple
from kg.model import Reading
from kg.ontology.iri import Bases


class DirectEdges(StrEnum):
    """Which direct edges go out as plain triples. FACTS: those affirmed and asserted; ALL: denied, planned and
    possible ones, too, which then look like facts to whoever reads the plain triples alone; NONE: no direct
    edge at all, nor the resource beside it."""

    FACTS = "facts"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RdfSettings:
    """bases: where vocabulary and data live; edges: the direct edges; rdf12: whether each claim also points
    with ``rdf:reifies`` at the triples that it supports, as RDF 1.2 allows."""

    bases: Bases = field(default_factory=Bases)
    edges: DirectEdges = DirectEdges.FACTS
    rdf12: bool = False


def quads(readings: Iterable[Reading], settings: RdfSettings | None = None) -> Iterator[Quad]:
    """All triples, each article's in a named graph of its own, the rest in the default graph.

    Streams. The readings come in canonical order: by article id, each id once. Raises ClaimsError where the
    order is broken or a reading contradicts itself.
    """
    yield from _explained(readings, settings or RdfSettings(), named=True)


def triples(readings: Iterable[Reading], settings: RdfSettings | None = None) -> Iterator[Triple]:
    """All triples as one graph, without what is known of the named graphs; else as :func:`quads`."""
    for quad in _explained(readings, settings or RdfSettings(), named=False):
        yield quad.triple


def in_order(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings as they come. Raises ClaimsError at the first that is not in canonical order."""
    last: str | None = None
    for reading in readings:
        article = reading.article.id
        if last is not None and article <= last:
            raise ClaimsError(
                f"{reading.article.source}: the article {article} stands after {last}, but articles are exported by id,"
                " each once; write the claims in order with kg build"
            )
        last = article
        yield reading


def _explained(readings: Iterable[Reading], settings: RdfSettings, *, named: bool) -> Iterator[Quad]:
    """The data, then what the ontology says of the terms used, so that a file explains itself with no network."""
    used: set[str] = set()
    for quad in _data(readings, settings, named=named):
        for term in _terms(quad.triple):
            if term.startswith(settings.bases.vocabulary):
                used.add(term)
        yield quad
    for triple in rdf.vocabulary_triples(used, settings.bases):
        yield Quad(None, triple)


def _data(readings: Iterable[Reading], settings: RdfSettings, *, named: bool) -> Iterator[Quad]:
    bases, drawn = settings.bases, settings.edges is not DirectEdges.NONE
    with Tally() as tally:
        for reading in in_order(readings):
            graph = article_graph(reading)
            tally.add(graph, reading)
            tally.note(rdf.shared_nodes(reading))
            name = rdf.graph_iri(graph.article, bases)
            for triple in rdf.graph_triples(graph.article, bases) if named else ():
                yield Quad(None, triple)
            for triple in rdf.article_triples(reading, graph, bases, drawn=drawn, reified=settings.rdf12):
                yield Quad(name, triple)
        for node in tally.nodes():
            for triple in rdf.shared_triples(node, bases):
                yield Quad(None, triple)
        plain: tuple[str, str, str] | None = None
        for edge in tally.edges() if drawn else ():
            ends = _ends(edge.key)
            told = settings.edges is DirectEdges.ALL or edge.key.is_fact
            for triple in rdf.edge_triples(edge, bases, plain=told and ends != plain):
                yield Quad(None, triple)
            if told:
                plain = ends


def _ends(key: EdgeKey) -> tuple[str, str, str]:
    return key.source, key.type, key.target


def _terms(triple: Triple) -> Iterator[str]:
    yield triple.predicate
    if isinstance(triple.object, Iri):
        yield triple.object.value
    elif isinstance(triple.object, Triple):
        yield from _terms(triple.object)

"""Turtle: the RDF projection as text that people can read and any RDF tool can load."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.exports.base import in_order
from kg.graph import rdf
from kg.graph.build import article_graph
from kg.graph.tally import Tally
from kg.graph.terms import Iri, Triple
from kg.model import Reading
from kg.ontology.iri import PREFIXES, Bases

if TYPE_CHECKING:
    import pyoxigraph


class Turtle:
    """Articles by id, then what they share by id, then the direct edges.

    pyoxigraph writes: it keeps the order given, streams, escapes what Turtle wants escaped, and is a
    hundred times as fast as rdflib.
    """

    name = "turtle"
    suffix = ".ttl"
    description = "RDF 1.1 Turtle: claims, evidence, lineage, entities, dates and direct edges"

    def __init__(self, bases: Bases | None = None) -> None:
        self._bases = bases or Bases()

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        import pyoxigraph

        pyoxigraph.serialize(
            _terms(triples(readings, self._bases)),
            out,
            format=pyoxigraph.RdfFormat.TURTLE,
            prefixes={"": self._bases.data, "kg": self._bases.vocabulary, **PREFIXES},
        )


def triples(readings: Iterable[Reading], bases: Bases) -> Iterator[Triple]:
    """All triples of the graph, in canonical order, then what the ontology says of the terms they use, so that
    a file explains itself with no network. The readings must be in their canonical order."""
    used: set[str] = set()
    for triple in _data(readings, bases):
        for term in (triple.predicate, triple.object.value if isinstance(triple.object, Iri) else ""):
            if term.startswith(bases.vocabulary):
                used.add(term)
        yield triple
    yield from rdf.vocabulary_triples(used, bases)


def _data(readings: Iterable[Reading], bases: Bases) -> Iterator[Triple]:
    with Tally() as tally:
        for reading in in_order(readings):
            graph = article_graph(reading)
            tally.add(graph, reading)
            tally.note(rdf.shared_nodes(reading))
            yield from rdf.article_triples(reading, graph, bases)
        for node in tally.nodes():
            yield from rdf.shared_triples(node, bases)
        for edge in tally.edges():
            yield from rdf.edge_triples(edge, bases)


def _terms(found: Iterable[Triple]) -> "Iterator[pyoxigraph.Triple]":
    from pyoxigraph import Literal, NamedNode
    from pyoxigraph import Triple as Statement

    for subject, predicate, value in found:
        if isinstance(value, Iri):
            term: NamedNode | Literal = NamedNode(value.value)
        elif value.language is not None:
            term = Literal(value.text, language=value.language)
        elif value.datatype is not None:
            term = Literal(value.text, datatype=NamedNode(value.datatype))
        else:
            term = Literal(value.text)
        yield Statement(NamedNode(subject), NamedNode(predicate), term)

"""Our plain terms as pyoxigraph's, which writes, reads and asks RDF for us."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph
from pyoxigraph import NamedNode

from kg.graph.terms import Iri, Literal, Quad, Triple

#: Predicates, classes, datatypes and the nodes of the article at hand come again and again.
_node = lru_cache(maxsize=4096)(NamedNode)


def as_triples(found: Iterable[Triple]) -> Iterator[pyoxigraph.Triple]:
    """The same triples."""
    for triple in found:
        yield _triple(triple)


def as_quads(found: Iterable[Quad]) -> Iterator[pyoxigraph.Quad]:
    """The same triples in the same graphs."""
    for graph, (subject, predicate, value) in found:
        name = None if graph is None else _node(graph)
        yield pyoxigraph.Quad(_node(subject), _node(predicate), _term(value), name)


def _triple(triple: Triple) -> pyoxigraph.Triple:
    return pyoxigraph.Triple(_node(triple.subject), _node(triple.predicate), _term(triple.object))


def _term(value: Iri | Literal | Triple) -> NamedNode | pyoxigraph.Literal | pyoxigraph.Triple:
    if isinstance(value, Iri):
        return _node(value.value)
    if isinstance(value, Triple):
        return _triple(value)
    if value.language is not None:
        return pyoxigraph.Literal(value.text, language=value.language)
    if value.datatype is not None:
        return pyoxigraph.Literal(value.text, datatype=_node(value.datatype))
    return pyoxigraph.Literal(value.text)

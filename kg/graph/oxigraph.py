"""Our plain terms as pyoxigraph's, which writes, reads and asks RDF for us."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode

from kg.errors import ClaimsError
from kg.graph.terms import Iri, Literal, Quad, Triple

#: Predicates, classes, datatypes and the nodes of the article at hand come again and again.
_node = lru_cache(maxsize=4096)(NamedNode)

_SYNTAX: dict[str, pyoxigraph.RdfFormat] = {
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}


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


def syntax(path: Path) -> pyoxigraph.RdfFormat | None:
    """The RDF format that a file's suffix names; None: it names none."""
    return _SYNTAX.get(path.suffix.lower())


def file_quads(path: Path) -> Iterator[pyoxigraph.Quad]:
    """What an RDF file says, as it streams by. Nothing is fetched: a JSON-LD context must be in the file.

    Raises ClaimsError where the suffix names no format, or the file can't be read or is not in that format.
    """
    form = syntax(path)
    if form is None:
        raise ClaimsError(f"{path}: no RDF file by its name; it must end in {', '.join(sorted(_SYNTAX))}")
    try:
        with open(path, "rb") as lines:
            yield from pyoxigraph.parse(lines, format=form)
    except OSError as error:
        if error.strerror is None:  # a parser's complaint
            raise _malformed(path, form, error) from error
        raise ClaimsError(f"{path}: can't be read ({error.strerror}); name an RDF file") from error
    except (SyntaxError, ValueError, UnicodeError) as error:
        raise _malformed(path, form, error) from error


def _malformed(path: Path, form: pyoxigraph.RdfFormat, error: Exception) -> ClaimsError:
    said = " ".join(str(error).split())
    return ClaimsError(f"{path}: not {form.name} ({said}); write it again with kg export")

"""RDF as three readers that we did not write see it: sets of lines of N-Quads, to be compared."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.graph.oxigraph import as_quads
from kg.graph.terms import Quad, Triple

#: Of our formats: (pyoxigraph's name, rdflib's name).
NAMES = {
    "jsonld": ("JSON_LD", "json-ld"),
    "nquads": ("N_QUADS", "nquads"),
    "ntriples": ("N_TRIPLES", "nt"),
    "rdfxml": ("RDF_XML", "xml"),
    "trig": ("TRIG", "trig"),
    "turtle": ("TURTLE", "turtle"),
}

JENA = Path(__file__).parents[2] / "build" / "jena" / "lib"


def meant(found: Iterable[Quad | Triple]) -> set[str]:
    """What we mean by our own triples or quads."""
    return {str(quad) for quad in as_quads(one if isinstance(one, Quad) else Quad(None, one) for one in found)}


def by_pyoxigraph(data: bytes, name: str) -> set[str]:
    return {str(quad) for quad in pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, NAMES[name][0]))}


def by_rdflib(data: bytes, name: str) -> set[str]:
    """rdflib has no RDF 1.2."""
    rdflib.NORMALIZE_LITERALS, before = False, rdflib.NORMALIZE_LITERALS  # as written, not what it is worth
    try:
        dataset = rdflib.Dataset()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib calls what it has deprecated itself
            dataset.parse(data=data, format=NAMES[name][1])
        default = dataset.default_graph.identifier
        return {
            str(pyoxigraph.Quad(*(_term(term) for term in (one, two, three)), _graph(graph, default)))
            for one, two, three, graph in dataset.quads()
        }
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _graph(name: object, default: object) -> pyoxigraph.NamedNode | pyoxigraph.DefaultGraph:
    if name is None or name == default:
        return pyoxigraph.DefaultGraph()
    return pyoxigraph.NamedNode(str(name))


def _term(term: object) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    assert isinstance(term, rdflib.Literal), f"{term!r}: a blank node"
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype or rdflib.XSD.string)))


def by_jena(path: Path) -> set[str]:
    """Jena's riot, warnings (an IRI or a literal that is not quite right) being errors."""
    done = subprocess.run(
        [*jena("riotcmd.riot"), "--strict", "--output=nquads", str(path)], capture_output=True, check=False
    )
    said = [line for line in done.stderr.decode().splitlines() if "ERROR" in line or "WARN" in line]
    assert done.returncode == 0, done.stderr.decode()
    assert said == []
    return by_pyoxigraph(done.stdout, "nquads")


def jena(command: str) -> list[str]:
    """The beginning of a command line of Jena; a skip where Java or Jena is missing."""
    java = shutil.which("java")
    if java is None or not JENA.is_dir():
        pytest.skip("Apache Jena is missing: install Java 17 and Maven, then make jena")
    return [
        java,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dlog4j2.level=OFF",
        "-cp",
        f"{JENA}{os.sep}*",
        command,
    ]

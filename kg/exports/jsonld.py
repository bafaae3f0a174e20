"""JSON-LD 1.1 with a context of its own at its head: nothing has to be fetched to read it.

Written by hand: the libraries at hand write every IRI in full and no context. One object a subject as the
triples come, so that memory does not grow; a subject that comes again is one node to whoever reads it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, BinaryIO

from kg.errors import SettingError
from kg.graph.dataset import RdfSettings, triples
from kg.graph.terms import Iri, Literal, Triple
from kg.model import Reading
from kg.ontology.iri import PREFIXES, Bases

#: Prefix of the data's own IRIs (JSON-LD has no empty one).
_DATA = "data"

_A = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class JsonLd:
    """An exporter; see :class:`kg.exports.base.Exporter`."""

    settings: RdfSettings
    name: str = "jsonld"
    suffix: str = ".jsonld"
    description: str = "RDF as JSON-LD 1.1 with its context at the head"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`. Raises SettingError where RDF 1.2 is wanted."""
        if self.settings.rdf12:
            raise SettingError(
                f"{self.name} has no RDF 1.2; leave --rdf12 out, or write turtle, trig, ntriples or nquads"
            )
        shorter = _Shorter(self.settings.bases)
        out.write(b'{"@context": ' + _encoded(shorter.context) + b',\n"@graph": [')
        separator = b"\n"
        for node in _nodes(triples(readings, self.settings), shorter):
            out.write(separator + _encoded(node))
            separator = b",\n"
        out.write(b"\n]}\n")


class _Shorter:
    """Writes IRIs with the context's prefixes."""

    def __init__(self, bases: Bases) -> None:
        prefixes = {_DATA: bases.data, "kg": bases.vocabulary, **PREFIXES}
        self.context: Mapping[str, Any] = {
            "@version": 1.1,
            **{name: {"@id": base, "@prefix": True} for name, base in prefixes.items()},
        }
        # the longest base that fits says most
        self._bases = sorted(((base, name) for name, base in prefixes.items()), key=lambda one: (-len(one[0]), one))
        self.iri = lru_cache(maxsize=4096)(self._iri)

    def _iri(self, iri: str) -> str:
        for base, name in self._bases:
            # what begins with // would be read as an address again
            if iri.startswith(base) and not iri.startswith("//", len(base)):
                return f"{name}:{iri[len(base) :]}"
        return iri


def _nodes(found: Iterable[Triple], shorter: _Shorter) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(found, key=lambda triple: triple.subject):
        node: dict[str, Any] = {"@id": shorter.iri(subject)}
        for _, predicate, value in group:
            if predicate == _A and isinstance(value, Iri):
                node.setdefault("@type", []).append(shorter.iri(value.value))
            else:
                node.setdefault(shorter.iri(predicate), []).append(_value(value, shorter))
        yield node


def _value(value: Iri | Literal | Triple, shorter: _Shorter) -> Any:
    if isinstance(value, Iri):
        return {"@id": shorter.iri(value.value)}
    assert isinstance(value, Literal)  # triple terms are refused above
    if value.language is not None:
        return {"@value": value.text, "@language": value.language}
    if value.datatype is not None:
        # as text: a JSON number would come back as a double, or with another spelling
        return {"@value": value.text, "@type": shorter.iri(value.datatype)}
    return value.text


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ": ")).encode()

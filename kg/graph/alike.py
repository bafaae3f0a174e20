"""Which nodes a rule can't tell apart: of those that are alike, one is judged for all.

A rule (a property of a shape, or what the shape says of the node itself) looks from a node along known paths, at
classes, datatypes, counts and whether two values are one, and at the ontology's own terms by name; never at what a
literal says. So two nodes whose surroundings along those paths differ in nothing but the names of things and the
words of literals keep it both, or break it both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import rdflib
from rdflib import RDF, RDFS, SH
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import OntologyError
from kg.graph.held import Held, HeldTriples

#: What a shape looks at from a node: predicates, each with what it looks at from their objects.
Paths = dict[str, Any]

_TYPE, _SUBCLASS, _STRING = str(RDF.type), str(RDFS.subClassOf), str(rdflib.XSD.string)
_LISTS = frozenset({"or", "and", "xone"})
_INSIDE = frozenset({"node", "not"})
_BESIDE = frozenset({"disjoint", "equals"})
#: Constraints that look at the value alone and not at what a literal says (but for those the shapes name).
_HERE = frozenset({"in", "hasValue", "datatype", "nodeKind", "minCount", "maxCount"})
_NO_CONSTRAINTS = frozenset({"path", "message", "name", "description", "order", "targetClass", "targetSubjectsOf"})


def held_term(held: Held) -> Any:
    """As a term of rdflib."""
    if held.kind.startswith("@"):
        return rdflib.Literal(held.text, lang=held.kind[1:])
    if held.is_literal:
        return rdflib.Literal(held.text, datatype=None if held.kind == _STRING else rdflib.URIRef(held.kind))
    return node_term(held.text)


def held_node(term: Node) -> str:
    """A subject of rdflib as :class:`~kg.graph.held.HeldTriples` names it."""
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


def node_term(text: str) -> Any:
    """An IRI or a blank node as a term of rdflib."""
    return rdflib.BNode(text[2:]) if text.startswith("_:") else rdflib.URIRef(text)


@dataclass(frozen=True, slots=True)
class Seen:
    """A node as the shapes see it. keys: by rule, the same for nodes that it can't tell apart; shapes: those that
    are about it; triples: all that they look at from it."""

    node: Node
    keys: Mapping[Node, bytes]
    shapes: tuple[Node, ...]
    triples: Iterator[tuple[Node, Node, Node]]


@dataclass(frozen=True, slots=True)
class _Aim:
    """A shape's targets, all members of a class or all subjects of a predicate, and by rule what it looks at from
    them."""

    shape: Node
    classes: frozenset[str]
    predicates: frozenset[str]
    rules: Mapping[Node, Paths]


class Alike:
    """Compares the nodes of a file as the shapes see them.

    Raises OntologyError where a shape has a constraint that isn't known here.
    """

    def __init__(self, shapes: rdflib.Graph, data: HeldTriples) -> None:
        self._data = data
        self._aims = tuple(_aims(shapes))
        self._known = set(_named(shapes))
        self._wider: dict[str, set[str]] = {}
        for one, other in shapes.subject_objects(RDFS.subClassOf):
            self._wider.setdefault(str(one), set()).add(str(other))
        for subject, wider in data.pairs(_SUBCLASS):  # a file may add to the tree of classes
            self._wider.setdefault(subject, set()).add(wider.text)
            self._known |= {Held(subject, ""), wider}
        self._classes = lru_cache(maxsize=4096)(self._all_classes)
        self._merged = lru_cache(maxsize=4096)(self._merge)

    def seen(self, subject: str) -> Seen | None:
        """A node as the shapes see it; None where no shape is about it."""
        found = self._data.about(subject)
        types = self._classes(tuple(one.text for one in found.get(_TYPE, ())))
        aims = [aim for aim in self._aims if not aim.classes.isdisjoint(types) or not aim.predicates.isdisjoint(found)]
        if not aims:
            return None
        shapes = tuple(aim.shape for aim in aims)
        keys = {rule: self._key(rule, subject, paths) for aim in aims for rule, paths in aim.rules.items()}
        return Seen(node_term(subject), keys, shapes, self._triples(subject, self._merged(shapes)))

    def _key(self, rule: Node, subject: str, paths: Paths) -> bytes:
        told = str(rule), self._told(subject, paths, {Held(subject, ""): 0})
        return sha256(repr(told).encode("utf-8", "surrogatepass")).digest()

    def _triples(self, subject: str, paths: Paths) -> Iterator[tuple[Node, Node, Node]]:
        for predicate, beyond in paths.items():
            for one in self._data.objects(subject, predicate):
                yield node_term(subject), rdflib.URIRef(predicate), held_term(one)
                if not one.is_literal:
                    yield from self._triples(one.text, beyond)

    def _told(self, subject: str, paths: Paths, numbers: dict[Held, int]) -> list[Any]:
        found: list[Any] = []
        for predicate, beyond in paths.items():
            values = []
            for one in self._data.objects(subject, predicate):
                term = _as_judged(one)
                name = one if one in self._known else numbers.setdefault(term.held, len(numbers))
                kind = term.kind or one.text[:2] == "_:"
                values.append((name, kind, [] if one.is_literal else self._told(one.text, beyond, numbers)))
            found.append((predicate, values))
        return found

    def _all_classes(self, types: tuple[str, ...]) -> frozenset[str]:
        found, wanted = set(types), list(types)
        while wanted:
            for wider in self._wider.get(wanted.pop(), ()):
                if wider not in found:
                    found.add(wider)
                    wanted.append(wider)
        return frozenset(found)

    def _merge(self, shapes: tuple[Node, ...]) -> Paths:
        merged: Paths = {_TYPE: {}}
        for aim in self._aims:
            if aim.shape in shapes:
                merged |= {predicate: {} for predicate in sorted(aim.predicates) if predicate not in merged}
                for paths in aim.rules.values():
                    _add(paths, merged)
        return merged


@dataclass(frozen=True, slots=True)
class _Judged:
    """A value as rdflib holds it: spellings of one number are one. kind: of a literal, its datatype and whether
    its text is none of that datatype."""

    held: Held
    kind: str


@lru_cache(maxsize=4096)
def _as_judged(one: Held) -> _Judged:
    if not one.is_literal:
        return _Judged(one, "")
    if one.kind.startswith("@"):
        return _Judged(one, "@")
    literal = held_term(one)
    return _Judged(Held(str(literal), one.kind), f"{one.kind} {bool(literal.ill_typed)}")


def _named(shapes: rdflib.Graph) -> Iterator[Held]:
    """What the shapes call by name: IRIs, and the literals that a value may be one of."""
    for _, predicate, value in shapes:
        for term in (predicate, value):
            if isinstance(term, rdflib.URIRef):
                yield Held(str(term), "")
    for predicate in (RDF.first, SH.hasValue):
        for value in shapes.objects(None, predicate):
            if isinstance(value, rdflib.Literal):
                yield Held(str(value), f"@{value.language}" if value.language else str(value.datatype or _STRING))


def _add(more: Mapping[str, Any], paths: Paths) -> None:
    for predicate, beyond in more.items():
        _add(beyond, paths.setdefault(predicate, {}))


def _aims(shapes: rdflib.Graph) -> Iterator[_Aim]:
    for shape in sorted(set(shapes.subjects(RDF.type, SH.NodeShape)), key=str):
        classes = {str(one) for one in shapes.objects(shape, SH.targetClass)}
        if (shape, RDF.type, rdflib.OWL.Class) in shapes or (shape, RDF.type, RDFS.Class) in shapes:
            classes.add(str(shape))
        predicates = {str(one) for one in shapes.objects(shape, SH.targetSubjectsOf)}
        if classes or predicates:
            rules: dict[Node, Paths] = {shape: {}}
            _look(shapes, shape, rules[shape], ())
            for rule in sorted(shapes.objects(shape, SH.property), key=str):
                rules[rule] = {}
                _look_along(shapes, rule, rules[rule], (shape,))
            yield _Aim(shape, frozenset(classes), frozenset(predicates), rules)


def _look(shapes: rdflib.Graph, shape: Node, paths: Paths, above: tuple[Node, ...]) -> None:
    """Put what a shape looks at into ``paths``. above: the shapes that it stands in."""
    if shape in above:
        raise OntologyError(f"{shape}: a shape that looks into itself; nodes can't be compared by it")
    outermost, above = not above, (*above, shape)
    for predicate, value in sorted(shapes.predicate_objects(shape)):
        if not str(predicate).startswith(str(SH)):
            continue
        name = str(predicate).removeprefix(str(SH))
        if name == "property":
            if not outermost:  # those of the shape itself are rules of their own
                _look_along(shapes, value, paths, above)
        elif name in _INSIDE:
            _look(shapes, value, paths, above)
        elif name in _LISTS:
            for member in Collection(shapes, value):
                _look(shapes, member, paths, above)
        elif name == "class":
            paths.setdefault(_TYPE, {})
        elif name not in _HERE | _BESIDE | _NO_CONSTRAINTS:
            raise OntologyError(f"{shape}: kg.graph.alike doesn't know how far sh:{name} looks; say it there")


def _look_along(shapes: rdflib.Graph, rule: Node, paths: Paths, above: tuple[Node, ...]) -> None:
    """The same for a property shape."""
    beyond = paths
    for step in _steps(shapes, rule):
        beyond = beyond.setdefault(step, {})
    _look(shapes, rule, beyond, above)
    for beside in _BESIDE:
        for other in shapes.objects(rule, SH[beside]):
            paths.setdefault(str(other), {})


def _steps(shapes: rdflib.Graph, shape: Node) -> tuple[str, ...]:
    path = shapes.value(shape, SH.path)
    if isinstance(path, rdflib.URIRef):
        return (str(path),)
    steps = tuple(Collection(shapes, path)) if path is not None else ()
    if not steps or not all(isinstance(step, rdflib.URIRef) for step in steps):
        raise OntologyError(f"{shape}: kg.graph.alike knows paths that go forward only")
    return tuple(str(step) for step in steps)

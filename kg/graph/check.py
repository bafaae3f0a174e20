"""Whether an RDF file of ours keeps the ontology's rules: SHACL, said in words.

pySHACL judges; the shapes are the ontology's classes themselves. It is slow (some ten thousand triples a second) and
holds all it judges in memory, so the file waits on disk, and of nodes that a rule can't tell apart it sees one.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyshacl
import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import ClaimsError
from kg.graph.alike import Alike, held_node, held_term
from kg.graph.held import HeldTriples
from kg.graph.oxigraph import file_quads
from kg.ontology.iri import PREFIXES, Bases
from kg.ontology.load import graph as ontology

_SH, _RDF, _OA, _SKOS = PREFIXES["sh"], PREFIXES["rdf"], PREFIXES["oa"], PREFIXES["skos"]

#: Triples that pySHACL gets at once: some 50 MB.
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One rule broken by one node.

    node: its IRI without the data base; what: for people, the type and the sentence of a claim, the name
    of anything else; rule: what is wrong, in words.
    """

    node: str
    what: str
    rule: str

    def __str__(self) -> str:
        return f"{self.node} ({self.what}): {self.rule}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check saw: how many triples, articles and claims, and every rule broken, by node."""

    triples: int
    articles: int
    claims: int
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether no rule is broken."""
        return not self.findings


def check(path: Path, bases: Bases | None = None) -> Report:
    """Judge an RDF file, in the format that its suffix names, by the ontology's shapes.

    Named graphs are judged together; the triple terms of RDF 1.2, which assert nothing, are passed over. Memory
    grows with the findings and with the claims of one direct edge alone. Raises ClaimsError where the file can't be
    read, isn't RDF, or holds no article and no claim.
    """
    bases = bases or Bases()
    # rdflib tells the log of every literal that is none of its datatype; the findings do
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    with HeldTriples(file_quads(path)) as data:
        claims, articles = data.count(bases.term("Claim")), data.count(bases.term("Article"))
        if not claims and not articles:
            raise ClaimsError(
                f"{path}: no article and no claim of {bases.vocabulary} in it; name an RDF file that kg export wrote"
            )
        return Report(len(data), articles, claims, _judge(data, ontology(bases.vocabulary), bases))


def _judge(data: HeldTriples, shapes: rdflib.Graph, bases: Bases) -> tuple[Finding, ...]:
    """Of nodes that a rule can't tell apart the first is judged; where it breaks the rule, all of them are."""
    alike, aimless = Alike(shapes, data), _aimless(shapes)
    wrong: set[bytes] = set()
    for batch in _batches(alike, data.subjects(), data.are_new):
        report, nodes = _results(batch, shapes, aimless, bases)
        for result, node in nodes:
            keys, rule = batch.keys[node], report.value(result, SH.sourceShape)
            # a rule inside another one: whichever it is
            wrong.update((keys[rule],) if rule is not None and rule in keys else keys.values())
    if not wrong:
        return ()
    found: set[Finding] = set()
    for batch in _batches(alike, data.subjects(), lambda keys: not wrong.isdisjoint(keys)):
        results, nodes = _results(batch, shapes, aimless, bases)
        words = _Words(data, shapes, results, bases)
        found.update(Finding(words.short(node), words.what(node), words.rule(result)) for result, node in nodes)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Batch:
    """Nodes to be judged at once. graph: all that the shapes look at from them; keys: by rule, what all that
    are alike share; aims: each shape with each node that it is about."""

    graph: rdflib.Graph = field(default_factory=rdflib.Graph)
    keys: dict[Node, Mapping[Node, bytes]] = field(default_factory=dict)
    aims: list[tuple[Node, Node]] = field(default_factory=list)


def _batches(alike: Alike, subjects: Iterable[str], wanted: Callable[[ValuesView[bytes]], bool]) -> Iterator[_Batch]:
    batch = _Batch()
    for seen in map(alike.seen, subjects):
        if seen is None or not wanted(seen.keys.values()):
            continue
        batch.keys[seen.node] = seen.keys
        batch.aims.extend((shape, seen.node) for shape in seen.shapes)
        for triple in seen.triples:
            batch.graph.add(triple)
        if len(batch.graph) >= _AT_ONCE:
            yield batch
            batch = _Batch()
    if batch.keys:
        yield batch


def _results(
    batch: _Batch, shapes: rdflib.Graph, aimless: rdflib.Graph, bases: Bases
) -> tuple[rdflib.Graph, list[tuple[Node, Node]]]:
    """pySHACL's report, and its results with their nodes.

    Each shape is aimed at its nodes by name, because what surrounds them is there in part only and would break rules
    that the whole keeps.
    """
    known = RDF.type, rdflib.URIRef(bases.term("EdgeType"))
    for edge_type in shapes.subjects(*known):  # data refer to them, the ontology says what they are
        batch.graph.add((edge_type, *known))
    for shape, node in batch.aims:
        aimless.add((shape, SH.targetNode, node))
    # in place: the batch is not used again
    _, report, _ = pyshacl.validate(batch.graph, shacl_graph=aimless, ont_graph=shapes, inference="none", inplace=True)
    aimless.remove((None, SH.targetNode, None))
    if not isinstance(report, rdflib.Graph):
        raise ClaimsError(f"the shapes couldn't be applied: {report}")
    return report, [
        (one, node) for one in report.objects(None, SH.result) for node in report.objects(one, SH.focusNode)
    ]


def _aimless(shapes: rdflib.Graph) -> rdflib.Graph:
    """The shapes without their targets."""
    found = rdflib.Graph()
    nodes = set(shapes.subjects(RDF.type, SH.NodeShape))
    for subject, predicate, value in shapes:
        # a class that is a shape aims at its members
        aims = predicate == RDF.type and value != SH.NodeShape and subject in nodes
        if not aims and predicate not in (SH.targetClass, SH.targetSubjectsOf):
            found.add((subject, predicate, value))
    return found


class _Words:
    """Names things and rules for people."""

    def __init__(self, data: HeldTriples, shapes: rdflib.Graph, results: rdflib.Graph, bases: Bases) -> None:
        self._data, self._shapes, self._results, self._bases = data, shapes, results, bases

    def short(self, term: Any) -> str:
        """An IRI without its base, a literal in quotes."""
        if isinstance(term, rdflib.Literal):
            return f'"{term}"'
        text = str(term)
        for base in (self._bases.data, self._bases.vocabulary):
            if text.startswith(base):
                return text.removeprefix(base)
        for prefix, base in PREFIXES.items():
            if text.startswith(base):
                return f"{prefix}:{text.removeprefix(base)}"
        return text

    def what(self, node: Any) -> str:
        """A claim's type and sentence; the kind and name of anything else."""
        kinds = sorted(self.short(kind) for kind in self._objects(node, _RDF + "type"))
        own = [kind for kind in kinds if ":" not in kind and kind != "Claim"]
        kind = ", ".join(own) or ("Claim" if "Claim" in kinds else "of no type")
        name = self._value(node, _SKOS + "prefLabel")
        sentence = self._sentence(node)
        if sentence is not None:
            return f"{kind}, “{_on_one_line(sentence)}”"
        return kind if name is None else f"{kind}, {_on_one_line(str(name))}"

    def rule(self, result: Any) -> str:
        """What is wrong: where, what the rule wants, what stands there."""
        shape = self._of(result, "sourceShape")
        path = self._of(result, "resultPath")
        value = self._of(result, "value")
        where = "" if path is None or isinstance(path, rdflib.BNode) else f"{self.short(path)}: "
        wanted = self._message(shape) or self._constraint(result, shape)
        there = "" if value is None or path is None else f" It is {self._named(value)}."
        return f"{where}{wanted}{there}"

    def _of(self, result: Any, name: str) -> Any:
        return self._results.value(result, rdflib.URIRef(_SH + name), any=True)

    def _message(self, shape: Any) -> str | None:
        """The shape's own words for whatever breaks it."""
        said = None if shape is None else self._shapes.value(shape, rdflib.URIRef(_SH + "message"), any=True)
        return None if said is None else str(said)

    def _constraint(self, result: Any, shape: Any) -> str:
        kind = str(self._of(result, "sourceConstraintComponent")).removeprefix(_SH).removesuffix("ConstraintComponent")

        def parameter(name: str) -> Any:
            return self._shapes.value(shape, rdflib.URIRef(_SH + name), any=True)

        match kind:
            case "MaxCount":
                words = f"there may be {parameter('maxCount')} at most."
            case "MinCount":
                words = f"there must be {parameter('minCount')} at least."
            case "In":
                allowed = ", ".join(self.short(item) for item in Collection(self._shapes, parameter("in")))
                words = f"it must be one of: {allowed}."
            case "Disjoint":
                words = f"nothing may be this and {self.short(parameter('disjoint'))} at once."
            case "Node":
                inner = self._shapes.value(parameter("node"), rdflib.URIRef(_SH + "message"), any=True)
                words = str(inner) if inner is not None else f"it must be as {self.short(parameter('node'))} says."
            case "Datatype":
                words = f"it must be of the datatype {self.short(parameter('datatype'))}."
            case _:
                said = self._of(result, "resultMessage")
                words = str(said) if said is not None else f"it breaks the rule {kind}."
        return words

    def _named(self, term: Any) -> str:
        if isinstance(term, rdflib.Literal):
            return f'"{_on_one_line(str(term))}"'
        if str(term).startswith(self._bases.vocabulary):
            return self.short(term)
        return f"{self.short(term)} ({self.what(term)})"

    def _sentence(self, claim: Any) -> str | None:
        evidence = self._value(claim, self._bases.term("evidencedBy"))
        target = self._value(evidence, _OA + "hasTarget")
        for selector in self._objects(target, _OA + "hasSelector"):
            quote = self._value(selector, _OA + "exact")
            if quote is not None:
                return str(quote)
        return None

    def _objects(self, node: Any, predicate: str) -> list[Any]:
        """What the file says of a node; nothing of what is no node."""
        if not isinstance(node, rdflib.URIRef | rdflib.BNode):
            return []
        return [held_term(one) for one in self._data.objects(held_node(node), predicate)]

    def _value(self, node: Any, predicate: str) -> Any:
        return next(iter(self._objects(node, predicate)), None)


def _on_one_line(text: str, most: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"

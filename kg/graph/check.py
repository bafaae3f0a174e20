"""Whether an RDF file of ours keeps the ontology's rules: SHACL, said in words.

pySHACL judges; the shapes are the ontology's classes themselves. It holds the whole file in memory
(about a second for ten thousand triples).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ClaimsError
from kg.ontology.iri import PREFIXES, Bases

if TYPE_CHECKING:
    import rdflib

_SH, _RDF, _OA, _SKOS = PREFIXES["sh"], PREFIXES["rdf"], PREFIXES["oa"], PREFIXES["skos"]


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

    Named graphs are judged together; the triple terms of RDF 1.2, which assert nothing, are passed over.
    Raises ClaimsError where the file can't be read, isn't RDF, or holds no article and no claim.
    """
    bases = bases or Bases()
    data = _parsed(path)
    triples = len(data)
    claims = _count(data, bases.term("Claim"))
    articles = _count(data, bases.term("Article"))
    if not claims and not articles:
        raise ClaimsError(
            f"{path}: no article and no claim of {bases.vocabulary} in it; name an RDF file that kg export wrote"
        )
    return Report(triples, articles, claims, _judge(data, bases))


def _parsed(path: Path) -> "rdflib.Graph":
    """The file's triples. pyoxigraph reads fifty times as fast as rdflib and is stricter about IRIs."""
    import pyoxigraph
    import rdflib

    from kg.graph.oxigraph import file_quads

    graph = rdflib.Graph()
    for quad in file_quads(path):
        if not isinstance(quad.object, pyoxigraph.Triple):
            graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: Any) -> Any:
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return rdflib.Literal(
        term.value, datatype=None if datatype == PREFIXES["xsd"] + "string" else rdflib.URIRef(datatype)
    )


def _count(data: "rdflib.Graph", kind: str) -> int:
    import rdflib

    return len(set(data.subjects(rdflib.URIRef(_RDF + "type"), rdflib.URIRef(kind))))


def _judge(data: "rdflib.Graph", bases: Bases) -> tuple[Finding, ...]:
    import pyshacl
    import rdflib

    from kg.ontology.load import graph as ontology

    shapes = ontology(bases.vocabulary)
    known = rdflib.URIRef(_RDF + "type"), rdflib.URIRef(bases.term("EdgeType"))
    for edge_type in shapes.subjects(*known):  # data refer to them, the ontology says what they are
        data.add((edge_type, *known))
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=shapes, inference="none")
    if not isinstance(results, rdflib.Graph):
        raise ClaimsError(f"the shapes couldn't be applied: {results}")
    result, focus = rdflib.URIRef(_SH + "result"), rdflib.URIRef(_SH + "focusNode")
    words = _Words(data, shapes, results, bases)
    found = set()
    for one in results.objects(None, result):
        node = results.value(one, focus)
        found.add(Finding(words.short(node), words.what(node), words.rule(one)))
    return tuple(sorted(found))


class _Words:
    """Names things and rules for people."""

    def __init__(self, data: "rdflib.Graph", shapes: "rdflib.Graph", results: "rdflib.Graph", bases: Bases) -> None:
        import rdflib

        self._data, self._shapes, self._results, self._bases = data, shapes, results, bases
        self._iri: Callable[[str], rdflib.URIRef] = rdflib.URIRef

    def short(self, term: Any) -> str:
        """An IRI without its base, a literal in quotes."""
        import rdflib

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
        kinds = sorted(self.short(kind) for kind in self._data.objects(node, self._iri(_RDF + "type")))
        own = [kind for kind in kinds if ":" not in kind and kind != "Claim"]
        kind = ", ".join(own) or ("Claim" if "Claim" in kinds else "of no type")
        name = self._data.value(node, self._iri(_SKOS + "prefLabel"), any=True)
        sentence = self._sentence(node)
        if sentence is not None:
            return f"{kind}, “{_on_one_line(sentence)}”"
        return kind if name is None else f"{kind}, {_on_one_line(str(name))}"

    def rule(self, result: Any) -> str:
        """What is wrong: where, what the rule wants, what stands there."""
        import rdflib

        shape = self._of(result, "sourceShape")
        path = self._of(result, "resultPath")
        value = self._of(result, "value")
        where = "" if path is None or isinstance(path, rdflib.BNode) else f"{self.short(path)}: "
        wanted = self._message(shape) or self._constraint(result, shape)
        there = "" if value is None or path is None else f" It is {self._named(value)}."
        return f"{where}{wanted}{there}"

    def _of(self, result: Any, name: str) -> Any:
        return self._results.value(result, self._iri(_SH + name), any=True)

    def _message(self, shape: Any) -> str | None:
        """The shape's own words for whatever breaks it."""
        said = None if shape is None else self._shapes.value(shape, self._iri(_SH + "message"), any=True)
        return None if said is None else str(said)

    def _constraint(self, result: Any, shape: Any) -> str:
        from rdflib.collection import Collection

        kind = str(self._of(result, "sourceConstraintComponent")).removeprefix(_SH).removesuffix("ConstraintComponent")

        def parameter(name: str) -> Any:
            return self._shapes.value(shape, self._iri(_SH + name), any=True)

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
                inner = self._shapes.value(parameter("node"), self._iri(_SH + "message"), any=True)
                words = str(inner) if inner is not None else f"it must be as {self.short(parameter('node'))} says."
            case "Datatype":
                words = f"it must be of the datatype {self.short(parameter('datatype'))}."
            case _:
                said = self._of(result, "resultMessage")
                words = str(said) if said is not None else f"it breaks the rule {kind}."
        return words

    def _named(self, term: Any) -> str:
        import rdflib

        if isinstance(term, rdflib.Literal):
            return f'"{_on_one_line(str(term))}"'
        if str(term).startswith(self._bases.vocabulary):
            return self.short(term)
        return f"{self.short(term)} ({self.what(term)})"

    def _sentence(self, claim: Any) -> str | None:
        evidence = self._data.value(claim, self._iri(self._bases.term("evidencedBy")), any=True)
        target = None if evidence is None else self._data.value(evidence, self._iri(_OA + "hasTarget"), any=True)
        for selector in () if target is None else self._data.objects(target, self._iri(_OA + "hasSelector")):
            quote = self._data.value(selector, self._iri(_OA + "exact"), any=True)
            if quote is not None:
                return str(quote)
        return None


def _on_one_line(text: str, most: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"

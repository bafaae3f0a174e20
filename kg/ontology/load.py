"""The Turtle files of ontology/ as one graph, and as the plain tables that Python code is generated from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rdflib import PROV, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import resources
from kg.errors import OntologyError
from kg.ontology.iri import VOCABULARY

KG = Namespace(VOCABULARY)

#: The prefix line that each file declares the vocabulary with; the setting replaces its IRI.
_PREFIX_LINE = re.compile(r"^@prefix kg: <([^>]*)> \.$", re.MULTILINE)

_NUMBER_TYPES = frozenset({"integer", "decimal", "double"})
_WORD_TYPES = frozenset({"string", "langString"})


@dataclass(frozen=True, slots=True)
class Term:
    """A named thing: its code (``skos:notation``), label and definition."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class RoleTable:
    """What may fill one role of one claim type; see :class:`kg.model.schema.RoleRule`."""

    role: str
    fillers: tuple[str, ...]
    described: bool
    number: bool
    words: bool
    single: bool


@dataclass(frozen=True, slots=True)
class EdgeTable:
    """One edge rule for one pair of roles; see :class:`kg.model.schema.EdgeRule`. None among acts: no act."""

    type: str
    claim: str
    source: str
    target: str
    acts: tuple[str | None, ...]
    source_types: tuple[str, ...]
    target_types: tuple[str, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that is generated, in the ontology's own order; dictionaries go by claim type or weapon class."""

    entity_types: tuple[Term, ...]
    claim_types: tuple[Term, ...]
    roles: tuple[Term, ...]
    acts: tuple[Term, ...]
    polarities: tuple[Term, ...]
    modalities: tuple[Term, ...]
    edge_types: tuple[Term, ...]
    relations: tuple[Term, ...]
    node_labels: tuple[Term, ...]
    weapon_classes: tuple[Term, ...]
    acts_of: dict[str, tuple[str, ...]]
    roles_of: dict[str, tuple[RoleTable, ...]]
    disjoint: dict[str, tuple[tuple[str, str], ...]]
    speakers: tuple[str, ...]
    edges: tuple[EdgeTable, ...]
    weapon_broader: dict[str, str]
    weapon_codes: dict[str, str]


def files() -> tuple[Path, ...]:
    """The ontology's Turtle files, by name. Raises OntologyError where there are none."""
    found = tuple(sorted(resources.ontology().glob("*.ttl")))
    if not found:
        raise OntologyError(f"{resources.ontology()}: no Turtle files; install kg again")
    return found


def turtle(path: Path, vocabulary: str = VOCABULARY) -> str:
    """A file's text, with its terms under the vocabulary IRI that the setting names."""
    text = path.read_text(encoding="utf-8")
    match = _PREFIX_LINE.search(text)
    if match is None or match[1] != VOCABULARY:
        raise OntologyError(f"{path.name}: must declare @prefix kg: <{VOCABULARY}> . on a line of its own")
    return text if vocabulary == VOCABULARY else text.replace(VOCABULARY, vocabulary)


def graph(vocabulary: str = VOCABULARY) -> Graph:
    """All files as one graph, classes and shapes together. Raises OntologyError where a file doesn't parse."""
    merged = Graph()
    for path in files():
        try:
            merged.parse(data=turtle(path, vocabulary), format="turtle")
        except Exception as error:  # rdflib's parser has no error class of its own for all it raises
            raise OntologyError(f"{path.name}: not Turtle ({error}); mend it") from error
    return merged


def load() -> Ontology:
    """The tables of ontology/. Raises OntologyError naming the term that lacks or contradicts something."""
    g = graph()
    claim_classes = _ordered(g, g.subjects(SKOS.inScheme, KG.ClaimTypes))
    entity_types = _terms(g, _ordered(g, g.subjects(RDF.type, KG.EntityType)))
    claim_types = _terms(g, claim_classes)
    roles = _terms(g, _ordered(g, g.subjects(RDF.type, KG.Role)))
    types = [term.code for term in entity_types]
    acts_of, acts = _acts(g, claim_classes)
    roles_of = {_code(g, claim): _roles(g, claim, types) for claim in claim_classes}
    weapons = sorted(g.subjects(SKOS.inScheme, KG.WeaponClasses), key=str)
    return Ontology(
        entity_types=entity_types,
        claim_types=claim_types,
        roles=roles,
        acts=acts,
        polarities=_terms(g, _ordered(g, g.subjects(SKOS.inScheme, KG.Polarities))),
        modalities=_terms(g, _ordered(g, g.subjects(SKOS.inScheme, KG.Modalities))),
        edge_types=_terms(g, _ordered(g, g.subjects(RDF.type, KG.EdgeType))),
        relations=_terms(g, _ordered(g, g.subjects(RDF.type, KG.Relation))),
        node_labels=_node_labels(g, entity_types, claim_types),
        weapon_classes=_terms(g, weapons),
        acts_of=acts_of,
        roles_of=roles_of,
        disjoint={_code(g, claim): _disjoint(g, claim) for claim in claim_classes},
        speakers=_speakers(g, types),
        edges=_edges(g, claim_classes, roles_of, types),
        weapon_broader=_weapon_broader(g, weapons),
        weapon_codes=_weapon_codes(g, weapons),
    )


def _one(g: Graph, subject: Node, predicate: URIRef) -> str:
    """The single value of a property as text."""
    values = sorted(str(value) for value in g.objects(subject, predicate))
    if len(values) != 1:
        raise OntologyError(f"{subject}: needs exactly one {predicate}, has {len(values)}")
    return values[0]


def _code(g: Graph, subject: Node) -> str:
    return _one(g, subject, SKOS.notation)


def _terms(g: Graph, subjects: Iterable[Node]) -> tuple[Term, ...]:
    terms = tuple(Term(_code(g, s), _one(g, s, RDFS.label), _one(g, s, SKOS.definition)) for s in subjects)
    codes = [term.code for term in terms]
    if len(set(codes)) != len(codes):
        raise OntologyError(f"two terms share a notation among {', '.join(codes)}")
    return terms


def _ordered(g: Graph, subjects: Iterable[Node]) -> list[Node]:
    """Subjects by their sh:order, each of which must be another."""
    keyed = sorted((int(_one(g, subject, SH.order)), str(subject), subject) for subject in set(subjects))
    for (first, name, _), (second, other, _) in pairwise(keyed):
        if first == second:
            raise OntologyError(f"{name} and {other}: both have sh:order {first}")
    return [subject for _, _, subject in keyed]


def _properties(g: Graph, claim: Node) -> list[Node]:
    return sorted(g.objects(claim, SH.property), key=lambda shape: _one(g, shape, SH.path))


def _disjoint(g: Graph, claim: Node) -> tuple[tuple[str, str], ...]:
    """Pairs of roles that one entity can't fill at once (sh:disjoint)."""
    return tuple(
        (_one(g, shape, SH.path).removeprefix(VOCABULARY), str(other).removeprefix(VOCABULARY))
        for shape in _properties(g, claim)
        for other in sorted(g.objects(shape, SH.disjoint), key=str)
    )


def _speakers(g: Graph, types: list[str]) -> tuple[str, ...]:
    shapes = [s for s in g.objects(KG.Claim, SH.property) if g.value(s, SH.path) == PROV.wasAttributedTo]
    if len(shapes) != 1:
        raise OntologyError("kg:Claim: needs one shape for prov:wasAttributedTo")
    return _filler(g, g.value(shapes[0], SH.node), types)[0]


def _acts(g: Graph, claims: list[Node]) -> tuple[dict[str, tuple[str, ...]], tuple[Term, ...]]:
    acts_of: dict[str, tuple[str, ...]] = {}
    acts: dict[str, Term] = {}
    for claim in claims:
        shape = next((s for s in _properties(g, claim) if _one(g, s, SH.path) == str(KG.act)), None)
        if shape is None:
            raise OntologyError(f"{claim}: says nothing of kg:act; give it sh:in, or sh:maxCount 0")
        head = g.value(shape, SH["in"])
        listed = [] if head is None else list(Collection(g, head))
        terms = _terms(g, listed)
        for term in terms:
            # one word may stand in several lists (captured), with a definition in each; the first names it
            acts.setdefault(term.code, term)
        acts_of[_code(g, claim)] = tuple(term.code for term in terms)
    return acts_of, tuple(acts.values())


def _roles(g: Graph, claim: Node, types: list[str]) -> tuple[RoleTable, ...]:
    shapes = [s for s in _properties(g, claim) if g.value(s, SH.path) != KG.act]
    tables = []
    for shape in _ordered(g, shapes):
        path = g.value(shape, SH.path)
        if path is None or (path, RDF.type, KG.Role) not in g:
            raise OntologyError(f"{claim}: {path} is no kg:Role")
        fillers, described, number, words = _filler(g, g.value(shape, SH.node), types)
        single = str(g.value(shape, SH.maxCount)) == "1"
        tables.append(RoleTable(_code(g, path), fillers, described, number, words, single))
    return tuple(tables)


def _filler(g: Graph, filler: Node | None, types: list[str]) -> tuple[tuple[str, ...], bool, bool, bool]:
    """Entity types, whether a description, whether a number, whether words, of a filler's alternatives."""
    head = None if filler is None else g.value(filler, SH["or"])
    if filler is None or head is None:
        raise OntologyError(f"{filler}: a role needs sh:node to a kg:Filler with sh:or")
    classes = {str(c).removeprefix(VOCABULARY) for a in Collection(g, head) for c in g.objects(a, SH["class"])}
    datatypes = {re.split("[#/]", str(d))[-1] for a in Collection(g, head) for d in g.objects(a, SH.datatype)}
    unknown = classes - {*types, "Description"} | datatypes - _NUMBER_TYPES - _WORD_TYPES
    if unknown:
        raise OntologyError(
            f"{filler}: admits {', '.join(sorted(unknown))}, which is no entity type or datatype of ours"
        )
    fillers = tuple(name for name in types if name in classes)
    return fillers, "Description" in classes, bool(datatypes & _NUMBER_TYPES), bool(datatypes & _WORD_TYPES)


def _edges(
    g: Graph, claims: list[Node], roles_of: dict[str, tuple[RoleTable, ...]], types: list[str]
) -> tuple[EdgeTable, ...]:
    tables: list[EdgeTable] = []
    for claim in claims:
        code = _code(g, claim)
        roles = {table.role: table for table in roles_of[code]}
        order = list(roles)
        for rule in _ordered(g, g.subjects(KG.onClaim, claim)):
            acts = tuple(
                sorted(
                    (None if act == KG["no-act"] else _code(g, act) for act in g.objects(rule, KG.whenAct)),
                    key=lambda act: (act is None, act or ""),
                )
            )
            edge = g.value(rule, KG.edge)
            if edge is None:
                raise OntologyError(f"{rule}: makes no kg:edge")
            sources = sorted((_code(g, r) for r in g.objects(rule, KG.fromRole)), key=order.index)
            targets = sorted((_code(g, r) for r in g.objects(rule, KG.toRole)), key=order.index)
            for source in sources:
                for target in targets:
                    tables.append(
                        EdgeTable(
                            type=_code(g, edge),
                            claim=code,
                            source=source,
                            target=target,
                            acts=acts,
                            source_types=_narrowed(g, rule, KG.fromType, roles[source].fillers, types),
                            target_types=_narrowed(g, rule, KG.toType, roles[target].fillers, types),
                            legend=_one(g, rule, KG.legend),
                        )
                    )
    return tuple(tables)


def _narrowed(g: Graph, rule: Node, key: URIRef, fillers: tuple[str, ...], types: list[str]) -> tuple[str, ...]:
    named = {_code(g, entity) for entity in g.objects(rule, key)} or set(fillers)
    both = tuple(name for name in types if name in named and name in fillers)
    if not both:
        raise OntologyError(f"{rule}: no entity type is left for {key}")
    return both


def _node_labels(g: Graph, entity_types: tuple[Term, ...], claim_types: tuple[Term, ...]) -> tuple[Term, ...]:
    plain = [KG.Claim, KG.Evidence, KG.Article, KG.Description, KG.Date, KG.Publisher]
    own = [Term(str(c).removeprefix(VOCABULARY), _one(g, c, RDFS.label), _one(g, c, SKOS.definition)) for c in plain]
    claims = [Term(f"{t.code}Claim", f"{t.label} claim", t.definition) for t in claim_types]
    return (*own, *entity_types, *claims)


def _weapon_broader(g: Graph, weapons: list[Node]) -> dict[str, str]:
    known = set(weapons)
    broader = {}
    for weapon in weapons:
        above = g.value(weapon, SKOS.broader)
        if above is not None:
            if above not in known:
                raise OntologyError(f"{weapon}: its broader class {above} is not in kg:WeaponClasses")
            broader[_code(g, weapon)] = _code(g, above)
    return broader


def _weapon_codes(g: Graph, weapons: list[Node]) -> dict[str, str]:
    """Every code that a weapon table uses, with the class it means."""
    codes = {_code(g, weapon): _code(g, weapon) for weapon in weapons}
    for weapon in weapons:
        for other in g.objects(weapon, SKOS.hiddenLabel):
            if codes.setdefault(str(other), _code(g, weapon)) != _code(g, weapon):
                raise OntologyError(f"{weapon}: the code {other} means another class already")
    return dict(sorted(codes.items()))

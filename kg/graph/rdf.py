"""The graph as RDF: triples of one article at a time, then those of what articles share.

Everything has an IRI, nothing is a blank node. A claim is a resource of its own: its roles and literals are
properties of the ontology, its lineage is PROV-O, its sentence a Web Annotation whose positions count
Unicode code points, its time the EDTF text, an OWL-Time entity and SEM's bounds. A direct edge is a
plain triple only where its claims affirm and assert it, always beside a resource that holds its counts
and names its claims.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from kg.graph.build import AMOUNTS, amount_properties, is_literal, literal_words
from kg.graph.edges import DirectEdge, EdgeKey, reading_edges
from kg.graph.labels import NodeLabel, RelationType
from kg.graph.model import ArticleGraph, Edge, Node
from kg.graph.terms import Iri, Literal, Triple, link, local, numeral, text, typed
from kg.graph.times import owl_time
from kg.model import Amount, Argument, Claim, Reading, ids
from kg.model.vocabulary import ROLES, EntityType, Modality, Polarity, Role, WeaponClass
from kg.ontology.iri import PREFIXES, Bases

#: How much of the text stands before and after a quote, in code points: enough to find it again where the
#: text has moved (the length that annotation tools commonly take).
CONTEXT = 32

#: Labels of shared resources that only RDF has.
SOFTWARE = "Software"
PLAN = "Plan"

WEAPON_CLASSES: frozenset[str] = frozenset(weapon.value for weapon in WeaponClass)

_A = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_OA, _PROV, _SCHEMA, _SEM = PREFIXES["oa"], PREFIXES["prov"], PREFIXES["schema"], PREFIXES["sem"]
_SKOS, _GEO, _WGS, _TIME = PREFIXES["skos"], PREFIXES["geo"], PREFIXES["wgs"], PREFIXES["time"]
_SAME_AS = PREFIXES["owl"] + "sameAs"
_REIFIES = PREFIXES["rdf"] + "reifies"

#: Ends the IRI of an article's named graph.
_GRAPH = "graph"

#: What the ontology says of a term for people, and what it refers to.
_EXPLAINING = frozenset(
    {
        _A,
        _LABEL,
        *(
            _SKOS + name
            for name in (
                *("definition", "notation", "inScheme", "broader"),
                *("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"),
            )
        ),
    }
)
_CONCEPTS = frozenset({_SKOS + "Concept", _SKOS + "ConceptScheme"})

#: Properties of a claim's node that stand in RDF as they are, in this order.
_TOLD_PLAINLY = ("trigger", "triggerStart", "triggerEnd", "edtf", "timeText", "cue")


def graph_iri(article: str, bases: Bases) -> str:
    """IRI of the named graph that holds one article's own triples."""
    return _part(article, _GRAPH, bases).value


def graph_triples(article: str, bases: Bases) -> Iterator[Triple]:
    """What is known of an article's named graph: a bundle of statements, taken from that article."""
    subject = graph_iri(article, bases)
    yield Triple(subject, _A, Iri(_PROV + "Bundle"))
    yield Triple(subject, _A, Iri(_PROV + "Entity"))
    yield Triple(subject, _PROV + "wasDerivedFrom", _iri(article, bases))


def article_triples(
    reading: Reading, graph: ArticleGraph, bases: Bases, *, drawn: bool = True, reified: bool = False
) -> Iterator[Triple]:
    """What is one article's own: the article, its claims with their evidence, its descriptions, and which
    claims the direct edges stand on. Grouped by subject, in the graph's order.

    graph: the reading's own (:func:`kg.graph.build.article_graph`); drawn: whether there are direct edges;
    reified: whether a claim says, in RDF 1.2, which plain triples it supports or denies.
    """
    claims = {claim.id: claim for claim in reading.claims}
    supported = {claim.id: keys for claim, keys in reading_edges(reading)}
    out: dict[str, list[Edge]] = {}
    bodies: dict[str, list[str]] = {}
    mentioned: list[str] = []
    for edge in graph.edges:
        out.setdefault(edge.source, []).append(edge)
        if edge.type == RelationType.EVIDENCED_BY:
            bodies.setdefault(edge.target, []).append(edge.source)
        elif edge.type == RelationType.MENTIONED_IN:
            mentioned.append(edge.source)
    for node in graph.nodes:
        label = node.labels[0]
        if label == NodeLabel.ARTICLE:
            yield from _article(node, out.get(node.id, ()), mentioned, bases)
            yield from _activities(reading, bases)
        elif label == NodeLabel.CLAIM:
            yield from _claim(claims[node.id], node, out.get(node.id, ()), graph.article, bases)
            if reified:
                for key in supported[node.id]:
                    yield Triple(_iri(node.id, bases).value, _REIFIES, _plain(key, bases))
            yield from _attributions(node, out.get(node.id, ()), bases)
            for key in supported[node.id] if drawn else ():
                yield Triple(edge_iri(key, bases), _PROV + "wasDerivedFrom", _iri(node.id, bases))
        elif label == NodeLabel.EVIDENCE:
            yield from _evidence(node, bodies.get(node.id, ()), reading, bases)
        elif label == NodeLabel.DESCRIPTION:
            yield from _description(node, graph.article, bases)


def shared_nodes(reading: Reading) -> Iterator[Node]:
    """What made the article's claims, beside the shared nodes of its graph: each extractor once, each plan once."""
    for extractor in sorted({claim.extractor for claim in reading.claims}):
        yield Node(_software_id(extractor), (SOFTWARE,), {"name": extractor})
    for rule in sorted({claim.rule for claim in reading.claims if claim.rule is not None}):
        yield Node(_plan_id(rule), (PLAN,), {"name": rule})


def shared_triples(node: Node, bases: Bases) -> Iterator[Triple]:
    """A node that articles share, as :meth:`kg.graph.tally.Tally.nodes` gives it."""
    label = node.labels[0]
    subject = _iri(node.id, bases).value
    if label == NodeLabel.DATE:
        yield from _date(node, bases)
        return
    if label == SOFTWARE:
        yield Triple(subject, _A, Iri(_PROV + "SoftwareAgent"))
        yield Triple(subject, _LABEL, text(str(node.properties["name"])))
        return
    if label == PLAN:
        yield Triple(subject, _A, Iri(_PROV + "Plan"))
        yield Triple(subject, _A, Iri(_PROV + "Entity"))
        yield Triple(subject, _LABEL, text(str(node.properties["name"])))
        return
    if label == NodeLabel.PUBLISHER:
        yield Triple(subject, _A, Iri(bases.term(NodeLabel.PUBLISHER)))
        yield Triple(subject, _A, Iri(_SCHEMA + "Organization"))
        yield Triple(subject, _A, Iri(_PROV + "Agent"))
        yield from _names(node, subject)
        return
    yield from _entity(node, EntityType(label), bases)


def edge_triples(edge: DirectEdge, bases: Bases, *, plain: bool) -> Iterator[Triple]:
    """A direct edge: the plain triple where that is wanted, and the resource beside it."""
    key = edge.key
    source, target = _iri(key.source, bases), _iri(key.target, bases)
    kind = Iri(_edge_type(key, bases))
    if plain:
        yield _plain(key, bases)
    subject = edge_iri(key, bases)
    yield Triple(subject, _A, Iri(bases.term("DirectEdge")))
    yield Triple(subject, bases.term("edge"), kind)
    yield Triple(subject, bases.term("from"), source)
    yield Triple(subject, bases.term("to"), target)
    yield Triple(subject, bases.term("polarity"), Iri(bases.polarity(Polarity(key.polarity))))
    yield Triple(subject, bases.term("modality"), Iri(bases.modality(Modality(key.modality))))
    yield Triple(subject, bases.term("claims"), numeral(edge.claims))
    yield Triple(subject, bases.term("articles"), numeral(edge.articles))
    if edge.first is not None:
        yield Triple(subject, bases.term("first"), typed(edge.first, "date"))
    if edge.last is not None:
        yield Triple(subject, bases.term("last"), typed(edge.last, "date"))


def vocabulary_triples(used: Collection[str], bases: Bases) -> Iterator[Triple]:
    """What the ontology says for people of the terms used and of those they refer to: label, definition, code,
    scheme and the links to other code lists. Sorted.

    used: IRIs; those of other vocabularies are passed over.
    """
    if not used:
        return
    said = _explained(bases)
    wanted, found = list(used), set(used)
    while wanted:
        for triple in said.get(wanted.pop(), ()):
            if isinstance(triple.object, Iri) and triple.object.value not in found:
                found.add(triple.object.value)
                wanted.append(triple.object.value)
    for term in sorted(found & set(said)):
        yield from sorted(said[term], key=lambda triple: (triple.predicate, repr(triple.object)))


@cache
def _explained(bases: Bases) -> Mapping[str, frozenset[Triple]]:
    """What the ontology says for people, by term."""
    import pyoxigraph

    from kg.ontology.load import files, turtle

    said: dict[str, set[Triple]] = {}
    for path in files():
        data = turtle(path, bases.vocabulary).encode("utf-8")
        for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, pyoxigraph.NamedNode) or predicate not in _EXPLAINING:
                continue
            if isinstance(value, pyoxigraph.Literal):
                literal = Literal(value.value, language=value.language)
                said.setdefault(subject.value, set()).add(Triple(subject.value, predicate, literal))
            elif isinstance(value, pyoxigraph.NamedNode) and (predicate != _A or value.value in _CONCEPTS):
                said.setdefault(subject.value, set()).add(Triple(subject.value, predicate, Iri(value.value)))
    return {term: frozenset(triples) for term, triples in said.items()}


def edge_iri(key: EdgeKey, bases: Bases) -> str:
    """IRI of the resource that stands beside a direct edge."""
    return local(bases.data, "edge-" + ids.digest(key.source, key.type, key.target, key.polarity, key.modality))


def _edge_type(key: EdgeKey, bases: Bases) -> str:
    return bases.term(f"edge-{key.type}")


def _plain(key: EdgeKey, bases: Bases) -> Triple:
    return Triple(_iri(key.source, bases).value, _edge_type(key, bases), _iri(key.target, bases))


def _iri(node_id: str, bases: Bases) -> Iri:
    return Iri(local(bases.data, node_id))


def _part(node_id: str, part: str, bases: Bases) -> Iri:
    """IRI of something that only exists for a node: the selectors of its quote, a place's geometry."""
    return Iri(f"{local(bases.data, node_id)}-{part}")


def _software_id(extractor: str) -> str:
    return "software-" + ids.digest("software", extractor)


def _plan_id(rule: str) -> str:
    return "plan-" + ids.digest("plan", rule)


def _activity_id(article: str, claim: Claim) -> str:
    return "reading-" + ids.digest("reading", article, claim.extractor, claim.rule)


def _article(node: Node, edges: Iterable[Edge], mentioned: Iterable[str], bases: Bases) -> Iterator[Triple]:
    subject = _iri(node.id, bases).value
    facts: Mapping[str, Any] = node.properties
    language = facts.get("language")
    yield Triple(subject, _A, Iri(bases.term(NodeLabel.ARTICLE)))
    yield Triple(subject, _A, Iri(_SCHEMA + "NewsArticle"))
    yield Triple(subject, _A, Iri(_PROV + "Entity"))
    if "title" in facts:
        yield Triple(subject, _SCHEMA + "headline", text(facts["title"], language))
    if "url" in facts:
        yield Triple(subject, _SCHEMA + "url", link(facts["url"]) or text(facts["url"]))
    if "published" in facts:
        yield Triple(subject, bases.term("published"), text(facts["published"]))
        stamp = owl_time(facts["published"]).stamp
        if stamp is not None:
            yield Triple(subject, _SCHEMA + "datePublished", stamp)
    if language is not None:
        yield Triple(subject, _SCHEMA + "inLanguage", text(language))
    yield Triple(subject, bases.term("source"), text(facts["source"]))
    yield Triple(subject, bases.term("sha256"), text(facts["sha256"]))
    for edge in edges:
        if edge.type == RelationType.PUBLISHED_BY:
            yield Triple(subject, _SCHEMA + "publisher", _iri(edge.target, bases))
    if facts.get("publisher"):
        yield Triple(subject, _SCHEMA + "creditText", text(facts["publisher"]))  # as this article names its outlet
    for entity in mentioned:
        yield Triple(subject, _SCHEMA + "mentions", _iri(entity, bases))


def _activities(reading: Reading, bases: Bases) -> Iterator[Triple]:
    """One reading of the article for each pair of extractor and rule that made a claim of it."""
    article = reading.article.id
    made = {_activity_id(article, claim): claim for claim in reading.claims}
    for activity in sorted(made):
        claim = made[activity]
        subject = _iri(activity, bases).value
        software = _iri(_software_id(claim.extractor), bases)
        yield Triple(subject, _A, Iri(_PROV + "Activity"))
        yield Triple(subject, _PROV + "used", _iri(article, bases))
        yield Triple(subject, _PROV + "wasAssociatedWith", software)
        if claim.rule is not None:
            association = _part(activity, "association", bases)
            yield Triple(subject, _PROV + "qualifiedAssociation", association)
            yield Triple(association.value, _A, Iri(_PROV + "Association"))
            yield Triple(association.value, _PROV + "agent", software)
            yield Triple(association.value, _PROV + "hadPlan", _iri(_plan_id(claim.rule), bases))


def _claim(claim: Claim, node: Node, edges: Iterable[Edge], article: str, bases: Bases) -> Iterator[Triple]:
    subject = _iri(node.id, bases).value
    facts: Mapping[str, Any] = node.properties
    yield Triple(subject, _A, Iri(bases.term(NodeLabel.CLAIM)))
    yield Triple(subject, _A, Iri(bases.claim_class(claim.type)))
    yield Triple(subject, _A, Iri(_PROV + "Entity"))
    yield Triple(subject, _A, Iri(_SCHEMA + "Claim"))
    if claim.act is not None:
        yield Triple(subject, bases.term("act"), Iri(bases.act(claim.type, claim.act)))
    yield Triple(subject, bases.term("polarity"), Iri(bases.polarity(claim.polarity)))
    yield Triple(subject, bases.term("modality"), Iri(bases.modality(claim.modality)))
    fillers = dict.fromkeys((edge.type, edge.target) for edge in edges if edge.type in Role.__members__)
    for role, target in fillers:
        yield Triple(subject, bases.role_property(Role[role]), _iri(target, bases))
    yield from _literals(subject, claim, bases)
    for key in _TOLD_PLAINLY:
        for item in _listed(facts.get(key)):
            yield Triple(subject, bases.term(key), _literal(item))
    for edge in edges:
        if edge.type == RelationType.EVIDENCED_BY:
            yield Triple(subject, bases.term("evidencedBy"), _iri(edge.target, bases))
    for edge in edges:
        if edge.type == RelationType.WHEN:
            yield Triple(subject, _TIME + "hasTime", _iri(edge.target, bases))
    yield from _bounds(subject, facts)
    yield Triple(subject, _PROV + "wasDerivedFrom", _iri(article, bases))
    yield Triple(subject, _SCHEMA + "appearance", _iri(article, bases))
    yield Triple(subject, _PROV + "wasGeneratedBy", _iri(_activity_id(article, claim), bases))
    speakers = [edge for edge in edges if edge.type == RelationType.ATTRIBUTED_TO]
    for target in dict.fromkeys(edge.target for edge in speakers):
        yield Triple(subject, _PROV + "wasAttributedTo", _iri(target, bases))
    for edge in speakers:
        part = _part(node.id, f"attribution-{edge.properties['order']}", bases)
        yield Triple(subject, _PROV + "qualifiedAttribution", part)


def _attributions(node: Node, edges: Iterable[Edge], bases: Bases) -> Iterator[Triple]:
    """Who says so, with the order of the chain: 1 is the nearest to what is said."""
    for edge in edges:
        if edge.type != RelationType.ATTRIBUTED_TO:
            continue
        facts: Mapping[str, Any] = edge.properties
        subject = _part(node.id, f"attribution-{facts['order']}", bases).value
        yield Triple(subject, _A, Iri(_PROV + "Attribution"))
        yield Triple(subject, _PROV + "agent", _iri(edge.target, bases))
        yield Triple(subject, bases.term("speakerOrder"), numeral(facts["order"]))
        if "cue" in facts:
            yield Triple(subject, bases.term("cue"), text(facts["cue"]))


def _evidence(node: Node, claims: Iterable[str], reading: Reading, bases: Bases) -> Iterator[Triple]:
    article, facts = reading.article, node.properties
    start, end = int(str(facts["start"])), int(str(facts["end"]))
    subject = _iri(node.id, bases).value
    target, position, quote = (_part(node.id, part, bases) for part in ("target", "position", "quote"))
    yield Triple(subject, _A, Iri(bases.term(NodeLabel.EVIDENCE)))
    yield Triple(subject, _A, Iri(_OA + "Annotation"))
    yield Triple(subject, _OA + "motivatedBy", Iri(_OA + "describing"))
    for claim in claims:
        yield Triple(subject, _OA + "hasBody", _iri(claim, bases))
    yield Triple(subject, _OA + "hasTarget", target)
    yield Triple(target.value, _A, Iri(_OA + "SpecificResource"))
    yield Triple(target.value, _OA + "hasSource", _iri(article.id, bases))
    yield Triple(target.value, _PROV + "wasQuotedFrom", _iri(article.id, bases))
    yield Triple(target.value, _OA + "hasSelector", position)
    yield Triple(target.value, _OA + "hasSelector", quote)
    yield Triple(position.value, _A, Iri(_OA + "TextPositionSelector"))
    yield Triple(position.value, _OA + "start", typed(str(start), "nonNegativeInteger"))
    yield Triple(position.value, _OA + "end", typed(str(end), "nonNegativeInteger"))
    yield Triple(quote.value, _A, Iri(_OA + "TextQuoteSelector"))
    yield Triple(quote.value, _OA + "exact", text(str(facts["quote"]), article.language))
    if article.text is not None:
        before, after = article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT]
        if before:
            yield Triple(quote.value, _OA + "prefix", text(before, article.language))
        if after:
            yield Triple(quote.value, _OA + "suffix", text(after, article.language))


def _description(node: Node, article: str, bases: Bases) -> Iterator[Triple]:
    subject = _iri(node.id, bases).value
    yield Triple(subject, _A, Iri(bases.term(NodeLabel.DESCRIPTION)))
    yield from _names(node, subject)
    yield Triple(subject, _PROV + "wasQuotedFrom", _iri(article, bases))


def _names(node: Node, subject: str) -> Iterator[Triple]:
    facts: Mapping[str, Any] = node.properties
    yield Triple(subject, _SKOS + "prefLabel", text(facts["name"]))
    yield Triple(subject, _SCHEMA + "name", text(facts["name"]))
    for alias in facts.get("aliases", ()):
        yield Triple(subject, _SKOS + "altLabel", text(alias))
        yield Triple(subject, _SCHEMA + "alternateName", text(alias))


def _entity(node: Node, entity_type: EntityType, bases: Bases) -> Iterator[Triple]:
    facts: Mapping[str, Any] = node.properties
    subject = _iri(node.id, bases).value
    point = "lon" in facts
    yield Triple(subject, _A, Iri(bases.entity_class(entity_type)))
    if entity_type is EntityType.PLACE or point:
        yield Triple(subject, _A, Iri(_GEO + "Feature"))
    yield from _names(node, subject)
    yield from _identifiers(subject, facts)
    if "country" in facts:
        yield Triple(subject, bases.term("countryCode"), text(facts["country"]))
    if "weaponClass" in facts:
        yield Triple(subject, bases.term("weaponClass"), _weapon_class(facts["weaponClass"], bases))
    if point:
        geometry = _part(node.id, "point", bases)
        lon, lat = numeral(facts["lon"]), numeral(facts["lat"])
        yield Triple(subject, _WGS + "lat", typed(lat.text, "decimal"))
        yield Triple(subject, _WGS + "long", typed(lon.text, "decimal"))
        yield Triple(subject, bases.term("pointPrecision"), text(facts["pointPrecision"]))
        yield Triple(subject, _GEO + "hasDefaultGeometry", geometry)
        yield Triple(geometry.value, _A, Iri(_GEO + "Geometry"))
        yield Triple(geometry.value, _GEO + "asWKT", typed(f"POINT({lon.text} {lat.text})", _GEO + "wktLiteral"))


def _weapon_class(name: str, bases: Bases) -> Iri | Literal:
    """The ontology's class; a name that it doesn't know stays words, which the shapes refuse."""
    return Iri(bases.weapon_class(name)) if name in WEAPON_CLASSES else text(name)


def _identifiers(subject: str, facts: Mapping[str, Any]) -> Iterator[Triple]:
    """Identifiers stand in the data only where a table gave them; two schemes are the web's own names."""
    wikidata, geonames = str(facts.get("wikidata", "")), str(facts.get("geonames", ""))
    if wikidata[:1] == "Q" and wikidata[1:].isdecimal() and wikidata.isascii():
        yield Triple(subject, _SAME_AS, Iri(PREFIXES["wd"] + wikidata))
    if geonames.isdecimal() and geonames.isascii():
        yield Triple(subject, _SAME_AS, Iri(f"https://sws.geonames.org/{geonames}/"))
    named = [f"{scheme}:{facts[scheme]}" for scheme in ("wikidata", "geonames", "iso3166") if scheme in facts]
    for identifier in (*named, *facts.get("identifiers", ())):
        yield Triple(subject, _SCHEMA + "identifier", text(identifier))


def _date(node: Node, bases: Bases) -> Iterator[Triple]:
    facts: Mapping[str, Any] = node.properties
    subject = _iri(node.id, bases).value
    when = owl_time(facts["edtf"])
    yield Triple(subject, _A, Iri(bases.term(NodeLabel.DATE)))
    yield Triple(subject, _A, Iri(_TIME + when.kind))
    yield Triple(subject, bases.term("edtf"), text(facts["edtf"]))
    if when.stamp is not None and when.property is not None:
        yield Triple(subject, _TIME + when.property, when.stamp)
    ends = (("begin", "hasBeginning", when.begin), ("end", "hasEnd", when.end))
    for part, predicate, end in ends:
        if end is not None:
            yield Triple(subject, _TIME + predicate, _part(node.id, part, bases))
    yield from _bounds(subject, facts)
    for part, _, end in ends:
        if end is not None and end.property is not None and end.stamp is not None:
            instant = _part(node.id, part, bases).value
            yield Triple(instant, _A, Iri(_TIME + "Instant"))
            yield Triple(instant, _TIME + end.property, end.stamp)


def _bounds(subject: str, facts: Mapping[str, Any]) -> Iterator[Triple]:
    if "earliest" in facts:
        yield Triple(subject, _SEM + "hasEarliestBeginTimeStamp", typed(facts["earliest"], "date"))
    if "latest" in facts:
        yield Triple(subject, _SEM + "hasLatestEndTimeStamp", typed(facts["latest"], "date"))


def _literals(subject: str, claim: Claim, bases: Bases) -> Iterator[Triple]:
    """The claim's literals argument by argument, so that whatever a shape forbids is there to be seen."""
    said: set[Triple] = set()
    for argument in claim.arguments:
        if not is_literal(claim, argument):
            continue
        phrase = literal_words(argument)
        facts: dict[str, Any] = {}
        if isinstance(argument.value, Amount) and argument.role in AMOUNTS:
            facts = dict(amount_properties(argument.role, argument.value))
            if phrase is not None:
                facts[f"{argument.role.value}Text"] = phrase
        elif isinstance(argument.value, Amount) and not _admits_number(claim, argument):
            facts = dict(amount_properties(argument.role, argument.value))
        elif phrase is not None:
            facts[argument.role.value] = phrase
        for key, value in facts.items():
            triple = Triple(subject, bases.term(key), _literal(value))
            if triple not in said:
                said.add(triple)
                yield triple


def _admits_number(claim: Claim, argument: Argument) -> bool:
    rule = ROLES[claim.type].get(argument.role)
    return rule is not None and rule.number


def _listed(value: Any) -> tuple[Any, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _literal(value: str | int | float | bool) -> Literal:
    if isinstance(value, bool):
        return typed("true" if value else "false", "boolean")
    return text(value) if isinstance(value, str) else numeral(value)

"""From an article's reading to its nodes and edges, in one canonical order.

Nodes: the article, its publisher, its claims in the article's order, then evidence by its place, and
entities, descriptions and dates by id. Edges: the publisher's, then each claim's, then those of evidence
and entities. Two equal readings give equal graphs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from kg.errors import ClaimsError
from kg.graph.labels import NodeLabel, RelationType, claim_label, role_relation
from kg.graph.model import ArticleGraph, Edge, Node, Value
from kg.model import Amount, Argument, Article, Claim, Entity, Reading, Span, ids, jsonl
from kg.model.edtf import bounds
from kg.model.vocabulary import ROLES, Role

#: Identifier schemes that are properties of their own; any other stands as ``scheme:id`` in the list
#: ``identifiers``, so that no property's name comes from data.
SCHEMES: tuple[str, ...] = ("wikidata", "geonames", "iso3166")

#: Roles whose literals are amounts; all other literals are texts, kept as lists.
AMOUNTS: frozenset[Role] = frozenset({Role.QUANTITY, Role.VALUE})


def article_graph(reading: Reading) -> ArticleGraph:
    """The nodes and edges that one article contributes.

    Raises ClaimsError where the reading contradicts itself: an id given twice, or a filler or speaker that
    isn't among the article's entities.
    """
    _check(reading)
    article = reading.article
    top = [_article_node(reading)]
    edges: list[Edge] = []
    if article.publisher:
        publisher = publisher_node(article.publisher)
        top.append(publisher)
        edges.append(_edge(article.id, RelationType.PUBLISHED_BY, publisher.id, {"given": given(publisher)}))

    evidence: dict[str, Node] = {}
    described: dict[str, Node] = {}
    dates: dict[str, Node] = {}
    for claim in reading.claims:
        sentence = evidence_node(article.id, claim.evidence)
        evidence[sentence.id] = sentence
        edges.append(_edge(claim.id, RelationType.EVIDENCED_BY, sentence.id, {}))
        edges.extend(_role_edges(article.id, claim, described))
        edges.extend(_speaker_edges(article.id, claim, described))
        if claim.time is not None and claim.time.value is not None:
            moment = date_node(claim.time.value)
            dates[moment.id] = moment
            edges.append(_edge(claim.id, RelationType.WHEN, moment.id, _where(claim.time.span)))

    sentences = sorted(evidence.values(), key=lambda node: (node.properties["start"], node.properties["end"], node.id))
    edges.extend(_edge(node.id, RelationType.IN_ARTICLE, article.id, {}) for node in sentences)
    entities: list[Node] = []
    for entity in sorted(reading.entities, key=lambda entity: entity.id):
        node = entity_node(entity)
        entities.append(node)
        properties: dict[str, Value] = {"count": len(entity.mentions), "given": given(node)}
        edges.append(_edge(entity.id, RelationType.MENTIONED_IN, article.id, properties))

    nodes = [
        *top,
        *(claim_node(claim) for claim in reading.claims),
        *sentences,
        *entities,
        *(described[key] for key in sorted(described)),
        *(dates[key] for key in sorted(dates)),
    ]
    return ArticleGraph(article.id, jsonl.dumps(reading), tuple(nodes), tuple(_distinct(edges)))


def entity_nodes(reading: Reading) -> list[Node]:
    """The nodes of an article's entities alone, by id. Raises as :func:`article_graph` does."""
    _check(reading)
    return [entity_node(entity) for entity in sorted(reading.entities, key=lambda entity: entity.id)]


def claim_node(claim: Claim) -> Node:
    """A claim with its literals as properties; absent rather than None."""
    properties: dict[str, Value] = {
        "id": claim.id,
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "trigger": claim.trigger.text,
        "triggerStart": claim.trigger.start,
        "triggerEnd": claim.trigger.end,
        "extractor": claim.extractor,
    }
    if claim.act is not None:
        properties["act"] = claim.act.value
    if claim.rule is not None:
        properties["rule"] = claim.rule
    if claim.time is not None:
        if claim.time.value is not None:
            properties |= _date_properties(claim.time.value)
        if claim.time.span is not None:
            properties["timeText"] = claim.time.span.text
    cues = tuple(
        speaker.cue.text
        for speaker in claim.attribution
        if speaker.cue is not None and speaker.entity is None and speaker.mention is None
    )
    if cues:
        properties["cue"] = cues  # "reportedly": a cue that names no speaker
    properties |= _literals(claim)
    return Node(claim.id, (NodeLabel.CLAIM, claim_label(claim.type)), properties)


def entity_node(entity: Entity) -> Node:
    """An entity as its own article knows it."""
    properties: dict[str, Value] = {"id": entity.id, "name": entity.name}
    others = []
    for scheme, identifier in entity.identifiers:
        if scheme in SCHEMES:
            properties[scheme] = identifier
        else:
            others.append(f"{scheme}:{identifier}")
    if others:
        properties["identifiers"] = tuple(sorted(others))
    if entity.country is not None:
        properties["country"] = entity.country
    if entity.weapon_class is not None:
        properties["weaponClass"] = entity.weapon_class
    if entity.point is not None:
        properties |= {
            "lon": float(entity.point.lon),
            "lat": float(entity.point.lat),
            "pointPrecision": entity.point.precision,
        }
    return Node(entity.id, (entity.type.value,), properties)


def description_node(article: str, words: str) -> Node:
    """A filler or speaker that is none of the seven types; one article's own, never another's."""
    name = " ".join(words.split())
    node_id = "description-" + ids.digest("description", article, name)
    return Node(node_id, (NodeLabel.DESCRIPTION,), {"id": node_id, "name": name})


def date_node(edtf: str) -> Node:
    """A date that claims share."""
    node_id = "date-" + ids.digest("date", edtf)
    return Node(node_id, (NodeLabel.DATE,), {"id": node_id, **_date_properties(edtf)})


def publisher_node(name: str) -> Node:
    """An outlet; "The Moscow Times" and "Moscow Times" are one."""
    node_id = "publisher-" + ids.digest("publisher", ids.normalised_name(name))
    return Node(node_id, (NodeLabel.PUBLISHER,), {"id": node_id, "name": name})


def evidence_node(article: str, span: Span) -> Node:
    """A sentence of an article; claims read from it share it."""
    node_id = "evidence-" + ids.digest("evidence", article, span.start, span.end)
    properties: dict[str, Value] = {"id": node_id, "quote": span.text, "start": span.start, "end": span.end}
    return Node(node_id, (NodeLabel.EVIDENCE,), properties)


def given(node: Node) -> str:
    """What one article says of a node that articles share, as JSON with sorted keys, without its id.

    It stands on the edge between the two, so that a store can count anew what a name or a country rests
    on when an article goes (:func:`kg.graph.tally.settled`).
    """
    properties = {key: value for key, value in node.properties.items() if key != "id"}
    return json.dumps(properties, sort_keys=True, separators=(",", ":"))


def _check(reading: Reading) -> None:
    entities = {entity.id for entity in reading.entities}
    for fault in (
        *_bad_ids("article", [reading.article.id]),
        *_bad_ids("entity", [entity.id for entity in reading.entities]),
        *_bad_ids("claim", [claim.id for claim in reading.claims]),
        *(fault for claim in reading.claims for fault in _bad_claim(claim, entities, reading.article.text)),
    ):
        raise ClaimsError(f"{reading.article.source}: {fault}; write it again with kg extract")


def _bad_ids(what: str, ids_given: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for node_id in ids_given:
        if not node_id or not node_id.isprintable():
            yield f"the {what}'s id {node_id!r} is empty or can't be printed"
        if node_id in seen:
            yield f"the {what} {node_id} is listed twice"
        seen.add(node_id)


def _bad_claim(claim: Claim, entities: set[str], text: str | None) -> Iterator[str]:
    named = [argument.entity for argument in claim.arguments] + [speaker.entity for speaker in claim.attribution]
    for entity in named:
        if entity is not None and entity not in entities:
            yield f"the claim {claim.id} names {entity}, which is not among the article's entities"
    spans = (claim.evidence, claim.trigger, *(argument.mention for argument in claim.arguments))
    for span in spans:
        if text is not None and span is not None and text[span.start : span.end] != span.text:
            yield f"the claim {claim.id} quotes {span.text!r}, which is not what the article has there"


def _article_node(reading: Reading) -> Node:
    article = reading.article
    properties: dict[str, Value] = {"id": article.id, "source": article.source, "sha256": article.sha256}
    for key in ("url", "title", "publisher", "published", "language"):
        value = getattr(article, key)
        if value is not None:
            properties[key] = value
    if reading.noticed:
        properties["noticed"] = tuple(_noticed(article, start, end) for start, end in reading.noticed)
    return Node(article.id, (NodeLabel.ARTICLE,), properties)


def _noticed(article: Article, start: int, end: int) -> str:
    """A sentence without claim; its place, where the article's text was left out."""
    return f"characters {start} to {end}" if article.text is None else article.text[start:end]


def _date_properties(edtf: str) -> dict[str, Value]:
    earliest, latest = bounds(edtf)
    properties: dict[str, Value] = {"edtf": edtf}
    if earliest is not None:
        properties["earliest"] = earliest
    if latest is not None:
        properties["latest"] = latest
    return properties


def is_literal(claim: Claim, argument: Argument) -> bool:
    """Whether the argument is a property of the claim rather than an edge of it."""
    if argument.entity is not None:
        return False
    if argument.value is not None:
        return True
    rule = ROLES[claim.type].get(argument.role)
    return rule is not None and rule.literal


def literal_words(argument: Argument) -> str | None:
    """A literal in words: the value where it is text, else the mention, else the numbers of its amount."""
    if isinstance(argument.value, str):
        return argument.value
    if argument.mention is not None:
        return argument.mention.text
    if isinstance(argument.value, Amount) and argument.role not in AMOUNTS:
        return " ".join(str(value) for value in amount_properties(argument.role, argument.value).values())
    return None


def number(value: float) -> int | float:
    """Whole numbers as int, so that 6 and 6.0 are the same value wherever it came from."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def _literals(claim: Claim) -> dict[str, Value]:
    properties: dict[str, Value] = {}
    texts: dict[Role, list[str]] = {}
    phrases: dict[Role, list[str]] = {}
    for argument in claim.arguments:
        if not is_literal(claim, argument):
            continue
        counted = isinstance(argument.value, Amount) and argument.role in AMOUNTS
        if isinstance(argument.value, Amount) and counted:
            for key, value in amount_properties(argument.role, argument.value).items():
                properties.setdefault(key, value)
        said = literal_words(argument)
        if said is not None:
            kept = (phrases if counted else texts).setdefault(argument.role, [])
            if said not in kept:
                kept.append(said)
    for role, said_of in texts.items():
        # words where a number belongs ("enough", a calibre's name) stand in the number's place
        if role in AMOUNTS:
            properties.setdefault(role.value, "; ".join(said_of))
        else:
            properties[role.value] = tuple(said_of)
    for role, said_of in phrases.items():
        properties[f"{role.value}Text"] = "; ".join(said_of)
    return properties


def amount_properties(role: Role, amount: Amount) -> dict[str, Value]:
    """``quantity quantityMin quantityMax quantityUnit approximate``, or the same with ``value``; the unit
    of money is its currency."""
    properties: dict[str, Value] = {}
    exact = amount.value if amount.value is not None else amount.amount
    for suffix, figure in (("", exact), ("Min", amount.min), ("Max", amount.max)):
        if figure is not None:
            properties[f"{role.value}{suffix}"] = number(figure)
    unit = amount.currency if amount.currency is not None else amount.unit
    if unit is not None:
        properties[f"{role.value}Unit"] = unit
    if amount.approximate:
        properties["approximate"] = True
    return properties


def _role_edges(article: str, claim: Claim, described: dict[str, Node]) -> Iterator[Edge]:
    for argument in claim.arguments:
        if is_literal(claim, argument):
            continue
        target = _target(article, argument.entity, argument.mention, described)
        if target is not None:
            yield _edge(claim.id, role_relation(argument.role), target, _where(argument.mention))


def _speaker_edges(article: str, claim: Claim, described: dict[str, Node]) -> Iterator[Edge]:
    order = 0
    for speaker in claim.attribution:
        target = _target(article, speaker.entity, speaker.mention, described)
        if target is None:
            continue
        order += 1
        properties = {"order": order, **_where(speaker.mention)}
        if speaker.cue is not None:
            properties["cue"] = speaker.cue.text
        yield _edge(claim.id, RelationType.ATTRIBUTED_TO, target, properties)


def _target(article: str, entity: str | None, mention: Span | None, described: dict[str, Node]) -> str | None:
    if entity is not None or mention is None:
        return entity
    node = description_node(article, mention.text)
    described[node.id] = node
    return node.id


def _where(span: Span | None) -> dict[str, Value]:
    return {} if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _edge(source: str, edge_type: str, target: str, properties: Mapping[str, Value]) -> Edge:
    return Edge(source, str(edge_type), target, dict(properties))


def edge_key(edge: Edge) -> tuple[str, str, str, str]:
    """Sorts edges and tells equal ones: ends, type and properties."""
    return edge.source, edge.type, edge.target, json.dumps(dict(edge.properties), sort_keys=True)


def _distinct(edges: Iterable[Edge]) -> Iterator[Edge]:
    seen: set[tuple[str, str, str, str]] = set()
    for edge in edges:
        key = edge_key(edge)
        if key not in seen:
            seen.add(key)
            yield edge

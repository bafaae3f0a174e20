"""The one JSON document that the explorer shows: articles, nodes, claims, direct edges, places.

Tables are columns, and rows name each other by number, so that a large graph stays small. Offsets count
Unicode code points, as everywhere. ``explorer/src/data.ts`` is its reader; both change together, and
``FORMAT`` with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

from kg.exports.base import in_order
from kg.exports.layout import SHOWN, Groups, Links, grouped, places
from kg.graph.build import AMOUNTS, description_node, entity_nodes, is_literal, literal_words, publisher_node
from kg.graph.edges import EdgeKey, reading_edges
from kg.graph.labels import NodeLabel
from kg.graph.tally import Tally
from kg.model import Amount, Argument, Article, Claim, Reading, Span
from kg.model.edtf import bounds
from kg.model.vocabulary import (
    EDGE_RULES,
    Act,
    ClaimType,
    EdgeType,
    EntityType,
    Modality,
    Polarity,
    Role,
)

FORMAT = 1

#: Roles whose fillers something passes between, drawn on the map from the first to the second.
FLOWS = (
    (Role.SUPPLIER, Role.RECIPIENT),
    (Role.DONOR, Role.RECIPIENT),
    (Role.ORIGIN, Role.DESTINATION),
    (Role.ACTOR, Role.DESTINATION),
    (Role.ATTACKER, Role.TARGET),
)

#: Roles by which the filter bar asks for actors, weapons and places.
PLACES = (Role.PLACE, Role.ORIGIN, Role.DESTINATION, Role.TERRITORY)

#: How much a shared claim pulls two nodes together that no direct edge joins, beside a direct edge's 1.
_WEAK = 0.25

_TYPES = tuple(EntityType)
_CLAIMS = tuple(ClaimType)
_ACTS = tuple(Act)
_ROLES = tuple(Role)
_POLARITIES = tuple(Polarity)
_MODALITIES = tuple(Modality)
_EDGES = tuple(EdgeType)


def document(readings: Iterable[Reading], title: str = "") -> dict[str, Any]:
    """The explorer's document of the readings, in canonical order. Held in memory as a whole.

    title: what the page is called. Raises ClaimsError where a reading contradicts itself or the order is
    broken.
    """
    gathered = _Gathered()
    with Tally() as tally:
        for reading in in_order(readings):
            tally.note(entity_nodes(reading))
            gathered.add(reading)
        shared = {node.id: node.properties for node in tally.nodes()}
    nodes = gathered.nodes.table(shared)
    edges = gathered.edge_table()
    links = _links(gathered, edges)
    return {
        "format": FORMAT,
        "title": title,
        "words": _words(),
        "publishers": gathered.publishers,
        "articles": _columns(gathered.articles, _ARTICLE),
        "nodes": nodes,
        "claims": _columns(gathered.claims, _CLAIM),
        "edges": edges,
        **_arranged(links, nodes, edges),
    }


def precision(edtf: str | None) -> str:
    """How exactly a date is known: day, month, season, year, interval, open (an end is), or unknown."""
    if edtf is None:
        return "unknown"
    first, last = bounds(edtf)
    if "/" in edtf:
        return "open" if first is None or last is None else "interval"
    if first is None and last is None:
        return "unknown"
    plain = edtf.rstrip("?~%")
    if "X" in plain or not plain.replace("-", "").isdigit():
        return "interval"
    parts = plain.split("-")
    if len(parts) == 2 and int(parts[1]) > 12:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1]


#: same: the first article with the same text, so that copies of one story are not counted as many.
_ARTICLE = ("id", "source", "title", "publisher", "published", "url", "text", "same")
_CLAIM = (
    *("id", "type", "act", "article", "polarity", "modality", "trigger", "evidence", "quote"),
    *("time", "first", "last", "precision", "phrase", "fillers", "said"),
)


class _Nodes:
    """Entities and descriptions in the order in which they come, with their mentions."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.types: list[int] = []
        self.names: list[str | None] = []
        self.mentions: list[list[list[int]]] = []

    def get(self, node_id: str, kind: int, name: str | None = None) -> int:
        found = self.number.get(node_id)
        if found is None:
            found = self.number[node_id] = len(self.types)
            self.types.append(kind)
            self.names.append(name)
            self.mentions.append([])
        return found

    def table(self, shared: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Any]]:
        """Columns; what articles share as it is settled, descriptions by their words."""
        facts = [shared.get(node_id, {}) for node_id in self.number]
        names = [fact.get("name", name) for fact, name in zip(facts, self.names, strict=True)]
        return {
            "id": list(self.number),
            "name": names,
            "type": self.types,
            "aliases": [list(fact.get("aliases", ())) for fact in facts],
            "country": [fact.get("country") for fact in facts],
            "class": [fact.get("weaponClass") for fact in facts],
            "identifiers": [_identifiers(fact) for fact in facts],
            "point": [
                [round(fact["lon"], 4), round(fact["lat"], 4), fact["pointPrecision"]] if "lon" in fact else None
                for fact in facts
            ],
            "mentions": self.mentions,
        }


class _Gathered:
    """What the articles give, as rows that name each other by number."""

    def __init__(self) -> None:
        self.publishers: list[str] = []
        self._publisher: dict[str, int] = {}
        self._same: dict[str, int] = {}
        self.articles: list[tuple[Any, ...]] = []
        self.nodes = _Nodes()
        self.claims: list[tuple[Any, ...]] = []
        self.edges: dict[EdgeKey, list[int]] = {}

    def add(self, reading: Reading) -> None:
        """One article with its entities and claims."""
        article = reading.article
        number = len(self.articles)
        self.articles.append(
            (
                *(article.id, article.source, article.title, self._published_by(article.publisher)),
                *(article.published, article.url, article.text),
                self._same.setdefault(article.sha256 or article.id, number),
            )
        )
        for entity in reading.entities:
            node = self.nodes.get(entity.id, _TYPES.index(entity.type))
            spans = [place for span in entity.mentions for place in (span.start, span.end)]
            self.nodes.mentions[node].append([number, *spans])
        for claim, keys in reading_edges(reading):
            place = len(self.claims)
            self.claims.append(self._claim(number, article, claim))
            for key in keys:
                self.edges.setdefault(key, []).append(place)

    def edge_table(self) -> dict[str, list[Any]]:
        """Direct edges as columns, by source, type, target, polarity and modality."""
        rows = []
        for key in sorted(self.edges):
            source, target = self.nodes.number[key.source], self.nodes.number[key.target]
            manner = _POLARITIES.index(Polarity(key.polarity)), _MODALITIES.index(Modality(key.modality))
            rows.append((source, _EDGES.index(EdgeType(key.type)), target, *manner, self.edges[key]))
        return _columns(rows, ("source", "type", "target", "polarity", "modality", "claims"))

    def _published_by(self, name: str | None) -> int:
        if not name:
            return -1
        number = self._publisher.setdefault(publisher_node(name).id, len(self.publishers))
        if number == len(self.publishers):
            self.publishers.append(name)
        return number

    def _claim(self, number: int, article: Article, claim: Claim) -> tuple[Any, ...]:
        edtf = None if claim.time is None else claim.time.value
        first, last = (None, None) if edtf is None else bounds(edtf)
        bare = article.text is None  # then the words stand here, for there is no text to find them in
        phrase = None if claim.time is None else claim.time.span
        return (
            claim.id,
            _CLAIMS.index(claim.type),
            -1 if claim.act is None else _ACTS.index(claim.act),
            number,
            _POLARITIES.index(claim.polarity),
            _MODALITIES.index(claim.modality),
            _place(claim.trigger, bare),
            _place(claim.evidence, bare=False),
            claim.evidence.text if bare else None,
            edtf,
            first,
            last,
            precision(edtf) if edtf is not None or phrase is not None else None,
            _place(phrase, bare),
            [self._filler(article, claim, argument, bare) for argument in claim.arguments],
            [
                [self._node(article, speaker.entity, speaker.mention), *_places(bare, speaker.mention, speaker.cue)]
                for speaker in claim.attribution
            ],
        )

    def _filler(self, article: Article, claim: Claim, argument: Argument, bare: bool) -> list[Any]:
        literal = is_literal(claim, argument)
        node = -1 if literal else self._node(article, argument.entity, argument.mention)
        value = literal_words(argument) if literal else None
        if isinstance(argument.value, Amount) and argument.role in AMOUNTS:
            value = amount_words(argument.value)
        return [_ROLES.index(argument.role), node, _place(argument.mention, bare), value]

    def _node(self, article: Article, entity: str | None, mention: Span | None) -> int:
        if entity is not None:
            return self.nodes.number[entity]
        if mention is None:
            return -1
        described = description_node(article.id, mention.text)
        return self.nodes.get(described.id, len(_TYPES), str(described.properties["name"]))


def amount_words(amount: Amount) -> str:
    """An amount in words and digits: ``at least 24``, ``up to 200 km``, ``about 50,000,000 USD``."""
    exact = amount.value if amount.value is not None else amount.amount
    low, high = amount.min, amount.max
    if exact is not None:
        text = ("about " if amount.approximate else "") + _number(exact)
    elif low is not None and high is not None:
        text = f"{_number(low)} to {_number(high)}"
    elif high is not None:
        text = f"up to {_number(high)}"
    elif low is not None:
        text = f"at least {_number(low)}"
    else:
        text = ""
    return " ".join(part for part in (text, amount.currency or amount.unit) if part)


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,}"


def _place(span: Span | None, bare: bool) -> list[Any] | None:
    if span is None:
        return None
    return [span.start, span.end, span.text] if bare else [span.start, span.end]


def _places(bare: bool, *spans: Span | None) -> list[list[Any] | None]:
    return [_place(span, bare) for span in spans]


def _identifiers(fact: Mapping[str, Any]) -> list[list[str]]:
    found = [[scheme, str(fact[scheme])] for scheme in ("wikidata", "geonames", "iso3166") if scheme in fact]
    return found + [list(text.partition(":")[::2]) for text in fact.get("identifiers", ())]


def _columns(rows: Sequence[tuple[Any, ...]], names: Sequence[str]) -> dict[str, list[Any]]:
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _words() -> dict[str, Any]:
    """The vocabulary as the page names it; rows refer to its words by number."""
    legends = {rule.type: rule.legend for rule in reversed(EDGE_RULES)}
    return {
        "entities": [*(str(word.value) for word in _TYPES), str(NodeLabel.DESCRIPTION)],
        "claims": [word.value for word in _CLAIMS],
        "acts": [word.value for word in _ACTS],
        "roles": [word.value for word in _ROLES],
        "polarities": [word.value for word in _POLARITIES],
        "modalities": [word.value for word in _MODALITIES],
        "edges": [word.value for word in _EDGES],
        "legends": [legends.get(word, "") for word in _EDGES],
        "symmetric": sorted({_EDGES.index(rule.type) for rule in EDGE_RULES if rule.symmetric}),
        "affirmed": _POLARITIES.index(Polarity.AFFIRMED),
        "asserted": _MODALITIES.index(Modality.ASSERTED),
        "weapon": _TYPES.index(EntityType.WEAPON),
        "places": [_ROLES.index(role) for role in PLACES],
        "placed": [_TYPES.index(EntityType.COUNTRY), _TYPES.index(EntityType.PLACE)],
        "actors": [
            _TYPES.index(kind)
            for kind in (EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON)
        ],
        "flows": [[_ROLES.index(source), _ROLES.index(target)] for source, target in FLOWS],
    }


def _links(gathered: _Gathered, edges: Mapping[str, list[Any]]) -> list[dict[int, float]]:
    """Who pulls whom: direct edges by their claims, and weakly whatever one claim names together."""
    links: list[dict[int, float]] = [{} for _ in gathered.nodes.types]

    def join(one: int, other: int, weight: float) -> None:
        if one != other:
            links[one][other] = links[one].get(other, 0.0) + weight
            links[other][one] = links[other].get(one, 0.0) + weight

    for source, target, claims in zip(edges["source"], edges["target"], edges["claims"], strict=True):
        join(source, target, float(len(claims)))
    fillers = _CLAIM.index("fillers")
    for claim in gathered.claims:
        nodes = list(dict.fromkeys(filler[1] for filler in claim[fillers] if filler[1] >= 0))
        for node in nodes[1:]:
            join(nodes[0], node, _WEAK)
    return links


def _arranged(links: Links, nodes: dict[str, list[Any]], edges: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Groups, and the places of what the first picture shows: all nodes with a direct edge where there is
    room for them, else the outermost groups. What isn't in the first picture gets its place in the page."""
    count = len(links)
    joined = sorted({*edges["source"], *edges["target"]})
    at: list[tuple[int, int] | None] = [None] * count
    nodes["group"], nodes["at"] = [-1] * count, at
    if len(joined) <= SHOWN:
        inner = _within(links, joined)
        radii = [14.0 + min(len(row), 40) * 0.5 for row in inner]
        for node, spot in zip(joined, places(inner, radii), strict=True):
            at[node] = spot
        return {"groups": {"parent": [], "at": [], "gathered": []}}
    linked = [node for node, row in enumerate(links) if row]
    inner = _within(links, linked)
    groups = grouped(inner)
    for node, group in zip(linked, groups.of_node, strict=True):
        nodes["group"][node] = group
    nodes["at"] = []
    return {"groups": _placed_groups(inner, groups)}


def _within(links: Links, chosen: Sequence[int]) -> list[dict[int, float]]:
    """The links among the chosen nodes, which are numbered anew."""
    number = {node: row for row, node in enumerate(chosen)}
    return [{number[other]: weight for other, weight in links[node].items() if other in number} for node in chosen]


def _placed_groups(inner: Links, groups: Groups) -> dict[str, list[Any]]:
    outermost = [0] * len(groups.parents)
    for group, parent in enumerate(groups.parents):
        outermost[group] = group if parent == -1 else outermost[parent]
    tops = [group for group, parent in enumerate(groups.parents) if parent == -1]
    number = {group: place for place, group in enumerate(tops)}
    sizes = [0] * len(tops)
    between: list[dict[int, float]] = [{} for _ in tops]
    home = [number[outermost[group]] for group in groups.of_node]
    for node, row in enumerate(inner):
        sizes[home[node]] += 1
        for other, weight in row.items():
            if home[other] != home[node]:
                between[home[node]][home[other]] = between[home[node]].get(home[other], 0.0) + weight
    at: list[tuple[int, int] | None] = [None] * len(groups.parents)
    radii = [14.0 + 3.2 * sqrt(size) for size in sizes]
    for group, place in zip(tops, places(between, radii), strict=True):
        at[group] = place
    return {"parent": list(groups.parents), "at": at, "gathered": list(groups.gathered)}

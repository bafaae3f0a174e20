"""Direct edges: views that say in one line what claims say, such as Russia SUPPLIED Belarus.

The ontology's edge rules say which pair of roles makes which edge. An edge holds counts and bounds
only; its claims are found by the two role edges that made it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.graph.model import Value
from kg.model import Claim, Reading
from kg.model.edtf import bounds
from kg.model.schema import EdgeRule
from kg.model.vocabulary import EDGE_RULES, EntityType, Modality, Polarity, Role


@dataclass(frozen=True, slots=True, order=True)
class EdgeKey:
    """What makes a direct edge one edge: a planned or denied supply is never drawn as one that happened."""

    source: str
    type: str
    target: str
    polarity: str
    modality: str

    @property
    def is_fact(self) -> bool:
        """Whether its claims say that it is so: affirmed and asserted."""
        return self.polarity == Polarity.AFFIRMED and self.modality == Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class DirectEdge:
    """A derived edge; first and last are the earliest and latest day of its claims' dates, where known."""

    key: EdgeKey
    claims: int
    articles: int
    first: str | None
    last: str | None

    def properties(self) -> dict[str, Value]:
        """As stores and pictures show it: ``derived`` marks it as a view."""
        properties: dict[str, Value] = {
            "polarity": self.key.polarity,
            "modality": self.key.modality,
            "claims": self.claims,
            "articles": self.articles,
            "derived": True,
        }
        if self.first is not None:
            properties["first"] = self.first
        if self.last is not None:
            properties["last"] = self.last
        return properties


def claim_edges(
    claim: Claim, types: Mapping[str, EntityType], rules: Sequence[EdgeRule] = EDGE_RULES
) -> tuple[EdgeKey, ...]:
    """The direct edges that one claim supports, each once, sorted.

    types: entity id to its type. Fillers without entity make no edge, and nothing has an edge to itself.
    """
    fillers: dict[Role, list[str]] = defaultdict(list)
    for argument in claim.arguments:
        if argument.entity is not None:
            fillers[argument.role].append(argument.entity)
    found = set()
    for rule in (_own_rules() if rules is EDGE_RULES else _of_type(tuple(rules))).get(claim.type, ()):
        if claim.act not in rule.acts:
            continue
        for source in fillers.get(rule.source, ()):
            for target in fillers.get(rule.target, ()):
                if source == target or types[source] not in rule.source_types or types[target] not in rule.target_types:
                    continue
                ends = sorted((source, target)) if rule.symmetric else (source, target)
                found.add(EdgeKey(ends[0], str(rule.type), ends[1], claim.polarity.value, claim.modality.value))
    return tuple(sorted(found))


def reading_edges(
    reading: Reading, rules: Sequence[EdgeRule] = EDGE_RULES
) -> Iterator[tuple[Claim, tuple[EdgeKey, ...]]]:
    """Each claim of an article with the direct edges that it supports."""
    types = {entity.id: entity.type for entity in reading.entities}
    for claim in reading.claims:
        yield claim, claim_edges(claim, types, rules)


def article_edges(reading: Reading, rules: Sequence[EdgeRule] = EDGE_RULES) -> tuple[DirectEdge, ...]:
    """The direct edges that one article supports, with its own counts, sorted."""
    days: dict[EdgeKey, list[tuple[str | None, str | None]]] = defaultdict(list)
    for claim, keys in reading_edges(reading, rules):
        span = (None, None) if claim.time is None or claim.time.value is None else bounds(claim.time.value)
        for key in keys:
            days[key].append(span)
    return tuple(
        DirectEdge(
            key,
            claims=len(spans),
            articles=1,
            first=min((first for first, _ in spans if first is not None), default=None),
            last=max((last for _, last in spans if last is not None), default=None),
        )
        for key, spans in sorted(days.items())
    )


def merged(edges: Iterable[DirectEdge]) -> DirectEdge:
    """One edge of the parts that articles gave (all of one key, at least one)."""
    parts = tuple(edges)
    return DirectEdge(
        parts[0].key,
        claims=sum(part.claims for part in parts),
        articles=sum(part.articles for part in parts),
        first=min((part.first for part in parts if part.first is not None), default=None),
        last=max((part.last for part in parts if part.last is not None), default=None),
    )


@cache
def _own_rules() -> Mapping[str, tuple[EdgeRule, ...]]:
    """The ontology's; found without hashing all of them for every claim."""
    return _of_type(EDGE_RULES)


@cache
def _of_type(rules: tuple[EdgeRule, ...]) -> Mapping[str, tuple[EdgeRule, ...]]:
    by_type: dict[str, list[EdgeRule]] = defaultdict(list)
    for rule in rules:
        by_type[rule.claim].append(rule)
    return {claim_type: tuple(group) for claim_type, group in by_type.items()}

"""What flows through the walk: pure values, frozen, with tuples for lists and no I/O of their own.

Offsets are Unicode code points into ``Article.text``, 0-based, end exclusive; ``text[start:end]`` is
the span's text. The wire form is one JSON object per article (``claims.schema.json``), see
:mod:`kg.model.jsonl`.
"""

from dataclasses import dataclass

from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An exact piece of an article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity, a sum of money or a measure.

    Quantities use ``value``, or ``min`` and/or ``max``, with ``approximate`` and ``unit``; money uses
    ``amount`` (or min/max) and ``currency`` (ISO 4217); measures ``value``/``min``/``max`` and ``unit``
    (UCUM). None means absent.
    """

    value: float | None = None
    min: float | None = None
    max: float | None = None
    amount: float | None = None
    currency: str | None = None
    unit: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    id: from the URL where given, else from publisher, title and date where all three are given, else
    from the text. source: the file's name, or the declared URL; never a folder. text: what the
    offsets count in, kept as it was read; None where it was left out on request (the hash stays).
    published: EDTF date, None when unknown.
    """

    id: str
    source: str
    text: str | None
    sha256: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """WGS84 longitude and latitude in degrees; precision is exact, town, region, country or sea."""

    lon: float
    lat: float
    precision: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something of one article, with all its mentions in reading order.

    identifiers: (scheme, id) pairs sorted by scheme, only where a table gave them; weapon_class: the
    ontology's class of a weapon; country: ISO 3166 alpha-2 of the state it belongs to or lies in.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Span, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    weapon_class: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A role and what fills it: an entity (id) with the mention that stands here, a mention alone
    (a description of none of the seven types), or a literal value."""

    role: Role
    entity: str | None = None
    mention: Span | None = None
    value: Amount | str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When: ``value`` is EDTF (None where the phrase fixes none); ``span`` the phrase, where there is one."""

    value: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One speaker: the entity, its mention, and the cue (``said``, ``reportedly``); each may be absent."""

    entity: str | None = None
    mention: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one sentence says; attribution holds the nearest speaker first.

    evidence: the whole sentence. extractor: name and version of what read it. rule: what made it, in
    a form that ``kg explain`` unfolds; never a score.
    """

    id: str
    type: ClaimType
    act: Act | None
    trigger: Span
    arguments: tuple[Argument, ...]
    time: Time | None
    polarity: Polarity
    modality: Modality
    attribution: tuple[Attribution, ...]
    evidence: Span
    extractor: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that the ontology refused: counted and named in the report, never loaded.

    reason: a short fixed code of :class:`kg.extractors.admit.Reason`; detail: the sentence for people.
    """

    claim: Claim
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gave: one line of claims.jsonl.

    noticed: (start, end) of each sentence with a weapon and two actors that gave no claim.
    rejected is not part of the wire form; it feeds the run's report.
    """

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    noticed: tuple[tuple[int, int], ...] = ()
    rejected: tuple[Rejected, ...] = ()

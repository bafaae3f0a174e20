"""Claims without Cypher: those that name somebody, something or some place, with their sentences."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from tempfile import TemporaryFile

from kg.errors import SettingError
from kg.model import Article, Claim, Reading, Span, jsonl
from kg.model.edtf import bounds
from kg.model.vocabulary import ClaimType, EntityType
from kg.stores.questions import day

_ACTORS = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})
_PLACES = frozenset({EntityType.PLACE, EntityType.COUNTRY})
_WEAPONS = frozenset({EntityType.WEAPON})
_AGREEMENTS = frozenset({EntityType.AGREEMENT})

#: Words asked for and the entity types that may bear them.
_Asked = tuple[str, frozenset[EntityType]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a claim must have, all of it; None asks nothing.

    actor, weapon, place, agreement: somebody or something that fills a role, by id or by words of a name
    that any article gives it, or of the mention that stands there ("koksan" finds the M1978 Koksan).
    type: claim type. from_, to: dates as EDTF; a claim without a date is not between two dates.
    said_by: words of a speaker's or the publisher's name. text: words of the sentence.
    """

    actor: str | None = None
    weapon: str | None = None
    place: str | None = None
    agreement: str | None = None
    type: str | None = None
    from_: str | None = None
    to: str | None = None
    said_by: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that fits, its article, and its article's names of entities by id."""

    article: Article
    claim: Claim
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Name:
    """Words asked for, the entity types that may bear them, and the ids of those that do somewhere."""

    words: str
    types: frozenset[EntityType]
    ids: frozenset[str]

    def fits(self, entity: str | None, mention: Span | None, types: Mapping[str, EntityType]) -> bool:
        """Whether a filler or speaker is meant."""
        if entity is not None and types[entity] not in self.types:
            return False
        return entity in self.ids or (mention is not None and _among(self.words, mention.text))


def find(readings: Iterable[Reading] | Callable[[], Iterable[Reading]], wanted: Wanted) -> Iterator[Found]:
    """The claims that fit, in the order of the readings.

    readings: as they come (a store's ``read()``, lines of claims.jsonl), or a function that gives them
    (``store.read``). Where a name is asked for they are gone through twice, names first, since one article
    may call Russia what another calls the Russian Federation; an iterator is kept on disk meanwhile.

    Raises SettingError for an unknown claim type or a malformed date, before anything is read.
    """
    claim_type = _claim_type(wanted.type)
    first = None if wanted.from_ is None else day(wanted.from_, last=False, where=f"from {wanted.from_}")
    last = None if wanted.to is None else day(wanted.to, last=True, where=f"to {wanted.to}")
    fillers = [
        (words, types)
        for words, types in (
            (wanted.actor, _ACTORS),
            (wanted.weapon, _WEAPONS),
            (wanted.place, _PLACES),
            (wanted.agreement, _AGREEMENTS),
        )
        if words is not None
    ]
    speakers = [] if wanted.said_by is None else [(wanted.said_by, frozenset(EntityType))]

    def fits(claim: Claim) -> bool:
        return (
            (claim_type is None or claim.type == claim_type)
            and _between(claim, first, last)
            and (wanted.text is None or _contains(claim.evidence.text, wanted.text))
        )

    return _find(readings, fits, fillers, speakers)


def _find(
    readings: Iterable[Reading] | Callable[[], Iterable[Reading]],
    fits: Callable[[Claim], bool],
    fillers: list[_Asked],
    speakers: list[_Asked],
) -> Iterator[Found]:
    with _again(readings, twice=bool(fillers or speakers)) as read:
        named = _named(read, [*fillers, *speakers])
        filling, speaking = named[: len(fillers)], named[len(fillers) :]
        for reading in read():
            types = {entity.id: entity.type for entity in reading.entities}
            names = {entity.id: entity.name for entity in reading.entities}
            for claim in reading.claims:
                if (
                    fits(claim)
                    and all(_names(claim, one, types) for one in filling)
                    and all(_says(reading.article, claim, one, types) for one in speaking)
                ):
                    yield Found(reading.article, claim, names)


@contextmanager
def _again(
    readings: Iterable[Reading] | Callable[[], Iterable[Reading]], twice: bool
) -> Iterator[Callable[[], Iterable[Reading]]]:
    """Something that gives the readings each time it is called."""
    if callable(readings):
        yield readings
    elif not twice or not isinstance(readings, Iterator):
        yield lambda: readings
    else:
        with TemporaryFile("w+", encoding="utf-8", errors="surrogatepass") as lines:
            jsonl.write(readings, lines)

            def read() -> Iterator[Reading]:
                lines.seek(0)
                return (jsonl.loads(line) for line in lines)

            yield read


def _named(read: Callable[[], Iterable[Reading]], asked: list[_Asked]) -> list[_Name]:
    if not asked:
        return []
    ids: list[set[str]] = [set() for _ in asked]
    for reading in read():
        for entity in reading.entities:
            for (words, types), found in zip(asked, ids, strict=True):
                if entity.type in types and (entity.id == words or _among(words, entity.name)):
                    found.add(entity.id)
    return [_Name(words, types, frozenset(found)) for (words, types), found in zip(asked, ids, strict=True)]


def _names(claim: Claim, name: _Name, types: Mapping[str, EntityType]) -> bool:
    return any(name.fits(item.entity, item.mention, types) for item in claim.arguments)


def _says(article: Article, claim: Claim, name: _Name, types: Mapping[str, EntityType]) -> bool:
    if article.publisher is not None and _among(name.words, article.publisher):
        return True
    return any(name.fits(speaker.entity, speaker.mention, types) for speaker in claim.attribution)


def _claim_type(name: str | None) -> ClaimType | None:
    if name is None:
        return None
    known = {kind.value.casefold(): kind for kind in ClaimType}
    if name.casefold() not in known:
        close = get_close_matches(name.casefold(), known, n=3, cutoff=0.5)
        nearest = " or ".join(known[one].value for one in close) or ", ".join(kind.value for kind in ClaimType)
        raise SettingError(f"there is no claim type {name!r}; did you mean {nearest}?")
    return known[name.casefold()]


def _between(claim: Claim, first: str | None, last: str | None) -> bool:
    if first is None and last is None:
        return True
    earliest, latest = (None, None) if claim.time is None or claim.time.value is None else bounds(claim.time.value)
    if earliest is None and latest is None:
        return False
    return (first is None or latest is None or latest >= first) and (
        last is None or earliest is None or earliest <= last
    )


def _among(words: str, name: str) -> bool:
    """Whether the words stand in the name, whole and in that order: "korea" in "North Korea", not in "Koreans"."""
    asked, there = _words(words), _words(name)
    return bool(asked) and any(there[n : n + len(asked)] == asked for n in range(len(there) - len(asked) + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _contains(sentence: str, text: str) -> bool:
    return " ".join(text.casefold().split()) in " ".join(sentence.casefold().split())

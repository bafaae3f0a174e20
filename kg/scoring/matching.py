"""What of a reading meets what of the gold.

A claim given may meet a marked one of its type whose sentence its trigger touches; of all such pairs those
with the most arguments in common are taken first, each claim once. An argument meets one of the same role
whose names, words, place or numbers are right.
"""

from dataclasses import dataclass

from kg.model import Amount, Argument, Attribution, Claim, Entity, Reading
from kg.model.vocabulary import ROLES, Role
from kg.scoring.gold import GoldArgument, GoldArticle, GoldClaim
from kg.scoring.words import Place, all_plain, covers, numbers_in, numbers_of, plain, shared, touch

#: Roles whose fillers are compared by their numbers where both have some (a provision may hold one beside words).
_NUMERIC = frozenset((Role.QUANTITY, Role.VALUE))
#: Roles whose fillers are phrases of any length, and how much of two phrases must be the same.
_PHRASES = frozenset(
    role for roles in ROLES.values() for role, rule in roles.items() if rule.literal and role not in _NUMERIC
)
_ENOUGH = 0.4


@dataclass(frozen=True, slots=True)
class Given:
    """An argument of a reading, as it is compared. words: for people; who: the plain name of its entity."""

    role: Role
    words: str
    names: frozenset[str]
    who: str
    place: Place | None
    numbers: frozenset[float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked claim and the claim that met it, by their numbers; arguments: their pairs, likewise."""

    gold: int
    given: int
    arguments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A marked article beside its reading (None where there is none): the pairs of claims, best first, the
    arguments of every claim given, and how many marked entities were found."""

    gold: GoldArticle
    reading: Reading | None
    pairs: tuple[Pair, ...]
    given: tuple[tuple[Given, ...], ...]
    entities: int

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims given."""
        return () if self.reading is None else self.reading.claims


def match(gold: GoldArticle, reading: Reading | None) -> Match:
    """A marked article beside what was read in it."""
    if reading is None:
        return Match(gold, None, (), (), 0)
    entities = {entity.id: entity for entity in reading.entities}
    given = tuple(tuple(_given(item, entities) for item in claim.arguments) for claim in reading.claims)
    possible = [
        Pair(place, other, _arguments(marked.arguments, given[other]))
        for place, marked in enumerate(gold.claims)
        for other, claim in enumerate(reading.claims)
        if _may_meet(marked, claim)
    ]
    # Of equals the claim with fewer arguments, then the earlier ones.
    possible.sort(key=lambda pair: (-len(pair.arguments), len(given[pair.given]), pair.gold, pair.given))
    met: set[int] = set()
    used: set[int] = set()
    pairs = []
    for pair in possible:
        if pair.gold not in met and pair.given not in used:
            met.add(pair.gold)
            used.add(pair.given)
            pairs.append(pair)
    return Match(gold, reading, tuple(pairs), given, _entities(gold, reading))


def speaker_names(speaker: Attribution, entities: dict[str, Entity]) -> frozenset[str]:
    """The plain names of one who says so."""
    entity = entities.get(speaker.entity or "")
    mention = speaker.mention
    return all_plain((None if entity is None else entity.name, None if mention is None else mention.text))


def _may_meet(marked: GoldClaim, claim: Claim) -> bool:
    return claim.type is marked.type and touch((claim.trigger.start, claim.trigger.end), marked.place)


def _arguments(marked: tuple[GoldArgument, ...], given: tuple[Given, ...]) -> tuple[tuple[int, int], ...]:
    """Each marked argument with the first that meets it and has not met another."""
    used: set[int] = set()
    pairs = []
    for place, gold in enumerate(marked):
        for other, item in enumerate(given):
            if other not in used and _meets(gold, item):
                used.add(other)
                pairs.append((place, other))
                break
    return tuple(pairs)


def _meets(gold: GoldArgument, given: Given) -> bool:
    if gold.role is not given.role:
        return False
    if gold.role in _NUMERIC and gold.numbers and given.numbers:
        return bool(gold.numbers & given.numbers)
    if gold.names & given.names:
        return True
    if gold.place is not None and given.place is not None and covers(gold.place, given.place):
        return True
    return gold.role in _PHRASES and shared(gold.words, given.words) >= _ENOUGH


def _given(argument: Argument, entities: dict[str, Entity]) -> Given:
    entity = entities.get(argument.entity or "")
    mention = argument.mention
    name = None if entity is None else entity.name
    words = None if mention is None else mention.text
    literal = argument.value if isinstance(argument.value, str) else None
    text = words or literal or name or ""
    amount = argument.value if isinstance(argument.value, Amount) else None
    said = numbers_of(amount) if amount is not None else numbers_in(literal or "")
    return Given(
        role=argument.role,
        words=text,
        names=all_plain((name, words, literal)) - {""},
        who=plain(name or ""),
        place=None if mention is None else (mention.start, mention.end),
        numbers=said or numbers_in(text),
    )


def _entities(gold: GoldArticle, reading: Reading) -> int:
    """How many marked entities are found: each by the first entity of its type with an accepted name, used once."""
    named = [
        (entity.type, all_plain((entity.name, *(mention.text for mention in entity.mentions))) - {""})
        for entity in reading.entities
    ]
    used: set[int] = set()
    for marked in gold.entities:
        for place, (kind, names) in enumerate(named):
            if place not in used and kind is marked.type and names & marked.accepted:
                used.add(place)
                break
    return len(used)

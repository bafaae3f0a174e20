"""Precision, recall and F1 over marked articles, all claims in one sum."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kg.model import Reading
from kg.model.vocabulary import ClaimType, Modality, Polarity
from kg.scoring.gold import GoldArticle
from kg.scoring.matching import Match, Pair, match, speaker_names

#: How much of a sentence a missed claim shows.
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Measure:
    """How many of those given are right, and of those in the gold found; percentages to one place."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.right + other.right, self.given + other.given, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return _percent(self.right, self.given)

    @property
    def recall(self) -> float:
        return _percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        # Nothing right is 0, whatever was given.
        if not self.right:
            return 0.0
        precision, recall = self.right / self.given, self.right / self.gold
        return round(200 * precision * recall / (precision + recall), 1)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number are right, in percent to one place."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def percent(self) -> float:
        return _percent(self.right, self.of)


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of readings against the gold.

    articles: marked ones, and read: those of them with a reading. triples: claims' arguments with their
    claim. shares: of matched claims the modality, polarity, time and act that are right, and the identity of
    matched fillers. stated: time, negation and modality other than asserted, over the matched claims that
    have one. by_type: claims and triples of each type.
    """

    articles: int
    read: int
    claims: Measure
    triples: Measure
    entities: Measure
    attribution: Measure
    shares: tuple[tuple[str, Share], ...]
    stated: tuple[tuple[str, Measure], ...]
    by_type: tuple[tuple[ClaimType, Measure, Measure], ...]


def score(gold: Iterable[GoldArticle], readings: Iterable[Reading]) -> tuple[Score, list[Match]]:
    """The score of readings against marked articles, and what met what.

    A reading belongs to the article whose name is the stem of its source; of two the later one counts, and
    those of other articles are passed over.
    """
    articles = list(gold)
    names = {article.name for article in articles}
    found = {name: reading for reading in readings if (name := stem(reading)) in names}
    matches = [match(article, found.get(article.name)) for article in articles]
    return total(matches), matches


def stem(reading: Reading) -> str:
    """The name of the marked article that a reading is of."""
    return PurePath(reading.article.source or reading.article.id).stem


def total(matches: Iterable[Match]) -> Score:
    """The score over all of the matches."""
    everything = list(matches)
    shares: dict[str, Share] = dict.fromkeys(("modality", "polarity", "time", "act", "identity"), Share())
    stated: dict[str, Measure] = dict.fromkeys(("times", "negated", "hedged"), Measure())
    claims: dict[ClaimType, Measure] = defaultdict(Measure)
    triples: dict[ClaimType, Measure] = defaultdict(Measure)
    entities, attribution = Measure(), Measure()
    for item in everything:
        _count_types(item, claims, triples)
        given = 0 if item.reading is None else len(item.reading.entities)
        entities += Measure(item.entities, given, len(item.gold.entities))
        for pair in item.pairs:
            for name, share in _shares(item, pair):
                shares[name] += share
            for name, measure in _stated(item, pair):
                stated[name] += measure
            attribution += _speakers(item, pair)
    return Score(
        articles=len(everything),
        read=sum(item.reading is not None for item in everything),
        claims=sum(claims.values(), Measure()),
        triples=sum(triples.values(), Measure()),
        entities=entities,
        attribution=attribution,
        shares=tuple(shares.items()),
        stated=tuple(stated.items()),
        by_type=tuple((kind, claims[kind], triples[kind]) for kind in sorted(claims)),
    )


def errors(item: Match) -> Iterator[str]:
    """A line for each claim met in part (~), for each missed (-) and for each that is too many (+)."""
    for pair in item.pairs:
        marked, given = item.gold.claims[pair.gold], item.given[pair.given]
        found, right = {place for place, _ in pair.arguments}, {other for _, other in pair.arguments}
        missed = [(arg.role.value, arg.shown) for place, arg in enumerate(marked.arguments) if place not in found]
        extra = [(arg.role.value, arg.words) for other, arg in enumerate(given) if other not in right]
        if missed or extra:
            yield f"~ {item.gold.name} {marked.type.value} [{marked.trigger}] missed={missed} extra={extra}"
    met, used = {pair.gold for pair in item.pairs}, {pair.given for pair in item.pairs}
    for place, marked in enumerate(item.gold.claims):
        if place not in met:
            yield f"- {item.gold.name} {marked.type.value} [{marked.trigger}] {marked.evidence[:_SHOWN]!r}"
    for other, claim in enumerate(item.claims):
        if other not in used:
            fillers = [(arg.role.value, arg.words) for arg in item.given[other]]
            yield f"+ {item.gold.name} {claim.type.value} [{claim.trigger.text}] {fillers}"


def _percent(right: int, of: int) -> float:
    return round(100 * right / of, 1) if of else 0.0


def _count_types(item: Match, claims: dict[ClaimType, Measure], triples: dict[ClaimType, Measure]) -> None:
    for marked in item.gold.claims:
        claims[marked.type] += Measure(gold=1)
        triples[marked.type] += Measure(gold=len(marked.arguments))
    for claim, arguments in zip(item.claims, item.given, strict=True):
        claims[claim.type] += Measure(given=1)
        triples[claim.type] += Measure(given=len(arguments))
    for pair in item.pairs:
        kind = item.gold.claims[pair.gold].type
        claims[kind] += Measure(right=1)
        triples[kind] += Measure(right=len(pair.arguments))


def _shares(item: Match, pair: Pair) -> Iterator[tuple[str, Share]]:
    marked, claim = item.gold.claims[pair.gold], item.claims[pair.given]
    yield "modality", Share(claim.modality is marked.modality, 1)
    yield "polarity", Share(claim.polarity is marked.polarity, 1)
    yield "time", Share(_time(item, pair) == marked.time, 1)
    if marked.act is not None:
        yield "act", Share(claim.act is marked.act, 1)
    for place, other in pair.arguments:
        who = marked.arguments[place].who
        if who is not None:
            yield "identity", Share(item.given[pair.given][other].who in who, 1)


def _stated(item: Match, pair: Pair) -> Iterator[tuple[str, Measure]]:
    marked, claim = item.gold.claims[pair.gold], item.claims[pair.given]
    time = _time(item, pair)
    for name, in_gold, given, right in (
        ("times", marked.time is not None, time is not None, time == marked.time),
        ("negated", marked.polarity is Polarity.NEGATED, claim.polarity is Polarity.NEGATED, True),
        (
            "hedged",
            marked.modality is not Modality.ASSERTED,
            claim.modality is not Modality.ASSERTED,
            claim.modality is marked.modality,
        ),
    ):
        yield name, Measure(in_gold and given and right, given, in_gold)


def _time(item: Match, pair: Pair) -> str | None:
    time = item.claims[pair.given].time
    return None if time is None else time.value or None


def _speakers(item: Match, pair: Pair) -> Measure:
    assert item.reading is not None  # a pair has a claim of it
    entities = {entity.id: entity for entity in item.reading.entities}
    marked = item.gold.claims[pair.gold].speakers
    given = [speaker_names(speaker, entities) for speaker in item.claims[pair.given].attribution]
    right = sum(any(names & other for other in given) for names in marked)
    return Measure(right, sum(bool(names) for names in given), len(marked))

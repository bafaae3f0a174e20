"""From an article to its claims: parse, propose, decode, resolve, admit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.extractors import decoder
from kg.extractors.admit import admit
from kg.extractors.base import Candidate, Extractor, Filler
from kg.extractors.completion import completed
from kg.extractors.contract import settled
from kg.extractors.frames import FrameExtractor
from kg.extractors.items import itemised
from kg.extractors.lists import split
from kg.extractors.modality import weighed
from kg.extractors.reader.reader import LearnedReader
from kg.model import Argument, Article, Attribution, Claim, Entity, Reading, Rejected, Span, Time
from kg.model.ids import claim_id
from kg.model.vocabulary import ROLES, SPEAKERS, ClaimType, EntityType, Modality, Role
from kg.nlp import times
from kg.nlp.attribution import Speakers
from kg.nlp.document import Doc
from kg.nlp.lexicon import Lexicon
from kg.nlp.mentions import FillerSpan, LearnedMention
from kg.nlp.parsing import Parser
from kg.nlp.quantities import capability_attribute
from kg.nlp.resolution import resolve

#: Kinds of entities that act; two of them beside a weapon make a sentence worth noticing.
_ACTORS = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})


#: Characters between a trigger and an untagged date that still is its own: more gained nothing on dev.
_BESIDE = 5


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """model: name of an installed spaCy model (None: the default); lexicons: the user's own name tables."""

    model: str | None = None
    lexicons: tuple[Path, ...] = ()


class ArticleReader:
    """Holds the language model, the learned reader and the lexicons; one per process, built once.

    Raises ReaderError where a model is missing or doesn't fit, SettingError where a name table is wrong.
    """

    def __init__(self, settings: ReadingSettings | None = None) -> None:
        self.settings = settings or ReadingSettings()
        self._lexicon = Lexicon.load(self.settings.lexicons)
        self._parser = Parser(self.settings.model)
        self._reader = LearnedReader()
        self._others: tuple[Extractor, ...] = (FrameExtractor(), *_plugged_in())

    def read(self, article: Article) -> tuple[Reading, list[dict[str, Any]]]:
        """The article's reading, and its trace (scores and refused candidates, JSON objects) for
        ``trace.jsonl``. article.text must be present."""
        doc = self._parser.parse(article)
        found = self._reader.read(doc)
        proposed = [*found.candidates]
        for other in self._others:
            proposed += other.propose(doc)
        proposed.sort(key=lambda item: (item.sentence, item.trigger, item.type.value, -item.score))
        whole = [weighed(completed(settled(item, doc), doc, found.mentions), doc) for item in proposed]
        taken, left = decoder.stands(part for item in itemised(whole, doc, found.mentions) for part in split(item, doc))
        return _Assembly(doc, self._lexicon, taken, left, found.mentions).reading()


def _plugged_in() -> tuple[Extractor, ...]:
    """Extractors that other packages offer under the entry-point group ``kg.extractors``, by name."""
    from importlib.metadata import entry_points

    return tuple(point.load()() for point in sorted(entry_points(group="kg.extractors"), key=lambda point: point.name))


class _Assembly:
    """One article's candidates on their way to claims."""

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        taken: Sequence[Candidate],
        left: Sequence[Candidate],
        mentions: Sequence[LearnedMention],
    ) -> None:
        self._doc = doc
        self._taken = taken
        self._left = left
        self._rivals = decoder.rivals(taken, left)
        voices = Speakers(doc)
        self._speakers = [
            voices.of(
                item.sentence,
                item.trigger,
                item.speakers,
                type=item.type,
                fillers=tuple(filler.span for filler in item.fillers),
            )
            for item in taken
        ]
        self._entities = resolve(doc, lexicon, learned=mentions, fillers=self._filler_spans())
        self._dated = times.timeline(doc.text, published=doc.article.published)
        self._by_id: dict[str, Entity] = {entity.id: entity for entity in self._entities.entities}

    def reading(self) -> tuple[Reading, list[dict[str, Any]]]:
        """The finished reading and its trace."""
        claims: list[Claim] = []
        rejected: list[Rejected] = []
        trace: list[dict[str, Any]] = []
        same: Counter[tuple[ClaimType, str, str]] = Counter()
        for number, speakers in enumerate(self._speakers):
            candidate, choices, refused = self._decided(number)
            note = _note(candidate, refused)
            trace.append(note)
            if not choices:
                note["refused"] = decoder.Refusal.NO_FILLER.value
                continue
            claim = self._claim(candidate, choices, speakers, same)
            outcome = admit(claim, self._by_id, self._doc.text)
            if isinstance(outcome, Rejected):
                rejected.append(outcome)
                note["refused"] = outcome.reason
            else:
                claims.append(outcome)
            note["claim"] = claim.id
        for candidate in self._left:
            if candidate.extractor.startswith(FrameExtractor.name):
                continue
            trace.append({**_note(candidate, []), "refused": decoder.Refusal.UNSURE.value})
        reading = Reading(
            self._doc.article, self._entities.entities, tuple(claims), self._noticed(claims), tuple(rejected)
        )
        return reading, trace

    def _decided(self, number: int) -> tuple[Candidate, list[decoder.Choice], list[decoder.Refused]]:
        """A taken candidate, or the rival that the ontology prefers, with what fills its roles."""
        candidate = self._taken[number]
        words = self._evidence(candidate).text
        choices, refused = decoder.fill(candidate, self._entities, words)
        rival = self._rivals.get(number)
        if rival is not None:
            others, dropped = decoder.fill(rival, self._entities, words)
            if decoder.prefers(others, candidate, choices):
                return decoder.in_place_of(rival, candidate), others, dropped
        return candidate, choices, refused

    def _filler_spans(self) -> list[FillerSpan]:
        spans = [
            FillerSpan(filler.span, types, voices=self._speakers[number])
            for number, candidate in (*enumerate(self._taken), *self._rivals.items())
            for filler in candidate.fillers
            if (types := decoder.admitted_types(candidate, filler))
        ]
        spans += [FillerSpan(span, SPEAKERS, True) for group in self._speakers for span in group]
        return spans

    def _evidence(self, candidate: Candidate) -> Span:
        sentence = self._doc.sentences[candidate.sentence]
        return Span(sentence.start, sentence.end, self._doc.text[sentence.start : sentence.end])

    def _claim(
        self,
        candidate: Candidate,
        choices: Sequence[decoder.Choice],
        speakers: Sequence[Span],
        same: "Counter[tuple[ClaimType, str, str]]",
    ) -> Claim:
        evidence = self._evidence(candidate)
        key = (candidate.type, evidence.text, candidate.trigger.text)
        ordinal = same[key]
        same[key] += 1
        arguments = [_argument(choice) for choice in choices]
        arguments += _unsaid(candidate, arguments, evidence.text)
        return Claim(
            id=claim_id(self._doc.article.id, candidate.type.value, evidence.text, candidate.trigger.text, ordinal),
            type=candidate.type,
            act=candidate.act,
            trigger=candidate.trigger,
            arguments=tuple(arguments),
            time=self._time(candidate, evidence),
            polarity=candidate.polarity,
            modality=candidate.modality,
            attribution=tuple(self._speaker(span) for span in speakers),
            evidence=evidence,
            extractor=candidate.extractor,
            rule=candidate.rule,
        )

    def _time(self, candidate: Candidate, evidence: Span) -> Time | None:
        start = evidence.start
        found = candidate.times[0] if candidate.times else self._dated_beside(candidate, evidence)
        if found is None:
            return None
        span = found
        if evidence.start <= found.start < evidence.end:  # not a list's, from its opening line
            inside = times.time_for(
                evidence.text,
                Span(found.start - start, found.end - start, found.text),
                Span(candidate.trigger.start - start, candidate.trigger.end - start, candidate.trigger.text),
            )
            span = Span(inside.start + start, inside.end + start, inside.text)
        value = times.edtf(
            span.text,
            published=self._doc.article.published,
            sentence=evidence.text,
            context=times.context_at(self._dated, span.start),
            future=candidate.modality is Modality.PLANNED,
        )
        return Time(value, span)

    def _dated_beside(self, candidate: Candidate, evidence: Span) -> Span | None:
        """A date right beside the trigger ("took office in June", "the 2022 invasion") that nobody tagged."""
        start, trigger = evidence.start, candidate.trigger
        beside = times.nearest_time(evidence.text, trigger.start - start, trigger.end - start, within=_BESIDE)
        return None if beside is None else Span(beside.start + start, beside.end + start, beside.text)

    def _speaker(self, span: Span) -> Attribution:
        entities = [entity for entity in self._entities.of(span.start, span.end) if entity.type in SPEAKERS]
        return Attribution(entities[0].id if entities else None, span)

    def _noticed(self, claims: Sequence[Claim]) -> tuple[tuple[int, int], ...]:
        """Sentences with a weapon and two actors that gave no claim."""
        told = {(claim.evidence.start, claim.evidence.end) for claim in claims}
        places = sorted(
            (mention.start, entity.id, entity.type) for entity in self._entities.entities for mention in entity.mentions
        )
        out = []
        at = 0
        for sentence in self._doc.sentences:
            here: dict[str, EntityType] = {}
            while at < len(places) and places[at][0] < sentence.end:
                if places[at][0] >= sentence.start:
                    here[places[at][1]] = places[at][2]
                at += 1
            kinds = list(here.values())
            armed = EntityType.WEAPON in kinds and sum(kind in _ACTORS for kind in kinds) >= 2
            if armed and (sentence.start, sentence.end) not in told:
                out.append((sentence.start, sentence.end))
        return tuple(out)


def _argument(choice: decoder.Choice) -> Argument:
    filler = choice.filler
    if choice.entity is not None:
        return Argument(filler.role, choice.entity.id, filler.span)
    if choice.amount is not None:
        return Argument(filler.role, None, filler.span, choice.amount)
    words = filler.span.text if _is_literal(filler.role) else None
    return Argument(filler.role, None, filler.span, words)


_LITERALS = frozenset(role for rules in ROLES.values() for role, rule in rules.items() if rule.literal)


def _is_literal(role: Role) -> bool:
    return role in _LITERALS


def _unsaid(candidate: Candidate, arguments: Sequence[Argument], sentence: str) -> list[Argument]:
    """What a Capability measures, where only its unit tells."""
    if candidate.type is not ClaimType.CAPABILITY or any(item.role is Role.ATTRIBUTE for item in arguments):
        return []
    values = [item.mention.text for item in arguments if item.role is Role.VALUE and item.mention is not None]
    name = capability_attribute(values[0] if values else "", sentence, trigger=candidate.trigger.text)
    return [] if name is None else [Argument(Role.ATTRIBUTE, None, None, name)]


def _note(candidate: Candidate, refused: Sequence[decoder.Refused]) -> dict[str, Any]:
    note: dict[str, Any] = {
        "claim": None,
        "type": candidate.type.value,
        "trigger": candidate.trigger.text,
        "start": candidate.trigger.start,
        "by": candidate.rule,
        "score": round(candidate.score, 4),
        "fillers": [{**_named(item), "score": round(item.score, 4)} for item in candidate.fillers],
    }
    if refused:
        note["not taken"] = [{**_named(item.filler), "reason": item.reason.value} for item in refused]
    return note


def _named(filler: Filler) -> dict[str, Any]:
    return {"role": filler.role.value, "text": filler.span.text}

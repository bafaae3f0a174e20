"""Rules over grammar: a verb of ``ontology/frames.tsv`` with its subject, object and prepositions.

A frame proposes with a low score. It stands where the reader took the same trigger for something that the
ontology's types don't allow: weapons that go to a place, with nobody to receive them, are moved, not given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.errors import OntologyError
from kg.extractors.base import Candidate, Filler
from kg.model import Span
from kg.model.vocabulary import Act, ClaimType, Modality, Polarity, Role
from kg.nlp.document import Doc, Sentence

#: Below the decoder's threshold: a frame is taken only in a rival's place.
SCORE = 0.3

#: An adjective such as "US-backed" is a claim in nine of ten marked sentences; it stands by itself.
SURE = 0.9

_HYPHENS = frozenset("-\u2010\u2011\u2013")
_NAMES = frozenset({"NNP", "NNPS", "JJ"})

#: What belongs to a noun's own words before it.
BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table."""

    verb: str
    type: ClaimType
    act: Act | None
    subject: tuple[Role, ...]
    object: Role | None
    prepositions: Mapping[str, Role]


@cache
def table() -> Mapping[str, Frame]:
    """Frames by each form of their verbs. Raises OntologyError where a row names an unknown word."""
    out: dict[str, Frame] = {}
    for forms, kind, act, subject, thing, slots in resources.table("frames.tsv"):
        try:
            frame = Frame(
                forms.split()[0],
                ClaimType(kind),
                None if act == "-" else Act(act),
                tuple(Role(role) for role in subject.split("|")),
                None if thing == "-" else Role(thing),
                {word: Role(role) for word, role in (slot.split("=") for slot in slots.split())},
            )
        except ValueError as error:
            raise OntologyError(f"frames.tsv: {forms!r} isn't a frame ({error})") from error
        out |= dict.fromkeys(forms.split(), frame)
    return out


@dataclass(frozen=True, slots=True)
class Adjective:
    """One row of ``ontology/adjectives.tsv``: "US-backed militias" is a claim of its own (claims.md)."""

    type: ClaimType
    act: Act | None
    before: Role
    noun: Role


@cache
def adjectives() -> Mapping[str, Adjective]:
    """Adjectives by their last word. Raises OntologyError where a row names an unknown word."""
    out: dict[str, Adjective] = {}
    for words, kind, act, before, noun in resources.table("adjectives.tsv"):
        try:
            found = Adjective(ClaimType(kind), None if act == "-" else Act(act), Role(before), Role(noun))
        except ValueError as error:
            raise OntologyError(f"adjectives.tsv: {words!r} isn't an adjective ({error})") from error
        out |= dict.fromkeys(words.split(), found)
    return out


class FrameExtractor:
    """Proposes a claim for each verb and each hyphenated adjective of the tables."""

    name = "frames"
    version = "1"

    def __init__(self) -> None:
        self._frames = table()
        self._adjectives = adjectives()
        verbs = {frame.type for frame in self._frames.values()}
        self.emits = frozenset(verbs | {adjective.type for adjective in self._adjectives.values()})

    def propose(self, doc: Doc) -> Iterator[Candidate]:
        """Candidates in reading order; modality, polarity, time and speakers are left to the reader's."""
        for number, sentence in enumerate(doc.sentences):
            for index, token in enumerate(sentence.tokens):
                yield from self._described(doc, number, index)
                frame = self._frames.get(token.text.casefold())
                if frame is None or not token.tag.startswith("VB"):
                    continue
                fillers = tuple(_fillers(doc, sentence, index, frame))
                yield Candidate(
                    type=frame.type,
                    trigger=Span(token.start, token.end, token.text),
                    sentence=number,
                    act=frame.act,
                    polarity=Polarity.AFFIRMED,
                    modality=Modality.ASSERTED,
                    fillers=fillers,
                    times=(),
                    speakers=(),
                    score=SCORE,
                    extractor=f"{self.name} {self.version}",
                    rule=f"{self.name}: {frame.verb}",
                )

    def _described(self, doc: Doc, number: int, index: int) -> Iterator[Candidate]:
        """The claim of a hyphenated adjective whose first word is a name and that stands before a noun."""
        sentence = doc.sentences[number]
        tokens = sentence.tokens
        noun = tokens[index].head
        if tokens[index].dep == "conj" and noun < index:
            noun = tokens[noun].head  # "UN- and U.S.-designated Academy"
        parts = _hyphenated(doc, sentence, index)
        if parts is None:
            return
        before, word = parts
        adjective = self._adjectives.get(word.text.casefold())
        if adjective is None or noun <= index or not tokens[noun].tag.startswith("NN"):
            return
        start = noun
        while start - 1 > index and tokens[start - 1].head == noun:
            start -= 1
        thing = Span(tokens[start].start, tokens[noun].end, doc.text[tokens[start].start : tokens[noun].end])
        named = (before, *_named_before(doc, sentence, index))
        yield Candidate(
            type=adjective.type,
            trigger=word,
            sentence=number,
            act=adjective.act,
            polarity=Polarity.AFFIRMED,
            modality=Modality.ASSERTED,
            fillers=(*(Filler(adjective.before, span, SURE) for span in named), Filler(adjective.noun, thing, SURE)),
            times=(),
            speakers=(),
            score=SURE,
            extractor=f"{self.name} {self.version}",
            rule=f"{self.name}: -{word.text.casefold()}",
        )


def _hyphenated(doc: Doc, sentence: Sentence, index: int) -> tuple[Span, Span] | None:
    """The name and the word that a hyphen joins at a token: "US" and "backed", as three tokens or as one."""
    tokens = sentence.tokens
    token = tokens[index]
    at = max(token.text.rfind(hyphen) for hyphen in _HYPHENS)
    if 0 < at < len(token.text) - 1:  # "U.S.-backed" is one token
        name, word = token.text[:at], token.text[at + 1 :]
        if not name[0].isupper() or not word.islower():
            return None
        middle = token.start + at
        return Span(token.start, middle, name), Span(middle + 1, token.end, word)
    if index < 2 or tokens[index - 1].text not in _HYPHENS or tokens[index - 2].end != tokens[index - 1].start:
        return None
    first = tokens[index - 2]
    # "Long-held" at the start is no people
    names = _NAMES if index > 2 else _NAMES - {"JJ"}
    if not first.text[0].isupper() or (first.tag not in names and not first.text.isupper()):
        return None
    return Span(first.start, first.end, first.text), Span(token.start, token.end, token.text)


def _named_before(doc: Doc, sentence: Sentence, index: int) -> Iterator[Span]:
    """The other name of "UN- and U.S.-designated"."""
    tokens = sentence.tokens
    first = index if any(hyphen in tokens[index].text for hyphen in _HYPHENS) else index - 2
    if first < 2 or tokens[first - 1].tag != "CC":
        return
    at = first - 2
    if tokens[at].text in _HYPHENS and at:
        at -= 1
    elif tokens[at].text[-1] not in _HYPHENS:
        return
    name = tokens[at].text.rstrip("".join(sorted(_HYPHENS)))
    if name and name[0].isupper():
        yield Span(tokens[at].start, tokens[at].start + len(name), name)


def _fillers(doc: Doc, sentence: Sentence, verb: int, frame: Frame) -> Iterator[Filler]:
    tokens = sentence.tokens
    children = [i for i, token in enumerate(tokens) if token.head == verb and i != verb]

    def filler(role: Role, head: int) -> Filler:
        return Filler(role, noun_phrase(doc, sentence, head), SCORE)

    subject = next((i for i in children if tokens[i].dep == "nsubj"), None)
    thing = next((i for i in children if tokens[i].dep in {"dobj", "nsubjpass"}), None)
    if thing is None and tokens[verb].dep == "acl" and tokens[verb].tag == "VBN":
        thing = tokens[verb].head
    if subject is None and all(tokens[i].dep != "nsubjpass" for i in children):
        subject = _controller(sentence, verb)
    for i in children:
        if tokens[i].dep not in {"prep", "agent", "dative"}:
            continue
        inner = [j for j, token in enumerate(tokens) if token.head == i and token.dep == "pobj"]
        if tokens[i].dep == "agent" and inner:
            subject = inner[0]
        role = frame.prepositions.get(tokens[i].text.casefold())
        if role is not None and inner:
            yield filler(role, inner[0])
    if thing is not None:
        for i in _hung_on(sentence, thing):
            role = frame.prepositions.get(tokens[i].text.casefold())
            inner = [j for j, token in enumerate(tokens) if token.head == i and token.dep == "pobj"]
            if role is not None and inner:
                yield filler(role, inner[0])
        if frame.object is not None:
            yield filler(frame.object, thing)
    if subject is not None:
        for role in frame.subject:
            yield filler(role, subject)


def _hung_on(sentence: Sentence, thing: int) -> list[int]:
    """Prepositions that the parser hung on the object ("systems to Crimea") though they belong to the verb."""
    return [i for i, token in enumerate(sentence.tokens) if token.head == thing and token.dep == "prep"]


def _controller(sentence: Sentence, verb: int) -> int | None:
    """The subject that a verb takes from the verb above it ("has begun moving", "agreed to move")."""
    tokens = sentence.tokens
    seen = {verb}
    while tokens[verb].dep in {"xcomp", "conj", "pcomp", "advcl"} and tokens[verb].head not in seen:
        verb = tokens[verb].head
        seen.add(verb)
        found = next((i for i, token in enumerate(tokens) if token.head == verb and token.dep == "nsubj"), None)
        if found is not None:
            return found
    return None


def noun_phrase(doc: Doc, sentence: Sentence, head: int) -> Span:
    """The noun with what belongs to it before: determiner, adjectives, compounds, numbers."""
    tokens = sentence.tokens
    first = head
    inside = {head}
    for i in range(head - 1, -1, -1):
        if tokens[i].head in inside and tokens[i].dep in BEFORE | {"case", "punct"}:
            inside.add(i)
            first = i
        elif tokens[i].head < i or tokens[i].head > head:
            break
    start, end = tokens[first].start, tokens[head].end
    return Span(start, end, doc.text[start:end])

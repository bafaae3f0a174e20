"""What an extractor is: anything that proposes claims, with a score each, for one parsed article.

Reader, rules and whatever else somebody plugs in (entry-point group ``kg.extractors``) propose; one
decoder (:mod:`kg.extractors.decoder`) chooses. No extractor changes another's output.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.model import Span
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.nlp.document import Doc
from kg.nlp.mentions import LearnedMention

__all__ = ["Candidate", "Extractor", "Filler", "LearnedMention"]


@dataclass(frozen=True, slots=True)
class Filler:
    """A span proposed for a role; score is the proposer's probability in 0..1.

    only: entity types that it must stand for, where the proposer knows more than the ontology; none: no demand.
    """

    role: Role
    span: Span
    score: float
    only: frozenset[EntityType] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed claim before resolution, dates, numbers and the ontology's gate.

    sentence: index into ``Doc.sentences``; times and speakers: spans, best first and nearest first;
    rule: the name that ``kg explain`` shows; modalities: the proposer's probability of each modality, in the
    vocabulary's order, and heard: its probability of the speaker that begins at a place of the text, where it
    has them.
    """

    type: ClaimType
    trigger: Span
    sentence: int
    act: Act | None
    polarity: Polarity
    modality: Modality
    fillers: tuple[Filler, ...]
    times: tuple[Span, ...]
    speakers: tuple[Span, ...]
    score: float
    extractor: str
    rule: str
    modalities: tuple[float, ...] = ()
    heard: tuple[tuple[int, float], ...] = ()


class Extractor(Protocol):
    """name and version go into ``Claim.extractor``; emits: the claim types it can propose."""

    name: str
    version: str
    emits: frozenset[ClaimType]

    def propose(self, doc: Doc) -> Iterable[Candidate]:
        """Candidates of one article, in reading order."""
        ...

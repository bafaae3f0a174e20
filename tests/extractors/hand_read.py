"""Parsed texts, and candidates as the reader would propose them, written by hand for the tests of rules."""

from functools import cache

from kg.extractors.base import Candidate, Filler
from kg.model import Article, Span
from kg.model.vocabulary import ClaimType, Modality, Polarity, Role
from kg.nlp.document import Doc
from kg.nlp.parsing import Parser


@cache
def parsed(text: str) -> Doc:
    return parser().parse(Article("a", "a.txt", text, ""))


@cache
def parser() -> Parser:
    return Parser()


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def candidate(
    text: str, kind: ClaimType, trigger: str, fillers: dict[str, Role], speakers: tuple[str, ...] = ()
) -> Candidate:
    return Candidate(
        type=kind,
        trigger=span(text, trigger),
        sentence=0,
        act=None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        fillers=tuple(Filler(role, span(text, words), 0.9) for words, role in fillers.items()),
        times=(),
        speakers=tuple(span(text, words) for words in speakers),
        score=0.9,
        extractor="reader 1",
        rule="reader",
    )


def fillers_of(item: Candidate) -> dict[str, Role]:
    return {filler.span.text: filler.role for filler in item.fillers}

"""A parsed article: sentences of tokens, with offsets into the article's own text."""

from dataclasses import dataclass

from kg.model import Article


@dataclass(frozen=True, slots=True)
class Token:
    """One word as spaCy cut it; never whitespace. head is the index, in its sentence, of its governor
    (itself for the root). tag is the Penn tag, dep spaCy's label."""

    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one (unwrapped) line; start and end are those of its first and last token.

    line: ordinal of the unwrapped line it stands on; item: the line is an item of a list (bullet,
    number or dash before it).
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    line: int
    item: bool


@dataclass(frozen=True, slots=True)
class Doc:
    """An article with its sentences in reading order."""

    article: Article
    text: str
    sentences: tuple[Sentence, ...]

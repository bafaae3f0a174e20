"""Characters that a file can't hold, counted before they are replaced one for one by U+FFFD."""

import re
from collections.abc import Iterable, Iterator

from kg.graph.rdf import CONTEXT
from kg.model import Amount, Reading, Span

#: Halves of surrogate pairs, for files that hold every other character.
HALVES = re.compile("[\ud800-\udfff]")

#: Articles that a message names at most.
_NAMED = 5


class Lost:
    """Fills itself as readings pass by. places: how many characters were replaced; articles: in how many articles;
    named: the first of them, by what they were read from."""

    def __init__(self) -> None:
        self.places = 0
        self.articles = 0
        self.named: list[str] = []

    def watched(self, readings: Iterable[Reading], unheld: re.Pattern[str], around: bool) -> Iterator[Reading]:
        """The readings as they are. unheld: what can't be held; around: whether the words around a quote go out."""
        for reading in readings:
            places = _places(reading, unheld, around)
            if places:
                self.places += places
                self.articles += 1
                if len(self.named) < _NAMED:
                    self.named.append(reading.article.source)
            yield reading

    def __str__(self) -> str:
        """One sentence; empty where nothing was lost."""
        if not self.places:
            return ""
        more = self.articles - len(self.named)
        names = ", ".join(self.named) + (f" and {more:,} more" if more else "")
        characters = "1 character" if self.places == 1 else f"{self.places:,} characters"
        return (
            f"{characters} that no such file can hold (NUL, other controls, halves of surrogate pairs) become"
            f" U+FFFD, one for one: {names}"
        )


def _places(reading: Reading, unheld: re.Pattern[str], around: bool) -> int:
    """A place of the article's text counts once, however many quotes hold it."""
    found: set[int] = set()
    for span in _spans(reading):
        found.update(span.start + match.start() for match in unheld.finditer(span.text))
    text = reading.article.text
    if around and text is not None:
        for quote in {claim.evidence for claim in reading.claims}:
            for start, end in ((max(0, quote.start - CONTEXT), quote.start), (quote.end, quote.end + CONTEXT)):
                found.update(start + match.start() for match in unheld.finditer(text[start:end]))
    return len(found) + sum(len(unheld.findall(words)) for words in _words(reading))


def _spans(reading: Reading) -> Iterator[Span]:
    for entity in reading.entities:
        yield from entity.mentions
    for claim in reading.claims:
        yield claim.evidence
        yield claim.trigger
        others = [argument.mention for argument in claim.arguments]
        others += [span for speaker in claim.attribution for span in (speaker.mention, speaker.cue)]
        if claim.time is not None:
            others.append(claim.time.span)
        yield from (span for span in others if span is not None)


def _words(reading: Reading) -> Iterator[str]:
    """What stands in no place of the text."""
    article = reading.article
    said = {article.source, article.title, article.publisher, article.url, article.published, article.language}
    for entity in reading.entities:
        if all(mention.text != entity.name for mention in entity.mentions):
            said.add(entity.name)
        said.update((entity.country, entity.weapon_class, *(word for pair in entity.identifiers for word in pair)))
    for claim in reading.claims:
        said.update((claim.extractor, claim.rule))
        for argument in claim.arguments:
            value = argument.value
            if isinstance(value, Amount):
                said.update((value.unit, value.currency))
            elif argument.mention is None or argument.mention.text != value:
                said.add(value)
    yield from (words for words in said if words is not None)

"""One sentence while mentions are looked for in it: its tokens, and what is already taken."""

from collections.abc import Iterator, Sequence

from kg.model.vocabulary import EntityType
from kg.nlp.document import Sentence, Token
from kg.nlp.lexicon import Entry, Lexicon
from kg.nlp.mentions import Form, Mention, Noun, headwords, nouns, singular

LINKS = frozenset({"of", "for", "and", "the", "on", "&", "de", "la", "del", "al", "-", "against", "in", "to"})


_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "CD", "HYPH", "POS", "AFX", "$"})


PARTICLES = frozenset({"al", "el", "bin", "ibn", "ag", "ould", "von", "van", "der", "ter", "de", "al-", "bint"})


class SentenceWords:
    """One sentence with what is already taken in it."""

    def __init__(self, text: str, sentence: Sentence, number: int, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = text
        self.start = sentence.start
        self.piece = text[sentence.start : sentence.end]
        self.tokens = sentence.tokens
        self.number = number
        self.mentions: list[Mention] = []
        self.taken = [False] * len(self.tokens)
        self.swallowed = [False] * len(self.tokens)
        long = [token.text for token in self.tokens if len(token.text) > 3 and token.text.isalpha()]
        self.title_case = len(long) > 3 and sum(text[0].isupper() for text in long) * 5 >= len(long) * 4
        self._starts = {token.start: index for index, token in enumerate(self.tokens)}
        self._ends = {token.end: index + 1 for index, token in enumerate(self.tokens)}

    def text_of(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def tokens_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Token range of offsets into the sentence's piece; None where a word would be cut."""
        first, last = self._starts.get(start + self.start), self._ends.get(end + self.start)
        if first is None:
            # "F-16s": the name ends inside a word only by its plural
            return None
        if last is None:
            last = self._ends.get(end + self.start + 1)
            if last is None or self.text[end + self.start : end + self.start + 1] != "s":
                return None
        return (first, last) if first < last else None

    def index_of(self, start: int) -> int:
        """Token that begins at an offset of the article."""
        return self._starts[start]

    def free(self, first: int, last: int) -> bool:
        return not any(self.taken[first:last])

    def owner(self, first: int, last: int) -> int | None:
        """Index of the name that covers the tokens, if one does."""
        if not any(self.taken[first:last]):
            return None
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        for index, mention in enumerate(self.mentions):
            if mention.start < end and start < mention.end and mention.form is Form.NAME:
                return index
        return None

    def inside(self, first: int, last: int) -> list[int]:
        if first >= last:
            return []
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return [i for i, mention in enumerate(self.mentions) if mention.start >= start and mention.end <= end]

    def mark(self, index: int) -> bool:
        """Whether a token begins a mention."""
        start = self.tokens[index].start
        return any(mention.start == start for mention in self.mentions)

    def country_word(self, index: int) -> bool:
        """Whether a token is the name of a state or people."""
        return any(row.type is EntityType.COUNTRY for row in self.lexicon.named(self.tokens[index].text))

    def country_after(self, head: int) -> tuple[int, str | None]:
        """End and state of "of Ukraine" or "from North Korea" behind a noun."""
        at = head + 1
        if at < len(self.tokens) and self.tokens[at].text in {"of", "from"}:
            at += 1
            if at < len(self.tokens) and self.tokens[at].text == "the":
                at += 1
            for mention in self.mentions:
                if (
                    at < len(self.tokens)
                    and mention.start == self.tokens[at].start
                    and mention.type is EntityType.COUNTRY
                ):
                    end = self._ends.get(mention.end)
                    if end and mention.form is not Form.DEMONYM:
                        return end, mention.country
        return head + 1, None

    def claim(self, first: int, last: int) -> None:
        self.taken[first:last] = [True] * (last - first)

    def swallow(self, first: int, last: int) -> None:
        self.swallowed[first:last] = [True] * (last - first)

    def forget(self, index: int) -> None:
        del self.mentions[index]

    def name(
        self,
        first: int,
        last: int,
        entity: EntityType,
        *,
        entries: tuple[Entry, ...] = (),
        noun: str = "",
        country: str | None = None,
    ) -> None:
        self.add(first, last, entity, Form.NAME, entries=entries, noun=noun, country=country)
        self.claim(first, last)

    def add(
        self,
        first: int,
        last: int,
        entity: EntityType,
        form: Form,
        *,
        entries: tuple[Entry, ...] = (),
        noun: str = "",
        modifiers: tuple[str, ...] = (),
        country: str | None = None,
        kept: bool = True,
        wanted: bool = True,
        determiner: str = "",
        plural: bool = False,
        head: int | None = None,
        label: str = "",
    ) -> None:
        tokens = self.tokens
        self.mentions.append(
            Mention(
                start=tokens[first].start,
                end=tokens[last - 1].end,
                type=entity,
                form=form,
                sentence=self.number,
                head=head if head is not None else _head(tokens, first, last),
                entries=entries,
                noun=noun,
                modifiers=modifiers,
                country=country,
                kept=kept,
                wanted=wanted,
                determiner=determiner,
                plural=plural,
                label=label,
            )
        )

    def runs(self) -> Iterator[tuple[int, int]]:
        """Maximal runs of capitalised proper nouns, with "of" and the like inside them."""
        tokens, i = self.tokens, 0
        while i < len(tokens):
            if not proper(tokens[i]):
                i += 1
                continue
            j = i + 1
            while j < len(tokens):
                if proper(tokens[j]) or (tokens[j - 1].text == "-" and tokens[j].tag in {"NNP", "NN"}):
                    j += 1
                    continue
                reach = j
                while reach < len(tokens) and tokens[reach].text in LINKS and reach - j < 2:
                    reach += 1
                links = [token.text for token in tokens[j:reach]]
                if links == ["-"] and reach < len(tokens) and tokens[reach].text.isalpha() and proper(tokens[j - 1]):
                    j = reach + 1
                    continue
                if (
                    tokens[j].text in PARTICLES
                    and reach <= j + 2 < len(tokens)
                    and proper(tokens[j + (2 if tokens[j + 1].text == "-" else 1)])
                ):
                    j += 3 if tokens[j + 1].text == "-" else 2
                    continue
                if links and reach < len(tokens) and proper(tokens[reach]) and _joins(tokens, i, j, links):
                    j = reach + 1
                    continue
                break
            yield i, j
            i = j

    def noun_of(self, head: int) -> tuple[str, tuple[Noun, ...]] | None:
        """The longest described noun that ends at a token: three, two words, then one."""
        tokens = self.tokens
        for length in (4, 3, 2, 1):
            if head - length + 1 < 0:
                continue
            key = singular(" ".join(token.text for token in tokens[head - length + 1 : head + 1]))
            rows = nouns().get(key)
            if rows:
                return key, rows
        return None

    def with_of(self, head: int) -> tuple[str, tuple[Noun, ...]] | None:
        """A noun with its "of" that the table knows as one: "weapons of mass destruction"."""
        tokens = self.tokens
        if head + 2 >= len(tokens) or tokens[head + 1].text != "of":
            return None
        for last in (head + 4, head + 3):
            key = f"{singular(tokens[head].text)} of {singular(' '.join(t.text for t in tokens[head + 2 : last]))}"
            rows = nouns().get(key)
            if rows:
                return key, rows
        return None

    def left_edge(self, head: int) -> int:
        """First word of the noun phrase that ends in head: words to its left that can only belong to it."""
        tokens, left = self.tokens, head
        while left > 0:
            token = tokens[left - 1]
            if token.tag in {"DT", "PRP$", "PDT"}:
                return left - 1
            if token.tag in {"CC", ","} and left > 1 and self.country_word(left) and self.country_word(left - 2):
                left -= 1
                continue
            if token.tag in {"VBN", "VBG", "VBD", "RB", "JJ"} and token.dep not in {
                "amod",
                "compound",
                "advmod",
                "nmod",
                "nummod",
                "npadvmod",
                "conj",
            }:
                inside = tokens[left].tag == "HYPH"
            else:
                inside = token.tag in _INSIDE or token.tag in {"VBG", "RB", "VBD"} or tokens[left].tag == "HYPH"
            if not inside or (token.tag == "CD" and token.dep == "pobj"):
                break
            left -= 1
        while left < head and tokens[left].tag == "HYPH":
            left += 1
        return left


def proper(token: Token) -> bool:
    """Whether a token is a proper noun in capitals."""
    return token.tag in {"NNP", "NNPS"} and (token.text[0].isupper() or token.text[0].isdigit())


def proper_at(tokens: Sequence[Token], index: int) -> bool:
    """The same of the token at an index that may lie behind the last one."""
    return index < len(tokens) and proper(tokens[index])


def _joins(tokens: Sequence[Token], first: int, last: int, links: Sequence[str]) -> bool:
    before = tokens[last - 1].text
    if links[0] in {"of", "for"}:
        return before in headwords() or before in {
            "Chiefs",
            "House",
            "Ministry",
            "Department",
            "Republic",
            "Sea",
            "Strait",
        }
    if links[0] in {"and", "&", "on"}:
        ministry = any(token.text in {"Ministry", "Department", "Committee"} for token in tokens[first:last])
        inside = any(token.text == "of" for token in tokens[first:last])
        return links[0] == "&" or (inside and ministry and "the" not in links)
    return links[0] == "-"


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """Index of the word of [first, last) whose governor lies outside."""
    for index in range(last - 1, first - 1, -1):
        if not first <= tokens[index].head < last or tokens[index].head == index:
            return index
    return last - 1

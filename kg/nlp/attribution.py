"""Speakers that stand outside a claim's sentence: of long quotations, of transcripts, of lists after a colon.

The learned reader sees one sentence at a time; these rules look at the text around it. On the marked
training articles they give 270 speakers where none stands in the sentence, 237 of them the marked ones
(of 386), and 10 outer speakers beside one in the sentence, 8 of them marked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.model.vocabulary import ClaimType
from kg.nlp.document import Doc, Sentence, Token
from kg.nlp.sayings import sayings

_SAYING_WORDS = """
    said says say saying told tells added adds stated states noted notes explained explains announced announces
    declared declares argued argues claimed claims insisted insists warned warns wrote writes emphasized emphasised
    stressed stresses continued continues concluded remarked commented observed recalled replied answered asked urged
    reported reports pointed suggested suggests tweeted posted read reads affirmed confirmed confirms informed
    underlined underscored
"""
_SAYING = frozenset(_SAYING_WORDS.split())
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?: (?:of|the|de|van|von|al|bin|[A-Z][\w.'’-]*)){0,5})"
    r"(?: ?[(\[](?P<inside>[^)\]\n]{1,60})[)\]])?"
    r":(?=[\s…])"
)
# A name inside a label's brackets: "GUEST (Ann Harry, analyst)".
_NAMED = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)(?=$|[,;])")
# Who is asked in an interview without labels: an office or rank with a name, before a comma at a line's start.
_GUEST = re.compile(
    r"(?:[A-Z]\w+ )*(?:General|Colonel|Admiral|Captain|Minister|President|Secretary|Ambassador|Commander|Dr|Senator)"
    r"\.? "
    r"(?P<name>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,3}),"
)
_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
_SPEECH = re.compile(
    r"\b(?:President|Prime Minister|Minister|Secretary|Chancellor|Chairman|Commander)(?: of(?: the)? [A-Z]\w+)? "
    r"(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+): ?(?=[A-Z…])"
)
# Offices, whose holder's name stands beside them.
_OFFICE_WORDS = """
    commander chief minister president spokesman spokeswoman spokesperson secretary director ambassador adviser chairman
    chair governor mayor official leader head
"""
_PRONOUNS = frozenset(("i", "we", "he", "she", "they", "it", "who"))
# An article's own voice is no speaker of what it says itself.
_AUTHOR = frozenset(("i", "we"))
_OFFICES = frozenset(_OFFICE_WORDS.split())
# Subjects of "reads" or "adds" that are no speakers.
_NOBODY = frozenset(
    (
        "message",
        "letter",
        "text",
        "telegram",
        "greetings",
        "following",
        "note",
        "title",
        "headline",
        "it",
        "this",
        "that",
    )
)
# Labels that name no speaker: the asker of an interview is not who says it.
_ASKER = re.compile(r"(?:Q|QUESTION|Question|Questioner|Reporter|REPORTER|Journalist|Interviewer)\b")
_NO_LABEL = re.compile(
    r"(?:Note|NOTE|Source|SOURCE|Photos?|PHOTO|Image|Images|Caption|Update|UPDATE|By|Read|Also|See|Related|Editor|Date|Time|"
    r"Location|Place|Subject|Re|Cc|To|From|Contact|Tel|Email|E-mail|Phone|Fax|Tags|Topics|Background|Summary|Correction|Warning|"
    r"Breaking|BREAKING|Video|VIDEO|Watch|WATCH|Live|LIVE|Exclusive|Analysis|Opinion|Report|Part|Chapter|Table|Figure)\b"
)


#: How an unquoted verb hangs on the clause that somebody says, and how far below it may stand, to be the speaker's:
#: of such marked training claims 91 in 100 have that speaker. Of what nouns and relative clauses say there, much is
#: taken for granted.
_DEEP = 3
_TOLD = frozenset(("ccomp", "xcomp", "acomp", "conj", "pcomp", "prep"))

#: Sentences of a line that is a question, and such lines that make an interview.
_QUESTION = 2
_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation inside one paragraph: what stands between its marks; opens: the paragraph begins with it."""

    start: int
    end: int
    line: int
    opens: bool


class Speakers:
    """Who speaks where in one article; built once for it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._quotes = _quotes(doc)
        self._labels = _labels(doc)

    def of(
        self,
        sentence_index: int,
        trigger: Span,
        found: tuple[Span, ...],
        *,
        type: ClaimType | None = None,
        fillers: Sequence[Span] = (),
    ) -> tuple[Span, ...]:
        """The speakers of a claim, nearest first: those found inside the sentence, then the one to whom a
        quotation, a transcript's label or a list's introduction gives the trigger's place. A pronoun found
        inside ("we", "he") is taken for that one. A Position (type) gets none from outside: an office is
        presupposed in what is said, not claimed by the speaker (2 of 15 in the marked articles). fillers: who
        plays a part in the claim; one of them that grammar makes the claim's speaker is found here where the
        reader found none."""
        if type is ClaimType.POSITION:
            return found
        if not found:
            found = self._by_grammar(fillers, self._doc.sentences[sentence_index], trigger)
        if any(span.text.lower() in _PRONOUNS for span in found):
            return found
        sentence = self._doc.sentences[sentence_index]
        speaker = (
            self._of_quote(trigger)
            or _labelled_speaker(self._labels, sentence)
            or _introducer(self._doc, sentence_index)
        )
        if speaker is None:
            return found
        if sentence.start <= speaker.start < sentence.end:
            # inside the sentence the reader's word counts, where it has one
            return found or ((speaker,) if speaker.text.casefold() not in _AUTHOR else ())
        if any(speaker.text in span.text or span.text in speaker.text for span in found):
            return found
        return (*found, speaker)

    def _by_grammar(self, fillers: Sequence[Span], sentence: Sentence, trigger: Span) -> tuple[Span, ...]:
        """Who says the clause that the trigger stands in: the filler that says what it plays a part in ("Iran denied
        any link"), else the subject of a verb of saying that quotes it or stands right above."""
        at = next((i for i, t in enumerate(sentence.tokens) if t.start < trigger.end and trigger.start < t.end), None)
        if at is None:
            return ()
        quoted = any(quote.start <= trigger.start < quote.end for quote in self._quotes)
        told = [item for item in sayings(sentence, at) if sentence.tokens[item.noun].text.casefold() not in _AUTHOR]
        for saying in told:
            noun = sentence.tokens[saying.noun]
            for filler in fillers:
                if filler.start < noun.end and noun.start < filler.end:
                    return (filler,)
        for saying in told:
            noun = sentence.tokens[saying.noun]
            if _can_speak(noun) and (quoted or _told_by_verb(sentence.tokens, at, saying.depth)):
                return (_phrase(self._doc, sentence, _name_of(sentence, noun)),)
        return ()

    def _of_quote(self, trigger: Span) -> Span | None:
        for index, quote in enumerate(self._quotes):
            if quote.start <= trigger.start < quote.end:
                return _quoted_speaker(self._doc, self._quotes, index)
        return None


def _told_by_verb(tokens: Sequence[Token], at: int, depth: int) -> bool:
    """Whether the word is a verb right below the clause ``depth`` words above it, or hangs on it by verbs alone."""
    if depth > _DEEP or not tokens[at].tag.startswith("VB"):
        return False
    for _ in range(depth if depth > 1 else 0):
        if tokens[at].dep not in _TOLD:
            return False
        at = tokens[at].head
    return True


def speakers(
    doc: Doc, sentence_index: int, trigger: Span, found: tuple[Span, ...], *, type: ClaimType | None = None
) -> tuple[Span, ...]:
    """:meth:`Speakers.of` for a single claim."""
    return Speakers(doc).of(sentence_index, trigger, found, type=type)


# Quotations ------------------------------------------------------------------------------------------------


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Line number, start and end of each unwrapped line that holds sentences."""
    first: Sentence | None = None
    last: Sentence | None = None
    for sentence in doc.sentences:
        if first is not None and last is not None and sentence.line != first.line:
            yield first.line, first.start, last.end
            first = None
        first, last = first or sentence, sentence
    if first is not None and last is not None:
        yield first.line, first.start, last.end


def _quotes(doc: Doc) -> list[_Quote]:
    """The quotations of an article in order; one that isn't closed ends with its paragraph."""
    quotes: list[_Quote] = []
    for line, start, end in _paragraphs(doc):
        opened: int | None = None
        mark = ""
        for at in range(start, end):
            sign = doc.text[at]
            if opened is None:
                if sign in '“«„"' or (sign == "‘" and (at == 0 or not doc.text[at - 1].isalnum())):
                    opened, mark = at + 1, sign
            elif sign == _CLOSING[mark] and not (mark == "‘" and doc.text[at + 1 : at + 2].isalpha()):
                quotes.append(_Quote(opened, at, line, opened - 1 == start))
                opened = None
        if opened is not None:
            quotes.append(_Quote(opened, end, line, opened - 1 == start))
    return quotes


def _quoted_speaker(doc: Doc, quotes: list[_Quote], index: int) -> Span | None:
    """Who says a quotation: named behind it or before it in the sentences that it shares, or as the one
    before it in the paragraph; a paragraph that is all quotation belongs to the speaker of the one before."""
    quote = quotes[index]
    speaker = _named_beside(doc, quotes, quote)
    if speaker is not None:
        return speaker
    for other in reversed(quotes[:index]):
        if other.line == quote.line:
            speaker = _named_beside(doc, quotes, other)
            if speaker is not None:
                return speaker
    return _carried_over(doc, quotes, quote) if quote.opens else None


def _carried_over(doc: Doc, quotes: list[_Quote], quote: _Quote) -> Span | None:
    """The speaker of the last quotation in the paragraph before, which this one goes on with."""
    before = [s.line for s in doc.sentences if s.line < quote.line]
    if not before:
        return None
    for other in reversed(quotes):
        if other.line == before[-1]:
            return _named_beside(doc, quotes, other)
    last = [s for s in doc.sentences if s.line == before[-1]][-1]
    return _speaker_in(doc, last, quotes)


def _named_beside(doc: Doc, quotes: list[_Quote], quote: _Quote) -> Span | None:
    touching = [
        s for s in doc.sentences if s.line == quote.line and s.end > quote.start - 1 and s.start < quote.end + 1
    ]
    if not touching:
        return None
    for sentence in (touching[-1], touching[0]):
        speaker = _speaker_in(doc, sentence, quotes)
        if speaker is not None:
            return speaker
    return None


def _speaker_in(doc: Doc, sentence: Sentence, quotes: list[_Quote]) -> Span | None:
    """The subject of a verb of saying that stands outside all quotations."""
    for index, token in enumerate(sentence.tokens):
        if token.text.lower() not in _SAYING or any(q.start <= token.start < q.end for q in quotes):
            continue
        for other in sentence.tokens:
            if other.head == index and other.dep == "nsubj" and other is not token and _can_speak(other):
                return _phrase(doc, sentence, _name_of(sentence, other))
        named = index + 1
        while named < len(sentence.tokens) and sentence.tokens[named].tag.startswith("NNP"):
            named += 1
        if named > index + 1:  # "said Maj. Phillip Draper", whatever the parser made of it
            start, end = sentence.tokens[index + 1].start, sentence.tokens[named - 1].end
            return Span(start, end, doc.text[start:end])
    return None


def _can_speak(noun: Token) -> bool:
    return noun.tag not in {"WDT", "WP", "DT", "EX"} and noun.text.lower() not in _NOBODY


def _name_of(sentence: Sentence, noun: Token) -> Token:
    """The name that stands beside a common noun: "a spokesman, Mossa Ag Alhassane"."""
    at = sentence.tokens.index(noun)
    if noun.tag.startswith("PRP") or (noun.tag.startswith("NNP") and noun.text.lower() not in _OFFICES):
        return noun
    beside = (t for t in sentence.tokens if t.head == at and t.dep == "appos" and t.tag.startswith("NNP"))
    return next(beside, noun)


def _phrase(doc: Doc, sentence: Sentence, noun: Token) -> Span:
    """The noun with the words that make its name: articles and appositions left out."""
    at = sentence.tokens.index(noun)
    first = at
    while (
        first
        and sentence.tokens[first - 1].head in range(first, at + 1)
        and sentence.tokens[first - 1].dep
        in {
            "compound",
            "amod",
            "nmod",
            "nummod",
            "poss",
            "case",
        }
    ):
        first -= 1
    start = sentence.tokens[first].start
    return Span(start, noun.end, doc.text[start : noun.end])


# Transcripts -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Label:
    """A label that opens a turn: its sentence, its words, and the name that it stands for."""

    opening: Sentence
    words: Span
    speaker: Span

    @property
    def key(self) -> str:
        """What makes two labels the same speaker's: the last word."""
        return self.words.text.split()[-1].casefold()


def _labels(doc: Doc) -> list[tuple[Sentence, Span | None]]:
    """The sentences that open a turn, with their speaker (None: whoever asks), where the article is a talk.

    A label counts when it, or its last word, opens several turns ("ANN HARRY:", then "HARRY:"); one such
    label alone is an interviewer's, whose guest answers without one.
    """
    labels: list[_Label] = []
    askers = 0
    announced: list[int] = []
    for sentence in doc.sentences:
        match = _LABEL.match(doc.text, sentence.start, sentence.end + 1)
        if match and not sentence.item and not _NO_LABEL.match(match["name"]):
            words = _group(match, "name")
            named = _NAMED.match(doc.text, match.start("inside"), match.end("inside")) if match["inside"] else None
            labels.append(_Label(sentence, words, _group(named, "name") if named else words))
            askers += _ASKER.match(match["name"]) is not None
        else:
            speech = _SPEECH.search(doc.text, sentence.start, sentence.end)
            if speech:  # the speech fills what follows on its line
                labels.append(_Label(sentence, _group(speech, "name"), _group(speech, "name")))
                announced.append(sentence.line)
    turns = Counter(label.key for label in labels)
    spoken = [name for name, count in turns.items() if count > 1]
    if announced or _flattened(labels):
        return [
            (label.opening, label.speaker)
            for label in labels
            if not announced or label.opening.line in announced or turns[label.key] > 1
        ]
    if len(spoken) + (askers == 1) < 2:
        return _interview(doc)
    kept = [label for label in labels if turns[label.key] > 1 or _ASKER.match(label.words.text)]
    full = {label.key: label.speaker for label in reversed(kept) if len(label.speaker.text.split()) > 1}
    asking = _asking(doc, kept)
    return [(label.opening, None if label.key in asking else full.get(label.key, label.speaker)) for label in kept]


def _group(match: re.Match[str], name: str) -> Span:
    return Span(match.start(name), match.end(name), match[name])


def _asking(doc: Doc, labels: Sequence[_Label]) -> set[str]:
    """Labels of those who ask: half of their turns, or more, end in a question mark."""
    ends = {sentence.line: sentence.end for sentence in doc.sentences}
    turns = Counter(label.key for label in labels)
    questions = Counter(label.key for label in labels if doc.text[: ends[label.opening.line]].endswith("?"))
    asking = {key for key, count in turns.items() if 2 * questions[key] >= count}
    asking |= {label.key for label in labels if _ASKER.match(label.words.text)}
    return asking if asking != set(turns) else set()


def _interview(doc: Doc) -> list[tuple[Sentence, Span | None]]:
    """An interview whose answers have no label: lines that are questions, and the guest named before an answer."""
    lines: dict[int, list[Sentence]] = {}
    for sentence in doc.sentences:
        lines.setdefault(sentence.line, []).append(sentence)
    asked = [
        line for line, inside in lines.items() if len(inside) <= _QUESTION and doc.text[: inside[-1].end].endswith("?")
    ]
    if len(asked) < _QUESTIONS:
        return []
    guest = next(
        (
            match
            for line, inside in lines.items()
            if line <= asked[0] and (match := _GUEST.match(doc.text, inside[0].start, inside[-1].end))
        ),
        None,
    )
    if guest is None:
        return []
    return [
        (inside[0], None if line in asked else _group(guest, "name"))
        for line, inside in lines.items()
        if line > asked[0]
    ]


def _flattened(labels: Sequence[_Label]) -> bool:
    """A talk run together in one paragraph: two full names as labels on the same line."""
    names = {(label.opening.line, label.words.text) for label in labels if len(label.words.text.split()) > 1}
    lines = Counter(line for line, _ in names)
    return max(lines.values(), default=0) > 1


def _labelled_speaker(labels: Sequence[tuple[Sentence, Span | None]], sentence: Sentence) -> Span | None:
    """The speaker of the turn that the sentence belongs to; a turn ends with its paragraph."""
    before = [(opening, span) for opening, span in labels if opening.start <= sentence.start]
    if not before or before[-1][0].line != sentence.line:
        return None
    return before[-1][1]


# Lists -----------------------------------------------------------------------------------------------------


def _introducer(doc: Doc, index: int) -> Span | None:
    """The speaker of the line that ends in a colon before a list."""
    if not doc.sentences[index].item:
        return None
    for sentence in reversed(doc.sentences[:index]):
        if not sentence.item:
            if not doc.text[sentence.start : sentence.end].rstrip().endswith(":"):
                return None
            return _speaker_in(doc, sentence, [])
    return None

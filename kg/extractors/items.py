"""Items of a list under the line that opens it ("The package includes:" and its bullets).

An item often is a fragment: what is given, and how much. Who gives, to whom, and how firmly stands in the
opening line. So an item without a claim of its own becomes one of the opening line's type, and a claim that
an item has takes from the opening line the roles that it lacks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.base import Candidate, Filler
from kg.extractors.decoder import THRESHOLD
from kg.extractors.frames import noun_phrase
from kg.extractors.lists import COUNTED
from kg.model import Span
from kg.model.vocabulary import ClaimType, EntityType, Role
from kg.nlp.document import Doc, Sentence, Token
from kg.nlp.mentions import LearnedMention

NAME = "lists"
VERSION = "1"

#: Roles that the opening line says for all items.
_SHARED = {
    ClaimType.ARMS_TRANSFER: frozenset({Role.SUPPLIER, Role.RECIPIENT}),
    ClaimType.AID: frozenset({Role.DONOR, Role.RECIPIENT}),
    ClaimType.SANCTION: frozenset({Role.IMPOSER}),
    ClaimType.LOSS: frozenset({Role.OWNER, Role.AGENT}),
    ClaimType.DEPLOYMENT: frozenset({Role.ACTOR, Role.DESTINATION}),
    ClaimType.PRODUCTION: frozenset({Role.PRODUCER}),
}

#: What the items of a list are of the opening line's claim.
_LISTED = {kind: COUNTED[kind] for kind in _SHARED if kind in COUNTED} | {
    ClaimType.AID: Role.ITEM,
    ClaimType.SANCTION: Role.TARGET,
}

#: The same part in help and in weapons: whoever gives, and whoever gets.
_ALIKE = {Role.DONOR: Role.SUPPLIER, Role.SUPPLIER: Role.DONOR, Role.RECIPIENT: Role.RECIPIENT}
_GIVING = (ClaimType.ARMS_TRANSFER, ClaimType.AID)

#: Sentences before an opening line in which its missing giver and receiver are looked for.
_BACK = 4

#: Words of an item, at most; longer ones are prose and have claims of their own.
_LONGEST = 30

#: What an item's score is of its opening line's.
_SURE = 0.95

#: Whom a list under a sanction names; what isn't one of them is another measure.
_SANCTIONED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.ARMED_FORCE})

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_MEASURES = frozenset(
    {"rounds", "round", "sets", "set", "units", "unit", "pieces", "piece", "batteries", "battery", "boxes", "tons"}
    | {"tonnes", "pairs", "dozens", "hundreds", "thousands", "squadrons", "squadron", "packages", "package", "kits"}
)
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = frozenset({"compound", "nmod", "amod", "poss", "pobj", "npadvmod", "nummod", "quantmod"})


def itemised(candidates: Sequence[Candidate], doc: Doc, mentions: Sequence[LearnedMention]) -> list[Candidate]:
    """The candidates, those on items completed from their opening lines, with new ones for items without any."""
    out = list(candidates)
    for opening, items in _lists(doc):
        opener = _opener(out, opening)
        if opener is None:
            continue
        opener = _with_giver(out, opener)
        for number in items:
            here = [place for place, item in enumerate(out) if item.sentence == number and item.score >= THRESHOLD]
            for place in here:
                out[place] = _inheriting(out[place], opener)
            if not here:
                out += _from_fragment(doc, number, opener, mentions)
    out.sort(key=lambda item: (item.sentence, item.trigger, item.type.value, -item.score))
    return out


def _lists(doc: Doc) -> Iterator[tuple[int, list[int]]]:
    """Each sentence that ends in a colon before two items and more, with the items' sentences."""
    number = 0
    while number < len(doc.sentences):
        items: list[int] = []
        if doc.text[: doc.sentences[number].end].endswith(":"):
            at = number + 1
            while at < len(doc.sentences) and _is_item(doc, at, doc.sentences[number].line):
                items.append(at)
                at += 1
        if len({doc.sentences[item].line for item in items}) >= 2:
            yield number, items
            number = items[-1]
        number += 1


def _is_item(doc: Doc, number: int, opening: int) -> bool:
    """Whether a sentence is marked as an item, ends as one, or begins with a number; or goes on with one."""
    sentence = doc.sentences[number]
    if sentence.line == opening:
        return False
    if sentence.item or _ends_as_item(doc, sentence):
        return True
    counted = sentence.tokens[0].tag == "CD" and sentence.tokens[0].text[0].isdigit()
    last = doc.sentences[number - 1]
    goes_on = last.line == sentence.line or (last.line != opening and _ends_as_item(doc, last))
    return (counted or goes_on) and _is_fragment(sentence)


def _ends_as_item(doc: Doc, sentence: Sentence) -> bool:
    return doc.text[sentence.start : sentence.end].rstrip().endswith((";", "; and", ", and"))


def _is_fragment(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return (
        len(tokens) <= _LONGEST
        and not any(token.tag in _FINITE for token in tokens)
        and tokens[-1].text not in {"?", "!", ":"}
    )


def _opener(candidates: Sequence[Candidate], sentence: int) -> Candidate | None:
    """The surest claim of the opening line whose type has items; weapons before help."""
    found = [
        item for item in candidates if item.sentence == sentence and item.type in _SHARED and item.score >= THRESHOLD
    ]
    return max(found, key=lambda item: (item.type is ClaimType.ARMS_TRANSFER, item.score), default=None)


def _names_them(opener: Candidate) -> bool:
    """Whether the opening line's own claim stands for all items ("The following are added:")."""
    role = _LISTED[opener.type]
    return any(item.role is role and "following" in item.span.text.casefold() for item in opener.fillers)


def _with_giver(candidates: Sequence[Candidate], opener: Candidate) -> Candidate:
    """An opening line that names neither giver nor receiver ("The package includes:") has those of the claim
    of help or weapons before it."""
    if opener.type not in _GIVING:
        return opener
    before = [
        item
        for item in candidates
        if item.type in _GIVING
        and opener.sentence - _BACK <= item.sentence <= opener.sentence
        and item.score >= THRESHOLD
    ]
    for item in sorted(before, key=lambda one: (-one.sentence, -one.score)):
        opener = _inheriting(opener, item)
    return opener


def _inheriting(candidate: Candidate, opener: Candidate) -> Candidate:
    """The candidate with the shared roles that it lacks and the opening line fills."""
    shared = _SHARED.get(candidate.type, frozenset())
    if candidate.type is not opener.type and not (candidate.type in _GIVING and opener.type in _GIVING):
        return candidate
    lacking = shared - {item.role for item in candidate.fillers}
    new: list[Filler] = []
    for item in opener.fillers:
        role = item.role if candidate.type is opener.type else _ALIKE.get(item.role)
        if role in lacking and not any(item.span == other.span for other in candidate.fillers):
            new.append(replace(item, role=role))
    if not new:
        return candidate
    return replace(candidate, fillers=(*candidate.fillers, *new), rule=f"{candidate.rule}; roles of the opening line")


def _from_fragment(doc: Doc, number: int, opener: Candidate, mentions: Sequence[LearnedMention]) -> Iterator[Candidate]:
    """A claim for each counted thing of an item, and one for the others together."""
    sentence = doc.sentences[number]
    if not _is_fragment(sentence):
        return
    things = list(_things(doc, sentence, opener.type))
    if opener.type is ClaimType.SANCTION:
        things = [thing for thing in things if _can_be_hit(thing[1], mentions)]
    shared = [item for item in opener.fillers if item.role in _SHARED[opener.type]]
    counted = [thing for thing in things if thing[2] is not None]
    loose = [thing for thing in things if thing[2] is None]
    groups = [[thing] for thing in counted] + ([loose] if loose else [])
    for group in groups:
        kind = opener.type
        spans = [thing for _, thing, _ in group]
        if kind is ClaimType.AID and _armed(spans, mentions):
            kind = ClaimType.ARMS_TRANSFER
        fillers = [Filler(_LISTED[kind], thing, opener.score * _SURE) for thing in spans]
        amount = group[0][2]
        if amount is not None:
            role = Role.VALUE if kind in _GIVING and _is_money(amount) else Role.QUANTITY
            if role is Role.VALUE or kind in COUNTED:
                fillers.append(Filler(role, amount, opener.score * _SURE))
        for item in shared:
            role_there = item.role if kind is opener.type else _ALIKE.get(item.role, item.role)
            fillers.append(replace(item, role=role_there))
        yield replace(
            opener,
            type=kind,
            act=opener.act if kind is opener.type else None,
            trigger=group[0][0],
            sentence=number,
            fillers=tuple(fillers),
            speakers=(),
            score=opener.score * _SURE,
            extractor=f"{NAME} {VERSION}",
            rule=f"{NAME}: an item under {opener.trigger.text!r}",
        )


def _things(doc: Doc, sentence: Sentence, kind: ClaimType) -> Iterator[tuple[Span, Span, Span | None]]:
    """The head word, the words and the number of each thing that an item names."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        own = token.head == at or token.dep not in _INSIDE
        if token.tag not in _HEADS or not own or _in_brackets(tokens, at) or _below_preposition(tokens, at):
            continue
        if not token.text[0].isalnum() or (at + 1 < len(tokens) and tokens[at + 1].text in {"-", "\u2010", "\u2011"}):
            continue  # part of a hyphenated word
        if kind is ClaimType.SANCTION and token.dep == "appos":
            continue
        thing = at
        if token.text.casefold() in _MEASURES:
            of = next((i for i, item in enumerate(tokens) if item.head == at and item.text.casefold() == "of"), None)
            inner = [i for i, item in enumerate(tokens) if of is not None and item.head == of and item.dep == "pobj"]
            thing = inner[0] if inner else at
        yield _span(doc, sentence, at, at), _bare(doc, sentence, thing), _number(doc, sentence, at, thing)


def _bare(doc: Doc, sentence: Sentence, head: int) -> Span:
    """The noun phrase without its number."""
    tokens = sentence.tokens
    whole = noun_phrase(doc, sentence, head)
    inside = [i for i, token in enumerate(tokens) if whole.start <= token.start < whole.end]
    numbers = [i for i in inside if tokens[i].dep == "nummod" and tokens[i].head == head and tokens[i].tag == "CD"]
    first = numbers[0] + 1 if numbers and numbers[0] < head else inside[0]
    while first < head and tokens[first].tag in {"DT", "IN"}:
        first += 1
    return _span(doc, sentence, first, head)


def _number(doc: Doc, sentence: Sentence, at: int, thing: int) -> Span | None:
    tokens = sentence.tokens
    number = next(
        (i for i, token in enumerate(tokens) if token.head == at and token.dep == "nummod" and token.tag == "CD"), None
    )
    if number is None or number > at:
        return None
    first = number
    while first and (
        (tokens[first - 1].head in {number, first} and tokens[first - 1].dep in {"quantmod", "advmod", "compound"})
        or tokens[first - 1].text.casefold() in {"up", "to", "over", "about", "around", "nearly", "some"}
    ):
        first -= 1
    return _span(doc, sentence, first, number if thing == at else at)


def _below_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether what the word hangs on hangs itself on a preposition: "ammunition for howitzers and mortars"."""
    seen = {at}
    while True:
        token = tokens[at]
        if token.dep in {"pobj", "pcomp", "relcl", "acl", "advcl"}:
            return True
        above = token.head
        if above in seen:
            return False
        seen.add(above)
        at = above


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    depth = 0
    for token in tokens[:at]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
    return depth > 0


def _armed(spans: Sequence[Span], mentions: Sequence[LearnedMention]) -> bool:
    return any(
        item.type is EntityType.WEAPON and item.span.start < span.end and span.start < item.span.end
        for item in mentions
        for span in spans
    )


def _can_be_hit(span: Span, mentions: Sequence[LearnedMention]) -> bool:
    return any(
        item.type in _SANCTIONED and item.span.start < span.end and span.start < item.span.end for item in mentions
    )


def _is_money(span: Span) -> bool:
    return any(sign in span.text for sign in "$€£¥")


def _span(doc: Doc, sentence: Sentence, first: int, last: int) -> Span:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return Span(start, end, doc.text[start:end])

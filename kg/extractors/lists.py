"""Items with numbers of their own get a claim each (claims.md): "1,400 Stingers and 6,500 Javelins" is two."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.base import Candidate, Filler
from kg.model import Span
from kg.model.vocabulary import ROLES, ClaimType, Role
from kg.nlp.document import Doc, Sentence

#: Characters between a number and what it counts ("200 of the newer", "1,400 shoulder-fired").
_GAP = 30

#: What a claim's number counts.
COUNTED = {
    ClaimType.ARMS_TRANSFER: Role.ITEM,
    ClaimType.DEPLOYMENT: Role.ASSET,
    ClaimType.ATTACK: Role.WEAPON,
    ClaimType.LOSS: Role.ITEM,
    ClaimType.CASUALTIES: Role.VICTIM,
    ClaimType.PRODUCTION: Role.ITEM,
    ClaimType.WEAPON_TEST: Role.ITEM,
}


#: What a Position's persons have each for themselves where there are as many.
_OFFICE = (Role.TITLE, Role.ORGANIZATION)

#: Types whose number, where nothing else is said to be counted, stands for the thing: 64 of 93 on the marked
#: training texts, and the other 29 name the thing elsewhere.
_STANDS_FOR = {
    kind: COUNTED[kind]
    for kind in (ClaimType.ARMS_TRANSFER, ClaimType.DEPLOYMENT, ClaimType.LOSS, ClaimType.PRODUCTION)
}

#: What belongs to a number before it ("at least 20 million").
_BEFORE_NUMBER = frozenset({"quantmod", "advmod", "compound", "nummod"})

_BEFORE_COUNT = ("CC", ",", "IN", "VB", "DT", "RB", "TO")
_UNITS = frozenset({"mm", "millimeter", "millimetre", "cm", "inch", "km", "tons", "tonnes", "per", "percent", "%"})

#: Types whose items the grammar may count; of victims joint numbers are common.
_COUNTED_APART = frozenset(COUNTED) - {ClaimType.CASUALTIES}


def split(candidate: Candidate, doc: Doc) -> Iterator[Candidate]:
    """The candidate itself, or one for each item that has a number of its own and one for the others.

    A number that the grammar ties to one of several items is that item's, whether or not the reader saw it.
    """
    if candidate.type is ClaimType.POSITION:
        yield from _each_person(candidate)
        return
    counted = COUNTED.get(candidate.type)
    candidate = _counted_alone(candidate, doc)
    items = [filler for filler in candidate.fillers if filler.role is counted]
    if counted is None or Role.QUANTITY not in ROLES[candidate.type] or len(items) < 2:
        yield candidate
        return
    sentence = doc.sentences[candidate.sentence]
    numbers = [filler for filler in candidate.fillers if filler.role is Role.QUANTITY]
    pairs = _pairs(doc, items, numbers)
    known = {id(item) for item, _ in pairs}
    if candidate.type in _COUNTED_APART:
        own = [
            (item, number) for item in items if id(item) not in known and (number := _own_number(doc, sentence, item))
        ]
        pairs += [(item, number) for item, number in own if not any(_same(number, other) for other in numbers)]
    if len(pairs) < 2 and not (len(pairs) == 1 and _stand_apart(sentence, doc, items, *pairs[0])):
        yield candidate
        return
    taken = {id(item) for item, _ in pairs}
    counts = {id(number) for _, number in pairs}
    shared = tuple(
        filler
        for filler in candidate.fillers
        if filler.role is not counted and (filler.role is not Role.QUANTITY or id(filler) not in counts)
    )
    without_number = tuple(filler for filler in shared if filler.role is not Role.QUANTITY)
    rest = tuple(item for item in items if id(item) not in taken)
    rule = f"{candidate.rule}; one claim a number"
    for item, number in pairs:
        yield replace(candidate, fillers=(*without_number, item, number), rule=rule)
    if rest:
        yield replace(candidate, fillers=(*shared, *rest), rule=rule)


def _each_person(candidate: Candidate) -> Iterator[Candidate]:
    """An office that several persons hold is a claim for each; of several offices each goes to its nearest person."""
    people = [item for item in candidate.fillers if item.role is Role.PERSON]
    titles = [item for item in candidate.fillers if item.role is Role.TITLE]
    if len(people) < 2 or not titles:
        yield candidate
        return
    rule = f"{candidate.rule}; one claim a person"
    for person in people:
        kept = [item for item in candidate.fillers if item.role not in _OFFICE and item.role is not Role.PERSON]
        for role in _OFFICE:
            same = [item for item in candidate.fillers if item.role is role]
            alone = len(same) == 1
            kept += [item for item in same if alone or min(people, key=lambda one: _gap(one, item)) is person]
        held = any(item.role is Role.TITLE for item in kept)
        yield replace(candidate, fillers=(person, *kept), rule=rule, score=candidate.score if held else 0.0)


def _gap(one: Filler, other: Filler) -> int:
    return max(one.span.start - other.span.end, other.span.start - one.span.end)


def _counted_alone(candidate: Candidate, doc: Doc) -> Candidate:
    """A number that stands for what it counts is its filler, too ("asked for a dozen and was turned down")."""
    counted = _STANDS_FOR.get(candidate.type)
    numbers = [item for item in candidate.fillers if item.role is Role.QUANTITY]
    if counted is None or len(numbers) != 1 or any(item.role is counted for item in candidate.fillers):
        return candidate
    number = numbers[0]
    return replace(candidate, fillers=(*candidate.fillers, Filler(counted, number.span, number.score)))


def _own_number(doc: Doc, sentence: Sentence, item: Filler) -> Filler | None:
    """The number that stands right before an item's words, or at their start."""
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if token.start < item.span.end and item.span.start < token.end]
    if not inside:
        return None
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
    number = next((i for i, token in enumerate(tokens) if token.head == head and token.dep == "nummod"), None)
    if number is None or number > head or tokens[number].tag != "CD":
        return None
    first = number
    while first and tokens[first - 1].head in {number, first} and tokens[first - 1].dep in _BEFORE_NUMBER:
        first -= 1
    before, after = (tokens[first - 1] if first else None), tokens[number + 1].text.casefold()
    named = tokens[number].text.isalnum() and not tokens[number].text.isalpha() and not tokens[number].text.isdigit()
    if named or after in _UNITS or not after[0].isalnum():
        return None  # a designator, a measure, a name before its nickname
    if before is not None and (before.text.casefold() == "of" or not before.tag.startswith(_BEFORE_COUNT)):
        return None  # "the first of three", a name with a number in it
    start, end = tokens[first].start, tokens[number].end
    return Filler(Role.QUANTITY, Span(start, end, doc.text[start:end]), item.score)


def _same(one: Filler, other: Filler) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _pairs(doc: Doc, items: list[Filler], numbers: list[Filler]) -> list[tuple[Filler, Filler]]:
    """Each number with the item that it stands in or right before; an item is counted once."""
    out: list[tuple[Filler, Filler]] = []
    for number in sorted(numbers, key=lambda filler: filler.span):
        free = [item for item in items if all(item is not other for other, _ in out)]
        within = [item for item in free if item.span.start <= number.span.start < item.span.end]
        after = [item for item in free if 0 <= item.span.start - number.span.end <= _GAP]
        found = within or sorted(after, key=lambda item: item.span)[:1]
        if found and not _broken(doc, number.span.end, found[0].span.start):
            out.append((found[0], number))
    return out


def _broken(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma, a semicolon or "and" stands between a number and an item: it counts something else."""
    between = doc.text[start:end].casefold()
    return any(mark in between for mark in (",", ";", " and ", "\n"))


def _stand_apart(sentence: Sentence, doc: Doc, items: list[Filler], item: Filler, number: Filler) -> bool:
    """Whether the one number counts its own item alone: an item stands before it ("Liaoning and four escorts"),
    or the others have articles of their own ("three Rooikat and a Casspir"). A weight counts them all
    ("40 tons of"). On the marked training texts 71 of 78 such lists are a claim for each."""
    if doc.text[number.span.end : item.span.start].strip() or item.span.start < number.span.start:
        return False
    others = [other for other in items if other is not item]
    before = doc.text[sentence.start : number.span.start].casefold().rstrip()
    if any(other.span.end <= number.span.start for other in others) and before.endswith((",", ";", " and", " plus")):
        return True
    return all(_has_article(sentence, other) for other in others)


def _has_article(sentence: Sentence, item: Filler) -> bool:
    inside = [
        i for i, token in enumerate(sentence.tokens) if token.start < item.span.end and item.span.start < token.end
    ]
    if not inside:
        return False
    first = sentence.tokens[inside[0]]
    before = sentence.tokens[inside[0] - 1] if inside[0] else first
    return first.tag == "DT" or before.tag == "DT"

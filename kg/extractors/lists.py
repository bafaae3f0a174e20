"""Items with numbers of their own get a claim each (claims.md): "1,400 Stingers and 6,500 Javelins" is two."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.base import Candidate, Filler
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


def split(candidate: Candidate, doc: Doc) -> Iterator[Candidate]:
    """The candidate itself, or one for each item that has a number of its own and one for the others."""
    counted = COUNTED.get(candidate.type)
    items = [filler for filler in candidate.fillers if filler.role is counted]
    numbers = [filler for filler in candidate.fillers if filler.role is Role.QUANTITY]
    if counted is None or Role.QUANTITY not in ROLES[candidate.type] or len(items) < 2 or not numbers:
        yield candidate
        return
    sentence = doc.sentences[candidate.sentence]
    pairs = _pairs(doc, items, numbers)
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
    """Whether the one number counts its own item alone: the others have articles of their own
    ("three Rooikat and a Casspir"), and the number isn't a weight of them all ("40 tons of")."""
    if doc.text[number.span.end : item.span.start].strip() or item.span.start <= number.span.start:
        return False
    others = [other for other in items if other is not item]
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

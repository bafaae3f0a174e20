"""What the reader's mention head adds to the mentions by table and by rule.

Tables know what a name means; the head knows, better than rules do, where a name or a description begins
and ends and of what type it is. So tables stand, and what rules guessed gives way to the head.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model.vocabulary import EntityType
from kg.nlp.document import Doc, Token
from kg.nlp.lexicon import Lexicon, fold
from kg.nlp.mentions import (
    QUANTIFIERS,
    UNTOLD,
    Form,
    LearnedMention,
    Mention,
    holder_at,
    nouns,
    office_word,
    singular,
    titles,
)
from kg.nlp.mentions_rules import could_be_name, is_weapon

#: Probabilities from which the head's name and its description are taken where no rule sees one, and from
#: which they take the place of a rule's.
NEW_NAME = 0.65
NEW_DESCRIPTION = 0.75
INSTEAD = 0.65
#: From which a description that no rule sees is an entity where no claim uses it.
ALONE = 0.9

_NO_PACT = re.compile(r"(?:Executive Order|E\.O\.)")
_RANKS = frozenset({"Deputy", "Acting", "Former", "Senior", "Assistant"})
_LEADING = frozenset({"DT", "PRP$", "PDT", "``", "''", "POS", ",", "IN", "CC", "HYPH", ":", "-LRB-"})
_TRAILING = frozenset({"POS", "``", "''", ",", ".", ":", "-RRB-", "-LRB-", "CC", "IN", "DT"})
_NOT_MODIFIERS = frozenset({"DT", "POS", "PRP$", "HYPH", ",", "CC", "``", "''", "CD"})


def merged(doc: Doc, mentions: Sequence[Mention], learned: Sequence[LearnedMention], lexicon: Lexicon) -> list[Mention]:
    """The mentions with the head's, in reading order. learned: in reading order."""
    out = list(mentions)
    for item in learned:
        if item.type is EntityType.COUNTRY:
            continue
        number = _sentence_of(doc, item)
        if number is None:
            continue
        tokens = doc.sentences[number].tokens
        inside = _trimmed(tokens, [i for i, t in enumerate(tokens) if _within(t, item)])
        if not inside:
            continue
        if not tokens[inside[-1]].tag.startswith("N") and not any(c.isdigit() for c in tokens[inside[-1]].text):
            continue
        if _is_name(tokens, inside, item.type):
            out = _with_name(doc, out, item, number, inside, lexicon)
        else:
            out = _with_description(doc, out, item, number, inside)
    return sorted(out, key=lambda m: (m.start, -m.end, m.type))


def _within(token: Token, item: LearnedMention) -> bool:
    return item.span.start <= token.start and token.end <= item.span.end


def _sentence_of(doc: Doc, item: LearnedMention) -> int | None:
    for number, sentence in enumerate(doc.sentences):
        if sentence.start <= item.span.start and item.span.end <= sentence.end:
            return number
    return None


def _trimmed(tokens: Sequence[Token], inside: list[int]) -> list[int]:
    while inside and _before_phrase(tokens, inside[0]):
        inside = inside[1:]
    brackets = [i for i in inside if tokens[i].text[0] in "(["]
    if brackets and not any(tokens[i].text[-1] in ")]" and i >= brackets[-1] for i in inside[:-1]):
        inside = [i for i in inside if i < brackets[-1]]
    while inside and tokens[inside[-1]].tag in _TRAILING:
        inside = inside[:-1]
    return inside


def _before_phrase(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    joined = index + 1 < len(tokens) and tokens[index + 1].tag == "HYPH"
    untold = token.text.lower() in QUANTIFIERS and not joined and not (token.tag == "NNP" and token.text[0].isupper())
    return (token.tag in _LEADING and not joined) or untold


def _is_name(tokens: Sequence[Token], inside: Sequence[int], kind: EntityType) -> bool:
    """Capitals at both ends, or a designator: "Super Tucano", "Type 26", not "North Korean troops"."""
    first, last = tokens[inside[0]].text, tokens[inside[-1]]
    if kind is EntityType.WEAPON and is_weapon(last.text):
        return False
    opens = first[0].isupper() or first[0].isdigit() or "-" in first
    closes = last.tag in {"NNP", "NNPS"} or any(c.isdigit() for c in last.text)
    return opens and closes and any(tokens[i].tag in {"NNP", "NNPS"} for i in inside)


def _with_name(
    doc: Doc, mentions: list[Mention], item: LearnedMention, number: int, inside: list[int], lexicon: Lexicon
) -> list[Mention]:
    tokens = doc.sentences[number].tokens
    if item.type is EntityType.PERSON:
        inside = _untitled(tokens, _whole_run(tokens, inside), mentions)
    else:
        inside = _undescribed(tokens, inside)
        inside = _unowned(tokens, inside, mentions) if inside else inside
    if not inside:
        return mentions
    start, end = tokens[inside[0]].start, tokens[inside[-1]].end
    words = doc.text[start:end]
    if (not could_be_name(words) and not lexicon.named(words)) or _NO_PACT.match(words):
        return mentions
    over = [m for m in mentions if m.start < end and start < m.end and m.type is not EntityType.COUNTRY]
    states = [m for m in mentions if m.start < end and start < m.end and m.type is EntityType.COUNTRY]
    if any((m.start, m.end) == (start, end) or m.end > end or m.start < start for m in states):
        return mentions
    if not over:
        new = _name(item, number, start, end, inside)
        return [*mentions, new] if item.score >= NEW_NAME else mentions
    if item.score < INSTEAD or any(_stands(m, item, start, end) for m in over):
        return mentions
    new = _name(item, number, start, end, inside)
    same = [m for m in over if m.type is item.type and m.form is Form.NAME]
    noun = same[0].noun if same else ""
    country = next((m.country for m in over if m.country), None) or next((m.country for m in states), None)
    return [*(m for m in mentions if m not in over), replace(new, noun=noun, country=country)]


def _stands(known: Mention, item: LearnedMention, start: int, end: int) -> bool:
    """Whether a mention by table or rule keeps its place beside the head's name."""
    covered = start <= known.start and known.end <= end
    longer = covered and known.end - known.start < end - start
    if known.entries:
        return not longer or (known.type is item.type and known.type not in {EntityType.PLACE, EntityType.WEAPON})
    if known.form is Form.OFFICE:
        return True
    if known.form is Form.DESCRIPTION:
        return not covered
    if known.type is not item.type:
        return False
    # the patterns of people, units and ships know more than the head
    return known.type is EntityType.PERSON or (known.noun in {"unit", "ship"} and not longer)


def _untitled(tokens: Sequence[Token], inside: list[int], mentions: Sequence[Mention]) -> list[int]:
    """A person's name without state and titles in front ("UK Prime Minister Johnson"); none of an office alone."""
    states = [m for m in mentions if m.type is EntityType.COUNTRY]
    texts = [tokens[i].text.lower() for i in inside]
    start, moved = 0, True
    while moved and start < len(inside):
        lengths = (n for n in (3, 2, 1) if tuple(texts[start : start + n]) in titles())
        step = next(lengths, 0)
        if not step and any(m.start <= tokens[inside[start]].start < m.end for m in states):
            step = 1
        start, moved = start + step, step > 0
    inside = inside[start:]
    at = holder_at([tokens[i].text for i in inside])
    if not at and _office_of_another(tokens, inside):
        return []
    inside = inside[at:]
    return inside if inside and tokens[inside[0]].tag.startswith("NNP") else []


def _office_of_another(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    """Whether words are an office whose holder stands behind it ("Vice President for Asia" Ann Archer), or that of
    several ("Prime Ministers of Albania")."""
    at = next((n for n, i in enumerate(inside) if tokens[i].tag == "IN"), 0)
    if not at or not office_word(tokens[inside[at - 1]].text):
        return False
    after = inside[-1] + 1
    followed = after < len(tokens) and tokens[after].tag == "NNP"
    office = tokens[inside[at - 1]].text.lower()
    return followed or singular(office) != office


def _undescribed(tokens: Sequence[Token], inside: list[int]) -> list[int]:
    """A name without the described part in front: "U.S.-designated Ministry", "Nimitz-class USS Harry S. Truman"."""
    at = next((n for n in range(len(inside) - 1, 0, -1) if _hyphened(tokens, inside[n])), -1)
    inside = inside[at + 1 :]
    return inside[1:] if len(inside) > 1 and tokens[inside[0]].text in _RANKS else inside


def _hyphened(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text
    split = text.islower() and len(text) > 3 and tokens[index - 1].tag == "HYPH"
    return split or re.fullmatch(r"[\w.]+-[a-z]{4,}", text) is not None


def _unowned(tokens: Sequence[Token], inside: list[int], mentions: Sequence[Mention]) -> list[int]:
    """A table's name without the state that owns it: "Iran's Islamic Revolutionary Guard Corps"."""
    end = tokens[inside[-1]].end
    for known in mentions:
        if known.entries and known.end == end and known.type is not EntityType.COUNTRY:
            before = [i for i in inside if tokens[i].start < known.start]
            owner = next(
                (m for m in mentions if m.type is EntityType.COUNTRY and m.start == tokens[inside[0]].start), None
            )
            if (
                before
                and owner is not None
                and all(tokens[i].end <= owner.end or tokens[i].tag == "POS" for i in before)
            ):
                return inside[len(before) :]
    return inside


def _name(item: LearnedMention, number: int, start: int, end: int, inside: Sequence[int]) -> Mention:
    return Mention(start, end, item.type, Form.NAME, number, inside[-1])


def _with_description(
    doc: Doc, mentions: list[Mention], item: LearnedMention, number: int, inside: list[int]
) -> list[Mention]:
    tokens = doc.sentences[number].tokens
    start, end = tokens[inside[0]].start, tokens[inside[-1]].end
    over = [m for m in mentions if m.start < end and start < m.end and m.type is not EntityType.COUNTRY]
    plain = not any(tokens[i].tag in {"IN", "POS", "CC", ","} for i in inside)
    if any(m.label or not (m.form is Form.DESCRIPTION or (_locates(m, end) and plain)) for m in over):
        return mentions
    over = [m for m in over if m.form is Form.DESCRIPTION]
    last = inside[-1]
    alike = [m for m in over if m.head == last or m.end == end]
    if not alike:
        if over or item.score < NEW_DESCRIPTION or item.type is EntityType.PERSON:
            return mentions
        states = [m for m in mentions if start <= m.start and m.end <= end and m.type is EntityType.COUNTRY]
        noun, modifiers = _noun(tokens, inside)
        new = Mention(
            start,
            end,
            item.type,
            Form.DESCRIPTION,
            number,
            last,
            noun=noun,
            modifiers=modifiers,
            country=states[0].country if states else None,
            kept=item.score >= ALONE,
            plural=tokens[last].tag in {"NNS", "NNPS"},
            determiner=_determiner(tokens, inside[0]),
        )
        return [*mentions, new]
    known = alike[0]
    if item.score < INSTEAD or (item.type is not known.type and item.type is EntityType.PERSON):
        return mentions
    changed = replace(known, type=item.type)
    listed = any(tokens[i].tag in {"CC", ","} for i in inside)
    if start != known.start and known.end == end and not listed:
        _, modifiers = _noun(tokens, inside)
        changed = replace(changed, start=start, modifiers=modifiers)
    return [changed if m is known else m for m in mentions]


def _locates(known: Mention, end: int) -> bool:
    """Whether a name is the place in a description: "Bosaso police"."""
    return known.type is EntityType.PLACE and known.end < end


def _noun(tokens: Sequence[Token], inside: Sequence[int]) -> tuple[str, tuple[str, ...]]:
    """The described noun that ends a phrase, the longest that the table knows, and the words before it."""
    last = inside[-1]
    for length in range(min(4, len(inside)), 1, -1):
        key = singular(" ".join(tokens[i].text for i in inside[-length:]))
        if key in nouns():
            return key, _words(tokens, inside[:-length])
    return singular(tokens[last].text), _words(tokens, inside[:-1])


def _words(tokens: Sequence[Token], inside: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        fold(tokens[i].text)
        for i in inside
        if tokens[i].tag not in _NOT_MODIFIERS and tokens[i].text.lower() not in UNTOLD
    )


def _determiner(tokens: Sequence[Token], first: int) -> str:
    before = tokens[first - 1] if first else None
    return before.text.lower() if before is not None and before.tag in {"DT", "PRP$", "PDT"} else ""


def _whole_run(tokens: Sequence[Token], inside: list[int]) -> list[int]:
    """A person's name with the capitals that stand right before it: "Son" of "Son Jae-il"."""
    first = inside[0]
    while first and tokens[first - 1].tag == "NNP" and (tokens[first - 1].text.lower(),) not in titles():
        first -= 1
    return list(range(first, inside[-1] + 1))

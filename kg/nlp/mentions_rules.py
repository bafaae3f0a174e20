"""What the words beside a name tell about it: small questions that the finder asks."""

import re

from kg.model.vocabulary import EntityType
from kg.nlp.lexicon import Entry
from kg.nlp.mentions import given_names, headwords, holder_at, nouns, singular, title_words, titles, wordset
from kg.nlp.mentions_words import PARTICLES, SentenceWords

_NAME_WORD = re.compile(r"[‘'’]?[A-ZÀ-ÞŠŽŁİÇÖÜĞŞ][\w’'\-.]*")


_PLACE_CUES = wordset(
    "in at near from to around toward towards outside inside of over into across through between "
    "throughout via off along against above under within beyond"
)


SAYS = frozenset({"said", "told", "added", "says", "warned", "wrote", "announced", "noted", "stressed"})


NO_NAMES = wordset(
    "god islam muslim muslims christian christmas ramadan internet english online photo photos facebook "
    "article section chapter annex twitter covid operation exercise day new year mr mrs ms dr earth moon "
    "world eve easter type block mk mark spring summer autumn winter fall western eastern northern "
    "southern west east north south"
)


CALENDAR = wordset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)


PLACE_PREFIXES = frozenset({"Fort", "Lake", "Cape", "Mount", "Camp", "Port"})


TITLE_WORDS = wordset(
    "executive officer general prosecutor minister secretary president chief director chairman staff "
    "deputy vice jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. "
    "nov. dec. mon tue wed thu fri sat sun may january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday"
)


GENERIC_HEADS = wordset(
    "Ministry Army Navy Force Forces Parliament Embassy Department Police Guard Intelligence Service Staff Office"
)


#: Towns of a million keep their meaning beside other capitals.
_FAMOUS = 1_000_000


def could_be_name(words: str) -> bool:
    """Whether words in capitals may name somebody: not a day, a bare title or "the Ministry"."""
    plain = words.lower().split()
    generic = title_words() | CALENDAR | NO_NAMES
    return words not in headwords() and not all(word in generic for word in plain)


def is_ship(noun: str) -> bool:
    """Whether a noun describes ships."""
    return any(row.kind == "ship" for row in nouns().get(singular(noun), ()))


def is_weapon(noun: str) -> bool:
    """Whether a noun describes weapons."""
    return any(row.type is EntityType.WEAPON for row in nouns().get(singular(noun), ()))


def possessor_before(words: SentenceWords, first: int) -> int:
    """How many words of "China's" or "North Korea's" stand right before a name."""
    if words.tokens[first - 1].tag != "POS":
        return 0
    if words.country_word(first - 2):
        return 2
    if first > 2:
        two = words.text_of(first - 3, first - 1)
        if any(row.type is EntityType.COUNTRY for row in words.lexicon.named(two)):
            return 3
    return 0


def is_calibre(words: SentenceWords, index: int) -> bool:
    """Whether a number is a calibre or part of a designation: "155 mm", "155mm", "9 mm"."""
    text = words.tokens[index].text
    follower = words.tokens[index + 1].text.lower() if index + 1 < len(words.tokens) else ""
    return bool(re.fullmatch(r"[\d.]+-?mm", text)) or (
        text[0].isdigit() and follower in {"mm", "-mm", "-", "millimeter", "millimetre"}
    )


def fits(words: SentenceWords, span: tuple[int, int], row: Entry) -> bool:
    """Whether the words around a table name let it mean this row."""
    if row.own and row.need == "":
        return True
    first, last = span
    before = words.tokens[first - 1].text if first else ""
    tag = words.tokens[last - 1].tag
    single = last - first == 1
    text = words.tokens[first].text
    too_plain = single and (len(text) < 2 or text.lower() in TITLE_WORDS)
    if too_plain or row.need == "country" or _is_generic(words, first, last, row):
        return False
    if row.need == "ship" or row.type is EntityType.COUNTRY:
        return row.need != "ship" or is_ship(before)
    if tag not in {"NNP", "NNPS"} and single and row.type is not EntityType.WEAPON:
        return False
    if row.type is EntityType.PLACE and row.kind == "city":
        return _city_fits(words, first, last, row)
    return row.need != "word" or _common_word_fits(words, first, last, row)


def _is_generic(words: SentenceWords, first: int, last: int, row: Entry) -> bool:
    """Whether a row's alias is common words here: "National", "special forces"; "IFVs" are no M2 Bradleys."""
    if row.type is EntityType.WEAPON and not row.own:
        return is_weapon(words.text_of(first, last))
    if row.own or row.type not in {EntityType.ORGANIZATION, EntityType.ARMED_FORCE}:
        return False
    texts = [token.text for token in words.tokens[first:last]]
    return all(text.islower() for text in texts) or (len(texts) == 1 and texts[0].endswith("al") and texts[0].istitle())


def _city_fits(words: SentenceWords, first: int, last: int, row: Entry) -> bool:
    """A town beside other capitals may be part of another name; one that is also a word needs a preposition."""
    tokens = words.tokens
    before = tokens[first - 1].text if first else ""
    proper_after = last < len(tokens) and tokens[last].tag == "NNP"
    if row.need == "word":
        return (before.lower() in _PLACE_CUES or last - first > 1) and not proper_after
    proper_before = first > 0 and tokens[first - 1].tag == "NNP" and before[:1].isupper() and not words.taken[first - 1]
    known_after = proper_after and tokens[last].text in headwords()
    return row.rank >= _FAMOUS or not (proper_before or (proper_after and not known_after))


def _common_word_fits(words: SentenceWords, first: int, last: int, row: Entry) -> bool:
    """A name that is also a common word or a surname: what must stand beside it."""
    tokens = words.tokens
    before = tokens[first - 1].text if first else ""
    if row.type is EntityType.WEAPON:
        plural = tokens[last - 1].tag == "NNPS" or re.search(r"\d|-", words.text_of(first, last))
        return bool(plural) or any(is_weapon(token.text) for token in tokens[last : last + 3])
    if row.type is EntityType.PLACE:
        return before.lower() in _PLACE_CUES and row.kind != "region"
    return (last - first > 1 and tokens[last - 1].tag in {"NNP", "NNPS"}) or (row.own and first > 0)


def person_in(words: SentenceWords, first: int, last: int) -> tuple[int, int] | None:
    """The part of a run of capitals that is a person's full name or a surname after a title."""
    while first < last and words.country_word(first):
        first += 1
    start, titled = _after_title(words, first, last)
    if start and is_ship(words.tokens[start - 1].text):
        return None
    plain = [token.text for token in words.tokens[start:last]]
    if not _could_be_person(plain):
        return None
    after = words.tokens[last].text.lower() if last < len(words.tokens) else ""
    parts = [word for word in plain if word != "-"]
    given = plain[0] in given_names() or re.fullmatch(r"[A-Z]\.?", plain[0])
    speaks = after in SAYS and 2 <= len(plain) <= 3 and all(word.isalpha() for word in plain)
    entitled = titled and plain[0][0].isupper() and len(plain[0]) > 1 and len(plain) <= 6
    full = given and 2 <= len(parts) <= 4
    arabic = 2 <= len(parts) <= 6 and any(w in given_names() for w in parts) and any(w in PARTICLES for w in parts)
    return (start, last) if speaks or entitled or full or arabic else None


def _could_be_person(plain: list[str]) -> bool:
    if not plain or len(plain) > 8 or any(word.lower() in TITLE_WORDS for word in plain):
        return False
    shaped = all(
        _NAME_WORD.fullmatch(word)
        or word.lower() in PARTICLES
        or word == "-"
        or (place > 0 and plain[place - 1] == "-")
        for place, word in enumerate(plain)
    )
    return shaped and not any(word in headwords() or (word.isupper() and len(word) > 3) for word in plain)


def _after_title(words: SentenceWords, first: int, last: int) -> tuple[int, bool]:
    """Where the name begins in a run, and whether a title stands before it (in the run or left of it)."""
    tokens = words.tokens
    texts = [token.text.lower() for token in tokens]
    start = first
    moved = True
    while moved and start < last:
        moved = False
        for length in (3, 2, 1):
            if start + length <= last and tuple(texts[start : start + length]) in titles():
                start, moved = start + length, True
                break
    name = [token.text for token in tokens[start:last]]
    at = holder_at(name)
    if 0 < at < len(name) - 1 and name[at] in given_names():
        # "Minister of Infrastructure Oleksandr Kubrakov": the office's last word runs into the name
        return start + at, True
    if start > first:
        return start, True
    if any(first >= length and tuple(texts[first - length : first]) in titles() for length in (3, 2, 1)):
        return first, True
    return start, False

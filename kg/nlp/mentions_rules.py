"""What the words beside a name tell about it: small questions that the finder asks."""

import re
from collections.abc import Sequence

from kg.model.vocabulary import EntityType
from kg.nlp.document import Token
from kg.nlp.lexicon import Entry
from kg.nlp.mentions import given_names, headwords, nouns, singular, titles
from kg.nlp.mentions_words import PARTICLES, SentenceWords

_NAME_WORD = re.compile(r"[‘'’]?[A-ZÀ-ÞŠŽŁİÇÖÜĞŞ][\w’'\-.]*")


_PLACE_CUES = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "around",
        "toward",
        "towards",
        "outside",
        "inside",
        "of",
        "over",
        "into",
        "across",
        "through",
        "between",
        "throughout",
        "via",
        "off",
        "along",
        "against",
        "above",
        "under",
        "within",
        "beyond",
    ]
)


SAYS = frozenset({"said", "told", "added", "says", "warned", "wrote", "announced", "noted", "stressed"})


NO_NAMES = frozenset(
    [
        "god",
        "islam",
        "muslim",
        "muslims",
        "christian",
        "christmas",
        "ramadan",
        "internet",
        "english",
        "online",
        "photo",
        "photos",
        "facebook",
        "twitter",
        "covid",
        "operation",
        "exercise",
        "day",
        "new",
        "year",
        "mr",
        "mrs",
        "ms",
        "dr",
        "earth",
        "moon",
        "world",
        "christmas",
        "eve",
        "easter",
        "type",
        "block",
        "mk",
        "mark",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "western",
        "eastern",
        "northern",
        "southern",
        "west",
        "east",
        "north",
        "south",
    ]
)


_TITLE_NOUNS = dict.fromkeys(
    (
        "Infrastructure",
        "Affairs",
        "Defence",
        "Defense",
        "Interior",
        "Finance",
        "Economy",
        "Justice",
        "Health",
        "Operations",
        "Representative",
        "Staff",
    ),
    EntityType.PERSON,
)


PLACE_PREFIXES = frozenset({"Fort", "Lake", "Cape", "Mount", "Camp", "Port"})


TITLE_WORDS = frozenset(
    [
        "executive",
        "officer",
        "general",
        "prosecutor",
        "minister",
        "secretary",
        "president",
        "chief",
        "director",
        "chairman",
        "staff",
        "deputy",
        "vice",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "may",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)


GENERIC_HEADS = frozenset(
    [
        "Ministry",
        "Army",
        "Navy",
        "Force",
        "Forces",
        "Parliament",
        "Embassy",
        "Department",
        "Police",
        "Guard",
        "Intelligence",
        "Service",
        "Staff",
        "Office",
    ]
)


def is_ship(noun: str) -> bool:
    return any(row.kind == "ship" for row in nouns().get(singular(noun), ()))


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
    after = words.tokens[last].text if last < len(words.tokens) else ""
    tag = words.tokens[last - 1].tag
    single = last - first == 1
    if single and (len(words.tokens[first].text) < 2 or words.tokens[first].text.lower() in TITLE_WORDS):
        return False
    if row.need == "ship":
        noun = nouns().get(singular(before), ())
        return any(item.kind == "ship" for item in noun)
    if row.need == "country":
        return False
    if row.type is EntityType.COUNTRY:
        return True
    if tag not in {"NNP", "NNPS"} and single and row.type is not EntityType.WEAPON:
        return False
    neighbours = first and words.tokens[first - 1].tag == "NNP" and before[:1].isupper() and not words.taken[first - 1]
    if row.type is EntityType.PLACE and row.kind == "city":
        small = row.rank < 1_000_000
        cue = before.lower() in _PLACE_CUES or (after == "," and before.lower() in _PLACE_CUES) or not single
        if row.need == "word":
            return cue and not (last < len(words.tokens) and words.tokens[last].tag == "NNP")
        if neighbours and small:
            return False
        if last < len(words.tokens) and words.tokens[last].tag == "NNP" and small and after not in headwords():
            return False
        return True
    if row.need == "word":
        if row.type is EntityType.WEAPON:
            follow = [token.text for token in words.tokens[last : last + 3]]
            return any(
                item.type is EntityType.WEAPON for text in follow for item in nouns().get(singular(text), ())
            ) or bool(re.search(r"\d|-", words.text_of(first, last)))
        if row.type is EntityType.PLACE:
            return before.lower() in _PLACE_CUES and row.kind != "region"
        return (not single and tag in {"NNP", "NNPS"}) or (row.own and first > 0)
    return True


def person_in(words: SentenceWords, first: int, last: int) -> tuple[int, int] | None:
    """The part of a run of capitals that is a person's full name or a surname after a title."""
    tokens = words.tokens
    start, titled = first, False
    while start < last and words.country_word(start):
        start += 1
    first = start
    texts = [token.text.lower() for token in tokens]
    while start < last:
        for length in (3, 2, 1):
            if (
                start + length < last + (0 if length > 1 else 0) + 1
                and tuple(texts[start : start + length]) in titles()
            ):
                start, titled = start + length, True
                break
        else:
            break
    if start == first and first:
        for length in (3, 2, 1):
            if first >= length and tuple(texts[first - length : first]) in titles():
                titled = True
                break
    known = next((i for i in range(start + 1, last - 1) if tokens[i].text in given_names()), None)
    if (
        not titled
        and known is not None
        and tokens[start].text not in given_names()
        and tokens[start].text in headwords() | _TITLE_NOUNS
    ):
        start, titled = known, True
    if start and is_ship(tokens[start - 1].text):
        return None
    name = tokens[start:last]
    if not name or len(name) > 8 or any(token.text.lower() in TITLE_WORDS for token in name):
        return None
    if any(not _NAME_WORD.fullmatch(token.text) and token.text.lower() not in PARTICLES | {"-"} for token in name):
        return None
    plain = [token.text for token in name]
    if any(text in headwords() or (text.isupper() and len(text) > 3) for text in plain):
        return None
    speaks = last < len(tokens) and tokens[last].text.lower() in {"said", "told", "added", "says", "warned", "wrote"}
    if speaks and 2 <= len(plain) <= 3 and all(word.isalpha() for word in plain):
        return start, last
    given = plain[0] in given_names() or re.fullmatch(r"[A-Z]\.?", plain[0])
    if titled and plain[0][0].isupper() and len(plain[0]) > 1 and len(plain) <= 6:
        return start, last
    parts = [word for word in plain if word != "-"]
    if given and 2 <= len(parts) <= 4:
        return start, last
    if (
        2 <= len(parts) <= 6
        and any(word in given_names() for word in parts)
        and any(word in PARTICLES for word in parts)
    ):
        return start, last
    return None


def token_index(tokens: Sequence[Token], token: Token) -> int:
    """Place of a token among its sentence's."""
    return tokens.index(token)

"""Words, numbers and places in a text, as a score compares them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Amount

#: Words that a name is the same name without.
_DROPPED = frozenset(("the", "a", "an", "of", "its", "their", "his", "these", "this", "such"))
#: A plural's s goes from words that are longer than this; "gas" and "bus" keep theirs.
_SHORT = 3
#: The possessive's end, and all that is neither a letter, a digit, a space nor a hyphen.
_MARKS = re.compile(r"'s\b|[^\w\s-]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: A filler may be this many times as long as the gold's words, or this many letters longer, and no more.
_TIMES, _LETTERS = 3, 40

#: Where something stands in a text: start, and end exclusive.
Place = tuple[int, int]


@lru_cache(maxsize=65536)
def plain(words: str) -> str:
    """The words without case, marks, articles, possessives and plurals, one space between them."""
    low = words.replace("\u00a0", " ").casefold().replace("’", "'").replace("`", "'")
    kept = (word for word in _MARKS.sub(" ", low).replace("-", " ").split() if word not in _DROPPED)
    return " ".join(map(_singular, kept))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


def all_plain(words: Iterable[str | None]) -> frozenset[str]:
    """The plain forms of what is given; what is absent or empty is passed over."""
    return frozenset(plain(item) for item in words if item)


def numbers_in(words: str) -> frozenset[float]:
    """The numerals of a phrase."""
    return frozenset(float(found.replace(",", "")) for found in _NUMBER.findall(words))


def numbers_of(amount: Amount) -> frozenset[float]:
    """The numbers that an amount gives: its value, its sum, its bounds."""
    given = (amount.value, amount.min, amount.max, amount.amount)
    return frozenset(float(number) for number in given if number is not None)


def shared(one: str, other: str) -> float:
    """How much of two phrases is the same: words in both over words in either."""
    left, right = set(plain(one).split()), set(plain(other).split())
    return len(left & right) / len(left | right) if left | right else 0.0


def touch(one: Place, other: Place) -> bool:
    """Whether two places have a letter in common."""
    return min(one[1], other[1]) > max(one[0], other[0])


def covers(gold: Place, given: Place) -> bool:
    """Whether one place covers half of the other, unless what is given is far longer than the gold's."""
    length, gold_length = given[1] - given[0], gold[1] - gold[0]
    common = min(gold[1], given[1]) - max(gold[0], given[0])
    fits = length <= max(_TIMES * gold_length, gold_length + _LETTERS)
    return fits and common > 0 and 2 * common >= min(gold_length, length)

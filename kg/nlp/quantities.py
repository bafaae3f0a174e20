"""Numbers, sums of money and measures in the words of a filler, as an Amount.

The readings of vague words ("several", "dozens") and of bounds ("up to", "more than") are those of
the claim contract. Units of measure are UCUM codes where UCUM has the unit (``km``, ``[kn_i]``,
``[lb_av]``); what it lacks or what is ambiguous keeps its own word (``Mach``, ``tons``, ``rounds``).
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Amount

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: dict[str, float] = {word: n for n, word in enumerate(_ONES.split())}
_SMALL |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_MULTIPLIERS: dict[str, float] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "cr": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tr": 1e12,
    "tln": 1e12,
    "trn": 1e12,
    "tn": 1e12,
}
# Letters glued to figures ("€50m", "1.5m shells", "$2B"); they are multipliers only where no unit can be meant.
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
# The least that a bare plural promises: two of its kind.
_PLURALS: dict[str, float] = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2e3,
    "lakhs": 2e5,
    "millions": 2e6,
    "crores": 2e7,
    "billions": 2e9,
    "trillions": 2e12,
}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_TIMES = rf"(?:[\s-]+{_any(_MULTIPLIERS)}\b)"
_COUNT = rf"(?:{_any(_TENS.split())}(?:[\s-]+{_any(_ONES.split()[1:10])})?|{_any(_ONES.split())})\b"
_IN_WORDS = re.compile(
    rf"(?P<plural>{_any(_PLURALS)}(?:\s+of\s+{_any(_PLURALS)})*)\b"
    rf"|(?P<some>(?:a\s+few|several|multiple|few(?={_TIMES})){_TIMES}*)(?!\w)"
    rf"|(?P<two>(?:an?\s+)?(?:pair|couple|twin|duo|both)\b(?:\s+of(?={_TIMES}))?{_TIMES}*)"
    rf"|(?P<half>half(?:\s+a)?{_TIMES}+)"
    rf"|(?P<exact>(?:an?{_TIMES}|{_COUNT}(?:\s+and\s+a\s+half)?|(?:dozen|hundred|thousand|million|billion)\b){_TIMES}*"
    rf"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))(?:\s+and)?[\s-]+{_COUNT}{_TIMES}*)*(?:\s+pairs?\b)?)",
    re.I,
)

_BOUNDS: tuple[tuple[str, str], ...] = (
    ("min", r"(?:no|not) (?:less|fewer) than|not (?:below|under)|by the"),
    ("max", r"(?:no|not) more than|at (?:the )?most|not (?:over|above|exceeding)"),
    ("max", r"(?:up|out) to(?: a maximum of)?|as (?:many|much|far|long|high) as|a maximum of|until"),
    ("max", r"(?:well |just |slightly |far )?(?:less|fewer) than|under|below|inside|within"),
    ("min", r"at (?:the very )?least|a minimum of|upwards? of|in excess of|exceed(?:s|ed|ing)?|as (?:few|little) as"),
    ("min", r"(?:well |just |slightly |far |much |a little )?(?:more than|over|above|beyond|past|greater than)"),
    ("min", r"(?:well )?into the(?: many)?"),
    (
        "approximate",
        r"about|around|some|roughly|approximately|approx\.?|nearly|almost|barely|an? estimated|estimated|perhaps|maybe|"
        r"close to|approaching|circa|ca?\.|in the region of|on the order of|somewhere around|or so|~|≈",
    ),
)
_SKIPPED = re.compile(
    r"(?:^|\s|\()(?:the|only|just|all|another|an? additional|additional|a further|further|a total of|its|their|his|"
    r"these|those|first|last|next|other|even|in total|an? average of|a record|from|\()\s*$",
    re.I,
)
_AFTER_MIN = re.compile(r"\s*(?:\+|-?plus\b|or more\b|and (?:more|higher|above|up)\b|or higher\b)", re.I)
_AFTER_ABOUT = re.compile(r"\s*(?:-odd\b|odd\b|or so\b)", re.I)

_FIGURE = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_WORD = re.compile(r"[a-z]+", re.I)

_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "a": "AUD",
    "au": "AUD",
    "aus": "AUD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
}
_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "zł": "PLN",
    "rs.": "INR",
    "rs": "INR",
    "re": "INR",
    "rmb": "CNY",
    "nis": "ILS",
    "w": "KRW",
    "sfr": "CHF",
}
# ISO 4217 codes of states that appear in such news; other three-letter words are not taken for money.
_CODE_WORDS = """
    USD EUR GBP JPY CNY RUB UAH INR PKR KRW ILS TRY PLN CZK SEK NOK DKK ISK CHF HUF RON BGN CAD AUD NZD SGD HKD TWD
    THB VND IDR MYR PHP SAR AED QAR KWD BHD OMR IRR IQD EGP JOD MAD DZD ZAR NGN KES BRL MXN ARS CLP COP KZT AZN GEL
    AMD
"""
_CODES = frozenset(_CODE_WORDS.split())
_NAMED_MONEY: tuple[tuple[str, str], ...] = (
    (r"(?:us|u\.s\.|american) dollars?", "USD"),
    (r"canadian dollars?", "CAD"),
    (r"australian dollars?", "AUD"),
    (r"new zealand dollars?", "NZD"),
    (r"(?:new )?taiwan(?:ese)? dollars?", "TWD"),
    (r"singapore(?:an)? dollars?", "SGD"),
    (r"hong kong dollars?", "HKD"),
    (r"dollars?", "USD"),
    (r"euros?", "EUR"),
    (r"(?:british )?pounds? sterling|british pounds?|sterling", "GBP"),
    (r"(?:japanese )?yen", "JPY"),
    (r"(?:chinese )?(?:yuan|renminbi)", "CNY"),
    (r"(?:south korean )?won", "KRW"),
    (r"pakistani rupees?", "PKR"),
    (r"(?:indian )?rupees?", "INR"),
    (r"(?:russian )?rou?bles?", "RUB"),
    (r"hr[iy]vni?as?", "UAH"),
    (r"(?:polish )?z[lł]ot(?:ys?|ych)", "PLN"),
    (r"(?:czech )?korunas?|czech crowns", "CZK"),
    (r"swedish (?:kronor|krona|crowns)|kronor", "SEK"),
    (r"norwegian (?:kroner|krone|crowns)", "NOK"),
    (r"danish (?:kroner|krone|crowns)", "DKK"),
    (r"icelandic kr[oó]n\w+", "ISK"),
    (r"(?:swiss )?francs?", "CHF"),
    (r"(?:turkish )?liras?", "TRY"),
    (r"(?:new |israeli )?shekels?", "ILS"),
    (r"(?:saudi )?riyals?", "SAR"),
    (r"(?:uae |emirati )?dirhams?", "AED"),
    (r"(?:thai )?baht", "THB"),
    (r"forints?", "HUF"),
    (r"(?:south african )?rand", "ZAR"),
    (r"rupiah", "IDR"),
    (r"ringgit", "MYR"),
    (r"dong", "VND"),
)
_MONEY_WORDS = re.compile("|".join(f"(?P<m{n}>{words})" for n, (words, _) in enumerate(_NAMED_MONEY)), re.I)
_KRONER = re.compile(r"kroner|krone|crowns", re.I)

# Longest first where one begins with another. The code is UCUM's; words in the plural are what UCUM lacks.
_UNITS: tuple[tuple[str, str], ...] = (
    (r"square kilomet(?:re|er)s?|sq\.? ?km|km2|km²", "km2"),
    (r"square miles?", "[mi_i]2"),
    (r"square met(?:re|er)s?|m2|m²", "m2"),
    (r"cubic met(?:re|er)s?|m3|m³", "m3"),
    (r"(?:kilomet(?:re|er)s?|km) (?:per|an|a) (?:hour|h)|km/h|kmph|kph|kmh", "km/h"),
    (r"(?:kilomet(?:re|er)s?|km) (?:per|a) second|km/s", "km/s"),
    (r"met(?:re|er)s? (?:per|a) second|m/s", "m/s"),
    (r"miles? (?:per|an) hour|mph", "[mi_i]/h"),
    (r"feet (?:per|a) second", "[ft_i]/s"),
    (r"nautical[- ]miles?|nmi|nm", "[nmi_i]"),
    (r"kilomet(?:re|er)s?|kms?|klicks?", "km"),
    (r"centimet(?:re|er)s?|cm", "cm"),
    (r"millimet(?:re|er)s?|mm", "mm"),
    (r"knots?|kts?|kn", "[kn_i]"),
    (r"miles?|mi", "[mi_i]"),
    (r"met(?:re|er)s?|m", "m"),
    (r"foot|feet|ft", "[ft_i]"),
    (r"inch(?:es)?|-in", "[in_i]"),
    (r"yards?", "[yd_i]"),
    (r"kilotons?(?: of tnt)?|kt", "kilotons"),
    (r"megatons?", "megatons"),
    (r"kilotonnes?", "kt"),
    (r"kilogram(?:me)?s?|kilos?|kgs?", "kg"),
    (r"gram(?:me)?s?|g", "g"),
    (r"metric tons?|tonnes?|t", "t"),
    (r"short tons?", "[ston_av]"),
    (r"long tons?", "[lton_av]"),
    (r"tons?", "tons"),
    (r"pounds?|lbs?\.?", "[lb_av]"),
    (r"ounces?", "[oz_av]"),
    (r"litres?|liters?", "L"),
    (r"gallons?", "[gal_us]"),
    (r"barrels?", "[bbl_us]"),
    (r"hours?|hrs?|h", "h"),
    (r"minutes?|mins?|min", "min"),
    (r"seconds?|secs?|s", "s"),
    (r"days?", "d"),
    (r"weeks?", "wk"),
    (r"months?", "mo"),
    (r"years?", "a"),
    (r"megawatts?|mw", "MW"),
    (r"kilowatts?|kw", "kW"),
    (r"horsepower|hp", "[HP]"),
    (r"kilonewtons?|kn", "kN"),
    (r"megahertz|mhz", "MHz"),
    (r"gigahertz|ghz", "GHz"),
    (r"degrees? celsius|°c", "Cel"),
    (r"per ?cent|percent|pct|%", "%"),
    (r"rounds? (?:per|a) minute|rpm", "rounds/min"),
    (r"times the speed of sound|mach", "Mach"),
)
_UNIT_PATTERNS = tuple((re.compile(words, re.I), code) for words, code in _UNITS)
# Short unit codes that a quantity of things never carries: there "1.5m" is millions and "2 t" a tank's name.
_QUANTITY_UNITS = re.compile(
    r"(?P<kg>kilogram(?:me)?s?|kilos?|kgs?)|(?P<t>metric tons?|tonnes?)|(?P<tons>tons?)|(?P<lb>pounds?|lbs?)|"
    r"(?P<pct>per ?cent|percent|%)|(?P<l>litres?|liters?)|(?P<bbl>barrels?)|(?P<km2>square kilomet(?:re|er)s?)|"
    r"(?P<mi2>square miles?)|"
    r"(?P<word>battery|batteries|squadrons?|battalions?|company|companies|brigades?|regiments?|divisions?|platoons?|"
    r"rounds?|sets?|containers?|packages?|units?|pods?|pieces?|times)\b(?! of the)",
    re.I,
)
_QUANTITY_CODES = {
    "kg": "kg",
    "t": "t",
    "tons": "tons",
    "lb": "[lb_av]",
    "pct": "%",
    "l": "L",
    "bbl": "[bbl_us]",
    "km2": "km2",
    "mi2": "[mi_i]2",
}
_RATE = re.compile(r"\s*(?:a|an|per|each|every) (day|week|month|year)\b", re.I)


# Characters of a filler that are looked at: amounts are short, and a whole paragraph is no filler.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text: value, or the least it can be; raw is the figure before a multiplier."""

    start: int
    end: int
    value: float
    raw: float
    least: bool = False


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a number with its sign and unit begins and ends, and which these are."""

    start: int
    end: int
    currency: str | None
    unit: str | None


def quantity(text: str) -> Amount | None:
    """How many, for a filler of the role quantity ("up to 200 of these systems", "dozens").

    None where the words hold no number ("a number of", "a missile"). unit is given for percentages,
    weights and military or packed units ("two batteries"), not for the things counted.
    """
    return _amount(text, measured=False, context="")


def measure(text: str, context: str = "") -> Amount | None:
    """A sum of money or a measure, for a filler of the role value ("$2.3 billion", "up to 60 km").

    context: the sentence; it decides what an ambiguous currency means (kroner). None where the words
    hold no number, or hold one only inside a description ("a 76 mm gun and eight missiles").
    """
    return _amount(text, measured=True, context=context)


def _amount(text: str, *, measured: bool, context: str) -> Amount | None:
    text = text[:_LONGEST].replace("\xa0", " ").replace("\u202f", " ").replace("\u2009", " ")
    number = _first_number(text, letters=not measured or _signed(text))
    if measured and (number is None or text.endswith(" or two")):
        single = _one_unit(text)
        if single is not None:
            return single
    if number is None:
        return None
    kind = _kind(text, number, measured=measured, context=context)
    second = _second(text, kind.end, kind.start, letters=not measured or kind.currency is not None)
    if second is not None:
        low = number.value
        if number.value == number.raw < second.raw:  # "2 to 3 million": the word belongs to both
            low = number.value * (second.value / second.raw)
        last = _kind(text, second, measured=measured, context=context)
        currency = kind.currency or last.currency
        unit = None if currency else kind.unit or last.unit
        about = _bound(text, kind.start) == "approximate"
        return Amount(min=low, max=second.value, currency=currency, unit=unit, approximate=about)
    if measured and kind.currency is None and kind.unit is None and _described(text, kind.start):
        return None
    return _single(text, number, kind)


def _single(text: str, number: _Number, kind: _Kind) -> Amount:
    bound, tail = _bound(text, kind.start), text[kind.end :]
    if number.least or bound == "min" or _AFTER_MIN.match(tail):
        return Amount(min=number.value, currency=kind.currency, unit=kind.unit)
    if bound == "max":
        return Amount(max=number.value, currency=kind.currency, unit=kind.unit)
    about = bound == "approximate" or _AFTER_ABOUT.match(tail) is not None
    if kind.currency is not None:
        return Amount(amount=number.value, currency=kind.currency, approximate=about)
    return Amount(value=number.value, unit=kind.unit, approximate=about)


def _kind(text: str, number: _Number, *, measured: bool, context: str) -> _Kind:
    """What the number counts: the currency or unit before or after it, and where the words with it end."""
    if not measured:
        end, unit = _counted(text, number.end)
        return _Kind(number.start, end, None, unit)
    start, currency = _currency_before(text, number.start)
    if currency is not None:
        return _Kind(start, number.end, currency, None)
    end, currency = _currency_after(text, number, context)
    if currency is not None:
        return _Kind(start, end, currency, None)
    mach = re.search(r"mach[ -]?$", text[:start], re.I)
    if mach:
        return _Kind(mach.start(), number.end, None, "Mach")
    gap = re.match(r"\+?(?:\s+of\s+(?=[a-z]+s\b)|[\s-]*)", text[number.end :])
    found = _unit_match(text, number.end + (gap.end() if gap else 0))
    return _Kind(start, *(found[0], None, found[1])) if found else _Kind(start, number.end, None, None)


def _one_unit(text: str) -> Amount | None:
    """ "a mile and a half", "a kilometre or two", "barely a mile": one of a unit, without a figure."""
    article = re.search(r"\ban?\s+(?=[a-z])", text, re.I)
    found = _unit_match(text, article.end()) if article else None
    if article is None or found is None:
        return None
    end, unit = found
    tail = text[end:].strip().lower()
    if tail.startswith("or two"):
        return Amount(min=1, max=2, unit=unit)
    value = 1.5 if tail.startswith("and a half") else 1.0
    if tail and value == 1:
        return None
    bound = _bound(text, article.start())
    if bound in {"min", "max"}:
        return Amount(min=value, unit=unit) if bound == "min" else Amount(max=value, unit=unit)
    return Amount(value=value, unit=unit, approximate=bound == "approximate")


def _signed(text: str) -> bool:
    """A currency sign or code stands before a figure: then a glued m or b is millions or billions."""
    return any(_currency_before(text, m.start())[1] for m in _FIGURE.finditer(text))


def _first_number(text: str, *, letters: bool) -> _Number | None:
    for match in re.finditer(r"[a-z]+|\d|\.\d", text, re.I):
        number = _number_at(text, match.start(), letters=letters)
        if number is not None:
            return number
    return None


def _number_at(text: str, start: int, *, letters: bool) -> _Number | None:
    """The number that begins exactly at start; None inside a designator ("T-72", "2S19") or a word."""
    before = text[:start]
    if re.search(r"[a-z]$", before, re.I) and not _currency_before(text, start)[1]:
        return None
    figure = _FIGURE.match(text, start)
    if figure is not None:
        if re.search(r"(?:\d[.,]?|[a-z]-|\d-)$", before, re.I) and not re.search(
            r"\d-$|(?<![A-Za-z])[a-z]{3,}-$", before
        ):
            return None
        if re.match(r"[a-z]+\d|-[a-z]*\d+[a-z]", text[figure.end() :], re.I):
            return None
        return _scaled(text, figure, letters=letters)
    return _words_at(text, start)


def _scaled(text: str, figure: re.Match[str], *, letters: bool) -> _Number:
    raw = float(re.sub(r"[, ]", "", figure.group()))
    value, end = raw, figure.end()
    if letters:
        letter = re.match(r"(\s?)([kmb])\b(?!-)", text[end:], re.I)
        if letter and (not letter.group(1) or letter.group(2) in "MB"):
            return _Number(figure.start(), end + letter.end(), raw * _LETTERS[letter.group(2).lower()], raw)
    ordinal = re.match(r"(?:st|nd|rd|th|x)\b", text[end:])
    if ordinal:
        return _Number(figure.start(), end + ordinal.end(), raw, raw)
    while True:
        word = re.match(r"[\s-]*([a-z]+)", text[end:], re.I)
        factor = _MULTIPLIERS.get(word.group(1).lower()) if word else None
        if word is None or factor is None:
            return _Number(figure.start(), end, value, raw)
        value, end = value * factor, end + word.end()


def _words_at(text: str, start: int) -> _Number | None:
    """A number in words: "two and a half thousand", "four hundred and thirty-eight", "tens of thousands"."""
    match = _IN_WORDS.match(text, start)
    if match is None or not match.group():
        return None
    words = re.findall(r"[a-z]+", match.group().lower())
    factors = [_MULTIPLIERS[word] for word in words if word in _MULTIPLIERS]
    kind = match.lastgroup
    least = kind in {"plural", "some"}
    if kind == "plural":
        value = math.prod(_PLURALS[word] / 2 for word in words if word != "of") * 2
    elif kind == "exact":
        value = _evaluate(words)
    else:
        value = (0.5 if kind == "half" else 2.0) * math.prod(factors)
    raw = value / math.prod(factors)
    if words[-1] in {"hundred", "thousand", "dozen"} and re.search(r"\bby the $", text[:start], re.I):
        value, least = 2 * value, True  # "by the hundred" says as much as "hundreds"
    return _Number(start, match.end(), value, raw, least)


def _evaluate(words: list[str]) -> float:
    total = current = 0.0
    for word in words:
        if word == "half":
            current += 0.5
        elif word in {"pair", "pairs"}:
            current *= 2
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in _MULTIPLIERS and _MULTIPLIERS[word] < 1e3:
            current = (current or 1) * _MULTIPLIERS[word]
        elif word in _MULTIPLIERS:
            total, current = total + (current or 1) * _MULTIPLIERS[word], 0.0
    return total + current


def _second(text: str, end: int, start: int, *, letters: bool) -> _Number | None:
    """The upper end of a range: "300 to 400", "between 3,000 and 4,000", "two or three"."""
    joint = re.match(r",?\s*(?:to|-|–|—|and|or)\s*(?:up to |as many as )?", text[end:], re.I)
    if joint is None:
        return None
    word = joint.group().strip(" ,").lower()
    if word.startswith("and") and not re.search(r"\bbetween\W*$", text[:start], re.I):
        return None
    at = end + joint.end()
    sign = re.match(r"(?:[A-Z]{1,3})?[$€£¥₹₽₴₩]\s?|(?:USD|EUR|Rs\.?) ?|Mach ", text[at:])
    number = _number_at(text, at + (sign.end() if sign else 0), letters=letters)
    if number is None or number.least:
        return None
    first = _first_number(text[start:end], letters=letters)
    if first is None or first.raw >= number.value or (word.startswith("or") and number.value - first.value > 10):
        return None
    return number


def _bound(text: str, start: int) -> str | None:
    """min, max or approximate: what the words right before the number make of it."""
    before = text[:start].rstrip().lower()
    while before:
        for kind, words in _BOUNDS:
            if re.search(rf"(?:^|[\s(\-—–,])(?:{words})$", before):
                return kind
        shorter = _SKIPPED.sub("", before).rstrip()
        if shorter == before:
            return None
        before = shorter
    return None


def _currency_before(text: str, start: int) -> tuple[int, str | None]:
    match = re.search(r"(?:(US|U\.S\.|C|CA|CAN|A|AU|AUS|NZ|HK|S|NT|R)\s?)?(\$)\s?$", text[:start])
    if match:
        return match.start(), _DOLLARS.get((match.group(1) or "us").lower(), "USD")
    match = re.search(r"([€£¥₹₽₴₩₪₺]|\b(?:Rs\.?|RMB|NIS|SFr|W))\s?$", text[:start])
    if match:
        return match.start(), _SIGNS[match.group(1).lower()]
    match = re.search(r"\b([A-Z]{3})\s?$", text[:start])
    if match and match.group(1) in _CODES:
        return match.start(), match.group(1)
    return start, None


def _currency_after(text: str, number: _Number, context: str) -> tuple[int, str | None]:
    end = number.end
    gap = re.match(r"\s+of\s+|[\s-]*", text[end:])
    at = end + (gap.end() if gap else 0)
    code = re.match(r"([A-Z]{3})\b", text[at:])
    if code and code.group(1) in _CODES:
        return at + code.end(), code.group(1)
    sign = re.match(r"[€£₽₴₪₹]|\$", text[at:])
    if sign:
        return at + sign.end(), _SIGNS[sign.group()]
    words = _MONEY_WORDS.match(text, at)
    if words and not re.match(r"\w", text[words.end() :]):
        return words.end(), _NAMED_MONEY[int((words.lastgroup or "m0")[1:])][1]
    kroner = _KRONER.match(text, at)
    if kroner:
        near = text + " " + context
        for state, currency in (("Norw", "NOK"), ("Dan|Denmark", "DKK"), ("Swed", "SEK"), ("Czech", "CZK")):
            if re.search(rf"\b(?:{state})", near):
                return kroner.end(), currency
    pounds = re.match(r"pounds?\b", text[at:], re.I)
    if pounds and number.value != number.raw:  # millions of pounds are money, 500 pounds a weight
        return at + pounds.end(), "GBP"
    return end, None


def _counted(text: str, end: int) -> tuple[int, str | None]:
    """The unit of a quantity of things: a weight, a share, a kind of unit, or a rate."""
    gap = re.match(r"\+?(?:\s+of\s+(?=[a-z]+s\b)|[\s-]*)", text[end:])
    found = _QUANTITY_UNITS.match(text, end + (gap.end() if gap else 0))
    if found and not re.match(r"\w", text[found.end() :]):
        group = found.lastgroup or ""
        return found.end(), found.group().lower() if group == "word" else _QUANTITY_CODES[group]
    rate = _RATE.match(text, end)
    if rate:
        return rate.end(), "/" + {"day": "d", "week": "wk", "month": "mo", "year": "a"}[rate.group(1).lower()]
    return end, None


def _unit_match(text: str, at: int) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for pattern, code in _UNIT_PATTERNS:
        match = pattern.match(text, at)
        if match and not re.match(r"\w", text[match.end() :]) and (best is None or match.end() > best[0]):
            best = match.end(), code
    return best


def _described(text: str, start: int) -> bool:
    """A bare number deep inside a description is not the value ("missiles (eight)", "MICA VL for 20 cells")."""
    before = text[:start].strip()
    return bool(before) and _bound(text, start) is None and len(before.split()) > 2


_Rules = tuple[tuple[str, str], ...]

# What a Capability measures, by its unit: the first pair whose words stand at the trigger or beside the
# value, else the last pair, which has none. Names are the contract's and those of its marked articles.
_DISTANCE = (
    ("altitude", r"\baltitud|\bheight|\bhighest"),
    ("ceiling", r"\bceiling"),
    ("detection range", r"\bdetect|\bsonar\b|\bradar\b"),
    ("diving depth", r"\bdiv(?:e|es|ing)\b"),
    ("range", ""),
)
_SIZE = (
    ("diving depth", r"\bdiv(?:e|es|ing)\b|\bdepth"),
    ("altitude", r"\baltitud|\bheight"),
    ("range", r"\brange|\breach|\baway\b|\bhit(?:s|ting)?\b"),
    ("length", ""),
)
_MASS = (
    ("displacement", r"\bdisplac"),
    ("weight", r"\bweigh"),
    ("thrust", r"\bthrust"),
    ("payload", ""),
)
_HEAVY = (
    ("displacement", r"\bdisplac|-ton"),
    ("weight", r"\bweigh"),
    ("payload", r"\bpayload|\bwarhead|\blift|\bcarr(?:y|ies|ying)|\bloads?\b"),
    ("displacement", ""),
)
_DURATION = (("flight time", r"\bfl(?:ight|ying) time|\breach"), ("endurance", ""))
_SHARE = (("share of local parts", r"\blocal|\bindigen|\bdomestic|\bcontent"),)
_COUNT_OF: _Rules = (
    ("number of engines", r"-engine"),
    ("crew", r"\bcrew|\bcomplement\b|\bmanned\b|-man\b|\bsailors\b"),
    ("rate of fire", r"\brounds? (?:per|a) minute"),
    (
        "armament",
        r"\bcarr(?:y|ies|ying)|\barm(?:s|ed|ament)\b|\bmount|\bfires?\b|\bequip|\blaunch|\bfit(?:s|ted)?\b|\bload",
    ),
    ("number held", ""),
)
_WORDS_ALONE: _Rules = (
    ("engine", r"\bengine|\bpowered"),
    ("crew", r"\bcrew"),
    ("range", r"\breach|\brange|\bstrik|\bhit"),
    ("speed", r"\bfast|\bspeed|\bhypersonic|\bsupersonic"),
    ("payload", r"\bpayload"),
    ("number held", r"\bhas\b|\bhave\b|\bhad\b|\bnumber|\bstock|\binventory|\bowns?\b|\bfields?\b"),
    (
        "armament",
        r"\bcarr(?:y|ies|ying)|\barm(?:s|ed|ament)\b|\bmount|\bfires?\b|\bequip|\blaunch|\bfit|\bmissiles?\b|\bguns?\b",
    ),
)
_NO_VALUE = (("nuclear weapons", r"\bnuclear[- ](?:armed|powers?|rivals|states?|neighbo)"),)
_SPEED = (("speed", ""),)
_BY_UNIT: dict[str, _Rules] = {
    "km": _DISTANCE,
    "[mi_i]": _DISTANCE,
    "[nmi_i]": _DISTANCE,
    "m": _SIZE,
    "[ft_i]": _SIZE,
    "[in_i]": (("calibre", ""),),
    "mm": (("armament", r"\bgun\b|\bcannon"), ("calibre", "")),
    "cm": (("calibre", ""),),
    "kg": _MASS,
    "[lb_av]": _MASS,
    "t": _HEAVY,
    "tons": _HEAVY,
    "km/h": _SPEED,
    "km/s": _SPEED,
    "m/s": _SPEED,
    "[mi_i]/h": _SPEED,
    "[ft_i]/s": _SPEED,
    "[kn_i]": _SPEED,
    "Mach": _SPEED,
    "h": _DURATION,
    "d": _DURATION,
    "wk": _DURATION,
    "min": (("endurance", r"\bendur|\bloiter|\baloft|\bairborne"), ("flight time", "")),
    "s": (("endurance", r"\bendur|\bloiter|\baloft|\bairborne"), ("flight time", "")),
    "a": (("endurance", r"\brefuel|\bendur"), ("service life", "")),
    "%": _SHARE,
    "kilotons": (("yield", ""),),
    "megatons": (("yield", ""),),
    "kN": (("thrust", ""),),
    "rounds/min": (("rate of fire", ""),),
    "km2": (("coverage", ""),),
    "[mi_i]2": (("coverage", ""),),
}


def capability_attribute(value: str, context: str, *, trigger: str = "") -> str | None:
    """What a Capability measures, when its text doesn't say so: "range", "payload", "crew" and so on.

    value: the words of the value, or "" where the claim has none; context: its sentence; trigger: the
    claim's trigger. None where neither unit nor words tell.
    """
    if not value:
        return _named(_NO_VALUE, trigger + " " + context)
    amount = measure(value, context)
    if amount is not None and amount.currency is not None:
        return "cost"
    rules = _WORDS_ALONE
    if amount is not None:
        rules = _COUNT_OF if amount.unit is None else _BY_UNIT.get(amount.unit, ())
    sure = tuple(rule for rule in rules if rule[1])
    near = _beside(value, context, 14, 8)
    return _named(sure, near) or _named(sure, trigger) or _named(rules, _beside(value, context, 30, 25))


def _named(rules: _Rules, words: str) -> str | None:
    return next((name for name, pattern in rules if re.search(pattern, words, re.I)), None)


def _beside(value: str, context: str, before: int, after: int) -> str:
    """The value with the characters before and after it: other numbers of the sentence stand further off."""
    at = context.find(value)
    return context[max(0, at - before) : at + len(value) + after] if at >= 0 else value

"""Time phrases of news and their normal form in EDTF, read against the publication date.

The conventions are the contract's and those of its marked articles: a weekday is the latest one up to
the publication day; a month or day without a year is the latest one up to it, or the next one where the
claim lies ahead; without a publication date the year is ``XXXX`` and relative phrases fix nothing;
spring to winter are 21 to 24, a winter bearing the year of its December; a week runs from Monday to
Sunday; "since" leaves the end open, "by", "until" and "before" the start; several dates give the
interval that encloses them; vague phrases ("recently", "in the coming days") fix no time.
"""

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Span


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What the text before a phrase fixed: previous is the EDTF of the last dated phrase, if any."""

    previous: str | None = None


@dataclass(frozen=True, slots=True)
class _When:
    """The day a text speaks from, whether the phrase lies ahead of it, and what was dated before."""

    today: date | None
    future: bool
    previous: str | None
    closing: bool = False


# Days: a planned thing's month further off than this is the past one (the plan was made then); a limit
# ("before July 9") that is nearer than the second lies ahead even of what isn't planned.
# Years back from which on a dated story lends its year to the months and days told after it.
_STORY = 3
_FAR_AHEAD, _NEAR = 210, 100

_Rule = Callable[[re.Match[str], _When], str | None]

_MONTHS = {name: n for n, name in enumerate(calendar.month_name) if n}
_MONTHS |= {name: n for n, name in enumerate(calendar.month_abbr) if n} | {"Sept": 9}
_MONTHS |= {name.upper(): n for name, n in list(_MONTHS.items())}
_WEEKDAYS = {name: n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS.split(), 1)}
_COUNT_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_COUNTS = {word: n for n, word in enumerate(_COUNT_WORDS.split())}
_COUNTS |= {"a": 1, "an": 1, "the": 1, "": 1, "couple of": 2, "a couple of": 2, "thirty": 30, "forty": 40, "fifty": 50}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word))) + ")"


_MONTH = _any(_MONTHS) + r"(?![A-Za-z])\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\w:]|[.,]\d)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?![\d:]|[.,]\d|-?(?:km|kg|mm|m)\b)"
_SEASON = _any(_SEASONS)
_WEEKDAY = _any(_WEEKDAYS) + r"\b"
_NUMBER = r"(?:\d{1,3}|" + _any(word for word in _COUNTS if word) + ")"
_THAT_YEAR = r"(?:last|this|next|the\s+same|that|the\s+previous|the\s+following)\s+year"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}|{_THAT_YEAR}))"
_TO = r"\s*(?:[-–—/]|\bto\b|\band\b|\bthrough\b|\buntil\b|\btill\b)\s*"


# Dates with a month or year of their own ---------------------------------------------------------------


def _iso_date(m: re.Match[str], when: _When) -> str | None:
    return _day(int(m["y"]), int(m["m"]), int(m["d"]))


def _days_of_month(m: re.Match[str], when: _When) -> str | None:
    month = _MONTHS[m["mon"].rstrip(".")]
    year = _year_of(m["year"], month, _number(m["d1"]), when)
    return _span(_day(year, month, _number(m["d1"])), _day(year, month, _number(m["d2"])))


def _month_day(m: re.Match[str], when: _When) -> str | None:
    month, day = _MONTHS[m["mon"].rstrip(".")], _number(m["d"])
    return _day(_year_of(m["year"], month, day, when), month, day)


def _month(m: re.Match[str], when: _When) -> str | None:
    month = _MONTHS[m["mon"].rstrip(".")]
    which = (m["which"] or "").lower()
    if which == "that" and (when.previous or "")[:4].isdigit():
        return f"{(when.previous or '')[:4]}-{month:02}"
    if which and when.today is not None:
        ahead = which in {"next", "this coming", "the coming"}
        first = date(when.today.year, month, 1)
        if ahead:
            year = first.year + (month <= when.today.month)
        elif which == "this":
            year = first.year
        else:
            year = first.year - (month >= when.today.month)
        return f"{year:04}-{month:02}"
    year_or_none = _year_of(m["year"], month, None, when)
    return f"{year_or_none}-{month:02}"


def _season(m: re.Match[str], when: _When) -> str | None:
    code, which = _SEASONS[m["season"].lower()], (m["which"] or "").lower()
    if m["year"] is None and which == "that" and (when.previous or "")[:4].isdigit():
        return f"{(when.previous or '')[:4]}-{code}"
    if m["year"]:
        year = _year_of(m["year"], None, None, when)
        return None if year == "XXXX" else f"{year}-{code}"  # EDTF has no season of an unknown year
    if when.today is None:
        return None
    # the month in which a season is over, and its year counted from the first of its months
    opening = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year_now = when.today.year
    begun = when.today.month >= opening
    if which in {"next", "coming", "this coming"} or (not which and (when.future or when.closing)):
        year_then = year_now + (when.today.month > opening + 2 if not which else begun and code != 24)
    elif which == "last":
        over = when.today.month >= opening + 3
        year_then = year_now if over else year_now - 1
    elif which == "this":
        year_then = year_now
    else:
        year_then = year_now if begun else year_now - 1
    return f"{year_then:04}-{code}"


def _part_of_year(m: re.Match[str], when: _When) -> str | None:
    year = _year_of(m["year"], None, None, when)
    if year == "XXXX":
        return None
    nth = m["nth"].lower()
    n = 4 if nth == "last" else int(nth[0]) if nth[0].isdigit() else _ORDINALS[nth]
    size = {"quarter": 3, "half": 6}[m["part"].lower()]
    n = min(n, 12 // size)
    return f"{year}-{(n - 1) * size + 1:02}/{year}-{n * size:02}"


def _quarter(m: re.Match[str], when: _When) -> str | None:
    size = 3 if m["q"].upper() == "Q" else 6
    n = int(m["n"])
    return f"{m['y']}-{(n - 1) * size + 1:02}/{m['y']}-{n * size:02}"


def _first_months(m: re.Match[str], when: _When) -> str | None:
    year = _year_of(m["year"], None, None, when)
    return None if year == "XXXX" else f"{year}-01/{year}-{min(_number(m['n']), 12):02}"


def _decade(m: re.Match[str], when: _When) -> str | None:
    first = int(m["decade"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (5, 9)}.get((m["part"] or "").lower().rstrip("-"), (0, 9))
    return f"{first + low:04}/{first + high:04}"


def _years(m: re.Match[str], when: _When) -> str | None:
    first, second = int(m["y1"]), m["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return f"{first:04}/{last:04}" if first < last else None


def _year(m: re.Match[str], when: _When) -> str | None:
    about = re.search(r"\b(?:around|about|circa|c\.)\s*$", m.string[: m.start()], re.I)
    return m["y"] + ("~" if about else "")


def _feast(m: re.Match[str], when: _When) -> str | None:
    month, day = {"c": (12, 25), "e": (12, 31), "d": (1, 1)}[m.lastgroup or "c"]
    return _day(_year_of(m["year"], month, day, when), month, day)


_WHICH_MONTH = r"[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|[Tt]his coming|[Tt]he coming|[Tt]hat"

# Found in this order, so that the fuller form wins; month names are case-sensitive ("may", "march").
_ABSOLUTE: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"\b(?P<y>[12]\d{3})-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso_date),
        (r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>[12]\d{3})\b", _iso_date),
        (
            rf"\b(?P<mon>{_MONTH})(?:\s+|(?<=\.))(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?!\s+(?:{_MONTH})){_OF_YEAR}?",
            _days_of_month,
        ),
        (
            rf"\b(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<mon>{_MONTH}){_OF_YEAR}?",
            _days_of_month,
        ),
        (
            rf"\b(?P<mon>{_MONTH})(?:\s+|(?<=\.))(?:the\s+)?(?P<d>{_DAY}){_OF_YEAR}?",
            _month_day,
        ),
        (
            rf"\b(?P<d>{_DAY}|{_any(_ORDINALS)})[\s-]+(?:of\s+)?(?P<mon>{_MONTH}){_OF_YEAR}?",
            _month_day,
        ),
        (
            rf"\b(?:(?P<which>{_WHICH_MONTH})\s+)?(?P<mon>{_MONTH})(?:'s|’s)?{_OF_YEAR}?",
            _month,
        ),
        (
            rf"\b(?:[Tt]he\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd|"
            rf"4th)\s+(?P<part>quarter|half)"
            rf"\s+(?:of\s+)?(?P<year>{_YEAR}|{_THAT_YEAR}|the\s+year)",
            _part_of_year,
        ),
        (rf"\b(?P<q>[QqHh])(?P<n>[1-4])\s+(?:of\s+)?(?P<y>{_YEAR})", _quarter),
        (rf"\bfirst\s+(?P<n>{_NUMBER})\s+months\s+of\s+(?P<year>{_YEAR}|{_THAT_YEAR})", _first_months),
        (
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Tt]his coming|[Tt]hat)\s+)?(?P<season>{_SEASON})"
            rf"\b(?:\s+(?:of\s+)?(?P<year>{_YEAR}|{_THAT_YEAR}))?",
            _season,
        ),
        (r"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0)s\b", _decade),
        (rf"\b(?P<y1>{_YEAR})\s*[-–/]\s*(?P<y2>{_YEAR}|\d\d\b)", _years),
        (rf"\b(?P<y>{_YEAR})(?![-–]\d)", _year),
        (
            rf"\b(?:(?P<c>Christmas)(?:\s+Day)?|(?P<e>New Year['’]?s? Eve)|"
            rf"(?P<d>New Year['’]?s? Day))(?:,?\s+(?P<year>{_YEAR}))?",
            _feast,
        ),
    )
)


# Phrases that lean on the publication day ---------------------------------------------------------------


def _today(when: _When) -> date:
    if when.today is None:  # the table below is asked only where there is one
        raise ValueError("a relative phrase needs the publication day")
    return when.today


def _shift(days: int) -> _Rule:
    return lambda m, when: (_today(when) + timedelta(days)).isoformat()


def _over(m: re.Match[str], when: _When) -> str | None:
    today = _today(when)
    return f"{today - timedelta(1)}/{today}"


def _weekday(m: re.Match[str], when: _When) -> str | None:
    today, wanted, which = _today(when), _WEEKDAYS[m["weekday"].capitalize()], (m["which"] or "").lower()
    back = (today.weekday() - wanted) % 7
    if which == "last" or re.match(r"\s+last\b", m.string[m.end() :]):
        return (today - timedelta(back or 7)).isoformat()
    if which in {"next", "this coming", "coming"} or (when.future and not which):
        return (today + timedelta((wanted - today.weekday()) % 7 or (7 if which == "next" else 0))).isoformat()
    return (today - timedelta(back)).isoformat()


def _week(m: re.Match[str], when: _When) -> str | None:
    today, which = _today(when), m["which"].lower()
    monday = today - timedelta(today.weekday())
    monday += timedelta({"last": -7, "the previous": -7, "next": 7, "the coming": 7, "the following": 7}.get(which, 0))
    return f"{monday}/{monday + timedelta(6)}"


def _weekend(m: re.Match[str], when: _When) -> str | None:
    today, which = _today(when), (m["which"] or "").lower()
    saturday = today - timedelta((today.weekday() - 5) % 7)
    if which in {"next", "this coming", "the coming"} or (when.future and which != "last"):
        saturday += timedelta(7)
    elif which == "last" and today.weekday() >= 5:
        saturday -= timedelta(7)
    return f"{saturday}/{saturday + timedelta(1)}"


def _this_quarter(m: re.Match[str], when: _When) -> str | None:
    step = {"last": -3, "the previous": -3, "next": 3, "the coming": 3, "the following": 3}.get(m["which"].lower(), 0)
    today = _today(when)
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return f"{_months_from(first, step)}/{_months_from(first, step + 2)}"


def _this_month(m: re.Match[str], when: _When) -> str | None:
    step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1, "the following": 1}.get(m["which"].lower(), 0)
    return _months_from(_today(when), step)


def _this_year(m: re.Match[str], when: _When) -> str | None:
    step = {"last": -1, "the previous": -1, "next": 1, "the coming": 1, "the following": 1}.get(m["which"].lower(), 0)
    return f"{_today(when).year + step:04}"


def _ago(m: re.Match[str], when: _When) -> str | None:
    count, unit = _number(m["n"]), m["unit"].lower()
    today = _today(when)
    if unit in {"day", "week", "fortnight"}:
        return (today - timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])).isoformat()
    if unit == "month":
        return _months_from(today, -count)
    if unit == "year" and m["today"]:
        return _day(today.year - count, today.month, today.day)
    return f"{today.year - count * (10 if unit == 'decade' else 1):04}"


def _past_stretch(m: re.Match[str], when: _When) -> str | None:
    """ "over the past two weeks": from so long ago to today; days count today as one of them."""
    count, unit, today = _number(m["n"] or ""), m["unit"].lower(), _today(when)
    if unit == "hour":
        return f"{today - timedelta(-(-count // 24))}/{today}" if count >= 24 else None
    if unit == "day":
        return f"{today - timedelta(count - 1 if count > 1 else 1)}/{today}"
    if unit in {"week", "fortnight"}:
        return f"{today - timedelta(count * (7 if unit == 'week' else 14))}/{today}"
    if unit == "month":
        return f"{_months_from(today, -count)}/{_months_from(today, 0)}"
    return f"{today.year - count * (10 if unit == 'decade' else 1):04}/{today.year:04}"


def _coming_stretch(m: re.Match[str], when: _When) -> str | None:
    count, unit, today = _number(m["n"] or ""), m["unit"].lower(), _today(when)
    if unit in {"day", "week", "fortnight"}:
        return f"{today}/{today + timedelta(count * {'day': 1, 'week': 7, 'fortnight': 14}[unit])}"
    if unit == "month":
        return f"{_months_from(today, 0)}/{_months_from(today, count)}"
    return f"{today.year:04}/{today.year + count * (10 if unit == 'decade' else 1):04}"


def _end_of_year(m: re.Match[str], when: _When) -> str | None:
    return f"{_today(when).year:04}-12-31"


def _end_of_month(m: re.Match[str], when: _When) -> str | None:
    today = _today(when)
    return today.replace(day=calendar.monthrange(today.year, today.month)[1]).isoformat()


def _end_of_decade(m: re.Match[str], when: _When) -> str | None:
    return f"{_today(when).year // 10 * 10 + 9:04}"


def _plain_year(m: re.Match[str], when: _When) -> str | None:
    return f"{_today(when).year:04}"


_UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s?\b"
_WHICH = r"(?P<which>last|this|next|the previous|the coming|the following)"
_RELATIVE: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern, re.I), rule)
    for pattern, rule in (
        (rf"\b(?P<n>{_NUMBER})\s+{_UNIT}\s+ago\b(?P<today>\s+today\b)?", _ago),
        (r"\bday before yesterday\b", _shift(-2)),
        (r"\bday after tomorrow\b", _shift(2)),
        (r"\b(?:yesterday|last night|last evening)\b", _shift(-1)),
        (r"\btomorrow\b", _shift(1)),
        (r"\bovernight\b|\bat night\b", _over),
        (
            r"\b(?:today|tonight|this (?:very )?(?:morning|afternoon|evening|day)|during the day|for the day|"
            r"(?:earlier|later) in the day|now)\b",
            _shift(0),
        ),
        (rf"\b(?:past|last|previous|preceding)\s+(?P<n>{_NUMBER})\s+{_UNIT}", _past_stretch),
        (rf"\bpast\s+(?P<n>){_UNIT}", _past_stretch),
        (rf"\b(?:in|over|during|within)\s+the\s+(?:course of the\s+)?last\s+(?P<n>){_UNIT}", _past_stretch),
        (rf"\b(?:next|coming|following)\s+(?P<n>{_NUMBER})\s+{_UNIT}", _coming_stretch),
        (r"\bover\s+the\s+(?:next|coming)\s+(?P<n>)(?P<unit>year|decade)\b", _coming_stretch),
        (r"\bend of (?:the|this) year\b|\bthe year is out\b|\byear[- ]?end\b|\byear['’]s end\b", _end_of_year),
        (r"\bend of (?:the|this) month\b", _end_of_month),
        (r"\bend of (?:the|this) decade\b|\bdecade['’]s end\b", _end_of_decade),
        (
            rf"\b(?:(?P<which>last|next|this|coming|this coming)\s+)?(?P<weekday>{_WEEKDAY})",
            _weekday,
        ),
        (rf"\b{_WHICH}\s+week\b", _week),
        (rf"\b{_WHICH}\s+quarter\b", _this_quarter),
        (r"\b(?:(?P<which>last|next|this|this coming|the coming|the)\s+)weekend\b", _weekend),
        (rf"\b{_WHICH}\s+(?:fiscal |financial |calendar )?year\b", _this_year),
        (rf"\b{_WHICH}\s+month\b", _this_month),
        (r"\b(?:earlier|later|early|late|within|during) (?:in )?the year\b", _plain_year),
    )
)


# Phrases that lean on the date named before -------------------------------------------------------------


def _same(size: int) -> _Rule:
    """The day (10 characters of it), month (7) or year (4) dated before; None where less was said."""

    def same(m: re.Match[str], when: _When) -> str | None:
        value = _start(when.previous or "")
        return value[:size] if len(value) >= size else None

    return same


def _previous(m: re.Match[str], when: _When) -> str | None:
    return when.previous if when.previous and ".." not in when.previous else None


def _hour(m: re.Match[str], when: _When) -> str | None:
    """A time of day: that of the day named before, where it lies in the last week, else of the day of publication."""
    value = _start(when.previous or "")
    if when.today is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and 0 <= (when.today - date.fromisoformat(value)).days <= 7:
        return value
    return when.today.isoformat()


def _since_then(m: re.Match[str], when: _When) -> str | None:
    value = _start(when.previous or "")
    return f"{value}/.." if value else None


def _later(m: re.Match[str], when: _When) -> str | None:
    """ "nine days later": counted from the date named before, as finely as the unit and that date allow."""
    value, unit, count = _start(when.previous or ""), m["unit"].lower(), _number(m["n"])
    if m.group().lower().endswith("earlier"):
        count = -count
    dated = re.fullmatch(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?", value)
    if dated is None:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None and dated[3]:
        about = re.search(r"\b(?:about|around|some|roughly|nearly)\s+$", m.string[: m.start()], re.I)
        return (date.fromisoformat(value) + timedelta(count * days)).isoformat() + ("~" if about else "")
    if unit == "month" and dated[2]:
        return _months_from(date(int(dated[1]), int(dated[2]), 1), count)
    return f"{int(dated[1]) + count:04}" if unit == "year" else None


def _neighbour(step: int) -> _Rule:
    def neighbour(m: re.Match[str], when: _When) -> str | None:
        value = (when.previous or "").rpartition("/")[2] if step > 0 else _start(when.previous or "")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return None
        return (date.fromisoformat(value) + timedelta(step)).isoformat()

    return neighbour


def _that_week(m: re.Match[str], when: _When) -> str | None:
    value = _start(when.previous or "")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    monday = date.fromisoformat(value) - timedelta(date.fromisoformat(value).weekday())
    return f"{monday}/{monday + timedelta(6)}"


def _day_of_that_month(m: re.Match[str], when: _When) -> str | None:
    value = _start(when.previous or "")
    if len(value) < 7 or not value[5:7].isdigit() or int(value[5:7]) > 12:
        if when.today is None:
            return None
        value = when.today.isoformat()
    return _day(value[:4], int(value[5:7]), _number(m["d"]))


_INHERITED: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern, re.I), rule)
    for pattern, rule in (
        (
            r"\b(?:this|that|the same) (?:visit|trip|tour|meeting|summit|talks|call|session|ceremony|exercise|"
            r"operation|"
            r"attack|strike|raid|battle|drill|drills)\b",
            _previous,
        ),
        (r"\b(?:ever )?since then\b|\bever since\b", _since_then),
        (rf"\b(?P<n>{_NUMBER})\s+{_UNIT}\s+(?:later|earlier)\b", _later),
        (
            r"\b(?:the )?(?:next|following) (?:day|morning|night|evening|afternoon)\b|\bthe day after(?! tomorrow)\b",
            _neighbour(1),
        ),
        (r"\b(?:the )?(?:day before(?! yesterday)|previous day|previous night|previous evening)\b", _neighbour(-1)),
        (r"\b(?:(?:the )?same|that(?: same| very)?) (?:day|night|evening|morning|afternoon)\b", _same(10)),
        (r"\b(?:the same|that(?: same)?) week\b", _that_week),
        (r"\b(?:the same|that(?: same)?) month\b", _same(7)),
        (r"\b(?:the same|that(?: same)?) year\b", _same(4)),
        (
            r"\b(?:\d{1,2}[:.]\d\d|\d{1,2}\s?(?:a\.?m|p\.?m)\b|\d{4} (?:hrs|hours|GMT|local)|[a-z]+ o['’]clock|"
            r"noon|dawn|nightfall|"
            r"midnight|lunchtime|(?:in the|by) (?:morning|afternoon|evening)|by evening)",
            _hour,
        ),
        (r"\bthe (?P<d>[12]?\dth|2?1st|2?2nd|2?3rd|30th|31st)\b(?!\s+\w+)", _day_of_that_month),
    )
)
_WARS = (
    (re.compile(r"\b(?:World War (?:II|Two|2)|Second World War|WWII|WW2)\b"), "1939/1945"),
    (re.compile(r"\b(?:World War (?:I|One|1)|First World War|WWI|WW1)\b"), "1914/1918"),
)

#: Events that news dates others from, in phrases that open a stretch ("since the full-scale invasion began").
_EVENTS = (
    (
        re.compile(
            r"\bfull-scale (?:invasion|war|aggression)\b|"
            r"\bRussia(?:['’]s|n) [^,;]{0,40}\b(?:invasion|assault)\b|\b(?:invasion|assault) (?:of|against) Ukraine\b"
        ),
        "2022-02-24",
    ),
    (re.compile(r"\bBiden [Aa]dministration\b"), "2021-01-20"),
)

_OPENS = re.compile(
    r"(?:ever )?since\b|(?:starting|beginning|started|begins?|began|effective)\b|"
    r"from\b(?! (?:the )?night)|after\b(?! the)|"
    r"no (?:sooner|earlier) than\b|not (?:before|earlier than)\b",
    re.I,
)
_COMING = re.compile(
    r"\b(?:will|shall|would|is to|are to|was to|were to|to be|due|expected|expects?|scheduled|set to|"
    r"plan(?:s|ned|ning)?|going to|"
    r"should|must|may|might|could|intends?|hopes?|aims?|begins|starts|opens|ends|promised|next)\b|n't until\b|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:signed|approved|cleared|ordered|bought|agreed|announced|decided|authori[sz]ed|awarded|pledged|picked|chose|"
    r"committed|opted|voted|votes|orders|let|made|won|notified|purchased|requested|asked|contract|deal)\b",
    re.I,
)
_CLOSES = re.compile(
    r"(?:until|till|by|before|prior to|ahead of|(?:no|not) later than|up (?:to|until)|concluded|within (?=the year)|"
    r"long before|shortly before)\b(?! dawn| noon| midnight)|through\b(?! (?:the )?(?:spring|summer|"
    r"autumn|fall|winter)| this week)|"
    r"end of(?= \d)|to\b(?= \w+ \d)",
    re.I,
)


def edtf(
    phrase: str,
    *,
    published: str | None,
    sentence: str = "",
    context: TimeContext | None = None,
    future: bool = False,
) -> str | None:
    """The EDTF of a time phrase ("on Tuesday", "since 2022"), or None where it fixes no time.

    published: the article's date (EDTF; a month or year alone counts as unknown); sentence: the sentence
    around it, for "will" and the like; context: what was dated before, for "the same day"; future: the
    claim is planned or lies ahead.
    """
    words = " ".join(phrase.replace("\xa0", " ").split())
    ahead = _lies_ahead(words, phrase, sentence, future)
    when = _When(
        _published_day(published), ahead, context.previous if context else None, _CLOSES.match(words) is not None
    )
    if when.today is not None and not future and re.search(r"\bnext\b|\bcoming\b", words, re.I):
        when = replace(when, future=True)
    value = _core(words, when)
    if value is None or re.search(r"(?:^|/)-", value):  # no story reaches back before the year 0
        return None
    return _bounded(words, value, when)


def _lies_ahead(words: str, phrase: str, sentence: str, future: bool) -> bool:
    """Whether a date without a year is the next one: a planned thing's, unless its own verb is in the past
    ("approved in March"), or one behind "will" and the like."""
    at = sentence.find(phrase)
    if at < 0:
        return future
    coming = [m.end() for m in _COMING.finditer(sentence, 0, at)]
    past = [m.end() for m in _PAST.finditer(sentence, 0, at)]
    if _CLOSES.match(words) and future:
        return True
    if future and not coming:
        later = _PAST.search(sentence, at + len(phrase), at + len(phrase) + 60)
        return not past and not (later and not _COMING.search(sentence, at, later.start()))
    if future:
        return not past or coming[-1] > past[-1]
    return re.search(r"\b(?:will|to be)\b[^.,;:]{0,25}$", sentence[:at]) is not None


def _core(words: str, when: _When) -> str | None:
    for pattern, value in _WARS:
        if pattern.search(words):
            return value
    dates = [value for _, _, value in _absolute(words, when)]
    if dates:
        return _enclosing(dates)
    for pattern, value in _EVENTS:
        if when.today is not None and _OPENS.match(words) and pattern.search(words) and when.today.isoformat() > value:
            return value
    for pattern, rule in _INHERITED:
        match = pattern.search(words)
        if match and (rule is not _hour or not any(other.search(words) for other, _ in _RELATIVE)):
            return rule(match, when)
    if when.today is None:
        return None
    found: list[tuple[int, int, str]] = []
    for pattern, rule in _RELATIVE:
        for match in pattern.finditer(words):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                value_or_none = rule(match, when)
                if value_or_none is not None:
                    found.append((match.start(), match.end(), value_or_none))
    return _enclosing([value for _, _, value in sorted(found)]) if found else None


def _absolute(words: str, when: _When) -> list[tuple[int, int, str]]:
    """The dates in words, in their order; a month or day without a year takes the year of the next that has one."""
    found: list[tuple[int, int, re.Match[str], _Rule]] = []
    for pattern, rule in _ABSOLUTE:
        for match in pattern.finditer(words):
            if all(match.end() <= start or match.start() >= end for start, end, *_ in found):
                found.append((match.start(), match.end(), match, rule))
    found.sort(key=lambda item: item[0])
    values: list[tuple[int, int, str]] = []
    year: str | None = None
    for start, end, match, rule in reversed(found):
        named = match.groupdict().get("year") or match.groupdict().get("y")
        lent = _When(date(int(year), 12, 31), False, None) if year and not named else when
        value = rule(match, lent)
        if value is not None:
            values.append((start, end, value))
            if named or year:
                year = _start(value)[:4] if _start(value)[:4].isdigit() else year
    return values[::-1]


def _bounded(words: str, value: str, when: _When) -> str:
    """The value with an open start or end, as the word before it says."""
    if value.endswith("/..") or value.startswith("../"):
        return value
    opens = _OPENS.match(words)
    if opens and not (words.lower().startswith("from") and "/" in value and re.search(_TO, words)):
        return f"{_end(value) if value in {'1939/1945', '1914/1918'} else value.partition('/')[0]}/.."
    if _CLOSES.match(words):
        return f"../{_end(value)}"
    if value.endswith("-12-31") and re.search(r"\byear", words) and not when.future:
        return value[:4]
    return value


# Finding them --------------------------------------------------------------------------------------------

_LEAD = re.compile(
    r"(?:(?:^|(?<=[\s(\[\"“‘'—–-]))(?:on|in|at|by|since|until|till|from|before|after|during|through|"
    r"throughout|over|within|around|"
    r"about|as of|of|for|between|prior to|ahead of|no later than|up to|to|early|late|mid|earlier|later|"
    r"the|this|that|last|"
    r"next|end|beginning|start|middle|morning|night|evening|afternoon|weekend|week|month|starting|summer|"
    r"spring|autumn|fiscal|"
    r"year|only|just|nearly|almost|more than|ever|course|past|before dawn|dawn|late on|early on|shortly)[\s-]+)+$",
    re.I,
)
_LOOSE_START = re.compile(
    r"^(?:(?:of|to|the|that|year|week|month|only|just|night|evening|morning|end|start)\s+)+", re.I
)
_TAIL = re.compile(r"\s+(?:night|morning|evening|afternoon|this year|last year|next year|at dawn|overnight)\b", re.I)
_JOINT = re.compile(rf"(?:{_TO}(?:the\s+|before\s+)?|,\s*|\s+of\s+|\s+\()", re.I)
_SAFE_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|until|till|before|after|from|during|through|throughout|of|late|early|mid|for|"
    r"around|year|between|and|to|"
    r"than|spring|summer|autumn|fall|winter|end of|fiscal|FY)[\s-]+$|\($|(?:^|\n)\W*$",
    re.I,
)
_SAFE_BEFORE_WORD = re.compile(
    r"\b(?:in|since|by|until|till|before|after|from|during|through|throughout|of|late|early|mid|between|"
    r"this|last|next|on|"
    r"end of|and|to)[\s-]+(?:the\s+)?$",
    re.I,
)


def find_times(text: str, offset: int = 0) -> list[Span]:
    """The time phrases of a sentence (or a longer text) with their prepositions, in order.

    offset is added to the spans' places. Words that only may be dates ("may", "the fall", "2000") count
    only behind a word that makes them one.
    """
    cores: list[tuple[int, int]] = []
    for table in (_ABSOLUTE, _INHERITED, _RELATIVE):
        for pattern, rule in table:
            for match in pattern.finditer(text):
                start, end = match.span()
                if any(start < stop and end > begin for begin, stop in cores) or not _certain(text, match, rule):
                    continue
                cores.append((start, end))
    spans: list[tuple[int, int]] = []
    for start, end in sorted(cores):
        tail = _TAIL.match(text, end)
        stop = tail.end() if tail else end
        if spans and _JOINT.fullmatch(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], stop)
            continue
        floor = spans[-1][1] if spans else 0
        lead = _LEAD.search(text, max(floor, start - 60), start)
        begin = lead.start() if lead else start
        loose = _LOOSE_START.match(text[begin:start])
        spans.append((begin + (loose.end() if loose else 0), stop))
    return [Span(start + offset, end + offset, text[start:end]) for start, end in spans]


def _certain(text: str, match: re.Match[str], rule: _Rule) -> bool:
    """Whether what only may be a date is one, by the words around it."""
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
    if rule is _year:
        return _certain_year(before, after)
    if rule is _years:
        return _SAFE_BEFORE_YEAR.search(before) is not None
    if rule is _month and match.group() in {"May", "March", "Mar", "Dec", "Jan", "Sun", "MAY", "MARCH"}:
        return _SAFE_BEFORE_WORD.search(before) is not None
    if rule is _season and not match["which"] and not match["year"]:
        return _SAFE_BEFORE_WORD.search(before) is not None and not re.match(r"\s+of\b", after)
    return match.group().lower() != "now"


def _certain_year(before: str, after: str) -> bool:
    if re.search(r"(?:^|\n)\W*$", before):  # the year of an entry: "2010: ..."
        return after.startswith((":", " –", " —", ","))
    if re.search(r"(?:\b(?:[Tt]he|its|their|his|her)|['’]s|s['’]) $", before) and re.match(r" [A-Za-z]", after):
        return True  # "the 2020 clash", "Georgia's 2008 war"
    return _SAFE_BEFORE_YEAR.search(before) is not None and not re.match(r"\s+[a-z]+s\b(?<!was)(?<!has)", after)


_BOUND_BEFORE = re.compile(r"\b(?:ever since|since|until|till|before|prior to)\b(?=[^,;:.]{0,90}$)", re.I)


def time_for(sentence: str, phrase: Span, trigger: Span) -> Span:
    """The words that date a trigger, from the phrase found for it; all places count in the sentence.

    "deepened since his visit in the summer of 2024" is dated by all from "since" on, and "visit" by the
    date that follows it: a bound before a described event belongs to the verb before it, not to the event.
    """
    phrase = _whole(sentence, phrase)
    if phrase.start <= trigger.start and trigger.end < phrase.end:
        inner = find_times(sentence[trigger.end : phrase.end], offset=trigger.end)
        return inner[0] if inner else phrase
    if phrase.start < trigger.end or _OPENS.match(phrase.text) or _CLOSES.match(phrase.text):
        return phrase
    bounds = list(_BOUND_BEFORE.finditer(sentence, trigger.end, phrase.start))
    if not bounds or len(sentence[bounds[-1].end() : phrase.start].split()) < 2:
        return phrase  # a bound right before the date is already part of the phrase, or isn't meant
    start = bounds[-1].start()
    return Span(start, phrase.end, sentence[start : phrase.end])


def _whole(sentence: str, phrase: Span) -> Span:
    """The time phrase that a part of it was found for: "last" stands for "last month", "April" for "on April 24"."""
    if len(phrase.text.split()) > 1:
        return phrase
    around = [span for span in find_times(sentence) if span.start <= phrase.start and phrase.end <= span.end]
    return around[0] if around else phrase


def nearest_time(sentence: str, start: int, end: int, *, within: int = 15) -> Span | None:
    """The time phrase beside a trigger (offsets into the sentence), at most so many characters away and with
    no comma between; None where there is none. Of the claims of sentences with one such phrase, 74 to 83 %
    bear its date.
    """
    best: tuple[int, Span] | None = None
    for span in find_times(sentence):
        gap = sentence[end : span.start] if span.start >= end else sentence[span.end : start]
        if len(gap) < within and "," not in gap and (best is None or len(gap) < best[0]):
            best = len(gap), span
    return best[1] if best else None


# Characters around a phrase that stand for its sentence, where a line isn't cut into sentences yet.
_AROUND = 200


def timeline(text: str, *, published: str | None) -> list[tuple[Span, str]]:
    """All phrases of an article that fix a time, in order, each read in the context of those before it."""
    dated: list[tuple[Span, str]] = []
    previous: str | None = None
    for line in re.finditer(r"[^\n]+", text):
        for span in find_times(line.group(), offset=line.start()):
            at = span.start - line.start()
            around = line.group()[max(0, at - _AROUND) : at + len(span.text) + _AROUND]
            value = edtf(span.text, published=published, sentence=around, context=TimeContext(previous))
            if value is not None:
                dated.append((span, value))
                previous = value
    return dated


def context_at(dated: list[tuple[Span, str]], offset: int) -> TimeContext:
    """What the article's :func:`timeline` had fixed before a place in it."""
    before = bisect_left(dated, offset, key=lambda item: item[0].start)
    return TimeContext(dated[before - 1][1] if before else None)


# Small parts ---------------------------------------------------------------------------------------------


def _published_day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat(published) if published and len(published) == 10 else None
    except ValueError:
        return None
    # the calendar of this language ends with the year 9999; nothing was published near that
    return day if day is None or 1000 <= day.year <= 3000 else None


def _number(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    word = words.lower()
    return _COUNTS.get(word, _ORDINALS.get(word, 1))


def _start(value: str) -> str:
    return value.partition("/")[0].rstrip("~") if not value.startswith("../") else value[3:].rstrip("~")


def _end(value: str) -> str:
    return value.rpartition("/")[2]


def _span(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return first or last
    return first if first == last else f"{first}/{last}"


def _enclosing(values: list[str]) -> str:
    if len(values) == 1:
        return values[0]
    starts, ends = sorted(_start(value) for value in values), sorted(_end(value) for value in values)
    return _span(starts[0], ends[-1]) or values[0]


def _day(year: int | str, month: int, day: int) -> str | None:
    """The day in EDTF, year XXXX where unknown; None where no calendar has it."""
    named = f"{year:04}" if isinstance(year, int) else year
    leap = int(named) if named.isdigit() else 2000
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(leap, month)[1]:
        return None
    return f"{named}-{month:02}-{day:02}"


def _months_from(today: date, step: int) -> str:
    total = today.year * 12 + today.month - 1 + step
    return f"{total // 12:04}-{total % 12 + 1:02}"


def _year_of(named: str | None, month: int | None, day: int | None, when: _When) -> str:
    """The year of a date: as written, as "last year" says, or by the rule of the latest (or next) one."""
    if named and named[:1].isdigit():
        return named
    if named and re.search(r"same|that", named, re.I):
        return _start(when.previous or "XXXX")[:4]
    inherited = None if named or month is None else _year_of_the_story(when)
    if inherited is not None or when.today is None:
        return inherited or "XXXX"
    step = 0
    if named:
        step = -1 if re.search(r"last|previous", named, re.I) else 1 if re.search(r"next|following", named, re.I) else 0
    elif month is not None:
        step = _nearest(month, day, when.today, when)
    return f"{when.today.year + step:04}"


def _nearest(month: int, day: int | None, today: date, when: _When) -> int:
    """-1, 0 or 1: the year, from today's, of a month or day that names none."""
    here, there = (month, day or 0), (today.month, today.day if day else 0)
    ahead = ((month - today.month) * 31 + (day - today.day if day else 0)) % 372
    if (when.future and ahead <= _FAR_AHEAD) or (when.closing and ahead <= _NEAR):
        return int(here < there)
    return -int(here > there)


def _year_of_the_story(when: _When) -> str | None:
    """The year of a text that tells of another year: that of the date before, where that is long past."""
    value = when.previous or ""
    if when.future or ".." in value or not re.match(r"\d{4}-\d\d", value):
        return None
    return value[:4] if when.today is None or int(value[:4]) <= when.today.year - _STORY else None

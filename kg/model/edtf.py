"""Dates as EDTF (Extended Date/Time Format, ISO 8601-2): are they well formed, and which days they span.

Plain dates, seasons, masks and intervals of them are read here; whatever else the standard allows (sets,
long years, partly uncertain dates) goes to the edtf library, one date at a time, because for intervals it
gives infinities, makes up an end where the end is unknown, and takes days that no calendar has.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

#: A day, month, year or season, digits masked by X where unknown, marked uncertain or approximate or not.
_PLAIN = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?[?~%]?", re.ASCII)

#: First month of each season and of its kin, and how many months it lasts: 21 to 24 spring to winter with
#: no hemisphere said (read as northern), 25 to 28 northern, 29 to 32 southern, 33 to 36 quarters, 37 to 39
#: thirds of a year, 40 and 41 halves (ISO 8601-2, table of sub-year groupings). A winter that begins in
#: December ends in the next February.
_SEASONS: dict[int, tuple[int, int]] = {
    **{first + n: (3 + 3 * n, 3) for first in (21, 25) for n in range(4)},
    **{29 + n: (1 + (8 + 3 * n) % 12, 3) for n in range(4)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}

#: First and last possible day; None where that end is open, unknown or outside the years 1 to 9999.
Days = tuple[date | None, date | None]


def is_valid(edtf: str) -> bool:
    """Whether the text is EDTF that names real days (no 30 February) in their order."""
    return _days(edtf) is not None


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Earliest and latest day (ISO 8601) that the date may mean, inclusive.

    A season gives its three calendar months; an open or unknown end gives None, an unknown year no bounds
    at all. A text that isn't EDTF gives no bounds either: the ontology's gate refuses it, not this.
    """
    days = _days(edtf)
    if days is None:
        return None, None
    earliest, latest = days
    return (earliest.isoformat() if earliest else None), (latest.isoformat() if latest else None)


@lru_cache(maxsize=4096)
def _days(edtf: str) -> Days | None:
    """First and last day, or None where the text isn't EDTF."""
    parts = edtf.split("/")
    if len(parts) == 1:
        return _single(edtf)
    if len(parts) > 2 or not any(parts):
        return None
    ends = [(None, None) if part in ("", "..") else _single(part) for part in parts]
    if ends[0] is None or ends[1] is None:
        return None
    earliest, latest = ends[0][0], ends[1][1]
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return earliest, latest


def _single(text: str) -> Days | None:
    match = _PLAIN.fullmatch(text)
    if match is None:
        return _by_library(text)
    year, month, day = match["year"], match["month"], match["day"]
    if month is not None and month.isdigit() and int(month) in _SEASONS:
        return _season(year, int(month)) if day is None else None
    days = _masked(year, month or "XX", day or "XX")
    if days is not None and year == "XXXX":
        return None, None
    return days


def _season(year: str, code: int) -> Days | None:
    if not year.isdigit() or year == "0000":
        return None, None
    first, months = _SEASONS[code]
    last = first + months - 1
    end_year, end_month = int(year) + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, monthrange(end_year, end_month)[1]) if end_year <= date.max.year else None
    return date(int(year), first, 1), end


def _masked(year: str, month: str, day: str) -> Days | None:
    """First and last real day that the masked digits allow; None where there is none."""
    earliest = _first_day(year, month, day, reverse=False)
    if earliest is None:
        # the year 0 exists in EDTF but not in the calendar that ISO days of the database use
        return (None, None) if year == "0000" and _masked("2000", month, day) is not None else None
    return earliest, _first_day(year, month, day, reverse=True)


def _first_day(year: str, month: str, day: str, *, reverse: bool) -> date | None:
    order = reversed if reverse else iter
    for y in order(_fits(year, 1, 9999)):
        for m in order(_fits(month, 1, 12)):
            for d in order(_fits(day, 1, monthrange(y, m)[1])):
                return date(y, m, d)
    return None


@lru_cache(maxsize=1024)
def _fits(mask: str, low: int, high: int) -> tuple[int, ...]:
    """Numbers from low to high whose digits agree with the mask."""
    if mask.isdigit():
        return (int(mask),) if low <= int(mask) <= high else ()
    pattern = re.compile(mask.replace("X", "[0-9]"))
    return tuple(n for n in range(low, high + 1) if pattern.fullmatch(f"{n:0{len(mask)}d}"))


def _by_library(text: str) -> Days | None:
    """What the edtf library makes of one date of a rarer form."""
    if not text or not text.isascii() or len(text) > 100 or any(mark.isspace() for mark in text):
        return None
    import contextlib
    import io

    from edtf import parse_edtf

    try:
        with contextlib.redirect_stdout(io.StringIO()):  # the library prints some of its failures
            parsed = parse_edtf(text)
            ends = parsed.lower_strict(), parsed.upper_strict()
    except Exception:  # its parser lets TypeError, ValueError and errors of pyparsing out
        return None
    return _library_day(ends[0]), _library_day(ends[1])


def _library_day(moment: object) -> date | None:
    """The library's struct_time as a day; None for its infinities and for years beyond the calendar."""
    try:
        year, month, day = moment[:3]  # type: ignore[index]
        return date(year, month, day)
    except (TypeError, ValueError, OverflowError):
        return None

"""EDTF as OWL-Time, at the precision that it allows and no finer."""

import re
from dataclasses import dataclass

from kg.graph.terms import Literal, typed
from kg.model.edtf import bounds, is_valid

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class OwlTime:
    """kind: local name of the OWL-Time class; property and stamp: what dates it, for days, months and years
    that are said plainly; begin and end: of an interval or a season, where they are known."""

    kind: str
    property: str | None = None
    stamp: Literal | None = None
    begin: "OwlTime | None" = None
    end: "OwlTime | None" = None


def owl_time(edtf: str) -> OwlTime:
    """A plain day, month or year is an instant of that precision; an interval or a season has the ends
    that are known; anything uncertain, approximate or without a year stays a TemporalEntity whose EDTF says
    the rest."""
    if not is_valid(edtf) or edtf.startswith("0000"):
        return OwlTime("TemporalEntity")
    for pattern, name, datatype in (
        (_DAY, "inXSDDate", "date"),
        (_MONTH, "inXSDgYearMonth", "gYearMonth"),
        (_YEAR, "inXSDgYear", "gYear"),
    ):
        if pattern.fullmatch(edtf):
            return OwlTime("Instant", name, typed(edtf, datatype))
    if "/" in edtf:
        first, last = (owl_time(part) if part not in ("", "..") else None for part in edtf.split("/"))
        begin, end = _plain(first and (first.begin or first)), _plain(last and (last.end or last))
        return OwlTime("ProperInterval", begin=begin, end=end) if begin or end else OwlTime("TemporalEntity")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", edtf):
        begin, end = (None if day is None else owl_time(day[:7]) for day in bounds(edtf))
        return OwlTime("ProperInterval", begin=begin, end=end)
    return OwlTime("TemporalEntity")


def _plain(when: OwlTime | None) -> OwlTime | None:
    return when if when is not None and when.stamp is not None else None

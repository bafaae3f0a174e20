"""Scores over time: a table in the repository, one row for each state of the reader and part of the gold.

A row is keyed by what it holds (the version, the model, the claims and their scores) and never by a clock:
the same state gives the same row, which is not written again.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.scoring.scores import Score

_SCORES = ("claims_p", "claims_r", "claims_f1", "triples_p", "triples_r", "triples_f1")
COLUMNS = (
    *("version", "model", "claims", "part", "articles", *_SCORES, "entities_f1", "attribution_f1"),
    *("times_f1", "negated_f1", "hedged_f1", "act", "identity"),
)
#: Hexadecimal digits of a digest that tell states apart.
_DIGITS = 12


def digest(parts: Iterable[bytes]) -> str:
    """Twelve hexadecimal digits over the parts, in their order."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:_DIGITS]


def row(*, version: str, model: str, claims: str, part: str, result: Score) -> str:
    """A row of the table. model, claims: digests of the reader's files and of the lines that it gave."""
    shares, stated = dict(result.shares), dict(result.stated)
    whole = (result.claims, result.triples)
    numbers = (
        *(number for item in whole for number in (item.precision, item.recall, item.f1)),
        result.entities.f1,
        result.attribution.f1,
        *(stated[name].f1 for name in ("times", "negated", "hedged")),
        *(shares[name].percent for name in ("act", "identity")),
    )
    return "\t".join((version, model, claims, part, str(result.articles), *map(str, numbers)))


def append(path: Path, rows: Iterable[str]) -> int:
    """Append the rows that the table does not have yet; returns how many. The table is made where it is absent."""
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["\t".join(COLUMNS)]
    new = [item for item in dict.fromkeys(rows) if item not in set(old)]
    if new or not path.exists():
        path.write_text("\n".join([*old, *new]) + "\n", encoding="utf-8", newline="\n")
    return len(new)

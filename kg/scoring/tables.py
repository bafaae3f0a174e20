"""Scores as people and programs read them."""

from collections.abc import Iterator
from typing import Any

from kg.scoring.scores import Measure, Score

#: The parts of a score that have rows of their own.
_ROWS = ("claims", "triples", "entities", "attribution")


def lines(result: Score, *, types: bool = True) -> Iterator[str]:
    """The score as a table; types: with a line for each claim type, that of its triples, and its claims' F1."""
    yield f"{result.read} of {result.articles} gold articles have predictions"
    for name in _ROWS:
        yield _row(name, getattr(result, name))
    yield "on matched claims      " + "  ".join(f"{name} {share.percent}%" for name, share in result.shares)
    for name, measure in result.stated:
        yield _row(f"  {name} (matched)", measure)
    if types:
        for kind, claims, triples in result.by_type:
            yield _row(f"  {kind.value}", triples) + f"  claims F1 {claims.f1:5.1f}"


def as_json(result: Score) -> dict[str, Any]:
    """The score as plain values."""
    return {
        "articles": result.articles,
        "predicted": result.read,
        **{name: _values(getattr(result, name)) for name in _ROWS},
        "on_matched_claims": {name: share.percent for name, share in result.shares},
        "on_matched_claims_that_have_it": {name: _values(measure) for name, measure in result.stated},
        "by_type": {
            kind.value: {"claims": _values(claims), "triples": _values(triples)}
            for kind, claims, triples in result.by_type
        },
    }


def _row(name: str, item: Measure) -> str:
    return (
        f"{name:<22} P {item.precision:5.1f}  R {item.recall:5.1f}  F1 {item.f1:5.1f}"
        f"   ({item.right} right, {item.given} given, {item.gold} gold)"
    )


def _values(item: Measure) -> dict[str, Any]:
    return {
        "p": item.precision,
        "r": item.recall,
        "f1": item.f1,
        "tp": item.right,
        "pred": item.given,
        "gold": item.gold,
    }

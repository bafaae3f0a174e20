"""Frozen values at the bottom of everything: article, mention, claim, argument, evidence, entity."""

from kg.model.values import (
    Amount,
    Argument,
    Article,
    Attribution,
    Claim,
    Entity,
    Point,
    Reading,
    Rejected,
    Span,
    Time,
)

__all__ = [
    "Amount",
    "Argument",
    "Article",
    "Attribution",
    "Claim",
    "Entity",
    "Point",
    "Reading",
    "Rejected",
    "Span",
    "Time",
]

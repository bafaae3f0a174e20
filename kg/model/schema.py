"""Shapes of the vocabulary's tables; the tables themselves are generated into :mod:`kg.model.vocabulary`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.vocabulary import Act, ClaimType, EdgeType, EntityType, Role


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What may fill one role of one claim type.

    role: the role; fillers: entity types admitted; described: whether a filler without entity (a
    mention alone) is admitted; literal: whether a value (amount or string) is admitted;
    single: whether at most one filler is admitted; number: whether an amount is admitted; words: whether
    text is admitted, as a value or as the mention's own words. A role is either filled by entities and
    descriptions, or literal.
    """

    role: "Role"
    fillers: "frozenset[EntityType]"
    described: bool
    literal: bool
    single: bool
    number: bool
    words: bool


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """Which pair of roles of which claim type makes which direct edge.

    type: the edge's type (UPPER_SNAKE); claim: the claim type; source and target: the roles whose
    fillers it joins; acts: the acts for which it holds (None among them: a claim without act);
    source_types and target_types: entity types of the two ends; symmetric: the two roles are the same
    and the pair is drawn once, smaller id first; legend: the edge as a sentence, with ``{source}`` and
    ``{target}`` for the names of its ends.
    """

    type: "EdgeType"
    claim: "ClaimType"
    source: "Role"
    target: "Role"
    acts: "frozenset[Act | None]"
    source_types: "frozenset[EntityType]"
    target_types: "frozenset[EntityType]"
    symmetric: bool
    legend: str

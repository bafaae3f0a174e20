"""The gate and the edge rules measured on the gold: what they refuse is listed in refused.tsv, and no more."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import gold_claims
import pytest

from kg.extractors.admit import Reason, admit, faults
from kg.graph.edges import claim_edges
from kg.model import Claim
from kg.model.vocabulary import EDGE_RULES

LISTED = Path(__file__).with_name("refused.tsv")
HEADER = "split\tarticle\tclaim\trole\ttype\treason\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not gold_claims.GOLD.is_dir(), reason=f"no gold at {gold_claims.GOLD}; set KG_SHARED to the shared material"
    ),
]


def refusals(split: str) -> Iterator[str]:
    """A line for each argument that the gate refuses: alone, or as one too many of its role."""
    for gold in gold_claims.claims(split):
        for argument in gold.claim.arguments:
            alone = dataclasses.replace(gold.claim, arguments=(argument,), time=None, attribution=())
            for reason, _ in faults(alone, gold.entities, None)[:1]:
                kind = "" if argument.entity is None else gold.entities[argument.entity].type.value
                yield "\t".join((split, gold.article, gold.claim.id, argument.role, kind, reason)) + "\n"
        together = dataclasses.replace(gold.claim, time=None, attribution=())
        for reason, _ in faults(together, gold.entities, None):
            if reason in {Reason.ROLE_TWICE, Reason.SAME_ON_BOTH_SIDES}:
                yield "\t".join((split, gold.article, gold.claim.id, "", "", reason)) + "\n"


@pytest.mark.parametrize("split", ["train", "dev"])
def test_the_gate_admits_what_the_gold_says(split: str) -> None:
    arguments = sum(len(gold.claim.arguments) for gold in gold_claims.claims(split))
    lines = list(refusals(split))
    assert arguments > 1000
    assert len(lines) <= arguments / 100
    listed = LISTED.read_text(encoding="utf-8").splitlines(keepends=True)
    assert listed[0] == HEADER
    assert [line for line in listed if line.startswith(f"{split}\t")] == lines


@pytest.mark.parametrize(("split", "share"), [("train", 0.99), ("dev", 0.98)])
def test_whole_claims_pass_with_their_dates_and_speakers(split: str, share: float) -> None:
    passed = [isinstance(admit(gold.claim, gold.entities, None), Claim) for gold in gold_claims.claims(split)]
    assert sum(passed) >= share * len(passed)


def test_edge_rules_draw_what_joins_two_entities() -> None:
    """Of claims with two entities or more, most become an edge; every rule's edge occurs in the train articles."""
    drawn, silent, seen = 0, 0, set()
    for gold in gold_claims.claims("train"):
        if len({argument.entity for argument in gold.claim.arguments} - {None}) < 2:
            continue
        keys = claim_edges(gold.claim, {key: entity.type for key, entity in gold.entities.items()})
        drawn, silent = drawn + bool(keys), silent + (not keys)
        seen |= {(gold.claim.type, key.type) for key in keys}
    assert drawn >= 0.95 * (drawn + silent)
    assert {(rule.claim, rule.type) for rule in EDGE_RULES} == seen

"""Finding claims without Cypher, over a store and over readings."""

from collections.abc import Callable, Iterable

import pytest
from engines import STORE_EMBEDDED
from store_corpus import READINGS, entity_id
from test_questions import (
    DENIED,
    DESTROYED,
    KILLED,
    MOVING,
    PATRIOTS,
    RANGE,
    SANCTIONS,
    SEIZED,
    SHELL,
    SIGNED,
    SUPPLIED_2023,
    SUPPLIED_2024,
    WILL_SEND,
)

from kg.errors import SettingError
from kg.model import Reading
from kg.stores import Store
from kg.stores.find import Wanted, find

CASES: list[tuple[Wanted, list[str]]] = [
    (Wanted(actor="Russian Federation", type="ArmsTransfer"), [SUPPLIED_2024, WILL_SEND, DENIED, SUPPLIED_2023]),
    (Wanted(actor="ukrainian forces"), [DESTROYED, SEIZED]),
    (Wanted(actor=entity_id("us")), [SANCTIONS, PATRIOTS]),
    (Wanted(actor="Pyongyang", type="armstransfer"), [WILL_SEND, DENIED]),
    (Wanted(actor="civilians"), [KILLED]),
    (Wanted(weapon="koksan", place="crimea"), [MOVING]),
    (Wanted(weapon="Koksan", actor="Ukrainian forces"), [DESTROYED]),
    (Wanted(weapon="Russia"), []),
    (Wanted(place="kherson"), [SHELL, SEIZED, KILLED]),
    (Wanted(agreement="partnership"), [SIGNED]),
    (Wanted(agreement="partner"), []),
    (Wanted(type="Capability"), [RANGE]),
    (Wanted(from_="2024-06", to="2024-10", type="ArmsTransfer"), [SUPPLIED_2024]),
    (Wanted(to="2022"), [SEIZED]),
    (Wanted(from_="2025"), [WILL_SEND]),
    (Wanted(said_by="analysts"), [SUPPLIED_2024, SHELL]),
    (Wanted(said_by="Harbour Gazette", weapon="drones"), [DESTROYED]),
    (Wanted(text="GUNS  in 2023"), [SUPPLIED_2023]),
    (Wanted(text="nothing of the kind"), []),
    (Wanted(actor="", weapon="koksan"), []),
]


def in_story_order(read: Iterable[Reading] | Callable[[], Iterable[Reading]], wanted: Wanted) -> list[str]:
    """Sentences found, in the order in which the corpus tells them."""
    order = {claim.id: number for number, claim in enumerate(claim for found in READINGS for claim in found.claims)}
    found = sorted(find(read, wanted), key=lambda one: order[one.claim.id])
    return [one.claim.evidence.text for one in found]


@STORE_EMBEDDED
@pytest.mark.parametrize(("wanted", "sentences"), CASES)
def test_find(store: Store, wanted: Wanted, sentences: list[str]) -> None:
    assert in_story_order(READINGS, wanted) == sentences
    assert in_story_order(store.read, wanted) == sentences
    assert in_story_order(store.read(), wanted) == sentences


@STORE_EMBEDDED
def test_everything_in_canonical_order_with_names(store: Store) -> None:
    found = list(find(store.read, Wanted()))
    assert len(found) == sum(len(one.claims) for one in READINGS)
    assert [one.article.id for one in found] == sorted(one.article.id for one in found)
    for one in found:
        assert all(item.entity is None or one.names[item.entity] for item in one.claim.arguments)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(type="Transfer"), "did you mean ArmsTransfer"),
        (Wanted(type="zzz"), "did you mean ArmsTransfer, Deployment"),
        (Wanted(from_="soon"), "from soon is not a date"),
        (Wanted(to="2024-13"), "to 2024-13 is not a date"),
    ],
)
def test_a_wrong_wish_gets_a_sentence(wanted: Wanted, words: str) -> None:
    with pytest.raises(SettingError, match=words):
        find(READINGS, wanted)

"""Items under the line that opens their list, and lists of counted things inside a sentence."""

import pytest
from hand_read import parsed, span

from kg.extractors.base import Candidate, Filler, LearnedMention
from kg.extractors.items import itemised
from kg.extractors.lists import split
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

pytestmark = pytest.mark.slow

PACKAGE = """Canada announced new military aid for Moldova on Monday.

The package includes:

• 800 Arrow anti-tank systems;
• 20 launchers and 5,000 rifles;
• Over 2 million rounds of small arms ammunition; and
• Body armour, helmets and tents.

The minister left."""


def candidate(
    text: str, kind: ClaimType, trigger: str, fillers: list[tuple[Role, str]], sentence: int = 0
) -> Candidate:
    return Candidate(
        type=kind,
        trigger=span(text, trigger),
        sentence=sentence,
        act=Act.APPROVED if kind is ClaimType.ARMS_TRANSFER else None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.PLANNED,
        fillers=tuple(Filler(role, span(text, words), 0.9) for role, words in fillers),
        times=(),
        speakers=(),
        score=0.9,
        extractor="reader 1",
        rule="reader",
    )


def told(item: Candidate) -> set[tuple[str, str]]:
    return {(filler.role.value, filler.span.text) for filler in item.fillers}


def test_items_become_claims_with_giver_and_receiver_of_the_lines_above() -> None:
    aid = candidate(PACKAGE, ClaimType.AID, "aid", [(Role.DONOR, "Canada"), (Role.RECIPIENT, "Moldova")])
    opening = candidate(PACKAGE, ClaimType.ARMS_TRANSFER, "includes", [], sentence=1)
    found = itemised([aid, opening], parsed(PACKAGE), ())
    giving = {("supplier", "Canada"), ("recipient", "Moldova")}
    assert [told(item) - giving for item in found[2:]] == [
        {("item", "Arrow anti-tank systems"), ("quantity", "800")},
        {("item", "launchers"), ("quantity", "20")},
        {("item", "rifles"), ("quantity", "5,000")},
        {("item", "small arms ammunition"), ("quantity", "Over 2 million rounds")},
        {("item", "Body armour"), ("item", "helmets"), ("item", "tents")},
    ]
    assert all(giving < told(item) for item in found[2:])
    assert {(item.act, item.modality) for item in found[2:]} == {(Act.APPROVED, Modality.PLANNED)}


def test_help_becomes_weapons_where_an_item_is_one() -> None:
    opening = candidate(PACKAGE, ClaimType.AID, "includes", [(Role.DONOR, "Canada")], sentence=1)
    weapon = LearnedMention(span(PACKAGE, "Arrow anti-tank systems"), EntityType.WEAPON, 0.9)
    found = itemised([opening], parsed(PACKAGE), (weapon,))[1:]
    assert [item.type for item in found][:2] == [ClaimType.ARMS_TRANSFER, ClaimType.AID]


def test_an_item_s_own_claim_takes_what_it_lacks() -> None:
    text = "Kenya decided the following measures:\n\n• send two boats to Somalia;\n• train the guards."
    opening = candidate(text, ClaimType.ARMS_TRANSFER, "measures", [(Role.SUPPLIER, "Kenya")])
    own = candidate(text, ClaimType.ARMS_TRANSFER, "send", [(Role.ITEM, "boats"), (Role.RECIPIENT, "Somalia")], 1)
    found = itemised([opening, own], parsed(text), ())
    assert told(found[1]) == {("item", "boats"), ("recipient", "Somalia"), ("supplier", "Kenya")}
    assert found[1].rule.endswith("roles of the opening line")


@pytest.mark.parametrize(
    "text",
    [
        "The package includes rifles.\n\nThe minister left the hall.\n\nHe flew home.",
        "The package includes:\n\nThe minister left the hall.\n\nHe flew home.",
        "The package includes:\n\n• 20 launchers.",
    ],
)
def test_without_a_list_nothing_is_added(text: str) -> None:
    opening = candidate(text, ClaimType.ARMS_TRANSFER, "includes", [])
    assert itemised([opening], parsed(text), ()) == [opening]


def test_a_sanction_s_list_names_whom_it_hits() -> None:
    text = "The new sanctions hit:\n\n• Ivan Petrov, the head of a bank;\n• a ban on the export of wood."
    opening = candidate(text, ClaimType.SANCTION, "sanctions", [])
    person = LearnedMention(span(text, "Ivan Petrov"), EntityType.PERSON, 0.9)
    assert [told(item) for item in itemised([opening], parsed(text), (person,))[1:]] == [{("target", "Ivan Petrov")}]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "fillers", "wanted"),
    [
        (
            "They shot down three drones and one missile.",
            ClaimType.LOSS,
            "shot down",
            [(Role.ITEM, "drones"), (Role.ITEM, "missile"), (Role.QUANTITY, "three")],
            [{("item", "drones"), ("quantity", "three")}, {("item", "missile"), ("quantity", "one")}],
        ),
        (
            "The frigate Tromp and two minehunters patrol the strait.",
            ClaimType.DEPLOYMENT,
            "patrol",
            [(Role.ASSET, "Tromp"), (Role.ASSET, "minehunters"), (Role.QUANTITY, "two")],
            [{("asset", "minehunters"), ("quantity", "two")}, {("asset", "Tromp")}],
        ),
        (
            "They bought two tanks and trucks.",
            ClaimType.ARMS_TRANSFER,
            "bought",
            [(Role.ITEM, "tanks"), (Role.ITEM, "trucks"), (Role.QUANTITY, "two")],
            [{("item", "tanks"), ("item", "trucks"), ("quantity", "two")}],
        ),
        (
            "Manila asked for a dozen and was turned down.",
            ClaimType.ARMS_TRANSFER,
            "asked",
            [(Role.RECIPIENT, "Manila"), (Role.QUANTITY, "a dozen")],
            [{("recipient", "Manila"), ("item", "a dozen"), ("quantity", "a dozen")}],
        ),
        (
            "The dead number a dozen.",
            ClaimType.CASUALTIES,
            "dead",
            [(Role.QUANTITY, "a dozen")],
            [{("quantity", "a dozen")}],
        ),
        (
            "Senators Roe and Poe wrote a letter.",
            ClaimType.POSITION,
            "Senators",
            [(Role.PERSON, "Roe"), (Role.PERSON, "Poe"), (Role.TITLE, "Senators")],
            [{("person", "Roe"), ("title", "Senators")}, {("person", "Poe"), ("title", "Senators")}],
        ),
        (
            "King Roe met Minister Poe.",
            ClaimType.POSITION,
            "King",
            [(Role.PERSON, "Roe"), (Role.PERSON, "Poe"), (Role.TITLE, "King"), (Role.TITLE, "Minister")],
            [{("person", "Roe"), ("title", "King")}, {("person", "Poe"), ("title", "Minister")}],
        ),
    ],
)
def test_what_is_counted_or_held_apart_is_claimed_apart(
    text: str, kind: ClaimType, trigger: str, fillers: list[tuple[Role, str]], wanted: list[set[tuple[str, str]]]
) -> None:
    assert [told(item) for item in split(candidate(text, kind, trigger, fillers), parsed(text))] == wanted


def test_of_an_office_s_several_persons_one_without_any_is_not_taken() -> None:
    text = "Roe chose Minister Poe, candidate for President."
    fillers = [(Role.PERSON, "Roe"), (Role.PERSON, "Poe"), (Role.TITLE, "Minister"), (Role.TITLE, "candidate")]
    found = list(split(candidate(text, ClaimType.POSITION, "Minister", fillers), parsed(text)))
    assert [item.score > 0 for item in found] == [False, True]

"""Cases that the claim contract decides by words."""

from dataclasses import replace

import pytest
from hand_read import candidate, fillers_of, parsed

from kg.extractors.contract import settled
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "act", "wanted"),
    [
        ("They signed a contract to supply guns.", ClaimType.ARMS_TRANSFER, "supply", Act.DELIVERED, Act.ORDERED),
        ("They struck a deal in May aimed at supplying guns.", ClaimType.ARMS_TRANSFER, "supplying", None, Act.ORDERED),
        ("They agreed in May to supply guns.", ClaimType.ARMS_TRANSFER, "supply", Act.DELIVERED, Act.DELIVERED),
        ("The guns were delayed.", ClaimType.ARMS_TRANSFER, "delayed", Act.ORDERED, Act.HALTED),
        ("Relief was frozen.", ClaimType.AID, "frozen", Act.GIVEN, Act.SUSPENDED),
        ("The talks were delayed.", ClaimType.AGREEMENT, "delayed", None, None),
        ("At the signing they smiled.", ClaimType.AGREEMENT, "signing", None, Act.SIGNED),
    ],
)
def test_words_tell_the_act(text: str, kind: ClaimType, trigger: str, act: Act | None, wanted: Act | None) -> None:
    item = replace(candidate(text, kind, trigger, {}), act=act, modality=Modality.PLANNED)
    assert settled(item, parsed(text)).act is wanted


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Ilir Basha, Minister of Defence\n\nThe ship sailed.", False),
        ("Ilir Basha, Minister of Defence, met the sailors.", True),
        ("Ilir Basha, Minister of Defence.", True),
    ],
)
def test_an_office_in_a_byline_is_no_claim(text: str, stands: bool) -> None:
    item = candidate(text, ClaimType.POSITION, "Minister", {"Ilir Basha": Role.PERSON, "Minister": Role.TITLE})
    assert (settled(item, parsed(text)).score > 0) is stands


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "stands"),
    [
        ("They pose a grave threat to ships.", ClaimType.THREAT, "threat", False),
        ("They repeated the threat to ships.", ClaimType.THREAT, "threat", True),
        ("He held a press conference in Riga.", ClaimType.MEETING, "conference", False),
        ("He held a peace conference in Riga.", ClaimType.MEETING, "conference", True),
        ("She gave an interview in Riga.", ClaimType.MEETING, "interview", False),
        ("He held a live press conference in Riga.", ClaimType.MEETING, "press", False),
        ("Ships sank, the mayor said at a briefing in Riga.", ClaimType.MEETING, "briefing", False),
        ("A briefing of the council is held in Riga.", ClaimType.MEETING, "briefing", True),
        ("He spoke to reporters in Riga.", ClaimType.MEETING, "spoke", False),
        ("She held talks with journalists of a channel.", ClaimType.MEETING, "talks", False),
        ("She held talks with envoys, journalists said.", ClaimType.MEETING, "talks", True),
        ("She held a meeting with the media in Riga.", ClaimType.MEETING, "meeting", True),
        ("They raised tariffs on steel.", ClaimType.SANCTION, "tariffs", False),
    ],
)
def test_what_the_contract_counts_as_none_is_not_taken(text: str, kind: ClaimType, trigger: str, stands: bool) -> None:
    found = settled(candidate(text, kind, trigger, {}), parsed(text))
    assert (found.score > 0) is stands
    assert ("refused" in found.rule) is not stands


def test_unspecified_assistance_is_help() -> None:
    text = "Oman approved military assistance for Malta."
    fillers = {"Oman": Role.SUPPLIER, "military assistance": Role.ITEM, "Malta": Role.RECIPIENT}
    item = replace(candidate(text, ClaimType.ARMS_TRANSFER, "approved", fillers), act=Act.APPROVED)
    found = settled(item, parsed(text))
    assert (found.type, found.act) == (ClaimType.AID, Act.PLEDGED)
    assert fillers_of(found) == {"Oman": Role.DONOR, "military assistance": Role.ITEM, "Malta": Role.RECIPIENT}
    guns = candidate(text, ClaimType.ARMS_TRANSFER, "approved", {"Oman": Role.ITEM, "military assistance": Role.ITEM})
    assert settled(guns, parsed(text)).type is ClaimType.ARMS_TRANSFER


def test_assistance_that_names_weapons_is_a_transfer() -> None:
    text = "Oman stopped all weapons aid for Malta."
    item = candidate(text, ClaimType.ARMS_TRANSFER, "stopped", {"weapons aid": Role.ITEM, "Malta": Role.RECIPIENT})
    assert settled(item, parsed(text)).type is ClaimType.ARMS_TRANSFER


def test_a_patrol_is_a_deployment() -> None:
    text = "Oman and the corvette held a joint patrol off Malta."
    fillers = {"Oman": Role.PARTICIPANT, "the corvette": Role.PARTICIPANT, "joint patrol": Role.EXERCISE}
    found = settled(candidate(text, ClaimType.EXERCISE, "patrol", fillers), parsed(text))
    assert found.type is ClaimType.DEPLOYMENT
    assert {(filler.role, filler.span.text) for filler in found.fillers if filler.only} == {
        (role, words) for role in (Role.ACTOR, Role.ASSET) for words in ("Oman", "the corvette")
    }
    assert {filler.only for filler in found.fillers if filler.role is Role.ACTOR} == {frozenset({EntityType.COUNTRY})}


def test_who_rejects_an_agreement_has_done_so() -> None:
    text = "Freedonia rejected the treaty."
    read = replace(candidate(text, ClaimType.AGREEMENT, "rejected", {}), polarity=Polarity.NEGATED)
    assert settled(replace(read, act=Act.REJECTED), parsed(text)).polarity is Polarity.AFFIRMED
    assert settled(replace(read, act=Act.SIGNED), parsed(text)).polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "front", "act", "role"),
    [
        ("Oslo sends Danish guns to the Kola front.", "the Kola front", Act.MOVED, Role.DESTINATION),
        ("Oslo pulls Danish guns from the Kola front.", "the Kola front", Act.WITHDRAWN, Role.ORIGIN),
        ("Oslo sends Danish guns to the Kola Front.", "the Kola Front", Act.DELIVERED, Role.RECIPIENT),
        ("Oslo sends Danish guns to a front for rebels.", "a front", Act.DELIVERED, Role.RECIPIENT),
    ],
)
def test_a_front_receives_nothing(text: str, front: str, act: Act, role: Role) -> None:
    fillers = {"Oslo": Role.SUPPLIER, "Danish": Role.SUPPLIER, "guns": Role.ITEM, front: Role.RECIPIENT}
    item = replace(candidate(text, ClaimType.ARMS_TRANSFER, text.split()[1], fillers), act=Act.DELIVERED)
    found = settled(item, parsed(text))
    assert (found.act, fillers_of(found)[front]) == (act, role)
    moved = {"Oslo": Role.ACTOR, "guns": Role.ASSET, front: role}
    assert fillers_of(found) == (moved if found.type is ClaimType.DEPLOYMENT else fillers)


def test_a_front_beside_who_receives_is_left_out() -> None:
    text = "Oslo sends guns to Riga for the Kola front."
    fillers = {"Oslo": Role.SUPPLIER, "guns": Role.ITEM, "Riga": Role.RECIPIENT, "the Kola front": Role.RECIPIENT}
    item = replace(candidate(text, ClaimType.ARMS_TRANSFER, "sends", fillers), act=Act.DELIVERED)
    assert "the Kola front" not in fillers_of(settled(item, parsed(text)))

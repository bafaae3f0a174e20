"""The gate: what it lets through, and at least sixty wrong claims with the reason that refuses each."""

import dataclasses
import math
from typing import Any

import pytest

from kg.extractors.admit import Reason, admit, faults
from kg.model import Amount, Argument, Attribution, Claim, Entity, Rejected, Span, Time
from kg.model.vocabulary import ACTS, ROLES, Act, ClaimType, EntityType, Modality, Polarity, Role

TEXT = (
    "Kim said Norland sent 40 Hammer guns worth $5 million to Sudland's Third Brigade in June at Port Ellis. "
    "Civilians fled. The Ellis accord bans mines."
)
SENTENCE = TEXT[: TEXT.index(" Civilians")]

ENTITIES = {
    "kim": Entity("kim", EntityType.PERSON, "Kim"),
    "norland": Entity("norland", EntityType.COUNTRY, "Norland"),
    "sudland": Entity("sudland", EntityType.COUNTRY, "Sudland"),
    "ministry": Entity("ministry", EntityType.ORGANIZATION, "Ministry"),
    "brigade": Entity("brigade", EntityType.ARMED_FORCE, "Third Brigade"),
    "hammer": Entity("hammer", EntityType.WEAPON, "Hammer"),
    "mines": Entity("mines", EntityType.WEAPON, "mines"),
    "port": Entity("port", EntityType.PLACE, "Port Ellis"),
    "accord": Entity("accord", EntityType.AGREEMENT, "Ellis accord"),
}


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def by(role: Role, entity: str, words: str | None = None) -> Argument:
    return Argument(role, entity=entity, mention=None if words is None else at(words))


def words(role: Role, said: str) -> Argument:
    return Argument(role, mention=at(said))


def value(role: Role, given: Amount | str, said: str | None = None) -> Argument:
    return Argument(role, mention=None if said is None else at(said), value=given)


def claim(claim_type: ClaimType, *arguments: Argument, **changes: Any) -> Claim:
    plain = Claim(
        id="claim-1",
        type=claim_type,
        act=None,
        trigger=at("sent"),
        arguments=arguments,
        time=None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        attribution=(),
        evidence=at(SENTENCE),
        extractor="rules 1",
    )
    return dataclasses.replace(plain, **changes)


def transfer(*more: Argument, **changes: Any) -> Claim:
    """A claim that is right, with more arguments or other fields."""
    right = (by(Role.SUPPLIER, "norland", "Norland"), by(Role.RECIPIENT, "brigade", "Third Brigade"))
    return claim(ClaimType.ARMS_TRANSFER, *right, *more, **changes)


T = ClaimType
R = Role
FORTY = value(R.QUANTITY, Amount(value=40), "40")
FIVE_MILLION = value(R.VALUE, Amount(amount=5e6, currency="USD"), "$5 million")
JUNE = at("June")

VALID: list[Claim] = [
    transfer(),
    transfer(by(R.ITEM, "hammer", "Hammer guns"), FORTY, FIVE_MILLION, act=Act.DELIVERED),
    transfer(value(R.QUANTITY, Amount(min=30, max=40, approximate=True, unit="t"))),
    transfer(value(R.QUANTITY, Amount(value=0))),
    transfer(words(R.ITEM, "guns"), words(R.ITEM, "guns")),
    transfer(by(R.INTERMEDIARY, "hammer")),
    transfer(time=Time("2024-06", JUNE)),
    transfer(time=Time("2024-22")),
    transfer(time=Time("XXXX-06-03")),
    transfer(time=Time("2024-06/2024-08")),
    transfer(time=Time(None, JUNE)),
    transfer(attribution=(Attribution("kim", at("Kim"), at("said")), Attribution(mention=at("Civilians")))),
    transfer(attribution=(Attribution(cue=at("said")),)),
    claim(T.DEPLOYMENT, by(R.ASSET, "brigade"), by(R.DESTINATION, "port"), act=Act.MOVED),
    claim(T.DEPLOYMENT, by(R.ASSET, "hammer"), by(R.DESTINATION, "brigade"), act=Act.STATIONED),
    claim(T.ATTACK, by(R.ATTACKER, "norland"), by(R.ATTACKER, "sudland"), by(R.PLACE, "port")),
    claim(T.ATTACK, by(R.ATTACKER, "norland"), words(R.TARGET, "Civilians"), by(R.WEAPON, "hammer")),
    claim(T.LOSS, by(R.ITEM, "port"), by(R.AGENT, "hammer"), act=Act.DAMAGED),
    claim(T.CASUALTIES, words(R.VICTIM, "Civilians"), act=Act.KILLED),
    claim(T.CASUALTIES, value(R.QUANTITY, Amount(min=24)), act=Act.CAPTURED),
    claim(T.CONTROL, by(R.TERRITORY, "port"), by(R.LOSER, "brigade"), act=Act.LOST),
    claim(T.AGREEMENT, by(R.AGREEMENT, "accord"), value(R.PROVISION, "bans mines"), act=Act.VIOLATED),
    claim(T.AGREEMENT, by(R.PARTY, "norland"), value(R.PROVISION, Amount(amount=5e6, currency="USD"))),
    claim(T.MEETING, by(R.PARTICIPANT, "kim"), by(R.HOST, "ministry"), by(R.PLACE, "sudland")),
    claim(T.SANCTION, by(R.IMPOSER, "norland"), by(R.TARGET, "port"), words(R.ITEM, "guns"), act=Act.IMPOSED),
    claim(T.AID, by(R.DONOR, "norland"), by(R.RECIPIENT, "port"), value(R.VALUE, "$5 million"), act=Act.PLEDGED),
    claim(T.PRODUCTION, by(R.PRODUCER, "ministry"), by(R.ITEM, "hammer")),
    claim(T.WEAPON_TEST, by(R.ACTOR, "hammer"), by(R.ITEM, "mines")),
    claim(T.EXERCISE, by(R.PARTICIPANT, "hammer"), words(R.EXERCISE, "Hammer")),
    claim(T.THREAT, by(R.ACTOR, "kim"), words(R.MEANS, "bans mines")),
    claim(T.CAPABILITY, by(R.ITEM, "hammer"), value(R.ATTRIBUTE, "range"), value(R.VALUE, Amount(max=60, unit="km"))),
    claim(T.CAPABILITY, by(R.ITEM, "hammer"), value(R.VALUE, Amount(value=-40, unit="Cel"))),
    claim(T.POSITION, by(R.PERSON, "kim"), value(R.TITLE, "minister"), by(R.ORGANIZATION, "norland")),
    claim(T.COOPERATION, by(R.PARTICIPANT, "norland"), by(R.PARTICIPANT, "sudland"), act=Act.DEEPENED),
]

WRONG: list[tuple[Reason, Claim]] = [
    # the record
    (Reason.EMPTY_EVIDENCE, transfer(evidence=Span(12, 12, ""))),
    (Reason.EMPTY_EVIDENCE, transfer(evidence=Span(8, 9, " "))),
    (Reason.EMPTY_TRIGGER, transfer(trigger=Span(17, 17, ""))),
    (Reason.BAD_SPAN, transfer(evidence=Span(0, 500, SENTENCE))),
    (Reason.BAD_SPAN, transfer(evidence=Span(-1, len(SENTENCE) - 1, SENTENCE))),
    (Reason.BAD_SPAN, transfer(trigger=Span(21, 17, "sent"))),
    (Reason.QUOTE_DIFFERS, transfer(evidence=Span(1, 1 + len(SENTENCE), SENTENCE))),
    (Reason.QUOTE_DIFFERS, transfer(evidence=Span(0, len(SENTENCE), SENTENCE.replace("Kim", "Tim")))),
    (Reason.QUOTE_DIFFERS, transfer(trigger=Span(17, 21, "gave"))),
    (Reason.QUOTE_DIFFERS, transfer(evidence=Span(900, 900 + len(SENTENCE), SENTENCE))),
    (Reason.TRIGGER_OUTSIDE_EVIDENCE, transfer(trigger=at("fled"))),
    (Reason.TRIGGER_OUTSIDE_EVIDENCE, transfer(evidence=at("Civilians fled."))),
    (Reason.TRIGGER_OUTSIDE_EVIDENCE, transfer(evidence=at("Kim said Norland se"), trigger=at("sent"))),
    (Reason.NO_EXTRACTOR, transfer(extractor=" ")),
    # acts
    (Reason.FOREIGN_ACT, transfer(act=Act.SIGNED)),
    (Reason.FOREIGN_ACT, transfer(act=Act.GIVEN)),
    (Reason.FOREIGN_ACT, claim(T.AID, by(R.DONOR, "norland"), act=Act.DELIVERED)),
    (Reason.FOREIGN_ACT, claim(T.LOSS, by(R.ITEM, "hammer"), act=Act.LOST)),
    (Reason.FOREIGN_ACT, claim(T.CASUALTIES, words(R.VICTIM, "Civilians"), act=Act.DESTROYED)),
    (Reason.FOREIGN_ACT, claim(T.CONTROL, by(R.TERRITORY, "port"), act=Act.CAPTURED)),
    (Reason.FOREIGN_ACT, claim(T.ATTACK, by(R.ATTACKER, "norland"), act=Act.KILLED)),
    (Reason.FOREIGN_ACT, claim(T.MEETING, by(R.PARTICIPANT, "kim"), act=Act.NEGOTIATED)),
    (Reason.FOREIGN_ACT, claim(T.COOPERATION, by(R.PARTICIPANT, "kim"), act=Act.SUSPENDED)),
    # roles
    (Reason.NO_ARGUMENT, claim(T.ATTACK)),
    (Reason.NO_ARGUMENT, claim(T.POSITION)),
    (Reason.FOREIGN_ROLE, transfer(by(R.ATTACKER, "norland"))),
    (Reason.FOREIGN_ROLE, transfer(by(R.DESTINATION, "port"))),
    (Reason.FOREIGN_ROLE, claim(T.MEETING, by(R.PARTICIPANT, "kim"), by(R.SUPPLIER, "norland"))),
    (Reason.FOREIGN_ROLE, claim(T.ATTACK, by(R.AGENT, "norland"))),
    (Reason.FOREIGN_ROLE, claim(T.LOSS, by(R.VICTIM, "brigade"))),
    (Reason.FOREIGN_ROLE, claim(T.THREAT, by(R.ACTOR, "kim"), by(R.WEAPON, "hammer"))),
    (Reason.FOREIGN_ROLE, claim(T.SANCTION, by(R.IMPOSER, "norland"), FORTY)),
    # fillers
    (Reason.EMPTY_ARGUMENT, transfer(Argument(R.ITEM))),
    (Reason.EMPTY_ARGUMENT, transfer(Argument(R.QUANTITY))),
    (Reason.UNKNOWN_ENTITY, transfer(by(R.ITEM, "sledge"))),
    (Reason.UNKNOWN_ENTITY, claim(T.MEETING, by(R.PARTICIPANT, ""))),
    (Reason.UNKNOWN_ENTITY, transfer(Argument(R.QUANTITY, entity="forty"))),
    (Reason.WRONG_TYPE, claim(T.ARMS_TRANSFER, by(R.SUPPLIER, "hammer"))),
    (Reason.WRONG_TYPE, claim(T.ARMS_TRANSFER, by(R.RECIPIENT, "port"))),
    (Reason.WRONG_TYPE, transfer(by(R.ITEM, "sudland"))),
    (Reason.WRONG_TYPE, transfer(by(R.PLACE, "brigade"))),
    (Reason.WRONG_TYPE, transfer(by(R.PLACE, "kim"))),
    (Reason.WRONG_TYPE, claim(T.DEPLOYMENT, by(R.ASSET, "accord"))),
    (Reason.WRONG_TYPE, claim(T.DEPLOYMENT, by(R.ASSET, "norland"))),
    (Reason.WRONG_TYPE, claim(T.DEPLOYMENT, by(R.ACTOR, "hammer"))),
    (Reason.WRONG_TYPE, claim(T.ATTACK, by(R.TARGET, "accord"))),
    (Reason.WRONG_TYPE, claim(T.ATTACK, by(R.ATTACKER, "port"))),
    (Reason.WRONG_TYPE, claim(T.ATTACK, by(R.WEAPON, "brigade"))),
    (Reason.WRONG_TYPE, claim(T.LOSS, by(R.ITEM, "kim"))),
    (Reason.WRONG_TYPE, claim(T.CASUALTIES, by(R.VICTIM, "hammer"))),
    (Reason.WRONG_TYPE, claim(T.CONTROL, by(R.TERRITORY, "ministry"))),
    (Reason.WRONG_TYPE, claim(T.AGREEMENT, by(R.AGREEMENT, "norland"))),
    (Reason.WRONG_TYPE, claim(T.AGREEMENT, by(R.PARTY, "accord"))),
    (Reason.WRONG_TYPE, claim(T.AGREEMENT, by(R.MEDIATOR, "port"))),
    (Reason.WRONG_TYPE, claim(T.MEETING, by(R.PARTICIPANT, "accord"))),
    (Reason.WRONG_TYPE, claim(T.SANCTION, by(R.IMPOSER, "mines"))),
    (Reason.WRONG_TYPE, claim(T.AID, by(R.DONOR, "port"))),
    (Reason.WRONG_TYPE, claim(T.PRODUCTION, by(R.PRODUCER, "hammer"))),
    (Reason.WRONG_TYPE, claim(T.WEAPON_TEST, by(R.ITEM, "norland"))),
    (Reason.WRONG_TYPE, claim(T.EXERCISE, by(R.EXERCISE, "accord"))),
    (Reason.WRONG_TYPE, claim(T.THREAT, by(R.ACTOR, "accord"))),
    (Reason.WRONG_TYPE, claim(T.CAPABILITY, by(R.ITEM, "kim"))),
    (Reason.WRONG_TYPE, claim(T.POSITION, by(R.PERSON, "ministry"))),
    (Reason.WRONG_TYPE, claim(T.POSITION, by(R.ORGANIZATION, "accord"))),
    (Reason.WRONG_TYPE, claim(T.COOPERATION, by(R.PARTICIPANT, "accord"))),
    (Reason.DESCRIPTION_FOR_ENTITY, claim(T.POSITION, words(R.PERSON, "Civilians"))),
    (Reason.EMPTY_WORDS, transfer(Argument(R.ITEM, mention=Span(8, 9, " ")))),
    # values
    (Reason.LITERAL_FOR_ENTITY, transfer(value(R.ITEM, "guns"))),
    (Reason.LITERAL_FOR_ENTITY, transfer(value(R.ITEM, Amount(value=40), "guns"))),
    (Reason.LITERAL_FOR_ENTITY, claim(T.MEETING, value(R.PLACE, "Port Ellis"))),
    (Reason.LITERAL_FOR_ENTITY, claim(T.POSITION, value(R.PERSON, "Kim"))),
    (Reason.ENTITY_FOR_LITERAL, transfer(by(R.QUANTITY, "hammer"))),
    (Reason.ENTITY_FOR_LITERAL, claim(T.POSITION, by(R.TITLE, "kim"))),
    (Reason.ENTITY_FOR_LITERAL, claim(T.COOPERATION, by(R.FIELD, "ministry"))),
    (Reason.ENTITY_AND_LITERAL, transfer(Argument(R.ITEM, entity="hammer", value=Amount(value=40)))),
    (Reason.ENTITY_AND_LITERAL, transfer(Argument(R.QUANTITY, entity="hammer", value=Amount(value=40)))),
    (Reason.WORDS_FOR_NUMBER, transfer(value(R.QUANTITY, "enough"))),
    (Reason.WORDS_FOR_NUMBER, transfer(words(R.QUANTITY, "40"))),
    (Reason.NUMBER_FOR_WORDS, claim(T.POSITION, by(R.PERSON, "kim"), value(R.TITLE, Amount(value=1)))),
    (Reason.NUMBER_FOR_WORDS, claim(T.CAPABILITY, by(R.ITEM, "hammer"), value(R.ATTRIBUTE, Amount(value=60)))),
    (Reason.EMPTY_WORDS, claim(T.THREAT, by(R.ACTOR, "kim"), value(R.MEANS, " "))),
    (Reason.EMPTY_WORDS, claim(T.CAPABILITY, by(R.ITEM, "hammer"), value(R.VALUE, ""))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount()))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(unit="t", approximate=True)))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(value=-4)))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(min=40, max=30)))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(value=math.nan)))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(max=math.inf)))),
    (Reason.BAD_AMOUNT, transfer(value(R.QUANTITY, Amount(amount=5e6, currency="USD")))),
    (Reason.BAD_AMOUNT, transfer(value(R.VALUE, Amount(amount=5e6)))),
    (Reason.BAD_AMOUNT, transfer(value(R.VALUE, Amount(amount=5e6, currency="$")))),
    (Reason.BAD_AMOUNT, transfer(value(R.VALUE, Amount(amount=5e6, currency="usd")))),
    (Reason.BAD_AMOUNT, transfer(value(R.VALUE, Amount(amount=-5, currency="USD")))),
    (Reason.BAD_AMOUNT, transfer(value(R.VALUE, Amount(value=3, amount=5e6, currency="USD")))),
    # several arguments together
    (Reason.ROLE_TWICE, transfer(FORTY, value(R.QUANTITY, Amount(value=41)))),
    (Reason.ROLE_TWICE, transfer(FIVE_MILLION, FIVE_MILLION)),
    (Reason.SAME_ON_BOTH_SIDES, transfer(by(R.SUPPLIER, "brigade"))),
    (Reason.SAME_ON_BOTH_SIDES, claim(T.AID, by(R.DONOR, "norland"), by(R.RECIPIENT, "norland"))),
    (Reason.SAME_ON_BOTH_SIDES, claim(T.SANCTION, by(R.IMPOSER, "norland"), by(R.TARGET, "norland"))),
    (Reason.SAME_ON_BOTH_SIDES, claim(T.CONTROL, by(R.ACTOR, "brigade"), by(R.LOSER, "brigade"))),
    # quotes of fillers, times and speakers
    (Reason.QUOTE_DIFFERS, transfer(Argument(R.ITEM, entity="hammer", mention=Span(0, 6, "Hammer")))),
    (Reason.BAD_SPAN, transfer(Argument(R.ITEM, mention=Span(5, 5, "guns")))),
    (Reason.QUOTE_DIFFERS, transfer(time=Time("2024-06", Span(0, 4, "June")))),
    (Reason.QUOTE_DIFFERS, transfer(attribution=(Attribution("kim", Span(4, 7, "Kim")),))),
    (Reason.QUOTE_DIFFERS, transfer(attribution=(Attribution("kim", at("Kim"), Span(0, 4, "said")),))),
    # times
    (Reason.EMPTY_TIME, transfer(time=Time(None))),
    (Reason.BAD_DATE, transfer(time=Time("June 2024", JUNE))),
    (Reason.BAD_DATE, transfer(time=Time("2024-13"))),
    (Reason.BAD_DATE, transfer(time=Time("2023-02-29"))),
    (Reason.BAD_DATE, transfer(time=Time("2024-08/2024-06"))),
    (Reason.BAD_DATE, transfer(time=Time("", JUNE))),
    # speakers
    (Reason.EMPTY_SPEAKER, transfer(attribution=(Attribution(),))),
    (Reason.UNKNOWN_ENTITY, transfer(attribution=(Attribution("lee"),))),
    (Reason.WRONG_SPEAKER, transfer(attribution=(Attribution("kim"), Attribution("hammer")))),
    (Reason.WRONG_SPEAKER, transfer(attribution=(Attribution("port"),))),
]


@pytest.mark.parametrize("right", VALID, ids=lambda c: f"{c.type}-{len(c.arguments)}")
def test_a_claim_that_keeps_the_ontology_passes_as_it_is(right: Claim) -> None:
    assert admit(right, ENTITIES, TEXT) is right
    assert admit(right, ENTITIES, None) is right


@pytest.mark.parametrize(("reason", "wrong"), WRONG, ids=[f"{n}-{reason}" for n, (reason, _) in enumerate(WRONG)])
def test_a_wrong_claim_is_refused_for_its_reason(reason: Reason, wrong: Claim) -> None:
    refused = admit(wrong, ENTITIES, TEXT)
    assert isinstance(refused, Rejected)
    assert refused.claim is wrong
    assert refused.reason == reason.value
    assert refused.detail.startswith(f"{wrong.type} claim-1: ")
    assert "\n" not in refused.detail


def test_most_wrong_claims_have_that_one_fault() -> None:
    """So that each row shows its own reason; a few records are broken in more than one way at once."""
    one = [reason for reason, wrong in WRONG if [fault for fault, _ in faults(wrong, ENTITIES, TEXT)] == [reason]]
    assert len(one) >= 100
    assert set(one) | {Reason.EMPTY_TRIGGER, Reason.EMPTY_EVIDENCE} == set(Reason)


def test_there_are_sixty_wrong_claims_and_every_reason_among_them() -> None:
    assert len(WRONG) >= 60
    assert {reason for reason, _ in WRONG} == set(Reason)


def test_without_the_text_a_quote_is_only_measured() -> None:
    shifted = transfer(evidence=Span(1, 1 + len(SENTENCE), SENTENCE))
    assert isinstance(admit(shifted, ENTITIES, TEXT), Rejected)
    assert admit(shifted, ENTITIES, None) is shifted
    assert isinstance(admit(transfer(evidence=Span(0, 500, SENTENCE)), ENTITIES, None), Rejected)


def test_offsets_count_code_points() -> None:
    text = "\U0001f680 Norland sent guns."
    quoted = claim(
        T.ARMS_TRANSFER,
        Argument(R.SUPPLIER, "norland", Span(2, 9, "Norland")),
        trigger=Span(10, 14, "sent"),
        evidence=Span(0, len(text), text),
    )
    assert admit(quoted, ENTITIES, text) is quoted


@pytest.mark.parametrize("claim_type", list(ClaimType))
@pytest.mark.parametrize("entity", sorted(ENTITIES))
def test_each_role_takes_exactly_the_types_of_its_table(claim_type: ClaimType, entity: str) -> None:
    for role in Role:
        rule = ROLES[claim_type].get(role)
        passed = isinstance(admit(claim(claim_type, by(role, entity)), ENTITIES, TEXT), Claim)
        assert passed == (rule is not None and ENTITIES[entity].type in rule.fillers)


@pytest.mark.parametrize("claim_type", list(ClaimType))
def test_each_type_takes_exactly_its_own_acts(claim_type: ClaimType) -> None:
    for act in Act:
        passed = isinstance(admit(claim(claim_type, by(R.PLACE, "port"), act=act), ENTITIES, TEXT), Claim)
        assert passed == (act in ACTS[claim_type])

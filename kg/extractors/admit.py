"""The ontology's gate: a claim passes whole, or is refused with the first reason found.

The tables of :mod:`kg.model.vocabulary` say which roles, fillers and acts a claim type may have; beside them
stands what a record needs to be checkable: quotes that are exact, a trigger inside its sentence, dates and
numbers that mean something. A refusal is a value, never an exception: the run goes on, counts it and names it.
"""

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum

from kg.model import Amount, Argument, Attribution, Claim, Entity, Rejected, Span
from kg.model.edtf import is_valid
from kg.model.schema import RoleRule
from kg.model.vocabulary import ACTS, DISJOINT, ROLES, SPEAKERS, EntityType, Role


class Reason(StrEnum):
    """Why a claim was refused; the codes stand in reports and stay as they are."""

    EMPTY_EVIDENCE = "empty-evidence"
    EMPTY_TRIGGER = "empty-trigger"
    BAD_SPAN = "bad-span"
    QUOTE_DIFFERS = "quote-differs"
    TRIGGER_OUTSIDE_EVIDENCE = "trigger-outside-evidence"
    NO_EXTRACTOR = "no-extractor"
    FOREIGN_ACT = "foreign-act"
    NO_ARGUMENT = "no-argument"
    FOREIGN_ROLE = "foreign-role"
    EMPTY_ARGUMENT = "empty-argument"
    UNKNOWN_ENTITY = "unknown-entity"
    WRONG_TYPE = "wrong-type"
    DESCRIPTION_FOR_ENTITY = "description-for-entity"
    LITERAL_FOR_ENTITY = "literal-for-entity"
    ENTITY_FOR_LITERAL = "entity-for-literal"
    ENTITY_AND_LITERAL = "entity-and-literal"
    WORDS_FOR_NUMBER = "words-for-number"
    NUMBER_FOR_WORDS = "number-for-words"
    EMPTY_WORDS = "empty-words"
    BAD_AMOUNT = "bad-amount"
    ROLE_TWICE = "role-twice"
    SAME_ON_BOTH_SIDES = "same-on-both-sides"
    EMPTY_TIME = "empty-time"
    BAD_DATE = "bad-date"
    EMPTY_SPEAKER = "empty-speaker"
    WRONG_SPEAKER = "wrong-speaker"


#: Roles that count: their numbers are of things, so never negative and never money.
_COUNTS = frozenset({Role.QUANTITY})


def admit(claim: Claim, entities: Mapping[str, Entity], text: str | None) -> Claim | Rejected:
    """The claim itself where the ontology admits it, else why not.

    entities: the article's entities by id. text: the article's text, which quotes are compared with; None
    where it was left out (then a quote must only be as long as its place).
    """
    for reason, detail in _faults(claim, entities, text):
        return Rejected(claim, reason.value, f"{claim.type.value} {claim.id}: {detail}")
    return claim


def faults(claim: Claim, entities: Mapping[str, Entity], text: str | None) -> tuple[tuple[Reason, str], ...]:
    """Everything that is wrong with the claim, in the order in which :func:`admit` looks."""
    return tuple(_faults(claim, entities, text))


Faults = Iterator[tuple[Reason, str]]


def _faults(claim: Claim, entities: Mapping[str, Entity], text: str | None) -> Faults:
    yield from _record(claim, text)
    if claim.act is not None and claim.act not in ACTS[claim.type]:
        named = ", ".join(ACTS[claim.type]) or "none"
        yield Reason.FOREIGN_ACT, f"the act {claim.act} isn't one of its type's ({named})"
    if not claim.arguments:
        yield Reason.NO_ARGUMENT, "nothing fills any role"
    for argument in claim.arguments:
        yield from _argument(claim, argument, entities, text)
    yield from _together(claim)
    yield from _time(claim, text)
    for speaker in claim.attribution:
        yield from _speaker(speaker, entities, text)


def _record(claim: Claim, text: str | None) -> Faults:
    if not claim.evidence.text.strip():
        yield Reason.EMPTY_EVIDENCE, "its sentence is empty"
    yield from _quote(claim.evidence, "the sentence", text)
    if not claim.trigger.text.strip():
        yield Reason.EMPTY_TRIGGER, "no word names the event"
    yield from _quote(claim.trigger, "the trigger", text)
    if not (claim.evidence.start <= claim.trigger.start and claim.trigger.end <= claim.evidence.end):
        yield Reason.TRIGGER_OUTSIDE_EVIDENCE, f"the trigger {claim.trigger.text!r} isn't in its sentence"
    if not claim.extractor.strip():
        yield Reason.NO_EXTRACTOR, "nothing says what read it"


def _quote(span: Span | None, what: str, text: str | None) -> Faults:
    if span is None:
        return
    if span.start < 0 or span.end < span.start or span.end - span.start != len(span.text):
        yield Reason.BAD_SPAN, f"{what} {span.text!r} can't stand at {span.start} to {span.end}"
    elif text is not None and text[span.start : span.end] != span.text:
        yield Reason.QUOTE_DIFFERS, f"{what} {span.text!r} isn't what the article has at {span.start} to {span.end}"


def _argument(claim: Claim, argument: Argument, entities: Mapping[str, Entity], text: str | None) -> Faults:
    role = argument.role
    yield from _quote(argument.mention, f"the {role}", text)
    rule = ROLES[claim.type].get(role)
    if rule is None:
        named = ", ".join(ROLES[claim.type])
        yield Reason.FOREIGN_ROLE, f"the role {role} isn't one of its type's ({named})"
        return
    if argument.entity is None and argument.mention is None and argument.value is None:
        yield Reason.EMPTY_ARGUMENT, f"the {role} is neither entity nor words nor value"
    elif argument.entity is not None and argument.value is not None:
        yield Reason.ENTITY_AND_LITERAL, f"the {role} is an entity and a value at once"
    elif argument.entity is not None:
        yield from _entity(rule, argument.entity, entities)
    elif rule.literal:
        yield from _literal(rule, argument)
    elif argument.value is not None:
        yield Reason.LITERAL_FOR_ENTITY, f"the {role} is a value, but {_wanted(rule)} is needed"
    elif not rule.described:
        yield Reason.DESCRIPTION_FOR_ENTITY, f"the {role} has words only, but {_wanted(rule)} is needed"
    elif argument.mention is not None and not argument.mention.text.strip():
        yield Reason.EMPTY_WORDS, f"the words of the {role} are blank"


def _entity(rule: RoleRule, entity_id: str, entities: Mapping[str, Entity]) -> Faults:
    entity = entities.get(entity_id)
    if entity is None:
        yield Reason.UNKNOWN_ENTITY, f"the {rule.role} {entity_id} isn't among the article's entities"
    elif rule.literal:
        yield Reason.ENTITY_FOR_LITERAL, f"the {rule.role} is the entity {entity.name!r}, but a value is needed"
    elif entity.type not in rule.fillers:
        yield Reason.WRONG_TYPE, f"the {rule.role} {entity.name!r} is a {entity.type}, but {_wanted(rule)} is needed"


def _literal(rule: RoleRule, argument: Argument) -> Faults:
    value = argument.value
    if isinstance(value, Amount):
        if not rule.number:
            yield Reason.NUMBER_FOR_WORDS, f"the {rule.role} is a number, but words are needed"
        fault = _amount(value, counted=rule.role in _COUNTS)
        if fault is not None:
            yield Reason.BAD_AMOUNT, f"the {rule.role} {fault}"
        return
    words = value if value is not None else argument.mention.text if argument.mention is not None else ""
    if not rule.words:
        yield Reason.WORDS_FOR_NUMBER, f"the {rule.role} is {words!r}, but a number is needed"
    elif not words.strip():
        yield Reason.EMPTY_WORDS, f"the words of the {rule.role} are blank"


def _amount(amount: Amount, *, counted: bool) -> str | None:
    """What is wrong with an amount, or None."""
    numbers = [n for n in (amount.value, amount.min, amount.max, amount.amount) if n is not None]
    money = amount.currency is not None or amount.amount is not None
    crossed = amount.min is not None and amount.max is not None and amount.min > amount.max
    checks = (
        (not numbers, "has no number"),
        (not all(math.isfinite(number) for number in numbers), "isn't a finite number"),
        (crossed, f"is at least {amount.min} and at most {amount.max}"),
        (amount.value is not None and money, "is a count and a sum of money at once"),
        (money and amount.currency is None, "is a sum of money without a currency"),
        (
            money and not _is_currency(amount.currency or ""),
            f"has the currency {amount.currency!r}, not an ISO 4217 code",
        ),
        (counted and money, "is a sum of money, but things are counted"),
        ((counted or money) and any(number < 0 for number in numbers), "is negative"),
    )
    return next((fault for wrong, fault in checks if wrong), None)


def _is_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def _together(claim: Claim) -> Faults:
    """What only shows in several arguments."""
    filled: dict[Role, set[str]] = {}
    counted: dict[Role, int] = {}
    for argument in claim.arguments:
        counted[argument.role] = counted.get(argument.role, 0) + 1
        if argument.entity is not None:
            filled.setdefault(argument.role, set()).add(argument.entity)
    for role, times in counted.items():
        rule = ROLES[claim.type].get(role)
        if times > 1 and rule is not None and rule.single:
            yield Reason.ROLE_TWICE, f"the role {role} is filled {times} times, but a claim has one"
    for one, other in DISJOINT[claim.type]:
        both = filled.get(one, set()) & filled.get(other, set())
        if both:
            yield Reason.SAME_ON_BOTH_SIDES, f"{min(both)} is {one} and {other} at once"


def _time(claim: Claim, text: str | None) -> Faults:
    if claim.time is None:
        return
    yield from _quote(claim.time.span, "the time", text)
    if claim.time.value is None:
        if claim.time.span is None:
            yield Reason.EMPTY_TIME, "its time is neither a date nor words"
    elif not is_valid(claim.time.value):
        yield Reason.BAD_DATE, f"the date {claim.time.value!r} isn't EDTF"


def _speaker(speaker: Attribution, entities: Mapping[str, Entity], text: str | None) -> Faults:
    yield from _quote(speaker.mention, "the speaker", text)
    yield from _quote(speaker.cue, "the cue", text)
    if speaker.entity is None:
        if speaker.mention is None and speaker.cue is None:
            yield Reason.EMPTY_SPEAKER, "a speaker is neither entity nor words"
        return
    entity = entities.get(speaker.entity)
    if entity is None:
        yield Reason.UNKNOWN_ENTITY, f"the speaker {speaker.entity} isn't among the article's entities"
    elif entity.type not in SPEAKERS:
        yield Reason.WRONG_SPEAKER, f"the speaker {entity.name!r} is a {entity.type}, but {_listed(SPEAKERS)} speaks"


def _wanted(rule: RoleRule) -> str:
    if rule.fillers:
        return _listed(rule.fillers)
    return "a description" if rule.described else "a value"


def _listed(types: frozenset[EntityType]) -> str:
    """``Country, Organization or Person``, in the ontology's order."""
    names = [entity_type.value for entity_type in EntityType if entity_type in types]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

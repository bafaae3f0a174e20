"""A claim in the words of a reader: who, what, whom, where, when, who says so."""

from collections.abc import Iterable, Mapping

from kg.model import Amount, Argument, Attribution, Claim
from kg.model.vocabulary import Modality, Polarity, Role

#: Column of each role. Every role has one (a test compares with the vocabulary).
WHO = frozenset(
    {
        Role.SUPPLIER,
        Role.ACTOR,
        Role.ATTACKER,
        Role.AGENT,
        Role.PARTY,
        Role.PARTICIPANT,
        Role.IMPOSER,
        Role.DONOR,
        Role.PRODUCER,
        Role.PERSON,
    }
)
WHAT = frozenset(
    {
        Role.ITEM,
        Role.ASSET,
        Role.WEAPON,
        Role.AGREEMENT,
        Role.EXERCISE,
        Role.PROVISION,
        Role.MEANS,
        Role.ATTRIBUTE,
        Role.TITLE,
        Role.FIELD,
        Role.QUANTITY,
        Role.VALUE,
    }
)
WHOM = frozenset(
    {
        Role.RECIPIENT,
        Role.TARGET,
        Role.OWNER,
        Role.VICTIM,
        Role.LOSER,
        Role.ORGANIZATION,
        Role.INTERMEDIARY,
        Role.MEDIATOR,
        Role.HOST,
    }
)
WHERE = frozenset({Role.PLACE, Role.ORIGIN, Role.DESTINATION, Role.TERRITORY})

#: Words that keep two fillers of one column apart.
_LEADS = {
    Role.WEAPON: "with ",
    Role.ORIGIN: "from ",
    Role.DESTINATION: "to ",
    Role.INTERMEDIARY: "through ",
    Role.MEDIATOR: "mediator ",
    Role.HOST: "at ",
    Role.LOSER: "from ",
    Role.OWNER: "of ",
}

Names = Mapping[str, str]


def who(claim: Claim, names: Names) -> str:
    """Fillers of the acting roles."""
    return _column(claim, WHO, names)


def whom(claim: Claim, names: Names) -> str:
    """Fillers of the roles that are acted upon."""
    return _column(claim, WHOM, names)


def where(claim: Claim, names: Names) -> str:
    """Fillers of the place roles."""
    return _column(claim, WHERE, names)


def what(claim: Claim, names: Names) -> str:
    """Type and act, how it is said, and the fillers that are things, amounts and texts."""
    head = claim.type.value if claim.act is None else f"{claim.type.value} {claim.act.value}"
    manner = [
        *((claim.polarity.value,) if claim.polarity is not Polarity.AFFIRMED else ()),
        *((claim.modality.value,) if claim.modality is not Modality.ASSERTED else ()),
    ]
    if manner:
        head += f" ({', '.join(manner)})"
    things = _column(claim, WHAT, names)
    return f"{head}: {things}" if things else head


def when(claim: Claim) -> str:
    """EDTF where the phrase fixes a time, else the phrase."""
    if claim.time is None:
        return ""
    return claim.time.value or ("" if claim.time.span is None else claim.time.span.text)


def said_by(claim: Claim, names: Names) -> str:
    """The speakers, nearest first; a cue alone stands in quotes."""
    return ", ".join(_speaker(speaker, names) for speaker in claim.attribution)


def filler(argument: Argument, names: Names) -> str:
    """What fills a role: the entity's name, the words, or the amount."""
    if argument.entity is not None:
        return names.get(argument.entity, argument.entity)
    if isinstance(argument.value, Amount):
        return amount(argument.value)
    if argument.value is not None:
        return argument.value
    return "" if argument.mention is None else argument.mention.text


def amount(value: Amount) -> str:
    """An amount as one says it: ``up to 200``, ``at least 24``, ``about 5,000 km``, ``50,000,000 USD``."""
    exact = value.value if value.value is not None else value.amount
    if exact is not None:
        text = _number(exact)
    elif value.min is not None and value.max is not None:
        text = f"{_number(value.min)} to {_number(value.max)}"
    elif value.max is not None:
        text = f"up to {_number(value.max)}"
    elif value.min is not None:
        text = f"at least {_number(value.min)}"
    else:
        text = "unknown"
    about = "about " if value.approximate and exact is not None else ""
    unit = value.currency or value.unit
    return f"{about}{text}" + (f" {unit}" if unit else "")


def _column(claim: Claim, roles: frozenset[Role], names: Names) -> str:
    parts = ((argument, filler(argument, names)) for argument in claim.arguments if argument.role in roles)
    return ", ".join(_once(_LEADS.get(argument.role, "") + text for argument, text in parts if text))


def _speaker(speaker: Attribution, names: Names) -> str:
    if speaker.entity is not None:
        return names.get(speaker.entity, speaker.entity)
    if speaker.mention is not None:
        return speaker.mention.text
    return "" if speaker.cue is None else f'"{speaker.cue.text}"'


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _number(number: float) -> str:
    return f"{int(number):,}" if float(number).is_integer() and abs(number) < 1e15 else f"{number:,}"

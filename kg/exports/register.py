"""Arms transfers in the columns of SIPRI's trade register, which analysts know, a row for each claim and item."""

from collections.abc import Iterator
from typing import Final

from kg.exports.survey import Survey
from kg.graph.build import amount_properties, literal_words
from kg.graph.model import Value
from kg.model import Amount, Argument, Claim
from kg.model.edtf import bounds
from kg.model.vocabulary import (
    WEAPON_BROADER,
    WEAPON_CODES,
    Act,
    ClaimType,
    EntityType,
    Modality,
    Polarity,
    Role,
    WeaponClass,
)

#: SIPRI's own seventeen, in their order. What only SIPRI can know stays empty.
SIPRI: Final = (
    "SIPRI AT Database ID",
    "Supplier",
    "Recipient",
    "Designation",
    "Description",
    "Armament category",
    "Order date",
    "Order date is estimate",
    "Numbers delivered",
    "Numbers delivered is estimate",
    "Delivery year",
    "Delivery year is estimate",
    "Status",
    "SIPRI estimate",
    "TIV deal unit",
    "TIV delivery values",
    "Local production",
)
#: What a claim says beside them. "Number" is the number said, delivered or not; where it counts several items
#: together it stands under "Number of all items" alone, in words, so that no column adds it up twice.
OURS: Final = (
    "Act",
    "Polarity",
    "Modality",
    "Number",
    "Number at least",
    "Number at most",
    "Number is estimate",
    "Number of all items",
    "Number in words",
    "Date",
    "Claim",
)

_SMALL_ARMS = "Small arms (not in SIPRI's list)"
_AMMUNITION = "Ammunition (not in SIPRI's list)"

#: SIPRI's category of a class, or of the nearest wider class that stands here; SIPRI counts guided bombs, guided
#: shells, torpedoes and loitering munitions as missiles, and uncrewed aircraft as aircraft. "": none of them.
CATEGORIES: Final[dict[WeaponClass, str]] = {
    WeaponClass.AIRCRAFT: "Aircraft",
    WeaponClass.UAV: "Aircraft",
    WeaponClass.ONE_WAY_ATTACK_UAV: "Missiles",
    WeaponClass.LOITERING_MUNITION: "Missiles",
    WeaponClass.AIR_DEFENCE_SYSTEM: "Air defence systems",
    WeaponClass.MANPADS: "Missiles",
    WeaponClass.ANTI_SUBMARINE_MUNITION: "Anti-submarine warfare weapons",
    WeaponClass.ARMOURED_VEHICLE: "Armoured vehicles",
    WeaponClass.ARTILLERY: "Artillery",
    WeaponClass.COASTAL_DEFENCE_SYSTEM: "",
    WeaponClass.MISSILE: "Missiles",
    WeaponClass.TORPEDO: "Missiles",
    WeaponClass.GLIDE_BOMB: "Missiles",
    WeaponClass.GUIDED_BOMB_KIT: "Missiles",
    WeaponClass.GUIDED_PROJECTILE: "Missiles",
    WeaponClass.GUIDED_ROCKET: "Missiles",
    WeaponClass.SATELLITE: "Satellites",
    WeaponClass.SENSOR: "Sensors",
    WeaponClass.VESSEL: "Ships",
    WeaponClass.UNMANNED_SURFACE_VEHICLE: "Ships",
    WeaponClass.INFANTRY_WEAPON: _SMALL_ARMS,
    WeaponClass.MUNITION: _AMMUNITION,
}

#: EDTF's marks for uncertain, approximate, and both.
_UNSURE = frozenset("?~%")

Row = dict[str, Value]


def rows(claim: Claim, survey: Survey) -> Iterator[Row]:
    """The claim's rows, where it is an arms transfer. A cell that is left out is empty."""
    if claim.type is not ClaimType.ARMS_TRANSFER:
        return
    items = [argument for argument in claim.arguments if argument.role is Role.ITEM]
    common: Row = {
        "Supplier": _names(claim, Role.SUPPLIER, survey) or "unknown supplier(s)",
        "Recipient": _names(claim, Role.RECIPIENT, survey) or "unknown recipient(s)",
        "Polarity": claim.polarity.value,
        "Modality": claim.modality.value,
        "Claim": claim.id,
        **_dates(claim),
        **_numbers(claim, several=len(items) > 1),
    }
    if claim.act is not None:
        common["Act"] = claim.act.value
    for item in items or (None,):
        yield common if item is None else {**common, **_item(item, survey)}


def category(weapon_class: str) -> str:
    """SIPRI's category of a class of the ontology or of a weapon table; empty where it has none."""
    found: WeaponClass | None = WEAPON_CODES.get(weapon_class)
    while found is not None:
        if found in CATEGORIES:
            return CATEGORIES[found]
        found = WEAPON_BROADER.get(found)
    return ""


def _is_delivery(claim: Claim) -> bool:
    """Whether the sentence says that the goods have come; a planned or denied delivery is none."""
    return (
        claim.act in (None, Act.DELIVERED)
        and claim.polarity is Polarity.AFFIRMED
        and claim.modality is Modality.ASSERTED
    )


def _item(item: Argument, survey: Survey) -> Row:
    if item.entity is None:
        return {} if item.mention is None else {"Description": item.mention.text}
    node = survey.node(item.entity)
    if node.labels[0] != EntityType.WEAPON:
        return {"Description": node.properties["name"]}
    kind = str(node.properties.get("weaponClass", ""))
    return {
        "Designation": node.properties["name"],
        "Description": kind.replace("_", " "),
        "Armament category": category(kind),
    }


def _numbers(claim: Claim, *, several: bool) -> Row:
    found: Row = {}
    for argument in claim.arguments:
        if argument.role is not Role.QUANTITY or found:
            continue
        words = literal_words(argument)
        if several:  # never a bare number, which somebody would add up row by row
            found["Number of all items"] = f"{words or _figures(argument)} in all"
            continue
        if words is not None:
            found["Number in words"] = words
        if not isinstance(argument.value, Amount):
            continue
        said = amount_properties(argument.role, argument.value)
        exact, least, most = (said.get(f"{argument.role.value}{end}") for end in ("", "Min", "Max"))
        estimate = "Yes" if argument.value.approximate or exact is None else "No"
        for column, number in (("Number", exact), ("Number at least", least), ("Number at most", most)):
            if number is not None:
                found[column] = number
        found["Number is estimate"] = estimate
        if _is_delivery(claim) and exact is not None:
            found |= {"Numbers delivered": exact, "Numbers delivered is estimate": estimate}
    return found


def _figures(argument: Argument) -> str:
    """The numbers of an amount that no words of the sentence give."""
    if not isinstance(argument.value, Amount):
        return ""
    said = amount_properties(argument.role, argument.value)
    figures = (said.get(f"{argument.role.value}{end}") for end in ("", "Min", "Max"))
    return " to ".join(str(figure) for figure in figures if figure is not None)


def _dates(claim: Claim) -> Row:
    if claim.time is None or claim.time.value is None:
        return {}
    found: Row = {"Date": claim.time.value}
    first, last = bounds(claim.time.value)
    if first is None or last is None or first[:4] != last[:4]:
        return found
    estimate = "Yes" if _UNSURE & set(claim.time.value) else "No"
    said_so = claim.polarity is Polarity.AFFIRMED and claim.modality in (Modality.ASSERTED, Modality.PLANNED)
    if claim.act is Act.ORDERED and said_so:
        found |= {"Order date": first[:4], "Order date is estimate": estimate}
    elif _is_delivery(claim):
        found |= {"Delivery year": first[:4], "Delivery year is estimate": estimate}
    return found


def _names(claim: Claim, role: Role, survey: Survey) -> str:
    words = (survey.words(argument) for argument in claim.arguments if argument.role is role)
    return "; ".join(dict.fromkeys(word for word in words if word is not None))

"""Readings for the files that are not RDF, and how they are written."""

import io
from collections.abc import Iterable
from pathlib import Path

from hand_built import article, claim, entity, first_story, second_story, span

from kg.exports.base import ExportSettings, export, write
from kg.model import Amount, Attribution, Point, Reading
from kg.model.vocabulary import Act, ClaimType, EntityType, Role

THIRD = (
    "Freedonia imposed sanctions on the Gloria Works on 5 January 2025.\n"
    "Rufus Firefly, president of Freedonia, met envoys in Gloria\nand in Oz, he told The Gazette.\n"
    '=SUM(1;2) is what the "Rambler gun" costs, from 3 May 2023 on: Freedonia sent Rambler guns to Sylvania again.\n'
    "The two states signed the Pact of Gloria in 2024, and 30 guns and drones went to the port."
)


def third_story() -> Reading:
    """What the other two lack: a person in an office, sanctions, an agreement, a place without point, a formula."""
    doc = article(
        THIRD, url="https://chronicle.example/3", title="+Sanctions", publisher="Chronicle", published="2025-01"
    )
    freedonia = entity(
        THIRD, EntityType.COUNTRY, "Freedonia", "Freedonia", identifiers={"wikidata": "Q101", "iso3166": "FD"}
    )
    sylvania = entity(THIRD, EntityType.COUNTRY, "Sylvania", "Sylvania", identifiers={"wikidata": "Q102"})
    works = entity(THIRD, EntityType.ORGANIZATION, "Gloria Works", "the Gloria Works")
    firefly = entity(THIRD, EntityType.PERSON, "Rufus Firefly", "Rufus Firefly", country="FD")
    gloria = entity(
        THIRD, EntityType.PLACE, "Gloria", "Gloria", identifiers={"geonames": "77"}, point=Point(33.5, -44.25, "town")
    )
    oz = entity(THIRD, EntityType.PLACE, "Oz", "Oz")
    gun = entity(THIRD, EntityType.WEAPON, "Rambler gun", "Rambler gun", weapon_class="towed_howitzer")
    pact = entity(THIRD, EntityType.AGREEMENT, "Pact of Gloria", "Pact of Gloria")
    drones = entity(THIRD, EntityType.WEAPON, "drones", "drones", weapon_class="uav")
    lines = THIRD.split("\n")
    meeting = "\n".join(lines[1:3])
    told = Attribution(firefly.id, span(THIRD, "he told"), span(THIRD, "told"))
    claims = (
        claim(
            doc.id,
            THIRD,
            ClaimType.SANCTION,
            lines[0],
            "imposed",
            [(Role.IMPOSER, freedonia, "Freedonia"), (Role.TARGET, works, "the Gloria Works")],
            act=Act.IMPOSED,
            when=("2025-01-05", "5 January 2025"),
        ),
        claim(
            doc.id,
            THIRD,
            ClaimType.POSITION,
            meeting,
            "president",
            [
                (Role.PERSON, firefly, "Rufus Firefly"),
                (Role.TITLE, "president", "president"),
                (Role.ORGANIZATION, freedonia, "Freedonia"),
            ],
        ),
        claim(
            doc.id,
            THIRD,
            ClaimType.MEETING,
            meeting,
            "met",
            [
                (Role.PARTICIPANT, firefly, "Rufus Firefly"),
                (Role.PARTICIPANT, "~envoys", None),
                (Role.PLACE, gloria, "Gloria"),
                (Role.PLACE, oz, "Oz"),
            ],
            said_by=(told,),
        ),
        claim(
            doc.id,
            THIRD,
            ClaimType.ARMS_TRANSFER,
            lines[3],
            "sent",
            [
                (Role.SUPPLIER, freedonia, "Freedonia"),
                (Role.RECIPIENT, sylvania, "Sylvania"),
                (Role.ITEM, gun, "Rambler guns"),
                (Role.VALUE, "=SUM(1;2)", "=SUM(1;2)"),
            ],
            when=("2023-05-03/2023-06", "from 3 May 2023 on"),
        ),
        claim(
            doc.id,
            THIRD,
            ClaimType.AGREEMENT,
            lines[4],
            "signed",
            [(Role.PARTY, freedonia, None), (Role.PARTY, sylvania, None), (Role.AGREEMENT, pact, "Pact of Gloria")],
            act=Act.SIGNED,
            when=("2024", "2024"),
        ),
        claim(
            doc.id,
            THIRD,
            ClaimType.ARMS_TRANSFER,
            lines[4],
            "went",
            [
                (Role.ITEM, "~guns", None),
                (Role.ITEM, drones, "drones"),
                (Role.QUANTITY, Amount(value=30.0), "30"),
                (Role.RECIPIENT, "~the port", None),
            ],
            act=Act.DELIVERED,
        ),
    )
    return Reading(doc, (freedonia, sylvania, works, firefly, gloria, oz, gun, pact, drones), claims)


def ordered(*readings: Reading) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.article.id)


def stories() -> list[Reading]:
    """All three, in canonical order."""
    return ordered(first_story(), second_story(), third_story())


def written(name: str, readings: Iterable[Reading] | None = None, settings: ExportSettings | None = None) -> bytes:
    """A file as bytes."""
    out = io.BytesIO()
    write(name, stories() if readings is None else readings, out, settings)
    return out.getvalue()


def folder(path: Path, readings: Iterable[Reading] | None = None, settings: ExportSettings | None = None) -> Path:
    """The folder of CSV files."""
    export("csv", stories() if readings is None else readings, path, settings)
    return path

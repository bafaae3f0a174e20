"""What a real article says, and three invented ones that say the like in other words, is read right.

Beside each article lies a table of the claims that must come out, one a line: ``roles`` gives for each
role its fillers, each by the names that are accepted for it (``place|host``: either role will do). The
fillers of a listed role must be these and no others; further roles are left to the score over the gold.
The articles shan-howitzers, nakhchivan-launchers and sudan-launchers are inventions for these tests;
koksan-crimea lies with the shared material.
"""

import json
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.extractors.reading import ArticleReader
from kg.model import Amount, Argument, Article, Claim, Reading, Span
from kg.model.ids import normalised_name
from kg.model.vocabulary import Act, ClaimType, Modality, Polarity, Role
from kg.sources import Meta, SourceSettings, articles

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("KG_SHARED", HERE.parents[2] / "shared"))

TABLES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.json"))
}
ROWS = [(name, row) for name, table in TABLES.items() for row in table["claims"]]
IDS = [f"{name}-{row['type']}" for name, row in ROWS]

#: Roles whose filler is told in words: a phrase that must stand in it is accepted.
IN_WORDS = {Role.PROVISION, Role.ATTRIBUTE}


def article_path(name: str) -> Path:
    """Where the article lies; skips the test where it is shared material that isn't here."""
    path = HERE / f"{name}.txt"
    if not path.exists():
        path = SHARED / "article" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here; set KG_SHARED")
    return path


def load(name: str) -> Article:
    flags = Meta(date=TABLES[name]["published"])
    (article,) = articles([str(article_path(name))], SourceSettings(flags=flags))
    assert isinstance(article, Article), article
    return article


@cache
def reader() -> ArticleReader:
    return ArticleReader()


@cache
def reading(name: str) -> Reading:
    return reader().read(load(name))[0]


def names_of(read: Reading, entity: str | None, mention: Span | None) -> set[str]:
    """Every name that the article gives what is meant here; its own words where it is no entity."""
    found = {mention.text} if mention is not None and entity is None else set()
    for item in read.entities:
        if item.id == entity:
            found |= {item.name, *(span.text for span in item.mentions)}
    return {normalised_name(name) for name in found}


def fits(read: Reading, argument: Argument, accepted: Iterable[str]) -> bool:
    wanted = {normalised_name(name) for name in accepted}
    if argument.role in IN_WORDS:
        words = argument.value if isinstance(argument.value, str) else ""
        told = normalised_name(words or (argument.mention.text if argument.mention else ""))
        return any(phrase in told for phrase in wanted)
    return bool(wanted & names_of(read, argument.entity, argument.mention))


def paired(items: list[Argument], wanted: list[list[str]], fit: Callable[[Argument, list[str]], bool]) -> bool:
    """Every item fits a wanted filler and every wanted filler has an item."""
    return all(any(fit(item, names) for names in wanted) for item in items) and all(
        any(fit(item, names) for item in items) for names in wanted
    )


def same_amount(argument: Argument, accepted: dict[str, Any]) -> bool:
    amount = argument.value
    if not isinstance(amount, Amount):
        return False
    keys = ("value", "min", "max", *(["unit"] if "unit" in accepted else []))
    return {key: getattr(amount, key) for key in keys if getattr(amount, key) is not None} == accepted


def differences(read: Reading, claim: Claim, row: dict[str, Any]) -> list[str]:
    """What of the row the claim doesn't say."""
    found = []
    for key in ("act", "modality", "polarity"):
        if key in row and getattr(claim, key) != row[key]:
            found.append(f"{key} {getattr(claim, key)}")
    if "time" in row and (claim.time.value if claim.time else None) != row["time"]:
        found.append(f"time {claim.time}")
    if "attribution" in row:
        speakers = [names_of(read, speaker.entity, speaker.mention) for speaker in claim.attribution]
        wanted = [{normalised_name(name) for name in names} for names in row["attribution"]]
        if len(speakers) != len(wanted) or not all(map(set.intersection, speakers, wanted)):
            found.append(f"attribution {speakers}")
    for roles, wanted_names in row["roles"].items():
        filled = [argument for argument in claim.arguments if argument.role in roles.split("|")]
        if not filled or not paired(filled, wanted_names, lambda argument, names: fits(read, argument, names)):
            found.append(f"{roles} {[names_of(read, item.entity, item.mention) or item.value for item in filled]}")
    for key in (Role.QUANTITY, Role.VALUE):
        if key.value in row:
            amounts = [argument for argument in claim.arguments if argument.role == key]
            if not any(same_amount(argument, accepted) for argument in amounts for accepted in row[key.value]):
                found.append(f"{key} {[argument.value for argument in amounts]}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_claim_is_read(name: str, row: dict[str, Any]) -> None:
    read = reading(name)
    tried = [
        (differences(read, claim, row), claim.trigger.text, claim.evidence.text)
        for claim in read.claims
        if claim.type == row["type"]
    ]
    assert any(not wrong for wrong, *_ in tried), "\n".join(
        [f"no {row['type']} in {name} is as the table says; those there are differ in"]
        + [f"  {trigger!r}: {'; '.join(wrong)}\n    {evidence}" for wrong, trigger, evidence in sorted(tried)]
    )


@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_table_fits_its_article(name: str, row: dict[str, Any]) -> None:
    """The table speaks the vocabulary, and each filler is named in the article."""
    text = article_path(name).read_text(encoding="utf-8")
    ClaimType(row["type"])
    Modality(row["modality"])
    Polarity(row["polarity"])
    assert row.get("act") is None or Act(row["act"])
    for roles, fillers in row["roles"].items():
        for role in map(Role, roles.split("|")):
            for accepted in fillers:
                assert role == Role.ATTRIBUTE or any(word.lower() in text.lower() for word in accepted)
    for accepted in row["attribution"]:
        assert any(word.lower() in text.lower() for word in accepted)


def test_the_like_of_seven_claims_stands_in_each() -> None:
    kinds = {name: [row["type"] for row in table["claims"]] for name, table in TABLES.items()}
    assert len(kinds) == 4
    assert all(types == kinds["koksan-crimea"] for types in kinds.values())

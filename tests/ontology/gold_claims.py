"""The gold's claims as claims of ours, without places in the text: the gold names entities, not offsets."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Amount, Argument, Attribution, Claim, Entity, Span, Time
from kg.model.vocabulary import ROLES, Act, ClaimType, EntityType, Modality, Polarity, Role

#: Where the shared material lies; may be absent.
GOLD = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared")) / "gold"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    article: str
    claim: Claim
    entities: dict[str, Entity]


def claims(split: str) -> Iterator[GoldClaim]:
    for path in sorted((GOLD / split).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        entities = {
            item["name"]: Entity(item["name"], EntityType(item["type"]), item["name"]) for item in document["entities"]
        }
        accepted = {name: item["name"] for item in document["entities"] for name in item.get("accept", ())}
        for item in document["claims"]:
            names = accepted | {name: name for name in entities}
            yield GoldClaim(path.stem, _claim(item, names), entities)


def _span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def _claim(item: dict[str, Any], names: dict[str, str]) -> Claim:
    evidence, trigger, time = item["evidence"], item["trigger"], item["time"]
    claim_type = ClaimType(item["type"])
    act = item.get("act")
    return Claim(
        id=item["id"],
        type=claim_type,
        act=None if act is None else Act(act),
        trigger=_span(trigger, evidence.find(trigger)),
        arguments=tuple(_argument(claim_type, argument, names) for argument in item["args"]),
        time=None if time is None else Time(time["value"], _span(time["text"]) if time.get("text") else None),
        polarity=Polarity(item["polarity"]),
        modality=Modality(item["modality"]),
        attribution=tuple(_speaker(speaker, names) for speaker in item["attribution"]),
        evidence=_span(evidence),
        extractor="gold",
    )


def _argument(claim_type: ClaimType, item: dict[str, Any], names: dict[str, str]) -> Argument:
    role = Role(item["role"])
    value = item.get("value")
    rule = ROLES[claim_type].get(role)
    mention = _span(item["text"]) if item.get("text") else None
    if isinstance(value, dict):
        amount = Amount(**{key: value[key] for key in value})
        return Argument(role, mention=mention, value=amount)
    if rule is not None and rule.literal:
        return Argument(role, mention=mention, value=None if value is None else str(value))
    return Argument(role, entity=names.get(item.get("name", "")), mention=mention or _span(item["name"]))


def _speaker(item: Any, names: dict[str, str]) -> Attribution:
    name = item["name"] if isinstance(item, dict) else item
    return Attribution(names.get(name), _span(name))

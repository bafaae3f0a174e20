"""The wire form: one :class:`~kg.model.values.Reading` a line, as ``claims.schema.json`` describes.

Keys stand in a fixed order and absent optional values are left out, so that the same reading gives the
same bytes.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from kg.errors import ClaimsError
from kg.model.values import (
    Amount,
    Argument,
    Article,
    Attribution,
    Claim,
    Entity,
    Point,
    Reading,
    Span,
    Time,
)
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

#: Half of a surrogate pair, which a JSON line may carry into a text and UTF-8 has no bytes for.
_LONE = re.compile("[\ud800-\udfff]")


def dumps(reading: Reading) -> str:
    """One line without its newline."""
    return encode(_reading(reading))


def encode(value: Any) -> str:
    """JSON on one line, without spaces; lone surrogates are escaped, so that it can be written as UTF-8."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", line)


def write(readings: Iterable[Reading], out: TextIO) -> int:
    """Write a line a reading; returns how many."""
    count = 0
    for reading in readings:
        out.write(dumps(reading) + "\n")
        count += 1
    return count


def read(lines: Iterable[str], source: str) -> Iterator[Reading]:
    """Readings of the lines; blank lines are passed over.

    Raises ClaimsError naming source and line number at the first malformed line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield loads(line)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            detail = f"{error!s}" if isinstance(error, ValueError) else f"{type(error).__name__} {error}"
            raise ClaimsError(
                f"{source}, line {number}: not a line of claims.jsonl ({detail}); write it again with kg extract"
            ) from error


def loads(line: str) -> Reading:
    """The reading of one line. Raises ValueError, KeyError or TypeError where it is malformed."""
    data = json.loads(line)
    document = data["document"]
    article = Article(
        id=document["id"],
        source=document["source"],
        text=document.get("text"),
        sha256=document.get("sha256", ""),
        url=document.get("url"),
        title=document.get("title"),
        publisher=document.get("publisher"),
        published=document.get("published"),
        language=document.get("language"),
    )
    return Reading(
        article=article,
        entities=tuple(_to_entity(item) for item in data["entities"]),
        claims=tuple(_to_claim(item) for item in data["claims"]),
        noticed=tuple((start, end) for start, end in document.get("noticed", ())),
    )


def _reading(reading: Reading) -> dict[str, Any]:
    article = reading.article
    document: dict[str, Any] = {
        "id": article.id,
        "source": article.source,
        "sha256": article.sha256,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "noticed": [list(pair) for pair in reading.noticed],
        "text": article.text,
    }
    return {
        "document": document,
        "entities": [_entity(entity) for entity in reading.entities],
        "claims": [_claim(claim) for claim in reading.claims],
    }


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _number(number: float) -> float | int:
    return int(number) if float(number).is_integer() and abs(number) < 1e15 else number


def _amount(amount: Amount) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key in ("value", "min", "max", "amount"):
        number = getattr(amount, key)
        if number is not None:
            out[key] = _number(number)
    if amount.currency is not None:
        out["currency"] = amount.currency
    if amount.unit is not None:
        out["unit"] = amount.unit
    if amount.approximate:
        out["approximate"] = True
    return out


def _entity(entity: Entity) -> dict[str, Any]:
    out: dict[str, Any] = {"id": entity.id, "type": entity.type.value, "name": entity.name}
    if entity.identifiers:
        out["identifiers"] = dict(entity.identifiers)
    if entity.country is not None:
        out["country"] = entity.country
    if entity.weapon_class is not None:
        out["class"] = entity.weapon_class
    if entity.point is not None:
        out["point"] = {"lon": entity.point.lon, "lat": entity.point.lat, "precision": entity.point.precision}
    out["mentions"] = [_span(span) for span in entity.mentions]
    return out


def _argument(argument: Argument) -> dict[str, Any]:
    out: dict[str, Any] = {"role": argument.role.value, "entity": argument.entity, "mention": _span(argument.mention)}
    if argument.value is not None:
        out["value"] = _amount(argument.value) if isinstance(argument.value, Amount) else argument.value
    return out


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    out: dict[str, Any] = {"value": time.value}
    if time.span is not None:
        out |= {"start": time.span.start, "end": time.span.end, "text": time.span.text}
    return out


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "type": claim.type.value,
        "act": None if claim.act is None else claim.act.value,
        "trigger": _span(claim.trigger),
        "arguments": [_argument(argument) for argument in claim.arguments],
        "time": _time(claim.time),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": [
            {"entity": speaker.entity, "mention": _span(speaker.mention), "cue": _span(speaker.cue)}
            for speaker in claim.attribution
        ],
        "evidence": _span(claim.evidence),
        "extractor": claim.extractor,
        "rule": claim.rule,
    }


def _to_span(data: dict[str, Any] | None) -> Span | None:
    return None if data is None else Span(data["start"], data["end"], data["text"])


def _need_span(data: dict[str, Any]) -> Span:
    return Span(data["start"], data["end"], data["text"])


def _to_amount(data: dict[str, Any]) -> Amount:
    return Amount(
        value=data.get("value"),
        min=data.get("min"),
        max=data.get("max"),
        amount=data.get("amount"),
        currency=data.get("currency"),
        unit=data.get("unit"),
        approximate=bool(data.get("approximate", False)),
    )


def _to_entity(data: dict[str, Any]) -> Entity:
    point = data.get("point")
    return Entity(
        id=data["id"],
        type=EntityType(data["type"]),
        name=data["name"],
        mentions=tuple(_need_span(item) for item in data["mentions"]),
        identifiers=tuple(sorted(data.get("identifiers", {}).items())),
        country=data.get("country"),
        weapon_class=data.get("class"),
        point=None if point is None else Point(point["lon"], point["lat"], point["precision"]),
    )


def _to_argument(data: dict[str, Any]) -> Argument:
    value = data.get("value")
    return Argument(
        role=Role(data["role"]),
        entity=data.get("entity"),
        mention=_to_span(data.get("mention")),
        value=_to_amount(value) if isinstance(value, dict) else value,
    )


def _to_time(data: dict[str, Any] | None) -> Time | None:
    if data is None:
        return None
    span = Span(data["start"], data["end"], data["text"]) if "start" in data else None
    return Time(value=data["value"], span=span)


def _to_claim(data: dict[str, Any]) -> Claim:
    act = data.get("act")
    return Claim(
        id=data["id"],
        type=ClaimType(data["type"]),
        act=None if act is None else Act(act),
        trigger=_need_span(data["trigger"]),
        arguments=tuple(_to_argument(item) for item in data["arguments"]),
        time=_to_time(data.get("time")),
        polarity=Polarity(data["polarity"]),
        modality=Modality(data["modality"]),
        attribution=tuple(
            Attribution(item.get("entity"), _to_span(item.get("mention")), _to_span(item.get("cue")))
            for item in data["attribution"]
        ),
        evidence=_need_span(data["evidence"]),
        extractor=data["extractor"],
        rule=data.get("rule"),
    )

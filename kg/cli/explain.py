"""kg explain"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import one_line
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.model import Claim, Reading, Span


@click.command(epilog="Example: kg explain out/claims.jsonl claim-3f2a")
@click.argument("claims")
@click.argument("claim_id", metavar="ID")
def explain(claims: str, claim_id: str) -> None:
    """Explain one claim: its sentence, what made it, what was resolved to what.

    CLAIMS is a claims file, a folder that kg build made, a store, or - for standard input. ID is a claim's
    id or the beginning of one. Scores are shown where trace.jsonl lies beside the claims.
    """
    from kg.pipeline import readings

    reading, claim = _find(readings(claims, sys.stdin), claim_id, claims)
    for line in (*_lines(reading, claim), *_trace(claims, reading.article.id, claim)):
        click.echo(line)


def _find(readings: "Iterator[Reading]", wanted: str, source: str) -> "tuple[Reading, Claim]":
    """The one claim whose id begins so. Raises SettingError where there is none, or more than one."""
    prefix = wanted if wanted.startswith("claim-") else f"claim-{wanted}"
    found: tuple[Reading, Claim] | None = None
    for reading in readings:
        for claim in reading.claims:
            if claim.id == prefix:
                return reading, claim
            if claim.id.startswith(prefix):
                if found is not None:
                    raise SettingError(f"{wanted}: more than one claim of {source} begins so; give more of its id")
                found = reading, claim
    if found is None:
        raise SettingError(f"{wanted}: no claim of {source} has this id; kg show {source} lists them")
    return found


def _lines(reading: "Reading", claim: "Claim") -> Iterator[str]:
    from kg.cli.claims import filler, said_by, what, when

    article = reading.article
    names = {entity.id: entity.name for entity in reading.entities}
    entities = {entity.id: entity for entity in reading.entities}
    yield f"{claim.id}  {one_line(what(claim, names))}"
    yield "  article    " + one_line(
        " · ".join(part for part in (article.title, article.publisher, article.published, article.source) if part)
    )
    yield f"  sentence   {one_line(marked(claim))}"
    yield f"  made by    {one_line(claim.extractor)}" + (f", {one_line(claim.rule)}" if claim.rule else "")
    yield f"  said       {claim.polarity.value}, {claim.modality.value}"
    if claim.time is not None:
        words = "" if claim.time.span is None else f'"{claim.time.span.text}" '
        yield f"  when       {one_line(words)}-> {when(claim) if claim.time.value else 'no date can be told'}"
    if claim.attribution:
        yield f"  said by    {one_line(said_by(claim, names))}"
    yield "  resolved"
    for argument in claim.arguments:
        words = "" if argument.mention is None else f'"{argument.mention.text}" '
        line = f"{argument.role.value}: {words}-> {filler(argument, names)}"
        entity = entities.get(argument.entity or "")
        if entity is not None:
            facts = [entity.type.value, *(f"{scheme} {key}" for scheme, key in entity.identifiers), entity.id]
            line += f" ({', '.join(facts)}; {_mentions(len(entity.mentions))})"
        elif argument.mention is not None and argument.value is None:
            line += " (a description of this article alone)"
        yield f"    {one_line(line)}"


def _mentions(count: int) -> str:
    return "mentioned once" if count == 1 else f"mentioned {count} times"


def marked(claim: "Claim") -> str:
    """The sentence with its trigger and fillers in brackets: ``[Russia | actor] is [moving | trigger] ...``.

    Fillers that stand in another sentence, or across another's edge, are left to the list below it.
    """
    spans: dict[tuple[int, int], list[str]] = {}
    _mark(spans, claim.evidence, claim.trigger, "trigger")
    for argument in claim.arguments:
        _mark(spans, claim.evidence, argument.mention, argument.role.value)
    for speaker in claim.attribution:
        _mark(spans, claim.evidence, speaker.mention, "said by")
    if claim.time is not None:
        _mark(spans, claim.evidence, claim.time.span, "when")
    opening: dict[int, int] = {}
    closing: dict[int, str] = {}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda place: (place[0], -place[1])):
        if all(end <= left or start >= right or (left <= start and end <= right) for left, right in kept):
            kept.append((start, end))
            opening[start] = opening.get(start, 0) + 1
            closing[end] = f" | {', '.join(spans[start, end])}]" + closing.get(end, "")
    text = claim.evidence.text
    return "".join(
        closing.get(place, "") + "[" * opening.get(place, 0) + text[place : place + 1] for place in range(len(text) + 1)
    )


def _mark(spans: dict[tuple[int, int], list[str]], sentence: "Span", span: "Span | None", label: str) -> None:
    if span is not None and sentence.start <= span.start < span.end <= sentence.end:
        labels = spans.setdefault((span.start - sentence.start, span.end - sentence.start), [])
        if label not in labels:
            labels.append(label)


def _trace(source: str, article: str, claim: "Claim") -> Iterator[str]:
    """What trace.jsonl beside the claims says of the claim and of the sentence's other candidates."""
    beside = [folder / "trace.jsonl" for folder in (Path(source), Path(source).parent)]
    trace = next((path for path in beside if source != "-" and path.is_file()), None)
    if trace is None:
        return
    with open(trace, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            try:
                data: dict[str, Any] = json.loads(line)
                found = data["document"] == article
                candidates = [item for item in data["candidates"] if isinstance(item, dict)]
            except (ValueError, KeyError, TypeError):
                continue
            if found:
                yield from _scores(candidates, claim)
                return


def _scores(candidates: list[dict[str, Any]], claim: "Claim") -> Iterator[str]:
    own = [item for item in candidates if item.get("claim") == claim.id]
    for candidate in own:
        yield f"  score      {_candidate(candidate)}"
        for filler in candidate.get("fillers", ()):
            yield f"    {one_line(_filler(filler))} {_score(filler)}"
        for filler in candidate.get("not taken", ()):
            yield f"    {one_line(_filler(filler))} not taken: {one_line(str(filler.get('reason')))}"
    start, end = claim.evidence.start, claim.evidence.end
    for candidate in candidates:
        if "refused" in candidate and candidate not in own and start <= candidate.get("start", -1) < end:
            why = one_line(str(candidate["refused"]))
            yield f"  refused    {_candidate(candidate)}: {why}"


def _candidate(candidate: dict[str, Any]) -> str:
    parts = (candidate.get("type"), f'"{candidate.get("trigger")}"', "by", candidate.get("by"))
    return f"{one_line(' '.join(str(part) for part in parts))} {_score(candidate)}"


def _filler(filler: dict[str, Any]) -> str:
    return f'{filler.get("role")}: "{filler.get("text")}"'


def _score(item: dict[str, Any]) -> str:
    score = item.get("score")
    return f"{score:.2f}" if isinstance(score, int | float) else ""

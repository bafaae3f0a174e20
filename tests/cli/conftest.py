"""A reader that needs no models, and the command line run in this process with it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.errors import SourceError
from kg.extractors.reading import ReadingSettings
from kg.model import Argument, Article, Claim, Entity, Reading, Rejected, Span
from kg.model.ids import claim_id, named_entity_id
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

_SENTENCE = re.compile(r"(?P<supplier>[A-Z]\w+) supplied (?P<recipient>[A-Z]\w+) with (?P<item>\w+)\.")
_ROLES = (
    (Role.SUPPLIER, EntityType.COUNTRY),
    (Role.RECIPIENT, EntityType.COUNTRY),
    (Role.ITEM, EntityType.WEAPON),
)


class PatternReader:
    """Reads "X supplied Y with Z." and nothing else; "Mars" is refused, "nothing about" is noticed."""

    def __init__(self, settings: ReadingSettings) -> None:
        self.settings = settings

    def read(self, article: Article) -> tuple[Reading, list[dict[str, Any]]]:
        text = article.text or ""
        if "unreadable" in text:
            raise SourceError(f"{article.source}: too strange to be read; leave it out")
        entities: dict[str, Entity] = {}
        claims: list[Claim] = []
        rejected: list[Rejected] = []
        for found in _SENTENCE.finditer(text):
            claim = _claim(article, found, entities)
            if "Mars" in found.group():
                rejected.append(Rejected(claim, "filler", "Mars is no state"))
            else:
                claims.append(claim)
        noticed = tuple(found.span() for found in re.finditer(r"nothing about [^.]*\.", text))
        trace = [_note(claim) for claim in claims] + [{**_note(item.claim), "refused": "filler"} for item in rejected]
        return Reading(article, tuple(entities.values()), tuple(claims), noticed, tuple(rejected)), trace


def _note(claim: Claim) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "type": claim.type.value,
        "trigger": claim.trigger.text,
        "start": claim.trigger.start,
        "by": claim.rule,
        "score": 0.875,
        "fillers": [{"role": "item", "text": "rockets", "score": 0.5}],
        "not taken": [{"role": "place", "text": "Syria", "reason": "another role"}],
    }


def _claim(article: Article, found: re.Match[str], entities: dict[str, Entity]) -> Claim:
    arguments = []
    for role, kind in _ROLES:
        span = Span(*found.span(role.value), found.group(role.value))
        key = named_entity_id(kind, span.text)
        held = entities.get(key, Entity(key, kind, span.text))
        entities[key] = Entity(key, kind, span.text, (*held.mentions, span))
        arguments.append(Argument(role, key, span))
    start = found.start() + found.group().index("supplied")
    return Claim(
        id=claim_id(article.id, ClaimType.ARMS_TRANSFER, found.group(), "supplied", 0),
        type=ClaimType.ARMS_TRANSFER,
        act=Act.DELIVERED,
        trigger=Span(start, start + len("supplied"), "supplied"),
        arguments=tuple(arguments),
        time=None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        attribution=(),
        evidence=Span(*found.span(), found.group()),
        extractor="pattern 1",
        rule="supplied",
    )


@pytest.fixture
def _pattern_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pool._new_reader", PatternReader)


@pytest.fixture
def kg(_pattern_reader: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """``kg(*words)`` in an empty folder; foreseen errors end as they do for users, others are raised."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(cli, words, input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run

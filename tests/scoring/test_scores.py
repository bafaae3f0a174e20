"""Scores of made-up claims against a made-up article, number by number."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import SettingError, SourceError
from kg.model import Amount, Argument, Article, Attribution, Claim, Entity, Reading, Span, Time
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.scoring import Measure, read_gold, score, scores, tables
from kg.scoring.words import covers, plain, shared

TEXT = "Germany's government will give Ukraine 18 Leopard tanks, officials said.\nThey arrived in March."
_FIRST = TEXT.partition("\n")[0]
_SECOND = TEXT.partition("\n")[2]
GOLD: dict[str, Any] = {
    "doc": "tanks",
    "published": "2023-04-01",
    "publisher": None,
    "entities": [
        {"name": "Germany", "type": "Country", "accept": ["German"]},
        {"name": "Ukraine", "type": "Country", "accept": ["Kyiv"]},
        {"name": "Leopard tanks", "type": "Weapon", "accept": ["They"]},
    ],
    "claims": [
        {
            "id": "c1",
            "type": "ArmsTransfer",
            "act": "delivered",
            "evidence": _FIRST,
            "trigger": "give",
            "args": [
                {"role": "supplier", "name": "Germany", "text": "Germany's government"},
                {"role": "recipient", "name": "Ukraine", "text": "Ukraine"},
                {"role": "item", "name": "Leopard tanks", "text": "Leopard tanks"},
                {"role": "quantity", "text": "18", "value": {"value": 18}},
            ],
            "time": None,
            "polarity": "affirmed",
            "modality": "planned",
            "attribution": [{"name": "officials", "text": "officials"}],
        },
        {
            "id": "c2",
            "type": "ArmsTransfer",
            "act": "delivered",
            "evidence": _SECOND,
            "trigger": "arrived",
            "args": [{"role": "item", "name": "Leopard tanks", "text": "They"}],
            "time": {"text": "in March", "value": "2023-03"},
            "polarity": "affirmed",
            "modality": "asserted",
            "attribution": [],
        },
    ],
}


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _claim(trigger: str, evidence: str, arguments: tuple[Argument, ...], **more: Any) -> Claim:
    values: dict[str, Any] = {
        "id": trigger,
        "type": ClaimType.ARMS_TRANSFER,
        "act": Act.DELIVERED,
        "trigger": _span(trigger),
        "arguments": arguments,
        "time": None,
        "polarity": Polarity.AFFIRMED,
        "modality": Modality.ASSERTED,
        "attribution": (),
        "evidence": _span(evidence),
        "extractor": "test 1",
    }
    return Claim(**{**values, **more})


ENTITIES = (
    Entity("germany", EntityType.COUNTRY, "Germany", (_span("Germany"),)),
    Entity("ukraine", EntityType.COUNTRY, "Ukraine", (_span("Ukraine"),)),
    Entity("tanks", EntityType.WEAPON, "Leopard tanks", (_span("Leopard tanks"), _span("They"))),
)
GIVES = _claim(
    "give",
    _FIRST,
    (
        Argument(Role.SUPPLIER, "germany", _span("Germany")),
        Argument(Role.RECIPIENT, "ukraine", _span("Ukraine")),
        Argument(Role.ITEM, "tanks", _span("Leopard tanks")),
        Argument(Role.QUANTITY, None, _span("18"), Amount(value=18)),
    ),
    modality=Modality.PLANNED,
    attribution=(Attribution(None, _span("officials")),),
)
ARRIVED = _claim(
    "arrived", _SECOND, (Argument(Role.ITEM, "tanks", _span("They")),), time=Time("2023-03", _span("in March"))
)
PERFECT = Reading(Article("a", "tanks.txt", TEXT, ""), ENTITIES, (GIVES, ARRIVED))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "tanks.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tanks.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_perfect_reading_is_all_right(gold: Path) -> None:
    result, matches = score(read_gold(gold), [PERFECT])
    assert (result.claims, result.triples, result.entities) == (Measure(2, 2, 2), Measure(5, 5, 5), Measure(3, 3, 3))
    assert result.attribution == Measure(1, 1, 1)
    assert {name: share.percent for name, share in result.shares} == dict.fromkeys(
        ("modality", "polarity", "time", "act", "identity"), 100.0
    )
    assert dict(result.stated) == {"times": Measure(1, 1, 1), "negated": Measure(), "hedged": Measure(1, 1, 1)}
    assert [line for item in matches for line in scores.errors(item)] == []


def _argument(role: Role, /, **change: Any) -> Callable[[Claim], Claim]:
    def changed(claim: Claim) -> Claim:
        wanted = next(item for item in claim.arguments if item.role is role)
        return replace(claim, arguments=tuple(replace(a, **change) if a is wanted else a for a in claim.arguments))

    return changed


@pytest.mark.parametrize(
    ("change", "right"),
    [
        (_argument(Role.RECIPIENT, entity=None), 4),  # its words are right
        (_argument(Role.RECIPIENT, mention=None), 4),  # its entity is right
        (_argument(Role.RECIPIENT, entity="germany", mention=_span("Germany")), 3),
        (_argument(Role.RECIPIENT, role=Role.SUPPLIER), 3),
        (_argument(Role.SUPPLIER, entity=None, mention=_span("Germany's government will")), 4),  # covers enough
        (_argument(Role.SUPPLIER, entity=None, mention=_span(_FIRST)), 3),  # far too long
        (_argument(Role.QUANTITY, value=Amount(min=18)), 4),
        (_argument(Role.QUANTITY, value=Amount(value=80)), 3),  # its number, not its words
        (_argument(Role.QUANTITY, value=None), 4),
        (lambda claim: replace(claim, arguments=()), 0),
        (lambda claim: replace(claim, arguments=claim.arguments * 2), 4),  # each gold argument once
    ],
)
def test_arguments(gold: Path, change: Callable[[Claim], Claim], right: int) -> None:
    claim = change(GIVES)
    result, _ = score(read_gold(gold), [replace(PERFECT, claims=(claim,))])
    assert result.claims == Measure(1, 1, 2)
    assert result.triples == Measure(right, len(claim.arguments), 5)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((), Measure(0, 0, 2)),
        ((replace(GIVES, type=ClaimType.AID),), Measure(0, 1, 2)),
        ((replace(GIVES, trigger=_span("arrived")),), Measure(1, 1, 2)),  # met by the sentence of its trigger
        ((GIVES, GIVES, GIVES), Measure(1, 3, 2)),
        # The one with more in common is taken, whatever the order.
        ((replace(GIVES, arguments=()), GIVES), Measure(1, 2, 2)),
    ],
)
def test_claims(gold: Path, claims: tuple[Claim, ...], expected: Measure) -> None:
    result, matches = score(read_gold(gold), [replace(PERFECT, claims=claims)])
    assert result.claims == expected
    if claims[-1:] == (GIVES,):
        assert max(len(pair.arguments) for pair in matches[0].pairs) == 4


def test_stated_and_shares(gold: Path) -> None:
    wrong = replace(ARRIVED, time=Time("2022-03"), polarity=Polarity.NEGATED, act=None, modality=Modality.POSSIBLE)
    result, _ = score(read_gold(gold), [replace(PERFECT, claims=(GIVES, wrong))])
    assert dict(result.stated) == {"times": Measure(0, 1, 1), "negated": Measure(0, 1, 0), "hedged": Measure(1, 2, 1)}
    assert {name: share.percent for name, share in result.shares if name != "identity"} == dict.fromkeys(
        ("modality", "polarity", "time", "act"), 50.0
    )


def test_identity_is_the_entity_behind_the_words(gold: Path) -> None:
    lost = Entity("they", EntityType.WEAPON, "They", (_span("They"),))
    wrong = Entity("wrong", EntityType.WEAPON, "howitzers", (_span("They"),))
    for entity, percent in ((lost, 100.0), (wrong, 0.0)):
        claim = replace(ARRIVED, arguments=(Argument(Role.ITEM, entity.id, _span("They")),))
        result, _ = score(read_gold(gold), [replace(PERFECT, entities=(entity,), claims=(claim,))])
        assert result.triples == Measure(1, 1, 5)
        assert dict(result.shares)["identity"].percent == percent


def test_article_without_reading_counts_as_missed(gold: Path) -> None:
    other = replace(PERFECT, article=replace(PERFECT.article, source="other.txt"))
    result, matches = score(read_gold(gold), [other])
    assert (result.articles, result.read, result.claims.f1) == (1, 0, 0.0)
    assert [line[0] for item in matches for line in scores.errors(item)] == ["-", "-"]


def test_errors_name_what_is_wrong(gold: Path) -> None:
    claims = (_argument(Role.RECIPIENT, entity="germany", mention=_span("Germany"))(GIVES), replace(GIVES, id="2"))
    claims = (claims[0], replace(ARRIVED, type=ClaimType.MEETING))
    _, matches = score(read_gold(gold), [replace(PERFECT, claims=claims)])
    assert [line for item in matches for line in scores.errors(item)] == [
        "~ tanks ArmsTransfer [give] missed=[('recipient', 'Ukraine')] extra=[('recipient', 'Germany')]",
        "- tanks ArmsTransfer [arrived] 'They arrived in March.'",
        "+ tanks Meeting [arrived] [('item', 'They')]",
    ]


def test_table_and_json_say_the_same(gold: Path) -> None:
    result, _ = score(read_gold(gold), [replace(PERFECT, claims=(GIVES,))])
    values = tables.as_json(result)
    assert values["claims"] == {"p": 100.0, "r": 50.0, "f1": 66.7, "tp": 1, "pred": 1, "gold": 2}
    assert "claims                 P 100.0  R  50.0  F1  66.7   (1 right, 1 given, 2 gold)" in tables.lines(result)
    assert len(list(tables.lines(result))) == len(list(tables.lines(result, types=False))) + 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Ukraine’s  Armed-Forces", "ukraine armed force"),
        ("their gas; its glass", "gas glass"),
        ("S-400s", "s 400"),
        ("a the of", ""),
        ("Ground\u00a0Forces", "ground force"),
    ],
)
def test_plain_words(words: str, expected: str) -> None:
    assert plain(words) == expected


def test_phrases_and_places() -> None:
    assert shared("help with training", "training help for pilots") == 0.4
    assert shared("", "") == 0.0
    assert covers((10, 20), (15, 40))
    assert not covers((10, 20), (16, 40))
    assert not covers((10, 20), (10, 61))
    assert not covers((10, 20), (20, 25))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"claims": None}, "not a marked article"),
        ({"entities": [{"name": "x", "type": "Ghost"}]}, "Ghost"),
        ({"claims": [{**GOLD["claims"][0], "evidence": "It rained."}]}, "the evidence of c1 isn't in the text"),
    ],
)
def test_malformed_gold_is_one_sentence(gold: Path, change: dict[str, Any], words: str) -> None:
    (gold / "tanks.json").write_text(json.dumps({**GOLD, **change}), encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        read_gold(gold)


def test_text_must_lie_beside_the_marks(gold: Path) -> None:
    (gold / "tanks.txt").unlink()
    with pytest.raises(SourceError, match=r"there is no tanks\.txt beside it"):
        read_gold(gold)


def test_gold_must_be_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(SettingError):
            read_gold(path)
    (tmp_path / "damaged.tar.xz").write_bytes(b"\xfd7zXZ\0 and no more")
    with pytest.raises(SettingError, match="neither a folder nor a whole tar archive"):
        read_gold(tmp_path / "damaged.tar.xz")

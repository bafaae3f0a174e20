"""Claims in a reader's words: amounts, marked sentences, columns."""

import pytest

from kg.cli.claims import amount, said_by, what, when, where, who, whom
from kg.cli.explain import marked
from kg.model import Amount, Argument, Attribution, Claim, Span, Time
from kg.model.vocabulary import Act, ClaimType, Modality, Polarity, Role

SENTENCE = "Moscow may send Iran's Su-35 jets to Syria in 2025, Reuters said."


def _span(words: str, shift: int = 100) -> Span:
    start = SENTENCE.index(words) + shift
    return Span(start, start + len(words), words)


def _claim(*arguments: Argument, time: Time | None = None, speakers: tuple[Attribution, ...] = ()) -> Claim:
    return Claim(
        id="claim-1",
        type=ClaimType.ARMS_TRANSFER,
        act=Act.DELIVERED,
        trigger=_span("send"),
        arguments=arguments,
        time=time,
        polarity=Polarity.NEGATED,
        modality=Modality.POSSIBLE,
        attribution=speakers,
        evidence=Span(100, 100 + len(SENTENCE), SENTENCE),
        extractor="by hand",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Amount(value=5), "5"),
        (Amount(value=1400.0), "1,400"),
        (Amount(value=2.5, unit="t"), "2.5 t"),
        (Amount(max=200), "up to 200"),
        (Amount(min=24), "at least 24"),
        (Amount(min=20, max=30, unit="km"), "20 to 30 km"),
        (Amount(value=100, approximate=True), "about 100"),
        (Amount(amount=50_000_000, currency="USD"), "50,000,000 USD"),
        (Amount(unit="km"), "unknown km"),
    ],
)
def test_amounts(value: Amount, words: str) -> None:
    assert amount(value) == words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Moscow may [send | trigger] Iran's Su-35 jets to Syria in 2025, Reuters said."),
        (
            (Argument(Role.SUPPLIER, "r", _span("Moscow")), Argument(Role.RECIPIENT, "s", _span("Syria"))),
            "[Moscow | supplier] may [send | trigger] Iran's Su-35 jets to [Syria | recipient] in 2025, Reuters said.",
        ),
        (
            (Argument(Role.ITEM, "j", _span("Iran's Su-35 jets")), Argument(Role.INTERMEDIARY, "i", _span("Iran"))),
            "Moscow may [send | trigger] [[Iran | intermediary]'s Su-35 jets | item] to Syria in 2025, Reuters said.",
        ),
        (
            (Argument(Role.ITEM, "j", _span("Su-35 jets")), Argument(Role.VALUE, None, _span("Su-35 jets"))),
            "Moscow may [send | trigger] Iran's [Su-35 jets | item, value] to Syria in 2025, Reuters said.",
        ),
        (
            (Argument(Role.ITEM, "j", _span("Su-35 jets")), Argument(Role.PLACE, "x", _span("jets to Syria"))),
            "Moscow may [send | trigger] Iran's [Su-35 jets | item] to Syria in 2025, Reuters said.",
        ),
        (
            (Argument(Role.SUPPLIER, "r", Span(7, 13, "Moscow")),),
            "Moscow may [send | trigger] Iran's Su-35 jets to Syria in 2025, Reuters said.",
        ),
    ],
    ids=["trigger", "two", "nested", "same words", "crossing", "elsewhere"],
)
def test_marked_sentence(arguments: tuple[Argument, ...], sentence: str) -> None:
    assert marked(_claim(*arguments)) == sentence


def test_time_and_speaker_are_marked() -> None:
    claim = _claim(time=Time("2025", _span("in 2025")), speakers=(Attribution("x", _span("Reuters")),))
    assert marked(claim).endswith("to Syria [in 2025 | when], [Reuters | said by] said.")


def test_columns() -> None:
    claim = _claim(
        Argument(Role.SUPPLIER, "r", _span("Moscow")),
        Argument(Role.ITEM, None, _span("Su-35 jets")),
        Argument(Role.QUANTITY, value=Amount(max=12)),
        Argument(Role.RECIPIENT, "s", _span("Syria")),
        Argument(Role.PLACE, "unnamed", None),
        time=Time(None, _span("in 2025")),
        speakers=(Attribution("x"), Attribution(None, _span("Reuters")), Attribution(cue=_span("said"))),
    )
    names = {"r": "Russia", "s": "Syria", "x": "an official"}
    assert who(claim, names) == "Russia"
    assert what(claim, names) == "ArmsTransfer delivered (negated, possible): Su-35 jets, up to 12"
    assert whom(claim, names) == "Syria"
    assert where(claim, names) == "unnamed"
    assert when(claim) == "in 2025"
    assert said_by(claim, names) == 'an official, Reuters, "said"'

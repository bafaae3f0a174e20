"""Numbers, money and measures in a filler's words, and what a capability measures."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Amount
from kg.nlp.quantities import capability_attribute, measure, quantity


def plain(amount: Amount | None) -> dict[str, object] | None:
    if amount is None:
        return None
    return {key: value for key, value in asdict(amount).items() if value not in (None, False)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five", {"value": 5}),
        ("155", {"value": 155}),
        ("1,400", {"value": 1400}),
        ("40 000", {"value": 40000}),
        ("1.5 million", {"value": 1500000}),
        ("1.5m shells", {"value": 1500000}),
        ("Four hundred and thirty-eight", {"value": 438}),
        ("two hundred and fifty thousand", {"value": 250000}),
        ("almost two and a half thousand", {"value": 2500, "approximate": True}),
        ("some half a million", {"value": 500000, "approximate": True}),
        ("a dozen", {"value": 12}),
        ("more than a dozen", {"min": 12}),
        ("up to three dozen", {"max": 36}),
        ("a pair", {"value": 2}),
        ("two pairs", {"value": 4}),
        ("both", {"value": 2}),
        ("several", {"min": 2}),
        ("several thousand", {"min": 2000}),
        ("a few hundred", {"min": 200}),
        ("dozens", {"min": 24}),
        ("scores of fighters", {"min": 40}),
        ("hundreds", {"min": 200}),
        ("by the hundred", {"min": 200}),
        ("thousands", {"min": 2000}),
        ("tens of thousands", {"min": 20000}),
        ("hundreds of thousands", {"min": 200000}),
        ("up to 200", {"max": 200}),
        ("as many as 200 of these systems", {"max": 200}),
        ("fewer than 40", {"max": 40}),
        ("at least 30 people", {"min": 30}),
        ("no fewer than 12", {"min": 12}),
        ("well over 300", {"min": 300}),
        ("90+", {"min": 90}),
        ("an estimated 1,500", {"value": 1500, "approximate": True}),
        ("nearly 8,500", {"value": 8500, "approximate": True}),
        ("thirty-odd", {"value": 30, "approximate": True}),
        ("300 to 400", {"min": 300, "max": 400}),
        ("between 3,000 and 4,000", {"min": 3000, "max": 4000}),
        ("two to three million", {"min": 2000000, "max": 3000000}),
        ("two or three", {"min": 2, "max": 3}),
        ("eight (8)", {"value": 8}),
        ("5x", {"value": 5}),
        ("14th", {"value": 14}),
        ("241-strong", {"value": 241}),
        ("1 helicopter Ka-52", {"value": 1}),
        ("two battalions", {"value": 2, "unit": "battalions"}),
        ("about 20 tonnes", {"value": 20, "unit": "t", "approximate": True}),
        ("10,000 tons", {"value": 10000, "unit": "tons"}),
        ("More than 90 percent", {"min": 90, "unit": "%"}),
        ("120 per year", {"value": 120, "unit": "/a"}),
        ("T-72", None),
        ("2S19 howitzers", None),
        ("a number of", None),
        ("a missile", None),
        ("few", None),
        ("as many", None),
        ("", None),
    ],
)
def test_quantity(text: str, expected: dict[str, object] | None) -> None:
    assert plain(quantity(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$2.3 billion", {"amount": 2.3e9, "currency": "USD"}),
        ("€50m", {"amount": 50e6, "currency": "EUR"}),
        ("500 million euros", {"amount": 500e6, "currency": "EUR"}),
        ("Rs 21,000 crore", {"amount": 210e9, "currency": "INR"}),
        ("up to $1 bn", {"max": 1e9, "currency": "USD"}),
        ("C$86 million", {"amount": 86e6, "currency": "CAD"}),
        ("USD203 million", {"amount": 203e6, "currency": "USD"}),
        ("W5.6tr", {"amount": 5.6e12, "currency": "KRW"}),
        ("CZK 2.4 billion", {"amount": 2.4e9, "currency": "CZK"}),
        ("$3-4 billion", {"min": 3e9, "max": 4e9, "currency": "USD"}),
        ("between $1 and $2 billion", {"min": 1e9, "max": 2e9, "currency": "USD"}),
        ("hundreds of millions of dollars", {"min": 200e6, "currency": "USD"}),
        ("1 billion Norwegian kroner", {"amount": 1e9, "currency": "NOK"}),
        ("two million pounds", {"amount": 2e6, "currency": "GBP"}),
        ("about 50 pounds", {"value": 50, "unit": "[lb_av]", "approximate": True}),
        ("60 kilometres (37 miles)", {"value": 60, "unit": "km"}),
        ("up to 60 kilometres", {"max": 60, "unit": "km"}),
        ("between 120 and 380 km", {"min": 120, "max": 380, "unit": "km"}),
        ("beyond 1,600 kilometers", {"min": 1600, "unit": "km"}),
        ("33-metre", {"value": 33, "unit": "m"}),
        ("155 mm", {"value": 155, "unit": "mm"}),
        ("5,000 kg", {"value": 5000, "unit": "kg"}),
        ("1,380mph", {"value": 1380, "unit": "[mi_i]/h"}),
        ("26 knots", {"value": 26, "unit": "[kn_i]"}),
        ("over Mach 5", {"min": 5, "unit": "Mach"}),
        ("Mach 8 to Mach 20", {"min": 8, "max": 20, "unit": "Mach"}),
        ("a mile and a half", {"value": 1.5, "unit": "[mi_i]"}),
        ("a kilometre or two", {"min": 1, "max": 2, "unit": "km"}),
        ("dozens of miles", {"min": 24, "unit": "[mi_i]"}),
        ("3,500 mph and higher", {"min": 3500, "unit": "[mi_i]/h"}),
        ("34%", {"value": 34, "unit": "%"}),
        ("27 hours", {"value": 27, "unit": "h"}),
        ("LIG Nex1 C-Star anti-ship missiles (eight)", None),
        ("anti-ship missiles", None),
    ],
)
def test_measure(text: str, expected: dict[str, object] | None) -> None:
    assert plain(measure(text)) == expected


def test_the_sentence_tells_whose_kroner() -> None:
    assert plain(measure("1.6 billion kroner", "Denmark will give 1.6 billion kroner.")) == {
        "amount": 1.6e9,
        "currency": "DKK",
    }


@pytest.mark.parametrize(
    ("value", "sentence", "trigger", "attribute"),
    [
        ("up to 60 kilometres", "The guns fire up to 60 kilometres.", "capable", "range"),
        ("70 km", "The interceptor has a ceiling of 70 km.", "ceiling", "ceiling"),
        ("300 meters", "The boats dive to 300 meters.", "dive", "diving depth"),
        ("33-metre", "The 33-metre boat arrived.", "33-metre", "length"),
        ("3,950 tons", "The boats displace 3,950 tons.", "displace", "displacement"),
        ("500 kg", "It carries 500 kg.", "carries", "payload"),
        ("20 knots", "It does 20 knots.", "does", "speed"),
        ("27 hours", "It can loiter for 27 hours.", "loiter", "endurance"),
        ("$1,000", "A drone costs $1,000.", "costs", "cost"),
        ("157", "It carries a crew of 157.", "carries", "crew"),
        ("345 tanks", "They have 345 tanks.", "have", "number held"),
        ("12 Tomahawks", "A boat carries 12 Tomahawks.", "carries", "armament"),
        ("anti-ship missiles", "It is armed with anti-ship missiles.", "armed", "armament"),
        ("", "The nuclear-armed neighbours talked.", "nuclear-armed", "nuclear weapons"),
        ("", "It can turn the tide.", "can", None),
    ],
)
def test_capability_attribute(value: str, sentence: str, trigger: str, attribute: str | None) -> None:
    assert capability_attribute(value, sentence, trigger=trigger) == attribute


WORDS = st.sampled_from(
    [
        "up",
        "to",
        "at",
        "least",
        "about",
        "some",
        "several",
        "dozens",
        "of",
        "hundreds",
        "thousand",
        "million",
        "half",
        "a",
        "and",
        "two",
        "300",
        "1,400",
        "1.5",
        "m",
        "bn",
        "$",
        "€",
        "km",
        "kg",
        "Mach",
        "tons",
        "-",
        "–",
        "or",
        "more",
        "%",
        "T-72",
        "(8)",
        "few",
        "pair",
        "crore",
        "kroner",
    ]
)


@settings(derandomize=True)
@given(st.lists(WORDS, max_size=7).map(" ".join))
def test_any_words_give_an_amount_or_none(words: str) -> None:
    for amount in (quantity(words), measure(words)):
        if amount is not None:
            bounds = [amount.value, amount.min, amount.max, amount.amount]
            assert any(bound is not None and bound >= 0 for bound in bounds)
            assert amount.currency is None or amount.unit is None
            assert amount.min is None or amount.max is None or amount.min <= amount.max

"""Time phrases, read against a publication date, and finding them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp.times import TimeContext, context_at, edtf, find_times, nearest_time, time_for, timeline

WEDNESDAY = "2025-06-18"

PAST = [
    ("since Russia's invasion began", "2022-02-24/.."),
    ("since the beginning of the full-scale war", "2022-02-24/.."),
    ("since the start of the Biden Administration", "2021-01-20/.."),
    ("during the full-scale war", None),
    ("on 26th March 2025", "2025-03-26"),
    ("March 3, 2024", "2024-03-03"),
    ("Friday, Dec. 20", "2024-12-20"),
    ("on the seventh of May", "2025-05-07"),
    ("2025-05-07", "2025-05-07"),
    ("July 1", "2024-07-01"),
    ("in March", "2025-03"),
    ("in July", "2024-07"),
    ("last July", "2024-07"),
    ("May this year", "2025-05"),
    ("in July last year", "2024-07"),
    ("early June", "2025-06"),
    ("early 2024", "2024"),
    ("around 2021", "2021~"),
    ("June 25-26, 2022", "2022-06-25/2022-06-26"),
    ("14 to 17 September 2022", "2022-09-14/2022-09-17"),
    ("from May 7 to 10", "2025-05-07/2025-05-10"),
    ("between 27 November and 13 December 1950", "1950-11-27/1950-12-13"),
    ("between January and March 2025", "2025-01/2025-03"),
    ("between 1991 and 1995", "1991/1995"),
    ("in 1987 and 1988", "1987/1988"),
    ("on May 8 and 9", "2025-05-08/2025-05-09"),
    ("in the 1990s", "1990/1999"),
    ("the early 2030s", "2030/2033"),
    ("the second half of 2026", "2026-07/2026-12"),
    ("the second quarter of 2026", "2026-04/2026-06"),
    ("Q3 2024", "2024-07/2024-09"),
    ("the first four months of 2011", "2011-01/2011-04"),
    ("in the summer of 2024", "2024-22"),
    ("last winter", "2024-24"),
    ("last autumn", "2024-23"),
    ("on Tuesday", "2025-06-17"),
    ("Wednesday", "2025-06-18"),
    ("last Wednesday", "2025-06-11"),
    ("on Thursday night", "2025-06-12"),
    ("yesterday", "2025-06-17"),
    ("the day before yesterday", "2025-06-16"),
    ("this morning", "2025-06-18"),
    ("overnight", "2025-06-17/2025-06-18"),
    ("last week", "2025-06-09/2025-06-15"),
    ("over the weekend", "2025-06-14/2025-06-15"),
    ("last month", "2025-05"),
    ("last year", "2024"),
    ("two years ago", "2023"),
    ("three days ago", "2025-06-15"),
    ("a month ago", "2025-05"),
    ("over the past four years", "2021/2025"),
    ("over the past 24 hours", "2025-06-17/2025-06-18"),
    ("in the last week", "2025-06-11/2025-06-18"),
    ("since 2022", "2022/.."),
    ("since last year", "2024/.."),
    ("since the 1990s", "1990/.."),
    ("since a stand-off in 2012", "2012/.."),
    ("since World War II", "1945/.."),
    ("during World War II", "1939/1945"),
    ("until 10 May 2025", "../2025-05-10"),
    ("before July 9", "../2025-07-09"),
    ("by the end of 2027", "../2027"),
    ("by the end of the year", "../2025-12-31"),
    ("by the end of the decade", "../2029"),
    ("recently", None),
    ("in the coming days", None),
    ("in recent weeks", None),
    ("on 30 February", None),
    ("", None),
]


@pytest.mark.parametrize(("phrase", "expected"), PAST)
def test_past(phrase: str, expected: str | None) -> None:
    assert edtf(phrase, published=WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Tuesday", "2025-06-24"),
        ("next week", "2025-06-23/2025-06-29"),
        ("next month", "2025-07"),
        ("next year", "2026"),
        ("July 1", "2025-07-01"),
        ("in September", "2025-09"),
        ("next spring", "2026-21"),
        ("in the autumn", "2025-23"),
        ("through the summer", "2025-22"),
        ("by December", "../2025-12"),
        ("tomorrow", "2025-06-19"),
        ("over the next five years", "2025/2030"),
    ],
)
def test_what_lies_ahead(phrase: str, expected: str) -> None:
    assert edtf(phrase, published=WEDNESDAY, future=True) == expected


def test_a_plan_made_in_the_past_keeps_the_date_of_its_making() -> None:
    sentence = "The government approved in December the sale of 40 tanks."
    assert edtf("in December", published=WEDNESDAY, sentence=sentence, future=True) == "2024-12"
    sentence = "The first of the tanks will arrive in December."
    assert edtf("in December", published=WEDNESDAY, sentence=sentence, future=True) == "2025-12"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on 26th March", "XXXX-03-26"),
        ("Sept. 24 to Oct. 4", "XXXX-09-24/XXXX-10-04"),
        ("in October", "XXXX-10"),
        ("in 2019", "2019"),
        ("on Wednesday", None),
        ("last week", None),
        ("in the spring", None),
    ],
)
@pytest.mark.parametrize("published", [None, "2025", "not a date"])
def test_without_a_publication_day(phrase: str, expected: str | None, published: str | None) -> None:
    assert edtf(phrase, published=published) == expected


@pytest.mark.parametrize(
    ("phrase", "previous", "expected"),
    [
        ("nine days later", "2025-04-07", "2025-04-16"),
        ("three months later", "2025-03", "2025-06"),
        ("the next day", "2025-05-31", "2025-06-01"),
        ("the same day", "2025-06-13", "2025-06-13"),
        ("that same week", "2025-03-05", "2025-03-03/2025-03-09"),
        ("that month", "2025-05-09", "2025-05"),
        ("May of the same year", "2024-02", "2024-05"),
        ("since then", "2024-05-13", "2024-05-13/.."),
        ("on the 17th", "2025-02-10", "2025-02-17"),
        ("during this visit", "2024-22", "2024-22"),
        ("7 April", "1982-04-02", "1982-04-07"),
        ("the same day", None, None),
    ],
)
def test_what_was_dated_before(phrase: str, previous: str | None, expected: str | None) -> None:
    assert edtf(phrase, published=WEDNESDAY, context=TimeContext(previous)) == expected


# The library can't parse an open start with an unknown year, which EDTF level 2 allows.
VALID = sorted({value for _, value in PAST if value} | {"XXXX-03-26", "XXXX-10", "2024-22/..", "XXXX-09-24/XXXX-10-04"})


@pytest.mark.parametrize("value", VALID)
def test_values_are_edtf(value: str) -> None:
    from edtf import parse_edtf

    assert str(parse_edtf(value)) == value


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("On Monday, June 30, the army struck.", ["On Monday, June 30"]),
        ("In March he may march on.", ["In March"]),
        ("He said 2000 troops of the 7th Fleet came.", []),
        ("Between January and March 2025 the fall of the city was near.", ["Between January and March 2025"]),
        ("Since last summer and until 2027, they say.", ["Since last summer", "until 2027"]),
        ("It opened over the weekend of June 7-8.", ["over the weekend of June 7-8"]),
        ("The summit (2019) was held overnight.", ["2019", "overnight"]),
        ("After the 2020 clash they met at night.", ["After the 2020", "at night"]),
        ("Nothing is dated here, now or ever.", []),
    ],
)
def test_find_times(text: str, phrases: list[str]) -> None:
    spans = find_times(text, offset=100)
    assert [span.text for span in spans] == phrases
    assert all(text[span.start - 100 : span.end - 100] == span.text for span in spans)


def test_timeline_carries_a_date_on() -> None:
    text = "The fleet left on 5 April 1982. Three days later it was off Ascension. The landing was on 21 May."
    assert [value for _, value in timeline(text, published="2012-05-02")] == ["1982-04-05", "1982-04-08", "1982-05-21"]


def place(sentence: str, words: str) -> Span:
    start = sentence.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    ("phrase", "trigger", "expected"),
    [
        ("in the summer of 2024", "deepened", "since the visit of the minister in the summer of 2024"),
        ("in the summer of 2024", "visit", "in the summer of 2024"),
        ("since the visit of the minister in the summer of 2024", "visit", "in the summer of 2024"),
        ("on Monday", "met", "on Monday"),
    ],
)
def test_the_words_that_date_a_trigger(phrase: str, trigger: str, expected: str) -> None:
    sentence = "Ties have deepened since the visit of the minister in the summer of 2024, and they met on Monday."
    assert time_for(sentence, place(sentence, phrase), place(sentence, trigger)).text == expected


@pytest.mark.parametrize(
    ("part", "whole"), [("last", "last month"), ("April", "on April 24"), ("on April 24", "on April 24")]
)
def test_a_part_of_a_time_phrase_stands_for_the_whole(part: str, whole: str) -> None:
    sentence = "It was cleared on April 24 and sold last month."
    assert time_for(sentence, place(sentence, part), place(sentence, "It")).text == whole


def test_a_year_behind_its_owner_is_a_time() -> None:
    assert [span.text for span in find_times("Days after Georgia's 2008 war they met.")] == ["2008"]


def test_context_is_what_stood_before() -> None:
    dated = timeline("It began on 5 April 2024. It ended on 6 May 2024.", published=None)
    assert context_at(dated, 0) == TimeContext(None)
    assert context_at(dated, 30) == TimeContext("2024-04-05")
    assert context_at(dated, 999) == TimeContext("2024-05-06")


def test_nearest_time() -> None:
    sentence = "Rockets struck on Tuesday, the ministry said in May."
    found = nearest_time(sentence, sentence.index("struck"), sentence.index("struck") + 6)
    assert found is not None
    assert found.text == "on Tuesday"
    assert nearest_time(sentence, 0, 3, within=2) is None


WORDS = st.sampled_from(
    [
        "since",
        "by",
        "until",
        "the",
        "end",
        "of",
        "last",
        "next",
        "this",
        "May",
        "March",
        "3",
        "30",
        "31st",
        "2024",
        "1990s",
        "week",
        "month",
        "year",
        "Monday",
        "days",
        "ago",
        "later",
        "two",
        "999",
        "decades",
        "overnight",
        "-",
        "to",
        "and",
        "between",
        ",",
        "2025-02-30",
        "9999-12-31",
        "first",
        "half",
        "quarter",
        "summer",
        "the",
        "31st",
        "same",
        "day",
        "early",
    ]
)


@settings(derandomize=True)
@given(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.sampled_from([None, "2024-02-29", "2025-01-01", "1000-01-01", "9999-12-31", "0001-01-01"]),
    st.sampled_from([None, "2024-22", "XXXX-02-29", "2999-12-31", "1939/1945", "../2020", "2021~"]),
    st.booleans(),
)
def test_any_words_give_a_time_or_none(words: str, published: str | None, previous: str | None, future: bool) -> None:
    value = edtf(words, published=published, context=TimeContext(previous), future=future)
    part = r"(?:\.\.|[\dX]{4}(?:-\d\d){0,2}~?)"
    assert value is None or re.fullmatch(rf"{part}(?:/{part})?", value)
    assert all(words[span.start : span.end] == span.text for span in find_times(words))

"""Lines that aren't prose, and the prose that looks like them."""

import json
import os
from pathlib import Path

import pytest

from kg.nlp.noise import lines_to_skip, readable

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))


def skipped(text: str) -> list[str]:
    return [text[start:end] for start, end in sorted(lines_to_skip(text))]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe and Émile Zolà, Paris",
        "By our Defence Correspondent",
        "Edited by: Jane Doe",
        "Images source: © Getty Images | Contributor",
        "Photo: Reuters",
        "REUTERS/Jane Doe",
        "(Photo by Jane Doe/AFP via Getty Images)",
        "Published - June 30, 2025 09:07 pm IST",
        "July 1, 2025",
        "5 min read",
        "Related content",
        "Also read:",
        "Most Popular",
        "ADVERTISEMENT",
        "Social Sharing",
        "Share on Facebook",
        "Sign up here.",
        "Hide Caption 23 of 38",
        "https://example.org/story?id=7",
        "press@example.org",
        "* * *",
        "| Story ID: | 494692 |",
    ],
)
def test_not_prose(line: str) -> None:
    assert skipped(f"The army took the town.\n{line}\nIt fell on Sunday.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had taken the town.",
        "By land and sea, the army strikes back",
        "By August, Norway will send ten tanks",
        "Photo: Ukrainian soldiers fire a howitzer near the front",
        "Read more than one treaty and you will see the pattern.",
        "Minister resigns",
        "Russia bolsters Crimean front with artillery",
        "News of the strike reached the capital at dawn.",
        "Share of local parts: 28 per cent",
        "Home guard mobilised",
        "Updated tanks were delivered to Poland.",
        "- 12 launchers",
    ],
)
def test_prose(line: str) -> None:
    assert skipped(f"The army took the town.\n{line}\nIt fell on Sunday.") == []


def test_links_go_with_their_heading_and_prose_returns() -> None:
    links = ["Recommended Stories", "Army seeks more drones", "Is peace near?"]
    text = "\n".join(["The army took the town.", *links, "It fell on Sunday, a spokesman said."])
    assert skipped(text) == links


def test_a_repeated_line_is_read_once_and_a_glued_section_name_not_at_all() -> None:
    headline = "Army moves forty guns to the coast"
    text = f"News{headline}\n\n{headline}\n\nThe guns came by rail.\nNo!\nNo!"
    assert sorted(lines_to_skip(text)) == [(0, 4), (len(headline) + 6, 2 * len(headline) + 6)]


def test_readable_keeps_the_places() -> None:
    text = "NewsGuns move south\nGuns move south\nBy Jane Doe\nThe guns came by rail."
    assert readable(text) == "    Guns move south\nGuns move south\n           \nThe guns came by rail."


def test_the_author_between_credit_and_text() -> None:
    assert skipped("Photo: Reuters\nKatarzyna Nowak\nThe army took the town.") == ["Photo: Reuters", "Katarzyna Nowak"]
    assert skipped("Rebel Reaction\nThe army took the town.") == []


@pytest.mark.skipif(not (SHARED / "gold" / "train").is_dir(), reason="the marked articles (KG_SHARED) are not here")
def test_no_marked_sentence_is_skipped() -> None:
    lost = []
    for path in sorted((SHARED / "gold" / "train").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\xa0", " ")
        places = lines_to_skip(text)
        for claim in json.loads(path.read_text(encoding="utf-8").replace("\xa0", " "))["claims"]:
            start = text.find(claim["evidence"])
            end = start + len(claim["evidence"])
            lost += [(path.stem, text[a:b]) for a, b in places if a < end and b > start]
    assert lost == []

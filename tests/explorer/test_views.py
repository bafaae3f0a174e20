"""Every view in a real browser, and the ways between them."""

import csv
import io
import math
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from chronicle import chronicle, many, rocket_story
from pages import Show, drawer, field, tick, view, walk, write
from playwright.sync_api import Page, expect

from kg.exports.document import document, precision

pytestmark = pytest.mark.slow


def panel(page: Page) -> str:
    return page.locator(".panel").inner_text()


def test_the_graph_shows_what_stands_under_a_node(show: Show) -> None:
    page = show(chronicle())
    expect(page.locator(".tools")).to_contain_text("lines")
    walk(page, "Graph", "Freedonia, country")
    expect(page.locator(".panel h2")).to_have_text("Freedonia")
    told = panel(page)
    assert re.search(r"\d+ claims · 3 articles · 2 publishers", told)
    assert "Freedonia → supplied → Sylvania" in told
    assert "Freedonia → supplied (negated) → Sylvania" in told
    assert "node=country-" in page.url


def test_from_an_edge_to_its_sentence_to_the_article_and_back(show: Show) -> None:
    page = show(chronicle())
    walk(page, "Graph", "Freedonia, country")
    page.get_by_role("button", name="Freedonia → supplied → Sylvania", exact=True).click()
    expect(page.locator(".edge-head")).to_have_text("Freedonia supplied Sylvania")
    # affirmed and denied stand side by side
    rows = page.locator(".beside tbody tr").all_inner_texts()
    assert {tuple(row.split("\t")[1:]) for row in rows} >= {("negated, asserted", "1", "1", "1")}
    card = page.locator(".card", has_text="the summer of 2024").first
    expect(card.locator("mark.trigger")).to_contain_text("shipped")
    assert card.locator("mark.filler").all_inner_texts()[0].startswith("Freedonia")
    expect(card).to_contain_text("summer 2024")
    expect(card).to_contain_text("said by")
    expect(card).to_contain_text("Gazette, Marxist News")
    link = card.get_by_role("link", name="Guns for Sylvania")
    assert link.get_attribute("href") == "https://gazette.example/rambler?id=1"
    assert link.get_attribute("rel") == "noopener noreferrer"
    card.get_by_role("button", name="Read in the article").click()
    text = page.get_by_role("region", name="Text of the article")
    expect(text.locator("h2")).to_have_text("Guns for Sylvania")
    trigger = text.locator(".trigger.on").first
    expect(trigger).to_have_text("shipped")
    expect(trigger).to_be_in_viewport()
    # a claim in the text leads back to the graph, and the browser's own way back works too
    trigger.click()
    page.locator(".card").first.get_by_role("button", name="Show in the graph").click()
    expect(page.locator(".edge-head")).to_contain_text("Freedonia")
    expect(page.get_by_role("listbox", name="Graph", exact=True)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("region", name="Text of the article")).to_be_visible()


def test_copies_of_one_story_are_counted_as_one_text(show: Show) -> None:
    stories = chronicle()
    copy = rocket_story()
    twin = replace(
        copy,
        article=replace(copy.article, id="article-zzz", publisher="Another Paper"),
        claims=tuple(replace(claim, id=f"{claim.id}-copy") for claim in copy.claims),
    )
    page = show([*stories, twin])
    walk(page, "Graph", "Gdynia, place")
    expect(page.locator(".counts")).to_have_text("2 claims · 2 articles (1 different text) · 2 publishers")


def test_an_edge_is_picked_with_the_mouse(show: Show) -> None:
    page = show(chronicle(), actor="Sylvania")
    box = page.locator(".picture canvas").bounding_box()
    assert box is not None
    tip = page.locator(".tip")
    for step in range(4000):
        x = box["x"] + 40 + (step * 29) % (box["width"] - 80)
        y = box["y"] + 20 + (step * 29) // (box["width"] - 80) * 17
        if y > box["y"] + box["height"] - 20:
            pytest.fail("no edge lies under the mouse anywhere")
        page.mouse.move(x, y)
        if tip.count() and "→" in tip.inner_text():
            break
    assert re.search(r"\d+ claims?, \d+ articles?, \d+ publishers?", tip.inner_text())
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".panel .kind")).to_have_text("derived link")


def test_a_node_is_dragged_and_the_picture_is_moved(show: Show) -> None:
    page = show(chronicle())
    canvas = page.locator(".picture canvas")
    box = canvas.bounding_box()
    assert box is not None
    picture = "canvas => canvas.toDataURL()"
    page.wait_for_timeout(250)  # until it is drawn
    before = canvas.evaluate(picture)
    page.mouse.move(box["x"] + 15, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 115, box["y"] + 65, steps=5)
    page.mouse.up()
    page.wait_for_timeout(250)
    assert canvas.evaluate(picture) != before
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(250)
    assert canvas.evaluate(picture) == before


def drawn(page: Page) -> ET.Element:
    """The picture as it is saved."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save SVG").click()
    return ET.fromstring(saved.value.path().read_text("utf-8"))


SVG = "{http://www.w3.org/2000/svg}"


def test_lines_show_how_many_articles_and_in_what_manner(show: Show) -> None:
    stories = [
        replace(
            story,
            article=replace(story.article, id=f"article-{copy}{row}"),
            claims=tuple(replace(claim, id=f"{claim.id}-{copy}") for claim in story.claims),
        )
        for copy in range(8)
        for row, story in enumerate([rocket_story()])
    ]
    page = show(stories)
    lines = [line for line in drawn(page).iter(f"{SVG}path") if line.get("stroke")]
    # eight articles: three doublings; what is planned is dashed, and nothing else is
    wide = {line.get("stroke-width") for line in lines if line.get("stroke-opacity") == "0.85"}
    assert wide == {"5.5"}
    assert {line.get("stroke-dasharray") for line in lines if line.get("stroke-width") == "5.5"} == {None, "8 5"}
    page = show(chronicle(), polarity="negated")
    red = [line for line in drawn(page).iter(f"{SVG}path") if line.get("stroke") == "#b3261e"]
    assert len(red) > 3  # the line and the cross on it, and the same in the legend
    assert {line.get("stroke-width") for line in red} >= {"1", "1.8"}


def test_types_have_a_shape_and_a_colour_each_and_the_legend_tells_them(show: Show) -> None:
    page = show(chronicle())
    page.locator("summary", has_text="Legend").click()
    told = page.locator(".legend li").all_inner_texts()
    words = document(())["words"]
    for word in (
        *words["modalities"],
        "negated",
        "country",
        "armed force",
        "description",
        "links are derived from claims",
    ):
        assert any(word in line for line in told), word
    marks = page.locator(".legend img").evaluate_all(
        "images => images.map(one => decodeURIComponent(one.src).replace(/<title>.*<.title>/, ''))"
    )
    assert len(set(marks)) == len(marks)
    fills = [re.findall(r'fill="(#\w+)"', mark)[-1] for mark in marks[: len(words["entities"])]]
    assert len(set(fills)) == len(words["entities"])
    view(page, "Map")
    expect(page.locator(".legend")).to_contain_text("contested")
    view(page, "Timeline")
    expect(page.locator(".legend")).to_contain_text("that end is open")


def test_derived_edges_give_way_to_claims(show: Show) -> None:
    page = show(chronicle())
    page.get_by_label("hide derived links").check()
    walk(page, "Graph", "attack (possible)")
    expect(page.locator(".panel h2")).to_have_text("One claim")
    expect(page.locator(".card blockquote")).to_contain_text("may shell")
    assert "edges=claims" in page.url


def test_focus_expand_collapse_and_path(show: Show) -> None:
    page = show(chronicle())
    walk(page, "Graph", "Poland, country")
    page.get_by_role("button", name="Focus", exact=True).click()
    items = page.get_by_role("listbox", name="Graph", exact=True).locator("li")
    around = items.count()
    assert around < 8
    expect(page.get_by_label("What the picture shows")).to_contain_text("around Poland")
    walk(page, "Graph", "South Korea, country")
    page.get_by_role("button", name=re.compile(r"Expand")).click()
    assert items.count() >= around
    page.get_by_role("button", name="Whole graph").click()
    walk(page, "Graph", "Gdynia, place")
    page.get_by_role("button", name="Path to").click()
    page.get_by_label("Shift+click another node").fill("South Korea")
    expect(page.locator(".path")).to_contain_text("1 step")
    page.get_by_role("button", name="Show only the path").click()
    assert items.count() == 2
    page.get_by_role("button", name="Whole graph").click()
    page.locator(".path").get_by_role("button", name="South Korea", exact=True).click()
    page.get_by_role("button", name="Path to").click()
    page.get_by_label("Shift+click another node").fill("Freedonia")
    expect(page.locator(".path")).to_contain_text("no path")


def test_one_filter_for_all_views(show: Show) -> None:
    page = show(chronicle())
    count = page.locator(".filters output")
    for label, value, claims in (
        ("Type", "sanction", 1),
        ("Polarity", "negated", 1),
        ("Modality", "possible", 1),
        ("Publisher", "Chronicle", 8),
    ):
        tick(page, label, value)
        expect(count).to_contain_text(f"{claims} claim")
        for name in ("Map", "Timeline", "Table", "Graph"):
            view(page, name)
            expect(count).to_contain_text(f"{claims} claim")
        page.get_by_role("button", name="Clear", exact=True).click()
    for label, value, claims in (("Actor", "poland", 2), ("Weapon", "rambler", 6), ("Place", "gdynia", 1)):
        write(page, label, value)
        expect(count).to_contain_text(f"{claims} claim")
        page.get_by_role("button", name="Clear", exact=True).click()
    page.get_by_role("textbox", name="From").fill("2024-07")
    page.get_by_role("textbox", name="To", exact=True).fill("2024-08-31")
    expect(count).to_contain_text("without a date left out")
    view(page, "Table")
    assert "summer 2024" in [row.split("\t")[2].strip() for row in rows(page)]
    assert "2022-12-06" not in [row.split("\t")[2].strip() for row in rows(page)]
    assert "from=2024-07" in page.url


def test_a_filter_takes_several_values_any_of_which_will_do(show: Show) -> None:
    page = show(chronicle())
    count = page.locator(".filters output")
    tick(page, "Type", "sanction")
    expect(count).to_contain_text("1 claim,")
    tick(page, "Type", "attack")
    alone = document(chronicle())["claims"]["type"]
    words = document(())["words"]["claims"]
    wanted = sum(alone.count(words.index(word)) for word in ("Sanction", "Attack"))
    expect(count).to_contain_text(f"{wanted} claims,")
    assert "types=Sanction%7EAttack" in page.url
    page.get_by_role("button", name="Clear", exact=True).click()
    # names that are ticked are meant whole, what is written is a part
    tick(page, "Actor", "Poland", "Freedonia")
    assert "actor=%3DPoland%7E%3DFreedonia" in page.url
    both = int(count.inner_text().split()[0])
    tick(page, "Modality", "asserted", "planned")
    assert int(count.inner_text().split()[0]) <= both
    again = show(chronicle(), actor="=Poland~=Freedonia", polarity="affirmed~negated")
    expect(again.locator(".filters output")).to_contain_text(f"{both} claims")
    assert drawer(again, "Actor").get_by_label("Poland", exact=True).is_checked()
    drawer(again, "Actor").get_by_role("button", name="Any").click()
    again.mouse.click(400, 600)  # anywhere else
    expect(again.get_by_role("group", name="Actor")).to_have_count(0)
    assert "actor" not in again.url


def rows(page: Page) -> list[str]:
    return page.locator(".rows tbody tr:not([aria-hidden])").all_inner_texts()


def test_the_address_holds_the_view(show: Show) -> None:
    page = show(chronicle())
    tick(page, "Type", "arms transfer", "sanction")
    walk(page, "Graph", "Poland, country")
    view(page, "Table")
    address = page.url.split("#")[1]
    again = show(chronicle(), **dict(parse_qsl(address)))
    expect(again.locator(".panel h2")).to_have_text("Poland")
    expect(again.get_by_role("region", name="Table of claims")).to_be_visible()
    assert [
        drawer(again, "Type").get_by_label(one).is_checked() for one in ("arms transfer", "sanction", "attack")
    ] == [*(True, True, False)]


def test_search_by_name_and_by_alias(show: Show) -> None:
    data = document(chronicle())
    data["nodes"]["aliases"][data["nodes"]["name"].index("Sylvania")] = ["Königreich Sylvanien"]
    page = show(data)
    search = page.get_by_role("combobox", name="Search by name or alias")
    search.fill("gdy")
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_have_text("Gdynia")
    search.fill("konigreich")
    expect(page.get_by_role("listbox", name="Found").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".aliases")).to_contain_text("Königreich Sylvanien")
    search.fill("nobody of that name")
    expect(page.get_by_role("listbox", name="Found")).to_contain_text("Nothing by that name")


def test_the_map_draws_flows_and_says_what_is_contested(show: Show) -> None:
    page = show(chronicle(), view="map")
    note = page.locator(".note")
    expect(note).to_contain_text("contested, Crimea, Kosovo, Western Sahara")
    page.get_by_text("All contested areas").click()
    for name in CONTESTED:
        expect(note).to_contain_text(name)
    expect(note).to_contain_text("Drawn schematically: Aksai Chin, Golan Heights, South Ossetia")
    expect(page.locator(".tools")).to_contain_text("2 flows")
    lines = page.get_by_role("listbox", name="Map", exact=True).locator("li").all_inner_texts()
    assert any(line.startswith("Gdynia") and "known to the town" in line for line in lines)
    assert any(line.startswith("Poland") and "known to the country" in line for line in lines)
    assert any(line.startswith("supplier to recipient: south korea → poland (planned)") for line in lines)
    walk(page, "Map", "supplier to recipient: south korea → poland (planned)")
    expect(page.locator(".edge-head")).to_have_text("South Korea supplied Poland")


#: Places that states dispute; each is tinted, and named in the note below the map.
CONTESTED = (
    *("Abkhazia", "Aksai Chin", "Arunachal Pradesh", "Crimea", "Golan Heights", "Kashmir", "Kosovo", "Northern Cyprus"),
    *("Siachen", "Somaliland", "South Ossetia", "Taiwan", "Transnistria", "West Bank and Gaza", "Western Sahara"),
)


def test_contested_areas_are_tinted_where_they_are(show: Show) -> None:
    page = show(chronicle(), view="map")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save SVG").click()
    root = ET.fromstring(saved.value.path().read_text("utf-8"))
    paths = list(root.iter("{http://www.w3.org/2000/svg}path"))
    (tint,) = (path for path in paths if path.get("fill-opacity") == "0.14" and path.get("transform"))
    dashed = [path for path in paths if path.get("stroke-dasharray") == "4 3" and path.get("transform")]
    assert len(dashed) == 1
    assert (tint.get("d") or "").count("M") >= len(CONTESTED)
    asked = """([d, x, y]) => document.createElement("canvas").getContext("2d").isPointInPath(new Path2D(d), x, y)"""

    def tinted(lon: float, lat: float) -> bool:
        x, y = equal_earth(lon, lat)
        return bool(page.evaluate(asked, [tint.get("d"), x, y]))

    inside = {
        **{
            "Crimea": (34.3, 45.3),
            "Kosovo": (20.9, 42.6),
            "Western Sahara": (-13.5, 24.5),
            "Northern Cyprus": (33.4, 35.27),
        },
        **{"Kashmir": (74.8, 34.0), "Gilgit": (74.3, 36.0), "Aksai Chin": (79.3, 35.2), "Arunachal": (94.5, 28.0)},
        **{
            "Abkhazia": (41.2, 42.9),
            "South Ossetia": (44.0, 42.35),
            "Transnistria": (29.05, 47.8),
            "Taiwan": (121.0, 23.8),
        },
        **{"Golan": (35.75, 33.0), "West Bank": (35.25, 32.0), "Somaliland": (45.5, 9.6)},
    }
    assert [name for name, at in inside.items() if not tinted(*at)] == []
    outside = {"Kyiv": (30.5, 50.4), "Moscow": (37.6, 55.7), "Delhi": (77.2, 28.6), "Tbilisi": (44.8, 41.7)}
    assert [name for name, at in outside.items() if tinted(*at)] == []


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """The map's projection, worked out by its published formula, in the page's units (1000 across)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    t2 = theta * theta
    x = math.radians(lon) * math.cos(theta) / (math.sqrt(3) / 2 * (9 * a4 * t2**4 + 7 * a3 * t2**3 + 3 * a2 * t2 + a1))
    y = theta * (a4 * t2**4 + a3 * t2**3 + a2 * t2 + a1)
    half = math.pi / (math.sqrt(3) / 2 * a1)  # of the equator
    return 500 + x * 500 / half, 243.5 - y * 500 / half


def test_places_that_lie_on_each_other_are_parted_by_zooming_in(show: Show) -> None:
    data = document(chronicle())
    kinds, placed = data["nodes"]["type"], data["words"]["placed"]
    rows = [row for row, kind in enumerate(kinds) if kind in placed]
    for place, row in enumerate(rows):
        data["nodes"]["point"][row] = [20.0 + place * 0.4, 50.0, "town"]
    far = rows[-1]
    data["nodes"]["point"][far] = [-100.0, 40.0, "town"]
    page = show(data, view="map")
    box = page.locator(".picture canvas").bounding_box()
    assert box is not None
    # near the right end of what the picture shows, which keeps clear of its buttons
    left, right = equal_earth(-100, 40)[0], equal_earth(20, 50)[0]
    middle, scale = box["x"] + box["width"] / 2, (box["width"] - 110) / (right - left + 54)
    tip = page.locator(".tip")
    for step in range(400):
        x = middle + (right - left) / 2 * scale - 30 + step % 20 * 4
        page.mouse.move(x, box["y"] + box["height"] / 2 - 80 + step // 20 * 8)
        if tip.count() and "Click to zoom in" in tip.inner_text():
            break
    assert re.match(r"\d+ places: ", tip.inner_text())
    page.mouse.down()
    page.mouse.up()
    expect(tip).to_have_count(0)
    expect(page.locator(".panel h2")).to_have_text("Evidence")  # nothing is selected by it
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert not tip.count() or "Click to zoom in" not in tip.inner_text()


def test_what_is_selected_elsewhere_is_lit_in_graph_and_map(show: Show) -> None:
    page = show(chronicle(), view="table")
    page.locator(".rows tbody tr:not([aria-hidden])", has_text="will ship").click()
    expect(page.locator(".panel h2")).to_have_text("One claim")

    def widths(stroke: str) -> list[float]:
        return [
            float(line.get("stroke-width") or 0)
            for line in drawn(page).iter(f"{SVG}path")
            if line.get("stroke") == stroke
        ]

    view(page, "Graph")
    assert 2.0 in widths("#74808e")  # a line that one article supports is one point wide, and one more where it is lit
    view(page, "Map")
    full = [
        line
        for line in drawn(page).iter(f"{SVG}path")
        if line.get("stroke-opacity") == "1" and line.get("d", "").count("Q")
    ]
    assert len(full) == 1


def test_flows_are_told_apart_and_can_be_left_out(show: Show) -> None:
    page = show(chronicle(), view="map")
    items = page.get_by_role("listbox", name="Map", exact=True).locator("li", has_text="supplier to recipient:")
    assert items.count() == 2
    page.get_by_label("supplier to recipient").uncheck()
    expect(items).to_have_count(0)
    assert "unflown=supplier+to+recipient" in page.url
    again = show(chronicle(), view="map", unflown="supplier to recipient")
    expect(again.get_by_label("supplier to recipient")).not_to_be_checked()
    expect(again.locator(".tools")).to_contain_text("0 flows")


def test_the_timeline_shows_how_exact_a_date_is(show: Show) -> None:
    page = show(chronicle(), view="timeline")
    lines = page.get_by_role("listbox", name="Timeline", exact=True).locator("li").all_inner_texts()
    own = [line for line in lines if not line.startswith("reported ")]
    assert {line.split("(")[1].split(")")[0] for line in own} >= {"day", "season", "year", "interval"}
    assert int(page.locator(".tools").inner_text().split()[0]) == len(own)
    walk(page, "Timeline", "summer 2024 (season)")
    expect(page.locator(".card blockquote")).to_contain_text("the summer of 2024")


@pytest.mark.parametrize(
    ("edtf", "first", "last", "line"),
    [
        ("2014-03", "2014-03-01", "2014-03-31", "2014-03 (month)"),
        ("2014/..", "2014-01-01", None, "since 2014 (open)"),
        ("/2014-05", None, "2014-05-31", "until 2014-05 (open)"),
        ("2022-02-24", "2022-02-24", "2022-02-24", "2022-02-24 (day)"),
        ("2024-22~", "2024-06-01", "2024-08-31", "about summer 2024 (season)"),
    ],
)
def test_every_kind_of_date_is_drawn(show: Show, edtf: str, first: str | None, last: str | None, line: str) -> None:
    data = document(chronicle())
    before = data["claims"]["first"].index(None)
    for key, value in (("time", edtf), ("first", first), ("last", last), ("precision", precision(edtf))):
        data["claims"][key][before] = value
    page = show(data, view="timeline")
    lines = page.get_by_role("listbox", name="Timeline", exact=True).locator("li").all_inner_texts()
    assert any(one.startswith(line) for one in lines), lines


def test_claims_without_a_date_stand_under_their_article_and_apart(show: Show) -> None:
    page = show(chronicle(), view="timeline")
    items = page.get_by_role("listbox", name="Timeline", exact=True).locator("li")
    reported = [line for line in items.all_inner_texts() if line.startswith("reported ")]
    assert reported
    told = re.search(r"(\d+) claims? that name no date in grey", page.locator(".tools").inner_text())
    assert told is not None
    assert int(told[1]) == sum(int(re.findall(r"(\d+) claims? without a date", line)[0]) for line in reported)
    walk(page, "Timeline", reported[0])
    expect(page.locator(".panel .kind")).to_have_text("article")
    assert page.locator(".panel .card").count() >= 1
    assert "of=article-" in page.url
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("region", name="Text of the article")).to_be_visible()
    view(page, "Timeline")
    page.get_by_label("articles by day of publication").uncheck()
    assert [line for line in items.all_inner_texts() if line.startswith("reported ")] == []
    expect(page.locator(".tools")).to_contain_text("with no day at all left out")


def test_the_table_is_sorted_and_copied(show: Show) -> None:
    page = show(chronicle(), view="table", _permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("columnheader", name="Type").get_by_role("button").click()
    kinds = [row.split("\t")[0].strip() for row in rows(page)]
    assert kinds == sorted(kinds)
    page.get_by_role("columnheader", name="Type").get_by_role("button").click()
    assert [row.split("\t")[0].strip() for row in rows(page)] == sorted(kinds, reverse=True)
    expect(page.get_by_role("columnheader", name="Type")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Copy as CSV").click()
    expect(page.locator("[role=status]")).to_contain_text("copied as CSV")
    copied = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert copied[0][:3] == ["Type", "Act", "When"]
    assert len(copied) == len(kinds) + 1
    page.get_by_label("entities").check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    names = [row[0] for row in csv.reader(io.StringIO(saved.value.path().read_text("utf-8-sig")))]
    assert "Freedonia" in names
    page.get_by_label("links").check()
    page.get_by_role("button", name="Select Freedonia").first.click()
    expect(page.locator(".panel .kind")).to_have_text("derived link")
    # a formula is guarded
    assert "+Sanctions" not in [cell for row in copied for cell in row]
    assert "'+Sanctions" in [cell for row in copied for cell in row]


def test_signs_beyond_the_first_plane_shift_nothing(show: Show) -> None:
    page = show(chronicle(), view="article")
    field(page, "Article").select_option(label="Tanks 🚀 in Gdynia · 2022-12-07")
    body = page.locator(".body")
    assert body.inner_text().startswith("🚀🚀 South Korea delivered ten tanks 😀 to Poland")
    assert body.locator(".trigger").all_inner_texts() == ["delivered", "ship"]
    assert body.locator(".entity").all_inner_texts() == ["South Korea", "tanks", "Poland", "Gdynia"]
    body.locator(".trigger").nth(1).click()
    marks = page.locator(".card mark")
    assert [mark.split("\n")[0].strip() for mark in marks.all_inner_texts()][:1] == ["South Koreasupplier"]
    assert "𝟓𝟎quantity" in marks.all_inner_texts()


def test_pictures_are_saved_with_their_sources(show: Show) -> None:
    page = show(chronicle())
    for name in ("Graph", "Map", "Timeline"):
        view(page, name)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save SVG").click()
        root = ET.fromstring(saved.value.path().read_text("utf-8"))
        texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
        assert any("a report, not a verdict" in text for text in texts)
        assert any(
            "Guns for Sylvania, The Gazette, 2024-09-02, https://gazette.example/rambler?id=1" in text for text in texts
        )
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save PNG").click()
        picture = saved.value.path().read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", picture[16:24])
        assert width == 2800
        assert height > 600


def test_what_is_zoomed_to_is_saved(show: Show) -> None:
    page = show(chronicle(), view="map")

    def scale() -> float:
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save SVG").click()
        found = re.search(r"scale\(([\d.]+)\)", saved.value.path().read_text("utf-8"))
        assert found is not None
        return float(found[1])

    whole = scale()
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    assert scale() > whole * 2
    page.get_by_role("button", name="Show all").click()
    assert scale() == whole


def test_a_large_graph_opens_as_communities(show: Show) -> None:
    page = show(many(3000, 12000, 150))
    expect(page.locator(".tools")).to_contain_text("communities")
    walk(page, "Graph", "Community: ")
    expect(page.get_by_label("What the picture shows")).to_contain_text("community")
    expect(page.locator(".tools")).to_contain_text("nodes")
    page.get_by_label("hide derived links").check()
    expect(page.locator(".tools")).to_contain_text("lines")
    assert not re.search(r"\b0 lines", page.locator(".tools").inner_text())
    page.get_by_label("hide derived links").uncheck()
    page.get_by_role("button", name="Whole graph").click()
    # what is searched for is shown with its neighbours
    page.get_by_role("combobox", name="Search by name or alias").fill("army")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What the picture shows")).to_contain_text("around")


def test_a_page_without_texts_keeps_its_quotes(show: Show) -> None:
    from kg.exports.base import ExportSettings, shortened

    page = show(shortened(chronicle(), ExportSettings(keep_text=False)), view="article")
    expect(page.locator(".reading .card").first).to_be_visible()
    assert "text of this article was left out" in page.locator(".text").inner_text()
    assert page.locator(".reading .card mark.trigger").count() >= 1


def test_an_empty_graph_says_so(show: Show) -> None:
    page = show([])
    expect(page.locator(".empty")).to_have_text("There is no claim in this page.")
    expect(show(chronicle(), actor="nobody").locator(".empty")).to_contain_text("No claim that passes the filter")
    for name in ("Map", "Timeline", "Table"):
        view(page, name)
        expect(page.locator(".filters output")).to_contain_text("0 claims")


def test_a_hundred_thousand_nodes_open_as_an_overview(show: Show, tmp_path: Path) -> None:
    data = document(many(100_000, 110_000, 5000))
    assert len(data["nodes"]["id"]) > 95_000
    page = show(data)
    (html,) = tmp_path.glob("*.html")
    assert html.stat().st_size < 30_000_000
    expect(page.locator(".tools")).to_contain_text("communities", timeout=60_000)
    expect(page.locator(".empty")).to_have_count(0)
    # nothing hangs: what is on the page answers
    walk(page, "Graph", "Community: ")
    expect(page.get_by_label("What the picture shows")).to_contain_text("community")

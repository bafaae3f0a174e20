"""Every view in a real browser, and the ways between them."""

import csv
import io
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from chronicle import chronicle, many, rocket_story
from pages import Show, field, view, walk
from playwright.sync_api import Page, expect

from kg.exports.document import document

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
        ("Type", "Sanction", 1),
        ("Polarity", "negated", 1),
        ("Modality", "possible", 1),
        ("Publisher", "Chronicle", 8),
    ):
        field(page, label).select_option(value)
        expect(count).to_contain_text(f"{claims} claim")
        for name in ("Map", "Timeline", "Table", "Graph"):
            view(page, name)
            expect(count).to_contain_text(f"{claims} claim")
        page.get_by_role("button", name="Clear", exact=True).click()
    for label, value, claims in (("Actor", "poland", 2), ("Weapon", "rambler", 6), ("Place", "gdynia", 1)):
        field(page, label).fill(value)
        expect(count).to_contain_text(f"{claims} claim")
        page.get_by_role("button", name="Clear", exact=True).click()
    page.get_by_role("textbox", name="From").fill("2024-07")
    page.get_by_role("textbox", name="To", exact=True).fill("2024-08-31")
    expect(count).to_contain_text("without a date left out")
    view(page, "Table")
    assert "summer 2024" in [row.split("\t")[0].strip() for row in rows(page)]
    assert "2022-12-06" not in [row.split("\t")[0].strip() for row in rows(page)]
    assert "from=2024-07" in page.url


def rows(page: Page) -> list[str]:
    return page.locator(".rows tbody tr:not([aria-hidden])").all_inner_texts()


def test_the_address_holds_the_view(show: Show) -> None:
    page = show(chronicle())
    field(page, "Type").select_option("ArmsTransfer")
    walk(page, "Graph", "Poland, country")
    view(page, "Table")
    address = page.url.split("#")[1]
    again = show(chronicle(), **dict(part.split("=") for part in address.replace("+", " ").split("&")))
    expect(again.locator(".panel h2")).to_have_text("Poland")
    expect(again.get_by_role("region", name="Table of claims")).to_be_visible()
    assert field(again, "Type").input_value() == "ArmsTransfer"


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
    expect(page.locator(".note")).to_contain_text("Crimea, Kosovo, Western Sahara")
    expect(page.locator(".tools")).to_contain_text("2 flows")
    lines = page.get_by_role("listbox", name="Map", exact=True).locator("li").all_inner_texts()
    assert any(line.startswith("Gdynia") and "known to the town" in line for line in lines)
    assert any(line.startswith("Poland") and "known to the country" in line for line in lines)
    assert any(line.startswith("supplier to recipient: south korea → poland (planned)") for line in lines)
    walk(page, "Map", "supplier to recipient: south korea → poland (planned)")
    expect(page.locator(".edge-head")).to_have_text("South Korea supplied Poland")


def test_the_timeline_shows_how_exact_a_date_is(show: Show) -> None:
    page = show(chronicle(), view="timeline")
    lines = page.get_by_role("listbox", name="Timeline", exact=True).locator("li").all_inner_texts()
    assert {line.split("(")[1].split(")")[0] for line in lines} >= {"day", "season", "year", "interval"}
    drawn = int(page.locator(".tools").inner_text().split()[0])
    assert drawn == len(lines)
    walk(page, "Timeline", "summer 2024 (season)")
    expect(page.locator(".card blockquote")).to_contain_text("the summer of 2024")
    page.get_by_label("undated ones by day of publication").check()
    assert page.get_by_role("listbox", name="Timeline", exact=True).locator("li").count() > drawn


def test_the_table_is_sorted_and_copied(show: Show) -> None:
    page = show(chronicle(), view="table", _permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Type", exact=True).click()
    kinds = [row.split("\t")[1] for row in rows(page)]
    assert kinds == sorted(kinds)
    page.get_by_role("button", name="Type").click()
    assert [row.split("\t")[1] for row in rows(page)] == sorted(kinds, reverse=True)
    expect(page.get_by_role("columnheader", name="Type")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="Copy as CSV").click()
    expect(page.locator("[role=status]")).to_contain_text("copied as CSV")
    copied = list(csv.reader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert copied[0][:3] == ["When", "Type", "Act"]
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
        assert height > 1800


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
    expect(page.locator(".empty")).to_contain_text("No claim")
    for name in ("Map", "Timeline", "Table"):
        view(page, name)
        expect(page.locator(".filters output")).to_contain_text("0 claims")

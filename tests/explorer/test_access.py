"""The page by keys and for screen readers; dark, narrow and on paper."""

import pytest
from chronicle import chronicle
from pages import Show, drawer, faults, view, walk
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(show: Show, scheme: str) -> None:
    page = show(chronicle(), _color_scheme=scheme)
    assert faults(page) == []
    walk(page, "Graph", "Freedonia, country")
    for name in ("Graph", "Map", "Timeline", "Table", "Article"):
        view(page, name)
        assert faults(page) == [], name
    view(page, "Graph")
    for name in ("Type", "Actor", "Publisher"):
        drawer(page, name)
        assert faults(page) == [], name
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Freedonia → supplied → Sylvania", exact=True).click()
    page.locator("summary", has_text="Legend").click()
    assert faults(page) == []


def test_all_is_reached_by_keys(show: Show) -> None:
    page = show(chronicle())
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("(e => e.getAttribute('aria-label') || e.textContent || e.tagName)(document.activeElement)")
        )
    for wanted in (
        "Search by name or alias",
        "Graph",
        "Map",
        "Timeline",
        "Table",
        "Article",
        "Zoom in",
        "Legend",
        "Save SVG",
    ):
        assert any(wanted in one for one in reached), wanted
    items = page.get_by_role("listbox", name="Graph", exact=True)
    items.focus()
    page.keyboard.press("ArrowDown")
    active = items.get_attribute("aria-activedescendant")
    assert active == "item-1"
    named = page.locator(f"#{active}").inner_text()
    expect(page.locator(".active-item")).to_have_text(named)
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_have_text(named.split(", ")[0])
    page.keyboard.press("Escape")
    expect(page.locator(".panel h2")).to_have_text("Evidence")


def test_dark_and_light_differ_and_can_be_chosen(show: Show) -> None:
    page = show(chronicle(), _color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate(ground) != light
    assert show(chronicle(), _color_scheme="dark").evaluate(ground) != light


def test_it_can_be_printed(show: Show) -> None:
    page = show(chronicle(), _color_scheme="dark")
    walk(page, "Graph", "Freedonia, country")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator(".views")).to_be_hidden()
    assert page.locator(".card").last.evaluate("card => card.getBoundingClientRect().bottom") > 768
    assert len(page.pdf()) > 20_000


@pytest.mark.parametrize("name", ["graph", "map", "timeline"])
def test_a_picture_is_printed_whole_and_with_its_legend(show: Show, name: str) -> None:
    page = show(chronicle(), view=name, types="ArmsTransfer~Attack")
    page.wait_for_timeout(300)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})  # a sheet is narrower than the screen was
    page.wait_for_timeout(300)
    canvas = page.locator(".picture canvas")
    box = canvas.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700
    inks = """canvas => {
        const all = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer
        return new Set(new Uint32Array(all)).size
    }"""
    assert canvas.evaluate(inks) > 10
    expect(page.locator(".legend li").first).to_be_visible()
    expect(page.locator(".choice-value", has_text="arms transfer, attack")).to_be_visible()
    expect(page.locator(".choice-value", has_text="any").first).to_be_hidden()


def test_a_filters_drawer_is_worked_by_keys(show: Show) -> None:
    page = show(chronicle())
    page.get_by_role("combobox", name="Search by name or alias").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").startswith("Type"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Type")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".choice-value").first).to_have_text("arms transfer")
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Type")).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_narrow_window_scrolls_down_and_not_across(show: Show) -> None:
    page = show(chronicle(), _viewport={"width": 700, "height": 900})
    walk(page, "Graph", "Freedonia, country")
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    expect(page.locator(".panel h2")).to_be_visible()

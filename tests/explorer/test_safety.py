"""Hostile words in every field are shown as text: nothing runs, nothing is asked for, no link leads elsewhere."""

import pytest
from chronicle import chronicle
from hostile import spoilt
from pages import Show, view, walk
from playwright.sync_api import expect

from kg.exports.document import document

pytestmark = pytest.mark.slow

WORDS = {
    "markup": (
        "</script><script>alert(1)</script><!--<script>]]><img src=x onerror=alert(1)>\" onmouseover='alert(1)' x=\""
        "<style>*{display:none}</style><iframe srcdoc='<script>parent.alert(1)</script>'>${alert(1)} {{alert(1)}} %s"
    ),
    "address": "javascript:alert(1)",
    "network": "https://outside.example/<script src=//outside.example/x.js>",
    "signs": "\u202ereversed\u2066 name\u2069 nul \x00 and bell \x07, \ud800 half a sign",
    "huge": "Wide" * 3000,
}


@pytest.mark.parametrize("name", WORDS)
def test_every_view_shows_hostile_words_as_text(show: Show, name: str) -> None:
    words = WORDS[name]
    data = document([spoilt(words)], words)
    data["nodes"]["aliases"][0] = [words]
    page = show(data)
    elements = "document.querySelectorAll('script, iframe, img:not(.legend img), style, object, embed').length"
    before = page.evaluate(elements)
    for one in ("Graph", "Map", "Timeline", "Table", "Article"):
        view(page, one)
        page.wait_for_timeout(60)
    view(page, "Graph")
    walk(page, "Graph", "Freedonia")
    page.locator(".card").first.get_by_role("button", name="Read in the article").click()
    expect(page.locator(".body")).to_be_visible()
    for save in ("Save SVG", "Save PNG"):
        view(page, "Graph")
        with page.expect_download():
            page.get_by_role("button", name=save).click()
    assert page.evaluate(elements) == before
    for address in page.evaluate("[...document.links].map(link => link.href)"):
        assert address.startswith(("http://", "https://")), address
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_signs_that_turn_a_text_are_written_out(show: Show) -> None:
    page = show([spoilt(WORDS["signs"])], view="article")
    assert "\\u202ereversed\\u2066 name" in page.locator(".text h2").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()


def test_an_address_is_linked_only_where_it_is_http(show: Show) -> None:
    for url, linked in (
        ("https://a.example/x", 1),
        ("javascript:alert(1)", 0),
        ("file:///etc/passwd", 0),
        ("//a.example", 0),
    ):
        data = document(chronicle())
        data["articles"]["url"] = [url] * len(data["articles"]["url"])
        page = show(data, view="article")
        assert page.locator(".text .source a").count() == linked, url

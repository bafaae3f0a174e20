"""The page live in a real browser: it looks as from disk, asks its questions, and asks nobody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live import Serve
from playwright.sync_api import Browser, Page, expect

from kg import pipeline
from kg.server.serving import Server
from kg.stores import Limits

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A tab, what it complained of, and the addresses it asked for."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    yield page, complaints, asked
    context.close()


def open_box(page: Page, server: Server) -> None:
    page.goto(server.address)
    page.wait_for_selector(".app")
    page.get_by_text("Ask in Cypher").click()


def put(page: Page, text: str) -> str:
    """Ask, and wait for what the box says."""
    page.locator("#box-text").fill(text)
    page.get_by_role("button", name="Ask", exact=True).click()
    status = page.locator("#box-status")
    expect(status).to_have_text(re.compile("^(?!asking).+"))
    return status.inner_text()


def test_a_question_and_the_way_from_its_answer_to_the_sentence(
    store: Path, serve: Serve, opened: tuple[Page, list[str], list[str]]
) -> None:
    page, complaints, asked = opened
    server = serve(store)
    open_box(page, server)
    assert page.get_by_role("listbox", name="Graph", exact=True).is_visible()
    said = put(
        page, "MATCH (c:Claim) WHERE c.trigger = 'shipped' RETURN c.id AS claim, c.trigger AS word, c.act AS act"
    )
    assert said == "1 row"
    assert page.locator("#box-rows thead").inner_text().split() == ["claim", "word", "act"]
    assert page.locator("#box-rows tbody td").nth(1).inner_text() == "shipped"
    page.locator("#box-rows tbody a").click()
    card = page.locator(".panel .card").first
    card.wait_for()
    assert card.locator("mark.trigger").inner_text().startswith("shipped")
    assert put(page, "MATCH (c:Country {name: 'Freedonia'}) RETURN c") == "1 row"
    page.locator("#box-rows tbody a", has_text="Country Freedonia").click()
    expect(page.locator(".panel h2")).to_have_text("Freedonia")
    assert asked == [f"GET {server.address}", *[f"POST {server.address}query"] * 2]
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_box(store: Path, serve: Serve, browser: Browser, scheme: Any) -> None:
    from pages import faults

    with browser.new_context(viewport={"width": 1366, "height": 768}, color_scheme=scheme) as context:
        page = context.new_page()
        open_box(page, serve(store))
        assert put(page, "MATCH (c:Claim)-[r]->(e) RETURN c.id, type(r), e.name") != "0 rows"
        assert faults(page) == []
        assert "can't change" in put(page, "MATCH (n) DETACH DELETE n")
        assert faults(page) == []


def test_refusals_and_limits_are_told(store: Path, serve: Serve, opened: tuple[Page, list[str], list[str]]) -> None:
    page, complaints, _ = opened
    server = serve(store, Limits(rows=4, seconds=0.3))
    open_box(page, server)
    assert "at most 4 rows and takes at most 0.3 seconds" in page.locator("#box label").inner_text()
    assert put(page, "MATCH (n) RETURN n.id") == "the first 4 rows; there are more, which the limit leaves out"
    assert page.locator("#box-rows tbody tr").count() == 4
    for text, said in (
        ("MATCH (n) DETACH DELETE n", "a query can't change the store"),
        ("MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id RETURN count(*)", "longer than 0.3 seconds"),
    ):
        assert said in put(page, text)
        assert page.locator("#box-rows").inner_text() == ""
    assert all("400 (Bad Request)" in one for one in complaints), complaints  # the browser's own remark


def test_hostile_words_in_an_answer_are_text(
    tmp_path: Path, serve: Serve, opened: tuple[Page, list[str], list[str]]
) -> None:
    from hostile import spoilt

    page, complaints, asked = opened
    words = "</script><script>alert(1)</script><img src=//outside.example/x onerror=alert(1)>\u202eturned"
    pipeline.load(str(tmp_path / "graph.kg"), [spoilt(words)])
    server = serve(tmp_path / "graph.kg")
    open_box(page, server)
    counted = "document.querySelectorAll('script, img:not(.legend img), iframe').length"
    before = page.evaluate(counted)
    put(page, "MATCH (n) RETURN n, n.name, [n.name] AS list, {a: n.name} AS map")
    put(page, f"RETURN 1 AS `{words}`, '{words}' AS words")
    shown = page.locator("#box-rows").inner_text()
    assert "<img src=//outside.example/x onerror=alert(1)>\\u202eturned" in shown
    assert page.evaluate(counted) == before
    assert {one.split()[1] for one in asked} == {server.address, f"{server.address}query"}
    assert complaints == []


def test_a_page_from_elsewhere_gets_nothing(
    store: Path, serve: Serve, opened: tuple[Page, list[str], list[str]]
) -> None:
    page, _, _ = opened
    server = serve(store)
    page.route(
        "http://attacker.example/", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html")
    )
    page.goto("http://attacker.example/")
    tried = page.evaluate(
        """async (address) => {
            const body = '{"cypher": "RETURN 1 AS x"}';
            const json = {"Content-Type": "application/json"};
            const text = (response) => response.text();
            const tries = [
                () => fetch(address).then(text),
                () => fetch(address + "query", {method: "POST", body}).then(text),
                () => fetch(address + "query", {method: "POST", headers: json, body}).then(text),
                () => fetch(address, {mode: "no-cors"}).then((r) => { if (r.type !== "error") throw r.type; }),
            ];
            const got = [];
            for (const one of tries) got.push(await one().then((text) => `got ${text}`, () => "nothing"));
            const frame = document.createElement("iframe");
            frame.src = address;
            await new Promise((done) => { frame.onload = done; document.body.append(frame); });
            try { got.push(frame.contentDocument ? "a frame" : "nothing"); } catch { got.push("nothing"); }
            return got;
        }""",
        server.address,
    )
    assert tried == ["nothing"] * 5
    frame = page.frames[1]
    assert frame.locator(".app").count() == 0

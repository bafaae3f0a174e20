"""What the explorer's page weighs, when it first paints, and how it moves: ``python tests/bench/explorer.py [CLAIMS]``.

Headless Chromium without a graphics card. Frames are counted by the page while a mouse drags the picture for
three seconds, as fast as the machine lets it. CLAIMS (a claims file, a folder or a store) is measured beside
the hand-built sample and the two large graphs.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / name) for name in ("explorer", "exports", "graph")]

from browser_fixtures import FLAGS  # noqa: E402
from chronicle import chronicle, many  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from kg import pipeline  # noqa: E402
from kg.exports.document import document  # noqa: E402
from kg.exports.html import page as page_of  # noqa: E402

COUNT = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = now => { window.frames_.push(now - last); last = now; window.ticking = requestAnimationFrame(tick) };
  window.ticking = requestAnimationFrame(tick);
}"""


def dragged(page: Page, x: float, y: float) -> tuple[list[float], list[float]]:
    """Milliseconds between frames while the mouse drags from there, and while the picture is drawn sharp again."""
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    end = time.monotonic() + 3
    step = 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(x + (step % 60) * 4 - 120, y + (step % 37) * 3 - 55)
    moving: list[float] = page.evaluate("() => window.frames_.splice(0).slice(1)")
    page.mouse.up()
    page.wait_for_timeout(700)
    resting: list[float] = page.evaluate("() => { cancelAnimationFrame(window.ticking); return window.frames_ }")
    return moving, resting


def told(name: str, frames: tuple[list[float], list[float]]) -> str:
    """Median frames a second, the longest frame, and the longest one after it."""
    moving, resting = frames
    fps, longest, after = 1000 / statistics.median(moving), max(moving), max(resting)
    return f"{name} {fps:.0f} fps, longest {longest:.0f} ms, drawn sharp in {after:.0f} ms"


def measure(browser: Browser, name: str, html: bytes) -> None:
    """Print one line about a page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(html)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        begun = time.monotonic()
        page.goto(path.as_uri())
        page.wait_for_selector(".picture canvas", timeout=120_000)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        drawn = time.monotonic() - begun
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        page.wait_for_timeout(500)
        shown = page.locator(".tools").inner_text()
        parts = [
            f"{name}: {len(html) / 1e6:.1f} MB",
            f"first paint {paint:.0f} ms",
            f"picture {drawn:.1f} s",
            next(line for line in shown.split("\n") if "line" in line),
            told("graph", dragged(page, 60, 600)),
        ]
        for view in ("Map", "Timeline"):
            page.get_by_role("navigation", name="Views").get_by_role("button", name=view).click()
            page.wait_for_timeout(600)
            parts.append(told(view.lower(), dragged(page, 500, 500)))
        print("; ".join(parts), flush=True)
        page.close()


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        measure(browser, "sample", page_of(document(chronicle())))
        for source in sys.argv[1:]:
            measure(browser, Path(source).name, page_of(document(pipeline.readings(source))))
        for nodes, edges, articles in ((1500, 6000, 60), (5000, 21000, 250), (100_000, 200_000, 5000)):
            measure(browser, f"{nodes:,} nodes", page_of(document(many(nodes, edges, articles))))
        browser.close()


if __name__ == "__main__":
    main()

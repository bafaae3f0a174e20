"""Takes the README's picture of the example articles anew: ``python tests/explorer/picture.py``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser_fixtures import FLAGS
from playwright.sync_api import expect, sync_playwright

import kg
from kg.exports.document import document
from kg.exports.html import page as page_of
from kg.folder import in_order

#: A link that is affirmed, possible and denied, so that the picture shows what the page does with that.
LINK = "Iran → supplied → Russia"


def main() -> None:
    """Write docs/explorer.png."""
    root = Path(__file__).parents[2]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "graph.html"
        examples = sorted((root / "examples").glob("*.txt"))
        with in_order(kg.read(*examples).readings) as readings:
            path.write_bytes(page_of(document(readings)))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme="light")
        page.goto(path.as_uri())
        page.get_by_role("combobox", name="Search by name or alias").fill(LINK.split(maxsplit=1)[0])
        page.keyboard.press("Enter")
        if page.locator(".panel details[open]").count() == 0:
            page.locator(".panel details summary").first.click()
        found = page.locator(".panel").get_by_role("button", name=LINK, exact=True)
        if found.count() == 0:
            sys.exit(f"the examples' graph has no link {LINK!r}; name another in {__file__}")
        found.click()
        expect(page.locator(".edge-head")).to_be_visible()
        page.locator("h1").hover()
        page.wait_for_timeout(500)  # until it is drawn
        page.screenshot(path=root / "docs" / "explorer.png")
        browser.close()


if __name__ == "__main__":
    main()

"""Ways of people through the explorer's page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

#: What the fixture ``show`` gives.
Show = Callable[..., Page]

#: The sources of the page.
WEB = Path(__file__).parents[2] / "kg" / "exports" / "explorer"


def walk(page: Page, label: str, wanted: str) -> None:
    """Walk through a picture by keys to the thing whose line begins so, and select it."""
    items = page.get_by_role("listbox", name=label, exact=True)
    lines = items.locator("li").all_inner_texts()
    row = next(row for row, line in enumerate(lines) if line.startswith(wanted))
    items.focus()
    page.keyboard.press("Home")
    for _ in range(row):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def view(page: Page, name: str) -> None:
    """Go to a view."""
    page.get_by_role("navigation", name="Views").get_by_role("button", name=name, exact=True).click()


def field(page: Page, name: str) -> Locator:
    """A field that offers choices, by its name."""
    return page.get_by_role("combobox", name=name, exact=True)


def drawer(page: Page, label: str) -> Locator:
    """A filter's drawer, opened where it is shut."""
    box = page.locator("details.choice").filter(has=page.locator(".choice-name", has_text=re.compile(f"^{label}$")))
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box.get_by_role("group", name=label, exact=True)


def tick(page: Page, label: str, *values: str) -> None:
    """Tick values of a filter."""
    box = drawer(page, label)
    for value in values:
        box.get_by_label(value, exact=True).check()
    page.keyboard.press("Escape")


def write(page: Page, label: str, part: str) -> None:
    """Filter by a part of a name."""
    box = drawer(page, label)
    box.get_by_role("textbox").fill(part)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def faults(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    source = WEB / "node_modules" / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("axe is not here: make webtools (needs Node and npm)")
    page.evaluate(source.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]

"""The explorer's page in a real browser. Whatever a page complains of, or asks the network for, fails its test."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from kg.exports.document import document
from kg.exports.html import page as page_of
from kg.model import Reading

for _folder in ("graph", "exports", "explorer"):
    sys.path.insert(0, str(Path(__file__).parents[1] / _folder))


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens readings, or a document, as a page from disk: ``show(readings, view="map")``. Options that begin with
    an underscore go to the browser's context."""
    complaints: list[str] = []
    contexts = []

    def open_page(shown: Iterable[Reading] | dict[str, Any], **state: Any) -> Page:
        path = tmp_path / f"page{len(contexts)}.html"
        data = shown if isinstance(shown, dict) else document(shown, "Freedonia and Sylvania")
        path.write_bytes(page_of(data))
        options = {key[1:]: state.pop(key) for key in list(state) if key.startswith("_")}
        context = browser.new_context(
            **{"viewport": {"width": 1366, "height": 768}, "accept_downloads": True, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: complaints.append(request.url) if _outside(request.url, path) else None)
        page.goto(path.as_uri() + ("#" + urlencode(state) if state else ""))
        page.wait_for_selector(".app")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _outside(address: str, path: Path) -> bool:
    return not address.startswith(("data:", "blob:")) and address.split("#", maxsplit=1)[0] != path.as_uri()

"""A graph shows itself in a notebook: the example is run by Jupyter's own runner, its picture opened in a browser."""

import html
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import kg
from kg import api, pipeline

for _folder in ("graph", "exports", "explorer"):
    sys.path.insert(0, str(Path(__file__).parents[1] / _folder))

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook.ipynb"

_RUNNER = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(notebook, sys.argv[3])
"""


def stories() -> kg.Claims:
    """The chronicle of Freedonia and Sylvania."""
    from chronicle import chronicle

    return kg.Claims(tuple(chronicle()))


def source_of(frame: str) -> bytes:
    """The page in a frame, as a browser reads it."""
    found = re.search(r' srcdoc="([^"]*)"></iframe>$', frame)
    assert found is not None
    return html.unescape(found[1]).encode()


def opened(browser: Browser, shown: str, place: Path) -> tuple[Page, list[str], list[str]]:
    """An output in a page of others, what was complained of, and what was asked for."""
    path = place / "notebook.html"
    secret = "<script>var secret = 'of the notebook'; document.cookie = 'a=b';</script>"
    path.write_text(f"<!doctype html><meta charset=utf-8><title>x</title>{secret}{shown}", encoding="utf-8")
    page = browser.new_context(viewport={"width": 1200, "height": 800}).new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: asked.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, complaints, asked


@pytest.mark.slow
def test_the_picture_is_the_page_of_kg_view_and_is_shut_off(tmp_path: Path, browser: Browser) -> None:
    page, complaints, asked = opened(browser, kg.Graph.of(stories())._repr_html_(), tmp_path)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".app")).to_be_visible()
    frame.get_by_label("Search", exact=False).first.fill("Freedonia")
    frame.get_by_role("option").first.click()
    expect(frame.locator(".panel h2")).to_have_text("Freedonia")
    for view in ("Map", "Timeline", "Table", "Article", "Graph"):
        frame.get_by_role("navigation", name="Views").get_by_role("button", name=view, exact=True).click()
    inner = page.frames[1]
    assert (
        inner.evaluate("() => { try { return parent.secret; } catch (error) { return error.name; } }")
        == "SecurityError"
    )
    assert inner.evaluate("() => self.origin") == "null"
    assert [one for one in asked if not one.startswith(("about:", "data:", "blob:"))] == []
    assert complaints == []
    page.context.close()


def test_a_frame_is_whole_whatever_the_articles_say() -> None:
    from hostile import spoilt

    words = "\"></iframe><script>alert(1)</script>&quot; srcdoc='x' &amp;amp; \u202e \ud800"
    frame = kg.Graph.of(kg.Claims((spoilt(words),)))._repr_html_()
    assert re.fullmatch(r'<iframe [^"<>]*("[^"]*"[^"<>]*)*></iframe>', frame)
    assert re.findall(r' (\w+)="', re.sub(r' srcdoc="[^"]*"', ' srcdoc=""', frame)) == [
        *("title", "sandbox", "allow", "referrerpolicy", "style", "srcdoc")
    ]
    assert 'sandbox="allow-scripts allow-downloads' in frame
    assert "allow-same-origin" not in frame.partition(" srcdoc=")[0]
    assert source_of(frame).count(b"<script") == 3


def test_a_frame_holds_what_kg_view_writes(tmp_path: Path) -> None:
    graph = kg.Graph.of(stories())
    graph.save(tmp_path / "view.html", "html")
    data = re.compile(rb'<script id="data".*?</script>', re.DOTALL)
    assert data.sub(b"", source_of(graph._repr_html_())) == data.sub(b"", (tmp_path / "view.html").read_bytes())
    pipeline.load(str(tmp_path / "graph.kg"), graph.readings())
    assert kg.Graph.open(tmp_path / "graph.kg")._repr_html_() == graph._repr_html_()


def test_what_is_too_large_leaves_out_the_texts_and_then_says_how_to_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    long = " ".join(sha256(str(number).encode()).hexdigest() for number in range(500))
    graph = kg.Graph.of(
        kg.Claims(
            tuple(replace(r, article=replace(r.article, text=f"{r.article.text}\n{long}")) for r in stories().readings)
        )
    )
    whole = graph._repr_html_()
    monkeypatch.setattr(api, "PICTURE", len(whole) - 1)
    less = graph._repr_html_()
    assert less.startswith("<p>Without the articles' texts, which are too large for an output.</p><iframe ")
    assert len(less) < len(whole)
    for name, limit in (("PICTURE", 1000), ("_PICTURED", 1)):
        monkeypatch.setattr(api, name, limit)
        said = graph._repr_html_()
        assert said.startswith(f"<p>A graph of {len(stories())} claims is too large for an output")
        assert "graph.save('graph.html', 'html')" in said


def test_a_graph_has_a_name_without_a_picture(tmp_path: Path) -> None:
    claims = stories()
    assert repr(kg.Graph.of(claims)) == f"<kg.Graph of {len(claims.readings)} articles, {len(claims)} claims>"
    assert repr(kg.Graph.open("out")) == "<kg.Graph of out>"


@pytest.mark.slow
def test_the_example_runs_and_shows_its_picture(tmp_path: Path, browser: Browser) -> None:
    out = tmp_path / "executed.ipynb"
    homes = {name: str(tmp_path) for name in ("HOME", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR")}
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER, str(NOTEBOOK), str(NOTEBOOK.parent), str(out)],
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    cells = {cell["id"]: cell for cell in json.loads(out.read_text(encoding="utf-8"))["cells"]}
    assert re.fullmatch(r"\d\d+ claims in 2 articles\n", printed(cells["read"]))
    assert "K2 tanks" in printed(cells["print"]) + printed(cells["query"])
    (picture,) = cells["graph"]["outputs"]
    assert "".join(picture["data"]["text/plain"]).startswith("<kg.Graph of 2 articles, ")
    page, complaints, asked = opened(browser, "".join(picture["data"]["text/html"]), tmp_path)
    frame = page.frame_locator("iframe")
    expect(frame.locator("footer")).to_contain_text("2 articles")
    expect(
        frame.get_by_role("listbox", name="Graph", exact=True).locator("li", has_text="Vladimir Putin").first
    ).to_be_attached()
    assert [one for one in asked if not one.startswith(("about:", "data:", "blob:"))] == []
    assert complaints == []
    page.context.close()


def printed(cell: dict[str, Any]) -> str:
    """What a cell put out as text."""
    (output,) = cell["outputs"]
    return "".join(output["text"] if "text" in output else output["data"]["text/plain"])


def test_the_example_is_kept_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []

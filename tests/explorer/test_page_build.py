"""The built page is what its sources give, byte for byte, whoever builds it."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pages import WEB


def node(*words: str) -> None:
    """Run something of Node's in the folder of the sources."""
    if shutil.which("node") is None or not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("the explorer's tools are not here: make webtools (needs Node and npm)")
    done = subprocess.run(words, cwd=WEB, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    node("node", "build.mjs", str(tmp_path / "page.html"))
    assert (tmp_path / "page.html").read_bytes() == (WEB / "page.html").read_bytes(), "run make explorer and commit"


@pytest.mark.slow
def test_the_sources_have_their_types_right() -> None:
    node("node", "node_modules/typescript/bin/tsc", "--noEmit")


def test_versions_are_pinned_and_name_no_registry() -> None:
    package = json.loads((WEB / "package.json").read_text())
    lock = json.loads((WEB / "package-lock.json").read_text())
    for name, version in {**package["dependencies"], **package["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for name, entry in lock["packages"].items():
        assert name == "" or "integrity" in entry
        assert "resolved" not in entry, name


def test_the_page_allows_its_own_script_and_style_and_nothing_else() -> None:
    page = (WEB / "page.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(script),
        "style-src": hashed(style),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    for word in ("eval(", "new Function", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon"):
        assert word not in script, word


def test_no_source_writes_markup() -> None:
    for path in sorted((WEB / "src").glob("*.ts*")):
        source = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"):
            assert word not in source, f"{path.name}: {word}"


def hashed(text: str) -> str:
    """As a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

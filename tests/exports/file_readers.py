"""Programs that we did not write, which read our files; a skip where one is missing."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent
_FETCHED = Path(__file__).parents[2] / "build" / "readers"


def by_node(what: str, path: Path) -> Any:
    """A file as a JavaScript library reads it (``readers/read.js`` says which)."""
    node = shutil.which("node")
    folder = _FETCHED / "node"
    if node is None or not (folder / ".fetched").exists():
        pytest.skip("the readers in JavaScript are missing: install Node and npm, then make readers")
    done = subprocess.run(
        [node, str(_HERE / "readers" / "read.js"), str(folder), what, str(path)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def by_gephi(path: Path) -> list[list[Any]]:
    """Nodes counted, then each edge, as Gephi's own importer reads a file."""
    java = shutil.which("java")
    jars = list((_FETCHED / "gephi").glob("*.jar"))
    if java is None or shutil.which("javac") is None or not jars:
        pytest.skip("Gephi is missing: install a JDK (17 or newer) and Maven, then make readers")
    fast = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
    done = subprocess.run(
        [java, *fast, "-cp", str(jars[0]), str(_HERE / "readers" / "Gephi.java"), str(path)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def by_ftm(path: Path) -> list[dict[str, Any]]:
    """The entities that ``ftm validate`` keeps, with the values that it keeps."""
    if not (_FETCHED / "ftm" / ".fetched").exists():
        pytest.skip("FollowTheMoney is missing: install ICU's headers and a C++ compiler, then make readers")
    done = subprocess.run(
        [str(_FETCHED / "ftm" / "bin" / "ftm"), "validate", "-i", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def by_libreoffice(path: Path, out: Path) -> Path:
    """A CSV file as LibreOffice's spreadsheet reads it, as flat ODF."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is missing: install libreoffice-calc-nogui (or LibreOffice itself)")
    profile = f"-env:UserInstallation={(out / 'profile').resolve().as_uri()}"
    options = ("--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", str(out))
    done = subprocess.run([office, "--headless", profile, *options, str(path)], capture_output=True, check=False)
    made = out / f"{path.stem}.fods"
    assert made.exists(), done.stderr.decode()
    return made

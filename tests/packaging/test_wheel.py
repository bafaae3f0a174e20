"""The wheel works on its own: built, installed outside the checkout, run there."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ARTICLE = (
    "North Korea has supplied Russia with up to 200 Koksan guns. "
    "In March 2025 Ukrainian forces destroyed five of the guns with drones.\n"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    # Without isolation hatchling comes from here, so that the test needs no network.
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)], cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def kg(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``kg`` of a new environment that has the wheel, and sees the dependencies that are installed here."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = next((home / "lib").glob("python3*/site-packages"))
    _run([sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)])
    # A plain path entry, and after the environment's own: the checkout's editable install is a .pth file of
    # the other folder, and those are not read from here.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "kg"


@pytest.mark.slow
def test_wheel_carries_what_the_program_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("ontology", "kg/_resources/ontology"), ("queries", "kg/_resources/queries")):
        kept = [path for path in _tracked(folder) if not path.name.startswith(".")]
        assert kept, folder
        for path in kept:
            assert f"{inside}/{path.relative_to(folder)}" in names
    for path in _tracked("kg"):
        # of the explorer users need the built page alone
        source = path.is_relative_to("kg/exports/explorer") and path != Path("kg/exports/explorer/page.html")
        assert (str(path) in names) == (not source), path


@pytest.mark.slow
def test_wheel_has_its_licences(wheel: Path) -> None:
    names = [name.rsplit("/", 1)[-1] for name in zipfile.ZipFile(wheel).namelist()]
    assert "LICENSE" in names
    assert "NOTICE" in names


@pytest.mark.slow
def test_wheel_runs_outside_the_checkout(kg: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    where = _run([str(kg.parent / "python"), "-c", "import kg; print(kg.__file__)"], cwd=tmp_path)
    assert not Path(where.strip()).is_relative_to(ROOT)
    _run([str(kg), "build", "article.txt", "--out", "out"], cwd=tmp_path)
    lines = (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["claims"]
    assert "North Korea" in _run([str(kg), "query", "out/graph.kg", "transfers"], cwd=tmp_path)


def _tracked(folder: str) -> list[Path]:
    listed = _run([_git(), "ls-files", "-z", folder], cwd=ROOT)
    return [Path(name) for name in listed.split("\0") if name]


def _git() -> str:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is missing: the list of files to find in the wheel comes from it")
    return git


def _run(command: list[str], cwd: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

"""The README shows what its commands print. Run this file to print it anew (``make readme``)."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"

_BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)


def printed(readme: str, folder: Path) -> str:
    """The README with all console blocks as their commands print them now, run in ``folder`` one after another."""
    for name in ("examples", "tests"):
        (folder / name).symlink_to(ROOT / name)
    bin_folder = folder / ".bin"
    bin_folder.mkdir()
    kg = bin_folder / "kg"
    kg.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kg.cli "$@"\n', encoding="utf-8")
    kg.chmod(0o755)
    environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}

    def run(found: re.Match[str]) -> str:
        lines = []
        for command in re.findall(r"^\$ (.*)$", found.group(1), re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            lines += [f"$ {command}", *([done.stdout.rstrip("\n")] if done.stdout else [])]
            assert "Error" not in done.stdout, done.stdout
        return "```console\n" + "\n".join(lines) + "\n```\n"

    return _BLOCK.sub(run, readme)


@pytest.mark.slow
def test_readme_shows_what_commands_print(tmp_path: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    assert printed(readme, tmp_path) == readme


def test_readme_shows_every_command() -> None:
    from kg.cli import cli

    shown = re.findall(r"^\$ kg (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(shown) == set(cli.commands)


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        README.write_text(printed(README.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")

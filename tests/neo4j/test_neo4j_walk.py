"""The README's walk with Neo4j, step by step, against the server that stands in for the container."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j_fixtures import Database
from neo4j_server import ROOT

_SECTION = re.compile(r"### Neo4j: .*?\n(?=##)", re.DOTALL)


def blocks(language: str) -> list[str]:
    """The section's code blocks in one language."""
    section = _SECTION.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert section is not None, "the README tells of Neo4j"
    return re.findall(rf"```{language}\n(.*?)```", section.group(), re.DOTALL)


@pytest.mark.slow
def test_the_readmes_walk(neo4j: Database, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    commands = blocks("sh")[0].splitlines()
    assert [line for line in commands if line.startswith("docker compose up")], "the container is the first step"
    environment = {**os.environ, **neo4j.environment, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    printed = {}
    for line in commands:
        if not line.startswith("kg "):
            continue  # the server is there, and its password is the test's
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        printed[line.split()[1]] = done.stdout + done.stderr
    assert "6 new, 0 replaced, 0 unchanged" in printed["build"]
    assert "K2 tanks" in printed["query"]
    picture = blocks("cypher")[0]
    assert len(picture.splitlines()) == 3
    drawn = neo4j.run(picture)
    assert len(drawn) > 5
    assert {"Poland", "K2 tanks"} <= {row["x"]["name"] for row in drawn if row["x"] and "name" in row["x"]}

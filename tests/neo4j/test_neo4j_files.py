"""What lies around the server: docker-compose.yml, Aura's file, and the list of texts."""

import os
import re
from pathlib import Path

import pytest
from compose_spec import PyCompose
from neo4j_server import RELEASES, ROOT
from neo4j_texts import SENT

from kg.errors import SettingError
from kg.stores import texts
from kg.stores.questions import questions
from kg.stores.server import env_file, server

COMPOSE = ROOT / "docker-compose.yml"


def test_compose_file_is_valid_and_names_the_tested_version() -> None:
    text = COMPOSE.read_text(encoding="utf-8")
    PyCompose.from_yaml(text).validate()  # refuses what the Compose specification does not know
    assert f"image: neo4j:{RELEASES['5.26'].version}-community\n" in text
    assert "healthcheck:" in text
    assert "neo4j-data:/data" in text
    assert "${NEO4J_PASSWORD:?" in text, "no password of ours: the environment gives it"


AURA = """# Wait 60 seconds before connecting using these details, or login to https://console.example.org
NEO4J_URI=neo4j+s://12345678.databases.example.org
NEO4J_USERNAME=neo4j
NEO4J_PASSWORD=a=b#c"d
NEO4J_DATABASE=neo4j
AURA_INSTANCEID=12345678
AURA_INSTANCENAME=Instance01
"""


def test_auras_file(tmp_path: Path) -> None:
    path = tmp_path / "aura.txt"
    path.write_text(AURA, encoding="utf-8")
    found = server("neo4j", env_file(path))
    assert (found.uri, found.username, found.password, found.database) == (
        "neo4j+s://12345678.databases.example.org",
        "neo4j",
        'a=b#c"d',
        "neo4j",
    )
    assert "a=b" not in f"{found} {found!r}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"NEO4J_PASSWORD", "line 1 is not NAME=value"),
        (b"A=b\n", "none of NEO4J_URI"),
        (b"NEO4J_PASSWORD=\xff", "not UTF-8"),
        (None, "No such file"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "aura.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingError, match=sentence):
        env_file(path)


@pytest.mark.parametrize(
    "line",
    [
        "NEO4J_PASSWORD=secret",
        "export NEO4J_PASSWORD='secret'",
        ' NEO4J_PASSWORD = "secret" ',
        "\ufeffNEO4J_PASSWORD=secret",
    ],
)
def test_ways_to_write_a_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "env"
    path.write_text(line + "\n", encoding="utf-8")
    assert env_file(path) == {"NEO4J_PASSWORD": "secret"}


def test_the_list_is_finite_and_holds_no_value() -> None:
    listed = texts.every()
    assert len(listed) < 5_000
    for text in listed:
        assert not re.search(r"\{id: '|= '|\d{4}", text), "values are parameters"


@pytest.mark.slow
@pytest.mark.last
def test_every_text_that_was_sent_is_on_the_list(request: pytest.FixtureRequest) -> None:
    """Over all tests of this run; a user's own Cypher, and the tests' own, aside."""
    if not SENT and os.environ.get("CI") != "true":
        pytest.skip("no test of this run sent anything to a Neo4j server")
    assert SENT
    known = texts.every() | {question.cypher for question in questions()}
    strange = sorted(text for text in SENT if text not in known)
    assert not strange

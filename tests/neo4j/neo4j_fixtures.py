"""A real Neo4j for every test that asks for one.

``neo4j`` gives a test an empty database, once for each version: the one of NEO4J_URI where that is set, else
the one of docker-compose.yml where a container engine answers, and those of :mod:`neo4j_server`.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest
from neo4j_server import RELEASES, ROOT, Missing, Server
from neo4j_texts import collected

#: The server that the machine's owner names; it takes the place of both.
GIVEN = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
VERSIONS = ("given",) if "NEO4J_URI" in GIVEN else tuple(RELEASES)
_CONTAINER = "5.26"


@dataclass(frozen=True)
class Database:
    """An empty database of a test: what reaches it (environment), and the server where it is ours."""

    version: str
    environment: dict[str, str]
    server: Server | None = None

    def run(self, text: str, **params: Any) -> list[dict[str, Any]]:
        """Rows of a text of the test's own."""
        with driver.GraphDatabase.driver(
            self.environment["NEO4J_URI"],
            auth=(self.environment["NEO4J_USERNAME"], self.environment["NEO4J_PASSWORD"]),
            notifications_min_severity="OFF",
        ) as connection:
            answer = connection.execute_query(text, params, database_=self.environment["NEO4J_DATABASE"])
            return [record.data() for record in answer.records]

    def empty(self) -> None:
        """Take all nodes away; constraints and indexes stay."""
        self.run("MATCH (n) DETACH DELETE n")


class Fleet:
    """Servers by version, each started when it is first wanted and stopped when the tests end."""

    def __init__(self, folder: Callable[[str], Path], stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._started: dict[str, Database | Missing] = {}

    def database(self, version: str) -> Database:
        """The version's database. Skips the test where the machine lacks something."""
        if version not in self._started:
            self._started[version] = self._start(version)
        found = self._started[version]
        if isinstance(found, Missing):
            pytest.skip(str(found))
        return found

    def _start(self, version: str) -> "Database | Missing":
        if version == "given":
            settings = {"NEO4J_USERNAME": "neo4j", "NEO4J_DATABASE": "neo4j", **GIVEN}
            given = Database(version, settings)
            if given.run("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
                pytest.fail("the database of NEO4J_URI is not empty, and the tests empty it: name another one")
            self._stack.callback(given.empty)  # as it was: the next run finds it so
            return given
        if version == _CONTAINER and _engine():
            return self._container(version)
        try:
            server = self._stack.enter_context(Server(RELEASES[version], self._folder(version)))
        except Missing as error:
            return error
        return Database(version, server.environment, server)

    def _container(self, version: str) -> Database:
        settings = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "only-on-loopback", "NEO4J_DATABASE": "neo4j"}
        compose = ("docker", "compose", "--project-name", "kg-tests", "--file", str(ROOT / "docker-compose.yml"))
        environment = {**os.environ, **settings}
        subprocess.run((*compose, "up", "--wait"), env=environment, check=True, capture_output=True)
        down = (*compose, "down", "--volumes")
        self._stack.callback(subprocess.run, down, env=environment, check=True, capture_output=True)
        return Database(version, {"NEO4J_URI": "bolt://127.0.0.1:7687", **settings})


def _engine() -> bool:
    """Whether a container engine with compose answers."""
    if shutil.which("docker") is None:
        return False
    asked = (("docker", "info"), ("docker", "compose", "version"))
    return all(subprocess.run(words, capture_output=True, check=False).returncode == 0 for words in asked)


@pytest.fixture(scope="session")
def neo4j_fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    """The servers of this run."""
    with ExitStack() as stack:
        yield Fleet(lambda version: tmp_path_factory.mktemp(f"neo4j-{version}"), stack)


@pytest.fixture(params=VERSIONS)
def neo4j(request: pytest.FixtureRequest, neo4j_fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An empty database, and the environment set so that kg's target ``neo4j`` is it; once for each version."""
    return use(neo4j_fleet, request.param, monkeypatch)


def use(fleet: Fleet, version: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The version's database, emptied, as the target ``neo4j``."""
    database = fleet.database(version)
    database.empty()
    for name, value in database.environment.items():
        monkeypatch.setenv(name, value)
    return database


@pytest.fixture(autouse=True, scope="session")
def _collect_texts() -> Iterator[None]:
    """Notes every text that kg itself sends to a server; the last test compares them with the shipped list."""
    with collected():
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at all that the suite sent comes last."""
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)

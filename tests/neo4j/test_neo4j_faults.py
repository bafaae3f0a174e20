"""What can go wrong between kg and a real server, and what is left when it did."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from neo4j_fixtures import Database
from neo4j_proxy import Proxy
from neo4j_server import free_port
from store_corpus import READINGS

from kg.cli import cli
from kg.errors import KgError, StoreError
from kg.graph.graph import Graph
from kg.model import jsonl
from kg.stores import Counts, loading, open_store, open_writer, texts
from kg.stores import neo4j as store

pytestmark = pytest.mark.slow

#: In no message, log or file may this be found.
CANARY = "canary-of-the-password"


def whole(database: Database) -> Any:
    """Everything that the database holds, in comparable form."""
    nodes = database.run("MATCH (n:!Layout) RETURN labels(n) AS labels, properties(n) AS properties")
    edges = database.run("MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS e, b.id AS b, properties(e) AS properties")
    for node in nodes:
        node["labels"].sort()  # their order is that of the labels' first use in this database
    return tuple(sorted(json.dumps(row, sort_keys=True) for row in rows) for rows in (nodes, edges))


@pytest.fixture(scope="module")
def uninterrupted() -> dict[str, Any]:
    """By version, what the corpus loaded at one go looks like."""
    return {}


def expected(database: Database, held: dict[str, Any]) -> Any:
    if database.version not in held:
        with open_writer("neo4j") as writer:
            assert writer.load(READINGS) == Counts(created=len(READINGS))
        held[database.version] = whole(database)
        database.empty()
    graph = Graph.of(READINGS)
    assert len(held[database.version][0]) == len(graph.nodes)
    assert len(held[database.version][1]) == len(graph.edges) + len(graph.direct_edges)
    return held[database.version]


def test_loaded_twice_and_shuffled_it_is_one_graph(neo4j: Database, uninterrupted: dict[str, Any]) -> None:
    wanted = expected(neo4j, uninterrupted)
    chance = random.Random(7)
    for round_ in range(3):
        shuffled = list(READINGS)
        chance.shuffle(shuffled)
        cut = chance.randrange(1, len(shuffled))
        with open_writer("neo4j") as writer:
            first = writer.load(shuffled[:cut]) + writer.load(shuffled[cut:])
        assert first == (Counts(created=len(READINGS)) if round_ == 0 else Counts(unchanged=len(READINGS)))
        assert whole(neo4j) == wanted


def test_a_second_load_writes_nothing(neo4j: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_writer("neo4j") as writer:
        writer.load(READINGS)
    before = neo4j.run("MATCH (n) RETURN elementId(n) AS id ORDER BY id")
    sent: list[str] = []
    kept = store._run

    def noting(transaction: Any, server: Any, text: str, params: Any) -> Any:
        sent.append(text)
        return kept(transaction, server, text, params)

    monkeypatch.setattr(store, "_run", noting)
    with open_writer("neo4j") as writer:
        assert writer.load(READINGS) == Counts(unchanged=len(READINGS))
    assert neo4j.run("MATCH (n) RETURN elementId(n) AS id ORDER BY id") == before
    writing = {text for text in sent if any(word in text for word in ("SET ", "CREATE ", "DETACH "))}
    assert writing <= {texts.TAKE_TURN}, "which sets to what it is"


def test_loaders_at_once_take_turns(neo4j: Database, uninterrupted: dict[str, Any]) -> None:
    wanted = expected(neo4j, uninterrupted)
    with open_writer("neo4j") as one, open_writer("neo4j") as other, ThreadPoolExecutor(2) as hands:
        held, seen = threading.Event(), threading.Event()

        def hold(_run: loading.Run) -> None:
            held.set()
            assert seen.wait(60)

        holding = hands.submit(one._transact, hold)  # type: ignore[attr-defined]
        assert held.wait(60)
        waiting = hands.submit(other.load, READINGS)
        with pytest.raises(TimeoutError):
            waiting.result(1)  # it waits for the end of the other's transaction
        seen.set()
        holding.result()
        assert waiting.result() == Counts(created=len(READINGS))
    assert whole(neo4j) == wanted


@pytest.mark.parametrize("command", ["load", "schema", "forget", "query"])
def test_another_layout_is_refused_in_one_sentence(neo4j: Database, claims: str, command: str) -> None:
    with open_writer("neo4j") as writer:
        writer.load(READINGS[:1])
    neo4j.run("MATCH (n:Layout) SET n.number = 1")
    before = whole(neo4j)
    words = {
        "load": ("load", "neo4j", claims),
        "schema": ("load", "neo4j", "--schema-only"),
        "forget": ("forget", "neo4j", READINGS[0].article.id),
        "query": ("query", "neo4j", "transfers"),
    }
    code, output = kg(*words[command])
    assert (code, output.count("\n")) == (2, 1)
    assert "was written by another version of kg (layout 1, not 2); empty the database" in output
    assert whole(neo4j) == before
    neo4j.empty()  # as it says
    assert kg("load", "neo4j", claims)[0] == 0


#: For each line that it reads, a process of its own that loads the corpus, two articles a transaction, so that
#: a kill finds many places. It says who begins and how each ended.
LOADERS = """
import os, sys
from store_corpus import READINGS
from kg.stores import loading, neo4j, open_writer
loading.ARTICLES_AT_ONCE, loading.MARKS_AT_ONCE = 2, 20
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        with open_writer("neo4j") as writer:
            print(os.getpid(), flush=True)
            writer.load(READINGS)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Loaders:
    """Loading processes, one after another; a context manager."""

    def __init__(self, database: Database) -> None:
        stores = Path(__file__).parents[1] / "stores"
        environment = {**os.environ, **database.environment, "PYTHONPATH": str(stores)}
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOADERS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def load(self, killed_after: float | None = None) -> tuple[float, bool]:
        """How long it took, in seconds, and whether the kill came before the end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("load\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        begun = time.monotonic()
        if killed_after is not None:
            time.sleep(killed_after)
            with suppress(ProcessLookupError):  # it came to its end
                os.kill(child, signal.SIGKILL)
        code = int(self._process.stdout.readline())
        assert code in {0, -signal.SIGKILL}
        return time.monotonic() - begun, code != 0


def test_a_loader_killed_at_any_moment_loses_nothing(neo4j: Database, uninterrupted: dict[str, Any]) -> None:
    """50 rounds on each server. Most find what earlier kills left; every fifth is followed by a load to the end."""
    wanted = expected(neo4j, uninterrupted)
    chance = random.Random(11)
    interrupted = 0
    with Loaders(neo4j) as loaders:
        for _ in range(2):  # the second finds its plans made
            neo4j.empty()
            span, _killed = loaders.load()
        neo4j.empty()
        for round_ in range(50):
            killed = loaders.load(killed_after=chance.random() * span)[1]
            interrupted += killed
            span *= 1.1 if killed else 0.7  # what is left to do, and how busy the machine is, changes
            if round_ % 5 == 4:
                loaders.load()
                assert whole(neo4j) == wanted
                neo4j.empty()
    assert interrupted >= 20, "kills must find the loader at work"


@pytest.fixture
def proxy(neo4j: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A cable between kg and the server that a test can cut."""
    address = urlsplit(neo4j.environment["NEO4J_URI"])
    if address.scheme not in {"bolt", "neo4j"}:
        pytest.skip("the server of NEO4J_URI encrypts what the cable would have to read")
    with Proxy(str(address.hostname), address.port or 7687) as cable:
        monkeypatch.setenv("NEO4J_URI", f"bolt://127.0.0.1:{cable.port}")
        monkeypatch.setattr(loading, "ARTICLES_AT_ONCE", 2)
        yield cable


@pytest.mark.parametrize("after", [40, 60, 80, 100])
def test_a_connection_cut_in_the_middle_is_made_anew(
    neo4j: Database, uninterrupted: dict[str, Any], proxy: Proxy, after: int
) -> None:
    wanted = expected(neo4j, uninterrupted)
    proxy.cut_after(after, keep=lambda sent: b"\xb0\x12" in sent)  # a COMMIT's fate is the next test's
    with open_writer("neo4j") as writer:
        counts = writer.load(READINGS)
    assert proxy.cuts == 1
    assert counts == Counts(created=len(READINGS))
    assert whole(neo4j) == wanted


@pytest.mark.parametrize("commit", range(4))
def test_a_connection_cut_right_after_commit(
    neo4j: Database, uninterrupted: dict[str, Any], proxy: Proxy, commit: int
) -> None:
    wanted = expected(neo4j, uninterrupted)
    with open_writer("neo4j") as writer:
        proxy.cut_at(b"\xb0\x12", commit)  # Bolt's COMMIT message goes through, its answer does not
        with pytest.raises(StoreError, match="broke while a batch was being committed; run the same again"):
            writer.load(READINGS)
    assert proxy.cuts >= 1
    proxy.heal()
    with open_writer("neo4j") as writer:
        counts = writer.load(READINGS)
    assert counts.created + counts.unchanged == len(READINGS)
    assert not counts.updated
    assert whole(neo4j) == wanted


def kg(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, words)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(jsonl.dumps(reading) + "\n" for reading in READINGS), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"NEO4J_URI": "bolt://127.0.0.1:{free}"}, "no Neo4j answers at bolt://127.0.0.1:"),
        ({"NEO4J_URI": "neo4j://127.0.0.1:{free}"}, "no Neo4j answers at neo4j://127.0.0.1:"),
        ({"NEO4J_URI": "bolt://there.is.no.such.host.invalid:7687"}, "no Neo4j answers at bolt://there.is.no"),
        ({"NEO4J_PASSWORD": CANARY}, "refuses the user neo4j with this password"),
        ({"NEO4J_USERNAME": "nobody"}, "refuses the user nobody with this password"),
        ({"NEO4J_DATABASE": "elsewhere"}, "has no database of that name; name one that it has in NEO4J_DATABASE"),
        ({"NEO4J_PASSWORD": ""}, "no password for bolt://"),
        ({"NEO4J_URI": f"bolt://neo4j:{CANARY}@127.0.0.1:7687"}, "carries a user or a password"),
        ({"NEO4J_URI": "http://127.0.0.1:7474"}, "is not an address of Neo4j"),
        ({"NEO4J_URI": "bolt://127.0.0.1:99999"}, "no Neo4j answers at bolt://127.0.0.1:99999"),
    ],
    ids=["down", "down-routed", "no-host", "password", "user", "database", "none", "in-address", "http", "port"],
)
@pytest.mark.parametrize("command", ["load", "query"])
def test_what_is_set_wrong_is_one_sentence(
    neo4j: Database,
    monkeypatch: pytest.MonkeyPatch,
    claims: str,
    settings: dict[str, str],
    sentence: str,
    command: str,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value.replace("{free}", str(free_port())))
    words = ("load", "neo4j", claims) if command == "load" else ("query", "neo4j", "--cypher", "RETURN 1 AS one")
    code, output = kg(*words)
    assert code == 2
    assert sentence in output
    assert output.startswith("Error: ")
    assert output.count("\n") == 1
    assert CANARY not in output
    assert not neo4j.run("MATCH (n) RETURN n.id AS id LIMIT 1")


#: What somebody else may have left, how to remove it, and what kg says.
CONFLICTS: tuple[tuple[str, str, str], ...] = (
    (
        "CREATE INDEX theirs FOR (n:Country) ON (n.id)",
        "DROP INDEX theirs",
        "what somebody else left there is in the way",
    ),
    (
        "CREATE CONSTRAINT country_id FOR (n:Planet) REQUIRE n.code IS UNIQUE",
        "DROP CONSTRAINT country_id",
        "a constraint or index of another making is called country_id",
    ),
    (
        "UNWIND [1, 2] AS i CREATE (:Country {id: 'twice'})",
        "MATCH (n:Country {id: 'twice'}) DELETE n",
        "what somebody else left there is in the way",
    ),
)


@pytest.mark.parametrize(("theirs", "removal", "sentence"), CONFLICTS, ids=["index", "name", "nodes"])
def test_a_schema_conflict_is_one_sentence(
    neo4j: Database, uninterrupted: dict[str, Any], claims: str, theirs: str, removal: str, sentence: str
) -> None:
    wanted = expected(neo4j, uninterrupted)
    neo4j.run("DROP CONSTRAINT country_id IF EXISTS")
    neo4j.run(theirs)
    try:
        for words in (("load", "neo4j", claims), ("load", "neo4j", "--schema-only")):
            code, output = kg(*words)
            assert (code, output.count("\n")) == (2, 1)
            assert sentence in output
    finally:
        neo4j.run(removal)
    assert kg("load", "neo4j", claims)[0] == 0
    assert whole(neo4j) == wanted


def test_a_constraint_of_theirs_that_our_data_break_is_healed_later(
    neo4j: Database, uninterrupted: dict[str, Any], claims: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(neo4j, uninterrupted)
    monkeypatch.setattr(loading, "ARTICLES_AT_ONCE", 1)
    neo4j.run("CREATE CONSTRAINT theirs FOR (n:Claim) REQUIRE n.polarity IS UNIQUE")
    try:
        code, output = kg("load", "neo4j", claims)
        assert (code, output.count("\n")) == (2, 1)
        assert "what somebody else left there is in the way" in output
    finally:
        neo4j.run("DROP CONSTRAINT theirs")
    assert kg("load", "neo4j", claims)[0] == 0
    assert whole(neo4j) == wanted


def test_a_reader_settles_what_a_dead_loader_left(
    neo4j: Database, uninterrupted: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = expected(neo4j, uninterrupted)
    with open_writer("neo4j") as writer, monkeypatch.context() as patch:
        patch.setattr(loading, "settle", lambda transact: None)
        writer.load(READINGS)
    assert whole(neo4j) != wanted
    with open_store("neo4j") as store:
        assert [reading.article.id for reading in store.read()] == sorted(one.article.id for one in READINGS)
    assert whole(neo4j) == wanted


def test_a_password_reaches_no_log_and_no_error(
    neo4j: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(0)
    secret = f"{CANARY}-that-is-right"
    neo4j.run("CREATE USER canary SET PASSWORD $secret CHANGE NOT REQUIRED", secret=secret)
    try:
        caplog.clear()  # the test's own words to the server
        monkeypatch.setenv("NEO4J_USERNAME", "canary")
        monkeypatch.setenv("NEO4J_PASSWORD", secret)
        with open_writer("neo4j") as writer:
            writer.load(READINGS[:1])
            print(repr(writer), vars(writer))  # noqa: T201
        monkeypatch.setenv("NEO4J_PASSWORD", f"{CANARY}-that-is-wrong")
        with pytest.raises(KgError) as caught:
            open_store("neo4j")
    finally:
        neo4j.run("DROP USER canary")
    told = [str(caught.getrepr(showlocals=False, style="short")), *capfd.readouterr()]
    error: BaseException | None = caught.value
    while error is not None:
        told += [str(error), repr(error)]
        error = error.__cause__
    assert "neo4j" in caplog.text, "the driver's own log is looked at, too"
    assert not [text for text in (*told, caplog.text) if CANARY in text]

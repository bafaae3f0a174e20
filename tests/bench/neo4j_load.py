"""What loading costs, for ``make bench``.

    python tests/bench/neo4j_load.py [NODES ...] [--own]          (NODES: 10000 and 100000)

Rows (nodes and edges, the derived ones among them) a second, of one graph shaped like what articles give:

    kg into Neo4j    kg's loader: articles replace their earlier claims, names and direct edges are settled
    MERGE per row    one MERGE for each node and edge, a thousand a transaction; over the first rows of the
                     graph only, since its pace does not hang on how many follow
    Neo4jWriter      neo4j-graphrag's writer, fed the same nodes and edges (needs its own environment and the
                     server's plugin APOC core, which this script fetches)
    kg embedded      kg's loader into the embedded store

MERGE per row and Neo4jWriter are left out above 100,000 nodes, and with --own.
The server is the one of ``make neo4j``, started for this run and emptied before each tool.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "neo4j"))

import neo4j
from neo4j_server import FILES, RELEASES, Missing, Server, copy_dependencies, fetch

from kg.graph.graph import Graph
from kg.model import Argument, Article, Claim, Entity, Reading, Span, Time, ids
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.stores import open_writer

RELEASE = RELEASES["5.26"]
GRAPHRAG = "neo4j-graphrag==1.22.0"
#: The last of 5.26 that Maven Central has: newer servers of that line take it.
APOC = "5.26.19"
#: The most nodes that the tools beside kg's are timed on.
MOST_BESIDE = 100_000
#: Rows that the MERGE per row is timed on.
SAMPLE = 4000

#: One claim gives itself, its sentence, and now and then a date or a name that is new: about 2.2 nodes.
CLAIMS = 12
NODES_AN_ARTICLE = 27

_TYPES = (EntityType.COUNTRY, EntityType.WEAPON, EntityType.PERSON, EntityType.ORGANIZATION)


def readings(nodes: int) -> Iterator[Reading]:
    """Articles for about so many nodes: some names stand in most of them, most names in few."""
    chance = random.Random(5)
    known: dict[EntityType, int] = dict.fromkeys(_TYPES, 40)
    for number in range(max(nodes // NODES_AN_ARTICLE, 1)):
        yield _reading(number, chance, known)


def _reading(number: int, chance: random.Random, known: dict[EntityType, int]) -> Reading:
    entities: dict[str, Entity] = {}
    sentences: list[str] = []
    claims: list[Claim] = []
    article = ids.digest("bench", number)
    at = 0

    def somebody(kind: EntityType, start: int) -> tuple[str, Span, str]:
        if chance.random() < 0.12 and kind is not EntityType.COUNTRY:
            known[kind] += 1
            place = known[kind]
        else:
            place = int(known[kind] * chance.random() ** 3)
        name = f"{kind.value} {place}"
        key = ids.named_entity_id(kind, name)
        span = Span(start, start + len(name), name)
        held = entities.get(key, Entity(key, kind, name))
        entities[key] = Entity(key, kind, name, (*held.mentions, span))
        return key, span, name

    for place in range(CLAIMS):
        supplier, first, one = somebody(_TYPES[0 if place % 3 else 3], at)
        verb = at + len(one) + 1
        recipient, second, other = somebody(EntityType.COUNTRY, verb + len("supplied "))
        item, third, thing = somebody(EntityType.WEAPON, second.end + len(" with "))
        year = 2014 + chance.randrange(12)
        month = f"{year}-{1 + chance.randrange(12):02}"
        sentence = f"{one} supplied {other} with {thing} in {month}, as number {place} of the list says."
        span = Span(at, at + len(sentence), sentence)
        when = Span(third.end + len(" in "), third.end + len(" in ") + len(month), month)
        claims.append(
            Claim(
                id=ids.claim_id(article, ClaimType.ARMS_TRANSFER, sentence, "supplied", 0),
                type=ClaimType.ARMS_TRANSFER,
                act=Act.DELIVERED,
                trigger=Span(verb, verb + len("supplied"), "supplied"),
                arguments=(
                    Argument(Role.SUPPLIER, supplier, first),
                    Argument(Role.RECIPIENT, recipient, second),
                    Argument(Role.ITEM, item, third),
                ),
                time=Time(month, when),
                polarity=Polarity.AFFIRMED,
                modality=Modality.PLANNED if place % 5 == 0 else Modality.ASSERTED,
                attribution=(),
                evidence=span,
                extractor="bench 1",
                rule="supplied",
            )
        )
        sentences.append(sentence)
        at = span.end + 1
    text = " ".join(sentences)
    head = Article(
        id=f"article-{article}",
        source=f"{number}.txt",
        sha256=ids.digest("text", text),
        text=text,
        title=f"Story {number}",
        publisher=f"Paper {number % 30}",
        published=f"2024-{1 + number % 12:02}-01",
    )
    return Reading(head, tuple(entities.values()), tuple(claims))


def main() -> None:
    """Print one line a tool and size, each when it is measured."""
    parser = argparse.ArgumentParser(description="What loading costs.")
    parser.add_argument("nodes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--own", action="store_true", help="kg's two loaders alone")
    given = parser.parse_args()
    beside = None
    settings = {}
    try:
        fetch(RELEASE)
        if not given.own and min(given.nodes) <= MOST_BESIDE:
            plugins, beside = _graphrag()
            settings = {"server.directories.plugins": str(plugins)}
    except Missing as error:
        print(error)
        return
    with TemporaryDirectory(prefix="kg-bench-") as place:
        server = Server(RELEASE, Path(place, "home"), settings=settings, heap="3g", tuning=())
        with server:
            os.environ.update(server.environment)
            _warm(server)
            print("| nodes | rows | tool | seconds | rows/s | beside kg into Neo4j |\n|---|---|---|---|---|---|")
            for size in given.nodes:
                _size(size, server, Path(place), beside if size <= MOST_BESIDE else None)


def _size(size: int, server: Server, place: Path, beside: Path | None) -> None:
    """beside: the environment of neo4j-graphrag, where the other tools are to run, too."""
    _empty(server)
    own = _timed(lambda: _load("neo4j", size))
    nodes, rows = _rows(server)

    def told(name: str, done: int, seconds: float) -> None:
        pace = done / seconds
        print(
            f"| {nodes} | {done} | {name} | {seconds:.1f} | {pace:.0f} | {pace / (rows / own):.2f} |",
            flush=True,
        )

    told("kg into Neo4j", rows, own)
    told("kg embedded", rows, _timed(lambda: _load(str(place / f"{size}.kg"), size)))
    if beside is not None:
        graph = Graph.of(readings(size))
        _empty(server)
        told("MERGE per row", *_merges(graph, server))
        _empty(server)
        told("Neo4jWriter", rows, _written(graph, server, place, beside))


def _rows(server: Server) -> tuple[int, int]:
    """Nodes in the database, and nodes with edges."""
    with _driver(server) as driver:
        nodes, edges = (
            driver.execute_query(f"MATCH {pattern} RETURN count(*) AS found", database_="neo4j").records[0]["found"]
            for pattern in ("(:!Layout)", "()-->()")
        )
    return nodes, nodes + edges


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _load(target: str, size: int) -> None:
    with open_writer(target) as writer:
        writer.load(readings(size))


def _warm(server: Server) -> None:
    """A server that has done nothing yet compiles as it goes: not what is to be compared."""
    for _ in range(2):
        _load("neo4j", 3000)
        _empty(server)


def _driver(server: Server) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", server.password), notifications_min_severity="OFF")


def _empty(server: Server) -> None:
    with _driver(server) as driver, driver.session(database="neo4j") as session:
        # edges first: a name that stands everywhere has more of them than one transaction's memory holds
        session.run("MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 20000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS").consume()


def _merges(graph: Graph, server: Server) -> tuple[int, float]:
    labels = {node.id: node.labels[0] for node in graph.nodes}
    # Nodes and edges in the proportion of the graph.
    share = len(graph.nodes) / (len(graph.nodes) + len(graph.edges))
    nodes = graph.nodes[: int(SAMPLE * share)]
    edges = graph.edges[: SAMPLE - len(nodes)]
    needed = {edge.source for edge in edges} | {edge.target for edge in edges}
    texts: list[tuple[str, dict[str, Any]]] = [
        (f"MERGE (n:{node.labels[0]} {{id: $id}}) SET n += $properties", _plain(node.id, node.properties))
        for node in nodes
    ]
    texts += [
        (
            f"MATCH (a:{labels[edge.source]} {{id: $source}}) MATCH (b:{labels[edge.target]} {{id: $target}}) "
            f"MERGE (a)-[e:`{edge.type}`]->(b) SET e += $properties",
            {"source": edge.source, "target": edge.target, **_plain("", edge.properties)},
        )
        for edge in edges
    ]
    with _driver(server) as driver, driver.session(database="neo4j") as session:
        for node in needed - {node.id for node in nodes}:
            session.run(f"MERGE (n:{labels[node]} {{id: $id}})", id=node).consume()
        begun = time.perf_counter()
        for start in range(0, len(texts), 1000):
            with session.begin_transaction() as transaction:
                for text, values in texts[start : start + 1000]:
                    transaction.run(text, values).consume()
                transaction.commit()
        return len(texts), time.perf_counter() - begun


def _plain(node: str, properties: Any) -> dict[str, Any]:
    return {
        "id": node,
        "properties": {name: list(one) if isinstance(one, tuple) else one for name, one in properties.items()},
    }


#: Runs in an environment of its own: the writer brings libraries that kg does not want.
_WRITER = """
import asyncio, json, sys, time
import neo4j
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph
graph = Neo4jGraph.model_validate(json.load(open(sys.argv[1])))
with neo4j.GraphDatabase.driver(sys.argv[2], auth=("neo4j", sys.argv[3]), notifications_min_severity="OFF") as driver:
    writer = Neo4jWriter(driver, neo4j_database="neo4j")
    begun = time.perf_counter()
    done = asyncio.run(writer.run(graph))
    assert done.status == "SUCCESS", done
    print(time.perf_counter() - begun)
"""


def _written(graph: Graph, server: Server, place: Path, python: Path) -> float:
    path = place / "graph.json"
    edges = [(edge.source, edge.type, edge.target, edge.properties) for edge in graph.edges]
    edges += [(edge.key.source, edge.key.type, edge.key.target, edge.properties()) for edge in graph.direct_edges]
    path.write_text(
        json.dumps(
            {
                "nodes": [
                    {"id": node.id, "label": node.labels[0], "properties": _plain("", node.properties)["properties"]}
                    for node in graph.nodes
                ],
                "relationships": [
                    {
                        "start_node_id": source,
                        "end_node_id": target,
                        "type": kind,
                        "properties": _plain("", properties)["properties"],
                    }
                    for source, kind, target, properties in edges
                ],
            }
        ),
        encoding="utf-8",
    )
    words = (str(python), "-c", _WRITER, str(path), server.uri, server.password)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"neo4j-graphrag's writer failed: {done.stderr[-1000:]}")
    return float(done.stdout.split()[-1])


def _graphrag() -> tuple[Path, Path]:
    """The server's plugin and the environment that the writer of neo4j-graphrag wants, below build/."""
    folder = FILES / "graphrag"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run((sys.executable, "-m", "venv", str(folder)), check=True)
        subprocess.run((str(python), "-m", "pip", "install", "-q", GRAPHRAG), check=True)
    jars = FILES / f"apoc-{APOC}"
    if not jars.exists():
        copy_dependencies(jars, [f"org.neo4j.procedure:apoc-{part}:{APOC}" for part in ("core", "common")])
    return jars, python


if __name__ == "__main__":
    main()

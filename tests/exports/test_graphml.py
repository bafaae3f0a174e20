"""GraphML, as networkx and Gephi read it."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import networkx
import pytest
from file_readers import by_gephi
from hostile import spoilt
from stories import stories, written

from kg.graph.build import AMOUNTS
from kg.graph.graph import Graph
from kg.graph.terms import writable
from kg.model import Reading

RENAMED = {"start": "textStart", "end": "textEnd"}


def read(readings: list[Reading]) -> Any:
    return networkx.read_graphml(io.BytesIO(written("graphml", readings)), force_multigraph=True)


def shown(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(writable(item) for item in value)
    return writable(value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def graph() -> Any:
    return read(stories())


def test_every_node_is_read_back_with_its_properties(graph: Any) -> None:
    meant = Graph.of(stories())
    assert set(graph) == {node.id for node in meant.nodes}
    for node in meant.nodes:
        found = graph.nodes[node.id]
        assert found["labels"] == "; ".join(node.labels)
        for name, value in node.properties.items():
            if name == "id":
                continue
            words = name in {role.value for role in AMOUNTS} and isinstance(value, str)
            assert found[f"{name}Words" if words else RENAMED.get(name, name)] == shown(value)


def test_every_edge_is_read_back(graph: Any) -> None:
    meant = Graph.of(stories())
    found = Counter((source, data["type"], target) for source, target, data in graph.edges(data=True))
    assert found == Counter(
        [
            *((edge.source, edge.type, edge.target) for edge in meant.edges),
            *((edge.key.source, edge.key.type, edge.key.target) for edge in meant.direct_edges),
        ]
    )


def test_a_derived_edge_says_so_and_carries_its_time(graph: Any) -> None:
    derived = [data for _, _, data in graph.edges(data=True) if data.get("derived")]
    assert len(derived) == len(Graph.of(stories()).direct_edges)
    supplied = [data for data in derived if data["label"] == "SUPPLIED"]
    assert [(data["claims"], data["articles"], data["publishers"]) for data in supplied] == [(3, 3, 2)]
    assert [(data["start"], data["end"]) for data in supplied] == [("2023-05-03", "2024-08-31")]
    assert all(claim in graph for data in derived for claim in data["claimIds"].split())


def test_positions_in_texts_are_no_times(graph: Any) -> None:
    for _, _, data in graph.edges(data=True):
        assert data.get("derived") or not {"start", "end"} & set(data)


def test_any_name_is_read_back() -> None:
    words = 'a <b> & "c" ]]> \x00\x07 \ud800 \r\n\t\u2028 😀'
    graph = read([spoilt(words)])
    assert any(data.get("name") == writable(words) for _, data in graph.nodes(data=True))


@pytest.mark.slow
def test_gephi_opens_it(tmp_path: Path, graph: Any) -> None:
    path = tmp_path / "stories.graphml"
    path.write_bytes(written("graphml"))
    (_, nodes, _), *_ = by_gephi(path)
    assert nodes == graph.number_of_nodes()

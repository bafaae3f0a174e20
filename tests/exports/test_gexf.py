"""GEXF: by its schema, by networkx, by Gephi's own importer and by graphology, which Gephi Lite reads with."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pytest
from file_readers import by_gephi, by_node
from hand_built import SECOND, second_story
from hostile import HOSTILE, spoilt
from stories import stories, written

from kg.exports.survey import Standing, Survey

SCHEMA = Path(__file__).parent / "gexf-1.3.xsd"


@pytest.fixture(scope="module")
def edges() -> list[Standing]:
    with Survey(stories()) as survey:
        return list(survey.edges())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gexf") / "stories.gexf"
    made.write_bytes(written("gexf"))
    return made


def faults(data: bytes) -> list[str]:
    import xmlschema

    return [str(fault.reason) for fault in xmlschema.XMLSchema(SCHEMA).iter_errors(data.decode())]


def test_the_schema_admits_it(path: Path) -> None:
    assert faults(path.read_bytes()) == []
    assert faults(written("gexf", [])) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_the_schema_admits_hostile_words(words: str) -> None:
    assert faults(written("gexf", [spoilt(words)])) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'start="2023-05-03"', b'start="2023-05"'),
        (b' kind="SUPPLIED"', b""),
        (b'version="1.3"', b'version="1.2"'),
        (b'type="long"', b'type="text"'),
        (b'<node id="country', b'<node id="c'),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: Path, before: bytes, after: bytes) -> None:
    data = path.read_bytes()
    assert before in data
    assert faults(data.replace(before, after, 1)) != []


def networkx_read(path: Path) -> Any:
    return networkx.read_gexf(path, version="1.3")


def test_networkx_reads_every_edge_with_what_it_stands_on(path: Path, edges: list[Standing]) -> None:
    graph = networkx_read(path)
    found = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    assert set(found) == {edge.id for edge in edges}
    with Survey(stories()) as survey:
        claims = {edge.id: [one.claim for one in survey.supports(edge)] for edge in edges}
    for edge in edges:
        source, target, data = found[edge.id]
        assert (source, target) == (edge.key.source, edge.key.target)
        assert data["derived"] is True
        for name, value in edge.properties().items():
            assert data[name] == value
        assert data["claimIds"].split() == claims[edge.id]
        assert data["weight"] == edge.texts


def test_networkx_reads_every_entity(path: Path) -> None:
    graph = networkx_read(path)
    with Survey(stories()) as survey:
        entities = list(survey.entities())
    assert set(graph) == {one.id for one in entities}
    named = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert named["Freedonia"]["articles"] == 3
    assert (named["Gloria"]["lon"], named["Gloria"]["lat"], named["Gloria"]["pointPrecision"]) == (33.5, -44.25, "town")


def test_an_edge_names_all_claims_and_shows_the_first_sentences(tmp_path: Path) -> None:
    story = second_story()
    first, *others = story.claims
    many = [
        replace(
            first, id=f"claim-{number:02}", evidence=replace(first.evidence, end=number + 1, text=SECOND[: number + 1])
        )
        for number in range(25)
    ]
    made = tmp_path / "many.gexf"
    made.write_bytes(written("gexf", [replace(story, claims=(*many, *others))]))
    (supplied,) = [data for *_, data in networkx_read(made).edges(data=True) if data["label"] == "SUPPLIED"]
    assert len(supplied["claimIds"].split()) == supplied["claims"] == 25
    shown = supplied["sentences"].split(" | ")
    assert (len(shown), shown[0], shown[-1]) == (21, "F", "and 1 more")  # four of the 25 differ by a space alone


@pytest.mark.slow
def test_gephi_opens_it_and_melts_no_planned_edge_into_a_fact(path: Path, edges: list[Standing]) -> None:
    (_, nodes, clock), *found = by_gephi(path)
    with Survey(stories()) as survey:
        assert nodes == len(list(survey.entities()))
    assert clock == "DATE"
    assert {tuple(edge[1:6]) for edge in found} == {
        (edge.id, edge.key.source, edge.kind, edge.key.target, edge.texts) for edge in edges
    }
    assert {edge[3] for edge in found} >= {"SUPPLIED", "SUPPLIED (planned)", "SUPPLIED (negated)"}
    timed = {edge[1]: edge[6] for edge in found}
    for edge in edges:
        spans = edge.intervals()
        assert (timed[edge.id] is None) == (not spans)
        assert spans == () or timed[edge.id].count("[") == len(spans)


def test_graphology_reads_it(path: Path, edges: list[Standing]) -> None:
    found = by_node("gexf", path)
    assert sorted(tuple(edge) for edge in found["edges"]) == sorted(
        (edge.key.source, edge.key.type, edge.key.target, edge.claims) for edge in edges
    )

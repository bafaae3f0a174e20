"""Cytoscape JSON, as Cytoscape.js reads it."""

import json
from collections import Counter
from pathlib import Path

from file_readers import by_node
from stories import stories, written

from kg.exports.survey import Survey


def test_cytoscape_js_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "stories.cyjs"
    path.write_bytes(written("cytoscape"))
    found = by_node("cytoscape", path)
    with Survey(stories()) as survey:
        entities, edges = list(survey.entities()), list(survey.edges())
    assert found["nodes"] == [[one.id, one.properties["name"], [one.labels[0]]] for one in entities]
    assert [edge[:3] for edge in found["edges"]] == [[one.key.source, one.key.type, one.key.target] for one in edges]
    assert found["facts"] == sum(one.key.is_fact for one in edges)
    degrees = Counter(end for one in edges for end in (one.key.source, one.key.target))
    assert {node: degree for node, degree in found["degrees"].items() if degree} == degrees


def test_an_edge_names_its_claims_sentences_and_articles() -> None:
    edges = json.loads(written("cytoscape"))["elements"]["edges"]
    planned = next(edge for edge in edges if edge["classes"] == "SUPPLIED planned")["data"]
    assert planned["derived"] is True
    assert planned["interaction"] == "SUPPLIED (planned)"
    assert planned["intervals"] == [{"end": "2025-12-31"}]
    (evidence,) = planned["evidence"]
    assert evidence["sentence"] == "Sylvania is to get more from Freedonia by 2025."
    assert evidence["publisher"] == "Gazette"
    supplied = next(edge for edge in edges if edge["classes"] == "SUPPLIED")["data"]
    assert (supplied["claims"], supplied["articles"], supplied["publishers"]) == (3, 3, 2)
    assert len(supplied["evidence"]) == 3
    assert supplied["intervals"] == [
        {"start": "2023-05-03", "end": "2023-06-30"},
        {"start": "2024-06-01", "end": "2024-08-31"},
    ]

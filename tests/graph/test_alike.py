"""Judging one node for all that are alike finds what judging the whole file finds."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from hand_built import first_story, second_story
from rdflib import RDF, SH

from kg.errors import OntologyError
from kg.exports.base import export
from kg.graph import check as judging
from kg.graph.alike import Alike
from kg.graph.check import Finding, check
from kg.graph.held import HeldTriples
from kg.graph.oxigraph import file_quads
from kg.model import Reading
from kg.ontology.iri import PREFIXES, VOCABULARY
from kg.ontology.load import graph as ontology


def many(count: int) -> Iterator[Reading]:
    stories = (first_story(), second_story())
    for number in range(count):
        story = stories[number % 2]
        claims = tuple(replace(one, id=f"claim-{number:03}-{place}") for place, one in enumerate(story.claims))
        yield replace(story, article=replace(story.article, id=f"article-{number:03}"), claims=claims)


@pytest.fixture(scope="module")
def triples(tmp_path_factory: pytest.TempPathFactory) -> list[pyoxigraph.Triple]:
    """Four articles, each story twice."""
    path = tmp_path_factory.mktemp("alike") / "graph.nt"
    export("ntriples", many(4), path)
    return [quad.triple for quad in file_quads(path)]


def spoilt(triples: list[pyoxigraph.Triple], seed: int) -> list[pyoxigraph.Triple]:
    """With a few triples dropped, given another subject, object or predicate, or said twice in other words."""
    chance = random.Random(seed)
    changed = list(triples)
    for _ in range(chance.choice((1, 5, 40))):
        place = chance.randrange(len(changed))
        one, other = changed[place], chance.choice(triples)
        match chance.randrange(7):
            case 0:
                del changed[place]
            case 1:
                changed[place] = pyoxigraph.Triple(other.subject, one.predicate, one.object)
            case 2:
                changed[place] = pyoxigraph.Triple(one.subject, one.predicate, other.object)
            case 3:
                changed[place] = pyoxigraph.Triple(one.subject, other.predicate, one.object)
            case 4:
                changed.append(pyoxigraph.Triple(one.subject, one.predicate, other.object))
            case 5:
                changed.append(pyoxigraph.Triple(one.subject, other.predicate, one.subject))
            case 6:
                typed = pyoxigraph.NamedNode(PREFIXES["xsd"] + chance.choice(("date", "integer", "boolean", "string")))
                words = pyoxigraph.Literal(chance.choice(("01", "1", "2024-02-30", "true", "x")), datatype=typed)
                changed.append(pyoxigraph.Triple(one.subject, one.predicate, words))
    return changed


def whole(path: Path) -> set[Finding]:
    """All of the file before pySHACL at once, without a batch and without comparing."""
    known = RDF.type, rdflib.URIRef(VOCABULARY + "EdgeType")
    shapes, data = ontology(), rdflib.Graph().parse(path, format="nt")
    for edge_type in shapes.subjects(*known):
        data.add((edge_type, *known))
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=shapes, inference="none")
    assert isinstance(results, rdflib.Graph)
    with HeldTriples(file_quads(path)) as held:
        words = judging._Words(held, shapes, results, judging.Bases())
        return {
            Finding(words.short(node), words.what(node), words.rule(result))
            for result, node in ((one, results.value(one, SH.focusNode)) for one in results.objects(None, SH.result))
        }


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 12, 6))
def test_a_spoilt_graph_is_judged_as_if_it_were_judged_whole(
    start: int, triples: list[pyoxigraph.Triple], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, found = tmp_path / "graph.nt", 0
    for seed in range(start, start + 6):
        monkeypatch.setattr(judging, "_AT_ONCE", (1, 300, 20_000)[seed % 3])  # where a batch ends makes no difference
        path.write_bytes(b"".join(str(one).encode() + b" .\n" for one in spoilt(triples, seed)))
        assert set(check(path).findings) == whole(path), seed
        found += len(check(path).findings)
    assert found > 5


def test_only_a_few_of_many_nodes_are_judged(tmp_path: Path) -> None:
    kinds = []
    for count in (10, 50):
        path = tmp_path / "graph.nt"
        export("ntriples", many(count), path)
        with HeldTriples(file_quads(path)) as held:
            alike = Alike(ontology(), held)
            seen = [one for one in map(alike.seen, held.subjects()) if one is not None]
            kinds.append(sum(held.are_new(one.keys.values()) for one in seen))
            assert len(seen) > 9 * count
    assert kinds[0] == kinds[1] < 60


OTHERS = [
    ("sh:pattern 'x'", "sh:pattern"),
    ("sh:property [ sh:path [ sh:inversePath <http://a/p> ] ]", "forward"),
    ("sh:node <http://a/Shape>", "into itself"),
]


@pytest.mark.parametrize(("constraint", "why"), OTHERS)
def test_a_shape_that_looks_elsewhere_is_refused(constraint: str, why: str) -> None:
    shapes = rdflib.Graph().parse(
        data=f"@prefix sh: <{SH}> . <http://a/Shape> a sh:NodeShape ; sh:targetClass <http://a/C> ; {constraint} .",
        format="turtle",
    )
    with HeldTriples([]) as held, pytest.raises(OntologyError, match=why):
        Alike(shapes, held)

"""One contract, the same for every store: what went in comes out, however it went in."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from neo4j_fixtures import VERSIONS, Database, Fleet, use
from store_corpus import READINGS, STORIES, entity_id, reading

from kg.errors import ClaimsError, SettingError
from kg.graph.graph import Graph
from kg.graph.tally import OWN_LABELS
from kg.model import Reading, jsonl
from kg.model.vocabulary import ClaimType, EdgeType, Modality
from kg.stores import Counts, Store, Writer, open_store, open_writer
from kg.stores.memory import MemoryStore


@dataclass(frozen=True)
class Backend:
    """How the tests get at one kind of store."""

    writing: Callable[[], AbstractContextManager[Writer]]
    reading: Callable[[], AbstractContextManager[Store]]
    picture: Callable[[], "Picture"]


#: Nodes (id, labels, properties), edges and direct edges (ends, type, properties), each sorted.
Picture = tuple[list[Any], list[Any], list[Any]]


def picture_of(graph: Graph) -> Picture:
    """A graph in comparable form."""
    nodes = [(node.id, tuple(sorted(node.labels)), _tuples(node.properties)) for node in graph.nodes]
    edges = [(edge.source, edge.type, edge.target, _tuples(edge.properties)) for edge in graph.edges]
    direct = [
        (edge.key.source, edge.key.type, edge.key.target, _tuples(edge.properties())) for edge in graph.direct_edges
    ]
    return sorted(nodes), sorted(edges), sorted(direct)


def _tuples(properties: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, repr(value)) for key, value in properties.items()))


def embedded(folder: Path) -> Backend:
    """An embedded store in a folder."""
    target = str(folder / "graph.kg")

    def picture() -> Picture:
        with open_store(target) as store:
            nodes = []
            for (node,) in store.query("MATCH (n) RETURN n", {}).rows:
                properties = dict(node["properties"])
                properties.pop("record", None)
                nodes.append((properties["id"], tuple(sorted(node["labels"])), _tuples(properties)))
            edges, direct = [], []
            text = "MATCH (a)-[e]->(b) RETURN a.id, type(e), b.id, properties(e), labels(a)[0]"
            for source, kind, target_id, given, label in store.query(text, {}).rows:
                properties = {key: value for key, value in given.items() if key != "type"}
                own = label in OWN_LABELS or kind == "MENTIONED_IN"
                (edges if own else direct).append((source, kind, target_id, _tuples(properties)))
            return sorted(nodes), sorted(edges), sorted(direct)

    return Backend(lambda: open_writer(target), lambda: open_store(target), picture)


def memory(folder: Path) -> Backend:
    """The reference, which lives as long as the test."""
    store = MemoryStore()

    @contextmanager
    def use() -> Iterator[MemoryStore]:
        yield store

    return Backend(use, use, lambda: picture_of(store.graph()))


def server(database: Database) -> Backend:
    """A real Neo4j."""

    def picture() -> Picture:
        nodes = []
        for row in database.run("MATCH (n:!Layout) RETURN labels(n) AS labels, properties(n) AS properties"):
            properties = {key: value for key, value in row["properties"].items() if key != "record"}
            nodes.append((properties["id"], tuple(sorted(row["labels"])), _tuples(_stored(properties))))
        edges, direct = [], []
        text = "MATCH (a)-[e]->(b) RETURN a.id, type(e), b.id, properties(e), labels(a)"
        for source, kind, target_id, given, labels in (row.values() for row in database.run(text)):
            own = OWN_LABELS & set(labels) or kind == "MENTIONED_IN"
            (edges if own else direct).append((source, kind, target_id, _tuples(_stored(given))))
        return sorted(nodes), sorted(edges), sorted(direct)

    return Backend(lambda: open_writer("neo4j"), lambda: open_store("neo4j"), picture)


def _stored(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in properties.items()}


@pytest.fixture(params=["embedded", "memory", *(pytest.param(one, marks=pytest.mark.slow) for one in VERSIONS)])
def backend(
    request: pytest.FixtureRequest, tmp_path: Path, neo4j_fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> Backend:
    if request.param == "embedded":
        return embedded(tmp_path)
    if request.param == "memory":
        return memory(tmp_path)
    return server(use(neo4j_fleet, request.param, monkeypatch))


def load(backend: Backend, *batches: tuple[Reading, ...]) -> Counts:
    counts = Counts()
    with backend.writing() as writer:
        for batch in batches:
            counts += writer.load(iter(batch))
    return counts


def lines(backend: Backend) -> list[str]:
    with backend.reading() as store:
        return [jsonl.dumps(found) for found in store.read()]


def expected_lines(readings: tuple[Reading, ...]) -> list[str]:
    return [jsonl.dumps(found) for found in sorted(readings, key=lambda found: found.article.id)]


def test_what_went_in_comes_out_whole(backend: Backend) -> None:
    assert load(backend, READINGS) == Counts(created=len(READINGS))
    assert lines(backend) == expected_lines(READINGS)
    picture = backend.picture()
    assert picture == picture_of(Graph.of(READINGS))
    assert len(picture[2]) >= 8, "the corpus makes direct edges; none would make this test empty"


def test_a_second_load_changes_nothing(backend: Backend) -> None:
    load(backend, READINGS)
    before = backend.picture(), lines(backend)
    assert load(backend, READINGS) == Counts(unchanged=len(READINGS))
    assert (backend.picture(), lines(backend)) == before


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_do_not_matter(backend: Backend, seed: int) -> None:
    shuffled = list(READINGS)
    random.Random(seed).shuffle(shuffled)
    cut = seed + 1
    assert load(backend, tuple(shuffled[:cut]), tuple(shuffled[cut:])) == Counts(created=len(READINGS))
    assert lines(backend) == expected_lines(READINGS)
    assert backend.picture() == picture_of(Graph.of(READINGS))


def weaker(found: Reading) -> Reading:
    """The same article read otherwise: the first claim only possible, the last gone, an entity renamed."""
    claims = (replace(found.claims[0], modality=Modality.POSSIBLE), *found.claims[1:-1])
    entities = tuple(replace(entity, name=f"{entity.name} (new)") for entity in found.entities)
    return replace(found, claims=claims, entities=entities)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_new_reading_replaces_the_old_one(backend: Backend, number: int) -> None:
    load(backend, READINGS)
    changed = weaker(READINGS[number])
    assert load(backend, (changed,)) == Counts(updated=1)
    now = (*READINGS[:number], changed, *READINGS[number + 1 :])
    assert lines(backend) == expected_lines(now)
    assert backend.picture() == picture_of(Graph.of(now))


def test_the_later_of_two_with_one_id_stays(backend: Backend) -> None:
    changed = weaker(READINGS[0])
    load(backend, (READINGS[0], changed))
    assert lines(backend) == expected_lines((changed,))
    assert backend.picture() == picture_of(Graph.of([changed]))


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_a_forgotten_article_leaves_nothing_of_its_own(backend: Backend, number: int) -> None:
    load(backend, READINGS)
    with backend.writing() as writer:
        assert writer.forget(READINGS[number].article.id)
        assert not writer.forget(READINGS[number].article.id)
    left = (*READINGS[:number], *READINGS[number + 1 :])
    assert lines(backend) == expected_lines(left)
    assert backend.picture() == picture_of(Graph.of(left))


def test_a_store_whose_articles_are_all_forgotten_is_empty(backend: Backend) -> None:
    load(backend, READINGS)
    with backend.writing() as writer:
        for found in READINGS:
            writer.forget(found.article.id)
    assert backend.picture() == ([], [], [])


@pytest.mark.parametrize("seed", range(5))
def test_any_sequence_of_commands_ends_where_its_articles_say(backend: Backend, seed: int) -> None:
    chance = random.Random(seed)
    held: dict[str, Reading] = {}
    for _ in range(6):
        with backend.writing() as writer:
            for _ in range(chance.randrange(1, 4)):
                if chance.random() < 0.35:
                    article = chance.choice(READINGS).article.id
                    assert writer.forget(article) == (held.pop(article, None) is not None)
                else:
                    told = chance.sample(READINGS, chance.randrange(1, len(READINGS)))
                    batch = [weaker(one) if one.claims and chance.random() < 0.5 else one for one in told]
                    writer.load(batch)
                    held |= {one.article.id: one for one in batch}
        assert backend.picture() == picture_of(Graph.of(held.values()))
    assert lines(backend) == expected_lines(tuple(held.values()))


def test_a_name_follows_what_supports_it_now(backend: Backend) -> None:
    russia = entity_id("ru")
    named = [number for number, story in enumerate(STORIES) if story.names.get("ru")]

    def name() -> str:
        return next(dict(node[2])["name"] for node in backend.picture()[0] if node[0] == russia)

    load(backend, READINGS)
    assert name() == "'Russia'"
    with backend.writing() as writer:
        for number, found in enumerate(READINGS):
            if number not in named:
                writer.forget(found.article.id)
    assert name() == "'Russian Federation'"


def test_direct_edges_count_claims_articles_and_bounds(backend: Backend) -> None:
    load(backend, READINGS)
    supplied = {
        (dict(edge[3])["polarity"], dict(edge[3])["modality"]): dict(edge[3])
        for edge in backend.picture()[2]
        if (edge[0], edge[1], edge[2]) == (entity_id("nk"), EdgeType.SUPPLIED, entity_id("ru"))
    }
    happened = supplied["'affirmed'", "'asserted'"]
    assert {key: happened[key] for key in ("claims", "articles", "first", "last", "derived")} == {
        "claims": "2",
        "articles": "2",
        "first": "'2023-01-01'",
        "last": "'2024-11-30'",
        "derived": "True",
    }
    assert supplied["'affirmed'", "'planned'"]["claims"] == "1"
    assert supplied["'negated'", "'asserted'"]["claims"] == "1"


def test_a_reading_that_contradicts_itself_is_refused_and_the_rest_stays(backend: Backend) -> None:
    load(backend, READINGS)
    twice = replace(READINGS[0], claims=READINGS[0].claims * 2)
    with backend.writing() as writer, pytest.raises(ClaimsError, match="listed twice"):
        writer.load([twice])
    assert lines(backend) == expected_lines(READINGS)
    assert backend.picture() == picture_of(Graph.of(READINGS))


def test_numbers_words_and_signs_come_back_as_they_were(backend: Backend) -> None:
    story = STORIES[0]
    odd = reading(
        replace(story, sentences=(*story.sentences, "Ukraine’s “Кинжал” \\ 'x' \t 🚀 $name {id: 1}"), title="a\nb")
    )
    load(backend, (odd, *READINGS[1:]))
    assert expected_lines((odd,))[0] in lines(backend)
    assert backend.picture() == picture_of(Graph.of((odd, *READINGS[1:])))


def test_memory_has_no_cypher() -> None:
    with pytest.raises(SettingError, match="no Cypher"):
        MemoryStore().query("RETURN 1", {})


def test_the_corpus_is_what_it_says() -> None:
    kinds = {claim.type for found in READINGS for claim in found.claims}
    assert ClaimType.ARMS_TRANSFER in kinds
    for found in READINGS:
        text = found.article.text or ""
        for claim in found.claims:
            spans = [claim.trigger, claim.evidence, *(item.mention for item in claim.arguments if item.mention)]
            assert all(text[span.start : span.end] == span.text for span in spans)

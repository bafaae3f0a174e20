"""Direct edges, counts over articles, and the graph in memory."""

from dataclasses import replace
from itertools import permutations

import networkx
import pytest
from hand_built import first_story, second_story

from kg.graph.build import article_graph
from kg.graph.edges import DirectEdge, EdgeKey, article_edges, claim_edges, merged, reading_edges
from kg.graph.graph import Graph
from kg.graph.nx import to_networkx
from kg.graph.tally import Tally, settled
from kg.model import Argument, Entity, Reading, Time
from kg.model.schema import EdgeRule
from kg.model.vocabulary import Act, ClaimType, EdgeType, EntityType, Modality, Polarity, Role

ALL = frozenset(EntityType)
SUPPLIED = EdgeRule(
    EdgeType.SUPPLIED,
    ClaimType.ARMS_TRANSFER,
    Role.SUPPLIER,
    Role.RECIPIENT,
    frozenset({Act.DELIVERED, None}),
    ALL,
    ALL,
    symmetric=False,
    legend="",
)
TOGETHER = EdgeRule(
    EdgeType.MET,
    ClaimType.MEETING,
    Role.PARTICIPANT,
    Role.PARTICIPANT,
    frozenset({None}),
    frozenset({EntityType.COUNTRY}),
    frozenset({EntityType.COUNTRY}),
    symmetric=True,
    legend="",
)


def keys(reading: Reading, rules: tuple[EdgeRule, ...]) -> list[list[tuple[str, str, str]]]:
    return [[(key.source, key.type, key.target) for key in found] for _, found in reading_edges(reading, rules)]


def story(*claims: tuple[ClaimType, Act | None, list[tuple[Role, str]]], entities: dict[str, EntityType]) -> Reading:
    base = first_story()
    made = tuple(
        replace(
            base.claims[0],
            id=f"claim-{number}",
            type=kind,
            act=act,
            time=None,
            attribution=(),
            arguments=tuple(Argument(role, entity=filler) for role, filler in fillers),
        )
        for number, (kind, act, fillers) in enumerate(claims)
    )
    return Reading(base.article, tuple(Entity(name, kind, name) for name, kind in entities.items()), made)


ACTORS = {"a": EntityType.COUNTRY, "b": EntityType.COUNTRY, "c": EntityType.COUNTRY, "p": EntityType.PERSON}

CASES = [
    ("delivered", ClaimType.ARMS_TRANSFER, Act.DELIVERED, "supplier a, recipient b", ["a>b"]),
    ("no act", ClaimType.ARMS_TRANSFER, None, "supplier a, recipient b", ["a>b"]),
    ("another act", ClaimType.ARMS_TRANSFER, Act.ORDERED, "supplier a, recipient b", []),
    ("another type", ClaimType.AID, None, "supplier a, recipient b", []),
    ("one end missing", ClaimType.ARMS_TRANSFER, None, "supplier a", []),
    ("to itself", ClaimType.ARMS_TRANSFER, None, "supplier a, recipient a", []),
    ("every pair", ClaimType.ARMS_TRANSFER, None, "supplier a, supplier b, recipient c", ["a>c", "b>c"]),
    ("twice the same", ClaimType.ARMS_TRANSFER, None, "supplier a, supplier a, recipient b", ["a>b"]),
    ("equals once, smaller first", ClaimType.MEETING, None, "participant b, participant a", ["a>b"]),
    ("three equals", ClaimType.MEETING, None, "participant c, participant a, participant b", ["a>b", "a>c", "b>c"]),
    ("type not admitted", ClaimType.MEETING, None, "participant a, participant p", []),
    ("alone", ClaimType.MEETING, None, "participant a, participant a", []),
]


@pytest.mark.parametrize(("name", "kind", "act", "fillers", "expected"), CASES, ids=[case[0] for case in CASES])
def test_rules(name: str, kind: ClaimType, act: Act | None, fillers: str, expected: list[str]) -> None:
    roles = [(Role(role), filler) for role, filler in (part.split() for part in fillers.split(", "))]
    (found,) = keys(story((kind, act, roles), entities=ACTORS), (SUPPLIED, TOGETHER))
    assert [f"{source}>{target}" for source, _, target in found] == expected


def test_descriptions_make_no_edge() -> None:
    attack = first_story().claims[2]
    types = {one.id: one.type for one in first_story().entities}
    ends = {end for key in claim_edges(attack, types) for end in (key.source, key.target)}
    assert ends
    assert not any(end.startswith("description-") for end in ends)


def test_the_ontologys_rules_draw_the_story() -> None:
    reading = first_story()
    freedonia, sylvania = reading.entities[:2]
    found = {(key.source, key.type, key.target): key for _, group in reading_edges(reading) for key in group}
    assert (freedonia.id, "SUPPLIED", sylvania.id) in found


def test_planned_and_denied_supplies_are_edges_of_their_own() -> None:
    graph = Graph.of([first_story(), second_story()])
    supplied = [edge for edge in graph.direct_edges if edge.key.type == "SUPPLIED"]
    shown = {(edge.key.polarity, edge.key.modality): edge for edge in supplied}
    assert set(shown) == {("affirmed", "asserted"), ("affirmed", "planned"), ("negated", "asserted")}
    assert [edge.key.is_fact for edge in supplied] == [True, False, False]
    fact = shown["affirmed", "asserted"]
    assert (fact.claims, fact.articles, fact.first, fact.last) == (2, 2, "2023-05-03", "2024-08-31")
    assert fact.properties() == {
        "polarity": "affirmed",
        "modality": "asserted",
        "claims": 2,
        "articles": 2,
        "derived": True,
        "first": "2023-05-03",
        "last": "2024-08-31",
    }
    planned = shown["affirmed", "planned"]
    assert (planned.first, planned.last) == (None, "2025-12-31")


def test_two_claims_of_one_article_count_as_one_article() -> None:
    reading = first_story()
    again = replace(reading.claims[0], id="claim-again", time=Time("2020"))
    both = replace(reading, claims=(reading.claims[0], again))
    (edge,) = [edge for edge in article_edges(both) if edge.key.type == "SUPPLIED"]
    assert (edge.claims, edge.articles, edge.first, edge.last) == (2, 1, "2020-01-01", "2024-08-31")


def test_merging_parts_gives_what_counting_gives() -> None:
    stories = [first_story(), second_story()]
    parts: dict[EdgeKey, list[DirectEdge]] = {}
    for one in stories:
        for edge in article_edges(one):
            parts.setdefault(edge.key, []).append(edge)
    assert tuple(merged(parts[key]) for key in sorted(parts)) == Graph.of(stories).direct_edges


# --- what articles share ---------------------------------------------------------------------------

SETTLED = [
    ("one says so", {'{"name":"Kyiv"}': 1}, {"name": "Kyiv"}),
    ("the most frequent", {'{"name":"B"}': 2, '{"name":"A"}': 1}, {"name": "B", "aliases": ("A",)}),
    ("ties by code point", {'{"name":"b"}': 2, '{"name":"Z"}': 2}, {"name": "Z", "aliases": ("b",)}),
    (
        "the table's name wins",
        {'{"name":"Moscow"}': 9, '{"name":"Russia","wikidata":"Q159"}': 1},
        {"name": "Russia", "wikidata": "Q159", "aliases": ("Moscow",)},
    ),
    (
        "what only one knows",
        {'{"name":"A"}': 5, '{"country":"UA","name":"A"}': 1},
        {"name": "A", "country": "UA"},
    ),
    (
        "a point is one",
        {
            '{"lat":1.0,"lon":9.0,"name":"A","pointPrecision":"town"}': 2,
            '{"lat":5.0,"lon":3.0,"name":"A","pointPrecision":"region"}': 1,
        },
        {"name": "A", "lat": 1.0, "lon": 9.0, "pointPrecision": "town"},
    ),
    (
        "lists are joined",
        {'{"identifiers":["b:1","a:1"],"name":"A"}': 1, '{"identifiers":["c:1"],"name":"A"}': 3},
        {"name": "A", "identifiers": ("a:1", "b:1", "c:1")},
    ),
    ("a date", {'{"earliest":"2024-01-01","edtf":"2024/.."}': 4}, {"earliest": "2024-01-01", "edtf": "2024/.."}),
]


@pytest.mark.parametrize(("name", "counts", "expected"), SETTLED, ids=[case[0] for case in SETTLED])
def test_settled(name: str, counts: dict[str, int], expected: dict) -> None:
    for order in permutations(counts.items()):
        assert settled(dict(order)) == expected


def test_a_graph_does_not_depend_on_the_order_of_articles() -> None:
    one, other = first_story(), second_story()
    assert Graph.of([one, other]) == Graph.of([other, one])


def test_the_later_reading_of_an_article_stays() -> None:
    old = first_story()
    new = replace(old, claims=old.claims[:1])
    assert Graph.of([old, second_story(), new]) == Graph.of([second_story(), new])


def test_articles_meet_in_their_entities() -> None:
    one, other = first_story(), second_story()
    renamed = replace(
        other, entities=tuple(replace(e, name="Freedonya") if e.name == "Freedonia" else e for e in other.entities)
    )
    graph = Graph.of([one, renamed])
    freedonia = graph.node(one.entities[0].id)
    assert freedonia is not None
    assert freedonia.properties["name"] == "Freedonia"
    assert freedonia.properties["aliases"] == ("Freedonya",)
    assert len([node for node in graph.nodes if node.id == freedonia.id]) == 1
    mentions = [edge for edge in graph.edges if edge.type == "MENTIONED_IN" and edge.source == freedonia.id]
    assert {edge.target for edge in mentions} == {one.article.id, other.article.id}
    outlet = next(node for node in graph.nodes if node.labels == ("Publisher",))
    assert outlet.properties["name"] == "Gazette"
    assert outlet.properties["aliases"] == ("The Gazette",)


def test_the_canonical_order() -> None:
    graph = Graph.of([first_story(), second_story()])
    assert [node.id for node in graph.nodes] == sorted(node.id for node in graph.nodes)
    assert [r.article.id for r in graph.readings] == sorted(r.article.id for r in graph.readings)
    assert [edge.key for edge in graph.direct_edges] == sorted(edge.key for edge in graph.direct_edges)
    assert graph.node("nothing") is None
    assert graph.node(graph.nodes[-1].id) == graph.nodes[-1]


def test_a_tally_gives_what_the_graph_in_memory_holds() -> None:
    stories = [first_story(), second_story()]
    graph = Graph.of(stories)
    with Tally() as tally:
        for one in stories:
            tally.add(article_graph(one), one)
        assert tuple(tally.edges()) == graph.direct_edges
        assert {node.id for node in tally.nodes()} <= {node.id for node in graph.nodes}
        assert [node for node in graph.nodes if node.labels[0] == "Country"] == [
            node for node in tally.nodes() if node.labels[0] == "Country"
        ]


# --- networkx --------------------------------------------------------------------------------------


def test_networkx_holds_every_node_and_edge() -> None:
    graph = Graph.of([first_story(), second_story()])
    net = to_networkx(graph)
    assert isinstance(net, networkx.MultiDiGraph)
    assert list(net.nodes) == [node.id for node in graph.nodes]
    assert net.number_of_edges() == len(graph.edges) + len(graph.direct_edges)
    assert to_networkx(graph, derived=False).number_of_edges() == len(graph.edges)
    claim = first_story().claims[0]
    assert net.nodes[claim.id]["labels"] == ("Claim", "ArmsTransferClaim")
    assert net.nodes[claim.id]["quantity"] == 200
    freedonia, sylvania = (one.id for one in first_story().entities[:2])
    kinds = [
        (key, data["type"], data["modality"])
        for _, _, key, data in net.out_edges(freedonia, keys=True, data=True)
        if data.get("derived") and data["type"] == "SUPPLIED"
    ]
    assert [key for key, _, _ in kinds] == [("SUPPLIED", 1), ("SUPPLIED", 2), ("SUPPLIED", 3)]
    assert networkx.has_path(net, freedonia, sylvania)


def test_polarity_and_modality_words_are_the_vocabularys() -> None:
    key = EdgeKey("a", "SUPPLIED", "b", Polarity.AFFIRMED.value, Modality.ASSERTED.value)
    assert key.is_fact
    assert not replace(key, polarity=Polarity.NEGATED.value).is_fact
    assert not replace(key, modality=Modality.POSSIBLE.value).is_fact

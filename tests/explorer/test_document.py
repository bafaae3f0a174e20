"""The document behind the page: what it holds, that it is always the same, how a large graph is parted."""

import base64
import gzip
import json
import re
from itertools import pairwise

import pytest
from chronicle import chronicle, many
from hostile import HOSTILE, spoilt

from kg.errors import ClaimsError
from kg.exports.base import ExportSettings, shortened
from kg.exports.document import document, precision
from kg.exports.html import PACKED_FROM, page
from kg.exports.layout import BUBBLES, SHOWN, communities, grouped, places
from kg.graph.graph import Graph
from kg.model import Reading
from kg.model.vocabulary import ClaimType

BLOCK = re.compile(rb'<script id="data" type="application/(json|gzip)">(.*?)</script>', re.DOTALL)


def unpacked(html: bytes) -> dict[str, object]:
    """The document that a page holds."""
    found = BLOCK.findall(html)
    assert len(found) == 1
    kind, block = found[0]
    return json.loads(gzip.decompress(base64.b64decode(block)) if kind == b"gzip" else block)


def test_edges_and_counts_are_those_of_the_graph() -> None:
    shown = document(chronicle())
    graph = Graph.of(chronicle())
    words, edges, ids = shown["words"], shown["edges"], shown["nodes"]["id"]
    drawn = [
        (
            *(ids[edges["source"][row]], words["edges"][edges["type"][row]], ids[edges["target"][row]]),
            *(words["polarities"][edges["polarity"][row]], words["modalities"][edges["modality"][row]]),
            *(len(claims), len({shown["claims"]["article"][claim] for claim in claims})),
        )
        for row, claims in enumerate(edges["claims"])
    ]
    assert drawn == [
        (
            *(edge.key.source, edge.key.type, edge.key.target, edge.key.polarity, edge.key.modality),
            edge.claims,
            edge.articles,
        )
        for edge in graph.direct_edges
    ]
    assert len(shown["claims"]["id"]) == sum(len(reading.claims) for reading in graph.readings)


def test_every_place_is_that_of_its_words() -> None:
    readings = chronicle()
    shown = document(readings)
    for row, article in enumerate(shown["articles"]["id"]):
        reading = next(one for one in readings if one.article.id == article)
        text = shown["articles"]["text"][row]
        claims = [place for place, home in enumerate(shown["claims"]["article"]) if home == row]
        assert [text[slice(*shown["claims"]["trigger"][claim])] for claim in claims] == [
            claim.trigger.text for claim in reading.claims
        ]


def test_the_same_readings_give_the_same_bytes() -> None:
    assert page(document(chronicle())) == page(document(chronicle()))


def test_articles_out_of_order_are_refused() -> None:
    with pytest.raises(ClaimsError):
        document(reversed(chronicle()))


def test_without_texts_the_words_stand_beside_their_places() -> None:
    shown = document(shortened(chronicle(), ExportSettings(keep_text=False)))
    assert set(shown["articles"]["text"]) == {None}
    assert all(quote for quote in shown["claims"]["quote"])
    assert all(len(place) == 3 for place in shown["claims"]["trigger"])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_they_went_in(words: str) -> None:
    html = page(document([spoilt(words)]))
    assert html.count(b"</script") == 3  # the map, the data, the program
    shown = unpacked(html)
    kept = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert kept in str(shown["articles"]["text"][0].encode("utf-16", "surrogatepass").decode("utf-16", "replace"))  # type: ignore[index]


def test_a_large_document_is_packed() -> None:
    shown = document(many(400, 6000, 20))
    html = page(shown)
    assert len(json.dumps(shown)) > PACKED_FROM > len(html) - len(page(document(())))
    assert unpacked(html) == json.loads(json.dumps(shown))


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2024-06-19", "day"),
        ("2024-06", "month"),
        ("2024-22", "season"),
        ("2024", "year"),
        ("2024-06-01/2024-06-19", "interval"),
        ("2014/..", "open"),
        ("/2014-05", "open"),
        ("2024~", "year"),
        ("202X", "interval"),
        ("XXXX-03-26", "unknown"),
        (None, "unknown"),
    ],
)
def test_how_exactly_a_date_is_known(edtf: str | None, wanted: str) -> None:
    assert precision(edtf) == wanted


def test_an_empty_graph_is_a_page() -> None:
    assert unpacked(page(document(())))["claims"]["id"] == []  # type: ignore[index]


def test_words_are_the_vocabularys() -> None:
    assert document(())["words"]["claims"] == [word.value for word in ClaimType]


def ring(count: int, size: int) -> list[dict[int, float]]:
    """So many cliques of one size in a ring."""
    links: list[dict[int, float]] = [{} for _ in range(count * size)]

    def join(one: int, other: int) -> None:
        links[one][other] = links[other][one] = 1.0

    for clique in range(count):
        for one in range(size):
            for other in range(one):
                join(clique * size + one, clique * size + other)
        join(clique * size, (clique + 1) % count * size + 1)
    return links


def test_cliques_are_communities() -> None:
    finest = communities(ring(12, 6))[0]
    assert len(set(finest)) == 12
    assert all(len({finest[clique * 6 + one] for one in range(6)}) == 1 for clique in range(12))


@pytest.mark.parametrize(
    "links", [ring(900, 6), [dict.fromkeys(range(1, 5000), 1.0), *({0: 1.0} for _ in range(4999))]]
)
def test_no_group_has_more_than_can_be_shown(links: list[dict[int, float]]) -> None:
    groups = grouped(links)
    members, children = [0] * len(groups.parents), [0] * (len(groups.parents) + 1)
    for home in groups.of_node:
        assert home >= 0
        members[home] += 1
    for group, parent in enumerate(groups.parents):
        assert parent < group
        children[parent] += 1
    assert max(members) <= SHOWN
    assert max(children) <= BUBBLES
    assert all(not (held and children[group]) for group, held in enumerate(members))


def test_nothing_lies_on_another() -> None:
    spots = places(ring(10, 5), [10.0] * 50)
    assert len(set(spots)) == 50
    for one, other in ((one, other) for place, one in enumerate(spots) for other in spots[:place]):
        assert (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 > 18**2


def test_claims_of_an_edge_stand_in_the_order_of_their_articles() -> None:
    shown = document(many(60, 600, 12))
    homes = [[shown["claims"]["article"][claim] for claim in claims] for claims in shown["edges"]["claims"]]
    assert all(one <= other for home in homes for one, other in pairwise(home))


def test_a_quote_may_be_of_a_text_that_is_gone() -> None:
    readings: list[Reading] = list(shortened(chronicle(), ExportSettings(quote_length=20)))
    assert max(len(quote) for quote in document(readings)["claims"]["quote"]) == 20

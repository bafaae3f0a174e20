"""One article's nodes and edges."""

import json
from dataclasses import replace

import pytest
from hand_built import POINT, SECOND, TEXT, article, claim, entity, first_story, second_story

from kg.errors import ClaimsError
from kg.graph.build import SCHEMES, article_graph, claim_node, date_node, entity_node, given
from kg.graph.labels import NodeLabel, RelationType
from kg.graph.model import Edge, Node
from kg.model import Amount, Argument, Attribution, Claim, Reading, Span, Time, jsonl
from kg.model.vocabulary import ClaimType, EntityType, Modality, Polarity, Role


def node(reading: Reading, label: str, name: str | None = None) -> Node:
    found = [
        one
        for one in article_graph(reading).nodes
        if label in one.labels and (name is None or one.properties.get("name") == name)
    ]
    assert len(found) == 1, found
    return found[0]


def edges(reading: Reading, kind: str, source: str | None = None) -> list[Edge]:
    return [
        edge for edge in article_graph(reading).edges if edge.type == kind and (source is None or edge.source == source)
    ]


def test_the_article_and_its_publisher() -> None:
    reading = first_story()
    doc = node(reading, "Article")
    assert dict(doc.properties) == {
        "id": reading.article.id,
        "source": "story.txt",
        "sha256": reading.article.sha256,
        "url": "https://gazette.example/rambler?id=1",
        "title": "Guns for Sylvania",
        "publisher": "The Gazette",
        "published": "2024-09-02",
        "language": "en",
    }
    (published,) = edges(reading, "PUBLISHED_BY")
    assert (published.source, published.target) == (doc.id, node(reading, "Publisher").id)
    assert node(reading, "Publisher").properties["name"] == "The Gazette"


def test_what_an_article_lacks_is_absent_rather_than_null() -> None:
    bare = Reading(article(SECOND), (), ())
    graph = article_graph(bare)
    assert [one.labels for one in graph.nodes] == [("Article",)]
    assert graph.edges == ()
    assert set(graph.nodes[0].properties) == {"id", "source", "sha256", "language"}


def test_the_record_is_the_line_of_claims_jsonl() -> None:
    reading = first_story()
    assert article_graph(reading).record == jsonl.dumps(reading)
    assert jsonl.loads(article_graph(reading).record) == reading


def test_a_claim_has_its_literals_as_properties() -> None:
    transfer = first_story().claims[0]
    shown = claim_node(transfer)
    assert shown.labels == ("Claim", "ArmsTransferClaim")
    assert dict(shown.properties) == {
        "id": transfer.id,
        "type": "ArmsTransfer",
        "act": "delivered",
        "polarity": "affirmed",
        "modality": "asserted",
        "edtf": "2024-22",
        "earliest": "2024-06-01",
        "latest": "2024-08-31",
        "timeText": "the summer of 2024",
        "quantity": 200,
        "quantityText": "about 200",
        "approximate": True,
        "trigger": "shipped",
        "triggerStart": TEXT.index("shipped"),
        "triggerEnd": TEXT.index("shipped") + len("shipped"),
        "extractor": "reader 1",
        "rule": "list-with-quantities",
    }
    assert isinstance(shown.properties["quantity"], int)


LITERALS = [
    (ClaimType.CAPABILITY, [(Role.VALUE, Amount(max=60.0, unit="km"), None)], {"valueMax": 60, "valueUnit": "km"}),
    (ClaimType.CAPABILITY, [(Role.VALUE, Amount(value=6.5, unit="mm"), None)], {"value": 6.5, "valueUnit": "mm"}),
    (ClaimType.CAPABILITY, [(Role.VALUE, "enough", None)], {"value": "enough"}),
    (ClaimType.CAPABILITY, [(Role.ATTRIBUTE, "range", None)], {"attribute": ("range",)}),
    (
        ClaimType.AID,
        [(Role.VALUE, Amount(amount=2e9, currency="USD", approximate=True), None)],
        {"value": 2_000_000_000, "valueUnit": "USD", "approximate": True},
    ),
    (ClaimType.AID, [(Role.VALUE, Amount(min=1.0, max=2.0, currency="EUR"), None)], {"valueMin": 1, "valueMax": 2}),
    (
        ClaimType.AGREEMENT,
        [(Role.PROVISION, "peace", None), (Role.PROVISION, "trade", None), (Role.PROVISION, "peace", None)],
        {"provision": ("peace", "trade")},
    ),
    (ClaimType.AGREEMENT, [(Role.PROVISION, Amount(value=5.0), None)], {"provision": ("5",)}),
    (ClaimType.POSITION, [(Role.TITLE, "~Freedonia", None)], {"title": ("Freedonia",)}),
    (ClaimType.THREAT, [(Role.MEANS, "war", None)], {"means": ("war",)}),
    (ClaimType.COOPERATION, [(Role.FIELD, "trade", None)], {"field": ("trade",)}),
    (ClaimType.LOSS, [(Role.QUANTITY, Amount(min=24.0), None)], {"quantityMin": 24}),
]


@pytest.mark.parametrize(("kind", "roles", "expected"), LITERALS)
def test_literals(kind: ClaimType, roles: list, expected: dict) -> None:
    made = claim("a", SECOND, kind, SECOND, "sent", roles)
    properties = claim_node(made).properties
    assert {key: properties[key] for key in expected} == expected
    assert not {"quantity", "value"} & (set(properties) - set(expected))


TIMES = [
    (Time("XXXX-03-26", Span(0, 4, "then")), {"edtf": "XXXX-03-26", "timeText": "then"}),
    (Time("1948/..", None), {"edtf": "1948/..", "earliest": "1948-01-01"}),
    (Time(None, Span(0, 4, "then")), {"timeText": "then"}),
    (None, {}),
]


@pytest.mark.parametrize(("time", "expected"), TIMES)
def test_unknown_years_and_open_ends_give_no_bounds(time: Time | None, expected: dict) -> None:
    properties = claim_node(replace(first_story().claims[0], time=time)).properties
    assert {key: properties[key] for key in ("edtf", "earliest", "latest", "timeText") if key in properties} == expected


def test_roles_are_edges_with_their_mention() -> None:
    reading = first_story()
    transfer = reading.claims[0]
    (supplier,) = edges(reading, "SUPPLIER", transfer.id)
    assert supplier.target == reading.entities[0].id
    assert dict(supplier.properties) == {"start": 0, "end": 9, "text": "Freedonia"}
    (silent,) = edges(reading, "SUPPLIER", reading.claims[1].id)
    assert dict(silent.properties) == {}, "a filler that no word of the sentence names has no place"


def test_several_fillers_give_an_edge_each_and_a_filler_without_entity_is_a_description() -> None:
    reading = first_story()
    attack = reading.claims[2]
    targets = {edge.target for edge in edges(reading, "TARGET", attack.id)}
    assert targets == {reading.entities[3].id, node(reading, "Description", "civilians").id}


def test_one_entity_twice_in_a_role_keeps_both_mentions() -> None:
    reading = first_story()
    attack = reading.claims[2]
    again = Argument(Role.TARGET, entity=reading.entities[3].id, mention=attack.evidence)
    doubled = replace(attack, arguments=(*attack.arguments, again, again))
    found = edges(replace(reading, claims=(doubled,)), "TARGET", attack.id)
    assert len([edge for edge in found if edge.target == reading.entities[3].id]) == 2


def test_speakers_stand_in_their_order_nearest_first() -> None:
    reading = first_story()
    said = edges(reading, "ATTRIBUTED_TO", reading.claims[0].id)
    assert [(edge.target, edge.properties["order"], edge.properties["cue"]) for edge in said] == [
        (reading.entities[5].id, 1, "said"),
        (reading.entities[6].id, 2, "citing"),
    ]
    (officials,) = edges(reading, "ATTRIBUTED_TO", reading.claims[2].id)
    assert officials.target == node(reading, "Description", "officials").id


def test_a_cue_without_speaker_is_a_property() -> None:
    reading = first_story()
    assert edges(reading, "ATTRIBUTED_TO", reading.claims[5].id) == []
    assert claim_node(reading.claims[5]).properties["cue"] == ("reportedly",)


def test_claims_of_one_sentence_share_their_evidence() -> None:
    reading = first_story()
    first, second = (edges(reading, "EVIDENCED_BY", one.id) for one in reading.claims[3:5])
    assert first[0].target == second[0].target
    quotes = [one for one in article_graph(reading).nodes if one.labels == ("Evidence",)]
    assert len(quotes) == 5
    for quote in quotes:
        start, end = quote.properties["start"], quote.properties["end"]
        assert TEXT[start:end] == quote.properties["quote"]
        assert [edge.target for edge in edges(reading, "IN_ARTICLE", quote.id)] == [reading.article.id]


def test_every_entity_is_a_node_whether_a_claim_uses_it_or_not() -> None:
    reading = replace(first_story(), claims=())
    mentioned = {edge.source: edge for edge in edges(reading, "MENTIONED_IN")}
    assert set(mentioned) == {one.id for one in reading.entities}
    gun = reading.entities[2]
    assert mentioned[gun.id].properties["count"] == 2
    assert json.loads(str(mentioned[gun.id].properties["given"])) == {"name": "Rambler gun"}


def test_entities_show_what_tables_know() -> None:
    reading = first_story()
    gloria = node(reading, "Place")
    assert dict(gloria.properties) == {
        "id": reading.entities[3].id,
        "name": "Gloria",
        "geonames": "77",
        "country": "SY",
        "lon": POINT.lon,
        "lat": POINT.lat,
        "pointPrecision": "town",
    }
    gun = entity(TEXT, EntityType.WEAPON, "Rambler gun", identifiers={"siso": "1.2", "name": "x"}, weapon_class="gun")
    shown = entity_node(gun).properties
    assert shown["weaponClass"] == "gun"
    assert shown["identifiers"] == ("name:x", "siso:1.2"), "a scheme of its own is no property's name"
    assert shown["name"] == "Rambler gun"
    assert "siso" not in SCHEMES


def test_dates_are_nodes_that_claims_share() -> None:
    reading = first_story()
    (when,) = edges(reading, "WHEN")
    date = node(reading, "Date")
    assert when.target == date.id == date_node("2024-22").id
    assert dict(date.properties) == {
        "id": date.id,
        "edtf": "2024-22",
        "earliest": "2024-06-01",
        "latest": "2024-08-31",
    }
    assert when.properties["text"] == "the summer of 2024"


def test_descriptions_stay_in_their_article_and_outlets_meet() -> None:
    def with_words(reading: Reading) -> Reading:
        described = Argument(Role.TARGET, mention=Span(0, 9, "Freedonia"))
        return replace(reading, claims=(replace(reading.claims[0], arguments=(described,)),))

    one, other = (with_words(story) for story in (first_story(), second_story()))
    assert node(one, "Description", "Freedonia").id != node(other, "Description", "Freedonia").id
    assert node(one, "Publisher").id == node(other, "Publisher").id, "The Gazette is the Gazette"


def test_a_description_broken_by_a_line_end_is_the_same() -> None:
    text = "They shelled the hospital, then the\nhospital again."
    roles = [(Role.TARGET, "~the hospital", None), (Role.TARGET, "~the\nhospital", None)]
    doc = article(text)
    assert node(
        Reading(doc, (), (claim(doc.id, text, ClaimType.ATTACK, text, "shelled", roles),)),
        "Description",
        "the hospital",
    )


def test_the_order_of_entities_does_not_matter() -> None:
    reading = first_story()
    shuffled = replace(reading, entities=tuple(reversed(reading.entities)))
    one, other = article_graph(reading), article_graph(shuffled)
    assert (one.nodes, one.edges) == (other.nodes, other.edges)


def test_all_ends_of_edges_are_nodes_and_ids_are_unique() -> None:
    graph = article_graph(first_story())
    ids = [one.id for one in graph.nodes]
    assert len(ids) == len(set(ids))
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= set(ids)
    assert all(one.properties["id"] == one.id for one in graph.nodes)


def _change(reading: Reading, **changes: object) -> Reading:
    return replace(reading, claims=(replace(reading.claims[0], **changes), *reading.claims[1:]))


WRONG = [
    (lambda r: replace(r, claims=(*r.claims, r.claims[0])), "listed twice"),
    (lambda r: replace(r, entities=(*r.entities, r.entities[0])), "listed twice"),
    (lambda r: _change(r, arguments=(Argument(Role.ITEM, entity="weapon-x"),)), "weapon-x, which is not among"),
    (lambda r: _change(r, attribution=(Attribution("person-x"),)), "person-x, which is not among"),
    (lambda r: _change(r, evidence=Span(0, 9, "Sylvania.")), "quotes 'Sylvania.'"),
    (lambda r: _change(r, trigger=Span(0, 8, "Freedonia")), "quotes 'Freedonia'"),
    (lambda r: _change(r, arguments=(Argument(Role.ITEM, mention=Span(1, 9, "reedonix")),)), "quotes 'reedonix'"),
    (lambda r: _change(r, id="a\nb"), "empty or can't be printed"),
    (lambda r: _change(r, id=""), "empty or can't be printed"),
    (lambda r: _change(r, id="\ud800"), "empty or can't be printed"),
]


@pytest.mark.parametrize(("spoil", "message"), WRONG)
def test_a_reading_that_contradicts_itself_is_refused(spoil: object, message: str) -> None:
    with pytest.raises(ClaimsError, match=message) as refused:
        article_graph(spoil(first_story()))
    assert "story.txt" in str(refused.value)
    assert "write it again with kg extract" in str(refused.value)


@pytest.mark.parametrize("kind", list(ClaimType))
@pytest.mark.parametrize(("polarity", "modality"), [(Polarity.NEGATED, Modality.PLANNED)])
def test_each_claim_type_has_a_label_of_its_own(kind: ClaimType, polarity: Polarity, modality: Modality) -> None:
    made = claim("a", SECOND, kind, SECOND, "sent", [], polarity=polarity, modality=modality)
    assert claim_node(made).labels == ("Claim", f"{kind.value}Claim")
    assert claim_node(made).properties["polarity"] == "negated"
    assert claim_node(made).properties["modality"] == "planned"


def test_labels_and_relations_are_the_ontologys() -> None:
    from kg.model import vocabulary

    labels = {label.value for label in vocabulary.NodeLabel}
    relations = {relation.value for relation in vocabulary.RelationType}
    graph = article_graph(first_story())
    assert {label for one in graph.nodes for label in one.labels} <= labels
    assert {edge.type for edge in graph.edges} <= relations
    assert {label.value for label in NodeLabel} <= labels
    assert {relation.value for relation in RelationType} <= relations


def test_what_is_given_is_plain_ascii_json_in_one_order() -> None:
    one = Node("x", ("Place",), {"id": "x", "name": "Ч\ud800", "country": "UA"})
    assert given(one) == '{"country":"UA","name":"\\u0427\\ud800"}'


def test_readings_made_by_hand_are_exact() -> None:
    def spans(made: Claim) -> list[Span]:
        found = [made.evidence, made.trigger]
        found += [argument.mention for argument in made.arguments if argument.mention]
        return found

    for reading in (first_story(), second_story()):
        for made in reading.claims:
            for span in spans(made):
                assert reading.article.text is not None
                assert reading.article.text[span.start : span.end] == span.text

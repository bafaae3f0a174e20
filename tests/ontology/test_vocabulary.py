"""The ontology's files: whole, labelled, in step with what is generated from them, and readable by others."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS

from kg import resources
from kg.errors import OntologyError
from kg.model.vocabulary import (
    ACTS,
    CLAIM_LABELS,
    DISJOINT,
    EDGE_RULES,
    ROLE_RELATIONS,
    ROLES,
    SPEAKERS,
    WEAPON_BROADER,
    WEAPON_CODES,
    Act,
    ClaimType,
    EdgeType,
    EntityType,
    NodeLabel,
    RelationType,
    Role,
    WeaponClass,
)
from kg.ontology import generate, load
from kg.ontology.iri import PREFIXES, VOCABULARY, Bases

ACTORS = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return load.graph()


def test_generated_files_are_what_the_ontology_gives() -> None:
    assert generate.stale() == ()


def test_check_names_the_stale_file_and_the_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "vocabulary.py"
    stale.write_text(generate.python(load.load()).replace("ArmsTransfer", "ArmsTransfers"), encoding="utf-8")
    monkeypatch.setattr(resources, "package_file", lambda *parts: tmp_path / parts[-1])
    assert generate.stale() == (stale,)


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "code"), [(["check"], 0), ([], 2), (["mend"], 2)])
def test_the_command_says_how_it_went(arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg.ontology", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert done.stdout == ""
    assert bool(done.stderr) == (code != 0)


def test_every_term_has_one_label_and_one_definition(graph: rdflib.Graph) -> None:
    bare = [
        term.removeprefix(VOCABULARY)
        for term in sorted({str(s) for s in graph.subjects() if str(s).startswith(VOCABULARY)})
        if (rdflib.URIRef(term), RDF.type, rdflib.URIRef(VOCABULARY + "EdgeRule")) not in graph
        and (
            len(list(graph.objects(rdflib.URIRef(term), RDFS.label))) != 1
            or len(list(graph.objects(rdflib.URIRef(term), SKOS.definition))) != 1
        )
    ]
    assert bare == []


def test_every_term_used_is_defined(graph: rdflib.Graph) -> None:
    """No shape, rule or mapping points at a term of ours that nothing defines."""
    used = {o for o in (*graph.objects(), *graph.predicates()) if str(o).startswith(VOCABULARY)}
    assert sorted(str(term) for term in used if (term, RDFS.label, None) not in graph) == []


def test_every_edge_rule_is_a_sentence_with_both_ends_and_its_type() -> None:
    for rule in EDGE_RULES:
        assert "{source}" in rule.legend
        assert "{target}" in rule.legend
        assert rule.type in rule.legend


def test_classes_are_their_own_shapes(graph: rdflib.Graph) -> None:
    for name in [*EntityType, *(f"{claim_type}Claim" for claim_type in ClaimType)]:
        node = rdflib.URIRef(VOCABULARY + name)
        assert (node, RDF.type, OWL.Class) in graph
        assert (node, RDF.type, SH.NodeShape) in graph


def test_every_acts_list_is_a_scheme(graph: rdflib.Graph) -> None:
    for claim_type, acts in ACTS.items():
        scheme = rdflib.URIRef(f"{VOCABULARY}{claim_type}Acts")
        listed = {str(graph.value(act, SKOS.notation)) for act in graph.subjects(SKOS.inScheme, scheme)}
        assert listed == set(acts)
        assert ((scheme, RDF.type, SKOS.ConceptScheme) in graph) == bool(acts)


def test_what_maps_to_plover_maps_to_a_code_of_it(graph: rdflib.Graph) -> None:
    mapped = set()
    for relation in (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch):
        for subject, target in graph.subject_objects(relation):
            assert (target, SKOS.notation, None) in graph
            mapped.add(str(subject).removeprefix(VOCABULARY).removesuffix("Claim"))
    without = set(ClaimType) - mapped
    assert without == {ClaimType.CAPABILITY, ClaimType.POSITION}  # no events, so PLOVER has no code for them


def test_prefixes_are_the_published_ones(graph: rdflib.Graph) -> None:
    for path in load.files():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@prefix") and not line.startswith("@prefix kg:"):
                prefix, iri = line.removeprefix("@prefix ").removesuffix(" .").split(": ")
                assert PREFIXES[prefix] == iri.strip("<>")


def test_both_parsers_read_the_same_triples(graph: rdflib.Graph) -> None:
    for path in load.files():
        ours = rdflib.Graph().parse(path, format="turtle")
        theirs = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
        assert len(ours) == len({str(quad) for quad in theirs})


@pytest.mark.slow
def test_the_shapes_are_shapes_and_the_ontology_keeps_them(graph: rdflib.Graph) -> None:
    import pyshacl

    conforms, _, report = pyshacl.validate(graph, shacl_graph=graph, meta_shacl=True)
    assert conforms, report


def test_another_vocabulary_iri_moves_every_term() -> None:
    moved = load.graph("https://example.org/terms/")
    assert len(moved) == len(load.graph())
    assert not [term for triple in moved for term in triple if str(term).startswith(VOCABULARY)]


def test_a_file_under_another_iri_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / "odd.ttl"
    odd.write_text("@prefix kg: <https://example.org/#> .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"odd\.ttl"):
        load.turtle(odd)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    sh:order 1 ;", "    sh:order 2 ;", "sh:order 2"),
        ('skos:notation "Deployment" ;', "", "notation"),
        ("sh:path kg:supplier ;", "sh:path kg:vendor ;", "kg:Role"),
        ("sh:node kg:ActorFiller ; sh:disjoint kg:recipient ;", "sh:disjoint kg:recipient ;", "kg:Filler"),
        ("kg:edge kg:edge-SUPPLIED ;", "", "kg:edge"),
        ("kg:toType kg:Weapon ;", "kg:toType kg:Agreement ;", "no entity type"),
        ('kg:legend "{source} SUPPLIED weapons to {target}"@en .', 'rdfs:comment "" .', "legend"),
        ("[ sh:path kg:act ; sh:maxCount 0 ;", "[ sh:path kg:place ; sh:maxCount 0 ;", "kg:act"),
        ("kg:ArmsTransferClaim a owl:Class", "kg:ArmsTransferClaim a a", "not Turtle"),
    ],
)
def test_a_contradiction_is_named(
    old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in load.files():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == "claims.ttl" else text, "utf-8")
    assert old in resources.ontology("claims.ttl").read_text("utf-8")
    monkeypatch.setattr(resources, "ontology", tmp_path.joinpath)
    with pytest.raises(OntologyError, match=says):
        load.load()


def test_the_tables_cover_the_contract() -> None:
    """Types, roles and acts as the claim contract lists them; ``place`` is open to every type."""
    roles = {
        ClaimType.ARMS_TRANSFER: "supplier recipient item quantity value intermediary",
        ClaimType.DEPLOYMENT: "actor asset quantity origin destination",
        ClaimType.ATTACK: "attacker target weapon quantity",
        ClaimType.LOSS: "owner item quantity agent weapon",
        ClaimType.CASUALTIES: "victim quantity agent weapon",
        ClaimType.CONTROL: "actor territory loser",
        ClaimType.AGREEMENT: "party agreement provision mediator",
        ClaimType.MEETING: "participant host",
        ClaimType.SANCTION: "imposer target item",
        ClaimType.AID: "donor recipient item value",
        ClaimType.PRODUCTION: "producer item quantity",
        ClaimType.WEAPON_TEST: "actor item quantity",
        ClaimType.EXERCISE: "participant exercise",
        ClaimType.THREAT: "actor target means",
        ClaimType.CAPABILITY: "item attribute value",
        ClaimType.POSITION: "person title organization",
        ClaimType.COOPERATION: "participant field",
    }
    assert {claim: list(rules) for claim, rules in ROLES.items()} == {
        claim: [*listed.split(), "place"] for claim, listed in roles.items()
    }
    acts = {
        ClaimType.ARMS_TRANSFER: "delivered ordered approved requested halted",
        ClaimType.DEPLOYMENT: "moved stationed withdrawn",
        ClaimType.LOSS: "destroyed damaged captured",
        ClaimType.CASUALTIES: "killed wounded missing captured",
        ClaimType.CONTROL: "seized held lost",
        ClaimType.AGREEMENT: "negotiated signed ratified extended violated ended rejected",
        ClaimType.SANCTION: "imposed lifted",
        ClaimType.AID: "given pledged suspended",
        ClaimType.COOPERATION: "deepened reduced",
    }
    assert {claim: list(listed) for claim, listed in ACTS.items() if listed} == {
        claim: listed.split() for claim, listed in acts.items()
    }
    literal = {Role(name) for name in ("quantity", "value", "provision", "means", "attribute", "title", "field")}
    for rules in ROLES.values():
        for role, rule in rules.items():
            assert rule.role is role
            assert rule.literal == (role in literal) == (rule.number or rule.words)
            assert rule.literal != bool(rule.fillers or rule.described)


@pytest.mark.parametrize(
    ("claim", "act", "source", "target", "edge"),
    [
        (ClaimType.ARMS_TRANSFER, Act.DELIVERED, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.SUPPLIED),
        (ClaimType.ARMS_TRANSFER, None, EntityType.COUNTRY, EntityType.ARMED_FORCE, EdgeType.SUPPLIED),
        (ClaimType.ARMS_TRANSFER, Act.ORDERED, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.ORDERED_ARMS_FROM),
        (ClaimType.ARMS_TRANSFER, Act.APPROVED, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.APPROVED_ARMS_FOR),
        (ClaimType.ARMS_TRANSFER, Act.REQUESTED, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.REQUESTED_ARMS_FROM),
        (ClaimType.ARMS_TRANSFER, Act.HALTED, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.HALTED_ARMS_TO),
        (ClaimType.AID, Act.GIVEN, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.AIDED),
        (ClaimType.ATTACK, None, EntityType.ARMED_FORCE, EntityType.PLACE, EdgeType.ATTACKED),
        (ClaimType.MEETING, None, EntityType.PERSON, EntityType.PERSON, EdgeType.MET),
        (ClaimType.SANCTION, Act.IMPOSED, EntityType.ORGANIZATION, EntityType.PERSON, EdgeType.SANCTIONED),
        (ClaimType.THREAT, None, EntityType.PERSON, EntityType.COUNTRY, EdgeType.THREATENED),
        (ClaimType.COOPERATION, None, EntityType.COUNTRY, EntityType.COUNTRY, EdgeType.COOPERATES_WITH),
        (ClaimType.ARMS_TRANSFER, Act.DELIVERED, EntityType.COUNTRY, EntityType.WEAPON, EdgeType.SENT),
        (ClaimType.ARMS_TRANSFER, Act.DELIVERED, EntityType.ARMED_FORCE, EntityType.WEAPON, EdgeType.RECEIVED),
        (ClaimType.DEPLOYMENT, None, EntityType.ARMED_FORCE, EntityType.WEAPON, EdgeType.OPERATES),
        (ClaimType.LOSS, None, EntityType.COUNTRY, EntityType.WEAPON, EdgeType.LOST),
        (ClaimType.LOSS, Act.DESTROYED, EntityType.ARMED_FORCE, EntityType.WEAPON, EdgeType.DESTROYED),
        (ClaimType.PRODUCTION, None, EntityType.ORGANIZATION, EntityType.WEAPON, EdgeType.PRODUCED),
        (ClaimType.WEAPON_TEST, None, EntityType.COUNTRY, EntityType.WEAPON, EdgeType.TESTED),
        (ClaimType.DEPLOYMENT, Act.MOVED, EntityType.COUNTRY, EntityType.PLACE, EdgeType.DEPLOYED_TO),
        (ClaimType.DEPLOYMENT, Act.MOVED, EntityType.WEAPON, EntityType.PLACE, EdgeType.DEPLOYED_TO),
        (ClaimType.ATTACK, None, EntityType.COUNTRY, EntityType.PLACE, EdgeType.ATTACKED_AT),
        (ClaimType.CONTROL, Act.HELD, EntityType.COUNTRY, EntityType.PLACE, EdgeType.CONTROLS),
        (ClaimType.AGREEMENT, Act.SIGNED, EntityType.COUNTRY, EntityType.AGREEMENT, EdgeType.PARTY_TO),
        (ClaimType.AGREEMENT, None, EntityType.COUNTRY, EntityType.AGREEMENT, EdgeType.MEDIATED),
        (ClaimType.POSITION, None, EntityType.PERSON, EntityType.ORGANIZATION, EdgeType.HOLDS_OFFICE_IN),
    ],
)
def test_edge_rules_link_what_a_reader_asks_for(
    claim: ClaimType, act: Act | None, source: EntityType, target: EntityType, edge: EdgeType
) -> None:
    found = [
        rule
        for rule in EDGE_RULES
        if rule.type is edge
        and rule.claim is claim
        and act in rule.acts
        and source in rule.source_types
        and target in rule.target_types
    ]
    assert found


def test_a_supply_is_drawn_only_where_it_happened() -> None:
    supplied = [rule for rule in EDGE_RULES if rule.type is EdgeType.SUPPLIED]
    assert [rule.acts for rule in supplied] == [frozenset({Act.DELIVERED, None})]


def test_edge_rules_stay_within_the_roles_they_join() -> None:
    for rule in EDGE_RULES:
        assert rule.acts <= {*ACTS[rule.claim], None}
        assert rule.source_types <= ROLES[rule.claim][rule.source].fillers
        assert rule.target_types <= ROLES[rule.claim][rule.target].fillers
        assert rule.symmetric == (rule.source is rule.target)
        assert not rule.symmetric or rule.source_types == rule.target_types
    assert {rule.type for rule in EDGE_RULES} == set(EdgeType)


def test_names_of_the_graph_tell_things_apart() -> None:
    assert not {t.value for t in EdgeType} & {t.value for t in RelationType}
    assert set(CLAIM_LABELS) == set(ClaimType)
    assert {*EntityType, *(f"{claim_type}Claim" for claim_type in ClaimType)} < set(NodeLabel)
    assert set(ROLE_RELATIONS) == {r for rules in ROLES.values() for r, rule in rules.items() if not rule.literal}
    assert all(relation == role.name for role, relation in ROLE_RELATIONS.items())
    assert set(DISJOINT) == set(ClaimType)
    assert SPEAKERS == ACTORS


def test_iris_name_terms_that_the_ontology_has(graph: rdflib.Graph) -> None:
    bases = Bases()
    named = [bases.entity_class(entity_type) for entity_type in EntityType]
    named += [bases.claim_class(claim_type) for claim_type in ClaimType]
    named += [bases.role_property(role) for role in Role]
    named += [bases.act(claim_type, act) for claim_type, acts in ACTS.items() for act in acts]
    named += [bases.weapon_class(code) for code in WEAPON_CODES]
    assert [iri for iri in named if (rdflib.URIRef(iri), RDFS.label, None) not in graph] == []


def test_weapon_classes_end_in_a_few_wide_ones() -> None:
    widest = set(WeaponClass) - set(WEAPON_BROADER)
    assert len(widest) < 20
    for weapon_class in WeaponClass:
        steps, above = 0, weapon_class
        while above in WEAPON_BROADER:
            above, steps = WEAPON_BROADER[above], steps + 1
            assert steps < 5
        assert above in widest

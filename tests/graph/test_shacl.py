"""The shapes and the gate are two readings of one ontology: what one refuses, so does the other."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hand_built import first_story, second_story

from kg.errors import ClaimsError
from kg.exports.base import ExportSettings, export, exporters
from kg.extractors.admit import Reason, faults
from kg.graph.check import Finding, Report, check
from kg.graph.dataset import DirectEdges, RdfSettings
from kg.model import Amount, Argument, Attribution, Claim, Entity, Reading, Span, Time
from kg.model.vocabulary import ACTS, ROLES, Act, ClaimType, EntityType, Role
from kg.ontology.iri import Bases

STORY = first_story()
FREEDONIA, SYLVANIA, GUN, GLORIA, ARMY, GAZETTE, NEWS = STORY.entities
PACT = Entity("agreement-pact", EntityType.AGREEMENT, "the pact")
RUFUS = Entity("person-rufus", EntityType.PERSON, "Rufus T. Firefly")
ENTITIES = (*STORY.entities, PACT, RUFUS)
TRANSFER = STORY.claims[0]
WORDS = Span(0, 9, "Freedonia")


def of(kind: ClaimType, *arguments: Argument, act: Act | None = None) -> Claim:
    return replace(TRANSFER, type=kind, act=act, arguments=arguments)


def by(role: Role, filler: Entity | Amount | str) -> Argument:
    if isinstance(filler, Entity):
        return Argument(role, entity=filler.id, mention=WORDS)
    return Argument(role, mention=WORDS, value=filler)


def words(role: Role) -> Argument:
    return Argument(role, mention=WORDS)


THREE = Amount(value=3.0)
SUPPLY = (by(Role.SUPPLIER, FREEDONIA), by(Role.RECIPIENT, SYLVANIA))
ARMS, AID, LOSS, MEETING = ClaimType.ARMS_TRANSFER, ClaimType.AID, ClaimType.LOSS, ClaimType.MEETING
POSITION, ABLE, PACTS, CONTROL = ClaimType.POSITION, ClaimType.CAPABILITY, ClaimType.AGREEMENT, ClaimType.CONTROL

GOOD: list[tuple[str, Claim]] = [
    *((f"of the story, {number}", made) for number, made in enumerate(STORY.claims)),
    ("a supply without item", of(ARMS, *SUPPLY)),
    ("a description supplies", of(ARMS, words(Role.SUPPLIER))),
    ("a person supplies", of(ARMS, by(Role.SUPPLIER, RUFUS))),
    ("several items", of(ARMS, by(Role.ITEM, GUN), words(Role.ITEM))),
    ("an amount with bounds only", of(LOSS, by(Role.ITEM, GUN), by(Role.QUANTITY, Amount(min=2.0, max=5.0)))),
    ("a sum", of(AID, by(Role.DONOR, FREEDONIA), by(Role.VALUE, Amount(amount=5.0, currency="USD")))),
    ("a measure in words", of(ABLE, by(Role.ITEM, GUN), by(Role.VALUE, "enough"))),
    ("a measure by its mention", of(ABLE, by(Role.ITEM, GUN), words(Role.VALUE))),
    ("a sum as provision", of(PACTS, by(Role.PROVISION, Amount(amount=5.0, currency="USD")))),
    ("several provisions", of(PACTS, by(Role.PROVISION, "peace"), by(Role.PROVISION, "trade"))),
    ("a title by its mention", of(POSITION, by(Role.PERSON, RUFUS), words(Role.TITLE))),
    ("the army's people", of(ClaimType.CASUALTIES, by(Role.VICTIM, ARMY), by(Role.QUANTITY, THREE), act=Act.KILLED)),
    ("held ground", of(CONTROL, by(Role.ACTOR, ARMY), by(Role.TERRITORY, GLORIA), act=Act.HELD)),
    ("a known agreement", of(PACTS, by(Role.AGREEMENT, PACT), by(Role.PARTY, FREEDONIA), act=Act.SIGNED)),
    *(
        (f"no act, {kind}", replace(TRANSFER, type=kind, act=None, arguments=(words(Role.PLACE),)))
        for kind in ClaimType
    ),
    *(
        (f"{kind} {act}", replace(TRANSFER, type=kind, act=act, arguments=(words(Role.PLACE),)))
        for kind, acts in ACTS.items()
        for act in acts
    ),
]

BAD: list[tuple[str, Claim, Reason]] = [
    ("an act of another type", of(ARMS, *SUPPLY, act=Act.SIGNED), Reason.FOREIGN_ACT),
    ("an act of a type without acts", of(MEETING, by(Role.HOST, FREEDONIA), act=Act.HELD), Reason.FOREIGN_ACT),
    ("a role of another type", of(ARMS, *SUPPLY, by(Role.HOST, FREEDONIA)), Reason.FOREIGN_ROLE),
    ("a literal of another type", of(MEETING, by(Role.HOST, FREEDONIA), by(Role.QUANTITY, THREE)), Reason.FOREIGN_ROLE),
    ("a field of another type", of(ARMS, *SUPPLY, by(Role.FIELD, "trade")), Reason.FOREIGN_ROLE),
    ("a description in a foreign role", of(MEETING, words(Role.SUPPLIER)), Reason.FOREIGN_ROLE),
    ("a place supplies", of(ARMS, by(Role.SUPPLIER, GLORIA)), Reason.WRONG_TYPE),
    ("an agreement supplies", of(ARMS, by(Role.SUPPLIER, PACT)), Reason.WRONG_TYPE),
    ("a country is the item", of(ARMS, *SUPPLY, by(Role.ITEM, SYLVANIA)), Reason.WRONG_TYPE),
    ("a person is the weapon", of(ClaimType.ATTACK, by(Role.WEAPON, RUFUS)), Reason.WRONG_TYPE),
    ("a weapon is the person", of(POSITION, by(Role.PERSON, GUN)), Reason.WRONG_TYPE),
    ("a country is the person", of(POSITION, by(Role.PERSON, FREEDONIA)), Reason.WRONG_TYPE),
    ("a place is the agreement", of(PACTS, by(Role.AGREEMENT, GLORIA)), Reason.WRONG_TYPE),
    ("a person is the territory", of(CONTROL, by(Role.TERRITORY, RUFUS)), Reason.WRONG_TYPE),
    ("an agreement is the victim", of(ClaimType.CASUALTIES, by(Role.VICTIM, PACT)), Reason.WRONG_TYPE),
    ("a person is the place", of(ARMS, *SUPPLY, by(Role.PLACE, RUFUS)), Reason.WRONG_TYPE),
    ("a person is moved", of(ClaimType.DEPLOYMENT, by(Role.ASSET, RUFUS)), Reason.WRONG_TYPE),
    ("an agreement threatens", of(ClaimType.THREAT, by(Role.ACTOR, PACT)), Reason.WRONG_TYPE),
    ("words for a number", of(ARMS, *SUPPLY, by(Role.QUANTITY, "some")), Reason.WORDS_FOR_NUMBER),
    ("a mention for a number", of(ARMS, *SUPPLY, words(Role.QUANTITY)), Reason.WORDS_FOR_NUMBER),
    ("a number for words", of(ClaimType.THREAT, by(Role.MEANS, THREE)), Reason.NUMBER_FOR_WORDS),
    ("a number for a title", of(POSITION, by(Role.PERSON, RUFUS), by(Role.TITLE, THREE)), Reason.NUMBER_FOR_WORDS),
    ("an entity for a number", of(ARMS, *SUPPLY, by(Role.QUANTITY, GUN)), Reason.ENTITY_FOR_LITERAL),
    ("an entity for words", of(POSITION, by(Role.PERSON, RUFUS), by(Role.TITLE, NEWS)), Reason.ENTITY_FOR_LITERAL),
    ("a number for an entity", of(ARMS, by(Role.SUPPLIER, THREE)), Reason.LITERAL_FOR_ENTITY),
    ("a text for an entity", of(MEETING, by(Role.HOST, "Freedonia")), Reason.LITERAL_FOR_ENTITY),
    (
        "two numbers",
        of(ARMS, *SUPPLY, by(Role.QUANTITY, THREE), by(Role.QUANTITY, Amount(value=4.0))),
        Reason.ROLE_TWICE,
    ),
    (
        "supplied to itself",
        of(ARMS, by(Role.SUPPLIER, GAZETTE), by(Role.RECIPIENT, GAZETTE)),
        Reason.SAME_ON_BOTH_SIDES,
    ),
    ("helped itself", of(AID, by(Role.DONOR, ARMY), by(Role.RECIPIENT, ARMY)), Reason.SAME_ON_BOTH_SIDES),
    (
        "a weapon says so",
        replace(TRANSFER, attribution=(Attribution(GUN.id, WORDS),)),
        Reason.WRONG_SPEAKER,
    ),
    ("a place says so", replace(TRANSFER, attribution=(Attribution(GLORIA.id, WORDS),)), Reason.WRONG_SPEAKER),
]

#: What the gate sees in the record and no shape can see in the graph.
BEYOND_SHAPES: list[tuple[str, Claim, Reason]] = [
    ("a date that no calendar has", replace(TRANSFER, time=Time("2024-02-30")), Reason.BAD_DATE),
    (
        "bounds turned round",
        of(LOSS, by(Role.ITEM, GUN), by(Role.QUANTITY, Amount(min=5.0, max=2.0))),
        Reason.BAD_AMOUNT,
    ),
    ("nothing fills any role", replace(TRANSFER, arguments=()), Reason.NO_ARGUMENT),
]

CASES = [*((name, made, None) for name, made in GOOD), *BAD, *BEYOND_SHAPES]


def numbered(made: Claim, number: int) -> Claim:
    return replace(made, id=f"claim-{number:03}")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """All cases as claims of one article, judged at once."""
    path = tmp_path_factory.mktemp("shapes") / "cases.ttl"
    claims = tuple(numbered(made, number) for number, (_, made, _) in enumerate(CASES))
    export("turtle", [Reading(STORY.article, ENTITIES, claims)], path)
    return check(path)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[name for name, _, _ in CASES])
def test_gate_and_shapes_agree(number: int, report: Report) -> None:
    name, made, reason = CASES[number]
    found = [one.rule for one in report.findings if one.node == f"claim-{number:03}"]
    refused = {code for code, _ in faults(made, {one.id: one for one in ENTITIES}, STORY.article.text)}
    if reason is None:
        assert not refused, name
        assert not found, name
    elif number < len(GOOD) + len(BAD):
        assert reason in refused
        assert found, f"the gate refuses {name}, the shapes don't"
    else:
        assert reason in refused
        assert not found, f"a shape sees {name} now: move it to BAD"


@pytest.mark.parametrize("form", [".trig", ".nq", ".jsonld", ".rdf"])
def test_every_format_is_judged_alike(form: str, report: Report, tmp_path: Path) -> None:
    name = next(one.name for one in exporters() if one.suffix == form)
    claims = tuple(numbered(made, number) for number, (_, made, _) in enumerate(CASES))
    export(name, [Reading(STORY.article, ENTITIES, claims)], tmp_path / f"cases{form}")
    assert check(tmp_path / f"cases{form}").findings == report.findings


@pytest.mark.slow
def test_jena_finds_the_same_claims(report: Report, tmp_path: Path) -> None:
    import rdflib

    sys.path.insert(0, str(Path(__file__).parents[1] / "exports"))
    from strangers import jena

    from kg.ontology.load import graph as ontology

    claims = tuple(numbered(made, number) for number, (_, made, _) in enumerate(CASES))
    export("ntriples", [Reading(STORY.article, ENTITIES, claims)], tmp_path / "cases.nt")
    ontology().serialize(tmp_path / "shapes.nt", format="nt", encoding="utf-8")
    data = (tmp_path / "cases.nt").read_bytes() + (tmp_path / "shapes.nt").read_bytes()  # with the tree of classes
    (tmp_path / "data.nt").write_bytes(data)
    done = subprocess.run(
        [
            *jena("shacl.shacl"),
            *("validate", "--shapes", str(tmp_path / "shapes.nt"), "--data", str(tmp_path / "data.nt")),
        ],
        capture_output=True,
        check=True,
    )
    results = rdflib.Graph().parse(data=done.stdout, format="turtle")
    nodes = {str(node).rpartition("/")[2] for node in results.objects(None, rdflib.SH.focusNode)}
    assert {node for node in nodes if node.startswith("claim-")} == {
        one.node for one in report.findings if one.node.startswith("claim-")
    }


def test_the_report_counts_and_speaks(report: Report) -> None:
    assert not report.conforms
    assert (report.claims, report.articles) == (len(CASES), 1)
    number = len(GOOD) + [name for name, _, _ in BAD].index("a place supplies")
    said = [str(one) for one in report.findings if one.node == f"claim-{number:03}"]
    assert len(said) == 1
    for part in ("ArmsTransferClaim", "Freedonia shipped about 200", "supplier", "Country", "Gloria"):
        assert part in said[0]


def test_every_role_of_every_type_is_tried() -> None:
    tried = {(made.type, argument.role) for _, made, _ in CASES for argument in made.arguments}
    assert {kind for kind, _ in tried} == set(ClaimType)
    assert len(tried & {(kind, role) for kind, roles in ROLES.items() for role in roles}) >= 40


#: (format, suffix, settings): whatever may be exported.
EXPORTED = [
    ("turtle", ".ttl", ExportSettings()),
    ("trig", ".trig", ExportSettings()),
    ("nquads", ".nq", ExportSettings(RdfSettings(rdf12=True))),
    ("ntriples", ".nt", ExportSettings(RdfSettings(edges=DirectEdges.ALL))),
    ("jsonld", ".jsonld", ExportSettings(keep_text=False)),
    ("rdfxml", ".rdf", ExportSettings(RdfSettings(edges=DirectEdges.NONE), quote_length=5)),
]


@pytest.mark.parametrize(("form", "suffix", "chosen"), EXPORTED, ids=[case[0] for case in EXPORTED])
def test_stories_conform(tmp_path: Path, form: str, suffix: str, chosen: ExportSettings) -> None:
    readings = sorted((first_story(), second_story()), key=lambda reading: reading.article.id)
    path = tmp_path / f"graph{suffix}"
    export(form, readings, path, chosen)
    found = check(path)
    assert found.findings == ()
    assert found.conforms
    assert (found.articles, found.claims) == (2, 8)


SPOILT = [
    ("sem:hasLatestEndTimeStamp", "sem:hasLatestEndTimeStamp", None),
    ("kg:polarity kg:polarity-affirmed ;\n", "", "polarity: "),
    ("kg:modality kg:modality-asserted ;", "kg:modality kg:modality-certain ;", "modality: "),
    ('kg:trigger "shipped" ;\n', "", "trigger: "),
    ("kg:edge kg:edge-SUPPLIED ;", "kg:edge kg:edge-GAVE ;", "one type, which the ontology knows"),
    ('skos:prefLabel "Freedonia" ;\n', "", "skos:prefLabel: "),
    ('"2024-06-01"^^xsd:date', '"summer"^^xsd:date', "sem:hasEarliestBeginTimeStamp: "),
]


@pytest.mark.parametrize(("old", "new", "rule"), SPOILT, ids=[str(case[2]) for case in SPOILT])
def test_a_spoilt_file_is_named(
    tmp_path: Path, old: str, new: str, rule: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "graph.ttl"
    export("turtle", [first_story()], path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check(path).findings
    if rule is None:
        assert found == ()
    else:
        assert any(rule in one.rule for one in found), found
    assert caplog.records == []  # what a log says would stand among the findings


UNREADABLE = [
    (b"", "no article and no claim"),
    (b"@prefix a: <http://a/> . a:b a:c a:d .", "no article and no claim"),
    (b"@prefix a: <http://a/> . a:b a:c", "not Turtle"),
    (b"\x00\xff\xfe", "not Turtle"),
    (b"<http://a b> <http://a/p> 1 .", "not Turtle"),
]


@pytest.mark.parametrize(("content", "message"), UNREADABLE)
def test_what_is_no_turtle_of_ours_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "other.ttl"
    path.write_bytes(content)
    with pytest.raises(ClaimsError, match=message) as refused:
        check(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_or_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for path in (tmp_path / "missing.ttl", tmp_path / "folder.ttl"):
        with pytest.raises(ClaimsError, match="can't be read"):
            check(path)


def test_a_file_of_no_rdf_suffix_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.txt").touch()
    with pytest.raises(ClaimsError, match="must end in") as refused:
        check(tmp_path / "graph.txt")
    assert ".trig" in str(refused.value)


def test_another_vocabulary_and_another_base_are_judged_alike(tmp_path: Path) -> None:
    from kg.exports.rdf import turtle

    bases = Bases("https://example.org/terms#", "https://example.org/data/")
    path = tmp_path / "graph.ttl"
    wrong = replace(STORY, claims=(numbered(of(ARMS, by(Role.SUPPLIER, GLORIA)), 1),))
    with open(path, "wb") as out:
        turtle(RdfSettings(bases)).write([wrong], out)
    assert "w3id.org" not in path.read_text(encoding="utf-8")
    (finding,) = check(path, bases).findings
    assert isinstance(finding, Finding)
    assert finding.node == "claim-001"
    with pytest.raises(ClaimsError, match="no article and no claim"):
        check(path)

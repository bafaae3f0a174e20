"""Turtle: what it says, and that two parsers read back exactly that."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hand_built import TEXT, first_story, second_story
from hostile import HOSTILE, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ClaimsError
from kg.exports import rdf
from kg.graph.dataset import RdfSettings, triples
from kg.graph.terms import Iri, Triple
from kg.model import Amount, Argument, Reading, Span
from kg.model.vocabulary import Role
from kg.ontology.iri import DATA, PREFIXES, VOCABULARY, Bases

XSD_STRING = PREFIXES["xsd"] + "string"
Plain = tuple[str, str, tuple[str, str | None, str | None] | str]


def ordered(*readings: Reading) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.article.id)


def turtle(readings: Iterable[Reading], bases: Bases | None = None) -> bytes:
    out = io.BytesIO()
    rdf.turtle(RdfSettings(bases or Bases())).write(readings, out)
    return out.getvalue()


def meant(found: Iterable[Triple]) -> set[Plain]:
    return {
        (
            one.subject,
            one.predicate,
            one.object.value
            if isinstance(one.object, Iri)
            else (
                one.object.text,
                None if one.object.language else one.object.datatype or XSD_STRING,
                one.object.language,
            ),
        )
        for one in found
    }


def by_pyoxigraph(data: bytes) -> set[Plain]:
    import pyoxigraph

    found: set[Plain] = set()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
        term = quad.object
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert not isinstance(term, pyoxigraph.BlankNode)
        value = (
            (term.value, None if term.language else term.datatype.value, term.language)
            if isinstance(term, pyoxigraph.Literal)
            else term.value
        )
        found.add((quad.subject.value, quad.predicate.value, value))
    return found


def by_rdflib(data: bytes, monkeypatch: pytest.MonkeyPatch) -> set[Plain]:
    import rdflib

    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # compare what is written, not what it is worth
    graph = rdflib.Graph()
    graph.parse(data=data, format="turtle")
    found: set[Plain] = set()
    for subject, predicate, term in graph:
        assert isinstance(subject, rdflib.URIRef)
        assert not isinstance(term, rdflib.BNode)
        value = (
            (str(term), None if term.language else str(term.datatype or XSD_STRING), term.language)
            if isinstance(term, rdflib.Literal)
            else str(term)
        )
        found.add((str(subject), str(predicate), value))
    return found


def valued(found: set[Plain]) -> set[object]:
    """Decimals by what they are worth: rdflib writes small ones with an exponent when it has read them."""
    decimal = PREFIXES["xsd"] + "decimal"
    return {
        (subject, predicate, Decimal(value[0]) if not isinstance(value, str) and value[1] == decimal else value)
        for subject, predicate, value in found
    }


def says(text: str, sparql: str) -> list[tuple[str, ...]]:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    solutions = store.query(sparql, prefixes={"kg": VOCABULARY, "": DATA, **PREFIXES})
    return sorted(tuple(term.value for term in row) for row in solutions)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def text() -> str:
    return turtle(ordered(first_story(), second_story())).decode()


def test_both_parsers_read_the_stories(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = meant(triples(ordered(first_story(), second_story())))
    assert by_pyoxigraph(text.encode()) == wanted
    assert by_rdflib(text.encode(), monkeypatch) == wanted


def test_no_triple_is_written_twice() -> None:
    found = list(triples(ordered(first_story(), second_story())))
    assert len(found) == len(set(found))


def test_who_supplied_what_to_whom_with_the_sentence(text: str) -> None:
    rows = says(
        text,
        """SELECT ?from ?to ?item ?number ?exact ?url WHERE {
            ?c a kg:ArmsTransferClaim ; kg:supplier/skos:prefLabel ?from ; kg:recipient/schema:name ?to ;
               kg:item/skos:prefLabel ?item ; kg:act kg:ArmsTransfer-delivered ; kg:quantity ?number ;
               prov:wasDerivedFrom ?a .
            ?e oa:hasBody ?c ; oa:hasTarget/oa:hasSelector/oa:exact ?exact . ?a schema:url ?url }""",
    )
    sentence = TEXT.splitlines()[0]
    url = "https://gazette.example/rambler?id=1"
    assert rows == [("Freedonia", "Sylvania", "Rambler gun", "200", sentence, url)]


QUESTIONS = [
    (
        "speakers in their order",
        """SELECT ?order ?name WHERE { ?c prov:qualifiedAttribution ?q ; kg:trigger "shipped" .
            ?q kg:speakerOrder ?order ; prov:agent/skos:prefLabel ?name }""",
        [("1", "Gazette"), ("2", "Marxist News")],
    ),
    (
        "lineage",
        """SELECT ?software ?plan WHERE { ?c kg:trigger "shipped" ; prov:wasGeneratedBy ?r . ?r a prov:Activity ;
            prov:used ?a ; prov:qualifiedAssociation
                [ prov:agent/rdfs:label ?software ; prov:hadPlan/rdfs:label ?plan ] .
            ?a a schema:NewsArticle }""",
        [("reader 1", "list-with-quantities")],
    ),
    (
        "a quote between its neighbours",
        """SELECT ?before ?after ?start ?end WHERE { ?c kg:trigger "denied" ; kg:evidencedBy/oa:hasTarget ?t .
            ?t oa:hasSelector [ oa:prefix ?before ; oa:suffix ?after ] ;
                oa:hasSelector [ oa:start ?start ; oa:end ?end ] }""",
        [("ette said, citing Marxist News.\n", " Its army may shell the port of ", "115", "134")],
    ),
    (
        "a season in three ways",
        """SELECT ?edtf ?first ?last ?begin ?end WHERE { ?c kg:trigger "shipped" ; kg:edtf ?edtf ; time:hasTime ?t ;
            sem:hasEarliestBeginTimeStamp ?first ; sem:hasLatestEndTimeStamp ?last .
            ?t a time:ProperInterval ; time:hasBeginning/time:inXSDgYearMonth ?begin ;
               time:hasEnd/time:inXSDgYearMonth ?end }""",
        [("2024-22", "2024-06-01", "2024-08-31", "2024-06", "2024-08")],
    ),
    (
        "a place on the map",
        "SELECT ?lat ?long ?wkt ?precision WHERE { ?p a geo:Feature ; wgs:lat ?lat ; wgs:long ?long ;"
        " kg:pointPrecision ?precision ; geo:hasDefaultGeometry/geo:asWKT ?wkt }",
        [("-44.25", "33.5", "POINT(33.5 -44.25)", "town")],
    ),
    (
        "the same as, only by tables",
        "SELECT ?name ?same WHERE { ?e owl:sameAs ?same ; skos:prefLabel ?name }",
        [
            ("Freedonia", "http://www.wikidata.org/entity/Q101"),
            ("Gloria", "https://sws.geonames.org/77/"),
            ("Sylvania", "http://www.wikidata.org/entity/Q102"),
        ],
    ),
    (
        "plain triples only of what is affirmed and asserted",
        "SELECT ?from ?to WHERE { ?a kg:edge-SUPPLIED ?b . ?a skos:prefLabel ?from . ?b skos:prefLabel ?to }",
        [("Freedonia", "Sylvania")],
    ),
    ("none of what may be", "SELECT ?a WHERE { ?a kg:edge-ATTACKED ?b }", []),
    (
        "each beside what it stands on",
        """SELECT ?polarity ?modality ?claims (COUNT(?c) AS ?n) WHERE { ?e a kg:DirectEdge ; kg:edge kg:edge-SUPPLIED ;
            kg:polarity ?polarity ; kg:modality ?modality ; kg:claims ?claims ; prov:wasDerivedFrom ?c }
            GROUP BY ?polarity ?modality ?claims""",
        [
            (f"{VOCABULARY}polarity-affirmed", f"{VOCABULARY}modality-asserted", "2", "2"),
            (f"{VOCABULARY}polarity-affirmed", f"{VOCABULARY}modality-planned", "1", "1"),
            (f"{VOCABULARY}polarity-negated", f"{VOCABULARY}modality-asserted", "1", "1"),
        ],
    ),
    (
        "bounds of a measure",
        "SELECT ?max ?unit ?words WHERE { ?c kg:attribute 'range' ; kg:valueMax ?max ; kg:valueUnit ?unit ;"
        " kg:valueText ?words }",
        [("60", "km", "up to 60 km")],
    ),
    (
        "words in the place of a measure",
        "SELECT ?value WHERE { ?c kg:attribute 'armament' ; kg:value ?value }",
        [("the twin-barrel kit",)],
    ),
    (
        "a file explains its own codes",
        """SELECT ?said ?scheme ?code WHERE { ?c kg:trigger "shipped" ; kg:act ?act .
            ?act rdfs:label ?said ; skos:inScheme/rdfs:label ?scheme ; skos:closeMatch/skos:notation ?code }""",
        [("delivered", "acts of an arms transfer", "AID")],
    ),
    (
        "and its direct edges",
        "SELECT ?said WHERE { ?e kg:edge ?type ; kg:modality kg:modality-planned . ?type rdfs:label ?said }",
        [("supplied",)],
    ),
    (
        "an outlet by all its names",
        "SELECT ?name ?other WHERE { ?o a kg:Publisher ; skos:prefLabel ?name ; skos:altLabel ?other }",
        [("Gazette", "The Gazette")],
    ),
    (
        "an article and what is known of it",
        """SELECT ?title ?date ?language WHERE { ?a schema:headline ?title ; schema:datePublished ?date ;
            schema:inLanguage ?language }""",
        [("Guns for Sylvania", "2024-09-02", "en")],
    ),
]


@pytest.mark.parametrize(("name", "sparql", "rows"), QUESTIONS, ids=[case[0] for case in QUESTIONS])
def test_questions(text: str, name: str, sparql: str, rows: list[tuple[str, ...]]) -> None:
    assert says(text, sparql) == rows


def test_every_term_of_ours_is_in_the_ontology(text: str) -> None:
    from rdflib import RDFS, URIRef

    from kg.ontology.load import graph

    ontology = graph()
    weapons = Bases().weapon_class("")
    used = {
        term
        for subject, predicate, value in by_pyoxigraph(text.encode())
        for term in (subject, predicate, value)
        if isinstance(term, str) and term.startswith(VOCABULARY) and not term.startswith(weapons)
    }
    assert len(used) > 40
    assert [term for term in sorted(used) if (URIRef(term), RDFS.label, None) not in ontology] == []


def test_an_article_without_its_text_keeps_the_quote_and_loses_what_is_around_it() -> None:
    story = first_story()
    found = turtle([replace(story, article=replace(story.article, text=None))]).decode()
    assert 'oa:exact "Sylvania denied it."' in found
    assert "oa:prefix" not in found
    assert "oa:suffix" not in found


def test_positions_count_code_points() -> None:
    before = "😀𝔘é مرحبا "
    text = before + TEXT
    moved = first_story()
    claim = moved.claims[1]
    start = text.index("Sylvania denied")
    evidence = Span(start, start + len("Sylvania denied it."), "Sylvania denied it.")
    claim = replace(claim, evidence=evidence, trigger=evidence, arguments=(), attribution=())
    story = replace(moved, article=replace(moved.article, text=text), claims=(claim,))
    found = turtle([story]).decode()
    assert f'oa:start "{len(before) + 115}"' in found


def test_both_bases_are_settings() -> None:
    bases = Bases("https://example.org/terms/", "urn:example:data:")
    found = turtle(ordered(first_story(), second_story()), bases)
    assert b"w3id.org" not in found
    default = meant(triples(ordered(first_story(), second_story())))
    assert len(by_pyoxigraph(found)) == len(default)


def test_articles_out_of_order_or_twice_are_refused() -> None:
    one, other = ordered(first_story(), second_story())
    for wrong in ([other, one], [one, one]):
        with pytest.raises(ClaimsError, match="in order with kg build"):
            turtle(wrong)


def test_an_empty_graph_is_a_file_with_prefixes() -> None:
    assert by_pyoxigraph(turtle([])) == set()


def test_the_same_bytes_whatever_the_hash_seed_and_the_locale(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from hand_built import *; from kg.exports.rdf import turtle;"
        "turtle().write(sorted((first_story(), second_story()), key=lambda r: r.article.id), sys.stdout.buffer)"
    )
    here = str(Path(__file__).parents[1] / "graph")
    seen = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("77", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        done = subprocess.run([sys.executable, "-c", code, here], env=environment, capture_output=True, check=True)
        seen.add(done.stdout)
    assert len(seen) == 1
    assert seen.pop() == turtle(ordered(first_story(), second_story()))


MEMORY = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from hand_built import first_story
from kg.exports.rdf import turtle

def many(count):
    story = first_story()
    for number in range(count):
        claims = tuple(replace(one, id=f"claim-{number:06}-{place}") for place, one in enumerate(story.claims))
        yield replace(story, article=replace(story.article, id=f"article-{number:06}"), claims=claims)

with open(sys.argv[2], "wb") as out:
    turtle().write(many(int(sys.argv[3])), out)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    peaks = []
    for count in ("100", "2000"):
        arguments = [
            sys.executable,
            "-c",
            MEMORY,
            str(Path(__file__).parents[1] / "graph"),
            str(tmp_path / "out"),
            count,
        ]
        peaks.append(int(subprocess.run(arguments, capture_output=True, check=True, text=True).stdout))
    assert (tmp_path / "out").stat().st_size > 10_000_000
    assert peaks[1] < peaks[0] * 1.25


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_back_alike(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = turtle([spoilt(words)])
    wanted = meant(triples([spoilt(words)]))
    assert by_pyoxigraph(data) == wanted
    assert by_rdflib(data, monkeypatch) == wanted


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=40))
def test_any_words_are_read_back_alike(words: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        data = turtle([spoilt(words)])
        wanted = meant(triples([spoilt(words)]))
        assert by_pyoxigraph(data) == wanted
        assert by_rdflib(data, monkeypatch) == wanted


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.floats(), st.integers(-(10**18), 10**18))
def test_any_number_is_read_back_alike(value: float, count: int) -> None:
    story = first_story()
    amount = Argument(Role.QUANTITY, value=Amount(value=value, min=float(count)))
    story = replace(story, claims=(replace(story.claims[0], arguments=(amount,)),))
    with pytest.MonkeyPatch.context() as monkeypatch:
        data = turtle([story])
        wanted = meant(triples([story]))
        assert by_pyoxigraph(data) == wanted
        assert valued(by_rdflib(data, monkeypatch)) == valued(wanted)


def test_words_that_no_string_can_hold_are_replaced_one_for_one() -> None:
    found = turtle([spoilt("NUL \x00 \ud800 here")]).decode()
    assert 'oa:exact "NUL \ufffd \ufffd here"' in found

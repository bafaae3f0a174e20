"""Every RDF format is read back by strangers to what was meant; what its options leave out or add."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hand_built import first_story, second_story
from hostile import HOSTILE, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st
from strangers import NAMES, by_jena, by_pyoxigraph, by_rdflib, meant

from kg.cli import cli
from kg.errors import SettingError
from kg.exports.base import ExportSettings, write
from kg.graph.dataset import DirectEdges, RdfSettings, quads, triples
from kg.graph.terms import bases
from kg.model import Reading, jsonl
from kg.ontology.iri import DATA, VOCABULARY

NAMED = frozenset({"nquads", "trig"})
WITH_TRIPLE_TERMS = ("nquads", "ntriples", "trig", "turtle")
STORIES = tuple(sorted((first_story(), second_story()), key=lambda reading: reading.article.id))
PREFIXED = f"PREFIX kg: <{VOCABULARY}> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> "


def written(name: str, readings: Iterable[Reading] = STORIES, chosen: ExportSettings | None = None) -> bytes:
    out = io.BytesIO()
    write(name, readings, out, chosen)
    return out.getvalue()


def rdf(settings: RdfSettings) -> ExportSettings:
    return ExportSettings(settings)


def wanted(name: str, readings: Iterable[Reading] = STORIES, chosen: RdfSettings | None = None) -> set[str]:
    return meant(quads(readings, chosen) if name in NAMED else triples(readings, chosen))


def hostile() -> list[Reading]:
    found = [spoilt(words) for words in HOSTILE]
    return sorted(
        (
            replace(one, article=replace(one.article, id=f"article-{number}"), claims=_renamed(one, number))
            for number, one in enumerate(found)
        ),
        key=lambda one: one.article.id,
    )


def _renamed(reading: Reading, number: int) -> tuple:  # type: ignore[type-arg]
    return tuple(replace(claim, id=f"{claim.id}-{number}") for claim in reading.claims)


@pytest.mark.parametrize("name", NAMES)
def test_libraries_read_the_stories_alike(name: str) -> None:
    data = written(name)
    assert by_pyoxigraph(data, name) == wanted(name)
    assert by_rdflib(data, name) == wanted(name)


@pytest.mark.parametrize("name", NAMES)
def test_libraries_read_hostile_words_alike(name: str) -> None:
    data = written(name, hostile())
    assert by_pyoxigraph(data, name) == wanted(name, hostile())
    assert by_rdflib(data, name) == wanted(name, hostile())


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_jena_reads_stories_and_hostile_words_alike(name: str, tmp_path: Path) -> None:
    readings = sorted((*STORIES[1:], *hostile()), key=lambda one: one.article.id)
    path = tmp_path / f"graph{'.' + name if name == 'jsonld' else SUFFIXES[name]}"
    path.write_bytes(written(name, readings))
    assert by_jena(path) == wanted(name, readings)


SUFFIXES = {"nquads": ".nq", "ntriples": ".nt", "rdfxml": ".rdf", "trig": ".trig", "turtle": ".ttl"}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(NAMES) - {"turtle"}))  # Turtle's own tests try more
@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=40))
def test_any_words_are_read_back_alike(name: str, words: str) -> None:
    readings = [spoilt(words)]
    data = written(name, readings)
    assert by_pyoxigraph(data, name) == wanted(name, readings)
    assert by_rdflib(data, name) == wanted(name, readings)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_readings_give_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


# --- named graphs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(NAMED))
def test_each_article_is_a_graph_with_its_own_metadata(name: str) -> None:
    rows = says(
        written(name),
        name,
        "SELECT ?graph ?article ?source ?claims { ?graph a prov:Bundle ; prov:wasDerivedFrom ?article"
        " { SELECT ?graph ?source (COUNT(?c) AS ?claims)"
        " { GRAPH ?graph { ?a a kg:Article ; kg:source ?source . ?c a kg:Claim ; prov:wasDerivedFrom ?a } }"
        " GROUP BY ?graph ?source } }",
    )
    assert rows == sorted(
        (f"{DATA}{story.article.id}-graph", DATA + story.article.id, story.article.source, str(len(story.claims)))
        for story in STORIES
    )


def test_one_article_s_graph_does_not_depend_on_the_others() -> None:
    def of(readings: Iterable[Reading]) -> set[str]:
        name = f"<{DATA}{STORIES[0].article.id}-graph>"
        return {line for line in written("nquads", readings).decode().splitlines() if line.endswith(f"{name} .")}

    assert of(STORIES) == of(STORIES[:1]) != set()


def test_the_formats_without_graphs_hold_the_same_triples() -> None:
    def plain(name: str) -> set[str]:
        graph = re.compile(r" <[^<>\"]*-graph>$")
        return {graph.sub("", line) for line in by_pyoxigraph(written(name), name) if "-graph> <" not in line[:80]}

    assert plain("trig") == plain("turtle")


def says(data: bytes, name: str, sparql: str) -> list[tuple[str, ...]]:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(data, format=getattr(pyoxigraph.RdfFormat, NAMES[name][0]))
    return sorted(tuple(term.value for term in row) for row in store.query(PREFIXED + sparql))  # type: ignore[union-attr]


# --- RDF 1.2 ---------------------------------------------------------------------------------------

REIFIED = "SELECT ?c ?s ?p ?o { ?c <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s ?p ?o )>> }"


@pytest.mark.parametrize("name", WITH_TRIPLE_TERMS)
def test_rdf_1_2_adds_only_what_claims_reify(name: str) -> None:
    chosen = RdfSettings(rdf12=True)
    data = written(name, STORIES, rdf(chosen))
    assert by_pyoxigraph(data, name) == wanted(name, STORIES, chosen)
    more = by_pyoxigraph(data, name) - by_pyoxigraph(written(name), name)
    assert len(more) > 3
    assert all("22-rdf-syntax-ns#reifies> <<(" in line for line in more)
    assert by_pyoxigraph(written(name), name) < by_pyoxigraph(data, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_TRIPLE_TERMS)
def test_jena_reads_rdf_1_2(name: str, tmp_path: Path) -> None:
    chosen = RdfSettings(rdf12=True)
    path = tmp_path / f"graph{SUFFIXES[name]}"
    path.write_bytes(written(name, STORIES, rdf(chosen)))
    assert by_jena(path) == wanted(name, STORIES, chosen)


def test_a_claim_reifies_what_its_direct_edges_say() -> None:
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(written("turtle", STORIES, rdf(RdfSettings(rdf12=True))), format=pyoxigraph.RdfFormat.TURTLE)
    reified = {tuple(term.value for term in row) for row in store.query(REIFIED)}  # type: ignore[union-attr]
    derived = {
        tuple(term.value for term in row)
        for row in store.query(  # type: ignore[union-attr]
            PREFIXED + "SELECT ?c ?s ?p ?o { ?e a kg:DirectEdge ; kg:from ?s ; kg:edge ?p ; kg:to ?o ;"
            " prov:wasDerivedFrom ?c }"
        )
    }
    assert reified == derived != set()


@pytest.mark.parametrize("name", ["jsonld", "rdfxml"])
def test_formats_without_triple_terms_refuse_them(name: str) -> None:
    with pytest.raises(SettingError, match="--rdf12"):
        written(name, STORIES, rdf(RdfSettings(rdf12=True)))


# --- what is left out ------------------------------------------------------------------------------

PLAIN = re.compile(rf"<{DATA}[^>]*> <{VOCABULARY}edge-[A-Z_]+> <{DATA}[^>]*> \.")


@pytest.mark.parametrize("edges", DirectEdges)
def test_direct_edges_are_a_choice(edges: DirectEdges) -> None:
    text = written("ntriples", STORIES, rdf(RdfSettings(edges=edges))).decode()
    lines = text.splitlines()
    assert len(lines) == len(set(lines))
    plain, beside = len(PLAIN.findall(text)), text.count(f"<{VOCABULARY}DirectEdge> .")
    usual = written("ntriples").decode()
    facts, all_beside = len(PLAIN.findall(usual)), usual.count(f"<{VOCABULARY}DirectEdge> .")
    assert facts < all_beside
    match edges:
        case DirectEdges.FACTS:
            assert (plain, beside) == (facts, all_beside)
        case DirectEdges.ALL:
            assert facts < plain <= all_beside
            assert beside == all_beside
        case DirectEdges.NONE:
            assert (plain, beside) == (0, 0)
            assert "edge-" not in text.replace("edge-type", "")


def test_without_the_text_only_the_quote_goes_out() -> None:
    text = written("turtle", STORIES, ExportSettings(keep_text=False)).decode()
    assert 'oa:exact "Sylvania denied it."' in text
    assert "oa:prefix" not in text
    assert "oa:suffix" not in text


@pytest.mark.parametrize("length", [1, 12, 10_000])
def test_a_shortened_quote_is_still_at_its_place(length: int) -> None:
    import pyoxigraph

    texts = {story.article.id: story.article.text or "" for story in STORIES}
    store = pyoxigraph.Store()
    data = written("turtle", STORIES, ExportSettings(quote_length=length))
    store.load(data, format=pyoxigraph.RdfFormat.TURTLE)
    rows = list(
        store.query(  # type: ignore[arg-type]
            PREFIXED + "SELECT ?a ?exact ?start ?end { ?t oa:hasSource ?a ; oa:hasSelector/oa:exact ?exact ;"
            " oa:hasSelector ?p . ?p oa:start ?start ; oa:end ?end }"
        )
    )
    assert len(rows) > 3
    for row in rows:
        article, exact, start, end = (term.value for term in row)  # type: ignore[attr-defined]
        assert texts[article.removeprefix(DATA)][int(start) : int(end)] == exact
        assert 0 < len(exact) <= length
    assert b"oa:prefix" not in data
    assert b"oa:suffix" not in data


# --- settings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_both_bases_are_settings(name: str) -> None:
    chosen = RdfSettings(bases("https://example.org/terms/", "urn:example:data:"))
    data = written(name, STORIES, rdf(chosen))
    assert b"w3id.org" not in data
    assert by_pyoxigraph(data, name) == wanted(name, STORIES, chosen)
    assert by_rdflib(data, name) == wanted(name, STORIES, chosen)


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:alert(1)#",
        "https://example.org/data",
        "https://example.org/da ta/",
        "https://example.org/<x>#",
        "file:///etc/",
        "example.org/",
        '"/',
        "https://example.org/\n/",
    ],
)
def test_what_is_no_base_is_refused(iri: str) -> None:
    for chosen in ((iri, None), (None, iri)):
        with pytest.raises(SettingError, match="such as"):
            bases(*chosen)


def test_one_iri_can_t_be_both() -> None:
    with pytest.raises(SettingError, match="share"):
        bases("https://example.org/", "https://example.org/")


def test_json_ld_needs_nothing_from_the_network() -> None:
    import json

    document = json.loads(written("jsonld"))
    assert isinstance(document["@context"], dict)
    assert "@import" not in document["@context"]
    assert all("@context" not in node for node in document["@graph"])


# --- the command -----------------------------------------------------------------------------------

WRONG = [
    (("turtle", "--all-edges", "--no-edges"), "not both"),
    (("csv", "--rdf12"), "for RDF alone"),
    (("gexf", "--no-edges"), "for RDF alone"),
    (("jsonld", "--rdf12"), "no RDF 1.2"),
    (("turtle", "--quote-length", "0"), "--quote-length"),
    (("turtle", "--base-iri", "nowhere"), "base IRI"),
    (("turtle", "--vocabulary-iri", "file:///x/"), "vocabulary IRI"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG)
def test_what_can_t_be_exported_is_said(tmp_path: Path, arguments: tuple[str, ...], why: str) -> None:
    path, out = tmp_path / "claims.jsonl", tmp_path / "out"
    path.write_text("".join(jsonl.dumps(story) + "\n" for story in STORIES), encoding="utf-8")
    done = CliRunner().invoke(cli, ["export", arguments[0], str(path), "-o", str(out), *arguments[1:]])
    assert done.exit_code == 2
    assert why in done.stderr
    assert not out.exists()


def test_the_environment_holds_the_bases(tmp_path: Path) -> None:
    path, out = tmp_path / "claims.jsonl", tmp_path / "graph.ttl"
    path.write_text("".join(jsonl.dumps(story) + "\n" for story in STORIES), encoding="utf-8")
    environment = {"KG_BASE_IRI": "https://example.org/data/", "KG_VOCABULARY_IRI": "https://example.org/terms#"}
    for command in (["export", "turtle", str(path), "-o", str(out)], ["check", str(out)]):
        done = CliRunner().invoke(cli, command, env=environment)
        assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert b"w3id.org" not in out.read_bytes()

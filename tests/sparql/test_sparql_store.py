"""SPARQL of one's own: what it may ask, what is refused, and what its values become."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from hand_built import first_story, second_story

from kg.cli import cli
from kg.errors import ClaimsError, SettingError
from kg.exports.base import export
from kg.model import jsonl
from kg.stores.sparql import SparqlStore, sparql

STORIES = tuple(sorted((first_story(), second_story()), key=lambda reading: reading.article.id))


@pytest.fixture(scope="module")
def store() -> SparqlStore:
    return SparqlStore().add(STORIES)


ASKED = [
    ("ASK { ?c a kg:Claim }", ("answer",), ((True,),)),
    ("ASK { ?c a kg:Nothing }", ("answer",), ((False,),)),
    ("SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }", ("n",), ((8,),)),
    (
        "SELECT ?x { VALUES ?x { 1 1.5 true 'a' 'b'@en :c UNDEF } }",
        ("x",),
        ((1,), (1.5,), (True,), ("a",), ("b",), ("https://w3id.org/kg-claims/data/c",), (None,)),
    ),
    ("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?c a kg:Claim } }", ("n",), ((2,),)),
    ("SELECT ?x { BIND('SERVICE <http://x/>' AS ?x) }", ("x",), (("SERVICE <http://x/>",),)),
    ("SELECT ?service { BIND(1 AS ?service) } # SERVICE", ("service",), ((1,),)),
    ("PREFIX ex: <http://service/> SELECT ?x { BIND(STR(ex:service) AS ?x) }", ("x",), (("http://service/service",),)),
]


@pytest.mark.parametrize(("text", "columns", "rows"), ASKED)
def test_answers(store: SparqlStore, text: str, columns: tuple[str, ...], rows: tuple[object, ...]) -> None:
    found = store.query(text)
    assert (found.columns, found.rows) == (columns, rows)


REFUSED = [
    ("SELECT", "can't be answered"),
    ("", "can't be answered"),
    ("INSERT DATA { :a :b :c }", "can't be answered"),
    ("LOAD <http://127.0.0.1/x>", "can't be answered"),
    ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", "SELECT or ASK"),
    ("DESCRIBE :a", "SELECT or ASK"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "another server"),
    ("SELECT * {service<http://127.0.0.1:9/>{ ?a ?b ?c } }", "another server"),
    ("SELECT * { SERVICE SILENT ?x { ?a ?b ?c } }", "another server"),
    ("SELECT * { ?a ?b 'x' SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "another server"),
    ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "another server"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_no_question_is_one_sentence(
    store: SparqlStore, text: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    with pytest.raises(SettingError, match=why) as refused:
        store.query(text)
    assert "\n" not in str(refused.value)


def test_an_unknown_question_names_those_there_are() -> None:
    for name in ("chain", "nothing"):
        with pytest.raises(SettingError, match="transfers"):
            sparql(name)


def test_a_json_ld_file_fetches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "http://a/", "b": "c"}')
    with pytest.raises(ClaimsError, match="context"):
        SparqlStore().add_file(path)


@pytest.mark.parametrize("value", ["\x00", "\ud800", "\ufffe", "a\r\nb", "\x1f", "\\u0022", '"@en . } #'])
def test_any_value_is_a_value(store: SparqlStore, value: str) -> None:
    assert store.ask("transfers", {"supplier": value}).rows == ()


def test_a_text_that_no_string_can_hold_is_refused(store: SparqlStore) -> None:
    with pytest.raises(SettingError, match="can't be answered"):
        store.query("SELECT * { ?a ?b '\ud800' }")


# --- the command -----------------------------------------------------------------------------------


def asked(*arguments: str, text: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["query", *arguments], input=text)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".jsonl"])
def test_claims_and_rdf_files_are_asked_alike(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    if suffix == ".jsonl":  # in any order
        path.write_text("".join(jsonl.dumps(reading) + "\n" for reading in reversed(STORIES)))
    else:
        export("turtle" if suffix == ".ttl" else "trig", STORIES, path)
    code, out, err = asked(str(path), "transfers", "--sparql", "--param", "supplier=freedonia", "--format", "csv")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("suppliers,items,recipients,quantity")
    assert "Rambler gun" in out
    code, out, err = asked(str(path), "--sparql-text", "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }", "--format", "csv")
    assert (code, out, err) == (0, "n\r\n8\r\n", "") or (code, out, err) == (0, "n\n8\n", "")


WRONG = [
    (("transfers", "--sparql-text", "ASK {}"), "give the NAME"),
    (("--sparql",), "give the NAME"),
    (("--cypher", "RETURN 1", "--sparql"), "--sparql-text"),
    (("--sparql-text", "ASK {}", "--param", "a=b"), "--param"),
    (("chain", "--sparql"), "not there in SPARQL"),
    (("transfers", "--sparql", "--param", "nobody=x"), "no parameter"),
    (("transfers", "--sparql", "--base-iri", "x"), "base IRI"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG)
def test_what_is_asked_wrongly_is_said(tmp_path: Path, arguments: tuple[str, ...], why: str) -> None:
    path = tmp_path / "graph.ttl"
    export("turtle", STORIES, path)
    code, out, err = asked(str(path), *arguments)
    assert (code, out) == (2, "")
    assert why in err


def test_the_list_of_questions_in_sparql() -> None:
    code, out, _ = asked("--list", "--sparql", "--format", "csv")
    assert code == 0
    assert "transfers" in out
    assert "chain," not in out

"""Every question in SPARQL gives the rows that its Cypher gives, whatever it is asked with."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import question_corpus
import store_corpus
from strangers import jena

from kg import resources
from kg.exports.base import export
from kg.graph.terms import bases
from kg.model import Reading
from kg.model.vocabulary import ClaimType
from kg.stores import Rows, Store, open_store, open_writer
from kg.stores.questions import Kind, question, questions, run
from kg.stores.sparql import SparqlStore, names

#: What a required parameter is given where the test is about another one.
GIVEN = {
    "source": "Coast Radio",
    "name": "Russia",
    "article": "Guns on the move",
    "place": "Kharkiv",
    "target": "Kharkiv",
    "one": "Coast Radio",
    "other": "Harbour Gazette",
    "day": "2024",
}

#: In these lists the order says something, and is the same; in all others Cypher follows the sentence and SPARQL the
#: alphabet.
ORDERED = frozenset({"saidBy", "accordingTo"})

_ALL = {one.article.id: one for one in (*store_corpus.READINGS, *question_corpus.READINGS)}
CORPUS = tuple(_ALL[article] for article in sorted(_ALL))
NAMES = sorted({entity.name for reading in CORPUS for entity in reading.entities})


@pytest.fixture(scope="module")
def cypher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    target = str(tmp_path_factory.mktemp("cypher") / "graph.kg")
    with open_writer(target) as writer:
        writer.load(CORPUS)
    with open_store(target) as opened:
        yield opened


@cache
def rdf() -> SparqlStore:
    return SparqlStore().add(CORPUS)


def told(found: Rows) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    return found.columns, [
        tuple(_cell(column, cell) for column, cell in zip(found.columns, row, strict=True)) for row in found.rows
    ]


def _cell(column: str, cell: Any) -> Any:
    if not isinstance(cell, tuple | list):
        return cell
    return tuple(cell) if column in ORDERED else tuple(sorted(cell))


def required(name: str) -> dict[str, str]:
    return {one.name: GIVEN[one.name] for one in question(name).parameters if one.required}


@pytest.mark.parametrize("name", names())
def test_the_rows_are_those_of_cypher(name: str, cypher: Store) -> None:
    found = told(rdf().ask(name, required(name)))
    assert found == told(run(cypher, name, required(name)))
    assert found[1], "the corpus has no row for this question"


def values(kind: Kind, name: str) -> list[str]:
    if kind in (Kind.FIRST_DAY, Kind.LAST_DAY):
        return ["2022", "2023", "2024-05", "2024-06-19", "2024-22", "2025"]
    if kind is Kind.NUMBER:
        return ["0", "1", "2", "3"]
    if name == "type":
        return [kind.value for kind in ClaimType] + ["armstransfer", "Nothing"]
    if name == "article":
        return [reading.article.id for reading in CORPUS] + ["GUNS ON THE MOVE", "quiet.txt", "shelling.txt", "nowhere"]
    first = CORPUS[0].entities[0]
    hostile = ['"', "\\", "'); ASK {}", '"} SELECT * {?a ?b ?c} #', "\n", "\u202e", "?c", "$_from", "UNDEF", ""]
    return [
        "M1978 Koksan",
        *NAMES[::4],
        NAMES[0].upper(),
        "Russian Federation",
        "The Harbour Gazette",
        "analysts",
        "civilians",
        first.id,
        *hostile,
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_the_rows_are_those_of_cypher_for_every_value_of_every_parameter(name: str, cypher: Store) -> None:
    seen = set()
    for parameter in question(name).parameters:
        for value in values(parameter.kind, parameter.name):
            if parameter.required and not value:
                continue
            asked = required(name) | {parameter.name: value}
            found = told(rdf().ask(name, asked))
            assert found == told(run(cypher, name, asked)), asked
            seen.add(len(found[1]))
    assert len(seen) > 1, "no value changes anything"


def test_there_are_enough_of_them() -> None:
    assert len(names()) >= 14
    assert set(names()) <= {asked.name for asked in questions()}


@pytest.mark.parametrize("name", names())
def test_a_file_says_the_same_as_its_cypher(name: str) -> None:
    text = (resources.queries() / f"{name}.rq").read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# {question(name).text}"
    parameters = re.findall(r"\$_(\w+)", text.partition("VALUES (")[2].partition(")")[0])
    assert parameters == [one.name for one in question(name).parameters]
    assert set(re.findall(r"\$_(\w+)", text)) == set(parameters)
    assert "edge-" not in text, "questions are asked of claims, not of direct edges"


@pytest.mark.parametrize("name", names())
def test_a_file_is_standard_sparql(name: str) -> None:
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery((resources.queries() / f"{name}.rq").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["agreements", "casualties", "single-origin", "transfers"])
def test_jena_gives_the_same_rows_for_the_file_as_it_is(name: str, tmp_path: Path) -> None:
    export("trig", CORPUS, tmp_path / "graph.trig")
    export("turtle", CORPUS, tmp_path / "graph.ttl")
    done = subprocess.run(
        [
            *jena("arq.sparql"),
            *("--data", str(tmp_path / "graph.ttl"), "--query", str(resources.queries() / f"{name}.rq")),
            "--results=JSON",
        ],
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    columns = tuple(answer["head"]["vars"])
    rows = [
        tuple(row[column]["value"] if column in row else None for column in columns)
        for row in answer["results"]["bindings"]
    ]
    ours = rdf().ask(name, {})
    flat = [tuple(_flat(cell) for cell in row) for row in ours.rows]
    assert (columns, rows) == (ours.columns, flat)


def _flat(cell: Any) -> str | None:
    if isinstance(cell, tuple):
        return "\x1f".join(cell) or None
    return None if cell is None else str(cell)


@pytest.mark.parametrize("form", ["jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle"])
def test_an_rdf_file_answers_like_the_readings(form: str, tmp_path: Path) -> None:
    from kg.exports.base import exporter

    path = tmp_path / f"graph{exporter(form).suffix}"
    export(form, CORPUS, path)
    found = SparqlStore().add_file(path)
    for name in ("transfers", "article"):
        assert found.ask(name, required(name)) == rdf().ask(name, required(name))


def test_both_bases_are_settings() -> None:
    chosen = bases("https://example.org/terms#", "https://example.org/data/")
    found = SparqlStore(chosen).add(CORPUS)
    for name in names():
        assert found.ask(name, required(name)) == rdf().ask(name, required(name))


def test_an_empty_graph_gives_no_rows() -> None:
    nothing: list[Reading] = []
    empty = SparqlStore().add(nothing)
    assert all(empty.ask(name, required(name)).rows == () for name in names())

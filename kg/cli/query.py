"""kg query"""

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.formats import FORMATS, print_rows
from kg.cli.options import iri_options
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.ontology.iri import Bases
    from kg.stores import Rows


@click.command(epilog="Example: kg query out/graph.kg transfers --param supplier=Russia --format csv")
@click.argument("target", required=False)
@click.argument("name", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; repeatable.")
@click.option("--cypher", metavar="TEXT", help="Ask this Cypher in place of a named question.")
@click.option("--sparql", is_flag=True, help="Ask the question in SPARQL, over the graph as RDF.")
@click.option("--sparql-text", metavar="TEXT", help="Ask this SPARQL (SELECT or ASK) in place of a named question.")
@click.option("--list", "listing", is_flag=True, help="Name the questions with their parameters, and stop.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@iri_options
def query(
    target: str | None,
    name: str | None,
    params: tuple[str, ...],
    cypher: str | None,
    sparql: bool,
    sparql_text: str | None,
    listing: bool,
    form: str,
    base_iri: str | None,
    vocabulary_iri: str | None,
) -> None:
    """Ask a store a question, by name, in Cypher or in SPARQL.

    TARGET is a store, or a folder that kg build made; for SPARQL a claims file or an RDF file, too.
    """
    if listing:
        _list(form, sparql=sparql)
        return
    if target is None:
        raise click.UsageError("name a store to ask, for instance out/graph.kg; kg query --list names the questions")
    if sum(given is not None for given in (name, cypher, sparql_text)) != 1:
        raise click.UsageError(
            "give the NAME of a question, --cypher TEXT or --sparql-text TEXT; kg query --list names the questions"
        )
    if cypher is not None and sparql:
        raise click.UsageError("--sparql goes with the NAME of a question; for a text of yours give --sparql-text TEXT")
    values = dict(_pair(text) for text in params)
    if sparql or sparql_text is not None:
        if sparql_text is not None and params:
            raise click.UsageError("--param goes with the NAME of a question; write values into the SPARQL itself")
        from kg.graph.terms import bases

        rows = _ask(target, name, sparql_text, values, bases(vocabulary_iri, base_iri))
    else:
        from kg.pipeline import store_of
        from kg.stores import open_store
        from kg.stores.questions import run

        with open_store(store_of(target) or target) as store:
            rows = run(store, name, values) if name is not None else store.query(str(cypher), values)
    print_rows(rows.columns, rows.rows, form)


def _ask(target: str, name: str | None, text: str | None, values: dict[str, str], chosen: "Bases") -> "Rows":
    """In SPARQL. A question is looked up before the graph is read."""
    from kg.pipeline import as_rdf
    from kg.stores.sparql import sparql

    if name is not None:
        sparql(name)
    store = as_rdf(target, sys.stdin, chosen)
    return store.ask(name, values) if name is not None else store.query(str(text))


def _list(form: str, *, sparql: bool) -> None:
    from kg.stores.questions import questions

    rows = [
        (question.name, ", ".join(str(name) for name in question.parameters), question.text) for question in questions()
    ]
    if sparql:
        from kg.stores.sparql import names

        rows = [row for row in rows if row[0] in names()]
    print_rows(("question", "parameters", "answers"), rows, form)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise SettingError(f"--param {text}: write it as NAME=VALUE")
    return name.strip(), value

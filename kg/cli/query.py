"""kg query"""

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from kg.cli.footnotes import STYLES, notes_or_rows, print_notes
from kg.cli.formats import FORMATS, print_rows
from kg.cli.options import iri_options
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.ontology.iri import Bases
    from kg.stores import Rows, Store
    from kg.stores.questions import Parameter, Question


@click.command(epilog="Example: kg query out/graph.kg transfers --param supplier=Russia --format csv")
@click.argument("target", required=False)
@click.argument("name", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; repeatable.")
@click.option("--other", metavar="STORE", help="The older store, for a question that compares two.")
@click.option("--cypher", metavar="TEXT", help="Ask this Cypher in place of a named question.")
@click.option("--sparql", is_flag=True, help="Ask the question in SPARQL, over the graph as RDF.")
@click.option("--sparql-text", metavar="TEXT", help="Ask this SPARQL (SELECT or ASK) in place of a named question.")
@click.option(
    "--list", "listing", is_flag=True, help="Name the questions with their parameters, or tell all of one; and stop."
)
@click.option(
    "--footnotes",
    type=click.Choice(STYLES),
    help="Print the rows' sentences as notes to cite: quote, publisher, title, date, address.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@iri_options
def query(
    target: str | None,
    name: str | None,
    params: tuple[str, ...],
    other: str | None,
    cypher: str | None,
    sparql: bool,
    sparql_text: str | None,
    listing: bool,
    footnotes: str | None,
    form: str,
    base_iri: str | None,
    vocabulary_iri: str | None,
) -> None:
    """Ask a store a question, by name, in Cypher or in SPARQL.

    TARGET is a store, or a folder that kg build made; for SPARQL a claims file or an RDF file, too. kg query --list
    names the questions, kg query --list NAME tells what one takes and what its answer leaves open.
    """
    if listing:
        _list(name or target, form, sparql=sparql)
        return
    if target is None:
        raise click.UsageError("name a store to ask, for instance out/graph.kg; kg query --list names the questions")
    if sum(given is not None for given in (name, cypher, sparql_text)) != 1:
        raise click.UsageError(
            "give the NAME of a question, --cypher TEXT or --sparql-text TEXT; kg query --list names the questions"
        )
    if cypher is not None and other is not None:
        raise click.UsageError("--other goes with a question that compares two stores, not with --cypher")
    notes_or_rows(footnotes)
    values = dict(_pair(text) for text in params)
    if sparql or sparql_text is not None:
        _refuse_in_sparql(cypher, other, footnotes, text=sparql_text, params=params)

        from kg.graph.terms import bases

        rows = _ask(target, name, sparql_text, values, bases(vocabulary_iri, base_iri))
        print_rows(rows.columns, rows.rows, form)
        return

    from kg.pipeline import store_of
    from kg.stores import open_store
    from kg.stores.questions import question, run

    if name is not None:
        question(name)  # a wrong name needs no store to be told
    with ExitStack() as stack:
        stores = [stack.enter_context(open_store(store_of(one) or one)) for one in (target, other) if one is not None]
        rows = run(stores[0], name, values, *stores[1:]) if name is not None else stores[0].query(str(cypher), values)
        if footnotes is None:
            print_rows(rows.columns, rows.rows, form)
        else:
            _print_notes(rows, stores, footnotes)


def _refuse_in_sparql(
    cypher: str | None, other: str | None, footnotes: str | None, *, text: str | None, params: tuple[str, ...]
) -> None:
    """Options that have no meaning in SPARQL."""
    if cypher is not None:
        raise click.UsageError("--sparql goes with the NAME of a question; for a text of yours give --sparql-text TEXT")
    if other is not None or footnotes is not None:
        raise click.UsageError("--other and --footnotes go with questions in Cypher; leave --sparql out")
    if text is not None and params:
        raise click.UsageError("--param goes with the NAME of a question; write values into the SPARQL itself")


def _ask(target: str, name: str | None, text: str | None, values: dict[str, str], chosen: "Bases") -> "Rows":
    """In SPARQL. A question is looked up before the graph is read."""
    from kg.pipeline import as_rdf
    from kg.stores.sparql import sparql

    if name is not None:
        sparql(name)
    store = as_rdf(target, sys.stdin, chosen)
    return store.ask(name, values) if name is not None else store.query(str(text))


def _print_notes(rows: "Rows", stores: "list[Store]", style: str) -> None:
    from kg.exports.footnotes import Note
    from kg.stores.questions import cited

    found, without = cited(rows, stores)
    print_notes((Note(*one) for part in found for one in part.rows), style, without=without)


def _list(name: str | None, form: str, *, sparql: bool) -> None:
    from kg.stores.questions import question, questions

    if name is not None:
        _tell(question(name), form)
        return
    rows = [
        (asked.name, ", ".join((*map(str, asked.parameters), *_stores(asked))), asked.text) for asked in questions()
    ]
    if sparql:
        from kg.stores.sparql import names

        rows = [row for row in rows if row[0] in names()]
    print_rows(("question", "parameters", "answers"), rows, form)


def _tell(asked: "Question", form: str) -> None:
    """All of one question."""
    rows = [(one.name, one.kind.value, _default(one), one.help) for one in asked.parameters]
    if form == "table":
        for text in (asked.text, *asked.notes, *(f"It wants {one}, the older store." for one in _stores(asked))):
            click.echo(text)
        if not rows:
            return
        click.echo()
    print_rows(("parameter", "takes", "default", "meaning"), rows, form)


def _stores(asked: "Question") -> tuple[str, ...]:
    return () if asked.compared_by is None else ("--other STORE",)


def _default(parameter: "Parameter") -> str:
    if parameter.required:
        return "must be given"
    if isinstance(parameter.default, bool):
        return "yes" if parameter.default else "no"
    return "" if parameter.default is None else str(parameter.default)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise SettingError(f"--param {text}: write it as NAME=VALUE")
    return name.strip(), value

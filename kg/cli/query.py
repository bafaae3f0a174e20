"""kg query"""

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from kg.cli.footnotes import STYLES, print_notes
from kg.cli.formats import FORMATS, print_rows
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.stores import Rows, Store
    from kg.stores.questions import Parameter, Question


@click.command(epilog="Example: kg query out/graph.kg transfers --param supplier=Russia --format csv")
@click.argument("target", required=False)
@click.argument("name", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; repeatable.")
@click.option("--other", metavar="STORE", help="The older store, for a question that compares two.")
@click.option("--cypher", metavar="TEXT", help="Ask this Cypher in place of a named question.")
@click.option(
    "--list", "listing", is_flag=True, help="Name the questions with their parameters, or tell all of one; and stop."
)
@click.option(
    "--footnotes",
    type=click.Choice(STYLES),
    help="Print the rows' sentences as notes to cite: quote, publisher, title, date, address.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def query(
    target: str | None,
    name: str | None,
    params: tuple[str, ...],
    other: str | None,
    cypher: str | None,
    listing: bool,
    footnotes: str | None,
    form: str,
) -> None:
    """Ask a store a question, by name or in Cypher.

    TARGET is a store, or a folder that kg build made. kg query --list names the questions, kg query --list NAME
    tells what one takes and what its answer leaves open.
    """
    if listing:
        _list(name or target, form)
        return
    if target is None:
        raise click.UsageError("name a store to ask, for instance out/graph.kg; kg query --list names the questions")
    if (name is None) == (cypher is None):
        raise click.UsageError("give the NAME of a question or --cypher TEXT; kg query --list names the questions")
    if cypher is not None and other is not None:
        raise click.UsageError("--other goes with a question that compares two stores, not with --cypher")

    from kg.pipeline import store_of
    from kg.stores import open_store
    from kg.stores.questions import question, run

    values = dict(_pair(text) for text in params)
    if name is not None:
        question(name)  # a wrong name needs no store to be told
    with ExitStack() as stack:
        stores = [stack.enter_context(open_store(store_of(one) or one)) for one in (target, other) if one is not None]
        rows = run(stores[0], name, values, *stores[1:]) if name is not None else stores[0].query(str(cypher), values)
        if footnotes is None:
            print_rows(rows.columns, rows.rows, form)
        else:
            _print_notes(rows, stores, footnotes)


def _print_notes(rows: "Rows", stores: "list[Store]", style: str) -> None:
    from kg.exports.footnotes import Note
    from kg.stores.questions import cited

    found, without = cited(rows, stores)
    print_notes((Note(*one) for part in found for one in part.rows), style, without=without)


def _list(name: str | None, form: str) -> None:
    from kg.stores.questions import question, questions

    if name is not None:
        _tell(question(name), form)
        return
    rows = [
        (asked.name, ", ".join((*map(str, asked.parameters), *_stores(asked))), asked.text) for asked in questions()
    ]
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

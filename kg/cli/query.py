"""kg query"""

import click

from kg.cli.formats import FORMATS, print_rows
from kg.errors import SettingError


@click.command(epilog="Example: kg query out/graph.kg transfers --param supplier=Russia --format csv")
@click.argument("target", required=False)
@click.argument("name", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; repeatable.")
@click.option("--cypher", metavar="TEXT", help="Ask this Cypher in place of a named question.")
@click.option("--list", "listing", is_flag=True, help="Name the questions with their parameters, and stop.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def query(
    target: str | None, name: str | None, params: tuple[str, ...], cypher: str | None, listing: bool, form: str
) -> None:
    """Ask a store a question, by name or in Cypher.

    TARGET is a store, or a folder that kg build made.
    """
    if listing:
        _list(form)
        return
    if target is None:
        raise click.UsageError("name a store to ask, for instance out/graph.kg; kg query --list names the questions")
    if (name is None) == (cypher is None):
        raise click.UsageError("give the NAME of a question or --cypher TEXT; kg query --list names the questions")

    from kg.pipeline import store_of
    from kg.stores import open_store
    from kg.stores.questions import run

    values = dict(_pair(text) for text in params)
    with open_store(store_of(target) or target) as store:
        rows = run(store, name, values) if name is not None else store.query(str(cypher), values)
    print_rows(rows.columns, rows.rows, form)


def _list(form: str) -> None:
    from kg.stores.questions import questions

    rows = [
        (question.name, ", ".join(str(name) for name in question.parameters), question.text) for question in questions()
    ]
    print_rows(("question", "parameters", "answers"), rows, form)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise SettingError(f"--param {text}: write it as NAME=VALUE")
    return name.strip(), value

"""How rows leave the program: a table for people, JSON Lines or CSV for programs."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from kg.cli.terminal import print_table, visible

FORMATS = ("table", "json", "csv")


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Print rows to stdout in one of FORMATS; JSON is an array of objects, an object a line."""
    if form == "json":
        _print_json(columns, rows)
    elif form == "csv":
        _print_csv(columns, rows)
    else:
        cells = [[_text(cell) for cell in row] for row in rows]
        if cells:
            print_table(columns, cells)
        else:
            click.echo("nothing found", err=True)


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    # On a terminal everything but ASCII is escaped: valid JSON, and nothing can steer the terminal.
    ascii_only = sys.stdout.isatty()
    lead = "[\n"
    for row in rows:
        data = dict(zip(columns, row, strict=True))
        click.echo(lead + json.dumps(data, ensure_ascii=ascii_only, default=_plain), nl=False)
        lead = ",\n"
    click.echo("[]" if lead == "[\n" else "\n]")


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    safe = visible if sys.stdout.isatty() else str
    for row in (columns, *rows) if isinstance(rows, Sequence) else _first(columns, rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([safe(_text(cell)) for cell in row])
        click.echo(line.getvalue(), nl=False)


def _first(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    yield columns
    yield from rows


def _text(value: Any) -> str:
    """A cell as people read it: nothing for null, lists with a semicolon, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list | tuple):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | frozenset) else str(value)

"""Notes to cite, as kg query and kg find print them."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kg.cli.terminal import counted, say, visible

if TYPE_CHECKING:
    from kg.exports.footnotes import Note

#: Styles of notes; each is a function of kg.exports.footnotes.
STYLES = ("markdown", "bibtex")


def notes_or_rows(footnotes: str | None) -> None:
    """Refuse a format of rows where notes are wanted. Raises UsageError."""
    given = click.get_current_context().get_parameter_source("form")
    if footnotes is not None and given is ParameterSource.COMMANDLINE:
        raise click.UsageError("--footnotes prints notes in place of rows; leave --format out")


def print_notes(notes: "Iterable[Note]", style: str, without: int = 0) -> None:
    """Print each note once, in the order given; without: rows that have none, which is said."""
    from kg.exports import footnotes

    write = footnotes.markdown if style == "markdown" else footnotes.bibtex
    safe = visible if sys.stdout.isatty() else str
    shown = 0
    for text in write(dict.fromkeys(notes)):
        shown += 1
        click.echo(safe(text))
    if without:
        say(f"{counted(without, 'row')} without a note: a note needs the id of a claim or an article in the row")
    elif not shown:
        say("nothing found")

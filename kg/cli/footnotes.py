"""Notes to cite, as kg query and kg find print them."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import counted, say, visible

if TYPE_CHECKING:
    from kg.exports.footnotes import Note

#: Styles of notes; each is a function of kg.exports.footnotes.
STYLES = ("markdown", "bibtex")


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

"""What people see: safe text, tables, messages and progress. Colour is rich's business and follows NO_COLOR."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from kg.pipeline import Watch
    from kg.pool import Outcome

#: Articles after which a progress bar is worth its line.
_FEW = 3
#: Wide enough that nothing wraps where the output is a file or a pipe.
_UNWRAPPED = 100_000


def visible(text: str) -> str:
    """Text with control and direction-changing characters as escapes, so that an article can't steer the terminal."""
    return "".join(char if _harmless(char) else _escape(char) for char in text)


def _harmless(char: str) -> bool:
    # Cc: control; Cf: invisible formatting, all bidirectional overrides among it; Cs: lone surrogates;
    # Zl, Zp: separators that break a line.
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str) -> str:
    """Safe text on one line."""
    return visible(" ".join(text.split()))


def say(message: str) -> None:
    """A message for people, on stderr."""
    click.echo(visible(message), err=True)


def console() -> "Console":
    """Where tables go: stdout, as wide as the terminal, or without wrapping where there is none."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False, emoji=False, markup=False)
    return Console(file=sys.stdout, width=_UNWRAPPED, highlight=False, emoji=False, markup=False, no_color=True)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of safe text on stdout; nothing in it is read as markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = console()
    if out.is_terminal:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(one_line(cell)) for cell in row))
        out.print(table)
        return
    lines = [list(columns), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for number, line in enumerate(lines):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            click.echo("  ".join("-" * width for width in widths))


@contextmanager
def progress() -> "Iterator[Watch]":
    """Watch a run: what was skipped and remarks go to stderr, and more than a few articles get a bar there
    where it is a terminal."""
    from kg.pipeline import Watch

    if not sys.stderr.isatty():
        yield Watch(_tell, _note)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.completed} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    # How many articles there will be is unknown: they stream.
    task = bar.add_task("", total=None)
    seen = 0

    def outcome(outcome: "Outcome") -> None:
        nonlocal seen
        seen += 1
        _tell(outcome)
        if seen == _FEW + 1:
            bar.start()
        bar.update(task, completed=seen, description=one_line(_source(outcome))[:60])

    try:
        yield Watch(outcome, _note)
    finally:
        bar.stop()


def _tell(outcome: "Outcome") -> None:
    from kg.pool import Read

    if not isinstance(outcome, Read):
        say(f"skipped: {outcome.reason}")


def _note(_source: str, sentence: str) -> None:
    say(f"note: {sentence}")


def _source(outcome: "Outcome") -> str:
    from kg.pool import Read

    return outcome.reading.article.source if isinstance(outcome, Read) else outcome.source

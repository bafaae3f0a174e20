"""What people see: safe text, tables, messages and progress. Colour is rich's business and follows NO_COLOR."""

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.model import Reading
    from kg.pipeline import Watch
    from kg.pool import Outcome

#: Articles after which a progress bar is worth its line.
_FEW = 3
#: A word of so many letters is not broken over lines in a table; a longer one (a file's name) may be.
_WORD = 16
#: Cells longer than this are sentences, which can be read at half of it.
_SENTENCE = 50
#: Columns are parted by two spaces and rich's own edge.
_GAP = 3


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


def counted(number: int, noun: str) -> str:
    """``1 article``, ``1,200 articles``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def say(message: str) -> None:
    """A message for people, on stderr."""
    click.echo(visible(message), err=True)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of safe text on stdout, without the columns that are empty throughout; nothing in it is read as
    markup. On a terminal it wraps, elsewhere a row is a line."""
    full = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    heads = [columns[place] for place in full]
    cells = [[one_line(row[place]) for place in full] for row in rows]
    if sys.stdout.isatty():
        _print_wrapped(heads, cells)
        return
    widths = [max(len(line[place]) for line in (heads, *cells)) for place in range(len(heads))]
    for line in (heads, ["-" * width for width in widths], *cells):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _print_wrapped(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = Console(highlight=False, emoji=False, markup=False)
    columns = [[head, *(row[place] for row in cells)] for place, head in enumerate(heads)]
    least = [_least(column) for column in columns]
    if sum(least) + _GAP * (len(least) - 1) > out.width:
        _print_records(heads, cells)
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head, width in zip(heads, least, strict=True):
        table.add_column(Text(head), overflow="fold", min_width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    out.print(table)


def _least(column: Sequence[str]) -> int:
    """The narrowest that a column can be read at."""
    if max(map(len, column)) > _SENTENCE:
        return _SENTENCE // 2
    return min(max(len(word) for cell in column for word in cell.split()), _WORD)


def _print_records(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Rows one below the other, a line a column: for a terminal that is too narrow for the table."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(cells):
        if number:
            click.echo()
        grid = Table.grid(padding=(0, 2))
        for head, cell in zip(heads, row, strict=True):
            if cell:
                grid.add_row(Text(head, style="bold"), Text(cell))
        Console(highlight=False, emoji=False, markup=False).print(grid)


@contextmanager
def progress() -> "Iterator[Watch]":
    """Watch a run: what was skipped and remarks go to stderr, and more than a few articles get a bar there
    where it is a terminal."""
    from kg.pipeline import Watch

    if not sys.stderr.isatty():
        yield Watch(_tell, _note)
        return
    bar, task = _bar()
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


@contextmanager
def loading() -> "Iterator[Callable[[Reading], None]]":
    """Watch a load: each article that goes in is to be told; many get a bar on stderr where it is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _reading: None
        return
    bar, task = _bar()
    seen = 0

    def one(reading: "Reading") -> None:
        nonlocal seen
        seen += 1
        if seen == _FEW + 1:
            bar.start()
        bar.update(task, completed=seen, description=one_line(reading.article.source)[:60])

    try:
        yield one
    finally:
        bar.stop()


def _bar() -> "tuple[Progress, TaskID]":
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
    return bar, bar.add_task("", total=None)


def _tell(outcome: "Outcome") -> None:
    from kg.pool import Read

    if not isinstance(outcome, Read):
        say(f"skipped: {outcome.reason}")


def _note(_source: str, sentence: str) -> None:
    say(f"note: {sentence}")


def _source(outcome: "Outcome") -> str:
    from kg.pool import Read

    return outcome.reading.article.source if isinstance(outcome, Read) else outcome.source

"""kg view"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import say
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.model import Reading

#: Endings of what is an article or a page, and no claims yet.
_ARTICLES = frozenset({".txt", ".md", ".htm", ".html", ".pdf", ".doc", ".docx"})


@click.command(epilog="Example: kg view out -o graph.html")
@click.argument("source")
@click.option(
    "-o",
    "--out",
    default="graph.html",
    metavar="FILE",
    show_default=True,
    help="Where to write; - is standard output.",
)
@click.option("--title", default="", metavar="TEXT", help="What the page is called.")
@click.option("--no-text", is_flag=True, help="Leave the articles' texts out; the quotes stay.")
@click.option("--quote-length", type=click.IntRange(1), metavar="N", help="At most so many characters of each quote.")
def view(source: str, out: str, title: str, no_text: bool, quote_length: int | None) -> None:
    """Write a page to explore SOURCE in a browser: graph, map, timeline, table, sentences and articles.

    SOURCE is a claims file, a folder that kg build made, a store, or - for standard input. The page is one file
    that needs no network.
    """
    from kg import pipeline
    from kg.exports.base import ExportSettings

    if Path(source).suffix.lower() in _ARTICLES and Path(source).is_file():
        raise SettingError(
            f"{source} is an article that is not read yet; kg build {source} --out out, then kg view out"
        )
    settings = ExportSettings(title=title, keep_text=not no_text, quote_length=quote_length)
    claims = _noted(pipeline.readings(source, sys.stdin), source)
    if out == "-":
        pipeline.stream("html", claims, sys.stdout.buffer, settings)
    else:
        pipeline.save("html", claims, Path(out), settings)
        say(f"wrote {out}; open it in a browser")


def _noted(readings: "Iterable[Reading]", source: str) -> "Iterator[Reading]":
    """The same readings; it is said where there is nothing to see in them."""
    claims = 0
    for reading in readings:
        claims += len(reading.claims)
        yield reading
    if not claims:
        say(f"note: there is no claim in {'standard input' if source == '-' else source}; the page is empty")

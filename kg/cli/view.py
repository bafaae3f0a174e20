"""kg view"""

import sys
from pathlib import Path

import click

from kg.cli.terminal import say


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

    settings = ExportSettings(title=title, keep_text=not no_text, quote_length=quote_length)
    claims = pipeline.readings(source, sys.stdin)
    if out == "-":
        pipeline.stream("html", claims, sys.stdout.buffer, settings)
    else:
        pipeline.save("html", claims, Path(out), settings)
        say(f"wrote {out}; open it in a browser")

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
def view(source: str, out: str) -> None:
    """Write a page to explore SOURCE in a browser: graph, map, timeline, table, sentences and articles.

    SOURCE is a claims file, a folder that kg build made, a store, or - for standard input. The page is one file
    that needs no network.
    """
    from kg import pipeline

    claims = pipeline.readings(source, sys.stdin)
    if out == "-":
        pipeline.stream("html", claims, sys.stdout.buffer)
    else:
        pipeline.save("html", claims, Path(out))
        say(f"wrote {out}; open it in a browser")

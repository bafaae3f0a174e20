"""kg export"""

import sys
from pathlib import Path

import click

from kg.cli.terminal import say


@click.command(epilog="Example: kg export turtle out/claims.jsonl -o graph.ttl")
@click.argument("form", metavar="FORMAT")
@click.argument("source")
@click.option(
    "-o", "--out", default="-", metavar="FILE", show_default=True, help="Where to write; - is standard output."
)
def export(form: str, source: str, out: str) -> None:
    """Write the graph of SOURCE in another format.

    FORMAT is turtle. SOURCE is a claims file, a folder that kg build made, a store, or - for standard input.
    """
    from kg import pipeline

    claims = pipeline.readings(source, sys.stdin)
    if out == "-":
        pipeline.stream(form, claims, sys.stdout.buffer)
    else:
        pipeline.save(form, claims, Path(out))
        say(f"wrote {out}")

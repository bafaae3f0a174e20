"""kg export"""

import sys
from pathlib import Path

import click

from kg.cli.terminal import say

#: Formats by name; each is one writer of kg.exports.
FORMATS = ("turtle",)


@click.command(epilog="Example: kg export turtle out/claims.jsonl -o graph.ttl")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("source")
@click.option(
    "-o", "--out", default="-", metavar="FILE", show_default=True, help="Where to write; - is standard output."
)
def export(form: str, source: str, out: str) -> None:
    """Write the graph of SOURCE in another format (turtle).

    SOURCE is a claims file, a folder that kg build made, a store, or - for standard input.
    """
    from kg import pipeline
    from kg.exports.files import replacing

    claims = pipeline.readings(source, sys.stdin)
    if out == "-":
        pipeline.export(form, claims, sys.stdout.buffer)
        return
    with replacing(Path(out)) as file:
        pipeline.export(form, claims, file)
    say(f"wrote {out}")

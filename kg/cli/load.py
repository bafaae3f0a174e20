"""kg load"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import counted, loading, say

if TYPE_CHECKING:
    from kg.model import Reading


@click.command(epilog="Example: kg load neo4j out")
@click.argument("target")
@click.argument("claims", nargs=-1)
@click.option("--schema-only", is_flag=True, help="Make the store's constraints and indexes, and load nothing.")
def load(target: str, claims: tuple[str, ...], schema_only: bool) -> None:
    """Load claims into a store.

    TARGET is the folder of an embedded store (made where it is missing), neo4j for the server that NEO4J_URI,
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name, or a server's address. CLAIMS are files that kg
    extract or kg build wrote, folders of kg build, other stores, or - for standard input. An article replaces
    its earlier claims.
    """
    from itertools import chain

    from kg import pipeline

    if schema_only == bool(claims):
        raise click.UsageError("name the CLAIMS to load, or give --schema-only and none")
    if schema_only:
        pipeline.prepare(target)
        say(f"{target}: constraints and indexes are there")
        return
    readings = chain.from_iterable(pipeline.readings(source, sys.stdin) for source in claims)
    load_into(target, readings)


def load_into(target: str, readings: "Iterable[Reading]") -> None:
    """Load with a bar, and say what was done."""
    from kg import pipeline

    with loading() as seen:
        counts = pipeline.load(target, readings, seen)
    parts = ((counts.created, "new"), (counts.updated, "replaced"), (counts.unchanged, "unchanged"))
    total = counted(counts.created + counts.updated + counts.unchanged, "article")
    say(f"{target}: {total}: {', '.join(f'{number:,} {word}' for number, word in parts)}")

"""kg load"""

import sys

import click

from kg.cli.terminal import counted, say


@click.command(epilog="Example: kg load news.kg claims.jsonl")
@click.argument("target")
@click.argument("claims", nargs=-1, required=True)
def load(target: str, claims: tuple[str, ...]) -> None:
    """Load claims into a store.

    TARGET is the folder of an embedded store (made where it is missing). CLAIMS are files that kg extract
    or kg build wrote, other stores, or - for standard input. An article replaces its earlier claims.
    """
    from itertools import chain

    from kg import pipeline

    readings = chain.from_iterable(pipeline.readings(source, sys.stdin) for source in claims)
    counts = pipeline.load(target, readings)
    parts = ((counts.created, "new"), (counts.updated, "replaced"), (counts.unchanged, "unchanged"))
    total = counted(counts.created + counts.updated + counts.unchanged, "article")
    say(f"{target}: {total}: {', '.join(f'{number:,} {word}' for number, word in parts)}")

"""kg build"""

from pathlib import Path
from typing import Any

import click

from kg.cli.load import load_into
from kg.cli.options import finish, reading_options, walk
from kg.cli.terminal import counted, progress, say


@click.command(epilog="Example: kg build articles/ --out out --jobs 2")
@click.argument("articles", nargs=-1, required=True)
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder for the results.")
@click.option("--load", "target", metavar="TARGET", help="Load what DIR then holds into this store, too.")
@reading_options
@click.pass_context
def build(ctx: click.Context, /, articles: tuple[str, ...], out: Path, target: str | None, **options: Any) -> None:
    """Read articles and build a graph from their claims.

    ARTICLES are text files, folders of them, JSON Lines (.jsonl, .jsonl.gz), or - for standard input. DIR
    gets claims.jsonl, graph.kg (the store), graph.ttl, report.json and trace.jsonl. In a DIR that has
    them, articles are added or replaced. With --load all of its claims go into another store as well.
    """
    from kg import pipeline

    if target is not None:
        pipeline.prepare(target)  # a server that is down is told of before the reading
    with progress() as watch:
        report = pipeline.build(articles, out, walk(**options), watch)
    if report.read:
        say(f"{out}: {summary(report.read, report.claims, report.rejected, report.noticed, report.skipped)}")
        if target is not None:
            load_into(target, pipeline.readings(str(out)))
    else:
        say("no article could be read; nothing was written")
    finish(ctx, read=report.read, skipped=report.skipped)


def summary(read: int, claims: int, rejected: int, noticed: int, skipped: int) -> str:
    """One line about a run."""
    parts = [f"{counted(read, 'article')}, {counted(claims, 'claim')}"]
    if rejected:
        parts.append(f"{counted(rejected, 'claim')} rejected by the ontology")
    if noticed:
        parts.append(f"{counted(noticed, 'sentence')} with a weapon and two actors gave no claim")
    if skipped:
        parts.append(f"{counted(skipped, 'input')} skipped")
    return "; ".join(parts)

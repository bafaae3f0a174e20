"""kg score"""

import sys
from pathlib import Path

import click

from kg.cli.terminal import say, visible


@click.command(epilog="Example: kg score tests/gold/dev.tar.xz claims.jsonl")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("claims")
@click.option("--errors", is_flag=True, help="List every claim met in part (~), missed (-) or too many (+).")
@click.option("--json", "as_json", is_flag=True, help="Print the score as JSON.")
def score(gold: Path, claims: str, errors: bool, as_json: bool) -> None:
    """Score claims against articles that people have marked.

    GOLD is a folder of marked articles (NAME.txt beside NAME.json) or a tar archive of one. CLAIMS is a
    claims file, a folder that kg build made, a store, or - for standard input; a line belongs to the marked
    article whose NAME its source has.
    """
    from kg.model import jsonl
    from kg.pipeline import readings
    from kg.scoring import read_gold, scores, tables

    result, matches = scores.score(read_gold(gold), readings(claims, sys.stdin))
    if errors:
        # Beside JSON the lines are for people alone.
        for item in matches:
            for line in scores.errors(item):
                click.echo(visible(line), err=as_json)
    if as_json:
        click.echo(jsonl.encode(tables.as_json(result)))
    else:
        for line in tables.lines(result):
            click.echo(line)
    missing = [item.gold.name for item in matches if item.reading is None]
    if missing:
        say(f"no claims for {', '.join(missing)}; they count as articles in which nothing was found")

"""kg extract"""

import sys
from typing import Any

import click

from kg.cli.options import finish, reading_options, walk
from kg.cli.terminal import progress, say


@click.command(epilog="Example: kg extract article.txt --publisher 'The Paper' --date 2025-03-29 > claims.jsonl")
@click.argument("articles", nargs=-1, required=True)
@reading_options
@click.pass_context
def extract(ctx: click.Context, /, articles: tuple[str, ...], **options: Any) -> None:
    """Read articles and print their claims as JSON Lines, an article a line.

    ARTICLES are text files, folders of them, JSON Lines (.jsonl, .jsonl.gz), or - for standard input.
    """
    from kg import pipeline

    with progress() as watch:
        report = pipeline.extract(articles, sys.stdout, walk(**options), watch)
    if not report.read:
        say("no article could be read")
    finish(ctx, read=report.read, skipped=report.skipped)

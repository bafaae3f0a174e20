"""kg forget"""

import click

from kg.cli.terminal import say


@click.command(epilog="Example: kg forget neo4j https://example.org/a-corrected-story")
@click.argument("target")
@click.argument("article")
def forget(target: str, article: str) -> None:
    """Take an article out of a store, with all that only it supported.

    TARGET is a store, as for kg load. ARTICLE is the article's id, address, file or title; kg show TARGET
    names them.
    """
    from kg import pipeline

    gone = pipeline.forget(target, article)
    say(f"{target}: forgot {gone}")

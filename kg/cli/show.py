"""kg show"""

import sys

import click

from kg.cli.terminal import one_line, print_table


@click.command(epilog="Example: kg show out/claims.jsonl")
@click.argument("claims")
@click.option("--article", metavar="TEXT", help="Only articles whose id, source or title contains this.")
def show(claims: str, article: str | None) -> None:
    """Print each article's claims as a table: who, what, whom, where, when, who says so.

    CLAIMS is a claims file, a folder that kg build made, a store, or - for standard input.
    """
    from kg.cli.claims import said_by, what, when, where, who, whom
    from kg.pipeline import readings

    shown = 0
    for reading in readings(claims, sys.stdin):
        document = reading.article
        heading = [document.title or document.source, document.publisher, document.published]
        if article is not None and not any(
            article.casefold() in text.casefold() for text in (document.id, document.source, document.title or "")
        ):
            continue
        click.echo(("\n" if shown else "") + one_line(" · ".join(part for part in heading if part)))
        shown += 1
        names = {entity.id: entity.name for entity in reading.entities}
        rows = [
            (
                short_id(claim.id),
                who(claim, names),
                what(claim, names),
                whom(claim, names),
                where(claim, names),
                when(claim),
                said_by(claim, names),
            )
            for claim in reading.claims
        ]
        if rows:
            print_table(("claim", "who", "what", "whom", "where", "when", "said by"), rows)
        else:
            click.echo("no claims")
    if not shown:
        click.echo("no articles", err=True)


def short_id(claim: str) -> str:
    """Enough of an id for ``kg explain``: its kind and eight of its twenty digits."""
    return claim[: len("claim-") + 8]

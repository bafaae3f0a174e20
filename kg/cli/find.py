"""kg find"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kg.cli.footnotes import STYLES, notes_or_rows, print_notes
from kg.cli.formats import FORMATS, print_rows

if TYPE_CHECKING:
    from kg.stores.find import Found


@click.command(epilog="Example: kg find out/graph.kg --actor Russia --type ArmsTransfer --from 2024-01")
@click.argument("target")
@click.option("--actor", metavar="NAME", help="A state, force, organisation or person in any role.")
@click.option("--weapon", metavar="NAME", help="A weapon in any role.")
@click.option("--place", metavar="NAME", help="A place or country in any role.")
@click.option("--agreement", metavar="NAME", help="An agreement.")
@click.option("--type", "claim_type", metavar="TYPE", help="A claim type, for instance Deployment.")
@click.option("--from", "from_", metavar="DATE", help="Not before this date (2024, 2024-06 or 2024-06-19).")
@click.option("--to", metavar="DATE", help="Not after this date.")
@click.option("--said-by", metavar="NAME", help="Who says so.")
@click.option("--text", metavar="WORDS", help="Words of the sentence.")
@click.option(
    "--footnotes",
    type=click.Choice(STYLES),
    help="Print the claims' sentences as notes to cite: quote, publisher, title, date, address.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def find(
    target: str,
    actor: str | None,
    weapon: str | None,
    place: str | None,
    agreement: str | None,
    claim_type: str | None,
    from_: str | None,
    to: str | None,
    said_by: str | None,
    text: str | None,
    footnotes: str | None,
    form: str,
) -> None:
    """Find claims without Cypher, with their sentences.

    TARGET is a store, a folder that kg build made, a claims file, or - for standard input. All conditions
    must hold.
    """
    notes_or_rows(footnotes)

    from kg.cli.claims import said_by as speakers
    from kg.cli.claims import what, who, whom
    from kg.pipeline import readings
    from kg.stores.find import Wanted
    from kg.stores.find import find as search

    wanted = Wanted(
        actor=actor,
        weapon=weapon,
        place=place,
        agreement=agreement,
        type=claim_type,
        from_=from_,
        to=to,
        said_by=said_by,
        text=text,
    )
    found = search(readings(target, sys.stdin), wanted)
    if footnotes is not None:
        _print_notes(found, footnotes)
        return
    rows = (
        (
            item.claim.id,
            who(item.claim, item.names),
            what(item.claim, item.names),
            whom(item.claim, item.names),
            speakers(item.claim, item.names),
            item.article.source,
            item.claim.evidence.text,
        )
        for item in found
    )
    print_rows(("claim", "who", "what", "whom", "said by", "article", "sentence"), rows, form)


def _print_notes(found: "Iterable[Found]", style: str) -> None:
    from kg.exports.footnotes import Note

    notes = (
        Note(
            item.claim.evidence.text,
            item.article.publisher,
            item.article.title,
            item.article.published,
            item.article.url,
            item.article.source,
        )
        for item in found
    )
    print_notes(notes, style)

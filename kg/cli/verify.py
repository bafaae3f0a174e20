"""kg verify"""

import sys

import click

from kg.cli.options import iri_options
from kg.cli.terminal import counted, one_line, say


@click.command(epilog="Example: kg verify out examples/*.txt")
@click.argument("source")
@click.argument("articles", nargs=-1, required=True)
@click.option("--encoding", metavar="NAME", help="Encoding of the articles, where it is not UTF-8.")
@iri_options
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    source: str,
    articles: tuple[str, ...],
    encoding: str | None,
    base_iri: str | None,
    vocabulary_iri: str | None,
) -> None:
    """Prove that every quote of SOURCE is in its article, letter for letter, at its place.

    SOURCE is a claims file, a folder that kg build made, a store, an RDF file, or - for standard input. ARTICLES
    are the files or folders that were read. Prints a line for each quote that is not where it should be, and for
    each article whose text was not given or has changed; exit code 1 where there is one, 2 where nothing could be
    compared.
    """
    from kg import pipeline
    from kg.graph.terms import bases
    from kg.sources import SourceSettings

    settings = SourceSettings(any_language=True, encoding=encoding)
    compared = quotes = faults = 0
    for proof in pipeline.verify(source, articles, settings, sys.stdin, bases(vocabulary_iri, base_iri)):
        compared += proof.compared
        quotes += proof.quotes
        faults += len(proof.faults)
        for fault in proof.faults:
            click.echo(one_line(fault))
        for remark in proof.remarks:
            say(one_line(remark))
    found = counted(faults, "fault") if faults else "every quote is in its place"
    say(f"{source}: {counted(compared, 'article')} and {counted(quotes, 'quote')} compared; {found}")
    if not compared:
        ctx.exit(2)
    if faults:
        ctx.exit(1)

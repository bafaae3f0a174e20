"""kg check"""

from pathlib import Path

import click

from kg.cli.options import iri_options
from kg.cli.terminal import counted, one_line, say


@click.command(epilog="Example: kg check out/graph.ttl")
@click.argument("file", type=click.Path(path_type=Path))
@iri_options
@click.pass_context
def check(ctx: click.Context, /, file: Path, base_iri: str | None, vocabulary_iri: str | None) -> None:
    """Check an RDF file against the ontology's shapes (SHACL).

    FILE is what kg export wrote: .ttl, .trig, .nq, .nt, .jsonld or .rdf. Prints a line for each rule that is
    broken; exit code 1 where there is one.
    """
    from kg.graph.check import check as judge
    from kg.graph.terms import bases

    report = judge(file, bases(vocabulary_iri, base_iri))
    for finding in report.findings:
        click.echo(one_line(str(finding)))
    parts = ((report.articles, "article"), (report.claims, "claim"), (report.triples, "triple"))
    seen = ", ".join(counted(number, noun) for number, noun in parts)
    if report.conforms:
        say(f"{file}: {seen}; no rule is broken")
        return
    say(f"{file}: {seen}; {counted(len(report.findings), 'finding')}")
    ctx.exit(1)

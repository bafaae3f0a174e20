"""kg export"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.formats import print_rows
from kg.cli.options import iri_options
from kg.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Reading


@click.command(epilog="Example: kg export turtle out/claims.jsonl -o graph.ttl")
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("source", required=False)
@click.option(
    "-o",
    "--out",
    default="-",
    metavar="FILE",
    show_default=True,
    help="Where to write (csv: a folder); - is standard output.",
)
@click.option("--list", "listing", is_flag=True, help="Name the formats, and stop.")
@click.option("--rdf12", is_flag=True, help="RDF: each claim points at the triples it supports or denies (RDF 1.2).")
@click.option("--all-edges", is_flag=True, help="RDF: planned, possible and denied edges as plain triples, too.")
@click.option("--no-edges", is_flag=True, help="RDF: no direct edges.")
@click.option("--no-text", is_flag=True, help="Leave out the words around each quote.")
@click.option("--quote-length", type=click.IntRange(1), metavar="N", help="At most so many characters of each quote.")
@click.option("--bom", is_flag=True, help="CSV: a byte order mark first, for Excel.")
@click.option("--raw", is_flag=True, help="CSV: no guard on texts that a spreadsheet takes for formulas.")
@iri_options
def export(
    form: str | None,
    source: str | None,
    out: str,
    listing: bool,
    rdf12: bool,
    all_edges: bool,
    no_edges: bool,
    no_text: bool,
    quote_length: int | None,
    bom: bool,
    raw: bool,
    base_iri: str | None,
    vocabulary_iri: str | None,
) -> None:
    """Write the graph of SOURCE in another format.

    kg export --list names the formats. SOURCE is a claims file, a folder that kg build made, a store, or - for
    standard input.
    """
    from kg.exports.base import ExportSettings, exporters, is_rdf
    from kg.exports.lost import Lost
    from kg.graph.dataset import DirectEdges, RdfSettings
    from kg.graph.terms import bases

    if listing:
        rows = [(one.name, one.suffix, one.description) for one in exporters()]
        print_rows(("format", "suffix", "what"), rows, "table")
        return
    if form is None or source is None:
        raise click.UsageError("name a FORMAT and a SOURCE; kg export --list names the formats")
    if (bom or raw) and form != "csv":
        raise click.UsageError("--bom and --raw are for csv alone")
    if (rdf12 or all_edges or no_edges) and not is_rdf(form):
        raise click.UsageError("--rdf12, --all-edges and --no-edges are for RDF alone")
    if all_edges and no_edges:
        raise click.UsageError("give --all-edges or --no-edges, not both")
    edges = DirectEdges.ALL if all_edges else DirectEdges.NONE if no_edges else DirectEdges.FACTS
    settings = ExportSettings(
        RdfSettings(bases(vocabulary_iri, base_iri), edges, rdf12),
        keep_text=not no_text,
        quote_length=quote_length,
        bom=bom,
        raw=raw,
    )

    from kg import pipeline

    lost, articles = Lost(), 0

    def seen() -> "Iterator[Reading]":
        nonlocal articles
        for reading in pipeline.readings(source, sys.stdin):
            articles += 1
            yield reading

    if out == "-":
        pipeline.stream(form, seen(), sys.stdout.buffer, settings, lost)
    else:
        pipeline.save(form, seen(), Path(out), settings, lost)
    said = (
        "" if out == "-" else f"wrote {out}",
        "" if articles else f"{source} holds no article, so the graph is empty",
        str(lost),
    )
    if any(said):
        say("; ".join(part for part in said if part))

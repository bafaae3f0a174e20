"""kg check"""

import click


@click.command(epilog="Example: kg check out/graph.ttl")
@click.argument("file")
@click.pass_context
def check(ctx: click.Context, file: str) -> None:
    """Check a Turtle file against the ontology's shapes (SHACL); exit code 1 where it breaks them."""

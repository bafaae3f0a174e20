"""kg serve"""

import click

from kg.cli.terminal import say


@click.command(epilog="Example: kg serve out")
@click.argument("target")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8642,
    show_default=True,
    help="Where to listen; 0 is any free port.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; others than this machine's own loopback show the page and take no questions.",
)
def serve(target: str, port: int, host: str) -> None:
    """Show the page of kg view live over a store, with a box for questions in Cypher, until Ctrl-C.

    TARGET is a store, or a folder that kg build made. The page reads and changes nothing; a reload shows what has
    been loaded since.
    """
    from kg.server.serving import serve as serve_site

    def announce(address: str, asks: bool) -> None:
        say(f"{address} shows {target}; Ctrl-C ends it")
        if not asks:
            say("note: whoever can reach this address sees the graph; the page takes no questions there")

    serve_site(target, host, port, announce)

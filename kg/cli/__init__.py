"""The command line: ``kg COMMAND``. One file a command; data to stdout, messages to stderr.

Exit codes: 0 done (an article without claims is a result), 1 some inputs were skipped or a check found
faults, 2 nothing was done.
"""

import errno
import os
import sys
from typing import TextIO

import click

from kg import __version__
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.find import find
from kg.cli.forget import forget
from kg.cli.graph import graph
from kg.cli.load import load
from kg.cli.options import env_file_option
from kg.cli.query import query
from kg.cli.score import score
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.terminal import visible
from kg.cli.verify import verify
from kg.cli.view import view
from kg.errors import KgError

#: What a shell expects of a program that was stopped by Ctrl-C: 128 + SIGINT.
_INTERRUPTED = 130
#: What a system may refuse wherever we touch a file, and the fix. Every other such error is a bug of ours.
_FORESEEN = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room and run the same again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "name a place that is yours to read and write"),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.ELOOP), "name a file or folder that there can be"),
}


class _Failure(click.ClickException):
    """One sentence on stderr, exit code 2."""

    exit_code = 2

    def __init__(self, error: KgError) -> None:
        super().__init__(visible(str(error)))


class _Commands(click.Group):
    """A group that turns foreseen errors into their sentence, in the order in which commands are added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as error:
            raise _Failure(error) from error
        except OSError as error:
            if error.errno in _FORESEEN:
                _silence(sys.stdout)
                where = error.filename or "the output"
                raise _Failure(KgError(f"{where}: {error.strerror}; {_FORESEEN[error.errno]}")) from error
            if error.errno != errno.EPIPE:
                raise
            # Whoever read us has seen enough: not a failure. What is left in the buffer goes nowhere.
            _silence(sys.stdout)
            ctx.exit(0)
        except KeyboardInterrupt:
            _silence(sys.stdout)
            ctx.exit(_INTERRUPTED)
        return result


def _silence(stream: TextIO) -> None:
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # a stream in memory, as under test
        return


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: kg build article.txt --out out && kg query out/graph.kg transfers",
)
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Read news on war, arms and diplomacy into claims with their exact sentences, and a graph of them."""


for _command in (
    build,
    extract,
    load,
    forget,
    query,
    find,
    graph,
    export,
    show,
    explain,
    check,
    verify,
    score,
    view,
    serve,
):
    cli.add_command(env_file_option(_command))


def main() -> None:
    """Entry point of ``kg``. Text goes in and out as UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "backslashreplace")
    cli()

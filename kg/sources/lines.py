"""JSON Lines as a stream of bounded lines, plain or compressed."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import SourceError

#: Reads to the end of a line, but no more than so many bytes; empty at the end.
ReadLine = Callable[[int], bytes]

#: Compressed text shrinks to a tenth or so; a file that unpacks to over a hundred times its size, and to
#: over ten of the longest articles, was made to fill a disk.
_BOMB_RATIO = 100
_BOMB_ARTICLES = 10

_PIECE = 1 << 20


@contextmanager
def open_lines(path: Path, name: str, max_bytes: int) -> Iterator[ReadLine]:
    """The file's lines, unpacked where its name ends in ``.gz``; the reader raises SourceError where the
    packed bytes are damaged or unpack to too much."""
    with open(path, "rb") as file:
        if not path.name.lower().endswith(".gz"):
            yield file.readline
            return
        with gzip.open(file) as unpacked:
            count = 0

            def readline(size: int) -> bytes:
                nonlocal count
                try:
                    line = unpacked.readline(size)
                except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                    raise SourceError(
                        f"{name}: damaged or cut short as a gzip file; fetch it again, or unpack what can be"
                        " unpacked with gzip -dc and read that"
                    ) from error
                count += len(line)
                if count > _BOMB_ARTICLES * max_bytes and count > _BOMB_RATIO * file.tell():
                    raise SourceError(
                        f"{name}: unpacks to over {_BOMB_RATIO} times its size; its rest is not read,"
                        " unpack it yourself if it is to be trusted"
                    )
                return line

            yield readline


def numbered(readline: ReadLine, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one over ``limit`` bytes, which is passed in pieces."""
    number = 0
    while line := readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        while (piece := readline(_PIECE)) and not piece.endswith(b"\n"):
            pass
        yield number, None

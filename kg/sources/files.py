"""Which files the inputs mean: a file is itself, a folder its articles, sorted by name, folder by folder."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.sources.metadata import printable, reason
from kg.sources.values import Skipped

#: Endings of the articles that a folder is searched for; JSON Lines are told from texts by theirs.
LINES = (".jsonl", ".jsonl.gz")
ARTICLES = (".txt", *LINES)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. name: what reports call it, its own name or its path inside the folder that was
    given, so that nothing written depends on where the folder lay."""

    path: Path
    name: str

    @property
    def is_lines(self) -> bool:
        return self.path.name.lower().endswith(LINES)


def find(given: str) -> Iterator[Found | Skipped]:
    """The files that one input means. Symbolic links are followed, each folder is read once, and names
    that begin with a dot are passed over, as they are everywhere else."""
    path = Path(given)
    name = printable(path.name or path.resolve().name or given)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Skipped(name, f"{name}: {reason(error)}; name a file or folder that can be read")
        return
    except ValueError:  # a NUL in the name
        yield Skipped(name, f"{name}: no such file can be; correct the name")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, name)
    else:
        yield Found(path, name)


def regular_size(file: Found) -> int:
    """Size in bytes. Raises SourceError where it isn't a regular file, which opening could wait for without end."""
    try:
        status = file.path.stat()
    except OSError as error:
        broken = file.path.is_symlink() and not file.path.exists()
        what = "a link to a file that isn't there" if broken else reason(error)
        raise SourceError(f"{file.name}: {what}; name a file that can be read") from error
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{file.name}: a device or pipe, not a file; send its text to standard input and give -")
    return status.st_size


def _folder(path: Path, name: str) -> Iterator[Found | Skipped]:
    found = False
    for item in _inside(path, "", set()):
        found = True
        yield item
    if not found:
        yield Skipped(name, f"{name}: no article in this folder; put files ending in {', '.join(ARTICLES)} into it")


def _inside(folder: Path, below: str, seen: set[tuple[int, int]]) -> Iterator[Found | Skipped]:
    """below: path of the folder inside the one given, with its slash; seen: folders entered so far."""
    called = below.rstrip("/") or printable(folder.name or folder.resolve().name)
    try:
        status = folder.stat()
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield Skipped(called, f"{called}: {reason(error)}; make the folder readable or leave it out")
        return
    if (status.st_dev, status.st_ino) in seen:
        yield Skipped(called, f"{called}: a link to a folder that is read already; remove the link")
        return
    seen.add((status.st_dev, status.st_ino))
    for name in names:
        path = folder / name
        try:
            is_folder = path.is_dir()
        except OSError as error:
            called = below + printable(name)
            yield Skipped(called, f"{called}: {reason(error)}; make the folder around it readable or leave it out")
            continue
        if is_folder:
            yield from _inside(path, f"{below}{printable(name)}/", seen)
        elif name.lower().endswith(ARTICLES):
            yield Found(path, below + printable(name))

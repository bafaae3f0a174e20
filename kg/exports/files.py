"""Files that are there whole or not at all."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import SettingError

#: No room on the disk, over the quota, over the file size that is allowed.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """An open file beside ``path`` that takes its place, fsynced, when the block ends well.

    Where the block fails, or the process dies, whatever stood at ``path`` stays as it was. Raises
    SettingError where the folder is missing or can't be written, or the disk is full.
    """
    part = path.with_name(f".{path.name}.part")
    if path.is_dir():
        raise SettingError(f"{path}: this is a folder; name a file to write")
    try:
        out = open(part, "wb")  # noqa: SIM115 - closed below; only its opening is the caller's mistake
    except OSError as error:
        raise SettingError(f"{path}: can't be written ({error.strerror}); name a file in a folder of yours") from error
    try:
        with named(path):
            with out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, path)
            _sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_all(folder: Path, names: Iterable[str]) -> Iterator[dict[str, BinaryIO]]:
    """Open files that take their places in ``folder`` together when the block ends well, each as
    :func:`replacing` does; the folder is made where it is missing, and goes again where the block fails.

    Raises SettingError where ``folder`` is a file or can't be made, or the disk is full.
    """
    there = folder.is_dir()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SettingError(
            f"{folder}: can't be made ({error.strerror}); this format is a folder of files, name one of yours"
        ) from error
    try:
        with ExitStack() as stack:
            outs = {name: stack.enter_context(replacing(folder / name)) for name in names}
            yield outs
            with named(folder):  # a full disk shows before the first file takes its place
                for out in outs.values():
                    out.flush()
    except BaseException:
        if not there:
            folder.rmdir()
        raise


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turns a full disk into one sentence about ``path``. Raises SettingError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise SettingError(f"{path}: can't be written ({error.strerror}); make room and try again") from error
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

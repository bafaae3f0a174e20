"""What people see on a terminal: a pseudo-terminal of a given width stands for theirs."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

_SENTENCE = "North Korea has supplied Russia with up to two hundred self-propelled guns, officials in Seoul said."
_ROWS = [
    ("North Korea", "", "Russia", _SENTENCE, "a-file-with-a-long-name-of-its-own.txt"),
    ("Iran", "", "Syria", "Iran supplied Syria with rockets.", "b.txt"),
]
_PROGRAM = (
    f"from kg.cli.terminal import print_table\nprint_table(('who', 'when', 'whom', 'sentence', 'article'), {_ROWS!r})\n"
)


def _seen(width: int, tmp_path: Path, **environment: str) -> str:
    """What the program shows on a terminal that is so wide."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env={**kept, "TERM": "xterm-256color", **environment},
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # Linux's word for the other end having closed
            pass
        assert running.wait() == 0, shown
    os.close(ours)
    return shown.decode("utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_table_fits_the_terminal_and_loses_nothing(tmp_path: Path, width: int) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", _seen(width, tmp_path))
    assert max(map(len, shown.splitlines())) <= width
    letters = re.sub(r"\s", "", shown)
    for text in ("North", "Korea", "Russia", "Syria", "rockets", "hundred", "self-propelled", "b.txt"):
        assert text in letters
    assert "when" not in shown, "a column without a cell is left out"


def test_no_colour_where_the_user_wants_none(tmp_path: Path) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*3[0-9]")
    assert not colour.search(_seen(80, tmp_path, NO_COLOR="1"))

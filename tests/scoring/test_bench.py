"""What a command costs: its own time and memory, and those of its children."""

import sys
from pathlib import Path

import pytest

from kg.training.bench import cost

_BUSY = "sum(range(60_000_000))"
_BIG = "x = b'1' * 200_000_000"
_IN_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}], check=True)"


def _cost(program: str, tmp_path: Path) -> tuple[float, float]:
    found = cost([sys.executable, "-c", program], tmp_path / "out")
    return found.cpu, found.memory


@pytest.mark.slow
def test_time_and_memory_of_a_process_and_its_children(tmp_path: Path) -> None:
    cpu, _ = _cost("pass", tmp_path)
    for program in (_BUSY, _IN_A_CHILD.format(_BUSY)):
        assert _cost(program, tmp_path)[0] > cpu + 0.05
    for program in (_BIG, _IN_A_CHILD.format(_BIG)):
        assert 200 < _cost(program, tmp_path)[1] < 300


def test_output_is_kept_and_a_failure_is_told(tmp_path: Path) -> None:
    cost([sys.executable, "-c", "print('words')"], tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "words\n"
    failing = [sys.executable, "-c", "raise SystemExit(1)"]
    cost(failing, tmp_path / "out", fine=(0, 1))
    with pytest.raises(RuntimeError, match="ended with 1"):
        cost(failing, tmp_path / "out")

"""Files that are there whole or not at all; the list of formats."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hand_built import first_story

from kg.errors import ClaimsError, SettingError
from kg.exports.base import export, exporter, exporters
from kg.exports.files import replacing


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    for content in (b"one", b"two"):
        with replacing(path) as out:
            out.write(content)
            assert not path.exists() or path.read_bytes() != content
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    path.write_bytes(b"old")

    def fail() -> None:
        with replacing(path) as out:
            out.write(b"new" * 100_000)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_process_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    path.write_bytes(b"old")
    code = (
        "import sys, time; from pathlib import Path; from kg.exports.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as out:\n"
        "    out.write(b'new' * 100000); out.flush(); print('writing', flush=True); time.sleep(60)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=10)
    child.stdout.close()
    assert path.read_bytes() == b"old"
    with replacing(path) as out:
        out.write(b"next")
    assert path.read_bytes() == b"next"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_or_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "missing" / "out.ttl", tmp_path / "file" / "out.ttl"):
        with pytest.raises(SettingError, match="name a file") as refused, replacing(path):
            pass
        assert str(path) in str(refused.value)


def test_a_full_disk_is_one_sentence() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full to stand for a full disk")
    from kg.exports.files import named

    with (
        pytest.raises(SettingError, match="No space left"),
        named(Path("out.ttl")),
        open(full, "wb", buffering=0) as out,
    ):
        out.write(b"x")


def test_every_format_is_found_by_its_name(tmp_path: Path) -> None:
    names = [one.name for one in exporters()]
    assert names == sorted(set(names))
    for one in exporters():
        assert exporter(one.name).suffix.startswith(".")
        assert one.description
        export(one.name, [first_story()], tmp_path / f"out{one.suffix}")
        assert (tmp_path / f"out{one.suffix}").stat().st_size > 0


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(SettingError, match="turtle"):
        exporter("excel")


def test_a_reading_that_contradicts_itself_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "out.ttl"
    story = first_story()
    with pytest.raises(ClaimsError):
        export("turtle", [story, story], path)
    assert list(tmp_path.iterdir()) == []

"""What a command loads: the language model, the reader and the engines only where they are used."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = ("spacy", "onnxruntime", "tokenizers", "rdflib", "pyshacl", "kglite", "networkx", "numpy", "rich")


def _loaded(*words: str, cwd: Path) -> set[str]:
    """Top-level modules that are loaded when ``kg WORDS`` ends."""
    program = (
        "import atexit, sys\n"
        "loaded = lambda: 'LOADED ' + ' '.join(name for name in sys.modules if '.' not in name)\n"
        "atexit.register(lambda: sys.stderr.write(loaded()))\n"
        "sys.argv[0] = 'kg'\n"
        "from kg.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"], ["query", "--list"]])
def test_help_loads_nothing_heavy(tmp_path: Path, words: list[str]) -> None:
    # A list is a table, which is rich's to draw.
    allowed = {"rich"} if "--list" in words else set()
    assert _loaded(*words, cwd=tmp_path) & set(_HEAVY) - allowed == set()


def test_query_loads_the_engine_alone(tmp_path: Path) -> None:
    from kg import pipeline

    pipeline.load(str(tmp_path / "graph.kg"), [])
    loaded = _loaded("query", "graph.kg", "transfers", "--format", "csv", cwd=tmp_path)
    assert "kglite" in loaded
    assert loaded & {"spacy", "onnxruntime", "tokenizers", "rdflib", "pyshacl"} == set()


def test_import_of_the_package_is_light(tmp_path: Path) -> None:
    program = "import sys, kg; kg.Graph; kg.read; print(*(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"spacy", "onnxruntime", "tokenizers", "rdflib", "pyshacl", "kglite"} == set()


def _kg(*words: str) -> list[str]:
    return [sys.executable, "-c", "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()", *words]


def _claims(path: Path, articles: int) -> None:
    line = '{"document":{"id":"article-%07d","source":"x","text":null},"entities":[],"claims":[]}\n'
    path.write_text("".join(line % number for number in range(articles)), encoding="utf-8")


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    _claims(tmp_path / "claims.jsonl", 20_000)
    with subprocess.Popen(
        _kg("show", "claims.jsonl"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"x\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_full_disk_is_one_sentence(tmp_path: Path) -> None:
    _claims(tmp_path / "claims.jsonl", 1)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            _kg("show", "claims.jsonl"), cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "Error: the output: No space left on device; make room and run the same again\n"


def test_interrupt_is_quiet(tmp_path: Path) -> None:
    with subprocess.Popen(
        _kg("show", "-"), cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        _claims(tmp_path / "one.jsonl", 1)
        running.stdin.write((tmp_path / "one.jsonl").read_bytes())
        running.stdin.flush()
        running.stdout.readline()  # it is at work, and waits for more
        running.send_signal(signal.SIGINT)
        running.stdin.close()
        errors = running.stderr.read()
        running.stdout.close()
        assert errors == b""
        assert running.wait() == 130


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_output_is_utf8_in_every_locale(tmp_path: Path, locale: str) -> None:
    _claims(tmp_path / "claims.jsonl", 1)
    claims = tmp_path / "claims.jsonl"
    claims.write_text(claims.read_text(encoding="utf-8").replace('"x"', '"Київ 北京"'), encoding="utf-8")
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        _kg("show", "-"), cwd=tmp_path, input=claims.read_bytes(), env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8") == "Київ 北京\nno claims\n"

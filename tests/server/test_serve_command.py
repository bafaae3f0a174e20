"""``kg serve`` as people run it: it says where it is, ends quietly, and tells in one sentence what is wrong."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

_KG = [sys.executable, "-c", "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"]
_SLOW = b'{"cypher": "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id RETURN count(*) AS n"}'


def started(*words: str) -> tuple[subprocess.Popen[bytes], str]:
    """A running server and the line it said."""
    running = subprocess.Popen([*_KG, "serve", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stderr is not None
    return running, running.stderr.readline().decode()


@pytest.mark.slow
@pytest.mark.parametrize("busy", [False, True])
def test_it_serves_until_ctrl_c(store: Path, busy: bool) -> None:
    running, said = started(str(store), "--port", "0")
    with running:
        address, _, rest = said.partition(" ")
        assert rest == f"shows {store}; Ctrl-C ends it\n"
        assert address.startswith("http://127.0.0.1:")
        line = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=20)
        line.request("GET", "/")
        assert line.getresponse().read().startswith(b"<!doctype html>")
        line.close()
        if busy:
            line.request("POST", "/query", _SLOW, {"Content-Type": "application/json", "Origin": address.rstrip("/")})
            time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 0
        line.close()
        assert running.stdout is not None
        assert running.stderr is not None
        assert (running.stdout.read(), running.stderr.read()) == (b"", b"")


@pytest.mark.slow
def test_a_port_that_is_taken_is_one_sentence(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run([*_KG, "serve", str(store), "--port", port], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: port {port} is taken by another program; name another with --port, or --port 0 for any free one\n"
    )


@pytest.mark.slow
def test_what_is_no_store_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("")
    for target, said in (("nothing", "is not a finished store"), ("claims.jsonl", "is no store")):
        done = subprocess.run(
            [*_KG, "serve", target, "--port", "0"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert said in done.stderr


@pytest.mark.slow
def test_listening_to_others_is_said(store: Path) -> None:
    running, said = started(str(store), "--port", "0", "--host", "0.0.0.0")
    with running:
        assert said.startswith("http://localhost:")
        assert running.stderr is not None
        assert b"whoever can reach this address sees the graph" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 0

"""A store, a server over it that really listens, and plain HTTP to ask it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from live import Serve

from kg import pipeline
from kg.server.asking import LIMITS
from kg.server.serving import Server, bound
from kg.server.site import Site
from kg.stores import Limits

for _folder in ("graph", "exports", "explorer"):
    sys.path.insert(0, str(Path(__file__).parents[1] / _folder))


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from chronicle import chronicle

    place = tmp_path_factory.mktemp("served") / "graph.kg"
    pipeline.load(str(place), chronicle())
    return place


@pytest.fixture
def store(_made: Path, tmp_path: Path) -> Path:
    """A store of the chronicle of Freedonia and Sylvania."""
    return shutil.copytree(_made, tmp_path / "graph.kg")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """``serve(target, limits=...)``: a server at a free port, until the test ends."""
    ends: list[Callable[[], None]] = []

    def start(target: Path, limits: Limits = LIMITS, host: str = "127.0.0.1") -> Server:
        site = Site(str(target), limits)
        server = bound(host, 0, site)
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()

        def end() -> None:
            server.shutdown()
            thread.join()
            server.server_close()
            site.__exit__(None, None, None)

        ends.append(end)
        return server

    yield start
    for end in ends:
        end()

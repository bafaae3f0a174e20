"""The questions are asked of every engine: the embedded one, and each version of a real Neo4j."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j_fixtures import Fleet, use

from kg.model import Reading
from kg.stores import Store, open_store, open_writer

sys.path.insert(0, str(Path(__file__).parent.parent / "stores"))
sys.path.insert(0, str(Path(__file__).parent))

from engines import ENGINES


@pytest.fixture(scope="module", params=ENGINES)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_fleet: Fleet
) -> Iterator[Store]:
    """A store with the corpus that the stores are tested with."""
    from store_corpus import READINGS

    with _holding(READINGS, request.param, tmp_path_factory.mktemp("questions"), neo4j_fleet) as opened:
        yield opened


@pytest.fixture(scope="module", params=ENGINES)
def weeks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_fleet: Fleet
) -> Iterator[Store]:
    """A store with five weeks of two outlets."""
    from question_corpus import READINGS

    with _holding(READINGS, request.param, tmp_path_factory.mktemp("weeks"), neo4j_fleet) as opened:
        yield opened


@contextmanager
def _holding(readings: Iterable[Reading], engine: str, folder: Path, fleet: Fleet) -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as environment:
        target = str(folder / "graph.kg")
        if engine != "embedded":
            use(fleet, engine, environment)
            target = "neo4j"
        with open_writer(target) as writer:
            writer.load(readings)
        with open_store(target) as opened:
            yield opened

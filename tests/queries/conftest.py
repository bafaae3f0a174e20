"""The questions are asked of the corpus that the stores are tested with."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores import Store, open_store, open_writer

sys.path.insert(0, str(Path(__file__).parent.parent / "stores"))
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store with the corpus."""
    from store_corpus import READINGS

    target = str(tmp_path_factory.mktemp("questions") / "graph.kg")
    with open_writer(target) as writer:
        writer.load(READINGS)
    with open_store(target) as opened:
        yield opened


@pytest.fixture(scope="session")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An embedded store with five weeks of two outlets."""
    from question_corpus import READINGS

    target = str(tmp_path_factory.mktemp("weeks") / "graph.kg")
    with open_writer(target) as writer:
        writer.load(READINGS)
    with open_store(target) as opened:
        yield opened

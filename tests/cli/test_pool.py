"""Reading in several processes: the same results in the same order, and a sentence where one dies."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from kg.errors import ReaderError
from kg.extractors.reading import ReadingSettings
from kg.model import Article
from kg.pool import Read, read_articles
from kg.sources import Skipped


class _Deadly(ReadingSettings):
    """Settings that end the process that unpacks them."""

    def __reduce__(self) -> tuple[Callable[[int], Any], tuple[int]]:
        return os._exit, (9,)


def _articles(count: int) -> list[Article | Skipped]:
    inputs: list[Article | Skipped] = []
    for number in range(count):
        if number % 3 == 2:
            inputs.append(Skipped(f"{number}.txt", f"{number}.txt: empty; put the article's text into it"))
        else:
            inputs.append(Article(f"article-{number}", f"{number}.txt", f"Number {number} is an odd piece.", "0"))
    return inputs


def test_dead_process_is_one_sentence() -> None:
    with pytest.raises(ReaderError, match=r"processes died.*smaller --jobs"):
        list(read_articles(_articles(3), _Deadly(), jobs=2))


@pytest.mark.slow
def test_missing_model_is_named_by_every_number_of_processes() -> None:
    for jobs in (1, 2):
        with pytest.raises(ReaderError, match="no_such_model"):
            list(read_articles(_articles(2), ReadingSettings(model="no_such_model"), jobs=jobs))


@pytest.mark.slow
def test_results_stand_in_the_order_of_the_inputs() -> None:
    inputs = _articles(40)
    here, there = (list(read_articles(inputs, ReadingSettings(), jobs=jobs)) for jobs in (1, 2))
    assert here == there
    assert [_source(outcome) for outcome in here] == [item.source for item in inputs]


def _source(outcome: Read | Skipped) -> str:
    return outcome.reading.article.source if isinstance(outcome, Read) else outcome.source

"""Reading many articles, in this process or in several, with the same results in the same order."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, ReaderError
from kg.model import Article, Reading
from kg.sources import Skipped

if TYPE_CHECKING:
    from kg.extractors.reading import ArticleReader, ReadingSettings

#: Articles handed out ahead of the one awaited, per process: enough to keep all busy, and a bound on memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Read:
    """One article's reading with its trace: scores and refused candidates, JSON objects."""

    reading: Reading
    trace: tuple[dict[str, Any], ...]


Outcome = Read | Skipped


def read_articles(
    articles: Iterable[Article | Skipped],
    settings: "ReadingSettings",
    *,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """What became of each article, in the order of the input and whatever ``jobs`` is.

    Skipped inputs pass through; an article that the reader refuses becomes one. Raises ReaderError where
    the models are missing, or where a reading process died.
    """
    if jobs <= 1:
        yield from _read_here(articles, settings)
    else:
        yield from _read_in_processes(articles, settings, jobs)


def _read_here(articles: Iterable[Article | Skipped], settings: "ReadingSettings") -> Iterator[Outcome]:
    reader: ArticleReader | None = None
    for article in articles:
        if isinstance(article, Skipped):
            yield article
            continue
        reader = reader or _new_reader(settings)
        yield _read(reader, article)


def _read_in_processes(
    articles: Iterable[Article | Skipped], settings: "ReadingSettings", jobs: int
) -> Iterator[Outcome]:
    waiting: deque[Skipped | Future[Outcome]] = deque()
    # Spawned and not forked: a fork of a process whose libraries run threads can hang.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(settings,))
    try:
        for article in articles:
            waiting.append(article if isinstance(article, Skipped) else pool.submit(_work, article))
            while len(waiting) > jobs * _AHEAD:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    except BrokenProcessPool as error:
        raise ReaderError(
            f"one of {jobs} reading processes died (the system may have run out of memory); "
            "run the same command again with a smaller --jobs"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(item: "Skipped | Future[Outcome]") -> Outcome:
    return item if isinstance(item, Skipped) else item.result()


_settings: "ReadingSettings | None" = None
_reader: "ArticleReader | None" = None


def _start(settings: "ReadingSettings") -> None:
    """Runs once in each process. The reader itself is built with the first article: an error raised here
    would reach the parent as a dead process and lose its sentence."""
    global _settings  # noqa: PLW0603 - a pool's process has no other place for what it keeps between articles
    _settings = settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle, once


def _work(article: Article) -> Outcome:
    global _reader  # noqa: PLW0603
    if _reader is None:
        if _settings is None:
            raise RuntimeError("the reading process was not started by read_articles")
        _reader = _new_reader(_settings)
    return _read(_reader, article)


def _read(reader: "ArticleReader", article: Article) -> Outcome:
    try:
        reading, trace = reader.read(article)
    except InputError as error:
        return Skipped(article.source, str(error))
    return Read(reading, tuple(trace))


def _default_reader(settings: "ReadingSettings") -> "ArticleReader":
    from kg.extractors.reading import ArticleReader

    return ArticleReader(settings)


#: How a reader is made; the seam at which tests put one that needs no models (in this process only).
_new_reader: "Callable[[ReadingSettings], ArticleReader]" = _default_reader

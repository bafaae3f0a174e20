"""From an article to its claims: parse, propose, decode, resolve, admit."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Article, Reading


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """model: name of an installed spaCy model (None: the default); lexicons: the user's own name tables."""

    model: str | None = None
    lexicons: tuple[Path, ...] = ()


class ArticleReader:
    """Holds the language model, the learned reader and the lexicons; one per process, built once.

    Raises ReaderError where a model is missing or doesn't fit.
    """

    def __init__(self, settings: ReadingSettings | None = None) -> None:
        self.settings = settings or ReadingSettings()

    def read(self, article: Article) -> tuple[Reading, list[dict[str, Any]]]:
        """The article's reading, and its trace (scores and refused candidates, JSON objects) for
        ``trace.jsonl``. article.text must be present."""
        return Reading(article, (), ()), []

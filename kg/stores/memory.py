"""The reference store: readings in a dictionary, their graph built anew when asked for.

It shows what every store must hold, in the fewest lines; tests compare the others with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from kg.errors import SettingError
from kg.graph.build import article_graph
from kg.graph.graph import Graph
from kg.model import Reading, jsonl
from kg.stores.base import Counts, Limits, Rows


class MemoryStore:
    """Both sides in one; gone when the process ends."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing to give back; the readings stay."""

    def load(self, readings: Iterable[Reading]) -> Counts:
        """Put articles in; see :class:`kg.stores.base.Writer`."""
        counts = Counts()
        for reading in readings:
            article_graph(reading)  # refuse what contradicts itself before it replaces anything
            held = self._readings.get(reading.article.id)
            if held is None:
                counts += Counts(created=1)
            elif jsonl.dumps(held) == jsonl.dumps(reading):
                counts += Counts(unchanged=1)
            else:
                counts += Counts(updated=1)
            self._readings[reading.article.id] = reading
        return counts

    def forget(self, article: str) -> bool:
        """Take an article out; see :class:`kg.stores.base.Writer`."""
        return self._readings.pop(article, None) is not None

    def read(self) -> Iterator[Reading]:
        """Every article, by article id, as its line of claims.jsonl gives it."""
        for article in sorted(self._readings):
            yield jsonl.loads(jsonl.dumps(self._readings[article]))

    def query(self, text: str, params: Mapping[str, Any], limits: Limits | None = None) -> Rows:
        """Refused: there is no Cypher here."""
        raise SettingError("a store in memory has no Cypher; load the claims into a folder with kg load")

    def graph(self) -> Graph:
        """Nodes, edges and direct edges of all articles."""
        return Graph.of(self._readings.values())

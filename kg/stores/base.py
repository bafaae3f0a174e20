"""What a graph store is: a read side and a write side, and the values that pass through them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self, runtime_checkable

from kg.model import Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """What a load did, in articles: created (not there before), updated (replaced), unchanged."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.created + other.created, self.updated + other.updated, self.unchanged + other.unchanged)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost: so many rows are kept of its answer, and so many seconds it may take."""

    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as an answer: plain values (str, int, float, bool, None, tuples and dicts of these).

    more: the answer had more rows than the limit kept.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False


def too_slow(limits: Limits) -> str:
    """What a store says of a question that takes longer than it may."""
    return f"the query takes longer than {limits.seconds:g} seconds; ask for less at once"


class _Closing(Protocol):
    def close(self) -> None:
        """Give back whatever the store holds; calling it again does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@runtime_checkable
class Store(_Closing, Protocol):
    """The read side. What it shows is the state after the last finished command."""

    def read(self) -> Iterator[Reading]:
        """Every article as its line of claims.jsonl held it, by article id in code point order."""
        ...

    def query(self, text: str, params: Mapping[str, Any], limits: Limits | None = None) -> Rows:
        """Answer of a reading Cypher text; ``$name`` in it stands for ``params["name"]``.

        Raises SettingError where the text is wrong, would write or takes longer than the limits allow, StoreError
        where this store has no Cypher.
        """
        ...


@runtime_checkable
class Writer(_Closing, Protocol):
    """The write side: one at a time. Every article goes in or out as a whole."""

    def load(self, readings: Iterable[Reading]) -> Counts:
        """Put the articles in; each replaces what the store held of it before.

        A reading whose line is the one that the store holds changes nothing. Of two with one id in the
        same call the later one stays. Entity names and direct edges are level when the call returns.
        """
        ...

    def forget(self, article: str) -> bool:
        """Take an article out, with every shared node that only it supported. False: it was not there."""
        ...

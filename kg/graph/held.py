"""An RDF file's triples on disk (SQLite's temporary file), to be looked up by subject, so that memory does not grow
with the file."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from types import TracebackType
from typing import NamedTuple, Self

import pyoxigraph

from kg.ontology.iri import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"
_BLANK = "_:"


class Held(NamedTuple):
    """An object. kind: empty for an IRI or a blank node (whose text begins with ``_:``), ``@`` and the language, or
    the datatype's IRI."""

    text: str
    kind: str

    @property
    def is_literal(self) -> bool:
        """Whether it can be no subject."""
        return self.kind != ""


class HeldTriples:
    """Triples of all graphs together, each once; a context manager. Triple terms, which assert nothing, are left
    out."""

    def __init__(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE triple (subject TEXT, predicate TEXT,"
            " object TEXT, kind TEXT, PRIMARY KEY (subject, predicate, object, kind)) WITHOUT ROWID; BEGIN;"
        )
        try:
            self._rows.executemany("INSERT OR IGNORE INTO triple VALUES (?, ?, ?, ?)", _plain(quads))
        except BaseException:
            self._rows.close()
            raise
        self._rows.execute("CREATE TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID")
        self.objects = lru_cache(maxsize=4096)(self._objects)

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM triple").fetchone()[0])

    def count(self, kind: str) -> int:
        """How many subjects are of a class, by its IRI."""
        rows = self._rows.execute(
            "SELECT count(*) FROM triple WHERE predicate = ? AND object = ? AND kind = ''", (_TYPE, kind)
        )
        return int(rows.fetchone()[0])

    def subjects(self) -> Iterator[str]:
        """Every subject, sorted."""
        for (subject,) in self._rows.execute("SELECT DISTINCT subject FROM triple ORDER BY subject"):
            yield subject

    def about(self, subject: str) -> dict[str, list[Held]]:
        """All of one subject: its objects by predicate, both sorted."""
        found: dict[str, list[Held]] = {}
        for predicate, *held in self._rows.execute(
            "SELECT predicate, object, kind FROM triple WHERE subject = ? ORDER BY predicate, object, kind", (subject,)
        ):
            found.setdefault(predicate, []).append(Held(*held))
        return found

    def _objects(self, subject: str, predicate: str) -> tuple[Held, ...]:
        rows = self._rows.execute(
            "SELECT object, kind FROM triple WHERE subject = ? AND predicate = ? ORDER BY object, kind",
            (subject, predicate),
        )
        return tuple(Held(*row) for row in rows)

    def are_new(self, keys: Iterable[bytes]) -> bool:
        """Whether one of the keys is asked about for the first time."""
        added = self._rows.executemany("INSERT OR IGNORE INTO seen VALUES (?)", ((key,) for key in keys))
        return added.rowcount > 0

    def pairs(self, predicate: str) -> Iterator[tuple[str, Held]]:
        """Subjects and objects of a predicate."""
        rows = self._rows.execute("SELECT subject, object, kind FROM triple WHERE predicate = ?", (predicate,))
        for subject, *held in rows:
            yield subject, Held(*held)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()


def _plain(quads: Iterable[pyoxigraph.Quad]) -> Iterator[tuple[str, str, str, str]]:
    for quad in quads:
        if not isinstance(quad.object, pyoxigraph.Triple) and not isinstance(quad.subject, pyoxigraph.Triple):
            yield _node(quad.subject), quad.predicate.value, *as_held(quad.object)


def _node(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode) else _BLANK + term.value


def as_held(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> Held:
    """A term of pyoxigraph."""
    if not isinstance(term, pyoxigraph.Literal):
        return Held(_node(term), "")
    return Held(term.value, f"@{term.language}" if term.language is not None else term.datatype.value)

"""The default store: one folder, held by the kglite engine. Nothing outside this file knows kglite.

The folder holds ``store.json`` (what it is, and the layout it was written in; written last, so that a
folder with it is a whole store), ``graph.kgl`` (the graph as of the last finished command) and the
engine's write-ahead log and lock files beside it. A transaction
is in the log, on disk, before it returns; a finished command folds the log into ``graph.kgl``, which is
replaced whole by rename. Readers take no lock and see the last finished command; a log that a dead
command left behind is taken in by whoever opens the store next.
"""

import json
import os
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import kglite

from kg.errors import SettingError, StoreBusy, StoreDamaged, StoreError
from kg.graph.labels import LAYOUT
from kg.model import Reading
from kg.stores import loading, texts
from kg.stores.base import Counts, Limits, Rows, too_slow

_MARKER = "store.json"
_GRAPH = "graph.kgl"
_LOG = "graph.kgl-wal"
_KIND = "kg-embedded-store"

T = TypeVar("T")


class EmbeddedStore:
    """The read side of the store in a folder.

    Raises StoreError where there is none or it can't be read, StoreDamaged where a file of it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if not _is_store(path):
            raise StoreError(f"{path} is not a finished store; fill it first with kg load {path} CLAIMS or kg build")
        if _log_pending(path):
            _recover(path)
        self._graph: Any = _load(path)
        if loading.unsettled(self._ask):
            _recover(path)
            self._graph = _load(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the graph go."""
        self._graph = None

    def read(self) -> Iterator[Reading]:
        """Every article, by article id."""
        return loading.read(self._ask)

    def query(self, text: str, params: Mapping[str, Any], limits: Limits | None = None) -> Rows:
        """Answer of a Cypher text. Raises SettingError where it is wrong, writes, lacks a parameter or is too slow."""
        bounds = {} if limits is None else {"timeout_ms": int(limits.seconds * 1000), "row_limit": limits.rows}
        try:
            found = self._graph.cypher(text, params=dict(params), **bounds)
        except kglite.CypherTimeoutError:
            if limits is None:
                raise SettingError("the query takes too long for the engine; ask for less at once") from None
            raise SettingError(too_slow(limits)) from None
        except kglite.ReadOnlyError:
            raise SettingError("a query can't change the store; load claims with kg load instead") from None
        except (kglite.KgError, ValueError, TypeError, OverflowError) as error:
            raise SettingError(f"the query can't be answered: {_sentence(error)}") from error
        if found is None or isinstance(found, str):
            raise SettingError("the query gives no table; leave FORMAT out and end it with RETURN")
        columns = tuple(found.columns)
        rows = tuple(tuple(_value(row[name]) for name in columns) for row in found.to_list())
        return Rows(columns, rows, more=(found.diagnostics or {}).get("total_rows") is not None)

    def _ask(self, text: str, params: Mapping[str, Any]) -> list[loading.Row]:
        return _run(self._graph, text, params)


class EmbeddedWriter:
    """The write side: makes the folder where it is not there, and holds its single-writer lease.

    Raises StoreBusy where somebody else writes, StoreDamaged and StoreError as the read side does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new = new = not _is_store(path)
        if new:
            _make_folder(path)
        self._graph: Any = _open(path)
        try:
            if new:
                for text in texts.SCHEMA:
                    _run(self._graph, text, {})
                _save(self._graph, path)
                _write_marker(path)
            loading.settle(self._transact)  # what a command that died left half counted
        except BaseException:
            _release(self._graph)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        empty = error is not None and self._new and not _run(self._graph, texts.ARTICLE_IDS, {})
        self.close()
        if empty:
            _unmake(self._path)  # the first load failed: leave nothing half made

    def load(self, readings: Iterable[Reading]) -> Counts:
        """Put articles in; see :class:`kg.stores.base.Writer`."""
        return loading.load(self._transact, readings)

    def forget(self, article: str) -> bool:
        """Take an article out; see :class:`kg.stores.base.Writer`."""
        return loading.forget(self._transact, article)

    def close(self) -> None:
        """Fold the log into the graph's file and give the lease back."""
        if self._graph is not None:
            try:
                _save(self._graph, self._path)
            finally:
                _release(self._graph)
                self._graph = None

    def _transact(self, work: Callable[[loading.Run], T]) -> T:
        if self._graph is None:
            raise StoreError(f"{self._path}: this writer is closed; open another")
        transaction = self._graph.begin()
        try:
            result = work(lambda text, params: _run(transaction, text, params))
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except (kglite.KgError, OSError, ValueError) as error:
            raise StoreError(f"{self._path}: the change could not be written ({_sentence(error)})") from error
        return result


def _is_store(path: Path) -> bool:
    """Whether the folder is a whole store; False: nothing is there yet, or one whose making was cut off.

    Raises StoreError where something else is there, or a store of another layout.
    """
    if not path.exists():
        return False
    if not path.is_dir():
        raise StoreError(f"{path} is a file, not a store; a store is a folder such as graph.kg")
    marker = path / _MARKER
    try:
        found = sorted(entry.name for entry in path.iterdir())
        text = marker.read_text(encoding="utf-8") if _MARKER in found else None
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}); check its permissions") from error
    except UnicodeDecodeError as error:
        raise StoreDamaged(f"{marker} is damaged; build the store again from claims.jsonl") from error
    if text is None:
        if any(not name.startswith((_GRAPH, f".{_GRAPH}", f"{_MARKER}.")) for name in found):
            raise StoreError(f"{path} is a folder with other files in it, not a store; name another path")
        return False
    try:
        marks = json.loads(text)
        kind, layout = marks["kind"], marks["layout"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{marker} is damaged; build the store again from claims.jsonl") from error
    if kind != _KIND:
        raise StoreDamaged(f"{marker} is not a store's; build the store again from claims.jsonl")
    if layout != LAYOUT:
        raise StoreError(
            f"{path} was written by another version of kg (layout {layout}, not {LAYOUT}); "
            "build it again from claims.jsonl in a new folder"
        )
    if not (path / _GRAPH).is_file():
        raise StoreDamaged(f"{path / _GRAPH} is missing; build the store again from claims.jsonl")
    return True


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} can't be made ({error.strerror}); name a folder that you may write to") from error


def _unmake(path: Path) -> None:
    for entry in path.iterdir():
        if entry.name.startswith((_GRAPH, _MARKER)):
            entry.unlink(missing_ok=True)
    with suppress(OSError):  # something else came to lie there
        path.rmdir()


def _write_marker(path: Path) -> None:
    """Atomically: a half-written marker would look like damage."""
    part = path / f"{_MARKER}.part"
    part.write_text(json.dumps({"kind": _KIND, "layout": LAYOUT}) + "\n", encoding="utf-8")
    part.replace(path / _MARKER)


def _log_pending(path: Path) -> bool:
    """Whether the log holds anything: the engine leaves a header of 5 bytes in an empty one."""
    try:
        return (path / _LOG).stat().st_size > 5
    except OSError:
        return False


def _recover(path: Path) -> None:
    """Take in what a command that died had committed; left alone while another command is writing."""
    if not os.access(path, os.W_OK):
        raise StoreError(
            f"{path} holds changes of a command that was cut off, and the folder can't be written; "
            "copy it to where you may write and open the copy"
        )
    try:
        EmbeddedWriter(path).close()
    except StoreBusy:
        return


def _open(path: Path) -> Any:
    if not os.access(path, os.W_OK):
        raise StoreError(f"{path} can't be written; check its permissions, or name another folder")
    graph_file = path / _GRAPH
    try:
        with _engine_silent(_log_pending(path)):
            # the log is folded in when a command ends and not before: readers see whole commands
            graph = kglite.open(str(graph_file), durable="full", auto_checkpoint_wal_mib=0)
    except kglite.WriterLeaseHeldError as error:
        holder = (getattr(error, "holder", None) or {}).get("pid")
        who = "another process" if holder is None else f"process {holder}"
        raise StoreBusy(f"{path} is being written by {who}; try again when it is done") from error
    except kglite.FileFormatError as error:
        raise StoreDamaged(f"{graph_file} is damaged; build the store again from claims.jsonl") from error
    except (kglite.KgError, OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"{path} can't be opened for writing ({_sentence(error)})") from error
    if not graph.verify_integrity()["ok"]:  # what opening reads later, it checks later
        _release(graph)
        raise StoreDamaged(f"{graph_file} is damaged; build the store again from claims.jsonl")
    set_aside = sorted(path.glob(f"{_LOG}.quarantine-*"))
    if set_aside:
        _release(graph)
        raise StoreDamaged(
            f"{set_aside[0]}: a part of the store's log was damaged and has been set aside; "
            "build the store again from claims.jsonl, or remove that file to go on without its articles"
        )
    for tail in path.glob(f"{_LOG}.torn-*"):  # a transaction that never ended, kept by the engine
        tail.unlink(missing_ok=True)
    return graph


def _load(path: Path) -> Any:
    graph_file = path / _GRAPH
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a log stands beside it: somebody is writing now
            graph = kglite.load(str(graph_file), verify="eager")
    except kglite.FileFormatError as error:
        raise StoreDamaged(f"{graph_file} is damaged; build the store again from claims.jsonl") from error
    except (kglite.KgError, OSError) as error:
        raise StoreError(f"{graph_file} can't be read ({_sentence(error)})") from error
    graph.read_only(True)
    return graph


def _save(graph: Any, path: Path) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", kglite.MappedFallbackWarning)  # a matter of the engine's memory use
            graph.save()
    except (kglite.KgError, OSError, ValueError) as error:
        raise StoreError(
            f"{path / _GRAPH} can't be written ({_sentence(error)}); what was loaded stays in the log beside it"
        ) from error


def _release(graph: Any) -> None:
    """Give the lease back without another checkpoint: the engine makes one only on a clean exit."""
    graph.__exit__(StoreError, StoreError("released"), None)


def _run(graph: Any, text: str, params: Mapping[str, Any]) -> list[loading.Row]:
    try:
        found = graph.cypher(text, params=dict(params))
    except (kglite.KgError, ValueError, TypeError, OverflowError) as error:
        raise StoreError(f"the store refused a change or a question ({_sentence(error)})") from error
    rows: list[loading.Row] = [] if found is None else found.to_list()
    return rows


def _value(value: Any) -> Any:
    """Plain values; a node or relationship is a dict of what was stored."""
    if isinstance(value, list | tuple):
        return tuple(_value(item) for item in value)
    if isinstance(value, dict):
        if set(value) == {"id", "labels", "properties"}:
            properties = {key: _value(item) for key, item in value["properties"].items()}
            return {"labels": tuple(value["labels"]), "properties": _stored(value["labels"], properties)}
        return {key: _value(item) for key, item in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def _stored(labels: list[str], properties: dict[str, Any]) -> dict[str, Any]:
    """Without the type and title that the engine shows on every node, stored or not."""
    label = labels[0] if labels else ""
    minted = {"type": (label,), "title": (f"{label}_{properties.get('id')}", properties.get("name"))}
    return {key: item for key, item in properties.items() if item is not None and item not in minted.get(key, ())}


def _sentence(error: Exception) -> str:
    """First line of the engine's words, without its full stop."""
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__


@contextmanager
def _engine_silent(wanted: bool) -> Iterator[None]:
    """While the engine takes in a log: it writes its notes straight to the process's stderr, past Python.

    What they say we find out ourselves and say in one sentence.
    """
    if not wanted:
        yield
        return
    saved = os.dup(2)
    try:
        with tempfile.TemporaryFile() as notes:
            os.dup2(notes.fileno(), 2)
            try:
                yield
            finally:
                os.dup2(saved, 2)
    finally:
        os.close(saved)


kglite.set_query_warning_policy("silent")  # a label that no node has yet is no news to a user

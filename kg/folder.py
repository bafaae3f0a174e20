"""The folder that ``kg build`` fills, and how it stays whole whenever a run dies.

A build first lays everything down in ``.next``: the new articles sorted on disk and merged with what the
folder holds. Then one rename, ``.next`` to ``.done``, decides: before it the run never happened, after it
every later step can be repeated until it holds (move the files into place, bring the store level, write
the Turtle). The next build finishes what a dead one left.

    DIR/claims.jsonl   one line an article, by article id
    DIR/report.json    one line an article in the same order, then what was skipped, then totals
    DIR/trace.jsonl    one line an article: scores and refused candidates
    DIR/graph.kg       the embedded store
    DIR/graph.ttl      Turtle
"""

import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from kg.errors import ClaimsError, SettingError, StoreBusy
from kg.model import Reading, jsonl
from kg.sources import Skipped, kept

#: Files that are replaced whole by rename, in this order.
_MOVED = ("claims.jsonl", "report.json", "trace.jsonl")
#: Ids of the articles that a build adds or replaces; and the mark that the store lacks all others, too.
_CHANGED = "changed"
_WHOLE = "whole"
_SORTED = "sorted.db"


class Folder:
    """Paths of one build folder, its lock and its journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.claims = path / "claims.jsonl"
        self.report = path / "report.json"
        self.trace = path / "trace.jsonl"
        self.store = path / "graph.kg"
        self.turtle = path / "graph.ttl"
        self.next = path / ".next"
        self.done = path / ".done"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder where it is missing and keep other builds out; a new one that stays empty goes again.

        Raises SettingError where the folder can't be written, StoreBusy where another build is at work.
        """
        try:
            made = [folder for folder in (self.path, *self.path.parents) if not folder.exists()]
            self.path.mkdir(parents=True, exist_ok=True)
            # The folder itself is locked: no lock file that somebody would have to understand or remove.
            handle = os.open(self.path, os.O_RDONLY)
        except OSError as error:
            raise _unwritable(self.path, error) from error
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StoreBusy(f"{self.path}: another kg build writes here; wait for it and try again") from error
            yield
        finally:
            os.close(handle)
            for folder in made:
                try:
                    folder.rmdir()
                except OSError:  # it has content now, as it should
                    break

    @contextmanager
    def stage(self) -> "Iterator[Stage]":
        """A place for the articles of one build. Unless :meth:`decide` is called it goes, as does what a dead
        run left there."""
        try:
            shutil.rmtree(self.next, ignore_errors=True)
            self.next.mkdir()
        except OSError as error:
            raise _unwritable(self.path, error) from error
        try:
            with closing(sqlite3.connect(self.next / _SORTED, isolation_level=None)) as rows:
                yield Stage(self, rows)
        except sqlite3.OperationalError as error:
            raise SettingError(f"{self.path}: can't write there ({error}); make room, or name another place") from error
        finally:
            shutil.rmtree(self.next, ignore_errors=True)

    def decide(self) -> None:
        """From here on the staged build has happened."""
        _sync_folder(self.next)
        (self.next / _SORTED).unlink()
        self.next.rename(self.done)
        _sync_folder(self.path)

    def settle(self) -> bool:
        """Move decided files into place; whether there is a decided build whose store and Turtle may lag."""
        if not self.done.is_dir():
            return False
        for name in _MOVED:
            staged = self.done / name
            if staged.exists():
                staged.replace(self.path / name)
        _sync_folder(self.path)
        return True

    def changed(self) -> Iterator[str]:
        """Lines of claims.jsonl that the decided build added or replaced: all, where there was no store."""
        whole = self.done / _WHOLE
        if not self.store.exists():
            # Noted before the store is made: a load that dies half-way must not pass for a whole one.
            whole.touch()
        return self._lines(everything=whole.exists())

    def _lines(self, *, everything: bool) -> Iterator[str]:
        with (
            open(self.claims, encoding="utf-8", newline="\n") as lines,
            open(self.done / _CHANGED, encoding="utf-8") as ids,
        ):
            wanted = next(ids, "").rstrip("\n")
            for line in lines:
                if everything:
                    yield line
                elif wanted and _id_of(line) == wanted:
                    yield line
                    wanted = next(ids, "").rstrip("\n")

    def close(self) -> None:
        """Everything is level: forget the journal, all of it at once."""
        self.done.rename(self.next)
        shutil.rmtree(self.next)


@contextmanager
def in_order(readings: Iterable[Reading]) -> Iterator[Iterator[Reading]]:
    """The readings by article id, sorted on disk; of two with one id the later one stays. All of them are
    read before the block begins."""
    with TemporaryDirectory(prefix="kg-") as place, closing(sqlite3.connect(Path(place) / _SORTED)) as rows:
        rows.execute("CREATE TABLE article(id TEXT PRIMARY KEY, line TEXT) WITHOUT ROWID")
        rows.executemany(
            "INSERT OR REPLACE INTO article VALUES (?, ?)",
            ((reading.article.id, jsonl.dumps(reading)) for reading in readings),
        )
        yield (jsonl.loads(line) for (line,) in rows.execute("SELECT line FROM article ORDER BY id"))


class Stage:
    """The articles of one build, sorted on disk (SQLite), so that memory does not grow with their number."""

    def __init__(self, folder: Folder, rows: sqlite3.Connection) -> None:
        self._folder = folder
        self._rows = rows
        # The stage lives for one run; the folder's rename makes it durable, so SQLite need not.
        self._rows.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
            "CREATE TABLE article(id TEXT PRIMARY KEY, source TEXT, line TEXT, entry TEXT, trace TEXT,"
            " claims INT, rejected INT, noticed INT) WITHOUT ROWID;"
            "CREATE TABLE skipped(source TEXT, reason TEXT, PRIMARY KEY (source, reason)) WITHOUT ROWID;"
        )

    def add(self, reading: Reading, trace: Iterable[dict[str, Any]]) -> str | None:
        """Keep an article; the source of the one that gave way where two of this build have one id."""
        article = reading.article
        held = self._rows.execute("SELECT line FROM article WHERE id = ?", (article.id,)).fetchone()
        loser = None
        if held is not None:
            other = jsonl.loads(held[0]).article
            if kept(other, article) is other:
                return article.source
            loser = other.source
        self._rows.execute(
            "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                _utf8(article.source),
                jsonl.dumps(reading),
                jsonl.encode(_entry(reading)),
                jsonl.encode({"document": article.id, "candidates": list(trace)}),
                len(reading.claims),
                len(reading.rejected),
                len(reading.noticed),
            ),
        )
        return loser

    def skip(self, skipped: Skipped) -> None:
        """Note an input that gave no article."""
        self._rows.execute(
            "INSERT OR IGNORE INTO skipped VALUES (?, ?)", (_utf8(skipped.source), _utf8(skipped.reason))
        )

    def totals(self) -> dict[str, int]:
        """How much this build holds so far, named as in a RunReport."""
        row = self._rows.execute(
            "SELECT count(*), total(claims), total(rejected), total(noticed) FROM article"
        ).fetchone()
        return dict(zip(("read", "claims", "rejected", "noticed"), map(int, row), strict=True))

    def write(self) -> None:
        """Lay down all files of the build in ``.next``. Raises ClaimsError where the folder's own are malformed."""
        folder = self._folder
        self._merge_skipped()
        with (
            _durable(folder.next / "claims.jsonl") as claims,
            _durable(folder.next / "trace.jsonl") as trace,
            _durable(folder.next / "report.json") as report,
            _durable(folder.next / _CHANGED) as changed,
        ):
            traces = _Ordered(_stripped(folder.trace))
            entries = _Ordered(_report_lines(folder.report, '{"id":'), key="id")
            writer = _ReportWriter(report)
            for article, old, new in self._merged():
                if new is None:
                    claims.write(old + "\n")
                    entry = entries.take(article) or jsonl.encode(_entry(jsonl.loads(old)))
                    traced = traces.take(article)
                else:
                    line, entry, traced = new
                    claims.write(line + "\n")
                    changed.write(article + "\n")
                if traced:
                    trace.write(traced + "\n")
                writer.article(entry)
            writer.close(self._rows.execute("SELECT source, reason FROM skipped ORDER BY source, reason"))

    def _merge_skipped(self) -> None:
        """Keep what earlier builds skipped, but for sources that this one has read after all."""
        for text in _report_lines(self._folder.report, '{"source":'):
            old = json.loads(text)
            self._rows.execute(
                "INSERT OR IGNORE INTO skipped SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM article WHERE source = ?)",
                (old["source"], old["reason"], old["source"]),
            )

    def _merged(self) -> Iterator[tuple[str, str, tuple[str, str, str] | None]]:
        """(article id, its old line, its new line with entry and trace) of all articles, by id."""
        rows = iter(self._rows.execute("SELECT id, line, entry, trace FROM article ORDER BY id"))
        row = next(rows, None)
        last = ""
        for number, old in enumerate(_stripped(self._folder.claims), 1):
            article = _checked_id(old, self._folder.claims, number)
            if article <= last:
                raise ClaimsError(
                    f"{self._folder.claims}, line {number}: articles do not stand in the order of their ids; "
                    "build into another folder"
                )
            last = article
            while row is not None and row[0] < article:
                yield row[0], "", row[1:]
                row = next(rows, None)
            if row is not None and row[0] == article:
                yield article, old, row[1:]
                row = next(rows, None)
            else:
                yield article, old, None
        while row is not None:
            yield row[0], "", row[1:]
            row = next(rows, None)


class _Ordered:
    """Lines of one file, taken by ascending article id; a missing one is None, a malformed file is empty."""

    def __init__(self, lines: Iterator[str], key: str = "document") -> None:
        self._lines = lines
        self._key = key
        self._held = self._next()

    def take(self, article: str) -> str | None:
        while self._held is not None and self._held[0] < article:
            self._held = self._next()
        return self._held[1] if self._held is not None and self._held[0] == article else None

    def _next(self) -> tuple[str, str] | None:
        line = next(self._lines, None)
        if line is None:
            return None
        try:
            return str(json.loads(line)[self._key]), line
        except (ValueError, KeyError, TypeError):
            return None


class _ReportWriter:
    """report.json, an article at a time: valid JSON whose lines can be read back one by one."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._totals = {"articles": 0, "claims": 0, "noticed": 0, "rejected": 0, "skipped": 0}
        self._reasons: dict[str, int] = {}
        out.write('{\n"articles": [')

    def article(self, entry: str) -> None:
        self._out.write((",\n" if self._totals["articles"] else "\n") + entry)
        data = json.loads(entry)
        self._totals["articles"] += 1
        for key in ("claims", "noticed"):
            self._totals[key] += data[key]
        for rejected in data["rejected"]:
            self._totals["rejected"] += 1
            self._reasons[rejected["reason"]] = self._reasons.get(rejected["reason"], 0) + 1

    def close(self, skipped: Iterable[tuple[str, str]]) -> None:
        self._out.write('\n],\n"skipped": [')
        for source, reason in skipped:
            self._out.write(
                (",\n" if self._totals["skipped"] else "\n") + jsonl.encode({"source": source, "reason": reason})
            )
            self._totals["skipped"] += 1
        totals = self._totals | {"rejectedByReason": dict(sorted(self._reasons.items()))}
        self._out.write(f'\n],\n"totals": {jsonl.encode(totals)}\n}}\n')


def _entry(reading: Reading) -> dict[str, Any]:
    """An article's line of report.json."""
    return {
        "id": reading.article.id,
        "source": reading.article.source,
        "claims": len(reading.claims),
        "entities": len(reading.entities),
        "noticed": len(reading.noticed),
        "rejected": [
            {
                "type": rejected.claim.type.value,
                "reason": rejected.reason,
                "detail": rejected.detail,
                "trigger": rejected.claim.trigger.text,
                "start": rejected.claim.evidence.start,
                "end": rejected.claim.evidence.end,
            }
            for rejected in reading.rejected
        ],
    }


def _utf8(text: str) -> str:
    """Text that can be written: a file's name may hold bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _id_of(line: str) -> str:
    return str(json.loads(line)["document"]["id"])


def _checked_id(line: str, path: Path, number: int) -> str:
    try:
        return _id_of(line)
    except (ValueError, KeyError, TypeError) as error:
        raise ClaimsError(f"{path}, line {number}: not a line of claims.jsonl; build into another folder") from error


def _stripped(path: Path) -> Iterator[str]:
    """Lines of a file that may not exist, without their newlines."""
    if path.exists():
        with open(path, encoding="utf-8", newline="\n") as lines:
            for line in lines:
                if line.strip():
                    yield line.rstrip("\n")


def _report_lines(path: Path, beginning: str) -> Iterator[str]:
    for line in _stripped(path):
        if line.startswith(beginning):
            yield line.rstrip(",")


@contextmanager
def _durable(path: Path) -> Iterator[TextIO]:
    """A new UTF-8 file that is on the disk when the block ends."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> SettingError:
    return SettingError(f"{path}: can't write there ({error.strerror}); name another place")

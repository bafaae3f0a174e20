"""Metadata beside the text: the table of ``--meta``, ``NAME.meta.json``, a JSON line's own, and dates."""

import csv
import difflib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kg.errors import SettingError, SourceError
from kg.sources.decoding import decode
from kg.sources.values import META_KEYS, Meta, Note, Skipped

_COLUMNS = ("file", *META_KEYS)

#: A sidecar holds four short strings; anything larger is another file by that name.
_MAX_SIDECAR = 1_000_000


def day(given: str) -> str:
    """A publication date as EDTF: a year, a month or a day; a datetime is cut to the day it names.

    Raises ValueError with a clause that says what is wrong.
    """
    try:
        if re.fullmatch(r"[0-9]{4}", given):
            date(int(given), 1, 1)
            return given
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", given):
            date.fromisoformat(given + "-01")
            return given
        if re.match(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:[T ]|$)", given):
            return datetime.fromisoformat(given).date().isoformat()
    except ValueError:
        pass
    raise ValueError(f"there is no date {_short(given)}; write it as 2024, 2024-06 or 2024-06-19")


def meta_of(values: Mapping[str, object]) -> Meta:
    """The metadata among the values; spaces are made one, empty strings count as not given.

    Raises ValueError where a value is neither a string nor (for a date) a year.
    """
    found: dict[str, str] = {}
    for name in META_KEYS:
        value = values.get(name)
        if value is None:
            continue
        if name == "date" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise ValueError(f"its {name} is {json.dumps(value)[:40]}; write it as a string")
        if words := " ".join(value.split()):
            found[name] = words
    return Meta(**found)


def sidecar(path: Path, name: str, note: Note) -> Meta:
    """What ``NAME.meta.json`` beside the article says. path: the article's; name: what to call it.

    Raises SourceError where the sidecar is there and can't be read.
    """
    beside = sidecar_path(path)
    called = str(Path(name).with_name(beside.name).as_posix())
    try:
        with open(beside, "rb") as file:
            data = file.read(_MAX_SIDECAR + 1)
    except FileNotFoundError:
        return Meta()
    except OSError as error:
        raise SourceError(f"{called}: {reason(error)}; mend or remove it, it describes {path.name}") from error
    if len(data) > _MAX_SIDECAR:
        raise SourceError(f"{called}: over {_MAX_SIDECAR:,} bytes, no metadata of {path.name}; mend or remove it")
    try:
        values = json.loads(decode(data, called).text)
        if not isinstance(values, dict):
            raise ValueError("it holds no JSON object")
        found = meta_of(values)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f'{called}: {clause(error)}; write {{"title": ..., "publisher": ..., "date": ..., "url": ...}} or remove it'
        ) from error
    if unknown := sorted(set(map(str, values)) - set(META_KEYS)):
        note(called, f"{called}: passed over {', '.join(map(_short, unknown))}; known are {', '.join(META_KEYS)}")
    return found


def sidecar_path(path: Path) -> Path:
    """``NAME.meta.json`` for ``NAME.txt``, ``NAME.jsonl`` and ``NAME.jsonl.gz``."""
    stem = path.name.removesuffix(".gz")
    return path.with_name(stem[: -len(Path(stem).suffix) or None] + ".meta.json")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    meta: Meta


@dataclass(slots=True)
class MetaTable:
    """The rows of ``--meta``, found by the file's path or name; remembers which were used."""

    path: Path | None = None
    rows: dict[str, _Row] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def of(self, path: Path, name: str) -> Meta:
        """The row of an article: by its path inside the folder that was given, by its path from the
        table's own folder, or by its bare name."""
        for key in (name, self._from_table(path), path.name):
            if key is not None and key in self.rows:
                self.used.add(key)
                return self.rows[key].meta
        return Meta()

    def left_over(self) -> Iterator[Skipped]:
        """A Skipped for each row whose file is neither among the inputs nor beside the table."""
        if self.path is None:
            return
        for key, row in self.rows.items():
            if key not in self.used and not _exists(self.path.parent / key):
                reason = f"{self.path.name}, line {row.line}: there is no file {_short(key)}; correct the name"
                yield Skipped(printable(key), reason)

    def _from_table(self, path: Path) -> str | None:
        if self.path is None:
            return None
        try:
            return path.absolute().relative_to(self.path.parent.absolute()).as_posix()
        except ValueError:
            return None


def meta_table(path: Path, note: Note) -> MetaTable:
    """The table in a CSV or TSV file, by its header. Raises SettingError where it is not such a table."""
    try:
        text = decode(path.read_bytes(), path.name).text
    except OSError as error:
        raise SettingError(f"--meta {path.name}: {reason(error)}; name a CSV or TSV file") from error
    except SourceError as error:
        raise SettingError(f"--meta {error}") from error
    header = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=lambda mark: (header.count(mark), mark == "\t"))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    table = MetaTable(path)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        _check_columns(path.name, columns, note)
        for cells in rows:
            if len(cells) > len(columns):
                raise csv.Error(f"{len(cells)} cells under {len(columns)} columns, is a delimiter unquoted?")
            if any(cell.strip() for cell in cells):
                _add_row(table, f"--meta {path.name}", rows.line_num, dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        raise SettingError(
            f"--meta {path.name}, line {rows.line_num}: {error}; write it again as CSV or TSV"
        ) from error
    return table


def _check_columns(name: str, columns: list[str], note: Note) -> None:
    """Refuse what is likely a slip of a known column; pass over, and tell, what has nothing to do with us."""
    known = ", ".join(_COLUMNS)
    if "file" not in columns:
        raise SettingError(f"--meta {name}: its header has no column file; the columns are {known}")
    if len(set(columns)) < len(columns):
        raise SettingError(f"--meta {name}: a column stands twice in its header; the columns are {known}")
    unknown = [column for column in columns if column not in _COLUMNS]
    missing = [column for column in _COLUMNS if column not in columns]
    for column in unknown:
        if meant := difflib.get_close_matches(column, missing, n=1):
            raise SettingError(
                f"--meta {name}: unknown column {_short(column)}, did you mean {meant[0]}? Correct the header"
            )
    if unknown:
        note(name, f"--meta {name}: passed over the columns {', '.join(map(_short, unknown))}; known are {known}")
    if not set(columns) & set(META_KEYS):
        raise SettingError(f"--meta {name}: it has no column besides file that is known; the columns are {known}")


def _add_row(table: MetaTable, name: str, line: int, values: dict[str, str]) -> None:
    key = values["file"].strip().replace("\\", "/").removeprefix("./")
    if not key:
        raise SettingError(f"{name}, line {line}: no file named; fill in the column file")
    if key in table.rows:
        raise SettingError(
            f"{name}, line {line}: {_short(key)} stands on line {table.rows[key].line} already; keep one of them"
        )
    table.rows[key] = _Row(line, meta_of(values))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def printable(name: str) -> str:
    """A file's name with bytes that are no UTF-8 written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason(error: OSError) -> str:
    """What the system said, without the path (which would tie a report to one machine)."""
    return (error.strerror or type(error).__name__).lower()


def clause(error: Exception) -> str:
    """What is wrong, as a clause: JSON errors keep their place, depth is told in words."""
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _short(value: str) -> str:
    shown = value if len(value) <= 40 else value[:37] + "..."
    return json.dumps(shown, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")

"""Ready-made questions: the files of ``queries/``, each plain Cypher that also runs in Neo4j Browser.

A file's first line is the question, ``// Who ...?``; then come notes on what the answer does not tell,
and its parameters, one a line::

    // Note: Whether two articles tell of one strike is not decided.
    // $supplier (text, none): only from this actor, by name, alias or id
    // $limit (number, 50): how many at most

In brackets stand the parameter's kind and its default: ``none`` (the question is asked without it), a
value, or ``required``. Kinds: text; number (a whole one); first day and last day (a date as EDTF, taken
as the first or last day that it may mean); yes or no; list (texts, parted by commas).

A line ``// Compared with another store by: claim`` makes the question one about two stores: it is asked of
both, and rows are matched by that column (:func:`differences`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any

from kg import resources
from kg.errors import OntologyError, SettingError
from kg.model.edtf import bounds
from kg.stores.base import Rows, Store


class Kind(StrEnum):
    """What a parameter takes."""

    TEXT = "text"
    NUMBER = "number"
    FIRST_DAY = "first day"
    LAST_DAY = "last day"
    YES_NO = "yes or no"
    LIST = "list"


#: What a parameter may be given as, and what the engine gets.
Given = str | int | Sequence[str]
Value = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question. default: None where the question is asked without it."""

    name: str
    kind: Kind
    required: bool
    default: str | int | bool | None
    help: str

    def __str__(self) -> str:
        """As a list of questions shows it: ``source``, or ``[from]`` where it may be left out."""
        return self.name if self.required else f"[{self.name}]"


@dataclass(frozen=True, slots=True)
class Question:
    """name: the file's name; text: the question in plain English; notes: what its answer does not tell;
    cypher: what is run; compared_by: the column by which two stores' rows are matched, where it takes two."""

    name: str
    text: str
    parameters: tuple[Parameter, ...]
    cypher: str
    notes: tuple[str, ...] = ()
    compared_by: str | None = None


#: The question that gives the sentences behind claims, and its columns after the id.
CITE = "footnotes"
CITED = ("sentence", "publisher", "title", "published", "url", "source")

_PARAMETER = re.compile(r"// \$(?P<name>\w+) \((?P<kind>[a-z ]+), (?P<default>[^)]+)\): (?P<help>.+)")
_NOTE = "// Note: "
_COMPARED = "// Compared with another store by: "
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@cache
def questions() -> tuple[Question, ...]:
    """All questions, by name. Raises OntologyError where one of our files is not as described above."""
    files = sorted(resources.queries().glob("*.cypher"), key=lambda file: file.stem)
    return tuple(parse(file.stem, file.read_text(encoding="utf-8")) for file in files)


def question(name: str) -> Question:
    """The question of that name. Raises SettingError naming the nearest ones."""
    known = {one.name: one for one in questions()}
    if name not in known:
        raise SettingError(f"there is no question {name!r}; {_nearest(name, known, 'kg query --list shows all')}")
    return known[name]


def run(store: Store, name: str, params: Mapping[str, Given], other: Store | None = None) -> Rows:
    """Ask a store a question; other: the store that a question about two compares it with.

    Raises SettingError for an unknown question, a parameter that it does not have, lacks, or can't be
    read, and where the other store is missing or not wanted.
    """
    asked = question(name)
    given = values(asked, params)
    if other is None and asked.compared_by is not None:
        raise SettingError(f"the question {name} compares two stores; name the older one with --other")
    if other is not None and asked.compared_by is None:
        raise SettingError(f"the question {name} is about one store; leave --other out")
    rows = store.query(asked.cypher, given)
    if other is None or asked.compared_by is None:
        return rows
    return differences(other.query(asked.cypher, given), rows, by=asked.compared_by)


def differences(before: Rows, after: Rows, by: str) -> Rows:
    """What changed from one answer to another of the same columns, rows being matched by the column ``by``.

    The columns are ``change`` (added, withdrawn or revised), those of the answers, and ``before``: what a
    revised row had in the columns that differ. In the order of ``after``, then what is withdrawn.
    """
    place = after.columns.index(by)
    old = {row[place]: row for row in before.rows}
    new = {row[place] for row in after.rows}
    found: list[tuple[Any, ...]] = []
    for row in after.rows:
        held = old.get(row[place])
        if held is None:
            found.append(("added", *row, ()))
        elif held != row:
            was = ((name, value) for name, value, now in zip(after.columns, held, row, strict=True) if value != now)
            found.append(("revised", *row, tuple(f"{name}: {_words(value)}" for name, value in was)))
    found.extend(("withdrawn", *row, ()) for row in before.rows if row[place] not in new)
    return Rows(("change", *after.columns, "before"), tuple(found))


def cited(rows: Rows, stores: Sequence[Store]) -> tuple[list[Rows], int]:
    """What the rows of an answer stand on: for each row that names claims (else articles) by their id, one
    Rows of :data:`CITED` columns; and the number of rows that name none.

    The stores are asked in turn; a claim that an older store alone has is found there.
    """
    named = [list(dict.fromkeys(_ids(row))) for row in rows.rows]
    wanted = list(dict.fromkeys(one for ids in named for one in ids))
    found: dict[str, tuple[Any, ...]] = {}
    for store in stores:
        missing = [one for one in wanted if one not in found]
        if missing:
            found |= {row[0]: row[1:] for row in run(store, CITE, {"ids": missing}).rows}
    sentence = rows.columns.index("sentence") if "sentence" in rows.columns else None
    notes: list[Rows] = []
    for row, ids in zip(rows.rows, named, strict=True):
        known = [found[one] for one in ids if one in found]
        own = [one for one in known if one[0] is not None]
        if not own and sentence is not None and isinstance(row[sentence], str):
            own = [(row[sentence], *one[1:]) for one in known]  # a sentence without claim
        if own or known:
            notes.append(Rows(CITED, tuple(own or known)))
    return notes, len(rows.rows) - len(notes)


def _ids(row: Iterable[Any]) -> Iterator[str]:
    """What may be an id in a row: words without a space, as no sentence is."""
    for cell in row:
        if isinstance(cell, str) and cell and not re.search(r"\s", cell):
            yield cell
        elif isinstance(cell, Mapping):
            yield from _ids(cell.values())
        elif isinstance(cell, list | tuple):
            yield from _ids(cell)


def values(asked: Question, params: Mapping[str, Given]) -> dict[str, Value]:
    """A value for each parameter of the question, defaults filled in. Raises SettingError as :func:`run`."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in params:
        if name not in known:
            hint = _nearest(name, known, "it takes none" if not known else f"it takes {', '.join(known)}")
            raise SettingError(f"the question {asked.name} has no parameter {name!r}; {hint}")
    missing = [one for one in asked.parameters if one.required and params.get(one.name) in (None, "", (), [])]
    if missing:
        needed = "; ".join(f"{one.name} ({one.help})" for one in missing)
        raise SettingError(f"the question {asked.name} needs --param {missing[0].name}=...: {needed}")
    return {
        name: _read(asked, parameter, params[name]) if name in params else parameter.default
        for name, parameter in known.items()
    }


def parse(name: str, content: str) -> Question:
    """A question from its file's content."""
    lines = content.splitlines()
    head = [line for line in lines if line.startswith("//")]
    if not head or not head[0].startswith("// ") or lines[: len(head)] != head:
        raise OntologyError(f"queries/{name}.cypher: its first lines are not the question and its parameters")
    notes = tuple(line.removeprefix(_NOTE) for line in head[1:] if line.startswith(_NOTE))
    compared = [line.removeprefix(_COMPARED) for line in head[1:] if line.startswith(_COMPARED)]
    parameters = tuple(_parameter(name, line) for line in head[1:] if not line.startswith((_NOTE, _COMPARED)))
    cypher = "\n".join(lines[len(head) :]) + "\n"
    return Question(name, head[0].removeprefix("// "), parameters, cypher, notes, *compared)


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in set(Kind):
        raise OntologyError(f"queries/{name}.cypher: {line!r} does not describe a parameter")
    kind, default = Kind(match["kind"]), match["default"]
    value: str | int | bool | None = None if default in ("none", "required") else default
    if kind is Kind.NUMBER and value is not None:
        value = int(default)
    elif kind is Kind.YES_NO:
        value = _YES_NO[default]
    return Parameter(match["name"], kind, default == "required", value, match["help"])


def _read(asked: Question, parameter: Parameter, value: Given) -> Value:
    if parameter.kind is Kind.LIST:
        parts = value.split(",") if isinstance(value, str) else [str(part) for part in _items(value)]
        return [part.strip() for part in parts if part.strip()]
    where = f"the question {asked.name}: {parameter.name}={value}"
    if parameter.kind is Kind.NUMBER:
        if not re.fullmatch(r"\d{1,9}", str(value)):
            raise SettingError(f"{where} is not a whole number; give one such as {parameter.default or 10}")
        return int(str(value))
    if parameter.kind is Kind.YES_NO:
        if str(value).casefold() not in _YES_NO:
            raise SettingError(f"{where} is neither yes nor no; give one of them")
        return _YES_NO[str(value).casefold()]
    if parameter.kind is Kind.TEXT:
        return str(value)
    return day(str(value), last=parameter.kind is Kind.LAST_DAY, where=where)


def day(value: str, *, last: bool, where: str) -> str:
    """The first or last day that a date may mean. Raises SettingError, beginning with ``where``."""
    found = bounds(value)[1 if last else 0]
    if found is None:
        raise SettingError(f"{where} is not a date; write one such as 2024, 2024-06 or 2024-06-19")
    return found


def _items(value: Given) -> Sequence[Any]:
    return (value,) if isinstance(value, str | int) else value


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_words, value)) or "nothing"
    return "nothing" if value is None else str(value)


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    close = get_close_matches(name.casefold(), sorted(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(close)}?" if close else otherwise

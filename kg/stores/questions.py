"""Ready-made questions: the files of ``queries/``, each plain Cypher that also runs in Neo4j Browser.

A file's first line is the question, ``// Who ...?``; then come its parameters, one a line::

    // $supplier (text, none): only from this actor, by name, alias or id
    // $limit (number, 50): how many at most

In brackets stand the parameter's kind and its default: ``none`` (the question is asked without it), a
value, or ``required``. Kinds: text; number (a whole one); first day and last day (a date as EDTF, taken
as the first or last day that it may mean).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question. default: None where the question is asked without it."""

    name: str
    kind: Kind
    required: bool
    default: str | int | None
    help: str

    def __str__(self) -> str:
        """As a list of questions shows it: ``source``, or ``[from]`` where it may be left out."""
        return self.name if self.required else f"[{self.name}]"


@dataclass(frozen=True, slots=True)
class Question:
    """name: the file's name; text: the question in plain English; cypher: what is run."""

    name: str
    text: str
    parameters: tuple[Parameter, ...]
    cypher: str


_PARAMETER = re.compile(r"// \$(?P<name>\w+) \((?P<kind>[a-z ]+), (?P<default>[^)]+)\): (?P<help>.+)")


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


def run(store: Store, name: str, params: Mapping[str, str | int]) -> Rows:
    """Ask a store a question. Raises SettingError for an unknown question, a parameter that it does not
    have, lacks, or can't be read."""
    asked = question(name)
    return store.query(asked.cypher, values(asked, params))


def values(asked: Question, params: Mapping[str, str | int]) -> dict[str, str | int | None]:
    """A value for each parameter of the question, defaults filled in. Raises SettingError as :func:`run`."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in params:
        if name not in known:
            hint = _nearest(name, known, "it takes none" if not known else f"it takes {', '.join(known)}")
            raise SettingError(f"the question {asked.name} has no parameter {name!r}; {hint}")
    missing = [one for one in asked.parameters if one.required and params.get(one.name) in (None, "")]
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
    parameters = tuple(_parameter(name, line) for line in head[1:])
    return Question(name, head[0].removeprefix("// "), parameters, "\n".join(lines[len(head) :]) + "\n")


def _parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in set(Kind):
        raise OntologyError(f"queries/{name}.cypher: {line!r} does not describe a parameter")
    kind, default = Kind(match["kind"]), match["default"]
    value = None if default in ("none", "required") else int(default) if kind is Kind.NUMBER else default
    return Parameter(match["name"], kind, default == "required", value, match["help"])


def _read(asked: Question, parameter: Parameter, value: str | int) -> str | int:
    where = f"the question {asked.name}: {parameter.name}={value}"
    if parameter.kind is Kind.NUMBER:
        if not re.fullmatch(r"\d{1,9}", str(value)):
            raise SettingError(f"{where} is not a whole number; give one such as {parameter.default or 10}")
        return int(value)
    if parameter.kind is Kind.TEXT:
        return str(value)
    return day(str(value), last=parameter.kind is Kind.LAST_DAY, where=where)


def day(value: str, *, last: bool, where: str) -> str:
    """The first or last day that a date may mean. Raises SettingError, beginning with ``where``."""
    found = bounds(value)[1 if last else 0]
    if found is None:
        raise SettingError(f"{where} is not a date; write one such as 2024, 2024-06 or 2024-06-19")
    return found


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    close = get_close_matches(name.casefold(), sorted(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(close)}?" if close else otherwise

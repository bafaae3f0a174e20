"""SPARQL 1.1 over the graph as RDF, held in memory by pyoxigraph: over readings, or over any RDF file of ours.

Named questions that SPARQL can express are files of ``queries/`` beside their Cypher, ``NAME.rq``; each also
runs in any other SPARQL engine over an exported file. Their second line names the columns that are lists,
whose items are parted by U+001F, which no text of the graph can hold. Parameters are the variables ``$_name``
of the one VALUES line, UNDEF where the question is asked without them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph

from kg import resources
from kg.errors import OntologyError, SettingError
from kg.graph.dataset import RdfSettings, quads
from kg.graph.oxigraph import as_quads, file_quads
from kg.graph.terms import writable
from kg.model import Reading
from kg.ontology.iri import DATA, PREFIXES, VOCABULARY, Bases
from kg.stores.base import Rows
from kg.stores.questions import question, values

_SEPARATOR = "\x1f"
_LISTS = re.compile(r"# Lists \(their items parted by U\+001F\): (?P<names>.+)")
_VALUES = re.compile(r"VALUES \((?P<names>(?:\$_\w+ ?)+)\) \{ \((?:UNDEF ?)+\) \}")
#: Strings, IRIs and comments of SPARQL, in which no word counts as a keyword.
_QUOTED = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w:?$-])SERVICE(?![\w:-])", re.IGNORECASE)
#: SPARQL reads these before anything else.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00[01][0-9A-Fa-f]{5})")
_NUMBERS = {
    PREFIXES["xsd"] + "integer": int,
    **{PREFIXES["xsd"] + name: float for name in ("decimal", "double", "float")},
}


class SparqlStore:
    """RDF in memory, to be asked. bases: where its vocabulary and data live."""

    def __init__(self, bases: Bases | None = None) -> None:
        self._bases = bases or Bases()
        self._store = pyoxigraph.Store()

    def add(self, readings: Iterable[Reading]) -> "SparqlStore":
        """Put in the graph of readings, which come in canonical order: by article id, each id once."""
        self._store.bulk_extend(as_quads(quads(readings, RdfSettings(self._bases))))
        return self

    def add_file(self, path: Path) -> "SparqlStore":
        """Put in an RDF file, by its suffix. Raises ClaimsError where it can't be read or is no RDF."""
        self._store.bulk_extend(file_quads(path))
        return self

    def ask(self, name: str, params: Mapping[str, str | int]) -> Rows:
        """Ask a named question. Raises SettingError where there is none of that name in SPARQL, or a parameter
        is unknown, lacking, or can't be read."""
        asked = question(name)
        text, lists = sparql(name)
        given = {key: value for key, value in values(asked, params).items() if not isinstance(value, list | None)}
        text = _VALUES.sub(lambda match: _values(match["names"].split(), given), text)
        rows = self.query(_rebased(text, self._bases))
        where = [column in lists for column in rows.columns]
        return Rows(
            rows.columns,
            tuple(
                tuple(_split(cell) if listed else cell for cell, listed in zip(row, where, strict=True))
                for row in rows.rows
            ),
        )

    def query(self, text: str) -> Rows:
        """Answer of a SELECT or ASK; the default graph is all graphs together, and the prefixes of our files need
        no declaration. An ASK has one column, ``answer``.

        Raises SettingError where the text is wrong, gives no table, or would ask another server.
        """
        if _SERVICE.search(_QUOTED.sub(" ", _ESCAPE.sub(_unescaped, text))):
            raise SettingError(
                "the query would ask another server (SERVICE), and kg stays on this machine; leave it out"
            )
        prefixes = {"": self._bases.data, "kg": self._bases.vocabulary, **PREFIXES}
        try:
            found = self._store.query(text, prefixes=prefixes, use_default_graph_as_union=True)
            if isinstance(found, pyoxigraph.QueryBoolean):
                return Rows(("answer",), ((bool(found),),))
            if isinstance(found, pyoxigraph.QuerySolutions):
                columns = tuple(variable.value for variable in found.variables)
                return Rows(columns, tuple(tuple(_value(term) for term in solution) for solution in found))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise SettingError(f"the query can't be answered: {' '.join(str(error).split())}") from error
        raise SettingError("the query gives no table; ask with SELECT or ASK")


@cache
def names() -> tuple[str, ...]:
    """Questions that are there in SPARQL."""
    return tuple(sorted(file.stem for file in resources.queries().glob("*.rq")))


@cache
def sparql(name: str) -> tuple[str, frozenset[str]]:
    """A question's text and the columns that are lists. Raises SettingError naming those that there are."""
    if name not in names():
        raise SettingError(f"the question {name} is not there in SPARQL; there is {', '.join(names())}")
    text = (resources.queries() / f"{name}.rq").read_text(encoding="utf-8")
    match = _LISTS.search(text)
    if match is None or not text.startswith("# "):
        raise OntologyError(f"queries/{name}.rq: its first lines are not the question and its lists")
    return text, frozenset(match["names"].split(", "))


def _values(variables: list[str], given: Mapping[str, str | int | bool]) -> str:
    """The VALUES line with the values as pyoxigraph writes literals: no text can end one."""
    terms = [given.get(variable.removeprefix("$_")) for variable in variables]
    written = ["UNDEF" if term is None else str(pyoxigraph.Literal(_as_kept(term))) for term in terms]
    return f"VALUES ({' '.join(variables)}) {{ ({' '.join(written)}) }}"


def _as_kept(value: str | int | bool) -> str | int | bool:
    """A text as the graph holds it, without characters that RDF can't."""
    return writable(value) if isinstance(value, str) else value


def _unescaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1] or match[2], 16), 0x10FFFF))


def _rebased(text: str, bases: Bases) -> str:
    """The question's prefixes, with both settings in them."""
    head, brace, body = text.partition("SELECT")
    for default, chosen in ((VOCABULARY, bases.vocabulary), (DATA, bases.data)):
        head = head.replace(f"<{default}>", f"<{chosen}>")
    return head + brace + body


def _split(cell: Any) -> tuple[str, ...]:
    return () if cell is None else tuple(str(cell).split(_SEPARATOR))


def _value(term: Any) -> Any:
    if term is None or not isinstance(term, pyoxigraph.Literal):
        return None if term is None else str(getattr(term, "value", term))
    datatype = term.datatype.value
    if datatype == PREFIXES["xsd"] + "boolean":
        return term.value in ("true", "1")
    number = _NUMBERS.get(datatype)
    return term.value if number is None else number(term.value)

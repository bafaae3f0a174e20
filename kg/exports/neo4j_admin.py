"""CSV for ``neo4j-admin database import``: a graph of any size into an empty Neo4j in one go.

    DIR/nodes-Country.csv       one file a kind of node: its id, labels, properties with their types
    DIR/edges-SUPPLIED.csv      one file a type of relationship
    DIR/import.args             the command's arguments: in DIR, with the server stopped,
                                neo4j-admin database import full neo4j @import.args

What stands then in the database is what ``kg load neo4j`` would have made; constraints and indexes follow
with ``kg load neo4j --schema-only``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, BinaryIO

from kg.errors import SettingError
from kg.exports.base import in_order
from kg.exports.files import replacing
from kg.graph.build import AMOUNTS, article_graph
from kg.graph.labels import LAYOUT, LAYOUT_ID, LAYOUT_LABEL, NodeLabel
from kg.graph.model import Value
from kg.graph.tally import OWN_LABELS, Tally
from kg.model import Reading

#: Signs that may part the items of a list; the first that stands in no item is taken.
_PARTS = "\x1f\x1e\x1d\x1c\x02\x03\x04\x05"
#: The import reads a field into memory whole, and refuses one that is larger than its buffer; an article's
#: record holds its text, of at most 10 MB, with every sign at worst as six of JSON.
_BUFFER = "128m"

_HALF = re.compile("[\ud800-\udfff]")

#: Properties that hold a whole number, a fraction, or words in a number's place.
_FIGURES = frozenset(f"{role.value}{suffix}" for role in AMOUNTS for suffix in ("", "Min", "Max"))

#: Types as the import names them.
_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "long", float: "double", tuple: "string[]"}


class Neo4jAdmin:
    """Writes a folder. Each kind of node and each type of relationship is laid down on disk first, for its
    columns are known when all articles came by; memory does not grow with their number."""

    name = "neo4j-admin"
    suffix = ".neo4j"
    description = "CSV files for neo4j-admin database import, in a folder"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """Refused: it takes a folder."""
        raise SettingError("neo4j-admin writes several files; name a folder with -o DIR")

    def write_folder(self, readings: Iterable[Reading], folder: Path) -> None:
        """Write all files into the folder, which is made where it is missing; each is there whole or not at all,
        and ``import.args`` comes last. Raises SettingError where files of another kind lie there."""
        _ready(folder)
        with TemporaryDirectory(prefix="kg-") as place, ExitStack() as stack:
            tables = _Tables(Path(place), stack)
            _collect(readings, tables)
            parting = tables.parting()
            nodes = list(tables.write("nodes", folder, parting))
            edges = list(tables.write("edges", folder, parting))
        with replacing(folder / "import.args") as out:
            out.write(_arguments(nodes, edges, parting).encode())


def _ready(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        raise SettingError(f"{folder}: {error.strerror}; name a folder that you may write to") from error
    ours = re.compile(r"import\.args|(?:nodes|edges)-[\w.-]+\.csv")
    strange = [name for name in found if not ours.fullmatch(name)]
    if strange:
        raise SettingError(f"{folder}: {strange[0]} lies there; name an empty folder, or one that was written before")
    for name in sorted(found, reverse=True):
        (folder / name).unlink()  # of an earlier export: a kind that is no more would be imported with the rest


def _collect(readings: Iterable[Reading], tables: "_Tables") -> None:
    tables.add("nodes", LAYOUT_LABEL, [LAYOUT_ID, [LAYOUT_LABEL]], {"id": LAYOUT_ID, "number": LAYOUT})
    with Tally() as tally:
        for reading in in_order(readings):
            graph = article_graph(reading)
            tally.add(graph, reading)
            for node in graph.nodes:
                if node.labels[0] in OWN_LABELS:
                    record = {"record": graph.record} if node.labels[0] == NodeLabel.ARTICLE else {}
                    tables.add("nodes", node.labels[0], [node.id, list(node.labels)], {**node.properties, **record})
            for edge in graph.edges:
                tables.add("edges", edge.type, [edge.source, edge.target], edge.properties)
        for node in tally.nodes():
            tables.add("nodes", node.labels[0], [node.id, [node.labels[0]]], node.properties)
        for direct in tally.edges():
            tables.add("edges", direct.key.type, [direct.key.source, direct.key.target], direct.properties())


class _Tables:
    """Rows on disk by kind, and the columns that each kind turns out to have."""

    def __init__(self, place: Path, stack: ExitStack) -> None:
        self._place = place
        self._stack = stack
        self._files: dict[tuple[str, str], IO[str]] = {}
        self._columns: dict[tuple[str, str], dict[str, str]] = {}
        self._parting = list(_PARTS)

    def add(self, what: str, kind: str, ends: list[Any], properties: Mapping[str, Value]) -> None:
        """One row. ends: an id and its labels, or the two ends of an edge."""
        key = (what, kind + _figures(properties))
        if key not in self._files:
            path = self._place / f"{what}-{key[1]}.jsonl"
            self._files[key] = self._stack.enter_context(path.open("w+", encoding="utf-8"))
            self._columns[key] = {}
        columns = self._columns[key]
        for name, value in properties.items():
            if name != "id" and columns.setdefault(name, _TYPES[type(value)]) != _TYPES[type(value)]:
                raise ValueError(f"{name} of {kind} is {columns[name]} here and {_TYPES[type(value)]} there")
            if isinstance(value, tuple):
                self._parting = [sign for sign in self._parting if not any(sign in item for item in value)]
        self._files[key].write(json.dumps([ends, dict(properties)]) + "\n")

    def parting(self) -> str:
        """The sign that parts the items of a list."""
        if not self._parting:
            raise SettingError(
                "names in these claims hold all the control characters that could part a list; leave neo4j-admin "
                "and load them with kg load neo4j"
            )
        return self._parting[0]

    def write(self, what: str, folder: Path, parting: str) -> Iterator[tuple[str, str]]:
        """Write the files of nodes or edges; each one's kind and name."""
        for key in sorted(key for key in self._files if key[0] == what):
            columns = dict(sorted(self._columns[key].items()))
            name = f"{what}-{key[1]}.csv"
            with replacing(folder / name) as out:
                out.write(_line([*_HEADS[what], *(f"{column}:{kind}" for column, kind in columns.items())]))
                lines = self._files[key]
                lines.seek(0)
                for line in lines:
                    ends, properties = json.loads(line)
                    out.write(
                        _line(
                            [
                                *(_cell(end, parting) for end in ends),
                                *(_cell(properties.get(column), parting) for column in columns),
                            ]
                        )
                    )
            yield key[1].split("-", maxsplit=1)[0], name


#: The first columns of each file. Node ids are unique over all labels.
_HEADS = {"nodes": ("id:ID", ":LABEL"), "edges": (":START_ID", ":END_ID")}


def _figures(properties: Mapping[str, Value]) -> str:
    """What sets a row's figures apart from whole numbers: a column has one type, and 6 must not become 6.0."""
    odd = [name for name in sorted(properties) if name in _FIGURES and not isinstance(properties[name], int)]
    return "".join(f"-{name}.{_TYPES[type(properties[name])]}" for name in odd)


def _cell(value: Any, parting: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return parting.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _line(cells: list[str | None]) -> bytes:
    """A line of CSV: what is absent is bare, all else stands in quotes, so that "" is an empty text."""
    fields = ("" if cell is None else '"' + cell.replace('"', '""') + '"' for cell in cells)
    return (_HALF.sub("\ufffd", ",".join(fields)) + "\n").encode()


def _arguments(nodes: list[tuple[str, str]], edges: list[tuple[str, str]], parting: str) -> str:
    lines = [
        "--multiline-fields=true",
        f"--read-buffer-size={_BUFFER}",
        f"--array-delimiter=U+{ord(parting):04X}",
        "--id-type=string",
        # 2026.08 wants a folder in a path, be it this one
        *(f"--nodes=./{name}" for _, name in nodes),
        *(f"--relationships={kind}=./{name}" for kind, name in edges),
    ]
    return "".join(f"{line}\n" for line in lines)

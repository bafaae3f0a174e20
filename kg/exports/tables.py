"""A folder of CSV files: the trade register, claims, what fills their roles, and entities."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from kg.errors import SettingError
from kg.exports import register
from kg.exports.survey import Survey
from kg.exports.text import plain
from kg.graph.build import AMOUNTS, SCHEMES, amount_properties, claim_node, is_literal
from kg.graph.model import Value
from kg.model import Amount, Argument, Article, Claim, Reading
from kg.model.vocabulary import Role

Row = Mapping[str, Value]

_ARTICLE = ("article", "title", "publisher", "published", "url", "source")
_AMOUNT = [f"{role.value}{end}" for role in sorted(AMOUNTS) for end in ("", "Min", "Max", "Unit", "Text")]
#: What stands at the end of a row of the register: who says so, in which sentence of which article.
_SAID: Final = {
    "Said by": "saidBy",
    "Sentence": "sentence",
    "Article title": "title",
    "Publisher": "publisher",
    "Published": "published",
    "Article URL": "url",
    "Article": "article",
    "Source": "source",
}

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "register.csv": (*register.SIPRI, *register.OURS, *_SAID),
    "claims.csv": (
        *("claim", "type", "act", "polarity", "modality"),
        *(role.value for role in Role if role not in AMOUNTS),
        *(*_AMOUNT, "approximate", "edtf", "earliest", "latest", "timeText"),
        *("saidBy", "cue", "trigger", "sentence", "start", "end"),
        *(*_ARTICLE, "extractor", "rule"),
    ),
    "arguments.csv": (
        *("claim", "role", "entity", "name", "type", "text", "start", "end"),
        *("value", "min", "max", "unit", "approximate"),
    ),
    "entities.csv": (
        *("entity", "type", "name", "aliases", *SCHEMES, "identifiers", "country", "weaponClass"),
        *("lon", "lat", "pointPrecision", "articles", "mentions"),
    ),
}

#: First characters that make a spreadsheet take a text for a formula, in narrow and wide form, and those that it
#: strips before it looks. The guard itself is among them, so that taking one off gives back every text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


class Tables:
    """RFC 4180, UTF-8. bom: a byte order mark first, without which Excel takes the files for another encoding;
    raw: texts as they are, where no spreadsheet will open them.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """

    name = "csv"
    suffix = ".csv"
    description = "a folder of CSV files: trade register in SIPRI's columns, claims, arguments, entities"
    files = tuple(COLUMNS)

    def __init__(self, *, bom: bool = False, raw: bool = False) -> None:
        self._bom = bom
        self._raw = raw

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """Refused: these are several files. Raises SettingError."""
        raise SettingError("csv makes a folder of files; name it with -o FOLDER")

    def write_files(self, readings: Iterable[Reading], outs: Mapping[str, BinaryIO]) -> None:
        """Write each file of :attr:`files` to its open file; see :class:`kg.exports.base.Exporter`."""
        with Survey(readings) as survey:
            for name, columns in COLUMNS.items():
                if self._bom:
                    outs[name].write(b"\xef\xbb\xbf")
                outs[name].write(self._line(columns))
            for reading in survey.readings():
                for claim in reading.claims:
                    for name, row in _rows(reading.article, claim, survey):
                        self._put(outs, name, row)
            for entity in _entities(survey):
                self._put(outs, "entities.csv", entity)

    def _put(self, outs: Mapping[str, BinaryIO], name: str, row: Row) -> None:
        outs[name].write(self._line(self._cell(row.get(column, "")) for column in COLUMNS[name]))

    def _line(self, cells: Iterable[str]) -> bytes:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        return line.getvalue().encode()

    def _cell(self, value: Value) -> str:
        text = plain(value)
        if self._raw or not isinstance(value, str | tuple) or not text.startswith(_FORMULA):
            return text
        return "'" + text


def _rows(article: Article, claim: Claim, survey: Survey) -> Iterator[tuple[str, Row]]:
    whole = _claim(article, claim, survey)
    said: Row = {column: whole.get(key, "") for column, key in _SAID.items()}
    for row in register.rows(claim, survey):
        yield "register.csv", {**row, **said}
    yield "claims.csv", whole
    for argument in claim.arguments:
        yield "arguments.csv", _argument(claim, argument, survey)


def _claim(article: Article, claim: Claim, survey: Survey) -> dict[str, Value]:
    row: dict[str, Value] = {**claim_node(claim).properties, "claim": claim.id}
    for role in AMOUNTS:
        if isinstance(words := row.get(role.value), str):  # "enough": a column of numbers stays one
            row |= {role.value: "", f"{role.value}Text": words}
    fillers: dict[Role, dict[str, None]] = {}
    for argument in claim.arguments:
        if not is_literal(claim, argument) and (words := survey.words(argument)) is not None:
            fillers.setdefault(argument.role, {})[words] = None
    row |= {role.value: tuple(words) for role, words in fillers.items()}
    speakers = (words for speaker in claim.attribution if (words := survey.words(speaker)) is not None)
    row |= {
        "saidBy": tuple(speakers),
        "sentence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "article": article.id,
        "source": article.source,
    }
    for key in ("title", "publisher", "published", "url"):
        row[key] = getattr(article, key) or ""
    return row


def _argument(claim: Claim, argument: Argument, survey: Survey) -> Row:
    row: dict[str, Value] = {"claim": claim.id, "role": argument.role.value}
    if argument.entity is not None:
        node = survey.node(argument.entity)
        row |= {"entity": node.id, "name": node.properties["name"], "type": node.labels[0]}
    if argument.mention is not None:
        row |= {"text": argument.mention.text, "start": argument.mention.start, "end": argument.mention.end}
    if isinstance(argument.value, Amount):
        said = amount_properties(argument.role, argument.value)
        for column, end in (("value", ""), ("min", "Min"), ("max", "Max"), ("unit", "Unit")):
            if (figure := said.get(f"{argument.role.value}{end}")) is not None:
                row[column] = figure
        row["approximate"] = argument.value.approximate
    elif argument.value is not None:
        row["value"] = argument.value
    return row


def _entities(survey: Survey) -> Iterator[Row]:
    for node in survey.entities():
        yield {**node.properties, "entity": node.id, "type": node.labels[0]}

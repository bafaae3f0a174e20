"""Packs the marked articles that may be passed on into ``tests/gold``.

    python -m kg.training.gold [FOLDER]

Takes from ``$KG_SHARED/gold`` (default ``../shared``) the articles that ``licences.tsv`` lets us ship: those
written for it, works of the United States government, and those under a licence that asks for no more than
to be named. Writes ``train.tar.xz``, ``dev.tar.xz`` and ``test.tar.xz`` with the files as they are and a
table that names publisher, address and licence of each; the same table over all parts; and the schema of a
marked article. The same material gives the same files.
"""

import csv
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

#: Parts by the names they ship under, and the folders that hold them.
PARTS: Mapping[str, str] = {"train": "train", "dev": "dev", "test": "open-test"}
#: What licences.tsv says of an article that may be passed on.
_SHIPS = frozenset(("yes", "yes, with attribution"))
_OURS = "ours"
#: The project's own licence, for what was written for it.
_OWN_LICENCE = "Apache-2.0"
_LICENCES: Mapping[str, str] = {
    "CC BY 2.5": "CC BY 2.5 (https://creativecommons.org/licenses/by/2.5/)",
    _OURS: _OWN_LICENCE,
}
#: Articles of the sample corpus carry addresses. Two texts are the same article where they share so many letters
#: from such a place on: past the dateline, and more than a publisher's standing phrases.
_FROM, _LETTERS = 200, 160
#: Such addresses are those of a copy, not of the publisher's page.
_COPY = ".md"


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an article: its file, whether it is real or was written for the gold, who published it (of
    a written one: whom it imitates), when, where, and its licence; empty where unknown."""

    file: str
    part: str
    kind: str
    publisher: str
    date: str
    url: str
    licence: str


def pack(shared: Path, out: Path) -> list[Row]:
    """Write all of it into the folder ``out``; returns the rows of the table."""
    out.mkdir(parents=True, exist_ok=True)
    rows = list(_rows(shared))
    for part, folder in PARTS.items():
        mine = [row for row in rows if row.part == part]
        _write(out / f"{part}.tar.xz", _files(shared / "gold" / folder, mine))
    (out / "articles.tsv").write_bytes(_table(rows))
    schema = json.dumps(gold_schema(), indent=2, ensure_ascii=False) + "\n"
    (out / "gold.schema.json").write_text(schema, encoding="utf-8")
    return rows


def gold_schema() -> dict[str, Any]:
    """The JSON Schema of a marked article; its words are the ontology's."""
    text = {"type": "string", "minLength": 1}
    names = {"type": "array", "items": {"type": "string"}, "description": "other names and words that are right"}
    number = {"type": "number"}
    amount = {
        "type": "object",
        "description": "a quantity or measure: value, or min and max; money: amount (or min and max) and currency",
        "properties": {
            **dict.fromkeys(("value", "min", "max", "amount"), number),
            "currency": {"type": "string", "description": "ISO 4217"},
            "unit": {"type": "string"},
            "approximate": {"type": "boolean"},
        },
        "additionalProperties": False,
    }
    argument = _object(
        {
            "role": {"enum": [role.value for role in Role]},
            "name": {**text, "description": "the filler after resolution: the name of its entity, where it is one"},
            "text": {**text, "description": "its words as they stand in the article"},
            "accept": names,
            "value": amount,
        },
        optional=("name", "accept", "value"),
    )
    claim = _object(
        {
            "id": text,
            "type": {"enum": [kind.value for kind in ClaimType]},
            "act": {"enum": [act.value for act in Act]},
            "evidence": {**text, "description": "the sentence, as it stands in the article"},
            "trigger": {**text, "description": "the word that names the event"},
            "args": {"type": "array", "items": argument},
            "time": {
                "anyOf": [
                    {"type": "null"},
                    _object({"text": text, "value": {"type": ["string", "null"], "description": "EDTF"}}),
                ]
            },
            "polarity": {"enum": [polarity.value for polarity in Polarity]},
            "modality": {"enum": [modality.value for modality in Modality]},
            "attribution": {
                "type": "array",
                "description": "who says so, the nearest first; empty where the article itself does",
                "items": _object({"name": text, "text": text, "accept": names}, optional=("accept",)),
            },
        },
        optional=("act",),
    )
    entity = _object({"name": text, "type": {"enum": [kind.value for kind in EntityType]}, "accept": names})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A marked article: NAME.json beside NAME.txt, which holds its text",
        **_object(
            {
                "doc": {**text, "description": "NAME"},
                "published": {"type": ["string", "null"], "description": "EDTF"},
                "publisher": {"type": ["string", "null"]},
                "entities": {"type": "array", "items": entity},
                "claims": {"type": "array", "items": claim},
            }
        ),
    }


def _object(properties: Mapping[str, Any], *, optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": dict(properties),
        "additionalProperties": False,
    }


def _rows(shared: Path) -> Iterator[Row]:
    addresses = _addresses(shared / "corpus" / "stream.jsonl.gz")
    with open(shared / "gold" / "licences.tsv", encoding="utf-8", newline="") as table:
        known = {(line["part"], line["article"]): line for line in csv.DictReader(table, delimiter="\t")}
    for part, folder in PARTS.items():
        for (where, name), line in sorted(known.items()):
            if where != folder or line["ship"] not in _SHIPS:
                continue
            marked = json.loads((shared / "gold" / folder / f"{name}.json").read_bytes())
            text = (shared / "gold" / folder / f"{name}.txt").read_text(encoding="utf-8")
            written = line["licence"] == _OURS
            yield Row(
                file=f"{name}.txt",
                part=part,
                kind="written" if written else "real",
                publisher=line["publisher"] or marked["publisher"] or "",
                date=marked["published"] or "",
                url="" if written else _address(text, addresses),
                licence=_LICENCES.get(line["licence"], line["licence"]),
            )


def _addresses(stream: Path) -> dict[str, str]:
    """Addresses of the sample corpus by a run of letters of their text; none for a run that two of them have."""
    found: dict[str, str] = {}
    with gzip.open(stream, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["url"].endswith(_COPY):
                continue
            run = _letters(article["text"])[_FROM : _FROM + _LETTERS]
            if len(run) == _LETTERS:
                found[run] = "" if found.get(run, article["url"]) != article["url"] else article["url"]
    return found


def _address(text: str, addresses: Mapping[str, str]) -> str:
    """The address of an article whose beginning may have been cut or set otherwise; empty where none is known."""
    letters = _letters(text)
    runs = (letters[start : start + _LETTERS] for start in range(4 * _FROM))
    return next((addresses[run] for run in runs if addresses.get(run)), "")


def _letters(text: str) -> str:
    return "".join(text.split())


def _files(folder: Path, rows: Iterable[Row]) -> Iterator[tuple[str, bytes]]:
    mine = list(rows)
    yield "articles.tsv", _table(mine)
    for row in mine:
        for name in (row.file, f"{Path(row.file).stem}.json"):
            yield name, (folder / name).read_bytes()


def _table(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    table = csv.DictWriter(out, [field.name for field in fields(Row)], delimiter="\t", lineterminator="\n")
    table.writeheader()
    table.writerows(asdict(row) for row in rows)
    return out.getvalue().encode("utf-8")


def _write(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """An archive of the files in their order, of no owner and no time."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    path.write_bytes(lzma.compress(packed.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def main() -> int:
    """See the module."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "tests/gold")
    rows = pack(Path(os.environ.get("KG_SHARED", "../shared")), out)
    for part in PARTS:
        kinds = [row.kind for row in rows if row.part == part]
        sys.stdout.write(f"{part}: {kinds.count('written')} written for it, {kinds.count('real')} real\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The name tables as one index: which names of the lexicon stand where in a text.

The tables lie in ``ontology/lexicon``: built ones (``*.tsv.xz``, see :mod:`kg.nlp.lexicon_build`) and the
project's own (``own/*.tsv``). Rows are parsed only when one of their names is found, so that loading
costs half a second and some 100 MB for 150,000 names.

A user's own table (``--lexicon FILE``) is UTF-8, tab-separated, with a header line; ``name`` and ``type``
(one of the seven entity types) are needed, the rest may be left out:

    name        the name to show
    type        Country, Organization, ArmedForce, Person, Weapon, Place or Agreement
    aliases     other names, ``|`` between them
    kind        a word for what it is (a weapon's class)
    country     ISO 3166 alpha-2
    id          ``scheme=value`` pairs, ``|`` between them (``wikidata=Q212``)
    lat, lon    WGS84 degrees

Its names win over the tables that come with kg.
"""

import lzma
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import OntologyError, SettingError
from kg.model import Point
from kg.model.vocabulary import EntityType

#: Built tables in the order in which equal names win; the user's and the project's own come before them.
BUILT = (
    "countries",
    "organizations-ccbysa",
    "organizations",
    "forces",
    "weapons",
    "persons",
    "agreements",
    "regions",
    "cities",
    "ships",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: somebody or something with its names.

    kind: class of weapon, sort of place or organisation; rank: people of a town, else the table's
    order; need: what must stand around the name for it to count ("word": it is also a common word or a
    surname; "ship": only as a ship; "country": only with its country).
    """

    id: str
    name: str
    type: EntityType
    kind: str
    country: str | None
    identifiers: tuple[tuple[str, str], ...]
    point: Point | None
    rank: int
    need: str
    own: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: offsets into the searched text, and the rows that carry it, best first."""

    start: int
    end: int
    entries: tuple[Entry, ...]


_SAME = {"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\n": " ", "\t": " ", "\r": " "}
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"


@cache
def _folded_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char in _DASHES:
        return " "
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half a character can't be searched
    split = unicodedata.normalize("NFKD", char)
    base = split[0] if all(unicodedata.combining(rest) for rest in split[1:]) else char
    low = base.lower()
    return low if len(low) == 1 else base


def fold(text: str) -> str:
    """Text in lower case, without accents, hyphens as spaces: always as long as it was."""
    if text.isascii():
        return text.lower().replace("-", " ").replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(map(_folded_char, text))


class Lexicon:
    """All tables, ready to search. Build one a process with :meth:`load`."""

    def __init__(self, lines: Sequence[tuple[str, bool]]) -> None:
        import ahocorasick_rs

        self._lines = lines
        self._rows: dict[int, Entry] = {}
        names: dict[str, list[int]] = {}
        for number, (line, _) in enumerate(lines):
            _, name, aliases, _ = line.split("\t", 3)
            names.setdefault(fold(name), []).append(number)
            if aliases:
                for alias in aliases.split("|"):
                    found = names.setdefault(fold(alias), [])
                    if not found or found[-1] != number:
                        found.append(number)
        names.pop("", None)
        self._patterns = list(names)
        self._numbers = list(names.values())
        self._names = names
        self._search: Any = ahocorasick_rs.AhoCorasick(
            self._patterns,
            matchkind=ahocorasick_rs.MatchKind.Standard,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            store_patterns=False,
        )
        self._by_country: dict[str, Entry] = {}

    @classmethod
    def load(cls, own: Sequence[Path] = ()) -> "Lexicon":
        """The tables of kg with the user's own files before them.

        Raises SettingError naming file, line and fix where an own file is malformed, OntologyError
        where a table of kg is missing.
        """
        lines: list[tuple[str, bool]] = []
        for path in own:
            lines += [(line, True) for line in _own_lines(path, strict=True)]
        folder = resources.ontology("lexicon")
        lines += [(line, True) for line in _own_lines(folder / "own" / "names.tsv", strict=False)]
        lines += [(line, False) for line in _form_lines(folder)]
        for table in BUILT:
            lines += [(line, False) for line in _built_lines(folder / f"{table}.tsv.xz")]
        return cls(lines)

    def find(self, text: str) -> Iterator[Hit]:
        """Names in the text, leftmost and longest, none overlapping; case rules are applied."""
        folded = fold(text)
        found: dict[int, list[tuple[int, int]]] = {}
        for pattern, start, end in self._search.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                if folded[end] != "s" or folded[end + 1 : end + 2].isalnum():
                    continue
                # "Leopards": a plural, which only weapons have
                found.setdefault(start, []).append((end, -pattern - 1))
                continue
            found.setdefault(start, []).append((end, pattern))
        last = 0
        for start in sorted(found):
            if start < last:
                continue
            for end, marked in sorted(found[start], reverse=True):
                plural, pattern = marked < 0, marked if marked >= 0 else -marked - 1
                entries = tuple(
                    row
                    for number in self._numbers[pattern]
                    if (row := self._row(number))
                    and (not plural or row.type is EntityType.WEAPON)
                    and _case_fits(text[start:end], self._alias(number, folded[start:end]))
                )
                if entries:
                    yield Hit(start, end, entries)
                    last = end
                    break

    def named(self, name: str) -> tuple[Entry, ...]:
        """Rows that carry exactly this name, best first; case is not compared."""
        return tuple(self._row(number) for number in self._names.get(fold(name), ()))

    def country(self, code: str) -> Entry | None:
        """The row of a state by its ISO code."""
        if not self._by_country:
            for number, (line, _) in enumerate(self._lines):
                if "\tCountry\t" in line:
                    row = self._row(number)
                    if row.type is EntityType.COUNTRY and row.country and not row.id.startswith("form:"):
                        known = self._by_country.get(row.country)
                        # the project's own row gives the common name, the built one the identifiers
                        if known is None:
                            self._by_country[row.country] = row
                        elif not known.identifiers:
                            self._by_country[row.country] = _with_identifiers(known, row)
        return self._by_country.get(code)

    def _alias(self, number: int, folded: str) -> str:
        _, name, aliases, _ = self._lines[number][0].split("\t", 3)
        for alias in (name, *aliases.split("|")):
            if fold(alias) == folded:
                return alias
        return name

    def _row(self, number: int) -> Entry:
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = _entry(*self._lines[number])
        return row


def _case_fits(surface: str, alias: str) -> bool:
    """Whether a text's spelling may stand for a table's: capitals where the table has them.

    Acronyms and short mixed spellings must be written as such, hyphens of short designators too ("A-50");
    a text in capitals (a headline) may stand for other names of more than four letters.
    """
    letters = [char for char in alias if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    shown = [char for char in surface if char.isalpha()]
    hyphened = "-" in alias and len(letters) < 4 and bool(re.search(r"\d", alias))
    if not letters or (len(alias) < 5 and capitals > 1):
        fits = surface == alias
    elif hyphened and "-" not in surface:
        fits = False
    elif capitals == len(letters):
        fits = sum(char.isupper() for char in shown) * 10 >= len(shown) * 8
    elif capitals == 0 or (surface.isupper() and len(letters) > 4):
        fits = True
    else:
        fits = _words_fit(surface, alias)
    return fits


def _words_fit(surface: str, alias: str) -> bool:
    if alias[0].isupper() and not surface[0].isupper():
        return False
    pairs = zip(re.split(r"[ \-]", alias), re.split(r"[ \-]", surface), strict=False)
    return all(
        not mine[:1].isupper() or his[:1].isupper() or len(mine) < 4 or (place > 0 and mine.lower() in _LOOSE)
        for place, (mine, his) in enumerate(pairs)
    )


#: Generic words of names that news writes in lower case as well ("Kursk region").
_LOOSE = frozenset(
    {"region", "oblast", "province", "sea", "group", "movement", "party"}
    | {"forces", "force", "peninsula", "river", "command"}
)


def _entry(line: str, own: bool) -> Entry:
    fields = line.split("\t")
    row_id, name, _, entity_type, kind, country, ids, lat, lon, rank, need = fields[:11]
    identifiers = tuple(sorted(tuple(pair.split("=", 1)) for pair in ids.split("|") if "=" in pair))
    entity = EntityType(entity_type)
    precision = {"sea": "sea", "city": "town"}.get(kind, "region")
    if entity is EntityType.COUNTRY:
        precision = "country"
    point = Point(float(lon), float(lat), precision) if lat and lon else None
    return Entry(
        id=row_id,
        name=name,
        type=entity,
        kind=kind,
        country=country or None,
        identifiers=tuple((scheme, value) for scheme, value in identifiers),
        point=point,
        rank=int(rank or 0),
        need=need,
        own=own,
    )


def _with_identifiers(known: Entry, row: Entry) -> Entry:
    return Entry(
        known.id,
        known.name,
        known.type,
        known.kind,
        known.country,
        row.identifiers,
        row.point,
        known.rank,
        known.need,
        known.own,
    )


def _built_lines(path: Path) -> list[str]:
    try:
        return lzma.decompress(path.read_bytes()).decode("utf-8").rstrip("\n").split("\n")[1:]
    except (OSError, lzma.LZMAError) as error:
        raise OntologyError(f"{path.name} of ontology/lexicon can't be read; install kg again") from error


def _form_lines(folder: Path) -> Iterator[str]:
    """Demonyms and capitals as rows: names that stand for a country.

    A form of the project's own with "-" for its country stands for none: "Turk" is a surname more often.
    """
    forms: dict[tuple[str, str], str] = {}
    own = (folder / "own" / "forms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in own:
        form, country, use = line.split("\t")
        forms.setdefault((form, use), country)
    for line in _built_lines(folder / "countries-odbl.tsv.xz"):
        row_id, capital, demonyms = line.split("\t", 3)[:3]
        if capital:
            forms.setdefault((capital, "capital"), row_id)
        for demonym in demonyms.split("|"):
            if demonym:
                forms.setdefault((demonym, "demonym"), row_id)
                if demonym[-2:] in {"an", "ni", "ot", "er", "li", "qi", "ti"}:
                    forms.setdefault((demonym + "s", "demonym"), row_id)
    for (form, use), country in forms.items():
        if country == "-":
            continue
        yield f"form:{country}\t{form}\t\tCountry\t{use}\t{country}\t\t\t\t0\t"


_OWN_COLUMNS = ("id", "name", "aliases", "type", "kind", "country", "ids", "lat", "lon", "rank", "need")


def _own_lines(path: Path, *, strict: bool) -> Iterator[str]:
    """Rows of an own table in the built tables' order of columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingError(f"the lexicon {path} can't be read ({error.strerror}); name a file that exists") from error
    except UnicodeDecodeError as error:
        raise SettingError(f"the lexicon {path} is not UTF-8; save it as UTF-8") from error
    lines = text.splitlines()
    header = lines[0].split("\t") if lines else []
    if "name" not in header or "type" not in header:
        raise SettingError(
            f"the lexicon {path} has no header line with name and type; see the documentation of --lexicon"
        )
    header = ["ids" if column == "id" else column for column in header]
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        row = dict(zip(header, cells, strict=False))
        if strict:
            _check(path, number, row, len(cells) > len(header))
        row["id"] = f"own:{row['name']}"
        yield "\t".join(row.get(column, "").strip() for column in _OWN_COLUMNS)


def _check(path: Path, number: int, row: dict[str, str], overlong: bool) -> None:
    where = f"the lexicon {path}, line {number}"
    if overlong:
        raise SettingError(f"{where}: more cells than the header has; separate cells by one tab")
    if not row.get("name", "").strip():
        raise SettingError(f"{where}: the name is empty; give one or remove the line")
    if row.get("type", "").strip() not in set(EntityType):
        allowed = ", ".join(EntityType)
        raise SettingError(f"{where}: {row.get('type', '')!r} is no entity type; use one of {allowed}")
    country = row.get("country", "").strip()
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        raise SettingError(f"{where}: {country!r} is no ISO 3166 alpha-2 code; write it like UA or leave it out")
    if any("=" not in pair for pair in row.get("ids", "").split("|") if pair.strip()):
        raise SettingError(f"{where}: an id is written scheme=value, for instance wikidata=Q212")
    for column in ("lat", "lon"):
        value = row.get(column, "").strip()
        try:
            float(value or 0)
        except ValueError as error:
            raise SettingError(f"{where}: {column} {value!r} is no number; write degrees like 48.5") from error

"""Builds ``ontology/lexicon/`` and ``NOTICE`` from the gathered fact tables: ``python -m kg.nlp.lexicon_build``.

Every built table has the columns of :data:`COLUMNS`. What is dropped, and why:

- aliases that English news never uses (other scripts, airport codes, bracketed notes);
- cities whose only name is a common English word or a bare surname of a statesman, unless they are big;
- rows that nobody may ship (none without a licence goes in), and the wording of rows marked "verify
  wording": of those only names, dates and identifiers are kept, no source text.

Tables under a share-alike licence are files of their own: ``countries-odbl`` (ODbL 1.0) and
``organizations-ccbysa`` (CC BY-SA 4.0).
"""

import csv
import lzma
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import resources
from kg.errors import SettingError

COLUMNS = ("id", "name", "aliases", "type", "kind", "country", "ids", "lat", "lon", "rank", "need", "licence")

Row = dict[str, str]

_LATIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff '’\-./&]+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&\-]*[A-Z.]")
_DESIGNATOR = re.compile(
    r"(?:[A-Z][A-Za-z]{0,6}|\d[A-Z]{1,2}\d{0,2})(?:[-/ ]?\d{1,4}[A-Z]{0,4}\d?|[-/][A-Z]{1,3}[-/ ]?\d{0,3})"
)

#: Towns below this many people are left out where their name is also an English word.
_BIG_TOWN = 400_000
#: Names of towns of at least this many people keep their English-looking aliases.
_TOWN_WITH_ALIASES = 100_000


def build(source: Path, target: Path, notice: Path) -> None:
    """Write all tables into target and their notice; source is the folder with the fact tables.

    Raises SettingError where source isn't that folder.
    """
    if not (source / "countries.tsv").is_file():
        raise SettingError(f"{source} holds no countries.tsv; name the folder with the fact tables")
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(source):
        _write(target / f"{name}.tsv.xz", rows)
    notice.write_text(notice_text(source), encoding="utf-8")


def tables(source: Path) -> Iterator[tuple[str, list[Row]]]:
    """Each built table's name with its rows, in the order in which names win."""
    words = common_words()
    surnames = {_fold(row["name"]).rsplit(" ", 1)[-1] for row in _read(source, "leaders") if " " in row["name"]}
    countries = list(_countries(source))
    yield "countries", countries
    yield "countries-odbl", list(_demonyms(source))
    regions = list(_regions(source, words))
    yield "regions", regions
    taken = {_fold(name) for row in countries + regions for name in _names(row)}
    yield "cities", list(_cities(source, words, surnames, taken))
    yield "weapons", list(_weapons(source, words))
    yield "ships", list(_ships(source, words))
    yield "organizations", list(_organizations(source, words))
    yield "organizations-ccbysa", list(_igos(source))
    yield "forces", list(_forces(source))
    yield "persons", list(_persons(source))
    yield "agreements", list(_agreements(source))


def common_words() -> frozenset[str]:
    """Words that English news writes in lower case; from ``own/words.txt``."""
    path = resources.ontology("lexicon", "own", "words.txt")
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def notice_text(source: Path) -> str:
    """NOTICE: what of the tables' own source and licence columns the built lexicons stand on."""
    lines = [
        "kg",
        "",
        "Licensed under the Apache License, Version 2.0 (see LICENSE), except for the parts named here.",
        "",
        "The name tables in ontology/lexicon/ are built from the sources below. Files of their own, under",
        "their own licence:",
        "",
        "  countries-odbl.tsv.xz        Open Database License 1.0 (demonyms, capitals and positions of",
        "                               countries, from world-countries)",
        "  organizations-ccbysa.tsv.xz  Creative Commons Attribution-ShareAlike 4.0 (names of international",
        "                               organisations, from SupraVerden)",
        "",
        "Of the agreements marked for checking only facts (names, dates) were taken. Tables in",
        "ontology/lexicon/own/ are the project's own; own/given.txt also takes first names from the United States",
        "Census Bureau's list of 1990 (public domain).",
        "",
        "GeoNames data is licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), Who's On",
        "First data as its licence says (https://whosonfirst.org/docs/licenses/). Entity types of weapons and",
        "ships: reprinted with permission from SISO Inc. Losses: Oryx data set, CC BY 4.0.",
        "",
        "Table by table, as the rows name them:",
        "",
    ]
    for table in _SHIPPED:
        found: dict[str, set[str]] = {}
        for row in _read(source, table):
            licence = row["licence"].strip()
            licence = "facts only" if "verify wording" in licence else licence
            where = "see the table's licence" if licence == "facts only" else re.split(r" intblocks/", row["source"])[0]
            found.setdefault(licence, set()).add(where.strip())
        lines.append(f"{table}")
        for licence in sorted(found):
            lines.append(f"  {licence}")
            sources = sorted(found[licence])
            lines += [f"    {item}" for item in sources[:12]]
            if len(sources) > 12:
                lines.append(f"    and {len(sources) - 12} more of the same kind")
        lines.append("")
    lines += [
        "The reader's model: encoder bge-small-en-v1.5 (MIT), trained further by the project on news texts, and on",
        "what readers of the project's own on MPNet-base (Apache-2.0; not shipped) said of others;",
        "those of them that may be passed on lie in tests/gold/.",
        "",
        "The marked articles in tests/gold/ (articles.tsv there, and in each archive, names publisher, address and",
        "licence of each): works of the United States government, which are in the public domain; two articles by",
        "the contributors of Wikinews, CC BY 2.5 (https://creativecommons.org/licenses/by/2.5/), cut to their text;",
        "and articles that the project wrote, which imitate the publishers they name and are not by them. The marks",
        "are the project's own.",
        "",
    ]
    return "\n".join(lines)


_SHIPPED = (
    "countries",
    "territories_subnational",
    "admin1",
    "seas_regions",
    "cities",
    "weapons_core",
    "weapons_siso",
    "weapons_oryx",
    "ships_siso",
    "orgs_nsi",
    "orgs_igo",
    "blocs_internacia",
    "actors_armed_groups",
    "terrorist_groups_factbook",
    "armed_forces_factbook",
    "media",
    "leaders",
    "factbook_leaders",
    "agreements",
)


def _read(source: Path, table: str) -> list[Row]:
    with (source / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{key: value or "" for key, value in row.items()} for row in rows]


def _write(path: Path, rows: list[Row]) -> None:
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(re.sub(r"[\t\r\n]", " ", row.get(column, "")) for column in COLUMNS) for row in rows]
    # one thread, no timestamp: the same rows give the same bytes
    path.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def _fold(name: str) -> str:
    split = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(char for char in split if not unicodedata.combining(char))


def _split(aliases: str) -> list[str]:
    return [alias.strip() for alias in aliases.split("|") if alias.strip()]


def _names(row: Row) -> list[str]:
    return [row["name"], *_split(row["aliases"])]


def _english(aliases: Iterable[str], shortest: int = 3) -> list[str]:
    """Aliases in Latin letters without brackets or commas, each once."""
    kept = [alias for alias in aliases if len(alias) >= shortest and _LATIN.fullmatch(alias)]
    return list(dict.fromkeys(kept))


def _ids(**schemes: str) -> str:
    return "|".join(f"{scheme}={value}" for scheme, value in sorted(schemes.items()) if value)


_COUNTRY_ALIASES_OUT = {"best korea", "free china", "rks", "gilbert and ellice islands", "us of a", "u.s. of a"}


def _countries(source: Path) -> Iterator[Row]:
    english = re.compile(r"[A-Za-z .,'’()\-&ôçéüÅã]+")
    for row in _read(source, "countries"):
        aliases = []
        for alias in _split(row["aliases"]):
            known = alias.casefold() in _COUNTRY_ALIASES_OUT
            if known or "," in alias or "(" in alias or not english.fullmatch(alias) or len(alias) < 3:
                continue
            aliases.append(alias)
        yield {
            "id": row["id"],
            "name": row["name"],
            "aliases": "|".join(dict.fromkeys(aliases)),
            "type": "Country",
            "kind": row["type"],
            "country": row["iso2"],
            "ids": _ids(wikidata=row["qid"], geonames=row["geonameid"], iso3166=row["iso2"]),
            "rank": "0",
            "licence": "MIT; CC-BY-4.0 (GeoNames)",
        }


def _demonyms(source: Path) -> Iterator[Row]:
    for row in _read(source, "countries"):
        ambiguous = {name.casefold() for name in _split(row["ambiguous_forms"])}
        demonyms = [name for name in _split(row["demonyms"]) if name.casefold() not in ambiguous]
        if not demonyms and not row["capital"]:
            continue
        yield {
            "id": row["id"],
            "name": row["capital"],
            "aliases": "|".join(dict.fromkeys(demonyms)),
            "type": "Country",
            "kind": "demonyms",
            "country": row["iso2"],
            "ids": _ids(geonames=row["capital_geonameid"]),
            "lat": row["lat"],
            "lon": row["lon"],
            "licence": "ODbL-1.0",
        }


def _regions(source: Path, words: frozenset[str]) -> Iterator[Row]:
    seen: set[str] = set()
    for row in _read(source, "territories_subnational"):
        if row["geonameid"]:
            seen.add(row["geonameid"])
        position = ("", "")
        yield _region(row, position, words, row["iso_3166_2"], "MIT")
    for row in _read(source, "admin1"):
        if row["geonameid"] in seen:
            continue
        licence = "CC-BY-4.0 (GeoNames); MIT; WOF"
        yield _region(row, (row["approx_lat"], row["approx_lon"]), words, row["iso_3166_2"], licence)
    for row in _read(source, "seas_regions"):
        if row["type"] in {"unitedNations", "union", "subunion"}:
            continue
        yield _region(row, (row["lat"], row["lon"]), words, "", row["licence"])


_REGION_NOTE = re.compile(r"^(?:[A-Z]{2}, |.*, ?(?:USA|US|U\.S\.A\.|CA|CAN)$)")


def _region(row: Row, position: tuple[str, str], words: frozenset[str], iso: str, licence: str) -> Row:
    names = [
        name for name in _english(_split(row["aliases"]), 4) if not _REGION_NOTE.match(name) and not name.isupper()
    ]
    names = [name for name in names if _fold(name) not in words and name[0].isupper()]
    name = row["name"]
    common = _fold(name) in words or len(name) < 4
    return {
        "id": row["id"],
        "name": name,
        "aliases": "|".join(names[:12]),
        "type": "Place",
        "kind": "sea" if row["type"] in {"marinearea", "ocean"} else "region",
        "country": row["country"] if len(row["country"]) == 2 else "",
        "ids": _ids(wikidata=row["qid"], geonames=row["geonameid"], iso3166=iso),
        "lat": position[0],
        "lon": position[1],
        "rank": "1",
        "need": "word" if common else "",
        "licence": licence,
    }


def _cities(source: Path, words: frozenset[str], surnames: set[str], taken: set[str]) -> Iterator[Row]:
    rows = sorted(_read(source, "cities"), key=lambda row: (-int(row["population"] or 0), row["geonameid"]))
    barred = words | taken | surnames | {_fold(row["name"]) for row in rows}
    for row in rows:
        people = int(row["population"] or 0)
        name, folded = row["name"], _fold(row["name"])
        if len(folded) < 3 or not _LATIN.fullmatch(name):
            continue
        if people < _BIG_TOWN and " " not in folded and (folded in words or (folded in surnames and people < 50_000)):
            continue
        aliases: list[str] = []
        if people >= _TOWN_WITH_ALIASES or row["country"] in {"UA", "RU", "SY", "IQ", "IL", "PS", "LB", "YE", "BY"}:
            for alias in _split(row["aliases"]):
                low = _fold(alias)
                plain = re.fullmatch(r"[A-Z][a-z'\-]+(?: [A-Z][a-z'\-]+){0,2}", alias)
                if plain and len(alias) > 4 and low not in barred:
                    aliases.append(alias)
        yield {
            "id": f"geonames:{row['geonameid']}",
            "name": name,
            "aliases": "|".join(dict.fromkeys(aliases)),
            "type": "Place",
            "kind": "city",
            "country": row["country"],
            "ids": _ids(wikidata=row["qid"], geonames=row["geonameid"]),
            "lat": row["lat"],
            "lon": row["lon"],
            "rank": str(people),
            "need": "word" if folded in words or folded in surnames else "",
            "licence": "CC-BY-4.0 (GeoNames)",
        }


_WEAPON_ALIAS_OUT = re.compile(
    r"(?i)^(?:aka .*|tel|hq|apc|ecm|himad|compact|metal casing|.*\bw/.*|.*\b(?:export|conversion|prototypes?|loader|"
    r"warhead|variant|version|non-arm|basic model.*)\b.*|.*\bmod\b.*|[mn]-?\d{1,2}|m1\d\d|lot \d+|.{1,2}|"
    r".*['\"].*|mk \d+|"
    r"x-\d+|n-\d+\w?|a\d+|1a\d|block .*|dagger|stunner|squall|skif)$"
)


def _weapons(source: Path, words: frozenset[str]) -> Iterator[Row]:
    seen: set[str] = set()
    for row in _read(source, "weapons_core"):
        names = [alias for alias in _english(_split(row["aliases"])) if not _WEAPON_ALIAS_OUT.match(alias)]
        siso = _split(row["siso_ids"])
        number = siso[0].removeprefix("dis:") if len(siso) == 1 else ""
        seen.update(_fold(name) for name in [row["name"], *names])
        yield _weapon(row, names, number, words, "0", row["licence"])
    spread: Counter[str] = Counter()
    kinds: dict[str, set[str]] = {}
    siso_rows = _read(source, "weapons_siso")
    for row in siso_rows:
        for name in {_fold(name) for name in _names(row)}:
            spread[name] += 1
            kinds.setdefault(name, set()).add(row["type"])
    for row in siso_rows:
        fresh = []
        for name in _english(_names(row)):
            low = _fold(name)
            clear = _DESIGNATOR.fullmatch(name) or (len(name) > 6 and _DESIGNATOR.match(name))
            if low in seen or not clear or _WEAPON_ALIAS_OUT.match(name) or len(name) > 40 or len(kinds[low]) > 1:
                continue
            seen.add(low)
            fresh.append(name)
        if not fresh:
            continue
        alone = all(spread[_fold(name)] == 1 for name in fresh)
        number = row["id"].removeprefix("dis:") if alone else ""
        country = row["country"] if alone else ""
        entry = row | {"name": fresh[0], "country": country}
        yield _weapon(entry, fresh[1:], number, words, "2", "reprinted with permission from SISO Inc.")
    for row in _read(source, "weapons_oryx"):
        fresh = []
        for name in _english(_names(row)):
            low = _fold(name)
            if low in seen or not _DESIGNATOR.match(name) or len(name) > 32 or " for " in low or " with " in low:
                continue
            seen.add(low)
            fresh.append(name)
        if fresh:
            yield _weapon(row | {"name": fresh[0]}, fresh[1:], "", words, "2", "CC-BY-4.0 (Oryx data)")


def _weapon(row: Row, names: list[str], siso: str, words: frozenset[str], rank: str, licence: str) -> Row:
    plain = [name for name in [row["name"], *names] if _fold(name) in words]
    return {
        "id": row["id"],
        "name": row["name"],
        "aliases": "|".join(dict.fromkeys(names)),
        "type": "Weapon",
        "kind": row["type"],
        "country": row["country"] if len(row["country"]) == 2 and row["country"] != "SU" else "",
        "ids": _ids(siso=siso),
        "rank": rank,
        "need": "word" if plain else "",
        "licence": licence,
    }


def _ships(source: Path, words: frozenset[str]) -> Iterator[Row]:
    seen: Counter[str] = Counter()
    kept: list[tuple[str, Row]] = []
    for row in _read(source, "ships_siso"):
        name = re.sub(r"^(?:[A-Z]{1,4}[- ]?)?\d{1,4}[A-Z]? +", "", re.sub(r" *\(.*?\)", "", row["name"])).strip()
        if len(name) < 4 or not _LATIN.fullmatch(name) or re.fullmatch(r"[\d\W]+|[A-Z]{1,4}[- ]?\d+\w*", name):
            continue
        seen[_fold(name)] += 1
        kept.append((name, row))
    for name, row in kept:
        alone = seen[_fold(name)] == 1
        yield {
            "id": row["id"],
            "name": name,
            "type": "Weapon",
            "kind": row["type"],
            "country": row["country"] if len(row["country"]) == 2 else "",
            "ids": _ids(siso=row["id"].removeprefix("dis:")) if alone else "",
            "rank": "3",
            "need": "ship",
            "licence": "reprinted with permission from SISO Inc.",
        }


_INTERNACIA_OUT = re.compile(
    r"geographic|cultural|gaspipeline|sports|writingsystem|govform|food|postal|tax|ocean|environment|climate|culture"
)


def _organizations(source: Path, words: frozenset[str]) -> Iterator[Row]:
    for row in _read(source, "orgs_nsi"):
        kind = row["type"]
        local = re.search(
            r"\b(?:city|county|town|police department|health|transportation)\b", row["description"].lower()
        )
        if kind == "media" and row["name"].casefold().removeprefix("the ") in words:
            continue
        if kind == "government_agency" and local and not row["country"]:
            continue
        names = [_acronym_case(alias) for alias in _english(_split(row["aliases"]))]
        named = "ArmedForce" if kind == "armed_force" else "Organization"
        yield _organization(row, names, named, kind, _ids(wikidata=row["qid"]), words, "BSD-3-Clause; Wikidata CC0")
    for row in _read(source, "blocs_internacia"):
        if _INTERNACIA_OUT.search(row["type"]):
            continue
        names = [alias for alias in _english(_split(row["aliases"])) if _ACRONYM.fullmatch(alias) or len(alias) > 8]
        names = [alias for alias in names if alias.isascii() and not re.search(r"\b(?:de|des|la|di|der|für)\b", alias)]
        kind = "international_organisation"
        yield _organization(row, names, "Organization", kind, _ids(wikidata=row["qid"]), words, "MIT")
    for table, licence in (("actors_armed_groups", "MIT"), ("terrorist_groups_factbook", "Public domain")):
        for row in _read(source, table):
            names = [alias for alias in _english(_split(row["aliases"])) if len(alias) > 4 and alias.isascii()]
            entry = row | {"country": ""}
            yield _organization(entry, names, "Organization", "armed_group", "", words, licence)
    for row in _read(source, "media"):
        names = _english(_split(row["aliases"]))
        yield _organization(row, names, "Organization", "media", _ids(wikidata=row["qid"]), words, row["licence"])


def _acronym_case(alias: str) -> str:
    """The index's sources write acronyms in lower case ("cia"): a short single word is one."""
    return alias.upper() if alias.islower() and " " not in alias and len(alias) <= 5 else alias.title()


def _organization(
    row: Row, names: list[str], entity_type: str, kind: str, ids: str, words: frozenset[str], licence: str
) -> Row:
    folded = {_fold(name) for name in [row["name"], *names]}
    return {
        "id": row["id"],
        "name": row["name"],
        "aliases": "|".join(dict.fromkeys(names)),
        "type": entity_type,
        "kind": kind,
        "country": row["country"] if len(row["country"]) == 2 else "",
        "ids": ids,
        "rank": "2",
        "need": "word" if folded & words else "",
        "licence": licence,
    }


def _igos(source: Path) -> Iterator[Row]:
    for row in _read(source, "orgs_igo"):
        names = [alias for alias in _english(_split(row["aliases"])) if alias.isascii()]
        names = [alias for alias in names if _ACRONYM.fullmatch(alias) or re.search(r"\b(?:of|the|for|and)\b", alias)]
        ids = _ids(wikidata=row["qid"]) if not row["qid_flag"] else ""
        yield {
            "id": row["id"],
            "name": row["name"],
            "aliases": "|".join(names),
            "type": "Organization",
            "kind": "international_organisation",
            "ids": ids,
            "rank": "1",
            "licence": "CC-BY-SA-4.0",
        }


def _forces(source: Path) -> Iterator[Row]:
    for row in _read(source, "armed_forces_factbook"):
        if row["flag"] == "generic" or len(row["name"]) > 60 or not _LATIN.fullmatch(row["name"]):
            continue
        names = [a for a in _english(_split(row["aliases"]), 5) if a.isascii() and not a.startswith("include")]
        police = re.search(r"(?i)police|ministry|guard service|department|customs|security service", row["name"])
        yield {
            "id": row["id"],
            "name": row["name"],
            "aliases": "|".join(name for name in names if not _ACRONYM.fullmatch(name)),
            "type": "Organization" if row["type"] == "ministry" or police else "ArmedForce",
            "kind": row["type"],
            "country": row["country"],
            "rank": "1",
            "need": "country" if len(row["name"].split()) < 2 else "",
            "licence": "Public domain",
        }


def _persons(source: Path) -> Iterator[Row]:
    seen: set[str] = set()
    rows = [*_read(source, "leaders"), *_read(source, "factbook_leaders")]
    rows.sort(key=lambda row: (row.get("end", ""), row["id"]))
    for row in sorted(rows, key=lambda row: row.get("end") or "9999", reverse=True):
        name = re.sub(r"^(?:Prime|Minister|President|King|Queen|Vice) ", "", row["name"]).strip()
        if _fold(name) in seen or " " not in name or not _LATIN.fullmatch(name) or len(name) > 50:
            continue
        seen.add(_fold(name))
        yield {
            "id": row["qid"] or row["id"],
            "name": name,
            "type": "Person",
            "kind": row["type"],
            "country": row["country"] if len(row["country"]) == 2 else "",
            "ids": _ids(wikidata=row["qid"]),
            "rank": "1",
            "licence": "Wikidata CC0; Public domain",
        }


def _agreements(source: Path) -> Iterator[Row]:
    for row in _read(source, "agreements"):
        facts = "verify wording" in row["licence"]
        if re.search(r"environment|ocean|mining|biodiversity|climate", row["type"]):
            continue
        names = [alias for alias in _english(_split(row["aliases"]), 4) if alias.isascii()]
        names = [alias for alias in names if not (alias.isupper() and len(alias) > 6)]
        yield {
            "id": row["id"],
            "name": row["name"],
            "aliases": "|".join(names),
            "type": "Agreement",
            "kind": row["type"].split("|")[0],
            "ids": _ids(wikidata=row["qid"]),
            "rank": "1",
            "licence": "facts" if facts else "MIT",
        }


def main() -> None:
    """Build from ``$KG_SHARED/lexicon`` (default ``../shared/lexicon``) into this checkout."""
    root = resources.ontology().parent
    shared = Path(os.environ.get("KG_SHARED", root.parent / "shared"))
    build(shared / "lexicon", resources.ontology("lexicon"), root / "NOTICE")


if __name__ == "__main__":
    main()

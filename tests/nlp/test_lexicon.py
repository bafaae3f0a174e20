"""The name tables: what is found in a text, case rules, and a user's own table."""

from pathlib import Path

import pytest

from kg.errors import SettingError
from kg.nlp.lexicon import Lexicon, fold

FOUND = [
    ("Kherson fell", "Kherson", "Place", "UA"),
    ("a Koksan gun", "Koksan", "Weapon", "KP"),
    ("the North Korean army", "North Korean", "Country", "KP"),
    ("North Korea and others", "North Korea", "Country", "KP"),
    ("by the U.S. Navy", "U.S. Navy", "ArmedForce", "US"),
    ("NATO said", "NATO", "Organization", None),
    ("an S-400 system", "S-400", "Weapon", "RU"),
    ("two F-16s landed", "F-16", "Weapon", "US"),
    ("in the Bab el-Mandeb", "Bab el-Mandeb", "Place", None),
    ("Türkiye voted", "Türkiye", "Country", "TR"),
    ("Zelenskyy spoke", "Zelenskyy", "Person", "UA"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), FOUND)
def test_names_are_found_with_type_and_country(
    lexicon: Lexicon, text: str, name: str, kind: str, country: str | None
) -> None:
    hits = {text[hit.start : hit.end]: hit.entries[0] for hit in lexicon.find(text)}
    assert name in hits
    assert (hits[name].type, hits[name].country) == (kind, country)


NOT_FOUND = [
    ("they want us out", "us"),  # a pronoun, not the state
    ("it is so", "is"),  # not Islamic State
    ("the grad student", "grad"),
    ("a turkey dinner", "turkey"),
    ("Khersonian", "Kherson"),
    ("Let them go", "Let"),  # LeT is the group
    ("A 50 metre wall", "A 50"),  # A-50 is the aircraft
    ("Commissioner Volker Turk met them", "Turk"),  # one of a people by a word that is a surname more often
    ("Danny Pole met them", "Pole"),
]


@pytest.mark.parametrize(("text", "name"), NOT_FOUND)
def test_case_and_word_boundaries_keep_names_out(lexicon: Lexicon, text: str, name: str) -> None:
    assert name not in {text[hit.start : hit.end] for hit in lexicon.find(text)}


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    text = "South Korea, the South China Sea and the Sea of Japan"
    assert [text[hit.start : hit.end] for hit in lexicon.find(text)] == [
        "South Korea",
        "South China Sea",
        "Sea of Japan",
    ]


@pytest.mark.parametrize("text", ["Bab el‑Mandeb", "Erdoğan’s visit", "İzmir", "Łódź\tand\nKyiv", "ﬁne", ""])
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_country_has_its_common_name_and_its_identifiers(lexicon: Lexicon) -> None:
    country = lexicon.country("GB")
    assert country is not None
    assert country.name == "United Kingdom"
    assert dict(country.identifiers) == {"geonames": "2635167", "iso3166": "GB", "wikidata": "Q145"}
    assert lexicon.country("QQ") is None


def test_own_names_win_over_the_tables(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "name\ttype\taliases\tcountry\tid\tlat\tlon\nFrobisk-7\tWeapon\tFrobisk\tUA\tlocal=7\t\t\n"
        "Kherson\tOrganization\t\t\t\t\t\nFort Blue\tPlace\t\tUS\t\t1.5\t-2\n",
        encoding="utf-8",
    )
    lexicon = Lexicon.load([own])
    text = "The Frobisk hit Kherson and Fort Blue"
    hits = {text[hit.start : hit.end]: hit.entries[0] for hit in lexicon.find(text)}
    assert hits["Frobisk"].name == "Frobisk-7"
    assert hits["Frobisk"].identifiers == (("local", "7"),)
    assert hits["Kherson"].type == "Organization"
    assert hits["Fort Blue"].point is not None
    assert (hits["Fort Blue"].point.lat, hits["Fort Blue"].point.lon) == (1.5, -2.0)


BROKEN = [
    ("", "no header line"),
    ("name\nx\n", "no header line"),
    ("name\ttype\n\tWeapon\n", "line 2: the name is empty"),
    ("name\ttype\nX\tGun\n", "'Gun' is no entity type"),
    ("name\ttype\nX\tWeapon\tmore\n", "more cells than the header"),
    ("name\ttype\tcountry\nX\tWeapon\tUkraine\n", "'Ukraine' is no ISO 3166"),
    ("name\ttype\tid\nX\tWeapon\tQ1\n", "scheme=value"),
    ("name\ttype\tlat\nX\tPlace\tnorth\n", "'north' is no number"),
]


@pytest.mark.parametrize(("text", "complaint"), BROKEN)
def test_a_broken_own_table_is_refused_with_file_and_fix(tmp_path: Path, text: str, complaint: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=complaint) as caught:
        Lexicon.load([own])
    assert "own.tsv" in str(caught.value)


def test_a_missing_or_undecodable_own_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="can't be read"):
        Lexicon.load([tmp_path / "none.tsv"])
    (tmp_path / "latin.tsv").write_bytes("name\ttype\nK\xf6ln\tPlace\n".encode("latin-1"))
    with pytest.raises(SettingError, match="not UTF-8"):
        Lexicon.load([tmp_path / "latin.tsv"])

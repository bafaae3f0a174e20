"""The folder of CSV files, as Python's csv module and LibreOffice read it."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from file_readers import by_libreoffice
from hostile import HOSTILE, spoilt
from stories import folder, stories

from kg.cli import cli
from kg.exports.base import ExportSettings
from kg.exports.register import CATEGORIES, SIPRI, category
from kg.exports.tables import COLUMNS
from kg.graph.terms import writable
from kg.model import jsonl
from kg.model.vocabulary import WEAPON_CODES, ClaimType

Rows = list[dict[str, str]]


def read(path: Path, encoding: str = "utf-8") -> Rows:
    with open(path, encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("csv") / "tables")


def test_the_register_begins_with_sipri_s_columns(tables: Path) -> None:
    with open(tables / "register.csv", encoding="utf-8", newline="") as lines:
        assert tuple(next(csv.reader(lines))[:17]) == SIPRI


#: (supplier, recipient, designation, numbers delivered, estimate, delivery year, polarity, modality, date)
REGISTER = [
    ("Freedonia", "Sylvania", "Rambler gun", "200", "Yes", "2024", "affirmed", "asserted", "2024-22"),
    ("Freedonia", "Sylvania", "", "", "", "", "negated", "asserted", ""),
    ("Freedonia", "Sylvania", "Rambler gun", "", "", "2023", "affirmed", "asserted", "2023-05-03"),
    ("Freedonia", "Sylvania", "", "", "", "", "affirmed", "planned", "../2025"),
    ("Freedonia", "Sylvania", "Rambler gun", "", "", "2023", "affirmed", "asserted", "2023-05-03/2023-06"),
    ("unknown supplier(s)", "the port", "", "", "", "", "affirmed", "asserted", ""),
    ("unknown supplier(s)", "the port", "drones", "", "", "", "affirmed", "asserted", ""),
]


def test_the_register(tables: Path) -> None:
    columns = (
        *("Supplier", "Recipient", "Designation", "Numbers delivered", "Numbers delivered is estimate"),
        *("Delivery year", "Polarity", "Modality", "Date"),
    )
    assert sorted(tuple(row[column] for column in columns) for row in read(tables / "register.csv")) == sorted(REGISTER)


def test_a_joint_number_stands_where_nobody_adds_it_up(tables: Path) -> None:
    joint = [row for row in read(tables / "register.csv") if row["Recipient"] == "the port"]
    assert [(row["Number"], row["Numbers delivered"], row["Number of all items"]) for row in joint] == [
        ("", "", "30 in all")
    ] * 2


def test_every_transfer_is_in_the_register_with_its_sentence(tables: Path) -> None:
    transfers = {
        claim.id: claim.evidence.text
        for reading in stories()
        for claim in reading.claims
        if claim.type is ClaimType.ARMS_TRANSFER
    }
    rows = read(tables / "register.csv")
    assert {row["Claim"]: row["Sentence"].removeprefix("'") for row in rows} == transfers
    assert all(row["Article title"] or row["Source"] for row in rows)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("tank", "Armoured vehicles"),
        ("fighter_aircraft", "Aircraft"),
        ("towed_howitzer", "Artillery"),
        ("surface_to_air_missile", "Missiles"),
        ("air_defence_system", "Air defence systems"),
        ("submarine", "Ships"),
        ("radar", "Sensors"),
        ("glide_bomb_kit", "Missiles"),
        ("assault_rifle", "Small arms (not in SIPRI's list)"),
        ("mine", "Ammunition (not in SIPRI's list)"),
        ("truck", ""),
        ("no such code", ""),
    ],
)
def test_sipri_s_categories(code: str, name: str) -> None:
    assert category(code) == name


def test_every_category_is_reached() -> None:
    assert {category(code) for code in WEAPON_CODES} == {*CATEGORIES.values(), ""}


def test_claims_and_entities_are_all_there(tables: Path) -> None:
    claims = [claim for reading in stories() for claim in reading.claims]
    assert [row["claim"] for row in read(tables / "claims.csv")] == [claim.id for claim in claims]
    assert len(read(tables / "arguments.csv")) == sum(len(claim.arguments) for claim in claims)
    entities = read(tables / "entities.csv")
    assert {row["entity"] for row in entities} == {one.id for reading in stories() for one in reading.entities}
    gloria = next(row for row in entities if row["name"] == "Gloria")
    assert (gloria["lon"], gloria["lat"], gloria["articles"]) == ("33.5", "-44.25", "2")


def test_a_claim_in_words_and_numbers(tables: Path) -> None:
    rows = read(tables / "claims.csv")
    shipped = next(row for row in rows if row["trigger"] == "shipped")
    assert (shipped["supplier"], shipped["quantity"], shipped["approximate"]) == ("Freedonia", "200", "true")
    assert shipped["saidBy"] == "Gazette; Marxist News"
    kit = next(row for row in rows if row["attribute"] == "armament")
    assert (kit["value"], kit["valueText"]) == ("", "the twin-barrel kit")


def test_no_text_begins_like_a_formula_and_every_text_comes_back(tmp_path: Path) -> None:
    for ordinal, words in enumerate((*HOSTILE, "=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "'quoted", "＝1+1")):
        guarded = folder(tmp_path / f"{ordinal}", [spoilt(words)])
        plain = folder(tmp_path / f"{ordinal}-raw", [spoilt(words)], ExportSettings(raw=True))
        names = {row["name"] for row in read(plain / "entities.csv")}
        assert writable(words) in names
        for name in COLUMNS:
            for safe, raw in zip(read(guarded / name), read(plain / name), strict=True):
                assert {
                    key: value.removeprefix("'") if value != raw[key] else value for key, value in safe.items()
                } == raw
                assert not any(value.startswith(("=", "+", "@", "\t", "\r")) for value in safe.values())


def test_negative_numbers_stay_numbers(tables: Path) -> None:
    assert "-44.25" in {row["lat"] for row in read(tables / "entities.csv")}


def test_a_byte_order_mark_on_request(tmp_path: Path, tables: Path) -> None:
    marked = folder(tmp_path / "bom", settings=ExportSettings(bom=True))
    for name in COLUMNS:
        assert (marked / name).read_bytes() == b"\xef\xbb\xbf" + (tables / name).read_bytes()


_ODF = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def cells(path: Path) -> tuple[list[str], int]:
    """First column of each row that LibreOffice sees, and the number of its formulas."""
    root = ElementTree.parse(path).getroot()
    rows = root.findall(".//table:table-row", _ODF)
    firsts = ["\n".join("".join(p.itertext()) for p in row[0].findall("text:p", _ODF)) for row in rows]
    formulas = root.findall(f".//*[@{{{_ODF['table']}}}formula]")
    return firsts, len(formulas)


@pytest.mark.slow
def test_libreoffice_reads_the_rows_and_runs_nothing(tmp_path: Path, tables: Path) -> None:
    firsts, formulas = cells(by_libreoffice(tables / "claims.csv", tmp_path))
    assert [text for text in firsts if text] == ["claim", *(row["claim"] for row in read(tables / "claims.csv"))]
    assert formulas == 0
    raw = folder(tmp_path / "raw", settings=ExportSettings(raw=True))
    assert cells(by_libreoffice(raw / "claims.csv", tmp_path / "raw"))[1] > 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["csv", "-o", "tables"], 0, "wrote tables"),
        (["csv", "-o", "tables", "--bom", "--raw"], 0, "wrote tables"),
        (["csv"], 2, "-o FOLDER"),
        (["csv", "-o", "claims.jsonl"], 2, "folder of files"),
        (["csv", "-o", "absent/tables"], 2, "absent/tables"),
        (["gexf", "--bom"], 2, "csv alone"),
    ],
)
def test_the_command(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open("claims.jsonl", "w", encoding="utf-8") as out:
        jsonl.write(stories(), out)
    done = CliRunner().invoke(cli, ["export", arguments[0], "claims.jsonl", *arguments[1:]])
    assert done.exit_code == code, done.output
    assert said in done.stderr
    if code == 0:
        title = b",+Sanctions," if "--raw" in arguments else b",'+Sanctions,"
        data = Path("tables/claims.csv").read_bytes()
        assert title in data
        assert data.startswith(b"\xef\xbb\xbf") == ("--bom" in arguments)

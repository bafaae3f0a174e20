"""Every EDTF form that the gold uses, and the hazards of parsing them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.model.edtf import bounds, is_valid

VALID = [
    # forms that occur in the training gold, the most frequent first
    ("2025-10-22", "2025-10-22", "2025-10-22"),
    ("2016-09", "2016-09-01", "2016-09-30"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("2025-03-03/2025-03-09", "2025-03-03", "2025-03-09"),
    ("1948/..", "1948-01-01", None),
    ("XXXX-02-18", None, None),
    ("2024-05/..", "2024-05-01", None),
    ("2028/2029", "2028-01-01", "2029-12-31"),
    ("2026-07/2026-12", "2026-07-01", "2026-12-31"),
    ("../2012-01", None, "2012-01-31"),
    ("../2028", None, "2028-12-31"),
    ("1999-02-25/..", "1999-02-25", None),
    ("../2024-12-31", None, "2024-12-31"),
    ("XXXX-06", None, None),
    ("XXXX-07-08/XXXX-07-22", None, None),
    ("1942~", "1942-01-01", "1942-12-31"),
    ("2025-06-23~", "2025-06-23", "2025-06-23"),
    ("../XXXX-12-25", None, None),
    ("2021~/..", "2021-01-01", None),
    ("2025-06-13/2025-06", "2025-06-13", "2025-06-30"),
    ("XXXX-09/..", None, None),
    ("2021-12~", "2021-12-01", "2021-12-31"),
    ("2011/2026-02-28", "2011-01-01", "2026-02-28"),
    ("2021/2023-05", "2021-01-01", "2023-05-31"),
    # seasons are their three calendar months
    ("2024-21", "2024-03-01", "2024-05-31"),
    ("2024-22", "2024-06-01", "2024-08-31"),
    ("2024-23", "2024-09-01", "2024-11-30"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2024-29", "2024-09-01", "2024-11-30"),
    ("2024-30", "2024-12-01", "2025-02-28"),
    ("2024-32", "2024-06-01", "2024-08-31"),
    ("2024-36", "2024-10-01", "2024-12-31"),
    ("2024-38", "2024-05-01", "2024-08-31"),
    ("2024-41", "2024-07-01", "2024-12-31"),
    ("XXXX-22", None, None),
    ("2024-22/2024-23", "2024-06-01", "2024-11-30"),
    # masks
    ("202X", "2020-01-01", "2029-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2024-XX", "2024-01-01", "2024-12-31"),
    ("2024-06-XX", "2024-06-01", "2024-06-30"),
    ("2024-1X-05", "2024-10-05", "2024-12-05"),
    ("2023-XX-31", "2023-01-31", "2023-12-31"),
    ("XXXX-02-29", None, None),
    ("XXXX", None, None),
    # an unknown end is no end that somebody made up, an open one no infinity
    ("2024-01/", "2024-01-01", None),
    ("/2024", None, "2024-12-31"),
    ("../..", None, None),
    # rarer forms, by the library
    ("[2024,2025]", "2024-01-01", "2025-12-31"),
    ("[..2024]", None, "2024-12-31"),
    ("?2024-06", "2024-06-01", "2024-06-30"),
    ("2024-06-19T10:00:00Z", "2024-06-19", "2024-06-19"),
    ("Y12000", None, None),
    ("-0044", None, None),
    ("0000", None, None),
]

INVALID = [
    "",
    "/",
    "..",
    "unknown",
    "summer 2024",
    "2024-13",
    "2024-00",
    "2024-02-30",
    "2023-02-29",
    "XXXX-02-30",
    "2024-11-31",
    "2024-22-01",
    "20240619",
    "24-06-19",
    "2024/2020",
    "2024/2025/2026",
    "2024-06-19/yesterday",
    "../soon",
    " 2024",
    "２０２４",
    "2024\n",
    "2024-6-1",
    "X" * 5000,
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), VALID)
def test_bounds(edtf: str, earliest: str | None, latest: str | None) -> None:
    assert is_valid(edtf)
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize("edtf", INVALID)
def test_what_is_no_edtf_has_no_bounds(edtf: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_valid(edtf)
    assert bounds(edtf) == (None, None)
    assert capsys.readouterr().out == ""


def test_every_time_of_the_training_gold_is_valid_and_ordered() -> None:
    shared = Path(os.environ.get("KG_SHARED", "../shared")) / "gold" / "train"
    if not shared.is_dir():
        pytest.skip(f"the training gold isn't at {shared}; set KG_SHARED to see it")
    values = set()
    for path in sorted(shared.glob("*.json")):
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            time = claim.get("time")
            if time and time.get("value"):
                values.add(time["value"])
    assert values
    assert [value for value in sorted(values) if not is_valid(value)] == []
    for value in values:
        earliest, latest = bounds(value)
        assert earliest is None or latest is None or earliest <= latest


def test_the_library_is_imported_only_for_rarer_forms() -> None:
    code = "import sys; from kg.model.edtf import bounds; bounds('2024-22/..'); sys.exit('edtf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

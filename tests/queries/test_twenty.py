"""The questions that join claims, asked of five weeks of two outlets: all rows, then each parameter."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engines import WEEKS_AND_NEWEST, WEEKS_EMBEDDED
from question_corpus import KNOWN, LABELS, LAST_WEEK
from store_corpus import Said, Story, reading
from test_questions import ANSWERS, NARROWED

from kg.errors import SettingError
from kg.model.vocabulary import Act, ClaimType, EntityType, Role
from kg.stores import Rows, Store, open_store, open_writer
from kg.stores.questions import differences, parse, questions, run
from kg.stores.sparql import SparqlStore

Case = tuple[str, dict[str, str], list[str], list[list[Any]]]


def _cases() -> list[Case]:
    found: list[Case] = []
    for line in Path(__file__).with_name("answers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name, _, params = line.removeprefix("== ").partition(" ")
            found.append((name, json.loads(params or "{}"), [], []))
        elif line.startswith("["):
            (found[-1][3] if found[-1][2] else found[-1][2]).extend(
                [json.loads(line)] if found[-1][2] else json.loads(line)
            )
    return found


CASES = _cases()
#: Ids of articles and claims by their labels.
_IDS = {label: one for one, label in LABELS.items() if one.startswith(("article-", "claim-"))}

#: (question, parameters, the labels in the column named after a colon, that of the claim otherwise)
NARROWER: list[tuple[str, dict[str, str], list[Any]]] = [
    ("undelivered", {"recipient": "Russia"}, ["fell.3"]),
    ("undelivered", {"supplier": "South Korea"}, ["orders.0", "wire.0"]),
    ("undelivered", {"from": "2023-02", "to": "2023-02-01"}, ["orders.0"]),
    ("undelivered", {"from": "2024"}, []),
    ("blame", {"target": "kharkiv", "from": "2023-01-05", "to": "2023-01-05"}, ["drones.1", "fell.1"]),
    ("blame", {"target": "Shahed 136"}, ["lifted.0"]),
    ("blame", {"target": "Kharkiv", "from": "2024"}, []),
    ("single-origin:claims", {"type": "attack"}, [["drones.2"], ["lifted.3"]]),
    ("single-origin:claims", {"named": "K2"}, [["orders.0", "wire.0"]]),
    ("chain:path", {"start": "Poland", "end": "South Korea", "limit": "1"}, ["Poland <-SUPPLIED- South Korea"]),
    ("chain:path", {"start": "Poland", "end": "K2"}, []),
    ("weapons-used", {"place": "Kharkiv", "weapon": "Fateh-110"}, []),
    ("weapons-used", {"place": "idlib", "weapon": "fateh-110"}, ["lifted.3"]),
    ("weapons-used", {"place": "Kharkiv", "from": "2023-01-06"}, []),
    ("weapons-used", {"place": "Kharkiv", "to": "2023-01-04"}, []),
    ("supplied-then-used:useClaim", {"place": "Idlib"}, ["lifted.3"]),
    ("supplied-then-used:supplyClaim", {"weapon": "FATEH-110"}, ["lifted.2"]),
    ("first-mention", {"one": "K9", "other": "Poland", "limit": "2"}, ["orders.1", "wire.1"]),
    ("first-mention", {"one": "Iran", "other": "United States"}, [None]),
    ("first-mention", {"one": "K9", "other": "Syria"}, []),
    ("unnamed-sources:unnamedClaims", {"type": "armstransfer"}, [["drones.0", "fell.3"]]),
    ("unnamed-sources:unnamedClaims", {"type": "ArmsTransfer", "from": "2023-01-11"}, [["fell.3"]]),
    ("unnamed-sources:unnamedClaims", {"type": "ArmsTransfer", "to": "2023-01-10"}, [["drones.0"]]),
    ("embargo", {"target": "Russia"}, []),
    ("embargo", {"imposer": "united states", "target": "iran"}, ["drones.0", "fell.0", "fell.3"]),
    ("changed", {"type": "Attack"}, ["drones.1", "lifted.3", "gone.0"]),
    ("before-agreement", {"agreement": "caspian accord", "days": "100"}, ["arrived.3", "arrived.1"]),
    ("before-agreement", {"agreement": "Caspian accord", "days": "9"}, []),
    ("numbers", {"supplier": "Iran", "recipient": "Russia", "item": "Shahed-136"}, ["drones.0", "fell.0"]),
    ("numbers", {"supplier": "South Korea"}, []),
    ("numbers", {"recipient": "Poland"}, []),
    ("numbers", {"item": "K9"}, []),
    (
        "compare:oneClaim",
        {"one": "coast radio", "other": "harbour gazette", "type": "attack"},
        ["drones.1", "drones.2"],
    ),
    ("compare:oneClaim", {"one": "Coast Radio", "other": "Nobody"}, []),
    ("go-betweens:actor", {"limit": "0"}, []),
    ("overdue", {"day": "2023-03-31"}, ["orders.2", "wire.2"]),
    ("overdue", {"day": "2023-04-01"}, ["orders.2", "wire.2", "fell.3"]),
    ("overdue", {"day": "2024", "type": "Attack"}, []),
    ("alike:ids", {"type": "weapon"}, [["shahed", "shahed2"]]),
    ("alike:ids", {"type": "Country"}, []),
    ("about", {"name": "Shahed-136", "from": "2023"}, ["drones.1", "fell.1"]),
    ("missed:id", {"article": "drones over kharkiv"}, ["drones"]),
    ("missed:id", {"article": "fell.txt"}, []),
    ("missed:id", {"from": "2023-01-10", "to": "2023-01-10"}, ["drones"]),
    ("missed:id", {"from": "2023-01-11"}, []),
]


@pytest.fixture(scope="session")
def last_week(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An embedded store with the corpus as it stood a week ago."""
    target = str(tmp_path_factory.mktemp("last-week") / "graph.kg")
    with open_writer(target) as writer:
        writer.load(LAST_WEEK)
    with open_store(target) as opened:
        yield opened


def _asked(store: Store, last_week: Store, name: str, params: dict[str, str]) -> Rows:
    given = {key: ", ".join(_IDS.get(part, part) for part in value.split(", ")) for key, value in params.items()}
    return run(store, name, given, last_week if name == "changed" else None)


def labelled(value: Any) -> Any:
    """The value with ids as their labels, lists for tuples."""
    if isinstance(value, tuple | list):
        return [labelled(item) for item in value]
    if isinstance(value, str) and value.startswith("entities: "):
        return "entities: " + ", ".join(LABELS[item] for item in value.removeprefix("entities: ").split(", "))
    return LABELS.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize(("name", "params", "columns", "rows"), CASES, ids=[case[0] for case in CASES])
def test_all_rows(
    weeks: Store, last_week: Store, name: str, params: dict[str, str], columns: list[str], rows: list[list[Any]]
) -> None:
    answer = _asked(weeks, last_week, name, params)
    assert list(answer.columns) == columns
    assert [labelled(row) for row in answer.rows] == rows


@WEEKS_AND_NEWEST
@pytest.mark.parametrize(("asked", "params", "labels"), NARROWER)
def test_parameters(weeks: Store, last_week: Store, asked: str, params: dict[str, str], labels: list[Any]) -> None:
    name, _, column = asked.partition(":")
    answer = _asked(weeks, last_week, name, params)
    place = answer.columns.index(column or "claim")
    assert [labelled(row[place]) for row in answer.rows] == labels


def test_every_question_and_every_parameter_is_asked() -> None:
    known = {one.name for one in questions()}
    assert {case[0] for case in CASES} | set(ANSWERS) == known
    asked = {(name, key) for name, (params, _, _) in ANSWERS.items() for key in params}
    asked |= {(name, key) for name, params, _ in NARROWED for key in params}
    asked |= {(name.partition(":")[0], key) for name, params, _ in NARROWER for key in params}
    asked |= {(name, key) for name, params, _, _ in CASES for key in params}
    left = {(one.name, parameter.name) for one in questions() for parameter in one.parameters} - asked
    # dates are the same text everywhere; the rest has a test of its own
    assert left <= {(name, day) for name in ANSWERS for day in ("from", "to")} | {
        ("entities", "type"),
        ("entities", "named"),
        ("chain", "all"),
    }


@WEEKS_EMBEDDED
def test_a_question_about_two_stores_wants_two(weeks: Store, last_week: Store) -> None:
    with pytest.raises(SettingError, match="compares two stores; name the older one with --other"):
        run(weeks, "changed", {})
    with pytest.raises(SettingError, match="is about one store; leave --other out"):
        run(weeks, "transfers", {}, last_week)
    assert run(last_week, "changed", {}, last_week).rows == ()


def test_differences_are_matched_by_one_column() -> None:
    before = Rows(("key", "words"), (("a", ("x", None)), ("b", ()), ("c", 1)))
    after = Rows(("key", "words"), (("c", 1), ("d", 2), ("b", ("y",)), ("a", "x")))
    assert differences(before, after, by="key") == Rows(
        ("change", "key", "words", "before"),
        (
            ("added", "d", 2, ()),
            ("revised", "b", ("y",), ("words: nothing",)),
            ("revised", "a", "x", ("words: x, nothing",)),
        ),
    )
    assert differences(after, replace(after, rows=after.rows[1:]), by="key").rows == (("withdrawn", "c", 1, ()),)


def test_notes_are_no_part_of_what_is_run() -> None:
    asked = parse("mine", "// Who?\n// Note: Nobody.\n// $all (yes or no, yes): or not\nRETURN $all AS x\n")
    assert (asked.text, asked.notes, asked.compared_by) == ("Who?", ("Nobody.",), None)
    assert (asked.cypher, asked.parameters[0].default) == ("RETURN $all AS x\n", True)


@pytest.mark.parametrize("name", ["single-origin", "blame", "numbers", "compare", "undelivered", "chain", "embargo"])
def test_what_is_not_joined_over_articles_is_said(name: str) -> None:
    (asked,) = [one for one in questions() if one.name == name]
    assert asked.notes


def test_weapons_without_a_name_are_put_together_by_their_user(tmp_path: Path) -> None:
    """Missiles that Russia fired are none of those that Ukraine got; those that Ukraine fired may be."""
    known = {**KNOWN, "missiles": (EntityType.WEAPON, "missiles", ("missiles",), ())}
    used = {Role.WEAPON: "missiles", Role.PLACE: "kharkiv"}
    story = Story(
        source="missiles.txt",
        title="Missiles",
        publisher="Coast Radio",
        published="2023-05-01",
        sentences=(
            "The United States gave Ukraine missiles.",
            "Russia struck Kharkiv with missiles.",
            "Ukraine struck Kharkiv with missiles.",
            "Kharkiv was struck with missiles.",
        ),
        claims=(
            Said(
                ClaimType.ARMS_TRANSFER,
                0,
                "gave",
                {Role.SUPPLIER: "us", Role.RECIPIENT: "ua", Role.ITEM: "missiles"},
                act=Act.DELIVERED,
            ),
            Said(ClaimType.ATTACK, 1, "struck", {Role.ATTACKER: "ru", **used}),
            Said(ClaimType.ATTACK, 2, "struck", {Role.ATTACKER: "ua", **used}),
            Said(ClaimType.ATTACK, 3, "struck", used),
        ),
    )
    readings = [reading(story, known)]
    with open_writer(str(tmp_path / "graph.kg")) as writer:
        writer.load(readings)
    with open_store(str(tmp_path / "graph.kg")) as store:
        answers = [run(store, "supplied-then-used", {}), SparqlStore().add(readings).ask("supplied-then-used", {})]
    for rows in answers:
        users = rows.columns.index("users")
        assert sorted(row[users] for row in rows.rows) == [(), ("Ukraine",)]

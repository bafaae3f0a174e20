"""Every ready-made question, asked of the corpus: all its rows, then each of its parameters."""

import re
from typing import Any

import pytest
from engines import STORE_AND_NEWEST, STORE_EMBEDDED
from store_corpus import READINGS, entity_id

from kg.errors import OntologyError, SettingError
from kg.graph.labels import NodeLabel, RelationType, claim_label, role_relation
from kg.model.vocabulary import ClaimType, EntityType, Role
from kg.stores import Store
from kg.stores.memory import MemoryStore
from kg.stores.questions import Kind, Parameter, parse, question, questions, run, values

SUPPLIED_2023 = "North Korea supplied Russia with the Koksan guns in 2023."
PATRIOTS = "The United States supplied Ukraine with two Patriot batteries in May 2024."
SUPPLIED_2024 = "North Korea has supplied Russia with up to 200 M1978 Koksan this autumn, military analysts said."
DENIED = "Pyongyang denied that it had supplied Moscow with Koksan guns."
WILL_SEND = "Pyongyang will send Moscow drones next year, the Russian defence ministry said."
MOVING = "Russia is moving the Koksan guns to Crimea, the Harbour Gazette reported on 18 November 2024."
DESTROYED = "Ukrainian forces destroyed five Koksan guns with drones in the Kursk region."
RANGE = "The M1978 Koksan has a range of 60 km."
MET = "Vladimir Putin met Kim Jong Un in Pyongyang on 19 June 2024."
SIGNED = "Russia and North Korea signed a strategic partnership agreement with a clause on mutual defence."
OFFICE = "Andrei Belousov took over the Russian defence ministry as minister."
SANCTIONS = "The United States imposed sanctions on North Korea over the Koksan guns on 24 November 2024."
SHELL = "Russia could shell Kherson with the Koksan guns, analysts said."
SEIZED = "Ukrainian forces seized Kherson from Moscow in November 2022."
KILLED = "Drones killed about 20 civilians in Kherson, Kyiv said."
PLEDGED = "Tokyo pledged Kyiv generators for 30 million dollars."

#: The claim of each sentence.
CLAIMS = {claim.evidence.text: claim.id for one in READINGS for claim in one.claims}

NK, RU, KOKSAN = ("North Korea",), ("Russia",), ("M1978 Koksan",)
GUNS, PACT, NO_GUNS, RIVER = "Guns on the move", "A pact is signed", "No guns, says Pyongyang", "Across the river"
GAZETTE, RADIO = "Harbour Gazette", "Coast Radio"

#: question: (what it must be given, its columns, its rows)
ANSWERS: dict[str, tuple[dict[str, Any], tuple[str, ...], list[tuple[Any, ...]]]] = {
    "transfers": (
        {},
        (
            "suppliers",
            "items",
            "recipients",
            "quantity",
            "act",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                NK,
                KOKSAN,
                RU,
                None,
                "delivered",
                "2023",
                "asserted",
                (),
                SUPPLIED_2023,
                "The Harbour Gazette",
                "shelling.txt",
            ),
            (
                ("United States",),
                ("Patriot",),
                ("Ukraine",),
                "2",
                "delivered",
                "2024-05",
                "asserted",
                (),
                PATRIOTS,
                RADIO,
                NO_GUNS,
            ),
            (
                NK,
                KOKSAN,
                RU,
                "up to 200",
                "delivered",
                "2024-23",
                "asserted",
                ("military analysts",),
                SUPPLIED_2024,
                GAZETTE,
                GUNS,
            ),
            (NK, KOKSAN, RU, None, "delivered", None, "negated", ("North Korea",), DENIED, RADIO, NO_GUNS),
            (
                NK,
                ("drones",),
                RU,
                None,
                "delivered",
                "2025",
                "planned",
                ("Russian defence ministry",),
                WILL_SEND,
                RADIO,
                PACT,
            ),
        ],
    ),
    "deployments": (
        {},
        (
            "actors",
            "assets",
            "origins",
            "destinations",
            "quantity",
            "act",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                RU,
                KOKSAN,
                (),
                ("Crimea",),
                None,
                "moved",
                "2024-11-18",
                "asserted",
                ("Harbour Gazette",),
                MOVING,
                GAZETTE,
                GUNS,
            )
        ],
    ),
    "losses": (
        {},
        (
            "owners",
            "items",
            "agents",
            "weapons",
            "places",
            "quantity",
            "act",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                (),
                KOKSAN,
                ("Ukrainian forces",),
                ("drones",),
                ("Kursk region",),
                "5",
                "destroyed",
                None,
                "asserted",
                (),
                DESTROYED,
                GAZETTE,
                GUNS,
            )
        ],
    ),
    "casualties": (
        {},
        (
            "victims",
            "agents",
            "weapons",
            "places",
            "quantity",
            "act",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                ("civilians",),
                (),
                ("Drones",),
                ("Kherson",),
                "about 20",
                "killed",
                None,
                "asserted",
                ("Ukraine",),
                KILLED,
                RADIO,
                RIVER,
            )
        ],
    ),
    "control": (
        {},
        ("actors", "territories", "losers", "act", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [(("Ukrainian forces",), ("Kherson",), RU, "seized", "2022-11", "asserted", (), SEIZED, RADIO, RIVER)],
    ),
    "agreements": (
        {},
        (
            "agreements",
            "parties",
            "mediators",
            "act",
            "provisions",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                ("strategic partnership agreement",),
                ("Russia", "North Korea"),
                (),
                "signed",
                ("mutual defence", "a clause"),
                None,
                "asserted",
                (),
                SIGNED,
                RADIO,
                PACT,
            )
        ],
    ),
    "attacks": (
        {},
        (
            "attackers",
            "targets",
            "weapons",
            "places",
            "quantity",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                RU,
                ("Kherson",),
                KOKSAN,
                (),
                None,
                None,
                "possible",
                ("analysts",),
                SHELL,
                "The Harbour Gazette",
                "shelling.txt",
            )
        ],
    ),
    "meetings": (
        {},
        ("participants", "hosts", "places", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [(("Vladimir Putin", "Kim Jong Un"), (), NK, "2024-06-19", "asserted", (), MET, RADIO, PACT)],
    ),
    "sanctions": (
        {},
        ("imposers", "targets", "items", "act", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [(("United States",), NK, (), "imposed", "2024-11-24", "asserted", (), SANCTIONS, RADIO, NO_GUNS)],
    ),
    "aid": (
        {},
        (
            "donors",
            "recipients",
            "items",
            "value",
            "act",
            "date",
            "status",
            "saidBy",
            "sentence",
            "publisher",
            "article",
        ),
        [
            (
                ("Japan",),
                ("Ukraine",),
                ("generators",),
                "30000000 USD",
                "pledged",
                None,
                "planned",
                (),
                PLEDGED,
                RADIO,
                RIVER,
            )
        ],
    ),
    "positions": (
        {},
        ("persons", "organizations", "titles", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [
            (
                ("Andrei Belousov",),
                ("Russian defence ministry",),
                ("minister",),
                None,
                "asserted",
                (),
                OFFICE,
                RADIO,
                PACT,
            )
        ],
    ),
    "capabilities": (
        {},
        ("items", "attributes", "value", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [(KOKSAN, ("range",), "up to 60.5 km", None, "asserted", (), RANGE, GAZETTE, GUNS)],
    ),
    "said": (
        {"source": "russian defence ministry"},
        ("type", "act", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [("ArmsTransfer", "delivered", "2025", "planned", ("Russian defence ministry",), WILL_SEND, RADIO, PACT)],
    ),
    "about": (
        {"name": "RUSSIA", "other": "Kherson"},
        ("type", "act", "date", "status", "saidBy", "sentence", "publisher", "article"),
        [
            ("Control", "seized", "2022-11", "asserted", (), SEIZED, RADIO, RIVER),
            ("Attack", None, None, "possible", ("analysts",), SHELL, "The Harbour Gazette", "shelling.txt"),
        ],
    ),
    "chain": (
        {"start": "russian federation", "end": "Ukraine"},
        ("steps", "path"),
        [
            (3, "Russia -AGREED_WITH-> North Korea <-SANCTIONED- United States -SUPPLIED-> Ukraine"),
            (3, "Russia <-SUPPLIED- North Korea <-SANCTIONED- United States -SUPPLIED-> Ukraine"),
        ],
    ),
    "entities": (
        {"limit": "2"},
        ("type", "name", "aliases", "mentions", "articles", "id"),
        [
            ("Country", "Russia", ("Russian Federation",), 10, 5, entity_id("ru")),
            ("Weapon", "M1978 Koksan", (), 8, 3, entity_id("koksan")),
        ],
    ),
    "article": (
        {"article": "across the river"},
        ("type", "act", "roles", "date", "status", "saidBy", "sentence", "claim"),
        [
            (
                "Control",
                "seized",
                ("actor: Ukrainian forces", "territory: Kherson", "loser: Russia"),
                "2022-11",
                "asserted",
                (),
                SEIZED,
                READINGS[4].claims[0].id,
            ),
            (
                "Casualties",
                "killed",
                ("weapon: Drones", "victim: civilians", "place: Kherson"),
                None,
                "asserted",
                ("Ukraine",),
                KILLED,
                READINGS[4].claims[1].id,
            ),
            (
                "Aid",
                "pledged",
                ("donor: Japan", "recipient: Ukraine", "item: generators"),
                None,
                "planned",
                (),
                PLEDGED,
                READINGS[4].claims[2].id,
            ),
        ],
    ),
}

#: (question, parameters, the sentences that remain)
NARROWED: list[tuple[str, dict[str, str], list[str]]] = [
    ("transfers", {"supplier": "UNITED STATES"}, [PATRIOTS]),
    ("transfers", {"supplier": entity_id("us")}, [PATRIOTS]),
    ("transfers", {"recipient": "Russian Federation", "item": "drones"}, [WILL_SEND]),
    ("transfers", {"recipient": "Japan"}, []),
    ("transfers", {"from": "2024-06"}, [SUPPLIED_2024, WILL_SEND]),
    ("transfers", {"to": "2024-05"}, [SUPPLIED_2023, PATRIOTS]),
    ("transfers", {"from": "2024-10-01", "to": "2024-10-31"}, [SUPPLIED_2024]),
    ("deployments", {"actor": "russia", "asset": "m1978 koksan", "place": "crimea"}, [MOVING]),
    ("deployments", {"place": "Kherson"}, []),
    ("losses", {"item": "M1978 KOKSAN", "agent": "Ukrainian forces"}, [DESTROYED]),
    ("losses", {"owner": "Russia"}, []),
    ("casualties", {"victim": "civilians"}, [KILLED]),
    ("casualties", {"agent": "Russia"}, []),
    ("control", {"actor": "Russia", "territory": "Kherson"}, [SEIZED]),
    ("control", {"territory": "Crimea"}, []),
    ("agreements", {"party": "North Korea", "agreement": "strategic partnership agreement"}, [SIGNED]),
    ("agreements", {"party": "Japan"}, []),
    ("attacks", {"attacker": "Russia", "target": "kherson", "place": "KHERSON"}, [SHELL]),
    ("attacks", {"target": "Crimea"}, []),
    ("meetings", {"participant": "kim jong un", "place": "north korea"}, [MET]),
    ("meetings", {"participant": "Andrei Belousov"}, []),
    ("sanctions", {"imposer": "united states", "target": "north korea"}, [SANCTIONS]),
    ("sanctions", {"target": "Russia"}, []),
    ("aid", {"donor": "Japan", "recipient": "Ukraine"}, [PLEDGED]),
    ("aid", {"donor": "Russia"}, []),
    ("positions", {"person": "andrei belousov", "organization": "russian defence ministry"}, [OFFICE]),
    ("positions", {"person": "Kim Jong Un"}, []),
    ("capabilities", {"item": "M1978 Koksan"}, [RANGE]),
    ("capabilities", {"item": "Patriot"}, []),
    ("said", {"source": "harbour gazette", "type": "deployment"}, [MOVING]),
    ("said", {"source": "The Harbour Gazette", "from": "2024-11"}, [SUPPLIED_2024, MOVING]),
    ("said", {"source": "military analysts"}, [SUPPLIED_2024]),
    ("said", {"source": "Coast Radio", "to": "2022"}, [SEIZED]),
    ("about", {"name": "North Korea", "other": "Russia", "from": "2025"}, [WILL_SEND]),
    ("about", {"name": "Japan", "other": "Russia"}, []),
    ("about", {"name": "Kherson", "to": "2022"}, [SEIZED]),
    ("article", {"article": "quiet.txt"}, []),
    ("article", {"article": "shelling.txt"}, [SHELL, SUPPLIED_2023]),
    ("article", {"article": READINGS[3].article.id}, [SHELL, SUPPLIED_2023]),
]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answer(store: Store, name: str) -> None:
    params, columns, rows = ANSWERS[name]
    answer = run(store, name, params)
    listed = "claim" in answer.columns and "claim" not in columns
    assert answer.columns == ((*columns, "claim") if listed else columns)
    assert [row[:-1] if listed else row for row in answer.rows] == rows
    if listed:
        sentence = columns.index("sentence")
        assert [CLAIMS[row[sentence]] for row in rows] == [row[-1] for row in answer.rows]


@STORE_EMBEDDED
@pytest.mark.parametrize(("name", "params", "sentences"), NARROWED)
def test_parameters_narrow_the_answer(store: Store, name: str, params: dict[str, str], sentences: list[str]) -> None:
    answer = run(store, name, params)
    place = answer.columns.index("sentence")
    assert [row[place] for row in answer.rows] == sentences


@STORE_AND_NEWEST
def test_entities_by_type_and_words(store: Store) -> None:
    def names(**params: str) -> list[str]:
        return [row[1] for row in run(store, "entities", params).rows]

    assert names(type="weapon") == ["M1978 Koksan", "drones", "Patriot"]
    assert names(named="FEDERATION") == ["Russia"]
    assert names(named="korea") == ["North Korea"]
    assert names(named="nowhere") == []


@STORE_AND_NEWEST
def test_path_takes_facts_only_and_stops_at_its_limit(store: Store) -> None:
    def paths(start: str, end: str, **more: str) -> list[str]:
        return [row[1] for row in run(store, "chain", {"start": start, "end": end, **more}).rows]

    assert paths("North Korea", "Russia", limit="2") == [
        "North Korea -SUPPLIED-> Russia",
        "North Korea <-AGREED_WITH- Russia",
    ]
    assert paths("Vladimir Putin", "Kim Jong Un")[0].count("MET") == 1
    assert not any("ATTACKED" in path for path in paths("Russia", "Kherson")), "that attack is only possible"
    assert paths("Japan", "Ukraine") == [], "that aid is only planned"
    assert paths("Japan", "Ukraine", all="yes")[0] == "Japan -PLEDGED_AID_TO-> Ukraine"


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_files_are_portable_and_say_what_they_take(asked: Any) -> None:
    assert asked.text.endswith("?")
    used = set(re.findall(r"\$(\w+)", asked.cypher))
    assert used == {parameter.name for parameter in asked.parameters}
    assert "apoc" not in asked.cypher.casefold()
    labels = {*EntityType, *NodeLabel, *(claim_label(kind) for kind in ClaimType)}
    relations = {*RelationType, *(role_relation(role) for role in Role)}
    assert set(re.findall(r"\(\w*:(\w+)", asked.cypher)) <= labels
    named = re.findall(r"\[\w*:([\w|]+)\]", asked.cypher)
    assert {one for some in named for one in some.split("|")} <= relations
    for parameter in asked.parameters:
        assert parameter.help
        assert not (parameter.required and parameter.default is not None)


@STORE_EMBEDDED
@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("transfer", {}, "did you mean transfers"),
        ("Lozses", {}, "did you mean losses"),
        ("zzz", {}, "kg query --list"),
        ("transfers", {"suplier": "Russia"}, "did you mean supplier"),
        ("transfers", {"zzz": "Russia"}, "it takes supplier, recipient, item, from, to"),
        ("said", {}, r"needs --param source=\.\.\.: source \(the speaker or the publisher"),
        ("said", {"source": ""}, "needs --param source"),
        ("chain", {"start": "Russia"}, "needs --param end"),
        ("chain", {"start": "a", "end": "b", "all": "perhaps"}, "all=perhaps is neither yes nor no"),
        ("entities", {"limit": "many"}, "limit=many is not a whole number"),
        ("entities", {"limit": "-1"}, "not a whole number"),
        ("transfers", {"from": "last week"}, "from=last week is not a date"),
        ("transfers", {"to": "2024-02-30"}, "is not a date"),
        ("transfers", {"to": "XXXX-03-01"}, "is not a date"),
    ],
)
def test_a_wrong_call_gets_a_sentence(store: Store, name: str, params: dict[str, str], words: str) -> None:
    with pytest.raises(SettingError, match=words) as caught:
        run(store, name, params)
    assert "\n" not in str(caught.value)


@STORE_AND_NEWEST
def test_values_are_never_text_of_the_query(store: Store) -> None:
    assert run(store, "transfers", {"supplier": "x' OR 1=1 //"}).rows == ()
    assert run(store, "said", {"source": "$source}) DETACH DELETE n"}).rows == ()


def test_defaults_and_kinds() -> None:
    assert question("chain").parameters[3] == Parameter(
        "limit", Kind.NUMBER, False, 20, "how many paths at most, the shortest first"
    )
    given = values(question("transfers"), {"from": "2024-22", "to": "2024"})
    assert given == {"supplier": None, "recipient": None, "item": None, "from": "2024-06-01", "to": "2024-12-31"}


@pytest.mark.parametrize("content", ["MATCH (n) RETURN n", "// Who?\n// $x text\nRETURN $x", "RETURN 1\n// Who?"])
def test_a_file_without_its_head_is_our_fault(content: str) -> None:
    with pytest.raises(OntologyError, match=r"queries/mine\.cypher"):
        parse("mine", content)


def test_a_store_without_cypher_says_so() -> None:
    with pytest.raises(SettingError, match="no Cypher"):
        run(MemoryStore(), "transfers", {})

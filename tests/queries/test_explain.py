"""Neo4j's own judgement of every question: no warning, as Cypher 5 and as Cypher 25."""

from dataclasses import replace

import neo4j as driver
import pytest
from neo4j_fixtures import Database
from question_corpus import KNOWN
from store_corpus import READINGS, Said, Story, reading

from kg.model import Amount, Reading, Span
from kg.model.vocabulary import Act, ClaimType, Role
from kg.stores import open_writer
from kg.stores.questions import Kind, Question, questions

#: Whatever a claim or an article can hold: where a database has never seen a name, Neo4j warns of a slip of the pen.
_FULL = Story(
    source="full.txt",
    title="All there is",
    publisher="Coast Radio",
    published="2023-05-01",
    sentences=(
        "Poland mediated when Russia and Ukraine signed the Caspian accord about trade in Sochi.",
        "Iran hosted Vladimir Putin, it is said.",
        "Russia lost 3 to 5 tonnes of K2 tanks to Ukraine.",
        "Syria moved K9 howitzers from Idlib to Kharkiv.",
        "Iran and Syria work together on drones.",
        "Iran threatened Syria with war.",
        "The K9 howitzers reach 40 to 50 km.",
        "Iran gave Syria 3 million dollars of relief.",
    ),
    claims=(
        Said(
            ClaimType.AGREEMENT,
            0,
            "signed",
            {
                Role.PARTY: ("ru", "ua"),
                Role.AGREEMENT: "accord",
                Role.MEDIATOR: "pl",
                Role.PROVISION: "=trade",
                Role.PLACE: "sochi",
            },
            act=Act.SIGNED,
            when=("2023", "when"),
        ),
        Said(ClaimType.MEETING, 1, "hosted", {Role.HOST: "ir", Role.PARTICIPANT: "putin"}, said_by=("^it is said",)),
        Said(
            ClaimType.LOSS,
            2,
            "lost",
            {Role.OWNER: "ru", Role.ITEM: "k2", Role.AGENT: "ua", Role.QUANTITY: Amount(min=3, max=5, unit="t")},
            act=Act.DESTROYED,
        ),
        Said(
            ClaimType.DEPLOYMENT,
            3,
            "moved",
            {Role.ACTOR: "sy", Role.ASSET: "k9", Role.ORIGIN: "idlib", Role.DESTINATION: "kharkiv"},
            act=Act.MOVED,
        ),
        Said(ClaimType.COOPERATION, 4, "work", {Role.PARTICIPANT: ("ir", "sy"), Role.FIELD: "=drones"}),
        Said(ClaimType.THREAT, 5, "threatened", {Role.ACTOR: "ir", Role.TARGET: "sy", Role.MEANS: "=war"}),
        Said(ClaimType.CAPABILITY, 6, "reach", {Role.ITEM: "k9", Role.VALUE: Amount(min=40, max=50, unit="km")}),
        Said(ClaimType.AID, 7, "gave", {Role.DONOR: "ir", Role.RECIPIENT: "sy", Role.VALUE: Amount(amount=3_000_000)}),
    ),
    noticed=(1,),
)


def _full() -> Reading:
    """The article with an address, another name for Russia, and the words of each number."""
    made = reading(replace(_FULL, names={"ru": "Russian Federation"}), KNOWN)
    claims = []
    for claim in made.claims:
        phrase = claim.trigger
        arguments = tuple(
            replace(argument, mention=Span(phrase.start, phrase.end, phrase.text))
            if isinstance(argument.value, Amount)
            else argument
            for argument in claim.arguments
        )
        claims.append(replace(claim, arguments=arguments))
    return replace(made, article=replace(made.article, url="https://coast.example/all"), claims=tuple(claims))


def _example(asked: Question) -> dict[str, object]:
    values = {Kind.NUMBER: 5, Kind.LIST: ["x"], Kind.YES_NO: False, Kind.TEXT: "Russia"}
    return {one.name: values.get(one.kind, "2023-01-01") for one in asked.parameters}


@pytest.mark.slow
def test_no_warning(neo4j: Database) -> None:
    with open_writer("neo4j") as writer:
        writer.load((*READINGS, _full()))
    dialects = ("CYPHER 5", "CYPHER 25") if _knows_25(neo4j) else ("CYPHER 5",)
    found = []
    with driver.GraphDatabase.driver(
        neo4j.environment["NEO4J_URI"],
        auth=(neo4j.environment["NEO4J_USERNAME"], neo4j.environment["NEO4J_PASSWORD"]),
        warn_notification_severity="OFF",
    ) as connection:
        for dialect in dialects:
            for asked in questions():
                text = f"{dialect} EXPLAIN {asked.cypher}"
                summary = connection.execute_query(
                    text, _example(asked), database_=neo4j.environment["NEO4J_DATABASE"]
                ).summary
                notes = [one for one in summary.gql_status_objects if one.is_notification]
                found += [f"{dialect} {asked.name}: {one.status_description}" for one in notes]
    assert found == []


def _knows_25(database: Database) -> bool:
    rows = database.run("CALL dbms.components() YIELD name, versions RETURN name, versions[0] AS version")
    return not any(row["name"] == "Neo4j Kernel" and row["version"].startswith("5.") for row in rows)

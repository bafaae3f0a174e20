"""The same over a real Neo4j: limits hold there, too, and nothing but the graph can be asked."""

import json

import pytest
from live import Serve, http_ask
from neo4j_fixtures import Database

from kg import pipeline
from kg.stores import Limits

pytestmark = pytest.mark.slow


def test_limits_hold_on_neo4j(neo4j: Database, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    from chronicle import chronicle

    for name, value in neo4j.environment.items():
        monkeypatch.setenv(name, value)
    target = neo4j.environment["NEO4J_URI"]
    pipeline.load(target, chronicle())
    server = serve(target, Limits(rows=5, seconds=0.5))

    def ask(text: str) -> tuple[int, str]:
        body = json.dumps({"cypher": text}).encode()
        own = server.address.rstrip("/")
        reply = http_ask(server, "POST", "/query", body, Origin=own, Content_Type="application/json")
        return reply.status, reply.text

    assert b"Freedonia" in http_ask(server, "GET", "/").body
    status, text = ask("MATCH (n) RETURN n.id ORDER BY n.id")
    assert (status, len(json.loads(text)["rows"]), json.loads(text)["more"]) == (200, 5, True)
    for cypher, said in (
        ("MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id RETURN count(*) AS n", "longer than 0.5 seconds"),
        ("MATCH (n) DETACH DELETE n", "can't change the store"),
        ("CALL db.createLabel('X')", "may not call"),
        ("SHOW USERS", "begin with"),
    ):
        status, text = ask(cypher)
        assert status == 400
        assert said in text
    assert neo4j.run("MATCH (n:Article) RETURN count(n) AS n")[0]["n"] > 0

"""Which questions the page may ask."""

import pytest

from kg.errors import SettingError
from kg.server.asking import check

TAKEN = [
    "MATCH (n) RETURN n",
    "  match (n) return n",
    "// all of it\nMATCH (n) RETURN n",
    "OPTIONAL MATCH (n) RETURN n",
    "UNWIND [1, 2] AS x RETURN x",
    "RETURN 1 AS x",
    "WITH 1 AS x RETURN x",
    "MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS links } RETURN n.id, links",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS links } RETURN n.id, links",
    "CALL db.labels()",
    "CALL db.labels YIELD label RETURN label",
    "CALL pagerank() YIELD node, score RETURN node, score",
    "MATCH (c:Claim) WHERE c.trigger = 'call for.it' RETURN c.id",
    "MATCH (n) WHERE n.name = 'It\\'s CALL dbms.x' RETURN n",
    "MATCH (n) WHERE n.name CONTAINS 'csv' RETURN n.`call dbms`",
]

REFUSED = [
    ("", "is empty"),
    ("  // nothing\n", "is empty"),
    ("CREATE (n)", "begin with"),
    ("EXPLAIN MATCH (n) RETURN n", "begin with"),
    ("SHOW TRANSACTIONS", "begin with"),
    ("TERMINATE TRANSACTIONS 'x'", "begin with"),
    ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "begin with"),
    ("; MATCH (n) RETURN n", "begin with"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "reads files"),
    ("load  csv with headers from 'http://other.example/' as row return row", "reads files"),
    ("MATCH (n) LOAD /* x */ CSV FROM '/etc/passwd' AS row RETURN row", "reads files"),
    ("MATCH (n) L\\u004fAD CSV FROM '/etc/passwd' AS row RETURN row", "reads files"),
    ("RETURN 1 AS x; LOAD CSV FROM '/etc/passwd' AS row RETURN row", "reads files"),
    ("CALL apoc.load.json('http://other.example/')", "may not call"),
    ("MATCH (n) CALL apoc . load . json('x') YIELD value RETURN value", "may not call"),
    ("CALL dbms.listConfig() YIELD name RETURN name", "may not call"),
    ("CALL `dbms`.`listConfig`()", "may not call"),
    ("CALL /* */ dbms.listConfig()", "may not call"),
    ("CALL dbms.\nlistConfig()", "may not call"),
    ("CALL db.labelsOf.others()", "may not call"),
    ("RETURN '\\u0027 AS x CALL dbms.listConfig() //' AS y", "may not call"),
]


@pytest.mark.parametrize("text", TAKEN)
def test_reading_is_taken(text: str) -> None:
    check(text)


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_the_rest_is_refused(text: str, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        check(text)

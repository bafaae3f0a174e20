"""Real requests to a server that listens: what is answered, what is refused, and that nothing changes."""

import hashlib
import json
import re
import socket
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from live import Reply, Serve, http_ask

from kg import pipeline
from kg.errors import SettingError, StoreError
from kg.server.serving import Server, answer, bound
from kg.server.site import Site
from kg.stores import Limits, Rows

SLOW = "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id AND c.id > d.id RETURN count(*) AS n"


def ask(server: Server, cypher: Any, **headers: str) -> Reply:
    """A question as the page sends it."""
    given = {"Content_Type": "application/json", "Origin": server.address.rstrip("/"), **headers}
    return http_ask(server, "POST", "/query", json.dumps({"cypher": cypher}).encode(), **given)


def told(store: Path) -> str:
    """What lies in the store's folder, byte for byte."""
    parts = [path.name.encode() + path.read_bytes() for path in sorted(store.iterdir())]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test_the_page_is_that_of_kg_view_and_a_box(store: Path, serve: Serve, tmp_path: Path) -> None:
    pipeline.save("html", pipeline.readings(str(store)), tmp_path / "view.html")
    view = (tmp_path / "view.html").read_text(encoding="utf-8")
    reply = http_ask(serve(store), "GET", "/")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    box = re.compile(r'<section id="box".*</section>\n<script>.*?</script>\n(?=</body>)', re.DOTALL)
    style = re.compile(r"<style>(?:(?!<style>).)*</style>\n(?=</head>)", re.DOTALL)
    policy = re.compile(r' content="default-src[^"]*"')
    assert "at most 1,000 rows and takes at most 10 seconds" in reply.text
    assert box.search(reply.text) and style.search(reply.text)  # noqa: PT018 (one thing: the box is there)
    bare = policy.sub("", style.sub("", box.sub("", reply.text, count=1), count=1), count=1)
    assert bare == policy.sub("", view, count=1).replace("</style>\n</head>", "</style>\n</head>")


def test_every_answer_is_shut_to_other_pages(store: Path, serve: Serve) -> None:
    server = serve(store)
    for reply in (http_ask(server, "GET", "/"), http_ask(server, "GET", "/x"), ask(server, "RETURN 1 AS x")):
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert reply.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert reply.headers["X-Frame-Options"] == "DENY"
        assert reply.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
        assert not [name for name in reply.headers if name.startswith("Access-Control")]
        assert "Python" not in reply.headers["Server"]


def test_a_question_is_answered(store: Path, serve: Serve) -> None:
    server = serve(store)
    reply = ask(server, "MATCH (c:Country) WHERE c.name = 'Freedonia' RETURN c.name AS name, c, 1 AS one, null AS none")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    found = json.loads(reply.body)
    assert (found["columns"], found["more"]) == (["name", "c", "one", "none"], False)
    ((name, node, one, none),) = found["rows"]
    assert (name, node["labels"], one, none) == ("Freedonia", ["Country"], 1, None)


def test_rows_are_limited_and_it_is_said(store: Path, serve: Serve) -> None:
    server = serve(store, Limits(rows=3, seconds=10))
    for text, rows, more in (
        ("MATCH (n) RETURN n.id", 3, True),
        ("MATCH (n) RETURN n.id LIMIT 3", 3, False),
        ("MATCH (n) RETURN n.id LIMIT 2", 2, False),
    ):
        found = json.loads(ask(server, text).body)
        assert (len(found["rows"]), found["more"]) == (rows, more), text


def test_an_answer_has_a_size() -> None:
    rows = Rows(("text",), tuple((str(number) + "x" * 1_000_000,) for number in range(9)))
    found = json.loads(answer(rows))
    assert (len(found["rows"]), found["more"]) == (3, True)
    assert json.loads(answer(Rows(("n",), (("\ud800",),)))) == {"columns": ["n"], "rows": [["\ud800"]], "more": False}


def test_time_is_limited(store: Path, serve: Serve) -> None:
    server = serve(store, Limits(rows=3, seconds=0.3))
    begun = time.monotonic()
    reply = ask(server, SLOW)
    # the engine looks at the clock between its steps; unbounded the question would take hours
    assert time.monotonic() - begun < 30
    assert reply.status == 400
    assert reply.text == "the query takes longer than 0.3 seconds; ask for less at once\n"


def test_while_two_questions_are_answered_others_wait_their_turn(store: Path, serve: Serve) -> None:
    server = serve(store, Limits(rows=3, seconds=2.5))
    replies: list[Reply] = []
    threads = [Thread(target=lambda: replies.append(ask(server, SLOW))) for _ in range(2)]
    for thread in threads:
        thread.start()
    patience = time.monotonic() + 20
    while server.turn._value and time.monotonic() < patience:  # type: ignore[attr-defined]
        time.sleep(0.02)
    third = ask(server, "RETURN 1 AS x")
    assert (third.status, third.text) == (503, "other questions are being answered; ask again in a moment\n")
    assert http_ask(server, "GET", "/").status == 200
    for thread in threads:
        thread.join()
    assert [reply.status for reply in replies] == [400, 400]
    assert ask(server, "RETURN 1 AS x").status == 200


WRITES = [
    "CREATE (n:Claim {id: 'x'})",
    "MATCH (n) SET n.name = 'x' RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.name RETURN n",
    "MATCH (n) WITH n LIMIT 1 MERGE (m:Claim {id: 'x'}) RETURN m",
    "MATCH (n) FOREACH (x IN [1] | SET n.y = x) RETURN n",
    "RETURN 1 AS x; MATCH (n) DETACH DELETE n",
    "WITH 1 AS x CREATE INDEX FOR (n:Claim) ON (n.act)",
    "CALL db.temporal.undeclare()",
    "CALL table.delete()",
    "LOAD CSV FROM '/etc/passwd' AS row RETURN row",
    "MATCH (n RETURN n",
    "MATCH (n) RETURN n FORMAT CSV",
]


def test_what_writes_or_is_no_question_is_refused_and_changes_nothing(store: Path, serve: Serve) -> None:
    server = serve(store)
    before, count = told(store), ask(server, "MATCH (n) RETURN count(n) AS n").text
    for text in WRITES:
        reply = ask(server, text)
        assert reply.status == 400, text
        assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert reply.text.count("\n") == 1, text
    assert ask(server, "MATCH (n) RETURN count(n) AS n").text == count
    assert told(store) == before


HOSTS = [
    ("{own}", 200),
    ("localhost", 200),
    ("LOCALHOST:80", 200),
    ("127.0.0.1:1", 200),  # a port may be forwarded
    ("127.8.9.10", 200),
    ("[::1]:80", 200),
    ("attacker.example", 421),
    ("attacker.example:{port}", 421),
    ("localhost.attacker.example", 421),
    ("127.0.0.1.attacker.example", 421),
    ("localhost@attacker.example", 421),
    ("attacker.example#localhost", 421),
    ("0.0.0.0:{port}", 421),
    ("192.0.2.7", 421),
    ("[::]", 421),
    ("2130706433", 421),
    ("", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_only_our_own_names_are_answered(store: Path, serve: Serve, host: str, status: int) -> None:
    server = serve(store)
    named = host.format(own=f"127.0.0.1:{server.server_port}", port=server.server_port)
    assert http_ask(server, "GET", "/", Host=named).status == status
    assert ask(server, "RETURN 1 AS x", Host=named, Origin=f"http://{named}").status == status


ORIGINS = [
    ({}, 200),
    ({"Origin": "http://attacker.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": "https://127.0.0.1:{port}"}, 403),
    ({"Origin": "http://127.0.0.1"}, 403),
    ({"Origin": "http://localhost:{port}"}, 403),
    ({"Origin": "http://127.0.0.1:{port}.attacker.example"}, 403),
    ({"Sec_Fetch_Site": "same-origin"}, 200),
    ({"Sec_Fetch_Site": "cross-site"}, 403),
    ({"Sec_Fetch_Site": "same-site"}, 403),
    ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, 403),
    ({"Content_Type": "text/plain"}, 415),
    ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
]


@pytest.mark.parametrize(("headers", "status"), ORIGINS)
def test_only_our_own_page_may_ask(store: Path, serve: Serve, headers: dict[str, str], status: int) -> None:
    server = serve(store)
    given = {name: value.format(port=server.server_port) for name, value in headers.items()}
    assert ask(server, "RETURN 1 AS x", **given).status == status


def test_a_question_without_an_origin_is_not_from_our_page(store: Path, serve: Serve) -> None:
    body = b'{"cypher": "RETURN 1 AS x"}'
    assert http_ask(serve(store), "POST", "/query", body, Content_Type="application/json").status == 403


def test_a_link_from_elsewhere_opens_the_page_and_nothing_else_may_take_it(store: Path, serve: Serve) -> None:
    server = serve(store)
    for how, kind, status in (
        ("navigate", "document", 200),
        ("navigate", "iframe", 403),
        ("no-cors", "script", 403),
        ("no-cors", "image", 403),
        ("cors", "empty", 403),
    ):
        headers = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": how, "Sec_Fetch_Dest": kind}
        assert http_ask(server, "GET", "/", **headers).status == status, (how, kind)
    assert http_ask(server, "GET", "/", Origin="http://attacker.example").status == 403


PATHS = [
    ("GET", "/?x=1", 200, None),
    ("GET", "/query", 405, "POST"),
    ("POST", "/", 405, "GET"),
    ("HEAD", "/", 405, "GET"),
    ("PUT", "/", 405, "GET"),
    ("DELETE", "/query", 405, "POST"),
    ("OPTIONS", "/query", 405, "POST"),
    ("PATCH", "/", 405, "GET"),
    ("GET", "/graph.kgl", 404, None),
    ("GET", "/../graph.kg/store.json", 404, None),
    ("GET", "/x/..", 404, None),
    ("GET", "http://attacker.example/", 421, None),
    ("BREW", "/", 501, None),
]


def test_there_is_nothing_else(store: Path, serve: Serve) -> None:
    server = serve(store)
    own = server.address.rstrip("/")
    for method, path, status, allowed in PATHS:
        reply = http_ask(server, method, path, Origin=own, Content_Length="0")
        assert (reply.status, reply.headers.get("Allow")) == (status, allowed), (method, path)


BODIES = [
    (b"", 400),
    (b"[]", 400),
    (b'{"cypher": 1}', 400),
    (b'{"cypher": "RETURN 1 AS x", "write": true}', 400),
    (b"\xff\xfe", 400),
    (b"[" * 60_000, 400),
    (b'{"cypher": "' + b"x" * 70_000 + b'"}', 413),
]


def test_what_is_no_question_is_refused(store: Path, serve: Serve) -> None:
    server = serve(store)
    own = server.address.rstrip("/")
    for body, status in BODIES:
        reply = http_ask(server, "POST", "/query", body, Origin=own, Content_Type="application/json")
        assert reply.status == status, body[:40]
    for length in ("-1", "x", "²"):
        head = f"POST /query HTTP/1.1\r\nHost: {own[7:]}\r\nOrigin: {own}\r\nContent-Type: application/json\r\n"
        assert raw(server, f"{head}Content-Length: {length}\r\n\r\n{{}}").startswith(b"HTTP/1.0 411 "), length
    assert raw(server, f"GET / HTTP/1.1\r\nHost: {own[7:]}\r\nHost: attacker.example\r\n\r\n").startswith(
        b"HTTP/1.0 421 "
    )
    assert raw(server, "nonsense and more of it\r\n\r\n") == b"Bad Request\n"
    assert raw(server, "GET / HTTP/9.9\r\n\r\n") == b"HTTP Version Not Supported\n"
    assert http_ask(server, "GET", "/").status == 200


def raw(server: Server, text: str) -> bytes:
    """What comes back for a text that needs not be HTTP."""
    with socket.create_connection(server.server_address[:2], timeout=10) as line:
        line.sendall(text.encode("latin-1"))
        line.shutdown(socket.SHUT_WR)
        got = b""
        while part := line.recv(65536):
            got += part
    return got


def test_a_reload_shows_what_was_loaded_since(store: Path, serve: Serve) -> None:
    from chronicle import many

    server = serve(store)
    first = http_ask(server, "GET", "/").body
    assert http_ask(server, "GET", "/").body == first
    (before,) = json.loads(ask(server, "MATCH (n:Article) RETURN count(n) AS n").body)["rows"]
    more = list(many(8, 8, 2))
    pipeline.load(str(store), more)
    (after,) = json.loads(ask(server, "MATCH (n:Article) RETURN count(n) AS n").body)["rows"]
    assert after[0] == before[0] + len(more)
    now = http_ask(server, "GET", "/").text
    assert all(reading.article.id in now and reading.article.id.encode() not in first for reading in more)


def test_a_store_that_went_away_is_one_sentence(store: Path, serve: Serve) -> None:
    server = serve(store)
    store.rename(store.with_name("elsewhere"))
    for reply in (http_ask(server, "GET", "/"), ask(server, "RETURN 1 AS x")):
        assert reply.status == 503
        assert "graph.kg is not a finished store" in reply.text
    store.with_name("elsewhere").rename(store)
    assert http_ask(server, "GET", "/").status == 200


def test_others_on_the_network_may_look_and_not_ask(store: Path, serve: Serve, tmp_path: Path) -> None:
    server = serve(store, host="0.0.0.0")
    assert not server.asks
    page = http_ask(server, "GET", "/", Host="localhost")
    pipeline.save("html", pipeline.readings(str(store)), tmp_path / "view.html")
    assert page.body == (tmp_path / "view.html").read_bytes()
    reply = ask(server, "RETURN 1 AS x", Host="localhost", Origin="http://localhost")
    assert reply.status == 404
    for host, status in (("attacker.example", 421), ("0.0.0.0", 421), ("127.0.0.1", 200)):
        assert http_ask(server, "GET", "/", Host=host).status == status


def test_an_address_that_cannot_be_had_is_one_sentence(store: Path, serve: Serve) -> None:
    server = serve(store)
    with Site(str(store)) as site:
        for host, port, said in (
            ("127.0.0.1", server.server_port, f"port {server.server_port} is taken by another program"),
            ("192.0.2.7", 0, "--host 192.0.2.7 is not an address of this machine"),
            ("no such host", 0, "--host no such host: there is no such host"),
        ):
            with pytest.raises(SettingError, match=re.escape(said)):
                bound(host, port, site)


def test_only_a_store_is_served(store: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("")
    with pytest.raises(SettingError, match=r"is no store; make one with kg load graph\.kg"):
        Site(str(tmp_path / "claims.jsonl"))
    with pytest.raises(StoreError, match="not a finished store"):
        Site(str(tmp_path / "nothing"))

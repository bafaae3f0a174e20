"""Servers that guard what they have: by encrypting, and by being read-only."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_fixtures import Fleet, use
from neo4j_server import RELEASES, Missing, Server
from store_corpus import READINGS
from test_neo4j_faults import kg

from kg.model import jsonl

pytestmark = pytest.mark.slow

#: In no message may this be found.
PASSWORD = "canary-behind-tls"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody signed but its owner, for the name localhost and no other; its key lies beside it."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate of our own needs OpenSSL (Debian and Ubuntu: apt-get install openssl)")
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "public.crt"
    words = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    files = ("-keyout", str(folder / "private.key"), "-out", str(made))
    subprocess.run((*words.split(), *files), check=True, capture_output=True)
    return made


def _encrypting(certificate: Path, level: str) -> dict[str, str]:
    return {
        "server.bolt.tls_level": level,
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(certificate.parent),
        "dbms.ssl.policy.bolt.private_key": "private.key",
        "dbms.ssl.policy.bolt.public_certificate": certificate.name,
    }


@pytest.fixture(scope="module", params=sorted(RELEASES))
def encrypting(
    request: pytest.FixtureRequest, certificate: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of our own that takes connections with and without encryption."""
    home = tmp_path_factory.mktemp("guarded") / "home"
    settings = _encrypting(certificate, "OPTIONAL")
    try:
        with Server(RELEASES[request.param], home, password=PASSWORD, settings=settings) as server:
            yield server
    except Missing as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def shut(encrypting: Server, certificate: Path) -> Server:
    """The same server, started anew: it takes encrypted connections only, and its database is read-only."""
    # a database that never was can't begin read-only
    encrypting.restart({**_encrypting(certificate, "REQUIRED"), "server.databases.read_only": "neo4j"})
    return encrypting


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.jsonl"
    path.write_text(jsonl.dumps(READINGS[0]) + "\n", encoding="utf-8")
    return str(path)


def _use(server: Server, scheme: str, monkeypatch: pytest.MonkeyPatch, host: str = "localhost") -> str:
    """Make it the target ``neo4j``; its address."""
    uri = f"{scheme}://{host}:{server.port}"
    for name, value in {**server.environment, "NEO4J_URI": uri}.items():
        monkeypatch.setenv(name, value)
    return uri


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_certificate_of_its_own_will_do_where_the_scheme_says_so(
    encrypting: Server, scheme: str, monkeypatch: pytest.MonkeyPatch, claims: str
) -> None:
    _use(encrypting, scheme, monkeypatch)
    code, output = kg("load", "neo4j", claims)
    assert (code, output.startswith("neo4j: 1 article: ")) == (0, True)
    code, output = kg("query", "neo4j", "--cypher", "MATCH (n:Article) RETURN count(n) AS articles")
    assert (code, output.split()[-1]) == (0, "1")


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_otherwise_it_is_refused_in_one_sentence(
    encrypting: Server, scheme: str, monkeypatch: pytest.MonkeyPatch, claims: str
) -> None:
    uri = _use(encrypting, scheme, monkeypatch)
    # a process of its own: the driver would log to its standard error
    words = (sys.executable, "-m", "kg.cli", "load", "neo4j", claims)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {uri}: the server's certificate can't be verified (self-signed certificate); where it is self-signed "
        f"and meant to be, write {scheme}sc://localhost:{encrypting.port}\n"
    )
    assert PASSWORD not in done.stderr


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_the_machine_trusts(
    encrypting: Server, scheme: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    ask = ("query", "neo4j", "--cypher", "RETURN 1 AS one")
    _use(encrypting, scheme, monkeypatch)
    assert kg(*ask) == (0, "one\n---\n1\n")
    _use(encrypting, scheme, monkeypatch, host="127.0.0.1")  # which the certificate does not name
    code, output = kg(*ask)
    assert (code, output.count("\n")) == (2, 1)
    assert "can't be verified (IP address mismatch, certificate is not valid for '127.0.0.1')" in output


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_wants_encryption_is_one_sentence(
    shut: Server, scheme: str, monkeypatch: pytest.MonkeyPatch, claims: str
) -> None:
    _use(shut, scheme, monkeypatch)
    code, output = kg("load", "neo4j", claims)
    assert (code, output.count("\n")) == (2, 1)
    assert f"and where the server wants TLS write {scheme}+s://localhost:{shut.port}" in output
    assert PASSWORD not in output


def test_a_read_only_database_is_one_sentence(shut: Server, monkeypatch: pytest.MonkeyPatch, claims: str) -> None:
    _use(shut, "bolt+ssc", monkeypatch)
    begun = time.monotonic()
    code, output = kg("load", "neo4j", claims)
    assert time.monotonic() - begun < 20, "no half minute of trying again"
    assert (code, output.count("\n")) == (2, 1)
    assert "the database is read-only; allow writing to it, or name another in NEO4J_DATABASE" in output


@pytest.mark.parametrize("version", sorted(RELEASES))
@pytest.mark.parametrize(("scheme", "plain"), [("bolt+ssc", "bolt"), ("neo4j+s", "neo4j")])
def test_a_server_without_encryption_is_one_sentence(
    neo4j_fleet: Fleet, version: str, scheme: str, plain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # one of our own: that of NEO4J_URI may take encrypted connections
    database = use(neo4j_fleet, version, monkeypatch)
    where = f"localhost:{database.environment['NEO4J_URI'].rsplit(':', 1)[1]}"
    monkeypatch.setenv("NEO4J_URI", f"{scheme}://{where}")
    code, output = kg("query", "neo4j", "--cypher", "RETURN 1 AS one")
    assert (code, output.count("\n")) == (2, 1)
    assert f"no encrypted connection comes about; where the server has no TLS, write {plain}://{where}" in output

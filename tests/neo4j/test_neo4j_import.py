"""``kg export neo4j-admin`` against the real import tool: what it imports equals what kg loads."""

from dataclasses import replace
from pathlib import Path

import pytest
from neo4j_fixtures import Database, Fleet
from neo4j_server import RELEASES, Missing, Server
from store_corpus import READINGS, STORIES, reading
from test_neo4j_faults import whole

from kg.exports.base import export
from kg.graph.labels import LAYOUT, LAYOUT_ID
from kg.model import Amount, Argument, Reading
from kg.model.vocabulary import Role
from kg.stores import Counts, open_store, open_writer

pytestmark = pytest.mark.slow


def corpus() -> list[Reading]:
    """The corpus, with signs that mean something to CSV, and figures that are fractions, or words."""
    odd = reading(
        replace(
            STORIES[0],
            sentences=(*STORIES[0].sentences, "A \"quote\", a ; and \\ 'x' \x1f \r\n 🚀 and “Кинжал”\ud800."),
            title='a\nb "c"',
            publisher="",
        )
    )
    claim = next(one for one in READINGS[1].claims)
    amounts = tuple(
        Argument(role, None, None, Amount(value=value)) for role, value in ((Role.QUANTITY, 2.5), (Role.VALUE, 6.0))
    )
    figures = replace(
        READINGS[1],
        claims=(replace(claim, arguments=(*claim.arguments, *amounts)), *READINGS[1].claims[1:]),
        noticed=((0, 9), (3, 20)),
    )
    found = [odd, figures, *READINGS[2:]]
    return sorted(found, key=lambda one: one.article.id)


@pytest.mark.parametrize("version", sorted(RELEASES))
def test_an_import_equals_a_load(
    version: str, neo4j_fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = corpus()
    folder = tmp_path / "csv"
    export("neo4j-admin", readings, folder)
    server = Server(RELEASES[version], tmp_path / "home")
    try:
        server.admin("dbms", "set-initial-password", server.password)
        printed = server.admin("database", "import", "full", "neo4j", "@import.args", cwd=folder)
        assert "IMPORT DONE" in printed
        with server:
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            imported = Database(version, server.environment, server)
            found = whole(imported)
            assert imported.run("MATCH (n:Layout) RETURN n.id AS id, n.number AS number") == [
                {"id": LAYOUT_ID, "number": LAYOUT}
            ]
            with open_writer("neo4j") as writer:
                assert writer.load(readings) == Counts(unchanged=len(readings))
            assert whole(imported) == found
            with open_store("neo4j") as store:
                assert len(list(store.read())) == len(readings)
            imported.empty()
            with open_writer("neo4j") as writer:
                assert writer.load(readings) == Counts(created=len(readings))
            assert found == whole(imported)
    except Missing as error:
        pytest.skip(str(error))

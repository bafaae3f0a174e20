"""What many articles say of the nodes they share, and the direct edges they support, counted article by article.

Held in SQLite's temporary file, which spills to disk when it grows, so that memory does not grow with
the number of articles.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import TracebackType
from typing import Self

from kg.graph.build import SCHEMES, given
from kg.graph.edges import DirectEdge, EdgeKey, article_edges
from kg.graph.labels import NodeLabel
from kg.graph.model import ArticleGraph, Node, Value
from kg.model import Reading

#: Main labels of nodes that belong to one article and go with it; all others are shared.
OWN_LABELS: frozenset[str] = frozenset({NodeLabel.ARTICLE, NodeLabel.CLAIM, NodeLabel.EVIDENCE, NodeLabel.DESCRIPTION})

_SCHEMA = """
CREATE TABLE shared (id TEXT, label TEXT, given TEXT, articles INTEGER, PRIMARY KEY (id, label, given)) WITHOUT ROWID;
CREATE TABLE edge (source TEXT, type TEXT, target TEXT, polarity TEXT, modality TEXT, claims INTEGER,
    articles INTEGER, first TEXT, last TEXT, PRIMARY KEY (source, type, target, polarity, modality)) WITHOUT ROWID;
"""
_ADD_SHARED = "INSERT INTO shared VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
_ADD_EDGE = """
INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
    claims = claims + excluded.claims,
    articles = articles + excluded.articles,
    first = CASE WHEN first IS NULL OR excluded.first < first THEN excluded.first ELSE first END,
    last = CASE WHEN last IS NULL OR excluded.last > last THEN excluded.last ELSE last END
"""


def settled(counts: Mapping[str, int]) -> dict[str, Value]:
    """What a shared node shows, from what articles say of it: ``given`` (as
    :func:`kg.graph.build.given` writes it) to the number of articles that say so.

    The name is the table's where an identifier stands beside it, else the most frequent, ties by code
    point; aliases are the other names, sorted; lists are joined; any other property is the most frequent
    value, ties by code point, longitude, latitude and precision being one. Order does not matter.
    """
    said = [(json.loads(text), count) for text, count in sorted(counts.items())]
    tabled = [(facts, count) for facts, count in said if any(scheme in facts for scheme in (*SCHEMES, "identifiers"))]
    properties: dict[str, Value] = {}
    for keys in (
        ("lon", "lat", "pointPrecision"),
        *((key,) for key in sorted({key for facts, _ in said for key in facts})),
    ):
        if keys[0] in properties or keys[0] in ("lat", "pointPrecision"):
            continue
        votes: dict[str, int] = {}
        for facts, count in (tabled or said) if keys[0] == "name" else said:
            if keys[0] in facts:
                value = json.dumps([facts.get(key) for key in keys])
                votes[value] = votes.get(value, 0) + count
        if not votes:
            continue
        if keys[0] == "identifiers":
            properties["identifiers"] = tuple(sorted({item for vote in votes for item in json.loads(vote)[0]}))
            continue
        winner = min(votes, key=lambda vote: (-votes[vote], json.loads(vote)))
        properties |= dict(zip(keys, json.loads(winner), strict=True))
    names = {facts["name"] for facts, _ in said if "name" in facts} - {properties.get("name")}
    if names:
        properties["aliases"] = tuple(sorted(names))
    return properties


class Tally:
    """Counts as articles come by; a context manager. Every article may come once."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA} BEGIN;")

    def add(self, graph: ArticleGraph, reading: Reading) -> None:
        """Count in one article."""
        self.note(node for node in graph.nodes if node.labels[0] not in OWN_LABELS)
        self._rows.executemany(
            _ADD_EDGE,
            (
                (
                    *(edge.key.source, edge.key.type, edge.key.target, edge.key.polarity, edge.key.modality),
                    *(edge.claims, edge.articles, edge.first, edge.last),
                )
                for edge in article_edges(reading)
            ),
        )

    def note(self, nodes: Iterable[Node]) -> None:
        """Count in what one article says of shared nodes."""
        self._rows.executemany(_ADD_SHARED, ((node.id, node.labels[0], given(node)) for node in nodes))

    def nodes(self) -> Iterator[Node]:
        """Shared nodes as they show, by id."""
        rows = self._rows.execute("SELECT id, label, given, articles FROM shared ORDER BY id, label, given")
        for node_id, group in groupby(rows, key=lambda row: row[0]):
            said = list(group)
            label = said[0][1]  # one id has one label; where data disagree the least wins
            counts: dict[str, int] = {}
            for _, _, text, articles in said:
                counts[text] = counts.get(text, 0) + articles
            yield Node(node_id, (label,), {"id": node_id, **settled(counts)})

    def edges(self) -> Iterator[DirectEdge]:
        """Direct edges by source, type, target, polarity and modality."""
        rows = self._rows.execute(
            "SELECT source, type, target, polarity, modality, claims, articles, first, last FROM edge"
            " ORDER BY source, type, target, polarity, modality"
        )
        for row in rows:
            yield DirectEdge(EdgeKey(*row[:5]), claims=row[5], articles=row[6], first=row[7], last=row[8])

    def close(self) -> None:
        """Throw the counts away."""
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

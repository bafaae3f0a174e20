"""All readings gone through once, so that a second walk knows what they say together: how a shared entity is
named, and what each direct edge stands on.

Held in files that the system throws away, so that memory does not grow with the number of articles.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import TracebackType
from typing import Self

from kg.graph.build import article_graph, publisher_node
from kg.graph.dataset import in_order
from kg.graph.edges import EdgeKey, reading_edges
from kg.graph.model import Node, Value
from kg.graph.tally import OWN_LABELS, Tally
from kg.model import Argument, Article, Attribution, Reading, ids, jsonl
from kg.model.edtf import bounds
from kg.model.vocabulary import EDGE_RULES, EntityType, Modality, Polarity

_ENTITIES: frozenset[str] = frozenset(kind.value for kind in EntityType)

_SCHEMA = """
CREATE TABLE node (id TEXT PRIMARY KEY, label TEXT, properties TEXT) WITHOUT ROWID;
CREATE TABLE named (entity TEXT PRIMARY KEY, articles INTEGER, mentions INTEGER, first TEXT) WITHOUT ROWID;
CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE article (id TEXT PRIMARY KEY, source TEXT, title TEXT, publisher TEXT, outlet TEXT, published TEXT,
    url TEXT, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE claim (article TEXT, place INTEGER, id TEXT, quote TEXT, start INTEGER, "end" INTEGER, first TEXT,
    last TEXT, PRIMARY KEY (article, place)) WITHOUT ROWID;
CREATE TABLE support (source TEXT, type TEXT, target TEXT, polarity TEXT, modality TEXT, article TEXT, place INTEGER,
    PRIMARY KEY (source, type, target, polarity, modality, article, place)) WITHOUT ROWID;
"""
_NAME = """
INSERT INTO named VALUES (?, 1, ?, ?) ON CONFLICT DO UPDATE SET
    articles = articles + 1,
    mentions = mentions + excluded.mentions
"""
_STANDING = """
SELECT s.source, s.type, s.target, s.polarity, s.modality, count(DISTINCT s.article || ' ' || c.id),
    count(DISTINCT s.article), count(DISTINCT ifnull(nullif(a.sha256, ''), a.id)), count(DISTINCT a.outlet)
FROM support s JOIN claim c ON c.article = s.article AND c.place = s.place JOIN article a ON a.id = s.article
GROUP BY s.source, s.type, s.target, s.polarity, s.modality
ORDER BY s.source, s.type, s.target, s.polarity, s.modality
"""
_OF_ONE = """
FROM support s JOIN claim c ON c.article = s.article AND c.place = s.place JOIN article a ON a.id = s.article
WHERE s.source = ? AND s.type = ? AND s.target = ? AND s.polarity = ? AND s.modality = ?
"""
_SUPPORT = f"""
SELECT c.id, c.quote, c.start, c."end", a.id, a.source, a.title, a.publisher, a.published, a.url {_OF_ONE}
ORDER BY s.article, s.place
"""
_DATED = f"SELECT DISTINCT c.first, c.last {_OF_ONE} AND ifnull(c.first, c.last) IS NOT NULL"
_SENTENCES = f"SELECT count(DISTINCT on_one_line(c.quote)) {_OF_ONE}"

Interval = tuple[str | None, str | None]

#: Edge types whose two ends are equals.
SYMMETRIC: frozenset[str] = frozenset(rule.type.value for rule in EDGE_RULES if rule.symmetric)


def kind_of(what: str, polarity: str, modality: str) -> str:
    """What is said with what keeps it from being a fact: ``SUPPLIED``, ``SUPPLIED (negated, planned)``."""
    said = [word for word in (polarity, modality) if word not in (Polarity.AFFIRMED, Modality.ASSERTED)]
    return f"{what} ({', '.join(said)})" if said else what


@dataclass(frozen=True, slots=True)
class Support:
    """One claim that a direct edge stands on: its sentence and where that stands."""

    claim: str
    quote: str
    start: int
    end: int
    article: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None

    def properties(self) -> dict[str, Value]:
        """For people and programs: claim, sentence, place and article; what is unknown is left out."""
        return {
            "claim": self.claim,
            "sentence": self.quote,
            "start": self.start,
            "end": self.end,
            "article": self.article,
            "source": self.source,
            **{
                key: value
                for key in ("title", "publisher", "published", "url")
                if (value := getattr(self, key)) is not None
            },
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """A direct edge and on how much it stands; :meth:`Survey.supports` gives its claims.

    texts: different texts among its articles, five copies of one story being one; publishers: different outlets,
    however their names are spelt; dated: the times that its claims date.
    """

    key: EdgeKey
    claims: int
    articles: int
    texts: int
    publishers: int
    dated: frozenset[Interval]

    @property
    def id(self) -> str:
        """The same as in RDF."""
        key = self.key
        return "edge-" + ids.digest(key.source, key.type, key.target, key.polarity, key.modality)

    @property
    def kind(self) -> str:
        """Type with what keeps it from being a fact. Programs that melt parallel edges of one kind into one then
        never melt a planned one into one that happened."""
        return kind_of(self.key.type, self.key.polarity, self.key.modality)

    @property
    def first(self) -> str | None:
        """Earliest day of the dates, where one is known."""
        return min((first for first, _ in self.dated if first is not None), default=None)

    @property
    def last(self) -> str | None:
        """Latest day of the dates, where one is known."""
        return max((last for _, last in self.dated if last is not None), default=None)

    def properties(self) -> dict[str, Value]:
        """What marks the edge as a view, and on how much it stands."""
        found: dict[str, Value] = {
            "type": self.key.type,
            "polarity": self.key.polarity,
            "modality": self.key.modality,
            "derived": True,
            "symmetric": self.key.type in SYMMETRIC,
            "claims": self.claims,
            "articles": self.articles,
            "texts": self.texts,
            "publishers": self.publishers,
        }
        if self.first is not None:
            found["first"] = self.first
        if self.last is not None:
            found["last"] = self.last
        return found

    def intervals(self) -> tuple[Interval, ...]:
        """First and last day of the times that its claims date, sorted; those that overlap are one."""
        spans: list[Interval] = []
        for span in sorted(self.dated, key=lambda span: (span[0] or "", span[1] or _NEVER)):
            if spans and (span[0] or "") <= (spans[-1][1] or _NEVER):
                first, last = spans.pop()
                spans.append((first, None if last is None or span[1] is None else max(last, span[1])))
            else:
                spans.append(span)
        return tuple(spans)


#: Sorts after every ISO day.
_NEVER = "~"


class Survey:
    """What all readings say together; a context manager. The readings come in canonical order.

    Raises ClaimsError where the order is broken or a reading contradicts itself.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._lines = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by close()
        try:
            self._rows.create_function("on_one_line", 1, on_one_line, deterministic=True)
            self._rows.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA} BEGIN;")
            self._go_through(readings)
        except BaseException:
            self.close()
            raise
        self._node = lru_cache(maxsize=65536)(self._find)

    def readings(self) -> Iterator[Reading]:
        """The readings again, in their order, without the articles' texts."""
        self._lines.seek(0)
        for line in self._lines:
            yield jsonl.loads(line)

    def nodes(self) -> Iterator[Node]:
        """Entities, dates and publishers as they show, by id."""
        for node_id, label, properties in self._rows.execute("SELECT id, label, properties FROM node ORDER BY id"):
            yield _node(node_id, label, properties)

    def entities(self) -> Iterator[Node]:
        """The entities alone, with the number of their articles and mentions."""
        for node in self.nodes():
            if node.labels[0] in _ENTITIES:
                articles, mentions = self._rows.execute(
                    "SELECT articles, mentions FROM named WHERE entity = ?", (node.id,)
                ).fetchone()
                yield replace(node, properties={**node.properties, "articles": articles, "mentions": mentions})

    def node(self, node_id: str) -> Node:
        """A shared node by its id. Raises KeyError where there is none."""
        return self._node(node_id)

    def name(self, entity: str) -> str:
        """How an entity shows."""
        return str(self.node(entity).properties["name"])

    def first_article(self, entity: str) -> str:
        """The first article, by id, that names an entity."""
        found = self._rows.execute("SELECT first FROM named WHERE entity = ?", (entity,)).fetchone()
        return str(found[0])

    def is_first(self, written: str) -> bool:
        """Whether an id is asked about for the first time: it is written once, however many articles bring it."""
        return self._rows.execute("INSERT OR IGNORE INTO seen VALUES (?)", (written,)).rowcount == 1

    def words(self, filler: Argument | Attribution) -> str | None:
        """How a filler or a speaker shows: the entity's name, else the words that stand there."""
        if filler.entity is not None:
            return self.name(filler.entity)
        return None if filler.mention is None else filler.mention.text

    def edges(self) -> Iterator[Standing]:
        """Direct edges by source, type, target, polarity and modality."""
        for row in self._rows.execute(_STANDING):
            key, (claims, articles, texts, publishers) = EdgeKey(*row[:5]), row[5:]
            dated = frozenset(self._rows.execute(_DATED, _ends(key)))
            yield Standing(key, claims, articles, texts, publishers, dated)

    def supports(self, edge: Standing) -> Iterator[Support]:
        """The claims that an edge stands on, by article and place."""
        for row in self._rows.execute(_SUPPORT, _ends(edge.key)):
            yield Support(*row)

    def sentences(self, edge: Standing) -> int:
        """How many sentences an edge stands on that differ by more than spaces."""
        return int(self._rows.execute(_SENTENCES, _ends(edge.key)).fetchone()[0])

    def close(self) -> None:
        """Throw everything away."""
        self._rows.close()
        self._lines.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _go_through(self, readings: Iterable[Reading]) -> None:
        with Tally() as tally:
            for reading in in_order(readings):
                tally.note(node for node in article_graph(reading).nodes if node.labels[0] not in OWN_LABELS)
                self._lines.write(jsonl.dumps(replace(reading, article=replace(reading.article, text=None))) + "\n")
                self._add(reading)
            self._rows.executemany(
                "INSERT INTO node VALUES (?, ?, ?)",
                ((node.id, node.labels[0], json.dumps(dict(node.properties))) for node in tally.nodes()),
            )

    def _add(self, reading: Reading) -> None:
        article = reading.article
        self._rows.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _plain(article))
        self._rows.executemany(_NAME, ((entity.id, len(entity.mentions), article.id) for entity in reading.entities))
        for place, (claim, keys) in enumerate(reading_edges(reading)):
            if not keys:
                continue
            quote = claim.evidence
            span = (None, None) if claim.time is None or claim.time.value is None else bounds(claim.time.value)
            self._rows.execute(
                "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (article.id, place, claim.id, _kept(quote.text), quote.start, quote.end, *span),
            )
            self._rows.executemany(
                "INSERT INTO support VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((*(key.source, key.type, key.target, key.polarity, key.modality), article.id, place) for key in keys),
            )

    def _find(self, node_id: str) -> Node:
        found = self._rows.execute("SELECT id, label, properties FROM node WHERE id = ?", (node_id,)).fetchone()
        if found is None:
            raise KeyError(node_id)
        return _node(*found)


def _node(node_id: str, label: str, properties: str) -> Node:
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in json.loads(properties).items()}
    return Node(node_id, (label,), said)


def on_one_line(text: str) -> str:
    """The text with one space for each run of them."""
    return " ".join(text.split())


def _ends(key: EdgeKey) -> tuple[str, ...]:
    return key.source, key.type, key.target, key.polarity, key.modality


def _plain(article: Article) -> tuple[str | None, ...]:
    outlet = publisher_node(article.publisher).id if article.publisher else None
    said = (article.source, article.title, article.publisher, outlet, article.published, article.url, article.sha256)
    return (article.id, *(None if value is None else _kept(value) for value in said))


def _kept(text: str) -> str:
    """Halves of surrogate pairs, which SQLite can't hold, as the replacement character."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_half(text) else text


def _has_half(text: str) -> bool:
    return any("\ud800" <= mark <= "\udfff" for mark in text)

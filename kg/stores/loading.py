"""How articles go into and out of a Cypher engine: one algorithm for the embedded store and Neo4j.

Each transaction carries a batch of whole articles: it deletes what the store held of them, writes their
nodes and edges, deletes shared nodes that nothing supports any more, and leaves a mark for each shared
node and for each (node, edge type) whose direct edges it touched. When the articles are in,
:func:`settle` counts the marked ones anew, in batches, and takes the marks away; a command that finds
old marks (an earlier one died) settles them first. Running it again changes nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby, islice
from typing import Any, Protocol, TypeVar

from kg.graph.build import article_graph
from kg.graph.edges import DirectEdge, EdgeKey, reading_edges
from kg.graph.labels import NodeLabel
from kg.graph.model import ArticleGraph, Node, Value
from kg.graph.tally import OWN_LABELS, settled
from kg.model import Reading, jsonl
from kg.model.schema import EdgeRule
from kg.model.vocabulary import EDGE_RULES, EdgeType, EntityType, Role
from kg.stores import texts
from kg.stores.base import Counts

Row = dict[str, Any]

T = TypeVar("T")

#: Runs one text inside a transaction; gives its rows by column name.
Run = Callable[[str, Mapping[str, Any]], list[Row]]


class Transact(Protocol):
    """Does work inside a transaction: committed when it returns, undone when it raises.

    An engine that fails for a while (a lock lost, a connection cut) may undo it and do the work again: what is
    done depends on what the transaction sees and on nothing else.
    """

    def __call__(self, work: Callable[[Run], T], /) -> T: ...


#: Articles in a transaction: enough to spare round trips, few enough to bound memory (an article is
#: about 100 nodes and 300 edges).
ARTICLES_AT_ONCE = 50

#: Marks settled in a transaction.
MARKS_AT_ONCE = 500

_HALF = re.compile("[\ud800-\udfff]")


def load(transact: Transact, readings: Iterable[Reading]) -> Counts:
    """Put articles in, a batch a transaction, and settle. Raises ClaimsError for a reading that
    contradicts itself, and whatever ``readings`` raises; earlier batches stay, and are settled."""
    counts = Counts()
    try:
        for batch in _batches(readings, ARTICLES_AT_ONCE):
            counts += transact(partial(_replace, readings=batch))
    finally:
        settle(transact)
    return counts


def forget(transact: Transact, article: str) -> bool:
    """Take one article out and settle; False where it was not there."""
    there = transact(partial(_forget, article=article))
    settle(transact)
    return there


def read(run: Run) -> Iterator[Reading]:
    """Every article's reading, by article id."""
    found = sorted(row["id"] for row in run(texts.ARTICLE_IDS, {}))
    for batch in _batches(found, ARTICLES_AT_ONCE):
        records = {row["id"]: row["record"] for row in run(texts.RECORDS, {"rows": _ids(batch)})}
        for article in batch:
            if article in records:  # another command may have forgotten it since
                yield jsonl.loads(records[article])


def unsettled(run: Run) -> bool:
    """Whether marks of a command that died are left."""
    return any(run(texts.PENDING_MARKS, {"kind": kind, "limit": 1}) for kind in ("node", "edge"))


def settle(transact: Transact) -> None:
    """Bring names of shared nodes and direct edges level with the claims, wherever a mark stands."""
    for kind, work in (("node", _settle_nodes), ("edge", _settle_edges)):
        while transact(partial(_settle_batch, kind=kind, work=work)):
            pass


def _forget(run: Run, article: str) -> bool:
    held = _held(run, [article])
    if held:
        gone = [article_graph(reading) for reading in held.values()]
        _delete(run, gone)
        _delete_unsupported(run, gone, kept=())
        _mark(run, gone, held.values())
    return bool(held)


def _replace(run: Run, readings: Sequence[Reading]) -> Counts:
    wanted = {reading.article.id: reading for reading in readings}  # of two with one id the later stays
    held = _held(run, list(wanted))
    unchanged = {article for article, reading in held.items() if jsonl.dumps(reading) == jsonl.dumps(wanted[article])}
    before = [reading for article, reading in held.items() if article not in unchanged]
    after = [reading for article, reading in wanted.items() if article not in unchanged]
    if not after:
        return Counts(unchanged=len(unchanged))
    old = [article_graph(reading) for reading in before]
    new = [article_graph(reading) for reading in after]
    _delete(run, old)
    _write(run, new)
    _delete_unsupported(run, old, kept=new)
    _mark(run, [*old, *new], [*before, *after])
    return Counts(created=len(new) - len(old), updated=len(old), unchanged=len(unchanged))


def _held(run: Run, articles: Sequence[str]) -> dict[str, Reading]:
    rows = run(texts.RECORDS, {"rows": _ids(articles)})
    return {row["id"]: jsonl.loads(row["record"]) for row in rows}


def _delete(run: Run, graphs: Sequence[ArticleGraph]) -> None:
    for label, nodes in _by_label(node for graph in graphs for node in graph.nodes):
        if label in OWN_LABELS:
            run(texts.delete_nodes(label), {"rows": _ids(node.id for node in nodes)})


def _delete_unsupported(run: Run, gone: Sequence[ArticleGraph], kept: Sequence[ArticleGraph]) -> None:
    still = {node.id for graph in kept for node in graph.nodes}
    for label, nodes in _by_label(node for graph in gone for node in graph.nodes if node.id not in still):
        if label not in OWN_LABELS:
            run(texts.delete_unsupported(label), {"rows": _ids(node.id for node in nodes)})


def _write(run: Run, graphs: Sequence[ArticleGraph]) -> None:
    labels: dict[str, str] = {}
    own: dict[tuple[str, str | None], list[Row]] = {}
    shared: dict[str, list[Row]] = {}
    for graph in graphs:
        for node in graph.nodes:
            labels[node.id] = node.labels[0]
            row: Row = {"id": node.id, "properties": _plain(node.properties)}
            if node.labels[0] in OWN_LABELS:
                if node.labels[0] == NodeLabel.ARTICLE:
                    row["properties"]["record"] = graph.record
                second = node.labels[1] if len(node.labels) > 1 else None
                own.setdefault((node.labels[0], second), []).append(row)
            else:
                shared.setdefault(node.labels[0], []).append(row)
    for (label, second), rows in own.items():
        run(texts.put_nodes(label, second), {"rows": rows})
    for label, rows in shared.items():
        run(texts.add_nodes(label), {"rows": rows})
    edges: dict[tuple[str, str, str], list[Row]] = {}
    for graph in graphs:
        for edge in graph.edges:
            kind = (labels[edge.source], edge.type, labels[edge.target])
            row = {"source": edge.source, "target": edge.target, "properties": _plain(edge.properties)}
            edges.setdefault(kind, []).append(row)
    for kind, rows in edges.items():
        run(texts.add_edges(*kind), {"rows": rows})


def _mark(run: Run, graphs: Iterable[ArticleGraph], readings: Iterable[Reading]) -> None:
    marks: dict[str, Row] = {}
    labels: dict[str, str] = {}
    for graph in graphs:
        for node in graph.nodes:
            labels[node.id] = node.labels[0]
            if node.labels[0] not in OWN_LABELS and node.labels[0] != NodeLabel.DATE:
                mark = _mark_row("node", node.labels[0], node.id, "")
                marks[mark["id"]] = mark
    for reading in readings:
        for _, keys in reading_edges(reading):
            for key in keys:
                mark = _mark_row("edge", labels[key.source], key.source, key.type)
                marks[mark["id"]] = mark
    rows = [{"id": key, "properties": marks[key]} for key in sorted(marks)]
    run(texts.PUT_MARKS, {"rows": rows})


def _mark_row(kind: str, label: str, node: str, edge: str) -> Row:
    return {"id": f"{kind} {node} {edge}".strip(), "kind": kind, "label": label, "node": node, "edge": edge}


def _settle_batch(run: Run, kind: str, work: Callable[[Run, Sequence[Row]], None]) -> bool:
    marks = sorted(run(texts.PENDING_MARKS, {"kind": kind, "limit": MARKS_AT_ONCE}), key=lambda mark: mark["id"])
    if marks:
        work(run, marks)
        run(texts.CLEAR_MARKS, {"rows": _ids(mark["id"] for mark in marks)})
    return bool(marks)


def _settle_nodes(run: Run, marks: Sequence[Row]) -> None:
    """Names, aliases, identifiers and the rest of shared nodes, from what supports each now."""
    for label, found in _grouped(marks, lambda mark: mark["label"]):
        said: dict[str, Counter[str]] = {}
        for row in run(texts.said_of(label), {"rows": _ids(mark["node"] for mark in found)}):
            said.setdefault(row["id"], Counter())[row["given"]] += 1
        rows = [{"id": node, "properties": {"id": node, **_plain(settled(said[node]))}} for node in sorted(said)]
        if rows:
            run(texts.put_nodes(label, None), {"rows": rows})


def _settle_edges(run: Run, marks: Sequence[Row]) -> None:
    """Direct edges that leave the marked nodes, from the claims that make them now."""
    labels: dict[str, str] = {mark["node"]: mark["label"] for mark in marks}
    edges: dict[str, list[EdgeType]] = {}
    for mark in marks:
        edges.setdefault(mark["node"], []).append(EdgeType(mark["edge"]))
    wanted = _counted(run, labels, edges)
    rows = [{"id": node, "edges": [edge.value for edge in found]} for node, found in edges.items()]
    held = {
        EdgeKey(row["source"], row["edge"], row["target"], row["polarity"], row["modality"]): row
        for row in run(texts.DIRECT_EDGES, {"rows": rows})
    }
    stale: dict[tuple[str, str, str], list[Row]] = {}
    fresh: dict[tuple[str, str, str], list[Row]] = {}
    for key, row in held.items():
        if key not in wanted or any(row[name] != wanted[key][1].get(name) for name in _COUNTED):
            kind = (labels[key.source], key.type, _main_label(row["labels"]))
            stale.setdefault(kind, []).append(_edge_row(key))
        else:
            del wanted[key]
    for key in sorted(wanted):
        target, properties = wanted[key]
        kind = (labels[key.source], key.type, target)
        fresh.setdefault(kind, []).append({**_edge_row(key), "properties": properties})
    for (source, edge, target), gone in stale.items():
        run(texts.delete_direct_edges(source, EdgeType(edge), target), {"rows": gone})
    for kind, new in fresh.items():
        run(texts.add_edges(*kind), {"rows": new})


#: Properties of a direct edge that are counted from its claims.
_COUNTED = ("claims", "articles", "first", "last")


def _counted(
    run: Run, labels: Mapping[str, str], edges: Mapping[str, Sequence[EdgeType]]
) -> dict[EdgeKey, tuple[str, Row]]:
    """Direct edges of some types from each node, as the claims make them: key to target label and properties."""
    ways = {node: _ways(labels[node], tuple(sorted(found))) for node, found in edges.items()}
    rows = [{"id": node, "ways": list(found)} for node, found in ways.items() if found]
    claims: dict[EdgeKey, dict[str, Row]] = {}
    targets: dict[str, str] = {}
    for row in run(texts.CLAIMS_BETWEEN, {"rows": rows}) if rows else ():
        for rule, target_types in ways[row["source"]][row["way"]]:
            label = next((label for label in row["labels"] if label in target_types), None)
            if label is None or row["source"] == row["target"] or row["act"] not in _acts(rule):
                continue
            if rule.symmetric and row["source"] > row["target"]:
                continue  # counted from the other end
            targets[row["target"]] = label
            key = EdgeKey(row["source"], rule.type.value, row["target"], row["polarity"], row["modality"])
            claims.setdefault(key, {})[row["claim"]] = row
    found = _ids(sorted({claim for made in claims.values() for claim in made}))
    article = {row["claim"]: row["article"] for row in (run(texts.ARTICLES_OF, {"rows": found}) if found else ())}
    return {
        key: (targets[key.target], _direct_edge(key, made.values(), article).properties())
        for key, made in claims.items()
    }


@cache
def _ways(label: str, edges: tuple[EdgeType, ...]) -> dict[str, list[tuple[EdgeRule, frozenset[EntityType]]]]:
    """Ways through claims that make direct edges of these types from a node: their rules, and where they may end."""
    found: dict[str, list[tuple[EdgeRule, frozenset[EntityType]]]] = {}
    for rule in EDGE_RULES:
        for source, target, source_types, target_types in _directions(rule):
            if rule.type in edges and label in source_types:
                found.setdefault(texts.way(rule.claim, source, target), []).append((rule, target_types))
    return found


@cache
def _acts(rule: EdgeRule) -> frozenset[str]:
    return frozenset("" if act is None else act.value for act in rule.acts)


def _directions(rule: EdgeRule) -> tuple[tuple[Role, Role, frozenset[EntityType], frozenset[EntityType]], ...]:
    ahead = (rule.source, rule.target, rule.source_types, rule.target_types)
    back = (rule.target, rule.source, rule.target_types, rule.source_types)
    return (ahead, back) if rule.symmetric and back != ahead else (ahead,)


def _direct_edge(key: EdgeKey, claims: Collection[Row], article: Mapping[str, str]) -> DirectEdge:
    return DirectEdge(
        key,
        claims=len(claims),
        articles=len({article[row["claim"]] for row in claims}),
        first=min((row["earliest"] for row in claims if row["earliest"] is not None), default=None),
        last=max((row["latest"] for row in claims if row["latest"] is not None), default=None),
    )


def _edge_row(key: EdgeKey) -> Row:
    return {"source": key.source, "target": key.target, "polarity": key.polarity, "modality": key.modality}


def _main_label(labels: Sequence[str]) -> str:
    return next(label for label in labels if label in texts.LABELS)


def _plain(properties: Mapping[str, Value]) -> Row:
    return {
        key: [_whole(item) for item in value] if isinstance(value, tuple) else _whole(value)
        for key, value in properties.items()
    }


def _whole(value: Any) -> Any:
    """Text without halves of surrogate pairs, which no engine takes; the record keeps them, escaped."""
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def _ids(found: Iterable[str]) -> list[Row]:
    return [{"id": node} for node in dict.fromkeys(found)]


def _by_label(nodes: Iterable[Node]) -> Iterator[tuple[str, list[Node]]]:
    return _grouped(list(nodes), lambda node: node.labels[0])


def _grouped(items: Sequence[T], key: Callable[[T], Any]) -> Iterator[tuple[Any, list[T]]]:
    for value, found in groupby(sorted(items, key=key), key):
        yield value, list(found)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch

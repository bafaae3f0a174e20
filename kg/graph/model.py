"""The graph that stores and exporters see: nodes and edges of one article, and derived direct edges.

Nothing here knows a store, a file format or networkx.
"""

from collections.abc import Mapping
from dataclasses import dataclass

#: What a property may hold: absent rather than None; lists only of strings.
Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """labels: the first is the node's main label (it has the uniqueness constraint on ``id``)."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge; type is UPPER_SNAKE; properties distinguish parallel edges where needed."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """What one article contributes: its own nodes (Article, Claim, Evidence, Description), the nodes it
    shares with others (entities, Date, Publisher), the edges between them, in canonical order.

    record: the article's line of claims.jsonl as it stands, kept on its Article node.
    """

    article: str
    record: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

"""The graph of many articles in memory: a frozen view of their readings, in one canonical order."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kg.graph.build import article_graph, edge_key
from kg.graph.edges import DirectEdge
from kg.graph.model import Edge, Node
from kg.graph.tally import OWN_LABELS, Tally
from kg.model import Reading


@dataclass(frozen=True, slots=True)
class Graph:
    """readings: by article id, claims in each article's order; nodes: by id, those that articles share
    merged (:func:`kg.graph.tally.settled`); edges: by source, type, target and properties;
    direct_edges: derived, by source, type, target, polarity and modality.

    Equal readings give equal graphs, in whatever order they came.
    """

    readings: tuple[Reading, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    direct_edges: tuple[DirectEdge, ...]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Self:
        """The graph of the readings; of two with one article id the later one stays.

        Raises ClaimsError as :func:`kg.graph.build.article_graph` does.
        """
        kept = {reading.article.id: reading for reading in readings}
        ordered = tuple(kept[article] for article in sorted(kept))
        own: list[Node] = []
        edges: list[Edge] = []
        with Tally() as tally:
            for reading in ordered:
                part = article_graph(reading)
                own.extend(node for node in part.nodes if node.labels[0] in OWN_LABELS)
                edges.extend(part.edges)
                tally.add(part, reading)
            return cls(
                readings=ordered,
                nodes=tuple(sorted((*own, *tally.nodes()), key=lambda node: node.id)),
                edges=tuple(sorted(edges, key=edge_key)),
                direct_edges=tuple(tally.edges()),
            )

    def node(self, node_id: str) -> Node | None:
        """The node with that id."""
        place = bisect_left(self.nodes, node_id, key=lambda node: node.id)
        return self.nodes[place] if place < len(self.nodes) and self.nodes[place].id == node_id else None

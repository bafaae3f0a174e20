"""The graph as networkx sees it, for algorithms and for the notebooks of others."""

from typing import TYPE_CHECKING, Any

from kg.graph.graph import Graph

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: Graph, *, derived: bool = True) -> "networkx.MultiDiGraph[str]":
    """A MultiDiGraph in canonical order: nodes by id with ``labels`` and their properties, edges with
    ``type`` and theirs. The key of an edge is its type and its ordinal among parallel ones.

    derived: whether the direct edges are in it too (they carry ``derived=True``).
    """
    import networkx

    out: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in graph.nodes:
        out.add_node(node.id, labels=node.labels, **node.properties)
    for edge in graph.edges:
        _add(out, edge.source, edge.type, edge.target, dict(edge.properties))
    if derived:
        for view in graph.direct_edges:
            _add(out, view.key.source, view.key.type, view.key.target, view.properties())
    return out


def _add(out: "networkx.MultiDiGraph[str]", source: str, kind: str, target: str, properties: dict[str, Any]) -> None:
    parallel = sum(key[0] == kind for key in out[source].get(target, ())) if source in out else 0
    out.add_edge(source, target, key=(kind, parallel + 1), **{"type": kind, **properties})

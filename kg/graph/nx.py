"""The graph as networkx sees it, for algorithms and for the notebooks of others; and what such algorithms tell.

Between whom somebody stands, who belongs together, who is most connected and how two are linked are read from the
direct edges, taken without direction. The same readings give the same answers: nodes are numbered in the order of
their ids, and equals are told apart by name and id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.graph.edges import EdgeKey, reading_edges
from kg.graph.graph import Graph
from kg.graph.model import Node
from kg.model import Article, Claim

if TYPE_CHECKING:
    import networkx

#: Scores are shown to so many decimals: beyond them the order of additions shows.
_DECIMALS = 6
#: Louvain's shuffles and the choice of pivots begin here; another number would do as well.
_SEED = 0
#: Exact betweenness takes time with the square of the net's size: half a minute for so many nodes. In a larger
#: net it is estimated from the shortest paths to so many others.
EXACT = 4_000
PIVOTS = 300


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


@dataclass(frozen=True, slots=True)
class GoBetween:
    """score: betweenness, the share of shortest paths among all others that lead over the node; pairs: how many two
    of its neighbours are not linked themselves; neighbours: those with most claims first."""

    node: Node
    score: float
    pairs: int
    neighbours: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Connected:
    """links: how many others the node is linked to; claims: how many claims link it."""

    node: Node
    links: int
    claims: int


@dataclass(frozen=True, slots=True)
class Community:
    """members: the most connected first; claims: how many claims link members."""

    members: tuple[Node, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: from one node to another over an edge of a type, along its direction or against it,
    and one claim that the edge stands on."""

    number: int
    source: Node
    target: Node
    edge: EdgeKey
    article: Article
    claim: Claim

    @property
    def forward(self) -> bool:
        """Whether the edge points as the path goes."""
        return self.edge.source == self.source.id


class Network:
    """Entities and the direct edges between them, without direction: those of what is said to have happened, or,
    with ``everything``, those of what is planned, possible, demanded or denied, too."""

    def __init__(self, graph: Graph, *, everything: bool = False) -> None:
        import networkx

        self._graph = graph
        stands = [
            [key for key in keys if everything or key.is_fact]
            for reading in graph.readings
            for _, keys in reading_edges(reading)
        ]
        ends = sorted({end for keys in stands for key in keys for end in (key.source, key.target)})
        # numbers and not ids: a set of texts has another order in each run
        self._number = {end: number for number, end in enumerate(ends)}
        self._nodes = [node for end in ends if (node := graph.node(end)) is not None]
        self._links: networkx.Graph[int] = networkx.Graph()
        self._links.add_nodes_from(range(len(ends)))
        self._counted = [0] * len(ends)  # claims by node
        self._pairs = [self._join(keys) for keys in stands if keys]  # linked pairs by claim

    def _join(self, keys: Sequence[EdgeKey]) -> tuple[tuple[int, int], ...]:
        """Take in what one claim links; each claim counts once for a pair, however many edges it gives it."""
        pairs: dict[tuple[int, int], list[EdgeKey]] = {}
        for key in keys:
            one, other = sorted((self._number[key.source], self._number[key.target]))
            pairs.setdefault((one, other), []).append(key)
        for (one, other), found in pairs.items():
            if not self._links.has_edge(one, other):
                self._links.add_edge(one, other, claims=0, edges=set())
            data = self._links.edges[one, other]
            data["claims"] += 1
            data["edges"].update(found)
        for number in {end for pair in pairs for end in pair}:
            self._counted[number] += 1
        return tuple(pairs)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every entity that a direct edge touches, by id."""
        return tuple(self._nodes)

    @property
    def estimated(self) -> bool:
        """Whether scores are estimated, from the paths to PIVOTS of the nodes; up to EXACT nodes they are exact."""
        return len(self._nodes) > EXACT

    def between(self) -> tuple[GoBetween, ...]:
        """Those over whom shortest paths of others lead, the highest score first."""
        import networkx

        pivots = PIVOTS if self.estimated else None
        scores = networkx.betweenness_centrality(self._links, k=pivots, seed=_SEED)
        found = []
        for number, node in enumerate(self._nodes):
            score = round(scores[number], _DECIMALS)
            if score > 0:
                around = self._links.subgraph(self._links[number])
                pairs = len(around) * (len(around) - 1) // 2 - around.number_of_edges()
                found.append(GoBetween(node, score, pairs, self._neighbours(number)))
        return tuple(sorted(found, key=lambda one: (-one.score, *_by_name(one.node))))

    def central(self) -> tuple[Connected, ...]:
        """All, the most linked first, then those with most claims."""
        found = [
            Connected(node, len(self._links[number]), self._counted[number]) for number, node in enumerate(self._nodes)
        ]
        return tuple(sorted(found, key=lambda one: (-one.links, -one.claims, *_by_name(one.node))))

    def communities(self) -> tuple[Community, ...]:
        """Groups with more claims among themselves than across (Louvain), the largest first."""
        import networkx

        if not self._nodes:
            return ()
        order = {one.node.id: place for place, one in enumerate(self.central())}
        found = []
        for numbers in networkx.community.louvain_communities(self._links, weight="claims", seed=_SEED):
            members = sorted((self._nodes[number] for number in numbers), key=lambda node: order[node.id])
            inside = sum(any({*pair} <= numbers for pair in pairs) for pairs in self._pairs)
            found.append(Community(tuple(members), inside))
        return tuple(sorted(found, key=lambda one: (-len(one.members), -one.claims, order[one.members[0].id])))

    def path(self, start: str, end: str) -> tuple[Step, ...]:
        """The shortest path between two nodes (ids), with a step for each claim that an edge along it stands on;
        empty where nothing links them. Of paths as short it goes, at each step, over the link with most claims."""
        import networkx

        if start not in self._number or end not in self._number:
            return ()
        far = networkx.single_source_shortest_path_length(self._links, self._number[end])
        here = self._number[start]
        if here not in far:
            return ()
        way: dict[EdgeKey, tuple[int, Node, Node]] = {}
        number = 0
        while far[here]:
            number += 1
            nearer = [other for other in self._links[here] if far[other] < far[here]]
            there = min(nearer, key=lambda other: (-self._claims(here, other), *_by_name(self._nodes[other])))
            for key in self._links.edges[here, there]["edges"]:
                way[key] = (number, self._nodes[here], self._nodes[there])
            here = there
        found = [Step(*way[key], key, article, claim) for article, claim, key in _claims_of(self._graph) if key in way]
        return tuple(sorted(found, key=lambda step: (step.number, step.edge)))

    def _neighbours(self, number: int) -> tuple[Node, ...]:
        others = sorted(
            self._links[number], key=lambda other: (-self._claims(number, other), *_by_name(self._nodes[other]))
        )
        return tuple(self._nodes[other] for other in others)

    def _claims(self, one: int, other: int) -> int:
        return int(self._links.edges[one, other]["claims"])


def _claims_of(graph: Graph) -> Iterator[tuple[Article, Claim, EdgeKey]]:
    """Each claim with each direct edge that stands on it, in the order of the readings."""
    for reading in graph.readings:
        for claim, keys in reading_edges(reading):
            for key in keys:
                yield reading.article, claim, key


def _by_name(node: Node) -> tuple[str, str]:
    return str(node.properties.get("name", "")), node.id

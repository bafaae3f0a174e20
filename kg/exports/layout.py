"""Where the explorer's first picture puts things, and which nodes belong together.

Communities by the Louvain method (Blondel and others 2008), visiting nodes in their given order; places by
force-directed layout in the manner of ForceAtlas2 (Jacomy and others 2014). Neither uses chance, and places
are rounded in every step, so that machines whose last bits differ agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

import numpy as np

#: Nodes that a picture shows at once; more open as communities.
SHOWN = 1500

#: Bubbles that an overview shows at once; the smallest ones beyond stand together in one, and so do those
#: with fewer nodes than SMALL.
BUBBLES = 60
SMALL = 8

Links = Sequence[Mapping[int, float]]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Groups:
    """A tree of communities: parent of each group (-1: the picture itself), the group of each node (-1: it
    stands in the picture itself), and the groups that hold small communities together. Parents come before
    their children."""

    parents: tuple[int, ...]
    of_node: tuple[int, ...]
    gathered: tuple[int, ...] = ()


def grouped(links: Links) -> Groups:
    """The communities of a large graph, so that nowhere more than ``SHOWN`` nodes or ``BUBBLES`` groups stand
    side by side.

    links: for each node its neighbours with the weight of the link, both ways.
    """
    count = len(links)
    levels = communities(links)
    parents: list[int] = []
    of_node = [-1] * count
    gathered: list[int] = []

    def place(members: Sequence[int], parent: int, level: int) -> None:
        """Put nodes below a group, through finer communities where they are too many."""
        if len(members) <= SHOWN and parent != -1:
            for member in members:
                of_node[member] = parent
            return
        parts: list[list[int]] = []
        while level >= 0 and len(parts) < 2:
            found: dict[int, list[int]] = {}
            for member in members:
                found.setdefault(levels[level][member], []).append(member)
            parts = sorted(found.values(), key=lambda part: (-len(part), part[0]))
            level -= 1
        if len(parts) < 2:  # a star: by weight, the best linked first
            ranked = sorted(members, key=lambda member: (-sum(links[member].values()), member))
            parts = [ranked[start : start + SHOWN] for start in range(0, len(ranked), SHOWN)]
        hang(parts, parent, level)

    def hang(parts: Sequence[list[int]], parent: int, level: int) -> None:
        """Make groups of the parts, the small ones in a group of their own."""
        kept = [part for part in parts[: BUBBLES - 1] if len(part) >= SMALL]
        rest = parts[len(kept) :]
        if not kept or len(rest) < 2:
            kept, rest = list(parts[: BUBBLES - 1]), parts[BUBBLES - 1 :]
        for part in kept:
            parents.append(parent)
            place(part, len(parents) - 1, level)
        if rest:
            parents.append(parent)
            group = len(parents) - 1
            gathered.append(group)
            if sum(map(len, rest)) <= SHOWN:
                place([member for part in rest for member in part], group, level)
            else:
                hang(rest, group, level)

    place(range(count), -1, len(levels) - 1)
    return Groups(tuple(parents), tuple(of_node), tuple(gathered))


def communities(links: Links) -> list[list[int]]:
    """Louvain's levels, finest first: for each the community of every node."""
    levels: list[list[int]] = []
    graph: list[dict[int, float]] = [dict(neighbours) for neighbours in links]
    loops = [0.0] * len(graph)
    belongs = list(range(len(graph)))
    while True:
        home = _moved(graph, loops)
        names: dict[int, int] = {}
        home = [names.setdefault(group, len(names)) for group in home]
        if len(names) == len(graph):
            return levels
        belongs = [home[group] for group in belongs]
        levels.append(belongs)
        joined: list[dict[int, float]] = [{} for _ in names]
        joined_loops = [0.0] * len(names)
        for node, neighbours in enumerate(graph):
            joined_loops[home[node]] += loops[node]
            row = joined[home[node]]
            for other, weight in neighbours.items():
                if home[other] == home[node]:
                    joined_loops[home[node]] += weight
                else:
                    row[home[other]] = row.get(home[other], 0.0) + weight
        graph, loops = joined, joined_loops


def _moved(graph: Sequence[Mapping[int, float]], loops: Sequence[float]) -> list[int]:
    """One level: nodes move to the neighbouring community that gains most, until hardly any moves."""
    degree = [sum(neighbours.values()) + loop for neighbours, loop in zip(graph, loops, strict=True)]
    whole = sum(degree) or 1.0
    home = list(range(len(graph)))
    total = list(degree)
    for _ in range(12):  # a dozen rounds settle all but a few; the next level takes those
        moves = 0
        for node, neighbours in enumerate(graph):
            if not neighbours:
                continue
            here = home[node]
            shares: dict[int, float] = {here: 0.0}
            for other, weight in neighbours.items():
                group = home[other]
                shares[group] = shares.get(group, 0.0) + weight
            own = degree[node]
            total[here] -= own
            best, gain = here, shares[here] - total[here] * own / whole
            for group, share in shares.items():
                offered = share - total[group] * own / whole
                if offered > gain + 1e-12:
                    best, gain = group, offered
            total[best] += own
            if best != here:
                home[node] = best
                moves += 1
        if moves * 200 <= len(graph):
            break
    return home


def places(links: Links, radii: Sequence[float]) -> list[Place]:
    """A place for each node, near those it is linked with, none on another; the middle is (0, 0).

    radii: how much room each one takes.
    """
    count = len(links)
    if count == 0:
        return []
    order = sorted(range(count), key=_community_order(links))
    at = np.zeros((count, 2))
    for rank, node in enumerate(order):  # a sunflower: even, and neighbours by rank lie together
        turn = rank * pi * (3 - sqrt(5))
        at[node] = (sqrt(rank + 0.5) * 40 * cos(turn), sqrt(rank + 0.5) * 40 * sin(turn))
    size = np.array(radii, dtype=float)
    mass = 1.0 + np.array([min(len(neighbours), 60) for neighbours in links], dtype=float)
    pairs = [(node, other, weight) for node, row in enumerate(links) for other, weight in row.items() if node < other]
    ends = np.array([(node, other) for node, other, _ in pairs], dtype=int).reshape(-1, 2)
    pull = np.array([0.5 + min(sqrt(weight), 3.0) for _, _, weight in pairs])
    rounds = 220 if count <= 400 else 90
    for turn in range(rounds):
        at = _rounded(at + _step(at, mass, ends, pull, cooling=1 - turn / rounds))
    for _ in range(60):
        push = _overlaps(at, size)
        if not push.any():
            break
        at = _rounded(at + push)
    at -= (at.max(axis=0) + at.min(axis=0)) / 2
    return [(round(float(x)), round(float(y))) for x, y in at]


def _community_order(links: Links) -> "_Order":
    levels = communities(links)
    return _Order(links, levels[-1] if levels else list(range(len(links))))


@dataclass(frozen=True, slots=True)
class _Order:
    links: Links
    home: Sequence[int]

    def __call__(self, node: int) -> tuple[int, float, int]:
        return self.home[node], -sum(self.links[node].values()), node


def _step(
    at: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    mass: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    ends: "np.ndarray[tuple[int, int], np.dtype[np.int_]]",
    pull: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    cooling: float,
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """How far each one moves: away from all others, towards those it is linked with and to the middle."""
    dx = at[:, 0][:, None] - at[:, 0][None, :]
    dy = at[:, 1][:, None] - at[:, 1][None, :]
    force = dx * dx + dy * dy
    np.maximum(force, 1.0, out=force)
    np.divide(mass[:, None] * mass[None, :] * 420.0, force, out=force)
    move = np.stack(((dx * force).sum(axis=1), (dy * force).sum(axis=1)), axis=1)
    if len(ends):
        along = (at[ends[:, 1]] - at[ends[:, 0]]) * pull[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(ends[:, 0], along[:, axis], len(at))
            move[:, axis] -= np.bincount(ends[:, 1], along[:, axis], len(at))
    move -= at * (mass[:, None] * np.array([0.5, 0.85]))  # wider than high, as screens are
    move /= mass[:, None]
    length = np.sqrt((move * move).sum(axis=1))
    limit = 2.0 + 60.0 * cooling
    step: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (
        move * (np.minimum(length * 0.25, limit) / np.maximum(length, 1e-9))[:, None]
    )
    return step


def _overlaps(
    at: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", size: "np.ndarray[tuple[int], np.dtype[np.float64]]"
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """How far each one must go so that none lies on another."""
    dx = at[:, 0][:, None] - at[:, 0][None, :]
    dy = at[:, 1][:, None] - at[:, 1][None, :]
    distance = np.sqrt(dx * dx + dy * dy)
    lacking = size[:, None] + size[None, :] + 6.0 - distance
    np.fill_diagonal(lacking, 0.0)
    np.maximum(lacking, 0.0, out=lacking)
    share = lacking * 0.5 / np.maximum(distance, 0.5)
    return np.stack(((dx * share).sum(axis=1), (dy * share).sum(axis=1)), axis=1)


def _rounded(
    at: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Places to a thousandth of a point: sums that differ in their last bit come out equal."""
    rounded: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.round(at * 1024.0) / 1024.0
    return rounded

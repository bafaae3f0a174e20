"""From the reader's numbers to triggers and spans. Pure numpy: the same for training and for reading."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extractors.reader import labels

Floats = NDArray[np.floating[Any]]

_ALLOWED = [np.array(labels.allowed_labels(name)) for name in labels.TYPES]
_MENTIONS = np.arange(labels.MENTION_LABELS)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of words [start, end) under one name, with the mean probability of its labels."""

    name: str
    start: int
    end: int
    score: float


def triggers(probabilities: Floats, threshold: float) -> list[tuple[int, int, float]]:
    """(word, type number, probability) of every word that opens a claim of a type.

    probabilities: (words, types). Of neighbouring words over the threshold for one type the best one
    counts (the first of equals), so that "is moving" is one trigger.
    """
    found = []
    over = probabilities > threshold
    for word, kind in zip(*np.nonzero(over), strict=True):
        value = probabilities[word, kind]
        before = word > 0 and over[word - 1, kind] and probabilities[word - 1, kind] >= value
        after = word + 1 < len(over) and over[word + 1, kind] and probabilities[word + 1, kind] > value
        if not before and not after:
            found.append((int(word), int(kind), float(value)))
    return found


def best_path(probabilities: Floats, allowed: NDArray[np.int_]) -> NDArray[np.int_]:
    """The most probable label sequence in which a continuing label follows only its own begin or itself.

    probabilities: (words, labels), rows sum to one; allowed: label numbers in ascending order, 0 first,
    every begin label followed by its continuing one. Returns a label number a word.
    """
    logs = np.log(np.maximum(probabilities[:, allowed], 1e-9))
    count, width = logs.shape
    inside = np.arange(2, width, 2)
    score = logs[0].copy()
    score[inside] = -1e9
    back = np.zeros((count, width), dtype=np.int_)
    for row in range(1, count):
        best = int(score.argmax())
        values = np.full(width, score[best])
        origins = np.full(width, best)
        from_begin = score[inside - 1] >= score[inside]
        values[inside] = np.where(from_begin, score[inside - 1], score[inside])
        origins[inside] = np.where(from_begin, inside - 1, inside)
        score = values + logs[row]
        back[row] = origins
    path = [int(score.argmax())]
    for row in range(count - 1, 0, -1):
        path.append(int(back[row, path[-1]]))
    return allowed[np.array(path[::-1], dtype=np.int_)]


def spans(probabilities: Floats, kind: int) -> list[Tagged]:
    """Role, time and speaker spans of a claim of type number ``kind``; probabilities: (words, LABELS)."""
    return _spans(probabilities, best_path(probabilities, _ALLOWED[kind]), labels.SPANS)


def mentions(probabilities: Floats) -> list[Tagged]:
    """Mentions of entities; probabilities: (words, MENTION_LABELS)."""
    return _spans(probabilities, best_path(probabilities, _MENTIONS), labels.ENTITIES)


def _spans(probabilities: Floats, path: NDArray[np.int_], names: tuple[str, ...]) -> list[Tagged]:
    out: list[Tagged] = []
    word = 0
    while word < len(path):
        label = int(path[word])
        end = word + 1
        if label:
            while end < len(path) and path[end] == label + label % 2 and path[end] % 2 == 0:
                end += 1
            score = float(np.mean([probabilities[at, path[at]] for at in range(word, end)]))
            out.append(Tagged(str(names[(label - 1) // 2]), word, end, score))
        word = end
    return out

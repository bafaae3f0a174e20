"""Training samples: windows of an article as the product shows them, with their targets."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extractors.reader import labels
from kg.extractors.reader.pieces import CLS, SEP, Pieces, readable
from kg.extractors.reader.windows import Window, scope, windows

Halves = NDArray[np.float16]


@dataclass
class Told:
    """What teachers say of an event: chances of its roles (words of its sentence, LABELS), act, modality
    and polarity, all in half precision."""

    roles: Halves
    act: Halves
    modality: Halves
    polarity: Halves


@dataclass
class Event:
    """One trigger of a window with its targets; word numbers count in the window."""

    kind: int
    word: int
    scope: tuple[int, ...]
    sentence: int
    spans: list[tuple[int, int, int]]
    act: int
    modality: int
    polarity: int
    weight: float
    told: Told | None = None


@dataclass
class Sample:
    """One window: pieces with their sentence, first piece and sentence of each word, targets.

    ``trigger`` (words, types) and ``named`` (words, MENTION_LABELS) are chances that teachers gave.
    """

    ids: list[int]
    piece_word: list[int]
    first: list[int]
    sentence_of: list[int]
    own: list[bool]
    places: list[tuple[int, int]]
    openers: list[int | None]
    events: list[Event] = field(default_factory=list)
    mention: list[int] | None = None
    article: int = 0
    trigger: Halves | None = None
    named: Halves | None = None

    def home(self, sentence: int) -> list[int]:
        """Words of the window that stand in the sentence."""
        return [at for at, index in enumerate(self.sentence_of) if index == sentence]


def load(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Prepared documents of the files (see :mod:`kg.training.prepare`)."""
    docs: list[dict[str, Any]] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            docs += json.load(file)
    return docs


def samples(docs: list[dict[str, Any]], pieces: Pieces) -> Iterator[Sample]:
    """Windows of all documents; ``article`` is the document's index."""
    for number, doc in enumerate(docs):
        words = [pieces.of([doc["text"][a:b] for a, b in sentence]) for sentence in doc["sentences"]]
        read = [readable(sentence) for sentence in words]
        counts = [sum(len(word) for word in sentence[:count]) for sentence, count in zip(words, read, strict=True)]
        for window in windows(counts, doc["openers"]):
            sample = _sample(doc, words, read, window)
            sample.article = number
            yield sample


def _sample(doc: dict[str, Any], words: list[Any], read: list[int], window: Window) -> Sample:
    sample = Sample([CLS], [-1], [], [], [], [], doc["openers"])
    start: dict[int, int] = {}
    tagged = doc["mentions"] is not None
    mention: list[int] = []
    own = set(window.own)
    for index in window.sentences:
        start[index] = len(sample.first)
        for word in range(read[index]):
            sample.first.append(len(sample.ids))
            sample.ids += words[index][word]
            sample.piece_word += [len(sample.sentence_of)] * len(words[index][word])
            sample.sentence_of.append(index)
            sample.own.append(index in own)
            sample.places.append((index, word))
        if tagged:
            line = [0] * read[index]
            for kind, first, end in doc["mentions"][index]:
                label = 1 + 2 * labels.ENTITIES.index(kind)
                for at in range(first, min(end, read[index])):
                    line[at] = label + (at > first)
            mention += line
    sample.ids.append(SEP)
    sample.piece_word.append(-1)
    sample.mention = mention if tagged else None
    merged: dict[tuple[int, int], Event] = {}
    for claim in doc["claims"]:
        index = claim["sentence"]
        if index not in own or claim["trigger"] >= read[index]:
            continue
        near = scope(index, window, doc["openers"])
        spans = [
            (labels.begin(label), start[at] + first, start[at] + min(end, read[at]))
            for label, at, first, end in claim["spans"]
            if at == index and first < read[at]
        ]
        kind, word = labels.TYPE_INDEX[claim["type"]], start[index] + claim["trigger"]
        event = merged.get((kind, word))
        if event is None:
            merged[kind, word] = Event(
                kind,
                word,
                near,
                index,
                spans,
                labels.ACT_INDEX.get(claim["act"], 0),
                labels.MODALITIES.index(claim["modality"]),
                labels.POLARITIES.index(claim["polarity"]),
                min(1.0, claim.get("score", 1.0) * 1.2),
            )
        else:
            event.spans += [span for span in spans if span not in event.spans]
    sample.events = list(merged.values())
    return sample


def targets(sample: Sample, event: Event) -> list[int]:
    """A label a word of the window, -100 outside the event's sentence; short spans lie over long ones."""
    out = [0 if index == event.sentence else -100 for index in sample.sentence_of]
    for label, first, end in sorted(event.spans, key=lambda span: span[1] - span[2]):
        for at in range(first, end):
            out[at] = label + (at > first)
    return out

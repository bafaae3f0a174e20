"""Windows side by side as tensors, with their targets: pure numpy, so that workers can prepare them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.extractors.reader import labels
from kg.training.data import Event, Sample, targets

#: Target of a word that is not judged.
SKIPPED = -100


@dataclass
class Batch:
    """B windows of P pieces and W words, E events. ``told``: the targets are teachers' chances;
    ``by_hand``: people marked them, and mentions too.

    ids, valid, first, own: of pieces and words (B, P), (B, P), (B, W), (B, W); trigger: (B, W, types);
    mention: labels (B, W), or chances (B, W, MENTION_LABELS) where told; window, kind, sure: (E);
    scope: the S pieces of the window in which the event is looked at again, seen: 1 where one is real,
    home, marked: of its sentence, of its trigger, all (E, S); centre: its trigger among them (E);
    words: the H words of its sentence among them, distance: from the trigger, judged: 1 where a word is
    real, (E, H); roles: labels (E, H), or chances (E, H, LABELS); act, modality, polarity: numbers (E),
    or chances (E, ...).
    """

    told: bool
    by_hand: bool
    sentences: int
    ids: Tensor
    valid: Tensor
    first: Tensor
    own: Tensor
    trigger: Tensor
    mention: Tensor
    window: Tensor
    kind: Tensor
    sure: Tensor
    scope: Tensor
    seen: Tensor
    home: Tensor
    marked: Tensor
    centre: Tensor
    words: Tensor
    distance: Tensor
    judged: Tensor
    roles: Tensor
    act: Tensor
    modality: Tensor
    polarity: Tensor

    def to(self, device: str) -> "Batch":
        """The same on a device."""
        moved = {
            item.name: value.to(device, non_blocking=True)
            for item in fields(self)
            if isinstance(value := getattr(self, item.name), Tensor)
        }
        return Batch(self.told, self.by_hand, self.sentences, **moved)


def _rows(rows: Sequence[Any], width: int, fill: float, kind: type) -> NDArray[np.generic]:
    out: NDArray[Any] = np.full((len(rows), width), fill, dtype=kind)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def _pieces(sample: Sample, event: Event) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Pieces of the event's scope with the window's two marks; of its own sentence; of its trigger word."""
    word = np.array(sample.piece_word)
    sentence = np.full(len(word), -1)
    sentence[word >= 0] = np.array(sample.sentence_of)[word[word >= 0]]
    scope = np.flatnonzero(np.isin(sentence, event.scope) | (word == -1))
    return scope, sentence[scope] == event.sentence, word[scope] == event.word


def collate(items: Sequence[Sample], pairs: Sequence[tuple[int, Event]] | None = None) -> Batch:
    """A batch of the windows with all their events, or with the (window number, event) pairs given."""
    pieces, words = max(len(item.ids) for item in items), max(len(item.first) for item in items)
    if pairs is None:
        pairs = [(number, event) for number, item in enumerate(items) for event in item.events]
    told = items[0].trigger is not None
    count = len(pairs)
    trigger = np.zeros((len(items), words, len(labels.TYPES)), dtype=np.float32)
    mention: NDArray[np.generic]
    if told:
        mention = np.zeros((len(items), words, labels.MENTION_LABELS), dtype=np.float16)
        for number, item in enumerate(items):
            assert item.trigger is not None
            assert item.named is not None
            trigger[number, : len(item.first)] = item.trigger
            mention[number, : len(item.first)] = item.named
    else:
        for number, item in enumerate(items):
            for event in item.events:
                # a silver trigger is as sure as the ensemble that marked it was
                trigger[number, event.word, event.kind] = event.weight
        mention = _rows([item.mention or [] for item in items], words, SKIPPED, np.int64)
    places = [_pieces(items[number], event) for number, event in pairs]
    homes = [items[number].home(event.sentence) for number, event in pairs]
    inside = [{int(piece): position for position, piece in enumerate(scope)} for scope, _, _ in places]
    firsts = [
        [at[items[number].first[word]] for word in home]
        for (number, _), home, at in zip(pairs, homes, inside, strict=True)
    ]
    distances = [[word - event.word for word in home] for (_, event), home in zip(pairs, homes, strict=True)]
    wide, long = max((len(scope) for scope, _, _ in places), default=1), max(map(len, homes), default=1)
    told_roles = np.zeros((count, long, labels.LABELS) if told else (0, 0, 0), dtype=np.float16)
    hard_roles = np.full((0, 0) if told else (count, long), SKIPPED, dtype=np.int64)
    for row, ((number, event), home) in enumerate(zip(pairs, homes, strict=True)):
        if told:
            if event.told is not None:
                told_roles[row, : len(home)] = event.told.roles
        else:
            hard_roles[row, : len(home)] = np.array(targets(items[number], event))[home]

    def feature(name: str) -> Tensor:
        if told and pairs and pairs[0][1].told is not None:
            return torch.from_numpy(np.stack([getattr(event.told, name) for _, event in pairs]))
        return torch.tensor([getattr(event, name) for _, event in pairs], dtype=torch.long)

    return Batch(
        told,
        not told and items[0].mention is not None,
        sum(len({index for index, own in zip(i.sentence_of, i.own, strict=True) if own}) for i in items),
        torch.from_numpy(_rows([item.ids for item in items], pieces, 0, np.int64)),
        torch.from_numpy(_rows([[1.0] * len(item.ids) for item in items], pieces, 0, np.float32)),
        torch.from_numpy(_rows([item.first for item in items], words, 0, np.int64)),
        torch.from_numpy(_rows([item.own for item in items], words, 0, np.float32)),
        torch.from_numpy(trigger),
        torch.from_numpy(mention),
        torch.tensor([number for number, _ in pairs], dtype=torch.long),
        torch.tensor([event.kind for _, event in pairs], dtype=torch.long),
        torch.tensor([event.weight for _, event in pairs], dtype=torch.float),
        torch.from_numpy(_rows([scope for scope, _, _ in places], wide, 0, np.int64)),
        torch.from_numpy(_rows([np.ones(len(scope)) for scope, _, _ in places], wide, 0, np.float32)),
        torch.from_numpy(_rows([home for _, home, _ in places], wide, 0, np.float32)),
        torch.from_numpy(_rows([marked for _, _, marked in places], wide, 0, np.float32)),
        torch.tensor([int(marked.argmax()) for _, _, marked in places], dtype=torch.long),
        torch.from_numpy(_rows(firsts, long, 0, np.int64)),
        torch.from_numpy(_rows(distances, long, 0, np.int64)),
        torch.from_numpy(_rows([np.ones(len(home)) for home in homes], long, 0, np.float32)),
        torch.from_numpy(told_roles if told else hard_roles),
        feature("act"),
        feature("modality"),
        feature("polarity"),
    )

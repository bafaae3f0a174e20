"""The reader's network in torch: one encoder pass a window, a short second look for each trigger.

``encode`` runs all layers over a window: from the last one come triggers (one sigmoid a type on every
word) and mentions (begin/inside of the seven entity types). For every trigger the states below the top
``TOP`` layers are marked with the trigger's type and with which words are its own sentence, and run
through a second copy of those layers: roles, act, modality and polarity are read off that pass, so that
they know which event they belong to at a quarter of the price of reading the sentence again.
"""

import math

import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from kg.extractors.reader import labels

#: bge-small-en-v1.5: 12 layers of width 384 (its published configuration).
WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 12, 1536, 30522, 512

#: Layers that are run again for every trigger.
TOP = 3

#: Distances from the trigger, in words, that have an embedding of their own.
REACH = 31

_FORBIDDEN = -30000.0


class _Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.self = nn.ModuleDict({name: nn.Linear(WIDTH, WIDTH) for name in ("query", "key", "value")})
        self.output = nn.ModuleDict({"dense": nn.Linear(WIDTH, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)})


class _Layer(nn.Module):
    """A BERT layer (post-norm), parameters named as in the published weights."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = _Attention()
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = nn.ModuleDict({"dense": nn.Linear(INNER, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)})

    def forward(self, states: Tensor, mask: Tensor, drop: float) -> Tensor:
        batch, length, _ = states.shape
        inner = self.attention.self

        def heads(name: str) -> Tensor:
            return inner[name](states).view(batch, length, HEADS, -1).transpose(1, 2)

        scores = heads("query") @ heads("key").transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
        weights = fn.dropout(scores.softmax(-1), drop, self.training)
        mixed = (weights @ heads("value")).transpose(1, 2).reshape(batch, length, WIDTH)
        mixed = fn.dropout(self.attention.output["dense"](mixed), drop, self.training)
        states = self.attention.output["LayerNorm"](states + mixed)
        inner_states = fn.gelu(self.intermediate["dense"](states))
        out = fn.dropout(self.output["dense"](inner_states), drop, self.training)
        return self.output["LayerNorm"](states + out)


class _Embeddings(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embeddings = nn.Embedding(POSITIONS, WIDTH)
        self.token_type_embeddings = nn.Embedding(2, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, ids: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device)[None]
        kinds = torch.zeros_like(ids)
        summed = self.word_embeddings(ids) + self.position_embeddings(positions) + self.token_type_embeddings(kinds)
        return self.LayerNorm(summed)


class Net(nn.Module):
    """See the module. ``drop`` is the dropout inside the encoder while training."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = drop
        self.embeddings = _Embeddings()
        self.layer = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.top = nn.ModuleList(_Layer() for _ in range(TOP))
        types, span_labels = len(labels.TYPES), labels.LABELS
        self.trig = nn.Linear(WIDTH, types)
        self.mention = nn.Linear(WIDTH, labels.MENTION_LABELS)
        self.mark = nn.Embedding(types, WIDTH)
        self.own = nn.Embedding(2, WIDTH)
        self.te = nn.Embedding(types, WIDTH)
        self.de = nn.Embedding(64, WIDTH)
        self.r1 = nn.Linear(3 * WIDTH, WIDTH)
        self.role = nn.Linear(WIDTH, span_labels)
        self.a1 = nn.Linear(2 * WIDTH, WIDTH)
        self.act = nn.Linear(WIDTH, len(labels.ACT_NAMES))
        self.mod = nn.Linear(WIDTH, len(labels.MODALITIES))
        self.pol = nn.Linear(WIDTH, len(labels.POLARITIES))
        for table in (self.mark, self.own):
            nn.init.zeros_(table.weight)  # at the start the second look equals the first
        role_mask = torch.full((types, span_labels), _FORBIDDEN)
        act_mask = torch.full((types, len(labels.ACT_NAMES)), _FORBIDDEN)
        for number, name in enumerate(labels.TYPES):
            role_mask[number, labels.allowed_labels(name)] = 0
            act_mask[number, labels.allowed_acts(name)] = 0
        self.register_buffer("role_mask", role_mask, persistent=False)
        self.register_buffer("act_mask", act_mask, persistent=False)

    def encode(self, ids: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
        """ids, valid: (batch, pieces), valid 1 where a piece is real. Returns the states below the top
        layers and the last states, both (batch, pieces, WIDTH)."""
        mask = (1.0 - valid[:, None, None].float()) * _FORBIDDEN
        states = fn.dropout(self.embeddings(ids), self.drop, self.training)
        for layer in self.layer[: LAYERS - TOP]:
            states = layer(states, mask, self.drop)
        below = states
        for layer in self.layer[LAYERS - TOP :]:
            states = layer(states, mask, self.drop)
        return below, states

    def words(self, states: Tensor, first: Tensor) -> Tensor:
        """The state of each word's first piece; first: (batch, words)."""
        return fn.dropout(states, 0.1, self.training).gather(1, first[..., None].expand(-1, -1, WIDTH))

    def first_look(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Trigger logits (…, types) and mention logits (…, MENTION_LABELS) of word states."""
        return self.trig(states), self.mention(states)

    def second_look(self, below: Tensor, seen: Tensor, own: Tensor, trigger: Tensor, kind: Tensor) -> Tensor:
        """States of the second pass.

        below: (triggers, pieces, WIDTH); seen: pieces in the trigger's scope; own: pieces of its own
        sentence; trigger: pieces of the trigger word; kind: type numbers.
        """
        marked = below + self.mark(kind)[:, None] * trigger[..., None] + self.own(own.long())
        mask = (1.0 - seen[:, None, None].float()) * _FORBIDDEN
        for layer in self.top:
            marked = layer(marked, mask, self.drop)
        return marked

    def read_roles(self, words: Tensor, at: Tensor, kind: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Role logits (triggers, words, LABELS), act, modality and polarity logits (triggers, …).

        words: word states of the second pass; at: index of the trigger word; kind: type numbers.
        """
        centre = words[torch.arange(len(at), device=at.device), at]
        distance = torch.arange(words.shape[1], device=words.device)[None] - at[:, None]
        return self.roles_of(words, centre, kind, distance)

    def roles_of(
        self, words: Tensor, centre: Tensor, kind: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """As :meth:`read_roles`; centre: state of each trigger word; distance: words from it, signed."""
        spread = centre[:, None].expand_as(words)
        kinds = self.te(kind)
        near = self.de(distance.clamp(-REACH, REACH) + REACH + 1)
        mixed = fn.gelu(self.r1(torch.cat([words, spread, words * spread], -1)) + kinds[:, None] + near)
        roles = self.role(fn.dropout(mixed, 0.1, self.training)) + self.role_mask[kind][:, None]
        whole = fn.dropout(fn.gelu(self.a1(torch.cat([centre, kinds], -1))), 0.1, self.training)
        return roles, self.act(whole) + self.act_mask[kind], self.mod(whole), self.pol(whole)


def start_from(state: dict[str, Tensor], net: Net) -> list[str]:
    """Take over weights of the earlier one-pass reader (names ``e.encoder.layer.N``...); the second
    look begins as a copy of the top layers. Returns the names left as they were initialised."""
    new = dict(net.state_dict())
    taken: set[str] = set()
    for name, value in state.items():
        short = name.removeprefix("e.").removeprefix("encoder.")
        if short in new and new[short].shape == value.shape:
            new[short] = value.float()
            taken.add(short)
    for number in range(TOP):
        prefix = f"layer.{LAYERS - TOP + number}."
        for name in list(new):
            if name.startswith(prefix):
                copy = f"top.{number}." + name.removeprefix(prefix)
                new[copy] = new[name].clone()
                taken.add(copy)
    net.load_state_dict(new)
    return sorted(set(new) - taken)

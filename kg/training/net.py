"""The reader's network in torch: one encoder pass a window, a short second look for each trigger.

``encode`` runs all layers over a window: from the last one come triggers (one sigmoid a type on every
word) and mentions (begin/inside of the seven entity types). For every trigger the states below the top
``TOP`` layers are marked with the trigger's type and with which words are its own sentence, and run
through a second copy of those layers: roles, act, modality and polarity are read off that pass, so that
they know which event they belong to at a quarter of the price of reading the sentence again.

The shipped reader has the shape ``SMALL``; readers of the shape ``BASE`` are its teachers: they are
trained alone, mark unmarked text together, and are not shipped.
"""

import functools
import math
from dataclasses import dataclass

import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from kg.extractors.reader import labels

#: Dropout's masks on a CPU are cut from one row of so many draws: to draw each anew costs more than a layer.
_DRAWN = 1 << 24


@functools.cache
def _draws(rate: float, kind: torch.dtype) -> Tensor:
    """A row of masks: 0, or what makes up for the share left out."""
    return torch.empty(_DRAWN).bernoulli_(1 - rate).div_(1 - rate).to(kind)


def _thinned(states: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout while training; rate: the share left out."""
    count = states.numel()
    if not training or not rate or states.is_cuda or count > _DRAWN:
        return fn.dropout(states, rate, training)
    start = int(torch.randint(_DRAWN - count + 1, ()))
    return states * _draws(rate, states.dtype)[start : start + count].view_as(states)


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder. ``top``: layers that are run again for every trigger; ``shift``: what is added
    to a word piece's number; ``cls``, ``sep``: numbers of the two marks; ``relative``: buckets of
    relative positions, 0 without; ``first``: number of the first position."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    eps: float
    top: int
    cls: int = 101
    sep: int = 102
    shift: int = 0
    relative: int = 0
    first: int = 0
    kinds: int = 2


#: bge-small-en-v1.5 (its published configuration): what is shipped.
SMALL = Shape(384, 12, 12, 1536, 30522, 512, 1e-12, top=3)

#: MPNet-base (its published configuration; its word pieces are BERT's, four numbers on): a teacher.
BASE = Shape(768, 12, 12, 3072, 30527, 514, 1e-5, top=6, cls=0, sep=2, shift=4, relative=32, first=2, kinds=0)

SHAPES = {"small": SMALL, "base": BASE}

#: Distances from the trigger, in words, that have an embedding of their own.
REACH = 31

_FORBIDDEN = -30000.0


class _Attention(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.self = nn.ModuleDict({name: nn.Linear(width, width) for name in ("query", "key", "value")})
        self.output = nn.ModuleDict({"dense": nn.Linear(width, width), "LayerNorm": nn.LayerNorm(width, eps=shape.eps)})


class _Layer(nn.Module):
    """A BERT layer (post-norm), parameters named as in the published weights."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention = _Attention(shape)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(shape.width, shape.inner)})
        self.output = nn.ModuleDict(
            {"dense": nn.Linear(shape.inner, shape.width), "LayerNorm": nn.LayerNorm(shape.width, eps=shape.eps)}
        )

    def forward(self, states: Tensor, bias: Tensor, drop: float) -> Tensor:
        batch, length, width = states.shape
        inner = self.attention.self

        def heads(name: str) -> Tensor:
            return inner[name](states).view(batch, length, self.heads, -1).transpose(1, 2)

        if states.is_cuda:
            query = heads("query")
            mixed = fn.scaled_dot_product_attention(
                query, heads("key"), heads("value"), bias.to(query.dtype), drop if self.training else 0.0
            )
        else:
            query = heads("query") / math.sqrt(width // self.heads)
            weights = (query @ heads("key").transpose(-1, -2) + bias).softmax(-1)
            mixed = _thinned(weights, drop, self.training) @ heads("value")
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        mixed = _thinned(self.attention.output["dense"](mixed), drop, self.training)
        states = self.attention.output["LayerNorm"](states + mixed)
        inner_states = fn.gelu(self.intermediate["dense"](states))
        out = _thinned(self.output["dense"](inner_states), drop, self.training)
        return self.output["LayerNorm"](states + out)


class _Embeddings(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.first = shape.first
        self.word_embeddings = nn.Embedding(shape.vocabulary, shape.width)
        self.position_embeddings = nn.Embedding(shape.positions, shape.width)
        self.token_type_embeddings = nn.Embedding(shape.kinds, shape.width) if shape.kinds else None
        self.LayerNorm = nn.LayerNorm(shape.width, eps=shape.eps)

    def forward(self, ids: Tensor) -> Tensor:
        positions = self.first + torch.arange(ids.shape[1], device=ids.device)[None]
        summed = self.word_embeddings(ids) + self.position_embeddings(positions)
        if self.token_type_embeddings is not None:
            summed = summed + self.token_type_embeddings(torch.zeros_like(ids))
        return self.LayerNorm(summed)


class Net(nn.Module):
    """See the module. ``drop`` is the dropout inside the encoder while training."""

    def __init__(self, shape: Shape = SMALL, drop: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.drop = drop
        width = shape.width
        self.embeddings = _Embeddings(shape)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        self.layer = nn.ModuleList(_Layer(shape) for _ in range(shape.layers))
        self.top = nn.ModuleList(_Layer(shape) for _ in range(shape.top))
        types, span_labels = len(labels.TYPES), labels.LABELS
        self.trig = nn.Linear(width, types)
        self.mention = nn.Linear(width, labels.MENTION_LABELS)
        self.mark = nn.Embedding(types, width)
        self.own = nn.Embedding(2, width)
        self.te = nn.Embedding(types, width)
        self.de = nn.Embedding(64, width)
        self.r1 = nn.Linear(3 * width, width)
        self.role = nn.Linear(width, span_labels)
        self.a1 = nn.Linear(2 * width, width)
        self.act = nn.Linear(width, len(labels.ACT_NAMES))
        self.mod = nn.Linear(width, len(labels.MODALITIES))
        self.pol = nn.Linear(width, len(labels.POLARITIES))
        for table in (self.mark, self.own):
            nn.init.zeros_(table.weight)  # at the start the second look equals the first
        for table in (self.te, self.de):
            nn.init.normal_(table.weight, std=0.02)
        role_mask = torch.full((types, span_labels), _FORBIDDEN)
        act_mask = torch.full((types, len(labels.ACT_NAMES)), _FORBIDDEN)
        for number, name in enumerate(labels.TYPES):
            role_mask[number, labels.allowed_labels(name)] = 0
            act_mask[number, labels.allowed_acts(name)] = 0
        self.register_buffer("role_mask", role_mask, persistent=False)
        self.register_buffer("act_mask", act_mask, persistent=False)

    def _bias(self, seen: Tensor) -> Tensor:
        """What is added to attention scores; seen: (batch, pieces)."""
        mask = (1.0 - seen[:, None, None]).to(self.trig.weight.dtype) * _FORBIDDEN
        if self.relative is None:
            return mask
        at = torch.arange(seen.shape[1], device=seen.device)
        near = self.relative(_buckets(at[None, :] - at[:, None], self.shape.relative))
        return mask + near.permute(2, 0, 1)[None]

    def encode(self, ids: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
        """ids: BERT's word pieces, valid: 1 where a piece is real, (batch, pieces). Returns the states below the top
        layers and the last states, both (batch, pieces, width)."""
        bias = self._bias(valid)
        if self.shape.shift:
            marks = torch.where(ids == SMALL.cls, self.shape.cls, self.shape.sep)
            ids = torch.where((ids == SMALL.cls) | (ids == SMALL.sep), marks, ids + self.shape.shift)
        states = _thinned(self.embeddings(ids), self.drop, self.training)
        lower = self.shape.layers - self.shape.top
        for layer in self.layer[:lower]:
            states = layer(states, bias, self.drop)
        below = states
        for layer in self.layer[lower:]:
            states = layer(states, bias, self.drop)
        return below, states

    def words(self, states: Tensor, first: Tensor) -> Tensor:
        """The state of each word's first piece; first: (batch, words)."""
        spread = first[..., None].expand(-1, -1, states.shape[-1])
        return _thinned(states, 0.1, self.training).gather(1, spread)

    def first_look(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Trigger logits (…, types) and mention logits (…, MENTION_LABELS) of word states."""
        return self.trig(states), self.mention(states)

    def second_look(self, below: Tensor, seen: Tensor, own: Tensor, trigger: Tensor, kind: Tensor) -> Tensor:
        """States of the second pass.

        below: (triggers, pieces, width); seen: pieces in the trigger's scope; own: pieces of its own
        sentence; trigger: pieces of the trigger word; kind: type numbers.
        """
        marked = below + self.mark(kind)[:, None] * trigger[..., None].to(below.dtype) + self.own(own.long())
        bias = self._bias(seen)
        for layer in self.top:
            marked = layer(marked, bias, self.drop)
        return marked

    def roles_of(
        self, words: Tensor, centre: Tensor, kind: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Role logits (triggers, words, LABELS), act, modality and polarity logits (triggers, ...).

        words: word states of the second pass; centre: state of each trigger word; kind: type numbers;
        distance: words from the trigger, signed.
        """
        spread = centre[:, None].expand_as(words)
        kinds = self.te(kind)
        near = self.de(distance.clamp(-REACH, REACH) + REACH + 1)
        mixed = fn.gelu(self.r1(torch.cat([words, spread, words * spread], -1)) + kinds[:, None] + near)
        roles = self.role(_thinned(mixed, 0.1, self.training)) + self.role_mask[kind][:, None]
        whole = _thinned(fn.gelu(self.a1(torch.cat([centre, kinds], -1))), 0.1, self.training)
        return roles, self.act(whole) + self.act_mask[kind], self.mod(whole), self.pol(whole)


def _buckets(distance: Tensor, count: int) -> Tensor:
    """Numbers of relative positions as MPNet has them: half for each direction, exact up to a quarter of
    ``count``, then in steps that grow with the logarithm up to a distance of 128."""
    half = count // 2
    exact = half // 2
    far = distance.abs().clamp_min(1)
    grown = exact + (torch.log(far.float() / exact) / math.log(128 / exact) * (half - exact)).long()
    return torch.where(distance > 0, half, 0) + torch.where(far < exact, distance.abs(), grown.clamp_max(half - 1))


#: Published names of MPNet's parameters, and what they are called here.
_RENAMED = (
    ("relative_attention_bias", "relative"),
    (".attention.attn.q.", ".attention.self.query."),
    (".attention.attn.k.", ".attention.self.key."),
    (".attention.attn.v.", ".attention.self.value."),
    (".attention.attn.o.", ".attention.output.dense."),
    (".attention.LayerNorm.", ".attention.output.LayerNorm."),
)


def start_from(state: dict[str, Tensor], net: Net) -> list[str]:
    """Take over weights of an encoder, or of a reader of the same width, whatever it is called there.

    Layers of the second look that ``state`` doesn't have (or has in another number) begin as a copy of
    the top layers. Returns the names left as they were initialised.
    """
    shape, new = net.shape, dict(net.state_dict())
    same = f"top.{shape.top - 1}.output.dense.bias" in state and f"top.{shape.top}.output.dense.bias" not in state
    taken: set[str] = set()
    for name, value in state.items():
        short = name.removeprefix("e.").removeprefix("encoder.")
        for published, ours in _RENAMED:
            short = short.replace(published, ours)
        if short.startswith("top.") and not same:
            continue
        if short in new and new[short].shape == value.shape:
            new[short] = value.float()
            taken.add(short)
    if not same:
        for number in range(shape.top):
            prefix = f"layer.{shape.layers - shape.top + number}."
            for name in [name for name in new if name.startswith(prefix)]:
                copy = f"top.{number}." + name.removeprefix(prefix)
                new[copy] = new[name].clone()
                taken.add(copy)
    net.load_state_dict(new)
    return sorted(set(new) - taken)

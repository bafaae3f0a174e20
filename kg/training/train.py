"""Train the reader on prepared data, and measure it.

    python -m kg.training.train NAME WORK start=FILE.pt [silver=1] epochs=8 seed=0 lr=5e-5
    python -m kg.training.train average OUT NAME,NAME... WORK     weights averaged
    python -m kg.training.train predict NAME WORK SPLIT,SPLIT     what it reads, in the scorer's form

WORK holds gold.json.gz (and silver.json.gz), tokenizer.json; results go to WORK/out. On a CPU the
result is the same for the same seed; on a GPU sums run in another order.
"""

import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as fn
from torch import Tensor

from kg.extractors.reader import decoding, labels
from kg.extractors.reader.pieces import Pieces
from kg.training.data import Event, Sample, load, samples, targets
from kg.training.net import Net, start_from

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
BATCH = 16

#: Probability from which a trigger is written when predicting; thresholds are chosen above it later.
FLOOR = 0.25


def _padded(rows: Sequence[Sequence[float]], width: int, fill: float, kind: torch.dtype) -> Tensor:
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows], dtype=kind).to(DEVICE)


class Batch:
    """Windows side by side."""

    def __init__(self, items: list[Sample]) -> None:
        self.items = items
        self.pieces = max(len(item.ids) for item in items)
        self.words = max(len(item.first) for item in items)
        self.ids = _padded([item.ids for item in items], self.pieces, 0, torch.long)
        self.valid = _padded([[1.0] * len(item.ids) for item in items], self.pieces, 0, torch.float)
        self.first = _padded([item.first for item in items], self.words, 0, torch.long)
        self.own = _padded([item.own for item in items], self.words, 0, torch.float)


def masks(sample: Sample, event: Event, pieces: int) -> tuple[Any, Any, Any]:
    """Per piece of the window: in the event's scope, in its own sentence, of its trigger word."""
    word = np.full(pieces, -2)
    word[: len(sample.ids)] = sample.piece_word
    sentence = np.full(pieces, -1)
    sentence[word >= 0] = np.array(sample.sentence_of)[word[word >= 0]]
    seen = np.isin(sentence, event.scope) | (word == -1)
    return seen, sentence == event.sentence, word == event.word


def look_again(net: Net, below: Tensor, batch: Batch, pairs: list[tuple[int, Event]]) -> tuple[Tensor, ...]:
    """Role, act, modality and polarity logits of (window number, event) pairs."""
    rows = [masks(batch.items[window], event, batch.pieces) for window, event in pairs]
    window = torch.tensor([number for number, _ in pairs], device=DEVICE)
    kind = torch.tensor([event.kind for _, event in pairs], device=DEVICE)
    at = torch.tensor([event.word for _, event in pairs], device=DEVICE)
    seen, own, trigger = (
        torch.from_numpy(np.stack([row[part] for row in rows]).astype(np.float32)).to(DEVICE) for part in range(3)
    )
    states = net.second_look(below[window], seen, own, trigger, kind)
    return net.read_roles(net.words(states, batch.first[window]), at, kind)


def loss_of(net: Net, batch: Batch, silver: bool, weight: Tensor) -> Tensor:
    """Triggers, mentions, roles and the claim's features, weighed as the roles matter most."""
    below, last = net.encode(batch.ids, batch.valid)
    trigger, mention = net.first_look(net.words(last, batch.first))
    wanted = torch.zeros(len(batch.items), batch.words, len(labels.TYPES), device=DEVICE)
    for number, item in enumerate(batch.items):
        for event in item.events:
            wanted[number, event.word, event.kind] = min(1.0, event.weight + 0.05) if silver else 1.0
    sentences = sum(len({index for index, own in zip(i.sentence_of, i.own, strict=True) if own}) for i in batch.items)
    each = fn.binary_cross_entropy_with_logits(
        trigger.float(), wanted, pos_weight=None if silver else weight, reduction="none"
    )
    total = (each.sum(-1) * batch.own).sum() / sentences / 3
    if not silver:
        named = _padded([item.mention or [] for item in batch.items], batch.words, -100, torch.long)
        total = total + fn.cross_entropy(mention.float().flatten(0, 1), named.flatten(), ignore_index=-100)
    pairs = [(number, event) for number, item in enumerate(batch.items) for event in item.events]
    if not pairs:
        return total
    roles, act, modality, polarity = (part.float() for part in look_again(net, below, batch, pairs))
    label = _padded([targets(batch.items[n], event) for n, event in pairs], batch.words, -100, torch.long)
    per_word = fn.cross_entropy(roles.flatten(0, 1), label.flatten(), ignore_index=-100, reduction="none")
    per_word = per_word.view(label.shape)
    sure = torch.tensor([event.weight for _, event in pairs], device=DEVICE)
    total = total + 3 * (per_word.sum(1) / (label >= 0).sum(1).clamp_min(1) * sure).mean()
    for logits, name in ((act, "act"), (modality, "modality"), (polarity, "polarity")):
        right = torch.tensor([getattr(event, name) for _, event in pairs], device=DEVICE)
        total = total + 0.3 * (fn.cross_entropy(logits, right, reduction="none") * sure).mean()
    return total


def batches(items: list[Sample], size: int) -> list[list[Sample]]:
    """Windows of like length together, in random order."""
    order = sorted(items, key=lambda item: len(item.ids) + random.random() * 16)
    out = [order[at : at + size] for at in range(0, len(order), size)]
    random.shuffle(out)
    return out


def train(name: str, work: Path, **options: str) -> None:
    """See the module; options: start, silver (epochs of it), epochs, seed, lr, head, ema, splits, score."""
    seed = int(options.get("seed", "0"))
    random.seed(seed)
    torch.manual_seed(seed)
    began = time.monotonic()
    pieces = Pieces(work / "tokenizer.json")
    splits = options.get("splits", "train").split(",")
    gold = [d for d in load([work / "gold.json.gz"]) if d["split"] in splits]
    plan: list[tuple[bool, list[Sample]]] = []
    if int(options.get("silver", "0")):
        silver = list(samples(load([work / "silver.json.gz"]), pieces))
        plan += [(True, silver)] * int(options["silver"])
    plan += [(False, list(samples(gold, pieces)))] * int(options.get("epochs", "8"))
    net = Net(float(options.get("drop", "0.1")))
    state = torch.load(work / options["start"], map_location="cpu")
    left = start_from(state, net) if any(key.startswith("e.") for key in state) else []
    if not left:
        net.load_state_dict({**net.state_dict(), **{key: value.float() for key, value in state.items()}})
    net.to(DEVICE)
    rate, head_rate = float(options.get("lr", "5e-5")), float(options.get("head", "5e-4"))
    body = [p for n, p in net.named_parameters() if n.startswith(("embeddings", "layer", "top"))]
    head = [p for n, p in net.named_parameters() if not n.startswith(("embeddings", "layer", "top"))]
    fused = DEVICE == "cuda"
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": head_rate}], weight_decay=0.01, fused=fused
    )
    total = sum(math.ceil(len(items) / (BATCH * (2 if silver else 1))) for silver, items in plan)
    decay = float(options.get("ema", "0"))
    mean = {key: value.clone() for key, value in net.state_dict().items()} if decay else {}
    weight = torch.full((len(labels.TYPES),), 2.0, device=DEVICE)
    step = 0
    for epoch, (silver_epoch, items) in enumerate(plan):
        net.train()
        running = torch.zeros((), device=DEVICE)
        todo = batches(items, BATCH * (2 if silver_epoch else 1))
        for chosen in todo:
            part = step / total
            factor = part / 0.06 if part < 0.06 else (1 - part) / 0.94
            for group, base in zip(optimiser.param_groups, (rate, head_rate), strict=True):
                group["lr"] = base * max(factor, 0.01)
            with torch.autocast(DEVICE, torch.bfloat16, enabled=fused):
                loss = loss_of(net, Batch(chosen), silver_epoch, weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            running += loss.detach()
            step += 1
            if decay:
                for key, value in net.state_dict().items():
                    mean[key].lerp_(value, 1 - decay)
        sys.stdout.write(
            f"{name} epoch {epoch} loss {float(running) / len(todo):.4f} {time.monotonic() - began:.0f} s\n"
        )
        sys.stdout.flush()
    (work / "out").mkdir(exist_ok=True)
    torch.save({k: v.half().cpu() for k, v in (mean or net.state_dict()).items()}, work / "out" / f"{name}.pt")


@torch.no_grad()
def predict(net: Net, docs: list[dict[str, Any]], pieces: Pieces) -> list[dict[str, Any]]:
    """A line of the scorer's form for each document: raw spans, no names, plus ``mentions``."""
    net.eval()
    lines: list[dict[str, Any]] = [
        {"document": {"id": d["id"], "source": d["id"] + ".txt"}, "entities": [], "claims": [], "mentions": []}
        for d in docs
    ]
    todo = sorted(samples(docs, pieces), key=lambda item: -len(item.ids))
    fast = DEVICE == "cuda"
    for start in range(0, len(todo), BATCH):
        batch = Batch(todo[start : start + BATCH])
        with torch.autocast(DEVICE, torch.bfloat16, enabled=fast):
            below, last = net.encode(batch.ids, batch.valid)
            trigger, mention = net.first_look(net.words(last, batch.first))
        chances = torch.sigmoid(trigger.float()).cpu().numpy()
        named = mention.float().softmax(-1).cpu().numpy()
        pairs: list[tuple[int, Event]] = []
        scores: list[float] = []
        for number, item in enumerate(batch.items):
            doc = docs[item.article]
            own = np.array(item.own, dtype=bool)
            for tagged in decoding.mentions(named[number][: len(item.first)]):
                if own[tagged.start]:
                    lines[item.article]["mentions"].append(
                        {**_span(doc, item, tagged.start, tagged.end), "type": tagged.name, "score": tagged.score}
                    )
            for word, kind, score in decoding.triggers(chances[number][: len(item.first)] * own[:, None], FLOOR):
                index = item.sentence_of[word]
                place = _shown(item)
                pairs.append((number, Event(kind, word, _scope_of(place, index, doc), index, [], 0, 0, 0, 1.0)))
                scores.append(score)
        for low in range(0, len(pairs), 64):
            some = pairs[low : low + 64]
            with torch.autocast(DEVICE, torch.bfloat16, enabled=fast):
                parts = look_again(net, below, batch, some)
            roles, act, modality, polarity = (part.float().softmax(-1).cpu().numpy() for part in parts)
            for row, (number, event) in enumerate(some):
                item = batch.items[number]
                claim = _claim(docs[item.article], item, event, roles[row], scores[low + row])
                claim["act"] = labels.ACT_NAMES[int(act[row].argmax())] or None
                claim["modality"] = labels.MODALITIES[int(modality[row].argmax())]
                claim["polarity"] = labels.POLARITIES[int(polarity[row].argmax())]
                lines[item.article]["claims"].append(claim)
    return lines


def _shown(item: Sample) -> tuple[int, ...]:
    return tuple(sorted(set(item.sentence_of)))


def _scope_of(shown: tuple[int, ...], index: int, doc: dict[str, Any]) -> tuple[int, ...]:
    from kg.extractors.reader.windows import Window, scope

    return scope(index, Window(shown, ()), doc["openers"])


def _span(doc: dict[str, Any], item: Sample, first: int, end: int) -> dict[str, Any]:
    (s1, w1), (s2, w2) = item.places[first], item.places[end - 1]
    a, b = doc["sentences"][s1][w1][0], doc["sentences"][s2][w2][1]
    return {"start": a, "end": b, "text": doc["text"][a:b]}


def _claim(doc: dict[str, Any], item: Sample, event: Event, chances: Any, score: float) -> dict[str, Any]:
    inside = [at for at, index in enumerate(item.sentence_of) if index == event.sentence]
    arguments, times, speakers = [], [], []
    for tagged in decoding.spans(chances[inside], event.kind):
        words = inside[tagged.start : tagged.end]
        span = {**_span(doc, item, words[0], words[-1] + 1), "score": round(tagged.score, 3)}
        if tagged.name == labels.TIME:
            times.append(span)
        elif tagged.name == labels.SPEAKER:
            speakers.append({"mention": span})
        else:
            literal = {"value": span["text"]} if tagged.name in ("quantity", "value") else {}
            arguments.append({"role": tagged.name, "mention": span, **literal})
    sentence = doc["sentences"][event.sentence]
    a, b = sentence[0][0], sentence[-1][1]
    return {
        "type": labels.TYPES[event.kind],
        "trigger": _span(doc, item, event.word, event.word + 1),
        "arguments": arguments,
        "attribution": speakers,
        "evidence": {"start": a, "end": b, "text": doc["text"][a:b]},
        "score": round(score, 4),
        **({"time": {"text": times[0]["text"]}} if times else {}),
    }


def load_net(path: Path) -> Net:
    """A trained network from its file of half-precision weights."""
    net = Net()
    net.load_state_dict({**net.state_dict(), **{k: v.float() for k, v in torch.load(path, map_location="cpu").items()}})
    return net.to(DEVICE)


def average(out: Path, paths: list[Path]) -> None:
    """Mean of the weights of several trainings from one start."""
    states = [torch.load(path, map_location="cpu") for path in paths]
    torch.save({key: sum(state[key].float() for state in states).div(len(states)).half() for key in states[0]}, out)


def main() -> None:
    """See the module."""
    command, *rest = sys.argv[1:]
    if command == "average":
        out, names, work = rest
        folder = Path(work) / "out"
        average(folder / f"{out}.pt", [folder / f"{name}.pt" for name in names.split(",")])
    elif command == "predict":
        name, work, splits = rest
        docs = load([Path(work) / "gold.json.gz"])
        net, pieces = load_net(Path(work) / "out" / f"{name}.pt"), Pieces(Path(work) / "tokenizer.json")
        for split in splits.split(","):
            with (Path(work) / "out" / f"{name}.{split}.jsonl").open("w", encoding="utf-8") as file:
                for line in predict(net, [d for d in docs if d["split"] == split], pieces):
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
    else:
        work, *options = rest
        train(command, Path(work), **dict(option.split("=", 1) for option in options))


if __name__ == "__main__":
    main()

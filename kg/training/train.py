"""Train the reader on prepared data, let readers mark unmarked text for another one, and measure it.

    python -m kg.training.train NAME WORK start=FILE.pt plan=silver*1,gold*6 seed=0 lr=1e-4 shape=small top=3
    python -m kg.training.train label OUT.pt NAME,NAME... WORK FILE,FILE... [PART/PARTS]
    python -m kg.training.train average NAME WORK FILE*SHARE,FILE*SHARE   a reader between readers of one course
    python -m kg.training.train predict NAME,NAME... WORK SPLIT,SPLIT     what they read, in the scorer's form

WORK holds gold.json.gz, tokenizer.json and what the plan names: ``silver`` (silver.json.gz with hard
labels) or ``told`` (files with the chances that ``label`` wrote: ``told=OUT.pt,... files=FILE,...``).
Several names are an ensemble: their chances are averaged. Results go to WORK/out. On a CPU the result
is the same for the same seed; on a GPU sums run in another order.
"""

import copy
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as fn
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader

from kg.extractors.reader import decoding, labels
from kg.extractors.reader.pieces import Pieces
from kg.extractors.reader.windows import Window, scope
from kg.training.batch import SKIPPED, Batch, collate
from kg.training.data import Event, Sample, Told, load, samples
from kg.training.net import SHAPES, Net, start_from

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

#: Events whose second look is one batch.
EVENTS = 16

#: Probability from which a trigger is written when predicting; thresholds are chosen above it later.
FLOOR = 0.25


def loss_of(net: Net, batch: Batch, weight: Tensor) -> Tensor:
    """Triggers, mentions, roles and the claim's features, weighed as the roles matter most.

    weight: of a type's triggers against words that are none, where hands marked them.
    """
    below, last = net.encode(batch.ids, batch.valid)
    trigger, mention = (part.float() for part in net.first_look(net.words(last, batch.first)))
    each = fn.binary_cross_entropy_with_logits(
        trigger, batch.trigger, pos_weight=weight if batch.by_hand else None, reduction="none"
    )
    total = (each.sum(-1) * batch.own).sum() / batch.sentences / 3
    if batch.told:
        off = -(batch.mention.float() * mention.log_softmax(-1)).sum(-1)
        total = total + (off * batch.own).sum() / batch.own.sum().clamp_min(1)
    elif batch.by_hand:
        total = total + fn.cross_entropy(mention.flatten(0, 1), batch.mention.flatten(), ignore_index=SKIPPED)
    if not len(batch.kind):
        return total
    roles, act, modality, polarity = (part.float() for part in look_again(net, below, batch))
    if batch.told:
        per_word = -(batch.roles.float() * roles.log_softmax(-1)).sum(-1) * batch.judged
    else:
        per_word = fn.cross_entropy(
            roles.flatten(0, 1), batch.roles.flatten(), ignore_index=SKIPPED, reduction="none"
        ).view(batch.roles.shape)
    total = total + 3 * (per_word.sum(1) / batch.judged.sum(1).clamp_min(1) * batch.sure).mean()
    for logits, right in ((act, batch.act), (modality, batch.modality), (polarity, batch.polarity)):
        wanted = right.float() if batch.told else right
        total = total + 0.3 * (fn.cross_entropy(logits, wanted, reduction="none") * batch.sure).mean()
    return total


def look_again(net: Net, below: Tensor, batch: Batch) -> tuple[Tensor, ...]:
    """Role, act, modality and polarity logits of the batch's events; those of like scope are looked at together,
    since what pads a scope costs as much as what is in it."""
    sizes = batch.seen.sum(1)
    order = sizes.argsort()
    parts = [_looked(net, below, batch, some, int(sizes[some[-1]])) for some in order.split(EVENTS)]
    back = order.argsort()
    return tuple(torch.cat(part)[back] for part in zip(*parts, strict=True))


def _looked(net: Net, below: Tensor, batch: Batch, some: Tensor, size: int) -> tuple[Tensor, ...]:
    """Logits of some events from a second look at the first ``size`` pieces of their scopes."""
    shown = below[batch.window[some, None], batch.scope[some, :size]]
    seen, home, marked = (part[some, :size] for part in (batch.seen, batch.home, batch.marked))
    states = net.second_look(shown, seen, home, marked, batch.kind[some])
    centre = states[torch.arange(len(some), device=states.device), batch.centre[some]]
    return net.roles_of(net.words(states, batch.words[some]), centre, batch.kind[some], batch.distance[some])


def batches(items: list[Sample], size: int) -> list[list[Sample]]:
    """Windows of like length together, in random order."""
    order = sorted(items, key=lambda item: len(item.ids) + random.random() * 16)
    out = [order[at : at + size] for at in range(0, len(order), size)]
    random.shuffle(out)
    return out


def told_samples(files: Iterable[Path], chances: Iterable[Path], pieces: Pieces) -> list[Sample]:
    """Windows of the files with what teachers said of them (see :func:`label`)."""
    items = list(samples(load(files), pieces))
    for path in chances:
        for number, (trigger, named, events) in torch.load(path, weights_only=False).items():
            item = items[number]
            item.trigger, item.named, item.events = trigger, named, events
    return [item for item in items if item.trigger is not None]


class _Batches(torch.utils.data.Dataset[Batch]):
    def __init__(self, todo: list[list[Sample]]) -> None:
        self.todo = todo

    def __len__(self) -> int:
        return len(self.todo)

    def __getitem__(self, number: int) -> Batch:
        return collate(self.todo[number])


def _sources(work: Path, pieces: Pieces, names: set[str], options: dict[str, str]) -> dict[str, list[Sample]]:
    out: dict[str, list[Sample]] = {}
    if "gold" in names:
        splits = options.get("splits", "train").split(",")
        gold = [d for d in load([work / "gold.json.gz"]) if d["split"] in splits]
        out["gold"] = list(samples(gold, pieces))
    if "silver" in names:
        out["silver"] = list(samples(load([work / "silver.json.gz"]), pieces))
    if "told" in names:
        files, chances = ([work / name for name in options[key].split(",")] for key in ("files", "told"))
        out["told"] = told_samples(files, chances, pieces)[_share(options.get("part", "0/1"))]
    return out


def _share(part: str) -> slice:
    """Every N-th, from the K-th, of what ``K/N`` says."""
    number, parts = (int(value) for value in part.split("/"))
    return slice(number, None, parts)


def _epochs(plan: str) -> list[list[str]]:
    """The sources of each epoch: ``told*2,told+gold+gold`` is two of told alone, then one of told with twice gold."""
    epochs = []
    for part in plan.split(","):
        sources, _, times = part.partition("*")
        epochs += [sources.split("+")] * int(times or 1)
    return epochs


def train(name: str, work: Path, **options: str) -> None:
    """See the module; options: start, plan, seed, lr, head, batch, ema, drop, shape, top, splits, workers, part
    (K/N: every N-th told window, from the K-th: what one of N trainings side by side learns from before their
    weights are averaged) and half (1: half precision on a CPU too). Weights are written after every epoch."""
    seed = int(options.get("seed", "0"))
    random.seed(seed)
    torch.manual_seed(seed)
    began = time.monotonic()
    epochs = _epochs(options.get("plan", "gold*1"))
    names = {source for epoch in epochs for source in epoch}
    sources = _sources(work, Pieces(work / "tokenizer.json"), names, options)
    size = int(options.get("batch", "16"))
    todo = [[chosen for source in epoch for chosen in batches(sources[source], size)] for epoch in epochs]
    for mixed in todo:
        random.shuffle(mixed)
    top, drop = int(options.get("top", "3")), float(options.get("drop", "0.1"))
    net = load_net(work / options["start"], options.get("shape", "small"), top, drop)
    course = _Course(net, options)
    loader = DataLoader(
        _Batches([chosen for epoch in todo for chosen in epoch]),
        batch_size=None,
        num_workers=int(options.get("workers", "0")),
    )
    total, step = len(loader), 0
    stream = iter(loader)
    for number, epoch in enumerate(todo):
        running = torch.zeros((), device=DEVICE)
        for _ in epoch:
            running += course.step(next(stream).to(DEVICE), step / total)
            step += 1
            if step % 100 == 0:
                sys.stderr.write(f"{name} {step} of {total} steps {time.monotonic() - began:.0f} s\n")
        sys.stdout.write(
            f"{name} epoch {number} {'+'.join(epochs[number])} loss {float(running) / len(epoch):.4f} {step} steps "
            f"{time.monotonic() - began:.0f} s\n"
        )
        sys.stdout.flush()
        (work / "out").mkdir(exist_ok=True)
        torch.save(course.weights(), work / "out" / f"{name}.pt")


class _Course:
    """A network on its way: its optimiser, the running mean of its weights, and on a CPU the copy in half
    precision that all is computed with (casting as one goes costs more there than it saves)."""

    def __init__(self, net: Net, options: dict[str, str]) -> None:
        self.net = net
        self.rates = float(options.get("lr", "1e-4")), float(options.get("head", "1e-3"))
        self.fused = DEVICE == "cuda"
        self.half = not self.fused and bool(int(options.get("half", "0")))
        self.used = copy.deepcopy(net).bfloat16() if self.half else net
        self.used.train()
        inner = ("embeddings", "layer", "top", "relative")
        parts: tuple[list[Tensor], list[Tensor]] = [], []
        for name, parameter in net.named_parameters():
            parts[0 if name.startswith(inner) else 1].append(parameter)
        groups = [{"params": part, "lr": rate} for part, rate in zip(parts, self.rates, strict=True)]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=self.fused)
        self.decay = float(options.get("ema", "0"))
        self.values = list(net.state_dict().values())
        self.copied = list(self.used.state_dict().values())
        self.mean = [value.clone() for value in self.values] if self.decay else self.values
        self.weight = torch.full((len(labels.TYPES),), 2.0, device=DEVICE)

    def step(self, batch: Batch, part: float) -> Tensor:
        """Learn from a batch; part: of the whole way, from which the rate follows. Returns the loss."""
        factor = part / 0.06 if part < 0.06 else (1 - part) / 0.94
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * max(factor, 0.01)
        with torch.autocast(DEVICE, torch.bfloat16, enabled=self.fused):
            loss = loss_of(self.used, batch, self.weight)
        self.optimiser.zero_grad()
        loss.backward()
        if self.half:
            for own, copied in zip(self.net.parameters(), self.used.parameters(), strict=True):
                own.grad, copied.grad = None if copied.grad is None else copied.grad.float(), None
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        if self.half:
            torch._foreach_copy_(self.copied, self.values)
        if self.decay:
            torch._foreach_lerp_(self.mean, self.values, 1 - self.decay)
        return loss.detach()

    def weights(self) -> dict[str, Tensor]:
        """The mean of the weights (the last ones without ``ema``), in half precision."""
        return {key: value.half().cpu() for key, value in zip(self.net.state_dict(), self.mean, strict=True)}


def _chances(logits: list[Tensor]) -> NDArray[np.float32]:
    mean: Tensor = torch.stack([part.float().softmax(-1) for part in logits]).mean(0)
    return mean.cpu().numpy()


@torch.no_grad()
def readings(
    nets: list[Net], items: list[Sample], size: int, floor: float
) -> Iterator[tuple[Sample, NDArray[np.float32], NDArray[np.float32], list[tuple[Event, Told]]]]:
    """What an ensemble makes of windows: chances of triggers and mentions, and of every trigger above
    ``floor`` (its chance is the event's weight) the rest. Windows come in another order."""
    for net in nets:
        net.eval()
    order = sorted(items, key=lambda item: -len(item.ids))
    fast = DEVICE == "cuda"
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        batch = collate(chosen, []).to(DEVICE)
        with torch.autocast(DEVICE, torch.bfloat16, enabled=fast):
            states = [net.encode(batch.ids, batch.valid) for net in nets]
            looks = [net.first_look(net.words(last, batch.first)) for net, (_, last) in zip(nets, states, strict=True)]
        chances = torch.stack([trigger.float().sigmoid() for trigger, _ in looks]).mean(0).cpu().numpy()
        named = _chances([mention for _, mention in looks])
        found: list[list[tuple[Event, Told]]] = [[] for _ in chosen]
        pairs: list[tuple[int, Event]] = []
        for number, item in enumerate(chosen):
            own = np.array(item.own, dtype=np.float32)[:, None]
            shown = tuple(sorted(set(item.sentence_of)))
            for word, kind, score in decoding.triggers(chances[number][: len(item.first)] * own, floor):
                index = item.sentence_of[word]
                near = scope(index, Window(shown, ()), item.openers)
                pairs.append((number, Event(kind, word, near, index, [], 0, 0, 0, score)))
        for low in range(0, len(pairs), 256):
            some = collate(chosen, pairs[low : low + 256]).to(DEVICE)
            with torch.autocast(DEVICE, torch.bfloat16, enabled=fast):
                parts = [look_again(net, below, some) for net, (below, _) in zip(nets, states, strict=True)]
            roles, act, modality, polarity = (_chances(list(part)) for part in zip(*parts, strict=True))
            for row, (number, event) in enumerate(pairs[low : low + 256]):
                home = chosen[number].home(event.sentence)
                found[number].append((event, Told(roles[row][: len(home)], act[row], modality[row], polarity[row])))
        for number, item in enumerate(chosen):
            count = len(item.first)
            yield item, chances[number][:count], named[number][:count], found[number]


def label(nets: list[Net], items: list[Sample], out: Path, share: slice) -> None:
    """Write what an ensemble says of a share of the windows, in half precision, by their numbers."""
    number_of = {id(item): number for number, item in enumerate(items)}
    told = {}
    for item, trigger, named, found in readings(nets, items[share], 64, FLOOR):
        events = [
            replace(event, told=Told(*(value.astype(np.float16) for value in (t.roles, t.act, t.modality, t.polarity))))
            for event, t in found
        ]
        told[number_of[id(item)]] = (trigger.astype(np.float16), named.astype(np.float16), events)
    torch.save(told, out)


def predict(nets: list[Net], docs: list[dict[str, Any]], pieces: Pieces) -> list[dict[str, Any]]:
    """A line of the scorer's form for each document: raw spans, no names, plus ``mentions``."""
    lines: list[dict[str, Any]] = [
        {"document": {"id": d["id"], "source": d["id"] + ".txt"}, "entities": [], "claims": [], "mentions": []}
        for d in docs
    ]
    for item, _, named, found in readings(nets, list(samples(docs, pieces)), 16, FLOOR):
        doc, line = docs[item.article], lines[item.article]
        for tagged in decoding.mentions(named):
            if item.own[tagged.start]:
                span = _span(doc, item, tagged.start, tagged.end)
                line["mentions"].append({**span, "type": tagged.name, "score": tagged.score})
        for event, told in found:
            claim = _claim(doc, item, event, told.roles, event.weight)
            claim["act"] = labels.ACT_NAMES[int(told.act.argmax())] or None
            claim["modality"] = labels.MODALITIES[int(told.modality.argmax())]
            claim["polarity"] = labels.POLARITIES[int(told.polarity.argmax())]
            line["claims"].append(claim)
    return lines


def _span(doc: dict[str, Any], item: Sample, first: int, end: int) -> dict[str, Any]:
    (s1, w1), (s2, w2) = item.places[first], item.places[end - 1]
    a, b = doc["sentences"][s1][w1][0], doc["sentences"][s2][w2][1]
    return {"start": a, "end": b, "text": doc["text"][a:b]}


def _claim(doc: dict[str, Any], item: Sample, event: Event, chances: Any, score: float) -> dict[str, Any]:
    inside = item.home(event.sentence)
    arguments, times, speakers = [], [], []
    for tagged in decoding.spans(chances, event.kind):
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


def load_net(path: Path, shape: str = "small", top: int | None = None, drop: float = 0.1) -> Net:
    """A network of a shape (with another number of layers looked through again), begun from a file of
    weights: a trained reader's, or an encoder's."""
    chosen = SHAPES[shape] if top is None else replace(SHAPES[shape], top=top)
    net = Net(chosen, drop)
    state = torch.load(path, map_location="cpu")
    start_from({key: value.float() for key, value in state.items()}, net)
    return net.to(DEVICE)


def _trained(work: Path, names: str) -> list[Net]:
    """Trained readers by name; their shape shows in their weights."""
    nets = []
    for name in names.split(","):
        path = work / "out" / f"{name}.pt"
        state = torch.load(path, map_location="cpu")
        width = state["trig.weight"].shape[1]
        shape = next(key for key, value in SHAPES.items() if value.width == width)
        top = 1 + max(int(key.split(".")[1]) for key in state if key.startswith("top."))
        nets.append(load_net(path, shape, top))
    return nets


def average(work: Path, name: str, shares: list[list[str]]) -> None:
    """Write the weighted mean of several files of weights as a reader's; shares: (file below WORK, share)."""
    states = [(torch.load(work / file, map_location="cpu"), float(share)) for file, share in shares]
    mean = {key: sum(state[key].float() * share for state, share in states) for key in states[0][0]}
    torch.save({key: value.half() for key, value in mean.items()}, work / "out" / f"{name}.pt")


def main() -> None:
    """See the module."""
    command, *rest = sys.argv[1:]
    if command == "label":
        out, names, folder, files, *part = rest
        work = Path(folder)
        items = list(samples(load([work / name for name in files.split(",")]), Pieces(work / "tokenizer.json")))
        label(_trained(work, names), items, work / out, _share(part[0] if part else "0/1"))
    elif command == "average":
        name, folder, parts_of = rest
        average(Path(folder), name, [part.split("*") for part in parts_of.split(",")])
    elif command == "predict":
        names, folder, splits = rest
        work = Path(folder)
        docs = load([work / "gold.json.gz"])
        nets, pieces = _trained(work, names), Pieces(work / "tokenizer.json")
        for split in splits.split(","):
            with (work / "out" / f"{names}.{split}.jsonl").open("w", encoding="utf-8") as file:
                for line in predict(nets, [d for d in docs if d["split"] == split], pieces):
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
    else:
        folder, *more = rest
        train(command, Path(folder), **dict(option.split("=", 1) for option in more))


if __name__ == "__main__":
    main()

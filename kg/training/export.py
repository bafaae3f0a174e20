"""Weights to the files that the product runs: two ONNX graphs in int8, and what they are.

    python -m kg.training.export WEIGHTS.pt OUT [PACKED]

OUT gets ``encoder.onnx`` (a window in, states below the top layers, trigger and mention chances out),
``second.onnx`` (a trigger's scope in, role chances and the claim's features out) and ``reader.json``.
With PACKED the weights are also written there for ``make train`` to go on from: rows in int8 with a
scale each, which is what the graphs hold.
"""

import hashlib
import io
import json
import sys
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.extractors.reader import labels
from kg.training.net import REACH, SMALL, Net

#: Raised whenever other weights are shipped; goes into ``Claim.extractor``.
VERSION = "3"


class _Encoder(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        below, last = self.net.encode(ids, torch.ones_like(ids))
        trigger, mention = self.net.first_look(last[0])
        return below[0], trigger.sigmoid(), mention.softmax(-1)


class _Second(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, below: Tensor, own: Tensor, trigger: Tensor, kind: Tensor, first: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        seen = torch.ones_like(own)
        states = self.net.second_look(below[None], seen[None], own[None], trigger[None], kind)[0]
        words = states[first]
        centre = states[(trigger > 0).to(torch.long).argmax()]
        parts = self.net.roles_of(words[None], centre[None], kind, distance)
        roles, act, modality, polarity = (part.softmax(-1) for part in parts)
        return roles[0], act[0], modality[0], polarity[0]


def packed(state: dict[str, Tensor]) -> bytes:
    """Matrices as int8 rows with a scale each, the rest in half precision."""
    out: dict[str, object] = {}
    for name, value in state.items():
        full = value.float()
        if full.dim() == 2 and full.numel() > 4096:
            scale = full.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
            out[name] = ((full / scale).round().to(torch.int8), scale.half())
        else:
            out[name] = full.half()
    file = io.BytesIO()
    torch.save(out, file)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, Tensor]:
    """Weights of :func:`packed`."""
    rows = torch.load(io.BytesIO(data), map_location="cpu")
    return {
        name: value[0].float() * value[1].float() if isinstance(value, tuple) else value.float()
        for name, value in rows.items()
    }


def _quantised(path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(path, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def export(net: Net, out: Path) -> None:
    """Write the two graphs and their description into the folder ``out``."""
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    pieces, words = {0: "pieces"}, {0: "words"}
    torch.onnx.export(
        _Encoder(net),
        (torch.ones(1, 12, dtype=torch.long),),
        str(out / "encoder.onnx"),
        input_names=["ids"],
        output_names=["below", "trigger", "mention"],
        dynamic_axes={"ids": {1: "pieces"}, "below": pieces, "trigger": pieces, "mention": pieces},
        opset_version=17,
        dynamo=False,
    )
    flags = torch.zeros(12)
    flags[3] = 1
    first = torch.tensor([1, 3, 5])
    torch.onnx.export(
        _Second(net),
        (torch.randn(12, SMALL.width), torch.ones(12), flags, torch.tensor([2]), first, torch.tensor([-1, 0, 1])),
        str(out / "second.onnx"),
        input_names=["below", "own", "trigger", "kind", "first", "distance"],
        output_names=["roles", "act", "modality", "polarity"],
        dynamic_axes={
            "below": pieces,
            "own": pieces,
            "trigger": pieces,
            "first": words,
            "distance": words,
            "roles": words,
        },
        opset_version=17,
        dynamo=False,
    )
    files = {}
    for name in ("encoder.onnx", "second.onnx"):
        _quantised(out / name)
        files[name] = hashlib.sha256((out / name).read_bytes()).hexdigest()
    files["tokenizer.json"] = hashlib.sha256((out / "tokenizer.json").read_bytes()).hexdigest()
    description = {
        "name": "reader",
        "version": VERSION,
        "encoder": "bge-small-en-v1.5 (MIT), fine-tuned",
        "licence": "Apache-2.0; the encoder it started from is under the MIT licence",
        "trained_on": "news texts that are not redistributed, with claims marked by hand, and silver labels",
        "reach": REACH,
        "labels": labels.metadata(),
        "sha256": files,
    }
    text = json.dumps(description, indent=1, ensure_ascii=False) + "\n"
    (out / "reader.json").write_text(text, encoding="utf-8")


def main() -> None:
    """See the module."""
    weights, out, *more = sys.argv[1:]
    net = Net()
    path = Path(weights)
    state = unpacked(path.read_bytes()) if path.suffix == ".packed" else torch.load(path, map_location="cpu")
    net.load_state_dict({**net.state_dict(), **{key: value.float() for key, value in state.items()}})
    export(net, Path(out))
    if more:
        Path(more[0]).write_bytes(packed(net.state_dict()))


if __name__ == "__main__":
    main()

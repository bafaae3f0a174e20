"""The shipped reader's weights back out of its int8 graphs, for training to go on from them.

    python -m kg.training.restore OUT.pt [MODEL_FOLDER]

Rows come back to within half a step of their int8 scale; a little training makes up for that.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg import resources

#: What the exporter put before every parameter's name.
_PREFIX = "net."


def weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Parameters by the names that :class:`kg.training.net.Net` gives them, from both graphs of the folder."""
    import onnx
    from onnx import numpy_helper

    out: dict[str, NDArray[np.float32]] = {}
    for name in ("encoder.onnx", "second.onnx"):
        graph = onnx.load(str(folder / name)).graph
        stored = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        out |= {
            key.removeprefix(_PREFIX): value.astype(np.float32)
            for key, value in stored.items()
            if key.startswith(_PREFIX) and value.dtype == np.float32 and not key.endswith("_scale")
        }
        for key in stored:
            # embeddings keep their names; a transposed copy is found again by its bias below
            if key.startswith(_PREFIX) and key.endswith("_quantized") and "_Transposed" not in key:
                base = key.removesuffix("_quantized")
                out[base.removeprefix(_PREFIX)] = _full(stored, base)
        readers: dict[str, list[Any]] = {}
        for node in graph.node:
            for used in node.input:
                readers.setdefault(used, []).append(node)
        for node in graph.node:
            if node.op_type == "MatMulInteger" and node.input[1] in stored:
                bias = _bias_after(node, readers, stored)
                if bias is not None:
                    base = node.input[1].removesuffix("_quantized")
                    out[bias.removeprefix(_PREFIX).removesuffix("bias") + "weight"] = _full(stored, base).T
    return out


def _full(stored: dict[str, Any], base: str) -> NDArray[np.float32]:
    """(value - zero point) x scale; scales and zero points run along the last axis."""
    numbers = stored[f"{base}_quantized"].astype(np.float32)
    whole: NDArray[np.float32] = (numbers - stored[f"{base}_zero_point"].astype(np.float32)) * stored[f"{base}_scale"]
    return whole


def _bias_after(node: Any, readers: dict[str, list[Any]], stored: dict[str, Any]) -> str | None:
    """The bias that is added to a product: it has the parameter's name where the product has lost it."""
    at = node
    for _ in range(6):
        follow = readers.get(at.output[0], [])
        if not follow:
            return None
        at = follow[0]
        if at.op_type == "Add":
            return next((name for name in at.input if name in stored and name.startswith(_PREFIX)), None)
    return None


def main() -> None:
    """See the module."""
    import torch

    out = Path(sys.argv[1])
    shipped = resources.package_file("extractors", "reader", "model")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else shipped
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in weights(folder).items()}, out)


if __name__ == "__main__":
    main()

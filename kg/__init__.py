"""kg: claims about war, arms and diplomacy, read out of news, each with its exact sentence.

``kg.read`` reads articles into claims, ``kg.Graph`` is the graph of them; see :mod:`kg.api`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Claims, Graph, read

__version__ = "0.1.0"
__all__ = ["Claims", "Graph", "__version__", "read"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: the command line answers --help at once, and nothing below imports the facade.
    if name in {"Claims", "Graph", "read"}:
        from importlib import import_module

        return getattr(import_module("kg.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""What every text passes on its way into a file that isn't RDF, so that any reader takes it.

Characters that XML can't hold (NUL, controls, halves of surrogate pairs) become U+FFFD in every format, one for
one: what reads as a name in one file reads as the same name in the others.
"""

import json
from collections.abc import Mapping
from math import isfinite, isnan
from typing import Any
from xml.sax.saxutils import escape

from kg.graph.model import Value
from kg.graph.terms import writable

_IN_CONTENT = {"\r": "&#13;"}  # a bare one would be read as a line feed
_IN_ATTRIBUTE = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}  # bare ones would be read as spaces


def content(value: Value) -> str:
    """Between two tags of XML."""
    return escape(plain(value), _IN_CONTENT)


def attribute(value: Value) -> str:
    """A value of an XML attribute with its quotes."""
    return f'"{escape(plain(value), _IN_ATTRIBUTE)}"'


def plain(value: Value) -> str:
    """A property as text: lists with semicolons, ``true`` and ``false``, whole numbers without a point."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, tuple):
        return "; ".join(writable(item) for item in value)
    return writable(str(value))


def encode(value: Any) -> str:
    """JSON on one line: strings that any reader takes, and no number that JSON lacks."""
    return json.dumps(_clean(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, float):
        return value if isfinite(value) else _number(value)
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def _number(value: float) -> str:
    if isnan(value):
        return "NaN"
    if not isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)

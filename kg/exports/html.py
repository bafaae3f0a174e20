"""The explorer as one page: a file that opens from disk and asks the network for nothing.

The page is built from ``explorer/src`` and lies beside it as ``explorer/page.html``. Its data is one block of
JSON; putting it in changes no script and no style, so the hashes in the page's Content-Security-Policy hold.
"""

import base64
import gzip
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from kg.errors import SettingError
from kg.exports.document import document
from kg.model import Reading, jsonl
from kg.resources import package_file

#: Where the page's data goes; it stands in the built page once.
_MARK = b'<script id="data" type="application/json"></script>'

#: Data above this many bytes are packed (gzip, base64): smaller by five to ten times, and unpacked by the
#: browser itself. Smaller data stay readable to whoever looks into the file.
PACKED_FROM = 2_000_000


class Html:
    """One page with everything in it. Unlike other formats it holds the whole graph in memory."""

    name = "html"
    suffix = ".html"
    description = "one page to explore the graph in any browser, offline"

    def __init__(self, title: str = "") -> None:
        self._title = title

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        out.write(page(document(readings, self._title)))


def page(data: Mapping[str, Any], packed_from: int = PACKED_FROM) -> bytes:
    """The explorer's page with a document of :func:`kg.exports.document.document` in it, packed above so many bytes."""
    template = package_file("exports", "explorer", "page.html").read_bytes()
    if template.count(_MARK) != 1:
        raise SettingError("kg/exports/explorer/page.html has no place for its data; build it again with make explorer")
    return template.replace(_MARK, _block(data, packed_from))


def _block(data: Mapping[str, Any], packed_from: int) -> bytes:
    text = jsonl.encode(data).encode()
    if len(text) > packed_from:
        packed = base64.b64encode(gzip.compress(text, compresslevel=6, mtime=0))
        return b'<script id="data" type="application/gzip">' + packed + b"</script>"
    # no end tag and no comment can begin inside: JSON has its own way to write <
    return b'<script id="data" type="application/json">' + text.replace(b"<", b"\\u003c") + b"</script>"

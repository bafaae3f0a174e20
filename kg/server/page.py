"""The explorer's page with a box for questions below it.

The box is three small files in ``box/``. They are allowed by their hashes, as the page's own script and style
are, and besides them one thing more: to ask the server that the page came from.
"""

import base64
import hashlib
import html
import re

from kg.errors import SettingError
from kg.resources import package_file
from kg.stores import Limits

_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')


def with_box(page: bytes, limits: Limits) -> bytes:
    """The page with the box in it. Raises SettingError where the page is not the explorer's."""
    style, script = _part("box.css"), _part("box.js")
    markup = _part("box.html").replace(b"ROWS", f"{limits.rows:,}".encode()).replace(b"SECONDS", b"%g" % limits.seconds)
    allowed = _POLICY.sub(lambda found: found[1] + _widened(found[2], style, script) + found[3], page, count=1)
    head, end_of_head, rest = allowed.partition(b"</head>")
    body, end_of_body, tail = rest.rpartition(b"</body>")
    if not (end_of_head and end_of_body and _POLICY.search(page)):
        raise SettingError("kg/exports/explorer/page.html has no place for the box; build it again with make explorer")
    above = b"".join((head, b"<style>", style, b"</style>\n", end_of_head, body))
    return b"".join((above, markup, b"<script>", script, b"</script>\n", end_of_body, tail))


def policy(page: bytes) -> str:
    """What a page's Content-Security-Policy says, to be sent as a header, too; a header may forbid frames."""
    found = _POLICY.search(page)
    own = "default-src 'none'" if found is None else html.unescape(found[2].decode("ascii"))
    return f"{own}; frame-ancestors 'none'"


def _part(name: str) -> bytes:
    return package_file("server", "box", name).read_bytes()


def _widened(rules: bytes, style: bytes, script: bytes) -> bytes:
    added = {b"script-src": _hashed(script), b"style-src": _hashed(style)}
    widened = []
    for rule in rules.split(b"; "):
        more = added.get(rule.split(b" ", 1)[0])
        widened.append(rule if more is None else rule + b" " + more)
    return b"; ".join((*widened, b"connect-src 'self'"))


def _hashed(text: bytes) -> bytes:
    return b"'sha256-" + base64.b64encode(hashlib.sha256(text).digest()) + b"'"

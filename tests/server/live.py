"""Plain HTTP to a server."""

import http.client
from collections.abc import Callable
from dataclasses import dataclass

from kg.server.serving import Server

#: ``serve(target, limits=...)``: a server at a free port, until the test ends.
Serve = Callable[..., Server]


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def http_ask(server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
    """One request. Headers: ``Content_Type="..."``; the Host is the server's own unless given."""
    host, port = server.server_address[:2]
    line = http.client.HTTPConnection(str(host), int(port), timeout=30)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        line.request(method, path, body, given)
        response = line.getresponse()
        return Reply(response.status, dict(response.getheaders()), response.read())
    finally:
        line.close()

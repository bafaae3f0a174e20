"""HTTP: who may ask for what. ``GET /`` is the page, ``POST /query`` a question of its box, and nothing else is.

A page from elsewhere in the same browser must get nothing: neither by a name that it lets point to this machine
(the Host is looked at), nor by sending a form or a script here (the Origin and what the browser says of the
request are looked at, and nothing here may be framed or used by another page).
"""

import errno
import ipaddress
import json
import re
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import BoundedSemaphore
from typing import Any, NoReturn

from kg.errors import KgError, SettingError, StoreError
from kg.server.page import policy, with_box
from kg.server.site import Site
from kg.stores import Rows

#: Longer questions are not written by hand.
_QUESTION = 64 * 1024
#: Bytes of one answer that a browser shows without pain; a row may hold whole articles.
_ANSWER = 4_000_000
#: Questions at a time: each may take a core and some hundred megabytes.
_AT_ONCE = 2
#: Seconds that a silent connection is kept.
_PATIENCE = 30

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def serve(target: str, host: str, port: int, announce: Callable[[str, bool], None]) -> None:
    """Show the store until Ctrl-C. ``announce`` is told the address when all is ready, and whether the page takes
    questions: on a loopback address alone. Port 0 takes a free one.

    Raises SettingError where the address can't be had, and as :class:`kg.server.site.Site` does.
    """
    with Site(target) as site, bound(host, port, site) as server, suppress(KeyboardInterrupt):
        site.page()
        announce(server.address, server.asks)
        server.serve_forever()


class Server(ThreadingHTTPServer):
    """Listens at one address and shows one site."""

    # two servers at one port would answer by turns
    allow_reuse_port = False

    def __init__(self, host: str, family: socket.AddressFamily, address: tuple[Any, ...], site: Site) -> None:
        self.address_family = family
        self.site = site
        self.turn = BoundedSemaphore(_AT_ONCE)
        numeric = ipaddress.ip_address(str(address[0]).partition("%")[0])
        self.asks = numeric.is_loopback
        #: Names by which others may call us, besides those of loopback; none where we listen everywhere.
        self.names = frozenset() if numeric.is_unspecified else frozenset({host.lower().strip("[]"), str(numeric)})
        super().__init__(address[:2], _Handler)
        shown = "localhost" if numeric.is_unspecified else f"[{numeric}]" if numeric.version == 6 else str(numeric)
        self.address = f"http://{shown}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind, and ask no name server who we are."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One request. While the embedded engine answers it takes Ctrl-C itself, and says so to who asked it."""
        try:
            super().process_request_thread(request, client_address)
        except KeyboardInterrupt:
            self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hung up is no fault of ours."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def bound(host: str, port: int, site: Site) -> Server:
    """A server that has its port and answers once it is set going. Raises SettingError where it can't have it."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        return Server(host, family, address, site)
    except (socket.gaierror, UnicodeError) as error:
        raise SettingError(f"--host {host}: there is no such host; leave it out to serve this machine alone") from error
    except OSError as error:
        raise SettingError(_refused(error, host, port)) from error


def _refused(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; name another with --port, or --port 0 for any free one"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"port {port} is not yours to take; name one above 1023 with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host} is not an address of this machine; leave it out to serve this machine alone"
    return f"{host}, port {port} can't be listened at ({error.strerror}); name another with --host or --port"


class _Refused(Exception):
    """A request that is not answered."""

    def __init__(self, status: HTTPStatus, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = headers


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "kg"
    sys_version = ""
    timeout = _PATIENCE
    _heard = False

    def do_GET(self) -> None:
        """The page."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """A question."""
        self._answer(self._post)

    def _no_such_method(self) -> None:
        self._answer(self._refuse_method)

    do_HEAD = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _no_such_method  # noqa: N815 (the library's names)

    def _answer(self, work: Callable[[], tuple[str, bytes, str]]) -> None:
        try:
            self._check_host()
            self._check_origin()
            kind, body, rules = work()
        except _Refused as error:
            self._hear_out()
            self._send(error.status, "text/plain", f"{error}\n".encode(), headers=error.headers)
        except KgError as error:
            busy = isinstance(error, StoreError)
            status = HTTPStatus.SERVICE_UNAVAILABLE if busy else HTTPStatus.BAD_REQUEST
            self._send(status, "text/plain", f"{error}\n".encode(errors="backslashreplace"))
        else:
            self._send(HTTPStatus.OK, kind, body, rules)

    def _hear_out(self) -> None:
        """Read what was sent with a refused request: a connection that is closed before loses the answer."""
        length = self.headers.get("Content-Length", "")
        if not self._heard and length.isascii() and length.isdigit() and len(length) <= 6:
            self.rfile.read(int(length))

    def _get(self) -> tuple[str, bytes, str]:
        if self._path() != "/":
            self._elsewhere({"/query": "POST"})
        page = self.server.site.page()
        shown = with_box(page, self.server.site.limits) if self.server.asks else page
        return "text/html", shown, policy(shown)

    def _post(self) -> tuple[str, bytes, str]:
        if self._path() != "/query" or not self.server.asks:
            self._elsewhere({"/": "GET"})
        text = self._question()
        if not self.server.turn.acquire(blocking=False):
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "other questions are being answered; ask again in a moment")
        try:
            rows = self.server.site.ask(text)
        finally:
            self.server.turn.release()
        return "application/json", answer(rows), policy(b"")

    def _refuse_method(self) -> tuple[str, bytes, str]:
        self._elsewhere({"/": "GET", "/query": "POST"})

    def _path(self) -> str:
        return self.path.partition("?")[0]

    def _elsewhere(self, methods: dict[str, str]) -> NoReturn:
        allowed = methods.get(self._path())
        if allowed is None:
            raise _Refused(HTTPStatus.NOT_FOUND, "there is nothing here; the page is at /")
        raise _Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"here only {allowed} is answered", Allow=allowed)

    def _check_host(self) -> None:
        """A page elsewhere can let its own name point to this machine; the browser then sends that name."""
        given = self.headers.get_all("Host") or []
        found = _HOST.fullmatch(given[0]) if len(given) == 1 else None
        here = self.connection.getsockname()[0]
        if found is None or not _is_ours(found["name"].lower().strip("[]"), self.server.names, here):
            raise _Refused(
                HTTPStatus.MISDIRECTED_REQUEST, f"ask for this page by its own address: {self.server.address}"
            )

    def _check_origin(self) -> None:
        own = f"http://{self.headers['Host']}".lower()
        given = [origin.lower() for origin in self.headers.get_all("Origin") or []]
        site, how = self.headers.get("Sec-Fetch-Site", "none"), self.headers.get("Sec-Fetch-Mode")
        opened = self.command == "GET" and how == "navigate" and self.headers.get("Sec-Fetch-Dest") == "document"
        foreign = site not in {"none", "same-origin"} and not opened  # a link from elsewhere may be followed
        if foreign or (given != [own] if self.command == "POST" else given not in ([], [own])):
            raise _Refused(HTTPStatus.FORBIDDEN, "only the page that this server gave out may ask it")

    def _question(self) -> str:
        if self.headers.get_content_type() != "application/json":
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, 'send JSON: {"cypher": "MATCH ..."}')
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "say how long the question is (Content-Length)")
        if int(length[:12]) > _QUESTION:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a question may have {_QUESTION:,} bytes")
        try:
            self._heard = True
            asked = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            asked = None
        if not (isinstance(asked, dict) and asked.keys() == {"cypher"} and isinstance(asked["cypher"], str)):
            raise _Refused(HTTPStatus.BAD_REQUEST, 'send JSON: {"cypher": "MATCH ..."}')
        return str(asked["cypher"])

    def _send(
        self,
        status: HTTPStatus,
        kind: str,
        body: bytes,
        rules: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", rules or policy(b""))
        self.send_header("Connection", "close")
        for name, value in {**_HEADERS, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is no HTTP that we speak."""
        status = HTTPStatus(code)
        self._send(status, "text/plain", f"{status.phrase}\n".encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the library prints nothing."""


def _is_ours(name: str, names: frozenset[str], here: str) -> bool:
    if name == "localhost" or name in names:
        return True
    try:
        number, own = ipaddress.ip_address(name), ipaddress.ip_address(here.partition("%")[0])
    except ValueError:
        return False
    return number.is_loopback or number in {own, getattr(own, "ipv4_mapped", None)}


def answer(rows: Rows) -> bytes:
    """Rows as JSON, as many as fit into an answer; more: there are rows that are not in it."""
    kept: list[str] = []
    size = 0
    for row in rows.rows:
        text = json.dumps(row, default=str)
        size += len(text)
        if size > _ANSWER:
            break
        kept.append(text)
    more = rows.more or len(kept) < len(rows.rows)
    return f'{{"columns":{json.dumps(rows.columns)},"rows":[{",".join(kept)}],"more":{json.dumps(more)}}}'.encode()

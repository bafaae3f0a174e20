"""A cable between kg and a server that can be cut at a chosen moment."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self


class Proxy:
    """Passes bytes between a port of the loopback and a server; a context manager.

    cuts: how often a connection was cut.
    """

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.cuts = 0
        self._lock = threading.Lock()
        self._judge: Callable[[bytes], str] = lambda _sent: "pass"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.heal()
        for end in (self._listener, *self._open):
            _close(end)

    def heal(self) -> None:
        """Cut no more."""
        self._judge = lambda _sent: "pass"

    def cut_after(self, messages: int, keep: Callable[[bytes], bool]) -> None:
        """Cut once, in place of what the client sends as its message number ``messages``, or of the next that
        ``keep`` does not protect."""
        left = messages

        def judge(sent: bytes) -> str:
            nonlocal left
            left -= 1
            if left > 0 or keep(sent):
                return "pass"
            self.heal()
            return "cut"

        self._judge = judge

    def cut_at(self, message: bytes, number: int) -> None:
        """Cut once, right after the message of that number with these bytes in it went to the server."""
        left = number

        def judge(sent: bytes) -> str:
            nonlocal left
            if message not in sent:
                return "pass"
            left -= 1
            if left >= 0:
                return "pass"
            self.heal()
            return "pass and cut"

        self._judge = judge

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._to)
            except OSError:
                return
            self._open += [client, server]
            threading.Thread(target=self._forth, args=(client, server), daemon=True).start()
            threading.Thread(target=self._back, args=(client, server), daemon=True).start()

    def _forth(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while sent := client.recv(1 << 20):
                with self._lock:
                    verdict = self._judge(sent)
                if verdict != "pass":
                    self.cuts += 1
                if verdict == "cut":
                    break
                if verdict == "pass and cut":
                    client.shutdown(socket.SHUT_RDWR)  # first: no answer may slip through
                server.sendall(sent)
                if verdict == "pass and cut":
                    time.sleep(0.3)  # the server does what it was told
                    break
        _close(client)
        _close(server)

    @staticmethod
    def _back(client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while answer := server.recv(1 << 20):
                client.sendall(answer)
        _close(client)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()

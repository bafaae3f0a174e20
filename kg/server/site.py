"""What is shown: one store, and the explorer's page of what it holds now."""

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from kg import pipeline
from kg.errors import SettingError
from kg.exports.document import document
from kg.exports.html import page
from kg.server.asking import LIMITS, check
from kg.stores import Limits, Rows, Store, open_store
from kg.stores.server import is_server

#: State of a folder's files: name, inode, size and time of change of each. None: it can't be told from outside.
State = tuple[tuple[str, int, int, int], ...] | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A store as it was opened, and the state that it was opened in."""

    store: Store
    state: State


class Site:
    """One store and its page. Several threads may use it at once.

    A store that a command has changed since is opened anew when the page is asked for or a question comes.
    Raises StoreError where there is no store or it can't be read, SettingError where the target is no store.
    """

    def __init__(self, target: str, limits: Limits = LIMITS) -> None:
        found = pipeline.store_of(target)
        if found is None:
            raise SettingError(
                f"{target} is no store; make one with kg load graph.kg {target}, or write the page with kg view"
            )
        self.limits = limits
        self._target = found
        self._opening = Lock()
        self._building = Lock()
        self._held: _Held | None = None
        self._page: tuple[_Held, bytes] | None = None
        self._current()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._held is not None:
            self._held.store.close()

    def page(self) -> bytes:
        """The page of ``kg view`` over what the store holds now."""
        with self._building:
            held = self._current()
            if self._page is None or self._page[0] is not held or held.state is None:
                self._page = (held, page(document(held.store.read())))
            return self._page[1]

    def ask(self, text: str) -> Rows:
        """Answer of a Cypher text, within the limits. Raises SettingError where it may not or can't be asked."""
        check(text)
        return self._current().store.query(text, {}, self.limits)

    def _current(self) -> _Held:
        with self._opening:
            state = _state(self._target)
            if self._held is None or self._held.state != state:
                # the older one is not closed: a question may still be under way in it; it ends with its last user
                self._held = _Held(open_store(self._target), state)
            return self._held


def _state(target: str) -> State:
    if is_server(target) or not Path(target).is_dir():
        return None
    with os.scandir(target) as entries:
        files = sorted(entries, key=lambda entry: entry.name)
    found = []
    for entry in files:
        try:
            stat = os.stat(entry)
        except FileNotFoundError:  # a command is writing and has put it away
            continue
        found.append((entry.name, stat.st_ino, stat.st_size, stat.st_mtime_ns))
    return tuple(found)

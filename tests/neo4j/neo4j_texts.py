"""Every text that kg sends to Neo4j while the tests run, and who asked for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import kg

_KG = str(Path(kg.__file__).parent)
_STORE = str(Path(_KG, "stores", "neo4j.py"))

#: Where a user's own Cypher enters: the file and function that hand it to the store.
_USERS_OWN = {("cli/query.py", "query"), ("api.py", "<lambda>"), ("server/site.py", "ask")}

#: What the program itself sent, as it was sent.
SENT: set[str] = set()


@contextmanager
def collected() -> Iterator[None]:
    """While it lasts, what goes through the driver is noted in SENT."""
    from neo4j import Session
    from neo4j._sync.work.transaction import TransactionBase

    kept = [(owner, owner.run) for owner in (Session, TransactionBase)]
    for owner, run in kept:
        owner.run = _noting(run)  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        for owner, run in kept:
            owner.run = run  # type: ignore[method-assign, assignment]


def _noting(run: Callable[..., Any]) -> Callable[..., Any]:
    def noting(self: Any, query: Any, *rest: Any, **more: Any) -> Any:
        if _is_ours(sys._getframe(1)):
            SENT.add(str(getattr(query, "text", query)))
        return run(self, query, *rest, **more)

    return noting


def _is_ours(frame: FrameType | None) -> bool:
    """Whether kg sends it of its own: not a test's own text, and not one that a user wrote."""
    if frame is None or not frame.f_code.co_filename.startswith(_KG):
        return False
    while frame is not None:
        code = frame.f_code
        if (code.co_filename, code.co_name) == (_STORE, "query"):
            caller = frame.f_back
            return caller is not None and _sender(caller.f_code.co_filename, caller.f_code.co_name)
        frame = frame.f_back
    return True


def _sender(filename: str, name: str) -> bool:
    """Whether the caller of Store.query speaks for the program."""
    if not filename.startswith(_KG):
        return False
    return (Path(filename).relative_to(_KG).as_posix(), name) not in _USERS_OWN

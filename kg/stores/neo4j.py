"""Neo4j as a store. Nothing outside this file knows its driver.

Every change is a managed transaction, which the driver repeats where a lock or a connection was lost; each
begins by taking one lock, so that two loaders follow each other. Nothing of a transaction stays that did
not end, and :mod:`kg.stores.loading` heals what lies between transactions.
"""

import logging
import re
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
from neo4j import exceptions, graph

from kg import __version__
from kg.errors import SettingError, StoreError
from kg.graph.labels import LAYOUT, LAYOUT_ID, LAYOUT_LABEL
from kg.model import Reading
from kg.stores import loading, texts
from kg.stores.base import Counts, Limits, Rows, too_slow
from kg.stores.server import Server

T = TypeVar("T")

#: Seconds until a host that does not answer counts as one that is not there.
_PATIENCE = 10
#: Seconds that indexes of a graph that lies there already may take until they are filled.
_INDEXES = 600


class Neo4jStore:
    """The read side. Raises StoreError where the server, the database or the user is not as it should be."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._driver = _connect(server)
        try:
            _check_layout(self._driver, server)
            if loading.unsettled(self._ask):
                Neo4jWriter(server).close()  # what a command that died left half counted
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def read(self) -> Iterator[Reading]:
        """Every article, by article id."""
        return loading.read(self._ask)

    def query(self, text: str, params: Mapping[str, Any], limits: Limits | None = None) -> Rows:
        """Answer of a Cypher text. Raises SettingError where it is wrong, writes, lacks a parameter or is too slow."""
        most = None if limits is None else limits.rows
        work = neo4j.unit_of_work(timeout=None if limits is None else limits.seconds)(
            partial(_table, text=text, params=params, most=most)
        )
        try:
            with _told(self._server), _session(self._driver, self._server, neo4j.READ_ACCESS) as session:
                columns, rows = session.execute_read(work)
        except _Refused as error:
            if limits is not None and "TransactionTimedOut" in (error.reason.code or ""):
                raise SettingError(too_slow(limits)) from error
            raise SettingError(_query_fault(error.reason)) from error
        if not columns:
            raise SettingError("the query gives no table; end it with RETURN")
        kept = tuple(tuple(_value(cell) for cell in row) for row in rows[:most])
        return Rows(columns, kept, more=len(rows) > len(kept))

    def _ask(self, text: str, params: Mapping[str, Any]) -> list[loading.Row]:
        return _asked(self._driver, self._server, text, params)


class Neo4jWriter:
    """The write side: makes constraints and indexes where they lack. Raises StoreError as the read side does,
    and where something that somebody else left there stands in the way."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._driver = _connect(server)
        try:
            _check_layout(self._driver, server)  # before anything is declared
            _declare(self._driver, server)
            loading.settle(self._transact)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def load(self, readings: Iterable[Reading]) -> Counts:
        """Put articles in; see :class:`kg.stores.base.Writer`."""
        return loading.load(self._transact, readings)

    def forget(self, article: str) -> bool:
        """Take an article out; see :class:`kg.stores.base.Writer`."""
        return loading.forget(self._transact, article)

    def _transact(self, work: Callable[[loading.Run], T]) -> T:
        def inside(transaction: neo4j.ManagedTransaction) -> T:
            run = partial(_run, transaction, self._server)
            _refuse_other(self._server, run(texts.TAKE_TURN, {"id": LAYOUT_ID, "layout": LAYOUT}))
            return work(run)

        with _told(self._server), _session(self._driver, self._server, neo4j.WRITE_ACCESS) as session:
            return session.execute_write(inside)


class _Refused(StoreError):
    """The server refused one text; reason: its own error."""

    def __init__(self, message: str, reason: exceptions.Neo4jError) -> None:
        super().__init__(message)
        self.reason = reason


def _connect(server: Server) -> neo4j.Driver:
    with _told(server):
        driver = neo4j.GraphDatabase.driver(
            server.uri,
            auth=(server.username, server.password),
            connection_timeout=_PATIENCE,
            telemetry_disabled=True,
            # a label that no node has yet is no news to a user
            notifications_min_severity="OFF",
            user_agent=f"kg/{__version__}",
        )
        try:
            driver.verify_connectivity()
        except BaseException as error:
            driver.close()
            if isinstance(error, OSError | ValueError):  # a port or a host's name that there can't be
                raise StoreError(f"{server.uri} can't be reached ({_words(error)}); check NEO4J_URI") from error
            raise
    return driver


def _session(driver: neo4j.Driver, server: Server, access: str) -> neo4j.Session:
    return driver.session(database=server.database, default_access_mode=access)


def _asked(driver: neo4j.Driver, server: Server, text: str, params: Mapping[str, Any]) -> list[loading.Row]:
    def inside(transaction: neo4j.ManagedTransaction) -> list[loading.Row]:
        return _run(transaction, server, text, params)

    with _told(server), _session(driver, server, neo4j.READ_ACCESS) as session:
        return session.execute_read(inside)


def _run(
    transaction: neo4j.ManagedTransaction, server: Server, text: str, params: Mapping[str, Any]
) -> list[loading.Row]:
    try:
        return transaction.run(text, dict(params)).data()
    except exceptions.ForbiddenOnReadOnlyDatabase as error:
        # the driver would try again for half a minute: right for a cluster that changes, wrong for a setting
        raise _Refused(_sentence(server, error), error) from error


def _table(
    transaction: neo4j.ManagedTransaction, text: str, params: Mapping[str, Any], most: int | None
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows; one row more than ``most`` where there are more."""
    result = transaction.run(text, dict(params))
    wanted = result if most is None else islice(result, most + 1)
    return tuple(result.keys()), [tuple(record.values()) for record in wanted]


def _check_layout(driver: neo4j.Driver, server: Server) -> None:
    _refuse_other(server, _asked(driver, server, texts.LAYOUT_OF, {"id": LAYOUT_ID}))


def _refuse_other(server: Server, found: list[loading.Row]) -> None:
    for row in found:
        if row["layout"] != LAYOUT:
            raise StoreError(
                f"{server} was written by another version of kg (layout {row['layout']}, not {LAYOUT}); empty the "
                "database (MATCH (n) DETACH DELETE n) or name another in NEO4J_DATABASE, and load claims.jsonl again"
            )


def _declare(driver: neo4j.Driver, server: Server) -> None:
    """Constraints and indexes, where they lack; each is a transaction of its own, as Neo4j wants it."""
    there = {row["name"] for text in (texts.CONSTRAINTS, texts.INDEXES) for row in _asked(driver, server, text, {})}
    missing = [text for text in (*texts.SCHEMA, *texts.SERVER_SCHEMA) if texts.declared(text) not in there]
    with _told(server), _session(driver, server, neo4j.WRITE_ACCESS) as session:
        for text in missing:
            session.execute_write(_run, server, text, {})
    if missing:
        _asked(driver, server, texts.AWAIT_INDEXES, {"seconds": _INDEXES})
    unique = {
        tuple(row["labels"])
        for row in _asked(driver, server, texts.CONSTRAINTS, {})
        if row["properties"] == ["id"] and ("UNIQUE" in row["type"] or "KEY" in row["type"])
    }
    for label in (*texts.LABELS, texts.PENDING, LAYOUT_LABEL):
        if (label,) not in unique:
            # Neo4j passes over a declaration whose name is taken, whatever bears it
            raise StoreError(
                f"{server}: a constraint or index of another making is called {label.lower()}_id; "
                f"drop or rename it, or name another database in NEO4J_DATABASE"
            )


@contextmanager
def _told(server: Server) -> Iterator[None]:
    """Turns the driver's errors into one sentence each. Raises StoreError."""
    try:
        yield
    except exceptions.Neo4jError as error:
        raise _Refused(_sentence(server, error), error) from error
    except exceptions.DriverError as error:
        raise StoreError(_lost(server, error)) from error


def _lost(server: Server, error: exceptions.DriverError) -> str:
    if isinstance(error, exceptions.IncompleteCommit):
        return (
            f"the connection to {server.uri} broke while a batch was being committed; "
            "run the same again: what is in stays as it is"
        )
    faults = list(_faults(error))
    unproven = next((one for one in faults if isinstance(one, ssl.SSLCertVerificationError)), None)
    if unproven is not None:
        return (
            f"{server.uri}: the server's certificate can't be verified ({unproven.verify_message.rstrip('.')}); "
            f"where it is self-signed and meant to be, write {_with_scheme(server.uri, '+ssc')}"
        )
    if any(isinstance(one, ssl.SSLError) for one in faults):
        return (
            f"{server.uri}: no encrypted connection comes about; where the server has no TLS, write "
            f"{_with_scheme(server.uri, '')}"
        )
    if any("handshake" in str(one) for one in faults):
        return (
            f"{server.uri}: what listens there does not answer in Neo4j's Bolt protocol; name its Bolt port (7687, if "
            f"nobody changed it), and where the server wants TLS write {_with_scheme(server.uri, '+s')}"
        )
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        return f"no Neo4j answers at {server.uri}; start it there, or name another address in NEO4J_URI"
    return f"{server.uri}: the connection failed ({_words(error)}); run the same again"


def _sentence(server: Server, error: exceptions.Neo4jError) -> str:
    code = error.code or ""
    for ending, sentence in _FORESEEN.items():
        if code.endswith(ending):
            return sentence.format(server=server, user=server.username, words=_words(error))
    if "in read-only mode" in _words(error):  # its code says only that writing is forbidden
        return _FORESEEN[".ForbiddenOnReadOnlyDatabase"].format(server=server)
    if ".Schema." in code:
        return (
            f"{server}: what somebody else left there is in the way ({_words(error)}); "
            "remove it, or name another database in NEO4J_DATABASE"
        )
    if "TransientError" in code:
        return f"{server}: the server could not do it now ({_words(error)}); run the same again"
    return f"{server}: the server refused a change or a question ({_words(error)})"


#: Ends of Neo4j's status codes that have a fix of their own.
_FORESEEN: dict[str, str] = {
    ".Unauthorized": "{server}: the server refuses the user {user} with this password; "
    "check NEO4J_USERNAME and NEO4J_PASSWORD",
    ".AuthenticationRateLimit": "{server}: too many wrong passwords in a row; wait some seconds, then check "
    "NEO4J_USERNAME and NEO4J_PASSWORD",
    ".CredentialsExpired": "{server}: the password of the user {user} has to be changed first; "
    "log in with cypher-shell or Neo4j Browser",
    ".DatabaseNotFound": "{server}: the server has no database of that name; name one that it has in NEO4J_DATABASE",
    ".DatabaseUnavailable": "{server}: the database is not available now ({words}); start it, or wait and try again",
    ".ForbiddenOnReadOnlyDatabase": "{server}: the database is read-only; allow writing to it, or name another "
    "in NEO4J_DATABASE",
    ".Security.Forbidden": "{server}: the user {user} may not do this ({words}); name one who may read and write",
}


def _query_fault(error: exceptions.Neo4jError) -> str:
    if (error.code or "").endswith(".AccessMode"):
        return "a query can't change the store; load claims with kg load instead"
    return f"the query can't be answered: {_words(error)}"


def _words(error: BaseException) -> str:
    """First line of an error's own words, without its full stop."""
    text = (error.message if isinstance(error, exceptions.Neo4jError) else str(error)) or ""
    return text.strip().splitlines()[0].rstrip(".") if text.strip() else type(error).__name__


def _faults(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that it came from; the driver keeps those of each router in a group."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _faults(one)
        error = error.__cause__ or error.__context__


def _with_scheme(uri: str, ending: str) -> str:
    """The address with another ending of its scheme: ``+s``, ``+ssc`` or none."""
    return re.sub(r"^(\w+)(?:\+\w+)?", rf"\g<1>{ending}", uri)


def _value(value: Any) -> Any:
    """Plain values; a node or relationship is a dict of what was stored, as the embedded store gives it."""
    if isinstance(value, graph.Node | graph.Relationship | graph.Path):
        return _drawn(value)
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    if hasattr(value, "iso_format"):  # Neo4j's own dates, times and durations
        return value.iso_format()
    if isinstance(value, list | tuple):
        return tuple(_value(item) for item in value)
    return value


def _drawn(value: graph.Node | graph.Relationship | graph.Path) -> dict[str, Any]:
    if isinstance(value, graph.Path):
        return {"nodes": _value(value.nodes), "relationships": _value(value.relationships)}
    properties = {key: _value(item) for key, item in sorted(value.items())}
    if isinstance(value, graph.Node):
        labels = sorted(value.labels, key=lambda label: (label not in texts.LABELS, label))
        return {"labels": tuple(labels), "properties": properties}
    start, end = (None if node is None else node.element_id for node in value.nodes)
    return {"id": value.element_id, "start": start, "end": end, "type": value.type, "properties": properties}


# What the driver warns of comes back as an error, or is mended by trying again: without a handler Python prints it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

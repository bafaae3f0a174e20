"""From what the user wrote as TARGET to the store that it means."""

import os
from pathlib import Path

from kg.errors import SettingError
from kg.stores.base import Store, Writer
from kg.stores.server import is_server, server


def open_store(target: str) -> Store:
    """The store at ``target``, to read. The caller closes it (it is a context manager).

    Raises StoreError where there is none or it can't be read, StoreDamaged where a file of it is
    damaged, SettingError where the target is empty, or an address without a password for it.
    """
    if is_server(target):
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(server(target, os.environ))
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(_path(target))


def open_writer(target: str) -> Writer:
    """The store at ``target``, to write; an embedded store that is not there yet is made.

    Raises as :func:`open_store` does, and StoreBusy where somebody else is writing.
    """
    if is_server(target):
        from kg.stores.neo4j import Neo4jWriter

        return Neo4jWriter(server(target, os.environ))
    from kg.stores.embedded import EmbeddedWriter

    return EmbeddedWriter(_path(target))


def _path(target: str) -> Path:
    if not target:
        raise SettingError("the store's path is empty; name a folder, for instance graph.kg")
    return Path(target)

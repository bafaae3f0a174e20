"""From what the user wrote as TARGET to the store that it means."""

import re
from pathlib import Path

from kg.errors import SettingError
from kg.stores.base import Store, Writer

#: Addresses that Neo4j's driver takes; anything else is a path.
_SERVER = re.compile(r"(?:neo4j|bolt)(?:\+s|\+ssc)?://", re.IGNORECASE)


def open_store(target: str) -> Store:
    """The store at ``target``, to read. The caller closes it (it is a context manager).

    Raises StoreError where there is none or it can't be read, StoreDamaged where a file of it is
    damaged, SettingError where the target names a kind of store that kg does not have.
    """
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(_path(target))


def open_writer(target: str) -> Writer:
    """The store at ``target``, to write; an embedded store that is not there yet is made.

    Raises as :func:`open_store` does, and StoreBusy where somebody else is writing.
    """
    from kg.stores.embedded import EmbeddedWriter

    return EmbeddedWriter(_path(target))


def _path(target: str) -> Path:
    if target == "neo4j" or _SERVER.match(target):
        raise SettingError(
            f"{target}: this version of kg does not write to Neo4j yet; name a folder for the embedded store instead"
        )
    if not target:
        raise SettingError("the store's path is empty; name a folder, for instance graph.kg")
    return Path(target)

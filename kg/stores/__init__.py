"""Graph stores behind one protocol, the ready-made questions over them, and finding claims without Cypher.

What other layers call::

    from kg.stores import open_store, open_writer        # kg.stores.base has the types
    with open_writer(target) as writer:                  # StoreBusy, StoreDamaged, StoreError, SettingError
        counts = writer.load(readings)                   # Iterable[Reading] -> Counts(created, updated, unchanged)
        gone = writer.forget(article_id)                 # -> bool: whether it was there
    with open_store(target) as store:
        for reading in store.read(): ...                 # canonical order (articles by id)
        rows = store.query(text, params)                 # Rows(columns, rows); Limits(rows, seconds) bound it

    from kg.stores.questions import questions, run, Question
    questions() -> tuple[Question, ...]                  # sorted by name; Question(name, text, parameters, cypher)
    run(store, name, {"actor": "Russia"}) -> Rows        # SettingError names the nearest question or parameter
    run(store, "changed", {}, older) -> Rows             # of two stores: added, withdrawn, revised
    cited(rows, [store]) -> (notes, rows without)        # the sentences that rows stand on

    from kg.stores.find import find, Wanted
    find(store.read, Wanted(actor="Russia", from_="2024-01")) -> Iterator[Found]     # or any readings
    Found(article: Article, claim: Claim, names: Mapping[str, str])                  # names: entity id -> name

A target is a path (the embedded store, one folder), or ``neo4j`` / ``bolt://...`` (a later version).
Nothing here imports an engine before a store is opened.
"""

from kg.stores.base import Counts, Limits, Rows, Store, Writer
from kg.stores.targets import open_store, open_writer

__all__ = ["Counts", "Limits", "Rows", "Store", "Writer", "open_store", "open_writer"]

"""kg from Python: read articles into claims, and look at their graph.

    import kg

    claims = kg.read("article.txt", publisher="The Paper", date="2025-03-29")
    for claim in claims:
        print(claim.type, claim.evidence.text)

    graph = kg.Graph.of(claims)                   # or kg.Graph.open("out"), what kg build made
    for found in graph.find(actor="Russia"):
        print(found.claim.evidence.text)
    rows = graph.query("transfers")               # a named question; graph.cypher(TEXT) for your own
    graph.networkx()                              # a networkx.MultiDiGraph
    graph.save("graph.ttl")
    graph                                         # in a notebook: the explorer, as kg view writes it

Foreseen errors are kg.errors.KgError: one sentence with the fix in it. Models and engines are loaded by
what needs them, not by ``import kg``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, overload

from kg import pipeline
from kg.model import Claim, Reading, jsonl
from kg.pool import Read
from kg.sources import Meta, Skipped, SourceSettings

if TYPE_CHECKING:
    import networkx

    from kg.stores import Rows, Store
    from kg.stores.find import Found

__all__ = ["Claims", "Graph", "read"]

#: Characters of a picture in a notebook, which keeps each of its outputs in its file. A fifth of it is the page
#: without data.
PICTURE = 5_000_000

#: Claims above which no picture is tried: its page would be too large, after a long while.
_PICTURED = 50_000

#: Scripts of its own and nothing of the notebook's: no cookie, no variable, no request. Files may be saved, and
#: links to articles open in a tab.
_SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Claims(Sequence[Claim]):
    """What was read: a sequence of all claims. readings: the same by article, with its entities and
    mentions; skipped: inputs that gave no article, each with its reason."""

    readings: tuple[Reading, ...]
    skipped: tuple[Skipped, ...] = ()

    def __len__(self) -> int:
        return sum(len(reading.claims) for reading in self.readings)

    def __iter__(self) -> Iterator[Claim]:
        for reading in self.readings:
            yield from reading.claims

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Claim]: ...
    def __getitem__(self, place: int | slice) -> Claim | Sequence[Claim]:
        return tuple(self)[place]

    def jsonl(self) -> str:
        """The lines of claims.jsonl."""
        return "".join(jsonl.dumps(reading) + "\n" for reading in self.readings)


def read(
    *paths: str | Path,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
    url: str | None = None,
    meta: str | Path | None = None,
    read_title: bool = False,
    encoding: str | None = None,
    any_language: bool = False,
    lexicons: Iterable[str | Path] = (),
    model: str | None = None,
    jobs: int = 1,
    keep_text: bool = True,
) -> Claims:
    """Claims of articles: text files, folders of them, or JSON Lines.

    title, publisher, date and url describe a single article; the other settings are those of ``kg build``.
    Holds all readings in memory; for more articles than that allows use :func:`kg.pipeline.read`, which
    streams. With ``jobs`` above 1 a script wants the usual ``if __name__ == "__main__":``, as every use of
    processes does. Raises SettingError where the settings don't fit the inputs, ReaderError where a model is missing.
    """
    from kg.extractors.reading import ReadingSettings

    walk = pipeline.Walk(
        sources=SourceSettings(
            flags=Meta(title=title, publisher=publisher, date=date, url=url),
            meta=None if meta is None else Path(meta),
            read_title=read_title,
            encoding=encoding,
            any_language=any_language,
        ),
        reading=ReadingSettings(model=model, lexicons=tuple(Path(lexicon) for lexicon in lexicons)),
        jobs=jobs,
        keep_text=keep_text,
    )
    outcomes = list(pipeline.read([str(path) for path in paths], walk))
    return Claims(
        tuple(outcome.reading for outcome in outcomes if isinstance(outcome, Read)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Skipped)),
    )


class Graph:
    """The graph of some claims: to search, to ask, to hand to networkx, to save.

    Make one with :meth:`of` or :meth:`open`. A graph over a store or a file reads it anew for each call.
    """

    def __init__(self, source: "Claims | str") -> None:
        self._source = source

    @classmethod
    def of(cls, claims: Claims) -> "Graph":
        """The graph of claims in memory."""
        return cls(claims)

    @classmethod
    def open(cls, source: str | Path) -> "Graph":
        """The graph of a store, of a claims file, or of a folder that ``kg build`` made."""
        return cls(str(source))

    def __repr__(self) -> str:
        if isinstance(self._source, Claims):
            return f"<kg.Graph of {len(self._source.readings):,} articles, {len(self._source):,} claims>"
        return f"<kg.Graph of {self._source}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the page of ``kg view``, in a frame that is shut off from the notebook.

        A page that is too large for an output is made without the articles' texts, and where that is too large,
        too, a sentence says how to see the graph.
        """
        number = sum(len(reading.claims) for reading in self.readings())
        for keep_text in (True, False) if number <= _PICTURED else ():
            frame = _frame(self.readings(), keep_text=keep_text)
            if len(frame) <= PICTURE:
                remark = "" if keep_text else "<p>Without the articles' texts, which are too large for an output.</p>"
                return remark + frame
        return (
            f"<p>A graph of {number:,} claims is too large for an output: write its page with "
            "<code>graph.save('graph.html', 'html')</code> and open that in a browser.</p>"
        )

    def readings(self) -> Iterator[Reading]:
        """What stands behind the graph, an article at a time."""
        return iter(self._source.readings) if isinstance(self._source, Claims) else pipeline.readings(self._source)

    def claims(self) -> Iterator[Claim]:
        """All claims."""
        for reading in self.readings():
            yield from reading.claims

    def find(self, **wanted: str) -> "Iterator[Found]":
        """Claims for which all conditions hold: actor, weapon, place, agreement, type, from_, to, said_by, text."""
        from kg.stores.find import Wanted, find

        return find(self.readings(), Wanted(**wanted))

    def query(self, name: str, **params: Any) -> "Rows":
        """Answer of a named question (``kg query --list`` names them). Raises SettingError for another name."""
        from kg.stores.questions import run

        return self._asked(lambda store: run(store, name, params))

    def changes(self, older: "Graph") -> "Rows":
        """What was added, withdrawn or revised since an older graph, claim by claim."""
        from kg.stores.questions import run

        return self._asked(lambda now: older._asked(lambda then: run(now, "changed", {}, then)))

    def cypher(self, text: str, **params: Any) -> "Rows":
        """Answer of a Cypher text that reads; ``$name`` in it stands for the parameter of that name."""
        return self._asked(lambda store: store.query(text, params))

    def networkx(self) -> "networkx.MultiDiGraph[str]":
        """The graph in memory, with the direct edges marked ``derived``."""
        from kg.graph.graph import Graph as Whole
        from kg.graph.nx import to_networkx

        return to_networkx(Whole.of(self.readings()))

    def save(self, path: str | Path, form: str = "turtle") -> None:
        """Write the graph to a file, whole or not at all, in a format of ``kg export``."""
        pipeline.save(form, self.readings(), Path(path))

    def _asked(self, ask: "Callable[[Store], Rows]") -> "Rows":
        from kg.stores import open_store

        if isinstance(self._source, str) and (target := pipeline.store_of(self._source)) is not None:
            with open_store(target) as store:
                return ask(store)
        # Claims in memory or in a file have no engine of their own: they get a store for this one question.
        with TemporaryDirectory(prefix="kg-") as place:
            target = str(Path(place) / "graph.kg")
            pipeline.load(target, self.readings())
            with open_store(target) as store:
                return ask(store)


def _frame(readings: Iterable[Reading], *, keep_text: bool) -> str:
    """The explorer's page as a frame in a page of others; it needs nothing beside itself."""
    from kg.exports.document import document
    from kg.exports.html import page
    from kg.folder import in_order

    with in_order(readings) as ordered:
        shown = ordered if keep_text else map(_without_text, ordered)
        text = page(document(shown), packed_from=0).decode()
    # inside double quotes these two signs are all that HTML reads
    escaped = text.replace("&", "&amp;").replace('"', "&quot;")
    return (
        f'<iframe title="Knowledge graph" sandbox="{_SANDBOX}" allow="clipboard-write" referrerpolicy="no-referrer" '
        f'style="width: 100%; height: 680px; border: 1px solid #8888" srcdoc="{escaped}"></iframe>'
    )


def _without_text(reading: Reading) -> Reading:
    return replace(reading, article=replace(reading.article, text=None))

"""The walk from articles to a graph, as one picture.

    sources   ->   nlp, extractors, admit   ->   claims.jsonl   ->   graph   ->   store, Turtle
    kg.sources     kg.extractors.reading         kg.folder          kg.graph      kg.stores, kg.exports

Everything streams: memory does not grow with the number of articles.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from kg.errors import ClaimsError, SettingError
from kg.folder import Folder, Stage, in_order
from kg.model import Article, Reading, jsonl
from kg.pool import Outcome, Read, read_articles
from kg.sources import Skipped, articles

if TYPE_CHECKING:
    from kg.exports.base import ExportSettings
    from kg.exports.lost import Lost
    from kg.extractors.reading import ReadingSettings
    from kg.ontology.iri import Bases
    from kg.sources import SourceSettings
    from kg.stores import Counts
    from kg.stores.sparql import SparqlStore
    from kg.stores.verify import Proof


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did: articles read, inputs skipped, claims admitted and rejected, sentences noticed
    (with a weapon and two actors, and without a claim)."""

    read: int = 0
    skipped: int = 0
    claims: int = 0
    rejected: int = 0
    noticed: int = 0

    def plus(self, outcome: Outcome) -> "RunReport":
        """The report with one more outcome in it."""
        if isinstance(outcome, Skipped):
            return replace(self, skipped=self.skipped + 1)
        reading = outcome.reading
        return replace(
            self,
            read=self.read + 1,
            claims=self.claims + len(reading.claims),
            rejected=self.rejected + len(reading.rejected),
            noticed=self.noticed + len(reading.noticed),
        )


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of a run while it goes on: of every outcome, and of remarks (source, sentence)."""

    outcome: Callable[[Outcome], None] = field(default=lambda _: None)
    note: Callable[[str, str], None] = field(default=lambda _source, _sentence: None)


_NOBODY = Watch()


@dataclass(frozen=True, slots=True)
class Walk:
    """How articles are read: what is known of them (sources), what reads them (reading), how many
    processes read (jobs), and whether an article's text stays beside its claims (keep_text)."""

    sources: "SourceSettings"
    reading: "ReadingSettings"
    jobs: int = 1
    keep_text: bool = True


def read(inputs: Sequence[str], walk: Walk, watch: Watch = _NOBODY) -> Iterator[Outcome]:
    """What became of each article: a Read with its reading and trace, or a Skipped with its reason.

    inputs: files, folders, JSON Lines, or ``-``. Raises SettingError where the settings don't fit the
    inputs, ReaderError where a model is missing.
    """
    for outcome in read_articles(articles(inputs, walk.sources, note=watch.note), walk.reading, jobs=walk.jobs):
        watch.outcome(outcome)
        yield outcome if walk.keep_text else _without_text(outcome)


def extract(inputs: Sequence[str], out: TextIO, walk: Walk, watch: Watch = _NOBODY) -> RunReport:
    """Read articles and write their lines of claims.jsonl to ``out``, in the order of the inputs."""
    report = RunReport()
    for outcome in read(inputs, walk, watch):
        if isinstance(outcome, Read):
            out.write(jsonl.dumps(outcome.reading) + "\n")
        report = report.plus(outcome)
    return report


def build(inputs: Sequence[str], out: Path, walk: Walk, watch: Watch = _NOBODY) -> RunReport:
    """The whole walk into the folder ``out``: claims.jsonl, report.json, trace.jsonl, graph.kg, graph.ttl.

    In a folder that holds a build already, articles are added or replaced; two builds equal one of both.
    Where no article could be read nothing is written. Raises SettingError where ``out`` can't be written,
    StoreBusy where another build is at work there, and as :func:`read` does.
    """
    folder = Folder(out)
    _environment_bases()  # refused before anything is read
    with folder.locked():
        _level(folder)
        with folder.stage() as stage:
            report = _collect(read(inputs, walk, watch), stage, watch)
            if not report.read:
                return report
            stage.write()
            folder.decide()
        _level(folder)
    return report


def load(target: str, claims: Iterable[Reading], seen: Callable[[Reading], None] = lambda _reading: None) -> "Counts":
    """Load readings into a store; each replaces what the store held of its article. ``seen`` is told of each.

    All of them are read first, in the order of their ids: where one is malformed the store stays as it was.
    """
    from kg.stores import open_writer

    def told(ordered: Iterable[Reading]) -> Iterator[Reading]:
        for reading in ordered:
            seen(reading)
            yield reading

    with in_order(claims) as ordered, open_writer(target) as writer:
        return writer.load(told(ordered))


def prepare(target: str) -> None:
    """Make what a store declares before its first article: constraints and indexes.

    Raises StoreError where it can't be written: the same that :func:`load` would meet.
    """
    from kg.stores import open_writer

    with open_writer(target):
        return


def forget(target: str, called: str) -> str:
    """Take an article out of a store: the one of that id, address, file or title. Gives its id.

    Raises SettingError where there is none or several, and for a folder of :func:`build`, whose claims are the
    record that its store follows.
    """
    from kg.stores import open_store, open_writer, texts

    if Folder(Path(target)).claims.exists():
        raise SettingError(
            f"{target}: a folder of kg build follows its claims.jsonl; build it without the article, or forget it in "
            "a store that kg load made"
        )
    with open_store(target) as store:
        found = [row[0] for row in store.query(texts.ARTICLES_CALLED, {"words": called}).rows]
    if not found:
        raise SettingError(f"{target}: no article is called {called!r}; kg show {target} names them")
    if len(found) > 1:
        raise SettingError(f"{target}: {len(found)} articles are called {called!r}; name one by id: {', '.join(found)}")
    with open_writer(target) as writer:
        writer.forget(found[0])
    return str(found[0])


def readings(source: str, stdin: Iterable[str] = ()) -> Iterator[Reading]:
    """Readings of a claims file, of a folder that :func:`build` made, of a store, or of ``-`` (stdin).

    Raises ClaimsError where a line is malformed, StoreError where a folder is no store, SettingError where
    there is nothing by that name.
    """
    from kg.stores.server import is_server

    path = Path(source)
    if source == "-":
        yield from jsonl.read(stdin, "standard input")
    elif path.is_file():
        yield from _lines_of(path)
    elif (path / "claims.jsonl").is_file():
        yield from _lines_of(path / "claims.jsonl")
    elif path.is_dir() or is_server(source):
        from kg.stores import open_store

        with open_store(source) as store:
            yield from store.read()
    else:
        raise SettingError(f"{source}: no such file or folder; name a claims.jsonl, a store, or - for standard input")


def store_of(source: str) -> str | None:
    """The store that a user means: a folder that :func:`build` made stands for the store in it; None where
    the source is a file or standard input."""
    inside = Folder(Path(source)).store
    if inside.exists():
        return str(inside)
    return None if source == "-" or Path(source).is_file() else source


def as_rdf(source: str, stdin: Iterable[str], bases: "Bases") -> "SparqlStore":
    """The graph of an RDF file, or of readings as :func:`readings` takes them, held in memory to be asked.

    Raises ClaimsError where the file is no RDF, and as :func:`readings` does.
    """
    from kg.graph.oxigraph import syntax
    from kg.stores.sparql import SparqlStore

    path = Path(source)
    if path.is_file() and syntax(path) is not None:
        return SparqlStore(bases).add_file(path)
    with in_order(readings(source, stdin)) as ordered:
        return SparqlStore(bases).add(ordered)


def verify(
    source: str, inputs: Sequence[str], settings: "SourceSettings", stdin: Iterable[str], bases: "Bases"
) -> "Iterator[Proof]":
    """Whether each quote of an RDF file, or of readings as :func:`readings` takes them, is in its article at its
    place: a Proof for each article of the source, for each input that can't be read, and one with remarks on
    articles that the source says nothing about.

    Raises ClaimsError where the source holds no article, and as :func:`readings` does.
    """
    from kg.graph.oxigraph import syntax
    from kg.stores.sparql import SparqlStore
    from kg.stores.verify import Proof, Texts, rdf_records, record

    path = Path(source)
    is_rdf = path.is_file() and syntax(path) is not None
    skipped: list[Skipped] = []
    with Texts(_readable(articles(inputs, settings), skipped)) as texts:
        for one in skipped:
            yield Proof(faults=(one.reason,))
        records = rdf_records(SparqlStore(bases).add_file(path)) if is_rdf else map(record, readings(source, stdin))
        empty = True
        for wanted in records:
            empty = False
            yield texts.prove(wanted)
        if empty:
            raise ClaimsError(f"{source}: no article in it; name claims, a store, or an RDF file that kg wrote")
        yield Proof(remarks=tuple(f"{name}: nothing in {source} is about it" for name in texts.unused()))


def _readable(found: Iterable[Article | Skipped], skipped: list[Skipped]) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one


def save(
    form: str,
    claims: Iterable[Reading],
    out: Path,
    settings: "ExportSettings | None" = None,
    lost: "Lost | None" = None,
) -> None:
    """Write the graph of readings to a file, whole or not at all, in a format that ``kg export`` knows; ``lost`` is
    told of characters that the format can't hold.

    Raises SettingError where there is no such format, it can't do what the settings ask, or ``out`` can't
    be written.
    """
    from kg.exports.base import export

    with in_order(claims) as ordered:
        export(form, ordered, out, settings, lost)


def stream(
    form: str,
    claims: Iterable[Reading],
    out: BinaryIO,
    settings: "ExportSettings | None" = None,
    lost: "Lost | None" = None,
) -> None:
    """Write the graph of readings to an open file, as :func:`save` does."""
    from kg.exports.base import write

    with in_order(claims) as ordered:
        write(form, ordered, out, settings, lost)


def _collect(outcomes: Iterable[Outcome], stage: Stage, watch: Watch) -> RunReport:
    """Put the articles into the stage; of two with one id the one that gives way counts as skipped."""
    skipped = 0
    for outcome in outcomes:
        lost = outcome if isinstance(outcome, Skipped) else _twin(stage.add(outcome.reading, outcome.trace), watch)
        if lost is not None:
            stage.skip(lost)
            skipped += 1
    return RunReport(skipped=skipped, **stage.totals())


def _twin(source: str | None, watch: Watch) -> Skipped | None:
    if source is None:
        return None
    twin = Skipped(source, f"{source}: the same article stands twice among the inputs; leave one of them out")
    watch.outcome(twin)
    return twin


def _level(folder: Folder) -> None:
    """Bring store and Turtle level with the claims that were decided last; nothing to do where they are."""
    if not folder.settle():
        return
    _fill(folder.store, jsonl.read(folder.changed(), str(folder.claims)))
    _write_turtle(folder)
    folder.close()


def _fill(store: Path, claims: Iterable[Reading]) -> None:
    from kg.stores import open_writer

    with open_writer(str(store)) as writer:
        writer.load(claims)


def _write_turtle(folder: Folder) -> None:
    from kg.exports.base import ExportSettings, export
    from kg.graph.dataset import RdfSettings

    export("turtle", _lines_of(folder.claims), folder.turtle, ExportSettings(RdfSettings(_environment_bases())))


def _environment_bases() -> "Bases":
    """The base IRIs that the environment names. Raises SettingError where they can't be."""
    from kg.graph.terms import bases

    return bases(os.environ.get("KG_VOCABULARY_IRI"), os.environ.get("KG_BASE_IRI"))


def _lines_of(path: Path) -> Iterator[Reading]:
    try:
        with open(path, encoding="utf-8", newline="\n") as lines:
            yield from jsonl.read(lines, str(path))
    except UnicodeDecodeError as error:
        raise ClaimsError(f"{path}: not UTF-8; write it again with kg extract") from error
    except OSError as error:
        raise ClaimsError(f"{path}: {error.strerror}; make it readable") from error


def _without_text(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Skipped):
        return outcome
    reading = outcome.reading
    return replace(outcome, reading=replace(reading, article=replace(reading.article, text=None)))

"""Proof that every quote is in its article, letter for letter, at its place.

What is compared: each claim's sentence, trigger, fillers, speakers, cues and time, and each mention of an
entity, with the same code points of the article's text; and the text's hash, so that a character that
changed between two quotes is found, too. An RDF file holds sentences and triggers only.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from types import TracebackType
from typing import Self

from kg.graph.terms import writable
from kg.model import Article, Claim, Reading, Span
from kg.stores.sparql import SparqlStore


@dataclass(frozen=True, slots=True)
class Quote:
    """owner: the claim or entity that it belongs to, by id; what: its part there (sentence, supplier, mention)."""

    owner: str
    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """What a claims file, a store or an RDF file says of one article's text. cleaned: characters that RDF can't
    hold were replaced in the quotes, one for one."""

    article: str
    source: str
    sha256: str
    quotes: tuple[Quote, ...]
    cleaned: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one article: whether it was compared, how many quotes were, every fault as a sentence, and
    remarks that are no faults."""

    compared: bool = False
    quotes: int = 0
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def record(reading: Reading) -> Record:
    """All quotes of a reading."""
    article = reading.article
    quotes = [quote for claim in reading.claims for quote in _of_claim(claim)]
    quotes += [Quote(entity.id, "mention", span) for entity in reading.entities for span in entity.mentions]
    return Record(article.id, article.source, article.sha256, tuple(quotes))


_QUOTED_IN_RDF = """
SELECT ?article ?source ?sha256 ?owner ?what ?start ?end ?exact {
  ?article a kg:Article ; kg:source ?source ; kg:sha256 ?sha256 .
  OPTIONAL {
    {
      ?evidence oa:hasBody ?owner ; oa:hasTarget ?target .
      ?target oa:hasSource ?article ; oa:hasSelector/oa:exact ?exact ; oa:hasSelector ?place .
      ?place oa:start ?start ; oa:end ?end . BIND("sentence" AS ?what)
    } UNION {
      ?owner a kg:Claim ; prov:wasDerivedFrom ?article ; kg:trigger ?exact ; kg:triggerStart ?start ;
        kg:triggerEnd ?end . BIND("trigger" AS ?what)
    }
  }
}
ORDER BY ?article ?start ?end ?owner ?what
"""


def rdf_records(store: SparqlStore) -> Iterator[Record]:
    """The quotes of an RDF file, article by article."""
    rows = store.query(_QUOTED_IN_RDF).rows
    for (iri, source, sha256), group in groupby(rows, key=lambda row: row[:3]):
        quotes = tuple(
            Quote(_short(owner), what, Span(int(start), int(end), exact))
            for _, _, _, owner, what, start, end, exact in group
            if owner is not None
        )
        yield Record(_short(iri), source, sha256, quotes, cleaned=True)


class Texts:
    """The articles given as proof, on disk (SQLite), so that memory does not grow with them; a context manager."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE given(number INTEGER PRIMARY KEY, id TEXT, sha256 TEXT, source TEXT, text BLOB, used INT);"
            "BEGIN;"
        )
        self._rows.executemany(
            "INSERT INTO given(id, sha256, source, text, used) VALUES (?, ?, ?, ?, 0)",
            ((one.id, one.sha256, _bytes(one.source), _bytes(one.text)) for one in articles if one.text is not None),
        )
        for column in ("id", "sha256", "source"):
            self._rows.execute(f"CREATE INDEX by_{column} ON given({column})")

    def prove(self, wanted: Record) -> Proof:
        """Compare one article's quotes with its text: the one with its hash, else its id, else its name."""
        for column, value in (("sha256", wanted.sha256), ("id", wanted.article), ("source", _bytes(wanted.source))):
            row = self._rows.execute(
                f"SELECT number, sha256, text FROM given WHERE {column} = ? ORDER BY number LIMIT 1", (value,)
            ).fetchone()
            if row is not None:
                break
        else:
            return Proof(faults=(f"{wanted.source}: no text of it was given; name the file it was read from",))
        number, sha256, data = row
        self._rows.execute("UPDATE given SET used = 1 WHERE number = ?", (number,))
        text = data.decode("utf-8", "surrogatepass")
        faults = (
            []
            if sha256 == wanted.sha256
            else [f"{wanted.source}: this is not the text that was read; its hash differs"]
        )
        faults += (fault for quote in wanted.quotes for fault in _misplaced(quote, text, wanted))
        return Proof(True, len(wanted.quotes), tuple(faults))

    def unused(self) -> Iterator[str]:
        """Names of the articles that no record was about."""
        for (source,) in self._rows.execute("SELECT source FROM given WHERE used = 0 ORDER BY number"):
            yield source.decode("utf-8", "surrogatepass")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()


def _of_claim(claim: Claim) -> Iterator[Quote]:
    yield Quote(claim.id, "sentence", claim.evidence)
    yield Quote(claim.id, "trigger", claim.trigger)
    for argument in claim.arguments:
        if argument.mention is not None:
            yield Quote(claim.id, argument.role.value, argument.mention)
    for speaker in claim.attribution:
        for what, span in (("speaker", speaker.mention), ("cue", speaker.cue)):
            if span is not None:
                yield Quote(claim.id, what, span)
    if claim.time is not None and claim.time.span is not None:
        yield Quote(claim.id, "time", claim.time.span)


def _misplaced(quote: Quote, text: str, wanted: Record) -> Iterator[str]:
    span = quote.span
    read = writable(text) if wanted.cleaned else text
    there = read[span.start : span.end] if 0 <= span.start <= span.end else ""
    if there == span.text:
        return
    where = f"{span.start} to {span.end} of {wanted.source}"
    at = f"{quote.owner}: its {quote.what} “{_around(span.text, 0)}” is not at {where}"
    place = read.find(span.text)
    if place >= 0:
        yield f"{at}, but at {place}"
        return
    same = next((n for n, (a, b) in enumerate(zip(there, span.text, strict=False)) if a != b), len(there))
    yield f"{at}: at {span.start + same} stands “{_around(there, same)}”, not “{_around(span.text, same)}”"


def _around(text: str, place: int, before: int = 16, after: int = 64) -> str:
    """The text near a place, on one line."""
    start, end = max(0, place - before), place + after
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _short(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _bytes(text: str | None) -> bytes:
    """Any text: SQLite's own strings hold no lone surrogates."""
    return (text or "").encode("utf-8", "surrogatepass")

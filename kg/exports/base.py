"""What an exporter is, and the visible list of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from kg.errors import SettingError
from kg.exports.files import replacing, replacing_all
from kg.exports.lost import HALVES, Lost
from kg.graph.dataset import RdfSettings, in_order
from kg.graph.terms import UNWRITABLE
from kg.model import Claim, Reading, Span

__all__ = ["ExportSettings", "Exporter", "export", "exporter", "exporters", "in_order", "shortened", "write"]


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What a user may choose for a file.

    rdf: base IRIs, direct edges and RDF version; keep_text: whether a quote brings the words around it;
    quote_length: how many code points of a quote go out at most (None: all; a number leaves the words around
    it out, too), for sources under copyright; bom and raw: CSV with a byte order mark, and without a guard on
    texts that a spreadsheet takes for formulas; title: of the page to explore.
    """

    rdf: RdfSettings = field(default_factory=RdfSettings)
    keep_text: bool = True
    quote_length: int | None = None
    bom: bool = False
    raw: bool = False
    title: str = ""


class Exporter(Protocol):
    """name: as the user writes it; suffix: of its files, with the dot; description: one line for people."""

    @property
    def name(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    @property
    def description(self) -> str: ...

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """Write the graph of the readings. They come in canonical order: by article id, each id once.

        Streams: memory does not grow with the number of articles. The same readings give the same bytes.
        Raises ClaimsError where a reading contradicts itself or the order is broken.
        """
        ...


@runtime_checkable
class FolderExporter(Exporter, Protocol):
    """A format of several files in one folder. files: their names."""

    @property
    def files(self) -> tuple[str, ...]: ...

    def write_files(self, readings: Iterable[Reading], outs: Mapping[str, BinaryIO]) -> None:
        """As :meth:`Exporter.write`, each file to its open file."""
        ...


@runtime_checkable
class WholeFolderExporter(Exporter, Protocol):
    """A format of as many files in one folder as there are kinds of nodes and edges."""

    def write_folder(self, readings: Iterable[Reading], folder: Path) -> None:
        """As :meth:`Exporter.write`, into a folder that is made where it is missing."""
        ...


def exporters(settings: ExportSettings | None = None) -> tuple[Exporter, ...]:
    """Every format that ``kg export`` knows, by name."""
    from kg.exports import cytoscape, ftm, geojson, gexf, graphml, html, jsonld, neo4j_admin, rdf, tables

    settings = settings or ExportSettings()
    found: tuple[Exporter, ...] = (
        cytoscape.Cytoscape(),
        ftm.FollowTheMoney(),
        geojson.GeoJson(),
        gexf.Gexf(),
        graphml.GraphMl(),
        html.Html(settings.title),
        jsonld.JsonLd(settings.rdf),
        neo4j_admin.Neo4jAdmin(),
        *rdf.formats(settings.rdf),
        tables.Tables(bom=settings.bom, raw=settings.raw),
    )
    return tuple(sorted(found, key=lambda one: one.name))


def is_rdf(name: str) -> bool:
    """Whether a format is RDF."""
    from kg.exports import jsonld, rdf

    return name in {jsonld.JsonLd(RdfSettings()).name, *(one.name for one in rdf.formats())}


def exporter(name: str, settings: ExportSettings | None = None) -> Exporter:
    """The exporter of that name. Raises SettingError with the names there are."""
    known = exporters(settings)
    for one in known:
        if one.name == name:
            return one
    raise SettingError(f"{name}: no such format; there is {', '.join(one.name for one in known)}")


def export(
    name: str,
    readings: Iterable[Reading],
    path: Path,
    settings: ExportSettings | None = None,
    lost: Lost | None = None,
) -> None:
    """Write a file, or the files of a folder, in one of the formats; they are there whole or not at all. ``lost``
    is told of the characters that the format can't hold."""
    chosen = exporter(name, settings)
    told = _told(chosen, readings, settings, lost)
    if isinstance(chosen, WholeFolderExporter):
        chosen.write_folder(told, path)
        return
    if isinstance(chosen, FolderExporter):
        with replacing_all(path, chosen.files) as outs:
            chosen.write_files(told, outs)
        return
    with replacing(path) as out:
        chosen.write(told, out)


def write(
    name: str,
    readings: Iterable[Reading],
    out: BinaryIO,
    settings: ExportSettings | None = None,
    lost: Lost | None = None,
) -> None:
    """Write to an open file in one of the formats, as :func:`export` does."""
    chosen = exporter(name, settings)
    chosen.write(_told(chosen, readings, settings, lost), out)


def _told(
    chosen: Exporter, readings: Iterable[Reading], settings: ExportSettings | None, lost: Lost | None
) -> Iterator[Reading]:
    """The readings as they go out, those with characters that the format can't hold being counted."""
    short = shortened(readings, settings)
    # the page keeps every character; what Neo4j imports holds all but halves
    if lost is None or chosen.name == "html":
        return short
    return lost.watched(short, HALVES if chosen.name == "neo4j-admin" else UNWRITABLE, around=is_rdf(chosen.name))


def shortened(readings: Iterable[Reading], settings: ExportSettings | None = None) -> Iterator[Reading]:
    """The readings with as much of their articles' words as the settings let out. A shortened quote is a shorter
    span: it still is, letter for letter, what the article has at its place."""
    settings = settings or ExportSettings()
    for reading in readings:
        if settings.keep_text and settings.quote_length is None:
            yield reading
            continue
        yield replace(
            reading,
            article=replace(reading.article, text=None),
            claims=tuple(_shorter(claim, settings.quote_length) for claim in reading.claims),
        )


def _shorter(claim: Claim, most: int | None) -> Claim:
    quote = claim.evidence
    if most is None or len(quote.text) <= most:
        return claim
    return replace(claim, evidence=Span(quote.start, quote.start + most, quote.text[:most]))

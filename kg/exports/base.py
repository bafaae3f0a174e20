"""What an exporter is, and the visible list of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from kg.errors import ClaimsError, SettingError
from kg.exports.files import replacing
from kg.model import Reading


class Exporter(Protocol):
    """name: as the user writes it; suffix: of its files, with the dot; description: one line for people."""

    name: str
    suffix: str
    description: str

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """Write the graph of the readings. They come in canonical order: by article id, each id once.

        Streams: memory does not grow with the number of articles. The same readings give the same bytes.
        Raises ClaimsError where a reading contradicts itself or the order is broken.
        """
        ...


def exporters() -> tuple[Exporter, ...]:
    """Every format that ``kg export`` knows, by name."""
    from kg.exports.turtle import Turtle

    return (Turtle(),)


def exporter(name: str) -> Exporter:
    """The exporter of that name. Raises SettingError with the names there are."""
    known = exporters()
    for one in known:
        if one.name == name:
            return one
    raise SettingError(f"{name}: no such format; there is {', '.join(one.name for one in known)}")


def export(name: str, readings: Iterable[Reading], path: Path) -> None:
    """Write a file in one of the formats; it is there whole or not at all."""
    chosen = exporter(name)
    with replacing(path) as out:
        chosen.write(readings, out)


def in_order(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings as they come. Raises ClaimsError at the first that is not in canonical order."""
    last: str | None = None
    for reading in readings:
        article = reading.article.id
        if last is not None and article <= last:
            raise ClaimsError(
                f"{reading.article.source}: the article {article} stands after {last}, but articles are exported by id,"
                " each once; write the claims in order with kg build"
            )
        last = article
        yield reading

"""What goes into reading articles (settings, metadata) and what comes out where it fails (Skipped)."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

#: Longest article in bytes as it lies: a long report is under 1 MB, so 10 MB leaves every real article
#: in and keeps one worker's memory bounded.
MAX_BYTES = 10_000_000

#: Told (source, sentence) of what was read on a guess or passed over: a detected encoding, an unknown key.
Note = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article. source: the file's name (inside a folder, its path from there), the
    line after ``#``; reason: one sentence that names the file and the fix."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of an article beside its text; None where it isn't. date is as given, unchecked."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None

    def over(self, other: "Meta") -> "Meta":
        """This metadata, with what it lacks taken from ``other``."""
        return Meta(*(getattr(self, name) or getattr(other, name) for name in META_KEYS))

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in META_KEYS)


#: Names of the metadata, as flags, columns and keys.
META_KEYS = tuple(field.name for field in fields(Meta))


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """How articles are read.

    flags: metadata of the one article among the inputs, above every other source of it; meta: a CSV or
    TSV file with the columns file, title, publisher, date, url; encoding: the encoding that the inputs
    are declared to have; read_title: a title that is known is put before the text as its first line;
    any_language: read texts that are not English, too; max_bytes: the longest article admitted.
    """

    flags: Meta = Meta()
    meta: Path | None = None
    encoding: str | None = None
    read_title: bool = False
    any_language: bool = False
    max_bytes: int = MAX_BYTES

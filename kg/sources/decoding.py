"""Bytes to text: byte order mark, declared encoding, UTF-8, or a detected one that is told."""

import codecs
import re
from dataclasses import dataclass

from kg.errors import SettingError, SourceError

#: Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What a file that is no plain text begins with, and what to do about it.
_OTHER_KINDS = (
    (rb"%PDF-", "a PDF; save its text as .txt"),
    (rb"PK\x03\x04", "a ZIP archive or an office document; save its text as .txt"),
    (rb"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt"),
    (rb"\x1f\x8b", "compressed; unpack it first (only .jsonl.gz is read compressed)"),
    (rb"\{\\rtf", "RTF; save its text as .txt"),
    (rb"\s*(?i:<!doctype html|<html)", "HTML; save the article's text as .txt"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """text, and the encoding it was read in; guessed: the encoding was detected rather than known."""

    text: str
    encoding: str
    guessed: bool = False


def known_encoding(name: str) -> str:
    """The codec's own name. Raises SettingError where Python has no such text encoding."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        info = None
    if info is None or not getattr(info, "_is_text_encoding", True):
        raise SettingError(f"--encoding {name}: no such text encoding; try utf-8, windows-1252 or utf-16")
    return info.name


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file. name: what to call the file; declared: the encoding that the caller gave.

    Raises SourceError where the bytes are no text, or not in the encoding that they should be in.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, encoding, f"its byte order mark says {encoding}")
    if declared is not None:
        return _strict(data, name, declared, f"--encoding says {declared}")
    for pattern, kind in _OTHER_KINDS:
        if re.match(pattern, data):
            raise SourceError(f"{name}: this is {kind}")
    if b"\0" in data:
        raise SourceError(
            f"{name}: binary data, not text (it holds NUL bytes); save the article's text as UTF-8,"
            " or give --encoding utf-16-le if it is UTF-16"
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise SourceError(
                f"{name}: UTF-8 with a broken byte at offset {error.start}; save it again as UTF-8,"
                " or give its encoding with --encoding"
            ) from error
    return _detected(data, name)


def _strict(data: bytes, name: str, encoding: str, why: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError) as error:
        where = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise SourceError(
            f"{name}: {why}, and the bytes are not that{where}; give the right one with --encoding, or save it as UTF-8"
        ) from error
    if encoding != "utf-8" and "\0" in text:
        raise SourceError(f"{name}: {why}, and that gives NUL characters; give the right one with --encoding")
    return Decoded(text, encoding)


def _mostly_utf8(data: bytes) -> bool:
    """More characters of several bytes are whole than broken: legacy encodings hardly ever make one."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not char.isascii() for char in text) - broken > broken


def _detected(data: bytes, name: str) -> Decoded:
    """charset-normalizer's best, but Windows-1252 where that fits as well: it is what English text that
    isn't UTF-8 is in, and on a few accents the detector prefers code pages of the DOS age."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    western = from_bytes(data, cp_isolation=["cp1252"]).best()
    if western is not None and (best is None or western.chaos <= best.chaos):
        best = western
    if best is not None:
        try:
            return Decoded(data.decode(best.encoding), best.encoding, guessed=True)
        except (UnicodeError, ValueError):
            pass  # the detector looks at samples; elsewhere the bytes may not fit
    raise SourceError(f"{name}: neither UTF-8 nor an encoding that can be told; save it as UTF-8, or give --encoding")

"""Sentences as notes to cite, in Markdown and in BibTeX; nothing in a text is taken as markup."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph.terms import link, writable
from kg.model import ids

#: Months as BibTeX's styles know them, without braces.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?")

#: What some Markdown reads as markup inside a line (code, emphasis, links, HTML, mathematics, attributes, names on
#: GitHub, emoji, bare addresses, doubled signs), and where a part begins, as a list or a heading.
_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]<>#|~&$^@]|:(?=\S)|(?<=www)\.|([-+=!])(?=\1)|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.IGNORECASE
)

#: What LaTeX reads as markup. Braces are named, not escaped: BibTeX counts escaped ones too.
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    '"': '{"}',  # babel gives it meanings of its own
    **{mark: "\\" + mark for mark in "$&#%_"},
}
#: The doubled signs are ligatures: two hyphens are a dash.
_LATEX_MARK = re.compile("[" + re.escape("".join(_LATEX)) + "]|([-',])(?=\\1)")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence and where it was published; published: EDTF; source: the article's file name or address."""

    sentence: str | None
    publisher: str | None
    title: str | None
    published: str | None
    url: str | None
    source: str


def markdown(notes: Iterable[Note]) -> Iterator[str]:
    """A footnote definition a line, numbered from 1: quote, publisher, title, date, address.

    An address that is no http, https or urn stands as text, not as a link.
    """
    for number, note in enumerate(notes, 1):
        address = None if note.url is None else link(note.url)
        parts = [
            *(f"“{_marked(note.sentence)}”" for _ in (0,) if note.sentence),
            *(_marked(note.publisher) for _ in (0,) if note.publisher),
            f"*{_marked(note.title)}*" if note.title and _line(note.title) else _marked(note.source),
            *(_marked(note.published) for _ in (0,) if note.published),
            *((f"<{address.value}>" if address else _marked(note.url)) for _ in (0,) if note.url),
        ]
        yield f"[^{number}]: {', '.join(parts)}."


def bibtex(notes: Iterable[Note]) -> Iterator[str]:
    """An entry a note; its key hangs on what the note says alone, so that keys stay where notes come and go.

    @misc with howpublished, year and month for BibTeX's own styles, and date and url for biblatex.
    """
    for note in notes:
        key = ids.digest("note", note.sentence, note.publisher, note.title, note.published, note.url, note.source)
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(note))
        yield f"@misc{{kg-{key[:12]},\n{fields}}}\n"


def _fields(note: Note) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_latex(note.title or note.source)}}}}}"  # twice braced: styles keep its capitals
    if note.publisher:
        yield "howpublished", f"{{{_latex(note.publisher)}}}"
    date = _DATE.fullmatch(note.published or "")
    if date is not None:
        yield "date", f"{{{date.group()}}}"
        yield "year", f"{{{date['year']}}}"
        if date["month"]:
            yield "month", _MONTHS[int(date["month"]) - 1]
    elif note.published:
        yield "date", f"{{{_latex(note.published)}}}"
    address = None if note.url is None else link(note.url)
    if address is not None:
        yield "url", f"{{{address.value}}}"
    quoted = f"“{_latex(note.sentence)}”" if note.sentence else ""
    unlinked = _latex(note.url) if note.url and address is None else ""
    if quoted or unlinked:
        yield "note", f"{{{' '.join(part for part in (quoted, unlinked) if part)}}}"


def _line(text: str) -> str:
    """The text on one line, without what no document may hold."""
    return " ".join(writable(text).split())


def _marked(text: str | None) -> str:
    return _MARKDOWN.sub(lambda mark: "\\" + mark.group(), _line(text or ""))


def _latex(text: str | None) -> str:
    return _LATEX_MARK.sub(lambda mark: _LATEX.get(mark.group(), mark.group() + "{}"), _line(text or ""))

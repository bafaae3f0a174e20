"""From the inputs to articles, one at a time: no more than one article is held, whatever their number."""

import codecs
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import BinaryIO

from kg.errors import SettingError, SourceError
from kg.model import Article
from kg.model.ids import article_id, text_hash
from kg.sources.decoding import decode, known_encoding
from kg.sources.files import Found, find, regular_size
from kg.sources.language import language_of
from kg.sources.lines import ReadLine, numbered, open_lines
from kg.sources.metadata import MetaTable, clause, day, meta_of, meta_table, reason, sidecar
from kg.sources.values import Meta, Note, Skipped, SourceSettings

#: Lines broken in a row after which a file counts as no JSON Lines at all.
_BROKEN_IN_A_ROW = 100

_STDIN = "-"


def articles(
    inputs: Iterable[str],
    settings: SourceSettings | None = None,
    *,
    stdin: BinaryIO | None = None,
    note: Note | None = None,
) -> Iterator[Article | Skipped]:
    """The articles of the inputs, in their order, and a Skipped for each that can't be read.

    inputs: files, folders (searched through for .txt, .jsonl and .jsonl.gz), or ``-``; a file that isn't
    .jsonl or .jsonl.gz is one text, standard input is JSON Lines where its first line begins with ``{``.
    stdin: what ``-`` reads, standard input by default. note: told what was read on a guess (a detected
    encoding) or passed over (a column that nobody knows).

    Metadata is taken from ``settings.flags``, then the table ``settings.meta``, then ``NAME.meta.json``
    beside the file, then the JSON line. An article's ``source`` is its file's name, of a JSON line its
    URL or else the file's name and the line's number (``wire.jsonl#7``).

    Raises SettingError before anything is read where a setting is wrong, and before anything is given
    out where ``settings.flags`` meet more than one article.
    """
    settings = settings or SourceSettings()
    note = note or _no_note
    if settings.encoding is not None:
        known_encoding(settings.encoding)
    if settings.flags.date is not None:
        try:
            day(settings.flags.date)
        except ValueError as error:
            raise SettingError(f"--date: {error}") from error
    table = MetaTable() if settings.meta is None else meta_table(settings.meta, note)
    walk = _Walk(settings, table, note, stdin)
    every = walk.through(inputs)
    return _only_one(every) if settings.flags else every


def kept(first: Article, second: Article) -> Article:
    """Which of two inputs with one id is kept: that with the greater text hash, whatever their order.

    Equal texts differ in their metadata at most; then the metadata decide, so that the choice never
    depends on which came first.
    """
    return max(first, second, key=lambda article: (article.sha256, [part or "" for part in astuple(article)]))


def _no_note(source: str, sentence: str) -> None:
    """Nobody listens."""


def _only_one(every: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    """All of it, but SettingError before the first word where there are two articles."""
    held: list[Article | Skipped] = []
    first: Article | None = None
    for item in every:
        if isinstance(item, Article):
            if first is not None:
                raise SettingError(
                    "--title, --publisher, --date and --url describe one article, and the inputs hold more;"
                    " give a table of them with --meta"
                )
            first = item
        held.append(item)
    yield from held


class _Walk:
    """One pass over the inputs: the settings, and what a table and a listener need to remember."""

    def __init__(self, settings: SourceSettings, table: MetaTable, note: Note, stdin: BinaryIO | None) -> None:
        self.settings = settings
        self.table = table
        self.note = note
        self.stdin = stdin

    def through(self, inputs: Iterable[str]) -> Iterator[Article | Skipped]:
        for given in map(str, inputs):
            if given == _STDIN:
                yield from self._standard_input()
                continue
            for item in find(given):
                if isinstance(item, Skipped):
                    yield item
                elif item.is_lines:
                    yield from self._lines_file(item)
                else:
                    yield from self._text_file(item)
        yield from self.table.left_over()

    def _text_file(self, file: Found) -> Iterator[Article | Skipped]:
        limit = self.settings.max_bytes
        try:
            _check_name(file)
            if regular_size(file) > limit:
                raise SourceError(_too_long(file.name, limit))
            with open(file.path, "rb") as opened:
                data = opened.read(limit + 1)
            meta = self.table.of(file.path, file.name).over(sidecar(file.path, file.name, self.note))
            yield self._text(data, file.name, file.name.rpartition("/")[2], meta)
        except SourceError as error:
            yield Skipped(file.name, str(error))
        except OSError as error:
            yield Skipped(file.name, f"{file.name}: {reason(error)}; make it readable or leave it out")

    def _lines_file(self, file: Found) -> Iterator[Article | Skipped]:
        try:
            regular_size(file)
            meta = self.table.of(file.path, file.name).over(sidecar(file.path, file.name, self.note))
            with open_lines(file.path, file.name, self.settings.max_bytes) as readline:
                yield from self._lines(readline, file.name, meta)
        except SourceError as error:
            yield Skipped(file.name, str(error))
        except OSError as error:
            yield Skipped(file.name, f"{file.name}: {reason(error)}; make it readable or leave it out")

    def _standard_input(self) -> Iterator[Article | Skipped]:
        stream = self.stdin or sys.stdin.buffer
        limit = self.settings.max_bytes
        name = "standard input"
        try:
            head = stream.readline(2 * limit + 1)
            if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
                yield from self._lines(_after(head, stream), name, Meta())
            else:
                data = head + stream.read(max(0, limit + 1 - len(head)))
                yield self._text(data, name, _STDIN, Meta(), url_is_source=True)
        except SourceError as error:
            yield Skipped(_STDIN, str(error))
        except OSError as error:
            yield Skipped(_STDIN, f"{name}: {reason(error)}; send the article to it again")

    def _text(self, data: bytes, name: str, source: str, meta: Meta, *, url_is_source: bool = False) -> Article:
        if len(data) > self.settings.max_bytes:
            raise SourceError(_too_long(name, self.settings.max_bytes))
        decoded = decode(data, name, self.settings.encoding)
        if decoded.guessed:
            self.note(
                source,
                f"{name}: not UTF-8, read as {decoded.encoding}; give its encoding with --encoding if that is wrong",
            )
        meta = self.settings.flags.over(meta)
        if url_is_source and meta.url:
            source = meta.url
        return self._article(decoded.text, name, source, meta)

    def _lines(self, readline: ReadLine, name: str, beside: Meta) -> Iterator[Article | Skipped]:
        # a line escapes and names things besides its text, which has its own limit
        limit = 2 * self.settings.max_bytes
        file_name = _STDIN if name == "standard input" else name.rpartition("/")[2]
        empty, broken = True, 0
        for number, line in numbered(readline, limit):
            if line is not None and not line.strip():
                continue
            empty = False
            where = f"{name}, line {number}"
            if number == 1 and line is not None:
                _check_start(line, name)
            try:
                if line is None:
                    raise SourceError(_too_long(where, limit))
                yield self._line(line, where, f"{file_name}#{number}", beside, first=number == 1)
                broken = 0
            except SourceError as error:
                yield Skipped(f"{_STDIN if file_name == _STDIN else name}#{number}", str(error))
                broken += isinstance(error, _BrokenLine)
                if broken == _BROKEN_IN_A_ROW:
                    raise SourceError(
                        f"{name}: {broken} lines in a row are no JSON objects and its rest is not read; write one"
                        " object a line, with url, title, publisher, date and text"
                    ) from error
        if empty:
            raise SourceError(f"{name}: empty; write one JSON object a line, with url, title, publisher, date and text")

    def _line(self, line: bytes, where: str, source: str, beside: Meta, *, first: bool) -> Article:
        values = _object(line, where, self.settings.encoding, first=first)
        text = values.get("text")
        if not isinstance(text, str):
            what = "its text is not a string" if "text" in values else "it has no text"
            raise SourceError(f'{where}: {what}; put the article\'s text under "text"')
        if len(text) > self.settings.max_bytes or len(text.encode("utf-8", "surrogatepass")) > self.settings.max_bytes:
            raise SourceError(_too_long(where, self.settings.max_bytes))
        try:
            own = meta_of(values)
        except ValueError as error:
            raise SourceError(f"{where}: {error}") from error
        meta = self.settings.flags.over(beside.over(own))
        return self._article(text, where, meta.url or source, meta)

    def _article(self, text: str, name: str, source: str, meta: Meta) -> Article:
        if not text:
            raise SourceError(f"{name}: empty; put the article's text into it")
        if not any(char.isalpha() for char in text):
            raise SourceError(f"{name}: no words in it, only spaces, figures or signs; put the article's text into it")
        try:
            published = None if meta.date is None else day(meta.date)
        except ValueError as error:
            raise SourceError(f"{name}: {error}") from error
        language = language_of(text)
        if not language.english and not self.settings.any_language:
            raise SourceError(
                f"{name}: the text is not English but {language.name}; give an English one, or force it with"
                " --any-language"
            )
        if self.settings.read_title and meta.title and not text.lstrip().startswith(meta.title):
            text = f"{meta.title}\n\n{text}"
        return Article(
            id=article_id(text, url=meta.url, publisher=meta.publisher, title=meta.title, published=published),
            source=source,
            text=text,
            sha256=text_hash(text),
            url=meta.url,
            title=meta.title,
            publisher=meta.publisher,
            published=published,
            language=language.code,
        )


class _BrokenLine(SourceError):
    """The line is no JSON object: many of these in a row mean that the file isn't JSON Lines."""


def _object(line: bytes, where: str, declared: str | None, *, first: bool) -> dict[str, object]:
    if first:
        line = line.removeprefix(b"\xef\xbb\xbf")
    try:
        values = json.loads(line.decode(declared or "utf-8"))
    except UnicodeError as error:
        raise _BrokenLine(f"{where}: not {declared or 'UTF-8'}; save it as UTF-8, or give --encoding") from error
    except (ValueError, RecursionError) as error:
        raise _BrokenLine(f"{where}: broken JSON ({clause(error)}); write the line again") from error
    if not isinstance(values, dict):
        raise _BrokenLine(f"{where}: not a JSON object; write an object with url, title, publisher, date and text")
    return values


def _check_name(file: Found) -> None:
    """Refuse what ``kg build folder/*`` names besides the articles and would read as prose."""
    name = file.path.name.lower()
    if name.endswith(".meta.json"):
        raise SourceError(f"{file.name}: metadata, which is read with the article beside it; name that article")
    if name.endswith(".json"):
        raise SourceError(f"{file.name}: JSON; write one object a line into a file ending in .jsonl")
    if name.endswith((".csv", ".tsv")):
        raise SourceError(f"{file.name}: a table; if it describes articles, give it with --meta")


def _check_start(line: bytes, name: str) -> None:
    """One sentence for the whole file where its first bytes say that no line of it can be read."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(f"{name}: JSON Lines in UTF-16; save it as UTF-8")
    if line.startswith(b"\x1f\x8b"):
        raise SourceError(f"{name}: compressed; let its name end in .jsonl.gz, or unpack it first")


def _after(head: bytes, stream: BinaryIO) -> ReadLine:
    """A reader of the stream that gives its first line, read already, once more."""
    waiting = [head]

    def readline(size: int) -> bytes:
        if not waiting:
            return stream.readline(size)
        line = waiting.pop()
        if len(line) > size:
            waiting.append(line[size:])
        return line[:size]

    return readline


def _too_long(name: str, limit: int) -> str:
    return f"{name}: over the limit of {limit:,} bytes for one article; split it, or give its articles as JSON Lines"

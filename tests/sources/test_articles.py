"""What reading gives for good inputs, and the one sentence that it gives for bad ones."""

import gzip
import io
import itertools
import json
import os
import random
import socket
import tracemalloc
from pathlib import Path

import pytest

from kg.errors import SettingError
from kg.model import Article, Reading, jsonl
from kg.model.ids import article_id, text_hash
from kg.sources import MAX_BYTES, Meta, Skipped, SourceSettings, articles, kept

ENGLISH = "The ministry said on Tuesday that twelve howitzers had been delivered to the army.\n"
UKRAINIAN = "Міністерство оборони повідомило у вівторок, що армія отримала дванадцять гаубиць."


def line(**values: object) -> str:
    return json.dumps({"text": ENGLISH} | values) + "\n"


def read(*inputs: Path | str, stdin: bytes | None = None, **settings: object) -> list[Article | Skipped]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(articles(map(str, inputs), SourceSettings(**settings), stdin=stream))  # type: ignore[arg-type]


def only(items: list[Article | Skipped]) -> Article:
    (item,) = items
    assert isinstance(item, Article), item
    return item


def reasons(items: list[Article | Skipped]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Skipped)]


# --- good inputs ----------------------------------------------------------------------------------


MARKED = "The crew\u2028was\x0b \u202eefas\u202c\x1b[0m, the \u200bminister said"
QUOTED = "Gen. Müller’s crew was “safe”, they said."
ACCENTS = "The café in São Paulo was closed by José Müller."

GOOD_FILES: dict[str, tuple[bytes, str | None, str]] = {
    "line ends kept": (b"The crew was safe.\r\nThe ship was not.\r", None, "The crew was safe.\r\nThe ship was not.\r"),
    "utf-8 mark": (b"\xef\xbb\xbfThe crew was safe.", None, "The crew was safe."),
    "utf-16 mark": (b"\xff\xfe" + QUOTED.encode("utf-16-le"), None, QUOTED),
    "utf-16-be mark": (b"\xfe\xff" + QUOTED.encode("utf-16-be"), None, QUOTED),
    "utf-32 mark": (QUOTED.encode("utf-32"), None, QUOTED),
    "declared": (QUOTED.encode("mac_roman"), "mac_roman", QUOTED),
    "declared utf-16": (QUOTED.encode("utf-16-le"), "utf-16-le", QUOTED),
    "detected": (QUOTED.encode("cp1252"), None, QUOTED),
    "detected accents": (ACCENTS.encode("latin-1"), None, ACCENTS),
    "controls and marks kept": (MARKED.encode(), None, MARKED),
}


@pytest.mark.parametrize(("data", "encoding", "text"), GOOD_FILES.values(), ids=GOOD_FILES)
def test_text_is_kept_as_read(tmp_path: Path, data: bytes, encoding: str | None, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    article = only(read(tmp_path / "a.txt", encoding=encoding))
    assert article.text == text
    assert article == Article(
        id=article_id(text, url=None, publisher=None, title=None, published=None),
        source="a.txt",
        text=text,
        sha256=text_hash(text),
        language="en",
    )


def test_a_guess_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The crew was “safe”, he said.".encode("cp1252"))
    told: list[tuple[str, str]] = []
    list(articles([str(tmp_path / "a.txt")], note=lambda source, sentence: told.append((source, sentence))))
    assert [source for source, _ in told] == ["a.txt"]
    assert "read as cp1252" in told[0][1]
    assert "--encoding" in told[0][1]


def test_folder_is_read_sorted_and_whole(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.txt", "b/a.jsonl", "Z.TXT", "b/z/deep.txt", ".hidden/x.txt", "._a.txt", "note.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(line() if name.endswith("jsonl") else ENGLISH, encoding="utf-8")
    (tmp_path / "b/y.jsonl.gz").write_bytes(gzip.compress((line() + line()).encode()))
    found = [item.source for item in read(tmp_path)]
    assert found == ["Z.TXT", "a.txt", "a.jsonl#1", "c.txt", "y.jsonl.gz#1", "y.jsonl.gz#2", "deep.txt"]
    assert read(tmp_path) == read(f"{tmp_path}/") == read(tmp_path / "b" / "..")


def test_json_line_carries_its_metadata(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(
        "\ufeff"
        + line(url="https://example.org/1", title="A  title\n", publisher="P", date="2024-06-19T23:30:00-05:00", x=1)
        + "\n"
        + line(url=None, title="", date=2024)
        + line(text="The minister\u2028said\x85so.").rstrip("\n"),
        encoding="utf-8",
    )
    first, second, third = read(path)
    assert isinstance(first, Article)
    assert (first.source, first.url, first.title) == ("https://example.org/1", "https://example.org/1", "A title")
    assert (first.publisher, first.published) == ("P", "2024-06-19")
    assert isinstance(second, Article)
    assert (second.source, second.url, second.title, second.published) == ("wire.jsonl#3", None, None, "2024")
    assert isinstance(third, Article)
    assert third.text == "The minister\u2028said\x85so."


@pytest.mark.parametrize(
    ("stdin", "sources", "settings"),
    [
        (ENGLISH.encode(), ["-"], {}),
        (ENGLISH.encode(), ["https://example.org/1"], {"flags": Meta(url="https://example.org/1")}),
        ((line() + line(url="https://example.org/2")).encode(), ["-#1", "https://example.org/2"], {}),
        (("\ufeff" + line()).encode(), ["-#1"], {}),
        (line(text=ENGLISH * 900).encode(), ["-#1"], {"max_bytes": 80_000}),
    ],
)
def test_standard_input(stdin: bytes, sources: list[str], settings: dict[str, object]) -> None:
    assert [item.source for item in read("-", stdin=stdin, **settings) if isinstance(item, Article)] == sources


def test_metadata_precedence(tmp_path: Path) -> None:
    """Flags, then the table, then the file beside it, then the JSON line: each fills what those before left open."""
    (tmp_path / "w.jsonl").write_text(line(title="line", publisher="line", date="2021", url="https://example.org/line"))
    (tmp_path / "w.meta.json").write_text(json.dumps({"title": "beside", "publisher": "beside", "date": "2022"}))
    (tmp_path / "m.csv").write_text("file,title,publisher,date,url\nw.jsonl,table,table,,\n")
    article = only(read(tmp_path / "w.jsonl", meta=tmp_path / "m.csv", flags=Meta(title="flag")))
    assert (article.title, article.publisher, article.published, article.url) == (
        "flag",
        "table",
        "2022",
        "https://example.org/line",
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("m.csv", "\ufefffile,title,publisher,date,url\r\n{},\"T, of\r\ntwo lines\",P,2024-06,\r\n"),
        ("m.tsv", "FILE\tTitle\tpublisher\tdate\n{}\tT, of two lines\tP\t2024-06\n"),
        ("m.csv", "title;publisher;file;date\nT, of two lines;P;{};2024-06\n\n"),
        ("m.tsv", "file\ttitle\tpublisher\tdate\tlicence\n./{}\tT, of two lines\tP\t2024-06\tCC0\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["a.txt", "in/a.txt"])
def test_meta_table(tmp_path: Path, name: str, table: str, key: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(ENGLISH)
    (tmp_path / name).write_text(table.format(key), encoding="utf-8", newline="")
    article = only(read(tmp_path / "in", meta=tmp_path / name))
    assert (article.title, article.publisher, article.published) == ("T, of two lines", "P", "2024-06")


def test_sidecar_stands_beside_each_kind(tmp_path: Path) -> None:
    for name in ("one.txt", "two.b.txt", "three", "four.md"):
        (tmp_path / name).write_text(ENGLISH)
        stem = name.rsplit(".", 1)[0]
        (tmp_path / f"{stem}.meta.json").write_text(json.dumps({"publisher": name}))
    (tmp_path / "five.jsonl.gz").write_bytes(gzip.compress(line().encode()))
    (tmp_path / "five.meta.json").write_text(json.dumps({"publisher": "five.jsonl.gz", "date": None}))
    names = ["one.txt", "two.b.txt", "three", "four.md", "five.jsonl.gz"]
    assert [only(read(tmp_path / name)).publisher for name in names] == names


def test_title_is_read_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    flags = Meta(title="Army gets howitzers")
    assert only(read(tmp_path / "a.txt", flags=flags)).text == ENGLISH
    article = only(read(tmp_path / "a.txt", flags=flags, read_title=True))
    assert article.text == f"Army gets howitzers\n\n{ENGLISH}"
    assert article.sha256 == text_hash(article.text)
    (tmp_path / "a.txt").write_text(f"\nArmy gets howitzers\n{ENGLISH}")
    assert only(read(tmp_path / "a.txt", flags=flags, read_title=True)).text == f"\nArmy gets howitzers\n{ENGLISH}"
    assert only(read(tmp_path / "a.txt", read_title=True)).title is None


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-06-19", "2024-06-19"),
        (" 2024-02-29 ", "2024-02-29"),
        ("2024-06-19T10:00:00Z", "2024-06-19"),
        ("2024-06-19 10:00", "2024-06-19"),
        ("2024-06-19T23:59:59.123456789+09:00", "2024-06-19"),
        ("20240619T101500Z", "2024-06-19"),
        ("", None),
    ],
)
def test_dates(given: str, published: str | None) -> None:
    assert only(read("-", stdin=line(date=given).encode())).published == published


def test_of_one_id_the_greater_hash_is_kept_in_any_order() -> None:
    def article(text: str, title: str | None) -> Article:
        return Article("article-1", "a.txt", text, text_hash(text), title=title)

    versions = [article("a", None), article("b", None), article("a", "Title"), article("b", "Title"), article("c", "T")]
    results = set()
    for order in itertools.permutations(versions):
        best = order[0]
        for other in order[1:]:
            best = kept(best, other)
        results.add(best)
    (best,) = results
    assert best.sha256 == max(version.sha256 for version in versions)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_articles(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl.gz"
        with gzip.open(path, "wt") as out:
            for number in range(count):
                out.write(line(url=f"https://example.org/{number}", text=ENGLISH * 100))
        tracemalloc.start()
        try:
            assert sum(isinstance(item, Article) for item in articles([str(path)])) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    list(articles([], stdin=io.BytesIO()))
    peak(5)  # loads the language model
    assert peak(120) < peak(12) + 150_000


# --- bad inputs -----------------------------------------------------------------------------------

#: name, bytes, and pieces of the one sentence (the file and the fix among them).
BAD_FILES: list[tuple[str, bytes, tuple[str, ...]]] = [
    ("empty.txt", b"", ("empty.txt: empty", "put the article's text")),
    ("mark.txt", b"\xef\xbb\xbf", ("mark.txt: empty",)),
    ("space.txt", b" \n\t\r\n\xc2\xa0", ("space.txt: no words", "put the article's text")),
    ("signs.txt", b"12 --- 13 * * *", ("signs.txt: no words",)),
    ("nul.txt", b"MZ\x90\0\x03\0\0\0The army", ("nul.txt: binary", "--encoding utf-16-le")),
    ("random.txt", bytes(random.Random(1).choices(range(1, 256), k=4000)), ("random.txt: neither UTF-8", "--encoding")),
    ("a.pdf", b"%PDF-1.7\nstream", ("a.pdf: this is a PDF", ".txt")),
    ("a.docx", b"PK\x03\x04word", ("a.docx: this is a ZIP archive or an office document", ".txt")),
    ("a.txt.gz", gzip.compress(ENGLISH.encode()), ("a.txt.gz: this is compressed", "unpack")),
    ("a.html", b"\n <!DOCTYPE html><p>The army said", ("a.html: this is HTML", ".txt")),
    ("a.rtf", rb"{\rtf1 The army said}", ("a.rtf: this is RTF", ".txt")),
    ("a.json", b'[{"text": "The army said"}]', ("a.json: JSON", ".jsonl")),
    ("m.tsv", b"file\ttitle\na.txt\tThe title\n", ("m.tsv: a table", "--meta")),
    ("a.meta.json", b'{"title": "T"}', ("a.meta.json: metadata", "name that article")),
    ("cut.txt", "The “army” said".encode() + b"\xe2\x80", ("cut.txt: UTF-8 with a broken byte at offset 19",)),
    ("half.txt", b"\xff\xfeT\0h\0e\0x", ("half.txt: its byte order mark says utf-16-le", "--encoding")),
    ("long.txt", ENGLISH.encode() * 200, ("long.txt: over the limit of 10,000 bytes", "split it")),
    ("uk.txt", UKRAINIAN.encode(), ("uk.txt: the text is not English but Ukrainian (uk)", "--any-language")),
    ("koi.txt", UKRAINIAN.encode("koi8-u"), ("koi.txt: the text is not English but Ukrainian (uk)",)),
    ("empty.jsonl", b"", ("empty.jsonl: empty", "one JSON object a line")),
    ("blank.jsonl", b"\n \n", ("blank.jsonl: empty",)),
    ("wide.jsonl", line().encode("utf-16"), ("wide.jsonl: JSON Lines in UTF-16", "UTF-8")),
    ("packed.jsonl", gzip.compress(line().encode()), ("packed.jsonl: compressed", ".jsonl.gz")),
    ("plain.jsonl.gz", line().encode(), ("plain.jsonl.gz: damaged or cut short",)),
    ("cut.jsonl.gz", gzip.compress(line().encode())[:-20], ("cut.jsonl.gz: damaged or cut short", "fetch it again")),
    ("bomb.jsonl.gz", gzip.compress(b" " * 500_000), ("bomb.jsonl.gz: unpacks to over 100 times its size",)),
    ("bomb2.jsonl.gz", gzip.compress(b"\n" * 500_000), ("bomb2.jsonl.gz: unpacks to over 100 times its size",)),
]  # fmt: skip

#: a line, and pieces of the sentence about it.
BAD_LINES: list[tuple[bytes, tuple[str, ...]]] = [
    (b'{"text": "The army', ("broken JSON", "write the line again")),
    (b"[" * 15_000, ("broken JSON (nested too deeply)",)),
    (b'{"text": "x", "n": ' + b"1" * 9000 + b"}", ("broken JSON",)),
    (b'["text"]', ("not a JSON object", "url, title, publisher, date and text")),
    (b'{"title": "T"}', ("it has no text", '"text"')),
    (b'{"text": null}', ("its text is not a string",)),
    (b'{"text": ["a"]}', ("its text is not a string",)),
    (b'{"text": ""}', ("empty",)),
    (b'{"text": " \\u0000"}', ("no words",)),
    (b'{"text": "The army said \xff"}', ("not UTF-8", "--encoding")),
    (json.dumps({"text": UKRAINIAN}).encode(), ("not English but Ukrainian (uk)", "--any-language")),
    (line(date="2024-02-30").encode(), ('there is no date "2024-02-30"', "2024-06-19")),
    (line(date="2023-02-29").encode(), ('there is no date "2023-02-29"',)),
    (line(date="2024-13").encode(), ('there is no date "2024-13"',)),
    (line(date="19 June 2024").encode(), ('there is no date "19 June 2024"',)),
    (line(date="2024-06-19T25:00:00").encode(), ("there is no date",)),
    (line(date="0000").encode(), ("there is no date",)),
    (line(date=True).encode(), ("its date is true", "string")),
    (line(title=["T"]).encode(), ("its title is", "string")),
    (line(text=ENGLISH * 130).encode(), ("over the limit of 10,000 bytes",)),
    (line(text=ENGLISH * 900).encode(), ("over the limit of 20,000 bytes",)),
]


@pytest.mark.parametrize(("name", "data", "pieces"), BAD_FILES, ids=[name for name, *_ in BAD_FILES])
def test_bad_file(tmp_path: Path, name: str, data: bytes, pieces: tuple[str, ...]) -> None:
    """One Skipped for the file; a good file after it is read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(ENGLISH)
    bad, good = read(tmp_path / name, tmp_path / "good.txt", max_bytes=10_000)
    assert isinstance(good, Article)
    assert isinstance(bad, Skipped)
    assert bad.source == name
    for piece in pieces:
        assert piece in bad.reason
    assert bad.reason.startswith(name)
    assert str(tmp_path) not in bad.reason
    assert "\n" not in bad.reason


@pytest.mark.parametrize(("bad", "pieces"), BAD_LINES)
@pytest.mark.parametrize("name", ["w.jsonl", "w.jsonl.gz", "-"])
def test_bad_line(tmp_path: Path, name: str, bad: bytes, pieces: tuple[str, ...]) -> None:
    """The line is named by its number and the lines around it are read."""
    data = line().encode() + bad + b"\n" + line().encode()
    if name == "-":
        items = read("-", stdin=data, max_bytes=10_000)
    else:
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        items = read(tmp_path / name, max_bytes=10_000)
    assert [type(item) for item in items] == [Article, Skipped, Article]
    assert items[1].source == f"{name}#2"
    (reason,) = reasons(items)
    assert reason.startswith(f"{'standard input' if name == '-' else name}, line 2: ")
    for piece in pieces:
        assert piece in reason


def test_articles_before_a_damage_are_kept(tmp_path: Path) -> None:
    lines = "".join(line(text=ENGLISH, url=f"https://example.org/{random.Random(n).random()}") for n in range(400))
    packed = gzip.compress(lines.encode())
    (tmp_path / "w.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    items = read(tmp_path / "w.jsonl.gz")
    assert isinstance(items[0], Article)
    assert reasons(items) == [items[-1].reason]  # type: ignore[union-attr]


def test_a_file_of_broken_lines_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_text("{\n" * 100_000)
    items = read(tmp_path / "w.jsonl")
    assert len(items) == 101
    assert "100 lines in a row" in reasons(items)[-1]


def test_a_text_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """50 MB as a sparse file and on standard input: no more than the limit is ever held."""
    with open(tmp_path / "huge.txt", "wb") as out:
        out.truncate(50_000_000)
    with open(tmp_path / "huge.jsonl", "wb") as out:
        out.truncate(50_000_000)
    tracemalloc.start()
    try:
        for items in (read(tmp_path / "huge.txt"), read(tmp_path / "huge.jsonl"), read("-", stdin=b"x" * 50_000_000)):
            assert len(items) == 1
            assert "over the limit of" in reasons(items)[0]
        # the 50 MB given as standard input are the test's own, twice (BytesIO shares them)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000 + 4 * MAX_BYTES + 5_000_000
    finally:
        tracemalloc.stop()


def test_missing_inputs(tmp_path: Path) -> None:
    (tmp_path / "folder/none").mkdir(parents=True)
    (tmp_path / "folder/read.me").write_text(ENGLISH)
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    items = read(tmp_path / "missing.txt", tmp_path / "folder", tmp_path / "link.txt", "a\0b", "x" * 5000)
    assert [item.source for item in items[:3]] == ["missing.txt", "folder", "link.txt"]
    found = reasons(items)
    assert len(found) == 5
    assert found[0].startswith("missing.txt: no such file")
    assert found[1].startswith("folder: no article in this folder; put files ending in .txt, .jsonl")
    assert found[2].startswith("link.txt: no such file")


def test_folder_links(tmp_path: Path) -> None:
    """A loop is told and ends; a dangling or circular link is told; a linked folder is read."""
    (tmp_path / "in/sub").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "in/sub/a.txt").write_text(ENGLISH)
    (tmp_path / "out/b.txt").write_text(ENGLISH)
    (tmp_path / "in/sub/loop").symlink_to("..")
    (tmp_path / "in/other").symlink_to("../out")
    (tmp_path / "in/gone.txt").symlink_to("gone")
    (tmp_path / "in/self.txt").symlink_to("self.txt")
    items = read(tmp_path / "in")
    assert [item.source for item in items if isinstance(item, Article)] == ["b.txt", "a.txt"]
    skipped = {item.source: item.reason for item in items if isinstance(item, Skipped)}
    assert sorted(skipped) == ["gone.txt", "self.txt", "sub/loop"]
    assert skipped["sub/loop"] == "sub/loop: a link to a folder that is read already; remove the link"
    assert "link to a file that isn't there" in skipped["gone.txt"]


def test_devices_and_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.jsonl")
    with socket.socket(socket.AF_UNIX) as listener:
        where = os.getcwd()
        os.chdir(tmp_path)  # a socket's path may be no longer than a hundred bytes
        try:
            listener.bind("c.txt")
        finally:
            os.chdir(where)
        items = read(tmp_path, "/dev/zero", "/dev/null")
    assert [item.source for item in items] == ["a.txt", "b.jsonl", "c.txt", "zero", "null"]
    assert all("a device or pipe" in reason and "give -" in reason for reason in reasons(items))
    assert len(reasons(items)) == 5


def test_unreadable(tmp_path: Path) -> None:
    """What the system refuses to read is told in its words, without the path."""
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything but this
        path = Path("/proc/self/mem")
    (reason,) = reasons(read(path))
    assert reason.startswith(f"{path.name}: ")
    assert "make it readable" in reason
    assert str(path.parent) not in reason


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    with open(path, "w") as out:
        out.write(ENGLISH)
    assert only(read(tmp_path)).source == "\\xff.txt"


@pytest.mark.parametrize(
    ("data", "piece"),
    [
        (b"{", "write {"),
        (b"[]", "it holds no JSON object"),
        (b'{"title": 3}', "its title is 3"),
        (b"\xff\xfe\x00", "its byte order mark"),
        (b"{" + b" " * 1_000_000 + b"}", "over 1,000,000 bytes"),
        (b'{"date": "2024-06-31"}', 'there is no date "2024-06-31"'),
        (b"[" * 90_000, "nested too deeply"),
    ],
)
def test_bad_sidecar(tmp_path: Path, data: bytes, piece: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(ENGLISH)
    (tmp_path / "in/a.meta.json").write_bytes(data)
    (item,) = read(tmp_path)
    assert isinstance(item, Skipped)
    assert item.source == "in/a.txt"
    assert piece in item.reason
    assert item.reason.startswith("in/a.")


@pytest.mark.parametrize(
    ("table", "pieces"),
    [
        ("", ("no column file", "file, title, publisher, date, url")),
        ("title,publisher\nT,P\n", ("no column file",)),
        ("file,titel\na.txt,T\n", ('unknown column "titel", did you mean title?',)),
        ("file,publishers,title\na.txt,P,T\n", ("did you mean publisher?",)),
        ("file,title,title\na.txt,T,T\n", ("stands twice",)),
        ("file,licence\na.txt,CC0\n", ("no column besides file",)),
        ("file,title\na.txt,T,more\n", ("line 2", "3 cells under 2 columns")),
        ("file,title\n,T\n", ("line 2", "no file named")),
        ("file,title\na.txt,T\n\n./a.txt,U\n", ("line 4", '"a.txt" stands on line 2 already')),
        ('file,title\na.txt,"T\n', ("unexpected end of data",)),
        ("file,title\na.txt,T\0\n", ("binary",)),
        ("file,title\na.txt," + "T" * 200_000 + "\n", ("line 2", "field larger than field limit")),
    ],
)
def test_bad_meta_table(tmp_path: Path, table: str, pieces: tuple[str, ...]) -> None:
    """A table that is wrong as a whole is refused before anything is read."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "m.csv").write_text(table)
    with pytest.raises(SettingError) as caught:
        articles([str(tmp_path / "a.txt")], SourceSettings(meta=tmp_path / "m.csv"))
    for piece in (*pieces, "--meta m.csv"):
        assert piece in str(caught.value)


def test_missing_meta_table(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"--meta m.csv: no such file or directory; name a CSV or TSV file"):
        articles([], SourceSettings(meta=tmp_path / "m.csv"))


def test_meta_rows_for_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(ENGLISH)
    (tmp_path / "m.csv").write_text("file,title,date\na.txt,T,\ngone.txt,U,\nb.txt,V,2024-02-30\n")
    items = read(tmp_path / "a.txt", meta=tmp_path / "m.csv")
    assert reasons(items) == ['m.csv, line 3: there is no file "gone.txt"; correct the name']
    assert reasons(read(tmp_path / "b.txt", meta=tmp_path / "m.csv"))[0].startswith("b.txt: there is no date")


def test_unknown_metadata_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.meta.json").write_text('{"title": "T", "headline": "x"}')
    (tmp_path / "m.csv").write_text("file,title,licence\na.txt,T,CC0\n")
    told: list[str] = []
    settings = SourceSettings(meta=tmp_path / "m.csv")
    list(articles([str(tmp_path / "a.txt")], settings, note=lambda _, sentence: told.append(sentence)))
    assert ['"licence"' in told[0], '"headline"' in told[1], len(told)] == [True, True, 2]


@pytest.mark.parametrize(
    ("settings", "piece"),
    [
        ({"encoding": "klingon"}, "--encoding klingon: no such text encoding"),
        ({"encoding": "base64"}, "--encoding base64: no such text encoding"),
        ({"encoding": "x\0"}, "no such text encoding"),
        ({"flags": Meta(date="2024-06-31")}, '--date: there is no date "2024-06-31"'),
    ],
)
def test_bad_setting(settings: dict[str, object], piece: str) -> None:
    with pytest.raises(SettingError, match=None) as caught:
        articles([], SourceSettings(**settings))  # type: ignore[arg-type]
    assert piece in str(caught.value)


def test_flags_describe_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.txt").write_text(ENGLISH + "More.")
    (tmp_path / "c.txt").write_text("")
    flags = Meta(title="T")
    items = read(tmp_path / "c.txt", tmp_path / "a.txt", flags=flags)
    assert [type(item) for item in items] == [Skipped, Article]
    given = articles([str(tmp_path)], SourceSettings(flags=flags))
    with pytest.raises(SettingError, match="--meta"):
        next(given)


def test_wrongly_declared_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The crew was “safe”.".encode())
    (reason,) = reasons(read(tmp_path / "a.txt", encoding="ascii"))
    assert reason.startswith("a.txt: --encoding says ascii, and the bytes are not that at byte 13; give the right one")


def test_forced_language_is_recorded() -> None:
    assert only(read("-", stdin=UKRAINIAN.encode(), any_language=True)).language == "uk"


def test_lone_surrogates_and_nul_are_kept_and_written() -> None:
    data = b'{"text": "The \\ud800 minister \\u0000 said \\udfff\\u202e so.", "title": "\\ud83d"}\n'
    article = only(read("-", stdin=data))
    assert article.text == "The \ud800 minister \0 said \udfff\u202e so."
    written = jsonl.dumps(Reading(article, (), ()))
    written.encode("utf-8")
    assert jsonl.loads(written).article == article

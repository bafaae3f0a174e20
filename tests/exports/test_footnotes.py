"""Notes in Markdown and BibTeX, read back by parsers of others."""

import re
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from kg.exports.footnotes import Note, bibtex, markdown

PLAIN = Note(
    "Iran supplied Russia with 600 drones.",
    "Coast Radio",
    "Drones over Kharkiv",
    "2023-01-10",
    "https://coast.example/a?b=1&c=%20_d#e",
    "drones.txt",
)

HOSTILE = [
    "plain words",
    "50% of $100 & #1_a {b} ~c ^d \\e",
    "\\input{/etc/passwd} \\write18{rm}",
    "unbalanced } brace { and }}",
    "@article{evil, title={x}}",
    "a -- b --- c ,, ''d'' ``e`` 'f' \"g\"",
    "*bold* _it_ **b** `code` ~~gone~~ ==mark== ++ins++",
    "[link](javascript:alert(1)) ![img](http://x.example/i.png) [^1] [a]: b",
    "<script>alert(1)</script> <b> &lt; &amp; <https://x.example>",
    "see http://x.example/a_b and www.x.example or a@x.example, says @user in #12",
    "1. a list",
    "12) another",
    "- a list",
    "+ a list",
    "# heading",
    "> quote",
    "=== rule",
    "    indented",
    "two\nlines\r\nand\ttabs \u2028 here",
    "$a$ and $$b$$ <<c>> | d | !!e ?`f",
    ":smile: a:b c: d",
    "Кореспондент “пише” – naïve ½ 北",
    "end with a backslash \\",
    "NUL \x00 and bell \x07",
]


#: Names of LaTeX's own (its encoding OT1 and T1) that the parser's table lacks or draws otherwise.
_NAMES = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


def one_line(text: str) -> str:
    return " ".join(re.sub("[\x00-\x08]", "\ufffd", text).split())


def texts(tokens: list[Any]) -> list[str]:
    """All that a reader sees, and the kind of every other token."""
    found = []
    for token in tokens:
        if token.children is not None:
            found += texts(token.children)
        elif token.content:
            found.append(token.content)
    return found


def footnotes(source: str, **options: Any) -> list[Any]:
    parser = MarkdownIt("commonmark" if not options else "gfm-like", options).use(footnote_plugin)
    parser.use(dollarmath_plugin)
    uses = "".join(f"[^{number}]" for number in range(1, source.count("\n[^") + 2))
    return [token for token in parser.parse(f"{uses}\n\n{source}\n") if token.type == "inline"][1:]


def kinds(token: Any) -> list[str]:
    return [child.type for child in token.children]


def test_markdown_plain() -> None:
    assert list(markdown([PLAIN])) == [
        "[^1]: “Iran supplied Russia with 600 drones.”, Coast Radio, *Drones over Kharkiv*, 2023-01-10, "
        "<https://coast.example/a?b=1&c=%20_d#e>."
    ]
    bare = Note(None, None, None, None, None, "a.txt")
    first, second = markdown([bare, PLAIN])
    assert first == "[^1]: a.txt."
    assert second.startswith("[^2]: “Iran")


@pytest.mark.parametrize("options", [{}, {"linkify": False, "typographer": False}], ids=["commonmark", "gfm"])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_of_a_hostile_text_is_that_text(text: str, options: dict[str, Any]) -> None:
    note = Note(text, text, text, None, None, "a.txt")
    (token,) = footnotes("\n".join(markdown([note])), **options)
    assert kinds(token).count("em_open") == kinds(token).count("em_close") == 1
    assert set(kinds(token)) <= {"text", "em_open", "em_close", "text_special", "entity", "footnote_anchor"}
    want = one_line(text)
    assert "".join(child.content for child in token.children) == f"“{want}”, {want}, {want}."


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_of_a_hostile_publisher_opens_no_block(text: str) -> None:
    parser = MarkdownIt("commonmark").use(footnote_plugin)
    (line,) = markdown([Note(None, text, "T", None, None, "a.txt")])
    blocks = [token.type for token in parser.parse(f"x[^1]\n\n{line}\n")]
    assert not {"heading_open", "blockquote_open", "html_block", "code_block", "hr"} & set(blocks)
    assert not {"bullet_list_open", "ordered_list_open"} & set(blocks)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.example/ a", "https://x.example/}\\input{y}", "x"])
def test_an_address_that_is_none_stays_text(url: str) -> None:
    note = Note("Words.", None, "T", None, url, "a.txt")
    (token,) = footnotes("\n".join(markdown([note])))
    assert "link_open" not in kinds(token)
    (entry,) = read(bibtex([note]))
    assert "url" not in entry
    assert entry["note"] == f"“Words.” {one_line(url)}"


def read(entries: Any) -> list[dict[str, str]]:
    """The entries as a parser gives them, with LaTeX decoded; an address is no LaTeX."""
    text = "\n".join(entries)
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, mark) for name, mark in _NAMES.items()]
    context.add_context_category("names", macros=macros, prepend=True)
    decoding = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=context, keep_comments=True))
    raw = bibtexparser.parse_string(text)
    library = bibtexparser.parse_string(text, append_middleware=[decoding])
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    return [
        {
            field.key: str((plain if field.key == "url" else field).value)
            for field, plain in zip(one, other, strict=True)
        }
        for one, other in zip(
            (entry.fields for entry in library.entries), (entry.fields for entry in raw.entries), strict=True
        )
    ]


def test_bibtex_plain() -> None:
    (text,) = bibtex([PLAIN])
    assert re.fullmatch(r"@misc\{kg-[0-9a-f]{12},\n.*\}\n", text, re.DOTALL)
    (entry,) = read([text])
    assert entry == {
        "title": "Drones over Kharkiv",
        "howpublished": "Coast Radio",
        "date": "2023-01-10",
        "year": "2023",
        "month": "jan",
        "url": "https://coast.example/a?b=1&c=%20_d#e",
        "note": "“Iran supplied Russia with 600 drones.”",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_of_a_hostile_text_is_that_text(text: str) -> None:
    first, second = read(bibtex([Note(text, text, text, "2024", None, "a.txt"), PLAIN]))
    want = one_line(text)
    assert (first["title"], first["howpublished"], first["note"]) == (want, want, f"“{want}”")
    assert second["title"] == "Drones over Kharkiv"


@pytest.mark.parametrize(
    ("published", "year", "month"), [("2024", "2024", None), ("2024-06", "2024", "jun"), ("2024-22", None, None)]
)
def test_bibtex_dates(published: str, year: str | None, month: str | None) -> None:
    (entry,) = read(bibtex([Note("Words.", None, None, published, None, "a.txt")]))
    assert (entry["date"], entry.get("year"), entry.get("month")) == (published, year, month)


def test_a_key_hangs_on_its_own_note_alone() -> None:
    other = Note("Other words.", "Coast Radio", "T", None, None, "b.txt")

    def keys(*notes: Note) -> list[str]:
        return [text.split("{")[1].split(",")[0] for text in bibtex(notes)]

    assert keys(PLAIN, other) == list(reversed(keys(other, PLAIN)))
    assert len(set(keys(PLAIN, other))) == 2

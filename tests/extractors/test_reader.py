"""The learned reader: the same claims whatever it read before, and a clear sentence where its files are wrong."""

import json
import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import resources
from kg.errors import ReaderError
from kg.extractors.reader import decoding, labels
from kg.extractors.reader.reader import LearnedReader
from kg.extractors.reader.windows import SENTENCE_PIECES, SHOWN_PIECES, Window, openers, scope, windows
from kg.extractors.reading import ArticleReader
from kg.model import Article, jsonl
from kg.model.ids import text_hash
from kg.nlp.document import Doc, Sentence, Token
from kg.nlp.parsing import Parser

MODEL = resources.package_file("extractors", "reader", "model")


@cache
def shipped() -> LearnedReader:
    return LearnedReader()


@cache
def parser() -> Parser:
    return Parser()


def article(text: str) -> Article:
    return Article(f"article-{text_hash(text)[:8]}", "a.txt", text, text_hash(text))


# Windows ---------------------------------------------------------------------------------------------------


def line(number: int, *, item: bool) -> Sentence:
    token = Token(number * 10, number * 10 + 4, "word", "NN", "ROOT", 0)
    return Sentence(token.start, token.end, (token,), number, item)


def lines(items: str) -> Doc:
    """One sentence a line; ``-`` marks an item of a list."""
    sentences = tuple(line(number, item=mark == "-") for number, mark in enumerate(items))
    return Doc(article("x"), "word      " * len(items), sentences)


@pytest.mark.parametrize(
    ("items", "opened"),
    [
        ("..", [None, None]),
        (".--", [None, 0, 0]),
        ("--", [None, None]),
        (".-.--", [None, 0, None, 2, 2]),
    ],
)
def test_the_line_before_a_list_opens_it(items: str, opened: list[int | None]) -> None:
    assert openers(lines(items)) == opened


def test_every_readable_sentence_is_decided_once() -> None:
    pieces = [40, 0, 100, 90, 20, 170, 5, 5]
    found = windows(pieces, [None] * len(pieces))
    assert [index for window in found for index in window.own] == [0, 2, 3, 4, 5, 6, 7]
    assert all(set(window.own) <= set(window.sentences) for window in found)


def test_a_window_shows_its_neighbours_and_the_opener_of_its_list() -> None:
    pieces = [100] * 5
    found = windows(pieces, [None, None, None, 0, 0])
    assert found[-1].own == (4,)
    assert found[-1].sentences == (0, 3, 4)


@given(
    st.lists(st.tuples(st.integers(0, SENTENCE_PIECES), st.booleans()), max_size=40),
)
def test_no_window_is_longer_than_the_encoder_reads(sentences: list[tuple[int, bool]]) -> None:
    pieces = [count for count, _ in sentences]
    opened: list[int | None] = []
    for index, (_, item) in enumerate(sentences):
        opened.append((opened[-1] if opened[-1] is not None else index - 1) if item and index else None)
    found = windows(pieces, opened)
    assert [index for window in found for index in window.own] == [n for n, count in enumerate(pieces) if count]
    assert all(sum(pieces[index] for index in window.sentences) <= SHOWN_PIECES for window in found)


def test_scope_is_the_neighbours_and_the_opener() -> None:
    window = Window((0, 3, 4, 5), (4,))
    assert scope(4, window, [None, None, None, 0, 0, None]) == (0, 3, 4, 5)
    assert scope(5, window, [None] * 6) == (4, 5)


# Decoding --------------------------------------------------------------------------------------------------


def test_of_neighbouring_words_the_likelier_is_the_trigger() -> None:
    chances = np.zeros((4, len(labels.TYPES)))
    chances[1:3, 2] = [0.6, 0.9]
    chances[3, 4] = 0.7
    assert [(word, kind) for word, kind, _ in decoding.triggers(chances, 0.5)] == [(2, 2), (3, 4)]


def test_a_continuing_label_needs_its_beginning() -> None:
    kind = labels.TYPE_INDEX["Attack"]
    chances = np.full((3, labels.LABELS), 1e-6)
    target = labels.begin("target")
    chances[0, 0] = 0.9
    chances[1, target + 1] = 0.9  # an inside without its begin
    chances[1, target] = 0.05
    chances[2, target + 1] = 0.9
    found = decoding.spans(chances, kind)
    assert [(item.name, item.start, item.end) for item in found] == [("target", 1, 3)]


def test_a_role_of_another_type_is_never_read() -> None:
    kind = labels.TYPE_INDEX["Meeting"]
    chances = np.full((2, labels.LABELS), 1e-6)
    chances[:, labels.begin("supplier")] = 0.99
    assert decoding.spans(chances, kind) == []


# The model -------------------------------------------------------------------------------------------------


def test_the_shipped_labels_are_the_ontology_s() -> None:
    described = json.loads((MODEL / "reader.json").read_text(encoding="utf-8"))
    assert described["labels"] == json.loads(json.dumps(labels.metadata()))


@pytest.mark.slow
def test_a_changed_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    with (folder / "second.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ReaderError, match=r"second\.onnx is not the file"):
        LearnedReader(folder)


def test_a_missing_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="incomplete"):
        LearnedReader(tmp_path)


def test_a_model_of_another_vocabulary_is_refused(tmp_path: Path) -> None:
    described = json.loads((MODEL / "reader.json").read_text(encoding="utf-8"))
    described["labels"]["types"][0] = "Parade"
    described["sha256"] = {}
    (tmp_path / "reader.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(ReaderError, match="another vocabulary"):
        LearnedReader(tmp_path)


TEXTS = (
    "Norway will send two NASAMS batteries to Ukraine next month, a spokesman said.",
    "Iran has supplied Russia with up to 400 Shahed-136 drones since 2022, officials say. Russia denies it.",
    "The two presidents met in Geneva on Monday and signed a ceasefire agreement.\n\n"
    "Ukrainian forces destroyed five tanks near Kupiansk.",
    "\n".join(f"Battalion {n} of the army shelled the town of Marinka with {n} howitzers." for n in range(30)),
)


@pytest.mark.slow
def test_the_same_claims_whatever_was_read_before() -> None:
    reader = ArticleReader()
    alone = [jsonl.dumps(ArticleReader().read(article(text))[0]) for text in TEXTS]
    together = [jsonl.dumps(reader.read(article(text))[0]) for text in TEXTS]
    backwards = [jsonl.dumps(reader.read(article(text))[0]) for text in reversed(TEXTS)][::-1]
    assert together == alone
    assert backwards == alone
    assert sum(line.count('"trigger"') for line in alone) > 20


@pytest.mark.slow
@pytest.mark.parametrize("text", ["\ud800 sent tanks.", "A\x00B sent tanks to C.", "word " * 3000, "\u200b", "!" * 500])
def test_strange_text_is_read_without_a_fault(text: str) -> None:
    found = shipped().read(parser().parse(article(text)))
    assert all(item.span.end <= len(text) for item in found.mentions)


@pytest.mark.slow
def test_quotes_are_exact_where_lines_are_wrapped_and_spaces_odd() -> None:
    text = (
        "The\u00a0United States has agreed to send Ukraine 31 Abrams tanks, and Germany\n"
        "will deliver fourteen Leopard 2 tanks, officials in Washington said on Wednesday.\n"
        "The vehicles are to arrive before the summer, according to the Pentagon, which\n"
        "also announced that training would begin within weeks at bases across Europe.\n"
        "\n\u2022 Two Patriot batteries were delivered by Germany in April."
    )
    reading = ArticleReader().read(article(text))[0]
    assert reading.claims
    for claim in reading.claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert not claim.evidence.text.startswith("\u2022")

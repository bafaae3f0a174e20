"""How firmly something is said, by its wording."""

from pathlib import Path

import numpy as np
import pytest

from kg.extractors import phrasing
from kg.model import Article
from kg.model.vocabulary import ClaimType, Modality
from kg.nlp.document import Sentence, Token
from kg.nlp.parsing import Parser
from kg.training.phrasing import learned, write

#: A reader that has no opinion.
UNSURE = (0.2,) * len(phrasing.MODALITIES)


def sentence(*words: tuple[str, str, str, int]) -> Sentence:
    tokens = []
    start = 0
    for text, tag, dep, head in words:
        tokens.append(Token(start, start + len(text), text, tag, dep, head))
        start += len(text) + 1
    return Sentence(0, start - 1, tuple(tokens), 0, False)


WILL_SEND = sentence(
    ("Oslo", "NNP", "nsubj", 2), ("will", "MD", "aux", 2), ("send", "VB", "ROOT", 2), ("guns", "NNS", "dobj", 2)
)


def test_features_name_the_trigger_its_helpers_and_what_stands_beside() -> None:
    found = list(phrasing.features(WILL_SEND, 2, ClaimType.ARMS_TRANSFER))
    assert {"word send", "helped will", "form VB will", "with will send", "before2 oslo", "after1 guns"} <= set(found)
    assert len(found) == len(set(found))


def test_features_climb_to_the_governors() -> None:
    found = set(phrasing.features(WILL_SEND, 3, ClaimType.ARMS_TRANSFER))
    assert {"under dobj send", "modal above will", "root send VB"} <= found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Oslo sent forty guns to Rome in May.", "sent", Modality.ASSERTED),
        ("Oslo will send forty guns to Rome.", "send", Modality.PLANNED),
        ("Rome could attack the town.", "attack", Modality.POSSIBLE),
        ("Paris urged Rome to withdraw from the town.", "withdraw", Modality.DEMANDED),
    ],
)
def test_wording_alone_tells(text: str, trigger: str, expected: Modality) -> None:
    doc = Parser().parse(Article(id="a", source="a.txt", text=text, sha256=""))
    at = next(i for i, token in enumerate(doc.sentences[0].tokens) if token.text == trigger)
    assert phrasing.weighed(UNSURE, phrasing.features(doc.sentences[0], at, ClaimType.DEPLOYMENT)) is expected


def test_a_sure_reader_outweighs_plain_wording() -> None:
    words = phrasing.features(WILL_SEND, 0, ClaimType.POSITION)
    sure = (1e-9, 1e-9, 1e-9, 1.0, 1e-9)
    assert phrasing.weighed(sure, words) is Modality.DEMANDED


def test_learning_finds_what_tells_the_modalities_apart_and_is_the_same_twice(tmp_path: Path) -> None:
    rows = [(["helped will", "tag VB"], 2), (["helped ", "tag VBD"], 0)] * 40
    table = learned(rows, 3)
    assert np.argmax(table["helped will"]) == 2
    assert np.argmax(table["tag VBD"]) == 0
    for name in ("one", "two"):
        write(learned(rows, 3), ["a", "b", "c"], tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "trigger", "score", "expected"),
    [
        ("Oslo said that Rome sent forty guns.", "sent", 0.5, True),
        ("Rome sent forty guns to Oslo in May.", "sent", 0.5, False),
        ("Rome sent forty guns to Oslo in May.", "sent", 0.9999, True),
    ],
)
def test_an_unsure_speaker_needs_words_of_saying(text: str, trigger: str, score: float, expected: bool) -> None:
    sentence = Parser().parse(Article(id="a", source="a.txt", text=text, sha256="")).sentences[0]
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == trigger)
    assert phrasing.credible(score, phrasing.saying(sentence, at, ClaimType.ARMS_TRANSFER)) is expected

"""Training data as the product reads it, and the shipped weights found again."""

import json

import pytest

from kg.extractors.reader import labels
from kg.extractors.reader.pieces import Pieces
from kg.model import Article
from kg.nlp.parsing import Parser
from kg.resources import package_file
from kg.training.data import samples, targets
from kg.training.prepare import document

MODEL = package_file("extractors", "reader", "model")
TEXT = "Norway sent Ukraine two NASAMS batteries in May, a minister said.\nRussia condemned the delivery."
GOLD = {
    "entities": [
        {"name": "Norway", "type": "Country", "accept": []},
        {"name": "Ukraine", "type": "Country", "accept": []},
        {"name": "NASAMS", "type": "Weapon", "accept": ["NASAMS batteries"]},
    ],
    "claims": [
        {
            "type": "ArmsTransfer",
            "act": "delivered",
            "evidence": "Norway sent Ukraine two NASAMS batteries in May, a minister said.",
            "trigger": "sent",
            "args": [
                {"role": "supplier", "name": "Norway", "text": "Norway"},
                {"role": "recipient", "name": "Ukraine", "text": "Ukraine"},
                {"role": "item", "name": "NASAMS", "text": "NASAMS batteries"},
                {"role": "quantity", "value": {"value": 2}, "text": "two"},
            ],
            "time": {"text": "in May", "value": None},
            "attribution": [{"name": "minister", "text": "a minister"}],
            "polarity": "affirmed",
            "modality": "asserted",
        }
    ],
}


@pytest.mark.slow
def test_marked_claims_become_labels_on_the_words_that_the_reader_sees() -> None:
    form, placed = document(Parser().parse(Article("a", "a.txt", TEXT, "")), GOLD)
    assert placed == 1
    (sample,) = samples([json.loads(json.dumps(form))], Pieces(MODEL / "tokenizer.json"))
    (event,) = sample.events
    words = TEXT.replace(",", " ,").replace(".", " .").split()
    assert words[event.word] == "sent"
    told = {words[at]: label for at, label in enumerate(targets(sample, event)) if label > 0}
    assert told["Norway"] == labels.begin("supplier")
    assert told["batteries"] == labels.begin("item") + 1
    assert told["minister"] == labels.begin(labels.SPEAKER) + 1
    assert told["May"] == labels.begin(labels.TIME) + 1
    assert "Russia" not in told
    assert sample.mention is not None
    assert sample.mention[words.index("NASAMS")] == 1 + 2 * labels.ENTITIES.index("Weapon")


@pytest.mark.slow
def test_the_shipped_weights_come_back_out_of_the_graphs() -> None:
    pytest.importorskip("onnx", reason="onnx is an extra for training")
    from kg.training.restore import weights

    found = weights(MODEL)
    assert found["embeddings.word_embeddings.weight"].shape == (30522, 384)
    assert found["role.weight"].shape == (labels.LABELS, 384)
    assert found["mention.weight"].shape == (labels.MENTION_LABELS, 384)
    assert {f"layer.{n}.output.dense.weight" for n in range(12)} <= set(found)
    assert {f"top.{n}.attention.self.query.weight" for n in range(3)} <= set(found)
    assert found["layer.0.intermediate.dense.weight"].shape == (1536, 384)

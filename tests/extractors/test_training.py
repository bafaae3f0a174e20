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


@pytest.mark.slow
def test_what_teachers_say_lines_up_with_the_words_of_the_sentence() -> None:
    torch = pytest.importorskip("torch", reason="torch is an extra for training")
    import numpy as np

    from kg.training.batch import collate
    from kg.training.data import Told
    from kg.training.net import Net
    from kg.training.train import loss_of

    form, _ = document(Parser().parse(Article("a", "a.txt", TEXT, "")), GOLD)
    (sample,) = samples([json.loads(json.dumps(form))], Pieces(MODEL / "tokenizer.json"))
    (event,) = sample.events
    hard = collate([sample])
    home = sample.home(event.sentence)
    assert hard.roles[0, : len(home)].tolist() == np.array(targets(sample, event))[home].tolist()
    sent = home.index(event.word)
    assert hard.words[0, sent] == hard.centre[0]
    assert hard.distance[0, sent] == 0

    def one_hot(at: int, width: int) -> object:
        return np.eye(width, dtype=np.float16)[at]

    sample.trigger = hard.trigger[0].numpy().astype(np.float16)
    sample.named = np.eye(labels.MENTION_LABELS, dtype=np.float16)[np.array(sample.mention)]
    event.told = Told(
        np.eye(labels.LABELS, dtype=np.float16)[hard.roles[0, : len(home)].numpy()],
        one_hot(event.act, len(labels.ACT_NAMES)),  # type: ignore[arg-type]
        one_hot(event.modality, len(labels.MODALITIES)),  # type: ignore[arg-type]
        one_hot(event.polarity, len(labels.POLARITIES)),  # type: ignore[arg-type]
    )
    told = collate([sample])
    assert told.told
    assert not told.by_hand
    # certain teachers and hands that marked the same are the same lesson (triggers unweighed)
    net, weight = Net().eval(), torch.ones(len(labels.TYPES))
    same = [loss_of(net, batch, weight).item() for batch in (hard, told)]
    assert same[0] == pytest.approx(same[1], rel=1e-3)

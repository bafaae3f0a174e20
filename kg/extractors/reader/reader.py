"""Runs the shipped reader over a parsed article.

Each window and each trigger is one unpadded run of the graph: dynamic int8 scales activations over all
that stands in a run, so that neighbours in a batch would change what is read. One thread, so that sums
are taken in one order.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg import resources
from kg.errors import ReaderError
from kg.extractors.base import Candidate, Filler, LearnedMention
from kg.extractors.reader import decoding, labels
from kg.extractors.reader.pieces import CLS, SEP, Pieces, readable
from kg.extractors.reader.windows import Window, openers, scope, windows
from kg.model import Span
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.nlp.document import Doc

#: Probability from which a trigger becomes a candidate at all; the decoder chooses above it.
CANDIDATE = 0.4

#: Roles whose neighbouring spans stay apart: two numbers side by side are two numbers.
_APART = frozenset({Role.QUANTITY, Role.VALUE})

#: Words that are no filler by themselves, whatever the reader says.
_EMPTY = frozenset({"the", "a", "an", ",", ".", "and", "of"})


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader found in one article: candidates and mentions in reading order."""

    candidates: tuple[Candidate, ...]
    mentions: tuple[LearnedMention, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A window as the graph sees it: pieces, and for each word its first piece, sentence and place there."""

    window: Window
    ids: list[int]
    first: list[int]
    word_of: list[int]
    sentence_of: list[int]
    place: list[int]


class LearnedReader:
    """The shipped model. Raises ReaderError where a file is missing or isn't the one described."""

    name = "reader"

    def __init__(self, folder: Path | None = None) -> None:
        import onnxruntime as ort

        folder = folder or resources.package_file("extractors", "reader", "model")
        described = _description(folder)
        self.version: str = described["version"]
        self.emits = frozenset(ClaimType(name) for name in described["labels"]["types"])
        self._reach: int = described["reach"]
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._encoder = ort.InferenceSession(str(folder / "encoder.onnx"), options, providers=providers)
        self._second = ort.InferenceSession(str(folder / "second.onnx"), options, providers=providers)
        self._pieces = Pieces(folder / "tokenizer.json")

    def propose(self, doc: Doc) -> tuple[Candidate, ...]:
        """Candidates alone, as every extractor gives them."""
        return self.read(doc).candidates

    def read(self, doc: Doc) -> Found:
        """Candidates and mentions of the article."""
        pieces = [self._pieces.of([token.text for token in sentence.tokens]) for sentence in doc.sentences]
        read = [readable(sentence) for sentence in pieces]
        counts = [sum(len(word) for word in words[:count]) for words, count in zip(pieces, read, strict=True)]
        opened = openers(doc)
        candidates: list[Candidate] = []
        mentions: list[LearnedMention] = []
        for window in windows(counts, opened):
            shown = _show(window, pieces, read)
            below, trigger, mention = self._encoder.run(None, {"ids": np.array([shown.ids], dtype=np.int64)})
            own = np.isin(shown.sentence_of, window.own)
            mentions += _mentions(doc, shown, mention[shown.first], own)
            chances = trigger[shown.first] * own[:, None]
            for word, kind, score in decoding.triggers(chances, CANDIDATE):
                candidates.append(self._candidate(doc, shown, opened, below, word, kind, score))
        return Found(tuple(candidates), tuple(mentions))

    def _candidate(
        self, doc: Doc, shown: _Shown, opened: list[int | None], below: Any, word: int, kind: int, score: float
    ) -> Candidate:
        index = shown.sentence_of[word]
        near = scope(index, shown.window, opened)
        sentences = np.array([shown.sentence_of[at] if at >= 0 else -1 for at in shown.word_of])
        seen = np.flatnonzero(np.isin(sentences, near) | (sentences < 0))
        home = [at for at, sentence in enumerate(shown.sentence_of) if sentence == index]
        moved = {int(piece): position for position, piece in enumerate(seen)}
        words = np.array(shown.word_of)[seen]
        roles, act, modality, polarity = self._second.run(
            None,
            {
                "below": below[seen],
                "own": (sentences[seen] == index).astype(np.float32),
                "trigger": (words == word).astype(np.float32),
                "kind": np.array([kind], dtype=np.int64),
                "first": np.array([moved[shown.first[at]] for at in home], dtype=np.int64),
                "distance": np.array([at - word for at in home], dtype=np.int64),
            },
        )
        tokens = doc.sentences[index].tokens

        def span(first: int, end: int) -> Span:
            start, stop = tokens[first].start, tokens[end - 1].end
            return Span(start, stop, doc.text[start:stop])

        tagged = _joined(decoding.spans(roles, kind))
        chosen = [item for item in tagged if span(item.start, item.end).text.casefold() not in _EMPTY]
        times = sorted((item for item in chosen if item.name == labels.TIME), key=lambda item: -item.score)
        at = shown.place[word]
        speakers = sorted(
            (item for item in chosen if item.name == labels.SPEAKER),
            key=lambda item: (abs(item.start - at), item.start),
        )
        named = int(act.argmax())
        return Candidate(
            type=ClaimType(labels.TYPES[kind]),
            trigger=span(at, at + 1),
            sentence=index,
            act=Act(labels.ACT_NAMES[named]) if named else None,
            polarity=Polarity(labels.POLARITIES[int(polarity.argmax())]),
            modality=Modality(labels.MODALITIES[int(modality.argmax())]),
            fillers=tuple(
                Filler(Role(item.name), span(item.start, item.end), item.score)
                for item in chosen
                if item.name not in (labels.TIME, labels.SPEAKER)
            ),
            times=tuple(span(item.start, item.end) for item in times),
            speakers=tuple(span(item.start, item.end) for item in speakers),
            score=score,
            extractor=f"{self.name} {self.version}",
            rule=self.name,
            modalities=tuple(float(chance) for chance in modality),
            heard=tuple((tokens[item.start].start, item.score) for item in speakers),
        )


def _description(folder: Path) -> dict[str, Any]:
    path = folder / "reader.json"
    try:
        described: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for name, wanted in described["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise ReaderError(f"{folder / name} is not the file that reader.json describes; install kg again")
    except (OSError, ValueError, KeyError) as error:
        raise ReaderError(f"the reader's model in {folder} is incomplete ({error}); install kg again") from error
    if described["labels"] != json.loads(json.dumps(labels.metadata())):
        raise ReaderError(
            f"the reader in {folder} was trained on another vocabulary than ontology/ has; train it again (make train)"
        )
    return described


def _show(window: Window, pieces: list[list[tuple[int, ...]]], read: list[int]) -> _Shown:
    shown = _Shown(window, [CLS], [], [-1], [], [])
    for index in window.sentences:
        for word in range(read[index]):
            shown.first.append(len(shown.ids))
            shown.word_of.extend([len(shown.sentence_of)] * len(pieces[index][word]))
            shown.ids.extend(pieces[index][word])
            shown.sentence_of.append(index)
            shown.place.append(word)
    shown.ids.append(SEP)
    shown.word_of.append(-1)
    return shown


def _mentions(doc: Doc, shown: _Shown, chances: Any, own: Any) -> list[LearnedMention]:
    out = []
    for item in decoding.mentions(chances):
        index = shown.sentence_of[item.start]
        if not own[item.start] or shown.sentence_of[item.end - 1] != index:
            continue
        tokens = doc.sentences[index].tokens
        start, end = tokens[shown.place[item.start]].start, tokens[shown.place[item.end - 1]].end
        out.append(LearnedMention(Span(start, end, doc.text[start:end]), EntityType(item.name), item.score))
    return out


def _joined(tagged: list[decoding.Tagged]) -> list[decoding.Tagged]:
    """Spans of one role that touch are one filler: "the" + "Ukrainian port", a name and its apposition."""
    out: list[decoding.Tagged] = []
    for item in tagged:
        last = out[-1] if out else None
        if last is not None and last.name == item.name and last.end == item.start and item.name not in _APART:
            score = (last.score * (last.end - last.start) + item.score * (item.end - item.start)) / (
                item.end - last.start
            )
            out[-1] = decoding.Tagged(item.name, last.start, item.end, score)
        else:
            out.append(item)
    return out

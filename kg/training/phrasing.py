"""Learns the weights of :mod:`kg.extractors.phrasing` from marked articles.

    python -m kg.training.phrasing GOLD [OUT]

GOLD holds NAME.txt with NAME.json (the gold's form); OUT is the folder of the two tables of weights (default:
the shipped ones). The same articles give the same tables. Softmax regression by Adam over batches in an order
drawn from a fixed seed; features seen fewer than FEWEST times are left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg import resources
from kg.extractors.phrasing import BIAS, MODALITIES, SCALE, features, saying
from kg.model import Article
from kg.model.vocabulary import ClaimType, Modality
from kg.nlp.parsing import Parser

#: A feature seen less often is left out: 5 to 8 score alike, 3 gains nothing and takes twice the table.
FEWEST = 6
ROUNDS, BATCH, RATE, DECAY, RIDGE = 30, 256, 0.03, 0.88, 1e-4

Examples = list[tuple[list[str], int]]


def examples(folder: Path, parser: Parser) -> tuple[Examples, Examples]:
    """Features of every marked claim whose trigger is found in its evidence, with the number of its modality;
    and those of its saying, with 1 where somebody says it."""
    modal: Examples = []
    said: Examples = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\xa0", " ")
        gold = json.loads(path.read_text(encoding="utf-8").replace("\xa0", " "))
        doc = parser.parse(Article(id=path.stem, source=path.name, text=text, sha256=""))
        for claim in gold["claims"]:
            place = text.find(claim["trigger"], text.find(claim["evidence"]))
            kind = ClaimType(claim["type"])
            for sentence in doc.sentences:
                for at, token in enumerate(sentence.tokens):
                    if token.start <= place < token.end:
                        modality = MODALITIES.index(Modality(claim["modality"]))
                        modal.append((list(features(sentence, at, kind)), modality))
                        said.append((list(saying(sentence, at, kind)), int(bool(claim["attribution"]))))
    return modal, said


def learned(rows: Examples, outcomes: int) -> dict[str, list[int]]:
    """Whole-number weights by feature, one an outcome, in the order of names, the bias first."""
    seen = Counter(name for names, _ in rows for name in names)
    names = [BIAS, *sorted(name for name, count in seen.items() if count >= FEWEST)]
    number = {name: at for at, name in enumerate(names)}
    inputs = [np.array([0, *(number[name] for name in row if name in number)]) for row, _ in rows]
    wanted = np.array([outcome for _, outcome in rows])
    weights = _fitted(inputs, wanted, len(names), outcomes)
    return {name: [round(float(weight) * SCALE) for weight in weights[at]] for at, name in enumerate(names)}


def _fitted(
    inputs: Sequence[NDArray[np.int_]], wanted: NDArray[np.int_], count: int, outcomes: int
) -> NDArray[np.float64]:
    weights = np.zeros((count, outcomes))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    random = np.random.default_rng(0)
    step, rate = 0, RATE
    for _ in range(ROUNDS):
        order = random.permutation(len(inputs))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            scores = np.stack([weights[inputs[row]].sum(axis=0) for row in batch])
            chances = np.exp(scores - scores.max(axis=1, keepdims=True))
            chances /= chances.sum(axis=1, keepdims=True)
            chances[np.arange(len(batch)), wanted[batch]] -= 1
            slope = 2 * RIDGE * weights
            for row, change in zip(batch, chances / len(batch), strict=True):
                np.add.at(slope, inputs[row], change)
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            square = 0.999 * square + 0.001 * slope**2
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        rate *= DECAY
    return weights


def write(table: dict[str, list[int]], outcomes: Sequence[str], out: Path) -> None:
    """The table as a file; features whose weights all round to nothing are left out."""
    head = f"# Weights of kg.extractors.phrasing, {SCALE} to one, made by kg.training.phrasing.\n"
    lines = ["\t".join(["feature", *outcomes])]
    lines += ["\t".join([name, *map(str, row)]) for name, row in table.items() if name == BIAS or any(row)]
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Learn from the folder named and write both tables."""
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else resources.package_file("extractors")
    modal, said = examples(Path(sys.argv[1]), Parser())
    names = [modality.value for modality in MODALITIES]
    write(learned(modal, len(names)), names, out / "phrasing.tsv")
    write(learned(said, 2), ["nobody", "somebody"], out / "saying.tsv")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

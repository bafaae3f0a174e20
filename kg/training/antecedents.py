"""Learns the weights of :mod:`kg.nlp.antecedents` from marked articles.

    python -m kg.training.antecedents GOLD [OUT]

GOLD holds NAME.txt with NAME.json (the gold's form); OUT is the table of weights (default: the shipped one). The
same articles give the same table. Each pronoun that fills a role or speaks is a choice among the entities before
it and nothing: softmax regression by Adam over all of them at once.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg import resources
from kg.extractors.reader.reader import LearnedReader
from kg.model import Article, Span
from kg.model.vocabulary import ROLES, SPEAKERS, ClaimType, EntityType, Role
from kg.nlp.antecedents import PRONOUNS, SCALE, Pronoun, ranked
from kg.nlp.document import Doc
from kg.nlp.lexicon import Lexicon
from kg.nlp.mentions import FillerSpan
from kg.nlp.parsing import Parser
from kg.nlp.resolution_clusters import Cluster, ClusterBook
from kg.scoring.words import plain

#: A feature seen with fewer choices is left out. Of four ridges from 0.1 to 3, 1 and 3 are the best on folds of train.
FEWEST = 5
STEPS, RATE, RIDGE = 300, 0.03, 1.0

#: A pronoun's place and the types that its role admits.
_Asked = tuple[int, int, frozenset[EntityType]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun's choices: what is looked at for each, nothing first, and which of them are right."""

    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def examples(folder: Path, parser: Parser, reader: LearnedReader, lexicon: Lexicon) -> Iterator[Example]:
    """The pronouns that the marked claims of a folder use, in reading order."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").replace("\xa0", " ")
        asked = _asked(text, json.loads(path.read_text(encoding="utf-8").replace("\xa0", " ")))
        if not asked:
            continue
        doc = parser.parse(Article(id=path.stem, source=path.name, text=text, sha256=""))
        book = ClusterBook(doc, lexicon, reader.read(doc).mentions)
        for (start, end, types), names in sorted(asked.items(), key=lambda item: (*item[0][:2], sorted(item[0][2]))):
            for pronoun in _pronouns(book, doc, FillerSpan(Span(start, end, text[start:end]), types)):
                choices = ranked(pronoun)
                right = [rival is not None and bool(_names(book, rival.cluster) & names) for rival, _ in choices]
                yield Example(tuple(tuple(row) for _, row in choices), (not any(right), *right[1:]))


def _asked(text: str, gold: Mapping[str, Any]) -> dict[_Asked, set[str]]:
    """Pronouns that fill roles or speak, with the plain names of what they stand for; none where that is no entity.
    Of several in a sentence the one next to the trigger is meant."""
    accepted = {
        plain(item["name"]): {plain(item["name"]), *map(plain, item.get("accept", ()))} for item in gold["entities"]
    }
    found: dict[_Asked, set[str]] = {}
    for claim in gold["claims"]:
        start = text.find(claim["evidence"])
        trigger = text.find(claim["trigger"], start)
        rules = ROLES[ClaimType(claim["type"])]
        used = [(item, rules.get(Role(item["role"]))) for item in claim["args"]]
        filling = [(item, rule.fillers) for item, rule in used if rule is not None and not rule.literal]
        for item, types in (*filling, *((item, SPEAKERS) for item in claim["attribution"])):
            word = (item.get("text") or "").strip()
            if word.lower() not in PRONOUNS:
                continue
            places = [
                match.span()
                for match in re.compile(rf"(?i)\b{word}\b").finditer(text, start, start + len(claim["evidence"]))
            ]
            if places:
                place = min(places, key=lambda span: abs(span[0] - trigger))
                found.setdefault((*place, types), set()).update(accepted.get(plain(item.get("name") or ""), ()))
    return found


def _pronouns(book: ClusterBook, doc: Doc, filler: FillerSpan) -> Iterator[Pronoun]:
    place = (filler.span.start, filler.span.end)
    for number, sentence in enumerate(doc.sentences):
        for at, token in enumerate(sentence.tokens):
            if (token.start, token.end) == place:
                yield Pronoun(book, number, at, filler)


def _names(book: ClusterBook, cluster: Cluster) -> set[str]:
    table = () if cluster.entry is None else (cluster.entry.name,)
    return {plain(words) for words in (*table, *map(book.words_of, cluster.mentions))} - {""}


def learned(rows: Sequence[Example]) -> dict[str, int]:
    """Whole-number weights by feature, in the order of names."""
    seen = Counter(name for example in rows for row in example.rows for name in row)
    number = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= FEWEST))}
    choices = [[number[name] for name in row if name in number] for example in rows for row in example.rows]
    choice = np.repeat(np.arange(len(choices)), [len(row) for row in choices])
    feature = np.array([at for row in choices for at in row], dtype=int)
    pronoun = np.repeat(np.arange(len(rows)), [len(example.rows) for example in rows])
    right = np.array([mark for example in rows for mark in example.right], dtype=float)
    weights = np.zeros(len(number))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(choice, weights[feature], len(choices))
        chances = np.exp(scores - scores.max())
        chances /= np.bincount(pronoun, chances)[pronoun]
        hoped = chances * right
        hoped /= np.bincount(pronoun, hoped)[pronoun]
        slope = np.bincount(feature, (chances - hoped)[choice], len(number)) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[at]) * SCALE) for name, at in number.items()}


def write(table: Mapping[str, int], out: Path) -> None:
    """The table as a file; features whose weight rounds to nothing are left out."""
    head = f"# Weights of kg.nlp.antecedents, {SCALE} to one, made by kg.training.antecedents.\n"
    lines = ["feature\tweight", *(f"{name}\t{weight}" for name, weight in table.items() if weight)]
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Learn from the folder named and write the table."""
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else resources.package_file("nlp", "antecedents.tsv")
    write(learned(list(examples(Path(sys.argv[1]), Parser(), LearnedReader(), Lexicon.load(())))), out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

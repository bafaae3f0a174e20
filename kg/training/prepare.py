"""Gold articles to training data: sentences as the product cuts them, claims and mentions as word spans.

    python -m kg.training.prepare OUT.json.gz SPLIT=FOLDER ... [silver=FOLDER]

FOLDER holds NAME.txt with NAME.json (the gold's form). ``silver=`` names a folder with silver.json.xz
and silver_hard.json.gz: sentences of articles without gold, labelled by an earlier ensemble.
"""

import gzip
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.extractors.reader.labels import SPANS, SPEAKER, TIME
from kg.extractors.reader.windows import openers
from kg.model import Article
from kg.nlp.document import Doc, Sentence
from kg.nlp.parsing import Parser

#: Words that refer without naming; they are fillers of roles but not mentions to be learned as names.
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "its",
        "their",
        "our",
        "my",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
    ]
)


def _word_span(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    touched = [n for n, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    return (touched[0], touched[-1] + 1) if touched else None


def _occurrences(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _nearest(doc: Doc, text: str, words: str, order: list[int], trigger: int) -> tuple[int, int, int] | None:
    """(sentence, first word, end word) of the words: in the first sentence of ``order`` that has them,
    the occurrence nearest to the trigger."""
    for number in order:
        sentence = doc.sentences[number]
        found = sorted(_occurrences(text, words, sentence.start, sentence.end), key=lambda at: abs(at - trigger))
        if found:
            span = _word_span(sentence, found[0], found[0] + len(words))
            if span:
                return (number, *span)
    return None


def document(doc: Doc, gold: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Training form of one gold article, and how many of its claims found their place."""
    text = doc.text.replace("\u00a0", " ")
    opened = openers(doc)
    claims: list[dict[str, Any]] = []
    mentions: list[tuple[int, int, str]] = []
    types = {name: entity["type"] for entity in gold["entities"] for name in [entity["name"]]}
    for claim in gold["claims"]:
        evidence = text.find(claim["evidence"])
        trigger = text.find(claim["trigger"], evidence)
        if evidence < 0 or trigger < 0:
            continue
        home = next((n for n, s in enumerate(doc.sentences) if s.start <= trigger < s.end), None)
        if home is None:
            continue
        around = [home, home - 1, home + 1, *([opened[home]] if opened[home] is not None else [])]
        order = [n for n in around if n is not None and 0 <= n < len(doc.sentences)]
        spans: list[tuple[str, int, int, int]] = []
        wanted = [(item["role"], item.get("text"), types.get(item.get("name") or "")) for item in claim["args"]]
        if claim.get("time"):
            wanted.append((TIME, claim["time"].get("text"), None))
        wanted += [(SPEAKER, item.get("text"), types.get(item.get("name") or "")) for item in claim["attribution"]]
        for label, words, kind in wanted:
            place = _nearest(doc, text, words, order, trigger) if words else None
            if place is None:
                continue
            spans.append((label, *place))
            if kind and words.casefold() not in _PRONOUNS:
                tokens = doc.sentences[place[0]].tokens
                mentions.append((tokens[place[1]].start, tokens[place[2] - 1].end, kind))
        at = _word_span(doc.sentences[home], trigger, trigger + len(claim["trigger"]))
        if at is None:
            continue
        claims.append(
            {
                "type": claim["type"],
                "sentence": home,
                "trigger": at[0],
                "spans": sorted(set(spans)),
                "act": claim.get("act") or "",
                "modality": claim.get("modality", "asserted"),
                "polarity": claim.get("polarity", "affirmed"),
            }
        )
    for entity in gold["entities"]:
        for name in {entity["name"], *entity.get("accept", [])}:
            flags = 0 if any(letter.isupper() for letter in name) else re.IGNORECASE
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)", text, flags):
                mentions.append((match.start(), match.end(), entity["type"]))
    return _form(doc, opened, claims, mentions), len(claims)


def _form(
    doc: Doc, opened: list[int | None], claims: list[dict[str, Any]], mentions: list[tuple[int, int, str]]
) -> dict[str, Any]:
    taken: list[tuple[int, int]] = []
    placed: list[list[tuple[str, int, int]]] = [[] for _ in doc.sentences]
    for start, end, kind in sorted(set(mentions), key=lambda item: (item[0] - item[1], item)):
        if any(start < other and end > first for first, other in taken):
            continue
        taken.append((start, end))
        for number, sentence in enumerate(doc.sentences):
            if sentence.start <= start < sentence.end:
                span = _word_span(sentence, start, end)
                if span:
                    placed[number].append((kind, *span))
    return {
        "id": doc.article.id,
        "text": doc.text.replace("\u00a0", " "),
        "sentences": [[(t.start, t.end) for t in sentence.tokens] for sentence in doc.sentences],
        "openers": opened,
        "claims": claims,
        "mentions": placed,
    }


def gold_folder(parser: Parser, folder: Path) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Training form, placed claims and all claims of each article of the folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8").replace("\u00a0", " "))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        doc = parser.parse(Article(path.stem, path.stem, text, ""))
        form, placed = document(doc, gold)
        yield form, placed, len(gold["claims"])


def silver_folder(folder: Path) -> Iterator[dict[str, Any]]:
    """Training form of the silver articles: roles inside the sentence, no mentions (None)."""
    with lzma.open(folder / "silver.json.xz", "rt", encoding="utf-8") as file:
        articles = json.load(file)
    with gzip.open(folder / "silver_hard.json.gz", "rt", encoding="utf-8") as file:
        hard = json.load(file)
    names, acts, modalities = hard["labels"], hard["acts"], hard["modalities"]
    if tuple(names) != tuple(str(name) for name in SPANS):
        raise SystemExit("the silver labels name other roles than the ontology; label the sentences again")
    number = 0
    for article in articles:
        claims = []
        for index in range(len(article["S"])):
            for kind, trigger, score, tagged, act, modality, polarity in hard["claims"].get(str(number), ()):
                claims.append(
                    {
                        "type": kind,
                        "sentence": index,
                        "trigger": trigger,
                        "score": score,
                        "spans": [(names[(label - 1) // 2], index, a, b) for label, a, b in _runs(tagged)],
                        "act": acts[act],
                        "modality": modalities[modality],
                        "polarity": ("affirmed", "negated")[polarity],
                    }
                )
            number += 1
        yield {
            "id": article["id"],
            "text": article["text"],
            "sentences": [sentence["w"] for sentence in article["S"]],
            "openers": [None] * len(article["S"]),
            "claims": claims,
            "mentions": None,
        }


def _runs(tagged: list[list[int]]) -> Iterator[tuple[int, int, int]]:
    """(begin label, first word, end word) of begin/inside labels on numbered words."""
    open_label, first, last = 0, 0, -2
    for word, label in [*tagged, [-1, 0]]:
        if open_label and not (word == last + 1 and label == open_label + 1):
            yield open_label, first, last + 1
            open_label = 0
        if label % 2:
            open_label, first = label, word
        last = word


def main() -> None:
    """See the module."""
    out, *parts = sys.argv[1:]
    parser = Parser()
    docs: list[dict[str, Any]] = []
    for part in parts:
        split, _, folder = part.partition("=")
        forms: list[dict[str, Any]] = []
        placed = total = 0
        if split == "silver":
            forms = list(silver_folder(Path(folder)))
        else:
            for form, found, claims in gold_folder(parser, Path(folder)):
                forms.append(form)
                placed, total = placed + found, total + claims
        docs += [{**form, "split": split} for form in forms]
        sys.stderr.write(f"{split}: {len(forms)} articles, {placed} of {total} claims placed\n")
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=6) as file:
        json.dump(docs, file, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()

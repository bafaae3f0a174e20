"""Measures entities alone: ``python -m kg.training.entities_eval DIR [--fillers] [--errors]``.

Counts as the scorer of whole predictions does: a gold entity is found when an entity of its type has an
accepted name among its name and its mentions' words; precision counts every entity given. "identity" is
the share of the gold's fillers whose entity carries an accepted name.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.model import Article, Span
from kg.model.ids import text_hash
from kg.model.vocabulary import ROLES, SPEAKERS, ClaimType, EntityType, Role
from kg.nlp.document import Doc
from kg.nlp.lexicon import Lexicon
from kg.nlp.mentions import FillerSpan
from kg.nlp.resolution import Entities, resolve

_DROPPED = frozenset(["the", "a", "an", "of", "its", "their", "his", "these", "this", "such"])


def normalised(words: str) -> str:
    """Words as the scorer compares them."""
    low = re.sub(r"[’`]", "'", words.casefold().replace("\u00a0", " "))
    low = re.sub(r"'s\b|[^\w\s-]", " ", low)
    kept = [word for word in low.replace("-", " ").split() if word not in _DROPPED]
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def gold_fillers(text: str, gold: dict[str, Any]) -> list[tuple[FillerSpan, set[str] | None]]:
    """Each gold filler and speaker with a span: the span, and the names accepted for its entity."""
    accepted = {normalised(e["name"]): _names(e) for e in gold["entities"]}
    out = []
    for claim in gold["claims"]:
        start = text.find(claim["evidence"])
        for argument in [*claim["args"], *claim.get("attribution", [])]:
            words = argument.get("text")
            if not words or argument.get("role") in {
                "quantity",
                "value",
                "attribute",
                "provision",
                "title",
                "means",
                "field",
            }:
                continue
            at = text.find(words, start, start + len(claim["evidence"]))
            if at < 0:
                continue
            who = normalised(argument.get("name") or "")
            names = None
            if who in accepted:
                names = accepted[who] | {normalised(n) for n in argument.get("accept", [])}
            role = argument.get("role")
            admitted = ROLES[ClaimType(claim["type"])][Role(role)].fillers if role else SPEAKERS
            span = FillerSpan(Span(at, at + len(words), words), admitted, role is None)
            out.append((span, names))
    return out


def _names(entity: dict[str, Any]) -> set[str]:
    return {normalised(name) for name in [entity["name"], *entity.get("accept", [])]}


def measure(
    items: Iterable[tuple[Doc, dict[str, Any]]], lexicon: Lexicon, *, fillers: bool, errors: list[str]
) -> Counter[str]:
    """Counts over articles: tp, given, gold and by type; who and who_right for identity."""
    count: Counter[str] = Counter()
    for doc, gold in items:
        spans = gold_fillers(doc.text, gold)
        found = resolve(doc, lexicon, fillers=[span for span, _ in spans] if fillers else ())
        _count(doc, gold, found, count, errors)
        for filler, names in spans:
            if names is None:
                continue
            count["who"] += 1
            given = found.of(filler.span.start, filler.span.end)
            right = any(normalised(entity.name) in names for entity in given)
            count["who_right"] += right
            if not right:
                got = [entity.name for entity in given]
                errors.append(f"? {doc.article.source}: {filler.span.text!r} -> {got}, want {sorted(names)[:3]}")
    return count


def _count(doc: Doc, gold: dict[str, Any], found: Entities, count: Counter[str], errors: list[str]) -> None:
    taken: set[str] = set()
    for entity in gold["entities"]:
        names = _names(entity)
        count[f"gold {entity['type']}"] += 1
        for given in found.entities:
            words = {normalised(given.name), *(normalised(m.text) for m in given.mentions)}
            if given.id not in taken and given.type == entity["type"] and names & words:
                taken.add(given.id)
                count[f"tp {entity['type']}"] += 1
                break
        else:
            errors.append(f"- {doc.article.source}: {entity['type']} {entity['name']} {entity.get('accept', [])[:4]}")
    for given in found.entities:
        count[f"given {given.type}"] += 1
        if given.id not in taken:
            errors.append(f"+ {doc.article.source}: {given.type} {given.name} {[m.text for m in given.mentions][:4]}")


def table(count: Counter[str]) -> str:
    """The counts as lines of precision, recall and F1."""
    lines = []
    for entity in [*EntityType, None]:
        keys = [entity] if entity else list(EntityType)
        tp, given, gold = (sum(count[f"{what} {key}"] for key in keys) for what in ("tp", "given", "gold"))
        precision, recall = tp / max(given, 1), tp / max(gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        name = entity or "all"
        rates = f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"
        lines.append(f"{name:13} {rates}  ({tp}, {given} given, {gold} gold)")
    lines.append(f"identity {100 * count['who_right'] / max(count['who'], 1):.1f} of {count['who']}")
    return "\n".join(lines)


def read_gold(folder: Path) -> list[tuple[Article, dict[str, Any]]]:
    """Articles of a gold folder with their gold."""
    out = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        article = Article(
            id=f"article-{path.stem}",
            source=f"{path.stem}.txt",
            text=text,
            sha256=text_hash(text),
            publisher=gold.get("publisher"),
            published=gold.get("published"),
        )
        out.append((article, gold))
    return out


def main() -> None:
    """Print the table."""
    from kg.nlp.parsing import Parser

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument(
        "--fillers", action="store_true", help="give the gold's filler spans, as a perfect reader would"
    )
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    parser = Parser()
    items = [(parser.parse(article), gold) for article, gold in read_gold(chosen.gold)]
    errors: list[str] = []
    count = measure(items, Lexicon.load(), fillers=chosen.fillers, errors=errors)
    lines = [*(errors if chosen.errors else ()), table(count)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

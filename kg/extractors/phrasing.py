"""How firmly a thing is said, by its wording: a linear model over the trigger's grammar.

The learned reader is sure of itself even where it is wrong about modality; a second opinion from the words
around the trigger and above it in the sentence, weighed as an equal, mends many of those. Its weights stand in
``phrasing.tsv``, one feature a line, made by :mod:`kg.training.phrasing`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.model.vocabulary import ClaimType, Modality
from kg.nlp.document import Sentence, Token

#: The order of the weights in a line.
MODALITIES: tuple[Modality, ...] = tuple(Modality)
#: Weights are stored as whole numbers, this many to one.
SCALE = 100
#: A probability of the reader's below this counts as this.
_FLOOR = 1e-4
#: Words before and after the trigger, and words above it in the sentence's tree, that are looked at.
_NEAR = 3
_ABOVE = 6
_BIAS = "bias"
_HELPING = frozenset(("aux", "auxpass"))
_CONDITIONS = frozenset(("if", "unless"))


def features(sentence: Sentence, trigger: int, type: ClaimType) -> Iterator[str]:
    """What the model looks at for the word ``trigger`` of a claim of a type; each once, in a fixed order."""
    yield from dict.fromkeys(_features(sentence.tokens, trigger, type.value))


def weighed(probabilities: Sequence[float], found: Iterator[str]) -> Modality:
    """The likeliest modality by the reader's probabilities (in the vocabulary's order) and the wording together."""
    model = _model()
    scores = [
        sum(column) for column in zip(model[_BIAS], *(model[name] for name in found if name in model), strict=True)
    ]
    scores = [
        score / SCALE + math.log(max(probability, _FLOOR))
        for score, probability in zip(scores, probabilities, strict=True)
    ]
    return MODALITIES[scores.index(max(scores))]


@cache
def _model() -> Mapping[str, tuple[int, ...]]:
    lines = resources.package_file("extractors", "phrasing.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines[2:] if line)
    return {name: tuple(int(weight) for weight in weights) for name, *weights in rows}


@dataclass(frozen=True, slots=True)
class _Tree:
    """A sentence's words in lower case with who hangs on whom."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    def below(self, at: int) -> Iterator[int]:
        return (i for i, token in enumerate(self.tokens) if token.head == at and i != at)

    def above(self, at: int) -> list[int]:
        """The word itself and its governors up to the root."""
        chain = [at]
        while self.tokens[at].head != at and len(chain) <= len(self.tokens):
            at = self.tokens[at].head
            chain.append(at)
        return chain


def _features(tokens: tuple[Token, ...], at: int, type: str) -> Iterator[str]:
    tree = _Tree(tokens, tuple(token.text.casefold() for token in tokens))
    words, token = tree.words, tokens[at]
    helped = [i for i in tree.below(at) if tokens[i].dep in _HELPING]
    helpers = "+".join(words[i] for i in helped)
    yield f"word {words[at]}"
    yield f"type {type}"
    yield f"tag {token.tag}"
    yield f"{type} {words[at]}"
    yield f"{type} {token.tag}"
    yield f"tag {token.tag} {token.dep}"
    yield f"helped {helpers}"
    yield f"{type} helped {helpers}"
    yield f"form {token.tag} {helpers}"
    yield from _beside(words, at)
    for i in tree.below(at):
        if tokens[i].dep in {"advmod", "amod", "mark", "neg"}:
            yield f"{tokens[i].dep} {words[i]}"
    if words[-1] == "?":
        yield "question"
    yield from _higher(tree, at)
    yield from _conditions(tree, at)


def _beside(words: tuple[str, ...], at: int) -> Iterator[str]:
    for step in range(1, _NEAR + 1):
        for side, place in (("before", at - step), ("after", at + step)):
            if 0 <= place < len(words):
                yield f"{side}{step} {words[place]}"
                yield f"near {words[place]}"
    if at >= 2:
        yield f"before {words[at - 2]} {words[at - 1]}"
    if at >= 1:
        yield f"with {words[at - 1]} {words[at]}"


def _higher(tree: _Tree, at: int) -> Iterator[str]:
    """The governors' words, their modal verbs, and the tie by which the trigger hangs on them."""
    tokens, words = tree.tokens, tree.words
    chain = tree.above(at)
    above = chain[1:]
    if above:
        yield f"under {tokens[at].dep} {words[above[0]]}"
        if any(tokens[i].tag == "TO" and tokens[i].dep == "aux" for i in tree.below(at)):
            yield f"to {tokens[at].dep}"
            yield f"to {tokens[at].dep} {words[above[0]]}"
    if len(above) > 1:
        yield f"second {tokens[above[0]].dep} {words[above[1]]}"
    for child, parent in zip(chain, above, strict=False):
        if tokens[child].dep == "ccomp":
            yield f"said {words[parent]}"
    for parent in above[:_ABOVE]:
        yield f"above {words[parent]}"
        for i in tree.below(parent):
            if tokens[i].dep == "aux" and tokens[i].tag == "MD":
                yield f"modal above {words[i]}"
    yield f"root {words[chain[-1]]} {tokens[chain[-1]].tag}"


def _conditions(tree: _Tree, at: int) -> Iterator[str]:
    """Whether the trigger stands in an if-clause, or in what such a clause is a condition of."""
    tokens, words = tree.tokens, tree.words
    chain = tree.above(at)
    for i, word in enumerate(words):
        if word not in _CONDITIONS or tokens[i].dep != "mark":
            continue
        clause = tokens[i].head
        if clause in chain:
            yield "in a condition"
        elif tokens[clause].head in chain:
            yield "on a condition" if tokens[clause].head == at else "below a condition"
        else:
            yield "beside a condition"

"""How firmly a thing is said, and whether somebody says it, by its wording: linear models over the grammar.

The learned reader is sure of itself even where it is wrong about modality; a second opinion from the words
around the trigger and above it in the sentence mends many of those. The same for who says it, weighed half.
The weights stand in ``phrasing.tsv`` and ``saying.tsv``, one feature a line, made by :mod:`kg.training.phrasing`.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.model.vocabulary import ClaimType, Modality
from kg.nlp.document import Sentence, Token
from kg.nlp.sayings import SAYING, sayings

#: The order of the weights in a line.
MODALITIES: tuple[Modality, ...] = tuple(Modality)
#: Weights are stored as whole numbers, this many to one.
SCALE = 100
#: What the reader's log-probability of a modality counts for beside the wording's. A reader taught by chances is
#: less sure of itself than one taught by labels: 1.5 to 4 score within a point on dev, 1 three points less.
_READER = 1.5
#: A probability of the reader's below this counts as this.
_FLOOR = 1e-4
#: Words before and after the trigger, and words above it in the sentence's tree, that are looked at.
_NEAR = 3
_ABOVE = 6
BIAS = "bias"
#: What the wording counts for beside the reader's log-odds of a speaker, how far it goes, and what both must
#: reach: of five weights and six bounds the best on dev (attribution 85.0 to 87.1) that also gains on a
#: held-back part of train.
_WORDING, _SUREST, _ENOUGH = 0.5, 9.0, -0.5
#: Ties of the trigger's way up that are looked at, and the depth from which all are alike.
_CHAIN, _DEEP = 7, 4
_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")
_HELPING = frozenset(("aux", "auxpass"))
_CONDITIONS = frozenset(("if", "unless"))


def features(sentence: Sentence, trigger: int, type: ClaimType) -> Iterator[str]:
    """What the model looks at for the word ``trigger`` of a claim of a type; each once, in a fixed order."""
    yield from dict.fromkeys(_features(sentence.tokens, trigger, type.value))


def weighed(probabilities: Sequence[float], found: Iterator[str]) -> Modality:
    """The likeliest modality by the reader's probabilities (in the vocabulary's order) and the wording together."""
    scores = [
        score + _READER * math.log(max(probability, _FLOOR))
        for score, probability in zip(_scores("phrasing.tsv", found), probabilities, strict=True)
    ]
    return MODALITIES[scores.index(max(scores))]


def saying(sentence: Sentence, trigger: int, type: ClaimType) -> Iterator[str]:
    """What tells whether somebody says the claim of the word ``trigger``; each once, in a fixed order."""
    yield from dict.fromkeys((*_features(sentence.tokens, trigger, type.value), *_told(sentence, trigger)))


def credible(score: float, found: Iterator[str]) -> bool:
    """Whether a speaker that the reader gives such a score is one, the wording considered (``saying``)."""
    nobody, somebody = _scores("saying.tsv", found)
    sure = min(max(score, _FLOOR), 1 - _FLOOR)
    worded = min(max(somebody - nobody, -_SUREST), _SUREST)
    return math.log(sure / (1 - sure)) + _WORDING * worded > _ENOUGH


def _scores(table: str, found: Iterator[str]) -> list[float]:
    """The sum of the weights of the features found, for each outcome."""
    model = _model(table)
    rows = (model[BIAS], *(model[name] for name in found if name in model))
    return [sum(column) / SCALE for column in zip(*rows, strict=True)]


@cache
def _model(table: str) -> Mapping[str, tuple[int, ...]]:
    return resources.weights("extractors", table)


def _told(sentence: Sentence, trigger: int) -> Iterator[str]:
    """Words of saying around the trigger, how deep it stands in what they say, and open quotation marks."""
    words = [token.text.casefold() for token in sentence.tokens]
    open_marks = sum((word in _OPENING) - (word in _CLOSING) for word in words[:trigger])
    plain = words[:trigger].count('"') % 2
    yield f"quoted {open_marks > 0 or plain == 1}"
    yield f"according {'according' in words}"
    said = next((at for at, word in enumerate(words) if word in SAYING), None)
    yield "saying " + ("none" if said is None else "before" if said < trigger else "after")
    found = list(sayings(sentence, trigger))
    yield f"sayings {len(found)}"
    depth = found[0].depth if found else len(words)
    yield f"depth {min(depth, _DEEP)}"
    at = trigger
    ties: list[str] = []
    while sentence.tokens[at].head != at and len(ties) <= min(depth, _CHAIN):
        ties.append(sentence.tokens[at].dep)
        at = sentence.tokens[at].head
    yield from (f"tie {tie}" for tie in ties)
    if found:
        yield "ties " + "/".join(ties[:_NEAR])


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

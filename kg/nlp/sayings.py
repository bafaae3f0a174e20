"""Who says what inside one sentence, by its grammar: the clause under a verb of saying, denial or claim.

The learned reader gives each word one part, so that whoever speaks and also plays a part in what is said
("Iran denied supplying the boat") is lost as a speaker; grammar finds those again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.nlp.document import Sentence, Token

_SAYING_WORDS = """
    said says say saying told tells tell telling added adds adding stated states stating noted notes noting explained
    explains announced announces announcing declared declares argued argues arguing claimed claims claiming insisted
    insists wrote writes writing emphasized emphasised emphasizing stressed stresses stressing concluded remarked
    observed recalled replied answered reported reports reporting posted affirmed confirmed confirms confirming informed
    underlined underscored maintained maintains acknowledged acknowledges admitted admits indicated indicates
    alleged alleges asserted asserts contended contends revealed disclosed testified conceded reiterated complained
    estimated estimates denied denies denying believes believe assured notified cautioned lamented
"""
#: Verbs whose clause is somebody's word.
SAYING = frozenset(_SAYING_WORDS.split())
#: Verbs whose object is denied by the subject ("denied supplying", "ruled out a link").
_DENYING_WORDS = "deny denies denied denying refute refutes refuted dismiss dismisses dismissed"
_DENYING = frozenset(_DENYING_WORDS.split())
#: Verbs whose object is the subject's own account ("claims to have hit", "acknowledged losses").
_OWNING_WORDS = """
    claim claims claimed claiming admit admits admitted acknowledge acknowledges acknowledged confess concedes conceded
    boasts boasted
"""
_OWNING = frozenset(_OWNING_WORDS.split())
_UNDER = frozenset(("xcomp", "dobj", "pcomp", "prep"))
_INHERITING = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep"))
#: Governors that a missing subject is looked for above.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker: index of the noun in its sentence, and how far below its clause the trigger stands."""

    noun: int
    depth: int


def sayings(sentence: Sentence, trigger: int) -> Iterator[Saying]:
    """Who says the clause in which the word ``trigger`` stands, nearest first."""
    tokens = sentence.tokens
    if _accounts(tokens, trigger):
        yield from _said_by(tokens, trigger, trigger, 0)
    at = trigger
    for depth in range(len(tokens)):
        above = tokens[at].head
        if above == at:
            return
        tie = tokens[at].dep
        told = tie == "ccomp" and _word(tokens[above]) in SAYING
        if told or (tie in _UNDER and _accounts(tokens, above)):
            yield from _said_by(tokens, above, at, depth)
        elif tie == "conj" and _stands_alone(tokens, at, above):
            return
        at = above


def _stands_alone(tokens: tuple[Token, ...], verb: int, before: int) -> bool:
    """A plain past or present after "and", where the verb before has an auxiliary, goes on with the main clause
    ("said it had repelled a raid, and rejected a truce")."""
    if tokens[verb].tag not in {"VBD", "VBZ"}:
        return False
    helped = {token.head for i, token in enumerate(tokens) if token.dep in {"aux", "auxpass"} and token.head != i}
    return before in helped and verb not in helped


def _accounts(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether the verb's subject denies or owns up to its object."""
    word = _word(tokens[verb])
    if word in {"ruled", "rule", "rules"}:
        return any(token.head == verb and _word(token) == "out" for token in tokens)
    return word in _DENYING | _OWNING


def _said_by(tokens: tuple[Token, ...], verb: int, clause: int, depth: int) -> Iterator[Saying]:
    noun = _subject(tokens, verb)
    if noun is not None and noun != clause:
        yield Saying(noun, depth)


def _subject(tokens: tuple[Token, ...], verb: int) -> int | None:
    """The verb's subject, or that of the verb which it goes on with."""
    at = verb
    for _ in range(_REACH):
        own = next((i for i, token in enumerate(tokens) if token.head == at and token.dep == "nsubj" and i != at), None)
        if own is not None:
            return own
        if tokens[at].dep in {"acl", "relcl"}:
            return tokens[at].head
        if tokens[at].dep not in _INHERITING or tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def _word(token: Token) -> str:
    return token.text.casefold()

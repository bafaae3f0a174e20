"""Cases that the claim contract decides by words: what was read as another type or act, or is no claim at all.

Each function states one case of claims.md that held nearly always on the marked training texts; the numbers
stand beside it. The candidate's rule says which case it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.base import Candidate, Filler
from kg.extractors.completion import tokens_in
from kg.extractors.cues import cues
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role
from kg.nlp.document import Doc, Sentence
from kg.nlp.sayings import SAYING

_STATE = frozenset({EntityType.COUNTRY})
_MOVED = frozenset({EntityType.ARMED_FORCE, EntityType.WEAPON})

#: Roles and acts of weapons given, as those of help given.
_GIVEN = {Role.SUPPLIER: Role.DONOR}
_HELPED = {
    Act.DELIVERED: Act.GIVEN,
    Act.ORDERED: Act.PLEDGED,
    Act.APPROVED: Act.PLEDGED,
    Act.HALTED: Act.SUSPENDED,
}

#: What a word of halting as trigger makes of a transfer or of help: 68 of 68 on the marked training texts.
_HALTED = {ClaimType.ARMS_TRANSFER: Act.HALTED, ClaimType.AID: Act.SUSPENDED}

#: Acts of a transfer under which weapons are under way.
_CARRIED = frozenset({None, Act.DELIVERED, Act.HALTED})

#: Words up from a verb to the contract that it is the purpose of.
_ABOVE = 4


def settled(candidate: Candidate, doc: Doc) -> Candidate:
    """The candidate as the contract has it; one that is no claim gets the score 0, and its rule says why."""
    sentence = doc.sentences[candidate.sentence]
    candidate = patrolled(sentence, to_the_front(sentence, help_not_arms(candidate)))
    act = told_act(sentence, candidate)
    if act is not None and act is not candidate.act:
        candidate = replace(candidate, act=act, rule=f"{candidate.rule}; {act.value} by its words")
    if candidate.act is Act.REJECTED and candidate.polarity is Polarity.NEGATED:
        # who rejects has done so: all 18 on the marked training texts
        candidate = replace(candidate, polarity=Polarity.AFFIRMED, rule=f"{candidate.rule}; a rejection is affirmed")
    refusal = "a byline" if signature(doc, candidate) else no_claim(sentence, candidate)
    if refusal is not None:
        return replace(candidate, score=0.0, rule=f"{candidate.rule}; refused: {refusal}")
    return candidate


def told_act(sentence: Sentence, candidate: Candidate) -> Act | None:
    """The act that the trigger's own word names, or that a contract gives to its purpose; None where neither does."""
    word = candidate.trigger.text.casefold().split()[0] if candidate.trigger.text.split() else ""
    if word in cues()["halting"] and candidate.type in _HALTED:
        return _HALTED[candidate.type]
    if word in cues()["signing"] and candidate.type is ClaimType.AGREEMENT and candidate.act is None:
        return Act.SIGNED
    return Act.ORDERED if contracted(sentence, candidate) else None


def contracted(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether weapons that are to come are what a contract is for: "a deal to supply", "signed a contract to provide".

    Six of the eight in the marked training texts are ordered; so are the three in dev.
    """
    future = candidate.modality is Modality.PLANNED and candidate.act in {None, Act.DELIVERED}
    at = next((i for i in tokens_in(sentence, candidate.trigger)), None)
    if candidate.type is not ClaimType.ARMS_TRANSFER or not future or at is None:
        return False
    tokens = sentence.tokens
    if tokens[at].tag not in {"VB", "VBG"} or tokens[at].text.casefold() in cues()["signing"]:
        return False
    above = at
    for _ in range(_ABOVE):
        above = tokens[above].head
        words = {tokens[above].text.casefold()}
        if words & cues()["signing"]:
            words = {item.text.casefold() for item in tokens if tokens[item.head] is tokens[above]}
        if words & cues()["contract"]:
            return True
    return False


def no_claim(sentence: Sentence, candidate: Candidate) -> str | None:
    """Why claims.md counts what was read as no claim, or None: a danger posed (0 of 13 on the marked training
    texts are Threats), a press conference or an interview (1 of 25 a Meeting), tariffs (1 of 24 a Sanction)."""
    tokens = sentence.tokens
    inside = tokens_in(sentence, candidate.trigger)
    words = {tokens[i].text.casefold() for i in inside}
    if candidate.type is ClaimType.THREAT and words & cues()["danger"]:
        above = {tokens[tokens[i].head].text.casefold() for i in inside}
        return "a danger is no threat" if (above | words) & cues()["posing"] else None
    if candidate.type is ClaimType.MEETING:
        return "talk to the press" if press_talk(sentence, inside) else None
    if candidate.type is ClaimType.SANCTION and words & cues()["tariffs"]:
        return "tariffs are no sanction"
    return None


def press_talk(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether the words at ``inside`` are an interview, a press conference, a briefing at which somebody says
    something, or talk with reporters. A "meeting with the media" stays one: two of three are marked so."""
    tokens = sentence.tokens
    words = {tokens[i].text.casefold() for i in inside}
    beside = {i for i, token in enumerate(tokens) if token.head in inside} | set(inside)
    near = {tokens[i].text.casefold() for i in beside | {tokens[i].head for i in inside}}
    if words & cues()["interview"] or (near & cues()["briefing"] and near & cues()["press"]):
        return True
    if words & cues()["told at"]:
        ties = {tokens[i].head for i in inside if tokens[i].dep == "pobj"}
        return any(tokens[tokens[tie].head].text.casefold() in SAYING for tie in ties)
    if not words & cues()["speaking"]:
        return False
    ties = {i for i in beside if tokens[i].dep in {"prep", "dative"} and tokens[i].text.casefold() in cues()["facing"]}
    heard = {i for i, token in enumerate(tokens) if token.head in ties and token.dep == "pobj"}
    heard |= {i for i, token in enumerate(tokens) if token.head in heard and token.dep == "compound"}
    return any(tokens[i].text.casefold() in cues()["reporters"] for i in heard)


def help_not_arms(candidate: Candidate) -> Candidate:
    """Unspecified "security assistance" is help, not weapons (claims.md): 133 of 134 on the marked training texts."""
    items = [filler for filler in candidate.fillers if filler.role is Role.ITEM]
    words = [filler.span.text.casefold().split() for filler in items]
    named = any(cues()["arms"] & set(some) for some in words)
    unnamed = all(some and some[-1] in cues()["help"] for some in words) and not named
    if candidate.type is not ClaimType.ARMS_TRANSFER or not items or not unnamed:
        return candidate
    fillers = tuple(replace(filler, role=_GIVEN.get(filler.role, filler.role)) for filler in candidate.fillers)
    act = None if candidate.act is None else _HELPED.get(candidate.act)
    return replace(
        candidate, type=ClaimType.AID, act=act, fillers=fillers, rule=f"{candidate.rule}; help, by what is given"
    )


def to_the_front(sentence: Sentence, candidate: Candidate) -> Candidate:
    """Weapons that go to a front, a sector or a direction, or come from one, are moved: none of 1,451 marked
    recipients is one. Beside somebody who does receive them it is left out."""
    fronts = [filler for filler in candidate.fillers if filler.role is Role.RECIPIENT and _front(filler)]
    if candidate.type is not ClaimType.ARMS_TRANSFER or not fronts:
        return candidate
    others = [filler for filler in candidate.fillers if filler not in fronts]
    if candidate.act not in _CARRIED or any(filler.role is Role.RECIPIENT for filler in others):
        return replace(candidate, fillers=tuple(others), rule=f"{candidate.rule}; a front receives nothing")
    tokens = sentence.tokens
    ties = {tokens[tokens[i].head].text.casefold() for i in tokens_in(sentence, fronts[0].span)}
    left = "from" in ties
    givers = sorted((filler for filler in others if filler.role is Role.SUPPLIER), key=lambda item: item.span)
    moved = [replace(filler, role=Role.ACTOR) for filler in givers[:1]]  # who owned them before moves nothing
    moved += [replace(filler, role=Role.ORIGIN if left else Role.DESTINATION) for filler in fronts]
    for filler in others:
        if filler.role is not Role.SUPPLIER:
            moved.append(replace(filler, role=Role.ASSET) if filler.role is Role.ITEM else filler)
    rule = f"{candidate.rule}; moved, a front receives nothing"
    act = Act.WITHDRAWN if left else Act.MOVED
    return replace(candidate, type=ClaimType.DEPLOYMENT, act=act, fillers=tuple(moved), rule=rule)


def _front(filler: Filler) -> bool:
    """Whether the words name a part of the lines, and neither a body of that name nor a cover ("a front for")."""
    words = filler.span.text.split()
    return len(words) > 1 and words[0].casefold() != "a" and words[-1] in cues()["front"]


def patrolled(sentence: Sentence, candidate: Candidate) -> Candidate:
    """A patrol is a Deployment without act (claims.md; 25 of 25 on the marked training texts), whoever took it for
    an exercise: its participants are who moves where they are states, and what is moved where they are forces."""
    words = {sentence.tokens[i].text.casefold() for i in tokens_in(sentence, candidate.trigger)}
    if candidate.type is not ClaimType.EXERCISE or not words & cues()["patrol"]:
        return candidate
    fillers: list[Filler] = []
    for filler in candidate.fillers:
        if filler.role is Role.PARTICIPANT:
            fillers.append(replace(filler, role=Role.ACTOR, only=_STATE))
            fillers.append(replace(filler, role=Role.ASSET, only=_MOVED))
        else:
            fillers.append(filler)  # what no Deployment has the decoder refuses by name
    rule = f"{candidate.rule}; a patrol is no exercise"
    return replace(candidate, type=ClaimType.DEPLOYMENT, act=None, fillers=tuple(fillers), rule=rule)


def signature(doc: Doc, candidate: Candidate) -> bool:
    """Whether an office stands in a byline: a line of its own, "Name, Office", with neither verb nor full stop.

    Seven such lines stand in the marked training and dev articles and the corpus, and none is marked.
    """
    if candidate.type is not ClaimType.POSITION:
        return False
    sentence = doc.sentences[candidate.sentence]
    near = doc.sentences[max(0, candidate.sentence - 1) : candidate.sentence + 2]
    alone = sum(other.line == sentence.line for other in near) == 1
    tokens = sentence.tokens
    people = [filler.span for filler in candidate.fillers if filler.role is Role.PERSON]
    opens = any(span.start == sentence.start and doc.text[span.end : span.end + 1] == "," for span in people)
    return alone and opens and not any(token.tag.startswith(("VB", "MD", ".")) for token in tokens)

"""Whole fillers out of the reader's spans, by grammar: before anything is resolved.

The reader tags words; a filler is a phrase. Each function states one fact about a sentence and returns the
candidate with its fillers or speakers completed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extractors.base import Candidate, Filler, LearnedMention
from kg.extractors.cues import cues
from kg.extractors.frames import BEFORE, noun_phrase
from kg.model import Span
from kg.model.vocabulary import ROLES, Act, ClaimType, EntityType, Modality, Role
from kg.nlp.document import Doc, Sentence

#: What a coordinated sibling's score is of the filler's that it stands beside.
SIBLING = 0.9

#: How a state's name or people hangs on the noun that it describes.
_CALLED = frozenset({"amod", "compound", "nmod", "conj"})
_NAMING = frozenset({"JJ", "NNP", "NNPS"})
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

_SILENT = ("RB", "IN", "CC", "UH")

#: Whose weapons they are, by the role that they fill: who moves, fires or loses them. On the marked training
#: texts the state of "Russian drones" is given as attacker in 40 of 46, as owner of what is lost in 22 of 27,
#: as actor of a movement in 40 of 66 (most of the others are ships by name).
_OWNER = {
    (ClaimType.DEPLOYMENT, Role.ASSET): Role.ACTOR,
    (ClaimType.ATTACK, Role.WEAPON): Role.ATTACKER,
    (ClaimType.LOSS, Role.ITEM): Role.OWNER,
}

#: Roles whose common nouns are given one each where "and" joins them: three in four and more on the marked
#: training texts ("drones and missiles", "allies and partners"); of victims, places and titles fewer.
_LISTED = frozenset(
    {
        Role.ITEM,
        Role.TARGET,
        Role.WEAPON,
        Role.PARTICIPANT,
        Role.ATTACKER,
        Role.DONOR,
        Role.PROVISION,
        Role.FIELD,
        Role.ASSET,
    }
)

#: What a word of halting as trigger makes of a transfer or of help: 68 of 68 on the marked training texts.
_HALTED = {ClaimType.ARMS_TRANSFER: Act.HALTED, ClaimType.AID: Act.SUSPENDED}

#: Two capitalised words that a hyphen joins, and the roles in which both stand alike.
_PAIR = re.compile(r"(?<![\w-])([A-Z][\w.]+)[-–]([A-Z][a-z]+)(?![\w-])")
_EQUAL = frozenset({Role.PARTICIPANT, Role.PARTY, Role.ATTACKER})

#: Words up from a verb to the contract that it is the purpose of.
_ABOVE = 4

#: Roles that say where; a claim that has one gets no further place.
_WHERE = frozenset({Role.PLACE, Role.DESTINATION, Role.ORIGIN, Role.TERRITORY})


def completed(candidate: Candidate, doc: Doc, mentions: Sequence[LearnedMention]) -> Candidate:
    """The candidate with whole fillers, what stands beside them, and speakers in their order.

    mentions: those that the reader found in the article, for what a preposition's object is.
    """
    sentence = doc.sentences[candidate.sentence]
    candidate = help_not_arms(candidate)
    candidate = patrolled(sentence, candidate)
    fillers = [closed(doc, sentence, candidate, filler) for filler in candidate.fillers]
    fillers = obliged(doc, sentence, candidate, fillers)
    fillers = alike(sentence, fillers)
    fillers += siblings(doc, sentence, candidate, fillers)
    fillers += owners(doc, sentence, candidate, fillers, mentions)
    fillers += paired(doc, sentence, fillers)
    fillers += located(doc, sentence, candidate, fillers, mentions)
    speakers = [span for span in candidate.speakers if can_speak(sentence, span)]
    act = told_act(sentence, candidate)
    if act is not None and act is not candidate.act:
        candidate = replace(candidate, act=act, rule=f"{candidate.rule}; {act.value} by its words")
    refusal = "a byline" if signature(doc, candidate) else no_claim(sentence, candidate)
    if refusal is not None:
        return replace(candidate, score=0.0, rule=f"{candidate.rule}; refused: {refusal}")
    return replace(candidate, fillers=tuple(fillers), speakers=nearest_first(doc, speakers))


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
    at = next((i for i in _inside(sentence, candidate.trigger)), None)
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
    inside = _inside(sentence, candidate.trigger)
    words = {tokens[i].text.casefold() for i in inside}
    if candidate.type is ClaimType.THREAT and words & cues()["danger"]:
        above = {tokens[tokens[i].head].text.casefold() for i in inside}
        return "a danger is no threat" if (above | words) & cues()["posing"] else None
    if candidate.type is ClaimType.MEETING:
        beside = {token.text.casefold() for i, token in enumerate(tokens) if token.head in inside or i in inside}
        told = words & cues()["interview"] or (words & cues()["briefing"] and beside & cues()["press"])
        return "talk to the press" if told else None
    if candidate.type is ClaimType.SANCTION and words & cues()["tariffs"]:
        return "tariffs are no sanction"
    return None


def help_not_arms(candidate: Candidate) -> Candidate:
    """Unspecified "security assistance" is help, not weapons (claims.md): 133 of 134 on the marked training texts."""
    items = [filler for filler in candidate.fillers if filler.role is Role.ITEM]
    last = {words[-1] for filler in items if (words := filler.span.text.casefold().split())}
    if candidate.type is not ClaimType.ARMS_TRANSFER or not last or not last <= cues()["help"]:
        return candidate
    fillers = tuple(
        replace(filler, role=_GIVEN.get(filler.role, filler.role))
        for filler in candidate.fillers
        if filler.role is not Role.INTERMEDIARY
    )
    act = None if candidate.act is None else _HELPED.get(candidate.act)
    return replace(
        candidate, type=ClaimType.AID, act=act, fillers=fillers, rule=f"{candidate.rule}; help, by what is given"
    )


def patrolled(sentence: Sentence, candidate: Candidate) -> Candidate:
    """A patrol is a Deployment without act (claims.md; 25 of 25 on the marked training texts), whoever took it for
    an exercise: its participants are who moves where they are states, and what is moved where they are forces."""
    words = {sentence.tokens[i].text.casefold() for i in _inside(sentence, candidate.trigger)}
    if candidate.type is not ClaimType.EXERCISE or not words & cues()["patrol"]:
        return candidate
    fillers: list[Filler] = []
    for filler in candidate.fillers:
        if filler.role is Role.PARTICIPANT:
            fillers.append(replace(filler, role=Role.ACTOR, only=_STATE))
            fillers.append(replace(filler, role=Role.ASSET, only=_MOVED))
        elif filler.role is Role.PLACE:
            fillers.append(filler)
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


def closed(doc: Doc, sentence: Sentence, candidate: Candidate, filler: Filler) -> Filler:
    """Words that end in a preposition go on to the end of its object ("the war in" Ukraine); a filler that stands
    for somebody or something goes on after "of" alone, and else ends before it ("the factories in")."""
    rule = ROLES[candidate.type].get(filler.role)
    inside = _inside(sentence, filler.span)
    if rule is None or not inside or sentence.tokens[inside[-1]].tag not in {"IN", "TO", "CC"}:
        return filler
    if rule.literal and (not rule.words or sentence.tokens[inside[-1]].tag == "CC"):
        return filler
    last = inside[-1]
    if rule.literal or sentence.tokens[last].text.casefold() == "of":
        inner = next((i for i, token in enumerate(sentence.tokens) if token.head == last and token.dep == "pobj"), None)
        if inner is not None and inner > last:
            end = noun_phrase(doc, sentence, inner).end
            return replace(filler, span=Span(filler.span.start, end, doc.text[filler.span.start : end]))
    if rule.literal or len(inside) < 2:
        return filler
    end = sentence.tokens[inside[-2]].end
    return replace(filler, span=Span(filler.span.start, end, doc.text[filler.span.start : end]))


def siblings(doc: Doc, sentence: Sentence, candidate: Candidate, fillers: list[Filler]) -> list[Filler]:
    """A name coordinated with a filler's last words fills the same role ("towns such as Goris and Kapan")."""
    tokens = sentence.tokens
    taken = [filler.span for filler in fillers]
    out: list[Filler] = []
    for filler in fillers:
        rule = ROLES[candidate.type].get(filler.role)
        if rule is None or rule.literal:
            continue
        inside = _inside(sentence, filler.span)
        while inside:
            at = next(
                (
                    i
                    for i, token in enumerate(tokens)
                    if i > inside[-1]
                    and (_coordinated(sentence, inside, i) or (filler.role in _LISTED and _listed(sentence, inside, i)))
                ),
                None,
            )
            if at is None:
                break
            span = noun_phrase(doc, sentence, at)
            if any(span.start < other.end and other.start < span.end for other in taken):
                break
            out.append(Filler(filler.role, span, filler.score * SIBLING))
            taken.append(span)
            inside = _inside(sentence, span)
    return out


def alike(sentence: Sentence, fillers: list[Filler]) -> list[Filler]:
    """Names joined by "and" alone play the same part: the second takes the first one's role."""
    out = list(fillers)
    for number, filler in enumerate(out):
        inside = _inside(sentence, filler.span)
        for other, second in enumerate(out):
            if other == number or second.role is filler.role or second.span.start < filler.span.end or not inside:
                continue
            after = [i for i in _inside(sentence, second.span) if i > inside[-1]]
            between = [token.text.casefold() for token in sentence.tokens[inside[-1] + 1 : after[0]]] if after else []
            if between == ["and"] and any(_coordinated(sentence, inside, i) for i in after):
                out[other] = replace(second, role=filler.role)
    return out


def _coordinated(sentence: Sentence, inside: list[int], at: int) -> bool:
    """Whether the name at ``at`` is joined to a name inside, with nothing but "and" or a comma between."""
    tokens = sentence.tokens
    token = tokens[at]
    if token.dep != "conj" or token.head not in inside or not token.tag.startswith("NNP"):
        return False
    first = at
    while first - 1 > inside[-1] and tokens[first - 1].head == at and tokens[first - 1].dep in BEFORE:
        first -= 1
    between = tokens[inside[-1] + 1 : first]
    return tokens[token.head].tag.startswith("NNP") and all(item.dep == "cc" or item.text == "," for item in between)


def _listed(sentence: Sentence, inside: list[int], at: int) -> bool:
    """Whether the common noun at ``at`` is joined to the filler's own noun, with nothing but its words between."""
    tokens = sentence.tokens
    token = tokens[at]
    if token.dep != "conj" or token.head not in inside or not token.tag.startswith("NN"):
        return False
    if not tokens[token.head].tag.startswith("NN"):
        return False
    first = at
    while first - 1 > inside[-1] and tokens[first - 1].head == at and tokens[first - 1].dep in BEFORE:
        first -= 1
    between = tokens[inside[-1] + 1 : first]
    counted = any(item.head == at and item.dep == "nummod" for item in tokens)
    return not counted and bool(between) and all(item.dep == "cc" or item.text == "," for item in between)


def owners(
    doc: Doc, sentence: Sentence, candidate: Candidate, fillers: list[Filler], mentions: Sequence[LearnedMention]
) -> list[Filler]:
    """The states that weapons are called by are who moves, fires or loses them ("two Russian bombers").

    Proposed is each word that could be a state's or a people's; the decoder takes those that are.
    """
    tokens = sentence.tokens
    out: list[Filler] = []
    for filler in fillers:
        owner = _OWNER.get((candidate.type, filler.role))
        if owner is None or any(item.role is owner for item in fillers):
            continue
        if not any(item.type is EntityType.WEAPON and _touch(item.span, filler.span) for item in mentions):
            continue
        ours = set(_inside(sentence, filler.span))
        for i, token in enumerate(tokens):
            if token.dep not in _CALLED or not token.text[0].isupper() or token.tag not in _NAMING or i > max(ours):
                continue
            above = {token.head, tokens[token.head].head} - {i}
            span = Span(token.start, token.end, token.text)
            if above & ours and not any(_touch(item.span, span) for item in out):
                out.append(Filler(owner, span, filler.score, _STATE))
    return out


def paired(doc: Doc, sentence: Sentence, fillers: list[Filler]) -> list[Filler]:
    """Both states that a hyphen joins fill a role ("U.S.-Ukraine talks"): the decoder takes those that are states."""
    words = doc.text[sentence.start : sentence.end]
    pairs = list(_PAIR.finditer(words))
    out: list[Filler] = []
    for filler in fillers:
        if filler.role not in _EQUAL:
            continue
        start, end = filler.span.start - sentence.start, filler.span.end - sentence.start
        for pair in pairs:
            if not (pair.start() <= start and end <= pair.end()):
                continue
            for part in (1, 2):
                first, last = (sentence.start + at for at in pair.span(part))
                span = Span(first, last, doc.text[first:last])
                if not any(item.span == span for item in (*fillers, *out)):
                    out.append(replace(filler, span=span, only=_STATE))
    return out


def obliged(doc: Doc, sentence: Sentence, candidate: Candidate, fillers: list[Filler]) -> list[Filler]:
    """What an agreement obliges somebody to do is its provision, and who is obliged its party."""
    if candidate.type is not ClaimType.AGREEMENT:
        return fillers
    tokens = sentence.tokens
    for verb, token in enumerate(tokens):
        if token.text.casefold() not in cues()["obliging"]:
            continue
        below = [i for i, item in enumerate(tokens) if item.head == verb and i > verb]
        party = next((i for i in below if tokens[i].dep in {"dobj", "nsubj"}), None)
        deed = next((i for i in below if tokens[i].dep in {"xcomp", "ccomp", "advcl"}), None)
        if deed is None or not any(item.head == deed and item.tag == "TO" for item in tokens):
            continue
        if party is None:
            party = next((i for i, item in enumerate(tokens) if item.head == deed and item.dep == "nsubj"), None)
        if party is None:
            continue
        owed = _clause(doc, sentence, deed)
        who = noun_phrase(doc, sentence, party)
        kept = [item for item in fillers if item.role is not Role.PROVISION or not _touch(item.span, who)]
        if not any(item.role is Role.PROVISION and _touch(item.span, owed) for item in kept):
            kept.append(Filler(Role.PROVISION, owed, candidate.score))
        if not any(_touch(item.span, who) for item in kept):
            kept.append(Filler(Role.PARTY, who, candidate.score))
        return kept
    return fillers


def _clause(doc: Doc, sentence: Sentence, verb: int) -> Span:
    """The words from a verb to the end of what depends on it."""
    tokens = sentence.tokens
    last = verb
    for i in range(verb + 1, len(tokens)):
        above = i
        for _ in range(len(tokens)):
            if above == verb or tokens[above].head == above:
                break
            above = tokens[above].head
        if above == verb and tokens[i].dep != "punct":
            last = i
    start, end = tokens[verb].start, tokens[last].end
    return Span(start, end, doc.text[start:end])


def located(
    doc: Doc, sentence: Sentence, candidate: Candidate, fillers: list[Filler], mentions: Sequence[LearnedMention]
) -> list[Filler]:
    """A place that a preposition ties to the trigger itself is the claim's, where it names none."""
    if any(filler.role in _WHERE for filler in fillers):
        return []
    tokens = sentence.tokens
    inside = _inside(sentence, candidate.trigger)
    for i, token in enumerate(tokens):
        if token.dep != "prep" or token.head not in inside or token.text.casefold() not in cues()["at"]:
            continue
        for j, inner in enumerate(tokens):
            if inner.head != i or inner.dep != "pobj":
                continue
            span = noun_phrase(doc, sentence, j)
            named = any(item.type is EntityType.PLACE and _touch(item.span, span) for item in mentions)
            if named and not any(_touch(filler.span, span) for filler in fillers):
                return [Filler(Role.PLACE, span, candidate.score)]
    return []


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def can_speak(sentence: Sentence, span: Span) -> bool:
    """Whether the words can be somebody: an adverb or a preposition says nothing ("So far, they ...")."""
    inside = _inside(sentence, span)
    return not inside or any(not sentence.tokens[i].tag.startswith(_SILENT) for i in inside)


def nearest_first(doc: Doc, speakers: list[Span]) -> tuple[Span, ...]:
    """Who is quoted stands nearer to the claim than who quotes: "X reported, citing Y" is Y's word first."""
    for first, second in pairwise(speakers):
        left, right = sorted((first, second))
        between = doc.text[left.end : right.start].casefold().replace(",", " ").split()
        if len(between) <= 4 and cues()["quoting"] & set(between) and first == left:
            place = speakers.index(first)
            return (*speakers[:place], second, first, *speakers[place + 2 :])
    return tuple(speakers)


def _inside(sentence: Sentence, span: Span) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.start < span.end and span.start < token.end]

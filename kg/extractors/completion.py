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
from kg.model.vocabulary import ROLES, ClaimType, EntityType, Role
from kg.nlp.document import Doc, Sentence

#: What a coordinated sibling's score is of the filler's that it stands beside.
SIBLING = 0.9

#: How a state's name or people hangs on the noun that it describes.
_CALLED = frozenset({"amod", "compound", "nmod", "conj"})
_NAMING = frozenset({"JJ", "NNP", "NNPS"})
_STATE = frozenset({EntityType.COUNTRY})

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

#: Roles whose fillers have offices of their own: of 60 names joined to a marked one's, 5 are marked with it.
_ALONE = frozenset({Role.PERSON, Role.ORGANIZATION})

#: Two capitalised words that a hyphen joins, and the roles in which both stand alike.
_PAIR = re.compile(r"(?<![\w-])([A-Z][\w.]+)[-–]([A-Z][a-z]+)(?![\w-])")
_EQUAL = frozenset({Role.PARTICIPANT, Role.PARTY, Role.ATTACKER})

#: Roles that say where; a claim that has one gets no further place.
_WHERE = frozenset({Role.PLACE, Role.DESTINATION, Role.ORIGIN, Role.TERRITORY})


def completed(candidate: Candidate, doc: Doc, mentions: Sequence[LearnedMention]) -> Candidate:
    """The candidate with whole fillers, what stands beside them, and speakers in their order.

    mentions: those that the reader found in the article, for what a preposition's object is. Its rule names
    what was changed.
    """
    sentence = doc.sentences[candidate.sentence]
    notes: list[str] = []

    def noted(what: str, before: Sequence[Filler], after: list[Filler]) -> list[Filler]:
        if list(before) != after:
            notes.append(what)
        return after

    given = candidate.fillers
    fillers = noted("whole words", given, [closed(doc, sentence, candidate, filler) for filler in given])
    fillers = noted("against whom", fillers, [item for item in fillers if not opposed(sentence, item)])
    fillers = noted("title without name", fillers, [nameless(doc, item, fillers) for item in fillers])
    fillers = noted("what is owed", fillers, obliged(doc, sentence, candidate, fillers))
    fillers = noted("joined names alike", fillers, alike(sentence, fillers))
    fillers = noted("joined words", fillers, fillers + siblings(doc, sentence, candidate, fillers))
    fillers = noted("whose weapons", fillers, fillers + owners(doc, sentence, candidate, fillers, mentions))
    fillers = noted("joined states", fillers, fillers + paired(doc, sentence, fillers))
    fillers = noted("where", fillers, fillers + located(doc, sentence, candidate, fillers, mentions))
    voices = [part for span in candidate.speakers for part in apart(doc, sentence, span)]
    voices = [span for span in voices if not listens(doc, span)]
    speakers = nearest_first(doc, [span for span in voices if can_speak(sentence, span)])
    if speakers != candidate.speakers:
        notes.append("speakers")
    rule = f"{candidate.rule}; completed: {', '.join(notes)}" if notes else candidate.rule
    return replace(candidate, fillers=tuple(fillers), speakers=speakers, rule=rule)


def closed(doc: Doc, sentence: Sentence, candidate: Candidate, filler: Filler) -> Filler:
    """Words that end in a preposition go on to the end of its object ("the war in" Ukraine); a filler that stands
    for somebody or something goes on after "of" alone, and else ends before it ("the factories in")."""
    rule = ROLES[candidate.type].get(filler.role)
    inside = tokens_in(sentence, filler.span)
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


def opposed(sentence: Sentence, filler: Filler) -> bool:
    """Whether something is given "for use against" the filler: of 1,451 marked recipients none is told so."""
    inside = tokens_in(sentence, filler.span)
    if filler.role is not Role.RECIPIENT or not inside:
        return False
    heads = {sentence.tokens[at].head for at in inside} - set(inside)
    return any(sentence.tokens[head].text.casefold() in cues()["opposing"] for head in heads)


def nameless(doc: Doc, filler: Filler, fillers: Sequence[Filler]) -> Filler:
    """A title ends where its holder's name begins ("Secretary of the Security Council" Ann Archer)."""
    if filler.role is not Role.TITLE:
        return filler
    names = [item.span.start for item in fillers if item.role is Role.PERSON]
    start = filler.span.start
    inside = [at for at in names if start < at < filler.span.end]
    if not inside:
        return filler
    words = doc.text[start : min(inside)].rstrip(" ,")
    return replace(filler, span=Span(start, start + len(words), words))


def siblings(doc: Doc, sentence: Sentence, candidate: Candidate, fillers: list[Filler]) -> list[Filler]:
    """A name coordinated with a filler's last words fills the same role ("towns such as Goris and Kapan")."""
    tokens = sentence.tokens
    taken = [filler.span for filler in fillers]
    out: list[Filler] = []
    for filler in fillers:
        rule = ROLES[candidate.type].get(filler.role)
        if rule is None or rule.literal or filler.role in _ALONE:
            continue
        inside = tokens_in(sentence, filler.span)
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
            inside = tokens_in(sentence, span)
    return out


def alike(sentence: Sentence, fillers: list[Filler]) -> list[Filler]:
    """Names joined by "and" alone play the same part: the second takes the first one's role."""
    out = list(fillers)
    for number, filler in enumerate(out):
        inside = tokens_in(sentence, filler.span)
        for other, second in enumerate(out):
            if other == number or second.role is filler.role or second.span.start < filler.span.end or not inside:
                continue
            after = [i for i in tokens_in(sentence, second.span) if i > inside[-1]]
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
        ours = set(tokens_in(sentence, filler.span))
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
    inside = tokens_in(sentence, candidate.trigger)
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
    inside = tokens_in(sentence, span)
    return not inside or any(not sentence.tokens[i].tag.startswith(_SILENT) for i in inside)


def listens(doc: Doc, span: Span) -> bool:
    """Whether the words are who is told and not who passes it on ("told lawmakers"): none of 57 is marked."""
    words = span.text.casefold().split()
    before = doc.text[: span.start].casefold().split()[-2:]
    told = before[-1:] == ["told"] or before == ["told", "the"]
    return told and bool(words) and words[-1] in cues()["listening"]


def apart(doc: Doc, sentence: Sentence, span: Span) -> list[Span]:
    """Two speakers whom "and" joins are two ("rescue workers and rights groups"): of those marked for training 22
    pairs stand apart and none together; names within one phrase ("the leaders of Riga and Oslo") stay whole."""
    tokens = sentence.tokens
    inside = tokens_in(sentence, span)
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
    joint = next((i for i in inside if tokens[i].dep == "cc" and tokens[i].head == head), None)
    second = [i for i in inside if tokens[i].dep == "conj" and tokens[i].head == head and tokens[i].tag.startswith("N")]
    if head is None or joint is None or not second or not head < joint < second[0]:
        return [span]
    if tokens[joint].text.casefold() != "and" or joint == inside[0]:
        return [span]
    before = doc.text[span.start : tokens[joint].start].rstrip(" ,")
    last = tokens[joint + 1].start
    return [Span(span.start, span.start + len(before), before), Span(last, span.end, doc.text[last : span.end])]


def nearest_first(doc: Doc, speakers: list[Span]) -> tuple[Span, ...]:
    """Who is quoted stands nearer to the claim than who quotes: "X reported, citing Y" is Y's word first."""
    for first, second in pairwise(speakers):
        left, right = sorted((first, second))
        between = doc.text[left.end : right.start].casefold().replace(",", " ").split()
        if len(between) <= 4 and cues()["quoting"] & set(between) and first == left:
            place = speakers.index(first)
            return (*speakers[:place], second, first, *speakers[place + 2 :])
    return tuple(speakers)


def tokens_in(sentence: Sentence, span: Span) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.start < span.end and span.start < token.end]

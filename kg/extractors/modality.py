"""Where grammar settles how firmly something is said, or in which phase it is, whatever the reader thought.

Only what held nearly always on the marked training texts: a trigger's own "may" or "might" (21 of 21
possible), a trigger in its own if-clause (40 of 42 hypothetical), "is to" and "are to" (53 of 60 planned);
ties that a word of growth or decline stands beside (95 of 104 deepened or reduced). Where grammar settles
nothing, the reader's opinion and the wording's (:mod:`kg.extractors.phrasing`) are weighed together.
"""

from dataclasses import replace

from kg.extractors import phrasing
from kg.extractors.base import Candidate
from kg.extractors.cues import cues
from kg.model.vocabulary import Act, ClaimType, Modality
from kg.nlp.document import Doc, Sentence

_CLOSING = frozenset({"''", '"', "”", "’", "'", ")"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: How the word that a question asks about hangs on its first verb ("Did Iran launch an attack?").
_ASKED = frozenset({"conj", "xcomp", "attr", "dobj", "ROOT"})


def asked(sentence: Sentence, trigger: int) -> bool:
    """Whether a question asks if what the trigger names is so: one to answer with yes or no, or one without a verb.

    On the marked training texts one of twelve such events is affirmed and asserted ("Delivery early 2023?", "Is
    London sending the ship?"); what "why" or "when" takes for granted, and what stands in a subordinate clause,
    mostly is.
    """
    tokens = sentence.tokens
    last = next((token for token in reversed(tokens) if token.text not in _CLOSING and token.tag != "-RRB-"), None)
    if last is None or last.text != "?":
        return False
    if any(token.tag.startswith("W") for token in tokens) or any(token.dep == "neg" for token in tokens):
        return False
    at = trigger
    while tokens[at].head != at and tokens[at].dep in _ASKED:
        at = tokens[at].head
    return tokens[at].head == at or not _finite(sentence)


def _finite(sentence: Sentence) -> bool:
    return any(token.tag in _FINITE for token in sentence.tokens)


def weighed(candidate: Candidate, doc: Doc) -> Candidate:
    """The candidate with the modality that its verb's own auxiliaries tell, where they do; else its wording."""
    sentence = doc.sentences[candidate.sentence]
    start = candidate.trigger.start
    at = next((i for i, token in enumerate(sentence.tokens) if token.start <= start < token.end), None)
    if at is None:
        return candidate
    told, how = _told(sentence, at), "verb"
    if told is None and candidate.modalities:
        worded = phrasing.features(sentence, at, candidate.type)
        told, how = phrasing.weighed(candidate.modalities, worded), "wording"
    if told is not None and told is not candidate.modality:
        candidate = replace(candidate, modality=told, rule=f"{candidate.rule}; {told.value} by its {how}")
    # a plan that a fragment names ("Abandoning the pact?") stays one
    firm = candidate.modality is Modality.ASSERTED or (candidate.modality is Modality.PLANNED and _finite(sentence))
    if firm and asked(sentence, at):
        candidate = replace(candidate, modality=Modality.POSSIBLE, rule=f"{candidate.rule}; asked, not said")
    candidate = _believed(candidate, sentence, at)
    if candidate.type is ClaimType.COOPERATION and candidate.act is None:
        act = _tendency(sentence, at)
        if act is not None:
            candidate = replace(candidate, act=act, rule=f"{candidate.rule}; {act.value} by the word beside it")
    return candidate


def _believed(candidate: Candidate, sentence: Sentence, at: int) -> Candidate:
    """The candidate without speakers of whom the reader is unsure and the wording knows nothing."""
    heard = dict(candidate.heard)
    if not any(span.start in heard for span in candidate.speakers):
        return candidate
    worded = tuple(phrasing.saying(sentence, at, candidate.type))
    kept = tuple(
        span
        for span in candidate.speakers
        if span.start not in heard or phrasing.credible(heard[span.start], iter(worded))
    )
    if kept == candidate.speakers:
        return candidate
    return replace(candidate, speakers=kept, rule=f"{candidate.rule}; speaker left out by its wording")


def _tendency(sentence: Sentence, trigger: int) -> Act | None:
    """Whether ties grow or shrink: by the trigger, its modifiers, or what governs it ("expansion of ...")."""
    tokens = sentence.tokens
    words = {tokens[trigger].text.casefold()}
    words |= {
        token.text.casefold()
        for i, token in enumerate(tokens)
        if token.head == trigger and i != trigger and token.dep in {"amod", "advmod"}
    }
    above = tokens[trigger].head
    if tokens[trigger].dep in {"dobj", "nsubj", "nsubjpass", "compound"}:
        words.add(tokens[above].text.casefold())
    elif tokens[trigger].dep == "pobj" and tokens[above].text.casefold() in {"of", "in"}:
        words.add(tokens[tokens[above].head].text.casefold())
    if words & cues()["growing"]:
        return Act.DEEPENED
    return Act.REDUCED if words & cues()["shrinking"] else None


def _told(sentence: Sentence, trigger: int) -> Modality | None:
    tokens = sentence.tokens
    beside = [token for i, token in enumerate(tokens) if token.head == trigger and i != trigger]
    words = {token.text.casefold() for token in beside if token.dep == "mark"}
    if words & cues()["conditional"]:
        return Modality.HYPOTHETICAL
    auxiliaries = {token.text.casefold() for token in beside if token.dep == "aux"}
    if auxiliaries & cues()["may"]:
        return Modality.POSSIBLE
    above = tokens[trigger].head
    bound = tokens[trigger].dep == "xcomp" and "to" in auxiliaries
    if bound and tokens[above].text.casefold() in cues()["destined"]:
        return Modality.PLANNED
    return None

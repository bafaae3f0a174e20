"""Where grammar settles how firmly something is said, whatever the reader thought.

Only what held nearly always on the marked training texts: a trigger's own "may" or "might" (21 of 21
possible), a trigger in its own if-clause (40 of 42 hypothetical), "is to" and "are to" (53 of 60 planned).
"""

from dataclasses import replace

from kg.extractors.base import Candidate
from kg.extractors.cues import cues
from kg.model.vocabulary import Modality
from kg.nlp.document import Doc, Sentence


def weighed(candidate: Candidate, doc: Doc) -> Candidate:
    """The candidate with the modality that its verb's own auxiliaries tell, where they do."""
    sentence = doc.sentences[candidate.sentence]
    inside = [
        i
        for i, token in enumerate(sentence.tokens)
        if token.start < candidate.trigger.end and candidate.trigger.start < token.end
    ]
    told = _told(sentence, inside[0]) if inside else None
    if told is None or told is candidate.modality:
        return candidate
    return replace(candidate, modality=told, rule=f"{candidate.rule}; {told.value} by its verb")


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

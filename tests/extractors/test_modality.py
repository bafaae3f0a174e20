"""How firmly something is said, where grammar settles it."""

from dataclasses import replace

import pytest
from hand_read import candidate, parsed

from kg.extractors.modality import weighed
from kg.model.vocabulary import ClaimType, Modality

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "trigger", "given", "wanted"),
    [
        ("Will Oslo send guns to Rome?", "send", Modality.PLANNED, Modality.POSSIBLE),
        ("Has Oslo sent guns to Rome?", "sent", Modality.ASSERTED, Modality.POSSIBLE),
        ("Did Oslo launch an attack on Rome?", "attack", Modality.ASSERTED, Modality.POSSIBLE),
        ("An oil embargo?", "embargo", Modality.ASSERTED, Modality.POSSIBLE),
        ("Cutting off Rome?", "Cutting", Modality.ASSERTED, Modality.POSSIBLE),
        ("Cutting off Rome?", "Cutting", Modality.PLANNED, Modality.PLANNED),
        ('He asked. "Has Oslo sent guns to Rome?"', "sent", Modality.ASSERTED, Modality.POSSIBLE),
        ("Why did Oslo send guns to Rome?", "send", Modality.ASSERTED, Modality.ASSERTED),
        ("Have they not shelled Rome?", "shelled", Modality.ASSERTED, Modality.ASSERTED),
        ("Is it wise now that Oslo has sent guns to Rome?", "sent", Modality.ASSERTED, Modality.ASSERTED),
        ("Oslo sent guns to Rome.", "sent", Modality.ASSERTED, Modality.ASSERTED),
        ("Should Oslo send guns to Rome?", "send", Modality.DEMANDED, Modality.DEMANDED),
    ],
)
def test_what_is_asked_is_possible(text: str, trigger: str, given: Modality, wanted: Modality) -> None:
    doc = parsed(text)
    at = text.index(trigger)
    number = next(n for n, sentence in enumerate(doc.sentences) if sentence.start <= at < sentence.end)
    item = replace(candidate(text, ClaimType.ATTACK, trigger, {}), sentence=number, modality=given)
    assert weighed(item, doc).modality is wanted

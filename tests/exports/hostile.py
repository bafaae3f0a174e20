"""Words that break writers, and a reading that has them in every place that a text can come to."""

from dataclasses import replace

from hand_built import TEXT, entity, first_story

from kg.model import Amount, Argument, Attribution, Reading, Span, Time, ids
from kg.model.vocabulary import Act, ClaimType, EntityType, Role

HOSTILE = [
    "NUL \x00 here",
    "\ud800 alone",
    "\u202eexe.txt\u202c",
    'quotes """ and \\""" and \\',
    "a > b <script> & 'x'",
    "line\r\nend\n\ttab \x0b \x0c \x85 \u2028",
    "\ufffe\uffff\ufeff",
    "😀 𝔘 é e\u0301",
    "@prefix kg: <x> . kg:a kg:b kg:c .",
    "https://schema.org/Corp.",
    "\\u0000 \\U0010FFFF %00",
    "",
    " ",
]


def spoilt(words: str) -> Reading:
    """The words in every place that a text can come to."""
    story = first_story()
    start = 3
    text = "ab\n" + words + TEXT
    span = Span(start, start + len(words), words)
    claim = replace(
        story.claims[0],
        act=Act.DELIVERED,
        trigger=span,
        evidence=span,
        time=Time("2024-22", span),
        extractor=words,
        rule=words,
        attribution=(Attribution(None, span, span), Attribution(None, None, span)),
        arguments=(
            *(replace(argument, mention=None) for argument in story.claims[0].arguments),
            Argument(Role.ITEM, mention=span),
            Argument(Role.QUANTITY, mention=span, value=Amount(value=1.5, unit=words)),
        ),
    )
    said = Argument(Role.PROVISION, value=words)
    talk = replace(story.claims[1], type=ClaimType.AGREEMENT, trigger=span, evidence=span, arguments=(said,))
    named = entity(TEXT, EntityType.PLACE, words, identifiers={"x" + words: words}, country=words, weapon_class=words)
    return Reading(
        replace(story.article, text=text, title=words, publisher=words, url=words, language=words, source=words),
        (*story.entities, replace(named, id="place-" + ids.digest("hostile", words))),
        (claim, talk),
    )

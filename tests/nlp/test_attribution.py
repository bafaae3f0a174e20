"""Speakers outside the sentence of a claim."""

import pytest

from kg.model import Article, Span
from kg.model.vocabulary import ClaimType
from kg.nlp.attribution import Speakers, speakers
from kg.nlp.document import Doc, Sentence, Token
from kg.nlp.parsing import Parser


def speaker_of(doc: Doc, word: str, found: tuple[Span, ...] = ()) -> list[str]:
    at = doc.text.index(word)
    index = next(n for n, sentence in enumerate(doc.sentences) if sentence.start <= at < sentence.end)
    return [span.text for span in speakers(doc, index, Span(at, at + len(word), word), found)]


CASES = [
    pytest.param(
        '"The road is ours. They fled north in the night," a spokesman, Musa Keita, said.', "ours", ["Musa Keita"],
        id="the end of a quotation names the speaker of its beginning",
    ),
    pytest.param(
        "“It went well,” said Col. Ann Archer. “Next we will buy forty launchers.”", "buy", ["Col. Ann Archer"],
        id="a quotation goes on after its speaker",
    ),
    pytest.param(
        'The minister said: "We lost two ships. The enemy sank a third on Sunday."', "sank", ["minister"],
        id="a quotation is introduced before",
    ),
    pytest.param(
        '"They wanted a date," Dan Olsen said.\n"The pact was signed for our sake."', "signed", ["Dan Olsen"],
        id="a paragraph that is all quotation goes on with the one before",
    ),
    pytest.param(
        "Officials met in Rome. The army sent forty tanks.", "sent", [],
        id="no quotation, no speaker",
    ),
    pytest.param(
        '"We wait," Dan Olsen said. The army sent forty tanks.', "sent", [],
        id="outside the quotation the article speaks",
    ),
    pytest.param(
        '"No fighter jet has been handed over so far," Dan Olsen added.', "handed", ["Dan Olsen"],
        id="a quotation and its speaker in one sentence",
    ),
    pytest.param(
        "Dan Olsen said that the army had sent forty tanks.", "sent", ["Dan Olsen"],
        id="a verb right under one of saying",
    ),
    pytest.param(
        "Dan Olsen said he was willing to buy forty tanks.", "buy", ["Dan Olsen"],
        id="a verb below others under one of saying",
    ),
    pytest.param(
        "Dan Olsen said the army which bought forty tanks had left.", "bought", [],
        id="a relative clause is taken for granted",
    ),
    pytest.param(
        "Dan Olsen said that the invasion of Norland had begun with forty tanks.", "invasion", [],
        id="what a noun takes for granted is nobody's word",
    ),
    pytest.param(
        '"The raid was ours," I said.', "raid", [],
        id="the article's own voice is no speaker",
    ),
    pytest.param(
        "In a statement, Kirby said the department:\n- Will not use mines outside Korea;\n- Will destroy its stock.",
        "destroy", ["Kirby"],
        id="a list after a colon",
    ),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_speakers(parser: Parser, text: str, trigger: str, expected: list[str]) -> None:
    doc = parser.parse(Article(id="a", source="a.txt", text=text, sha256=""))
    assert speaker_of(doc, trigger) == expected


def talk(*lines: str) -> Doc:
    """A Doc of bare words, which is all that labels need; sentences end at full stops."""
    sentences: list[Sentence] = []
    offset = 0
    for number, line in enumerate(lines):
        start = 0
        for piece in line.split(". "):
            at = offset + line.index(piece, start)
            start = line.index(piece, start) + len(piece)
            token = Token(at, at + len(piece), piece, "NN", "ROOT", 0)
            sentences.append(Sentence(at, at + len(piece), (token,), number, False))
        offset += len(line) + 1
    text = "\n".join(lines)
    return Doc(Article(id="a", source="a.txt", text=text, sha256=""), text, tuple(sentences))


TALK = talk(
    "HOST: Should people worry?",
    "ANN HARRY (retired colonel): No. We counted four tanks.",
    "HOST: And the ships?",
    "HARRY: Two were sunk. One came home.",
    "The programme was recorded on Monday and the navy sailed.",
)


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [("counted", ["ANN HARRY"]), ("came", ["ANN HARRY"]), ("sailed", []), ("worry", [])],
)
def test_the_label_of_a_turn_names_its_speaker_and_not_who_asks(trigger: str, expected: list[str]) -> None:
    assert speaker_of(TALK, trigger) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [("Iran", ["Iran", "ANN HARRY"]), ("we", ["we"]), ("HARRY", ["HARRY"])],
)
def test_speakers_that_the_reader_found_come_first(inside: str, expected: list[str]) -> None:
    assert speaker_of(TALK, "counted", (Span(0, len(inside), inside),)) == expected


def test_a_name_in_a_label_s_brackets_is_the_speaker() -> None:
    doc = talk(
        "ANCHOR: Serious?", "GUEST (Ann Harry, analyst): Yes. Two were sunk.", "ANCHOR: And?", "GUEST: One fled."
    )
    assert speaker_of(doc, "sunk") == speaker_of(doc, "fled") == ["Ann Harry"]


INTERVIEW = (
    "General Ole Dahl, head of the staff, on the war",
    "NV: What came?",
    "Two ships came. They were old.",
    "NV: And guns?",
    "Forty were bought.",
    "NV: Who paid?",
    "The king paid.",
)


def test_the_guest_of_an_interview_answers_without_a_label() -> None:
    doc = talk(*INTERVIEW)
    assert speaker_of(doc, "bought") == ["Ole Dahl"]
    assert speaker_of(doc, "paid?") == []


def test_questions_without_a_guest_are_the_article_s_own() -> None:
    assert speaker_of(talk("The Dominion Observer, 1 May", *INTERVIEW[1:]), "bought") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "trigger", "filler", "expected"),
    [
        ("Iran denied supplying the boat.", "supplying", "Iran", ["Iran"]),
        ("The RSF claims to have shot the plane down.", "shot", "The RSF", ["The RSF"]),
        ("Oslo says it bought forty guns.", "bought", "it", ["Oslo"]),
        ("Oslo has ruled out a raid on Rome.", "raid", "Oslo", ["Oslo"]),
        ("We acknowledge that we sent guns.", "sent", "We", []),
        ("Oslo said it had repelled a raid, and rejected a truce.", "rejected", "Oslo", []),
        ("Oslo bought forty guns.", "bought", "Oslo", []),
    ],
)
def test_who_plays_a_part_may_be_the_one_who_says_it(
    parser: Parser, text: str, trigger: str, filler: str, expected: list[str]
) -> None:
    doc = parser.parse(Article(id="a", source="a.txt", text=text, sha256=""))
    at, part = text.index(trigger), text.index(filler)
    fillers = (Span(part, part + len(filler), filler),)
    found = Speakers(doc).of(0, Span(at, at + len(trigger), trigger), (), fillers=fillers)
    assert [span.text for span in found] == expected


def test_labels_of_a_list_are_no_speakers() -> None:
    doc = talk("Norway: Oslo bought forty guns. They came in May.", "Serbia: Belgrade fired a rocket. It flew far.")
    assert speaker_of(doc, "came") == []


def test_an_announced_speech_fills_its_line() -> None:
    doc = talk("Speech at the yard President of Norland Ole Dahl: Comrades, well done. Two ships join the fleet.")
    assert speaker_of(doc, "join") == ["Ole Dahl"]


def test_an_office_named_in_passing_is_nobody_s_saying() -> None:
    at = TALK.text.index("counted")
    assert speakers(TALK, 2, Span(at, at + 7, "counted"), (), type=ClaimType.POSITION) == ()

"""What a pronoun takes up."""

from pathlib import Path

import pytest

from kg.model import Article, Span
from kg.model.vocabulary import EntityType
from kg.nlp.antecedents import NOTHING, Pronoun, chosen, ranked
from kg.nlp.lexicon import Lexicon
from kg.nlp.mentions import FillerSpan
from kg.nlp.parsing import Parser
from kg.nlp.resolution import resolve
from kg.nlp.resolution_clusters import ClusterBook
from kg.training.antecedents import Example, learned, write

ANY = frozenset(EntityType)
WHO = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})


def asked(parser: Parser, lexicon: Lexicon, text: str, word: str, types: frozenset[EntityType]) -> Pronoun:
    """The last such word of a text as the filler of a role that takes the types."""
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    start = text.rindex(word)
    span = Span(start, start + len(word), word)
    book = ClusterBook(doc, lexicon, [])
    number = next(n for n, sentence in enumerate(doc.sentences) if sentence.start <= start < sentence.end)
    at = next(i for i, token in enumerate(doc.sentences[number].tokens) if token.start == start)
    return Pronoun(book, number, at, FillerSpan(span, types))


MEANT = [
    # the subject before the object, and before what stands nearer
    ("France backs Kenya. On Monday it sent rifles to Mali.", "it", WHO, "Country:FR"),
    ("Turkey's foreign minister replied that it would send troops to Libya.", "it", WHO, "Country:TR"),
    # a person for "he", whoever acts before him; nobody where no person is named
    ("Vladimir Putin praised Iran. Iran thanked Russia. He sent rifles.", "He", WHO, "Person:vladimir putin"),
    ("Iran thanked Russia. He sent rifles.", "He", WHO, None),
    # what the role takes
    ("Iran sent T-72 tanks to Mali. It showed them on Monday.", "them", frozenset({EntityType.WEAPON}), "Weapon:T-72"),
    ("Iran sent help to Mali. It came on Monday.", "It", frozenset({EntityType.PERSON}), None),
    # nothing is named before
    ("It sent rifles to Mali.", "It", WHO, None),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "word", "types", "key"), MEANT)
def test_the_likeliest_is_chosen_or_nothing(
    parser: Parser, lexicon: Lexicon, text: str, word: str, types: frozenset[EntityType], key: str | None
) -> None:
    cluster = chosen(asked(parser, lexicon, text, word, types))
    if key is None:
        assert cluster is None
        return
    assert cluster is not None
    if cluster.type is EntityType.WEAPON:
        assert key.removeprefix("Weapon:") in text[cluster.mentions[0].start : cluster.mentions[0].end]
    else:
        assert cluster.key == key


@pytest.mark.slow
def test_what_is_looked_at_is_told_once_for_each_and_nothing_comes_first(parser: Parser, lexicon: Lexicon) -> None:
    text = "Mr. Ivo Grimsby leads the Blue Harbour Council. Iran thanked him. He left Mali."
    rows = ranked(asked(parser, lexicon, text, "He", ANY))
    assert rows[0][0] is None
    assert NOTHING in rows[0][1]
    assert [rival.cluster.type for rival, _ in rows if rival is not None] == [EntityType.PERSON]
    found = rows[1][1]
    assert {"he Person", "he male", "he subject back 2", "he nearest both", "title True", "rank 0"} <= set(found)
    assert all(len(found) == len(set(found)) for _, found in rows)


@pytest.mark.slow
def test_several_who_were_named_together_stay_together(parser: Parser, lexicon: Lexicon) -> None:
    text = "Vladimir Putin and Kim Jong Un met on Monday. They signed a treaty."
    start = text.index("They")
    filler = FillerSpan(Span(start, start + 4, "They"), WHO)
    entities = resolve(parser.parse(Article("article-1", "a.txt", text, "")), lexicon, fillers=[filler])
    assert [entity.name for entity in entities.of(start, start + 4)] == ["Vladimir Putin", "Kim Jong Un"]


def test_learning_finds_what_tells_right_from_wrong_and_is_the_same_twice(tmp_path: Path) -> None:
    named = Example((("nothing",), ("subject", "near"), ("object", "near")), (False, True, False))
    absent = Example((("nothing",), ("object", "far")), (True, False))
    rows = [named, named, absent] * 20
    table = learned(rows)
    assert table["subject"] > table["nothing"] > table["object"]
    for name in ("one", "two"):
        write(learned(rows), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert "rare" not in learned([Example((("nothing",), ("rare",)), (False, True))])

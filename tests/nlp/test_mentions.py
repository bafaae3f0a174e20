"""Mentions in single sentences: names by table and by rule, designators, units, offices, descriptions."""

import pytest

from kg.model import Article
from kg.nlp.lexicon import Lexicon
from kg.nlp.mentions import headwords, nouns, singular
from kg.nlp.mentions_find import MentionFinder
from kg.nlp.parsing import Parser

PLURALS = [
    ("missiles", "missile"),
    ("batteries", "battery"),
    ("Armed Forces", "armed force"),
    ("servicemen", "serviceman"),
    ("cease-fires", "cease fire"),
    ("aircraft", "aircraft"),
    ("torpedoes", "torpedoe"),
    ("", ""),
]


@pytest.mark.parametrize(("noun", "one"), PLURALS)
def test_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


def test_every_described_noun_is_stored_by_its_singular_and_has_four_marks() -> None:
    for noun, rows in nouns().items():
        assert all(singular(part) == part for part in [noun] if " of " not in part), noun
        assert all(len(row.use) == 4 and set(row.use) <= {"y", "-"} for row in rows), noun


def test_headwords_tell_types() -> None:
    assert headwords()["Brigade"] == "ArmedForce"
    assert headwords()["Ministry"] == "Organization"


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> MentionFinder:
    return MentionFinder(lexicon)


FOUND = [
    ("Shelling hit Kherson on Monday.", "Kherson", "Place"),
    ("Russian forces left the town.", "Russian forces", "ArmedForce"),
    ("Fighters of the 47th Mechanized Brigade held the line.", "47th Mechanized Brigade", "ArmedForce"),
    ("They fired 155 mm shells at the bridge.", "155 mm shells", "Weapon"),
    ("Iran sent Fath-360 missiles to Moscow.", "Fath-360 missiles", "Weapon"),
    ("The new KX-99 missile flew far.", "KX-99 missile", "Weapon"),
    ("The destroyer USS Carney shot it down.", "USS Carney", "Weapon"),
    ("India's Defence Ministry denied it.", "India's Defence Ministry", "Organization"),
    ("Defense Minister Kang Dae-hyun left Seoul.", "Kang Dae-hyun", "Person"),
    ("UN High Commissioner for Human Rights Volker Turk spoke.", "Volker Turk", "Person"),
    ("UN High Commissioner for Human Rights Volker Turk spoke.", "UN", "Organization"),
    ("Minister of Internal Affairs Ihor Bondar spoke.", "Ihor Bondar", "Person"),
    ("Secretary of State for Defence Ben Archer spoke.", "Ben Archer", "Person"),
    ("The Ministry of Foreign Affairs summoned the envoy.", "Ministry of Foreign Affairs", "Organization"),
    ("Troops moved into southern Ukraine.", "southern Ukraine", "Place"),
    ("The Russian president spoke.", "Russian president", "Person"),
    ("Fighting went on near Paranthan.", "Paranthan", "Place"),
    ("They have weapons of mass destruction.", "weapons of mass destruction", "Weapon"),
    ("The sides signed a ceasefire.", "ceasefire", "Agreement"),
    ("Chinese and Russian bombers took off.", "Chinese and Russian bombers", "Weapon"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "kind"), FOUND)
def test_mentions_are_found(finder: MentionFinder, parser: Parser, text: str, words: str, kind: str) -> None:
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    found = {(text[m.start : m.end], str(m.type)) for m in finder.find(doc)}
    assert (words, kind) in found


ABSENT = [
    ("Defense Secretary Lloyd Austin spoke.", "Austin", "Place"),
    ("In March the army left.", "March", "Place"),
    ("He was patriotic and liked his grad school.", "grad", "Weapon"),
    ("A big concern of mine is peace.", "mine", "Weapon"),
    ("Executive Officer duties are many.", "Executive Officer", "Person"),
    ("COVID-19 closed the border.", "COVID-19", "Weapon"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "words", "kind"), ABSENT)
def test_mentions_are_not_made_up(finder: MentionFinder, parser: Parser, text: str, words: str, kind: str) -> None:
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    found = {(text[m.start : m.end], str(m.type)) for m in finder.find(doc)}
    assert (words, kind) not in found

"""Resolution inside an article: who is the same, what fillers stand for, names and identifiers."""

import random

import pytest

from kg.model import Article, Span
from kg.model.vocabulary import ROLES, ClaimType, EntityType, Role
from kg.nlp.lexicon import Lexicon
from kg.nlp.parsing import Parser
from kg.nlp.resolution import Entities, FillerSpan, LearnedMention, resolve, untitled

pytestmark = pytest.mark.slow


ANY = frozenset(EntityType)


def fillers_of(text: str, words: list[str]) -> list[FillerSpan]:
    """The last occurrence of each piece of text as a filler."""
    return [FillerSpan(Span(at, at + len(piece), piece), ANY) for piece in words if (at := text.rindex(piece)) >= 0]


def read(parser: Parser, lexicon: Lexicon, text: str, *fillers: str, publisher: str | None = None) -> Entities:
    doc = parser.parse(Article("article-1", "a.txt", text, "", publisher=publisher))
    return resolve(doc, lexicon, fillers=fillers_of(text, list(fillers)))


STAND_FOR = [
    ("Pyongyang has supplied Russia with guns.", "Pyongyang", ["North Korea"]),
    ("Talks were held in Moscow on Monday.", "Moscow", ["Moscow"]),
    ("Ukrainian officials denied it.", "Ukrainian officials", ["Ukraine"]),
    ("North Korean Koksan guns are moving. Five such guns were hit.", "such guns", ["Koksan"]),
    ("Russia moved artillery to Crimea. Analysts fear this artillery.", "this artillery", ["artillery"]),
    ("Vladimir Putin met Kim Jong Un. Putin left.", "Putin", ["Vladimir Putin"]),
    ("Defense Secretary Lloyd Austin spoke. Austin left.", "Austin", ["Lloyd Austin"]),
    ("President Emmanuel Macron arrived. He left.", "He", ["Emmanuel Macron"]),
    ("Ties between Moscow and Tehran grew. Both countries signed.", "Both countries", ["Russia", "Iran"]),
    ("Moscow and Tehran signed a pact.", "Moscow and Tehran", ["Russia", "Iran"]),
    ("Russia's Defence Ministry said so. The ministry added more.", "The ministry", ["Russia's Defence Ministry"]),
    ("Human Rights Watch wrote a report. HRW blamed both.", "HRW", ["Human Rights Watch"]),
    ("Six S-400 systems arrived.", "S-400 systems", ["S-400"]),
    ("Kyiv's forces advanced as Russian troops fled.", "Russian troops", ["Russian troops"]),
    ("Civilians were hurt in Kharkiv.", "Civilians", []),
    ("People gathered in downtown Aleppo.", "downtown Aleppo", ["Aleppo"]),
    ("Shells fell on Kharkiv. The city was dark.", "The city", ["Kharkiv"]),
    ("Burmese officers came.", "Burmese officers", ["Myanmar"]),
    ("Soviet troops left. Moscow had agreed.", "Moscow", ["Soviet Union"]),
    ("They are U.S.-made rifles.", "U.S.-made", ["United States"]),
    ("Officials praised Russian-Indian ties.", "Russian-Indian", ["Russia", "India"]),
    ("Six Leopard 2 tanks arrived. The first was damaged.", "The first", ["Leopard 2"]),
    ("Shells fell on Kharkiv. Six people died there.", "there", ["Kharkiv"]),
    ("Iranian Foreign Minister Abbas Araghchi said his country would answer.", "his country", ["Iran"]),
    ("Turkey let the planes cross its territory.", "its territory", ["Turkey"]),
    ("North Korea and South Korea talked. The North fired a missile.", "The North", ["North Korea"]),
    ("The European Union met. The Union will ban oil.", "The Union", ["European Union"]),
    ("Last week Brussels imposed sanctions on Minsk.", "Brussels", ["European Union"]),
    ("Belgium was hit. Last week Brussels imposed sanctions.", "Brussels", ["Belgium"]),
    ("Joe Biden called Emmanuel Macron. Ties are good. They discussed arms.", "They", ["Joe Biden", "Emmanuel Macron"]),
    ("Ukraine spoke with Poland. The heads of state agreed on it.", "The heads of state", ["Ukraine", "Poland"]),
]


@pytest.mark.parametrize(("text", "filler", "names"), STAND_FOR)
def test_fillers_stand_for_entities(parser: Parser, lexicon: Lexicon, text: str, filler: str, names: list[str]) -> None:
    entities = read(parser, lexicon, text, filler)
    at = text.rindex(filler)
    assert [entity.name for entity in entities.of(at, at + len(filler))] == names


def test_two_presidents_stay_two(parser: Parser, lexicon: Lexicon) -> None:
    text = "President Vladimir Putin met President Alexander Lukashenko. Lukashenko thanked Putin."
    people = [entity for entity in read(parser, lexicon, text).entities if entity.type == "Person"]
    assert [(entity.name, len(entity.mentions)) for entity in people] == [
        ("Vladimir Putin", 2),
        ("Alexander Lukashenko", 2),
    ]


def test_ministries_of_two_states_stay_two(parser: Parser, lexicon: Lexicon) -> None:
    text = "China's Defense Ministry spoke on Thursday. The Russian Defense Ministry agreed."
    found = [entity.country for entity in read(parser, lexicon, text).entities if entity.type == "Organization"]
    assert found == ["CN", "RU"]


def test_lists_of_peoples_give_each_its_own(parser: Parser, lexicon: Lexicon) -> None:
    text = "Russian and Chinese bombers flew near Alaska."
    entities = read(parser, lexicon, text, "Russian and Chinese bombers")
    given = entities.of(0, len("Russian and Chinese bombers"))
    assert [(entity.name, entity.country) for entity in given] == [("Russian bombers", "RU"), ("Chinese bombers", "CN")]


def test_expansion_and_acronym_are_one(parser: Parser, lexicon: Lexicon) -> None:
    text = "The Blue Harbour Council (BHC) met. The BHC decided."
    councils = [entity for entity in read(parser, lexicon, text).entities if entity.type == "Organization"]
    assert [[mention.text for mention in entity.mentions] for entity in councils] == [
        ["Blue Harbour Council", "BHC", "BHC"]
    ]


def test_identifiers_come_from_tables_only(parser: Parser, lexicon: Lexicon) -> None:
    text = "Ukraine said that Ivo Grimsby and the 47th Mechanized Brigade were in Kherson."
    found = {entity.name: dict(entity.identifiers) for entity in read(parser, lexicon, text).entities}
    assert found["Ukraine"]["iso3166"] == "UA"
    assert "geonames" in found["Kherson"]
    assert found["47th Mechanized Brigade"] == {}


def test_a_small_town_needs_its_state_in_the_article(parser: Parser, lexicon: Lexicon) -> None:
    with_state = read(parser, lexicon, "Ukraine said that Kakhovka was hit. People in Kakhovka fled.")
    place = next(entity for entity in with_state.entities if entity.name == "Kakhovka")
    assert place.country == "UA"
    assert place.identifiers
    without = read(parser, lexicon, "France said that people in Kakhovka fled.")
    assert not [e.identifiers for e in without.entities if e.name == "Kakhovka" and e.identifiers]


def test_ids_meet_across_articles_only_where_names_are_distinctive(parser: Parser, lexicon: Lexicon) -> None:
    text = "Russia and the 47th Mechanized Brigade used missiles."
    first = resolve(parser.parse(Article("article-1", "a.txt", text, "")), lexicon).entities
    second = resolve(parser.parse(Article("article-2", "b.txt", text, "")), lexicon).entities
    same = {one.name for one, two in zip(first, second, strict=True) if one.id == two.id}
    assert same == {"Russia", "47th Mechanized Brigade"}


def test_learned_names_fill_gaps_and_never_cover_the_tables(parser: Parser, lexicon: Lexicon) -> None:
    text = "The firm Aldrovane handed Kherson the plans."
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    learned = [
        LearnedMention(Span(9, 18, "Aldrovane"), EntityType.ORGANIZATION, 0.9),
        LearnedMention(Span(26, 33, "Kherson"), EntityType.PERSON, 0.9),
    ]
    found = {(entity.name, str(entity.type)) for entity in resolve(doc, lexicon, learned=learned).entities}
    assert ("Aldrovane", "Organization") in found
    assert ("Kherson", "Place") in found
    assert ("Kherson", "Person") not in found


def test_mentions_are_exact_spans_in_reading_order_and_ids_are_unique(parser: Parser, lexicon: Lexicon) -> None:
    text = (
        "Russia has begun moving North Korean artillery to Crimea, the \u201cMoscow Times\u201d reports.\n\n"
        "Ukrainian forces destroyed five guns with drones, but Pyongyang has supplied Moscow with 200 of them."
    )
    entities = read(parser, lexicon, text, "them", "five guns").entities
    assert len({entity.id for entity in entities}) == len(entities)
    assert entities
    for entity in entities:
        assert list(entity.mentions) == sorted(entity.mentions)
        assert all(text[span.start : span.end] == span.text for span in entity.mentions)


def test_the_order_of_fillers_changes_nothing(parser: Parser, lexicon: Lexicon) -> None:
    text = "Russia sent long-range missiles and drones to Mali. It trained the troops there, and they thanked Moscow."
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    item = ROLES[ClaimType.ARMS_TRANSFER][Role.ITEM].fillers
    fillers = [*fillers_of(text, ["It", "they", "the troops", "Moscow"]), FillerSpan(Span(12, 31, text[12:31]), item)]
    shuffled = fillers[:]
    random.Random(7).shuffle(shuffled)
    assert resolve(doc, lexicon, fillers=fillers) == resolve(doc, lexicon, fillers=shuffled)


def test_weapons_carry_the_class_of_the_ontology(parser: Parser, lexicon: Lexicon) -> None:
    entities = read(parser, lexicon, "Iran tested the Shahed-136 and a T-72.").entities
    classes = {entity.name: entity.weapon_class for entity in entities if entity.type == "Weapon"}
    assert classes == {"Shahed-136": "one_way_attack_uav", "T-72": "tank"}


SPEAKING = [
    ("president.gov.ua", "Ukraine fights. We need weapons.", ["Ukraine"]),
    ("kremlin.ru", "Russia and Mali met. We will help.", ["Russia"]),
    ("state.gov", "The United States and Mali met. We will help.", ["United States"]),
    ("example.org", "The United States and Mali met. We will help.", []),
    (
        "gov.uk",
        "Joint statement on support for Chad by Norwegian Foreign Minister Ida Berg and the Minister of Foreign "
        "Affairs of Ghana\n\nWe will send two ships.",
        ["Norway", "Ghana"],
    ),
    ("gov.uk", "JOINT STATEMENT\nof the Presidents of Chile and Peru\n\nWe condemn it.", ["Chile", "Peru"]),
    ("gov.uk", "India-Japan joint declaration\n\nPeru came. We condemn it.", ["India", "Japan"]),
    ("gov.uk", "Joint statement on Peru and Chile\n\nWe will help Mali.", ["United Kingdom"]),
]


@pytest.mark.parametrize(("publisher", "text", "names"), SPEAKING)
def test_we_is_whose_statement_it_is_or_whose_own_site_publishes(
    parser: Parser, lexicon: Lexicon, publisher: str, text: str, names: list[str]
) -> None:
    entities = read(parser, lexicon, text, "We", publisher=publisher)
    at = text.rindex("We")
    assert [entity.name for entity in entities.of(at, at + 2)] == names


def told(text: str, words: str, kind: EntityType, score: float) -> LearnedMention:
    at = text.rindex(words)
    return LearnedMention(Span(at, at + len(words), words), kind, score)


FIRST_PERSON = [
    # speaker's words (none: nobody is quoted), pronoun, whom it means
    ('"We have sent guns," Polish Deputy Prime Minister Jan Nowak said. Ukraine waits.', "Jan Nowak", "We", ["Poland"]),
    ('"We build it here," said Kim Min-soo, chief executive of Hanwha Aerospace.', "Kim Min-soo", "We", ["Hanwha"]),
    ('"Our country will help Sudan," Recep Tayyip Erdogan of Turkey said.', "Recep Tayyip Erdogan", "Our", ["Turkey"]),
    ('"I ordered strikes on Yemen," US President Joe Biden said.', "Joe Biden", "I", ["Joe Biden"]),
    ('"We regret it," Reuters wrote about Sudan.', "Reuters", "We", []),
    ("Statement from President Joe Biden on Iran\n\nToday I ordered strikes on Iran.", "", "I", ["Joe Biden"]),
    (
        "Aid for Ukraine\n\nAntony J. Blinken, Secretary of State\n\nToday I announce aid.",
        "",
        "I",
        ["Antony J. Blinken"],
    ),
    ("Dear Mr. Speaker:\n\nI directed strikes on Yemen.\n\nSincerely,\n\nJOSEPH R. BIDEN JR.", "", "I", ["Joe Biden"]),
    ("G7 Foreign Ministers' Statement on Iran\n\nWe condemn Iran.", "", "We", ["G7"]),
    ("Aid went to Sudan. I saw it there.", "", "I", []),
]


@pytest.mark.parametrize(("text", "speaker", "pronoun", "names"), FIRST_PERSON)
def test_the_first_person_is_who_speaks(
    parser: Parser, lexicon: Lexicon, text: str, speaker: str, pronoun: str, names: list[str]
) -> None:
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    at, said = text.index(pronoun + " "), text.find(speaker)
    length = len(pronoun) if pronoun != "Our" else len("Our country")
    voices = (Span(said, said + len(speaker), speaker),) if speaker else ()
    filler = FillerSpan(Span(at, at + length, text[at : at + length]), ANY, voices=voices)
    found = resolve(doc, lexicon, fillers=[filler]).of(at, at + length)
    assert len(found) == len(names)
    assert all(entity.name.startswith(name) for entity, name in zip(found, names, strict=True))


def test_a_known_name_is_spelt_as_the_article_does(parser: Parser, lexicon: Lexicon) -> None:
    entities = read(parser, lexicon, "Aleksandar Vucic spoke. Vucic left.", "Vucic").entities
    assert [(entity.name, len(entity.mentions)) for entity in entities] == [("Aleksandar Vucic", 2)]
    assert dict(entities[0].identifiers).get("wikidata")


ONE_ENTITY = [
    # every form in the text is a mention of one entity of the type
    ("The U.S. Army tested it. The Army was glad.", EntityType.ARMED_FORCE, "U.S. Army", 2),
    ("The Pakistan Air Force flew. The Pakistani Air Force landed.", EntityType.ARMED_FORCE, "Pakistan Air Force", 2),
    ("Moshe Yaalon, the Israeli Defense Minister, spoke. Yaalon left.", EntityType.PERSON, "Moshe Yaalon", 2),
    ("Richard De Fatta spoke. De Fatta left.", EntityType.PERSON, "Richard De Fatta", 2),
    ("An HTT-40 crashed. More HTT-40s are on order.", EntityType.WEAPON, "HTT-40", 2),
    ("Shells hit Kharkiv. Smoke hung over the city.", EntityType.PLACE, "Kharkiv", 2),
]


@pytest.mark.parametrize(("text", "kind", "name", "mentions"), ONE_ENTITY)
def test_forms_of_one_name_are_one_entity(
    parser: Parser, lexicon: Lexicon, text: str, kind: EntityType, name: str, mentions: int
) -> None:
    found = [entity for entity in read(parser, lexicon, text).entities if entity.type is kind]
    assert [entity.name for entity in found] == [name]
    assert len(found[0].mentions) >= mentions


def test_the_united_states_are_no_pronoun(parser: Parser, lexicon: Lexicon) -> None:
    entities = read(parser, lexicon, "Belgium asked the US for help.", "US", publisher="mil.be")
    at = "Belgium asked the US for help.".index("US")
    assert [entity.name for entity in entities.of(at, at + 2)] == ["United States"]


def test_a_state_that_speaks_and_is_not_named_is_an_entity(parser: Parser, lexicon: Lexicon) -> None:
    found = read(parser, lexicon, "We shot down six drones.", "We", publisher="president.gov.ua")
    assert [entity.name for entity in found.of(0, 2)] == ["Ukraine"]


def test_plurals_give_what_they_stand_for_in_the_articles_order(parser: Parser, lexicon: Lexicon) -> None:
    text = "Russia has armed Iran. Iran and Russia signed a pact, obliging both countries to help."
    found = read(parser, lexicon, text, "both countries")
    at = text.index("both")
    assert [entity.name for entity in found.of(at, at + len("both countries"))] == ["Russia", "Iran"]


def test_a_pronoun_is_of_the_type_that_the_head_gives_it(parser: Parser, lexicon: Lexicon) -> None:
    text = "Velor Trading FZE is a part of a network that makes the Mohajer-6. Its director fled."
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    learned = [
        told(text, "Velor Trading FZE", EntityType.ORGANIZATION, 0.9),
        told(text, "Mohajer-6", EntityType.WEAPON, 0.9),
        told(text, "Its", EntityType.ORGANIZATION, 0.4),
    ]
    entities = resolve(doc, lexicon, learned=learned, fillers=fillers_of(text, ["Its"]))
    at = text.index("Its")
    assert [entity.name for entity in entities.of(at, at + 3)] == ["Velor Trading FZE"]


def test_a_short_name_is_the_long_one_that_it_begins(parser: Parser, lexicon: Lexicon) -> None:
    text = "Bright Harbor Components Limited ships motors. Bright Harbor denied it."
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    learned = [
        told(text, "Bright Harbor Components Limited", EntityType.ORGANIZATION, 0.9),
        told(text, "Bright Harbor", EntityType.ORGANIZATION, 0.9),
    ]
    firms = [entity for entity in resolve(doc, lexicon, learned=learned).entities if entity.type == "Organization"]
    assert [(entity.name, len(entity.mentions)) for entity in firms] == [("Bright Harbor Components Limited", 2)]


def test_a_role_that_takes_weapons_gets_the_ship_of_a_towns_name(parser: Parser, lexicon: Lexicon) -> None:
    text = "The USS Tucson left Guam. During the trip Tucson met no other ship."
    at = text.rindex("Tucson")
    filler = FillerSpan(Span(at, at + 6, "Tucson"), frozenset({EntityType.WEAPON}))
    found = resolve(parser.parse(Article("article-1", "a.txt", text, "")), lexicon, fillers=[filler])
    assert [entity.name for entity in found.of(at, at + 6)] == ["USS Tucson"]


def test_a_capital_is_a_town_where_a_role_asks_where(parser: Parser, lexicon: Lexicon) -> None:
    text = "The first aircraft should reach Accra, Ghana said."
    at = text.index("Accra")
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    where = ROLES[ClaimType.DEPLOYMENT][Role.DESTINATION].fillers
    who = ROLES[ClaimType.ARMS_TRANSFER][Role.RECIPIENT].fillers
    for types, kind in ((where, EntityType.PLACE), (who, EntityType.COUNTRY)):
        entities = resolve(doc, lexicon, fillers=[FillerSpan(Span(at, at + 5, "Accra"), types)])
        assert [entity.type for entity in entities.of(at, at + 5)] == [kind]


@pytest.mark.parametrize("kind", [EntityType.PLACE, EntityType.COUNTRY])
def test_the_head_says_whether_a_capital_acts(parser: Parser, lexicon: Lexicon, kind: EntityType) -> None:
    text = "The arms came from Tehran on Monday."
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    entities = resolve(doc, lexicon, learned=[told(text, "Tehran", kind, 0.8)]).entities
    assert [entity.type for entity in entities if entity.mentions[0].text == "Tehran"] == [kind]


NAMED = [
    ("Commerce Secretary Howard Lutnick", "Howard Lutnick"),
    ("Director-General Margaret Chan", "Margaret Chan"),
    ("President Harris", "Harris"),
    ("Son Jae-il", "Son Jae-il"),
    ("Minister of Infrastructure Oleksandr Kubrakov", "Oleksandr Kubrakov"),
    ("Son Jae-il", "Son Jae-il"),
    ("Prime Minister", "Prime Minister"),
    ("Human Rights Volker Turk", "Volker Turk"),
    ("UN High Commissioner for Human Rights Volker Turk", "Volker Turk"),
    ("Foreign Affairs Sergey Petrenko", "Sergey Petrenko"),
    ("Secretary of State Antony Blinken", "Antony Blinken"),
    ("Commissioner for Crisis Response Janez Novak", "Janez Novak"),
    ("Prime Ministers of Albania", "Prime Ministers of Albania"),
    ("Vice President for Central Asia", "Vice President for Central Asia"),
    ("National Security Advisors Sullivan", "Sullivan"),
    ("Martin Luther King", "Martin Luther King"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "bare"), NAMED)
def test_offices_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert untitled(name) == bare


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "Russia \udfff struck Kharkiv.", "…", "(", "Of the"])
def test_odd_texts_give_no_error(parser: Parser, lexicon: Lexicon, text: str) -> None:
    doc = parser.parse(Article("article-1", "a.txt", text, ""))
    fillers = [FillerSpan(Span(0, len(text), text), ANY)] if text else []
    learned = [LearnedMention(item.span, kind, 0.9) for item in fillers for kind in EntityType]
    entities = resolve(doc, lexicon, learned=learned, fillers=fillers).entities
    assert [entity.name for entity in entities if entity.name == "Russia"] == ["Russia"] * ("Russia" in text)


TRAPS = [
    ("People fled Gaza, said Mozambique.", "Gaza", None),  # the strip, not Mozambique's province nor the city
    ("In Springfield people cheered, the U.S. said.", "Springfield", None),  # two of one size
    ("Ships crossed the Red Sea.", "Red Sea", "Q23406"),  # the sea, not Egypt's governorate
    ("Russia left the Kursk region.", "Kursk region", "Q3178"),
    ("Shells fell on Kharkiv, Ukraine said.", "Kharkiv", "Q42308"),  # the city, not its region
]


@pytest.mark.parametrize(("text", "name", "wikidata"), TRAPS)
def test_no_identifier_is_better_than_a_wrong_one(
    parser: Parser, lexicon: Lexicon, text: str, name: str, wikidata: str | None
) -> None:
    place = next(entity for entity in read(parser, lexicon, text).entities if entity.name == name)
    assert dict(place.identifiers).get("wikidata") == wikidata

"""Whole fillers by grammar, frames, and the choice between a transfer and a movement."""

from dataclasses import replace

import pytest
from hand_read import candidate, fillers_of, parsed, span

from kg.extractors import decoder
from kg.extractors.base import Filler, LearnedMention
from kg.extractors.completion import completed, nearest_first
from kg.extractors.frames import FrameExtractor, noun_phrase, table
from kg.extractors.lists import split
from kg.model import Entity, Span
from kg.model.vocabulary import Act, ClaimType, EntityType, Role

pytestmark = pytest.mark.slow


def test_words_that_end_in_a_preposition_go_on() -> None:
    text = "Poland may widen its involvement in the war in Sudan, analysts say."
    item = candidate(text, ClaimType.COOPERATION, "involvement", {"the war in": Role.FIELD})
    assert fillers_of(completed(item, parsed(text), ())) == {"the war in Sudan": Role.FIELD}


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Rescue workers and rights groups say Oslo fell.", "Rescue workers and rights groups", 2),
        ("Ann Archer and Dan Olsen say Oslo fell.", "Ann Archer and Dan Olsen", 2),
        ("The leaders of Riga and Rome say Oslo fell.", "The leaders of Riga and Rome", 1),
        ("Officials say Oslo fell.", "Officials", 1),
    ],
)
def test_speakers_joined_by_and_are_two(text: str, words: str, wanted: int) -> None:
    item = candidate(text, ClaimType.CONTROL, "fell", {"Oslo": Role.TERRITORY}, (words,))
    found = [speaker.text for speaker in completed(item, parsed(text), ()).speakers]
    assert found == (words.split(" and ") if wanted == 2 else [words])


@pytest.mark.parametrize(("heard", "wanted"), [("lawmakers", []), ("Reuters", ["Reuters"])])
def test_who_is_told_does_not_say_it(heard: str, wanted: list[str]) -> None:
    text = f"The mayor told {heard} that Oslo fell."
    item = candidate(text, ClaimType.CONTROL, "fell", {"Oslo": Role.TERRITORY}, ("The mayor", heard))
    found = [speaker.text for speaker in completed(item, parsed(text), ()).speakers]
    assert found == ["The mayor", *wanted]


def test_a_title_ends_before_its_holder_s_name() -> None:
    text = "Secretary of the Security Council Ann Archer spoke."
    item = candidate(text, ClaimType.POSITION, "Secretary", {text[:44]: Role.TITLE, "Ann Archer": Role.PERSON})
    wanted = {"Secretary of the Security Council": Role.TITLE, "Ann Archer": Role.PERSON}
    assert fillers_of(completed(item, parsed(text), ())) == wanted


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("Rebels shelled Goma and Bukavu on Friday.", "Goma", {"Goma", "Bukavu"}),
        ("Rebels shelled towns such as Goma and Bukavu.", "towns such as Goma", {"towns such as Goma", "Bukavu"}),
        ("Rebels shelled Goma while Rwanda and Uganda watched.", "Goma", {"Goma"}),
    ],
)
def test_a_coordinated_name_fills_the_same_role(text: str, given: str, wanted: set[str]) -> None:
    item = candidate(text, ClaimType.ATTACK, "shelled", {given: Role.TARGET})
    assert set(fillers_of(completed(item, parsed(text), ()))) == wanted


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("The tribunal fined drones and missiles.", "drones", {"drones", "missiles"}),
        ("They hit the depot with drones, missiles and two bombs.", "drones", {"drones", "missiles"}),
        ("They hit the depot with drones because of missiles.", "drones", {"drones"}),
    ],
)
def test_a_coordinated_common_noun_fills_the_same_role(text: str, given: str, wanted: set[str]) -> None:
    item = candidate(text, ClaimType.ATTACK, text.split()[1], {given: Role.WEAPON})
    assert set(fillers_of(completed(item, parsed(text), ()))) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "role", "weapon", "wanted"),
    [
        (
            "Two Russian and Chinese bombers flew near Alaska.",
            ClaimType.DEPLOYMENT,
            Role.ASSET,
            "bombers",
            {"Russian", "Chinese"},
        ),
        ("Iranian drones hit the port.", ClaimType.ATTACK, Role.WEAPON, "drones", {"Iranian"}),
        ("They shot down four Libyan jets.", ClaimType.LOSS, Role.ITEM, "jets", {"Libyan"}),
        ("They bought four Libyan jets.", ClaimType.ARMS_TRANSFER, Role.ITEM, "jets", set()),
        ("They shot down four old jets.", ClaimType.LOSS, Role.ITEM, "jets", set()),
    ],
)
def test_the_state_that_weapons_are_called_by_is_their_owner(
    text: str, kind: ClaimType, role: Role, weapon: str, wanted: set[str]
) -> None:
    item = candidate(text, kind, text.split()[1], {weapon: role})
    found = completed(item, parsed(text), (LearnedMention(span(text, weapon), EntityType.WEAPON, 0.9),))
    owners = [filler for filler in found.fillers if filler.role is not role]
    assert {filler.span.text for filler in owners} == wanted
    assert all(filler.only == {EntityType.COUNTRY} for filler in owners)


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("the suppliers of", "the suppliers of weapons"),
        ("the factories in", "the factories"),
        ("weapons and", "weapons"),
        ("in", "in"),
    ],
)
def test_a_filler_ends_with_a_noun(given: str, whole: str) -> None:
    text = "They hit the suppliers of weapons and the factories in Homs."
    found = completed(candidate(text, ClaimType.ATTACK, "hit", {given: Role.TARGET}), parsed(text), ())
    assert found.fillers[0].span.text == whole


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("Iran delivered drones to Russia for use against Ukraine.", {"Russia"}),
        ("Iran delivered drones to Russia and the militia, and Ukraine protested.", {"Russia", "Ukraine"}),
    ],
)
def test_whom_weapons_go_against_does_not_receive_them(text: str, received: set[str]) -> None:
    read = candidate(text, ClaimType.ARMS_TRANSFER, "delivered", {"Russia": Role.RECIPIENT, "Ukraine": Role.RECIPIENT})
    done = completed(read, parsed(text), ())
    assert {item.span.text for item in done.fillers if item.role is Role.RECIPIENT} >= received
    assert ("against whom" in done.rule) == (len(received) == 1)


def test_joined_names_play_the_same_part() -> None:
    text = "The guns were used to shell Goma and Bukavu."
    item = candidate(text, ClaimType.ATTACK, "shell", {"Goma": Role.TARGET, "Bukavu": Role.PLACE})
    assert fillers_of(completed(item, parsed(text), ()))["Bukavu"] is Role.TARGET


def test_an_obligation_is_the_agreement_s_provision() -> None:
    text = "A defence pact was signed in May, obliging both states to assist each other if attacked."
    item = candidate(text, ClaimType.AGREEMENT, "signed", {"A defence pact": Role.AGREEMENT})
    found = fillers_of(completed(item, parsed(text), ()))
    assert found["both states"] is Role.PARTY
    assert [words for words, role in found.items() if role is Role.PROVISION] == ["assist each other if attacked"]


def test_a_place_tied_to_the_trigger_is_the_claim_s() -> None:
    text = "Five tanks were destroyed in Kordofan by rebels."
    item = candidate(text, ClaimType.LOSS, "destroyed", {"tanks": Role.ITEM, "rebels": Role.AGENT})
    place = LearnedMention(span(text, "Kordofan"), EntityType.PLACE, 0.9)
    assert fillers_of(completed(item, parsed(text), (place,)))["Kordofan"] is Role.PLACE
    assert "Kordofan" not in fillers_of(completed(item, parsed(text), ()))


@pytest.mark.parametrize(
    ("given", "added"), [("U.S.-Ukraine", {"U.S.", "Ukraine"}), ("Ukraine", {"U.S."}), ("Oman", set())]
)
def test_states_that_a_hyphen_joins_stand_alike(given: str, added: set[str]) -> None:
    text = "The U.S.-Ukraine talks in Oman ended."
    found = completed(candidate(text, ClaimType.MEETING, "talks", {given: Role.PARTICIPANT}), parsed(text), ())
    assert {item.span.text for item in found.fillers if item.only} == added


def test_an_adverb_does_not_speak() -> None:
    text = "So far, they have only been seen in Goma, officials say."
    item = candidate(text, ClaimType.DEPLOYMENT, "seen", {"they": Role.ASSET}, ("So", "officials"))
    assert [speaker.text for speaker in completed(item, parsed(text), ()).speakers] == ["officials"]


@pytest.mark.parametrize(
    ("text", "speakers", "order"),
    [
        ("Guns were moved, Le Monde reported, citing Reuters.", ("Le Monde", "Reuters"), ("Reuters", "Le Monde")),
        ("Guns were moved, reports Le Monde via AFP.", ("Le Monde", "AFP"), ("Le Monde", "AFP")),
    ],
)
def test_who_is_quoted_is_nearer_than_who_quotes(text: str, speakers: tuple[str, ...], order: tuple[str, ...]) -> None:
    found = nearest_first(parsed(text), [span(text, words) for words in speakers])
    assert tuple(item.text for item in found) == order


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chad has begun moving rocket launchers to Abeche.",
            {"Chad": "actor", "rocket launchers": "asset", "Abeche": "destination"},
        ),
        (
            "Rocket launchers were moved to Abeche by Chad.",
            {"Chad": "actor", "Rocket launchers": "asset", "Abeche": "destination"},
        ),
        (
            "Chad reinforced the northern front with two battalions.",
            {"Chad": "actor", "two battalions": "asset", "the northern front": "destination"},
        ),
    ],
)
def test_frames_fill_roles_by_grammar(text: str, wanted: dict[str, str]) -> None:
    (found,) = FrameExtractor().propose(parsed(text))
    assert {words: role.value for words, role in fillers_of(found).items()} == wanted


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "They use Iranian-made ballistic missiles.",
            ClaimType.PRODUCTION,
            {"Iranian": "producer", "ballistic missiles": "item"},
        ),
        (
            "They hit the U.S.-designated Ministry.",
            ClaimType.SANCTION,
            {"U.S.": "imposer", "Ministry": "target"},
        ),
        (
            "They hit the UN- and U.S.-designated Academy.",
            ClaimType.SANCTION,
            {"UN": "imposer", "U.S.": "imposer", "Academy": "target"},
        ),
        (
            "It is in the nearest IS-controlled territory.",
            ClaimType.CONTROL,
            {"IS": "actor", "territory": "territory"},
        ),
        (
            "UN-backed forces withdrew.",
            ClaimType.COOPERATION,
            {"UN": "participant", "forces": "participant"},
        ),
        ("Home-made bombs were found.", None, {}),
        ("The deal is worth it, Iranian officials said.", None, {}),
    ],
)
def test_a_hyphenated_adjective_is_a_claim(text: str, kind: ClaimType | None, wanted: dict[str, str]) -> None:
    found = [item for item in FrameExtractor().propose(parsed(text)) if item.score > decoder.THRESHOLD]
    assert [item.type for item in found] == ([] if kind is None else [kind])
    for item in found:
        assert {words: role.value for words, role in fillers_of(item).items()} == wanted


def test_of_two_readings_of_one_event_the_surer_stands() -> None:
    text = "They use Iranian-made missiles."
    read = candidate(text, ClaimType.PRODUCTION, "made", {"missiles": Role.ITEM})
    rule = next(item for item in FrameExtractor().propose(parsed(text)))
    assert decoder.stands([replace(read, score=0.95), rule])[0] == [replace(read, score=0.95)]
    assert decoder.stands([replace(read, score=0.6), rule])[0] == [rule]


def test_frames_name_only_words_of_the_vocabulary() -> None:
    assert {frame.type for frame in table().values()} == {ClaimType.DEPLOYMENT}
    assert table()["moving"] is table()["move"]
    assert table()["moved"].act is Act.MOVED


def test_a_noun_phrase_ends_at_its_head() -> None:
    text = "They saw several North Korean guns near the border."
    doc = parsed(text)
    head = next(i for i, token in enumerate(doc.sentences[0].tokens) if token.text == "guns")
    assert noun_phrase(doc, doc.sentences[0], head).text == "several North Korean guns"


@pytest.mark.parametrize(
    ("text", "fillers", "wanted"),
    [
        (
            "Oslo gave Kyiv 1,400 Stingers and 6,500 Javelins.",
            {"1,400": Role.QUANTITY, "Stingers": Role.ITEM, "6,500": Role.QUANTITY, "Javelins": Role.ITEM},
            [{"1,400", "Stingers"}, {"6,500", "Javelins"}],
        ),
        (
            "Oslo gave Kyiv three Bisons and a Casspir.",
            {"three": Role.QUANTITY, "Bisons": Role.ITEM, "a Casspir": Role.ITEM},
            [{"three", "Bisons"}, {"a Casspir"}],
        ),
        (
            "Oslo gave Kyiv 40 tons of rifles and mortars.",
            {"40 tons": Role.QUANTITY, "rifles": Role.ITEM, "mortars": Role.ITEM},
            [{"40 tons", "rifles", "mortars"}],
        ),
    ],
)
def test_items_with_numbers_of_their_own_get_a_claim_each(
    text: str, fillers: dict[str, Role], wanted: list[set[str]]
) -> None:
    item = candidate(text, ClaimType.ARMS_TRANSFER, "gave", {"Oslo": Role.SUPPLIER, **fillers})
    found = [set(fillers_of(part)) - {"Oslo"} for part in split(item, parsed(text))]
    assert found == wanted


def choice(role: Role, kind: EntityType | None) -> decoder.Choice:
    entity = None if kind is None else Entity(f"{kind}-1", kind, "x")
    return decoder.Choice(Filler(role, Span(0, 1, "x"), 0.9), entity=entity)


@pytest.mark.parametrize(
    ("recipient", "destination", "moved"),
    [
        (None, EntityType.PLACE, True),
        (EntityType.PLACE, EntityType.PLACE, True),
        (EntityType.COUNTRY, EntityType.PLACE, False),
        (EntityType.ARMED_FORCE, EntityType.PLACE, False),
        (None, EntityType.COUNTRY, False),
        (None, None, False),
    ],
)
def test_what_goes_to_a_place_with_nobody_to_receive_it_is_moved(
    recipient: EntityType | None, destination: EntityType | None, moved: bool
) -> None:
    transfer = [choice(Role.ITEM, EntityType.WEAPON)]
    transfer += [] if recipient is None else [choice(Role.RECIPIENT, recipient)]
    movement = [choice(Role.ASSET, EntityType.WEAPON), choice(Role.DESTINATION, destination)]
    assert decoder.moved_not_given(transfer, movement) is moved

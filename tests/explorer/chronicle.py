"""Readings for the explorer: the hand-built stories, one with signs beyond UTF-16's first plane, and many."""

from collections.abc import Iterator
from random import Random

from hand_built import article, claim, entity
from stories import ordered, stories

from kg.model import Amount, Argument, Article, Attribution, Claim, Entity, Point, Reading, Span, Time
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

ROCKETS = (
    "🚀🚀 South Korea delivered ten tanks 😀 to Poland at Gdynia on 6 December 2022, a spokesman 🎖 said.\n"
    "South Korea will ship 𝟓𝟎 howitzers 💥 to Poland in 2024."
)


def rocket_story() -> Reading:
    """Code points and UTF-16 units count differently from the first sign on."""
    doc = article(
        ROCKETS,
        source="rockets.txt",
        url="https://gazette.example/rockets",
        title="Tanks 🚀 in Gdynia",
        publisher="Chronicle",
        published="2022-12-07",
    )
    korea = entity(
        ROCKETS, EntityType.COUNTRY, "South Korea", "South Korea", country="KR", identifiers={"iso3166": "KR"}
    )
    poland = entity(ROCKETS, EntityType.COUNTRY, "Poland", "Poland", country="PL", identifiers={"iso3166": "PL"})
    tanks = entity(ROCKETS, EntityType.WEAPON, "tanks", "tanks", weapon_class="tank")
    gdynia = entity(
        ROCKETS,
        EntityType.PLACE,
        "Gdynia",
        "Gdynia",
        country="PL",
        point=Point(18.53, 54.52, "town"),
        identifiers={"geonames": "3099424"},
    )
    first, second = ROCKETS.split("\n")
    claims = (
        claim(
            doc.id,
            ROCKETS,
            ClaimType.ARMS_TRANSFER,
            first,
            "delivered",
            [
                (Role.SUPPLIER, korea, "South Korea"),
                (Role.RECIPIENT, poland, "Poland"),
                (Role.ITEM, tanks, "tanks"),
                (Role.QUANTITY, Amount(value=10.0), "ten"),
                (Role.PLACE, gdynia, "Gdynia"),
            ],
            act=Act.DELIVERED,
            when=("2022-12-06", "on 6 December 2022"),
        ),
        claim(
            doc.id,
            ROCKETS,
            ClaimType.ARMS_TRANSFER,
            second,
            "ship",
            [
                (Role.SUPPLIER, korea, "South Korea"),
                (Role.RECIPIENT, poland, "Poland"),
                (Role.ITEM, "~howitzers", None),
                (Role.QUANTITY, Amount(value=50.0), "𝟓𝟎"),
            ],
            act=Act.DELIVERED,
            modality=Modality.PLANNED,
            when=("2024", "in 2024"),
        ),
    )
    return Reading(doc, (korea, poland, tanks, gdynia), claims)


def chronicle() -> list[Reading]:
    """Every kind of claim that the views treat in a way of its own."""
    return ordered(*stories(), rocket_story())


def many(nodes: int, edges: int, articles: int) -> Iterator[Reading]:
    """A large graph, always the same: articles that share some of their names with their neighbours."""
    chance = Random(7)
    kinds = ("Army", "Ministry", "Corps", "Brigade", "Works", "Fleet", "Office", "Group")
    names = [f"{chance.choice(kinds)} {number}" for number in range(nodes)]
    hubs = [chance.randrange(nodes) for _ in range(60)]
    each, said = nodes // articles, edges // articles
    for number in range(articles):
        own = range(number * each, (number + 1) * each)
        sentences: list[str] = []
        mentions: dict[int, list[Span]] = {}
        claims: list[Claim] = []
        start = 0
        for place in range(said):
            source, target = own[place % each], _target(chance, own, hubs, number, nodes)
            if source == target:
                continue
            sentence = f"{names[source]} supplied rockets and other equipment to {names[target]} last week, it is said."
            at = [
                _span(start, sentence, 0, names[source]),
                _span(start, sentence, sentence.rindex(" to ") + 4, names[target]),
            ]
            for node, span in zip((source, target), at, strict=True):
                mentions.setdefault(node, []).append(span)
            claims.append(
                Claim(
                    id=f"claim-{number:06}-{place:06}",
                    type=ClaimType.ARMS_TRANSFER,
                    act=Act.DELIVERED,
                    trigger=_span(start, sentence, sentence.index("supplied"), "supplied"),
                    arguments=(
                        Argument(Role.SUPPLIER, f"e{source:07}", at[0]),
                        Argument(Role.RECIPIENT, f"e{target:07}", at[1]),
                    ),
                    time=Time(f"20{20 + number % 5}-0{1 + number % 9}-11"),
                    polarity=Polarity.NEGATED if chance.random() < 0.1 else Polarity.AFFIRMED,
                    modality=Modality.ASSERTED if chance.random() < 0.8 else Modality.PLANNED,
                    attribution=(Attribution(cue=_span(start, sentence, sentence.index("it is said"), "it is said")),),
                    evidence=Span(start, start + len(sentence), sentence),
                    extractor="chronicle 1",
                )
            )
            sentences.append(sentence)
            start += len(sentence) + 1
        entities = tuple(
            Entity(f"e{node:07}", EntityType.ORGANIZATION, names[node], tuple(spans))
            for node, spans in sorted(mentions.items())
        )
        text = " ".join(sentences)
        doc = Article(
            f"article-{number:06}",
            f"{number}.txt",
            text,
            "0" * 64,
            title=f"Article {number}",
            publisher=f"Paper {number % 30}",
            published=f"20{20 + number % 5}-0{1 + number % 9}-12",
        )
        yield Reading(doc, entities, tuple(claims))


def _target(chance: Random, own: range, hubs: list[int], number: int, nodes: int) -> int:
    if chance.random() < 0.6:
        return chance.choice(own)
    return hubs[(number % 40 + chance.randrange(3)) % len(hubs)] if chance.random() < 0.7 else chance.randrange(nodes)


def _span(start: int, sentence: str, place: int, words: str) -> Span:
    assert sentence[place : place + len(words)] == words
    return Span(start + place, start + place + len(words), words)

"""Readings built by hand for the tests of graph and exports: words of our own, no reader needed."""

from collections.abc import Iterable
from typing import Any

from kg.model import Amount, Argument, Article, Attribution, Claim, Entity, Point, Reading, Span, Time, ids
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role


def span(text: str, words: str, start: int = 0) -> Span:
    """The first place at or after start where the words stand."""
    place = text.index(words, start)
    return Span(place, place + len(words), words)


def entity(text: str, kind: EntityType, name: str, *mentions: str, **facts: Any) -> Entity:
    """An entity whose id comes from its identifier, else from its name."""
    identifiers = tuple(sorted(facts.pop("identifiers", {}).items()))
    entity_id = ids.identified_entity_id(kind, *identifiers[0]) if identifiers else ids.named_entity_id(kind, name)
    return Entity(entity_id, kind, name, tuple(span(text, words) for words in mentions), identifiers, **facts)


def claim(  # a claim has as many fields as it has
    article: str,
    text: str,
    kind: ClaimType,
    sentence: str,
    trigger: str,
    roles: Iterable[tuple[Role, Entity | Amount | str, str | None]],
    *,
    act: Act | None = None,
    when: tuple[str | None, str | None] | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    said_by: Iterable[Attribution] = (),
    extractor: str = "reader 1",
    rule: str | None = None,
) -> Claim:
    """roles: (role, filler, words). A str filler that starts with ~ is a description, another a text."""
    evidence = span(text, sentence)

    def at(words: str | None) -> Span | None:
        return None if words is None else span(text, words, evidence.start)

    arguments = []
    for role, filler, words in roles:
        if isinstance(filler, Entity):
            arguments.append(Argument(role, entity=filler.id, mention=at(words)))
        elif isinstance(filler, str) and filler.startswith("~"):
            arguments.append(Argument(role, mention=at(filler[1:])))
        else:
            arguments.append(Argument(role, mention=at(words), value=filler))
    return Claim(
        id=ids.claim_id(article, kind.value, sentence, trigger, 0),
        type=kind,
        act=act,
        trigger=span(text, trigger, evidence.start),
        arguments=tuple(arguments),
        time=None if when is None else Time(when[0], at(when[1])),
        polarity=polarity,
        modality=modality,
        attribution=tuple(said_by),
        evidence=evidence,
        extractor=extractor,
        rule=rule,
    )


def article(text: str, **facts: Any) -> Article:
    """An article whose id comes as in life."""
    article_id = ids.article_id(
        text,
        url=facts.get("url"),
        publisher=facts.get("publisher"),
        title=facts.get("title"),
        published=facts.get("published"),
    )
    return Article(article_id, facts.pop("source", "story.txt"), text, ids.text_hash(text), language="en", **facts)


POINT = Point(33.5, -44.25, "town")

TEXT = (
    "Freedonia shipped about 200 Rambler guns to Sylvania in the summer of 2024, the Gazette said, "
    "citing Marxist News.\n"
    "Sylvania denied it. Its army may shell the port of Gloria and civilians there, officials said.\n"
    "The Rambler gun has a range of up to 60 km and carries the twin-barrel kit. It was reportedly seen in Gloria."
)


def first_story() -> Reading:
    """Every kind of node and edge in one article."""
    doc = article(
        TEXT,
        url="https://gazette.example/rambler?id=1",
        title="Guns for Sylvania",
        publisher="The Gazette",
        published="2024-09-02",
    )
    freedonia = entity(
        TEXT, EntityType.COUNTRY, "Freedonia", "Freedonia", identifiers={"wikidata": "Q101", "iso3166": "FD"}
    )
    sylvania = entity(TEXT, EntityType.COUNTRY, "Sylvania", "Sylvania", identifiers={"wikidata": "Q102"}, country="SY")
    gun = entity(TEXT, EntityType.WEAPON, "Rambler gun", "Rambler guns", "The Rambler gun")
    gloria = entity(
        TEXT, EntityType.PLACE, "Gloria", "Gloria", identifiers={"geonames": "77"}, point=POINT, country="SY"
    )
    army = entity(TEXT, EntityType.ARMED_FORCE, "Sylvanian Army", "Its army")
    gazette = entity(TEXT, EntityType.ORGANIZATION, "Gazette", "the Gazette")
    unused = entity(TEXT, EntityType.ORGANIZATION, "Marxist News", "Marxist News")
    sentences = [part.strip() for part in TEXT.replace(". ", ".\n").splitlines()]
    claims = (
        claim(
            doc.id,
            TEXT,
            ClaimType.ARMS_TRANSFER,
            sentences[0],
            "shipped",
            [
                (Role.SUPPLIER, freedonia, "Freedonia"),
                (Role.RECIPIENT, sylvania, "Sylvania"),
                (Role.ITEM, gun, "Rambler guns"),
                (Role.QUANTITY, Amount(value=200.0, approximate=True), "about 200"),
            ],
            act=Act.DELIVERED,
            when=("2024-22", "the summer of 2024"),
            said_by=(
                Attribution(gazette.id, span(TEXT, "the Gazette"), span(TEXT, "said")),
                Attribution(unused.id, span(TEXT, "Marxist News"), span(TEXT, "citing")),
            ),
            rule="list-with-quantities",
        ),
        claim(
            doc.id,
            TEXT,
            ClaimType.ARMS_TRANSFER,
            sentences[1],
            "denied",
            [(Role.RECIPIENT, sylvania, "Sylvania"), (Role.SUPPLIER, freedonia, None)],
            polarity=Polarity.NEGATED,
            said_by=(Attribution(sylvania.id, span(TEXT, "Sylvania", 100)),),
        ),
        claim(
            doc.id,
            TEXT,
            ClaimType.ATTACK,
            sentences[2],
            "shell",
            [
                (Role.ATTACKER, army, "Its army"),
                (Role.TARGET, gloria, "the port of Gloria"),
                (Role.TARGET, "~civilians", None),
            ],
            when=(None, "soon") if "soon" in TEXT else None,
            modality=Modality.POSSIBLE,
            said_by=(Attribution(None, span(TEXT, "officials"), span(TEXT, "said", 180)),),
        ),
        claim(
            doc.id,
            TEXT,
            ClaimType.CAPABILITY,
            sentences[3],
            "range",
            [
                (Role.ITEM, gun, "The Rambler gun"),
                (Role.ATTRIBUTE, "range", None),
                (Role.VALUE, Amount(max=60.0, unit="km"), "up to 60 km"),
            ],
        ),
        claim(
            doc.id,
            TEXT,
            ClaimType.CAPABILITY,
            sentences[3],
            "carries",
            [
                (Role.ITEM, gun, "The Rambler gun"),
                (Role.ATTRIBUTE, "armament", None),
                (Role.VALUE, "the twin-barrel kit", "the twin-barrel kit"),
            ],
        ),
        claim(
            doc.id,
            TEXT,
            ClaimType.DEPLOYMENT,
            sentences[4],
            "seen",
            [(Role.ASSET, gun, "It"), (Role.PLACE, gloria, "Gloria")],
            said_by=(Attribution(None, None, span(TEXT, "reportedly")),),
        ),
    )
    return Reading(doc, (freedonia, sylvania, gun, gloria, army, gazette, unused), claims)


SECOND = "Freedonia sent a Rambler gun to Sylvania on 3 May 2023. Sylvania is to get more from Freedonia by 2025."


def second_story() -> Reading:
    """Another article that meets the first in its entities."""
    doc = article(SECOND, source="second.txt", publisher="Gazette")
    freedonia = entity(
        SECOND, EntityType.COUNTRY, "Freedonia", "Freedonia", identifiers={"wikidata": "Q101", "iso3166": "FD"}
    )
    sylvania = entity(SECOND, EntityType.COUNTRY, "Sylvania", "Sylvania", identifiers={"wikidata": "Q102"})
    gun = entity(SECOND, EntityType.WEAPON, "Rambler gun", "Rambler gun")
    first, second = (part if part.endswith(".") else part + "." for part in SECOND.split(". "))
    roles = [(Role.SUPPLIER, freedonia, "Freedonia"), (Role.RECIPIENT, sylvania, "Sylvania")]
    return Reading(
        doc,
        (gun, sylvania, freedonia),
        (
            claim(
                doc.id,
                SECOND,
                ClaimType.ARMS_TRANSFER,
                first,
                "sent",
                [*roles, (Role.ITEM, gun, "Rambler gun")],
                when=("2023-05-03", "3 May 2023"),
            ),
            claim(
                doc.id,
                SECOND,
                ClaimType.ARMS_TRANSFER,
                second,
                "get",
                roles,
                act=Act.DELIVERED,
                modality=Modality.PLANNED,
                when=("../2025", "by 2025"),
            ),
        ),
    )

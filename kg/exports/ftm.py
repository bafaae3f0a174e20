"""FollowTheMoney JSON lines, which Aleph and OpenAleph load: an entity a line, each with the article it rests on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final

from kg.exports.survey import Survey, kind_of
from kg.exports.text import encode, plain
from kg.graph.build import claim_node, literal_words
from kg.graph.edges import EdgeKey, reading_edges
from kg.graph.model import Node, Value
from kg.graph.terms import link
from kg.model import Article, Claim, Reading, ids
from kg.model.edtf import bounds
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

#: FollowTheMoney has no schema for weapons and agreements; these are the nearest that links may join.
SCHEMATA: Final[dict[EntityType, str]] = {
    EntityType.COUNTRY: "PublicBody",
    EntityType.ORGANIZATION: "Organization",
    EntityType.ARMED_FORCE: "Organization",
    EntityType.PERSON: "Person",
    EntityType.WEAPON: "Asset",
    EntityType.PLACE: "Address",
    EntityType.AGREEMENT: "Contract",
}
_TOPICS: Final[dict[EntityType, str]] = {EntityType.COUNTRY: "gov.national", EntityType.ARMED_FORCE: "mil"}

#: What FollowTheMoney calls legal entities: who can take part in an event.
_ACTORS: Final = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})

#: Dates that FollowTheMoney writes as we do: a year, a month or a day, said plainly.
_PREFIX = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")

_LANGUAGES: Final = {"en": "eng"}
#: Codes of states that are gone, as FollowTheMoney has them.
_COUNTRIES: Final = {"an": "nl", "su": "suhh"}
_QUOTES = "\"'"

Properties = Mapping[str, Iterable[Value | None]]


class FollowTheMoney:
    """Articles, mentions, entities; each claim as an Event with its sentence, the Documentation that ties it to its
    article, and an UnknownLink for each direct edge that it supports, whose role says ``SUPPLIED (negated)`` where it
    is so. Sanctions and offices get schemata of their own where the article affirms and asserts them."""

    name = "ftm"
    suffix = ".ftm.json"
    description = "FollowTheMoney JSON lines for Aleph and OpenAleph, each entity with its proof"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> None:
        """See :class:`kg.exports.base.Exporter`."""
        with Survey(readings) as survey:
            for line in _lines(survey):
                out.write(line.encode())


def _lines(survey: Survey) -> Iterator[str]:
    for entity in survey.entities():
        yield _thing(entity, survey)
    for reading in survey.readings():
        article = reading.article
        yield _article(article)
        yield from _mentions(reading, survey)
        for claim, keys in reading_edges(reading):
            yield from _event(article, claim, survey)
            for key in keys:
                yield _link(article, claim, key)
            if claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ASSERTED:
                yield from _sanctions(article, claim, survey)
                yield from _office(article, claim, survey)


def _line(entity: str, schema: str, properties: Properties) -> str:
    """An entity; values once each, in the order given; empty properties are left out."""
    said: dict[str, list[str]] = {}
    for name, values in properties.items():
        texts = [plain(value).strip() for value in values if value is not None]
        kept = list(dict.fromkeys(text for text in texts if text))
        if kept:
            said[name] = kept
    return encode({"id": entity, "schema": schema, "properties": said}) + "\n"


def _thing(node: Node, survey: Survey) -> str:
    kind = EntityType(node.labels[0])
    facts = node.properties
    others = facts.get("aliases", ())
    weapon_class = facts.get("weaponClass")
    name = _name(facts["name"])
    properties: dict[str, Iterable[Value | None]] = {
        "name": [name],
        "alias": [_name(alias) for alias in others] if isinstance(others, tuple) else [],
        "country": [_country(facts.get("country") or facts.get("iso3166"))],
        "wikidataId": [facts.get("wikidata")],
        "topics": [_TOPICS.get(kind)],
        "keywords": [kind.value, weapon_class],
        "proof": [survey.first_article(node.id)],
    }
    if kind is EntityType.PLACE:
        properties |= {
            "full": [name],
            "latitude": [facts.get("lat")],
            "longitude": [facts.get("lon")],
            "remarks": [f"point: {facts['pointPrecision']}" if "pointPrecision" in facts else None],
        }
    elif kind is EntityType.AGREEMENT:
        properties |= {"title": [name], "type": ["agreement"]}
    return _line(node.id, SCHEMATA[kind], properties)


def _article(article: Article) -> str:
    return _line(
        article.id,
        "Article",
        {
            "title": [article.title],
            "fileName": [article.source],
            "publisher": [article.publisher],
            "publishedAt": [_prefix(article.published)],
            "sourceUrl": [_address(article)],
            "language": [_LANGUAGES.get(article.language or "", article.language)],
            "notes": [f"sha256 {article.sha256}" if article.sha256 else None],
        },
    )


def _mentions(reading: Reading, survey: Survey) -> Iterator[str]:
    article = reading.article
    for entity in sorted(reading.entities, key=lambda entity: entity.id):
        yield _line(
            "mention-" + ids.digest("mention", article.id, entity.id),
            "Mention",
            {
                "document": [article.id],
                "name": [_name(words) for words in (entity.name, *(mention.text for mention in entity.mentions))],
                "resolved": [entity.id if _is_actor(survey.node(entity.id)) else None],
                "detectedSchema": [SCHEMATA[EntityType(survey.node(entity.id).labels[0])]],
                "contextCountry": [_country(entity.country)],
            },
        )


def _event(article: Article, claim: Claim, survey: Survey) -> Iterator[str]:
    fillers = [survey.node(argument.entity) for argument in claim.arguments if argument.entity is not None]
    places = [node for node in fillers if node.labels[0] == EntityType.PLACE]
    words = [
        f"{argument.role.value}: {said}"
        for argument in claim.arguments
        if (said := survey.words(argument) or literal_words(argument)) is not None
    ]
    speakers = [said for speaker in claim.attribution if (said := survey.words(speaker)) is not None]
    head = claim.type.value if claim.act is None else f"{claim.type.value} {claim.act.value}"
    yield _line(
        claim.id,
        "Event",
        {
            "name": [kind_of(head, claim.polarity, claim.modality)],
            **_dated(claim),
            "involved": [node.id for node in fillers if _is_actor(node)],
            "location": [node.properties["name"] for node in places],
            "addressEntity": [node.id for node in places],
            "summary": [claim.evidence.text],
            "description": ["; ".join(words)],
            "notes": [f"said by {'; '.join(speakers)}" if speakers else None],
            "keywords": [
                claim.type.value,
                None if claim.act is None else claim.act.value,
                claim.polarity.value,
                claim.modality.value,
            ],
            **_resting(article, claim),
        },
    )
    yield _line(
        "documentation-" + ids.digest("documentation", claim.id),
        "Documentation",
        {
            "document": [article.id],
            "entity": [claim.id],
            "role": ["evidence"],
            "summary": [claim.evidence.text],
            **_resting(article, claim),
        },
    )


def _link(article: Article, claim: Claim, key: EdgeKey) -> str:
    return _line(
        "link-" + ids.digest("link", claim.id, key.type, key.source, key.target),
        "UnknownLink",
        {
            "subject": [key.source],
            "object": [key.target],
            "role": [kind_of(key.type, key.polarity, key.modality)],
            "status": [key.polarity, key.modality],
            "summary": [claim.evidence.text],
            **_dated(claim),
            **_resting(article, claim),
        },
    )


def _sanctions(article: Article, claim: Claim, survey: Survey) -> Iterator[str]:
    if claim.type is not ClaimType.SANCTION or claim.act is not Act.IMPOSED:
        return
    imposers = [argument for argument in claim.arguments if argument.role is Role.IMPOSER]
    states = [survey.node(imposer.entity).properties.get("country") for imposer in imposers if imposer.entity]
    for target in dict.fromkeys(one.entity for one in claim.arguments if one.role is Role.TARGET and one.entity):
        yield _line(
            "sanction-" + ids.digest("sanction", claim.id, target),
            "Sanction",
            {
                "entity": [target],
                "authority": [survey.words(imposer) for imposer in imposers],
                "country": [_country(state) for state in states],
                "reason": [claim.evidence.text],
                **_dated(claim),
                **_resting(article, claim),
            },
        )


def _office(article: Article, claim: Claim, survey: Survey) -> Iterator[str]:
    if claim.type is not ClaimType.POSITION:
        return
    fillers = [
        (argument.role, survey.node(argument.entity)) for argument in claim.arguments if argument.entity is not None
    ]
    holders = [node.id for role, node in fillers if role is Role.PERSON and node.labels[0] == EntityType.PERSON]
    bodies = [node for role, node in fillers if role is Role.ORGANIZATION and _is_actor(node)]
    title = claim_node(claim).properties.get(Role.TITLE.value)
    if not holders or not isinstance(title, tuple):
        return
    said = "; ".join(title)
    post = "position-" + ids.digest("position", ids.normalised_name(said), *sorted(body.id for body in bodies))
    if survey.is_first(post):
        yield _line(
            post,
            "Position",
            {
                "name": [_name(", ".join([said, *(str(body.properties["name"]) for body in bodies)]))],
                "organization": [body.id for body in bodies if body.labels[0] != EntityType.PERSON],
                "country": [_country(body.properties.get("country")) for body in bodies],
                "proof": [article.id],
            },
        )
    for holder in dict.fromkeys(holders):
        yield _line(
            "occupancy-" + ids.digest("occupancy", claim.id, holder),
            "Occupancy",
            {
                "holder": [holder],
                "post": [post],
                "summary": [claim.evidence.text],
                **_dated(claim),
                **_resting(article, claim),
            },
        )


def _resting(article: Article, claim: Claim) -> dict[str, Iterable[Value | None]]:
    """Where it stands: what every reader should follow back."""
    found: dict[str, Iterable[Value | None]] = {
        "proof": [article.id],
        "publisher": [article.publisher],
        "sourceUrl": [_address(article)],
        "recordId": [claim.id],
    }
    return found


def _dated(claim: Claim) -> dict[str, Iterable[Value | None]]:
    """A plain year, month or day; else the first and last day that the date may mean."""
    if claim.time is None or claim.time.value is None:
        return {}
    if _PREFIX.fullmatch(claim.time.value):
        return {"date": [claim.time.value]}
    first, last = bounds(claim.time.value)
    return {"startDate": [first], "endDate": [last]}


def _prefix(edtf: str | None) -> str | None:
    return edtf if edtf is not None and _PREFIX.fullmatch(edtf) else None


def _address(article: Article) -> str | None:
    return article.url if article.url is not None and link(article.url) is not None else None


def _name(words: Value) -> str:
    """As FollowTheMoney keeps names: one space between words, no quotes around them."""
    return " ".join(plain(words).split()).strip(_QUOTES)


def _country(code: Value | None) -> str | None:
    if not isinstance(code, str):
        return None
    return _COUNTRIES.get(code.lower(), code.lower())


def _is_actor(node: Node) -> bool:
    return node.labels[0] in _ACTORS

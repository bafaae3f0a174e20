"""Hand-built readings for the tests of stores and questions: six short articles of our own, no reader needed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Amount, Argument, Article, Attribution, Claim, Entity, Reading, Span, Time, ids
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

#: key: (type, name, mentions looked for in the text, identifiers)
Known = Mapping[str, tuple[EntityType, str, tuple[str, ...], tuple[tuple[str, str], ...]]]
ENTITIES: Known = {
    "nk": (EntityType.COUNTRY, "North Korea", ("North Korea", "Pyongyang"), (("wikidata", "Q423"),)),
    "ru": (EntityType.COUNTRY, "Russia", ("Russia", "Moscow"), (("wikidata", "Q159"),)),
    "ua": (EntityType.COUNTRY, "Ukraine", ("Ukraine", "Kyiv"), (("wikidata", "Q212"),)),
    "us": (EntityType.COUNTRY, "United States", ("United States", "Washington"), (("wikidata", "Q30"),)),
    "jp": (EntityType.COUNTRY, "Japan", ("Japan", "Tokyo"), (("wikidata", "Q17"),)),
    "koksan": (EntityType.WEAPON, "M1978 Koksan", ("M1978 Koksan", "Koksan guns"), ()),
    "patriot": (EntityType.WEAPON, "Patriot", ("Patriot", "Patriot batteries"), ()),
    "drones": (EntityType.WEAPON, "drones", ("drones",), ()),
    "crimea": (EntityType.PLACE, "Crimea", ("Crimea",), ()),
    "kursk": (EntityType.PLACE, "Kursk region", ("Kursk region",), ()),
    "kherson": (EntityType.PLACE, "Kherson", ("Kherson",), ()),
    "army": (EntityType.ARMED_FORCE, "Ukrainian forces", ("Ukrainian forces",), ()),
    "putin": (EntityType.PERSON, "Vladimir Putin", ("Vladimir Putin", "Putin"), ()),
    "kim": (EntityType.PERSON, "Kim Jong Un", ("Kim Jong Un", "Kim"), ()),
    "belousov": (EntityType.PERSON, "Andrei Belousov", ("Andrei Belousov",), ()),
    "defmin": (EntityType.ORGANIZATION, "Russian defence ministry", ("Russian defence ministry",), ()),
    "gazette": (EntityType.ORGANIZATION, "Harbour Gazette", ("Harbour Gazette",), ()),
    "pact": (EntityType.AGREEMENT, "strategic partnership agreement", ("strategic partnership agreement",), ()),
}

Filler = str | Amount


@dataclass(frozen=True)
class Said:
    """One claim in short. Fillers: an entity's key, ``~words`` (a description), ``=words`` (a text), an Amount.

    said_by: like fillers, or ``^words`` (a cue that names nobody); when: (EDTF, phrase).
    """

    type: ClaimType
    sentence: int
    trigger: str
    roles: Mapping[Role, Filler | tuple[Filler, ...]]
    act: Act | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    said_by: tuple[str, ...] = ()
    when: tuple[str, str] | None = None


@dataclass(frozen=True)
class Story:
    """An article in short."""

    source: str
    sentences: tuple[str, ...]
    claims: tuple[Said, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    noticed: tuple[int, ...] = ()


def entity_id(key: str, known: Known = ENTITIES) -> str:
    """Id of a corpus entity."""
    kind, name, _, identifiers = known[key]
    if identifiers:
        return ids.identified_entity_id(kind.value, *identifiers[0])
    return ids.named_entity_id(kind.value, name)


def reading(story: Story, known: Known = ENTITIES) -> Reading:
    """The story as a reading; known: the entities that it may name."""
    text = "\n".join(story.sentences)
    starts = [sum(len(line) + 1 for line in story.sentences[:number]) for number in range(len(story.sentences))]

    def find(words: str, sentence: int) -> Span:
        start = text.index(words, starts[sentence])
        assert start < starts[sentence] + len(story.sentences[sentence]), (words, story.sentences[sentence])
        return Span(start, start + len(words), words)

    def mention(key: str, sentence: int) -> Span:
        found = [words for words in known[key][2] if words in story.sentences[sentence]]
        return find(found[0], sentence)

    def argument(role: Role, filler: Filler, sentence: int) -> Argument:
        if isinstance(filler, Amount):
            return Argument(role, value=filler)
        if filler.startswith("="):
            return Argument(role, value=filler[1:])
        if filler.startswith("~"):
            return Argument(role, mention=find(filler[1:], sentence))
        return Argument(role, entity=entity_id(filler, known), mention=mention(filler, sentence))

    def speaker(filler: str, sentence: int) -> Attribution:
        if filler.startswith("~"):
            return Attribution(mention=find(filler[1:], sentence))
        if filler.startswith("^"):
            return Attribution(cue=find(filler[1:], sentence))
        return Attribution(entity=entity_id(filler, known), mention=mention(filler, sentence))

    article_id = ids.article_id(text, url=None, publisher=story.publisher, title=story.title, published=story.published)
    article = Article(
        article_id, story.source, text, ids.text_hash(text), None, story.title, story.publisher, story.published, "en"
    )
    claims = []
    for said in story.claims:
        evidence = Span(
            starts[said.sentence],
            starts[said.sentence] + len(story.sentences[said.sentence]),
            story.sentences[said.sentence],
        )
        fillers = [
            argument(role, one, said.sentence)
            for role, found in said.roles.items()
            for one in (found if isinstance(found, tuple) else (found,))
        ]
        claims.append(
            Claim(
                id=ids.claim_id(article_id, said.type.value, evidence.text, said.trigger, 0),
                type=said.type,
                act=said.act,
                trigger=find(said.trigger, said.sentence),
                arguments=tuple(fillers),
                time=None if said.when is None else Time(said.when[0], find(said.when[1], said.sentence)),
                polarity=said.polarity,
                modality=said.modality,
                attribution=tuple(speaker(one, said.sentence) for one in said.said_by),
                evidence=evidence,
                extractor="hand 1",
            )
        )
    noticed = tuple((starts[n], starts[n] + len(story.sentences[n])) for n in story.noticed)
    return Reading(article, _entities(text, story.names, known), tuple(claims), noticed)


def _entities(text: str, names: Mapping[str, str], known: Known) -> tuple[Entity, ...]:
    found = []
    for key, (kind, name, words, identifiers) in known.items():
        spans = sorted({span for one in words for span in _occurrences(text, one)})
        whole = tuple(a for a in spans if not any(b != a and b.start <= a.start and a.end <= b.end for b in spans))
        if whole:
            found.append(Entity(entity_id(key, known), kind, names.get(key, name), whole, identifiers))
    return tuple(found)


def _occurrences(text: str, words: str) -> Iterable[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words), words)
        start = text.find(words, start + 1)


STORIES: tuple[Story, ...] = (
    Story(
        source="guns.txt",
        title="Guns on the move",
        publisher="Harbour Gazette",
        published="2024-11-20",
        sentences=(
            "North Korea has supplied Russia with up to 200 M1978 Koksan this autumn, military analysts said.",
            "Russia is moving the Koksan guns to Crimea, the Harbour Gazette reported on 18 November 2024.",
            "Ukrainian forces destroyed five Koksan guns with drones in the Kursk region.",
            "The M1978 Koksan has a range of 60 km.",
        ),
        claims=(
            Said(
                ClaimType.ARMS_TRANSFER,
                0,
                "supplied",
                {Role.SUPPLIER: "nk", Role.RECIPIENT: "ru", Role.ITEM: "koksan", Role.QUANTITY: Amount(max=200)},
                act=Act.DELIVERED,
                said_by=("~military analysts",),
                when=("2024-23", "this autumn"),
            ),
            Said(
                ClaimType.DEPLOYMENT,
                1,
                "moving",
                {Role.ACTOR: "ru", Role.ASSET: "koksan", Role.DESTINATION: "crimea"},
                act=Act.MOVED,
                said_by=("gazette",),
                when=("2024-11-18", "18 November 2024"),
            ),
            Said(
                ClaimType.LOSS,
                2,
                "destroyed",
                {
                    Role.ITEM: "koksan",
                    Role.QUANTITY: Amount(value=5),
                    Role.AGENT: "army",
                    Role.WEAPON: "drones",
                    Role.PLACE: "kursk",
                },
                act=Act.DESTROYED,
            ),
            Said(
                ClaimType.CAPABILITY,
                3,
                "range",
                {Role.ITEM: "koksan", Role.ATTRIBUTE: "=range", Role.VALUE: Amount(max=60.5, unit="km")},
            ),
        ),
        noticed=(1,),
    ),
    Story(
        source="pact.txt",
        title="A pact is signed",
        publisher="Coast Radio",
        published="2024-06-20",
        sentences=(
            "Vladimir Putin met Kim Jong Un in Pyongyang on 19 June 2024.",
            "Russia and North Korea signed a strategic partnership agreement with a clause on mutual defence.",
            "Pyongyang will send Moscow drones next year, the Russian defence ministry said.",
            "Andrei Belousov took over the Russian defence ministry as minister.",
        ),
        claims=(
            Said(
                ClaimType.MEETING,
                0,
                "met",
                {Role.PARTICIPANT: ("putin", "kim"), Role.PLACE: "nk"},
                when=("2024-06-19", "19 June 2024"),
            ),
            Said(
                ClaimType.AGREEMENT,
                1,
                "signed",
                {Role.PARTY: ("ru", "nk"), Role.AGREEMENT: "pact", Role.PROVISION: ("=mutual defence", "=a clause")},
                act=Act.SIGNED,
            ),
            Said(
                ClaimType.ARMS_TRANSFER,
                2,
                "send",
                {Role.SUPPLIER: "nk", Role.RECIPIENT: "ru", Role.ITEM: "drones"},
                act=Act.DELIVERED,
                modality=Modality.PLANNED,
                said_by=("defmin",),
                when=("2025", "next year"),
            ),
            Said(
                ClaimType.POSITION,
                3,
                "took over",
                {Role.PERSON: "belousov", Role.TITLE: "=minister", Role.ORGANIZATION: "defmin"},
            ),
        ),
    ),
    Story(
        source="denial.txt",
        title="No guns, says Pyongyang",
        publisher="Coast Radio",
        published="2024-11-25",
        names={"ru": "Russian Federation"},
        sentences=(
            "Pyongyang denied that it had supplied Moscow with Koksan guns.",
            "The United States imposed sanctions on North Korea over the Koksan guns on 24 November 2024.",
            "The United States supplied Ukraine with two Patriot batteries in May 2024.",
        ),
        claims=(
            Said(
                ClaimType.ARMS_TRANSFER,
                0,
                "supplied",
                {Role.SUPPLIER: "nk", Role.RECIPIENT: "ru", Role.ITEM: "koksan"},
                act=Act.DELIVERED,
                polarity=Polarity.NEGATED,
                said_by=("nk",),
            ),
            Said(
                ClaimType.SANCTION,
                1,
                "imposed",
                {Role.IMPOSER: "us", Role.TARGET: "nk"},
                act=Act.IMPOSED,
                when=("2024-11-24", "24 November 2024"),
            ),
            Said(
                ClaimType.ARMS_TRANSFER,
                2,
                "supplied",
                {Role.SUPPLIER: "us", Role.RECIPIENT: "ua", Role.ITEM: "patriot", Role.QUANTITY: Amount(value=2)},
                act=Act.DELIVERED,
                when=("2024-05", "May 2024"),
            ),
        ),
    ),
    Story(
        source="shelling.txt",
        publisher="The Harbour Gazette",
        published="2024-12-01",
        sentences=(
            "Russia could shell Kherson with the Koksan guns, analysts said.",
            "North Korea supplied Russia with the Koksan guns in 2023.",
        ),
        claims=(
            Said(
                ClaimType.ATTACK,
                0,
                "shell",
                {Role.ATTACKER: "ru", Role.TARGET: "kherson", Role.WEAPON: "koksan"},
                modality=Modality.POSSIBLE,
                said_by=("~analysts",),
            ),
            Said(
                ClaimType.ARMS_TRANSFER,
                1,
                "supplied",
                {Role.SUPPLIER: "nk", Role.RECIPIENT: "ru", Role.ITEM: "koksan"},
                act=Act.DELIVERED,
                when=("2023", "2023"),
            ),
        ),
    ),
    Story(
        source="river.txt",
        title="Across the river",
        publisher="Coast Radio",
        published="2022-11-14",
        sentences=(
            "Ukrainian forces seized Kherson from Moscow in November 2022.",
            "Drones killed about 20 civilians in Kherson, Kyiv said.",
            "Tokyo pledged Kyiv generators for 30 million dollars.",
        ),
        claims=(
            Said(
                ClaimType.CONTROL,
                0,
                "seized",
                {Role.ACTOR: "army", Role.TERRITORY: "kherson", Role.LOSER: "ru"},
                act=Act.SEIZED,
                when=("2022-11", "November 2022"),
            ),
            Said(
                ClaimType.CASUALTIES,
                1,
                "killed",
                {
                    Role.VICTIM: "~civilians",
                    Role.QUANTITY: Amount(value=20, approximate=True),
                    Role.WEAPON: "~Drones",
                    Role.PLACE: "kherson",
                },
                act=Act.KILLED,
                said_by=("ua",),
            ),
            Said(
                ClaimType.AID,
                2,
                "pledged",
                {
                    Role.DONOR: "jp",
                    Role.RECIPIENT: "ua",
                    Role.ITEM: "~generators",
                    Role.VALUE: Amount(amount=30_000_000, currency="USD"),
                },
                act=Act.PLEDGED,
                modality=Modality.PLANNED,
            ),
        ),
    ),
    Story(
        source="quiet.txt",
        sentences=("Tokyo had fine weather, and Japan was quiet.",),
        claims=(),
    ),
)

READINGS: tuple[Reading, ...] = tuple(reading(story) for story in STORIES)

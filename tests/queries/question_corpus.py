"""Hand-built readings for the questions that join claims: five weeks of two outlets, and how they stood a week ago."""

from dataclasses import replace

from store_corpus import ENTITIES, Known, Said, Story, reading

from kg.model import Amount, Reading
from kg.model.vocabulary import Act, ClaimType, EntityType, Modality, Polarity, Role

KNOWN: Known = {
    **{key: ENTITIES[key] for key in ("ru", "ua", "us", "putin")},
    "ir": (EntityType.COUNTRY, "Iran", ("Iran", "Tehran"), (("wikidata", "Q794"),)),
    "sy": (EntityType.COUNTRY, "Syria", ("Syria",), (("wikidata", "Q858"),)),
    "kr": (EntityType.COUNTRY, "South Korea", ("South Korea",), (("wikidata", "Q884"),)),
    "pl": (EntityType.COUNTRY, "Poland", ("Poland",), (("wikidata", "Q36"),)),
    "shahed": (EntityType.WEAPON, "Shahed-136", ("Shahed-136 drones", "Shahed-136"), ()),
    "shahed2": (EntityType.WEAPON, "Shahed 136", ("Shahed 136 drones", "Shahed 136"), ()),
    "fateh": (EntityType.WEAPON, "Fateh-110", ("Fateh-110 missiles", "Fateh-110"), ()),
    "k2": (EntityType.WEAPON, "K2", ("K2 tanks",), ()),
    "k9": (EntityType.WEAPON, "K9", ("K9 howitzers",), ()),
    "kharkiv": (EntityType.PLACE, "Kharkiv", ("Kharkiv",), ()),
    "idlib": (EntityType.PLACE, "Idlib", ("Idlib",), ()),
    "sochi": (EntityType.PLACE, "Sochi", ("Sochi",), ()),
    "raisi": (EntityType.PERSON, "Ebrahim Raisi", ("Ebrahim Raisi",), ()),
    "accord": (EntityType.AGREEMENT, "Caspian accord", ("Caspian accord",), ()),
}

_ORDERS = (
    Said(
        ClaimType.ARMS_TRANSFER,
        0,
        "ordered",
        {Role.SUPPLIER: "kr", Role.RECIPIENT: "pl", Role.ITEM: "k2", Role.QUANTITY: Amount(value=48)},
        act=Act.ORDERED,
        modality=Modality.PLANNED,
        when=("2023-01", "January 2023"),
    ),
    Said(
        ClaimType.ARMS_TRANSFER,
        1,
        "bought",
        {Role.SUPPLIER: "kr", Role.RECIPIENT: "pl", Role.ITEM: "k9", Role.QUANTITY: Amount(min=10)},
        act=Act.ORDERED,
        modality=Modality.PLANNED,
        when=("2023-01", "the same month"),
    ),
    Said(
        ClaimType.ARMS_TRANSFER,
        2,
        "deliver",
        {Role.SUPPLIER: "kr", Role.RECIPIENT: "pl", Role.ITEM: "k9"},
        act=Act.DELIVERED,
        modality=Modality.PLANNED,
        when=("2023-02", "February 2023"),
    ),
)
#: One text at two outlets.
_WIRE = Story(
    source="orders.txt",
    title="Poland orders tanks",
    publisher="Coast Radio",
    published="2023-02-01",
    sentences=(
        "Poland ordered 48 K2 tanks from South Korea in January 2023.",
        "Poland also bought at least ten K9 howitzers from South Korea the same month.",
        "South Korea will deliver K9 howitzers to Poland in February 2023.",
    ),
    claims=_ORDERS,
)
DRONES = Story(
    source="drones.txt",
    title="Drones over Kharkiv",
    publisher="Coast Radio",
    published="2023-01-10",
    sentences=(
        "Iran supplied Russia with 600 Shahed-136 drones in October 2022, officials said.",
        "Russia attacked Kharkiv with Shahed-136 drones on 5 January 2023, Kyiv said.",
        "Moscow denied that it had attacked Kharkiv.",
        "Between Washington and Tehran the Shahed-136 was not a subject.",
    ),
    claims=(
        Said(
            ClaimType.ARMS_TRANSFER,
            0,
            "supplied",
            {Role.SUPPLIER: "ir", Role.RECIPIENT: "ru", Role.ITEM: "shahed", Role.QUANTITY: Amount(value=600)},
            act=Act.DELIVERED,
            said_by=("~officials",),
            when=("2022-10", "October 2022"),
        ),
        Said(
            ClaimType.ATTACK,
            1,
            "attacked",
            {Role.ATTACKER: "ru", Role.TARGET: "kharkiv", Role.WEAPON: "shahed"},
            said_by=("ua",),
            when=("2023-01-05", "5 January 2023"),
        ),
        Said(
            ClaimType.ATTACK,
            2,
            "attacked",
            {Role.ATTACKER: "ru", Role.TARGET: "kharkiv"},
            polarity=Polarity.NEGATED,
            said_by=("ru",),
        ),
    ),
    noticed=(3,),
)
FELL = Story(
    source="fell.txt",
    title="What fell on Kharkiv",
    publisher="Harbour Gazette",
    published="2023-01-11",
    sentences=(
        "Tehran supplied Moscow with 400 Shahed-136 drones in the autumn of 2022.",
        "Russia struck Kharkiv with Shahed-136 drones on 5 January 2023.",
        "Washington imposed sanctions on Iran on 9 September 2022.",
        "Iran will reportedly deliver Fateh-110 missiles to Russia in March 2023.",
    ),
    claims=(
        Said(
            ClaimType.ARMS_TRANSFER,
            0,
            "supplied",
            {Role.SUPPLIER: "ir", Role.RECIPIENT: "ru", Role.ITEM: "shahed", Role.QUANTITY: Amount(value=400)},
            act=Act.DELIVERED,
            when=("2022-23", "autumn of 2022"),
        ),
        Said(
            ClaimType.ATTACK,
            1,
            "struck",
            {Role.ATTACKER: "ru", Role.TARGET: "kharkiv", Role.WEAPON: "shahed"},
            when=("2023-01-05", "5 January 2023"),
        ),
        Said(
            ClaimType.SANCTION,
            2,
            "imposed",
            {Role.IMPOSER: "us", Role.TARGET: "ir"},
            act=Act.IMPOSED,
            when=("2022-09-09", "9 September 2022"),
        ),
        Said(
            ClaimType.ARMS_TRANSFER,
            3,
            "deliver",
            {Role.SUPPLIER: "ir", Role.RECIPIENT: "ru", Role.ITEM: "fateh"},
            act=Act.DELIVERED,
            modality=Modality.PLANNED,
            said_by=("^reportedly",),
            when=("2023-03", "March 2023"),
        ),
    ),
)
ARRIVED = Story(
    source="arrived.txt",
    title="Howitzers arrive",
    publisher="Coast Radio",
    published="2023-03-21",
    sentences=(
        "South Korea delivered 10 K9 howitzers to Poland in March 2023.",
        "Vladimir Putin met Ebrahim Raisi in Sochi on 10 March 2023.",
        "Russia and Iran signed the Caspian accord on 20 March 2023.",
        "Vladimir Putin and Ebrahim Raisi had met in January 2023.",
    ),
    claims=(
        Said(
            ClaimType.ARMS_TRANSFER,
            0,
            "delivered",
            {Role.SUPPLIER: "kr", Role.RECIPIENT: "pl", Role.ITEM: "k9", Role.QUANTITY: Amount(value=10)},
            act=Act.DELIVERED,
            when=("2023-03", "March 2023"),
        ),
        Said(
            ClaimType.MEETING,
            1,
            "met",
            {Role.PARTICIPANT: ("putin", "raisi"), Role.PLACE: "sochi"},
            when=("2023-03-10", "10 March 2023"),
        ),
        Said(
            ClaimType.AGREEMENT,
            2,
            "signed",
            {Role.PARTY: ("ru", "ir"), Role.AGREEMENT: "accord"},
            act=Act.SIGNED,
            when=("2023-03-20", "20 March 2023"),
        ),
        Said(
            ClaimType.MEETING,
            3,
            "met",
            {Role.PARTICIPANT: ("putin", "raisi")},
            when=("2023-01", "January 2023"),
        ),
    ),
)
LIFTED = Story(
    source="lifted.txt",
    title="Washington lifts sanctions",
    publisher="Harbour Gazette",
    published="2023-04-01",
    sentences=(
        "Kyiv said it had destroyed 12 Shahed 136 drones.",
        "Washington lifted its sanctions on Iran on 30 March 2023.",
        "Iran supplied Syria with Fateh-110 missiles on 31 March 2023.",
        "Syria attacked Idlib with Fateh-110 missiles, analysts and officials said.",
    ),
    claims=(
        Said(
            ClaimType.LOSS,
            0,
            "destroyed",
            {Role.ITEM: "shahed2", Role.AGENT: "ua", Role.QUANTITY: Amount(value=12)},
            act=Act.DESTROYED,
            said_by=("ua",),
        ),
        Said(
            ClaimType.SANCTION,
            1,
            "lifted",
            {Role.IMPOSER: "us", Role.TARGET: "ir"},
            act=Act.LIFTED,
            when=("2023-03-30", "30 March 2023"),
        ),
        Said(
            ClaimType.ARMS_TRANSFER,
            2,
            "supplied",
            {Role.SUPPLIER: "ir", Role.RECIPIENT: "sy", Role.ITEM: "fateh"},
            act=Act.DELIVERED,
            when=("2023-03-31", "31 March 2023"),
        ),
        Said(
            ClaimType.ATTACK,
            3,
            "attacked",
            {Role.ATTACKER: "sy", Role.TARGET: "idlib", Role.WEAPON: "fateh"},
            said_by=("~analysts", "~officials"),
        ),
    ),
)
STORIES: dict[str, Story] = {
    "drones": DRONES,
    "fell": FELL,
    "orders": _WIRE,
    "wire": replace(_WIRE, source="wire.txt", publisher="Harbour Gazette", published="2023-02-02"),
    "arrived": ARRIVED,
    "lifted": LIFTED,
}

READINGS: tuple[Reading, ...] = tuple(reading(story, KNOWN) for story in STORIES.values())

#: A week ago: 500 drones instead of 600, Kyiv not yet named as the one who says so, a story that is gone now, and
#: without the last one.
_OLD_DRONES = replace(
    DRONES,
    claims=(
        replace(DRONES.claims[0], roles={**DRONES.claims[0].roles, Role.QUANTITY: Amount(value=500, approximate=True)}),
        replace(DRONES.claims[1], said_by=()),
        DRONES.claims[2],
    ),
)
_GONE = Story(
    source="gone.txt",
    title="A rumour",
    publisher="Coast Radio",
    published="2023-01-09",
    sentences=("Iran attacked Syria.",),
    claims=(Said(ClaimType.ATTACK, 0, "attacked", {Role.ATTACKER: "ir", Role.TARGET: "sy"}),),
)
LAST_WEEK: tuple[Reading, ...] = tuple(
    reading(story, KNOWN)
    for story in (_OLD_DRONES, FELL, *(STORIES[key] for key in ("orders", "wire", "arrived")), _GONE)
)

#: Labels for ids, so that tables of expected rows can be read: ``drones.0`` is the claim of that sentence.
LABELS: dict[str, str] = {
    **{found.article.id: key for key, found in zip(STORIES, READINGS, strict=True)},
    **{
        claim.id: f"{key}.{said.sentence}"
        for key, found in zip(STORIES, READINGS, strict=True)
        for claim, said in zip(found.claims, STORIES[key].claims, strict=True)
    },
    LAST_WEEK[-1].claims[0].id: "gone.0",
    **{
        entity.id: key
        for found in (*READINGS, *LAST_WEEK)
        for entity in found.entities
        for key, (kind, name, _, _) in KNOWN.items()
        if (entity.type, entity.name) == (kind, name)
    },
}

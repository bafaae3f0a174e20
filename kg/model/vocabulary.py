"""Generated from ontology/ by ``make ontology``; do not edit. (Provisional until the generator lands.)"""

from enum import StrEnum

from kg.model.schema import EdgeRule, RoleRule


class EntityType(StrEnum):
    """What an entity is."""

    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    ARMED_FORCE = "ArmedForce"
    PERSON = "Person"
    WEAPON = "Weapon"
    PLACE = "Place"
    AGREEMENT = "Agreement"


class ClaimType(StrEnum):
    """What a claim says."""

    ARMS_TRANSFER = "ArmsTransfer"
    DEPLOYMENT = "Deployment"
    ATTACK = "Attack"
    LOSS = "Loss"
    CASUALTIES = "Casualties"
    CONTROL = "Control"
    AGREEMENT = "Agreement"
    MEETING = "Meeting"
    SANCTION = "Sanction"
    AID = "Aid"
    PRODUCTION = "Production"
    WEAPON_TEST = "WeaponTest"
    EXERCISE = "Exercise"
    THREAT = "Threat"
    CAPABILITY = "Capability"
    POSITION = "Position"
    COOPERATION = "Cooperation"


class Role(StrEnum):
    """What a filler is to its claim."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    ITEM = "item"
    QUANTITY = "quantity"
    VALUE = "value"
    INTERMEDIARY = "intermediary"
    ACTOR = "actor"
    ASSET = "asset"
    ORIGIN = "origin"
    DESTINATION = "destination"
    ATTACKER = "attacker"
    TARGET = "target"
    WEAPON = "weapon"
    OWNER = "owner"
    AGENT = "agent"
    VICTIM = "victim"
    TERRITORY = "territory"
    LOSER = "loser"
    PARTY = "party"
    AGREEMENT = "agreement"
    PROVISION = "provision"
    MEDIATOR = "mediator"
    PARTICIPANT = "participant"
    HOST = "host"
    IMPOSER = "imposer"
    DONOR = "donor"
    PRODUCER = "producer"
    EXERCISE = "exercise"
    MEANS = "means"
    ATTRIBUTE = "attribute"
    PERSON = "person"
    TITLE = "title"
    ORGANIZATION = "organization"
    FIELD = "field"
    PLACE = "place"


class Act(StrEnum):
    """Phase or manner of a claim."""

    DELIVERED = "delivered"
    ORDERED = "ordered"
    APPROVED = "approved"
    REQUESTED = "requested"
    HALTED = "halted"
    MOVED = "moved"
    STATIONED = "stationed"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    CAPTURED = "captured"
    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    SEIZED = "seized"
    HELD = "held"
    LOST = "lost"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    EXTENDED = "extended"
    VIOLATED = "violated"
    ENDED = "ended"
    REJECTED = "rejected"
    IMPOSED = "imposed"
    LIFTED = "lifted"
    GIVEN = "given"
    PLEDGED = "pledged"
    SUSPENDED = "suspended"
    DEEPENED = "deepened"
    REDUCED = "reduced"


class Polarity(StrEnum):
    """Whether it is said to be so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How firmly it is said."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


class EdgeType(StrEnum):
    """Direct edges, derived from claims."""

    SUPPLIED = "SUPPLIED"

_ALL = frozenset(EntityType)

ACTS: dict[ClaimType, tuple[Act, ...]] = {
    ClaimType.ARMS_TRANSFER: (Act.DELIVERED, Act.ORDERED, Act.APPROVED, Act.REQUESTED, Act.HALTED,),
    ClaimType.DEPLOYMENT: (Act.MOVED, Act.STATIONED, Act.WITHDRAWN,),
    ClaimType.ATTACK: (),
    ClaimType.LOSS: (Act.DESTROYED, Act.DAMAGED, Act.CAPTURED,),
    ClaimType.CASUALTIES: (Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED,),
    ClaimType.CONTROL: (Act.SEIZED, Act.HELD, Act.LOST,),
    ClaimType.AGREEMENT: (Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED,),
    ClaimType.MEETING: (),
    ClaimType.SANCTION: (Act.IMPOSED, Act.LIFTED,),
    ClaimType.AID: (Act.GIVEN, Act.PLEDGED, Act.SUSPENDED,),
    ClaimType.PRODUCTION: (),
    ClaimType.WEAPON_TEST: (),
    ClaimType.EXERCISE: (),
    ClaimType.THREAT: (),
    ClaimType.CAPABILITY: (),
    ClaimType.POSITION: (),
    ClaimType.COOPERATION: (Act.DEEPENED, Act.REDUCED,),
}

ROLES: dict[ClaimType, dict[Role, RoleRule]] = {
    ClaimType.ARMS_TRANSFER: {
        Role.SUPPLIER: RoleRule(Role.SUPPLIER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.RECIPIENT: RoleRule(Role.RECIPIENT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.VALUE: RoleRule(Role.VALUE, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.INTERMEDIARY: RoleRule(Role.INTERMEDIARY, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.DEPLOYMENT: {
        Role.ACTOR: RoleRule(Role.ACTOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ASSET: RoleRule(Role.ASSET, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.ORIGIN: RoleRule(Role.ORIGIN, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.DESTINATION: RoleRule(Role.DESTINATION, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.ATTACK: {
        Role.ATTACKER: RoleRule(Role.ATTACKER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.TARGET: RoleRule(Role.TARGET, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.WEAPON: RoleRule(Role.WEAPON, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.LOSS: {
        Role.OWNER: RoleRule(Role.OWNER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.AGENT: RoleRule(Role.AGENT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.WEAPON: RoleRule(Role.WEAPON, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.CASUALTIES: {
        Role.VICTIM: RoleRule(Role.VICTIM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.AGENT: RoleRule(Role.AGENT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.WEAPON: RoleRule(Role.WEAPON, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.CONTROL: {
        Role.ACTOR: RoleRule(Role.ACTOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.TERRITORY: RoleRule(Role.TERRITORY, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.LOSER: RoleRule(Role.LOSER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.AGREEMENT: {
        Role.PARTY: RoleRule(Role.PARTY, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.AGREEMENT: RoleRule(Role.AGREEMENT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PROVISION: RoleRule(Role.PROVISION, frozenset() if True else _ALL, described=True, literal=True, single=False),
        Role.MEDIATOR: RoleRule(Role.MEDIATOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.MEETING: {
        Role.PARTICIPANT: RoleRule(Role.PARTICIPANT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.HOST: RoleRule(Role.HOST, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.SANCTION: {
        Role.IMPOSER: RoleRule(Role.IMPOSER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.TARGET: RoleRule(Role.TARGET, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.AID: {
        Role.DONOR: RoleRule(Role.DONOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.RECIPIENT: RoleRule(Role.RECIPIENT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.VALUE: RoleRule(Role.VALUE, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.PRODUCTION: {
        Role.PRODUCER: RoleRule(Role.PRODUCER, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.WEAPON_TEST: {
        Role.ACTOR: RoleRule(Role.ACTOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.QUANTITY: RoleRule(Role.QUANTITY, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.EXERCISE: {
        Role.PARTICIPANT: RoleRule(Role.PARTICIPANT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.EXERCISE: RoleRule(Role.EXERCISE, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.THREAT: {
        Role.ACTOR: RoleRule(Role.ACTOR, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.TARGET: RoleRule(Role.TARGET, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.MEANS: RoleRule(Role.MEANS, frozenset() if True else _ALL, described=True, literal=True, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.CAPABILITY: {
        Role.ITEM: RoleRule(Role.ITEM, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.ATTRIBUTE: RoleRule(Role.ATTRIBUTE, frozenset() if True else _ALL, described=True, literal=True, single=False),
        Role.VALUE: RoleRule(Role.VALUE, frozenset() if True else _ALL, described=True, literal=True, single=True),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.POSITION: {
        Role.PERSON: RoleRule(Role.PERSON, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.TITLE: RoleRule(Role.TITLE, frozenset() if True else _ALL, described=True, literal=True, single=False),
        Role.ORGANIZATION: RoleRule(Role.ORGANIZATION, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
    ClaimType.COOPERATION: {
        Role.PARTICIPANT: RoleRule(Role.PARTICIPANT, frozenset() if False else _ALL, described=True, literal=False, single=False),
        Role.FIELD: RoleRule(Role.FIELD, frozenset() if True else _ALL, described=True, literal=True, single=False),
        Role.PLACE: RoleRule(Role.PLACE, frozenset() if False else _ALL, described=True, literal=False, single=False),
    },
}

EDGE_RULES: tuple[EdgeRule, ...] = ()

"""What the reader can say: its label sets, in the order in which its weights have them.

The names come from the vocabulary; the order is the reader's own (sorted, as it was trained), so that a
new type in the ontology doesn't move the old ones. :func:`check` compares the two at start.
"""

from kg.model.vocabulary import ACTS, ROLES, ClaimType, EntityType, Modality, Polarity

#: Two labels beside the roles: the phrase that says when, and whoever says so.
TIME, SPEAKER = "TIME", "SPEAKER"

TYPES: tuple[str, ...] = tuple(sorted(ClaimType))
TYPE_INDEX = {name: index for index, name in enumerate(TYPES)}
SPANS: tuple[str, ...] = tuple(sorted({role for rules in ROLES.values() for role in rules} | {TIME, SPEAKER}))
SPAN_INDEX = {name: index for index, name in enumerate(SPANS)}
#: Outside, then begin and inside of every span label.
LABELS = 1 + 2 * len(SPANS)
ACT_NAMES: tuple[str, ...] = ("", *sorted({act for acts in ACTS.values() for act in acts}))
ACT_INDEX = {name: index for index, name in enumerate(ACT_NAMES)}
MODALITIES: tuple[str, ...] = tuple(Modality)
POLARITIES: tuple[str, ...] = tuple(Polarity)
ENTITIES: tuple[str, ...] = tuple(EntityType)
MENTION_LABELS = 1 + 2 * len(ENTITIES)


def begin(name: str) -> int:
    """Label that opens a span of the name; the next integer continues it."""
    return 1 + 2 * SPAN_INDEX[name]


def allowed_spans(type_name: str) -> tuple[str, ...]:
    """Span labels that a claim of the type can have."""
    return (*(role.value for role in ROLES[ClaimType(type_name)]), TIME, SPEAKER)


def allowed_labels(type_name: str) -> list[int]:
    """Label numbers that a claim of the type can have, outside first."""
    spans = sorted(allowed_spans(type_name), key=SPAN_INDEX.__getitem__)
    return [0, *(label for name in spans for label in (begin(name), begin(name) + 1))]


def allowed_acts(type_name: str) -> list[int]:
    """Act numbers that a claim of the type can have, none first."""
    return [0, *(ACT_INDEX[act] for act in ACTS[ClaimType(type_name)])]


def metadata() -> dict[str, list[str]]:
    """The label sets as they are written into a trained model's metadata."""
    return {
        "types": list(TYPES),
        "spans": list(SPANS),
        "acts": list(ACT_NAMES),
        "modalities": list(MODALITIES),
        "polarities": list(POLARITIES),
        "entities": list(ENTITIES),
    }

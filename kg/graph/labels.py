"""The names that people see in the graph, by what they are for; the words are the vocabulary's.

Labels are PascalCase, relationship types UPPER_SNAKE. The entity types' labels are their own names.
"""

from enum import StrEnum

from kg.model import vocabulary
from kg.model.vocabulary import CLAIM_LABELS, ROLE_RELATIONS, ClaimType, Role

#: Raised whenever nodes, edges or properties change shape: an older store is built again from its claims.
LAYOUT = 2
#: Label and id of the node that tells the layout of what lies on a server.
LAYOUT_LABEL = "Layout"
LAYOUT_ID = "kg"


class NodeLabel(StrEnum):
    """Main labels beside those of the entity types."""

    ARTICLE = vocabulary.NodeLabel.ARTICLE.value
    CLAIM = vocabulary.NodeLabel.CLAIM.value
    EVIDENCE = vocabulary.NodeLabel.EVIDENCE.value
    DESCRIPTION = vocabulary.NodeLabel.DESCRIPTION.value
    DATE = vocabulary.NodeLabel.DATE.value
    PUBLISHER = vocabulary.NodeLabel.PUBLISHER.value


class RelationType(StrEnum):
    """Relationship types beside those of the roles."""

    EVIDENCED_BY = vocabulary.RelationType.EVIDENCED_BY.value
    IN_ARTICLE = vocabulary.RelationType.IN_ARTICLE.value
    ATTRIBUTED_TO = vocabulary.RelationType.ATTRIBUTED_TO.value
    WHEN = vocabulary.RelationType.WHEN.value
    MENTIONED_IN = vocabulary.RelationType.MENTIONED_IN.value
    PUBLISHED_BY = vocabulary.RelationType.PUBLISHED_BY.value


def claim_label(claim_type: ClaimType) -> str:
    """Second label of a claim's node, ``ArmsTransferClaim``."""
    return CLAIM_LABELS[claim_type].value


def role_relation(role: Role) -> str:
    """Relationship type of a role, ``SUPPLIER``."""
    relation = ROLE_RELATIONS.get(role)
    # a literal role that data fill with an entity: the gate refuses it, the graph still shows it
    return role.name if relation is None else relation.value

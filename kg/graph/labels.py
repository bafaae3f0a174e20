"""The names that people see in the graph: node labels and relationship types.

Labels are PascalCase, relationship types UPPER_SNAKE; both come from the closed vocabulary, never from
an article's text.
"""

from enum import StrEnum

from kg.model.vocabulary import ClaimType, Role


class NodeLabel(StrEnum):
    """Labels beside those of the entity types."""

    ARTICLE = "Article"
    CLAIM = "Claim"
    EVIDENCE = "Evidence"
    DESCRIPTION = "Description"
    DATE = "Date"
    PUBLISHER = "Publisher"


class RelationType(StrEnum):
    """Relationship types beside those of the roles."""

    EVIDENCED_BY = "EVIDENCED_BY"
    IN_ARTICLE = "IN_ARTICLE"
    ATTRIBUTED_TO = "ATTRIBUTED_TO"
    WHEN = "WHEN"
    MENTIONED_IN = "MENTIONED_IN"
    PUBLISHED_BY = "PUBLISHED_BY"


def claim_label(claim_type: ClaimType) -> str:
    """Second label of a claim's node, ``ArmsTransferClaim``."""
    return f"{claim_type.value}Claim"


def role_relation(role: Role) -> str:
    """Relationship type of a role, ``SUPPLIER``."""
    return role.name

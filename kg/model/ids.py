"""Identifiers from content alone: the same input gives the same id on every machine.

Every hash is SHA-256 over a JSON array (an unambiguous encoding: ``["ab", "c"]`` differs from
``["a", "bc"]``), cut to 20 hexadecimal digits (80 bits).
"""

import hashlib
import json
import re
import unicodedata

_DIGITS = 20


def digest(*parts: str | int | None) -> str:
    """20 hexadecimal digits over the parts, in their order."""
    encoded = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(encoded.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def text_hash(text: str) -> str:
    """SHA-256 of the text as UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def normalised_name(name: str) -> str:
    """Name as compared for identity: NFKC, case folded, quotes and spaces made one, leading article off."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "'")
    folded = re.sub(r"[\s\u00a0]+", " ", folded).strip(" \"'.,;:")
    return re.sub(r"^(?:the|a|an) ", "", folded)


def article_id(text: str, *, url: str | None, publisher: str | None, title: str | None, published: str | None) -> str:
    """Id of an article: its URL, else publisher, title and date where all are given, else its text."""
    if url:
        return "article-" + digest("url", url)
    if publisher and title and published:
        return "article-" + digest("work", publisher, title, published)
    return "article-" + digest("text", text_hash(text))


def claim_id(article: str, claim_type: str, evidence: str, trigger: str, ordinal: int) -> str:
    """Id of a claim: article, type, the evidence's and the trigger's words and their ordinal among equals.

    No offset, no argument and no version goes in, so that a better reading of the same sentence is the
    same claim revised.
    """
    return "claim-" + digest(article, claim_type, evidence, trigger, ordinal)


def identified_entity_id(entity_type: str, scheme: str, identifier: str) -> str:
    """Id of an entity that a table identifies, the same in every article."""
    return f"{entity_type.lower()}-{digest('identifier', scheme, identifier)}"


def named_entity_id(entity_type: str, name: str) -> str:
    """Id of an entity whose name is distinctive, so that articles meet in it."""
    return f"{entity_type.lower()}-{digest('name', entity_type, normalised_name(name))}"


def local_entity_id(entity_type: str, name: str, article: str) -> str:
    """Id of an entity that only its own article can tell from others ("the minister")."""
    return f"{entity_type.lower()}-{digest('local', entity_type, normalised_name(name), article)}"

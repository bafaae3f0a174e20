"""RDF terms as plain values, and the two gates that everything passes on its way out: of IRIs and of texts."""

import re
from decimal import Decimal
from math import isfinite, isnan
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import SettingError
from kg.ontology.iri import DATA, PREFIXES, VOCABULARY, Bases

_XSD = PREFIXES["xsd"]


class Iri(NamedTuple):
    """An absolute IRI that passed the gate."""

    value: str


class Literal(NamedTuple):
    """A text with its datatype's IRI or its language (neither: a plain string)."""

    text: str
    datatype: str | None = None
    language: str | None = None


class Triple(NamedTuple):
    """Subject and predicate are IRIs; there are no blank nodes. An object that is a triple is RDF 1.2's
    triple term: said by the subject, not asserted."""

    subject: str
    predicate: str
    object: "Iri | Literal | Triple"


class Quad(NamedTuple):
    """A triple in the graph of that IRI; None: in the default graph."""

    graph: str | None
    triple: Triple


#: http and https with a host name, and urn: what a link in our data may be. Never javascript:, file: or data:.
_LINK = re.compile(
    r"(?:https?://(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)(?::[0-9]{1,5})?(?=[/?#]|$)|urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?=.))"
    r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)

#: What :func:`local` leaves as it is.
_PLAIN = re.compile(r"[A-Za-z0-9_~-]+")

#: Characters that XML's strings, and so xsd:string, can't hold: controls but tab and line ends, surrogates
#: and the two noncharacters that XML 1.0 names.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: A language with its script and region (BCP 47): the tags that every reader takes.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")


def link(text: str) -> Iri | None:
    """The gate for addresses from outside: the IRI with letters beyond ASCII percent-encoded, or None where
    it is no absolute http, https or urn address."""
    ascii_text = "".join(mark if mark.isascii() else quote(mark, errors="surrogatepass") for mark in text)
    if not _LINK.fullmatch(ascii_text):
        return None
    # the same address (RFC 3986, 6.2.2.2); rdflib can't read a prefixed name that ends in an escaped dot
    return Iri(ascii_text.removesuffix(".") + "%2E" if ascii_text.endswith(".") else ascii_text)


def bases(vocabulary: str | None = None, data: str | None = None) -> Bases:
    """The two settings as a user gives them; None or empty: the default.

    Raises SettingError where one is no absolute http, https or urn address that names can be put behind, or
    where both are one.
    """
    chosen = Bases(
        *(
            _base(what, given) if given else default
            for what, given, default in (("vocabulary", vocabulary, VOCABULARY), ("base", data, DATA))
        )
    )
    if chosen.vocabulary == chosen.data:
        raise SettingError(f"{chosen.data}: vocabulary and data can't share one IRI; give one of them another")
    return chosen


def _base(what: str, given: str) -> str:
    found = link(given)
    if found is None or found.value[-1] not in "#/:":
        raise SettingError(
            f"{given!r} can't be the {what} IRI; give an http, https or urn address that ends in #, / or :,"
            " such as https://example.org/data/"
        )
    return found.value


def local(base: str, name: str) -> str:
    """IRI of a thing of ours: the base and the name with all but letters, digits, ``-_~`` percent-encoded."""
    if _PLAIN.fullmatch(name):
        return base + name
    return base + quote(name, safe="", errors="surrogatepass").replace(".", "%2E")


def writable(text: str) -> str:
    """The text with each character that xsd:string can't hold (NUL, controls, lone surrogates) replaced by
    U+FFFD, one for one, so that positions still count right."""
    return UNWRITABLE.sub("\ufffd", text)


def text(value: str, language: str | None = None) -> Literal:
    """A string, with its language where that is a language tag."""
    tag = language.lower() if language is not None and _LANGUAGE.fullmatch(language) else None
    return Literal(writable(value), language=tag)


def typed(value: str, datatype: str) -> Literal:
    """A literal of an xsd datatype by its local name, or of another by its IRI."""
    return Literal(value, datatype=datatype if ":" in datatype else _XSD + datatype)


def numeral(value: float) -> Literal:
    """xsd:integer or xsd:decimal, never with an exponent; xsd:double for what is no finite number."""
    if isinstance(value, int):
        return typed(str(value), "integer")
    if not isfinite(value):
        return typed("NaN" if isnan(value) else "INF" if value > 0 else "-INF", "double")
    return typed(format(Decimal(repr(value)), "f"), "decimal")

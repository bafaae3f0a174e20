"""The gates of IRIs and texts, and EDTF as OWL-Time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.terms import Iri, Literal, link, local, numeral, text, typed, writable
from kg.graph.times import OwlTime, owl_time

XSD = "http://www.w3.org/2001/XMLSchema#"

LINKS = [
    ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
    ("http://example.org", "http://example.org"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    ("https://schema.org/Corp.", "https://schema.org/Corp%2E"),
    ("https://example.org?a=1", "https://example.org?a=1"),
    ("urn:isbn:0451450523", "urn:isbn:0451450523"),
    ("https://example.org/київ", "https://example.org/%D0%BA%D0%B8%D1%97%D0%B2"),
    ("https://example.org/\u202eexe", "https://example.org/%E2%80%AEexe"),
    ("https://example.org/\ud800", "https://example.org/%ED%A0%80"),
    ("", None),
    ("example.org", None),
    ("/a/b", None),
    ("https://", None),
    ("https:///a", None),
    ("https://exa mple.org/", None),
    ("https://example.org/a b", None),
    ("https://example.org/a>b", None),
    ("https://example.org/<script>", None),
    ('https://example.org/"', None),
    ("https://example.org/a\nb", None),
    ("https://example.org/a\x00", None),
    ("https://example.org/\\u003e", None),
    ("https://example.org/{a}", None),
    ("https://example.org/a|b", None),
    ("https://example.org/a^b`c", None),
    ("https://example.org/%zz", None),
    ("https://example.org/a#b#c", None),
    ("https://user@example.org/", None),
    ("https://[::1]/", None),
    ("https://[::1", None),
    ("https://example.org:port/", None),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("data:text/html,x", None),
    ("ftp://example.org/", None),
    ("HTTPS://example.org/", None),
    ("urn:x", None),
    ("urn::", None),
]


@pytest.mark.parametrize(("address", "expected"), LINKS)
def test_the_gate_of_addresses(address: str, expected: str | None) -> None:
    assert link(address) == (None if expected is None else Iri(expected))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=30), st.sampled_from(["http://", "https://a.b", "https://a.b/", "urn:a1:", "urn:", ""]))
def test_whatever_passes_the_gate_is_an_iri_to_both_libraries(tail: str, head: str) -> None:
    from pyoxigraph import NamedNode
    from rdflib import URIRef

    passed = link(head + tail)
    if passed is not None:
        assert NamedNode(passed.value).value == passed.value
        assert URIRef(passed.value).n3() == f"<{passed.value}>"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=20), st.text(max_size=20))
def test_local_names_are_iris_and_never_meet(one: str, other: str) -> None:
    from pyoxigraph import NamedNode

    assert NamedNode(local("https://example.org/", one))
    assert (local("a:", one) == local("a:", other)) == (one == other)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet=st.characters(codec=None, categories=None)))
def test_texts_keep_their_length(value: str) -> None:
    assert len(writable(value)) == len(value)
    writable(value).encode("utf-8")


def test_only_what_no_string_can_hold_is_replaced() -> None:
    assert writable("a\x00\x1b\ud800\ufffe\t\n\r\x85\u202e€😀") == "a\ufffd\ufffd\ufffd\ufffd\t\n\r\x85\u202e€😀"


NUMERALS = [
    (3, "3", "integer"),
    (-3, "-3", "integer"),
    (10**20, "100000000000000000000", "integer"),
    (6.5, "6.5", "decimal"),
    (1e-7, "0.0000001", "decimal"),
    (1e22, "10000000000000000000000", "decimal"),
    (float("inf"), "INF", "double"),
    (float("-inf"), "-INF", "double"),
    (float("nan"), "NaN", "double"),
]


@pytest.mark.parametrize(("value", "lexical", "datatype"), NUMERALS)
def test_numerals_have_no_exponent(value: float, lexical: str, datatype: str) -> None:
    assert numeral(value) == Literal(lexical, datatype=XSD + datatype)


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("en-GB", "en-gb"), (None, None), ("a b", None), ("", None)]
)
def test_languages(language: str | None, tag: str | None) -> None:
    assert text("x", language) == Literal("x", language=tag)


DAY, MONTH, YEAR = ("inXSDDate", "date"), ("inXSDgYearMonth", "gYearMonth"), ("inXSDgYear", "gYear")
OPEN = None

TIMES = [
    ("2024-06-19", "Instant", (DAY, "2024-06-19"), OPEN, OPEN),
    ("2024-06", "Instant", (MONTH, "2024-06"), OPEN, OPEN),
    ("2024", "Instant", (YEAR, "2024"), OPEN, OPEN),
    ("2024-22", "ProperInterval", None, (MONTH, "2024-06"), (MONTH, "2024-08")),
    ("2024-24", "ProperInterval", None, (MONTH, "2024-12"), (MONTH, "2025-02")),
    ("2024-06/2024-08", "ProperInterval", None, (MONTH, "2024-06"), (MONTH, "2024-08")),
    ("2024-06-01/2025", "ProperInterval", None, (DAY, "2024-06-01"), (YEAR, "2025")),
    ("2024-22/2025-23", "ProperInterval", None, (MONTH, "2024-06"), (MONTH, "2025-11")),
    ("1948/..", "ProperInterval", None, (YEAR, "1948"), OPEN),
    ("../2012-01", "ProperInterval", None, OPEN, (MONTH, "2012-01")),
    ("2024/", "ProperInterval", None, (YEAR, "2024"), OPEN),
    ("2021~/..", "TemporalEntity", None, OPEN, OPEN),
    ("XXXX-03-26", "TemporalEntity", None, OPEN, OPEN),
    ("XXXX-07-08/XXXX-07-22", "TemporalEntity", None, OPEN, OPEN),
    ("1942~", "TemporalEntity", None, OPEN, OPEN),
    ("202X", "TemporalEntity", None, OPEN, OPEN),
    ("2024-06-XX", "TemporalEntity", None, OPEN, OPEN),
    ("../..", "TemporalEntity", None, OPEN, OPEN),
    ("2024-02-30", "TemporalEntity", None, OPEN, OPEN),
    ("soon", "TemporalEntity", None, OPEN, OPEN),
    ("0000", "TemporalEntity", None, OPEN, OPEN),
]

Stamp = tuple[tuple[str, str], str] | None


@pytest.mark.parametrize(("edtf", "kind", "stamp", "begin", "end"), TIMES)
def test_owl_time_is_no_finer_than_the_text(edtf: str, kind: str, stamp: Stamp, begin: Stamp, end: Stamp) -> None:
    def shown(when: OwlTime | None) -> Stamp:
        if when is None or when.stamp is None or when.property is None or when.stamp.datatype is None:
            return None
        return (when.property, when.stamp.datatype.removeprefix(XSD)), when.stamp.text

    when = owl_time(edtf)
    assert (when.kind, shown(when), shown(when.begin), shown(when.end)) == (kind, stamp, begin, end)


def test_datatypes_by_local_name_or_iri() -> None:
    assert typed("1", "gYear").datatype == XSD + "gYear"
    assert typed("1", "http://a/b").datatype == "http://a/b"


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("en", "en"),
        ("EN-us", "en-us"),
        ("zh-Hant-TW", "zh-hant-tw"),
        ("es-419", "es-419"),
        ("a", None),
        ("x-private", None),
        ("en_US", None),
        ("en-", None),
        ("english", None),
        ("", None),
    ],
)
def test_a_language_is_a_tag_that_every_reader_takes(given: str, tag: str | None) -> None:
    import pyoxigraph

    assert text("words", given).language == tag
    if tag is not None:
        assert pyoxigraph.Literal("words", language=tag).language == tag

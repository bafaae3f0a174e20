"""kg from Python."""

from pathlib import Path

import pytest

import kg
from kg import api, pipeline
from kg.errors import SettingError
from kg.model.vocabulary import ClaimType

TEXT = "Iran supplied Syria with rockets.\n\nFrance supplied India with jets.\n"


@pytest.fixture
def claims(_pattern_reader: None, tmp_path: Path) -> kg.Claims:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return kg.read(tmp_path / "a.txt", publisher="The Paper", date="2025-03")


def test_public_names() -> None:
    assert sorted(api.__all__) == sorted(name for name in kg.__all__ if name != "__version__")
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    public = [
        name for name, value in vars(api).items() if getattr(value, "__module__", "") == "kg.api" and name[0] != "_"
    ]
    assert sorted(public) == sorted(api.__all__)
    with pytest.raises(AttributeError):
        _ = kg.nothing


@pytest.mark.parametrize("name", api.__all__)
def test_public_names_are_documented(name: str) -> None:
    named = getattr(api, name)
    assert named.__doc__
    for member, value in vars(named).items() if isinstance(named, type) else ():
        if callable(value) and not member.startswith("_"):
            assert value.__doc__, member


def test_read_gives_claims(claims: kg.Claims) -> None:
    assert len(claims) == 2
    assert [claim.type for claim in claims] == [ClaimType.ARMS_TRANSFER] * 2
    assert claims[1].evidence.text == "France supplied India with jets."
    assert claims[:1] == (claims[0],)
    assert claims.readings[0].article.publisher == "The Paper"
    assert claims.skipped == ()


@pytest.mark.usefixtures("_pattern_reader")
def test_read_names_what_it_skipped(tmp_path: Path) -> None:
    claims = kg.read(tmp_path / "absent.txt")
    assert len(claims) == 0
    assert "absent.txt" in claims.skipped[0].reason


def test_jsonl_is_what_the_command_line_reads(claims: kg.Claims, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(claims.jsonl(), encoding="utf-8")
    assert tuple(pipeline.readings(str(path))) == claims.readings


def test_graph_of_claims_and_of_their_store_answer_alike(claims: kg.Claims, tmp_path: Path) -> None:
    store = str(tmp_path / "graph.kg")
    pipeline.load(store, claims.readings)
    for graph in (kg.Graph.of(claims), kg.Graph.open(store)):
        assert list(graph.claims()) == list(claims)
        assert [found.claim for found in graph.find(actor="Iran")] == [claims[0]]
        assert len(graph.query("transfers", supplier="Iran").rows) == 1
        text = "MATCH (c:Claim) WHERE c.trigger = $word RETURN count(c) AS n"
        assert graph.cypher(text, word="supplied").rows == ((2,),)
        assert any(data.get("derived") for _, _, data in graph.networkx().edges(data=True))
        graph.save(tmp_path / "graph.ttl")
    with pytest.raises(SettingError, match="transfers"):
        kg.Graph.of(claims).query("transfer")

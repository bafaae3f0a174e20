"""The example articles are whole, and show every claim type."""

import json
from pathlib import Path

import pytest

from kg.extractors.reading import ArticleReader
from kg.model import Article
from kg.model.vocabulary import ClaimType
from kg.sources import articles

EXAMPLES = Path(__file__).parents[2] / "examples"


def read_all() -> list[Article]:
    found = list(articles([str(EXAMPLES)]))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_each_example_has_its_metadata() -> None:
    found = read_all()
    assert len(found) == 6
    assert len({article.url for article in found}) == len({article.id for article in found}) == 6
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for article in found:
        name = article.source.removesuffix(".txt")
        assert article.text is not None
        assert article.title is not None
        assert article.text.startswith(f"{article.title}\n\n")
        assert 150 <= len(article.text.split()) <= 300
        assert (article.publisher, article.language) == ("kg examples", "en")
        assert article.url == f"https://example.org/kg/{name}"
        assert article.published is not None
        assert len(article.published) == len("2024-06-19")
        assert f"`{name}`" in readme
    sidecars = {path.name.removesuffix(".meta.json") for path in EXAMPLES.glob("*.meta.json")}
    assert sidecars == {article.source.removesuffix(".txt") for article in found}
    for path in EXAMPLES.glob("*.meta.json"):
        assert list(json.loads(path.read_text(encoding="utf-8"))) == ["title", "publisher", "date", "url"]


@pytest.mark.slow
def test_every_claim_type_is_shown() -> None:
    reader = ArticleReader()
    shown = {claim.type for article in read_all() for claim in reader.read(article)[0].claims}
    assert sorted(set(ClaimType) - shown) == []

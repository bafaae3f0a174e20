"""The parser and the tables, loaded once for all tests of reading."""

import pytest

from kg.nlp.lexicon import Lexicon
from kg.nlp.parsing import Parser


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()

"""Words of ``ontology/cues.tsv`` that steer reading without naming a claim."""

from collections.abc import Mapping
from functools import cache

from kg import resources


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Words by what they do, all in lower case."""
    return {name: frozenset(words.split()) for name, words in resources.table("cues.tsv")}

"""Words of ``ontology/cues.tsv`` that steer reading without naming a claim."""

from collections.abc import Mapping
from functools import cache

from kg import resources


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Words by what they do, all in lower case."""
    rows = resources.ontology("cues.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows[2:] if row)
    return {name: frozenset(words.split()) for name, words in pairs}

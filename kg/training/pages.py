"""Tables of scores in the documentation, between two marks that say where they stand."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.scoring import Score, history

#: Columns of the table by part, and what they are called there.
_BY_PART = {
    "articles": "articles",
    "claims_f1": "claims F1",
    "triples_p": "triples P",
    "triples_r": "triples R",
    "triples_f1": "triples F1",
    "entities_f1": "entities F1",
    "attribution_f1": "attribution F1",
    "times_f1": "time F1",
    "act": "act %",
    "identity": "identity %",
}


def by_type(result: Score) -> list[str]:
    """The score of each claim type as a Markdown table, the commonest first."""
    head = ("type", "marked claims", "claims F1", "triples P", "triples R", "triples F1")
    rows = [
        (kind.value, claims.gold, claims.f1, triples.precision, triples.recall, triples.f1)
        for kind, claims, triples in sorted(result.by_type, key=lambda row: (-row[1].gold, row[0]))
    ]
    whole = ("all", result.claims.gold, result.claims.f1, result.triples.precision, result.triples.recall)
    return _table(head, [*rows, (*whole, result.triples.f1)])


def by_part(table: Path, names: Sequence[str]) -> list[str]:
    """The last scores that the history has of each of the parts, as a Markdown table."""
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    last = {row["part"]: row for row in (dict(zip(history.COLUMNS, line.split("\t"), strict=True)) for line in lines)}
    rows = [(name, *(last[name][column] for column in _BY_PART)) for name in names if name in last]
    return _table(("part", *_BY_PART.values()), rows)


def rewrite(page: Path, name: str, lines: Iterable[str]) -> None:
    """Put the lines between ``<!-- NAME -->`` and ``<!-- end of NAME -->``.

    Raises ValueError where a mark is missing.
    """
    text = page.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{page}: the marks {start.strip()} and {end.strip()} are not both there; put them in")
    new = "".join(f"{line}\n" for line in lines)
    page.write_text(before + start + new + end + after, encoding="utf-8", newline="\n")


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    cells = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(map(str, row)) + " |" for row in cells]

"""Scores of the shipped reader on the gold, for ``make score``.

    python -m kg.training.score [--errors] [--part dev|aside|test|train|all] [--keep FILE] [--record]

Reads the marked articles with nothing beside them but the publication date and the publisher. The parts
``dev`` and ``aside`` lie where KG_SHARED says (default ../shared); without them the shipped ``dev`` is read.
The parts ``test`` and ``train`` are the shipped ones; ``all`` leaves out ``train``, which the reader was trained
on. Of ``aside`` and ``test`` only totals are shown. With ``--record`` the scores are added to the history and the
tables in the documentation are written anew.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.extractors.reading import ArticleReader
from kg.model import Article, jsonl
from kg.model.ids import article_id, text_hash
from kg.resources import package_file
from kg.scoring import GoldArticle, Match, history, read_gold, scores, tables
from kg.scoring.gold import gold_files
from kg.training import pages

#: The gold that ships, seen from the checkout; the history of scores, and the pages that show them.
SHIPPED = Path("tests/gold")
HISTORY = SHIPPED / "history.tsv"
GOLD_PAGE, TYPES_PAGE = SHIPPED / "README.md", Path("docs/reading.md")
#: The parts that the gold's page shows.
SHOWN = ("train-written", "train-real", "dev-shipped", "test-written", "test-real")
#: Parts whose articles are told apart by kind.
_MIXED = ("train", "test")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the gold. name: in the history; where: a folder or archive; open: whether more than totals is shown."""

    name: str
    where: Path
    open: bool


def parts(wanted: str, shared: Path) -> list[Part]:
    """The parts that a word of the command line means, and that are here."""
    known = [
        Part("dev", shared / "gold" / "dev", True),
        Part("aside", shared / "gold" / "aside", False),
        Part("test", SHIPPED / "test.tar.xz", False),
        Part("train", SHIPPED / "train.tar.xz", True),
    ]
    if not known[0].where.is_dir():
        known[0] = Part("dev-shipped", SHIPPED / "dev.tar.xz", True)
    here = [part for part in known if part.where.exists()]
    return [part for part in here if (part.name != "train" if wanted == "all" else part.name.startswith(wanted))]


def readings(reader: ArticleReader, where: Path) -> list[str]:
    """A line of claims.jsonl for each marked article of a folder or an archive."""
    return [jsonl.dumps(reader.read(_unread(gold))[0]) + "\n" for gold in read_gold(where)]


def _unread(gold: GoldArticle) -> Article:
    publisher, published = gold.publisher, gold.published
    key = article_id(gold.text, url=None, publisher=publisher, title=None, published=published)
    return Article(
        id=key,
        source=f"{gold.name}.txt",
        text=gold.text,
        sha256=text_hash(gold.text),
        publisher=publisher,
        published=published,
        language="en",
    )


def main() -> int:
    """See the module; 0 also where there is nothing to score with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list every miss and every extra (dev and train)")
    parser.add_argument("--part", choices=("dev", "aside", "test", "train", "all"), default="all")
    parser.add_argument("--keep", type=Path, help="write the dev claims to this file")
    parser.add_argument("--record", action="store_true", help="add the scores to the history, where it lacks them")
    options = parser.parse_args()
    shared = Path(os.environ.get("KG_SHARED", "../shared"))
    chosen = parts(options.part, shared)
    if not chosen:
        sys.stdout.write(f"nothing was scored: no such gold at {shared} (KG_SHARED names another place)\n")
        return 0
    reader = ArticleReader()
    rows: list[str] = []
    for part in chosen:
        lines = readings(reader, part.where)
        if options.keep is not None and part.open:
            options.keep.write_text("".join(lines), encoding="utf-8")
        result, matches = scores.score(read_gold(part.where), jsonl.read(lines, part.name))
        sys.stdout.write("\n".join(_shown(part, result, matches, errors=options.errors)) + "\n\n")
        rows += _rows(part, matches, lines)
        if options.record and part.name == "dev":
            pages.rewrite(TYPES_PAGE, "scores by type", pages.by_type(result))
    if options.record:
        added = history.append(HISTORY, rows)
        pages.rewrite(GOLD_PAGE, "scores by part", pages.by_part(HISTORY, SHOWN))
        sys.stdout.write(f"{HISTORY}: {added} row{'' if added == 1 else 's'} added\n")
    return 0


def _shown(part: Part, result: scores.Score, matches: Sequence[Match], *, errors: bool) -> Iterator[str]:
    yield f"gold/{part.name}"
    if errors and part.open:
        for item in matches:
            yield from scores.errors(item)
    yield from tables.lines(result, types=part.open)
    for name, some in _groups(part, matches):
        yield ""
        yield f"gold/{name}"
        yield from tables.lines(scores.total(some), types=False)


def _rows(part: Part, matches: Sequence[Match], lines: Sequence[str]) -> Iterator[str]:
    """Rows of the history; lines: those that the matches are of, in their order."""
    kept = {item.gold.name: line.encode("utf-8", "surrogatepass") for item, line in zip(matches, lines, strict=True)}
    model = _model()
    for name, some in ((part.name, matches), *_groups(part, matches)):
        claims = history.digest(kept[item.gold.name] for item in some)
        yield history.row(version=__version__, model=model, claims=claims, part=name, result=scores.total(some))


def _groups(part: Part, matches: Sequence[Match]) -> Iterator[tuple[str, list[Match]]]:
    """Some articles of a part, that are scored for themselves: those of one kind, or of the whole dev what ships."""
    if part.name in _MIXED:
        kinds = {row["file"].removesuffix(".txt"): row["kind"] for row in _table(part.where)}
        for kind in ("written", "real"):
            yield f"{part.name}-{kind}", [item for item in matches if kinds[item.gold.name] == kind]
    elif part.name == "dev" and (SHIPPED / "dev.tar.xz").exists():
        ours = {gold.name for gold in read_gold(SHIPPED / "dev.tar.xz")}
        yield "dev-shipped", [item for item in matches if item.gold.name in ours]


def _table(archive: Path) -> Iterable[dict[str, str]]:
    content = dict(gold_files(archive))["articles.tsv"].decode("utf-8")
    return DictReader(content.splitlines(), delimiter="\t")


def _model() -> str:
    files = sorted(package_file("extractors", "reader", "model").iterdir())
    return history.digest(part for file in files for part in (file.name.encode(), file.read_bytes()))


if __name__ == "__main__":
    raise SystemExit(main())

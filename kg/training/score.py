"""Scores of the shipped reader on the gold, for ``make score``.

    python -m kg.training.score [--errors] [--part dev|aside|all] [--keep FILE]

Reads the gold's articles with nothing beside them but the publication date and the publisher, and has them
scored by the gold's own tool. The shared material lies where KG_SHARED says (default ../shared); without
it a sentence says that nothing was measured. Of the part ``aside`` only totals are shown.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.extractors.reading import ArticleReader
from kg.model import Article, jsonl
from kg.model.ids import article_id, text_hash
from kg.model.vocabulary import ClaimType


def readings(reader: ArticleReader, folder: Path) -> list[str]:
    """A line of claims.jsonl for each gold article of the folder."""
    lines = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        publisher, published = gold.get("publisher"), gold.get("published")
        key = article_id(text, url=None, publisher=publisher, title=None, published=published)
        article = Article(
            key, f"{path.stem}.txt", text, text_hash(text), publisher=publisher, published=published, language="en"
        )
        lines.append(jsonl.dumps(reader.read(article)[0]) + "\n")
    return lines


def _totals(table: str) -> str:
    """The table without its lines for single claim types."""
    return "".join(line for line in table.splitlines(keepends=True) if line.split()[0] not in set(ClaimType))


def main() -> int:
    """See the module; the exit code of the scorer, 0 where there is nothing to score with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="list every miss and every extra (dev alone)")
    parser.add_argument("--part", choices=("dev", "aside", "all"), default="all")
    parser.add_argument("--keep", type=Path, help="write the dev claims to this file")
    options = parser.parse_args()
    shared = Path(os.environ.get("KG_SHARED", "../shared"))
    scorer = shared / "tools" / "score.py"
    if not scorer.is_file():
        sys.stdout.write(f"nothing was scored: there is no gold at {shared} (KG_SHARED names another place)\n")
        return 0
    reader = ArticleReader()
    parts = ("dev", "aside") if options.part == "all" else (options.part,)
    for part in parts:
        folder = shared / "gold" / part
        lines = readings(reader, folder)
        with tempfile.TemporaryDirectory() as work:
            claims = Path(work) / "claims.jsonl"
            claims.write_text("".join(lines), encoding="utf-8")
            if options.keep is not None and part == "dev":
                options.keep.write_text("".join(lines), encoding="utf-8")
            more = ["--errors"] if options.errors and part == "dev" else []
            run = subprocess.run(
                [sys.executable, str(scorer), str(folder), str(claims), *more],
                check=True,
                capture_output=True,
                encoding="utf-8",
            )
        shown = run.stdout if part == "dev" else _totals(run.stdout)
        sys.stdout.write(f"gold/{part}\n{shown}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

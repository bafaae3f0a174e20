"""What reading costs, for ``make bench``.

    python -m kg.training.bench [--articles N] [--memory N,N,...]

CPU time of ``kg extract`` beside that of the small English spaCy model with all its pipes on the same texts:
whole processes, children included, less what either takes for one short sentence (loading). Then the peak
memory of ``kg extract`` for more and more articles; none of them is very long, since the peak is that of the longest.
The texts are those of ``$KG_SHARED/corpus`` (default
../shared), or without it those of the shipped gold.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.nlp.parsing import DEFAULT_MODEL
from kg.scoring import read_gold

#: How many times the CPU time of the small model reading may take.
TARGET = 4.0
#: Longer articles are left out, in characters: nine of ten in the corpus are shorter.
_LONGEST = 10_000
_SHORT = "Poland bought 24 howitzers from South Korea."
#: Reads the texts of a claims file as most programs that use the model would.
_SPACY = (
    "import json, sys, spacy\n"
    f"nlp = spacy.load({DEFAULT_MODEL!r})\n"
    "texts = (json.loads(line)['document']['text'] for line in open(sys.argv[1], encoding='utf-8'))\n"
    "for doc in nlp.pipe(texts): pass\n"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a process and its children, and the peak of its memory in MB.

    The peak is at least what the process that started it held then (Linux counts that in): some tens of MB.
    """

    cpu: float
    memory: float


# A process begins with its parent's peak memory as its own: a small one stands between it and us.
_LAUNCHER = """
import json, os, sys
out, *words = sys.argv[1:]
with open(out, "wb") as output:
    actions = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1)]
    process = os.posix_spawn(words[0], words, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
print(json.dumps([status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def cost(words: list[str], out: Path, *, fine: tuple[int, ...] = (0,)) -> Cost:
    """What a command costs; its output goes to a file. Raises RuntimeError where its exit code isn't fine."""
    told = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, str(out), *words], check=True, capture_output=True, text=True
    )
    status, seconds, peak = json.loads(told.stdout)
    code = os.waitstatus_to_exitcode(status)
    if code not in fine:
        raise RuntimeError(f"{' '.join(words)} ended with {code}")
    # macOS counts bytes, Linux kilobytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(seconds, peak / unit)


def texts() -> Iterator[str]:
    """The articles' texts that are not too long, in the order of the corpus or the gold."""
    return (text for text in _all_texts() if len(text) <= _LONGEST)


def _all_texts() -> Iterator[str]:
    stream = Path(os.environ.get("KG_SHARED", "../shared")) / "corpus" / "stream.jsonl.gz"
    if stream.is_file():
        with gzip.open(stream, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    else:
        yield from (gold.text for gold in read_gold(Path("tests/gold/train.tar.xz")))


class _Bench:
    def __init__(self, work: Path) -> None:
        self._work = work

    def extract(self, name: str, articles: Iterator[str]) -> tuple[Cost, Path]:
        """What ``kg extract`` costs on the articles, and the claims that it wrote."""
        source, claims = self._work / f"{name}.jsonl", self._work / f"{name}.claims"
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"text": text}) + "\n" for text in articles)
        # 1: some articles were skipped, being in another language, and the model doesn't get them either.
        return cost([sys.executable, "-m", "kg.cli", "extract", str(source)], claims, fine=(0, 1)), claims

    def spacy(self, claims: Path) -> Cost:
        """What the small model costs on the texts that were read for a claims file."""
        return cost([sys.executable, "-c", _SPACY, str(claims)], self._work / "nothing")


def main() -> int:
    """See the module; 1 where reading takes more than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=200, help="articles to take the time of")
    parser.add_argument("--memory", default="50,200,800", help="numbers of articles to take the memory of")
    options = parser.parse_args()
    sizes = [int(size) for size in options.memory.split(",")]
    with TemporaryDirectory() as folder:
        bench = _Bench(Path(folder))
        loading, short = bench.extract("short", iter((_SHORT,)))
        least = bench.spacy(short)
        ratio, first = 0.0, 0.0
        for size in sorted({options.articles, *sizes}):
            reading, claims = bench.extract(f"articles-{size}", islice(texts(), size))
            first = first or reading.memory
            print_line(f"peak memory, {size} articles: {reading.memory:.0f} MB, {reading.memory / first:.2f} times")
            if size == options.articles:
                ours, plain = reading.cpu - loading.cpu, bench.spacy(claims).cpu - least.cpu
                ratio = ours / plain
                print_line(f"CPU time, {size} articles: kg extract {ours:.1f} s, the small model {plain:.1f} s")
                print_line(f"  ratio {ratio:.2f} (at most {TARGET:g} wanted)")
    return int(ratio > TARGET)


def print_line(line: str) -> None:
    """A line of the result, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())

"""What people give by mistake: one clear sentence that names it, the right exit code, nothing half-written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]

GOOD = "Iran supplied Syria with rockets."
GERMAN = "Der Bundeskanzler hat am Mittwoch in Berlin mit dem Verteidigungsminister über die Lieferung gesprochen."


def _make() -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(bytes(range(256)) * 8)
    Path("german.txt").write_text(GERMAN, encoding="utf-8")
    Path("huge.txt").write_text((GOOD + " ") * 330_000, encoding="utf-8")
    Path("dated.txt").write_text(GOOD, encoding="utf-8")
    Path("dated.txt.meta.json").write_text('{"date": "2024-02-31"}', encoding="utf-8")
    Path("dated.meta.json").write_text('{"date": "2024-02-31"}', encoding="utf-8")
    Path("broken.jsonl").write_text('{"text": "Iran supplied\n', encoding="utf-8")
    Path("void").mkdir()
    Path("file").write_text("in the way", encoding="utf-8")
    Path("notes.kg").mkdir()
    Path("notes.kg/note.txt").write_text("no store", encoding="utf-8")
    Path("bad.jsonl").write_text(json.dumps({"document": {"id": "x"}}) + "\n", encoding="utf-8")
    Path("latin.jsonl").write_bytes(b'{"document": "\xe9"}\n')


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("absent.txt", "absent.txt"),
        ("void", "void"),
        ("empty.txt", "empty.txt"),
        ("binary.txt", "binary.txt"),
        ("german.txt", "German"),
        ("huge.txt", "limit of 10,000,000 bytes"),
        ("dated.txt", "2024-02-31"),
        ("broken.jsonl", "broken.jsonl"),
    ],
)
@pytest.mark.parametrize("command", ["build", "extract"])
def test_input_that_gives_no_article_is_skipped(kg: Kg, command: str, given: str, names: str) -> None:
    """Beside a good one the run goes on with exit code 1; alone it does nothing and ends with 2."""
    _make()
    out = ("--out", "out") if command == "build" else ()
    both = kg(command, given, "good.txt", *out)
    assert both.exit_code == 1
    assert names in both.stderr
    alone = kg(command, given, *(("--out", "new") if out else ()))
    assert alone.exit_code == 2
    assert names in alone.stderr
    assert alone.stdout == ""
    assert not Path("new").exists()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["build", "good.txt", "--out", "file"], "file"),
        (["build", "good.txt", "--out", "file/below"], "file/below"),
        (["build", "good.txt", "--out", "/proc/kg"], "/proc/kg"),
        (["build", "good.txt", "--out", "out", "--date", "2024-13"], "2024-13"),
        (["build", "good.txt", "--out", "out", "--meta", "absent.csv"], "absent.csv"),
        (["build", "good.txt", "--out", "out", "--encoding", "utf-99"], "utf-99"),
        (["build", "good.txt", "empty.txt", "good.txt", "--out", "out", "--title", "One"], "--meta"),
        (["build", "--out", "out"], "ARTICLES"),
        (["build", "good.txt"], "--out"),
        (["build", "good.txt", "--out", "out", "--jobs", "0"], "--jobs"),
        (["extract", "good.txt", "--date", "yesterday"], "yesterday"),
        (["load", "new.kg", "absent.jsonl"], "absent.jsonl"),
        (["load", "new.kg", "bad.jsonl"], "bad.jsonl, line 1"),
        (["load", "new.kg", "latin.jsonl"], "latin.jsonl"),
        (["load", "file", "whole/claims.jsonl"], "file"),
        (["load", "bolt://localhost", "whole/claims.jsonl"], "bolt://localhost"),
        (["query", "whole", "transfer"], "transfers"),
        (["query", "whole", "transfers", "--param", "supplier"], "NAME=VALUE"),
        (["query", "whole", "transfers", "--param", "suplier=Iran"], "supplier"),
        (["query", "whole", "chain"], "--param start"),
        (["query", "whole"], "--list"),
        (["query"], "--list"),
        (["query", "whole", "transfers", "--cypher", "RETURN 1"], "--cypher"),
        (["query", "whole", "--cypher", "MATCH (n"], "Cypher"),
        (["query", "whole", "--cypher", "CREATE (n:X)"], "change the store"),
        (["query", "notes.kg", "transfers"], "notes.kg"),
        (["query", "absent.kg", "transfers"], "absent.kg"),
        (["query", "good.txt", "transfers"], "good.txt"),
        (["find", "absent.jsonl"], "absent.jsonl"),
        (["find", "notes.kg"], "notes.kg"),
        (["find", "whole", "--type", "ArmsTransfers"], "ArmsTransfer"),
        (["find", "whole", "--from", "soon"], "soon"),
        (["export", "turtel", "whole"], "turtle"),
        (["export", "turtle", "absent.jsonl"], "absent.jsonl"),
        (["export", "turtle", "whole", "-o", "absent/graph.ttl"], "absent/graph.ttl"),
        (["export", "turtle", "bad.jsonl", "-o", "graph.ttl"], "bad.jsonl, line 1"),
        (["show", "bad.jsonl"], "bad.jsonl, line 1"),
        (["explain", "whole", "claim-0000"], "claim-0000"),
        (["check", "absent.ttl"], "absent.ttl"),
        (["check", "good.txt"], "good.txt"),
        (["build", "good.txt", "--out", "x" * 300], "xxx"),
        (["show", "x" * 300], "xxx"),
        (["query", "x" * 300, "transfers"], "xxx"),
        (["load", "x" * 300, "whole"], "xxx"),
        (["export", "turtle", "whole", "-o", "x" * 300], "xxx"),
        (["biuld"], "biuld"),
    ],
)
def test_call_that_can_do_nothing_ends_with_one_sentence(kg: Kg, words: list[str], names: str) -> None:
    _make()
    assert kg("build", "good.txt", "--out", "whole").exit_code == 0
    before = _content()
    result = kg(*words)
    assert result.exit_code == 2
    assert names in result.stderr
    assert result.stdout == ""
    assert _content() == before


def _content() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}

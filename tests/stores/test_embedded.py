"""What only the embedded store promises: cut-off commands, one writer, damaged files, strange paths."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from store_corpus import READINGS, STORIES, reading
from test_contract import embedded, lines, picture_of, weaker

from kg.errors import ClaimsError, SettingError, StoreBusy, StoreDamaged, StoreError
from kg.graph.graph import Graph
from kg.model import Reading, jsonl
from kg.stores import Counts, loading, open_store, open_writer, texts

HERE = Path(__file__).parent

#: Every story six times, as told on six days.
MANY: tuple[Reading, ...] = tuple(
    reading(replace(story, title=f"{story.source} {day}", publisher="Coast Radio", published=f"2024-12-0{day}"))
    for day in range(1, 7)
    for story in STORIES
)

#: Loads MANY into argv[1], three articles a transaction, and kills itself at engine call argv[2] (0: never).
LOADER = f"""
import os, signal, sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent / "neo4j")!r}]
from kg.stores import embedded, loading, open_writer
from test_embedded import MANY
calls, last = 0, int(sys.argv[2])
def counted(work):
    def call(*arguments):
        global calls
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*arguments)
    return call
embedded._run = counted(embedded._run)
embedded._save = counted(embedded._save)
loading.ARTICLES_AT_ONCE, loading.MARKS_AT_ONCE = 3, 20
with open_writer(sys.argv[1]) as writer:
    print("writing", flush=True)
    writer.load(MANY)
print("done", calls, flush=True)
"""


def load(path: Path, readings: tuple[Reading, ...]) -> Counts:
    with open_writer(str(path)) as writer:
        return writer.load(readings)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store with the corpus in it."""
    path = tmp_path / "graph.kg"
    load(path, READINGS)
    return path


def run_loader(path: Path, kill_at: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOADER, str(path), str(kill_at)], capture_output=True, text=True, check=False
    )


def check_old_or_new(folder: Path, old: tuple[Reading, ...], new: tuple[Reading, ...]) -> int:
    """Every article is whole, as before or as after, and all that is counted fits; returns how many are new."""
    backend = embedded(folder)
    found = [jsonl.loads(line) for line in lines(backend)]
    before = {item.article.id: item for item in old}
    after = {item.article.id: item for item in new}
    assert set(before) <= {item.article.id for item in found} <= set(before) | set(after)
    for item in found:
        assert item in (before.get(item.article.id), after.get(item.article.id))
    assert backend.picture() == picture_of(Graph.of(found))
    return sum(1 for item in found if item == after.get(item.article.id))


@pytest.mark.slow
def test_a_killed_load_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    old = tuple(weaker(found) if found.claims else found for found in MANY[:15])
    base = tmp_path / "base"
    load(base / "graph.kg", old)
    shutil.copytree(base, tmp_path / "whole")
    calls = int(run_loader(tmp_path / "whole" / "graph.kg", 0).stdout.split()[-1])
    assert check_old_or_new(tmp_path / "whole", old, MANY) == len(MANY)
    new = set()
    for number in range(12):
        folder = tmp_path / f"killed{number}"
        shutil.copytree(base, folder)
        killed = run_loader(folder / "graph.kg", 1 + number * (calls - 1) // 11)
        assert killed.returncode == -9, killed.stderr
        new.add(check_old_or_new(folder, old, MANY))
        load(folder / "graph.kg", MANY)
        assert check_old_or_new(folder, old, MANY) == len(MANY)
    assert len(new) > 3, "the kills fell on one place only"


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06, 0.1, 0.15])
def test_a_load_killed_at_any_moment_leaves_the_old_state_or_the_new(tmp_path: Path, delay: float) -> None:
    old = tuple(weaker(found) for found in MANY[:3])
    load(tmp_path / "graph.kg", old)
    with subprocess.Popen(
        [sys.executable, "-c", LOADER, str(tmp_path / "graph.kg"), "0"], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "writing\n"
        time.sleep(delay)
        child.kill()
    check_old_or_new(tmp_path, old, MANY)


@pytest.mark.slow
def test_a_store_killed_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    for kill_at in (1, 5, 20):
        path = tmp_path / str(kill_at) / "graph.kg"
        assert run_loader(path, kill_at).returncode == -9
        with pytest.raises(StoreError, match="not a finished store"):
            open_store(str(path))
        assert load(path, READINGS) == Counts(created=len(READINGS))
        assert embedded(path.parent).picture() == picture_of(Graph.of(READINGS))


def test_old_marks_are_settled_by_the_next_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.kg"
    with monkeypatch.context() as patch:
        patch.setattr(loading, "settle", lambda begin: None)
        load(path, READINGS)
        with monkeypatch.context() as readers, open_store(str(path)) as store:
            readers.setattr(loading, "unsettled", lambda run: False)
            assert store.query("MATCH (n:Pending) RETURN count(n)", {}).rows[0][0] > 0
        shutil.copytree(tmp_path, tmp_path.with_name("other"))
    with open_store(str(path)) as store:  # a reader that can write
        assert store.query("MATCH (n:Pending) RETURN count(n)", {}).rows == ((0,),)
    open_writer(str(tmp_path.with_name("other") / "graph.kg")).close()
    assert embedded(tmp_path.with_name("other")).picture() == picture_of(Graph.of(READINGS))
    assert embedded(tmp_path).picture() == picture_of(Graph.of(READINGS))


def test_a_transaction_that_fails_leaves_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(run: object, graphs: object) -> None:
        raise RuntimeError("in the middle")

    with open_writer(str(filled)) as writer:
        with monkeypatch.context() as patch:
            patch.setattr(loading, "_delete_unsupported", lambda *arguments, **more: broken(None, None))
            with pytest.raises(RuntimeError, match="in the middle"):
                writer.load([weaker(READINGS[0])])
        assert writer.load(READINGS) == Counts(unchanged=len(READINGS))
    assert embedded(filled.parent).picture() == picture_of(Graph.of(READINGS))


def test_a_load_that_breaks_off_keeps_whole_batches_and_level_edges(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "ARTICLES_AT_ONCE", 1)
    bad = replace(READINGS[2], claims=READINGS[2].claims * 2)
    with pytest.raises(ClaimsError), open_writer(str(filled)) as writer:
        writer.load([weaker(READINGS[0]), weaker(READINGS[1]), bad, weaker(READINGS[3])])
    now = (weaker(READINGS[0]), weaker(READINGS[1]), *READINGS[2:])
    assert embedded(filled.parent).picture() == picture_of(Graph.of(now))


def test_a_first_load_that_fails_leaves_no_store(tmp_path: Path) -> None:
    bad = replace(READINGS[2], claims=READINGS[2].claims * 2)
    with pytest.raises(ClaimsError), open_writer(str(tmp_path / "graph.kg")) as writer:
        writer.load([bad])
    assert list(tmp_path.iterdir()) == []
    with open_writer(str(tmp_path / "graph.kg")) as writer:
        assert writer.load([]) == Counts()
    assert embedded(tmp_path).picture() == ([], [], [])


def test_a_long_article_goes_in_and_comes_out(tmp_path: Path) -> None:
    article = replace(READINGS[0].article, text=(READINGS[0].article.text or "") + "\nKyiv was quiet." * 400_000)
    long = replace(READINGS[0], article=article)
    load(tmp_path / "graph.kg", (long,))
    assert lines(embedded(tmp_path)) == [jsonl.dumps(long)]


@pytest.mark.parametrize("name", ["Claim) DETACH DELETE (n", "Nobody", "SUPPLIER", ""])
def test_texts_are_made_of_the_vocabulary_only(name: str) -> None:
    for make in (
        lambda: texts.put_nodes(name, None),
        lambda: texts.put_nodes("Claim", name or "x"),
        lambda: texts.add_edges("Claim", "ITEM" if name == "SUPPLIER" else name, name),
        lambda: texts.delete_unsupported(name),
    ):
        with pytest.raises(ValueError, match="of the graph"):
            make()


def test_a_second_writer_gets_one_sentence(filled: Path) -> None:
    program = "import sys; from kg.stores import open_writer; open_writer(sys.argv[1])"
    with open_writer(str(filled)) as writer:
        with pytest.raises(StoreBusy, match="being written by process"):
            open_writer(str(filled))
        other = subprocess.run(
            [sys.executable, "-c", program, str(filled)], capture_output=True, text=True, check=False
        )
        assert f"StoreBusy: {filled} is being written by process {os.getpid()}" in other.stderr
        writer.load([weaker(READINGS[0])])
        with open_store(str(filled)) as store:  # readers go on, with the last finished command
            assert list(store.read()) == sorted(READINGS, key=lambda found: found.article.id)
    with open_writer(str(filled)) as writer:
        assert writer.load([weaker(READINGS[0])]) == Counts(unchanged=1)


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :]


@pytest.mark.parametrize("name", ["graph.kgl", "store.json"])
@pytest.mark.parametrize("harm", [truncated, flipped, lambda data: b"", lambda data: b"\xffjunk"])
def test_a_damaged_file_is_named(filled: Path, name: str, harm: Callable[[bytes], bytes]) -> None:
    file = filled / name
    file.write_bytes(harm(file.read_bytes()))
    for opening in (open_store, open_writer):
        with pytest.raises(StoreError, match=name) as caught:
            opening(str(filled))
        assert isinstance(caught.value, StoreDamaged)
        assert "claims.jsonl" in str(caught.value)


def test_damage_anywhere_in_the_graph_is_found(filled: Path) -> None:
    file = filled / "graph.kgl"
    whole = file.read_bytes()
    for place in range(0, len(whole), len(whole) // 25):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        for opening in (open_store, open_writer):
            with pytest.raises(StoreDamaged, match=r"graph\.kgl is damaged"):
                opening(str(filled))
    file.write_bytes(whole)
    assert embedded(filled.parent).picture() == picture_of(Graph.of(READINGS))


def test_a_missing_graph_is_named(filled: Path) -> None:
    (filled / "graph.kgl").unlink()
    for opening in (open_store, open_writer):
        with pytest.raises(StoreDamaged, match=r"graph\.kgl is missing"):
            opening(str(filled))


@pytest.mark.slow
def test_a_damaged_log_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "graph.kg"
    load(path, READINGS)
    shutil.copytree(path, tmp_path / "other.kg")
    calls = int(run_loader(tmp_path / "other.kg", 0).stdout.split()[-1])
    assert run_loader(path, calls).returncode == -9  # all committed, nothing folded in
    log = path / "graph.kgl-wal"
    log.write_bytes(flipped(log.read_bytes()))
    for opening in (open_store, open_writer, open_store):
        with pytest.raises(StoreDamaged, match=r"graph\.kgl-wal\.quarantine"):
            opening(str(path))
    for kept in path.glob("*.quarantine-*"):
        kept.unlink()
    check_old_or_new(tmp_path, READINGS, MANY)
    assert capfd.readouterr().err == ""


def test_a_path_that_is_not_a_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    cases = {
        tmp_path: "other files in it",
        tmp_path / "notes.txt": "is a file, not a store",
        tmp_path / "notes.txt" / "graph.kg": r"can't be made|not a finished store|can't be read",
    }
    for path, words in cases.items():
        for opening in (open_store, open_writer):
            with pytest.raises(StoreError, match=words):
                opening(str(path))
    with pytest.raises(StoreError, match="not a finished store; fill it first with kg load"):
        open_store(str(tmp_path / "none.kg"))
    assert not (tmp_path / "none.kg").exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_another_layout_is_refused(filled: Path) -> None:
    marker = filled / "store.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text(encoding="utf-8")), "layout": 0}), encoding="utf-8")
    with pytest.raises(StoreError, match="another version of kg"):
        open_store(str(filled))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("neo4j", "no password for bolt://localhost:7687; set NEO4J_PASSWORD"),
        ("bolt://localhost:7687", "no password for bolt://localhost:7687; set NEO4J_PASSWORD"),
        ("neo4j+s://example.org", "no password"),
        ("bolt+ssc://example.org:7687", "no password"),
        ("bolt://me:secret@example.org", "the address carries a user or a password"),
        ("neo4j://", "names no host and port"),
        ("http://example.org", "is not an address of Neo4j"),
        ("", "name a folder"),
    ],
)
def test_other_targets_get_a_sentence(monkeypatch: pytest.MonkeyPatch, target: str, words: str) -> None:
    for name in ("NEO4J_URI", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    for opening in (open_store, open_writer):
        with pytest.raises(SettingError, match=re.escape(words)) as caught:
            opening(target)
        assert "secret" not in str(caught.value)


def test_a_read_only_folder(filled: Path) -> None:
    """In a child process without root's rights, which would write anywhere."""
    program = f"""
import os, sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent / "neo4j")!r}]
from kg.errors import StoreError
from kg.stores import open_store, open_writer
import kg.stores.embedded
if os.getuid() == 0:
    os.setuid(65534)
with open_store(sys.argv[1]) as store:
    print(len(list(store.read())))
for path in (sys.argv[1], os.path.join(sys.argv[1], "new.kg")):
    try:
        open_writer(path)
    except StoreError as error:
        print(error)
"""
    above = [folder for folder in filled.parents if folder.stat().st_uid == os.getuid() and "pytest" in str(folder)]
    before = {folder: folder.stat().st_mode & 0o777 for folder in (filled, *above)}
    try:
        for folder in above:
            folder.chmod(before[folder] | 0o055)  # another user may pass
        filled.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", program, str(filled)], capture_output=True, text=True, check=False)
    finally:
        for folder, mode in before.items():
            folder.chmod(mode)
    said = done.stdout.splitlines()
    assert said[:1] == [str(len(READINGS))], done.stderr
    assert "can't be written" in said[1]
    assert "can't be made" in said[2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MATCH (n RETURN n", "can't be answered"),
        ("MATCH (n) RETURN $nothing", "nothing"),
        ("CREATE (n:Claim {id: 'x'})", "can't change the store"),
        ("MATCH (n) DETACH DELETE n", "can't change the store"),
        ("RETURN 1 / 0", "can't be answered"),
        ("MATCH (n) RETURN n.id FORMAT CSV", "no table"),
    ],
)
def test_a_wrong_query_gets_a_sentence(filled: Path, text: str, words: str) -> None:
    with open_store(str(filled)) as store:
        with pytest.raises(SettingError, match=words) as caught:
            store.query(text, {})
        assert "\n" not in str(caught.value)


def test_answers_are_plain_values(filled: Path) -> None:
    with open_store(str(filled)) as store:
        rows = store.query(
            "MATCH (c:Claim {type: $type}) RETURN c.provision AS provision, 1.5 AS n, true AS yes, null AS no",
            {"type": "Agreement"},
        )
        assert rows.columns == ("provision", "n", "yes", "no")
        assert rows.rows == ((("mutual defence", "a clause"), 1.5, True, None),)
        ((node,),) = store.query("MATCH (n:Country {name: 'Japan'}) RETURN n", {}).rows
        assert node["labels"] == ("Country",)
        assert set(node["properties"]) == {"id", "name", "wikidata"}


def test_nothing_heavy_is_imported_before_a_store_is_opened() -> None:
    program = """
import sys
import kg.stores, kg.stores.find, kg.stores.questions
kg.stores.questions.questions()
print(*sorted({"kglite", "spacy", "networkx", "rdflib", "onnxruntime", "neo4j", "numpy"} & set(sys.modules)))
from kg.stores.embedded import EmbeddedStore
print(*sorted({"spacy", "networkx", "rdflib", "onnxruntime", "neo4j", "numpy"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n\n"

"""What writing each format costs, for ``make bench``.

    python tests/bench/rdf_writers.py [TRIPLES ...]          (10000 and 100000; with BENCH_FULL=1 also 1000000)

For each number of triples and each format, CPU seconds of this process kind, and the peak of its memory; for formats
that are not RDF only what kg export needs for a graph of so many triples:

    kg export   from claims.jsonl on disk to the file: reading, sorting, building the graph, writing
    kg writer   its last step alone, over triples that are in memory already
    pyoxigraph  its serialiser alone, over terms that are in memory already: nothing can be faster here
    rdflib      its serialiser alone, over a graph that is in memory already

Each is a process of its own, so that memory is its own; what was there before writing began is not timed.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

TOOLS = {"kg writer": "_writer", "kg export": "_export", "pyoxigraph": "_pyoxigraph", "rdflib": "_rdflib"}
RDF = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")
OTHERS = ("csv", "cytoscape", "ftm", "geojson", "gexf", "graphml", "html", "neo4j-admin")
#: pyoxigraph's and rdflib's names.
NAMES = {
    "turtle": ("TURTLE", "turtle"),
    "trig": ("TRIG", "trig"),
    "ntriples": ("N_TRIPLES", "nt"),
    "nquads": ("N_QUADS", "nquads"),
    "jsonld": ("JSON_LD", "json-ld"),
    "rdfxml": ("RDF_XML", "xml"),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("triples", nargs="*", type=int)
    parser.add_argument("--formats", nargs="+", choices=(*RDF, *OTHERS), default=(*RDF, *OTHERS))
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=tuple(TOOLS))
    parser.add_argument("--one", nargs=4, metavar=("TOOL", "FORMAT", "CLAIMS", "OUT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one is not None:
        print(*_measured(*chosen.one))
        return
    full = os.environ.get("BENCH_FULL") == "1"
    sizes = chosen.triples or [10_000, 100_000, *([1_000_000] if full else [])]
    head = ("triples", "format", "tool", "CPU s", "triples/CPU s", "peak MB", "of kg writer's time")
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head), flush=True)
    for size in sizes:
        with TemporaryDirectory() as place:
            claims = Path(place) / "claims.jsonl"
            triples = _make(claims, size)
            for form in chosen.formats:
                base = 0.0
                for tool in chosen.tools if form in RDF else ("kg export",):
                    command = [
                        sys.executable,
                        __file__,
                        "--one",
                        tool,
                        form,
                        str(claims),
                        str(Path(place) / f"out.{form}"),
                    ]
                    done = subprocess.run(command, capture_output=True, check=True, text=True)
                    seconds, peak = map(float, done.stdout.split())
                    base = base or (seconds if tool == "kg writer" else 0.0)  # which comes first
                    row = (
                        f"{triples:,}",
                        form,
                        tool,
                        f"{seconds:.2f}",
                        f"{triples / seconds:,.0f}",
                        f"{peak:,.0f}",
                        f"{seconds / base:.2f}" if base else "",
                    )
                    print("| " + " | ".join(row) + " |", flush=True)


def _make(path: Path, size: int) -> int:
    """Claims of as many articles as give about so many triples; how many they give exactly."""
    from hand_built import first_story, second_story

    from kg.graph.dataset import triples
    from kg.model import jsonl

    stories = (first_story(), second_story())
    own = sum(1 for _ in triples(sorted(stories, key=lambda one: one.article.id)))
    many = sum(1 for _ in triples(_many(stories, 20)))
    articles = 2 + (size - own) * 18 // (many - own)
    with open(path, "w", encoding="utf-8") as out:
        for reading in _many(stories, articles):
            out.write(jsonl.dumps(reading) + "\n")
    return sum(1 for _ in triples(_many(stories, articles)))


def _many(stories, count):  # type: ignore[no-untyped-def]
    for number in range(count):
        story = stories[number % len(stories)]
        claims = tuple(replace(one, id=f"claim-{number:07}-{place}") for place, one in enumerate(story.claims))
        yield replace(story, article=replace(story.article, id=f"article-{number:07}"), claims=claims)


def _measured(tool: str, form: str, claims: str, out: str) -> tuple[float, float]:
    prepared = globals()[TOOLS[tool]](form, claims, out)
    started = time.process_time()
    prepared()
    seconds = time.process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _export(form: str, claims: str, out: str):  # type: ignore[no-untyped-def]
    from kg import pipeline

    return lambda: pipeline.save(form, pipeline.readings(claims), Path(out))


def _writer(form: str, claims: str, out: str):  # type: ignore[no-untyped-def]
    import pyoxigraph  # noqa: F401 - loading it is not writing

    from kg import pipeline
    from kg.exports import jsonld, rdf
    from kg.exports.base import exporter
    from kg.graph import oxigraph  # noqa: F401
    from kg.graph.dataset import quads, triples

    found = list((quads if form in ("trig", "nquads") else triples)(pipeline.readings(claims)))
    chosen = exporter(form)
    jsonld.triples = rdf.triples = rdf.quads = lambda _readings, _settings: found

    def write() -> None:
        with open(out, "wb") as file:
            chosen.write((), file)

    return write


def _terms(claims: str):  # type: ignore[no-untyped-def]
    from kg import pipeline
    from kg.graph.dataset import quads
    from kg.graph.oxigraph import as_quads

    return as_quads(quads(pipeline.readings(claims)))


def _pyoxigraph(form: str, claims: str, out: str):  # type: ignore[no-untyped-def]
    import pyoxigraph

    from kg.ontology.iri import DATA, PREFIXES, VOCABULARY

    quads = list(_terms(claims))
    statements = quads if form in ("trig", "nquads") else [quad.triple for quad in quads]
    del quads
    return lambda: pyoxigraph.serialize(
        statements,
        out,
        format=getattr(pyoxigraph.RdfFormat, NAMES[form][0]),
        prefixes={"": DATA, "kg": VOCABULARY, **PREFIXES},
    )


def _rdflib(form: str, claims: str, out: str):  # type: ignore[no-untyped-def]
    import logging
    import warnings

    import rdflib

    from kg.graph.alike import held_term
    from kg.graph.held import as_held

    def _term(term):  # type: ignore[no-untyped-def]
        return held_term(as_held(term))

    logging.disable()
    warnings.simplefilter("ignore")
    dataset = rdflib.Dataset() if form in ("trig", "nquads") else rdflib.Graph()
    for quad in _terms(claims):
        graph = dataset
        if isinstance(dataset, rdflib.Dataset):
            name = quad.graph_name
            graph = dataset.graph(_term(name)) if hasattr(name, "value") else dataset.default_graph
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return lambda: dataset.serialize(out, format=NAMES[form][1], encoding="utf-8")


if __name__ == "__main__":
    main()

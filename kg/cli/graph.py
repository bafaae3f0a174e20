"""kg graph"""

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from kg.cli.formats import FORMATS, print_rows
from kg.cli.terminal import say
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.graph.graph import Graph
    from kg.graph.model import Node
    from kg.graph.nx import Network

HOW = ("between", "communities", "central", "path")


@click.command(epilog="Example: kg graph out path Iran Poland")
@click.argument("target")
@click.argument("how", type=click.Choice(HOW), metavar="|".join(HOW))
@click.argument("ends", nargs=-1, metavar="[FROM TO]")
@click.option("--all", "everything", is_flag=True, help="Over what is planned, possible, demanded or denied, too.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many lines of a ranking.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def graph(target: str, how: str, ends: tuple[str, ...], everything: bool, limit: int, form: str) -> None:
    """Tell what the net of direct edges tells.

    between: who stands between others. communities: who belongs together. central: who is most connected.
    path: the shortest way from one to another, with the sentences along it; names, aliases or ids.

    TARGET is a store, a folder that kg build made, a claims file, or - for standard input. The net is over what
    is said to have happened; a link suggests nothing beyond its sentences.
    """
    if (how == "path") != bool(ends) or len(ends) not in {0, 2}:
        raise click.UsageError("path goes from one to another: kg graph TARGET path FROM TO; the rest take no names")

    from kg.graph.graph import Graph
    from kg.graph.nx import PIVOTS, Network
    from kg.pipeline import readings

    whole = Graph.of(readings(target, sys.stdin))
    net = Network(whole, everything=everything)
    if how == "path":
        _path(whole, net, ends, form, everything=everything)
    elif how == "between":
        _ranked(
            ("name", "type", "score", "pairs", "between", "id"),
            [
                (_name(one.node), _type(one.node), one.score, one.pairs, _names(one.neighbours), one.node.id)
                for one in net.between()
            ],
            limit,
            form,
        )
        if net.estimated:
            say(f"scores are estimated from the paths to {PIVOTS:,} of {len(net.nodes):,}")
    elif how == "central":
        _ranked(
            ("name", "type", "links", "claims", "id"),
            [(_name(one.node), _type(one.node), one.links, one.claims, one.node.id) for one in net.central()],
            limit,
            form,
        )
    else:
        _ranked(
            ("community", "size", "claims", "members"),
            [
                (number, len(one.members), one.claims, _names(one.members))
                for number, one in enumerate(net.communities(), 1)
            ],
            limit,
            form,
        )


def _ranked(columns: Sequence[str], rows: Sequence[Sequence[Any]], limit: int, form: str) -> None:
    print_rows(columns, rows[:limit], form)
    if len(rows) > limit:
        say(f"{limit:,} of {len(rows):,}; --limit shows more")


def _path(whole: "Graph", net: "Network", ends: tuple[str, ...], form: str, *, everything: bool) -> None:
    from kg.cli.claims import said_by, when

    start, end = (_called(words, whole) for words in ends)
    steps = net.path(start.id, end.id)
    names = {node.id: _name(node) for node in whole.nodes if "name" in node.properties}
    rows = [
        (
            step.number,
            f"{_name(step.source)} -{step.edge.type}-> {_name(step.target)}"
            if step.forward
            else f"{_name(step.source)} <-{step.edge.type}- {_name(step.target)}",
            when(step.claim),
            _status(step.edge.polarity, step.edge.modality),
            said_by(step.claim, names),
            step.claim.evidence.text,
            step.article.publisher,
            step.article.title or step.article.source,
            step.claim.id,
        )
        for step in steps
    ]
    if not rows and form == "table":
        wider = "" if everything else "; --all goes over what is planned, possible or denied, too"
        say(f"nothing links {_name(start)} and {_name(end)}{wider}")
        return
    print_rows(("step", "link", "date", "status", "said by", "sentence", "publisher", "article", "claim"), rows, form)


def _status(polarity: str, modality: str) -> str:
    """As the questions have it."""
    from kg.model.vocabulary import Modality, Polarity

    if polarity == Polarity.AFFIRMED:
        return modality
    return polarity if modality == Modality.ASSERTED else f"{polarity}, {modality}"


def _called(words: str, whole: "Graph") -> "Node":
    """The entity that bears the name or alias, or has the id. Raises SettingError where it is none or several."""
    from kg.model.ids import normalised_name
    from kg.model.vocabulary import EntityType

    entities = [node for node in whole.nodes if node.labels[0] in set(EntityType)]
    forms = {node.id: {normalised_name(name) for name in _all_names(node)} for node in entities}
    wanted = normalised_name(words)
    found = [node for node in entities if node.id == words] or [node for node in entities if wanted in forms[node.id]]
    if len(found) > 1:
        several = ", ".join(f"{_type(node)} {node.id}" for node in found)
        raise SettingError(f"{words} is the name of {len(found)}: {several}; give an id")
    if not found:
        known = sorted({name for node in entities for name in _all_names(node)})
        close = get_close_matches(words, known, n=3, cutoff=0.6)
        hint = f"did you mean {' or '.join(close)}?" if close else "kg query TARGET entities names them"
        raise SettingError(f"there is nobody and nothing called {words!r}; {hint}")
    return found[0]


def _all_names(node: "Node") -> Iterable[str]:
    aliases = node.properties.get("aliases", ())
    return (_name(node), *(aliases if isinstance(aliases, tuple) else ()))


def _name(node: "Node") -> str:
    return str(node.properties["name"])


def _names(nodes: "Iterable[Node]") -> tuple[str, ...]:
    return tuple(map(_name, nodes))


def _type(node: "Node") -> str:
    return node.labels[0]

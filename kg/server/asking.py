"""Which Cypher texts the page may ask.

The store's read side refuses every change by itself. What is refused here reads what is no graph: files and
addresses (``LOAD CSV``), other people's queries, the settings of a server. Whoever can reach the port could
otherwise see by it what only the user may see.
"""

import re

from kg.errors import SettingError
from kg.stores import Limits

#: What one question may cost: rows that a page still shows at once, and seconds that people still wait.
LIMITS = Limits(rows=1000, seconds=10.0)

#: Clauses that a reading text can begin with.
_OPENERS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")

#: Procedures with a dot in their name that tell of the graph alone. Those without one are the embedded engine's
#: own: algorithms over the graph.
_PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
    }
)

#: Strings, quoted names and comments: words in them are no clauses.
_ASIDE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?P<name>(?:[^`]|``)*)`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_LOAD_CSV = re.compile(r"\bload\b.*\bcsv\b", re.IGNORECASE | re.DOTALL)
_CALLED = re.compile(r"\bcall\b\s*(?P<name>[\w.\s]*)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def check(text: str) -> None:
    """Raises SettingError where the page may not ask this."""
    # Neo4j takes \u0041 for A before it looks at anything else, the embedded engine inside strings only
    for form in (text, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)):
        # looked for in strings and comments, too: then it doesn't matter how an engine tells them apart
        if _LOAD_CSV.search(form):
            raise SettingError("LOAD CSV reads files, which the page may not; ask with kg query on the command line")
        _check_clauses(_ASIDE.sub(_bare, form))


def _check_clauses(text: str) -> None:
    words = text.split(maxsplit=1)
    opener = re.match(r"\w*", words[0])[0].upper() if words else ""  # type: ignore[index]
    if not words:
        raise SettingError("the question is empty; write a Cypher text such as MATCH (n) RETURN n LIMIT 10")
    if opener not in _OPENERS:
        raise SettingError(f"the page asks reading questions alone; begin with one of {', '.join(_OPENERS)}")
    for called in _CALLED.finditer(text):
        name = "".join(called["name"].split()).lower()
        if "." in name and not any(_names(name, known) for known in _PROCEDURES):
            raise SettingError(f"the page may not call this procedure; it may call {', '.join(sorted(_PROCEDURES))}")


def _names(written: str, known: str) -> bool:
    """Whether the known name was called; YIELD and what follows it may stand behind."""
    return written == known or (written.startswith(known) and written[len(known) :].startswith("yield"))


def _bare(found: re.Match[str]) -> str:
    """A quoted name without its quotes, so that `dbms`.x is what it says; nothing for a string or a comment."""
    return " " if found["name"] is None else found["name"]

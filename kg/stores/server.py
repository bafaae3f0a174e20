"""Which Neo4j is meant, and as whom: from the target, the environment and Aura's file.

``NEO4J_URI``, ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and ``NEO4J_DATABASE``; a file of such lines, as Aura
gives one out, takes their place. The driver is not needed here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import SettingError

#: Addresses that Neo4j's driver takes; anything else that stands as a target is a path.
_ADDRESS = re.compile(r"(?:neo4j|bolt)(?:\+s|\+ssc)?://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SCHEMES = "neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://"

#: Where a Neo4j of one's own listens unless told otherwise.
_LOCAL = "bolt://localhost:7687"

_NAMES = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server. The password is in no text that this value gives of itself."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str

    def __str__(self) -> str:
        return f"{self.uri}, database {self.database}"


def is_server(target: str) -> bool:
    """Whether a target means a Neo4j rather than a path."""
    return target == "neo4j" or "://" in target


def server(target: str, environment: Mapping[str, str]) -> Server:
    """The server that a target means: ``neo4j`` is the one of NEO4J_URI, an address is itself.

    Raises SettingError where the address is none, carries a password, or no password is given.
    """
    uri = target if target != "neo4j" else environment.get("NEO4J_URI") or _LOCAL
    where = "NEO4J_URI" if target == "neo4j" else "the address"
    match = _ADDRESS.fullmatch(uri)
    if match is None:
        what = "NEO4J_URI" if target == "neo4j" else "what stands as the store"
        raise SettingError(f"{what} is not an address of Neo4j, which begins with {_SCHEMES}")
    if "@" in match["rest"]:  # never repeated: what stands before it may be a password
        raise SettingError(f"{where} carries a user or a password; put them into NEO4J_USERNAME and NEO4J_PASSWORD")
    if not re.fullmatch(r"(?:\[[0-9a-fA-F:.]+\]|[^\s:/?#\[\]]+)(?::\d{1,5})?/?(?:\?\S*)?", match["rest"]):
        raise SettingError(f"{where} {uri!r} names no host and port; write it as {_LOCAL}")
    password = environment.get("NEO4J_PASSWORD")
    if not password:
        raise SettingError(f"no password for {uri}; set NEO4J_PASSWORD, or name the file that has it with --env-file")
    return Server(
        uri=uri,
        username=environment.get("NEO4J_USERNAME") or "neo4j",
        password=password,
        database=environment.get("NEO4J_DATABASE") or "neo4j",
    )


def env_file(path: Path) -> dict[str, str]:
    """The NEO4J_ settings of a file of ``NAME=value`` lines; other names and lines with # are passed over.

    Raises SettingError where it can't be read, a line is none, or it sets nothing of Neo4j's. No line is
    repeated in a message: it may be the password's.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: not UTF-8; save it as text with a line NEO4J_PASSWORD=...") from error
    except OSError as error:
        raise SettingError(f"{path}: {error.strerror}; name the file that Aura gave you") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("export ").strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals:
            raise SettingError(f"{path}: line {number} is not NAME=value; write it as NEO4J_PASSWORD=...")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if name.strip() in _NAMES:
            found[name.strip()] = value
    if not found:
        raise SettingError(f"{path}: none of {', '.join(_NAMES)} stands there; name the file that Aura gave you")
    return found

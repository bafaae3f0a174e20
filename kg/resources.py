"""The one module that knows where ontology/ and queries/ lie: in a checkout or inside the wheel."""

from functools import cache
from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """Folder that holds ``ontology`` and ``queries``: the wheel carries them below ``kg/_resources``."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent


def ontology(*parts: str) -> Path:
    """Path of a file or folder below ``ontology/``."""
    return _root().joinpath("ontology", *parts)


def table(*parts: str) -> list[list[str]]:
    """Rows of a tab-separated table below ``ontology/``: without its head, comments (#) and blank lines.

    Raises OntologyError where the file can't be read or a row has more or fewer fields than the head.
    """
    path = ontology(*parts)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name} of the ontology can't be read; install kg again") from error
    head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    for row in rows:
        if len(row) != len(head):
            raise OntologyError(f"{path.name}: {row[0]!r} has {len(row)} fields, its head {len(head)}; mend the row")
    return rows


def weights(*parts: str) -> dict[str, tuple[int, ...]]:
    """Whole-number weights by feature from a table inside the package: a comment, a head, then a feature a line."""
    lines = package_file(*parts).read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines[2:] if line)
    return {name: tuple(int(weight) for weight in row) for name, *row in rows}


def queries(*parts: str) -> Path:
    """Path of a file or folder below ``queries/``."""
    return _root().joinpath("queries", *parts)


def package_file(*parts: str) -> Path:
    """Path of a data file that lies inside the package itself (the reader's model)."""
    return _PACKAGE.joinpath(*parts)

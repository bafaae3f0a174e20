"""The one module that knows where ontology/ and queries/ lie: in a checkout or inside the wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """Folder that holds ``ontology`` and ``queries``: the wheel carries them below ``kg/_resources``."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent


def ontology(*parts: str) -> Path:
    """Path of a file or folder below ``ontology/``."""
    return _root().joinpath("ontology", *parts)


def queries(*parts: str) -> Path:
    """Path of a file or folder below ``queries/``."""
    return _root().joinpath("queries", *parts)


def package_file(*parts: str) -> Path:
    """Path of a data file that lies inside the package itself (the reader's model)."""
    return _PACKAGE.joinpath(*parts)

"""``python -m kg.ontology generate`` writes what follows from ontology/; ``check`` says whether it is up to date."""

import sys

from kg.errors import KgError
from kg.ontology.generate import outputs, stale

_USAGE = "usage: python -m kg.ontology generate|check"


def main(arguments: list[str]) -> int:
    """0: done or up to date; 1: a generated file is stale; 2: wrong call or a contradiction in ontology/."""
    try:
        if arguments == ["generate"]:
            for path, text in outputs().items():
                path.write_text(text, encoding="utf-8", newline="\n")
            return 0
        if arguments == ["check"]:
            late = stale()
            for path in late:
                sys.stderr.write(f"{path}: not what ontology/ gives; run python -m kg.ontology generate\n")
            return 1 if late else 0
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.write(_USAGE + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

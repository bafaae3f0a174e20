"""The hand-built readings lie beside the tests of the graph."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

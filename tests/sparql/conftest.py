"""The questions are asked of the corpora that Cypher is tested with; Apache Jena stands beside the tests of exports."""

import sys
from pathlib import Path

for room in ("stores", "queries", "exports", "graph"):
    sys.path.insert(0, str(Path(__file__).parents[1] / room))

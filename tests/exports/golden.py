"""The files of the three stories as they should be. Run this file to write them anew, then read the difference."""

import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
SINGLE = ("cytoscape", "ftm", "geojson", "gexf", "graphml")

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))
    from stories import folder, written

    from kg.exports.base import exporter

    for name in SINGLE:
        (GOLDEN / f"stories{exporter(name).suffix}").write_bytes(written(name))
    folder(GOLDEN / "csv")

"""Which engines a test of the questions runs on: all that the fixture has, unless one of these marks it.

A server plans a question anew for each kind of value it gets; once is enough to see that the rows are the same.
"""

import pytest
from neo4j_fixtures import VERSIONS

_SERVERS = [pytest.param(version, marks=pytest.mark.slow) for version in VERSIONS]
ENGINES = ["embedded", *_SERVERS]

STORE_EMBEDDED = pytest.mark.parametrize("store", ["embedded"], indirect=True)
STORE_AND_NEWEST = pytest.mark.parametrize("store", ["embedded", _SERVERS[-1]], indirect=True)
WEEKS_EMBEDDED = pytest.mark.parametrize("weeks", ["embedded"], indirect=True)
WEEKS_AND_NEWEST = pytest.mark.parametrize("weeks", ["embedded", _SERVERS[-1]], indirect=True)

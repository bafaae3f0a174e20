"""What a machine lacks (Java, a browser, the shared articles) is skipped by name; under CI=true that is a failure."""

import os
from collections.abc import Generator

import pytest

#: The fixtures ``neo4j``, real servers (tests/neo4j), and ``browser``, a real browser (tests/explorer).
pytest_plugins = ["browser_fixtures", "neo4j_fixtures"]

#: Named in the reason of a skip that is right everywhere: an extra that users and CI do without.
_OPTIONAL = ("torch", "onnx")


def _complaint(reason: str) -> str | None:
    if os.environ.get("CI") != "true" or any(name in reason for name in _OPTIONAL):
        return None
    return f"skipped, and under CI=true nothing may be missing: {reason}"


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        complaint = _complaint(reason)
        if complaint is not None:
            report.outcome = "failed"
            report.longrepr = complaint


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail(report)
    return report

"""Faults: how many of each are played, the company they are played on, a line for each.

Run them with `python -m pytest tests/faults -m slow`; PMSDESK_LONG=full plays every one of them,
short (the usual) a part.
"""

import os
import shutil
from pathlib import Path

import pytest
from company import built
from disklog import preloadable

HERE = Path(__file__).parent
TITLE = "fault"


@pytest.fixture(scope="session")
def amount():
    """How many: the first number in short runs, the second in full ones."""
    full = os.environ.get("PMSDESK_LONG", "short") == "full"
    return lambda short, long: long if full else short


@pytest.fixture
def tell(record_property):
    """One line of counts for the table at the end: tell("kill -9", kills=40, lost=0)."""

    def tell(fault, **counts):
        told = " · ".join(f"{name.replace('_', ' ')} {value}" for name, value in counts.items())
        record_property(TITLE, f"{fault:<34} {told}")

    return tell


def pytest_terminal_summary(terminalreporter):
    lines = []
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                lines += [said for name, said in report.user_properties if name == TITLE]
    if lines:
        terminalreporter.section("faults")
        for line in sorted(lines):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A company with half a year behind it: closed rounds, actions, photographs, one open round."""
    return built(tmp_path_factory.mktemp("company"))


@pytest.fixture
def folder(template, tmp_path):
    """The company's workspace, for one test to ruin."""
    return Path(shutil.copytree(template, tmp_path / template.name))


@pytest.fixture(scope="session")
def iolog(tmp_path_factory):
    """The library that writes down what a program does to its files, and plays a full disk."""
    library, why = preloadable(HERE / "iolog.c", tmp_path_factory.mktemp("iolog"))
    if why:
        pytest.skip(why)
    return library

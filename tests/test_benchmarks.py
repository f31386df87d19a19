"""The benchmarks can be run: every cell is listed and loads. No clock here."""

import pkgutil
from dataclasses import asdict
from importlib import import_module
from inspect import signature

import pytest

from tests import benchmarks
from tests.benchmarks.__main__ import CELLS, main
from tests.benchmarks.table import Line

MODULES = [found.name for found in pkgutil.iter_modules(benchmarks.__path__)]


def parts(name):
    return vars(import_module(f"tests.benchmarks.{name}"))


def test_every_module_that_measures_is_listed_and_loads():
    measuring = [
        name
        for name in MODULES
        if (lines := parts(name).get("lines")) and list(signature(lines).parameters) == ["short"]
    ]
    assert sorted(CELLS) == sorted(measuring)


def test_a_name_that_is_none_of_them_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["nonsense"])
    said = capsys.readouterr().err
    assert [name for name in CELLS if name not in said] == []


def test_a_line_holds_by_its_ratio_or_where_nothing_stands_beside_it_by_its_figure():
    assert Line("a", 29, 10, 3).held and not Line("a", 31, 10, 3).held
    assert Line("b", 16, 0, 16).held and not Line("b", 16.1, 0, 16).held
    assert "MISSED" in Line("b", 16.1, 0, 16).shown() and "held" in Line("b", 0, 0, 16).shown()


def test_lines_come_home_from_another_process_as_they_were():
    line = Line("c", 1.5, 1.0, 2, "MB", "bare")
    assert Line(**asdict(line)) == line

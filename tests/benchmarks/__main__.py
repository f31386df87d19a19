"""`python -m tests.benchmarks [--short] [NAME …] [--json FILE]`: every figure beside its floor.

Each cell runs in a process of its own, one after another. Nothing here fails on a clock: the exit
code says only whether everything could be measured.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from . import machine
from .table import HEAD, Line

CELLS = {
    "startup": "from the start to the sign-in window, and to the home page",
    "saving": "one answer, an import, a round opened",
    "reads": "what people look at in 1,000,000 answers, and long tables",
    "finding": "search, with a scan as its oracle",
    "papers": "a report of 300 pages, its memory, its line breaks",
    "annual": "the year in one report: 24 months of up to 1,000 people, time and memory",
    "workbook": "50,000 rows as an Excel workbook",
    "growth": "ten times the departments",
    "auditing": "a work paper of 500 lines, audits of 60 departments",
    "attendance": "the attendance of 1,000 people on the screen",
    "keys": "a key press while long work goes on",
}
ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := set(asked.cell) - set(CELLS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(CELLS)}")
    if asked.into:
        return _measure(asked.cell[0], asked.short, Path(asked.into))
    facts = machine.facts()
    print(machine.shown(facts), HEAD, sep="\n", flush=True)
    cells: dict[str, Any] = {}
    missing = 0
    for name in asked.cell or CELLS:
        print(f"-- {name}: {CELLS[name]}", flush=True)
        found = _in_a_process(name, asked.short)
        missing += found is None
        for line in found or ():
            print(line.shown(), flush=True)
        cells[name] = found and [
            asdict(line) | {"ratio": line.ratio, "held": line.held} for line in found
        ]
    print(f"load average at the end {machine.load()}")
    if asked.json:
        text = json.dumps({"machine": facts, "cells": cells}, ensure_ascii=False, indent=1)
        Path(asked.json).write_text(text + "\n", "utf-8")
    return 1 if missing else 0


def _parser() -> argparse.ArgumentParser:
    about = "; ".join(f"{name}: {what}" for name, what in CELLS.items())
    parser = argparse.ArgumentParser("python -m tests.benchmarks", epilog=about)
    parser.add_argument("cell", nargs="*", metavar="NAME", help="only these; all without a name")
    parser.add_argument("--short", action="store_true", help="smaller companies, fewer rounds")
    parser.add_argument("--json", metavar="FILE", help="the same figures as a file")
    parser.add_argument("--into", help=argparse.SUPPRESS)  # one cell, in its own process
    return parser


def _in_a_process(name: str, short: bool) -> list[Line] | None:
    """The lines of a cell; None where it could not be measured, which it said itself."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "lines.json"
        command = [sys.executable, "-m", "tests.benchmarks", name, "--into", str(into)]
        done = subprocess.run([*command, *(["--short"] if short else [])], cwd=ROOT, check=False)
        if done.returncode or not into.exists():
            print(f"{name} could not be measured")
            return None
        return [Line(**line) for line in json.loads(into.read_text("utf-8"))]


def _measure(name: str, short: bool, into: Path) -> int:
    lines = import_module(f"{__package__}.{name}").lines(short)
    into.write_text(json.dumps([asdict(line) for line in lines]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

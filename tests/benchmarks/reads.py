"""What people look at, in a large company and in one a tenth of it, side by side."""

from __future__ import annotations

import gc
import statistics
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import CorrectiveAction
from pmsdesk.services.action import listing
from pmsdesk.services.home import home
from pmsdesk.services.inspection import answers, overview, sheet
from pmsdesk.store.record import DB
from pmsdesk.store.work import Work

from . import long_table, world
from .table import Line, clock

PAGE = 100  # lines of a round's list that are read first
TIMES = 61
FRAME, GROWTH = 16, 1.5  # milliseconds; how much more than with a tenth of the answers
QUESTIONS, PERIODS = 200, 5


def lines(short: bool) -> list[Line]:
    """Every screen at both sizes: within the time of a frame, and hardly slower than the small."""
    sizes = (20, 100) if short else (100, 1000)
    counts = [f"{n * PERIODS * QUESTIONS:,} answers" for n in sizes]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        made = [built(Path(folder) / f"{n}.db", n) for n in sizes]
        gc.collect()
        gc.freeze()  # what building them has left behind is not the screens' to look through
        for name, small, large in side_by_side(*made):
            found.append(Line(f"{name}, {counts[1]}", large, 0, FRAME))
            if not short:  # in two small companies the lists are not full yet
                found.append(Line(f"{name}, growth", large, small, GROWTH, against=counts[0]))
        _turn_to(made[1])
        found += long_table.lines(made[1])
        for each in made:
            _turn_to(each)
            each.desk.close()
        gc.unfreeze()
    return found


DATABASES: dict[Path, object] = {}  # the door to a world that is not the one opened last


def built(
    path: Path, departments: int, periods: int = PERIODS, questions: int = QUESTIONS
) -> world.World:
    """A company with actions, which side_by_side() can turn to."""
    made = world.build(path, departments, periods, questions)
    made.desk.do(SYSTEM, _actions, departments)
    DATABASES[path] = DB.obj
    return made


def _turn_to(made: world.World) -> None:
    DB.initialize(DATABASES[made.path])


def side_by_side(small: world.World, large: world.World) -> list[tuple[str, float, float]]:
    """Medians of every reading in both worlds, taken in turn after three unmeasured rounds."""
    found = []
    for name in jobs(small):
        spent: tuple[list[float], list[float]] = ([], [])
        pair = [(made, jobs(made)[name]) for made in (small, large)]
        for turn in range(TIMES + 3):
            for (made, job), times in zip(pair, spent, strict=True):
                _turn_to(made)
                ms = clock(job)
                if turn >= 3:
                    times.append(ms)
        found.append((name, statistics.median(spent[0]), statistics.median(spent[1])))
    return found


def jobs(made: world.World) -> dict[str, Callable[[], object]]:
    """The readings of the screens, as the screens ask for them."""
    desk, manager = made.desk, made.manager
    round, inspection, head = made.rounds[-1], made.inspections[-1], made.heads[-1]
    middle = desk.do(manager, answers.block, 5000, 50).result.mark

    def whole_round() -> None:
        desk.do(manager, overview.one_round, round)
        desk.do(manager, overview.first_of_round, round, limit=PAGE)

    return {
        "home of the manager": lambda: desk.do(manager, home),
        "home of a head": lambda: desk.do(head, home),
        f"round and its first {PAGE} departments": whole_round,
        "form of one inspection": lambda: desk.do(head, sheet.read, inspection),
        "page of 50 answers": lambda: desk.do(manager, answers.block, 5050, 50, middle),
        "actions of a department": lambda: desk.do(
            head, listing.lines, listing.Wanted(open_only=False)
        ),
    }


def _actions(work: Work, departments: int) -> None:
    """Two open actions for every department, one of them late, and four that are closed."""
    made = []
    for department in range(1, departments + 1):
        for n in range(6):
            state = ("doing", "found", "closed", "closed", "closed", "no_action")[n]
            made.append(
                CorrectiveAction(
                    no=f"CA-{department:05}-{n}",
                    sort="corrective",
                    source="audit",
                    department=department,
                    department_name=f"第{department}部",
                    year=2026,
                    title=f"是正{n}",
                    content="記録の不備",
                    found_on=date(2026, 10, 1),
                    action_due=date(2026, 11, 10),
                    plan_due=date(2026, 12, 1),
                    state=state,
                )
            )
    work.add_all(made, "open")

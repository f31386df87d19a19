"""A table of every answer there is, fed in blocks by the real service, drawn offscreen."""

from __future__ import annotations

import os
import statistics
from random import Random

from pmsdesk.services.inspection import answers
from pmsdesk.store.blocks import Mark, nearest

from . import world
from .table import Line, clock, percentile

PAGES, JUMPS, SORTS = 150, 60, 15
SHOW, PAGE, JUMP, SORT, COLD = 100, 16.7, 16.7, 50, 250  # milliseconds


def lines(made: world.World) -> list[Line]:
    """Show, turn pages, leap and sort; all drawn before the clock stops."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from pmsdesk_ui.kit.table import DataTable
    from pmsdesk_ui.kit.table_model import BLOCK, Column, Row

    app = QApplication.instance() or QApplication([])
    desk, manager = made.desk, made.manager
    columns = [
        Column("code", "No.", 100),
        Column("result", "Result", 120, "mark"),
        Column("comment", "Comment"),
        Column("checker", "Checked by", 140),
        Column("inspection", "Inspection", 120, right=True),
    ]

    class Source:
        """Answers `wanted` as a screen would, with the nearest mark it knows."""

        def __init__(self) -> None:
            self.table = DataTable(columns, "Answers")
            self.table.resize(1200, 760)
            self.table.wanted.connect(self.fetch)
            self.sort("id", False)

        def sort(self, order: str, down: bool) -> None:
            self.order, self.down, self.marks = order, down, dict[int, Mark]()
            self.count = getattr(self, "count", 0) or desk.do(manager, answers.count).result
            self.table.set_count(self.count, self.rows(0))

        def fetch(self, number: int) -> None:
            self.table.put_block(number, self.rows(number))

        def rows(self, number: int) -> list[Row]:
            at = number * BLOCK
            near = nearest(self.marks.values(), at, self.count)
            size = min(BLOCK, self.count - at)
            found = desk.do(manager, answers.block, at, size, near, self.order, self.down).result
            if found.mark:
                self.marks[number] = found.mark
            return [
                Row(
                    it.id,
                    (it.code, it.result, it.comment, it.checker, str(it.inspection)),
                    {"result": it.result},
                )
                for it in found.lines
            ]

        def drawn(self) -> None:
            for _ in range(3):  # the table asks for its block through the queue, then paints it
                app.processEvents()

    def shown() -> None:
        nonlocal source
        source = Source()
        source.table.show()
        source.drawn()

    source: Source
    show = statistics.median(clock(shown) for _ in range(5))
    bar, count = source.table.verticalScrollBar(), source.count
    step, random = bar.pageStep(), Random(1)

    def to(row: int) -> float:
        return clock(lambda: (bar.setValue(row), source.drawn()))

    pages = [to(n * step) for n in range(1, PAGES)]
    jumps = [to(random.randrange(count)) for _ in range(JUMPS)]
    orders = [("department_id", False), ("department_id", True), ("id", True), ("id", False)]
    sorts = [
        clock(lambda at=at: (source.sort(*orders[at % 4]), source.drawn())) for at in range(SORTS)
    ]
    source.table.close()
    name = f"table of {count:,} rows"
    return [
        Line(f"{name}: show, counted and drawn", show, 0, SHOW),
        Line(f"{name}: a page, p99", percentile(pages, 0.99), 0, PAGE),
        Line(f"{name}: a leap anywhere, median", statistics.median(jumps), 0, JUMP),
        Line(f"{name}: a leap to rows never read, p99", percentile(jumps, 0.99), 0, COLD),
        Line(f"{name}: another order by an index", statistics.median(sorts), 0, SORT),
    ]

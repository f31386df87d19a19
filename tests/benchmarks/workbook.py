"""50,000 rows through the product's workbook writer against XlsxWriter's own constant memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from pmsdesk.reports.workbook import Sheet, write_workbook

from . import world
from .table import Line, side_by_side

ROWS, TIMES, LIMIT = 50_000, 5, 1.5
HEADS = (
    "記録番号", "部門", "項目番号", "措置区分", "回答", "コメント", "点検日", "添付", "確認者",
    "点検項目",
)  # fmt: skip
Row = Sequence[Any]


def lines(short: bool) -> list[Line]:
    rows = list(_rows(ROWS // 10 if short else ROWS))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        mine, bare = side_by_side(
            partial(_ours, out / "ours.xlsx", rows), partial(_bare, out / "bare.xlsx", rows), TIMES
        )
    what = f"workbook of {len(rows):,} rows, {len(HEADS)} columns"
    return [Line(what, mine, bare, LIMIT, against="constant_memory loop")]


def _rows(count: int) -> Iterator[Row]:
    """A register of answers: texts, dates, counts, and cells with nothing in them."""
    random = Random(1)
    for n in range(count):
        result = random.choice(world.RESULTS)
        comment = "" if result == "conform" else "、".join(random.choices(world.WORDS, k=6))
        yield (
            f"2026-RD-{n // 60:05d}", f"第{n // 60}部", f"ORG-{n % 60:02d}", "組織的安全管理措置",
            result, comment, date(2026, 10, 1) + timedelta(n % 90), n % 4, "責任者",
            f"第{n % 60}の項目は、規程に定めたとおりに守られ、その記録が残されていますか。",
        )  # fmt: skip


def _ours(out: Path, rows: list[Row]) -> None:
    assert write_workbook(out, [Sheet("回答", HEADS, rows)]) == len(rows)


def _bare(out: Path, rows: list[Row]) -> None:
    """The same cells in the same dress; which column holds what is known beforehand."""
    book = xlsxwriter.Workbook(str(out), {"constant_memory": True, "tmpdir": str(out.parent)})
    page = book.add_worksheet("回答")
    head = book.add_format({"bold": True, "bg_color": "#E8EEF5", "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for at, title in enumerate(HEADS):
        page.write_string(0, at, title, head)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value == "":
                continue
            if at == 6:
                page.write_datetime(number, at, value, day)
            elif at == 7:
                page.write_number(number, at, value, whole)
            else:
                page.write_string(number, at, value, text)
    book.close()

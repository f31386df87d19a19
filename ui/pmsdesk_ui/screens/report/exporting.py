"""A register as an Excel workbook or a CSV file, written while it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pmsdesk.base.text import Lang
from pmsdesk.reports.csv_file import Encoding, write_csv
from pmsdesk.reports.watch import Watch
from pmsdesk.reports.workbook import Sheet, write_workbook
from pmsdesk.services import registers
from pmsdesk.services.organization.company import company

if TYPE_CHECKING:
    from pmsdesk.store.work import Work

EXCEL = "xlsx"
Tell = Callable[[int, int], None]


def proposed(kind: str, format: str, lang: Lang, today: date) -> str:
    """A file name: 従業者_20260401.xlsx."""
    title = registers.kind_named(kind).named.into(lang).replace(" ", "")
    return f"{title}_{today:%Y%m%d}.{EXCEL if format == EXCEL else 'csv'}"


def export(work: Work, kind: str, path: Path, lang: Lang, format: str, tell: Tell) -> int:
    """Every record this person may read; the number of rows. `format` is xlsx or an encoding.

    Raises Refused where Shift_JIS lacks a character, Cancelled, Unavailable.
    """
    tell(0, 0)  # may have been cancelled while it waited
    it = registers.register(work, registers.kind_named(kind), lang)
    watch = Watch(progress=partial(_told, tell), total=it.count)
    if format == EXCEL:
        owner, sheet = company(work).name, Sheet(it.title, it.columns, it.rows)
        count = write_workbook(path, [sheet], lang, at=work.now, company=owner, watch=watch)
    else:
        encoding: Encoding = "cp932" if format == "cp932" else "utf-8-sig"
        count = write_csv(path, it.columns, it.rows, lang, encoding=encoding, watch=watch)
    registers.exported(work, it.kind, count, path.suffix.lstrip("."))
    return count


def _told(tell: Tell, done: int, total: int) -> None:
    """After its last row the file is there: too late to cancel."""
    if done < total:
        tell(done, total)

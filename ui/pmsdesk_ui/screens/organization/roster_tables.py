"""The preview of an import, as tables: new, changed, not imported, remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmsdesk.base.text import T
from pmsdesk.kinds.organization.person import Person
from pmsdesk.services.organization.roster import Newcomer, Preview
from pmsdesk.store.record import word_for

from ... import words as shared
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.table_model import Column, Row
from ...session import Session
from ..office.shown import day
from ..office.sorted_table import SortedTable
from . import roster_words as words
from . import words as page

SHOWN = ("staff_no", "name", "department")  # have columns of their own


class PreviewTable(Listing):
    """One of the tables; `rows` makes it from the preview."""

    def __init__(
        self,
        session: Session,
        name: T,
        columns: Iterable[Column],
        nothing: T,
        rows: Callable[[Session, Preview], list[Row]],
    ) -> None:
        self.name, self.session, self.rows = name, session, rows
        table = SortedTable(list(columns), session.say(name.fill(n="")))
        super().__init__(table, EmptyState("check", session.say(nothing)))
        self.sorted = table

    def put(self, preview: Preview) -> int:
        rows = self.rows(self.session, preview)
        self.set_rows(rows)
        self.sorted.fill(rows)
        return len(rows)


def tables(session: Session) -> list[PreviewTable]:
    def col(key: str, title: T, width: int = 0, bold: bool = False) -> Column:
        return Column(key, session.say(title), width, bold=bold, right=key == "line")

    line, who = col("line", words.LINE, 64), col("who", words.WHO, 190, bold=True)
    newcomers = [
        line, col("no", page.STAFF_NO, 92), col("name", page.NAME, 140, bold=True),
        col("department", shared.DEPARTMENT, 150), col("others", words.OTHERS),
    ]  # fmt: skip
    changes = [
        line, col("who", page.NAME, 150, bold=True), col("field", words.FIELD, 130),
        col("was", words.WAS), col("now", words.NOW),
    ]  # fmt: skip
    return [
        PreviewTable(session, words.NEW, newcomers, words.NO_NEW, _new),
        PreviewTable(session, words.CHANGED, changes, words.NO_CHANGE, _changed),
        PreviewTable(session, words.BAD, [line, who, col("why", words.WHY)], words.NO_BAD, _bad),
        PreviewTable(
            session, words.REMARKS, [line, col("why", words.REMARK)], words.NO_REMARKS, _remarks
        ),
    ]


def _new(session: Session, preview: Preview) -> list[Row]:
    return [
        Row(
            it.line,
            (
                str(it.line), str(it.facts["staff_no"]), str(it.facts["name"]), it.department,
                _others(session, it),
            ),
        )
        for it in preview.new
    ]  # fmt: skip


def _others(session: Session, it: Newcomer) -> str:
    said = []
    for name, value in it.facts.items():
        if name in SHOWN or value in (None, ""):
            continue
        field = Person._meta.fields[name]
        shown = day(value) if hasattr(value, "year") else word_for(field, value, session.lang)
        said.append(f"{session.say(field.verbose_name)} {shown}")
    return session.say(T(", ", "、")).join(said)


def _changed(session: Session, preview: Preview) -> list[Row]:
    return [
        Row(
            (it.line, change.field),
            (
                str(it.line), it.name, session.say(change.label), session.say(change.was),
                session.say(change.now),
            ),
        )
        for it in preview.changed
        for change in it.changes
    ]  # fmt: skip


def _bad(session: Session, preview: Preview) -> list[Row]:
    return [
        Row((it.line, at), (str(it.line), it.who, session.say(fault.words)), {"why": "late"})
        for it in preview.bad
        for at, fault in enumerate(it.faults)
    ]


def _remarks(session: Session, preview: Preview) -> list[Row]:
    found = sorted([*preview.skipped, *preview.remarks], key=lambda it: it.line)
    return [
        Row((it.line, at), (str(it.line), session.say(it.words))) for at, it in enumerate(found)
    ]

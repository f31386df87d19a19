"""What a year's audits cover: every department and item of the guide; the gaps come first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.services.audit.coverage import Covered
from pmsdesk.services.audit.dossier import PlanDossier

from ... import look
from ... import words as shared
from ...kit.basics import Prose
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ...session import Session
from . import words
from .signs import day


class CoveragePart(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.say = session, session.say
        say = self.say
        self.sum = Prose("")
        self.table = DataTable(
            [
                Column("kind", say(words.KIND), 128, muted=True, sorts=False),
                Column("name", say(shared.DEPARTMENT) + " / " + say(words.ITEM), bold=True,
                       sorts=False),
                Column("audits", say(words.COVERED_BY), 220, sorts=False),
                Column("planned", say(words.PLANNED_ON), 116, sorts=False),
                Column("state", say(shared.STATE), 116, "pill", sorts=False),
            ],
            say(words.COVERAGE),
        )  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.sum)
        box.addWidget(self.table, 1)

    def put(self, plan: PlanDossier) -> None:
        self.sum.put(self.say(self.told(plan)))
        every = (*plan.coverage.departments, *plan.coverage.items)
        self.table.set_rows([self._row(each) for each in sorted(every, key=_order)])

    def told(self, plan: PlanDossier) -> T | str:
        """How much is not covered, and why, in a sentence or two."""
        if not plan.coverage.gaps:
            return words.ALL_COVERED
        departments = sum(each.missing for each in plan.coverage.departments)
        items = sum(each.missing for each in plan.coverage.items)
        said = self.say(words.GAPS.fill(d=departments, i=items))
        reason = plan.plan.uncovered_reason
        if reason:
            return f"{said}　{self.say(words.GAP_REASON.fill(reason=reason))}"
        return f"{said}　{self.say(words.NO_REASON)}" if plan.may_write else said

    def _row(self, each: Covered) -> Row:
        say = self.say
        name = say(each.name)
        if each.closed_on:
            name += f"　{say(words.CLOSED_ON.fill(day=day(each.closed_on)))}"
        state, ink = (
            (words.NOT_COVERED, "late")
            if each.missing
            else ((words.IS_DONE, "done") if each.done else (words.IS_PLANNED, "info"))
        )
        shown = ", ".join(each.audits[:2]) + (" …" if len(each.audits) > 2 else "")
        kind = words.DEPARTMENT_ if each.department is not None else words.ITEM_KIND
        cells = (say(kind), name, shown, day(each.planned_on), say(state))
        return Row(each.key, cells, {"state": ink})


def _order(each: Covered) -> bool:
    return not each.missing

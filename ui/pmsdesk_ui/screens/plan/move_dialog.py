"""Another due date for a single round, with a reason."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.services.inspection import plans
from pmsdesk.services.inspection.preview import Occurrence

from ... import words as shared
from ...kit.dates import DateEdit
from ...kit.inputs import GrowingText
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.shown import long_day
from . import words


class MoveDialog(FormDialog):
    def __init__(self, page: Screen, plan: int, it: Occurrence) -> None:
        about = words.MOVE_ABOUT.fill(day=long_day(it.coming.original_due, page.session.lang))
        super().__init__(page, words.MOVE_TITLE.fill(period=it.period), about, width=480)
        self.plan, self.period = plan, it.coming.period
        self.saved = words.CHANGED
        day = DateEdit("", self.lang, it.coming.due_on)
        self.form.add("moved_to", words.NEW_DUE, day, required=True)
        text = GrowingText(lines=3)
        self.form.add("reason", shared.REASON, text, it.reason, required=True)

    def run(self, values: dict[str, Any]) -> None:
        for name in ("moved_to", "reason"):
            if not values[name]:
                self.refuse(Refused(shared.REQUIRED_HERE, name))
                return
        self.do(plans.postpone, self.plan, self.period, values["moved_to"], values["reason"])

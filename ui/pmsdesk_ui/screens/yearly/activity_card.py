"""One activity, whole: what it stands for, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pmsdesk.kinds.approval import WRITERS
from pmsdesk.services.yearly import activities
from pmsdesk.services.yearly import dossier as dossiers
from pmsdesk.services.yearly.dossier import ActivityLine

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..review.signs import day
from . import words
from .dialogs import DoneDialog, LinkDialog, PutOffDialog
from .signs import INKS, month_word


class ActivityCard(Card):
    """`put(line, edit)`: with `edit` the plan is being written. Hidden while nothing is chosen."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.line: ActivityLine | None = None
        self.body.setSpacing(look.HALF)
        self.head = label("", "section")
        self.state = Pill("", "na", "dot")
        self.facts = label("", "muted")
        self.said = Prose("")
        self.buttons = row(gap=look.GAP)
        self.add(row(self.head, self.state, self.facts, 1, gap=look.WIDE))
        self.add(self.said)
        self.body.addLayout(self.buttons)
        self.hide()

    def put(self, line: ActivityLine | None, edit: Callable[[], None] | None = None) -> None:
        self.line = line
        self.setVisible(line is not None)
        if line is None:
            return
        say = self.say
        self.head.setText(say(line.word))
        self.state.put(say(line.progress.label), INKS[line.progress], "dot")
        month = f"{line.first.year} {month_word(line.first, say)}"
        if self.session.lang == "ja":
            month = f"{line.first.year}年{line.first.month}月"
        parts = [month, line.owner_name]
        if line.planned_on:
            parts[0] = day(line.planned_on)
        if line.actual:
            parts.append(f"{say(words.ACTUAL)} {day(line.actual)}")
        self.facts.setText("　".join(each for each in parts if each))
        said = self._said(line)
        self.said.put("\n".join(said))
        self.said.setVisible(bool(said))
        self._offer(line, edit)

    def _said(self, line: ActivityLine) -> list[str]:
        say = self.say
        found = []
        if line.record_no:
            found.append(words.FROM_RECORD.fill(no=line.record_no, title=line.record_word))
        elif line.recorded and not line.settled:
            found.append(words.NO_RECORD)
        if line.moved_to:
            moved = words.MOVED_WHY.fill(day=day(line.moved_to), reason=line.move_reason)
            found.append(moved)
        if line.missed_reason:
            found.append(words.MISSED_WHY.fill(reason=line.missed_reason))
        return [say(each) for each in found] + ([line.remark] if line.remark else [])

    def _offer(self, line: ActivityLine, edit: Callable[[], None] | None) -> None:
        clear(self.buttons)
        say, page = self.say, self.page
        if line.page:
            press = partial(self.session.go, line.page, **line.where)
            self._button(say(words.TO_RECORD), press, "to-record", "link")
        self.buttons.addStretch(1)
        if edit is not None:
            self._button(say(shared.EDIT), edit, "edit-activity")
        if not line.may_follow:
            return
        office = self.session.holds(*WRITERS)
        if office and line.recorded:
            self._button(say(words.LINK), self._choose_record, "link-record")
        if line.record_no:
            return
        if line.settled or line.moved_to:
            back = partial(page.do, activities.reopen, line.key)
            self._button(say(words.REOPEN), back, "reopen")
        if line.settled:
            return
        if office:
            self._button(say(words.MISS), self._miss, "miss")
        self._button(say(words.PUT_OFF), lambda: PutOffDialog(page, line).begin(), "put-off")
        done = lambda: DoneDialog(page, line).begin()  # noqa: E731
        self._button(say(words.REPORT_DONE), done, "report-done", "primary")

    def _button(self, text: str, press: Callable[[], Any], name: str, kind: str = "") -> None:
        self.buttons.addWidget(button(text, press, kind=kind, name=name))

    def _choose_record(self) -> None:
        line = self.line
        assert line

        def choose(found: list[dossiers.Choice]) -> None:
            LinkDialog(self.page, line, found).begin()

        self.page.read(dossiers.records, line.key[0], done=choose)

    def _miss(self) -> None:
        assert self.line
        title = words.MISS_TITLE.fill(title=self.line.word)
        if reason := self.session.ask.reason(self, title, do=words.MISS_DO):
            self.page.do(activities.miss, self.line.key, reason)

"""The work paper: one question at a time from the keyboard, saved as it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pmsdesk.base.errors import Conflict, Refused, Unavailable
from pmsdesk.kinds.audit.words import AuditState
from pmsdesk.services import evidence
from pmsdesk.services.audit.dossier import Dossier, PaperLine

from ... import look
from ...evidence.attaching import Attaching, Place
from ...evidence.words import NOT_ADDED
from ...kit.basics import Prose, button, label, row
from ...kit.marks import MARKS
from ...kit.screen import Screen
from ..inspection.progress_list import ProgressList
from ..inspection.saving import Saving
from . import words
from .paper_lines import Filled, PaperLines, fill
from .question_card import QuestionCard


class PaperPane(QWidget):
    """`put(dossier, line)`; `progressed` carries how many are answered and how many are open."""

    progressed = Signal(int, int)

    def __init__(self, page: Screen, record: Callable[[PaperLine], Any]) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.record = record
        self.audit, self.at = 0, 0
        self.dossier: Dossier | None = None
        self.lines: PaperLines | None = None
        self.saving: Saving | None = None
        self.list: ProgressList | None = None
        self.attaching = Attaching(page.runner, self.session.lang, self)
        self.attaching.refused.connect(self._not_attached)
        self.card = QuestionCard(self.session, self.attaching)
        self._build()
        self.card.given.connect(self._given)
        self.card.stepped.connect(self._step)
        self.card.next_asked.connect(self.next_open)
        self.card.left.connect(self.saving_flush)
        self.card.finding_asked.connect(self._finding)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._finding)

    def _build(self) -> None:
        say = self.say
        self.why = Prose("", "muted")
        self.middle = row(self.card, gap=look.WIDE)
        self.middle.setStretch(0, 1)
        self.saved = label("", "small")
        self.keys = label(say(words.KEYS), "small")
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        back = button(f"{say(words.PREVIOUS)}  Shift+Enter", partial(self._step, -1),
                      name="previous")  # fmt: skip
        on = button(f"{say(words.NEXT_OPEN)}  Enter", self.next_open, name="next-open")
        foot = row(self.keys, self.saved, back, on, gap=look.GAP)
        foot.setStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.GAP)
        box.addWidget(self.why)
        box.addLayout(self.middle, 1)
        box.addLayout(foot)

    # what is shown

    def put(self, dossier: Dossier, line: int = 0) -> None:
        """Another audit, or the same one read again: then nobody loses their place."""
        new = dossier.key[0] != self.audit or self.lines is None
        new = new or set(self.lines.lines if self.lines else ()) != {x.id for x in dossier.lines}
        self.dossier = dossier
        if new:
            self._begin(dossier)
        self.card.permit(dossier.may_fill, dossier.may_record)
        self._say_why(dossier)
        self.keys.setEnabled(dossier.may_fill)
        self._say_keys()
        assert self.lines and self.list and self.saving
        if not new:
            different = self.lines.merge(dossier, self.saving.under_way)
            for each in different:
                self.list.put(self.lines.asked(each))
            if self.at in different:
                self.card.renew(self.lines.lines[self.at])
        if new or line:
            first = self.lines.next_open(None) or self.lines.order[0]
            self.go_to(line if line in self.lines.lines else first)
        else:
            self._show_beside()
        self._tell()

    def _begin(self, dossier: Dossier) -> None:
        self.audit = dossier.key[0]
        self.lines = PaperLines(dossier)
        self.at = 0
        self.saving = Saving(self.page.runner, self.audit, self, fill)
        self.saving.saved.connect(self._saved)
        self.saving.refused.connect(self._refused)
        self.saving.failed.connect(self._failed)
        self.saving.moved.connect(self._tell_saving)
        if self.list is not None:
            self.list.hide()
            self.list.deleteLater()
        self.list = ProgressList(self.lines.sections(), self.session.lang)
        self.list.picked.connect(self.go_to)
        self.middle.insertWidget(0, self.list)

    def _say_why(self, dossier: Dossier) -> None:
        why = None
        if dossier.state != AuditState.UNDER_WAY:
            why = words.WHY_DONE
        elif not dossier.may_fill:
            why = words.WHY_NOT_ASSIGNED
        self.why.setVisible(why is not None)
        if why is not None:
            self.why.put(self.say(words.READ_ONLY.fill(why=why)))

    def go_to(self, line: int) -> None:
        """Show a question, with everything typed for the one before on its way to be saved."""
        assert self.lines and self.list
        if self.at and not self._commit():
            return
        self.saving_flush()
        self.at = line
        place, count = self.lines.order.index(line) + 1, len(self.lines.order)
        self.card.show_line(self.lines.lines[line], self.lines.asked(line), place, count)
        self.list.show_current(line)
        self._show_beside()
        if self.isVisible():
            self.rest()

    def _show_beside(self) -> None:
        assert self.lines and self.dossier
        found = [it for it in self.dossier.findings if it.line == self.at]
        self.card.show_findings(found)
        self.card.show_files(self.lines.asked(self.at), self._place())
        self.card.demand(self.lines.missing.get(self.at))

    def _place(self) -> Place | None:
        if self.dossier is None or not self.dossier.may_fill:
            return None
        return Place(evidence.attach_to_audit_line, (self.at,))

    def guide(self, line: int, field: str, problem: Refused) -> None:
        """To what keeps the work paper from being complete."""
        if self.lines is None or line not in self.lines.lines:
            return
        self.go_to(line)
        if field in self.card.rows:
            self.card.rows[field].refuse(self.say(problem.why))
            self.card.rows[field].editor.setFocus()

    def next_open(self) -> None:
        if self.lines is None:
            return
        self._commit()
        following = self.lines.next_open(self.at)
        if following is None or following == self.at:
            following = self.lines.beside(self.at, 1)
        self.go_to(following)

    def _step(self, by: int) -> None:
        if self.lines is not None:
            self.go_to(self.lines.beside(self.at, by))

    def rest(self) -> None:
        self.card.rest()

    # saving

    def _given(self, facts: dict[str, Any], at_once: bool) -> None:
        assert self.lines and self.saving and self.list
        seen = self.lines.lines[self.at].version
        self.lines.type(self.at, facts)
        self.card.line = self.lines.lines[self.at]
        self.list.put(self.lines.asked(self.at))
        self.saving.put(self.at, seen, at_once=at_once, **facts)

    def _saved(self, line: int, filled: Filled) -> None:
        if self.sender() is not self.saving or self.lines is None or self.list is None:
            return
        assert self.saving
        self.lines.settle(line, filled, more=line in self.saving.under_way)
        if line == self.at:
            self.card.line = self.lines.lines[line]
            self.card.sign(self.lines.lines[line])
            self.card.demand(self.lines.missing.get(line))
        self.list.put(self.lines.asked(line))
        now = datetime.now().astimezone()
        self.saved.setText(self.say(words.SAVED_AT.fill(at=f"{now:%H:%M}")))
        self._tell()

    def _refused(self, line: int, problem: Refused, facts: dict[str, Any]) -> None:
        assert self.lines and self.saving
        if isinstance(problem, Conflict):
            mine = facts | self.saving.drop(line)
            texts = [str(v) for name, v in mine.items() if name != "result" and v]
            if mine.get("result"):
                texts.insert(0, self.say(MARKS[mine["result"]]))
            said = words.CHANGED_BY_OTHERS.fill(mine=" / ".join(texts))
            self.card.notice.say(self.say(said), "late")
            self.page.reload()
        elif line == self.at:
            self.card.refuse(problem)
        else:
            code = self.lines.lines[line].code
            self.page.banner.say(f"{code}  {self.say(problem.why)}", "late")
        if not problem.field and not isinstance(problem, Conflict):
            self.saving.drop(line)
            self.page.banner.say(self.say(problem.why), "late")
            self.page.reload()

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Unavailable):
            raise problem
        self.page.unavailable(problem, self.saving_flush)

    def _tell_saving(self) -> None:
        if self.saving and self.saving.busy:
            self.saved.setText(self.say(words.SAVING))
        elif self.saving and self.saving.stuck is not None:
            self.saved.setText(self.say(words.NOT_SAVED))

    def _tell(self) -> None:
        assert self.lines
        self.progressed.emit(self.lines.answered, len(self.lines.missing))

    def saving_flush(self) -> None:
        if self.saving is not None:
            self.saving.flush()

    def saving_echo(self) -> bool:
        """Whether the change just told of was our own saving."""
        return self.saving is not None and self.saving.take_echo()

    # findings

    def _finding(self) -> None:
        if self.lines is not None and self.dossier and self.dossier.may_record:
            self._commit()
            self.saving_flush()
            self.record(self.lines.lines[self.at])

    # leaving

    def may_leave(self) -> bool:
        """Everything typed is stored first; what cannot be is told, and the user decides."""
        if self.saving is None or not self.at:
            return True
        if not self._commit():
            return False
        if self.saving.settle() and self.attaching.settle():
            return True
        return self.session.ask.confirm(
            self, words.LEAVE_TITLE, words.LEAVE_ABOUT, do=words.LEAVE, danger=True
        )

    def _commit(self) -> bool:
        """Take what an input method still holds; False where something typed is unreadable."""
        QGuiApplication.inputMethod().commit()
        return self.card.ready()

    def _not_attached(self, place: Place, name: str, problem: Refused | Unavailable) -> None:
        if place != self._place():
            self.page.banner.say(self.say(NOT_ADDED.fill(name=name, why=problem.why)), "late")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line of keys is shown whole, or not at all."""
        super().resizeEvent(event)
        self._say_keys()

    def _say_keys(self) -> None:
        said = self.say(words.KEYS) if self.keys.isEnabled() else ""
        room = self.keys.width() >= self.keys.fontMetrics().horizontalAdvance(said)
        self.keys.setText(said if room else "")

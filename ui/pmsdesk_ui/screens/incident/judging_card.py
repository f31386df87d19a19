"""What the facts come to, the clocks that would start, and the judgement itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import Reportable

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, button, clear, label, row
from ...kit.form import FieldRow
from ...kit.inputs import ChoiceBox, GrowingText
from ...kit.marks import Pill
from ...session import Session
from ..office.facts import Facts
from . import clock_says as says
from . import clock_words
from . import judgement_words as words

if TYPE_CHECKING:
    from pmsdesk.services.incident.judging import Outlook

INKS = {Reportable.YES: "late", Reportable.NO: "done", Reportable.OPEN: "soon"}


class OutlookCard(Card):
    """The suggested outcome in plain words, with the dates it leads to."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.say(words.OUTLOOK))
        self.session, self.say = session, session.say
        self.pill = Pill("", "na", "dot")
        self.sentence = Prose()
        self.add(row(self.pill, self.sentence, gap=look.WIDE - 4))
        self.facts = Facts(108)
        self.add(self.facts)
        self.head = label(self.say(words.CLOCKS), "label")
        self.about = Prose("", "muted")
        self.body.addSpacing(look.HALF)
        self.add(self.head)
        self.add(self.about)
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(look.WIDE)
        self.grid.setVerticalSpacing(look.HALF)
        self.grid.setColumnStretch(0, 3)
        self.grid.setColumnStretch(1, 3)
        self.grid.setColumnStretch(2, 2)
        self.body.addLayout(self.grid)

    def put(self, outlook: Outlook, known_on: date, to_judge: bool) -> None:
        """While it is `to_judge` with the clocks that start; afterwards they have started."""
        say = self.say
        suggested = Reportable.of(outlook.suggested)
        self.pill.put(say(suggested.label), INKS[suggested], "dot")
        self.sentence.put(say(words.SUGGESTED[suggested.value]))
        named = zip(outlook.classes, outlook.articles, strict=True)
        classes = [f"{say(label_)}  {say(article)}" for label_, article in named]
        pairs = [(say(words.CLASSES), "\n".join(classes) or say(words.NO_CLASS))]
        if outlook.open:
            count = words.OPEN_COUNT.fill(n=len(outlook.open))
            pairs.append((say(words.STILL_OPEN), say(count)))
        rules = outlook.rules if outlook.in_force else words.NOT_IN_FORCE.fill(rules=outlook.rules)
        pairs.append((say(words.RULES), say(rules)))
        self.facts.put(pairs)
        day = says.long_day(known_on, self.session.lang)
        about = words.CLOCKS_ABOUT.fill(day=day) if outlook.clocks else words.NO_CLOCKS
        more = [say(words.MAY_CHANGE)] if outlook.open and outlook.clocks else []
        self.about.put("\n".join((say(about), *more)))
        self._clocks(outlook if to_judge else None)
        self.head.setVisible(to_judge)
        self.about.setVisible(to_judge)

    def _clocks(self, outlook: Outlook | None) -> None:
        clear(self.grid)
        if outlook is None:
            return
        heads = (words.REPORT, words.TO, words.LAST, words.LEFT)
        for place, head in enumerate(heads if outlook.clocks else ()):
            self.grid.addWidget(label(self.say(head), "small"), 0, place)
        today = self.session.today()
        for at, clock in enumerate(outlook.clocks, start=1):
            due = says.long_day(clock.due_on, self.session.lang) if clock.due_on else ""
            due = due or self.say(clock_words.NO_DAYS)
            notes = [self.say(each) for each in says.cautions(clock)]
            parts = (
                Prose(self.say(clock.label)),
                Prose(self.say(clock.to), "muted"),
                Prose("\n".join((due, *notes))),
                _left(self.say, clock.due_on, today),
            )
            for place, part in enumerate(parts):
                self.grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignTop)


def _left(say: says.Say, due: date | None, today: date) -> QWidget:
    ink = "info" if due is None or due > today else "soon" if due == today else "late"
    return Pill(say(says.left(due, today)), ink, "dot")


class JudgeForm(Card):
    """Exception, reason and the button; `judge` is called with (reason, exception)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.say(words.JUDGE))
        self.say = session.say
        self.why_not = Prose("", "muted")
        self.exception = ChoiceBox(self.say(words.EXCEPTION))
        self.exception.setObjectName("exception")
        self.exception_row = FieldRow("exception", self.say(words.EXCEPTION), self.exception)
        self.reason = GrowingText(lines=3)
        self.reason.setAccessibleName(self.say(words.REASON))
        self.reason.setObjectName("judge-reason")
        self.reason_row = FieldRow(
            "reason", self.say(words.REASON), self.reason, self.say(words.REASON_HINT), True
        )
        self.press = button(self.say(words.JUDGE), kind="primary", icon="check", name="judge")
        self.again = button(self.say(words.JUDGE_AGAIN), icon="undo", name="judge-again")
        self.add(self.why_not)
        self.add(self.exception_row)
        self.add(self.reason_row)
        self.add(row(1, self.again, self.press))

    def put(
        self, exceptions: tuple[tuple[str, T], ...], open_: bool, why_not: T | None, again: bool
    ) -> None:
        """`open_`: there is something to judge; `why_not`: what stands in its way for this one."""
        may = open_ and why_not is None
        self.setVisible(open_ or again or why_not is not None)
        self.again.setVisible(again)
        self.exception.offer(
            [("", self.say(words.NO_EXCEPTION)), *((key, self.say(w)) for key, w in exceptions)]
        )
        self.exception_row.setVisible(may and bool(exceptions))
        self.reason_row.setVisible(may)
        self.press.setVisible(may)
        self.why_not.put(self.say(why_not) if why_not is not None else "")
        self.why_not.setVisible(why_not is not None)

    def values(self) -> tuple[str, str]:
        """The reason and the exception. Refused without a reason."""
        text = self.reason.text().strip()
        if not text:
            raise Refused(shared.REQUIRED_HERE, "reason")
        return text, self.exception.value() or ""

    def refuse(self, problem: Refused) -> bool:
        rows = {"reason": self.reason_row, "exception": self.exception_row}
        for name, part in rows.items():
            part.refuse(self.say(problem.why) if name == problem.field else "")
        if problem.field in rows:
            rows[problem.field].editor.setFocus()
        return problem.field in rows

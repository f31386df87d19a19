"""Who audits this: those assigned, and everybody appointed, with who may not and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds.checklist.words import Audience, Measure
from pmsdesk.services.audit import assigning
from pmsdesk.services.audit.assigning import Candidate
from pmsdesk.services.audit.dossier import AuditorLine, Dossier

from ... import look
from ...kit.basics import Card, Prose, Scroll, button, clear, label, row
from ...kit.marks import Pill
from ...kit.screen import Screen
from ..action.readings import Pairs
from . import words
from .signs import VERDICT_INKS, day


class AuditorsPane(Scroll):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session, self.say = page, page.session, page.session.say
        self.dossier: Dossier | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(0, 0, look.GAP, 0)
        self.body.setSpacing(look.WIDE - 4)
        self.now = Card(self.say(words.ASSIGNED_NOW))
        self.choice = Card(self.say(words.ASSIGN_TITLE))
        self.choice.add(Prose(self.say(words.ASSIGN_ABOUT), "muted"))
        self.what = Card(self.say(words.SCOPE_OF))
        self.assigned, self.offered, self.looked = (QVBoxLayout() for _ in range(3))
        for card, box in (
            (self.now, self.assigned), (self.choice, self.offered), (self.what, self.looked)
        ):  # fmt: skip
            box.setSpacing(look.GAP)
            card.body.addLayout(box)
            self.body.addWidget(card)
        self.body.addStretch(1)

    def put(self, dossier: Dossier) -> None:
        self.dossier = dossier
        clear(self.assigned)
        for line in dossier.auditors:
            self.assigned.addWidget(self._line(line, dossier.may_assign))
        if not dossier.auditors:
            self.assigned.addWidget(label(self.say(words.NOBODY_YET), "muted"))
        self.choice.setVisible(dossier.may_assign)
        if dossier.may_assign:
            audit = dossier.key[0]
            self.page.read(assigning.candidates, audit, done=self.offer, name="candidates")
        clear(self.looked)
        self.looked.addWidget(Pairs(self._scope(dossier)))

    def offer(self, found: list[Candidate]) -> None:
        """Everybody appointed who is not assigned, those who may audit this first."""
        clear(self.offered)
        left = [each for each in found if not each.assigned]
        for each in left:
            self.offered.addWidget(self._candidate(each))
        if not left:
            said = words.ALL_ASSIGNED if found else words.NO_CANDIDATES
            self.offered.addWidget(Prose(self.say(said), "muted"))

    # ---- inside

    def _line(self, line: AuditorLine, may_take_off: bool) -> QWidget:
        say, now = self.say, line.now
        verdict = now.verdict if now else line.verdict
        reason = say(now.reason if now else line.reason)
        facts = [
            say(words.BELONGS.fill(place=now.departments if now else line.department)),
            say(words.HELD.fill(held=now.held if now else line.held)),
            say(words.CHECKED_FOR.fill(day=day(now.first if now else line.checked_on))),
        ]
        if line.ended_on:
            facts.append(say(words.TAKEN_OFF.fill(day=day(line.ended_on), reason=line.end_reason)))
        marks = [Pill(say(verdict.label), VERDICT_INKS[verdict], "dot")]
        if line.lead:
            marks.insert(0, Pill(say(words.LEAD), "info"))
        acts: list[QWidget] = []
        if may_take_off and line.ended_on is None:
            press = partial(self.take_off, line)
            acts.append(button(say(words.TAKE_OFF), press, name=f"off-{line.person}"))
        return _Person(line.name, marks, facts, reason, acts)

    def _candidate(self, each: Candidate) -> QWidget:
        say, stands = self.say, each.standpoint
        facts = [
            say(words.BELONGS.fill(place=stands.departments)),
            say(words.HELD.fill(held=stands.held)),
        ]
        acts: list[QWidget] = []
        if stands.free:
            lead = QCheckBox(say(words.AS_LEAD))
            nobody = self.dossier and not any(
                line.lead for line in self.dossier.auditors if line.ended_on is None
            )
            lead.setChecked(bool(nobody))
            lead.setObjectName(f"lead-{each.person}")
            press = button(say(words.ASSIGN), name=f"assign-{each.person}")
            press.setAccessibleName(f"{say(words.ASSIGN)}: {say(each.name)}")
            press.clicked.connect(lambda _=False: self.assign(each.person, lead.isChecked()))
            acts = [lead, press]
        mark = Pill(say(stands.verdict.label), VERDICT_INKS[stands.verdict], "dot")
        return _Person(say(each.name), [mark], facts, say(stands.reason), acts)

    def _scope(self, dossier: Dossier) -> list[tuple[str, str]]:
        say, comma = self.say, "、" if self.session.lang == "ja" else ", "
        pairs: list[tuple[T, str]] = [(words.PART, say(dossier.track.label))]
        if dossier.items:
            pairs.append((words.ITEM, comma.join(dossier.items)))
        if dossier.department_id is not None:
            asked = [say(Audience.of(key).label) for key in dossier.audiences]
            pairs.append((T("Questions for", "対象の回答者"), comma.join(asked)))
            measures = [say(Measure.of(key).label) for key in dossier.measures]
            if measures:
                pairs.append((T("Measures", "措置区分"), comma.join(measures)))
        span = words.SPAN.fill(first=day(dossier.period_from), last=day(dossier.period_to))
        pairs.append((words.PERIOD, say(span)))
        if dossier.postponed_reason:
            pairs.append((words.MOVED_BECAUSE, dossier.postponed_reason))
        return [(say(name), text) for name, text in pairs]

    def assign(self, person: int, lead: bool) -> None:
        if self.dossier is not None:
            self.page.do(assigning.assign, self.dossier.key[0], person, lead)

    def take_off(self, line: AuditorLine) -> None:
        title = words.TAKE_OFF_TITLE.fill(name=line.name)
        if reason := self.session.ask.reason(self, title, do=words.TAKE_OFF):
            self.page.do(assigning.take_off, line.key, reason)


class _Person(QFrame):
    """A name, the verdict beside it, where they belong, and the reason; buttons at the right."""

    def __init__(
        self, name: str, marks: list[Pill], facts: list[str], reason: str, acts: list[QWidget]
    ) -> None:
        super().__init__()
        tones = look.tones(self)
        self.setObjectName("person")
        self.setStyleSheet(f"#person {{ border: none; border-top: 1px solid {tones.line}; }}")
        self.setAccessibleName(f"{name} {' '.join(mark.text for mark in marks)} {reason}")
        who = label(name)
        who.setFont(look.font(look.TEXT, bold=True))
        head = row(who, *marks, 1, gap=look.GAP)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(head)
        text.addWidget(Prose("　".join(facts), "small"))
        if reason:
            text.addWidget(Prose(reason))
        line = row(*acts, gap=look.GAP)
        line.insertLayout(0, text, 1)
        line.setContentsMargins(0, look.GAP, 0, 0)
        for act in acts:
            line.setAlignment(act, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

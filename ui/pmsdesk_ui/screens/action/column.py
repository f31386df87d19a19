"""The steps of an action, built down the page; the open one with its editors and its files."""

from __future__ import annotations

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.services import evidence
from pmsdesk.services.action.dossier import Dossier
from pmsdesk.services.inspection import sheet

from ... import look
from ...evidence.attaching import Place
from ...evidence.box import EvidenceBox
from ...kit.basics import Card, button, clear, label, rule
from ...session import Session
from . import words
from .draft import Draft
from .earlier import Earlier
from .head import Head, late_days
from .rail import Dot, OnRail, QuietStep, StepCard
from .readings import day_of, signed
from .step_bodies import Bodies
from .steps import Step, steps_of

SPOKEN = {"done": words.STATE_DONE, "now": words.STATE_NOW, "next": words.STATE_NEXT}
WAITING = {
    "analysed": words.WAITING_APPROVAL,
    "done": words.WAITING_CHECK,
    "checked": words.WAITING_CLOSE,
}


class Column:
    """`show()` fills the layout anew. `now` is the card of the open step; `bodies` its editors."""

    def __init__(self, session: Session, layout: QVBoxLayout, draft: Draft) -> None:
        self.session, self.say, self.layout, self.draft = session, session.say, layout, draft
        self.files = EvidenceBox(session)
        self.bodies: Bodies | None = None
        self.now: QWidget | None = None

    def show(self, dossier: Dossier, names: QStandardItemModel) -> None:
        self.files.setParent(None)
        clear(self.layout)
        self.dossier, self.now = dossier, None
        self.bodies = Bodies(dossier, self.say, self.session.lang, names)
        self.layout.addWidget(Head(dossier, self.session))
        self.layout.addSpacing(look.WIDE)
        self._steps(self.bodies)
        self.layout.addStretch(1)
        self.show_files(dossier)
        self.draft.begin(dossier.action.key, self.bodies)

    def show_files(self, dossier: Dossier) -> None:
        it = dossier.action
        place = Place(evidence.attach_to_action, (it.id,)) if dossier.may_attach else None
        self.files.show_files([sheet.file(row) for row in dossier.evidence], place)

    def first_editor(self) -> QWidget | None:
        """Where the keyboard starts: in the first editor of the open step."""
        if self.bodies is None:
            return None
        rows = self.bodies.whys or self.bodies.steps
        if rows is not None and rows.lines:
            return next(iter(rows.lines[0].editors.values()))
        form = next(iter(self.bodies.forms), None)
        return next(iter(form.rows.values())).editor if form else None

    def _steps(self, bodies: Bodies) -> None:
        steps = steps_of(self.dossier)
        open_at = [at for at, step in enumerate(steps) if step.state == "now"]
        home = open_at[-1] if open_at and self.dossier.may_attach else -1
        for at, step in enumerate(steps):
            if step.key == ("cause" if "cause" in [s.key for s in steps] else "plan"):
                self._earlier()
            late = step.state == "now" and late_days(self.dossier) > 0
            dot = Dot(at + 1, step.state, at == 0, at == len(steps) - 1, late)
            part = self._part(step, bodies, at == home)
            self.layout.addWidget(OnRail(dot, part))
            if step.state == "now" and self.now is None:
                self.now = part
        if home < 0 and (self.dossier.evidence or self.dossier.may_attach):
            card = Card()
            card.add(self.files)
            self.layout.addWidget(card)

    def _earlier(self) -> None:
        for attempt in self.dossier.earlier:
            dot = Dot(0, "past", False, False, False)
            card = Earlier(attempt, self.say, self.dossier.today)
            self.layout.addWidget(OnRail(dot, card))

    def _part(self, step: Step, bodies: Bodies, with_files: bool) -> QWidget:
        say = self.say
        spoken = say(SPOKEN[step.state])
        if step.state == "next":
            return QuietStep(say(step.title), say(step.need), spoken)
        card = StepCard(say(step.title), spoken, step.state == "now", *self._beside(step))
        for part in bodies.remarks() if step.state == "now" and self.now is None else ():
            card.body.addWidget(part)
        for part in bodies.of(step.key, step.state == "now"):
            card.body.addWidget(part)
        if step.key == "found" and "content" in self.dossier.writable:
            self._offer_correcting(card, bodies)
        if with_files:
            card.body.addSpacing(look.HALF)
            card.body.addWidget(rule(card))
            card.body.addWidget(self.files)
        return card

    def _beside(self, step: Step) -> list[QWidget]:
        """At the right of a step's head: who and when, by when, or what it waits for."""
        parts: list[QWidget] = []
        if step.who or step.on:
            parts.append(signed(step.who, day_of(step.on)))
        if step.state == "now":
            if waiting := WAITING.get(self.dossier.action.state):
                parts.append(label(self.say(waiting), "small"))
            if step.due:
                parts.append(self._due(step))
        return parts

    def _due(self, step: Step) -> QWidget:
        it = self.dossier.action
        first = it.first_action_due
        text = words.DUE_BY.fill(day=day_of(step.due))
        if step.key == "doing" and first and first != it.action_due:
            text = words.DUE_FIRST.fill(day=day_of(step.due), first=day_of(first))
        return label(self.say(text), "error" if late_days(self.dossier) else "small")

    def _offer_correcting(self, card: StepCard, bodies: Bodies) -> None:
        """The finding is read first; who may still correct it presses once to get the editors."""
        press = button(self.say(words.EDIT), kind="link", icon="edit", name="edit-finding")
        card.body.addWidget(press)

        def edit() -> None:
            for place in reversed(range(1, card.body.count())):
                item = card.body.takeAt(place)
                if item and (part := item.widget()):
                    part.hide()
                    part.deleteLater()
            form = bodies.finding_form()
            card.body.addWidget(form)
            self.draft.adopt()
            form.editor("title").setFocus()

        press.clicked.connect(lambda _=False: edit())

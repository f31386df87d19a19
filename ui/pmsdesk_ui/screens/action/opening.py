"""Opening an action by hand: what was found elsewhere than in a self-inspection."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds.action.action import CorrectiveAction
from pmsdesk.kinds.action.words import Sort, Source
from pmsdesk.services.action import actions

from ... import trouble
from ...kit.basics import Scroll
from ...kit.dialogs import Dialog
from ...kit.editors import editor_for
from ...kit.form import Form
from ...kit.inputs import ChoiceBox
from ...session import Session
from . import words
from .readings import field_words


class OpenDialog(Dialog):
    """`opened` is the id of the new action."""

    def __init__(
        self, owner: QWidget, session: Session, departments: tuple[tuple[int, T], ...]
    ) -> None:
        super().__init__(owner, session.lang, words.ADD, words.ADD_ABOUT, words.ADD, width=640)
        self.session = session
        self.opened: int | None = None
        self.form = Form(session.lang)
        self._where(departments)
        self._what()
        scroll = Scroll(margin=2)
        scroll.body.addWidget(self.form)
        self.body.addWidget(scroll)
        self.resize(680, 620)
        first = "title" if len(departments) == 1 else "department"
        self.form.editor(first).setFocus()

    def _where(self, departments: tuple[tuple[int, T], ...]) -> None:
        choices: list[tuple[Any, str]] = [(id, self.say(name)) for id, name in departments]
        if len(choices) > 1:
            choices.insert(0, (None, self.say(words.CHOOSE)))
        self.form.add("department", words.WHERE, ChoiceBox("", choices), required=True)
        sources: list[tuple[Any, str]] = [(None, self.say(words.CHOOSE))]
        sources += [(s, self.say(s.label)) for s in Source if s != Source.SELF_INSPECTION]
        self.form.add("source", field_words("source"), ChoiceBox("", sources), required=True)
        self.form.beside("department", "source")

    def _what(self) -> None:
        today = self.session.today()
        given = {"sort": Sort.CORRECTIVE, "found_on": today}
        hints = {"source_ref": words.SOURCE_HINT}
        needed = ("title", "content", "found_on")
        for name in ("title", "content", "requirement", "sort", "grade", "found_on", "source_ref"):
            field = CorrectiveAction._meta.fields[name]
            value = given.get(name, field.default)
            editor = editor_for(field, self.lang)
            hint = hints.get(name, "")
            self.form.add(name, field_words(name), editor, value, hint, name in needed)
        self.form.beside("sort", "grade", "found_on")

    def try_accept(self) -> None:
        """The dialog stays until the database has taken it."""
        self.form.accept()
        try:
            facts = self.form.values()
            for name in ("department", "source"):
                if facts[name] is None:
                    raise Refused(words.CHOOSE_HERE, name)
        except Refused as problem:
            self.refuse(problem)
            return
        self.yes.setEnabled(False)
        self.session.runner.do(
            self,
            actions.open_by_hand,
            facts.pop("department"),
            **facts,
            done=self._opened,
            failed=self._failed,
        )

    def _opened(self, action: Any) -> None:
        self.opened = action.id
        self.accept()

    def _failed(self, problem: Exception) -> None:
        self.yes.setEnabled(True)
        trouble.show(self, problem)

    def refuse(self, problem: Refused) -> None:
        self.form.refuse(problem)

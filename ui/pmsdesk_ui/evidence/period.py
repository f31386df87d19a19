"""The day or the period a file proves, and a remark."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang
from pmsdesk.kinds.evidence import BACKWARDS
from pmsdesk.services.inspection.sheet import File

from .. import words as shared
from ..kit.dates import DateEdit
from ..kit.dialogs import Dialog
from ..kit.form import Form
from ..kit.inputs import GrowingText
from . import words


class PeriodDialog(Dialog):
    def __init__(self, owner: QWidget | None, lang: Lang, file: File) -> None:
        title = words.PERIOD_TITLE.fill(name=file.name)
        super().__init__(owner, lang, title, words.PERIOD_ABOUT, shared.SAVE)
        self.form = Form(lang)
        self.form.add("proves_from", words.FROM, DateEdit("", lang), file.proves_from)
        self.form.add("proves_to", words.TO, DateEdit("", lang), file.proves_to)
        self.form.beside("proves_from", "proves_to")
        self.form.add("remark", words.REMARK, GrowingText(), file.remark)
        self.body.addWidget(self.form)
        self.form.editor("proves_from").setFocus()

    def facts(self) -> dict[str, Any]:
        return self.form.values()

    def check(self) -> None:
        facts = self.form.values()
        begin, end = facts["proves_from"], facts["proves_to"]
        if begin and end and end < begin:
            raise Refused(BACKWARDS, "proves_to")

    def refuse(self, problem: Refused) -> None:
        self.form.refuse(problem)

"""A new recovery code, shown once, with its sheet to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase

from pmsdesk.services.organization import logins

from ... import look, trouble
from ... import words as shared
from ...kit.basics import button, label, row
from ...kit.dialogs import Dialog
from ...kit.notes import Banner
from ...kit.screen import Screen
from . import words


class CodeDialog(Dialog):
    def __init__(self, page: Screen, code: str) -> None:
        super().__init__(
            page.window(), page.session.lang, words.CODE_TITLE, words.CODE_KEEP, words.KEPT,
            width=540,
        )  # fmt: skip
        self.page, self.session, self.code = page, page.session, code
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = label(code)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(22)
        face.setBold(True)
        tones = look.tones(self)
        self.shown.setFont(face)
        self.shown.setStyleSheet(
            f"color: {tones.text}; background: {tones.accent_soft}; font-size: 22px;"
            f" border: 1px dashed {tones.accent}; border-radius: 8px; padding: 14px;"
        )
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(self.say(words.CODE_TITLE))
        self.shown.setAccessibleDescription(" ".join(code))
        self.banner = Banner(self.say(shared.CLOSE))
        self.save = button(self.say(words.SAVE_PDF), self._save, icon="print", name="save-pdf")
        self.body.addWidget(self.banner)
        self.body.addWidget(self.shown)
        self.body.addLayout(row(self.save, 1))
        self.no.hide()
        self.accepted.connect(lambda: page.do(logins.keep_code, saved=None))

    def _save(self) -> None:
        name = self.say(words.PDF_NAME)
        out = self.session.ask.save_file(self, words.SAVE_PDF, name, "PDF (*.pdf)")
        if out is None:
            return
        seat, lang, code = self.session.seat, self.lang, self.code
        company, folder, login = seat.card.company, seat.workspace.folder, seat.card.login

        def job(_: Callable[[int, int], None]) -> Path:
            from pmsdesk.reports.organization import recovery

            recovery.draw(code, company.into(lang), str(folder), login, out, lang)
            return out

        self.session.runner.long(self, job, done=self._saved, failed=self._failed)

    def _saved(self, out: Path) -> None:
        self.banner.say(self.say(words.PDF_SAVED.fill(name=out.name)), "done")

    def _failed(self, problem: Exception) -> None:
        trouble.show(self.page, problem)

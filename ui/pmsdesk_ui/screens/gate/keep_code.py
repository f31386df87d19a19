"""The recovery code, shown once: to be kept on paper before work begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from pmsdesk.base.errors import Refused

from ... import look
from ... import words as shared
from ...kit.basics import button, label, row
from . import words
from .page import GatePage

if TYPE_CHECKING:
    from .front import Front

GROUP = 5
FORGET = 60_000  # milliseconds after which the code leaves the clipboard


class KeepCodePage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.CODE, words.CODE_ABOUT, 600)
        self.code = front.draft.code
        self.body.insertWidget(0, self._shown())
        self.copy = button(self.say(words.COPY_CODE), self._copy, icon="copy", name="copy-code")
        self.save = button(self.say(words.SAVE_PDF), self._save, icon="print", name="save-code")
        self.body.insertLayout(1, row(self.save, self.copy, 1))
        self.way(1)
        self.typed = QLineEdit()
        self.typed.setMaxLength(GROUP + 1)
        self.typed.setFixedWidth(160)
        self.form.add("typed", words.CODE_CHECK, self.typed, hint=words.CODE_CHECK_HINT)
        self.typed.returnPressed.connect(self.try_it)
        self.main_button(words.GO_ON, self.try_it)

    def take_focus(self) -> None:
        self.save.setFocus()

    def try_it(self) -> None:
        typed = self.typed.text().strip().strip("-").upper()
        if typed != self.code[-GROUP:]:
            self.fail(Refused(words.CODE_WRONG, "typed"))
            return
        seat = self.front.draft.seat
        assert seat is not None
        self.front.draft.code = ""

        def job() -> None:
            from pmsdesk.services.organization import logins

            seat.do(seat.card.standing.person, logins.keep_code)

        enter = lambda _: self.front.enter(seat)  # noqa: E731
        self.front.runner.job(self, job, done=enter, failed=self.fail)

    def _shown(self) -> QFrame:
        tones = look.tones(self)
        frame = QFrame()
        frame.setObjectName("code")
        frame.setStyleSheet(
            f"#code {{ background: {tones.accent_soft}; border: 1px dashed {tones.accent};"
            " border-radius: 8px; }"
        )
        text = label(self.code)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(22)
        face.setBold(True)
        text.setFont(face)
        text.setStyleSheet(f"color: {tones.text}; font-size: 22px;")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(self.say(words.CODE))
        text.setAccessibleDescription(" ".join(self.code))
        text.setObjectName("recovery-code")
        box = QVBoxLayout(frame)
        box.setContentsMargins(look.WIDE, look.WIDE, look.WIDE, look.WIDE)
        box.addWidget(text)
        return frame

    def _copy(self) -> None:
        """Into the clipboard, and out of it again: other programs read there too."""
        board, code = QGuiApplication.clipboard(), self.code
        board.setText(code)
        self.banner.say(self.say(shared.COPIED), "done")

        def forget() -> None:
            if board.text() == code:
                board.clear()

        QTimer.singleShot(FORGET, board, forget)

    def _save(self) -> None:
        name = self.say(words.PDF_NAME)
        out = self.front.ask.save_file(self, words.PDF_TITLE, name, "PDF (*.pdf)")
        seat = self.front.draft.seat
        if out is None or seat is None:
            return
        code, lang = self.code, self.lang

        def job() -> Path:
            from pmsdesk.reports.organization import recovery

            card, folder = seat.card, seat.workspace.folder.name
            recovery.draw(code, card.company.into(lang), folder, card.login, out, lang)
            return out

        self.front.runner.job(self, job, done=self._saved, failed=self.fail)

    def _saved(self, out: Path) -> None:
        self.banner.say(self.say(words.SAVED_TO.fill(name=out.name)), "done")
        self.typed.setFocus()

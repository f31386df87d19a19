"""The two questions: are you sure, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import Lang, T

from .. import look, words
from .basics import Prose, button, label, row
from .form import FieldRow
from .inputs import GrowingText


class Dialog(QDialog):
    """A title, a body to fill, and a row with Cancel and one verb. Ctrl+Enter does it."""

    def __init__(
        self,
        owner: QWidget | None,
        lang: Lang,
        title: T | str,
        about: T | str = "",
        do: T = words.OK,
        danger: bool = False,
        width: int = 460,
    ) -> None:
        super().__init__(owner)
        self.lang = lang
        self.setWindowTitle(self.say(title))
        self.setMinimumWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.GRID * 3, look.GRID * 3, look.GRID * 3, look.WIDE)
        outer.setSpacing(look.WIDE)
        head = label(self.say(title), "section")
        head.setWordWrap(True)
        outer.addWidget(head)
        if about:
            outer.addWidget(Prose(self.say(about)))
        self.body = QVBoxLayout()
        self.body.setSpacing(look.WIDE)
        outer.addLayout(self.body, 1)
        self.no = button(self.say(words.CANCEL), self.reject, name="cancel")
        self.yes = button(
            self.say(do), self.try_accept, kind="danger" if danger else "primary", name="accept"
        )
        outer.addLayout(row(1, self.no, self.yes))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # also in a line, where Enter alone may do it
            QShortcut(QKeySequence(keys), self).activated.connect(self.yes.click)
        (self.no if danger else self.yes).setDefault(True)
        (self.no if danger else self.yes).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width, and no higher."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def say(self, text: T | str) -> str:
        return text.into(self.lang) if isinstance(text, T) else text

    def check(self) -> None:
        """Raise Refused where this cannot be accepted yet."""

    def refuse(self, problem: Refused) -> None:
        """Where a subclass shows what the user can mend."""

    def try_accept(self) -> None:
        try:
            self.check()
        except Refused as problem:
            self.refuse(problem)
        else:
            self.accept()

    def asked(self) -> bool:
        """Show it and wait; True where the user did it."""
        return self.exec() == QDialog.DialogCode.Accepted


class ConfirmDialog(Dialog):
    def answered(self) -> bool:
        return self.asked()


class ReasonDialog(Dialog):
    def __init__(
        self,
        owner: QWidget | None,
        lang: Lang,
        title: T,
        about: T | str = "",
        do: T = words.OK,
        of: T = words.REASON,
        danger: bool = False,
    ) -> None:
        super().__init__(owner, lang, title, about, do, danger, width=520)
        self.text = GrowingText(self.say(of), lines=4)
        self.text.entered.connect(self.try_accept)
        self.field = FieldRow("reason", self.say(of), self.text, required=True)
        self.body.addWidget(self.field)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if not self.text.text().strip():
            raise Refused(words.REQUIRED_HERE)

    def refuse(self, problem: Refused) -> None:
        self.field.refuse(self.say(problem.why))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def answered(self) -> str | None:
        return self.text.text().strip() if self.asked() else None


class ReportDialog(Dialog):
    """A mistake of ours: says so, and lets the user copy what is needed to mend it."""

    TITLE = T("The program made a mistake", "プログラムの不具合が起きました")
    ABOUT = T(
        "What you had saved is safe. The lines below say where it happened; they hold no personal"
        " data. Please send them to whoever looks after the program.",
        "保存済みの内容は失われていません。下の記録には発生箇所だけが書かれており、"
        "個人情報は含まれません。お手数ですが、システムの担当者へお送りください。",
    )

    def __init__(self, owner: QWidget | None, lang: Lang, text: str) -> None:
        super().__init__(owner, lang, self.TITLE, self.ABOUT, words.CLOSE, width=600)
        self.text = GrowingText(self.say(self.TITLE), lines=5)
        self.text.setText(text)
        self.text.setReadOnly(True)
        self.body.addWidget(self.text)
        self.no.setText(self.say(words.COPY))
        self.no.clicked.disconnect()
        self.no.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

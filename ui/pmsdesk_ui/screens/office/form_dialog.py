"""A dialog with a form that runs a service: a refusal stands beside its field, and it stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.base.text import T

from ... import look, trouble, words
from ...kit.basics import Scroll
from ...kit.dialogs import Dialog
from ...kit.form import Form
from ...kit.inputs import GrowingText
from ...kit.screen import Screen

MARGIN = 48  # pixels of the screen's height a dialog leaves free: its own title bar


class TallScroll(Scroll):
    """As high as what is inside, where there is room."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        assert inside is not None
        height = inside.sizeHint().height()
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(max(self.viewport().width(), 1))
        return QSize(inside.sizeHint().width(), height)


class FormDialog(Dialog):
    """Add fields to `form`, then `run()` says what is done with their values.

    Shown by `begin()`, which returns at once; it closes when the service has done its work.
    """

    def __init__(
        self,
        page: Screen,
        title: T,
        about: T | str = "",
        *,
        do: T = words.SAVE,
        danger: bool = False,
        width: int = 560,
    ) -> None:
        super().__init__(page.window(), page.session.lang, title, about, do, danger, width)
        self.page, self.session = page, page.session
        self.form = Form(self.lang)
        self.area = TallScroll()
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.area.body.setContentsMargins(2, 2, look.GAP, 2)  # room for the focus ring
        self.area.body.addWidget(self.form)
        self.area.body.addStretch(1)
        self.body.addWidget(self.area, 1)
        self.waiting = False
        self.saved: T | None = words.SAVED
        self.finished_with: Callable[[Any], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def run(self, values: dict[str, Any]) -> None:
        """Ask for the service with self.do(service, …); each dialog says which."""

    def then(self, told: Callable[[Any], None]) -> FormDialog:
        """What to do with the service's result, once the dialog has closed."""
        self.finished_with = told
        return self

    def begin(self) -> FormDialog:
        for row in self.form.rows.values():
            if isinstance(row.editor, GrowingText):
                row.editor.entered.connect(self.try_accept)
        self.open()
        rows = self.form.rows.values()
        if first := next((each for each in rows if each.editor.isEnabled()), None):
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def do(self, service: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.wait(True)
        self.page.do(
            service, *args, done=self.done_with, saved=self.saved, failed=self.failed, **kwargs
        )

    def done_with(self, result: Any) -> None:
        told = self.finished_with
        self.accept()
        if told:
            told(result)

    def failed(self, problem: Exception) -> None:
        self.wait(False)
        if isinstance(problem, Refused):
            self.refuse(problem)
        elif isinstance(problem, Unavailable):
            self.form.banner.say(self.say(problem.why), "late")
        else:
            trouble.show(self.page, problem)

    def try_accept(self) -> None:
        try:
            values = self.form.values()
            self.check()
        except Refused as problem:
            self.refuse(problem)
            return
        self.form.accept()
        self.run(values)

    def refuse(self, problem: Refused) -> None:
        self.form.refuse(problem)
        fit(self)
        if row := self.form.rows.get(problem.field):
            self.area.ensureWidgetVisible(row)
        else:
            self.area.verticalScrollBar().setValue(0)

    def wait(self, yes: bool) -> None:
        """While the service runs nothing can be asked twice."""
        self.waiting = yes
        self.yes.setEnabled(not yes)
        self.no.setEnabled(not yes)
        self.form.setEnabled(not yes)

    def reject(self) -> None:
        """Not while the service runs: its outcome comes home to this dialog."""
        if not self.waiting:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)


def fit(dialog: Dialog) -> None:
    """As high as it needs, and never higher or wider than the screen allows."""
    room = dialog.screen().availableSize()
    width = min(dialog.width(), max(360, room.width() - look.WIDE))
    dialog.setMinimumWidth(min(dialog.minimumWidth(), width))
    layout = dialog.layout()
    assert layout is not None
    for area in dialog.findChildren(TallScroll):
        area.updateGeometry()  # what it holds has changed since it was measured
    dialog.resize(width, 10)
    layout.activate()
    high = layout.sizeHint().height()
    if layout.hasHeightForWidth():
        high = max(high, layout.totalHeightForWidth(width))
    dialog.resize(width, min(high, max(320, room.height() - MARGIN)))

"""A part of a page: its filters and buttons in one row, in two where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from pmsdesk.base.flow import NOT_YOURS
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from ... import look, words
from ...kit.basics import button
from ...kit.flow import Flow
from ...kit.screen import Screen
from .part import Part


class Pane(Part):
    """A list or a sheet; the page around it reads, writes and tells."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.filters = Flow()
        self.buttons = Flow()
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(look.GAP)
        self.top.addLayout(self.filters, 1)
        policies = QSizePolicy.Policy
        self.top.addItem(QSpacerItem(0, 0, policies.Expanding, policies.Minimum))
        self.top.addLayout(self.buttons)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.WIDE - 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.WIDE - 4)
        whole.addLayout(self.top)
        whole.addLayout(self.body, 1)

    def say(self, text: T | str) -> str:
        return self.session.say(text)

    def act(
        self, text: T, press: Callable[[], Any], icon: str = "", *, kind: str = "", name: str = ""
    ) -> QPushButton:
        """A button at the right of the row; the primary one comes last."""
        result = button(self.say(text), press, kind=kind, icon=icon, name=name)
        self.buttons.addWidget(result)
        return result

    def offer_history(self, kind: str, record: Callable[[], int]) -> QPushButton:
        """A button to the history of the record that is shown."""

        def show() -> None:
            from ..history import HistoryDialog

            HistoryDialog(self.session, kind, record(), self.window()).exec()

        return self.act(words.HISTORY, show, "history", name="history")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        need = self.filters.sizeHint().width() + self.buttons.sizeHint().width() + look.GAP
        ways = QBoxLayout.Direction
        narrow = bool(self.buttons.count() and need > self.width())
        self.top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def permit(part: QWidget, page: Screen, roles: frozenset[Role], why_not: T | None = None) -> bool:
    """Leave the control open only to these roles; it says why where it is closed."""
    why = why_not if page.session.holds(*roles) else NOT_YOURS
    part.setEnabled(why is None)
    part.setToolTip(page.say(why) if why is not None else "")
    part.setAccessibleDescription(part.toolTip())
    return why is None

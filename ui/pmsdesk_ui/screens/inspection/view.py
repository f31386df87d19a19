"""What stands inside the inspections page: a row of tools above, and a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmsdesk.base.text import T

from ... import look
from ...kit.basics import button
from ...kit.flow import Flow
from ...kit.screen import Screen


class View(QWidget):
    """A list or a form; the page around it reads, writes and tells."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        self.tools = Flow()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.GAP)
        top = QHBoxLayout()
        top.setSpacing(look.GAP)
        top.addLayout(self.tools, 1)
        top.addLayout(self.buttons)
        top.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.WIDE - 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(look.WIDE - 4)
        whole.addLayout(top)
        whole.addLayout(self.body, 1)

    def say(self, text: T | str) -> str:
        return self.session.say(text)

    def reload(self) -> None:
        """Read again what is shown."""

    def entitle(self) -> None:
        """Put the name of what is shown on the page."""

    def go_up(self) -> None:
        """To the list this was opened from."""
        self.session.go("inspections")

    def enter(self) -> None:
        """The keyboard to where the work is."""

    def may_leave(self) -> bool:
        return True

    def act(
        self, text: T, press: Callable[[], Any], icon: str = "", *, kind: str = "", name: str = ""
    ) -> QPushButton:
        """A button at the right of the row; the primary one comes last."""
        result = button(self.say(text), press, kind=kind, icon=icon, name=name)
        self.buttons.addWidget(result)
        return result

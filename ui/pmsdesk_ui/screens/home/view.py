"""What every home has: a column that scrolls, filled from one reading."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.services.home import Home

from ... import look
from ...session import Session


class HomeView(QWidget):
    """Built once; `put` shows what was read. `turned` (where there is one) asks for a round."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, look.GAP, look.GAP)
        self.box.setSpacing(look.WIDE)

    def first(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def put(self, view: Home) -> None:
        """Show what was read."""

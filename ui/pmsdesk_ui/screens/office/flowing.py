"""Buttons side by side that go on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import look
from ...kit.basics import row
from ...kit.flow import Flow


def level(*parts: QWidget, gap: int = look.GAP) -> QWidget:
    """Small parts on the height of a button, each in its middle."""
    holder = QWidget()
    holder.setLayout(row(*parts, gap=gap))
    holder.setFixedHeight(look.CONTROL)
    return holder


class Flowing(QWidget):
    def __init__(self, *parts: QWidget, gap: int = look.GAP) -> None:
        super().__init__()
        self.flow = Flow(gap, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.flow.addWidget(part)

"""What is not in order with the organization: a sentence each, and a button to its cure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from pmsdesk.services.organization.appointment_rules import APPOINTING
from pmsdesk.services.organization.disorder import Warning
from pmsdesk.services.organization.people import GIVES_LOGINS

from ... import icons, look
from ...kit.basics import Prose, Scroll, button, clear, label, row
from ...kit.screen import Screen
from ..office.pane import permit
from . import words

LINE = 36  # pixels of one sentence
MOST = 4  # sentences in sight; the rest can be scrolled to


class DisorderList(QFrame):
    def __init__(self, page: Screen, cure: Callable[[Warning], None]) -> None:
        super().__init__()
        self.page, self.session, self.cure = page, page.session, cure
        tones = look.tones(self)
        self.setObjectName("disorder")
        self.setStyleSheet(
            f"#disorder {{ background: {tones.soon.soft}; border: 1px solid {tones.soon.solid};"
            " border-radius: 8px; }"
        )
        self.head = label("", "section")
        self.area = Scroll()
        self.area.body.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.WIDE - 4, look.GAP, look.GAP, look.GAP)
        box.setSpacing(look.HALF)
        box.addWidget(self.head)
        box.addWidget(self.area)
        self.hide()

    def put(self, warnings: Sequence[Warning]) -> None:
        clear(self.area.body)
        say = self.session.say
        self.head.setText(say(words.DISORDER.fill(n=len(warnings))))
        self.setAccessibleName(self.head.text())
        for warning in warnings:
            self._add(warning)
        high = min(len(warnings), MOST) * LINE
        self.area.setFixedHeight(high)
        self.setVisible(bool(warnings))

    def _add(self, warning: Warning) -> None:
        say = self.session.say
        sign = QLabel()
        ink = look.tones(self).soon.text
        sign.setPixmap(icons.picture("warning", ink, 16, self.devicePixelRatio()))
        press = button(say(words.CURES[warning.lack]), lambda: self.cure(warning), kind="link")
        press.setAccessibleDescription(say(warning.words))
        roles = GIVES_LOGINS if warning.lack == "login" else APPOINTING
        permit(press, self.page, roles)
        text = Prose(say(warning.words))
        line = QFrame()
        line.setLayout(row(sign, text, press, gap=look.GAP))
        line.setMinimumHeight(LINE - 2)
        self.area.body.addWidget(line)

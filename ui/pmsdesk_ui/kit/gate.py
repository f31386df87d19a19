"""A page before the window proper (signing in, first start): a card in the middle, a logo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pmsdesk.base.text import LANGS, Lang, T

from .. import icons, look
from .basics import Prose, button, label, row

NAMES = {"ja": "日本語", "en": "English"}


class Gate(QWidget):
    """Fill `body`; `foot` is a line below the card. `spoken` carries a language picked here."""

    spoken = Signal(str)

    def __init__(
        self,
        lang: Lang,
        title: T | str,
        about: T | str = "",
        width: int = 420,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lang = lang
        self.card = QFrame()
        self.card.setProperty("card", True)
        self.card.setFixedWidth(width)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(*(look.GRID * 4,) * 4)
        inside.setSpacing(look.WIDE)
        head = label(self.say(title), "title")
        head.setWordWrap(True)
        inside.addWidget(head)
        if about:
            self.about = Prose(self.say(about), "muted")
            inside.addWidget(self.about)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.WIDE)
        inside.addLayout(self.body)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(look.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(look.GRID * 3,) * 4)
        outer.setSpacing(look.GRID * 3)
        outer.addStretch(2)
        outer.addLayout(row(1, self._brand(), 1))
        outer.addLayout(row(1, self.card, 1))
        outer.addLayout(row(1, self.foot, 1))
        outer.addStretch(3)
        self.settings_line = self._languages()
        outer.addLayout(self.settings_line)

    def say(self, text: T | str) -> str:
        return text.into(self.lang) if isinstance(text, T) else text

    def _brand(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(icons.logo(40, self.devicePixelRatio()))
        brand = QWidget()
        brand.setLayout(row(mark, label("PMS Desk", "title"), gap=12))
        return brand

    def _languages(self) -> QHBoxLayout:
        line = row(1, gap=look.HALF)
        for lang in LANGS:
            press = button(NAMES[lang], kind="quiet", name=f"lang-{lang}")
            press.setEnabled(lang != self.lang)
            press.clicked.connect(lambda _=False, lang=lang: self.spoken.emit(lang))
            line.addWidget(press)
        line.addStretch(1)
        return line

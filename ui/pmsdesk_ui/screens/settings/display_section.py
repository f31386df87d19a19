"""Language and appearance, as one person likes them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from pmsdesk.base.text import LANGS, Lang, T

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll
from ...kit.screen import Screen
from ..office.flowing import Flowing
from ..office.pane import Pane
from . import words

CALLED = {"ja": T("日本語", "日本語"), "en": T("English", "English")}  # each in its own language
THEMES = {
    "system": shared.THEME_SYSTEM,
    "light": shared.THEME_LIGHT,
    "dark": shared.THEME_DARK,
}


class DisplaySection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        area = Scroll()
        self.langs, self.themes = QButtonGroup(self), QButtonGroup(self)
        language = Card(self.say(words.LANGUAGE))
        language.add(Flowing(*(self._lang(lang) for lang in LANGS)))
        language.add(Prose(self.say(words.LANGUAGE_ABOUT), "small"))
        theme = Card(self.say(words.THEME))
        theme.add(Flowing(*(self._theme(name) for name in look.THEMES)))
        theme.add(Prose(self.say(words.THEME_ABOUT), "small"))
        for card in (language, theme):
            area.body.addWidget(card)
        area.body.addStretch(1)
        self.body.addWidget(area)

    def _lang(self, lang: Lang) -> QRadioButton:
        press = QRadioButton(CALLED[lang])
        press.setObjectName(f"lang-{lang}")
        press.setChecked(lang == self.session.lang)
        press.clicked.connect(partial(self._speak, lang))
        self.langs.addButton(press)
        return press

    def _theme(self, name: look.Theme) -> QRadioButton:
        press = QRadioButton(self.say(THEMES[name]))
        press.setObjectName(f"theme-{name}")
        press.setChecked(name == self.session.theme)
        press.clicked.connect(partial(self._wear, name))
        self.themes.addButton(press)
        return press

    def _speak(self, lang: Lang, _: bool = False) -> None:
        self.session.speak(lang)

    def _wear(self, name: look.Theme, _: bool = False) -> None:
        self.session.wear(name)

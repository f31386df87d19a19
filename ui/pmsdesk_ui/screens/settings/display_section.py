"""Language, appearance and notices, as one person likes them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from pmsdesk.base.text import LANGS, Lang, T
from pmsdesk.base.weeks import STARTS, WeekStart
from pmsdesk.services.mail import settings as mail_settings

from ... import look
from ... import words as shared
from ...kit.basics import Card, Prose, Scroll
from ...kit.screen import Screen
from ..office.flowing import Flowing
from ..office.pane import Pane
from . import mail_words, words

CALLED = {"ja": T("日本語", "日本語"), "en": T("English", "English")}  # each in its own language
THEMES = {
    "system": shared.THEME_SYSTEM,
    "light": shared.THEME_LIGHT,
    "dark": shared.THEME_DARK,
}
WEEKS: dict[WeekStart, T] = {"sunday": words.WEEK_SUNDAY, "monday": words.WEEK_MONDAY}


class DisplaySection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        area = Scroll()
        self.langs, self.themes = QButtonGroup(self), QButtonGroup(self)
        self.weeks = QButtonGroup(self)
        language = Card(self.say(words.LANGUAGE))
        language.add(Flowing(*(self._lang(lang) for lang in LANGS)))
        language.add(Prose(self.say(words.LANGUAGE_ABOUT), "small"))
        theme = Card(self.say(words.THEME))
        theme.add(Flowing(*(self._theme(name) for name in look.THEMES)))
        theme.add(Prose(self.say(words.THEME_ABOUT), "small"))
        week = Card(self.say(words.WEEK))
        week.add(Flowing(*(self._week(start) for start in STARTS)))
        week.add(Prose(self.say(words.WEEK_ABOUT), "small"))
        for card in (language, theme, week, self._notices()):
            area.body.addWidget(card)
        area.body.addStretch(1)
        self.body.addWidget(area)

    def _notices(self) -> Card:
        self.desktop = QCheckBox(self.say(mail_words.DESKTOP))
        self.desktop.setObjectName("notify-desktop")
        self.desktop.setChecked(self.session.notify)
        self.desktop.toggled.connect(self.session.notify_desktop)
        self.mail = QCheckBox(self.say(mail_words.WANTED))
        self.mail.setObjectName("notify-mail")
        self.mail.setEnabled(False)  # until it is known
        self.mail.clicked.connect(lambda on: self.page.do(mail_settings.want, on))
        card = Card(self.say(mail_words.NOTICES))
        card.add(self.desktop)
        card.add(Prose(self.say(mail_words.DESKTOP_ABOUT), "small"))
        card.add(self.mail)
        card.add(Prose(self.say(mail_words.WANTED_ABOUT), "small"))
        return card

    def reload(self) -> None:
        self.page.read(mail_settings.wanted, done=self._show_wish)

    def _show_wish(self, wanted: bool) -> None:
        self.mail.setChecked(wanted)
        self.mail.setEnabled(True)

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

    def _week(self, start: WeekStart) -> QRadioButton:
        press = QRadioButton(self.say(WEEKS[start]))
        press.setObjectName(f"week-{start}")
        press.setChecked(start == self.session.week)
        press.clicked.connect(partial(self._begin_weeks, start))
        self.weeks.addButton(press)
        return press

    def _begin_weeks(self, start: WeekStart, _: bool = False) -> None:
        self.session.begin_weeks(start)

    def _speak(self, lang: Lang, _: bool = False) -> None:
        self.session.speak(lang)

    def _wear(self, name: look.Theme, _: bool = False) -> None:
        self.session.wear(name)

"""The very first page: four ways to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import words
from .page import GatePage
from .parts import ChoiceButton

if TYPE_CHECKING:
    from .front import Front


class WelcomePage(GatePage):
    def __init__(self, front: Front) -> None:
        super().__init__(front, words.WELCOME, words.WELCOME_ABOUT, 520)
        self.form.hide()
        self.choices = []
        for name, icon, title, about, press in (
            ("make", "company", words.MAKE, words.MAKE_ABOUT, partial(front.turn_to, "new")),
            ("try", "play", words.TRY, words.TRY_ABOUT, partial(front.turn_to, "demo")),
            ("open", "folder", words.OPEN_OLD, words.OPEN_OLD_ABOUT, front.open_folder),
            (
                "restore",
                "backup",
                words.BRING_BACK,
                words.BRING_BACK_ABOUT,
                partial(front.turn_to, "restore"),
            ),
        ):
            choice = ChoiceButton(
                icon, self.say(title), self.say(about), f"welcome-{name}", main=name == "make"
            )
            choice.clicked.connect(lambda _=False, press=press: press())
            self.body.addWidget(choice)
            self.choices.append(choice)

    def take_focus(self) -> None:
        self.choices[0].setFocus()

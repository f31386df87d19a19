"""Recording that somebody looked at a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmsdesk.kinds.law.words import Effect
from pmsdesk.services import law

from ...kit.dates import DateEdit
from ...kit.inputs import GrowingText
from ...kit.screen import Screen
from ...kit.segments import Segments
from ..office.form_dialog import FormDialog
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.law import Card


class CheckDialog(FormDialog):
    def __init__(self, page: Screen, card: Card) -> None:
        title = words.CHECK_TITLE.fill(title=card.title)
        super().__init__(page, title, words.CHECK_ABOUT, width=560)
        self.card = card
        self.saved = words.RECORDED
        say = self.say
        effect = Segments(say(words.EFFECT), [(e.value, say(e.label)) for e in Effect])
        effect.put(Effect.WATCH.value)
        self.form.add("effect", words.EFFECT, effect)
        self.form.add("note", words.NOTE, GrowingText(say(words.NOTE), lines=3), required=True)
        again = DateEdit("", self.lang)
        self.form.add("again_on", words.AGAIN, again, hint=words.AGAIN_HINT)

    def run(self, values: dict[str, Any]) -> None:
        self.do(
            law.acknowledge,
            self.card.id,
            self.card.edition,
            values["effect"],
            values["note"] or "",
            values["again_on"],
        )

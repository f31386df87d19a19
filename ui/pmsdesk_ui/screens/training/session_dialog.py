"""One session of a training: the day, the place, the lecturer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmsdesk.kinds.training.training import Session
from pmsdesk.services.training import trainings

from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.record import Given
from . import words

if TYPE_CHECKING:
    from pmsdesk.services.training.dossier import Dossier, SessionLine


class SessionDialog(FormDialog):
    def __init__(self, page: Screen, dossier: Dossier, line: SessionLine | None) -> None:
        title = words.SESSION_N.fill(n=line.place) if line else words.ADD_SESSION
        super().__init__(page, title, words.SESSION_ABOUT, width=600)
        self.dossier, self.line = dossier, line
        given = Given({name: getattr(line, name) for name in Session.form}) if line else None
        if given is None:
            held = {"held_on": max(dossier.facts["planned_on"], dossier.today)}
            given = Given({"until": None, "times": "", "room": "", "makeup": False, "remark": "",
                           "lecturer": dossier.facts["lecturer"], **held})  # fmt: skip
        self.form.add_fields(Session, Session.form, given)
        self.form.beside("held_on", "until", "times")
        self.form.beside("room", "lecturer")

    def run(self, values: dict[str, Any]) -> None:
        if self.line is None:
            self.do(trainings.add_session, self.dossier.key[0], **values)
        else:
            self.do(trainings.correct_session, self.line.key, **values)

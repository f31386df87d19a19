"""What stands behind one answer: what was to be looked at, last time, who checked, the evidence."""

from __future__ import annotations

from pmsdesk.services.inspection.sheet import Asked

from ... import look
from ...evidence.attaching import Attaching
from ...evidence.box import EvidenceBox
from ...kit.basics import Scroll, label
from ...session import Session
from . import words
from .last_time import LastTime
from .question_text import Aside

WIDTH = 316


class AnswerDetail(Scroll):
    def __init__(self, session: Session, attaching: Attaching) -> None:
        super().__init__()
        self.session = session
        say, lang = session.say, session.lang
        self.setFixedWidth(WIDTH)
        self.code = label("", "section")
        self.checked = label("", "small")
        self.look_at = Aside("eye", say(words.LOOK_AT))
        self.hint = Aside("info", say(words.HINT))
        self.references = Aside("checklists", say(words.REFERENCES))
        self.last = LastTime(lang)
        self.box = EvidenceBox(session, attaching)
        for part in (
            self.code, self.checked, self.look_at, self.hint, self.references, self.last, self.box,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.setSpacing(10)
        self.body.setContentsMargins(look.HALF, 0, look.GAP, 0)
        self.body.addStretch(1)

    def put(self, row: Asked | None) -> None:
        if inside := self.widget():
            inside.setVisible(row is not None)
        if row is None:
            return
        say = self.session.say
        self.code.setText(row.code)
        given = row.given
        said = []
        if given and given.checked_on and given.result:
            said.append(f"{say(words.CHECKED_ON)} {words.day(given.checked_on)}")
            if given.checker:
                said.append(say(words.CHECKED_BY.fill(name=given.checker)))
        self.checked.setText("　".join(said))
        self.checked.setVisible(bool(said))
        self.look_at.put(say(row.look_at))
        self.hint.put(say(row.hint))
        self.references.put(say(row.references))
        self.last.put(row.before)
        self.box.show_files(row.files, None)

    def look(self, row: Asked) -> None:
        """The first file of evidence, large."""
        if row.files:
            self.box.look(row.files[0])

"""Whether the records are still what was written: asked here, answered in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.errors import Refused
from pmsdesk.services import verify
from pmsdesk.services.verify import Verdict
from pmsdesk.store.work import Work

from ... import trouble
from ...kit.basics import Card, Prose, Scroll
from ...kit.form import Form
from ...kit.notes import Banner
from ...kit.progress import Progress
from ...kit.screen import Screen
from ..office.facts import Facts
from ..office.pane import Pane
from . import words

PARTS = 4  # the chain, the evidence, and two checks of the file


def checked(work: Work, witness: str, *, tell: Callable[[int, int], None]) -> Verdict:
    """The check with its progress; it stops between its parts."""
    return verify.verify(witness, lambda part: tell(part, PARTS))


class VerifySection(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.check = self.act(words.CHECK, self.begin, "shield", kind="primary", name="check")
        self.form = Form(self.session.lang)
        self.witness = QLineEdit()
        self.witness.returnPressed.connect(self.begin)
        self.form.add("witness", words.WITNESS, self.witness, hint=words.WITNESS_HINT)
        self.progress = Progress(self.session.lang)
        self.banner, self.facts = Banner(), Facts()
        self.banner.away.hide()
        asked = Card()
        asked.add(Prose(self.say(words.VERIFY_ABOUT)))
        asked.add(self.form)
        self.result = Card()
        self.result.add(self.banner)
        self.result.add(self.facts)
        self.result.hide()
        area = Scroll()
        for part in (asked, self.progress, self.result):
            area.body.addWidget(part)
        area.body.addStretch(1)
        self.body.addWidget(area)
        self.setFocusProxy(self.witness)

    def begin(self) -> None:
        if not self.check.isEnabled():
            return
        witness = self.witness.text().strip()
        self.form.accept()
        self.result.hide()
        self.check.setEnabled(False)
        work = self.page.runner.long_do(
            self, checked, witness, progress=self.progress.put,
            done=lambda verdict: self._show(verdict, witness),
            failed=self._failed, cancelled=self._rest,
        )  # fmt: skip
        self.progress.begin(self.say(words.CHECKING), work)

    def _show(self, verdict: Verdict, witness: str) -> None:
        self._rest()
        say, fine = self.say, not verdict.faults
        self.banner.say(say(words.FINE if fine else words.NOT_FINE), "done" if fine else "late")
        counted = words.LOOKED_AT.fill(lines=verdict.lines, contents=verdict.contents)
        pairs = [(say(words.PARTS), say(counted))]
        if verdict.mended:
            pairs.append((say(words.MENDED), "\n".join(say(it) for it in verdict.mended)))
        if not fine:
            found = "\n".join(say(fault) for fault in verdict.faults)
            pairs.append((say(words.FAULTS), f"{found}\n{say(words.WHAT_NOW)}"))
        elif witness:
            pairs.append((say(words.WITNESS), say(words.STILL_THERE.fill(witness=witness))))
        pairs.append(("", say(words.NOW_AT.fill(witness=verdict.witness))))
        self.facts.put(pairs)
        self.result.show()

    def _failed(self, problem: Exception) -> None:
        self._rest()
        if isinstance(problem, Refused):
            self.form.refuse(problem)
        else:
            trouble.show(self.page, problem)

    def _rest(self) -> None:
        self.progress.end()
        self.check.setEnabled(True)

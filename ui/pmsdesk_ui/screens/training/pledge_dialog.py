"""Pledges that were signed: of those selected, of somebody beyond the roster; one on record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.person import Employment
from pmsdesk.kinds.training.words import PledgeKind
from pmsdesk.services import evidence
from pmsdesk.services.inspection import sheet
from pmsdesk.services.training import pledges

from ... import words as shared
from ...evidence.attaching import Place
from ...evidence.box import EvidenceBox
from ...kit.basics import button, row
from ...kit.dates import DateEdit
from ...kit.dialogs import Dialog
from ...kit.screen import Screen
from ...kit.segments import Segments
from ..office.facts import Facts
from ..office.form_dialog import FormDialog
from . import register_words as listed
from . import words

if TYPE_CHECKING:
    from pmsdesk.kinds.evidence import Evidence
    from pmsdesk.services.training.pledges import Leaver, PledgeRow, Standing

FIRST = 5  # names said in the dialog


class PledgeDialog(FormDialog):
    """`people` of the roster, or nobody: then a name is asked for."""

    def __init__(self, page: Screen, people: Sequence[Standing | Leaver]) -> None:
        say = page.say
        title = listed.P_ADD_N.fill(n=len(people)) if people else listed.P_BEYOND
        names = say(T(", ", "、")).join(say(it.name) for it in people[:FIRST])
        if len(people) > FIRST:
            names += " …"
        super().__init__(page, title, names, do=words.ENTER_PLEDGE, width=600)
        self.people = people
        self.saved = listed.P_ENTERED.fill(n=len(people) or 1)
        if not people:
            line = QLineEdit()
            line.setMaxLength(80)
            self.form.add("person_name", listed.P_PERSON, line, required=True)
        kinds = [(kind.value, say(kind.label)) for kind in PledgeKind]
        self.form.add("kind", listed.P_KIND, Segments(say(listed.P_KIND), kinds), self._proposed())
        self.form.add(
            "signed_on", listed.P_SIGNED_ON, DateEdit(say(listed.P_SIGNED_ON), self.lang),
            page.session.today(), required=True,
        )  # fmt: skip
        if len(people) < 2:
            remark = QLineEdit()
            remark.setMaxLength(400)
            self.form.add("remark", listed.P_REMARK, remark)

    def _proposed(self) -> PledgeKind:
        if not self.people:
            return PledgeKind.RESIDENT
        if all(it.employment == Employment.DISPATCHED.label for it in self.people):
            return PledgeKind.DISPATCHED
        if any(isinstance(it, pledges.Leaver) for it in self.people):
            return PledgeKind.LEAVING
        renewed = all(isinstance(it, pledges.Standing) and it.signed_on for it in self.people)
        return PledgeKind.RENEWAL if renewed else PledgeKind.JOINING

    def run(self, values: dict[str, Any]) -> None:
        if len(self.people) > 1:
            ids = [it.person for it in self.people]
            self.do(pledges.add_all, ids, values["kind"], values["signed_on"])
        elif self.people:
            self.do(pledges.add, person=self.people[0].person, **values)
        else:
            self.do(pledges.add, **values)


class RecordDialog(Dialog):
    """A pledge on record, its signed sheets, and taking it back."""

    def __init__(self, page: Screen, it: PledgeRow, may: bool) -> None:
        title = listed.K_TITLE.fill(role=it.kind, name=it.name)
        super().__init__(page.window(), page.session.lang, title, do=shared.CLOSE, width=560)
        self.page, self.it = page, it
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.no.hide()
        say = page.say
        facts = Facts(110)
        pairs = [
            (say(shared.DEPARTMENT), it.department),
            (say(listed.P_SIGNED_ON), table_date(it.signed_on)),
            (say(listed.P_REMARK), it.remark),
        ]
        if it.withdrawn_on:
            said = f"{table_date(it.withdrawn_on)}　{it.withdrawn_reason}"
            pairs.append((say(listed.P_WITHDRAWN), said))
        facts.put(pairs)
        self.body.addWidget(facts)
        self.files = EvidenceBox(page.session, title=listed.P_SHEETS)
        self.body.addWidget(self.files)
        self.open_ = may and it.withdrawn_on is None
        if self.open_:
            back = button(say(listed.P_WITHDRAW), self.withdraw, kind="danger", name="withdraw")
            self.body.addLayout(row(1, back))
        page.runner.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        self.page.runner.read(self, pledges.sheets, self.it.key[0], done=self.show_files)

    def show_files(self, found: list[Evidence]) -> None:
        place = Place(evidence.attach_to_pledge, (self.it.key[0],)) if self.open_ else None
        self.files.show_files([sheet.file(it) for it in found], place)

    def _changed(self, changes: frozenset[tuple[str, int]]) -> None:
        if any(kind == "Evidence" for kind, _ in changes):
            self.reload()

    def reject(self) -> None:
        if self.files.attaching.settle():
            super().reject()

    def accept(self) -> None:
        if self.files.attaching.settle():
            super().accept()

    def withdraw(self) -> None:
        title = listed.P_WITHDRAW_TITLE.fill(name=self.it.name)
        why = self.page.session.ask.reason(
            self, title, listed.P_WITHDRAW_ABOUT, do=listed.P_WITHDRAW, danger=True
        )
        if why is not None:
            self.page.do(pledges.withdraw, self.it.key, why)
            self.accept()

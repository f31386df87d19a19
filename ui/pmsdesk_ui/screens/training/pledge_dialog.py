"""Pledges that were signed: of those selected, of somebody beyond the roster; one on record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.kinds.organization.person import Employment
from pmsdesk.kinds.training.words import PledgeKind
from pmsdesk.services import evidence
from pmsdesk.services.training import pledges

from ... import words as shared
from ...evidence.attaching import Attaching, Place
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
    from pmsdesk.services.training.pledges import Leaver, PledgeRow, Standing

FIRST = 5  # names said in the dialog


class PledgeDialog(FormDialog):
    """`people` of the roster, or nobody: then a name is asked for."""

    def __init__(self, page: Screen, people: Sequence[Standing | Leaver]) -> None:
        say = page.say
        title = listed.P_ADD_N.fill(n=len(people)) if people else listed.P_BEYOND
        names = "、".join(say(it.name) for it in people[:FIRST])
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
    """A pledge on record, its signed sheet, and taking it back."""

    def __init__(self, page: Screen, it: PledgeRow, may: bool) -> None:
        title = T(f"{it.kind}: {it.name}", f"{it.kind.ja}：{it.name}")
        super().__init__(page.window(), page.session.lang, title, do=shared.CLOSE, width=520)
        self.page, self.it = page, it
        self.no.hide()
        say = page.say
        facts = Facts(110)
        pairs = [
            (say(shared.DEPARTMENT), it.department),
            (say(listed.P_SIGNED_ON), table_date(it.signed_on)),
            (say(listed.P_REMARK), it.remark),
            (say(listed.P_FILES), str(it.files or "")),
        ]
        if it.withdrawn_on:
            said = f"{table_date(it.withdrawn_on)}　{it.withdrawn_reason}"
            pairs.append((say(listed.P_WITHDRAWN), said))
        facts.put(pairs)
        self.body.addWidget(facts)
        if may and it.withdrawn_on is None:
            attach = button(say(listed.P_ATTACH), self.attach, icon="attach", name="attach-pledge")
            back = button(say(listed.P_WITHDRAW), self.withdraw, kind="danger", name="withdraw")
            self.body.addLayout(row(attach, back, 1))

    def attach(self) -> None:
        paths = self.page.session.ask.open_files(self, listed.P_ATTACH)
        attaching = Attaching(self.page.session.runner, self.lang, self.page)
        attaching.refused.connect(lambda _place, _name, problem: self.page.refuse(problem))
        attaching.add(Place(partial(evidence.attach_to_pledge), (self.it.key[0],)), paths)
        self.accept()

    def withdraw(self) -> None:
        title = listed.P_WITHDRAW_TITLE.fill(name=self.it.name)
        why = self.page.session.ask.reason(
            self, title, listed.P_WITHDRAW_ABOUT, do=listed.P_WITHDRAW, danger=True
        )
        if why is not None:
            self.page.do(pledges.withdraw, self.it.key, why)
            self.accept()

"""Whom to call in an emergency, in the order of calling; checked every half year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.clock import Contact
from pmsdesk.kinds.incident.words import Place
from pmsdesk.services.incident import contacts
from pmsdesk.services.incident.contacts import ContactLine, Inside, Network
from pmsdesk.store.work import Key, Work

from ...kit.basics import Prose
from ...kit.listing import Listing
from ...kit.marks import Pill
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ...kit.table import DataTable
from ...kit.table_model import Column, Row
from ..office.flowing import level
from ..office.pane import Pane, permit
from ..office.shown import day, long_day
from . import contact_words as words
from .contact_dialog import ContactDialog

MAY = Contact.rights.write


@dataclass(frozen=True, slots=True)
class Called:
    """A row: somebody appointed, or a contact, or both."""

    place: Place
    inside: Inside | None
    contact: ContactLine | None


class ContactsView(Pane):
    """The emergency network in one list, grouped by where the contacts sit."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        say = self.say
        self.called: list[Called] = []
        self.keys: list[Key] = []
        self.state = Pill("", "na", "dot")
        self.filters.addWidget(level(self.state))
        self.printing = self.act(words.PRINT, self.print_out, "print", name="print-network")
        self.checking = self.act(words.CHECK, self.check_all, "check", name="check-network")
        self.adding = self.act(words.ADD, self.add, "plus", kind="primary", name="add-contact")
        self.may = permit(self.adding, page, MAY)
        permit(self.checking, page, MAY)
        self.table = DataTable(
            [
                Column("place", say(words.PLACE), 96, sorts=False, muted=True),
                Column("name", say(words.NAME), sorts=False, bold=True),
                Column("duty", say(words.DUTY), 150, sorts=False),
                Column("phone", say(words.PHONE), 148, sorts=False),
                Column("mail", say(words.MAIL), sorts=False, muted=True),
                Column("hours", say(words.HOURS), 120, sorts=False, muted=True),
                Column("checked", say(words.CHECKED_ON), 112, sorts=False),
            ],
            say(words.TITLE),
            lines=2,
        )
        self.table.opened.connect(self.edit)
        act = say(words.ADD) if self.may else ""
        nothing = EmptyState("people", say(words.NONE), say(words.NONE_ABOUT), act, self.add)
        self.list = Listing(self.table, nothing)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Prose(say(words.INSIDE_NOTE), "muted"))
        self.setFocusProxy(self.table)

    # reading

    def reload(self) -> None:
        self.page.read(_everybody, done=self._show, name="contacts")

    def _show(self, found: tuple[Network, list[ContactLine]]) -> None:
        network, lines = found
        self.keys = [line.key for line in lines]
        self.called = [Called(Place.INSIDE, it, it.contact) for it in network.inside]
        for place, group in network.outside:
            self.called += [Called(place, None, line) for line in group]
        places = ["", *(each.place for each in self.called)]
        rows = [
            self._row(at, each, each.place != before)
            for at, (each, before) in enumerate(zip(self.called, places, strict=False))
        ]
        self.list.set_rows(rows)
        self._show_check(network)

    def _row(self, at: int, it: Called, first: bool) -> Row:
        say, line = self.say, it.contact
        name, duty = (line.name, line.duty) if line else ("", "")
        if it.inside:
            name = say(it.inside.name)
            duty = "\n".join(filter(None, (say(it.inside.role), say(it.inside.department))))
        ways = it.contact or it.inside
        assert ways is not None
        phones = "\n".join(filter(None, (ways.phone, ways.second_phone)))
        phones = phones or ("" if line else say(words.NO_NUMBER))
        hours = "\n".join(filter(None, (line.hours, line.remark))) if line else ""
        checked = (day(line.checked_on) or say(words.NEVER)) if line else ""
        place = say(it.place.label) if first else ""
        inks = {"phone": "late"} if line is None else {"checked": "late"} if line.stale else {}
        return Row(at, (place, name, duty, phones, ways.mail, hours, checked), inks)

    def _show_check(self, network: Network) -> None:
        self.checking.setVisible(bool(self.keys))
        if not self.keys:
            self.state.hide()
            return
        oldest = network.checked_on
        text = words.LAST_CHECK.fill(day=_day(oldest)) if oldest else words.NEVER
        if network.stale and oldest:
            text = words.CHECK_DUE.fill(day=_day(oldest))
        self.state.put(self.say(text), "late" if network.stale else "done", "dot")
        self.state.show()

    # doing

    def add(self) -> None:
        ContactDialog(self.page, None).begin()

    def edit(self, at: int) -> None:
        """A contact as it is; somebody appointed without a number gets one."""
        if not self.may:
            return
        it = self.called[at]
        if it.contact is None and it.inside is not None:
            dialog = ContactDialog(self.page, None)
            dialog.propose(self.say(it.inside.name), self.say(it.inside.role), it.inside.person)
            dialog.begin()
        else:
            ContactDialog(self.page, it.contact).begin()

    def check_all(self) -> None:
        if self.session.ask.confirm(self, words.CHECK_TITLE, words.CHECK_ABOUT, do=words.CHECK):
            self.page.do(_check, tuple(self.keys), saved=words.CHECKED)

    def print_out(self) -> None:
        self.session.go("reports", paper="emergency_network")


def _everybody(work: Work) -> tuple[Network, list[ContactLine]]:
    return contacts.network(work), contacts.listed(work)


def _check(work: Work, keys: Sequence[Key]) -> None:
    """The whole network in one go."""
    for key in keys:
        contacts.checked(work, key)


def _day(value: date) -> T:
    return T(long_day(value, "en"), long_day(value, "ja"))

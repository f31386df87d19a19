"""A contact of the emergency network: new, changed, checked or taken off."""

from __future__ import annotations

from typing import Any

from pmsdesk.base.errors import Refused
from pmsdesk.kinds.incident.clock import Contact
from pmsdesk.kinds.incident.words import Place
from pmsdesk.services.incident import contacts
from pmsdesk.services.incident.contacts import ContactLine

from ... import words as shared
from ...kit.basics import button, row
from ...kit.editors import number
from ...kit.screen import Screen
from ..office.form_dialog import FormDialog
from ..office.record import Given
from . import contact_words as words

PAIRS = (("name", "duty"), ("phone", "second_phone"), ("mail", "hours"))


class ContactDialog(FormDialog):
    def __init__(self, page: Screen, line: ContactLine | None) -> None:
        title = words.ADD if line is None else words.EDIT_TITLE.fill(name=line.name)
        super().__init__(page, title, words.FORM_ABOUT, width=620)
        self.line, self.person = line, line.person if line else None
        given = Given({name: getattr(line, name) for name in Contact.form}) if line else None
        self.form.add_fields(Contact, ["place"], given)
        word = Contact._meta.fields["order"].verbose_name
        self.form.add("order", word, number(1, 99), line.order if line else 1)
        self.form.beside("place", "order")
        for pair in PAIRS:
            self.form.add_fields(Contact, pair, given)
            self.form.beside(*pair)
        self.form.add_fields(Contact, ["remark"], given)
        if line is not None:
            self._offer(line)

    def propose(self, name: str, duty: str, person: int) -> None:
        """Somebody appointed, whose numbers are not known yet."""
        self.person = person
        self.form.put({"place": Place.INSIDE.value, "name": name, "duty": duty})

    def _offer(self, line: ContactLine) -> None:
        check = button(
            self.say(words.CHECK_ONE), lambda: self._run(contacts.checked, words.CHECKED),
            icon="check", name="check-contact",
        )  # fmt: skip
        off = button(
            self.say(words.TAKE_OFF), self._take_off, kind="danger", icon="trash", name="take-off"
        )
        self.body.addLayout(row(check, off, 1))

    def _take_off(self) -> None:
        assert self.line is not None
        title = words.TAKE_OFF_TITLE.fill(name=self.line.name)
        if self.session.ask.confirm(
            self, title, words.TAKE_OFF_ABOUT, do=words.TAKE_OFF, danger=True
        ):
            self._run(contacts.take_off, words.TAKEN_OFF)

    def _run(self, service: Any, saved: Any) -> None:
        assert self.line is not None
        self.saved = saved
        self.do(service, self.line.key)

    def run(self, values: dict[str, Any]) -> None:
        if not values["name"].strip():
            self.refuse(Refused(shared.REQUIRED_HERE, "name"))
            return
        if self.line is not None:
            self.do(contacts.save, self.line.key, **values)
            return
        self.saved = words.ADDED
        person = {"person": self.person} if self.person is not None else {}
        self.do(contacts.add, **values, **person)

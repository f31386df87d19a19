"""Appointments on a day, and what is not in order about them, each one press from its cure."""

from __future__ import annotations

from collections.abc import Callable

from pmsdesk.services.organization import appointments, directory, structure
from pmsdesk.services.organization.appointment_rules import APPOINTING
from pmsdesk.services.organization.directory import Choices, HeldRow
from pmsdesk.services.organization.disorder import Warning
from pmsdesk.services.organization.structure import Held

from ... import look
from ...kit.basics import Scroll, button, label
from ...kit.dates import DateEdit
from ...kit.inputs import ChoiceBox, SearchField
from ...kit.listing import Listing
from ...kit.notes import EmptyState
from ...kit.screen import Screen
from ..office.flowing import Flowing, level
from ..office.held_table import HeldTable
from ..office.pane import Pane, permit
from . import words
from .appointment_dialog import AppointDialog, ChangeDialog, EndDialog, HandOverDialog
from .disorder_list import DisorderList

LEAST = 180  # pixels of height of the table


class AppointmentPane(Pane):
    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.rows: dict[int, HeldRow] = {}
        self.search = SearchField(self.say(words.SEARCH_HELD))
        self.search.searched.connect(lambda _: self.reload())
        self.day = DateEdit(self.say(words.ON_DAY), self.session.lang, self.session.today())
        self.day.changed.connect(lambda _: self.reload())
        self.day.returnPressed.connect(self.reload)
        scopes = [
            (structure.RUNNING, words.RUNNING),
            (structure.COMING, words.COMING),
            (structure.PAST, words.PAST),
        ]
        choices = [(value, self.say(word)) for value, word in scopes]
        self.scope = ChoiceBox(self.say(words.SCOPE), choices)
        self.scope.chosen.connect(lambda _: self.reload())
        day = level(label(self.say(words.ON_DAY), "muted"), self.day)
        for part in (self.search, day, self.scope):
            self.filters.addWidget(part)
        self.add = self.act(words.ADD_APPOINTMENT, self.appoint, "plus", kind="primary", name="add")
        permit(self.add, page, APPOINTING)
        self.disorder = DisorderList(page, self.cure)
        self.area = Scroll()  # in a low window the whole pane scrolls
        self.area.body.setSpacing(look.WIDE - 4)
        self.area.body.addWidget(self.disorder)
        self.body.addWidget(self.area)
        self._list()
        self._actions()

    def _list(self) -> None:
        self.table = HeldTable(self.session)
        self.table.opened.connect(lambda _: self.change())
        self.table.chosen.connect(lambda _: self._offer())
        self.list = Listing(
            self.table,
            EmptyState("key", self.say(words.NOTHING_HELD), self.say(words.NOTHING_HELD_ABOUT)),
        )
        self.setFocusProxy(self.table)
        self.list.setMinimumHeight(LEAST)
        self.area.body.addWidget(self.list, 1)

    def _actions(self) -> None:
        """What can be done with the appointment under the cursor."""
        self.change_it = button(self.say(words.CHANGE), self.change, icon="edit", name="change")
        self.hand_it = button(
            self.say(words.HAND_OVER), self.hand_over, icon="forward", name="hand"
        )
        self.end_it = button(self.say(words.END), self.end, icon="stop", name="end")
        self.back_it = button(self.say(words.WITHDRAW), self.withdraw, icon="undo", name="withdraw")
        self.area.body.addWidget(Flowing(self.change_it, self.hand_it, self.end_it, self.back_it))
        self._offer()

    # reading

    def reload(self) -> None:
        self.page.read(
            structure.held, self.scope.value(), self.day.known(), self.search.text().strip(),
            done=self._show,
        )  # fmt: skip

    def _show(self, held: Held) -> None:
        self.rows = {it.key[0]: it for it in held.rows}
        self.list.set_rows([])
        if held.rows:
            self.list.setCurrentWidget(self.table)
        self.table.put(held.rows)
        self.disorder.put(held.warnings)
        self._offer()

    def _offer(self) -> None:
        """Close what cannot be done with this one, and say why."""
        held = self.current()
        why = None if held else words.CHOOSE_ONE
        over = words.OVER if held and held.over else None
        not_begun = words.NOT_BEGUN if held and not held.begun else None
        begun = words.BEGUN if held and held.begun else None
        for part, reason in (
            (self.change_it, why or over),
            (self.hand_it, why or over or not_begun),
            (self.end_it, why or over or not_begun),
            (self.back_it, why or over or begun),
        ):
            permit(part, self.page, APPOINTING, reason)

    def current(self) -> HeldRow | None:
        return self.rows.get(self.table.current_key() or 0)

    # doing

    def appoint(self) -> None:
        self._with_choices(lambda it: AppointDialog(self.page, it).begin())

    def change(self) -> None:
        held = self.current()
        if held and self.change_it.isEnabled():
            self._with_choices(lambda it: ChangeDialog(self.page, it, held).begin())

    def hand_over(self) -> None:
        if held := self.current():
            self._with_choices(lambda it: HandOverDialog(self.page, it, held).begin())

    def end(self) -> None:
        if held := self.current():
            EndDialog(self.page, held).begin()

    def withdraw(self) -> None:
        held = self.current()
        if held is None:
            return
        title = words.WITHDRAW_TITLE.fill(role=held.role_words, who=held.person_name)
        if self.session.ask.confirm(
            self, title, words.WITHDRAW_ABOUT, do=words.WITHDRAW_DO, danger=True
        ):
            self.page.do(appointments.withdraw, held.key)

    def cure(self, warning: Warning) -> None:
        """The dialog that puts this in order."""
        if warning.lack == "login":
            self.session.go("people", id=warning.id)
        elif warning.lack == "deputy":
            self.table.select_key(warning.id)
            self.change()
        else:
            place = warning.id if warning.kind == "Department" else None
            since = max(warning.since, self.session.today())
            self._with_choices(
                lambda it: AppointDialog(
                    self.page, it, role=warning.role, department=place, since=since
                ).begin()
            )

    def _with_choices(self, then: Callable[[Choices], object]) -> None:
        def told(choices: Choices) -> None:
            then(choices)

        self.page.read(directory.choices, done=told, name="choices to appoint")

"""The emergency network: who is in charge by appointment, whom to call outside, checked."""

from datetime import date

import pytest
from clocks_window import pills, seats

from pmsdesk.kinds import Contact
from pmsdesk.services.incident import contacts
from pmsdesk_ui.screens.incident.contact_dialog import ContactDialog


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    with seats(qtbot, desk, clock) as sit:
        yield sit


@pytest.fixture
def lawyer(desk, manager):
    facts = {"place": "expert", "name": "みどり法律事務所", "phone": "03-0000-1111"}
    return desk.do(manager, contacts.add, **facts).result


def rows(window):
    table = window.screen.contacts.table
    return [table.rows.row(at).cells for at in range(table.rows.count)]


def names(window):
    return [cells[1] for cells in rows(window)]


def test_who_is_appointed_is_there_by_itself(sit, manager):
    window = sit(manager)
    window.go("incidents", tab="contacts")
    assert names(window)[:2] == ["森 由美", "田中 一郎"]
    assert rows(window)[0][0] == "社内"
    assert rows(window)[0][3] == "未登録"


def test_a_contact_is_added_where_it_belongs(sit, lawyer, manager):
    window = sit(manager)
    window.go("incidents", tab="contacts")
    window.press("add-contact")
    dialog = window.dialog(ContactDialog)
    dialog.form.put({"place": "authority", "name": "あおば警察署"})
    window.accept(dialog)
    assert "電話番号かメールアドレス" in dialog.form.rows["phone"].error.text()
    dialog.form.put({"phone": "110"})
    window.accept(dialog)
    assert names(window)[-2:] == ["あおば警察署", "みどり法律事務所"]


def test_an_appointed_person_gets_a_number(sit, manager):
    window = sit(manager)
    window.go("incidents", tab="contacts")
    window.screen.contacts.edit(0)
    dialog = window.dialog(ContactDialog)
    dialog.form.put({"phone": "090-1111-2222"})
    window.accept(dialog)
    assert Contact.get().person_id == manager
    assert names(window).count("森 由美") == 1
    assert rows(window)[0][3] == "090-1111-2222"


def test_the_half_yearly_check_is_one_press(sit, lawyer, manager, clock):
    clock.set(date(2026, 10, 15))
    window = sit(manager)
    window.go("incidents", tab="contacts")
    assert pills(window.screen.contacts) == ["確認期限超過（最終確認 2026年4月1日（水））"]
    window.ask.yes = False
    window.press("check-network")
    assert Contact.get().checked_on == date(2026, 4, 1)
    window.ask.yes = True
    window.press("check-network")
    assert Contact.get().checked_on == date(2026, 10, 15)
    assert pills(window.screen.contacts) == ["最終確認 2026年10月15日（木）"]


def test_one_is_taken_off_and_stays_on_record(sit, lawyer, manager):
    window = sit(manager)
    window.go("incidents", tab="contacts")
    window.screen.contacts.edit(len(names(window)) - 1)
    window.press("take-off")
    assert window.ask.asked == ["Take “みどり法律事務所” off the network?"]
    assert "みどり法律事務所" not in names(window)
    assert Contact.get().ended_on == date(2026, 4, 1)


def test_staff_read_the_network_and_change_nothing(sit, lawyer, staff):
    window = sit(staff)
    view = window.go("incidents", tab="contacts").contacts
    assert "みどり法律事務所" in names(window)
    assert not view.adding.isEnabled()
    assert not view.checking.isEnabled()
    view.edit(len(names(window)) - 1)
    assert not window.window.findChildren(ContactDialog)


def test_it_is_printed_on_one_page(sit, manager):
    window = sit(manager)
    window.go("incidents", tab="contacts")
    window.press("print-network")
    assert window.window.current().where["paper"]

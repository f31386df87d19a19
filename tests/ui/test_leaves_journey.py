"""A leave of absence through the real window: entered on the person's sheet, felt in a training."""

from datetime import date, timedelta

import pytest
from office import APRIL, PAGES, cells
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.text import T
from pmsdesk.services.organization import directory
from pmsdesk.services.training import attendance, courses, leaves, plans, trainings
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.organization.leave_dialog import (
    AddLeaveDialog,
    BackDialog,
    ChangeLeaveDialog,
)
from pmsdesk_ui.screens.training.screen import TrainingScreen

TANAKA, SUZUKI = 5, 6
EVERYTHING = [*PAGES, Page("training", T("Training", "研修・教育"), "training", TrainingScreen)]


@pytest.fixture
def manager(office, clock):
    clock.set(APRIL)
    return office("mori", pages=EVERYTHING)


@pytest.fixture
def running(manager):
    """A training for everybody, opened today."""
    made = manager.do(courses.publish_shipped)
    it = manager.do(plans.add, title="個人情報保護教育", planned_on=APRIL, course=made[0].id)
    it = as_top(manager, trainings.move, it.key, "approve")  # the planner may not
    return manager.do(trainings.move, it.key, "open")


def as_top(office, service, *args):
    """As top management does it, elsewhere."""
    found = []
    office.runner.job(
        office.owner, lambda: office.seat.do(TANAKA, service, *args), done=found.append
    )
    office.calm()
    return found[0].result


def press(office, name):
    found = [b for b in office.window.findChildren(QPushButton, name) if b.isVisible()]
    assert found and found[-1].isEnabled(), f"{name} cannot be pressed"
    found[-1].click()
    office.calm()


def enter(office, since, until=None):
    """On the sheet of Suzuki, by the button beside the heading."""
    page = office.go("people", id=SUZUKI)
    press(office, "add-leave")
    dialog = office.dialog(AddLeaveDialog)
    dialog.form.put({"since": since, "until": until})
    office.accept(dialog)
    return page.person.away


def audience(office, it):
    page = office.go("training", id=it.id, tab="audience")
    table = page.view.audience.table
    return dict(zip(cells(table, 1), cells(table, 3), strict=True))


def test_somebody_on_leave_is_waited_for_no_more_and_again_on_return(manager, running, clock):
    assert audience(manager, running)["鈴木 花"] == "未受講"
    card = enter(manager, APRIL)
    assert "休職を登録しました。" in manager.toasts
    assert cells(card.table, 3) == ["休職中"]
    assert manager.window.screens["people"].person.state.text == "休職中"
    assert audience(manager, running)["鈴木 花"] == "休職中"
    stats = manager.window.screens["training"].view.audience.stats
    assert (stats["target"].figure, stats["left"].figure) == ("7", "7")

    clock.set(date(2026, 5, 1))
    manager.go("people", id=SUZUKI)
    press(manager, "end-leave")
    dialog = manager.dialog(BackDialog)
    dialog.form.put({"until": date(2026, 4, 30)})
    manager.accept(dialog)
    assert cells(card.table, 3) == ["終了"]
    assert audience(manager, running)["鈴木 花"] == "未受講"
    [line] = manager.do(attendance.rows, running.id, text="鈴木")
    assert line.due_on == date(2026, 5, 31)  # thirty days from the return


def test_a_leave_is_refused_beside_its_field_and_mended_there(manager):
    page = manager.go("people", id=SUZUKI)
    press(manager, "add-leave")
    dialog = manager.dialog(AddLeaveDialog)
    dialog.form.put({"since": APRIL, "until": APRIL - timedelta(days=1)})
    manager.accept(dialog)
    assert dialog.form.rows["until"].error.text() == "終了日が開始日より前になっています。"
    dialog.form.put({"since": None, "until": None})
    manager.accept(dialog)
    assert dialog.form.rows["since"].error.text() == "開始日を入力してください。"
    dialog.form.put({"since": APRIL})
    manager.accept(dialog)
    assert len(manager.do(leaves.listed)) == 1

    press(manager, "add-leave")
    dialog = manager.dialog(AddLeaveDialog)
    manager.accept(dialog)
    assert "2026年4月1日（水）から" in dialog.form.rows["since"].error.text()
    dialog.reject()
    assert page.person.away.table.rows.count == 1


def test_a_leave_is_changed_by_enter_and_taken_back_where_it_was_a_mistake(manager, running):
    card = enter(manager, APRIL, date(2026, 9, 30))
    card.table.opened.emit(card.table.current_key())
    dialog = manager.dialog(ChangeLeaveDialog)
    assert dialog.form.values()["until"] == date(2026, 9, 30)
    dialog.form.put({"until": date(2026, 10, 31), "remark": "時期は未定"})
    manager.accept(dialog)
    assert cells(card.table, 1) == ["2026/10/31"] and cells(card.table, 2) == ["時期は未定"]
    manager.ask.yes = False
    press(manager, "drop-leave")
    assert len(manager.do(leaves.listed)) == 1
    manager.ask.yes = True
    press(manager, "drop-leave")
    assert not manager.do(leaves.listed) and card.nothing.isVisible()
    assert audience(manager, running)["鈴木 花"] == "未受講"


def test_the_roster_says_who_is_away_and_finds_them(manager):
    enter(manager, APRIL)
    roster = manager.go("people", tab="roster").roster
    roster.bar.put("who", directory.AWAY)
    manager.calm()
    assert cells(roster.table, 1) == ["鈴木 花"] and cells(roster.table, 8) == ["休職中"]


def test_top_management_reads_leaves_and_enters_none(manager, office):
    enter(manager, APRIL)
    manager.close()
    top = office("tanaka", pages=EVERYTHING)
    card = top.go("people", id=SUZUKI).person.away
    assert cells(card.table, 3) == ["休職中"]
    assert not card.acts.isVisible() and not card.add_it.isEnabled()


def test_a_leave_that_begins_later_is_not_yet_over(manager):
    card = enter(manager, APRIL + timedelta(days=30))
    assert cells(card.table, 3) == ["開始前"]
    assert not card.back_it.isEnabled() and card.drop_it.isEnabled()
    assert [it.away for it in manager.do(leaves.listed)] == [False]

"""Rounds, departments, the map and the answers: what stands there, and where it leads."""

from datetime import date

import pytest
from inspection_window import Seat, in_the_dialog
from inspections import fill_in, handed_in, mine, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from pmsdesk.kinds import Inspection, Round
from pmsdesk.services.inspection import fill, review
from pmsdesk_ui.kit.marks import MARKS
from pmsdesk_ui.screens.inspection.answer_paint import MARK, PAD
from pmsdesk_ui.screens.inspection.fill_view import FillView
from pmsdesk_ui.screens.inspection.own_view import OwnView
from pmsdesk_ui.screens.inspection.review_view import ReviewView
from pmsdesk_ui.screens.inspection.round_view import RoundView
from pmsdesk_ui.screens.inspection.rounds_view import RoundsView

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    seats = []

    def begin(person, lang="ja"):
        seats.append(Seat(qtbot, desk, clock, person, lang))
        return seats[-1]

    yield begin
    for seat in seats:
        seat.close()


@pytest.fixture
def round_open(desk, clock, manager):
    opened(desk, clock, manager)
    return Round.get()


def table(view):
    """What a table shows, row by row."""
    rows = view.table.rows
    return [rows.row(n).cells for n in range(rows.count)]


def test_the_manager_sees_the_rounds_with_their_counts(
    sit, desk, clock, round_open, manager, head, sales
):
    it = handed_in(desk, head, mine(sales))
    desk.do(manager, review.approve, it.key)
    clock.set(date(2026, 7, 10))
    seat = sit(manager)
    assert isinstance(seat.go(), RoundsView)
    assert table(seat.view) == [
        (
            "部門点検 2026年度 第1四半期",
            "2026/04/01 – 2026/06/30",
            "2026/07/07",
            "実施中",
            "1 / 3",
            "2",
        )
    ]


def test_without_a_round_the_page_says_what_belongs_there(sit, manager, head):
    seat = sit(manager)
    seat.go()
    assert seat.view.empty.isVisible() and not seat.view.table.isVisible()
    own = sit(head)
    assert isinstance(own.go(), OwnView)
    assert own.view.empty.isVisible() and not own.view.start.isVisible()


def test_a_round_is_narrowed_and_a_department_opened(
    sit, desk, clock, round_open, manager, head, sales
):
    handed_in(desk, head, mine(sales), "○△×")
    clock.set(date(2026, 7, 10))
    seat = sit(manager, "en")
    view = seat.go(round=round_open.id)
    assert isinstance(view, RoundView)
    assert [row[:3] for row in table(view)] == [
        ("General Affairs", "Issued", "3 days"),
        ("Development", "Issued", "3 days"),
        ("Sales", "Waiting for the manager", ""),
    ]
    assert table(view)[2][3:] == ("3 / 3", "1", "1", "1", "", "2026/06/30\n佐藤 健")
    view.late.setChecked(True)
    seat.calm()
    assert [row[0] for row in table(view)] == ["General Affairs", "Development"]
    view.late.setChecked(False)
    view.search.setText("Sal")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    seat.calm()
    assert [row[0] for row in table(view)] == ["Sales"]
    view.table.setFocus()
    seat.press(Qt.Key.Key_Return)
    assert isinstance(seat.view, ReviewView) and seat.view.sheet.id == mine(sales).id
    seat.window.step(-1)
    seat.calm()
    assert seat.view is view and view.search.text() == "Sal"


def test_a_cell_of_the_map_leads_to_the_answers_behind_it(
    sit, desk, round_open, manager, head, sales
):
    fill_in(desk, head, mine(sales), "○△○")
    seat = sit(manager)
    view = seat.go(round=round_open.id)
    view.findChild(QAbstractButton, "as-heat").click()
    view.heat.picked.emit(mine(sales).id, "organizational")
    seat.calm()
    assert isinstance(seat.view, ReviewView)
    assert seat.view.list.current().code == "ORG-02"


def test_the_answers_are_narrowed_to_what_matters(sit, desk, round_open, manager, head, sales):
    handed_in(desk, head, mine(sales), "○△×")
    seat = sit(manager)
    view = seat.go(id=mine(sales).id)
    view.pressed["findings"].click()
    shown = [e.code for e in view.list.rows.entries if hasattr(e, "code")]
    assert shown == ["ORG-02", "PHY-01"]
    assert view.pressed["findings"].text() == "△・×のみ 2"
    assert view.pressed["all"].text() == "すべて 3"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_word_of_every_mark_has_its_room(sit, desk, round_open, manager, head, sales, lang):
    handed_in(desk, head, mine(sales), "○△×")
    drawn = sit(manager, lang).go(id=mine(sales).id).list.painter
    said = QFontMetrics(drawn.bold)
    for word in MARKS.values():
        assert MARK + said.horizontalAdvance(word.into(lang)) <= drawn.beside - PAD


def test_a_long_comment_is_shown_whole_and_as_written(sit, desk, round_open, manager, head, sales):
    said = "=1+1 <b>髙﨑</b> 😀\n" + "長い説明。" * 400 + "x" * 900
    fill_in(desk, head, mine(sales), "△○○", said)
    seat = sit(manager)
    view = seat.go(id=mine(sales).id, answers=True)
    row = view.list.current()
    assert row.given.comment == said
    area = view.list.row_area(row.question)
    line = view.list.fontMetrics().height()
    per_line = view.list.painter.room / view.list.fontMetrics().horizontalAdvance("長")
    assert area.height() > line * (2000 + 450) / per_line  # every line of it has its room
    QTest.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    from PySide6.QtGui import QGuiApplication

    assert said in QGuiApplication.clipboard().text()


def test_the_head_starts_what_is_due_first(sit, round_open, head, sales):
    seat = sit(head)
    seat.go()
    seat.view.start.click()
    seat.calm()
    assert isinstance(seat.view, FillView) and seat.view.sheet.id == mine(sales).id


def test_an_inspection_of_another_department_is_refused_on_the_page(
    sit, round_open, other_head, sales
):
    seat = sit(other_head)
    seat.go()
    seat.go(id=mine(sales).id)
    assert "権限" in seat.screen.banner.text.plain
    assert isinstance(seat.view, OwnView)


def test_what_is_shown_stays_where_another_is_refused(
    sit, desk, round_open, other_head, staff, sales
):
    own = Inspection.get(Inspection.department_name == "開発部")
    seat = sit(other_head)
    seat.go(id=own.id)
    seat.go(id=mine(sales).id)
    assert "権限" in seat.screen.banner.text.plain
    assert seat.view.sheet.id == own.id
    seat.press(Qt.Key.Key_1)
    assert Inspection.get_by_id(own.id).conform == 1 and mine(sales).answered == 0


def test_approving_what_was_returned_meanwhile_is_told_and_shown(
    sit, desk, round_open, manager, top, head, sales
):
    handed_in(desk, head, mine(sales))
    seat = sit(manager)
    seat.go(id=mine(sales).id)
    desk.do(top, review.give_back, mine(sales).key, "写真がありません")
    seat.view.findChild(QAbstractButton, "approve").click()
    seat.calm()
    assert "ほかの人" in seat.screen.banner.text.plain
    assert seat.view.sheet.state == "returned" and mine(sales).state == "returned"


def test_a_date_to_come_is_refused_beside_it_and_the_mark_is_saved(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.press(Qt.Key.Key_1)
    seat.pane.date.setFocus()
    seat.pane.date.setText("2026-12-24")
    seat.press(Qt.Key.Key_Tab)
    assert "未来" in seat.pane.date_row.error.text()
    seat.ask.yes = False
    seat.window.go("home")
    assert seat.window.current_key() == "inspections"  # one is asked first, and stays
    seat.pane.date.setText("R8.6.29")
    seat.pane.date.editingFinished.emit()
    seat.calm()
    assert seat.pane.date_row.error.text() == ""
    seat.window.go("home")
    assert seat.window.current_key() == "home"
    it = Inspection.get_by_id(mine(sales).id)
    assert it.conform == 1


def test_a_date_that_is_none_keeps_one_at_the_question(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.pane.date.setText("soon")
    seat.pane.rest()
    seat.press(Qt.Key.Key_Down)
    assert seat.code == "ORG-01" and seat.focus() is seat.pane.date


def test_words_typed_while_the_manager_records_it_as_missed_stay_on_the_screen(
    sit, desk, round_open, manager, head, sales
):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    desk.do(manager, review.miss, mine(sales).key, "締め切りました")
    seat.pane.comment.setFocus()
    seat.type("まだ書いていた")
    seat.view.saving.flush()
    seat.calm()
    assert isinstance(seat.view, FillView) and seat.pane.comment.text() == "まだ書いていた"
    assert seat.view.why.isVisible()
    seat.window.go("home")
    assert any("保存せずに" in asked for asked in seat.ask.asked)


def test_an_answer_can_be_taken_away_again(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.press(Qt.Key.Key_3)
    assert mine(sales).nonconform == 1
    seat.press(Qt.Key.Key_0)
    it = mine(sales)
    assert (it.answered, it.nonconform) == (0, 0)


def test_the_history_of_an_inspection_is_a_button_away(sit, desk, round_open, manager, head, sales):
    handed_in(desk, head, mine(sales))
    seat = sit(manager)
    seat.go(id=mine(sales).id)
    seen = []

    in_the_dialog(lambda dialog: seen.append((dialog.kind, dialog.id)))
    seat.view.findChild(QAbstractButton, "history").click()
    seat.calm()
    assert seen == [("Inspection", mine(sales).id)]


def test_keeping_theirs_ends_the_question_of_two_answers(sit, desk, round_open, head, staff, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    desk.do(staff, fill.answer, mine(sales).id, seat.view.at, None, result="conform")
    seat.press(Qt.Key.Key_3)
    assert seat.pane.notice.isVisible()
    seat.pane.notice.away.click()
    assert seat.view.contested == {} and seat.view.may_leave()


def test_every_control_has_a_name(sit, desk, clock, round_open, manager, head, sales):
    handed = handed_in(desk, head, mine(sales), "○△×")
    seat = sit(manager)
    chief = sit(head, "en")
    desk.do(manager, review.give_back, handed.key, "写真がありません")
    for view in (
        seat.go(),
        seat.go(round=round_open.id),
        seat.go(id=handed.id),
        chief.go(),
        chief.go(id=handed.id),
    ):
        for part in view.findChildren(QWidget):
            reached = part.focusPolicy() is not Qt.FocusPolicy.NoFocus
            if isinstance(part, CONTROLS) and reached and part.isVisible():
                text = part.text() if isinstance(part, QAbstractButton) else ""
                assert part.accessibleName() or text, f"{type(part).__name__} {part.objectName()}"

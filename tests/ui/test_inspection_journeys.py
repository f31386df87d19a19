"""The self-inspection through the real window: keys in, the database asked afterwards."""

from datetime import date

import pytest
from inspection_window import Seat, in_the_dialog, png
from inspections import fill_in, handed_in, mine, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, CorrectiveAction, Evidence, Inspection, Round
from pmsdesk.services import duties, evidence
from pmsdesk.services.inspection import fill, review
from pmsdesk_ui.screens.inspection.fill_view import FillView
from pmsdesk_ui.screens.inspection.own_view import OwnView
from pmsdesk_ui.screens.inspection.review_view import ReviewView
from pmsdesk_ui.screens.inspection.round_view import RoundView
from pmsdesk_ui.screens.inspection.rounds_view import RoundsView

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person) puts a person before the window."""
    seats = []

    def begin(person, lang="ja"):
        seats.append(Seat(qtbot, desk, clock, person, lang))
        return seats[-1]

    yield begin
    for seat in seats:
        seat.close()


@pytest.fixture
def round_open(desk, clock, manager):
    """Three questions, three departments, due on the 7th of July; today is the 30th of June."""
    opened(desk, clock, manager)
    return Round.get()


def answers(inspection):
    rows = Answer.select().where(Answer.inspection == inspection).order_by(Answer.code)
    return {a.code: (a.result, a.comment) for a in rows}


def press_in_dialog(*keys, text="", before=None):
    """Answer the next dialog from the keyboard."""
    seen = []

    def answer(dialog):
        seen.append(dialog)
        if before:
            before()
        if text:
            dialog.overall.insertPlainText(text)
        for key in keys:
            QTest.keyClick(dialog.focusWidget(), key)

    in_the_dialog(answer)
    return seen


def test_a_head_fills_in_and_hands_in_by_keyboard_with_a_pasted_picture(
    sit, round_open, head, sales
):
    seat = sit(head)
    seat.go()
    assert isinstance(seat.view, OwnView)
    seat.press(KEY.Key_Return)  # the open inspection is the current row
    assert isinstance(seat.view, FillView) and seat.code == "ORG-01"

    seat.press(KEY.Key_1)
    QApplication.clipboard().setImage(QImage.fromData(png()))
    seat.press(KEY.Key_V, mod=CONTROL)
    seat.press(KEY.Key_Return)
    assert seat.code == "ORG-02"
    seat.press(KEY.Key_2)
    assert "コメント" in seat.pane.comment_row.error.text()
    seat.press(KEY.Key_Tab)
    assert seat.focus() is seat.pane.comment
    seat.type("鍵が1本見当たらない。")
    assert seat.pane.comment_row.error.text() == ""
    seat.press(KEY.Key_Return, mod=CONTROL)
    assert seat.code == "PHY-01"
    seat.press(KEY.Key_3, KEY.Key_Tab)
    seat.type("施錠されていない。")

    seen = press_in_dialog(KEY.Key_Return, text="全体として良好。")
    seat.press(KEY.Key_Return, mod=CONTROL)  # nothing left to answer: the hand-in
    seat.qtbot.waitUntil(lambda: isinstance(seat.view, ReviewView), timeout=40_000)
    seat.calm()

    it = mine(sales)
    assert seen and (it.state, it.overall, it.filled_by_id) == (
        "confirmed",
        "全体として良好。",
        head,
    )
    assert answers(it) == {
        "ORG-01": ("conform", ""),
        "ORG-02": ("partly", "鍵が1本見当たらない。"),
        "PHY-01": ("nonconform", "施錠されていない。"),
    }
    file = Evidence.get()
    assert (file.about, file.mime) == ("ORG-01", "image/png") and file.name.endswith(".png")
    assert sorted(a.sort for a in CorrectiveAction.select()) == ["corrective", "improvement"]


def test_the_manager_returns_the_head_corrects_the_manager_approves(
    sit, desk, round_open, head, manager, sales
):
    handed_in(desk, head, mine(sales), "○△○")
    boss = sit(manager)
    boss.go()
    assert isinstance(boss.view, RoundsView)
    boss.press(KEY.Key_Return)
    assert isinstance(boss.view, RoundView)
    boss.go(id=mine(sales).id)
    boss.ask.why = "写真を付けてください"
    boss.view.findChild(object, "return").click()
    boss.calm()
    assert mine(sales).state == "returned"

    chief = sit(head)
    chief.go(id=mine(sales).id)
    assert "写真を付けてください" in chief.view.why.text.plain
    chief.go(id=mine(sales).id, question=chief.view.filling.rows[1].question)
    assert chief.code == "ORG-02"
    chief.press(KEY.Key_1)
    press_in_dialog(KEY.Key_Return)
    chief.press(KEY.Key_Return)
    chief.qtbot.waitUntil(lambda: isinstance(chief.view, ReviewView), timeout=40_000)
    chief.calm()

    boss.go(id=mine(sales).id)
    approve = boss.view.findChild(object, "approve")
    approve.setFocus()
    approve.click()
    boss.calm()
    assert boss.view.window().focusWidget() is boss.view.list
    it = mine(sales)
    assert (it.state, it.conform, it.approved_by_id) == ("approved", 3, manager)
    assert any("承認しますか" in asked for asked in boss.ask.asked)
    assert boss.view.findChild(object, "approve") is None


def test_the_slower_of_two_is_told_and_keeps_the_own_words(
    sit, desk, round_open, head, staff, sales
):
    it = mine(sales)
    seat = sit(head)
    seat.go(id=it.id)
    question = seat.view.at
    desk.do(staff, fill.answer, it.id, question, None, result="conform", comment="見ました")
    for key in (KEY.Key_3, KEY.Key_Tab):
        QTest.keyClick(seat.focus(), key)
    seat.type("私の見方")  # faster than the answer of the database
    seat.view.saving.flush()
    seat.calm()
    assert seat.pane.result == "conform" and seat.pane.comment.text() == "見ました"
    assert seat.pane.notice.isVisible() and "私の見方" in seat.pane.notice.text.plain
    seat.pane.notice.act.click()
    seat.calm()
    assert answers(it) == {"ORG-01": ("nonconform", "私の見方")}


def test_a_comment_survives_closing_the_window_at_once(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.press(KEY.Key_2, KEY.Key_Tab)
    seat.type("書きかけ")
    assert seat.window.close()
    seat.runner.stop()
    assert answers(mine(sales)) == {"ORG-01": ("partly", "書きかけ")}


def test_a_comment_survives_a_change_of_language(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.press(KEY.Key_2, KEY.Key_Tab)
    seat.type("書きかけ")
    seat.session.speak("en")
    seat.calm()
    assert answers(mine(sales)) == {"ORG-01": ("partly", "書きかけ")}
    assert seat.view.head.count.text() == "1 of 3 answered"


def test_the_auditor_sees_everything_and_can_change_nothing(
    sit, desk, round_open, head, auditor, sales
):
    handed_in(desk, head, mine(sales), "○△○")
    seat = sit(auditor)
    seat.go(id=mine(sales).id)
    assert isinstance(seat.view, ReviewView)
    names = {
        seat.view.buttons.itemAt(n).widget().objectName() for n in range(seat.view.buttons.count())
    }
    assert names == {"history", "print-sheet"}
    assert [row.code for row in seat.view.sheet.rows] == ["ORG-01", "ORG-02", "PHY-01"]
    assert not seat.view.detail.box.adding.isVisible()


def test_an_unanswered_question_found_at_the_hand_in_is_shown(sit, round_open, head, sales):
    seat = sit(head)
    seat.go(id=mine(sales).id)
    seat.press(KEY.Key_1, KEY.Key_Down, KEY.Key_Down, KEY.Key_1)
    assert seat.code == "PHY-01"
    press_in_dialog(KEY.Key_Return)
    seat.press(KEY.Key_H, mod=CONTROL)
    seat.calm()
    assert seat.code == "ORG-02" and mine(sales).state == "filling"


def test_a_question_opened_again_by_somebody_else_is_named_by_the_service(
    sit, desk, round_open, head, staff, sales
):
    it = fill_in(desk, head, mine(sales), "○○○")
    seat = sit(head)
    seat.go(id=it.id)
    first = Answer.get(Answer.code == "ORG-02")

    def meanwhile():
        desk.do(staff, fill.answer, it.id, first.question_id, first.version, result="partly")

    dialog = press_in_dialog(KEY.Key_Return, before=meanwhile)
    seat.press(KEY.Key_H, mod=CONTROL)
    seat.calm()
    assert dialog and seat.code == "ORG-02"
    assert seat.pane.comment_row.error.text()
    assert mine(sales).state == "filling"


def test_staff_fills_in_and_the_head_confirms(sit, desk, round_open, head, staff, sales):
    fill_in(desk, staff, mine(sales), "○○○")
    seat = sit(staff)
    seat.go(id=mine(sales).id)
    press_in_dialog(KEY.Key_Return)
    seat.press(KEY.Key_H, mod=CONTROL)
    seat.calm()
    assert mine(sales).state == "handed_in"
    chief = sit(head)
    chief.go(id=mine(sales).id)
    chief.view.findChild(object, "confirm").click()
    chief.calm()
    assert mine(sales).state == "confirmed"


def test_an_approved_inspection_is_corrected_as_a_revision(
    sit, desk, round_open, head, manager, sales
):
    it = handed_in(desk, head, mine(sales))
    desk.do(manager, review.approve, it.key)
    seat = sit(manager)
    seat.go(id=it.id)
    seat.ask.why = "数え間違い"
    seat.view.findChild(object, "revise").click()
    seat.calm()
    new = Inspection.select().order_by(Inspection.id.desc()).get()
    assert (new.revision, new.revision_reason) == (2, "数え間違い")
    assert seat.view.sheet.id == new.id


def test_a_round_is_closed_once_everything_is_settled(
    sit, desk, clock, round_open, head, manager, sales
):
    seat = sit(manager)
    seat.go(round=round_open.id)
    seat.view.close_button.click()
    seat.calm()
    assert Round.get().state == "open" and "3件" in seat.screen.banner.text.plain
    for it in Inspection.select():
        seat.go(id=it.id, answers=True)
        seat.view.findChild(object, "miss").click()
        seat.calm()
    seat.go(round=round_open.id)
    seat.view.close_button.click()
    seat.calm()
    assert Round.get().state == "closed"
    assert {it.state for it in Inspection.select()} == {"missed"}


def test_the_last_answer_stands_beside_the_question(sit, desk, clock, round_open, head, sales):
    fill_in(desk, head, mine(sales), "×○○", "錠が壊れていた")
    clock.set(date(2026, 10, 1))
    desk.do(SYSTEM, duties.tick)
    later = Inspection.select().where(Inspection.department == sales).order_by(Inspection.id.desc())
    seat = sit(head)
    seat.go(id=later.get().id)
    last = seat.pane.question.last
    assert (last.mark.mark, last.comment.plain) == ("nonconform", "錠が壊れていた")
    assert "第1四半期" in last.period.plain


def test_the_focus_stays_in_the_comment_while_others_work(
    sit, desk, round_open, head, staff, sales
):
    it = mine(sales)
    seat = sit(head)
    seat.go(id=it.id)
    seat.press(KEY.Key_2, KEY.Key_Tab)
    seat.type("まだ書いている")
    other = seat.view.filling.rows[2].question
    desk.do(staff, fill.answer, it.id, other, None, result="conform")
    desk.do(staff, evidence.attach_to_answer, it.id, other, "棚.png", png())
    seat.screen.reload()
    seat.calm()
    assert seat.focus() is seat.pane.comment and seat.pane.comment.text() == "まだ書いている"
    assert seat.view.filling.rows[2].result == "conform"
    assert len(seat.view.filling.rows[2].files) == 1

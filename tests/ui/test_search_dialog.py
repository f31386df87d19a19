"""Ctrl+K in its window: results while typing, arrows and Enter, the match marked."""

import pytest
from action_steps import found
from action_window import PAGES, Elsewhere, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmsdesk.base.text import T
from pmsdesk.kinds import Answer
from pmsdesk.services import finding
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.search import SearchDialog

KEY = Qt.Key
ALL = [*PAGES, *(Page(k, T(k, k), "file", Elsewhere) for k in ("people", "plans", "checklists"))]


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def open_dialog(qtbot, styled, desk, clock):
    windows = []

    def open_dialog(person, lang="ja", pages=ALL):
        window = Window(qtbot, desk, clock, person, lang, pages)
        windows.append(window)
        dialog = SearchDialog(window.window, window.session)
        dialog.open()
        window.calm()
        dialog.window_ = window
        return dialog

    yield open_dialog
    for window in windows:
        window.close()


def type_in(dialog, text):
    dialog.edit.setText(text)
    dialog.search()
    dialog.window_.calm()


def heads(dialog):
    return [line.text for line in dialog.model.lines if line.hit is None]


def titles(dialog):
    return [line.text for line in dialog.model.lines if line.hit is not None]


def current(dialog):
    return dialog.model.lines[dialog.list.currentIndex().row()].text


def test_results_come_while_typing(open_dialog, manager, it, qtbot):
    dialog = open_dialog(manager)
    QTest.keyClicks(dialog.edit, "ORG-01")
    qtbot.waitUntil(lambda: bool(titles(dialog)))
    assert heads(dialog)[0] == "是正処置"
    assert dialog.stack.currentWidget() is dialog.list


def test_hits_stand_under_their_kind_with_the_match_marked(open_dialog, manager, it):
    dialog = open_dialog(manager)
    type_in(dialog, "確認")
    assert heads(dialog) == ["是正処置", "回答"]
    line = next(each for each in dialog.model.lines if each.hit and each.hit.kind == "Answer")
    at, size = line.hit.marks[0]
    assert line.hit.line[at : at + size] == "確認"
    assert line.department == "営業部"


def test_a_match_in_the_title_is_marked_there(open_dialog, manager, it):
    dialog = open_dialog(manager)
    type_in(dialog, "org-01")
    line = next(each for each in dialog.model.lines if each.hit)
    assert [line.text[at : at + size] for at, size in line.title_marks][0] == "ORG-01"


def test_arrows_go_from_hit_to_hit_past_the_heads(open_dialog, manager, it):
    dialog = open_dialog(manager)
    type_in(dialog, "確認")
    both = titles(dialog)
    assert current(dialog) == both[0]
    for key, there in [(KEY.Key_Down, 1), (KEY.Key_Down, 1), (KEY.Key_Up, 0), (KEY.Key_Up, 0)]:
        QTest.keyClick(dialog.edit, key)
        assert current(dialog) == both[there]
    QTest.keyClick(dialog.edit, KEY.Key_PageDown)
    assert current(dialog) == both[1]


def test_enter_goes_where_the_record_is_shown(open_dialog, manager, it):
    dialog = open_dialog(manager)
    type_in(dialog, "確認")
    QTest.keyClick(dialog.edit, KEY.Key_Down)
    QTest.keyClick(dialog.edit, KEY.Key_Return)
    dialog.window_.calm()
    assert not dialog.isVisible()
    window = dialog.window_.window
    assert window.current_key() == "inspections"
    answer = Answer.get(Answer.code == "ORG-01")
    assert window.current().where == {"id": it.inspection_id, "question": answer.question_id}


def test_enter_before_the_answer_has_come_opens_the_first_of_it(open_dialog, manager, it):
    dialog = open_dialog(manager)
    dialog.edit.setText("2026-CA-0001")
    QTest.keyClick(dialog.edit, KEY.Key_Return)
    dialog.window_.calm()
    assert dialog.window_.window.current_key() == "actions"
    assert dialog.window_.screen.heading == it.no


def test_the_newest_text_wins(open_dialog, manager, it):
    dialog = open_dialog(manager)
    for text in ("確認", "存在しない", "森 由美"):
        dialog.edit.setText(text)
        dialog.search()
    dialog.window_.calm()
    assert titles(dialog) == ["森 由美"]


def test_an_empty_field_and_no_hit_say_different_things(open_dialog, manager, it):
    dialog = open_dialog(manager)
    assert dialog.stack.currentWidget() is dialog.hint
    type_in(dialog, "存在しない言葉")
    assert dialog.stack.currentWidget() is dialog.none
    type_in(dialog, "")
    assert dialog.stack.currentWidget() is dialog.hint
    assert dialog.count.text() == ""


def test_what_no_page_can_show_is_not_offered(open_dialog, head, it):
    dialog = open_dialog(head, pages=PAGES)
    type_in(dialog, "営業")
    assert heads(dialog) == ["是正処置", "自己点検"]
    assert "Department" in {hit.kind for hit in finding_all(dialog, "営業")}


def finding_all(dialog, term):
    found = []
    dialog.session.runner.do(dialog, finding.search, term, done=found.extend)
    dialog.window_.calm()
    return found


def test_a_screen_reader_hears_kind_title_department_and_line(open_dialog, manager, it):
    dialog = open_dialog(manager, "en")
    type_in(dialog, "確認")
    index = dialog.list.currentIndex()
    spoken = dialog.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Corrective action, {it.no} ORG-01 Is ORG-01 kept?, Sales, 確認した"


def test_a_click_opens_and_escape_closes(open_dialog, manager, it):
    dialog = open_dialog(manager)
    type_in(dialog, "確認")
    place = dialog.list.visualRect(dialog.model.index(1)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog.window_.calm()
    assert dialog.window_.screen.heading == it.no
    again = SearchDialog(dialog.window_.window, dialog.session)
    again.open()
    QTest.keyClick(again.edit, KEY.Key_Escape)
    assert not again.isVisible()


@pytest.mark.parametrize("text", ["<b>", "=1+1", '"', "𠮷", "髙﨑", "😀", "a" * 10_000])
def test_hostile_text_is_only_text(open_dialog, manager, it, text):
    dialog = open_dialog(manager)
    type_in(dialog, text)
    assert dialog.stack.currentWidget() in (dialog.list, dialog.none)
    dialog.grab()

"""The history of a record in its window."""

import pytest
from action_steps import closed, contained, found
from action_window import Window
from PySide6.QtWidgets import QLabel

from pmsdesk.services import history
from pmsdesk.services.action import actions
from pmsdesk_ui.screens.history import HistoryDialog


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    windows = []

    def sit(person, lang="ja"):
        windows.append(Window(qtbot, desk, clock, person, lang))
        return windows[-1]

    yield sit
    for window in windows:
        window.close()


@pytest.fixture
def open_dialog(sit):
    def open_dialog(person, it, lang="ja", kind="CorrectiveAction"):
        window = sit(person, lang)
        dialog = HistoryDialog(window.session, kind, it.id, window.window)
        dialog.open()
        window.calm()
        dialog.calm = window.calm
        return dialog

    return open_dialog


def texts(part):
    return [getattr(one, "plain", "") or one.text() for one in part.findChildren(QLabel)]


def test_the_newest_stands_first_with_who_when_and_what(open_dialog, desk, head, it):
    contained(desk, head, it)
    dialog = open_dialog(head, it)
    first = dialog.entries[0]
    shown = texts(first)
    assert shown[:2] == ["応急処置を記録", "2026年6月30日（火）12:00　佐藤 健"]
    assert "書庫を施錠した。" in shown
    assert "起票 → 応急処置済" in shown
    assert first.accessibleName() == "応急処置を記録. 佐藤 健. 2026年6月30日（火）12:00"
    assert len(dialog.entries) == 2
    assert dialog.more.isHidden()


def test_the_title_names_the_record_in_the_readers_language(open_dialog, head, it):
    assert open_dialog(head, it, "en").heading.plain == "Corrective action ORG-01 Is ORG-01 kept?"


def test_a_long_text_stands_whole_before_and_after(open_dialog, desk, head, it):
    old, new = "前の説明。" * 300, "後の説明。" * 300
    it = desk.do(head, actions.write, it.key, impact=old).result
    desk.do(head, actions.write, it.key, impact=new)
    shown = texts(open_dialog(head, it).entries[0])
    assert [text for text in shown if len(text) > 100] == [old, new]
    assert {"変更前", "変更後"} <= set(shown)


def test_more_comes_as_it_is_wanted_until_there_is_no_more(
    open_dialog, desk, manager, auditor, head, it
):
    for number in range(130):
        it = desk.do(head, actions.write, it.key, impact=str(number)).result
    closed(desk, manager, auditor, head, it)
    dialog = open_dialog(manager, it)
    assert len(dialog.entries) < 130
    assert not dialog.more.isHidden()
    bar = dialog.area.verticalScrollBar()
    while not dialog.more.isHidden():
        before = len(dialog.entries)
        bar.setValue(bar.maximum())
        if len(dialog.entries) == before:
            dialog.more.click()
        dialog.calm()
        assert len(dialog.entries) > before
    whole = desk.do(manager, history.of_record, "CorrectiveAction", it.id, limit=10_000).result
    assert len(dialog.entries) == len(whole)


def test_who_may_not_read_the_record_is_told_so(open_dialog, other_head, it):
    dialog = open_dialog(other_head, it)
    assert dialog.entries == []
    assert dialog.banner.text.plain == "この操作の権限がありません。"


def test_it_opens_from_the_page_of_an_action(sit, head, it, qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    window = sit(head)
    window.go(id=it.id)
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        dialog.reject()

    QTimer.singleShot(100, look)
    window.tool("履歴")
    assert seen == [HistoryDialog]

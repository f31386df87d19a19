"""The list of actions, its filters, and opening one by hand."""

from datetime import date, timedelta

import pytest
from action_steps import found
from action_window import Window
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from pmsdesk.kinds import CorrectiveAction, Department
from pmsdesk.services.action import actions
from pmsdesk_ui.screens.action.opening import OpenDialog

SPRING = date(2026, 4, 1)


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
def some(desk, clock, manager, sales):
    """One of Sales, 20 days old and late; one of Development, a day old, major."""
    devs = Department.get(Department.code == "D01")
    facts = {"content": "内容", "source": "audit"}
    old = desk.do(manager, actions.open_by_hand, sales.id, title="施錠の漏れ", **facts).result
    clock.set(SPRING + timedelta(days=20))
    facts |= {"grade": "major", "sort": "improvement"}
    new = desk.do(manager, actions.open_by_hand, devs.id, title="委託先の漏れ", **facts).result
    return old, new


def rows(window):
    model = window.screen.list.table.rows
    return [model.row(at) for at in range(model.count)]


def titles(window):
    return [row.cells[1] for row in rows(window)]


def test_a_row_says_state_lateness_and_severity_apart(sit, some, manager):
    window = sit(manager)
    window.go()
    late = rows(window)[0]
    assert late.cells == (
        "2026-CA-0001",
        "施錠の漏れ",
        "営業部",
        "軽微",
        "起票",
        "6日",
        "2026/04/15",
        "2026/04/01",
    )
    assert late.inks == {"state": "info", "late": "late", "due": "late"}
    assert rows(window)[1].inks == {"state": "info", "grade": "nonconform"}


def choose(window, name, value):
    box = window.screen.list.filters.choices[name]
    box.put(value)
    box.chosen.emit(value)
    window.calm()


@pytest.mark.parametrize(
    "name, value, there",
    [
        ("show", "late", ["施錠の漏れ"]),
        ("show", "all", ["施錠の漏れ", "委託先の漏れ"]),
        ("sort", "improvement", ["委託先の漏れ"]),
    ],
)
def test_filters_narrow_the_list(sit, some, manager, name, value, there):
    window = sit(manager)
    window.go()
    choose(window, name, value)
    assert titles(window) == there


def test_a_department_narrows_and_the_filters_are_cleared(sit, some, manager, sales):
    window = sit(manager)
    window.go()
    choose(window, "department", sales.id)
    assert titles(window) == ["施錠の漏れ"]
    window.press("clear-filters")
    assert len(titles(window)) == 2


def test_a_search_narrows_and_finding_nothing_says_so(sit, some, manager):
    window = sit(manager)
    window.go()
    search = window.screen.list.filters.search
    search.setText("委託")
    search.returnPressed.emit()
    window.calm()
    assert titles(window) == ["委託先の漏れ"]
    search.setText("ない言葉")
    search.returnPressed.emit()
    window.calm()
    listing = window.screen.list.listing
    assert listing.currentWidget() is listing.no_match
    listing.no_match.act.click()
    window.calm()
    assert len(titles(window)) == 2


def test_a_column_sorts_and_sorts_back(sit, some, manager):
    window = sit(manager)
    window.go()
    table = window.screen.list.table
    for way in (["委託先の漏れ", "施錠の漏れ"], ["施錠の漏れ", "委託先の漏れ"]):
        table.horizontalHeader().sectionClicked.emit(3)  # severity
        window.calm()
        assert titles(window) == way


def test_a_link_from_elsewhere_comes_narrowed(sit, some, manager, sales):
    window = sit(manager)
    window.go(show="late", department=sales.id)
    assert titles(window) == ["施錠の漏れ"]


def test_a_new_one_appears_without_asking(sit, desk, some, manager, sales):
    window = sit(manager)
    window.go()
    facts = {"title": "新しい", "content": "内容", "source": "law"}
    window.screen.do(actions.open_by_hand, sales.id, **facts)
    window.calm()
    assert "新しい" in titles(window)


def test_enter_opens_and_the_way_back_leads_to_the_same_row(sit, some, manager):
    window = sit(manager)
    window.go()
    window.screen.list.table.setFocus()
    window.key(Qt.Key.Key_End, Qt.Key.Key_Return)
    assert window.screen.heading == "2026-CA-0002"
    window.key(Qt.Key.Key_Left, mod=Qt.KeyboardModifier.AltModifier)
    assert window.screen.heading.ja == "是正処置"
    assert window.screen.list.table.current_key() == some[1].id


def test_an_empty_list_says_what_belongs_here(sit, manager):
    window = sit(manager)
    window.go()
    listing = window.screen.list.listing
    assert listing.currentWidget() is listing.nothing
    assert "× は是正処置" in listing.nothing.words.plain


def test_a_head_sees_no_department_column_and_only_the_own(sit, some, head):
    window = sit(head)
    window.go()
    assert titles(window) == ["施錠の漏れ"]
    assert window.screen.list.table.isColumnHidden(2)
    assert window.screen.list.filters.choices["department"].isHidden()


def test_a_record_of_others_or_none_leaves_the_list_with_a_word(sit, some, head):
    window = sit(head)
    for id in (some[1].id, 99):
        window.go(id=id)
        assert window.screen.stack.currentWidget() is window.screen.list
        assert titles(window) == ["施錠の漏れ"]
        assert window.screen.banner.isVisible()
        assert window.screen.heading.ja == "是正処置"


def test_staff_are_not_offered_to_open_one(sit, some, staff):
    window = sit(staff)
    window.go()
    assert window.screen.adding.isHidden()


# ---- by hand


def in_dialog(window, act):
    """Press the button, and do something in the dialog that opens."""
    problems = []

    def go():
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, OpenDialog)
            act(dialog)
        except BaseException as problem:
            problems.append(problem)
            dialog.reject()

    QTimer.singleShot(50, go)
    window.screen.add()
    window.calm()
    if problems:
        raise problems[0]


def test_an_action_is_opened_by_hand_and_shown(sit, some, manager, sales):
    window = sit(manager)
    window.go()

    def fill(dialog):
        dialog.form.put({"department": sales.id, "source": "assessment", "title": "審査の指摘"})
        dialog.form.put({"content": "台帳に漏れがあった。", "source_ref": "2026年 現地審査"})
        dialog.yes.click()

    in_dialog(window, fill)
    it = CorrectiveAction.get(CorrectiveAction.title == "審査の指摘")
    assert (it.source, it.source_ref, it.department_id) == (
        "assessment",
        "2026年 現地審査",
        sales.id,
    )
    assert (window.screen.heading, window.toasts) == (it.no, ["起票しました。"])


def test_what_is_missing_is_said_beside_its_field_and_the_dialog_stays(sit, some, manager, sales):
    window = sit(manager)
    window.go()
    seen = []

    def press(dialog, **more):
        dialog.form.put(more)
        dialog.yes.click()
        window.calm()
        seen.append({n: r.error.text() for n, r in dialog.form.rows.items() if r.error.text()})

    def fill(dialog):
        press(dialog)
        press(dialog, department=sales.id, source="law")
        press(dialog, title="法改正")
        press(dialog, content="規程の見直しが要る。", found_on=date(2026, 4, 22))
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(window, fill)
    assert seen == [
        {"department": "選択してください。"},
        {"content": "不適合の内容が空のままでは起票できません。"},
        {"content": "不適合の内容が空のままでは起票できません。"},
        {"found_on": "未来の日付です。"},
    ]
    assert CorrectiveAction.select().count() == 2


def test_an_action_of_an_inspection_is_in_the_list_in_the_readers_language(
    sit, desk, clock, manager, head, sales
):
    found(desk, clock, manager, head, sales)
    window = sit(head, lang="en")
    window.go()
    assert titles(window) == ["ORG-01 Is ORG-01 kept?"]

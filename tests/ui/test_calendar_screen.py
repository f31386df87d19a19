"""The calendar page: months and years by keyboard, changes of law, what was forgotten."""

from datetime import date, timedelta

import pytest
from action_window import Elsewhere, Window
from inspections import mine, opened, quarterly
from office import cut
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import DayOff, LawCheck, Round
from pmsdesk.services.checklist.publishing import publish_shipped
from pmsdesk_ui.kit.basics import Prose
from pmsdesk_ui.kit.calendar import Month
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.calendar.check_dialog import CheckDialog
from pmsdesk_ui.screens.calendar.month_grid import months_on
from pmsdesk_ui.screens.calendar.month_paint import broken
from pmsdesk_ui.screens.calendar.omission_view import RuleCard
from pmsdesk_ui.screens.calendar.screen import CalendarScreen
from pmsdesk_ui.screens.home.screen import HomeScreen

PAGES = [
    Page("home", T("Home", "ホーム"), "home", HomeScreen),
    Page("calendar", T("Calendar", "カレンダー"), "calendar", CalendarScreen),
    *(
        Page(key, T(key, "頁"), "info", Elsewhere)
        for key in (
            "reports",
            "inspections",
            "actions",
            "incidents",
            "people",
            "plans",
            "checklists",
        )
    ),
]
KEYS = Qt.Key


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person) puts somebody before the calendar."""
    opened_windows = []

    def sit(person, lang="ja", **where):
        window = Window(qtbot, desk, clock, person, lang, PAGES)
        opened_windows.append(window)
        window.window.resize(1280, 800)
        window.go("calendar", **where)
        return window

    yield sit
    for window in opened_windows:
        window.close()


def screen(window):
    return window.window.screens["calendar"]


def view(window):
    return screen(window).calendar


def listed(window):
    rows = view(window).list.table.rows
    return [rows.row(at).cells for at in range(rows.count)]


def led(window, page):
    assert window.window.current_key() == page
    return window.window.screens[page].where


# ---- the month


def test_the_month_opens_on_today_with_the_keyboard_in_it(sit, desk, clock, manager):
    opened(desk, clock, manager)
    window = sit(manager)
    assert view(window).grid.hasFocus()
    assert view(window).grid.current == date(2026, 6, 30)
    assert view(window).name.text() == "2026年6月"


def test_arrows_move_through_days_and_over_the_edge_of_the_month(sit, clock, manager):
    clock.set(date(2026, 4, 29))
    window = sit(manager)
    window.key(KEYS.Key_Right)
    assert view(window).grid.current == date(2026, 4, 30)
    window.key(KEYS.Key_Right)
    assert view(window).grid.current == date(2026, 5, 1)
    assert view(window).name.text() == "2026年5月"
    window.key(KEYS.Key_Up)
    assert view(window).grid.current == date(2026, 4, 24)


def test_pages_home_end_and_today(sit, clock, manager):
    clock.set(date(2026, 1, 31))
    window = sit(manager)
    window.key(KEYS.Key_PageDown)
    assert view(window).grid.current == date(2026, 2, 28)
    window.key(KEYS.Key_Home)
    assert view(window).grid.current == date(2026, 2, 1)
    window.key(KEYS.Key_End, KEYS.Key_PageUp)
    assert view(window).grid.current == date(2026, 1, 28)
    window.key(KEYS.Key_PageDown, mod=Qt.KeyboardModifier.ControlModifier)
    assert view(window).grid.current == date(2027, 1, 28)
    window.key(KEYS.Key_T)
    assert view(window).grid.current == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("day", "by", "then"),
    [
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(day, by, then):
    assert months_on(day, by) == then


def test_from_a_round_in_the_month_to_its_page_by_keyboard(sit, desk, clock, manager):
    opened(desk, clock, manager)
    round = Round.get()
    window = sit(manager, day=round.due_on)
    assert [cells[0] for cells in listed(window)][0].startswith("提出期限：部門点検")
    window.key(KEYS.Key_Return)
    assert view(window).list.table.hasFocus()
    window.key(KEYS.Key_Return)
    assert led(window, "inspections") == {"round": round.id}


def test_a_click_shows_the_day_and_a_double_click_its_list(sit, desk, clock, manager):
    opened(desk, clock, manager)
    window = sit(manager, day=Round.get().due_on)
    grid = view(window).grid
    for day in (Round.get().due_on - timedelta(days=1), Round.get().due_on):
        spot = grid.visualRect(grid.cells.place(day)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        window.calm()
        assert grid.current == day and day.strftime("%-d日") in view(window).list.title.text()
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view(window).list.table.hasFocus()


def test_a_day_of_the_next_month_turns_the_page(sit, clock, manager):
    window = sit(manager)
    grid = view(window).grid
    spot = grid.visualRect(grid.cells.place(date(2026, 5, 1))).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    window.calm()
    assert view(window).name.text() == "2026年5月" and grid.current == date(2026, 5, 1)


def test_weeks_begin_on_monday_for_who_likes_them_so(sit, clock, manager):
    clock.set(date(2026, 4, 29))
    window = sit(manager)
    grid, session = view(window).grid, window.window.session
    heads = grid.model()
    assert heads.headerData(0, Qt.Orientation.Horizontal) == "日"
    session.begin_weeks("monday")
    window.calm()
    assert heads.headerData(0, Qt.Orientation.Horizontal) == "月"
    assert heads.day(heads.index(0, 0)).day == date(2026, 3, 30)
    view(window).ways.put("year")
    window.calm()
    year = view(window).year
    first = year.cell(year.area(0), date(2026, 4, 1), date(2026, 4, 6))
    assert first.left() == year.area(0).left()  # a Monday stands at the left
    month = Month("ja", None, window.window)
    assert month.days.firstDayOfWeek() == Qt.DayOfWeek.Monday


def test_a_head_sees_the_own_inspection_and_neither_law_nor_omissions(
    sit, desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    window = sit(head, day=mine(sales).due_on)
    assert screen(window).keys == ["calendar"] and screen(window).tabs.isHidden()
    view(window).list.table.opened.emit(0)
    assert led(window, "inspections") == {"id": mine(sales).id}


def test_the_filter_narrows_month_and_list(sit, desk, clock, manager):
    opened(desk, clock, manager)
    window = sit(manager, day=Round.get().due_on)
    assert listed(window)
    view(window).sorts.put("training")
    view(window).sorts.chosen.emit("training")
    window.calm()
    assert not listed(window) and view(window).page_shown.count == 0


def test_what_is_shown_is_printed_as_it_is_narrowed(sit, clock, manager):
    clock.set(date(2026, 4, 29))
    window = sit(manager)
    window.key(KEYS.Key_PageDown)
    view(window).paper.click()
    window.calm()
    assert led(window, "reports") == {"paper": "calendar_month", "month": "2026-05"}
    window.go("calendar")
    view(window).sorts.put("training")
    view(window).ways.put("year")
    window.calm()
    view(window).paper.click()
    window.calm()
    assert led(window, "reports") == {"paper": "calendar_year", "year": 2026, "only": "training"}


def test_holidays_are_told_to_who_cannot_see_them(sit, desk, clock, manager):
    clock.set(date(2026, 5, 4))
    desk.do(SYSTEM, lambda work: work.add(DayOff(day=date(2026, 5, 1), name="創立記念日")))
    window = sit(manager)
    assert "みどりの日" in view(window).grid.accessibleDescription()
    window.key(KEYS.Key_Left, KEYS.Key_Left, KEYS.Key_Left)
    assert "創立記念日" in view(window).grid.accessibleDescription()
    assert "創立記念日" in view(window).list.note.text()


def test_what_changes_is_read_again(sit, desk, clock, manager):
    window = sit(manager)
    assert view(window).page_shown.count == 0
    quarterly(desk, manager)
    window.runner.changed.emit(frozenset({("Plan", 1)}))
    view(window).go_to(date(2026, 6, 23))
    window.calm()
    assert view(window).page_shown.count > 0


# ---- the year


def test_the_year_shows_twelve_months_from_the_fiscal_start(sit, desk, clock, manager):
    opened(desk, clock, manager)
    window = sit(manager, day=Round.get().due_on)
    view(window).ways.put("year")
    window.calm()
    year = view(window).year
    assert view(window).name.text() == "2026年度"
    assert [year.months()[0], year.months()[-1]] == [date(2026, 4, 1), date(2027, 3, 1)]
    assert "1件" in year.spoken(Round.get().due_on)


def test_the_year_is_walked_by_keyboard_into_a_month(sit, clock, manager):
    window = sit(manager)
    view(window).ways.put("year")
    window.calm()
    view(window).take_focus()
    window.key(KEYS.Key_Left)
    assert view(window).name.text() == "2025年度", "over the edge of the year"
    assert view(window).year.current == date(2026, 3, 31)
    window.key(KEYS.Key_PageDown, KEYS.Key_Return)
    assert view(window).mode == "month"
    assert view(window).grid.current == date(2026, 4, 30) and view(window).grid.hasFocus()


def test_a_day_of_the_year_is_where_it_is_clicked(sit, manager):
    window = sit(manager)
    view(window).ways.put("year")
    window.calm()
    year = view(window).year
    for number, first in enumerate(year.months()):
        spot = year.cell(year.area(number), first, first + timedelta(days=14)).center()
        assert year.day_at(spot) == first + timedelta(days=14)
    QTest.mouseClick(year, Qt.MouseButton.LeftButton, pos=QPoint(round(spot.x()), round(spot.y())))
    assert year.current == date(2027, 3, 15)


# ---- changes of law


@pytest.fixture
def autumn(clock, desk):
    clock.set(date(2026, 10, 20))
    desk.do(SYSTEM, publish_shipped)


def told(window):
    part = screen(window).stack.currentWidget()
    return "\n".join(each.plain for each in part.findChildren(Prose) if each.isVisible())


def test_the_manager_reads_a_notice_and_records_the_check(sit, autumn, manager):
    window = sit(manager, tab="law", notice="appi-2026")
    said = told(window)
    assert "二次情報のため原文を確認してください。" in said
    assert "2026年7月17日" in said and "委託先の監督\n質問16件" in said
    window.press("check-appi-2026")
    dialog = window.window.findChild(CheckDialog)
    dialog.yes.click()
    window.calm()
    assert dialog.isVisible() and dialog.form.rows["note"].error.text()
    dialog.form.put({"effect": "act", "note": "規程の改訂を準備する。"})
    dialog.yes.click()
    window.calm()
    assert window.toasts[-1] == "確認を記録しました。"
    check = LawCheck.get()
    assert (check.effect, check.checked_name) == ("act", "森 由美")
    card = screen(window).law.cards["appi-2026"]
    assert not card.card.waits and "規程の改訂を準備する。" in told(window)


def test_a_notice_leads_to_the_checklist_it_touches(sit, autumn, manager):
    window = sit(manager, tab="law", notice="appi-2026")
    card = screen(window).law.cards["appi-2026"]
    links = [b for b in card.findChildren(QPushButton) if b.text() == "開く"]
    links[0].click()
    assert led(window, "checklists") == card.card.touches[0].where


def test_details_fold_and_stay_folded(sit, autumn, manager):
    window = sit(manager, tab="law")
    card = screen(window).law.cards["appi-2026"]
    assert card.details.isVisible()
    window.press("fold-appi-2026")
    assert card.details.isHidden()
    screen(window).reload()
    window.calm()
    assert screen(window).law.cards["appi-2026"].details.isHidden()


def test_the_auditor_reads_and_records_nothing(sit, autumn, auditor):
    window = sit(auditor, tab="law")
    buttons = screen(window).law.findChildren(QPushButton)
    assert not [b for b in buttons if b.objectName().startswith("check-") and b.isVisible()]


# ---- what was forgotten


def test_an_omission_is_one_press_from_its_cure(sit, desk, clock, manager):
    window = sit(manager, tab="omissions")
    assert "件あります" in screen(window).omissions.count.text()
    card = next(c for c in window.window.findChildren(RuleCard) if c.outcome.rule == "unplanned")
    link = next(b for b in card.findChildren(QPushButton) if b.text() == "開く")
    assert link.accessibleDescription() == "有効な点検計画がありません。"
    link.click()
    assert led(window, "plans") == {"new": True}


def test_a_long_rule_shows_five_and_the_rest_when_asked(sit, desk, clock, manager):
    window = sit(manager, tab="omissions")
    card = next(c for c in window.window.findChildren(RuleCard) if c.outcome.rule == "no_pledge")
    links = [b for b in card.findChildren(QPushButton) if b.text() == "開く"]
    assert len(links) == 5 and card.outcome.count == 7
    window.press("more-no_pledge")
    links = [b for b in card.findChildren(QPushButton) if b.text() == "開く"]
    assert len(links) == 7 and card.more.isHidden()


def test_home_counts_what_was_forgotten_and_leads_there(sit, desk, clock, manager):
    opened(desk, clock, manager)
    window = sit(manager)
    window.go("home")
    order = window.window.screens["home"].view.order
    assert order.isVisible() and order.text.plain.startswith("点検漏れ")
    order.act.click()
    window.calm()
    assert screen(window).stack.currentWidget() is screen(window).omissions


# ---- how it looks


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("tab", ["calendar", "law", "omissions"])
def test_no_word_is_cut(sit, autumn, manager, lang, tab):
    window = sit(manager, lang, tab=tab)
    assert not cut(screen(window))


def test_lines_in_a_day_break_where_japanese_may(qapp):
    lines = broken("処置：当番表を作り、毎週金曜に点検する", 60, 9)
    assert len(lines) > 2 and not any(line[0] in "、。）」" for line in lines)
    assert broken("短い", 200, 3) == ["短い"]
    (only,) = broken("とても長い件名がここに入ります", 60, 1)
    assert only.endswith("…")
    assert (
        "".join(broken("\U00020bb7野家の名簿を確かめる", 60, 9)) == "\U00020bb7野家の名簿を確かめる"
    )

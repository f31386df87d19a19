"""The drawn parts: each can be reached by keyboard, says itself in words, and paints quietly."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.resources import shipped
from pmsdesk_ui import icons, look, qt_words, trouble
from pmsdesk_ui.kit.basics import BREAK, Card, Prose, button, row
from pmsdesk_ui.kit.calendar import Month
from pmsdesk_ui.kit.charts import Line, RateBar, TrendChart
from pmsdesk_ui.kit.filters import FilterBar
from pmsdesk_ui.kit.flow import Flow
from pmsdesk_ui.kit.gate import Gate
from pmsdesk_ui.kit.heatmap import HeatCell, HeatMap
from pmsdesk_ui.kit.listing import Listing
from pmsdesk_ui.kit.marks import MARKS, Pill, StatusMark
from pmsdesk_ui.kit.notes import EmptyState
from pmsdesk_ui.kit.progress import Progress
from pmsdesk_ui.kit.table import DataTable
from pmsdesk_ui.kit.table_model import Column, Row
from pmsdesk_ui.kit.tiles import Stat
from pmsdesk_ui.kit.timeline import Event, Steps, Timeline
from pmsdesk_ui.main_window import MainWindow
from pmsdesk_ui.navigation import Page

HOSTILE = ["", "<b>x</b>&amp;", "髙﨑㈱🦊\u202e", "長" * 3000, "\x00\x1b[0m"]


@pytest.fixture
def shown(qtbot, styled):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


@pytest.fixture
def heat(shown):
    heat = HeatMap("Departments by measure")
    down, across = [(1, "Sales"), (2, "Audit")], [("phys", "Physical"), ("tech", "Technical")]
    cells = {(1, "phys"): HeatCell("nonconform", "2", "nonconform", "2 do not conform")}
    heat.put(down, across, cells)
    heat.resize(600, 200)
    return shown(heat)


def test_a_cell_of_the_heat_map_is_picked_by_mouse_and_by_keyboard(qtbot, heat):
    picked = []
    heat.picked.connect(lambda down, across: picked.append((down, across)))
    qtbot.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=heat.place(1, "phys"))
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert picked == [(1, "phys"), (2, "tech")]


def test_a_cell_says_where_it_is_and_what_it_holds(heat):
    spoken = heat.cells.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sales × Physical: 2 do not conform"


def test_every_department_of_the_heat_map_is_in_sight(heat):
    heat.put([(n, f"Dept {n}") for n in range(30)], [("a", "A")], {})
    assert heat.height() >= 30 * heat.rowHeight(0)


def test_a_tile_leads_somewhere_from_the_keyboard_too(qtbot, shown):
    tile, pressed = shown(Stat("Late", "warning")), []
    tile.put(3, "late", "oldest by 12 days")
    tile.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert tile.accessibleName() == "Late: 3"


def test_nothing_late_is_nothing_red(shown):
    tile = shown(Stat("Late"))
    tile.put(0, "late")
    assert tile.ink == ""


def test_charts_say_in_words_what_they_draw(shown):
    chart, bar = shown(TrendChart("Trend")), shown(RateBar("Answers"))
    chart.put(["Q1", "Q2", "Q3"], [Line("Conforms", [80, None, 92.5], "conform")])
    bar.put([("conform", "Conforms", 12), ("partly", "Partly", 0), ("", "Open", 3)])
    assert chart.accessibleDescription() == "Conforms: Q1 80%, Q3 92.5%"
    assert bar.accessibleName() == "Answers: Conforms 12, Partly 0, Open 3"


@pytest.mark.parametrize("values", [[], [None], [0], [100, None], [50] * 60])
def test_a_trend_of_any_length_is_drawn(shown, values):
    chart = shown(TrendChart("Trend"))
    chart.put([str(n) for n in range(len(values))], [Line("a", values), Line("b", values)])
    assert not chart.grab().isNull()


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_drawn_as_written(shown, text):
    prose = shown(Prose(text))
    assert prose.plain == text
    for part in (
        Pill(text, "late", "dot"),
        StatusMark("partly", text),
        Stat(text, "bell", text),
        Card(text),
        EmptyState("file", text, text),
        QLabel(text),
    ):
        part.setMaximumWidth(2000)
        assert not shown(part).grab().isNull()


def test_markup_in_running_text_is_shown_and_not_obeyed(shown):
    prose = shown(Prose("<b>bold</b> & <i>"))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;i&gt;" in prose.text()


def test_the_four_answers_differ_by_more_than_colour(shown):
    marks = [shown(StatusMark(name, word.into("ja"))) for name, word in MARKS.items()]
    assert [mark.accessibleName() for mark in marks] == ["適合", "一部不備", "不適合", "対象外"]
    grey = {
        bytes(m.grab().toImage().convertToFormat(m.grab().toImage().Format.Format_Mono).constBits())
        for m in marks
    }
    assert len(grey) == 4


def test_steps_and_history_name_what_happened(shown):
    steps, story = shown(Steps("Corrective action")), shown(Timeline())
    steps.put([("Found", "done"), ("Plan", "now"), ("Closed", "next")])
    story.put(
        [
            Event("2026-04-01", "Mori", "Plan approved", "as agreed", "done"),
            Event("2026-03-01", "Sato", "Found"),
        ]
    )
    assert steps.accessibleName() == "Corrective action: Plan"
    texts = [label.plain for label in story.findChildren(Prose)]
    assert texts == ["Plan approved", "as agreed", "Found"]


def test_filters_say_what_they_let_through_and_can_be_cleared(qtbot, shown):
    bar, heard = shown(FilterBar("en")), []
    bar.changed.connect(lambda: heard.append(bar.values()))
    bar.add("state", "State", [("late", "Late")], "All states")
    bar.put("state", "late")
    bar.search.setText("鍵")
    qtbot.waitUntil(lambda: heard and heard[-1] == {"text": "鍵", "state": "late"})
    assert bar.clear.isVisible()
    bar.clear.click()
    assert heard[-1] == {"text": "", "state": None}
    assert not bar.clear.isVisible()


def test_parts_in_a_row_go_on_below_where_it_is_narrow(shown):
    box = QWidget()
    flow = Flow(parent=box)
    for n in range(6):
        flow.addWidget(button(f"button {n}"))
    assert flow.heightForWidth(2000) < flow.heightForWidth(300)
    box.resize(300, flow.heightForWidth(300))
    shown(box)
    assert all(part.geometry().right() <= 300 for part in box.findChildren(QPushButton))


def test_an_empty_list_says_what_belongs_there(shown):
    added = []
    nothing = EmptyState(
        "people", "No people yet", "Add the first.", "Add", lambda: added.append(1)
    )
    none_such = EmptyState("search", "Nothing matches")
    listing = shown(Listing(DataTable([Column("a", "A")]), nothing, none_such))
    listing.set_rows([])
    assert listing.currentWidget() is nothing
    nothing.act.click()
    listing.set_rows([], filtered=True)
    assert listing.currentWidget() is none_such
    listing.set_rows([Row(1, ("x",))])
    assert listing.currentWidget() is listing.table
    assert added == [1]


def test_the_calendar_speaks_the_language_and_gives_a_date(styled, shown):
    from datetime import date

    month, picked = shown(Month("ja", date(2026, 4, 1))), []
    month.picked.connect(picked.append)
    assert month.name.text() == "2026年4月"
    month.days.activated.emit(month.days.selectedDate())
    assert picked == [date(2026, 4, 1)]


def test_the_gate_offers_the_other_language(qtbot, shown):
    gate = shown(Gate("ja", T("Sign in", "サインイン")))
    with qtbot.waitSignal(gate.spoken) as said:
        gate.findChild(QPushButton, "lang-en").click()
    assert said.args == ["en"]


def test_progress_counts_and_can_be_stopped(shown):
    class Work:
        stopped = False

        def cancel(self):
            self.stopped = True

    box, work = shown(Progress("en")), Work()
    box.begin("Printing…", work)
    box.put(3, 1200)
    assert box.count.text() == "3 / 1,200"
    box.stop.click()
    assert work.stopped
    assert not box.stop.isEnabled()


def test_qts_own_words_follow_the_language(styled):
    def cancel():
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    qt_words.speak(styled, "ja")
    assert cancel() == "キャンセル"
    qt_words.speak(styled, "en")
    assert cancel() == "Cancel"


def test_the_persons_menu_changes_the_language_of_the_window(qtbot, kit_session, shown):
    from test_kit_window import Note

    window = shown(MainWindow(kit_session, [Page("notes", T("Notes", "メモ"), "file", Note)]))
    menu = window.bar.person.menu()
    words = next(m for m in menu.findChildren(QMenu) if m.title() == "Language")
    next(a for a in words.actions() if a.text() == "日本語").trigger()
    qtbot.waitUntil(lambda: window.bar.title.text() == "メモ")


def test_a_mistake_of_ours_is_reported_without_anybodys_data():
    try:
        {}["山田 太郎"]
    except KeyError as problem:
        text = trouble.described(type(problem), problem, problem.__traceback__)
    assert text.startswith("KeyError\ntest_kit_parts.py:")
    assert "山田" not in text


def test_a_refusal_with_no_place_to_go_is_not_swallowed(shown):
    with pytest.raises(Refused):
        trouble.show(shown(QWidget()), Refused(T("No.", "いいえ。")))


@pytest.mark.parametrize(
    "path", sorted(Path(str(shipped("assets"))).glob("icons/*.svg")), ids=lambda path: path.stem
)
def test_every_drawing_shows_something(styled, path):
    image = icons.picture(path.stem, "#102030", 24, 2.0).toImage()
    assert image.width() == 48
    assert any(image.pixelColor(x, y).alpha() for x in range(0, 48, 2) for y in range(0, 48, 2))


def test_a_row_of_buttons_has_room_for_every_word(shown):
    words = ["Hand in the inspection", "点検結果を提出する", "Ｗｉｄｅ"]
    buttons = [button(word, icon="send", kind="primary") for word in words]
    box = QWidget()
    box.setLayout(row(*buttons))
    shown(box)
    for part in buttons:
        measure = part.fontMetrics().horizontalAdvance(part.text())
        assert part.width() >= measure + icons.SIZE + look.GAP


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, shown):
    pressed = []
    press = shown(button("点検を続ける", lambda: pressed.append(True)))
    qtbot.keyClick(press, Qt.Key.Key_Return)
    qtbot.keyClick(press, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(pressed) == 2


def test_a_long_address_is_broken_to_be_seen_whole_and_copied_as_it_was_written(qtbot, styled):
    from PySide6.QtTest import QTest

    address = "https://example.com/" + "very-long/" * 40
    prose = Prose(f"  見てください:\n{address}")
    qtbot.addWidget(prose)
    prose.resize(400, 300)
    prose.show()
    assert prose.minimumSizeHint().width() < 400
    assert prose.plain.endswith(address)
    prose.setSelection(0, len(prose.plain) + prose.text().count(BREAK))
    QTest.keyClick(prose, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"  見てください:\n{address}"

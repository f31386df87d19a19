"""Typing moments and numbers, and picking tiles by keyboard."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmsdesk.base.errors import Refused
from pmsdesk_ui.kit.counts import CountEdit
from pmsdesk_ui.kit.form import FieldRow
from pmsdesk_ui.kit.moments import MomentEdit, read_time
from pmsdesk_ui.kit.segments import Chips, Segments

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", time(9, 30)), ("0930", time(9, 30)), ("930", time(9, 30)), ("9", time(9)),
        ("９時", time(9)), ("9時5分", time(9, 5)), ("１４：３０", time(14, 30)),
        ("23.59", time(23, 59)),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "9:60", "soon", "", "12345", "-1"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Refused):
        read_time(typed)


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_minute_is_read_back(moment):
    assert read_time(f"{moment:%H:%M}") == read_time(f"{moment:%H%M}") == moment


@pytest.fixture
def moment(qtbot, styled):
    edit = MomentEdit("Found", "en", TOKYO)
    qtbot.addWidget(edit)
    return edit


def test_a_moment_is_shown_and_taken_on_the_clocks_of_its_zone(moment):
    moment.put(datetime(2026, 4, 1, 3, 7, 42, tzinfo=UTC))
    assert (moment.day.text(), moment.time.text()) == ("2026-04-01", "12:07")
    assert moment.untouched() and moment.value().second == 42
    moment.time.setText("1510")
    assert moment.value() == datetime(2026, 4, 1, 6, 10, tzinfo=UTC)


def test_a_day_alone_is_its_midnight_and_nothing_is_no_moment(moment):
    assert moment.value() is None
    moment.day.setText("R8.4.1")
    assert moment.value() == datetime(2026, 4, 1, tzinfo=TOKYO)
    moment.day.setText("")
    moment.time.setText("9:00")
    with pytest.raises(Refused, match="day"):
        moment.value()


def test_a_wrong_moment_is_marked_in_both_its_fields(qtbot, styled):
    moment = MomentEdit("Found", "en", TOKYO)
    row = FieldRow("found_at", "Found", moment)
    qtbot.addWidget(row)
    row.refuse("The time is in the future.")
    assert moment.day.property("wrong") and moment.time.property("wrong")
    row.refuse("")
    assert not moment.time.property("wrong")


@pytest.mark.parametrize(
    ("typed", "meant"), [("", None), ("約1,200人", 1200), ("１２０", 120), ("30人ほど", 30)]
)
def test_a_count_is_a_number_or_unknown(qtbot, styled, typed, meant):
    edit = CountEdit("not known")
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.value() == meant


@pytest.mark.parametrize("typed", ["many", "1-2", "山田", "1.5"])
def test_words_are_no_count(qtbot, styled, typed):
    edit = CountEdit("not known")
    qtbot.addWidget(edit)
    edit.setText(typed)
    with pytest.raises(Refused):
        edit.value()


def shown(qtbot, part):
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    qtbot.waitUntil(part.isActiveWindow)
    part.setFocus()
    return part


def test_one_tile_is_picked_with_the_arrows(qtbot, styled):
    tiles = shown(qtbot, Segments("Contained", [("yes", "Yes"), ("no", "No"), ("?", "Unknown")]))
    assert tiles.value() is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tiles.value() == "yes"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert tiles.value() == "no"
    tiles.put("?")
    assert [tile.isChecked() for tile in tiles.tiles] == [False, False, True]


def test_any_number_of_chips_stay_in_their_order(qtbot, styled):
    chips = shown(qtbot, Chips("Whose", [(1, "Customers"), (2, "Staff"), (3, "Others")]))
    chips.tiles[2].click()
    chips.tiles[0].click()
    assert chips.value() == [1, 3]
    chips.put([2])
    assert chips.value() == [2]

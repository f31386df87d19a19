"""Tables: blocks that come when they are in view, and the keyboard."""

import pytest
from PySide6.QtCore import Qt

from pmsdesk_ui.kit.table import DataTable
from pmsdesk_ui.kit.table_model import BLOCK, Column, Row, TableModel

DISPLAY = Qt.ItemDataRole.DisplayRole
COLUMNS = [
    Column("name", "Name"),
    Column("state", "State", 120, "pill"),
    Column("mark", "Result", 120, "mark"),
    Column("rate", "Answered", 140, "rate"),
]


def row(n):
    return Row(
        n,
        (f"row {n}", "Late", "Conforms", f"{n % 101} %"),
        {"state": "late", "mark": "conform", "rate": str(n % 101)},
    )


def block(number):
    return [row(n) for n in range(number * BLOCK, (number + 1) * BLOCK)]


@pytest.fixture
def table(qtbot, styled):
    table = DataTable(COLUMNS, "Rows")
    qtbot.addWidget(table)
    table.resize(800, 400)
    return table


def test_a_long_list_asks_only_for_what_is_in_view(qtbot, table):
    asked = []
    table.wanted.connect(asked.append)
    table.set_count(1_000_000)
    table.show()
    qtbot.waitUntil(lambda: asked == [0])
    table.scrollTo(table.rows.index(500_000, 0))
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert set(asked[1:]) <= {500_000 // BLOCK - 1, 500_000 // BLOCK}


def test_rows_stand_where_they_belong(qtbot, table):
    table.wanted.connect(
        lambda block: table.put_block(
            block, [row(n) for n in range(block * BLOCK, (block + 1) * BLOCK)]
        )
    )
    table.set_count(10_000)
    table.show()
    table.scrollTo(table.rows.index(4321, 0))
    place = table.rows.index(4321, 0)
    qtbot.waitUntil(lambda: place.data(DISPLAY) == "row 4321")


def test_a_short_last_block_leaves_no_hole(table):
    table.set_rows([row(n) for n in range(BLOCK + 3)])
    assert table.rows.index(BLOCK + 2, 0).data(DISPLAY) == f"row {BLOCK + 2}"


def test_the_current_row_stays_with_its_record_when_rows_move(table):
    table.set_rows([row(n) for n in range(5)])
    table.select_key(3)
    table.set_rows([row(n) for n in (9, 3, 4)])
    assert table.current_key() == 3
    assert table.currentIndex().row() == 1


def test_enter_and_a_double_click_open_the_record(qtbot, table):
    opened = []
    table.opened.connect(opened.append)
    table.set_rows([row(n) for n in range(5)])
    table.show()
    table.select_key(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.rows.index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [2, 4]


def test_a_head_asks_for_sorting_and_a_second_click_turns_it_round(qtbot, table):
    asked = []
    table.sort_asked.connect(lambda key, down: asked.append((key, down)))
    table.set_rows([row(1)])
    table.show()
    heads = table.horizontalHeader()
    at = heads.viewport().rect().topLeft()
    at.setX(heads.sectionPosition(1) + 20)
    at.setY(10)
    for _ in range(2):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == [("state", False), ("state", True)]


def test_copied_rows_paste_into_a_sheet_as_rows(qtbot, table):
    table.set_rows([Row(1, ("two\nlines", "b", "c", "d")), row(2)])
    table.selectAll()
    lines = table.copy().split("\n")
    assert lines[0] == "Name\tState\tResult\tAnswered"
    assert lines[1].split("\t") == ["two lines", "b", "c", "d"]
    assert len(lines) == 3


def test_typing_jumps_to_a_row(qtbot, table):
    table.set_rows([Row(n, (name, "", "", "")) for n, name in enumerate(["Abe", "Ito", "Mori"])])
    table.show()
    table.keyboardSearch("m")
    assert table.current_key() == 2


def test_the_model_keeps_qts_own_rules(qtmodeltester, styled):
    model = TableModel(COLUMNS)
    model.set_rows([row(n) for n in range(10)])
    qtmodeltester.check(model)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_hostile_text_is_painted_without_complaint(qtbot, styled, lines):
    table = DataTable(COLUMNS, "Rows", lines=lines)
    qtbot.addWidget(table)
    nasty = ["<b>=1+1</b>", "\x00\x07\u202e", "髙﨑㈱🦊" * 2500, "\n\n\t"]
    table.set_rows(
        [Row(n, (text,) * 4, {"state": "nothing", "mark": "?"}) for n, text in enumerate(nasty)]
    )
    table.resize(600, 400)
    table.show()
    assert not table.grab().isNull()


def test_a_date_is_never_cut_however_narrow_its_column_was_meant(qtbot, styled):
    table = DataTable([Column("what", "What"), Column("span", "Span", 60)])
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.set_rows([Row(1, ("Audit", "2026/08/08 – 2028/08/28")), Row(2, ("Audit", "—"))])
    room = table.fontMetrics().horizontalAdvance("2026/08/08 – 2028/08/28")
    assert table.columnWidth(1) > room


def test_words_take_no_more_than_the_width_they_were_given(qtbot, styled):
    table = DataTable([Column("what", "What"), Column("why", "Why", 90)])
    qtbot.addWidget(table)
    table.set_rows([Row(1, ("Audit", "because of everything that happened"))])
    assert table.columnWidth(1) == 90

"""The roster from a file, through the dialog: look first, and nothing is written before."""

from datetime import date

import openpyxl
import pytest
from office import cells
from PySide6.QtCore import Qt

from pmsdesk.services.organization import directory
from pmsdesk_ui.screens.organization.roster_dialog import RosterDialog

HEADER = "社員番号,氏名,部門,役職,メールアドレス,入社日"
NEW, CHANGED, BAD, REMARKS, GONE = range(5)


@pytest.fixture
def seat(office):
    return office("mori")


@pytest.fixture
def dialog(seat):
    page = seat.go("people", tab="roster")
    page.roster.bring.click()
    return seat.dialog(RosterDialog)


@pytest.fixture
def look(seat, dialog, tmp_path):
    """Choose a file with these lines, as the file dialog hands it over."""

    def look(*lines, header=HEADER):
        seat.ask.path = tmp_path / "名簿.csv"
        seat.ask.path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        dialog.choose.click()
        seat.calm()
        return dialog

    return look


def everybody(seat):
    return [(it.staff_no, it.name, it.title) for it in seat.do(directory.roster)]


def test_before_a_file_is_chosen_nothing_can_be_accepted(dialog):
    assert not dialog.yes.isEnabled()
    assert dialog.pages.currentIndex() == 0


def test_the_preview_tells_new_changed_and_unchanged(look):
    dialog = look(
        "0001,森 由美,総務部,本部長,,", "0002,佐藤 健,営業部,部長,,", "0099,新井 薫,開発部,,,R8.4.1"
    )
    assert [dialog.tabs.tabText(at) for at in range(3)] == [
        "新規（1）",
        "変更（1）",
        "取り込めない行（0）",
    ]
    assert dialog.parts[CHANGED].sorted.rows.row(0).cells == (
        "2",
        "森 由美",
        "役職",
        "部長",
        "本部長",
    )
    new = dialog.parts[NEW].sorted.rows.row(0).cells
    assert new[:4] == ("4", "0099", "新井 薫", "開発部")
    assert "2026/04/01" in new[4]
    assert dialog.same.text() == "1人は変更ありません。"
    assert dialog.yes.text() == "2件を取り込む"


def test_every_bad_row_stands_with_its_line_and_a_sentence(look):
    dialog = look("0099,新井 薫,広報部,,not-a-mail,2026-13-01", ",名無し,営業部,,,")
    table = dialog.parts[BAD].sorted
    assert dialog.tabs.currentIndex() == BAD
    assert set(cells(table)) == {"2", "3"}
    said = " ".join(cells(table, 2))
    assert "この部門は登録されていません" in said
    assert "暦にない日付" in said
    assert "メールアドレスの形" in said
    assert not dialog.yes.isEnabled()


def test_looking_and_cancelling_changes_nothing(seat, look):
    before = everybody(seat)
    dialog = look("0001,森 由美,総務部,本部長,,", "0099,新井 薫,開発部,,,")
    dialog.no.click()
    seat.calm()
    assert everybody(seat) == before


def test_accepting_does_what_was_shown(seat, look):
    dialog = look("0001,森 由美,総務部,本部長,,", "0099,新井 薫,開発部,,,")
    seat.accept(dialog)
    assert ("0001", "森 由美", "本部長") in everybody(seat)
    assert ("0099", "新井 薫", "") in everybody(seat)
    assert "取り込みました（新規1人、変更1人、部門0件、退職0人）。" in seat.toasts
    assert "新井 薫" in cells(seat.window.screens["people"].roster.table, 1)


def test_departments_the_file_names_are_made_only_when_asked(seat, look):
    dialog = look("0099,新井 薫,広報部,,,")
    assert dialog.make.text() == "ファイルにある未登録の部門を作る：広報部"
    dialog.make.setChecked(True)
    seat.calm()
    assert dialog.yes.text() == "2件を取り込む"
    seat.accept(dialog)
    assert seat.do(directory.roster, "新井")[0].department.ja == "広報部"


def test_who_is_not_in_the_file_stays_unless_ticked(seat, look):
    dialog = look("0001,森 由美,総務部,,,")
    assert dialog.tabs.tabText(GONE) == "ファイルにない人（7）"
    dialog.tabs.setCurrentIndex(GONE)
    items = dialog.gone.list
    row = next(items.item(at) for at in range(items.count()) if "鈴木 花" in items.item(at).text())
    row.setCheckState(Qt.CheckState.Checked)
    dialog.gone.day.setText("2026/3/31")
    assert dialog.yes.text() == "1件を取り込む"
    seat.accept(dialog)
    assert [it.name for it in seat.do(directory.roster, who=directory.LEFT)] == ["鈴木 花"]
    assert len(everybody(seat)) == 7


def test_a_tick_without_a_day_is_asked_for_it(seat, look):
    dialog = look("0001,森 由美,総務部,,,")
    dialog.gone.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.gone.day.setText("")
    dialog.yes.click()
    seat.calm()
    assert dialog.isVisible()
    assert dialog.banner.text.plain == "入力してください。"


def test_an_excel_file_with_real_dates_is_read_too(seat, dialog, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["社員番号", "氏名", "部門", "入社日"])
    book.active.append(["0099", "新井 薫", "開発部", date(2026, 4, 1)])
    seat.ask.path = tmp_path / "roster.xlsx"
    book.save(seat.ask.path)
    dialog.choose.click()
    seat.calm()
    seat.accept(dialog)
    assert seat.do(directory.roster, "新井")[0].joined_on == date(2026, 4, 1)


def test_a_file_that_is_no_table_is_one_clear_sentence(seat, dialog, tmp_path):
    seat.ask.path = tmp_path / "photo.csv"
    seat.ask.path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dialog.choose.click()
    seat.calm()
    assert "画像" in dialog.banner.text.plain
    assert not dialog.yes.isEnabled()


def test_a_roster_that_changed_meanwhile_has_to_be_looked_at_again(seat, look):
    dialog = look("0001,森 由美,総務部,本部長,,")

    def rename(work):
        from pmsdesk.kinds import Person

        return work.save(work.take(Person, Person.get_by_id(2).key, title="次長"))

    seat.do(rename)
    seat.accept(dialog)
    assert dialog.isVisible()
    assert "プレビューの後に" in dialog.banner.text.plain


def test_a_formula_in_a_name_is_refused_as_such(look):
    dialog = look('0099,"=cmd|calc",開発部,,,')
    assert "数式" in cells(dialog.parts[BAD].sorted, 2)[0]

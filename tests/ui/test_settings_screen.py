"""Settings through the real page: the company, its calendar, backups, sign-ins, the check."""

from datetime import date

import pytest
from office import PAGES, PASSWORD, cells, cut
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.base.text import T
from pmsdesk.kinds import Appointment, Person
from pmsdesk.services.organization import company, directory, logins, year
from pmsdesk.sign_in import sign_in
from pmsdesk.store.vault import Vault
from pmsdesk_ui.kit.table import DataTable
from pmsdesk_ui.navigation import Page
from pmsdesk_ui.screens.calendar.omission_view import RuleCard
from pmsdesk_ui.screens.calendar.screen import CalendarScreen
from pmsdesk_ui.screens.organization.login_dialog import PasswordDialog
from pmsdesk_ui.screens.settings.calendar_dialogs import (
    CloseDaysDialog,
    PasteDialog,
    WorkDayDialog,
)
from pmsdesk_ui.screens.settings.code_dialog import CodeDialog
from pmsdesk_ui.screens.settings.restore_dialog import RestoreDialog


@pytest.fixture
def seat(office):
    return office("mori")


def section(seat, key):
    page = seat.go("settings", section=key)
    seat.calm()
    return page.panes[key]


def keys(seat):
    return [s.key for s in seat.window.screens["settings"].sections]


# ---- the company


def test_the_company_is_corrected_and_a_refusal_stands_at_its_field(seat):
    pane = section(seat, "company")
    pane.form.put({"name": "", "representative": "田中 一郎", "fiscal_start": 1})
    pane.keep.click()
    seat.calm()
    assert pane.form.rows["name"].error.text() == "入力してください。"
    pane.form.put({"name": "あおば商事"})
    pane.keep.click()
    seat.calm()
    _, facts = seat.do(directory.company_sheet)
    assert (facts["name"], facts["representative"], facts["fiscal_start"]) == (
        "あおば商事",
        "田中 一郎",
        1,
    )


def test_answers_about_the_size_tell_what_they_bring_before_they_are_saved(seat):
    pane = section(seat, "company")
    for name in ("employees_over_100", "persons_over_5000", "entrusted"):
        pane.form.editor(name).setChecked(False)
    seat.qtbot.waitUntil(lambda: pane.consequences.isVisible())
    assert "中小規模事業者に当たります" in pane.consequences.text.plain
    _, facts = seat.do(directory.company_sheet)
    assert facts["entrusted"]  # nothing is written yet
    pane.form.editor("entrusted").setChecked(True)
    seat.qtbot.waitUntil(lambda: not pane.consequences.isVisible())


def test_what_is_not_saved_is_asked_about_before_another_section(seat):
    pane = section(seat, "company")
    pane.form.put({"name": "書きかけ"})
    seat.ask.yes = False
    page = seat.go("settings", section="backup")
    assert page.current == "company"
    assert page.side.currentRow() == 0
    seat.ask.yes = True
    assert seat.go("settings", section="backup").current == "backup"


# ---- the calendar


def test_days_off_are_entered_for_a_stretch_with_what_was_closed_anyway(seat):
    pane = section(seat, "calendar")
    before = seat.do(year.year, 2026).business_days
    pane.close_days.click()
    dialog = seat.dialog(CloseDaysDialog)
    dialog.form.put({"first": date(2026, 8, 12), "last": date(2026, 8, 16), "name": "夏季休業"})
    seat.accept(dialog)
    assert "3日を登録しました（もともと休業の日：2日）。" in seat.toasts
    assert cells(pane.own, 1) == ["夏季休業"] * 3
    assert seat.do(year.year, 2026).business_days == before - 3


def test_a_range_that_ends_before_it_begins_is_refused_at_its_end(seat):
    pane = section(seat, "calendar")
    pane.close_days.click()
    dialog = seat.dialog(CloseDaysDialog)
    dialog.form.put({"first": date(2026, 8, 14), "last": date(2026, 8, 12)})
    seat.accept(dialog)
    assert "終了日が開始日より前" in dialog.form.rows["last"].error.text()


def test_a_day_worked_on_a_holiday_and_one_taken_back(seat):
    pane = section(seat, "calendar")
    pane.work.click()
    dialog = seat.dialog(WorkDayDialog)
    dialog.form.editor("day").setText("R8.4.29")
    dialog.form.put({"name": "創立記念営業"})
    seat.accept(dialog)
    assert cells(pane.own, 2) == ["営業"]
    pane.own.select_key(pane.own.rows.row(0).key)
    pane.drop.click()
    seat.calm()
    assert pane.own.rows.count == 0


def test_a_pasted_list_is_entered_whole_or_not_at_all(seat):
    pane = section(seat, "calendar")
    pane.paste.click()
    dialog = seat.dialog(PasteDialog)
    dialog.form.put({"days": "2026/12/29\t年末休業\n2026/12/32\t?\n"})
    seat.accept(dialog)
    assert dialog.form.rows["days"].error.text().startswith("2行目")
    assert pane.own.rows.count == 0
    dialog.form.put(
        {"days": "2026/12/29\t年末休業\nR8.12.30　年末休業\n2026-12-31,大みそか\n2026-12-27"}
    )
    seat.accept(dialog)
    assert cells(pane.own, 1) == ["年末休業", "年末休業", "大みそか"]


def test_the_national_holidays_of_any_year_stand_beside(seat):
    pane = section(seat, "calendar")
    assert "こどもの日" in cells(pane.national, 1)
    assert pane.uncertain.isHidden()
    pane.step(3)
    seat.calm()
    assert pane.number.text() == "2029"
    assert pane.uncertain.isVisible()


# ---- language and appearance


def test_the_window_speaks_the_chosen_language_at_once(seat):
    pane = section(seat, "display")
    pane.findChild(QRadioButton, "lang-en").click()
    seat.calm()
    assert seat.session.lang == "en"
    assert seat.window.windowTitle().startswith("Display")


def test_the_window_wears_the_chosen_theme_at_once(seat):
    pane = section(seat, "display")
    pane.findChild(QRadioButton, "theme-dark").click()
    seat.calm()
    assert seat.session.theme == "dark"
    seat.session.wear("light")
    seat.calm()


def test_weeks_begin_on_the_chosen_day_at_once(seat):
    pane = section(seat, "display")
    assert pane.findChild(QRadioButton, "week-sunday").isChecked()
    pane.findChild(QRadioButton, "week-monday").click()
    assert seat.session.week == "monday" and seat.window.property("week") == "monday"


# ---- backups


def back_up(seat, path):
    pane = section(seat, "backup")
    seat.ask.path = path
    pane.now.click()
    for _ in range(3):
        seat.calm()
    return pane


def test_a_backup_is_written_read_back_and_noted_in_the_trail(seat, tmp_path):
    file = tmp_path / "控え.pmsbackup"
    pane = back_up(seat, file)
    page = seat.window.screens["settings"]
    assert "控え.pmsbackup" in pane.last.plain
    assert "控え.pmsbackup" in page.banner.text.plain
    assert file.stat().st_size > 100_000

    def noted(work):
        from pmsdesk.store.trail import Trail

        return [line.now for line in Trail.select().where(Trail.deed == "back_up")]

    assert "控え.pmsbackup" in seat.do(noted)[0]


def test_backups_in_the_workspace_are_listed_newest_first(seat):
    folder = seat.folder / "backups"
    back_up(seat, folder / "daily-2026-03-31.pmsbackup")
    pane = back_up(seat, folder / "daily-2026-04-01.pmsbackup")
    (folder / "daily-2026-02-01.pmsbackup").write_bytes(b"not one")
    pane.reload()
    seat.calm()
    assert set(cells(pane.table, 2)) == {f.name for f in folder.glob("*.pmsbackup")}
    states = dict(zip(cells(pane.table, 2), cells(pane.table, 1), strict=True))
    assert states["daily-2026-04-01.pmsbackup"] == "毎日"
    assert states["daily-2026-02-01.pmsbackup"] == "破損"


def test_a_backup_is_restored_beside_the_workspace_that_stays_open(seat, tmp_path):
    file = tmp_path / "b.pmsbackup"
    pane = back_up(seat, file)
    seat.ask.path = file
    pane._restore_other()
    dialog = seat.dialog(RestoreDialog)
    dialog.form.put(
        {"folder": tmp_path / "elsewhere", "name": "aoba2", "password": "wrong-password"}
    )
    (tmp_path / "elsewhere").mkdir()
    seat.accept(dialog)
    assert dialog.form.rows["password"].error.text()
    dialog.form.put({"password": PASSWORD})
    seat.accept(dialog)
    restored = tmp_path / "elsewhere" / "aoba2.pmsdesk"
    assert "aoba2" in seat.window.screens["settings"].banner.text.plain
    assert seat.do(directory.roster)  # the open one goes on
    seat.close()
    other = sign_in(restored, "mori", PASSWORD)
    assert other.card.company.ja == "あおば商事株式会社"
    other.close()


def test_a_file_that_is_no_backup_is_one_sentence(seat, tmp_path):
    pane = section(seat, "backup")
    seat.ask.path = tmp_path / "x.pmsbackup"
    seat.ask.path.write_bytes(b"hello")
    pane._restore_other()
    dialog = seat.dialog(RestoreDialog)
    dialog.form.put({"folder": tmp_path, "name": "x", "password": PASSWORD})
    seat.accept(dialog)
    assert "バックアップではない" in dialog.form.rows["file"].error.text()


# ---- security


def test_who_can_sign_in_is_listed_with_what_is_missing(seat):
    pane = section(seat, "security")
    states = dict(zip(cells(pane.table), cells(pane.table, 4), strict=True))
    assert states["mori"] == "利用中"
    assert states["suzuki"] == "パスワード未設定"


def test_a_password_is_set_from_the_list_too(seat):
    pane = section(seat, "security")
    pane.table.select_key("sato")
    pane.reset.click()
    dialog = seat.dialog(PasswordDialog)
    dialog.form.put({"password": "atarashii-22", "again": "atarashii-22"})
    seat.accept(dialog)
    assert Vault.read(seat.folder / "keys.json").unlock("sato", "atarashii-22")


def test_a_key_nobody_on_the_roster_has_is_flagged_and_taken_away(seat):
    seat.seat.workspace.admit("ghost", PASSWORD)
    pane = section(seat, "security")
    pane.table.select_key("ghost")
    assert not pane.reset.isEnabled()
    pane.take.click()
    seat.calm()
    seat.calm()
    assert "ghost" not in Vault.read(seat.folder / "keys.json").logins
    assert "ghost" not in cells(pane.table)


def test_a_new_recovery_code_is_shown_once_and_printed(seat, tmp_path):
    pane = section(seat, "security")
    pane.new_code.click()
    dialog = seat.dialog(CodeDialog)
    code = dialog.code
    assert dialog.shown.text() == code
    assert Vault.read(seat.folder / "keys.json").unlock_by_code(code)
    seat.ask.path = tmp_path / "code.pdf"
    dialog.save.click()
    seat.calm()
    printed = "".join(page.extract_text() for page in PdfReader(seat.ask.path).pages)
    assert all(group in printed for group in code.split("-"))
    assert not seat.do(lambda work: logins.code_kept())
    dialog.yes.click()
    seat.calm()
    assert seat.do(lambda work: logins.code_kept())


def test_a_recovery_code_that_is_forgotten_is_one_press_away(office):
    pages = [*PAGES, Page("calendar", T("Calendar", "カレンダー"), "calendar", CalendarScreen)]
    seat = office("mori", pages=pages)
    seat.go("calendar", tab="omissions")
    seat.calm()
    [card] = [
        each for each in seat.window.findChildren(RuleCard)
        if each.outcome.rule == "no_code_on_paper"
    ]  # fmt: skip
    [open_it] = [press for press in card.findChildren(QPushButton) if press.text() == "開く"]
    open_it.click()
    seat.calm()
    page = seat.window.screens["settings"]
    assert page.current == "security" and page.panes["security"].new_code.isVisible()


# ---- the check


def test_the_records_are_checked_and_the_witness_is_still_there(seat):
    pane = section(seat, "verify")
    pane.check.click()
    seat.calm()
    assert pane.banner.text.plain == "改ざん・破損はありません。"
    witness = seat.do(witness_now)
    pane.witness.setText(witness)
    pane.check.click()
    seat.calm()
    said = [value.plain for _, value in pane.facts.parts]
    assert any(f"照合値 {witness} の時点の記録が残っています" in text for text in said)


def witness_now(work):
    from pmsdesk.store import trail

    return trail.head().witness


def test_another_past_and_a_mistyped_witness_are_told_apart(seat):
    pane = section(seat, "verify")
    pane.witness.setText("12 34")
    pane.check.click()
    seat.calm()
    assert "1234:9f2c61d0a7b3e845" in pane.form.rows["witness"].error.text()
    pane.witness.setText("3:" + "0" * 16)
    pane.check.click()
    seat.calm()
    assert pane.banner.text.plain == "書き込んだときと異なる箇所があります。"


# ---- who sees what, and how it looks


def test_the_system_administrator_keeps_the_house_and_sees_no_contents(office):
    manager = office("mori")

    def appoint(work):
        person = Person.get(Person.login == "sato")
        work.drop(list(Appointment.select().where(Appointment.person == person)))
        return work.add(Appointment(role=Role.SYSADMIN, person=person, since=date(2020, 1, 1)))

    manager.do(appoint)
    manager.close()
    seat = office("sato")
    seat.go("settings")
    assert keys(seat) == [
        "company", "calendar", "display", "mail", "backup", "security", "verify", "about",
    ]  # fmt: skip
    pane = section(seat, "company")
    assert pane.keep.isEnabled()
    assert not pane.form.editor("entrusted").isEnabled()  # the office's to answer


def test_a_head_sees_what_is_theirs(office):
    seat = office("sato")
    seat.go("settings")
    assert keys(seat) == ["display", "security", "about"]
    pane = section(seat, "security")
    assert not pane.may
    asked = []
    seat.session.password_asked.connect(lambda: asked.append(1))
    pane.findChild(type(pane.page.banner.act), "own").click()
    assert asked == [1]


def test_a_head_cannot_go_round_the_window(office):
    seat = office("sato")
    with pytest.raises(Refused):
        seat.seat.do(seat.seat.card.standing.person, company.correct, (1, 0), entrusted=False)


def test_the_page_about_the_program_names_folders_and_licences(seat):
    from pmsdesk_ui.kit.basics import Prose

    pane = section(seat, "about")
    said = " ".join(part.plain for part in pane.findChildren(Prose))
    assert str(seat.folder) in said
    table = pane.findChild(DataTable)
    assert "SIL Open Font License 1.1" in cells(table, 2)
    assert "PySide6-Essentials" in cells(table)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (640, 400)])
@pytest.mark.parametrize(
    "key", ["company", "calendar", "display", "backup", "security", "verify", "about"]
)
def test_no_word_is_cut(office, lang, size, key):
    seat = office("mori", lang=lang, size=size)
    assert cut(section(seat, key)) == []


def test_the_sections_are_walked_by_keyboard_and_back_leads_back(seat, qtbot):
    page = seat.go("settings", section="company")
    page.side.setFocus()
    for wanted in ("calendar", "display", "mail"):
        qtbot.keyClick(page.side, Qt.Key.Key_Down)
        seat.calm()
        assert page.current == wanted
    seat.window.step(-1)
    seat.calm()
    assert (page.current, page.side.currentRow()) == ("display", 2)

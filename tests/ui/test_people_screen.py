"""People and departments through the real page, on a real workspace."""

from datetime import date

import pytest
from office import APRIL, PASSWORD, Office, cells, cut
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.errors import Refused
from pmsdesk.services.organization import directory, structure
from pmsdesk.sign_in import sign_in
from pmsdesk.store.vault import Vault
from pmsdesk_ui.kit.basics import Prose
from pmsdesk_ui.screens.history import HistoryDialog
from pmsdesk_ui.screens.organization.appointment_dialog import (
    AppointDialog,
    ChangeDialog,
    EndDialog,
    HandOverDialog,
)
from pmsdesk_ui.screens.organization.department_dialog import (
    CloseDialog,
    DepartmentDialog,
    MergeDialog,
)
from pmsdesk_ui.screens.organization.login_dialog import (
    GiveLoginDialog,
    PasswordDialog,
    RenameLoginDialog,
)
from pmsdesk_ui.screens.organization.person_dialog import LeaveDialog, PersonDialog

WATANABE = 8  # has no login
SECOND_SALES = 4  # has no head


def person_of(seat, number):
    return seat.do(directory.person_sheet, number)


@pytest.fixture
def manager(office) -> Office:
    return office("mori")


@pytest.fixture
def roster(manager):
    return manager.go("people", tab="roster").roster


# ---- the roster


def test_everybody_is_listed_with_department_and_roles(roster):
    assert roster.table.rows.count == 8
    first = roster.table.rows.row(0).cells
    assert first[:4] == ("0001", "森 由美", "モリ ユミ", "総務部")
    assert first[6] == "個人情報保護管理者"


def test_a_search_finds_by_reading_and_the_filter_by_department(manager, roster):
    roster.bar.search.setText("ワタナベ")
    roster.bar.search.returnPressed.emit()
    manager.calm()
    assert cells(roster.table, 1) == ["渡辺 里奈"]
    roster.bar.reset()
    roster.bar.put("department", 3)
    manager.calm()
    assert cells(roster.table, 1) == ["佐藤 健", "鈴木 花"]


def test_a_head_of_the_table_sorts_and_sorts_back(manager, roster):
    roster.table.sort_asked.emit("no", True)
    assert cells(roster.table)[0] == "0008"
    roster.table.sort_asked.emit("no", False)
    assert cells(roster.table)[0] == "0001"


def test_a_person_is_added_with_dates_in_any_form(manager, roster):
    roster.add.click()
    dialog = manager.dialog(PersonDialog)
    dialog.form.put({"staff_no": "0100", "name": "新井 薫", "department": 2})
    dialog.form.editor("joined_on").setText("R8.4.1")
    manager.accept(dialog)
    added = manager.do(directory.roster, "新井")[0]
    assert (added.staff_no, added.joined_on, added.department.ja) == ("0100", APRIL, "開発部")
    assert manager.window.screens["people"].person.person == added.id


def test_a_taken_number_is_refused_beside_its_field_and_nothing_is_lost(manager, roster):
    roster.add.click()
    dialog = manager.dialog(PersonDialog)
    dialog.form.put({"staff_no": "0001", "name": "新井 薫"})
    manager.accept(dialog)
    assert dialog.isVisible()
    assert "森 由美" in dialog.form.rows["staff_no"].error.text()
    assert dialog.form.editor("name").text() == "新井 薫"
    dialog.form.put({"staff_no": "0100"})
    manager.accept(dialog)
    assert manager.do(directory.roster, "新井")


def test_a_date_that_is_none_is_refused_before_anything_is_asked(manager, roster):
    roster.add.click()
    dialog = manager.dialog(PersonDialog)
    dialog.form.editor("joined_on").setText("昨日")
    dialog.yes.click()
    assert dialog.form.rows["joined_on"].error.text()
    dialog.reject()


def test_enter_opens_the_person_under_the_cursor(manager, roster, qtbot):
    roster.table.select_key(WATANABE)
    qtbot.keyClick(roster.table, Qt.Key.Key_Return)
    manager.calm()
    page = manager.window.screens["people"]
    assert page.stack.currentWidget() is page.person
    assert page.heading == "渡辺 里奈"


def test_facts_are_corrected_and_the_list_behind_follows(manager):
    page = manager.go("people", id=WATANABE)
    page.person.correct.click()
    dialog = manager.dialog(PersonDialog)
    assert dialog.form.values()["name"] == "渡辺 里奈"
    dialog.form.put({"title": "係長"})
    manager.accept(dialog)
    assert person_of(manager, WATANABE).row.title == "係長"
    assert "保存しました。" in manager.toasts


def test_whoever_leaves_is_out_of_the_list_after_the_last_day(manager):
    page = manager.go("people", id=WATANABE)
    page.person.leave.click()
    dialog = manager.dialog(LeaveDialog)
    dialog.form.put({"left_on": date(2026, 3, 31)})
    manager.accept(dialog)
    roster = manager.go("people", tab="roster").roster
    assert "渡辺 里奈" not in cells(roster.table, 1)
    roster.bar.put("who", directory.LEFT)
    manager.calm()
    assert cells(roster.table, 1) == ["渡辺 里奈"]
    assert cells(roster.table, 8) == ["2026/03/31 退職"]


def test_the_protection_manager_cannot_simply_leave(manager):
    page = manager.go("people", id=1)
    page.person.leave.click()
    dialog = manager.dialog(LeaveDialog)
    manager.accept(dialog)
    assert "後任" in dialog.form.rows["left_on"].error.text()


def test_a_dialog_stays_until_what_it_asked_for_is_done(manager, roster, qtbot):
    roster.add.click()
    dialog = manager.dialog(PersonDialog)
    dialog.form.put({"staff_no": "0100", "name": "新井 薫"})
    dialog.yes.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    manager.calm()
    assert manager.do(directory.roster, "新井")


# ---- signing in


def test_a_person_is_let_in_with_a_first_password(manager):
    page = manager.go("people", id=WATANABE)
    assert page.person.signs_in.plain == "サインインしません。"
    page.person.give.click()
    dialog = manager.dialog(GiveLoginDialog)
    dialog.form.put({"login": "watanabe", "password": "short", "again": "other"})
    dialog.yes.click()
    assert dialog.form.rows["again"].error.text() == "2つのパスワードが一致しません。"
    dialog.form.put({"password": "short", "again": "short"})
    manager.accept(dialog)
    assert dialog.form.rows["password"].error.text() == "10文字以上にしてください。"
    assert person_of(manager, WATANABE).row.login == ""  # nothing is half done
    dialog.form.put({"password": "hajimete-no-1", "again": "hajimete-no-1"})
    manager.accept(dialog)
    assert "watanabe" in page.person.signs_in.plain
    vault = Vault.read(manager.folder / "keys.json")
    assert vault.unlock("watanabe", "hajimete-no-1")


def test_a_taken_login_makes_no_key(manager):
    page = manager.go("people", id=WATANABE)
    page.person.give.click()
    dialog = manager.dialog(GiveLoginDialog)
    dialog.form.put({"login": "sato", "password": PASSWORD, "again": PASSWORD})
    manager.accept(dialog)
    assert "佐藤 健" in dialog.form.rows["login"].error.text()
    assert len(Vault.read(manager.folder / "keys.json").logins) == 4


def test_a_forgotten_password_is_set_anew_and_the_person_is_told(manager):
    page = manager.go("people", id=2)
    page.person.reset.click()
    dialog = manager.dialog(PasswordDialog)
    dialog.form.put({"password": "atarashii-22", "again": "atarashii-22"})
    manager.accept(dialog)
    vault = Vault.read(manager.folder / "keys.json")
    assert vault.unlock("sato", "atarashii-22")
    with pytest.raises(Refused):
        vault.unlock("sato", PASSWORD)
    assert any("森 由美" in subject for subject in notices_of(manager, 2))


def notices_of(seat, person):
    def read(work):
        from pmsdesk.store.message import Message

        return [m.subject_ja for m in Message.select().where(Message.person == person)]

    return seat.do(read)


def test_a_login_gets_another_name_and_keeps_its_password(manager):
    page = manager.go("people", id=2)
    page.person.rename.click()
    dialog = manager.dialog(RenameLoginDialog)
    dialog.form.put({"login": "k.sato"})
    manager.accept(dialog)
    assert Vault.read(manager.folder / "keys.json").unlock("k.sato", PASSWORD)


def test_taking_a_sign_in_away_gives_the_database_a_new_key(manager):
    before = (manager.folder / "keys.json").read_bytes()
    page = manager.go("people", id=2)
    page.person.take.click()
    manager.calm()
    assert manager.ask.asked == ["Take the sign-in of 佐藤 健 away?"]
    vault = Vault.read(manager.folder / "keys.json")
    assert vault.logins == ["mori", "kato", "tanaka"]
    assert (manager.folder / "keys.json").read_bytes() != before
    assert page.person.signs_in.plain == "サインインしません。"
    manager.go("people", tab="roster")  # and work goes on with the new key
    assert manager.do(directory.roster)
    manager.close()
    with pytest.raises(Refused):
        sign_in(manager.folder, "sato", PASSWORD, manager.clock)


def test_nobody_takes_their_own_sign_in_away(manager):
    page = manager.go("people", id=1)
    page.person.take.click()
    manager.calm()
    assert page.banner.isVisible()
    assert "自分自身" in page.banner.text.plain
    assert len(Vault.read(manager.folder / "keys.json").logins) == 4


# ---- departments


@pytest.fixture
def departments(manager):
    return manager.go("people", tab="departments").departments


def test_the_tree_flags_the_department_without_a_head(departments):
    assert cells(departments.table, 1) == ["総務部", "開発部", "営業部", "└ 営業二課"]
    assert cells(departments.table, 3) == ["", "", "", "責任者なし"]


def test_a_department_is_added_and_closed_again(manager, departments):
    departments.add.click()
    dialog = manager.dialog(DepartmentDialog)
    dialog.form.put({"code": "P01", "name": "広報部"})
    manager.accept(dialog)
    assert "広報部" in cells(departments.table, 1)
    made = next(r for r in manager.do(structure.table) if r.code == "P01")
    page = manager.go("people", department=made.id)
    page.department.close_it.click()
    closing = manager.dialog(CloseDialog)
    closing.form.put({"closed_on": date(2026, 3, 31)})
    manager.accept(closing)
    assert "広報部" not in [r.name.ja for r in manager.do(structure.table)]


def test_a_department_with_people_in_it_says_why_it_cannot_close(manager):
    page = manager.go("people", department=3)
    page.department.close_it.click()
    dialog = manager.dialog(CloseDialog)
    manager.accept(dialog)
    assert "佐藤 健" in dialog.form.banner.text.plain


def test_a_department_is_merged_with_everybody_in_it(manager):
    page = manager.go("people", department=SECOND_SALES)
    assert page.department.no_head.isVisible()
    page.department.merge.click()
    dialog = manager.dialog(MergeDialog)
    manager.accept(dialog)
    assert dialog.form.rows["into"].error.text() == "入力してください。"
    dialog.form.put({"into": 3})
    manager.accept(dialog)
    assert "従業者1人、部門0件、計画0件を移しました。" in manager.toasts
    assert person_of(manager, WATANABE).row.department.ja == "営業部"


# ---- appointments


@pytest.fixture
def held(manager):
    return manager.go("people", tab="appointments").appointments


def warnings(pane):
    return [part.plain for part in pane.disorder.findChildren(Prose) if not part.isHidden()]


def cures(pane):
    return [b for b in pane.disorder.findChildren(QPushButton) if b.isVisibleTo(pane.disorder)]


def test_what_is_not_in_order_stands_one_press_from_its_cure(manager, held):
    said = warnings(held)
    assert any("代行者が決まっていません" in text for text in said)
    assert any("営業二課" in text for text in said)
    appoint = next(b for b in cures(held) if b.text() == "任命する")
    appoint.click()
    dialog = manager.dialog(AppointDialog)
    values = dialog.form.values()
    assert (values["role"], values["department"]) == ("head", SECOND_SALES)
    dialog.form.put({"person": WATANABE})
    manager.accept(dialog)
    assert not any("任命されていません" in text for text in warnings(held))
    assert any("ログイン名がなく" in text for text in warnings(held))


def test_a_deputy_is_named_from_the_warning(manager, held):
    next(b for b in cures(held) if b.text() == "代行者を決める").click()
    dialog = manager.dialog(ChangeDialog)
    dialog.form.put({"deputy": 7})
    manager.accept(dialog)
    running = manager.do(structure.held).rows
    deputy = next(r.deputy_name.ja for r in running if r.role == "manager")
    assert deputy == "髙﨑 昇"


def test_manager_and_auditor_are_never_the_same_person(manager, held):
    held.appoint()
    dialog = manager.dialog(AppointDialog)
    dialog.form.put({"role": "auditor", "person": 1, "since": date(2027, 4, 1)})
    manager.accept(dialog)
    assert "どの日も別の人" in dialog.form.rows["person"].error.text()


def test_a_name_that_is_nobody_is_not_taken_for_no_deputy(manager, held):
    held.table.select_key(1)
    held.change()
    dialog = manager.dialog(ChangeDialog)
    dialog.form.editor("deputy").setEditText("佐藤")
    dialog.yes.click()
    assert dialog.form.rows["deputy"].error.text() == "一覧から人を選んでください。"


def test_a_role_is_handed_over_without_a_gap(manager, held):
    key = next(k for k, row in held.rows.items() if row.department == 3)
    held.table.select_key(key)
    held.hand_it.click()
    dialog = manager.dialog(HandOverDialog)
    dialog.form.put({"person": 6, "since": date(2026, 5, 1)})
    manager.accept(dialog)
    held.scope.put(structure.COMING)
    held.reload()
    manager.calm()
    assert cells(held.table, 1) == ["鈴木 花"]
    assert cells(held.table, 3) == ["2026/05/01"]


def test_an_appointment_ends_and_one_to_come_is_taken_back(manager, held):
    key = next(k for k, row in held.rows.items() if row.department == 2)
    held.table.select_key(key)
    assert not held.back_it.isEnabled()
    assert "すでに始まっています" in held.back_it.toolTip()
    held.end_it.click()
    manager.accept(manager.dialog(EndDialog))
    assert held.rows[key].until == APRIL


def test_a_day_is_typed_to_see_who_held_what(manager, held):
    held.day.setText("2019/4/1")
    held.day.returnPressed.emit()
    manager.calm()
    assert held.table.rows.count == 0


# ---- who may


def test_the_auditor_reads_everything_and_changes_nothing(office):
    seat = office("kato")
    page = seat.go("people")
    assert page.roster.table.rows.count == 8
    for part in (page.roster.add, page.roster.bring, page.departments.add, page.appointments.add):
        assert not part.isEnabled()
        assert part.toolTip() == "この操作の権限がありません。"
    person = seat.go("people", id=2).person
    for part in (person.correct, person.leave, person.reset, person.take, person.appoint):
        assert not part.isEnabled()


def test_top_management_may_appoint_but_not_touch_the_roster(office):
    page = office("tanaka").go("people", tab="appointments")
    assert page.appointments.add.isEnabled()
    assert not page.roster.add.isEnabled()


# ---- how it looks


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("where", [{}, {"tab": "departments"}, {"tab": "appointments"},
                                   {"id": 1}, {"department": 3}])  # fmt: skip
def test_no_word_is_cut_and_every_control_has_a_name(office, lang, where):
    seat = office("mori", lang=lang)
    seat.go("people", **where)
    assert cut(seat.window) == []
    assert unnamed(seat.window.screens["people"]) == []


def unnamed(page):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    parts = [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox)]
    parts += [*page.findChildren(QLineEdit), *page.findChildren(QTableView)]
    return [
        type(part).__name__
        for part in parts
        if part.isVisible()
        and not (part.accessibleName() or getattr(part, "text", str)())
        and not isinstance(part.parent(), (QComboBox, QLineEdit, QTableView))
    ]


def test_hostile_names_stand_as_they_were_written(manager, roster):
    name = "<b>=1+1</b> 髙﨑㈱🦊"
    roster.add.click()
    dialog = manager.dialog(PersonDialog)
    dialog.form.put({"staff_no": "0200", "name": name})
    manager.accept(dialog)
    page = manager.window.screens["people"]
    assert page.heading == name
    assert [prose for _, prose in page.person.facts.parts if prose.plain == name]


@pytest.mark.parametrize(
    "page, where, kind",
    [
        ("people", {"id": 2}, "Person"),
        ("people", {"department": 3}, "Department"),
        ("checklists", {"id": 5}, "Checklist"),
        ("settings", {"section": "company"}, "Company"),
    ],
)
def test_each_sheet_leads_to_the_history_of_its_record(manager, page, where, kind):
    shown = manager.go(page, **where)
    press = next(b for b in shown.findChildren(QPushButton, "history") if b.isVisible())
    found = []

    def look():
        dialog = manager.window.findChild(HistoryDialog)
        manager.calm()
        found.append((dialog.kind, len(dialog.entries)))
        dialog.accept()

    QTimer.singleShot(0, look)
    press.click()
    assert found[0][0] == kind
    assert found[0][1] >= 1

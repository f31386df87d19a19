"""An incident through the real window: reported with a key, climbing, confirmed, followed."""

from datetime import date

import pytest
from incident_window import Window
from incidents import again, exempt_all, judged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Clock, CorrectiveAction, Entry, Evidence, Incident, Rung
from pmsdesk.services.incident import escalation, facts, following, reporting, sending

KEY = Qt.Key


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person): who sat there before has closed the window."""
    open_now = []

    def sit(person, lang="ja"):
        while open_now:
            open_now.pop().close()
        open_now.append(Window(qtbot, desk, clock, person, lang))
        return open_now[-1]

    yield sit
    while open_now:
        open_now.pop().close()


@pytest.fixture
def mail(desk, staff):
    """A mail to the wrong person, reported by staff of Sales."""
    known = {"summary": "見積書を別の取引先に送った。", "count_most": 3}
    return desk.do(staff, reporting.report, what="mail", **known).result


def escalate(desk):
    return desk.do(SYSTEM, escalation.escalate).result


# ---- the first report


def test_staff_report_by_keyboard_alone_and_land_on_the_incident(sit, staff):
    window = sit(staff)
    dialog = window.report()
    window.key(KEY.Key_Space)
    assert dialog.what.value() == "mail"
    dialog.whose.tiles[0].setFocus()
    window.key(KEY.Key_Space)
    dialog.items.setFocus()
    window.type("氏名・メールアドレス")
    window.key(KEY.Key_Tab)
    window.type("約120人")
    window.key(KEY.Key_Tab)
    window.type("見積書を別の取引先に送信した。")
    window.send()
    it = Incident.get()
    assert (it.what, it.state, it.reporter_name) == ("mail", "reported", "鈴木 花")
    assert it.data_categories == "顧客（氏名・メールアドレス）"
    assert (it.count_known, it.count_most) == (None, 120)
    assert window.dialog is None
    assert window.screen.heading == it.no
    assert it.no in window.said() and "部門責任者に通知" in window.said()


def test_only_the_kind_is_asked_and_enter_reports(sit, clock, staff):
    window = sit(staff)
    window.report()
    window.key(KEY.Key_Right, KEY.Key_Return)  # an arrow picks what it comes to
    it = Incident.get()
    assert (it.what, it.title) == ("address", "誤送付（宛先誤り）")
    assert it.found_at == clock.now.replace(tzinfo=None)
    assert it.contained == "unknown"
    assert window.view.isAncestorOf(window.focus())


def test_enter_on_the_first_tile_picks_it_before_anything_is_reported(sit, staff):
    window = sit(staff)
    dialog = window.report()
    window.key(KEY.Key_Return)
    assert (dialog.what.value(), window.dialog) == ("mail", dialog)
    window.key(KEY.Key_Return)
    assert Incident.get().what == "mail"


def test_without_the_kind_the_dialog_says_so_beside_it_and_stays(sit, staff):
    window = sit(staff)
    dialog = window.report()
    dialog.summary.setFocus()
    window.type("誤送信した。")
    window.send()
    assert dialog.rows["what"].error.text() == "何が起きたかを選んでください。"
    assert window.dialog is dialog
    assert window.focus() is dialog.what.tiles[0]
    assert not Incident.select().exists()


def test_what_looks_like_leaked_data_is_refused_where_it_stands(sit, staff):
    window = sit(staff)
    dialog = window.report()
    dialog.what.put("mail")
    dialog.items.setText("taro@example.jp hanako@example.jp jiro@example.jp")
    window.send()
    assert dialog.rows["items"].error.text()
    assert dialog.items.text().startswith("taro")
    assert not Incident.select().exists()
    dialog.items.setText("メールアドレス")
    assert not dialog.rows["items"].error.text()
    window.send()
    assert Incident.get().data_categories == "メールアドレス"


def test_the_moment_it_was_noticed_can_be_earlier_but_not_to_come(sit, staff):
    window = sit(staff)
    dialog = window.report()
    dialog.what.put("loss")
    assert (dialog.found.day.text(), dialog.found.time.text()) == ("2026-04-01", "12:00")
    dialog.found.time.setText("1230")
    window.send()
    assert dialog.rows["found_at"].error.text() == "未来の日時です。"
    dialog.found.time.setText("9時5分")
    window.send()
    assert str(Incident.get().found_at) == "2026-04-01 00:05:00"


def test_a_near_miss_is_marked_in_words_and_is_not_judged(sit, staff):
    window = sit(staff)
    dialog = window.report()
    dialog.what.put("fax")
    dialog.near_miss.setFocus()
    window.key(KEY.Key_Space)
    window.send()
    assert Incident.get().near_miss
    assert "ヒヤリハット（実害なし）" in window.pills()
    assert [word for word, _ in window.view.head.steps.steps] == [
        "第一報", "社内対応", "再発防止", "完了",
    ]  # fmt: skip


def test_a_drill_is_begun_by_the_office_only(sit, staff, manager):
    assert sit(staff).report().drill.isHidden()
    window = sit(manager)
    dialog = window.report()
    dialog.what.put("loss")
    dialog.drill.setFocus()
    window.key(KEY.Key_Space)
    assert window.focus() is dialog.scenario
    window.type("電車にノートPCを置き忘れた。")
    window.send()
    it = Incident.get()
    assert (it.drill, it.scenario, it.no) == (True, "電車にノートPCを置き忘れた。", "2026-DR-0001")
    assert "訓練（統計に含めません）" in window.pills()
    assert "訓練" in window.said()


def test_the_system_administrator_reports_but_sees_no_incident(sit, desk, manager, staff):
    held = {"role": Role.SYSADMIN, "person": staff, "since": date(2020, 4, 1)}
    desk.do(SYSTEM, lambda work: work.add(Appointment(**held), "appoint"))
    window = sit(staff)
    assert "incidents" not in window.window.pages
    window.report().what.put("mail")
    window.send()
    assert window.toasts[-1] == f"報告しました：{Incident.get().no}"


def test_the_button_is_on_every_page_and_says_its_key(sit, staff):
    window = sit(staff, "en")
    for page in ("home", "incidents", "reports"):
        window.go(page)
        press = window.window.findChild(QPushButton, "report-incident")
        assert press.isVisible() and press.toolTip() == "Report an incident (Ctrl+I)"
    window.press("report-incident")
    assert window.dialog.windowTitle() == "Report an incident or a near miss"


# ---- climbing


def test_unconfirmed_it_climbs_and_the_record_shows_who_knew_when(sit, desk, clock, mail, manager):
    clock.forward(hours=1, minutes=1)
    assert escalate(desk) == 1
    window = sit(manager)
    window.go(id=mail.id)
    assert "確認しました" in [b.text() for b in window.view.findChildren(QPushButton)]
    assert window.pills(window.view.status.ladder) == ["上位へ", "確認待ち"]
    window.press("confirm")
    assert window.toasts[-1] == f"確認しました：{mail.no}"
    assert window.pills(window.view.status.ladder) == ["上位へ", "確認済"]
    shown = window.texts(window.view.status.ladder)
    assert "時間内に確認なし → 上位へ報告（04/01 13:01）" in shown
    assert "森 由美 が確認（04/01 13:01）" in shown
    assert window.view.findChild(QPushButton, "confirm") is None


def test_the_head_finds_it_on_the_home_page_and_confirms_it(sit, mail, head):
    window = sit(head)
    home = window.go("home")
    assert not home.view.urgent.isHidden()
    home.view.incidents.setFocus()
    window.key(KEY.Key_Home, KEY.Key_Return)
    assert window.screen.heading == mail.no
    window.press("confirm")
    [first, second] = Rung.select().order_by(Rung.place)
    assert (first.confirmed_name, second.confirmed_name) == ("佐藤 健", "")


def test_another_head_does_not_see_it(sit, mail, other_head):
    window = sit(other_head)
    window.go(id=mail.id)
    assert not window.screen.shows_one
    assert window.said()


# ---- facts and timeline


def test_a_field_is_saved_when_it_is_left(sit, mail, head):
    window = sit(head)
    window.go(id=mail.id)
    window.editor("containment").setFocus()
    window.type("先方に削除を依頼し、完了の連絡を受けた。")
    window.editor("medium").setFocus()
    window.calm()
    assert again(mail).containment == "先方に削除を依頼し、完了の連絡を受けた。"
    assert window.focus() is window.editor("medium")
    assert any(text.startswith("保存済み") for text in window.texts())


def test_leaked_data_in_a_fact_is_refused_beside_it_even_behind_another_tab(sit, mail, head):
    window = sit(head)
    window.go(id=mail.id)
    window.editor("summary").setFocus()
    window.editor("summary").setText("4111 1111 1111 1111 が漏れた")
    window.tab("course")
    assert window.error("summary")
    assert not window.screen.may_leave()
    assert window.view.tab == "status"
    assert again(mail).summary == "見積書を別の取引先に送った。"
    window.editor("summary").setText("カード番号1件が漏れた")
    assert window.screen.may_leave()


def test_what_somebody_else_wrote_meanwhile_is_told_and_nothing_is_lost(
    sit, desk, mail, head, manager
):
    window = sit(head)
    window.go(id=mail.id)
    desk.do(manager, facts.write, again(mail).key, medium="メール")
    window.editor("containment").setFocus()
    window.type("削除を依頼した。")
    window.view.keeping.keep()
    window.calm()
    assert "ほかの人が先に変更しました" in window.said()
    assert window.editor("containment").text() == "削除を依頼した。"
    window.window.current().banner.act.click()
    window.calm()
    assert window.editor("medium").text() == "メール"


def test_lines_are_added_to_the_timeline_with_the_time_they_happened(sit, clock, mail, head):
    clock.forward(hours=2)
    window = sit(head)
    window.go(id=mail.id, tab="course")
    course = window.view.course
    course.when.put(None)
    course.when.day.setText("R8.4.1")
    course.when.time.setText("13:10")
    course.text.setFocus()
    window.type("先方に電話し、削除を依頼した。")
    window.send()
    line = Entry.select().order_by(Entry.id.desc()).get()
    assert line.text == "先方に電話し、削除を依頼した。"
    assert str(line.happened_at) == "2026-04-01 04:10:00"
    shown = window.texts(course.lines)
    assert "先方に電話し、削除を依頼した。" in shown
    assert "2026/04/01 13:10（記録 2026/04/01 14:00） · 佐藤 健" in shown
    assert course.text.text() == ""


def test_a_file_is_kept_as_evidence_of_the_incident(sit, tmp_path, mail, head):
    file = tmp_path / "削除の回答.txt"
    file.write_text("削除しました。", encoding="utf-8")
    window = sit(head)
    window.go(id=mail.id, tab="course")
    window.view.course.files.add([file])
    assert window.view.course.files.attaching.settle()
    window.calm()
    kept = Evidence.get()
    assert (kept.kind, kept.record, kept.name) == ("Incident", mail.id, "削除の回答.txt")
    assert [tile.file.name for tile in window.view.course.files.tiles] == ["削除の回答.txt"]


def test_a_line_to_come_is_refused_beside_its_time_and_a_half_written_one_asks(sit, mail, head):
    window = sit(head)
    window.go(id=mail.id, tab="course")
    course = window.view.course
    course.text.setText("あすの予定")
    course.when.day.setText("2026-04-02")
    course.add()
    window.calm()
    assert course.when_row.error.text() == "未来の日時です。"
    window.ask.yes = False
    window.window.go("home")
    assert window.window.current_key() == "incidents"
    assert window.ask.asked == ["Leave without adding the line?"]


# ---- to the end


def test_prevention_opens_the_action_and_closing_waits_for_what_is_missing(
    sit, desk, mail, manager
):
    judged(desk, manager, mail)
    exempt_all(desk, manager, mail)
    window = sit(manager)
    window.go(id=mail.id, tab="follow")
    window.editor("root_cause").setText("宛先の確認を一人で行っていた。")
    window.press("follow-prevent")
    assert again(mail).state == "preventing"
    assert again(mail).root_cause == "宛先の確認を一人で行っていた。"
    blocked = window.texts(window.view.follow)
    assert "是正処置を起票するか、しない理由を入力してください。" in blocked
    window.editor("publication").put("not_published")
    window.editor("lessons").setText("宛先は二人で確かめる。")
    window.press("follow-close")
    assert window.error("no_action_reason") == (
        "是正処置を起票するか、しない理由を入力してください。"
    )
    assert again(mail).state == "preventing"
    window.press("open-action")
    action = CorrectiveAction.get()
    assert (action.source, action.source_ref) == ("incident", mail.no)
    assert window.view.findChild(QPushButton, "go-to-action").text() == f"{action.no} を開く"
    assert window.toasts[-1] == f"起票しました：{action.no}"


def test_closing_says_beside_the_field_what_is_undecided_or_blank(sit, desk, mail, manager):
    judged(desk, manager, mail)
    desk.do(manager, following.move, again(mail).key, "prevent", root_cause="原因")
    row = Clock.get(Clock.incident == mail.id, Clock.sort == "pmark_final")
    desk.do(manager, sending.send, row.key, document="pmark_final", sent_on=mail.known_on)
    window = sit(manager)
    window.go(id=mail.id, tab="follow")
    window.editor("lessons").setText("宛先は二人で確かめる。")
    window.editor("no_action_reason").setText("偶発的な事象のため。")
    window.press("follow-close")
    assert "公表するかどうかが未定です。" in window.error("publication")
    window.editor("publication").put("not_published")
    window.press("follow-close")
    drafts = window.view.drafts
    assert window.view.tab == "papers" and drafts.document.value() == "pmark_final"
    assert "概要" in drafts.items["overview"].error.text()
    assert again(mail).state == "preventing"


def test_a_near_miss_is_closed_with_its_lessons(sit, desk, manager, head):
    it = desk.do(head, reporting.report, what="fax", near_miss=True).result
    window = sit(manager)
    window.go(id=it.id)
    window.press("move-take_up")
    window.tab("follow")
    window.editor("root_cause").setText("短縮番号の登録誤り。")
    window.press("follow-prevent")
    window.editor("no_action_reason").setText("短縮番号を廃止したため。")
    window.view.keeping.keep()
    window.calm()
    window.editor("lessons").setText("番号は二人で確かめる。")
    window.press("follow-close")
    assert window.ask.asked == ["Close “Fax sent to the wrong number”?"]
    closed = again(it)
    assert (closed.state, closed.lessons) == ("closed", "番号は二人で確かめる。")
    assert "完了" in window.pills()
    assert [f for f in window.view.forms() if f.rows] == []


# ---- the list, and home


def test_the_list_tells_near_misses_and_drills_apart(sit, desk, mail, head, manager):
    desk.do(head, reporting.report, what="fax", near_miss=True)
    desk.do(manager, reporting.report, what="loss", drill=True)
    window = sit(manager)
    listed = window.go().list
    rows = [listed.table.rows.row(at).cells for at in range(listed.table.rows.count)]
    assert sorted(row[1] for row in rows) == ["", "ヒヤリハット"]
    listed.bar.put("drills", True)
    window.calm()
    [row] = [listed.table.rows.row(at).cells for at in range(listed.table.rows.count)]
    assert (row[0], row[1]) == ("2026-DR-0001", "訓練")
    listed.bar.put("year", 2026)
    listed.bar.search.setText("封入")
    listed.bar.search.returnPressed.emit()
    window.calm()
    assert listed.listing.currentWidget() is listed.listing.no_match


def test_an_empty_list_says_how_to_report(sit, staff):
    window = sit(staff)
    assert "対応中の事故はありません" in window.texts(window.go())


def test_the_managers_home_shows_running_clocks_soonest_first(sit, desk, clock, staff, manager):
    it = desk.do(staff, reporting.report, what="intrusion").result
    clock.set(date(2026, 4, 4))
    window = sit(manager)
    card = window.go("home").view.clocks
    assert card.isVisible()
    rows = [card.table.rows.row(at) for at in range(card.table.rows.count)]
    days = [row.cells[3] for row in rows if row.cells[3]]
    assert days == sorted(days)
    assert rows[0].cells[1].startswith(it.no)
    assert (rows[0].cells[4], rows[0].inks["left"]) == ("あと1日", "soon")
    card.table.setFocus()
    window.key(KEY.Key_Home, KEY.Key_Return)
    assert (window.screen.heading, window.view.tab) == (it.no, "judging")


def test_a_notice_of_an_incident_leads_to_it(sit, mail, head):
    from pmsdesk_ui.screens.notices import NoticesPopup

    window = sit(head)
    popup = NoticesPopup(window.session, window.window)
    popup.read()
    window.calm()
    popup.follow(next(iter(popup.shown)))
    window.calm()
    assert window.screen.heading == mail.no

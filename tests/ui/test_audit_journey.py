"""An internal audit through the real window: planned, approved, carried out, reported, received."""

from datetime import date

import pytest
from audit_window import Window
from audits import (
    AUTUMN,
    SEEN,
    YEAR,
    again,
    appointed,
    approved,
    assigned,
    audit_of,
    auditors_of,
    department,
    filled,
    finished,
    issued,
    lines,
    planned,
    reported,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from settled import person

from pmsdesk.base.text import T
from pmsdesk.kinds import Audit, AuditLine, AuditPlan, AuditReport, CorrectiveAction, Finding
from pmsdesk.kinds.audit.words import Track
from pmsdesk.services.audit import audits, papers, plans, reporting

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


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


# ---- the whole way


def test_a_plan_is_drawn_up_assigned_and_approved_in_the_window(
    sit, desk, clock, auditor, top, head
):
    planned(desk, auditor)  # publishes the questions; the rules are planned already
    desk.do(auditor, audits.drop, audit_of().key)
    window = sit(auditor)
    pane = window.go(tab="plans").plans
    assert "この年度の監査（適合状況と各部門）を追加してください。" in window.texts(pane.head)
    window.press("add")
    window.fill_in(track="rules", planned_on=AUTUMN)
    window.press("add-all")
    window.fill_in(planned_on=AUTUMN, planned_to=date(2026, 10, 9))
    assert [it.department_name for it in Audit.select().order_by(Audit.no)] == [
        "", "総務部", "開発部", "営業部",
    ]  # fmt: skip
    assert pane.tabs.tabText(1) == "対象の網羅"
    assert "add-all" not in window.offered()
    appointed(desk, "mori")
    appointed(desk, "sato")
    for it in list(Audit.select()):
        window.go(id=it.id)
        free = [p for p in window.view.findChildren(QPushButton) if p.objectName()[:7] == "assign-"]
        free[0].click()
        window.calm()
        assert auditors_of(it)
    window.go(tab="plans", year=YEAR)
    window.press("move-propose")
    assert AuditPlan.get().state == "proposed"
    window = sit(top)
    window.go(plan=AuditPlan.get().id)
    window.press("move-approve")
    assert AuditPlan.get().approved_name == "田中 一郎"


def test_some_items_and_some_measures_are_chosen_by_mouse_and_offered_again(
    sit, desk, auditor, qtbot
):
    plan = planned(desk, auditor)
    desk.do(auditor, audits.drop, audit_of().key)
    window = sit(auditor)
    window.go(tab="plans")
    window.press("add")
    dialog = window.dialog
    box = dialog.form.editor("items")
    first, second, *rest = box.some.boxes
    assert box.isVisible() and not box.frame.isVisible()
    assert not dialog.form.rows["audiences"].isVisible()
    box.every.click()
    dialog.form.put({"planned_on": AUTUMN})
    dialog.try_accept()
    assert "1つ以上選ぶか、「すべて」を選んでください。" in dialog.form.rows["items"].refused
    for key in (first, second):
        box.some.boxes[key].click()
    window.fill_in()
    assert audit_of().items == f"{first},{second}"
    window.press("add")  # what is left is proposed
    dialog = window.dialog
    assert dialog.form.editor("items").value() == ",".join(rest)
    dialog.form.editor("track").put("operation")
    dialog.turn(Track.OPERATION)
    assert not dialog.form.rows["items"].isVisible()
    dialog.form.put({"department": department("S01").id, "planned_on": AUTUMN})
    dialog.form.editor("audiences").boxes["dh"].click()
    dialog.try_accept()
    window.calm()
    assert dialog.form.rows["audiences"].refused == "対象の回答者を選んでください。"
    dialog.form.editor("audiences").boxes["dh"].click()
    dialog.form.editor("measures").every.click()
    dialog.form.editor("measures").some.boxes["organizational"].click()
    window.fill_in()
    it = audit_of("S01")
    assert (it.audiences, it.measures, it.items) == ("dh", "organizational", "")
    window.go(id=it.id)
    assert "組織的安全管理措置" in " ".join(window.texts(window.view.auditors))
    window.view.findChild(QPushButton, "edit").click()
    window.calm()
    box = window.dialog.form.editor("measures")
    assert box.value() == "organizational"
    box.every.click()
    window.fill_in()
    assert again(it).measures == ""
    assert again(plan).state == "drafting"


def test_auditors_are_assigned_to_all_audits_at_once(sit, desk, auditor):
    planned(desk, auditor, "S01", "D01", rules=False)
    window = sit(auditor)
    pane = window.go(tab="plans").plans
    pane.head.go.click()
    window.calm()
    assert [len(auditors_of(it)) for it in Audit.select()] == [1, 1]
    assert "2件の監査に監査員を割り当てました。" in window.toasts[-1]


def test_whoever_is_not_assigned_is_not_offered_to_finish(sit, desk, clock, auditor, top):
    appointed(desk, "sato")
    it = issued(desk, clock, auditor, top, code="D01", login="sato")
    window = sit(auditor)
    window.go(id=it.id)
    assert "move-finish" not in window.offered() and "move-cancel" in window.offered()


def test_an_audit_is_carried_out_reported_and_received(sit, desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato", lead=True)
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    window = sit(auditor)
    it = audit_of("S01")
    window.go(id=it.id)
    window.press("move-issue")
    assert again(it).state == "under_way"
    window.view.turn("paper")
    window.card.rest()
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3):  # by keys alone, question after question
        window.key(key)
        for text in ("入館記録から5件", "総務部 書庫A", "不備があった"):
            window.key(KEY.Key_Tab)
            window.type(text)
        if key != KEY.Key_1:
            window.key(KEY.Key_F, mod=CONTROL)
            window.fill_in()
        window.key(KEY.Key_Return, mod=CONTROL)
    assert [str(line.result) for line in lines(it)] == ["conform", "partly", "nonconform"]
    assert {line.seen_where for line in lines(it)} == {"総務部 書庫A"}
    assert [f.grade for f in Finding.select().order_by(Finding.id)] == ["observation", "minor"]
    window.press("move-finish")
    assert again(it).state == "done"
    window.view.head.go.click()  # the next step: the report
    window.calm()
    report = AuditReport.get()
    window.press("edit")
    window.fill_in(conclusion="入退室の記録を見直すこと。")
    window.press("move-send")
    assert again(report).state == "sent"
    action = CorrectiveAction.get()
    window = sit(top)
    window.go(report=report.id)
    window.press("move-receive")
    window.fill_in(instruction="是正を急ぐこと。")
    assert (again(report).state, again(it).state) == ("received", "closed")
    rows = window.cells(window.screen.report.found.table)
    assert [row[4] for row in rows] == ["対応不要", "起票"]
    window.screen.report.found.table.opened.emit(Finding.get(Finding.action == action).id)
    window.calm()
    assert window.window.current().where == {"id": action.id}


# ---- independence


def test_who_may_not_audit_stands_there_with_the_reason_and_no_button(sit, desk, auditor):
    appointed(desk, "sato")
    planned(desk, auditor, "S01")
    window = sit(auditor)
    window.go(id=audit_of("S01").id)
    shown = " ".join(window.texts(window.view.auditors))
    assert "佐藤 健" in shown and "営業部に所属しています。" in shown
    assert window.window.findChild(QPushButton, f"assign-{person('sato')}") is None
    window.press(f"assign-{person('kato')}")
    assert [a.person_name for a in auditors_of(audit_of("S01"))] == ["加藤 実"]
    window.press(f"off-{person('kato')}")
    assert auditors_of(audit_of("S01"))[0].end_reason == "because"


def test_an_auditor_moved_into_the_department_is_told_of_and_cannot_fill_in(
    sit, desk, clock, auditor, top, manager
):
    from pmsdesk.services.organization import people

    it = issued(desk, clock, auditor, top)
    who = person("kato")
    from pmsdesk.kinds import Person

    desk.do(manager, people.correct, Person.get_by_id(who).key, department=department("S01").id)
    window = sit(auditor)
    window.go(id=it.id)
    assert "独立していません" in " ".join(window.texts(window.view.head))
    window.view.turn("paper")
    window.key(KEY.Key_1)
    assert not lines(it)[0].result
    assert any("閲覧のみ" in text for text in window.texts(window.view.paper))


# ---- the work paper


@pytest.fixture
def begun(desk, clock, auditor, top):
    return issued(desk, clock, auditor, top)


def test_what_a_question_still_lacks_stands_beside_its_field(sit, begun, auditor):
    window = sit(auditor)
    window.go(id=begun.id)
    window.key(KEY.Key_3)
    card = window.card
    assert card.rows["sampled"].error.text() == "確認した対象が未記入です：ORG-01"
    card.texts["sampled"].setFocus()
    window.type("5件")
    window.key(KEY.Key_Tab)
    assert card.rows["seen_where"].error.text()
    window.type("書庫")
    window.key(KEY.Key_Tab)
    window.type("漏れがある")
    window.key(KEY.Key_Tab)
    assert card.lacking.text() == "×には指摘（重大または軽微）の記録が必要です：ORG-01"
    window.press("record-finding")
    assert window.dialog.form.values()["content"] == "漏れがある"
    window.fill_in(title="記録の漏れ")
    assert not card.lacking.text()
    assert Finding.get().title == "記録の漏れ"
    assert any("記録の漏れ" in text for text in window.texts(card))


def test_finishing_too_early_leads_to_the_question_that_is_open(sit, desk, begun, auditor):
    first = lines(begun)[0]
    desk.do(auditor, papers.fill, first.id, first.version, result="conform", **SEEN)
    window = sit(auditor)
    window.go(id=begun.id, tab="findings")
    window.press("move-finish")
    assert again(begun).state == "under_way"
    assert window.view.tab == "paper" and window.view.paper.at == lines(begun)[1].id
    assert "ORG-02" in window.said()


def test_another_auditor_who_was_faster_is_not_overwritten(sit, desk, begun, auditor):
    window = sit(auditor)
    window.go(id=begun.id)
    first = lines(begun)[0]
    desk.do(auditor, papers.fill, first.id, first.version, result="conform", **SEEN)
    window.key(KEY.Key_3)
    window.calm()
    assert str(lines(begun)[0].result) == "conform"
    assert "不適合" in window.card.notice.text.plain


def test_leaving_saves_what_was_typed(sit, begun, auditor):
    window = sit(auditor)
    window.go(id=begun.id)
    window.card.texts["remark"].setFocus()
    window.type("途中の所見")
    window.go("home")
    assert AuditLine.select().where(AuditLine.remark == "途中の所見").count() == 1


def test_the_manager_sees_the_schedule_but_no_draft(sit, desk, begun, auditor, manager):
    filled(desk, auditor, begun, "○△×")
    window = sit(manager)
    window.go()
    assert [row[0] for row in window.cells(window.screen.list.table)] == [begun.no]
    window.go(id=begun.id, tab="paper")
    assert "調書は報告まで公開されません" in window.texts(window.view)
    window.go(tab="measures")
    assert window.cells(window.screen.measures.part.table) == []


# ---- others


def test_a_head_finds_the_findings_of_their_department(sit, desk, begun, auditor, head, other_head):
    finished(desk, auditor, begun, "○○×")
    reported(desk, auditor)
    window = sit(head)
    window.go()
    assert list(window.screen.panes) == ["list", "measures"]
    window.go(tab="measures")
    assert len(window.cells(window.screen.measures.part.table)) == 1
    window.press("go-action")
    assert window.window.current().where == {"id": CorrectiveAction.get().id}
    window = sit(other_head)
    window.go(tab="measures")
    assert window.cells(window.screen.measures.part.table) == []
    window.go(id=begun.id)
    assert not window.screen.shows_one and window.said()


def test_staff_have_no_page_of_audits(sit, staff):
    assert "audits" not in sit(staff).window.pages


def test_gaps_come_first_and_the_reason_is_asked_where_it_belongs(sit, desk, auditor):
    planned(desk, auditor, "S01")
    assigned(desk, auditor, audit_of("S01"), "kato")
    assigned(desk, auditor, audit_of(), "kato")
    window = sit(auditor)
    pane = window.go(tab="plans").plans
    assert pane.tabs.tabText(1) == "対象の網羅（予定なし 2）"
    assert [row[1] for row in window.cells(pane.coverage.table)[:2]] == ["総務部", "開発部"]
    window.press("move-propose")
    error = window.dialog.form.rows["uncovered_reason"].error
    assert "総務部" in error.text()
    window.fill_in(uncovered_reason="翌年度に行う")
    window.press("move-propose")
    assert AuditPlan.get().state == "proposed"


def test_top_management_returns_a_plan_and_the_reason_is_shown(sit, desk, auditor, top):
    plan = planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    desk.do(auditor, plans.write, plan.key, uncovered_reason="なし")
    desk.do(auditor, plans.propose, again(plan).key)
    window = sit(top)
    window.go(plan=plan.id)
    window.ask.why = "規程の監査も行うこと"
    window.press("move-return")
    window = sit(auditor)
    window.go(plan=plan.id)
    assert "規程の監査も行うこと" in " ".join(window.texts(window.screen.plans.head))


def test_other_days_keep_the_first_ones_in_sight(sit, desk, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    window = sit(auditor)
    window.go(id=audit_of("S01").id)
    window.press("postpone")
    later = date(2026, 11, 9)
    window.fill_in(planned_on=later, planned_to=later, postponed_reason="繁忙期のため")
    assert "2026/11/09（当初 2026/10/05）" in window.texts(window.view.head)
    assert "繁忙期のため" in window.texts(window.view.auditors)


def test_a_decision_of_no_action_stands_at_the_finding(sit, desk, begun, auditor, top):
    finished(desk, auditor, begun, "○○×")
    window = sit(top)
    window.go(id=begun.id, tab="findings")
    window.ask.why = "手順を廃止した"
    window.press("decide")
    assert Finding.get().no_action_reason == "手順を廃止した"
    shown = " ".join(window.texts(window.view.found))
    assert "手順を廃止した" in shown and "是正不要（決定済み）" in str(
        window.cells(window.view.found.table)
    )


def test_a_report_without_a_conclusion_asks_for_it_beside_the_field(sit, desk, begun, auditor):
    finished(desk, auditor, begun)
    report = desk.do(auditor, reporting.draft, plans.current(YEAR).id).result
    window = sit(auditor)
    window.go(report=report.id)
    window.press("move-send")
    assert window.dialog.form.rows["conclusion"].error.text()
    assert again(report).state == "drafting"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_word_of_the_pages_is_in_the_language_of_the_person(sit, desk, begun, auditor, lang):
    finished(desk, auditor, begun, "○△×")
    window = sit(auditor, lang)
    for where in ({}, {"tab": "plans"}, {"tab": "measures"}, {"id": begun.id}):
        window.go(**where)
        words = T("Internal audits", "内部監査").into(lang)
        assert words in window.texts() or window.screen.shows_one

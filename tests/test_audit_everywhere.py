"""Audits where the rest of the program meets them: drafts, tasks, search, registers, history."""

from datetime import date

import pytest
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
    filled,
    finished,
    issued,
    lines,
    planned,
    reported,
)
from settled import person

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Audit,
    AuditAssignment,
    AuditLine,
    AuditPlan,
    AuditReport,
    Evidence,
    Finding,
)
from pmsdesk.services import duties, evidence, finding, history, home, printable, registers
from pmsdesk.services.action import actions
from pmsdesk.services.agreement import faults
from pmsdesk.services.audit import (
    assigning,
    audits,
    dossier,
    listing,
    measures,
    papers,
    plans,
    reporting,
    statistics,
)
from pmsdesk.store.message import Message


def read(desk, who, kind):
    """The rows of a register as this person gets them."""
    return desk.do(
        who, lambda work: list(registers.register(work, kind, "ja").rows)
    ).result  # fmt: skip


# ---- drafts


@pytest.mark.parametrize("login", ["mori", "sato", "suzuki", "ito"])
def test_a_work_paper_is_a_draft_to_everybody_else_until_it_is_reported(
    desk, clock, auditor, top, login
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    who, line, found = person(login), lines(it)[0], Finding.get()
    for service, id in ((AuditLine, line.id), (Finding, found.id)):
        with pytest.raises(Refused):
            desk.do(who, lambda work, kind=service, id=id: work.get(kind, id))
    assert desk.do(who, measures.table, YEAR).result == []
    assert desk.do(who, finding.search, "確認した結果").result == []
    if login in ("mori", "sato"):
        view = desk.do(who, dossier.dossier, it.id).result
        assert (view.readable, view.lines, view.findings, view.missing) == (False, (), (), ())
        assert [row.findings for row in desk.do(who, listing.listed).result] == [None]
        assert read(desk, who, AuditLine) == read(desk, who, Finding) == []
        assert desk.do(who, statistics.of_year, YEAR).result.grades["minor"] == 0


def test_what_was_reported_is_read_by_the_office_and_the_audited_department(
    desk, clock, auditor, top, manager, head, other_head, staff
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    reported(desk, auditor)
    for who in (manager, head):
        view = desk.do(who, dossier.dossier, it.id).result
        assert len(view.lines) == 3 and len(view.findings) == 1
        assert len(read(desk, who, Finding)) == 1
    assert desk.do(other_head, listing.listed).result == []
    for who in (other_head, staff):
        with pytest.raises(Refused):
            desk.do(who, dossier.dossier, it.id)


def test_a_plan_and_a_report_are_drafts_until_they_are_sent(desk, clock, auditor, top, manager):
    plan = planned(desk, auditor, "S01", rules=False)
    with pytest.raises(Refused):
        desk.do(manager, dossier.plan_dossier, plan.id)
    assert read(desk, manager, AuditPlan) == []
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    assert desk.do(manager, dossier.plan_dossier, plan.id).result.state == "approved"
    clock.set(AUTUMN)
    finished(desk, auditor, desk.do(auditor, audits.issue, audit_of("S01").key).result)
    report = desk.do(auditor, reporting.draft, plan.id, conclusion="良好である。").result
    with pytest.raises(Refused):
        desk.do(manager, dossier.report_dossier, report.id)
    assert read(desk, manager, AuditReport) == []
    desk.do(auditor, reporting.send, report.key)
    assert desk.do(manager, dossier.report_dossier, report.id).result.state == "sent"


def test_a_system_administrator_reads_nothing_of_audits(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    reported(desk, auditor)
    appointed(desk, "suzuki", role=Role.SYSADMIN)
    for kind in (Audit, AuditLine, AuditAssignment, AuditPlan, AuditReport, Finding):
        with pytest.raises(Refused):
            read(desk, person("suzuki"), kind)
    with pytest.raises(Refused):
        desk.do(person("suzuki"), dossier.dossier, it.id)


# ---- files


def test_a_file_at_a_line_is_as_much_a_draft_as_the_line(desk, clock, auditor, top, manager, head):
    it = filled(desk, auditor, issued(desk, clock, auditor, top))
    line = lines(it)[0]
    file = desk.do(auditor, evidence.attach_to_audit_line, line.id, "入館記録.txt", b"log").result
    assert file.about == f"{it.no} ORG-01"
    for who in (manager, head):
        with pytest.raises(Refused):
            desk.do(who, evidence.content, file.id)
        assert desk.do(who, finding.search, "入館記録").result == []
    assert read(desk, manager, Evidence) == []
    (shown,) = desk.do(auditor, dossier.dossier, it.id).result.lines[0].evidence
    assert desk.do(top, evidence.content, shown.id).result == b"log"
    desk.do(auditor, audits.finish, again(it).key)
    with pytest.raises(Refused):
        desk.do(auditor, evidence.attach_to_audit_line, line.id, "後から.txt", b"x")
    with pytest.raises(Refused):
        desk.do(auditor, evidence.take_back, again(file).key, "誤り")
    reported(desk, auditor)
    assert desk.do(manager, evidence.content, file.id).result == b"log"
    (hit,) = [h for h in desk.do(head, finding.search, "入館記録").result if h.kind == "Evidence"]
    assert (hit.page, hit.where) == ("audits", {"id": it.id, "line": line.id})


def test_a_draft_file_is_not_told_by_its_twin_elsewhere(desk, clock, auditor, top, manager):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    desk.do(auditor, audits.reopen, it.key, "証跡の追加")
    desk.do(auditor, evidence.attach_to_audit_line, lines(it)[0].id, "a.txt", b"same")
    action = desk.do(
        manager, actions.open_by_hand, audit_of("S01").department_id,
        source="other", title="件名", content="内容",
    ).result  # fmt: skip
    twin = desk.do(manager, evidence.attach_to_action, action.id, "b.txt", b"same").result
    assert [f.name for f in desk.do(manager, evidence.used_at, twin.id).result] == ["b.txt"]
    assert len(desk.do(auditor, evidence.used_at, twin.id).result) == 2


@pytest.mark.parametrize("login", ["mori", "ito", "sato"])
def test_who_is_no_auditor_of_it_attaches_nothing(desk, clock, auditor, top, login):
    it = issued(desk, clock, auditor, top)
    with pytest.raises(Refused):
        desk.do(person(login), evidence.attach_to_audit_line, lines(it)[0].id, "a.txt", b"x")


# ---- home and tasks


def waiting(desk, who):
    view = desk.do(who, home.home).result
    kinds = ("Audit", "AuditPlan", "AuditReport")
    return (
        [t.no for t in view.to_do if t.kind in kinds],
        [t.no for t in view.approvals if t.kind in kinds],
    )


def test_each_step_waits_for_whoever_has_to_take_it(desk, clock, auditor, top, manager):
    plan = planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    assert waiting(desk, auditor) == ([plan.no], [])
    plan = desk.do(auditor, plans.write, plan.key, uncovered_reason="次年度").result
    plan = desk.do(auditor, plans.propose, plan.key).result
    assert (waiting(desk, auditor), waiting(desk, top)) == (([], []), ([plan.no], [plan.no]))
    desk.do(top, plans.approve, plan.key)
    assert waiting(desk, top) == waiting(desk, auditor) == ([], [])
    clock.set(AUTUMN)
    it = audit_of("S01")
    assert waiting(desk, auditor) == ([it.no], [])
    finished(desk, auditor, desk.do(auditor, audits.issue, it.key).result)
    assert waiting(desk, auditor) == ([it.no], [])
    report = reported(desk, auditor)
    assert waiting(desk, top) == ([report.no], [report.no])
    desk.do(top, reporting.receive, report.key)
    assert waiting(desk, top) == waiting(desk, auditor) == waiting(desk, manager) == ([], [])


def test_a_late_audit_stands_on_home_with_its_title_in_both_languages(
    desk, clock, auditor, top, manager, head, other_head
):
    it = issued(desk, clock, auditor, top)
    clock.set(date(2026, 10, 7))
    for who in (auditor, top, manager, head):
        (task,) = [t for t in desk.do(who, home.home).result.late if t.kind == "Audit"]
        assert (task.no, task.titled.ja, str(task.titled), task.due_on, task.total) == (
            it.no, "運用状況：営業部", "Operation: Sales", AUTUMN, 3,
        )  # fmt: skip
    assert desk.do(other_head, home.home).result.late == []


def test_an_audit_nobody_has_approved_is_on_nobodys_home(desk, clock, auditor, top, manager):
    planned(desk, auditor, "S01", rules=False)
    clock.set(date(2026, 10, 7))
    assert desk.do(manager, home.home).result.late == []


# ---- the tick


def told(who):
    return [m.subject_ja for m in Message.select().where(Message.person == who)]


def test_an_audit_that_falls_due_is_reminded_once_for_each_day(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    for day in (date(2026, 9, 28), date(2026, 10, 4), AUTUMN):
        clock.set(day)
        for _ in range(2):
            desk.do(SYSTEM, duties.tick)
    assert len([w for w in told(auditor) if w.startswith("監査の開始予定日は")]) == 3
    clock.set(date(2026, 10, 8))
    desk.do(SYSTEM, duties.tick)
    late = "監査が予定日（2026年10月5日（月））を過ぎています：2026-IA-0001 運用状況：営業部"
    assert late in told(auditor) and late in told(top)
    clock.set(date(2027, 1, 15))
    before = Message.select().count()
    for _ in range(2):
        desk.do(SYSTEM, duties.tick)
    assert Message.select().count() == before + 1  # a tick months late sends the newest only


def test_a_report_that_is_due_is_reminded(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top))
    clock.set(date(2027, 3, 24))
    desk.do(SYSTEM, duties.tick)
    assert any(words.startswith("監査の報告が済んでいません") for words in told(auditor))
    assert not any(words.startswith("監査の報告が済んでいません") for words in told(top))


def test_the_tick_of_another_machine_adds_nothing(desk, clock, auditor, top):
    issued(desk, clock, auditor, top)
    clock.set(date(2026, 10, 9))
    first = desk.do(SYSTEM, duties.tick).result
    second = desk.do(SYSTEM, duties.tick).result
    assert first.reminded + first.escalated > 0
    assert (second.reminded, second.escalated) == (0, 0)


# ---- search


def found(desk, who, term):
    return [(hit.kind, hit.title.ja, hit.page, hit.where) for hit in
            desk.do(who, finding.search, term).result]  # fmt: skip


def test_audits_lines_findings_plans_and_reports_are_found(desk, clock, auditor, top, manager):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    report = reported(desk, auditor)
    line, finding_ = lines(it)[0], Finding.get()
    assert ("Audit", f"{it.no} 運用状況：営業部", "audits", {"id": it.id}) in found(
        desk, manager, it.no
    )
    assert (
        "AuditLine", f"ORG-01 {it.no}", "audits", {"id": it.id, "line": line.id},
    ) in found(desk, manager, "入館記録")  # fmt: skip
    where = {"id": it.id, "finding": finding_.id}
    assert "audits" in {page for kind, _, page, w in found(desk, manager, finding_.no)
                        if kind == "Finding" and w == where}  # fmt: skip
    assert ("AuditReport", f"{report.no} {report.title}", "audits", {"report": report.id}) in found(
        desk, manager, "内部監査報告書"
    )
    assert "AuditPlan" in {kind for kind, *_ in found(desk, manager, "内部監査計画")}


# ---- registers and history


def test_registers_speak_in_words(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    reported(desk, auditor)

    def table(kind):
        def rows(work):
            it = registers.register(work, kind, "ja")
            return [dict(zip(it.columns, row, strict=True)) for row in it.rows]

        return desk.do(auditor, rows).result

    (row,) = table(Audit)
    assert (row["監査の区分"], row["被監査部門"], row["対象の回答者"], row["状態"]) == (
        "運用状況の監査", "営業部", "部門責任者", "報告済",
    )  # fmt: skip
    (row,) = table(AuditReport)
    assert row["対象の監査"] == "2026-IA-0001"
    (row,) = table(AuditAssignment)
    assert (row["監査員"], row["独立性の判定"]) == ("加藤 実", "独立")
    (row,) = table(Finding)
    assert row["区分"] == "不適合（軽微）"
    assert [r["結果"] for r in table(AuditLine)] == ["不適合", "適合", "適合"]


def test_the_history_of_an_audit_reads_as_sentences(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    events = desk.do(auditor, history.of_record, "Audit", it.id, limit=200).result
    deeds = {(event.kind, event.deed.ja) for event in events}
    assert {
        ("Audit", "監査を計画"), ("AuditAssignment", "監査員を割当て"), ("Audit", "監査を開始"),
        ("AuditLine", "監査調書に記入"), ("Finding", "指摘を記録"), ("Audit", "監査調書を完成"),
    } <= deeds  # fmt: skip


def test_the_history_of_a_draft_tells_others_only_the_schedule(desk, clock, auditor, top, manager):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    events = desk.do(manager, history.of_record, "Audit", it.id, limit=200).result
    assert {event.kind for event in events} == {"Audit", "AuditAssignment"}
    reported(desk, auditor)
    events = desk.do(manager, history.of_record, "Audit", it.id, limit=200).result
    assert {"AuditLine", "Finding"} <= {event.kind for event in events}


def test_the_trail_agrees_with_what_is_kept(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×△○")
    reported(desk, auditor)
    appointed(desk, "ito")
    assert desk.do(SYSTEM, lambda work: faults()).result == []
    assert it.total == 3


def test_what_was_taken_off_stays_on_record(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    (row,) = auditors_of(it)
    with pytest.raises(Refused):
        desk.do(auditor, assigning.take_off, row.key, "")
    desk.do(auditor, assigning.take_off, row.key, "体調不良")
    (shown,) = desk.do(auditor, dossier.dossier, it.id).result.auditors
    assert (shown.ended_on, shown.end_reason, shown.now) == (AUTUMN, "体調不良", None)
    with pytest.raises(Refused):
        line = lines(it)[0]
        desk.do(auditor, papers.fill, line.id, line.version, result="conform", **SEEN)


def test_audits_plans_and_reports_can_be_chosen_for_papers(desk, clock, auditor, top, manager):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    before = desk.do(manager, printable.subjects).result
    assert before.audit_reports == () and before.audits == ()  # its work paper is a draft still
    assert [s.key for s in desk.do(auditor, printable.subjects).result.audits] == [it.id]
    report = reported(desk, auditor)
    subjects = desk.do(manager, printable.subjects).result
    assert [(s.key, s.word.ja) for s in subjects.audits] == [
        (it.id, "2026-IA-0001　運用状況：営業部（報告済）")
    ]
    assert [s.key for s in subjects.audit_reports] == [report.id]
    assert [s.key for s in subjects.audit_plans] == [plans.current(YEAR).id]
    assert YEAR in [s.key for s in subjects.years]

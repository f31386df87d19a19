"""An internal audit from the plan to the report that top management received."""

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
    department,
    filled,
    finished,
    issued,
    lines,
    planned,
    reported,
)
from settled import person

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.kinds import Audit, AuditLine, AuditReport, CorrectiveAction, Finding
from pmsdesk.kinds.audit.question_file import shipped_questions
from pmsdesk.services.audit import (
    audits,
    dossier,
    findings,
    listing,
    measures,
    papers,
    plans,
    reporting,
    statistics,
)
from pmsdesk.services.checklist import choices
from pmsdesk.store.message import Message


def test_an_audit_runs_from_plan_to_received_report(desk, clock, auditor, top, manager):
    it = issued(desk, clock, auditor, top)
    assert (it.state, it.total, it.issued_on) == ("under_way", 3, AUTUMN)
    it = finished(desk, auditor, it, "○△×")
    report = reported(desk, auditor)
    assert (report.state, again(it).state) == ("sent", "reported")
    (action,) = CorrectiveAction.select()
    assert (action.source, action.grade, action.department_name) == ("audit", "minor", "営業部")
    report = desk.do(top, reporting.receive, report.key, "是正を急ぐこと").result
    assert (report.state, report.received_name, again(it).state) == (
        "received", "田中 一郎", "closed",
    )  # fmt: skip
    with pytest.raises(Refused):
        desk.do(auditor, reporting.write, report.key, conclusion="別の結論")


# ---- the plan


def test_a_plan_is_proposed_with_purpose_criteria_and_scope(desk, auditor):
    plan = desk.do(auditor, plans.begin, YEAR).result
    assert (plan.no, plan.title) == ("2026-AP-0001", "2026年度（令和8年度） 内部監査計画")
    assert plan.purpose and plan.criteria and plan.scope
    with pytest.raises(Refused) as no:
        desk.do(auditor, plans.begin, YEAR)
    assert no.value.field == "year"


def test_departments_and_items_that_no_audit_covers_are_told(desk, auditor):
    plan = planned(desk, auditor, "S01", rules=False)
    found = desk.do(auditor, plans.coverage, YEAR).result
    missing = {each.key for each in found.departments if each.missing}
    assert missing == {"A01", "D01"}
    assert len([item for item in found.items if item.missing]) == 58
    assigned(desk, auditor, audit_of("S01"), "kato")
    with pytest.raises(Refused) as no:
        desk.do(auditor, plans.propose, plan.key)
    assert no.value.field == "uncovered_reason"
    assert "総務部" in no.value.why.ja and "ほか" in no.value.why.ja


def test_one_step_covers_every_department(desk, auditor):
    plan = planned(desk, auditor, "S01")
    made = desk.do(auditor, audits.add_all_departments, plan.id, AUTUMN, AUTUMN).result
    assert [it.department_name for it in made] == ["総務部", "開発部"]
    assert desk.do(auditor, plans.coverage, YEAR).result.gaps == ()


def test_an_audit_of_some_items_covers_only_those(desk, auditor):
    plan = planned(desk, auditor, rules=False)
    desk.do(auditor, audits.add, plan.id, "rules", items="J.6.2,J.6.3", planned_on=AUTUMN)
    found = desk.do(auditor, plans.coverage, YEAR).result
    assert [item.key for item in found.items if not item.missing] == ["J.6.2", "J.6.3"]


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"planned_on": date(2027, 4, 1)}, "planned_on"),
        ({"planned_on": AUTUMN, "planned_to": date(2026, 10, 4)}, "planned_to"),
        ({"planned_on": AUTUMN, "items": "J.99"}, "items"),
        ({"planned_on": AUTUMN, "department": 1}, "department"),
        ({}, "planned_on"),
        ({"planned_on": AUTUMN, "state": "closed"}, "state"),
    ],
)
def test_what_does_not_fit_the_plan_is_refused_at_its_field(desk, auditor, facts, field):
    plan = planned(desk, auditor, rules=False)
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.add, plan.id, "rules", **facts)
    assert no.value.field == field


def test_every_audit_needs_an_auditor_before_the_plan_is_proposed(desk, auditor):
    plan = planned(desk, auditor, "S01")
    assigned(desk, auditor, audit_of("S01"), "kato")
    with pytest.raises(Refused) as no:
        desk.do(auditor, plans.propose, plan.key)
    assert no.value.field == "audits" and audit_of().no in no.value.why.ja


def test_top_management_returns_a_plan_with_a_reason(desk, auditor, top):
    plan = planned(desk, auditor, rules=False, on=AUTUMN)
    desk.do(auditor, audits.add, plan.id, "rules", planned_on=AUTUMN)
    assigned(desk, auditor, audit_of(), "kato")
    plan = desk.do(auditor, plans.write, plan.key, uncovered_reason="部門は来期").result
    plan = desk.do(auditor, plans.propose, plan.key).result
    with pytest.raises(Refused):
        desk.do(top, plans.give_back, plan.key, " ")
    plan = desk.do(top, plans.give_back, plan.key, "部門も監査すること").result
    assert (plan.state, plan.return_reason) == ("drafting", "部門も監査すること")


def test_an_approved_plan_is_locked_and_revised_with_a_reason(desk, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    plan = approved(desk, auditor, top)
    assert [row["no"] for row in plans.scheduled(plan)] == ["2026-IA-0001"]
    with pytest.raises(Refused):
        desk.do(auditor, plans.write, plan.key, scope="別の範囲")
    with pytest.raises(Refused):
        desk.do(auditor, audits.add, plan.id, "rules", planned_on=AUTUMN)
    new = desk.do(auditor, plans.revise, plan.key, "部門の新設").result
    assert (new.revision, new.state, again(plan).state) == (2, "drafting", "replaced")
    desk.do(auditor, audits.add, new.id, "rules", planned_on=AUTUMN)
    assert [row["no"] for row in plans.scheduled(again(plan))] == ["2026-IA-0001"]


def test_what_was_approved_goes_on_while_the_plan_is_revised(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    plan = approved(desk, auditor, top)
    new = desk.do(auditor, plans.revise, plan.key, "追加").result
    later = desk.do(auditor, audits.add, new.id, "rules", planned_on=AUTUMN).result
    assigned(desk, auditor, later, "kato")
    clock.set(AUTUMN)
    assert desk.do(auditor, audits.issue, audit_of("S01").key).result.state == "under_way"
    with pytest.raises(Refused):
        desk.do(auditor, audits.issue, again(later).key)
    with pytest.raises(Refused):
        desk.do(auditor, audits.drop, audit_of("S01").key)
    desk.do(auditor, audits.drop, again(later).key)
    assert Audit.select().count() == 1


def test_moving_an_audit_keeps_the_first_day(desk, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    later = date(2026, 11, 9)
    with pytest.raises(Refused):
        desk.do(auditor, audits.postpone, audit_of("S01").key, later, later, "")
    it = desk.do(auditor, audits.postpone, audit_of("S01").key, later, later, "繁忙期").result
    assert (it.planned_on, it.first_planned_on) == (later, AUTUMN)
    (row,) = desk.do(auditor, listing.listed).result
    assert row.moved


# ---- the work paper


def test_the_questions_of_the_rules_are_frozen_with_their_item(desk, clock, auditor, top):
    planned(desk, auditor)
    assigned(desk, auditor, audit_of(), "kato")
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    it = desk.do(auditor, audits.issue, audit_of().key).result
    assert it.total == len(lines(it)) == sum(len(i.questions) for i in shipped_questions().items)
    view = desk.do(auditor, dossier.dossier, it.id).result
    words = {line.group: line.group_words.ja for line in view.lines}
    assert words["J.6.2"] == "J.6.2 内部監査"
    assert words["J.3.2"].endswith("（未確認）")
    assert view.sources[0]["hash"] == shipped_questions().hash


def test_questions_switched_off_later_stay_in_the_work_paper(desk, clock, auditor, top, manager):
    it = issued(desk, clock, auditor, top)
    desk.do(manager, choices.switch_off, "ORG-01", "該当しない")
    assert [line.code for line in lines(it)] == ["ORG-01", "ORG-02", "PHY-01"]


def test_measures_narrow_what_a_department_is_asked(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    desk.do(auditor, audits.write, audit_of("S01").key, measures="physical")
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    it = desk.do(auditor, audits.issue, audit_of("S01").key).result
    assert [line.code for line in lines(it)] == ["PHY-01"]


def test_a_line_says_what_was_sampled_and_where_it_was_seen(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    line = lines(it)[0]
    kept = desk.do(auditor, papers.fill, line.id, line.version, result="conform", **SEEN).result
    assert (kept.sampled, kept.seen_where) == (SEEN["sampled"], SEEN["seen_where"])
    assert (kept.seen_name, kept.seen_on) == ("加藤 実", AUTUMN)
    assert again(it).answered == 1


@pytest.mark.parametrize(
    "facts, field",
    [
        ({}, "result"),
        ({"result": "conform", "seen_where": "書庫"}, "sampled"),
        ({"result": "conform", "sampled": "3件"}, "seen_where"),
        ({"result": "na"}, "remark"),
        ({"result": "partly", **SEEN}, "remark"),
        ({"result": "partly", "remark": "一部", **SEEN}, "finding"),
        ({"result": "nonconform", "remark": "なし", **SEEN}, "finding"),
    ],
)
def test_a_work_paper_is_complete_before_it_is_finished(desk, clock, auditor, top, facts, field):
    it = filled(desk, auditor, issued(desk, clock, auditor, top))
    line = lines(it)[1]
    blank = {"result": "", "sampled": "", "seen_where": "", "remark": ""}
    desk.do(auditor, papers.fill, line.id, line.version, **{**blank, **facts})
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.finish, again(it).key)
    assert no.value.field == f"line/{line.id}/{field}"
    (missing,) = desk.do(auditor, dossier.dossier, it.id).result.missing
    assert (missing.code, missing.field) == ("ORG-02", field)


def test_a_good_practice_does_not_answer_for_a_partial_line(desk, clock, auditor, top):
    it = filled(desk, auditor, issued(desk, clock, auditor, top))
    line = lines(it)[0]
    desk.do(auditor, papers.fill, line.id, line.version, result="partly", remark="一部")
    desk.do(auditor, findings.record, it.id, line.id, grade="good")
    with pytest.raises(Refused):
        desk.do(auditor, audits.finish, again(it).key)


def test_two_auditors_at_one_line_the_second_is_told(desk, clock, auditor, top):
    appointed(desk, "ito")
    it = issued(desk, clock, auditor, top)
    assigned(desk, auditor, it, "ito")
    line = lines(it)[0]
    desk.do(auditor, papers.fill, line.id, line.version, result="conform")
    with pytest.raises(Conflict):
        desk.do(person("ito"), papers.fill, line.id, line.version, result="nonconform")
    assert again(line).result == "conform"


def test_only_a_day_that_has_come_can_have_been_seen(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    line = lines(it)[0]
    for day in (date(2026, 10, 6), date(2025, 1, 1)):
        with pytest.raises(Refused) as no:
            desk.do(auditor, papers.fill, line.id, line.version, result="conform", seen_on=day)
        assert no.value.field == "seen_on"


def test_a_finished_work_paper_is_taken_up_again_with_a_reason(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    line = lines(it)[0]
    with pytest.raises(Refused):
        desk.do(auditor, papers.fill, line.id, line.version, remark="追記")
    it = desk.do(auditor, audits.reopen, it.key, "追加の確認").result
    assert (it.state, it.finished_on, it.due_on) == ("under_way", None, AUTUMN)
    desk.do(auditor, papers.fill, line.id, line.version, remark="追記")


# ---- findings


def test_findings_are_numbered_within_their_audit_and_propose_from_the_line(
    desk, clock, auditor, top
):
    it = filled(desk, auditor, issued(desk, clock, auditor, top), "×○△")
    first, second = Finding.select().order_by(Finding.id)
    assert (first.no, second.no) == (f"{it.no}-01", f"{it.no}-02")
    assert (first.grade, first.content) == ("minor", "確認した結果")
    assert first.requirement == "ORG-01は守られていますか。"
    desk.do(auditor, findings.remove, second.key)
    third = desk.do(auditor, findings.record, it.id, grade="good", title="掲示", content="工夫")
    assert third.result.no == f"{it.no}-03"


def test_a_finding_without_content_is_refused(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    with pytest.raises(Refused) as no:
        desk.do(auditor, findings.record, it.id, grade="major", title="施錠")
    assert no.value.field == "content"


def test_a_nonconformity_leads_to_an_action_or_to_a_decision_with_its_reason(
    desk, clock, auditor, top
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "××○")
    first, second = Finding.select().order_by(Finding.id)
    with pytest.raises(Refused):
        desk.do(auditor, findings.decide_no_action, second.key, "")
    desk.do(auditor, findings.decide_no_action, second.key, "規程の改訂で解消済み")
    reported(desk, auditor)
    rows = desk.do(auditor, measures.table, YEAR).result
    assert [(row.answer.ja, row.settled) for row in rows] == [
        ("起票", False), ("是正不要（決定済み）", True),
    ]  # fmt: skip
    assert again(first).action.source_ref == first.no
    assert again(second).action is None and it.id == first.audit_id


def test_a_nonconformity_made_milder_later_does_not_slip_through(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    (it,) = Finding.select()
    desk.do(auditor, findings.write, it.key, grade="observation")
    with pytest.raises(Refused) as no:
        reported(desk, auditor)
    assert no.value.field.endswith("/finding")
    desk.do(auditor, findings.write, again(it).key, grade="major")
    desk.do(auditor, reporting.send, AuditReport.get().key)
    assert CorrectiveAction.get().grade == "major"


def test_an_observation_may_become_an_improvement_task(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "△○○")
    (it,) = Finding.select()
    action = desk.do(auditor, findings.open_action, it.key).result
    assert (action.sort, action.grade) == ("improvement", "observation")
    with pytest.raises(Refused):
        desk.do(auditor, findings.open_action, again(it).key)


def test_a_good_practice_needs_no_action(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    desk.do(auditor, findings.record, it.id, grade="good", title="掲示", content="工夫")
    finished(desk, auditor, it)
    with pytest.raises(Refused):
        desk.do(auditor, findings.open_action, Finding.get().key)
    (row,) = desk.do(auditor, measures.table, YEAR).result
    assert (row.answer.ja, row.settled) == ("対応不要", True)


def test_a_finding_in_the_rules_names_who_has_to_mend_it(desk, clock, auditor, top):
    planned(desk, auditor)
    assigned(desk, auditor, audit_of(), "kato")
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    it = desk.do(auditor, audits.issue, audit_of().key).result
    it = filled(desk, auditor, it, "×" + "○" * (it.total - 1))
    desk.do(auditor, audits.finish, it.key)
    with pytest.raises(Refused) as no:
        reported(desk, auditor)
    finding = Finding.get()
    assert no.value.field == f"finding/{finding.id}/department"
    desk.do(auditor, findings.write, finding.key, department=department("A01").id)
    desk.do(auditor, reporting.send, AuditReport.get().key)
    assert CorrectiveAction.get().department_name == "総務部"


# ---- the report


def test_a_report_proposes_its_figures_and_needs_a_conclusion(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×△○")
    it = desk.do(auditor, reporting.draft, plans.current(YEAR).id).result
    assert it.summary == (
        "監査1件を実施し、不適合は重大0件・軽微1件、観察事項1件、良好事項0件でした。"
    )
    with pytest.raises(Refused) as no:
        desk.do(auditor, reporting.send, it.key)
    assert no.value.field == "conclusion"


def test_a_report_covers_only_complete_audits_and_each_once(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    plan = plans.current(YEAR)
    with pytest.raises(Refused):
        desk.do(auditor, reporting.draft, plan.id)
    it = finished(desk, auditor, it)
    desk.do(auditor, reporting.draft, plan.id, [it.id])
    with pytest.raises(Refused):
        desk.do(auditor, reporting.draft, plan.id, [it.id])
    desk.do(auditor, reporting.discard, AuditReport.get().key)
    assert desk.do(auditor, reporting.draft, plan.id).result.covered == [it.id]


def test_a_received_report_is_corrected_by_a_revision(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    old = desk.do(top, reporting.receive, reported(desk, auditor).key).result
    new = desk.do(auditor, reporting.revise, old.key, "誤記の訂正").result
    assert (again(old).state, new.revision, new.covered) == ("replaced", 2, [it.id])
    new = desk.do(auditor, reporting.write, new.key, conclusion="良好である。").result
    new = desk.do(auditor, reporting.send, new.key).result
    new = desk.do(top, reporting.receive, new.key).result
    assert (new.state, again(it).state, CorrectiveAction.select().count()) == (
        "received", "closed", 0,
    )  # fmt: skip


def test_two_at_once_send_a_report_once(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    it = desk.do(auditor, reporting.draft, plans.current(YEAR).id, conclusion="良好").result
    desk.do(auditor, reporting.send, it.key)
    with pytest.raises(Conflict):
        desk.do(auditor, reporting.send, it.key)
    assert CorrectiveAction.select().count() == 1


def test_who_has_to_know_is_told(desk, clock, auditor, top, head, manager):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    desk.do(top, reporting.receive, reported(desk, auditor).key)
    told = {(m.person, m.subject_ja.split("：")[0]) for m in Message.select()}
    assert {
        (top, "監査計画の承認のお願い"),
        (manager, "監査計画が承認されました"),
        (head, "監査が始まりました"),
        (top, "監査報告書の受領のお願い"),
        (head, "監査結果が報告されました。指摘をご確認ください"),
        (head, "起票されました"),
        (auditor, "代表者が監査報告書を受領しました"),
    } <= told


def test_a_cancelled_audit_is_a_gap_again(desk, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    it = desk.do(auditor, audits.cancel, audit_of("S01").key, "部門の統合").result
    assert (it.state, it.cancel_reason, it.due_on) == ("cancelled", "部門の統合", None)
    gaps = desk.do(auditor, plans.coverage, YEAR).result.gaps
    assert "S01" in {gap.key for gap in gaps}


def test_the_figures_of_a_year(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top), "×△○")
    reported(desk, auditor)
    it = desk.do(auditor, statistics.of_year, YEAR).result
    assert (it.planned, it.done, it.late, it.open_measures) == (1, 1, 0, 1)
    assert {k.value: n for k, n in it.results.items()} == {
        "conform": 1, "partly": 1, "nonconform": 1, "na": 0,
    }  # fmt: skip
    assert {k.value: n for k, n in it.grades.items()} == {
        "major": 0, "minor": 1, "observation": 1, "good": 0,
    }  # fmt: skip
    assert AuditLine.select().count() == 3

"""The papers of audits: plan, work paper, report with proof of independence, measures."""

from io import BytesIO

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
    filled,
    finished,
    issued,
    lines,
    planned,
    reported,
)
from PIL import Image
from printed import HOSTILE, holds_whole, long_text, print_it

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import CorrectiveAction
from pmsdesk.kinds.audit.question_file import shipped_questions
from pmsdesk.services import evidence
from pmsdesk.services import papers as naming
from pmsdesk.services.audit import assigning, audits, findings, papers, plans, reporting

LANGUAGES = pytest.mark.parametrize("lang", ["ja", "en"])


def fill(desk, who, line, **facts):
    said = {"result": "conform", **SEEN, **facts}
    return desk.do(who, papers.fill, line.id, again(line).version, **said).result


# ---- the plan


@LANGUAGES
def test_the_plan_prints_as_it_was_approved_with_what_it_misses(desk, auditor, top, lang):
    planned(desk, auditor, "S01")
    for code in ("", "S01"):
        assigned(desk, auditor, audit_of(code), "kato")
    plan = approved(desk, auditor, top, reason="総務部と開発部は翌年度")
    paper = print_it(desk, auditor, "audit_plan", lang, record=plan.id)
    title = "内部監査計画" if lang == "ja" else "Internal audit plan"
    assert paper.says(title, plan.no, plan.scope, "総務部と開発部は翌年度", "2026-10-05")
    assert paper.says(audit_of().no, audit_of("S01").no, "加藤 実" if lang == "ja" else "加藤")
    assert paper.says("予定なし" if lang == "ja" else "Not covered", "A01", "D01")
    for item in shipped_questions().items:
        assert paper.says(item.item)


def test_what_changes_after_the_approval_does_not_change_the_plan(desk, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    plan = approved(desk, auditor, top)
    desk.do(auditor, audits.cancel, audit_of("S01").key, "吸収合併のため")
    assert print_it(desk, auditor, "audit_plan", record=plan.id).says(audit_of("S01").no)


def test_a_plan_being_drawn_up_is_printed_only_for_those_who_draw_it_up(desk, auditor, manager):
    plan = planned(desk, auditor, "S01")
    assert print_it(desk, auditor, "audit_plan", record=plan.id).says("未承認です")
    with pytest.raises(Refused):
        print_it(desk, manager, "audit_plan", record=plan.id)


# ---- the work paper


@LANGUAGES
def test_the_work_paper_holds_every_question_with_sample_place_and_result(
    desk, clock, auditor, top, lang
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "○△×")
    paper = print_it(desk, auditor, "audit_paper", lang, record=it.id)
    for line in lines(it):
        assert paper.says(line.code, line.sampled, line.seen_where, line.remark)
    assert paper.says("○", "△", "×", "独立" if lang == "ja" else "Independent")
    assert paper.says(f"{it.no}-01", f"{it.no}-02", "総務部" if lang == "ja" else "General")
    assert paper.says("観察事項" if lang == "ja" else "Observation")


def test_long_and_strange_remarks_print_whole(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    long = long_text(4000)
    fill(desk, auditor, lines(it)[0], result="na", remark=long)
    fill(desk, auditor, lines(it)[1], result="na", remark=" ".join(HOSTILE))
    paper = print_it(desk, auditor, "audit_paper", record=it.id)
    assert holds_whole(paper.text, long)
    assert paper.says(*HOSTILE)
    assert paper.says("3項目のうち2項目を記入済み")


def test_evidence_stands_at_its_question_and_in_the_list(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    out = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "PNG")
    line = lines(it)[0]
    desk.do(auditor, evidence.attach_to_audit_line, line.id, "入館記録.png", out.getvalue())
    paper = print_it(desk, auditor, "audit_paper", record=it.id)
    assert paper.says("証跡 E1", "入館記録.png")


def test_a_draft_work_paper_is_not_printed_for_others(desk, clock, auditor, top, manager, head):
    it = filled(desk, auditor, issued(desk, clock, auditor, top), "○○○")
    for who in (manager, head):
        with pytest.raises(Refused):
            print_it(desk, who, "audit_paper", record=it.id)
    desk.do(auditor, audits.finish, again(it).key)
    reported(desk, auditor)
    assert print_it(desk, head, "audit_paper", record=it.id).says("監査調書", it.no)


def test_another_head_never_gets_the_work_paper(desk, clock, auditor, top, other_head):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    reported(desk, auditor)
    with pytest.raises(Refused):
        print_it(desk, other_head, "audit_paper", record=it.id)


def test_before_the_audit_begins_there_is_no_work_paper(desk, auditor):
    planned(desk, auditor, "S01")
    with pytest.raises(Refused):
        print_it(desk, auditor, "audit_paper", record=audit_of("S01").id)


# ---- the report


@LANGUAGES
def test_the_report_proves_independence_and_holds_the_findings(desk, clock, auditor, top, lang):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "○△×")
    report = reported(desk, auditor, "入退室の記録に不備がある。")
    desk.do(top, reporting.receive, report.key, "是正を急ぐこと。")
    paper = print_it(desk, top, "audit_report", lang, record=report.id)
    assert paper.says(report.no, "入退室の記録に不備がある。", "是正を急ぐこと。", it.no)
    assert paper.says(CorrectiveAction.get().no, f"{it.no}-02", "2026-10-05")
    proof = "独立性の証明" if lang == "ja" else "Proof of independence"
    assert paper.says(proof, "加藤 実", "総務部" if lang == "ja" else "General")


def test_the_proof_stays_as_it_was_sent_when_the_auditor_moves_later(
    desk, clock, auditor, top, manager
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    report = reported(desk, auditor)
    before = print_it(desk, top, "audit_report", record=report.id)
    clock.forward(days=30)
    assert before.says("報告した時点の内容を保存")
    after = print_it(desk, top, "audit_report", record=report.id)
    assert after.data.proof == before.data.proof and after.data.proof[0].no == it.no


def test_an_unsent_report_says_that_the_proof_is_still_to_be_worked_out(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top))
    report = desk.do(auditor, reporting.draft, plans.current(YEAR).id).result
    assert print_it(desk, auditor, "audit_report", record=report.id).says("まだ報告されていません")


# ---- findings and measures


@LANGUAGES
def test_the_table_of_measures_says_what_became_of_each_finding(desk, clock, auditor, top, lang):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×△×")
    last = findings.of(it.id)[-1]
    desk.do(auditor, findings.decide_no_action, last.key, "手順の廃止により対象がない")
    reported(desk, auditor)
    paper = print_it(desk, auditor, "audit_measures", lang, year=YEAR)
    assert paper.says(*(f.no for f in findings.of(it.id)), "手順の廃止により対象がない")
    assert paper.says(CorrectiveAction.get().no)
    assert paper.says("指摘・改善対応表" if lang == "ja" else "Audit findings and measures")


def test_heads_get_the_measures_of_their_own_department(
    desk, clock, auditor, top, head, other_head, staff
):
    it = finished(desk, auditor, issued(desk, clock, auditor, top), "×○○")
    assert not print_it(desk, head, "audit_measures", year=YEAR).says(f"{it.no}-01")
    reported(desk, auditor)
    assert print_it(desk, head, "audit_measures", year=YEAR).says(f"{it.no}-01")
    assert not print_it(desk, other_head, "audit_measures", year=YEAR).says(f"{it.no}-01")
    with pytest.raises(Refused):
        print_it(desk, staff, "audit_measures", year=YEAR)


def test_auditors_taken_off_stay_on_the_work_paper(desk, clock, auditor, top):
    appointed(desk, "mori")
    planned(desk, auditor, "S01", rules=False)
    first = assigned(desk, auditor, audit_of("S01"), "kato", lead=True)
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    it = desk.do(auditor, audits.issue, audit_of("S01").key).result
    desk.do(auditor, assigning.take_off, again(first).key, "長期休暇のため")
    assert print_it(desk, auditor, "audit_paper", record=it.id).says("長期休暇のため")


def test_papers_are_named_by_number_as_on_the_command_line(desk, clock, auditor, top):
    it = finished(desk, auditor, issued(desk, clock, auditor, top))
    report = reported(desk, auditor)
    numbers = {"audit": it, "audit_report": report, "audit_plan": plans.current(YEAR)}
    for needs, record in numbers.items():
        about = desk.do(auditor, naming.about, needs, record.no.lower()).result
        assert about.record == record.id
        desk.do(auditor, naming.printed, "audit_report", needs, about, 2)
    with pytest.raises(Refused):
        desk.do(auditor, naming.about, "audit")

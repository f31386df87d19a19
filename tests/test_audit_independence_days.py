"""Independence between the day of the assignment, the days of the audit, and the report."""

from datetime import date

import pytest
from audits import (
    AUTUMN,
    again,
    appointed,
    approved,
    assigned,
    audit_of,
    auditors_of,
    department,
    ended,
    filled,
    finished,
    issued,
    lines,
    planned,
    reported,
)
from settled import person
from test_audit_independence import may_audit, moved

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import AuditReport, Finding
from pmsdesk.services import duties
from pmsdesk.services.audit import audits, dossier, findings, papers, proof, reporting
from pmsdesk.services.organization import departments


def put_below(desk, code, above):
    """A department becomes a part of another, or of none."""
    key = department(code).key
    desk.do(SYSTEM, departments.correct, key, parent=department(above).id if above else None)


def may_begin(desk, auditor, code="S01"):
    try:
        desk.do(auditor, audits.issue, audit_of(code).key)
    except Refused as no:
        assert no.field == "auditors"
        return no.why.ja
    return True


@pytest.fixture
def ready(desk, clock, auditor, top):
    """ready(login): Sales is to be audited by them, approved in spring, in autumn."""

    def plan(login, code="S01"):
        planned(desk, auditor, code, rules=False)
        if login != "kato":
            appointed(desk, login)
        assigned(desk, auditor, audit_of(code), login)
        approved(desk, auditor, top)
        return audit_of(code)

    return plan


# ---- between the assignment and the day


def test_who_moved_in_and_out_again_before_the_day_may_audit_with_a_remark(
    desk, clock, auditor, ready
):
    ready("takasaki")
    clock.set(date(2026, 7, 1))
    moved(desk, "takasaki", "S01")
    desk.do(SYSTEM, duties.tick)
    assert auditors_of(audit_of("S01"))[0].verdict == "conflict"
    clock.set(date(2026, 8, 1))
    moved(desk, "takasaki", "A01")
    clock.set(AUTUMN)
    desk.do(SYSTEM, duties.tick)
    (row,) = auditors_of(audit_of("S01"))
    assert row.verdict == "caution" and "監査対象期間中に営業部に所属" in row.verdict_reason
    assert may_begin(desk, auditor) is True


def test_who_moves_in_on_the_very_day_may_not_begin(desk, clock, auditor, ready):
    ready("takasaki")
    clock.set(AUTUMN)
    moved(desk, "takasaki", "S01")
    assert "営業部に所属" in may_begin(desk, auditor)


def test_who_moves_out_on_the_very_day_may_not_begin_either(desk, clock, auditor, ready):
    """On the day of a move both departments are theirs."""
    ready("takasaki")
    clock.set(date(2026, 9, 1))
    moved(desk, "takasaki", "S01")
    clock.set(AUTUMN)
    moved(desk, "takasaki", "A01")
    assert "営業部に所属" in may_begin(desk, auditor)
    clock.set(date(2026, 10, 6))
    assert may_begin(desk, auditor) is True


def test_a_second_post_as_head_counts_beside_the_first(desk, clock, auditor, ready):
    """Head of two departments at once."""
    ready("takasaki")
    assert may_audit(desk, "takasaki", "S01").free  # head of General Affairs already
    ended(desk, "sato", Role.HEAD, date(2026, 9, 30))
    appointed(desk, "takasaki", date(2026, 10, 1), Role.HEAD, department=department("S01").id)
    clock.set(AUTUMN)
    assert "営業部の部門責任者" in may_begin(desk, auditor)


def test_a_deputy_named_after_the_assignment_may_not_begin(desk, clock, auditor, ready):
    ready("takasaki")
    ended(desk, "sato", Role.HEAD, date(2026, 9, 30))
    appointed(desk, "sato", date(2026, 10, 1), Role.HEAD, department=department("S01").id,
              deputy=person("takasaki"))  # fmt: skip
    clock.set(AUTUMN)
    assert "営業部の部門責任者の代行者" in may_begin(desk, auditor)


def test_a_deputy_until_the_day_before_may_with_a_remark(desk, clock, auditor, ready):
    ready("kato")
    appointed(desk, "takasaki")
    ended(desk, "sato", Role.HEAD, date(2026, 6, 30))
    held = {"department": department("S01").id, "deputy": person("takasaki")}
    appointed(desk, "ito", date(2026, 7, 1), Role.HEAD, until=date(2026, 10, 4), **held)
    desk.do(auditor, audits.postpone, audit_of("S01").key, AUTUMN, AUTUMN, "準備のため")
    assert may_audit(desk, "takasaki", "S01", date(2026, 10, 4)).verdict == "conflict"
    assert may_audit(desk, "takasaki", "S01", AUTUMN).verdict == "caution"


# ---- the tree of departments, as it was on the day


def test_a_department_put_under_ones_own_counts_from_that_day_on(desk, clock, auditor, ready):
    ready("kato")
    clock.set(date(2026, 10, 1))
    put_below(desk, "D01", "S01")
    appointed(desk, "ito")  # head of Development, a part of Sales now
    assert may_audit(desk, "ito", "S01", date(2026, 9, 30)).verdict != "conflict"
    found = may_audit(desk, "ito", "S01", AUTUMN)
    assert found.verdict == "conflict" and "開発部" in found.reason.ja


def test_what_was_put_under_the_audited_department_later_condemns_no_past_day(
    desk, clock, auditor, top
):
    appointed(desk, "ito")
    ended(desk, "ito", Role.HEAD, date(2026, 9, 30))
    it = issued(desk, clock, auditor, top, login="ito")
    finished(desk, person("ito"), it)
    clock.set(date(2026, 10, 20))
    put_below(desk, "D01", "S01")
    (row,) = proof.read(reported(desk, auditor).proof)
    assert (row.auditor, row.first, str(row.verdict)) == ("伊藤 舞", AUTUMN, "independent")


def test_taking_a_part_out_afterwards_acquits_nobody(desk, clock, auditor):
    clock.set(date(2026, 4, 2))
    put_below(desk, "D01", "S01")
    planned(desk, auditor, "S01", rules=False)
    appointed(desk, "ito")
    clock.set(date(2026, 10, 20))
    put_below(desk, "D01", None)
    assert may_audit(desk, "ito", "S01", AUTUMN).verdict == "conflict"
    assert may_audit(desk, "ito", "S01", date(2026, 10, 21)).verdict == "caution"


def test_a_renamed_department_is_still_ones_own(desk, clock, auditor):
    planned(desk, auditor, "S01", rules=False)
    appointed(desk, "suzuki")
    desk.do(SYSTEM, departments.correct, department("S01").key, name="営業本部", code="S99")
    clock.set(AUTUMN)
    assert may_audit(desk, "suzuki", "S99").verdict == "conflict"


# ---- after the day


def test_who_moves_in_after_the_audit_was_independent_then(desk, clock, auditor, top):
    appointed(desk, "takasaki")
    it = finished(desk, person("takasaki"), issued(desk, clock, auditor, top, login="takasaki"))
    clock.set(date(2026, 10, 6))
    moved(desk, "takasaki", "S01")
    (row,) = proof.read(reported(desk, auditor).proof)
    assert (row.last, str(row.verdict), row.department.ja) == (AUTUMN, "independent", "総務部")
    assert again(it).state == "reported"


def test_a_work_paper_taken_up_again_is_not_for_who_moved_in_meanwhile(desk, clock, auditor, top):
    appointed(desk, "takasaki")
    it = finished(desk, person("takasaki"), issued(desk, clock, auditor, top, login="takasaki"))
    clock.set(date(2026, 10, 6))
    moved(desk, "takasaki", "S01")
    it = desk.do(auditor, audits.reopen, it.key, "記入漏れ").result
    line = lines(it)[0]
    with pytest.raises(Refused):
        desk.do(person("takasaki"), papers.fill, line.id, line.version, remark="追記")
    with pytest.raises(Refused):
        desk.do(person("takasaki"), audits.finish, again(it).key)
    view = desk.do(person("takasaki"), dossier.dossier, it.id).result
    assert "finish" not in [move.name for move in view.moves]


# ---- findings are work too


def test_a_finding_of_the_chief_auditor_is_proven_without_an_assignment(desk, clock, auditor, top):
    appointed(desk, "takasaki")
    it = issued(desk, clock, auditor, top, login="takasaki")
    filled(desk, person("takasaki"), it)
    clock.set(date(2026, 10, 6))
    facts = {"grade": "observation", "title": "掲示", "content": "掲示が古い"}
    desk.do(auditor, findings.record, it.id, **facts)
    desk.do(person("takasaki"), audits.finish, again(it).key)
    rows = proof.read(reported(desk, auditor).proof)
    assert [(r.auditor, r.first, r.lines, r.findings) for r in rows] == [
        ("髙﨑 昇", AUTUMN, 3, 0),
        ("加藤 実", date(2026, 10, 6), 0, 1),
    ]


def test_a_finding_of_somebody_who_headed_the_department_then_keeps_the_report_back(
    desk, clock, auditor, top
):
    """The appointment came to light after the finding; it is recorded anew by another."""
    appointed(desk, "takasaki")
    it = issued(desk, clock, auditor, top, login="takasaki")
    filled(desk, person("takasaki"), it)
    facts = {"grade": "observation", "title": "掲示", "content": "掲示が古い"}
    desk.do(auditor, findings.record, it.id, **facts)
    desk.do(person("takasaki"), audits.finish, again(it).key)
    ended(desk, "sato", Role.HEAD, date(2026, 9, 30))
    appointed(desk, "kato", date(2026, 10, 1), Role.HEAD, department=department("S01").id,
              until=AUTUMN)  # fmt: skip
    clock.set(date(2026, 10, 6))
    with pytest.raises(Refused) as no:
        reported(desk, auditor)
    assert no.value.field == "proof" and "加藤 実" in no.value.why.ja
    desk.do(auditor, audits.reopen, again(it).key, "指摘の記録者を改める")
    desk.do(person("takasaki"), findings.remove, Finding.get().key)
    desk.do(person("takasaki"), findings.record, it.id, **facts)
    desk.do(person("takasaki"), audits.finish, again(it).key)
    sent = desk.do(auditor, reporting.send, AuditReport.get().key).result
    assert [row.auditor for row in proof.read(sent.proof)] == ["髙﨑 昇"]

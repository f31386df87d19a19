"""Nobody audits their own department on that date: every trap of it."""

from datetime import UTC, date, datetime

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

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, AuditReport, Department, Finding, Person
from pmsdesk.services import duties
from pmsdesk.services.audit import (
    assigning,
    audits,
    dossier,
    findings,
    independence,
    papers,
    plans,
    proof,
    reporting,
)
from pmsdesk.services.organization import appointments, departments, people
from pmsdesk.store.message import Message

SPRING = date(2026, 4, 1)


def moved(desk, login, code):
    """To another department, today."""
    who = Person.get(Person.login == login)
    desk.do(SYSTEM, people.correct, who.key, department=department(code).id)


def may_audit(desk, login, code="", day=None):
    """The verdict for an audit on its planned day, or as it is on a day."""
    it = audit_of(code)

    def look(work):
        if day is not None:
            return independence.examine(person(login), it, day, day, work.zone)
        return independence.ahead(person(login), it, work.today, work.zone)

    return desk.do(SYSTEM, look).result


def refused(desk, auditor, code, login):
    with pytest.raises(Refused) as no:
        assigned(desk, auditor, audit_of(code), login)
    assert no.value.field == "person"
    return no.value.why.ja


# ---- when assigned


def test_an_auditor_from_another_department_is_assigned(desk, auditor):
    planned(desk, auditor, "S01")
    it = assigned(desk, auditor, audit_of("S01"), "kato", lead=True)
    assert (it.home_name, it.held, it.verdict) == (
        "総務部",
        "個人情報保護監査責任者",
        "independent",
    )


def test_nobody_is_assigned_to_their_own_department(desk, auditor):
    planned(desk, auditor, "A01")
    assert "総務部に所属しています" in refused(desk, auditor, "A01", "kato")


def test_only_appointed_auditors_audit(desk, auditor):
    planned(desk, auditor, "D01")
    assert "監査員に任命されていません" in refused(desk, auditor, "D01", "suzuki")
    appointed(desk, "suzuki")
    assert assigned(desk, auditor, audit_of("D01"), "suzuki").verdict == "independent"


def test_an_appointment_counts_only_on_the_days_of_the_audit(desk, auditor):
    planned(desk, auditor, "D01")
    appointed(desk, "suzuki", until=date(2026, 10, 4))
    assert "任命されていません" in refused(desk, auditor, "D01", "suzuki")
    appointed(desk, "suzuki", since=AUTUMN)
    assigned(desk, auditor, audit_of("D01"), "suzuki")


def test_a_head_does_not_audit_the_department_headed(desk, auditor):
    """The head of another department than the one they belong to."""
    planned(desk, auditor, "D01", "S01")
    ended(desk, "ito", Role.HEAD, date(2026, 4, 30))
    appointed(desk, "suzuki")
    appointed(desk, "suzuki", date(2026, 5, 1), Role.HEAD, department=department("D01").id)
    assert "開発部の部門責任者です" in refused(desk, auditor, "D01", "suzuki")
    assert "営業部に所属" in refused(desk, auditor, "S01", "suzuki")


def test_a_head_to_come_does_not_audit_it_either(desk, auditor):
    planned(desk, auditor, "D01")
    ended(desk, "ito", Role.HEAD, date(2026, 9, 30))
    appointed(desk, "suzuki")
    appointed(desk, "suzuki", date(2026, 10, 1), Role.HEAD, department=department("D01").id)
    assert "部門責任者です" in refused(desk, auditor, "D01", "suzuki")


def test_a_head_no_more_may_audit_with_a_remark(desk, auditor):
    planned(desk, auditor, "D01")
    appointed(desk, "suzuki")
    ended(desk, "ito", Role.HEAD, date(2026, 3, 31))
    appointed(desk, "suzuki", SPRING, Role.HEAD, department=department("D01").id,
              until=date(2026, 8, 31))  # fmt: skip
    it = assigned(desk, auditor, audit_of("D01"), "suzuki")
    assert it.verdict == "caution"
    assert "監査対象期間中に開発部の部門責任者または代行者でした" in it.verdict_reason


def test_the_deputy_of_a_head_does_not_audit_that_department(desk, auditor):
    planned(desk, auditor, "D01")
    ended(desk, "ito", Role.HEAD, date(2026, 4, 30))
    appointed(desk, "ito", date(2026, 5, 1), Role.HEAD, department=department("D01").id,
              deputy=person("suzuki"))  # fmt: skip
    appointed(desk, "suzuki")
    assert "開発部の部門責任者の代行者です" in refused(desk, auditor, "D01", "suzuki")


def test_who_belongs_to_a_part_of_a_department_does_not_audit_it(desk, auditor):
    planned(desk, auditor, "D01")
    team = Department(code="D02", name="開発一課", parent=department("D01"))
    desk.do(SYSTEM, lambda work: work.add(team))
    appointed(desk, "suzuki")
    moved(desk, "suzuki", "D02")
    assert "開発一課に所属" in refused(desk, auditor, "D01", "suzuki")


def test_the_head_above_does_not_audit_the_part(desk, auditor):
    team = Department(code="D02", name="開発一課", parent=department("D01"))
    desk.do(SYSTEM, lambda work: work.add(team))
    planned(desk, auditor, "D02")
    appointed(desk, "ito")
    moved(desk, "ito", "A01")
    assert "開発部の部門責任者です" in refused(desk, auditor, "D02", "ito")


def test_a_plain_member_of_the_department_above_may(desk, auditor):
    team = Department(code="S02", name="営業一課", parent=department("S01"))
    desk.do(SYSTEM, lambda work: work.add(team))
    planned(desk, auditor, "S02")
    appointed(desk, "suzuki")
    assert assigned(desk, auditor, audit_of("S02"), "suzuki").verdict == "independent"


def test_the_manager_and_the_representative_audit_nothing(desk, auditor):
    planned(desk, auditor, "D01")
    for login in ("mori", "tanaka"):
        appointed(desk, login)
        assert "PMS全体の責任" in refused(desk, auditor, "D01", login)


def test_the_managers_deputy_audits_nothing(desk, auditor):
    planned(desk, auditor, "D01")
    ended(desk, "mori", Role.MANAGER, date(2026, 4, 30))
    appointed(desk, "mori", date(2026, 5, 1), Role.MANAGER, deputy=person("suzuki"))
    appointed(desk, "suzuki")
    assert "PMS全体の責任" in refused(desk, auditor, "D01", "suzuki")


def test_the_secretariat_does_not_audit_the_rules_it_keeps(desk, auditor):
    planned(desk, auditor, "D01")
    appointed(desk, "suzuki")
    appointed(desk, "suzuki", role=Role.SECRETARIAT)
    assert "自身の業務が監査の対象" in refused(desk, auditor, "", "suzuki")
    assigned(desk, auditor, audit_of("D01"), "suzuki")


@pytest.mark.parametrize(
    "audience, role",
    [("sys", Role.SYSADMIN), ("edu", Role.TRAINER), ("dsk", Role.DESK), ("sec", Role.SECRETARIAT)],
)
def test_nobody_audits_the_questions_about_their_own_duty(desk, auditor, audience, role):
    planned(desk, auditor, "D01", rules=False)
    appointed(desk, "suzuki")
    appointed(desk, "suzuki", role=role)
    assigned(desk, auditor, audit_of("D01"), "suzuki")
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.write, audit_of("D01").key, audiences=f"dh,{audience}")
    assert no.value.field == "auditors"


def test_the_chief_auditor_does_not_audit_the_audit(desk, auditor):
    planned(desk, auditor, "D01", rules=False)
    desk.do(auditor, audits.write, audit_of("D01").key, audiences="dh,aud")
    assert "自身の業務" in refused(desk, auditor, "D01", "kato")


def test_who_has_left_audits_nothing(desk, auditor):
    planned(desk, auditor, "D01")
    appointed(desk, "suzuki", until=date(2026, 9, 30))
    desk.do(SYSTEM, people.leave, Person.get(Person.login == "suzuki").key, date(2026, 9, 30))
    assert "在籍していません" in refused(desk, auditor, "D01", "suzuki")


def test_candidates_are_told_apart_before_anybody_is_assigned(desk, auditor):
    planned(desk, auditor, "S01")
    appointed(desk, "suzuki")
    found = desk.do(auditor, assigning.candidates, audit_of("S01").id).result
    assert [(str(c.name), c.standpoint.free) for c in found] == [
        ("加藤 実", True), ("鈴木 花", False),
    ]  # fmt: skip


def test_audits_without_an_auditor_are_spread_over_the_independent_ones(desk, auditor):
    plan = planned(desk, auditor, "S01", "D01", "A01")
    appointed(desk, "suzuki")  # of Sales
    assigned(desk, auditor, audit_of("D01"), "kato")
    desk.do(auditor, assigning.spread, plan.id)
    who = {
        code: [row.person_name for row in auditors_of(audit_of(code))]
        for code in ("", "S01", "D01", "A01")
    }
    assert who["D01"] == ["加藤 実"]  # was assigned already
    assert who["S01"] == ["加藤 実"]  # Suzuki belongs there
    assert who["A01"] == ["鈴木 花"]  # Kato belongs there
    assert who[""] == ["鈴木 花"]  # has the fewest
    assert desk.do(auditor, assigning.spread, plan.id).result == []


def test_where_nobody_is_independent_an_audit_stays_without(desk, auditor):
    plan = planned(desk, auditor, "A01", rules=False)
    assert desk.do(auditor, assigning.spread, plan.id).result == []
    assert auditors_of(audit_of("A01")) == []


def test_moving_an_audit_to_other_days_checks_its_auditors_again(desk, auditor, top):
    planned(desk, auditor, "D01", rules=False)
    appointed(desk, "suzuki", until=date(2026, 10, 31))
    assigned(desk, auditor, audit_of("D01"), "suzuki")
    approved(desk, auditor, top)
    later = date(2026, 11, 9)
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.postpone, audit_of("D01").key, later, later, "繁忙期")
    assert no.value.field == "auditors"
    assert audit_of("D01").planned_on == AUTUMN


# ---- the department of a day that has passed


def test_where_somebody_belonged_is_remembered(desk, clock, auditor):
    planned(desk, auditor, "S01", "D01")
    appointed(desk, "suzuki")
    clock.set(date(2026, 6, 10))
    moved(desk, "suzuki", "D01")
    assert not may_audit(desk, "suzuki", "S01", date(2026, 6, 9)).free
    assert may_audit(desk, "suzuki", "D01", date(2026, 6, 9)).free
    on_the_day = may_audit(desk, "suzuki", "S01", date(2026, 6, 10))
    assert not on_the_day.free and on_the_day.departments.ja == "営業部、開発部"
    assert not may_audit(desk, "suzuki", "D01", date(2026, 6, 10)).free
    after = may_audit(desk, "suzuki", "S01", date(2026, 6, 11))
    assert (after.verdict, after.departments.ja) == ("caution", "開発部")
    assert not may_audit(desk, "suzuki", "D01", date(2026, 6, 11)).free


def test_a_day_is_a_day_of_the_companys_zone(desk, clock, auditor):
    """Half past midnight in Tokyo is the day before in UTC."""
    planned(desk, auditor, "S01")
    appointed(desk, "suzuki")
    clock.now = datetime(2026, 6, 9, 15, 30, tzinfo=UTC)
    moved(desk, "suzuki", "D01")
    assert may_audit(desk, "suzuki", "S01", date(2026, 6, 9)).departments.ja == "営業部"
    assert may_audit(desk, "suzuki", "S01", date(2026, 6, 11)).departments.ja == "開発部"


def test_somebody_who_went_and_came_back(desk, clock, auditor):
    planned(desk, auditor, "S01")
    appointed(desk, "suzuki")
    for day, code in ((date(2026, 5, 1), "D01"), (date(2026, 6, 1), "S01")):
        clock.set(day)
        moved(desk, "suzuki", code)
    verdicts = [
        may_audit(desk, "suzuki", "S01", day).free
        for day in (date(2026, 4, 30), date(2026, 5, 15), date(2026, 6, 15))
    ]
    assert verdicts == [False, True, False]


# ---- when filled in


def test_an_auditor_moved_into_the_department_is_told_and_may_not_go_on(
    desk, clock, auditor, top, manager
):
    appointed(desk, "ito")
    ended(desk, "ito", Role.HEAD, date(2026, 9, 30))
    it = issued(desk, clock, auditor, top, login="ito")
    first, second, _ = lines(it)
    desk.do(person("ito"), papers.fill, first.id, first.version, result="conform", **SEEN)
    clock.set(date(2026, 10, 6))
    moved(desk, "ito", "S01")
    view = desk.do(person("ito"), dossier.dossier, it.id).result
    assert not view.may_fill and "営業部に所属" in view.warnings[0].ja
    desk.do(SYSTEM, duties.tick)
    told = [m for m in Message.select() if "担当できなくなりました" in m.subject_ja]
    assert {m.person for m in told} == {person("ito"), auditor}
    with pytest.raises(Refused) as no:
        desk.do(person("ito"), papers.fill, second.id, second.version, result="conform", **SEEN)
    assert "独立していません" in no.value.why.ja
    desk.do(SYSTEM, duties.tick)
    assert len([m for m in Message.select() if "担当できなくなりました" in m.subject_ja]) == 2
    (row,) = auditors_of(it)
    assert row.verdict == "conflict" and "営業部に所属" in row.verdict_reason


def test_what_was_seen_before_the_move_stays_and_another_goes_on(desk, clock, auditor, top):
    appointed(desk, "ito")
    ended(desk, "ito", Role.HEAD, date(2026, 9, 30))
    it = issued(desk, clock, auditor, top, login="ito")
    first = lines(it)[0]
    desk.do(person("ito"), papers.fill, first.id, first.version, result="conform", **SEEN)
    clock.set(date(2026, 10, 6))
    moved(desk, "ito", "S01")
    (row,) = auditors_of(it)
    desk.do(auditor, assigning.take_off, row.key, "営業部への異動")
    assigned(desk, auditor, it, "kato")
    for line in lines(it)[1:]:
        desk.do(auditor, papers.fill, line.id, line.version, result="conform", **SEEN)
    desk.do(auditor, audits.finish, again(it).key)
    rows = proof.read(reported(desk, auditor).proof)
    assert [(r.auditor, r.first, r.department.ja, r.lines, str(r.verdict)) for r in rows] == [
        ("伊藤 舞", AUTUMN, "開発部", 1, "independent"),
        ("加藤 実", date(2026, 10, 6), "総務部", 2, "independent"),
    ]


def test_nothing_is_dated_back_to_a_day_without_independence(desk, clock, auditor, top):
    """Moved out of the department yesterday: what was seen before is not theirs to say."""
    planned(desk, auditor, "S01", rules=False)
    appointed(desk, "suzuki")
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    it = desk.do(auditor, audits.issue, audit_of("S01").key).result
    moved(desk, "suzuki", "D01")
    clock.set(date(2026, 10, 7))
    assigned(desk, auditor, it, "suzuki")
    line = lines(it)[0]
    with pytest.raises(Refused) as no:
        desk.do(person("suzuki"), papers.fill, line.id, line.version,
                result="conform", seen_on=AUTUMN, **SEEN)  # fmt: skip
    assert no.value.field == "seen_on"
    kept = desk.do(person("suzuki"), papers.fill, line.id, line.version,
                   result="conform", **SEEN).result  # fmt: skip
    assert kept.seen_on == date(2026, 10, 7)


def test_an_auditor_who_is_not_assigned_fills_in_nothing(desk, clock, auditor, top):
    appointed(desk, "ito")
    it = issued(desk, clock, auditor, top)
    line = lines(it)[0]
    with pytest.raises(Refused):
        desk.do(person("ito"), papers.fill, line.id, line.version, result="conform", **SEEN)


def test_an_audit_does_not_begin_with_an_auditor_who_moved_in(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    appointed(desk, "takasaki")
    assigned(desk, auditor, audit_of("S01"), "takasaki")
    approved(desk, auditor, top)
    clock.set(date(2026, 9, 1))
    moved(desk, "takasaki", "S01")
    clock.set(AUTUMN)
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.issue, audit_of("S01").key)
    assert no.value.field == "auditors"


def test_a_plan_is_not_proposed_with_an_auditor_who_moved_in(desk, clock, auditor):
    plan = planned(desk, auditor, "S01", rules=False)
    appointed(desk, "takasaki")
    assigned(desk, auditor, audit_of("S01"), "takasaki")
    moved(desk, "takasaki", "S01")
    with pytest.raises(Refused) as no:
        desk.do(auditor, plans.propose, plan.key)
    assert no.value.field == "audits"


# ---- on the report


def test_the_report_proves_independence_for_each_auditor_and_audit(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top))
    (row,) = proof.read(reported(desk, auditor).proof)
    assert (row.auditor, row.department.ja, row.held.ja, row.target.ja) == (
        "加藤 実", "総務部", "個人情報保護監査責任者", "営業部",
    )  # fmt: skip
    assert (row.first, row.last, row.lines, str(row.department)) == (
        AUTUMN, AUTUMN, 3, "General Affairs",
    )  # fmt: skip


def test_the_proof_stays_as_it_was_when_the_report_was_sent(desk, clock, auditor, top):
    finished(desk, auditor, issued(desk, clock, auditor, top))
    report = reported(desk, auditor)
    office = department("A01")
    desk.do(SYSTEM, departments.correct, office.key, name="管理本部")
    (row,) = desk.do(auditor, dossier.report_dossier, report.id).result.proof
    assert row.department.ja == "総務部"


def test_a_report_is_not_sent_where_an_appointment_came_to_light_later(
    desk, clock, auditor, top, manager
):
    """Appointed as head with a date in the past, after the work paper was filled in."""
    appointed(desk, "takasaki")
    it = finished(desk, person("takasaki"), issued(desk, clock, auditor, top, login="takasaki"))
    ended(desk, "sato", Role.HEAD, date(2026, 9, 30))
    appointed(desk, "takasaki", date(2026, 10, 1), Role.HEAD, department=department("S01").id)
    with pytest.raises(Refused) as no:
        reported(desk, auditor)
    assert no.value.field == "proof" and "髙﨑 昇" in no.value.why.ja
    desk.do(auditor, audits.reopen, again(it).key, "監査員の交代")
    (row,) = auditors_of(it)
    desk.do(auditor, assigning.take_off, row.key, "部門責任者に就任")
    assigned(desk, auditor, again(it), "kato")
    it = filled(desk, auditor, it)
    desk.do(auditor, audits.finish, it.key)
    draft = AuditReport.get()
    assert desk.do(auditor, reporting.send, draft.key).result.state == "sent"


def test_the_chief_auditor_decides_nothing_about_their_own_department(desk, clock, auditor, top):
    appointed(desk, "suzuki")
    it = issued(desk, clock, auditor, top, "A01", "suzuki")
    finished(desk, person("suzuki"), it, "×○○")
    found = Finding.get()
    with pytest.raises(Refused):
        desk.do(auditor, findings.decide_no_action, found.key, "軽い")
    with pytest.raises(Refused):
        desk.do(auditor, findings.write, found.key, grade="observation")
    assert desk.do(top, findings.decide_no_action, found.key, "解消済み").result.decided_name


# ---- departments renamed, merged, closed in the middle


def test_a_renamed_department_keeps_the_name_of_the_audit(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    desk.do(SYSTEM, departments.correct, department("S01").key, name="営業本部")
    view = desk.do(auditor, dossier.dossier, it.id).result
    assert (view.department.ja, view.title.ja) == ("営業部", "運用状況：営業部")
    finished(desk, auditor, it, "×○○")
    reported(desk, auditor)
    assert desk.do(auditor, dossier.dossier, it.id).result.findings[0].department.ja == "営業部"


def test_a_department_renamed_before_the_audit_is_called_by_its_new_name(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    desk.do(SYSTEM, departments.correct, department("S01").key, name="営業本部")
    clock.set(AUTUMN)
    assert desk.do(auditor, audits.issue, audit_of("S01").key).result.department_name == "営業本部"


def merged(desk, on=date(2026, 10, 6)):
    """Sales goes into Development."""
    desk.do(SYSTEM, departments.merge, department("S01").key, department("D01").id, on)


def test_a_department_merged_in_the_middle_keeps_its_audit(desk, clock, auditor, top):
    it = issued(desk, clock, auditor, top)
    merged(desk)
    clock.set(date(2026, 10, 8))
    it = finished(desk, auditor, it, "×○○")
    with pytest.raises(Refused) as no:
        reported(desk, auditor)
    assert "是正処置を行う部門" in no.value.why.ja
    finding = desk.do(auditor, dossier.dossier, it.id).result.findings[0]
    key = (finding.finding, finding.version)
    action = desk.do(auditor, findings.open_action, key, department("D01").id).result
    assert action.department_name == "開発部"
    desk.do(auditor, reporting.send, AuditReport.get().key)
    assert desk.do(auditor, dossier.dossier, it.id).result.department.ja == "営業部"


def test_who_came_with_the_merged_department_audits_neither(desk, clock, auditor, top):
    planned(desk, auditor, "S01", "D01", rules=False)
    appointed(desk, "suzuki")
    assert may_audit(desk, "suzuki", "D01").free
    clock.set(date(2026, 10, 1))
    merged(desk, date(2026, 10, 2))
    clock.set(AUTUMN)
    assert not may_audit(desk, "suzuki", "D01").free
    assert not may_audit(desk, "suzuki", "S01").free
    assert not may_audit(desk, "sato", "S01").free
    assert may_audit(desk, "kato", "S01").free


def test_a_department_closed_before_the_period_is_not_audited(desk, clock, auditor, top):
    planned(desk, auditor, "S01", rules=False)
    desk.do(auditor, audits.write, audit_of("S01").key, period_from=date(2026, 6, 1))
    assigned(desk, auditor, audit_of("S01"), "kato")
    approved(desk, auditor, top)
    merged(desk, date(2026, 5, 31))
    desk.do(SYSTEM, duties.tick)
    told = [m.subject_ja for m in Message.select().where(Message.person == auditor)]
    assert any("営業部が2026年5月31日（日）に廃止されます" in words for words in told)
    clock.set(AUTUMN)
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.issue, audit_of("S01").key)
    assert no.value.field == "department"


def test_a_new_department_that_no_audit_covers_is_told(desk, clock, auditor, top):
    planned(desk, auditor, "S01", "D01", rules=False)
    for code in ("S01", "D01"):
        assigned(desk, auditor, audit_of(code), "kato")
    approved(desk, auditor, top)
    desk.do(SYSTEM, lambda work: work.add(Department(code="N01", name="新規事業部")))
    for _ in range(2):
        desk.do(SYSTEM, duties.tick)
    told = [m.subject_ja for m in Message.select().where(Message.person == auditor)]
    gaps = [words for words in told if "監査の対象に入っていません" in words]
    assert len(gaps) == 1 and "新規事業部" in gaps[0]
    assert {gap.key for gap in desk.do(auditor, plans.coverage, YEAR).result.gaps} >= {"N01"}


def test_the_deputy_of_the_chief_auditor_acts_for_them(desk, clock, auditor, top):
    held = Appointment.get(Appointment.role == Role.AUDITOR)
    desk.do(top, appointments.correct, held.key, deputy=person("suzuki"))
    planned(desk, auditor, "D01", rules=False)
    it = audit_of("D01")
    assert assigned(desk, person("suzuki"), it, "suzuki").held == "個人情報保護監査責任者の代行者"

"""Small things the audit tests share: a plan for the year, its audits, a filled work paper."""

from datetime import date

from inspections import publish
from settled import person

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Audit, AuditAssignment, AuditLine, AuditPlan, Department
from pmsdesk.services.audit import assigning, audits, findings, papers, plans, reporting
from pmsdesk.services.organization import appointments

YEAR = 2026
AUTUMN = date(2026, 10, 5)
SEEN = {"sampled": "入館記録 4～9月から5件", "seen_where": "総務部 書庫A"}


def department(code):
    return Department.get(Department.code == code)


def appointed(desk, login, since=date(2020, 4, 1), role=Role.INTERNAL_AUDITOR, **more):
    """Somebody who may audit."""
    return desk.do(SYSTEM, appointments.appoint, role, person(login), since, **more).result


def planned(desk, auditor, *codes, rules=True, on=AUTUMN):
    """The year's plan with an audit of the rules and of these departments, not yet approved."""
    desk.do(SYSTEM, publish)
    plan = desk.do(auditor, plans.begin, YEAR).result
    if rules:
        desk.do(auditor, audits.add, plan.id, "rules", planned_on=on)
    for code in codes:
        desk.do(
            auditor, audits.add, plan.id, "operation",
            department=department(code).id, planned_on=on,
        )  # fmt: skip
    return AuditPlan.get_by_id(plan.id)


def audit_of(code=""):
    """The audit of a department, or of the rules."""
    if not code:
        return Audit.get(Audit.track == "rules")
    return Audit.get(Audit.department == department(code))


def assigned(desk, chief, it, login, **more):
    return desk.do(chief, assigning.assign, it.id, person(login), **more).result


def approved(desk, auditor, top, reason="本年度は対象外"):
    """The plan sent to top management and approved; what is not covered has a reason."""
    plan = plans.current(YEAR)
    desk.do(auditor, plans.write, plan.key, uncovered_reason=reason)
    desk.do(auditor, plans.propose, again(plan).key)
    return desk.do(top, plans.approve, again(plan).key).result


def again(it):
    return type(it).get_by_id(it.id)


def issued(desk, clock, auditor, top, code="S01", login="kato", on=AUTUMN):
    """An approved audit that has begun on its day."""
    planned(desk, auditor, code, rules=False)
    assigned(desk, auditor, audit_of(code), login)
    approved(desk, auditor, top)
    clock.set(on)
    return desk.do(auditor, audits.issue, audit_of(code).key).result


def lines(it):
    return list(AuditLine.select().where(AuditLine.audit == it.id).order_by(AuditLine.place))


def filled(desk, who, it, marks="○○○"):
    """Every line with a mark; × and △ with a finding."""
    results = {"○": "conform", "△": "partly", "×": "nonconform", "－": "na"}
    grades = {"△": "observation", "×": "minor"}
    for line, mark in zip(lines(it), marks, strict=True):
        remark = "" if mark == "○" else "確認した結果"
        desk.do(who, papers.fill, line.id, line.version, result=results[mark],
                remark=remark, **SEEN)  # fmt: skip
        if mark in grades:
            desk.do(who, findings.record, it.id, line.id, grade=grades[mark])
    return again(it)


def finished(desk, who, it, marks="○○○"):
    it = filled(desk, who, it, marks)
    return desk.do(who, audits.finish, it.key).result


def reported(desk, auditor, conclusion="おおむね良好である。"):
    """A report about everything that waits, sent to top management."""
    it = desk.do(auditor, reporting.draft, plans.current(YEAR).id, conclusion=conclusion).result
    return desk.do(auditor, reporting.send, it.key).result


def auditors_of(it):
    return list(AuditAssignment.select().where(AuditAssignment.audit == it.id))


def ended(desk, login, role, on):
    held = Appointment.get(Appointment.person == person(login), Appointment.role == role)
    desk.do(SYSTEM, appointments.end, held.key, on)

"""Deeds of an audit of Sales, each led on as far as it needs; and which roles may do them."""

from audits import (
    AUTUMN,
    SEEN,
    YEAR,
    again,
    approved,
    assigned,
    audit_of,
    department,
    filled,
    finished,
    lines,
    reported,
)
from settled import person

from pmsdesk.kinds import AuditLine, AuditReport, Finding
from pmsdesk.services.audit import (
    assigning,
    audits,
    dossier,
    findings,
    papers,
    plans,
    reporting,
)

CHIEF = {"auditor"}
DRAFTERS = {"auditor", "internal_auditor", "top"}
OVERSEERS = DRAFTERS | {"manager", "secretariat"}


def drawn_up(desk):
    """A plan with one audit, of Sales, and its auditor."""
    chief = person("kato")
    plan = desk.do(chief, plans.begin, YEAR).result
    desk.do(chief, audits.add, plan.id, "operation", department=department("S01").id,
            planned_on=AUTUMN)  # fmt: skip
    assigned(desk, chief, audit_of("S01"), "kato")
    return desk.do(chief, plans.write, plan.key, uncovered_reason="次年度").result


def in_force(desk):
    drawn_up(desk)
    approved(desk, person("kato"), person("tanaka"))
    desk.clock.set(AUTUMN)
    return audit_of("S01")


def under_way(desk):
    it = in_force(desk)
    return desk.do(person("kato"), audits.issue, it.key).result


def done(desk, marks="×○○"):
    return finished(desk, person("kato"), under_way(desk), marks)


def drafted(desk):
    done(desk)
    plan = plans.current(YEAR)
    return desk.do(person("kato"), reporting.draft, plan.id, conclusion="良好").result


def sent(desk):
    done(desk)
    return reported(desk, person("kato"))


def look(work, kind, id):
    return work.get(kind, id)


def draw_up_an_audit_plan(desk, who, sales):
    return plans.begin, YEAR


def read_an_audit_plan_being_drawn_up(desk, who, sales):
    return dossier.plan_dossier, drawn_up(desk).id


def send_an_audit_plan_for_approval(desk, who, sales):
    return plans.propose, drawn_up(desk).key


def approve_an_audit_plan(desk, who, sales):
    plan = drawn_up(desk)
    return plans.approve, desk.do(person("kato"), plans.propose, plan.key).result.key


def read_an_approved_audit_plan(desk, who, sales):
    in_force(desk)
    return dossier.plan_dossier, plans.current(YEAR).id


def plan_an_audit(desk, who, sales):
    return audits.add, drawn_up(desk).id, "rules", {"planned_on": AUTUMN}


def assign_an_auditor(desk, who, sales):
    drawn_up(desk)
    office = person("kato")
    (it,) = assigning.of(audit_of("S01").id)
    desk.do(office, assigning.take_off, it.key, "交代")
    return assigning.assign, audit_of("S01").id, office


def begin_an_audit(desk, who, sales):
    return audits.issue, in_force(desk).key


def see_when_another_department_is_audited(desk, who, sales):
    return dossier.dossier, under_way(desk).id


def read_a_work_paper(desk, who, sales):
    return look, AuditLine, lines(under_way(desk))[0].id


def fill_in_a_work_paper(desk, who, sales):
    line = lines(under_way(desk))[0]
    return papers.fill, line.id, line.version, {"result": "conform", **SEEN}


def record_a_finding(desk, who, sales):
    it = under_way(desk)
    return findings.record, it.id, {"grade": "good", "title": "掲示", "content": "工夫"}


def finish_a_work_paper(desk, who, sales):
    return audits.finish, filled(desk, person("kato"), under_way(desk)).key


def cancel_an_audit(desk, who, sales):
    return audits.cancel, in_force(desk).key, "統合のため"


def open_the_action_of_a_finding(desk, who, sales):
    done(desk)
    return findings.open_action, Finding.get().key


def decide_against_an_action(desk, who, sales):
    done(desk)
    return findings.decide_no_action, Finding.get().key, "解消済み"


def write_an_audit_report(desk, who, sales):
    done(desk)
    return reporting.draft, plans.current(YEAR).id


def read_an_audit_report_being_written(desk, who, sales):
    return dossier.report_dossier, drafted(desk).id


def send_an_audit_report(desk, who, sales):
    return reporting.send, drafted(desk).key


def receive_an_audit_report(desk, who, sales):
    return reporting.receive, sent(desk).key


def read_an_audit_report(desk, who, sales):
    return dossier.report_dossier, sent(desk).id


def read_a_reported_finding_of_another_department(desk, who, sales):
    sent(desk)
    return look, Finding, Finding.get().id


def correct_an_audit_report(desk, who, sales):
    desk.do(person("tanaka"), reporting.receive, sent(desk).key)
    return reporting.revise, again(AuditReport.get()).key, "誤記"


AUDITS = [
    (draw_up_an_audit_plan, CHIEF),
    (read_an_audit_plan_being_drawn_up, DRAFTERS),
    (send_an_audit_plan_for_approval, CHIEF),
    (approve_an_audit_plan, {"top"}),
    (read_an_approved_audit_plan, OVERSEERS),
    (plan_an_audit, CHIEF),
    (assign_an_auditor, CHIEF),
    (begin_an_audit, CHIEF),
    (see_when_another_department_is_audited, OVERSEERS),
    (read_a_work_paper, DRAFTERS),
    (fill_in_a_work_paper, CHIEF),  # who is assigned to it
    (record_a_finding, CHIEF),
    (finish_a_work_paper, CHIEF),
    (cancel_an_audit, CHIEF),
    (open_the_action_of_a_finding, CHIEF),
    (decide_against_an_action, {"auditor", "top"}),  # never those who were audited
    (write_an_audit_report, CHIEF),
    (read_an_audit_report_being_written, DRAFTERS),
    (send_an_audit_report, CHIEF),
    (receive_an_audit_report, {"top"}),
    (read_an_audit_report, OVERSEERS),
    (read_a_reported_finding_of_another_department, OVERSEERS),
    (correct_an_audit_report, CHIEF),
]

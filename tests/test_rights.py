"""The permission table, through the services: who may do what, and who is refused."""

from datetime import date

import pytest
from audit_deeds import AUDITS
from incidents import exempt_all, judged, moved, reported, written
from inspections import fill_in, handed_in, mine, opened
from review_deeds import REVIEWS
from settled import person
from trainings import REPORT, planned, row
from trainings import moved as led

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Appointment,
    Checklist,
    Clock,
    Company,
    Department,
    Inspection,
    Person,
    Plan,
)
from pmsdesk.services.action import actions
from pmsdesk.services.checklist import choices, publishing
from pmsdesk.services.incident import (
    clocks,
    contacts,
    dossier,
    escalation,
    facts,
    following,
    judging,
    reporting,
    sending,
    timeline,
)
from pmsdesk.services.inspection import fill, plans, review
from pmsdesk.services.organization import appointments, company, departments, people
from pmsdesk.services.training import (
    attendance,
    competence,
    courses,
    leaves,
    pledges,
    taking,
    testing,
    trainings,
)
from pmsdesk.services.training import dossier as training_dossier
from pmsdesk.services.training import plans as training_plans

APRIL = date(2026, 4, 1)
EVERYBODY = {
    "manager", "secretariat", "auditor", "internal_auditor", "top", "sysadmin", "head", "staff",
    "trainer",
}  # fmt: skip
OFFICE = {"manager", "secretariat"}
OVERSEERS = OFFICE | {"auditor", "internal_auditor", "top"}


@pytest.fixture
def everybody(desk, clock, manager):
    """One person for each role, none of them in Sales; head and staff are of Development."""

    def appoint(work):
        office = Department.get(Department.code == "A01")
        for number, role in enumerate(
            (Role.SECRETARIAT, Role.INTERNAL_AUDITOR, Role.SYSADMIN, Role.TRAINER), start=90
        ):
            who = work.add(Person(staff_no=str(number), name=role.label.ja, department=office))
            work.add(Appointment(role=role, person=who, since=APRIL))
        devs = Department.get(Department.code == "D01")
        work.add(Person(staff_no="99", name="開発の人", department=devs))

    desk.do(SYSTEM, appoint)
    opened(desk, clock, manager)
    numbered = {p.staff_no: p.id for p in Person.select()}
    return {
        "manager": manager,
        "secretariat": numbered["90"],
        "internal_auditor": numbered["91"],
        "sysadmin": numbered["92"],
        "trainer": numbered["93"],
        "staff": numbered["99"],
        "head": person("ito"),
        "auditor": person("kato"),
        "top": person("tanaka"),
    }


def read_another_departments_inspection(desk, who, sales):
    return fill.form, mine(sales).id


def answer_for_another_department(desk, who, sales):
    it = mine(sales)
    question = desk.do(SYSTEM, fill.form, it.id).result.rows[0].question.id
    return fill.answer, it.id, question, None, {"result": "conform"}


def approve(desk, who, sales):
    return review.approve, handed_in(desk, person("sato"), mine(sales)).key


def record_as_missed(desk, who, sales):
    return review.miss, mine(sales).key, "実施できなかった"


def make_a_plan(desk, who, sales):
    facts = {"title": "別の計画", "checklists": "organizational", "frequency": "yearly"}
    return plans.add, {**facts, "anchor": APRIL}


def stop_a_plan(desk, who, sales):
    return plans.stop, Plan.get().key


def switch_a_question_off(desk, who, sales):
    return choices.switch_off, "ORG-01", "該当しない"


def withdraw_a_checklist(desk, who, sales):
    return publishing.withdraw, Checklist.get().key


def rename_a_department(desk, who, sales):
    return departments.correct, sales.key, {"name": "営業本部"}


def add_a_person(desk, who, sales):
    return people.add, {"staff_no": "500", "name": "新人", "department": sales.id}


def give_a_login(desk, who, sales):
    someone = Person.get(Person.staff_no == "99")
    return people.give_login, someone.key, "shinjin"


def appoint_an_auditor(desk, who, sales):
    return appointments.appoint, Role.INTERNAL_AUDITOR, person("takasaki"), APRIL


def change_the_company(desk, who, sales):
    return company.correct, Company.get().key, {"address": "東京都"}


def open_an_action_for_another_department(desk, who, sales):
    facts = {"source": "other", "title": "指摘", "content": "内容"}
    return actions.open_by_hand, sales.id, facts


# ---- incidents: one in Sales, reported by Sales


def incident(desk, sales, *steps):
    """Reported, and led on as far as the deed needs it."""
    it = reported(desk, person("suzuki"))
    for step in steps:
        it = step(desk, person("mori"), it)
    return it


def under_way(desk, manager, it):
    return judged(desk, manager, it, sensitive="yes")


def to_judge(desk, manager, it):
    moved(desk, manager, it, "take_up")
    return written(desk, manager, it, sensitive="yes")


def preventing(desk, manager, it):
    it = moved(desk, manager, judged(desk, manager, it), "prevent", root_cause="原因")
    exempt_all(desk, manager, it)
    return it


def a_clock(desk, sales):
    it = incident(desk, sales, under_way)
    return Clock.get(Clock.incident == it.id, Clock.sort == "ppc_preliminary").key


def report_an_incident(desk, who, sales):
    return reporting.report, {"what": "mail"}


def report_an_incident_of_another_department(desk, who, sales):
    return reporting.report, {"what": "mail", "department": sales.id}


def begin_a_drill(desk, who, sales):
    return reporting.report, {"what": "mail", "department": sales.id, "drill": True}


def read_another_departments_incident(desk, who, sales):
    return dossier.dossier, incident(desk, sales).id


def read_the_clocks_of_another_departments_incident(desk, who, sales):
    return clocks.of, incident(desk, sales).id


def write_facts_of_another_departments_incident(desk, who, sales):
    return facts.write, incident(desk, sales).key, {"summary": "概要"}


def append_to_another_departments_timeline(desk, who, sales):
    return timeline.add, incident(desk, sales).id, "電話で削除を依頼した"


def confirm_a_report(desk, who, sales):
    return escalation.confirm, incident(desk, sales).id


def take_up_an_incident(desk, who, sales):
    return following.move, incident(desk, sales).key, "take_up"


def judge_an_incident(desk, who, sales):
    return judging.judge, incident(desk, sales, to_judge).key, "要配慮個人情報を含む"


def judge_an_incident_again(desk, who, sales):
    return following.move, incident(desk, sales, under_way).key, "reopen"


def record_what_was_sent(desk, who, sales):
    sent = {"document": "preliminary", "sent_on": desk.clock().date(), "number": "1"}
    return sending.send, a_clock(desk, sales), sent


def exempt_a_clock(desk, who, sales):
    return sending.exempt, a_clock(desk, sales), "対象外のため"


def open_the_action_of_an_incident(desk, who, sales):
    return following.open_action, incident(desk, sales, under_way).key


def close_an_incident(desk, who, sales):
    values = {
        "lessons": "教訓",
        "no_action_reason": "注意喚起のみ",
        "publication": "not_published",
    }
    return following.move, incident(desk, sales, preventing).key, "close", values


def enter_an_emergency_contact(desk, who, sales):
    return contacts.add, {"place": "expert", "name": "弁護士", "phone": "03-1111-2222"}


def read_the_emergency_network(desk, who, sales):
    return (contacts.network,)


# ---- trainings: planned, run and read; everybody takes their own


def training(desk, who, *steps):
    """Planned by the training officer, and led on as far as the deed needs it."""
    it = planned(desk, person_of(desk, Role.TRAINER))
    for name, values in steps:
        role = Role.MANAGER if name in ("approve", "close") else Role.TRAINER
        if name == "open":
            desk.clock.set(it.planned_on)
        it = led(desk, person_of(desk, role), it, name, **values)
    return it


def person_of(desk, role):
    return Appointment.get(Appointment.role == role).person_id


APPROVED = ("approve", {})
RUNNING = (APPROVED, ("open", {}))
REPORTED = (*RUNNING, ("finish", {}), ("report", REPORT))


def publish_the_courses(desk, who, sales):
    return (courses.publish_shipped,)


def plan_a_training(desk, who, sales):
    facts = {"title": "教育", "planned_on": APRIL, "contents": "方針", "test": "none"}
    return training_plans.add, facts


def approve_a_training(desk, who, sales):
    return trainings.move, training(desk, who).key, "approve"


def open_a_training(desk, who, sales):
    return trainings.move, training(desk, who, APPROVED).key, "open"


def postpone_a_training(desk, who, sales):
    return training_plans.postpone, training(desk, who).key, date(2026, 8, 1), "都合"


def read_a_training(desk, who, sales):
    return training_dossier.dossier, training(desk, who, *RUNNING).id


def mark_attendance(desk, who, sales):
    it = training(desk, who, *RUNNING)
    return attendance.mark, it.id, [row(it, person("suzuki")).key], "absent"


def type_a_mark(desk, who, sales):
    it = training(desk, who, *RUNNING)
    return testing.enter, it.id, [(row(it, person("suzuki")).key, 90)]


def read_the_tests_of_a_training(desk, who, sales):
    return testing.results, training(desk, who, *RUNNING).id


def take_the_course_of_another(desk, who, sales):
    it = training(desk, who, *RUNNING)
    return taking.acknowledge, row(it, person("suzuki")).key


def take_my_own_course(desk, who, sales):
    it = training(desk, who, *RUNNING)
    return taking.acknowledge, row(it, who).key


def return_a_report(desk, who, sales):
    it = training(desk, who, *REPORTED)
    return trainings.move, it.key, "return", {"return_reason": "評価が足りない"}


def record_a_training_as_missed(desk, who, sales):
    return trainings.move, training(desk, who).key, "miss", {"missed_reason": "中止"}


def enter_a_pledge(desk, who, sales):
    return pledges.add, {"person": person("suzuki"), "kind": "joining", "signed_on": APRIL}


def read_the_coverage_of_pledges(desk, who, sales):
    return (pledges.coverage,)


def enter_a_leave(desk, who, sales):
    return leaves.add, {"person": person("suzuki"), "since": APRIL}


def read_the_competence_rows(desk, who, sales):
    return (competence.listed,)


LADDER = {"manager", "top"}
TRAINERS = {"manager", "secretariat", "trainer"}
RESPONDERS = OFFICE | {"top"}
TESTS = {"manager", "trainer", "auditor", "internal_auditor", "top"}  # whoever reads answers
TABLE = [
    (report_an_incident, EVERYBODY),
    (report_an_incident_of_another_department, EVERYBODY),
    (begin_a_drill, RESPONDERS),
    (read_another_departments_incident, OVERSEERS),
    (read_the_clocks_of_another_departments_incident, OVERSEERS),
    (write_facts_of_another_departments_incident, RESPONDERS),
    (append_to_another_departments_timeline, RESPONDERS),
    (confirm_a_report, LADDER),
    (take_up_an_incident, RESPONDERS),
    (judge_an_incident, LADDER),
    (judge_an_incident_again, LADDER),
    (record_what_was_sent, RESPONDERS),
    (exempt_a_clock, LADDER),
    (open_the_action_of_an_incident, OFFICE),
    (close_an_incident, LADDER),
    (enter_an_emergency_contact, OFFICE),
    (read_the_emergency_network, EVERYBODY),
    (publish_the_courses, TRAINERS),
    (plan_a_training, TRAINERS),
    (approve_a_training, LADDER),
    (open_a_training, TRAINERS),
    (postpone_a_training, TRAINERS),
    (read_a_training, EVERYBODY),
    (mark_attendance, TRAINERS),
    (type_a_mark, TRAINERS),
    (read_the_tests_of_a_training, TESTS),
    (take_the_course_of_another, set()),
    (take_my_own_course, EVERYBODY),
    (return_a_report, LADDER),
    (record_a_training_as_missed, LADDER),
    (enter_a_pledge, TRAINERS),
    (read_the_coverage_of_pledges, OVERSEERS | {"trainer", "head"}),
    (enter_a_leave, TRAINERS),
    (read_the_competence_rows, OVERSEERS | {"trainer"}),
    (read_another_departments_inspection, OVERSEERS),
    (answer_for_another_department, set()),
    (approve, {"manager", "top"}),
    (record_as_missed, {"manager"}),
    (make_a_plan, OFFICE),
    (stop_a_plan, OFFICE),
    (switch_a_question_off, OFFICE),
    (withdraw_a_checklist, OFFICE),
    (rename_a_department, OFFICE),
    (add_a_person, OFFICE),
    (give_a_login, OFFICE | {"sysadmin"}),
    (appoint_an_auditor, OFFICE | {"top"}),
    (change_the_company, OFFICE | {"sysadmin"}),
    (open_an_action_for_another_department, OFFICE | {"auditor"}),  # what an audit finds
    *AUDITS,
    *REVIEWS,
]


@pytest.mark.parametrize("role", sorted(EVERYBODY))
@pytest.mark.parametrize("deed, allowed", TABLE, ids=[deed.__name__ for deed, _ in TABLE])
def test_who_may(desk, everybody, sales, deed, allowed, role):
    who = everybody[role]
    service, *arguments = deed(desk, who, sales)
    facts = arguments.pop() if arguments and isinstance(arguments[-1], dict) else {}
    if role in allowed:
        desk.do(who, service, *arguments, **facts)
    else:
        with pytest.raises(Refused):
            desk.do(who, service, *arguments, **facts)


def test_a_head_follows_the_incidents_at_home(desk, sales):
    head = person("sato")
    it = moved(desk, head, incident(desk, sales), "take_up")
    assert written(desk, head, it, root_cause="宛先の確認漏れ").root_cause
    with pytest.raises(Refused):
        desk.do(head, judging.judge, it.key, "理由")


def test_a_head_acts_at_home_and_nowhere_else(desk, everybody, sales):
    devs = Department.get(Department.code == "D01")
    assert fill_in(desk, everybody["head"], mine(devs)).answered == 3
    with pytest.raises(Refused):
        fill_in(desk, everybody["head"], mine(sales))


def test_a_role_ends_with_its_appointment(desk, clock, everybody, manager, sales):
    mine_now = Appointment.get(Appointment.role == Role.SECRETARIAT)
    desk.do(manager, appointments.end, mine_now.key, date(2026, 7, 31))
    clock.set(date(2026, 8, 1))
    with pytest.raises(Refused):
        desk.do(everybody["secretariat"], plans.stop, Plan.get().key)
    assert Inspection.select().count() == 3

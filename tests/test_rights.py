"""The permission table, through the services: who may do what, and who is refused."""

from datetime import date

import pytest
from inspections import fill_in, handed_in, mine, opened
from settled import person

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Checklist, Company, Department, Inspection, Person, Plan
from pmsdesk.services.action import actions
from pmsdesk.services.checklist import choices, publishing
from pmsdesk.services.inspection import fill, plans, review
from pmsdesk.services.organization import appointments, company, departments, people

APRIL = date(2026, 4, 1)
EVERYBODY = {
    "manager", "secretariat", "auditor", "internal_auditor", "top", "sysadmin", "head", "staff",
}  # fmt: skip
OFFICE = {"manager", "secretariat"}
OVERSEERS = OFFICE | {"auditor", "internal_auditor", "top"}


@pytest.fixture
def everybody(desk, clock, manager):
    """One person for each role, none of them in Sales; head and staff are of Development."""

    def appoint(work):
        office = Department.get(Department.code == "A01")
        for number, role in enumerate(
            (Role.SECRETARIAT, Role.INTERNAL_AUDITOR, Role.SYSADMIN), start=90
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


TABLE = [
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

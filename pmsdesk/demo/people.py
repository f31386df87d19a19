"""The sample company itself: departments, people, appointments, checklists and plans."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..base.standing import Role
from ..base.text import T
from ..desk import SYSTEM, Desk
from ..kinds.checklist.words import Audience, Measure
from ..kinds.inspection.plan import Plan
from ..kinds.organization.appointment import Appointment
from ..kinds.organization.company import Company
from ..kinds.organization.department import Department
from ..kinds.organization.person import Employment, Person
from ..services.checklist import choices, publishing
from ..services.inspection import plans
from ..services.organization import appointments, company
from ..store.work import Work
from .names import COMPANY, COMPANY_EN, Name, departments, names
from .words import OFF_REASON

PER_DEPARTMENT = 10
ASSESSORS = "見本審査センター（架空）"
LOGINS = ("manager", "auditor", "top", "head", "staff")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who. `heads` and `staff` by department id."""

    manager: int
    secretary: int
    auditor: int
    top: int
    heads: dict[int, int]
    staff: dict[int, list[int]]
    departments: dict[str, int]  # by code


def found(desk: Desk, random: Random, begin: date, count: int) -> Cast:
    """Company, departments, people, roles, checklists and plans, as of the first day."""
    called = names(random, count * PER_DEPARTMENT)
    rows = departments(count)
    first = desk.do(
        SYSTEM,
        company.found,
        COMPANY,
        "manager",
        called[0].name,
        department=T(rows[0][2], rows[0][1]),
        since=begin,
    ).result
    desk.do(first.id, _company)
    cast = desk.do(first.id, _people, random, begin, called, rows).result
    _appoint(desk, cast, begin)
    desk.do(cast.manager, publishing.publish_shipped)
    desk.do(cast.manager, choices.switch_off, "PHY-02", OFF_REASON)
    _plan(desk, cast, begin)
    return cast


def _company(work: Work) -> None:
    facts = {
        "name_en": COMPANY_EN,
        "address": "東京都みほん区見本町1-2-3 みほんビル5階",
        "contact": "個人情報お問合せ窓口 privacy@mihon.example",
        "assessment_body": ASSESSORS,
    }
    work.save(work.take(Company, Company.get().key, **facts))


def _people(
    work: Work, random: Random, begin: date, called: list[Name], rows: list[tuple[str, str, str]]
) -> Cast:
    manager = Person.get(Person.login == "manager")
    home = work.take(Department, Department.get().key, code=rows[0][0], name_en=rows[0][2])
    found = [work.save(home), *(_department(work, *row) for row in rows[1:])]
    everyone = iter(called[1:])
    work.save(
        work.take(
            Person, manager.key, kana=called[0].kana, name_en=called[0].english, title="部長",
            staff_no="1001", mail="manager@mihon.example",
        )
    )  # fmt: skip
    staff: dict[int, list[int]] = {}
    number = 1001
    for place, where in enumerate(found):
        staff[where.id] = []
        for seat in range(PER_DEPARTMENT - (1 if place == 0 else 0)):
            number += 1
            person = _person(work, random, begin, next(everyone), where, seat, number)
            staff[where.id].append(person.id)
    return _cast(work, manager.id, found, staff)


def _department(work: Work, code: str, name: str, english: str) -> Department:
    return work.add(Department(code=code, name=name, name_en=english))


def _person(
    work: Work, random: Random, begin: date, called: Name, where: Department, seat: int, number: int
) -> Person:
    joined = begin - timedelta(days=random.randrange(60, 6000))
    kinds = (Employment.EMPLOYEE,) * 7 + (
        Employment.CONTRACT, Employment.PART_TIME, Employment.DISPATCHED,
    )  # fmt: skip
    return work.add(
        Person(
            staff_no=str(number),
            name=called.name,
            kana=called.kana,
            name_en=called.english,
            department=where,
            title="部長" if seat == 0 else ("課長" if seat == 1 else ""),
            employment=Employment.EMPLOYEE if seat < 2 else random.choice(kinds),
            mail=f"p{number}@mihon.example",
            joined_on=joined,
        )
    )


def _cast(work: Work, manager: int, found: list[Department], staff: dict[int, list[int]]) -> Cast:
    codes = {where.code: where.id for where in found}
    heads = {where.id: staff[where.id][0] for where in found}
    legal = codes.get("A50", found[-1].id)
    sales = codes.get("S10", found[min(1, len(found) - 1)].id)
    first = staff[found[0].id]
    cast = Cast(manager, first[2], staff[legal][1], first[1], heads, staff, codes)
    president = work.take(Person, Person.get_by_id(cast.top).key, title="代表取締役社長")
    work.save(president)
    said = {"representative": f"代表取締役社長 {president.name}"}
    work.save(work.take(Company, Company.get().key, **said))
    logins = {cast.auditor: "auditor", cast.top: "top"}
    logins |= {head: f"head-{code.lower()}" for code, head in _heads(codes, heads)}
    logins |= {heads[sales]: "head", staff[sales][2]: "staff"}
    for person, login in logins.items():
        work.save(work.take(Person, Person.get_by_id(person).key, login=login))
    return cast


def _heads(codes: dict[str, int], heads: dict[int, int]) -> list[tuple[str, int]]:
    return [(code, heads[department]) for code, department in codes.items()]


def _appoint(desk: Desk, cast: Cast, begin: date) -> None:
    manager = Appointment.get(Appointment.role == Role.MANAGER)
    desk.do(SYSTEM, appointments.correct, manager.key, deputy=cast.secretary)
    desk.do(SYSTEM, appointments.appoint, Role.SECRETARIAT, cast.secretary, begin)
    desk.do(SYSTEM, appointments.appoint, Role.TOP, cast.top, begin)
    desk.do(SYSTEM, appointments.appoint, Role.AUDITOR, cast.auditor, begin)
    for where, head in cast.heads.items():
        desk.do(SYSTEM, appointments.appoint, Role.HEAD, head, begin, department=where)


def _plan(desk: Desk, cast: Cast, begin: date) -> list[Plan]:
    everything = ",".join(measure.value for measure in Measure)
    specialists = [a.value for a in Audience if a not in (Audience.HEAD, Audience.SYSTEM)]
    planned = [
        {
            "title": "部門自己点検",
            "title_en": "Department self-inspection",
            "asked": "monthly,quarterly",
            "frequency": "quarterly",
            "lead_days": 95,
        },
        {
            "title": "年次自己点検",
            "title_en": "Yearly self-inspection",
            "asked": "half_yearly,yearly",
            "frequency": "yearly",
            "anchor": date(begin.year - 1, 10, 1),
            "lead_days": 45,
        },
    ]
    if system := cast.departments.get("T10"):
        planned.append(
            {
                "title": "情報システム点検",
                "title_en": "Information systems inspection",
                "audiences": "sys",
                "asked": "monthly,quarterly",
                "frequency": "quarterly",
                "departments": str(system),
                "lead_days": 40,
            }
        )
    planned.append(
        {
            "title": "事務局点検",
            "title_en": "PMS office inspection",
            "audiences": ",".join(specialists),
            "frequency": "yearly",
            "departments": str(next(iter(cast.departments.values()))),
            "lead_days": 60,
        }
    )
    defaults = {"checklists": everything, "audiences": "dh", "anchor": begin, "since": begin}
    return [desk.do(cast.manager, plans.add, **(defaults | facts)).result for facts in planned]

"""What governs a large company for two years, at bulk speed: trainings, audits, reviews, plans."""

from __future__ import annotations

from datetime import date, timedelta

from pmsdesk.kinds import (
    Activity,
    AnnualPlan,
    Attendance,
    Audit,
    AuditPlan,
    Decision,
    Department,
    Finding,
    Person,
    Review,
    ReviewInput,
    Training,
)
from pmsdesk.kinds.review.words import Topic
from pmsdesk.kinds.yearly.words import Sort
from pmsdesk.store.work import Work

PEOPLE = 1_000
GRADES = ("minor", "observation", "minor", "good", "major")


def fill(work: Work, years: tuple[int, ...], people_in_all: int = PEOPLE) -> None:
    """So many people on the roster; each year a training of all and an audit of every department
    with a finding, a review and a plan."""
    where = list(Department.select().order_by(Department.id))
    more = people_in_all - Person.select().count()
    work.add_all(
        [
            Person(staff_no=f"P{n:05d}", name=f"社員 {n}号", department=where[n % len(where)])
            for n in range(more)
        ]
    )
    people = list(Person.select().order_by(Person.id))
    for year in years:
        _training(work, year, people, where)
        _audits(work, year, where)
        _review(work, year)
        _plan(work, year)


def _training(work: Work, year: int, people: list[Person], where: list[Department]) -> None:
    begun = date(year, 6, 1)
    it = work.add(
        Training(
            no=f"{year}-TR-0001", year=year, title="個人情報保護教育", planned_on=begun,
            first_planned_on=begun, ends_on=begun + timedelta(30), test="paper", state="done",
            makeup_due=begun + timedelta(60),
        )
    )  # fmt: skip
    names = {each.id: each.name for each in where}
    work.add_all(
        [
            Attendance(
                training=it.id, person=p.id, staff_no=p.staff_no, person_name=p.name,
                employment="employee", department=p.department_id,
                department_name=names[p.department_id], attended_on=begun, passed=True,
                status="absent" if n % 40 == 0 else "attended", first_score=80, score=90,
            )
            for n, p in enumerate(people)
        ]
    )  # fmt: skip


def _audits(work: Work, year: int, where: list[Department]) -> None:
    plan = work.add(AuditPlan(no=f"{year}-AP-0001", year=year, title="監査計画", state="approved"))
    begun = date(year, 10, 1)
    audits = [
        Audit(
            no=f"{year}-IA-{n:04d}", plan=plan, year=year, track="operation", department=each,
            department_name=each.name, planned_on=begun, planned_to=begun,
            first_planned_on=begun, period_from=date(year - 1, 10, 1), period_to=begun,
            finished_on=begun, state="closed",
        )
        for n, each in enumerate(where, 1)
    ]  # fmt: skip
    work.add_all(audits)
    work.add_all(
        [
            Finding(
                no=f"{audit.no}-01", audit=audit, grade=GRADES[n % len(GRADES)],
                department=audit.department_id, department_name=audit.department_name,
                title="保管庫の施錠の確認の不足", content="確認の記録がない。", found_on=begun,
            )
            for n, audit in enumerate(audits)
        ]
    )  # fmt: skip


def _review(work: Work, year: int) -> None:
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    it = work.add(
        Review(no=f"{year}-MR-0001", year=year, since=first, until=last, held_on=date(year, 12, 1),
               attendees="代表者、管理者", state="approved")
    )  # fmt: skip
    topics = enumerate(Topic, 1)
    work.add_all([ReviewInput(review=it, place=n, topic=each) for n, each in topics])
    work.add_all(
        [
            Decision(review=it, no=f"{it.no}-{n:02d}", place=n, text="手順を改める", state="done")
            for n in range(1, 11)
        ]
    )


def _plan(work: Work, year: int) -> None:
    it = work.add(AnnualPlan(no=f"{year}-YP-0001", year=year, state="approved"))
    months = [(year, month) for month in range(4, 13)] + [(year + 1, month) for month in (1, 2, 3)]
    work.add_all(
        [
            Activity(plan=it, sort=sort, month=month, first=date(y, month, 1))
            for y, month in months
            for sort in (Sort.LAW, Sort.ACCESS)
        ]
    )

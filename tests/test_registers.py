"""Registers: every record within reach, every labelled field, nothing else."""

from datetime import date

import pytest

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Department, Inspection, Person, Plan, Round
from pmsdesk.services import registers
from pmsdesk.services.organization import people
from pmsdesk.store.record import Rights, label

TODAY = date(2026, 4, 1)


def taken(work, kind, lang):
    it = registers.register(work, kind, lang)
    return it, list(it.rows)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", registers.kinds(), ids=lambda kind: kind.__name__)
def test_every_register_has_all_its_records_and_labelled_fields(desk, manager, kind, lang):
    it, rows = desk.do(manager, taken, kind, lang).result
    labelled = [label(field, lang) for field in kind._meta.sorted_fields if field.verbose_name]
    assert len(rows) == it.count == kind.select().count()
    assert set(labelled) <= set(it.columns)
    assert all(len(row) == len(it.columns) for row in rows)


def test_values_are_as_people_read_them_and_dates_are_dates(desk, manager, staff):
    desk.do(manager, people.correct, Person.get_by_id(staff).key, joined_on=date(2024, 4, 1))
    it, rows = desk.do(manager, taken, Person, "ja").result
    mine = dict(zip(it.columns, rows[staff - 1], strict=True))
    assert (mine["所属部門"], mine["雇用区分"], mine["入社日"]) == (
        "営業部", "正社員", date(2024, 4, 1),
    )  # fmt: skip


def two_inspections(work):
    """One in Sales, one in Development."""
    plan = work.add(
        Plan(
            title="四半期点検",
            checklists="physical",
            frequency="quarterly",
            anchor=TODAY,
            since=TODAY,
        )
    )
    dates = {"first": TODAY, "last": TODAY, "opened_on": TODAY}
    due = {"due_on": TODAY, "original_due": TODAY, "year": 2026}
    it = work.add(Round(no="2026-RD-1", plan=plan, period=0, title="第1回", **dates, **due))
    for number, code in enumerate(("S01", "D01"), start=1):
        where = Department.get(Department.code == code)
        no = f"2026-SI-{number}"
        work.add(Inspection(no=no, round=it, department=where, department_name=where.name, **due))


def test_a_head_takes_only_what_belongs_to_their_department(desk, head, manager):
    desk.do(SYSTEM, two_inspections)
    it, rows = desk.do(head, taken, Inspection, "ja").result
    assert [row[it.columns.index("記録番号")] for row in rows] == ["2026-SI-1"]
    assert len(desk.do(manager, taken, Inspection, "ja").result[1]) == 2


def test_a_register_without_departments_is_whole_or_refused(desk, head, auditor):
    desk.do(SYSTEM, two_inspections)
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, taken, Confined, "ja")
    assert len(desk.do(auditor, taken, Confined, "ja").result[1]) == 1


class Confined(Round):
    """A kind that only those read who see the whole company."""

    rights = Rights(read=frozenset({Role.AUDITOR}))

    class Meta:
        table_name = "round"


def test_a_register_nobody_knows_is_refused_with_those_there_are(desk):
    with pytest.raises(Refused) as no:
        registers.kind_named("顧客")
    assert "Person（従業者）" in no.value.why.ja
    assert registers.kind_named("self-inspection").__name__ == "Inspection"

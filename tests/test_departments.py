"""Departments: opened, renamed, merged and closed, with nothing left hanging."""

from datetime import date

import pytest

from pmsdesk.base.errors import Refused
from pmsdesk.base.recurrence import Frequency
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Department, Inspection, Person, Plan, Round
from pmsdesk.services.organization import departments, people
from pmsdesk.store.trail import Trail

TODAY = date(2026, 4, 1)
MAY = date(2026, 5, 31)


@pytest.fixture
def devs(desk):
    return Department.get(Department.code == "D01")


@pytest.fixture
def empty_shop(desk, manager):
    """A department with nobody in it."""
    return desk.do(manager, departments.add, code="S02", name="第二営業部").result


def fresh(department):
    return Department.get_by_id(department.id)


def plan_for(work, *chosen):
    keys = ",".join(str(each.id) for each in chosen)
    return work.add(
        Plan(
            title="四半期点検",
            checklists="physical",
            departments=keys,
            frequency=Frequency.QUARTERLY,
            anchor=TODAY,
            since=TODAY,
        )
    )


def inspection_in(work, department):
    plan = plan_for(work, department)
    days = {"first": TODAY, "last": MAY, "opened_on": TODAY, "due_on": MAY, "original_due": MAY}
    it = work.add(Round(no="2026-RD-1", plan=plan, period=0, year=2026, title="第1回", **days))
    due = {"due_on": MAY, "original_due": MAY, "year": 2026}
    name = department.name
    work.add(
        Inspection(no="2026-SI-1", round=it, department=department, department_name=name, **due)
    )
    work.save(work.take(Plan, plan.key, departments=""))


def test_a_code_names_one_department(desk, manager, devs):
    with pytest.raises(Refused, match="Sales has this code") as no:
        desk.do(manager, departments.add, code="S01", name="第二営業部")
    assert no.value.field == "code"
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.correct, devs.key, code="S01")
    assert no.value.field == "code"


def test_a_new_name_leaves_the_old_one_in_the_history(desk, manager, sales):
    desk.do(manager, departments.correct, sales.key, name="営業本部")
    line = Trail.select().order_by(Trail.position.desc()).get()
    assert line.deed == "rename" and "営業部" in line.was and "営業本部" in line.now


def test_a_head_opens_no_department(desk, head):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, departments.add, code="S02", name="第二営業部")


def test_a_department_with_people_is_not_closed_and_they_are_named(desk, manager, sales):
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.close, sales.key, MAY)
    assert "佐藤 健、鈴木 花" in no.value.why.ja
    assert fresh(sales).closed_on is None


def test_a_long_list_of_names_is_cut_and_counted(desk, manager, sales):
    for n in range(10):
        desk.do(manager, people.add, staff_no=f"9{n}", name=f"山田{n}", department=sales.id)
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.close, sales.key, MAY)
    assert "ほか7件" in no.value.why.ja and "and 7 more" in no.value.why


def test_closing_ends_its_heads_appointment_that_day(desk, manager, staff, sales, empty_shop):
    appointed = desk.do(manager, head_of, staff, empty_shop).result
    closing = desk.do(manager, departments.close, empty_shop.key, MAY).result
    assert [held.id for held in closing.ended] == [appointed.id]
    assert Appointment.get_by_id(appointed.id).until == MAY
    assert empty_shop not in desk.do(manager, departments.listed, date(2026, 6, 1)).result
    assert empty_shop in desk.do(manager, departments.listed, MAY).result


def head_of(work, person, department):
    it = Appointment(role=Role.HEAD, person=person, department=department, since=TODAY)
    return work.add(it)


def test_a_plan_that_names_it_holds_a_department_open(desk, manager, empty_shop):
    desk.do(manager, plan_for, empty_shop)
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.close, empty_shop.key, MAY)
    assert "四半期点検" in no.value.why.ja


def test_an_unsettled_inspection_holds_a_department_open(desk, manager, empty_shop):
    desk.do(SYSTEM, inspection_in, empty_shop)
    with pytest.raises(Refused, match="2026-SI-1"):
        desk.do(manager, departments.close, empty_shop.key, MAY)


def test_a_part_holds_a_department_open(desk, manager, empty_shop):
    desk.do(manager, departments.add, code="S03", name="第三課", parent=empty_shop.id)
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.close, empty_shop.key, MAY)
    assert "第三課" in no.value.why.ja


def test_a_closing_date_typed_into_the_form_follows_the_same_rules(desk, manager, sales):
    with pytest.raises(Refused, match="People still belong"):
        desk.do(manager, departments.correct, sales.key, closed_on=MAY)


def test_a_department_does_not_close_before_it_opens(desk, manager):
    it = desk.do(manager, departments.add, code="S02", name="第二営業部", opened_on=MAY).result
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.close, it.key, TODAY)
    assert no.value.field == "closed_on"


def test_merging_moves_people_parts_and_plans_and_closes_the_old_one(desk, manager, sales, devs):
    desk.do(manager, departments.add, code="S02", name="第一課", parent=sales.id)
    plan = desk.do(manager, plan_for, sales, devs).result
    merging = desk.do(manager, departments.merge, sales.key, devs.id, MAY).result
    assert (merging.people, merging.parts, merging.plans) == (2, 1, 1)
    assert Plan.get_by_id(plan.id).listed("departments") == [str(devs.id)]
    assert Department.get(Department.code == "S02").parent == devs
    assert not Person.select().where(Person.department == sales).exists()
    assert fresh(sales).closed_on == MAY
    assert Appointment.get(Appointment.department == sales).until == MAY


def test_a_part_can_take_its_whole_in(desk, manager, sales):
    part = desk.do(manager, departments.add, code="S02", name="第一課", parent=sales.id).result
    desk.do(manager, departments.merge, sales.key, part.id, MAY)
    assert fresh(part).parent is None


def test_merging_into_itself_or_into_a_closed_one_is_refused(desk, manager, sales, empty_shop):
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.merge, sales.key, sales.id, MAY)
    assert no.value.field == "into"
    desk.do(manager, departments.close, empty_shop.key, TODAY)
    with pytest.raises(Refused, match="is closed"):
        desk.do(manager, departments.merge, sales.key, empty_shop.id, MAY)


def test_no_department_stands_below_itself(desk, manager, sales, devs):
    desk.do(manager, departments.correct, devs.key, parent=sales.id)
    with pytest.raises(Refused) as no:
        desk.do(manager, departments.correct, sales.key, parent=devs.id)
    assert no.value.field == "parent"


def test_the_tree_shows_parts_below_their_whole(desk, manager, sales, devs):
    desk.do(manager, departments.correct, devs.key, parent=sales.id)
    shown = desk.do(manager, departments.tree, TODAY).result
    assert [(branch.department.code, branch.depth) for branch in shown] == [
        ("A01", 0), ("S01", 0), ("D01", 1),
    ]  # fmt: skip


def test_a_part_of_a_closed_whole_stands_at_the_top(desk, manager, empty_shop):
    part = desk.do(manager, departments.add, code="S03", name="第三課").result
    desk.do(manager, departments.close, empty_shop.key, TODAY)
    desk.do(manager, departments.correct, part.key, parent=empty_shop.id)
    shown = desk.do(manager, departments.tree, MAY).result
    assert ("S03", 0) in [(branch.department.code, branch.depth) for branch in shown]


def test_a_department_without_a_head_is_flagged(desk, manager, empty_shop, sales):
    assert desk.do(manager, departments.without_head, TODAY).result == [empty_shop]
    long_ago = desk.do(manager, departments.without_head, date(2020, 3, 31)).result
    assert sales in long_ago

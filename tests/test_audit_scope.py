"""What one audit looks at: some items of the guide, the questions of some people, some measures."""

import pytest
from audits import AUTUMN, YEAR, again, approved, assigned, audit_of, department, lines, planned
from settled import person
from test_papers_review import flat, printed

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Audit, Department
from pmsdesk.kinds.audit.question_file import shipped_questions
from pmsdesk.services.audit import audits, plans
from pmsdesk.services.audit.coverage import coverage
from pmsdesk.services.organization import departments


def add(desk, auditor, track="operation", code="S01", **facts):
    if track == "operation":
        facts["department"] = department(code).id
    plan = plans.current(YEAR)
    return desk.do(auditor, audits.add, plan.id, track, planned_on=AUTUMN, **facts).result


def refused(desk, auditor, **facts):
    with pytest.raises(Refused) as no:
        add(desk, auditor, **facts)
    return no.value


@pytest.fixture
def plan(desk, auditor):
    return planned(desk, auditor, rules=False)


def begun(desk, clock, auditor, top, it, login="kato"):
    assigned(desk, auditor, it, login)
    approved(desk, auditor, top)
    clock.set(AUTUMN)
    return desk.do(auditor, audits.issue, again(it).key).result


def test_some_items_are_asked_about_and_the_others_stay_uncovered(desk, clock, auditor, top, plan):
    first, second, *rest = shipped_questions().items
    it = add(desk, auditor, "rules", items=f"{first.item},{second.item}")
    found = desk.do(auditor, coverage, YEAR).result
    assert [each.key for each in found.items if each.missing] == [each.item for each in rest]
    it = begun(desk, clock, auditor, top, it)
    assert {line.item for line in lines(it)} == {first.item, second.item}


def test_some_measures_are_asked_about(desk, clock, auditor, top, plan):
    it = begun(desk, clock, auditor, top, add(desk, auditor, measures="physical"))
    assert [line.code for line in lines(it)] == ["PHY-01"]


def test_a_choice_that_leaves_nothing_to_ask_is_refused_before_the_plan_is_approved(
    desk, auditor, plan
):
    assert refused(desk, auditor, measures="technical").field == "measures"
    assert refused(desk, auditor, audiences="web").field == "audiences"
    it = add(desk, auditor)
    with pytest.raises(Refused) as no:
        desk.do(auditor, audits.write, it.key, measures="web")
    assert no.value.field == "measures"
    assert again(it).measures == ""


def test_somebody_has_to_be_asked(desk, auditor, plan):
    assert refused(desk, auditor, audiences="").field == "audiences"


@pytest.mark.parametrize(
    "field, value", [("items", "J.99"), ("audiences", "dh,boss"), ("measures", "psychic")]
)
def test_a_key_that_is_none_is_refused(desk, auditor, plan, field, value):
    track = "rules" if field == "items" else "operation"
    assert refused(desk, auditor, track=track, **{field: value}).field == field


def test_what_belongs_to_the_other_part_is_dropped(desk, auditor, plan):
    assert add(desk, auditor, "rules", measures="physical").measures == ""
    assert add(desk, auditor, items=shipped_questions().items[0].item).items == ""


def test_every_department_at_once_takes_the_same_measures(desk, auditor, plan):
    made = desk.do(
        auditor, audits.add_all_departments, plan.id, AUTUMN, AUTUMN, measures="physical"
    ).result
    assert len(made) == Department.select().count()
    assert {it.measures for it in Audit.select()} == {"physical"}


def test_the_printed_plan_names_the_measures_where_not_all_are_asked(desk, auditor, top, plan):
    it = add(desk, auditor, measures="physical,organizational", audiences="dh,sys")
    add(desk, auditor, code="D01")
    text = flat(printed(desk, auditor, "audit_plan", plan.id))
    assert text.count("措置区分：物理的安全管理措置、組織的安全管理措置") == 1
    assert "対象の回答者：部門責任者、システム管理者" in text
    assigned(desk, auditor, it, "kato")
    assigned(desk, auditor, audit_of("D01"), "kato")
    approved(desk, auditor, top)
    assert "措置区分：物理的安全管理措置" in flat(printed(desk, auditor, "audit_plan", plan.id))
    assert "Measures: Physical" in printed(desk, auditor, "audit_plan", plan.id, "en")


def test_a_department_renamed_after_the_approval_is_still_covered_on_paper(
    desk, auditor, top, plan
):
    it = add(desk, auditor)
    assigned(desk, auditor, it, "kato")
    approved(desk, auditor, top)
    where = department("S01")
    desk.do(person("mori"), departments.correct, where.key, name="営業本部")
    text = flat(printed(desk, auditor, "audit_plan", plan.id))
    assert f"S01営業本部{it.no}" in text and "営業部" in text

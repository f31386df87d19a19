"""Pledges of confidentiality on a date, and competence year by year."""

from datetime import date

import pytest
from settled import person
from trainings import hired, trainer_of

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.kinds import Competence, Person, Pledge
from pmsdesk.services import evidence
from pmsdesk.services.organization import people
from pmsdesk.services.training import competence, pledges

APRIL = date(2026, 4, 1)


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def signed(desk, who, on=APRIL, kind="joining", by=None):
    return desk.do(by or person("mori"), pledges.add, person=who, kind=kind, signed_on=on).result


def covered(desk, manager, on=None):
    return desk.do(manager, pledges.coverage, on).result


def missing(desk, manager, on=None):
    return {each.name.ja for each in covered(desk, manager, on).missing}


# ---- coverage


def test_everybody_without_a_pledge_is_missing(desk, staff, manager):
    signed(desk, staff)
    found = covered(desk, manager)
    assert (found.signed, len(found.people)) == (1, 7) and found.rate == 1 / 7
    assert "鈴木 花" not in missing(desk, manager) and "佐藤 健" in missing(desk, manager)


def test_coverage_is_of_the_day(desk, clock, staff, manager):
    clock.set(date(2026, 6, 1))
    hired(desk, "901", "新野 人", joined_on=date(2026, 5, 1))
    signed(desk, staff, date(2026, 5, 10), "renewal")
    assert "新野 人" not in missing(desk, manager, date(2026, 4, 30))
    assert "鈴木 花" in missing(desk, manager, date(2026, 5, 9))
    assert "鈴木 花" not in missing(desk, manager, date(2026, 5, 10))


def test_many_are_entered_at_once(desk, manager):
    everybody = [each.id for each in Person.select()]
    assert desk.do(manager, pledges.add_all, everybody, "renewal", APRIL).result == 7
    assert missing(desk, manager) == set() and covered(desk, manager).rate == 1.0


def test_a_pledge_taken_back_covers_no_more_but_stays_readable(desk, clock, staff, manager):
    it = signed(desk, staff)
    clock.set(date(2026, 5, 1))
    with pytest.raises(Refused):
        desk.do(manager, pledges.withdraw, it.key, " ")
    desk.do(manager, pledges.withdraw, it.key, "別人の誓約書だった")
    assert "鈴木 花" in missing(desk, manager)
    assert "鈴木 花" not in missing(desk, manager, date(2026, 4, 30))
    assert desk.do(manager, pledges.listed).result == []
    (row,) = desk.do(manager, pledges.listed, withdrawn=True).result
    assert row.withdrawn_reason == "別人の誓約書だった"
    with pytest.raises(Refused):
        desk.do(manager, pledges.withdraw, Pledge.get().key, "もう一度")


def test_leavers_without_a_pledge_on_leaving_are_listed(desk, clock, staff, manager):
    clock.set(date(2026, 5, 1))
    desk.do(manager, people.leave, Person.get_by_id(staff).key, date(2026, 4, 20))
    signed(desk, staff)
    assert [each.name.ja for each in covered(desk, manager).leavers] == ["鈴木 花"]
    signed(desk, staff, date(2026, 4, 20), "leaving")
    assert covered(desk, manager).leavers == ()


def test_a_pledge_on_leaving_covers_nobody_who_works_here(desk, staff, manager):
    signed(desk, staff, kind="leaving")
    assert "鈴木 花" in missing(desk, manager)


def test_somebody_of_a_contractor_is_entered_by_name(desk, manager):
    desk.do(manager, pledges.add, person_name="委託 太郎", kind="resident", signed_on=APRIL)
    assert [row.name for row in desk.do(manager, pledges.listed, "委託").result] == ["委託 太郎"]
    with pytest.raises(Refused) as no:
        desk.do(manager, pledges.add, kind="resident", signed_on=APRIL)
    assert no.value.field == "person"


@pytest.mark.parametrize("day", [None, date(2026, 4, 2)])
def test_a_pledge_needs_a_day_that_has_come(desk, staff, manager, day):
    with pytest.raises(Refused) as no:
        signed(desk, staff, day)
    assert no.value.field == "signed_on"


def test_the_department_stays_as_it_was_called(desk, sales, staff, manager):
    from pmsdesk.services.organization import departments

    signed(desk, staff)
    desk.do(manager, departments.correct, sales.key, name="営業本部")
    assert desk.do(manager, pledges.listed).result[0].department == "営業部"


def test_a_head_sees_the_own_department_and_staff_nothing(desk, head, staff, manager):
    signed(desk, staff)
    signed(desk, person("ito"))
    assert {each.name.ja for each in covered(desk, head).people} == {"佐藤 健", "鈴木 花"}
    assert [row.name for row in desk.do(head, pledges.listed).result] == ["鈴木 花"]
    for service in (pledges.coverage, pledges.listed):
        with pytest.raises(Refused):
            desk.do(staff, service)


def test_the_signed_sheet_is_kept_with_it(desk, head, staff, manager, trainer):
    it = signed(desk, staff)
    file = desk.do(trainer, evidence.attach_to_pledge, it.id, "誓約書.pdf", b"%PDF").result
    assert desk.do(manager, evidence.content, file.id).result == b"%PDF"
    assert desk.do(manager, pledges.listed).result[0].files == 1
    for who in (head, staff):
        with pytest.raises(Refused):
            desk.do(who, evidence.content, file.id)


# ---- competence


def proposed(desk, who):
    return desk.do(who, competence.propose, 2026).result


def the_auditors():
    return Competence.get(Competence.role == Role.AUDITOR)


def test_rows_are_proposed_for_whoever_holds_a_role_once(desk, trainer):
    made = proposed(desk, trainer)
    assert {(row.role, row.person_name) for row in made} == {
        ("manager", "森 由美"), ("auditor", "加藤 実"), ("trainer", "教野 育"),
        ("head", "佐藤 健"), ("head", "伊藤 舞"), ("head", "髙﨑 昇"),
    }  # fmt: skip
    assert all(row.needed for row in made) and proposed(desk, trainer) == []


def test_what_a_role_needs_is_taken_over_next_year(desk, trainer):
    proposed(desk, trainer)
    desk.do(trainer, competence.correct, the_auditors().key, needed="監査の経験3年")
    made = desk.do(trainer, competence.propose, 2027).result
    assert [row.needed for row in made if row.role == "auditor"] == ["監査の経験3年"]


def test_a_gap_asks_for_words_and_a_measure(desk, manager, trainer):
    proposed(desk, trainer)
    with pytest.raises(Refused) as no:
        desk.do(trainer, competence.correct, the_auditors().key, level="lacking")
    assert no.value.field == "gap"
    facts = {"level": "lacking", "gap": "監査の経験がない", "has": "規程の知識"}
    desk.do(trainer, competence.correct, the_auditors().key, **facts)
    with pytest.raises(Refused) as no:
        desk.do(manager, competence.move, the_auditors().key, "approve")
    assert no.value.field == "measure"
    desk.do(trainer, competence.correct, the_auditors().key, measure="監査員研修を受講",
            due_on=date(2026, 3, 1))  # fmt: skip
    it = desk.do(manager, competence.move, the_auditors().key, "approve").result
    assert it.approved_name == "森 由美"
    late = [row for row in desk.do(manager, competence.listed, 2026).result if row.late]
    assert [row.name for row in late] == ["加藤 実"]


def test_nobody_approves_their_own_competence_or_what_they_wrote(desk, manager, top, trainer):
    proposed(desk, trainer)
    mine = Competence.get(Competence.role == Role.MANAGER)
    mine = desk.do(trainer, competence.correct, mine.key, has="3年の経験").result
    with pytest.raises(Refused, match="second person"):
        desk.do(manager, competence.move, mine.key, "approve")
    assert desk.do(top, competence.move, mine.key, "approve").result.state == "approved"
    with pytest.raises(Refused):
        desk.do(trainer, competence.correct, Competence.get_by_id(mine.id).key, has="変更")
    again = desk.do(trainer, competence.move, Competence.get_by_id(mine.id).key, "reopen").result
    assert again.approved_on is None


def test_one_row_for_a_role_person_and_year(desk, auditor, trainer):
    given = {"year": 2026, "role": "auditor", "person": auditor}
    desk.do(trainer, competence.add, **given)
    with pytest.raises(Refused):
        desk.do(trainer, competence.add, **given)
    with pytest.raises(Refused):
        desk.do(trainer, competence.add, year=2026, role="auditor", person=None)

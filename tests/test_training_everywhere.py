"""Trainings where the rest of the program meets them: home, search, registers, history."""

from datetime import date

import pytest
from settled import person
from trainings import (
    MAY,
    again,
    closed,
    everybody_passed,
    moved,
    opened,
    planned,
    read,
    reported,
    row,
    sat,
    trainer_of,
)

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Attendance, TestResult, Training
from pmsdesk.services import evidence, finding, history, home, printable, registers
from pmsdesk.services.training import attendance, pledges
from pmsdesk.services.verify import verify


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def waiting(desk, who, kind="Training"):
    """What waits for somebody: to do, of those for a yes or no, late, soon."""
    view = desk.do(who, home.home).result
    lists = (view.to_do, view.approvals, view.late, view.soon)
    return tuple([t.no for t in tasks if t.kind == kind] for tasks in lists)


# ---- home


def test_my_course_waits_for_me_until_i_have_passed(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    assert waiting(desk, staff, "Attendance")[0] == [it.no]
    read(desk, staff, it)
    assert waiting(desk, staff, "Attendance")[0] == [it.no]
    sat(desk, staff, it)
    assert waiting(desk, staff, "Attendance") == ([], [], [], [])


def test_my_course_becomes_soon_and_then_late(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    clock.set(date(2026, 5, 20))
    assert waiting(desk, staff, "Attendance")[2:] == ([], [it.no])
    clock.set(date(2026, 6, 1))
    assert waiting(desk, staff, "Attendance")[2:] == ([it.no], [])


def test_a_course_i_am_exempt_from_does_not_wait(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    key = row(it, staff).key
    desk.do(trainer, attendance.mark, it.id, [key], "exempt", reason="講師")
    assert waiting(desk, staff, "Attendance")[0] == []


def test_a_plan_waits_for_the_manager_and_not_for_its_planner(desk, manager, top, trainer):
    it = planned(desk, trainer)
    assert waiting(desk, manager)[:2] == ([it.no], [it.no])
    assert waiting(desk, trainer)[:2] == waiting(desk, top)[:2] == ([], [])


def test_what_the_manager_planned_waits_for_the_top(desk, manager, top, trainer):
    it = planned(desk, manager)
    assert waiting(desk, manager)[1] == [] and waiting(desk, top)[1] == [it.no]


def test_the_next_step_waits_for_the_training_officer(desk, clock, manager, head, trainer):
    it = moved(desk, manager, planned(desk, trainer), "approve")
    assert waiting(desk, trainer)[0] == []
    clock.set(date(2026, 4, 20))
    assert waiting(desk, trainer)[0] == [it.no] and waiting(desk, manager)[0] == []
    clock.set(MAY)
    moved(desk, trainer, it, "open")
    assert waiting(desk, trainer)[0] == []
    clock.set(date(2026, 6, 1))
    assert waiting(desk, trainer)[0] == [it.no] and waiting(desk, trainer)[2] == [it.no]
    assert waiting(desk, head) == ([], [], [], [])
    everybody_passed(desk, it)
    reported(desk, trainer, again(it))
    assert waiting(desk, manager)[1] == [it.no] and waiting(desk, trainer)[0] == []


def test_without_a_training_officer_it_is_the_managers(desk, clock, manager, top, trainer):
    it = moved(desk, top, planned(desk, manager), "approve")

    def end(work):
        held = Appointment.get(Appointment.role == Role.TRAINER)
        work.save(work.take(Appointment, held.key, until=date(2026, 4, 2)))

    desk.do(SYSTEM, end)
    clock.set(MAY)
    assert waiting(desk, manager)[0] == [it.no]


# ---- search, registers, history


def test_a_training_and_its_course_are_found_by_two_characters(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer, title="全社教育")
    hits = {hit.kind: hit for hit in desk.do(staff, finding.search, "全社").result}
    assert hits["Training"].page == "training" and hits["Training"].where == {"id": it.id}
    kinds = {hit.kind for hit in desk.do(staff, finding.search, "基礎").result}
    assert "Course" in kinds


def test_pledges_and_files_are_found_by_who_may_read_them(
    desk, clock, staff, head, manager, trainer
):
    it = opened(desk, clock, trainer)
    desk.do(trainer, evidence.attach_to_training, it.id, "受講者署名簿.pdf", b"1")
    signed = desk.do(manager, pledges.add, person=person("ito"), kind="joining",
                     signed_on=MAY).result  # fmt: skip
    found = {hit.kind: hit for hit in desk.do(manager, finding.search, "署名簿").result}
    assert found["Evidence"].where == {"id": it.id} and found["Evidence"].page == "training"
    (pledge,) = [h for h in desk.do(manager, finding.search, "伊藤").result if h.kind == "Pledge"]
    assert pledge.where == {"pledge": signed.id}
    for who in (staff, head):
        assert not desk.do(who, finding.search, "署名簿").result
        assert not [h for h in desk.do(who, finding.search, "伊藤").result if h.kind == "Pledge"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_registers_say_keys_in_words(desk, clock, auditor, trainer, lang):
    it = opened(desk, clock, trainer, audience="roles", roles="auditor,top")
    sat(desk, auditor, it)

    def first(work, kind):
        found = registers.register(work, kind, lang)
        return dict(zip(found.columns, next(iter(found.rows)), strict=True))

    training = desk.do(auditor, first, Training).result
    words = {"ja": ("個人情報保護監査責任者、代表者", "対象の役割"),
             "en": ("Chief auditor, Top management", "Roles")}[lang]  # fmt: skip
    assert training[words[1]] == words[0]
    attended = desk.do(auditor, first, Attendance).result
    assert "2026-TR-0001 個人情報保護教育" in attended.values()
    assert 100 in desk.do(auditor, first, TestResult).result.values()


def test_registers_of_others_attendance_are_closed_to_staff(desk, clock, staff, head, trainer):
    opened(desk, clock, trainer)
    for kind in (Attendance, TestResult):
        with pytest.raises(Refused):
            desk.do(staff, registers.register, kind, "ja")
    assert desk.do(head, registers.register, Attendance, "ja").result.count == 2
    names = {s.key for s in desk.do(staff, printable.subjects).result.registers}
    assert "Training" in names and not names & {"Attendance", "TestResult", "Pledge"}


def test_the_history_of_a_training_and_of_a_person_in_it(desk, clock, staff, manager, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it)
    deeds = [e.deed.ja for e in desk.do(manager, history.of_record, "Training", it.id).result]
    assert deeds == ["受講者へ配信", "計画を承認", "計画を作成"]
    mine = desk.do(staff, history.of_record, "Attendance", row(it, staff).id).result
    assert [event.deed.ja for event in mine] == [
        "テストの結果を反映", "テストを受験", "受講を本人が確認", "受講対象に登録",
    ]  # fmt: skip
    with pytest.raises(Refused):
        desk.do(person("ito"), history.of_record, "Attendance", row(it, staff).id)


def test_the_years_of_trainings_can_be_printed(desk, clock, trainer):
    closed(desk, trainer, opened(desk, clock, trainer))
    assert 2026 in {subject.key for subject in desk.do(trainer, printable.subjects).result.years}


def test_the_trail_agrees_with_all_that_was_done(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it, wrong=4)
    sat(desk, staff, it)
    closed(desk, trainer, it)
    assert desk.do(SYSTEM, lambda _: verify()).result.faults == ()

"""The self-inspection from plan to approval, through the door."""

from datetime import date

import pytest
from inspections import fill_in, handed_in, mine, opened, quarterly

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, CorrectiveAction, Inspection, Plan, Round
from pmsdesk.kinds.inspection.tally import unpack
from pmsdesk.services import duties
from pmsdesk.services.inspection import fill, plans, review, rounds
from pmsdesk.store.message import Message
from pmsdesk.store.trail import Trail


def test_the_tick_opens_one_inspection_for_every_department_once(desk, clock, manager):
    opened(desk, clock, manager)
    assert Inspection.select().count() == 3
    assert desk.do(SYSTEM, duties.tick).result.opened == []
    assert Inspection.select().count() == 3
    round = Round.get()
    assert (round.title, round.first, round.last) == (
        "部門点検 2026年度 第1四半期",
        date(2026, 4, 1),
        date(2026, 6, 30),
    )
    assert round.due_on == date(2026, 7, 7)


def test_missed_quarters_are_caught_up_each_once(desk, clock, manager):
    quarterly(desk, manager)
    clock.set(date(2027, 4, 20))
    assert len(desk.do(SYSTEM, duties.tick).result.opened) == 4
    assert desk.do(SYSTEM, duties.tick).result.opened == []


def test_a_stopped_plan_opens_nothing_and_resumes_from_today(desk, clock, manager):
    plan = quarterly(desk, manager)
    stopped = desk.do(manager, plans.stop, plan.key).result
    clock.set(date(2026, 12, 1))
    assert desk.do(SYSTEM, duties.tick).result.opened == []
    desk.do(manager, plans.resume, stopped.key)
    assert desk.do(SYSTEM, duties.tick).result.opened == []
    clock.set(date(2027, 1, 8))
    titles = [r.title for r in desk.do(SYSTEM, duties.tick).result.opened]
    assert titles == ["部門点検 2026年度 第3四半期"]


def test_a_round_is_of_the_fiscal_year_its_period_ends_in(desk, clock, manager):
    autumn = date(2025, 10, 1)
    quarterly(desk, manager, frequency="yearly", anchor=autumn, since=date(2026, 4, 1))
    clock.set(date(2026, 9, 30))
    (it,) = desk.do(SYSTEM, duties.tick).result.opened
    assert (it.first, it.last, it.year) == (autumn, date(2026, 9, 30), 2026)
    assert it.no.startswith("2026-") and Inspection.get().no.startswith("2026-")


def test_one_occurrence_can_be_skipped_and_another_moved(desk, clock, manager):
    plan = quarterly(desk, manager)
    desk.do(manager, plans.skip, plan.id, 0, "監査と重なるため")
    desk.do(manager, plans.postpone, plan.id, 1, date(2026, 10, 30), "システム更新のため")
    clock.set(date(2026, 10, 30))
    desk.do(SYSTEM, duties.tick)
    round = Round.get()
    assert (round.period, round.due_on, round.original_due) == (
        1,
        date(2026, 10, 30),
        date(2026, 10, 7),
    )
    with pytest.raises(Refused, match="opened already"):
        desk.do(manager, plans.skip, plan.id, 1, "遅すぎる")


def test_a_plan_without_a_fitting_question_is_refused(desk, manager):
    with pytest.raises(Refused) as no:
        quarterly(desk, manager, audiences="aud")
    assert no.value.field == "checklists"


def test_an_answer_is_saved_as_it_is_given_and_counted(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = fill_in(desk, head, mine(sales), "○△○")
    assert (it.state, it.answered, it.conform, it.partly) == ("filling", 3, 2, 1)
    assert unpack(it.tally)["organizational"].partly == 1
    assert unpack(it.tally)["physical"].conform == 1


def test_changing_an_answer_moves_the_count_and_leaves_both_in_the_trail(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    fill_in(desk, head, mine(sales), "○○○")
    it = fill_in(desk, head, mine(sales), "×○○")
    assert (it.answered, it.conform, it.nonconform) == (3, 2, 1)
    was = Trail.get((Trail.kind == "Answer") & (Trail.was.contains('"result":"conform"')))
    assert '"result":"nonconform"' in was.now


def test_the_second_of_two_people_answering_is_told(desk, clock, manager, head, staff, sales):
    opened(desk, clock, manager)
    it = mine(sales)
    question = desk.do(head, fill.form, it.id).result.rows[0].question.id
    desk.do(staff, fill.answer, it.id, question, None, result="conform")
    with pytest.raises(Conflict):
        desk.do(head, fill.answer, it.id, question, None, result="partly", comment="別の見方")
    assert Answer.get().result == "conform"


def test_a_head_sees_and_fills_only_the_own_department(
    desk, clock, manager, head, other_head, sales
):
    opened(desk, clock, manager)
    it = mine(sales)
    with pytest.raises(Refused, match="not yours"):
        desk.do(other_head, fill.form, it.id)
    with pytest.raises(Refused, match="not yours"):
        desk.do(other_head, fill.answer, it.id, 1, None, result="conform")


def test_the_auditor_reads_every_inspection_and_answers_none(desk, clock, manager, auditor, sales):
    opened(desk, clock, manager)
    form = desk.do(auditor, fill.form, mine(sales).id).result
    assert (len(form.rows), form.may_fill, form.moves) == (3, False, ())


def test_handing_in_names_the_first_unanswered_question(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = mine(sales)
    rows = desk.do(head, fill.form, it.id).result.rows
    desk.do(head, fill.answer, it.id, rows[0].question.id, None, result="conform")
    with pytest.raises(Refused, match=r"2 questions .* ORG-02") as no:
        desk.do(head, review.hand_in, Inspection.get_by_id(it.id).key)
    assert no.value.field == f"q{rows[1].question.id}"


@pytest.mark.parametrize("mark", "△×－")
def test_a_mark_other_than_a_circle_needs_a_word(desk, clock, manager, head, sales, mark):
    opened(desk, clock, manager)
    it = fill_in(desk, head, mine(sales), f"○{mark}○", comment=" ")
    with pytest.raises(Refused, match=r"need a comment.*ORG-02"):
        desk.do(head, review.hand_in, it.key)


def test_what_staff_filled_in_goes_by_the_head_to_the_manager(
    desk, clock, manager, head, staff, sales
):
    opened(desk, clock, manager)
    it = handed_in(desk, staff, mine(sales))
    assert it.state == "handed_in"
    with pytest.raises(Refused):
        desk.do(manager, review.approve, it.key)
    it = desk.do(head, review.confirm, it.key).result
    it = desk.do(manager, review.approve, it.key).result
    assert (it.state, it.filled_name, it.confirmed_name, it.approved_name) == (
        "approved",
        "鈴木 花",
        "佐藤 健",
        "森 由美",
    )


def test_a_head_who_filled_in_needs_no_confirmation_but_another_approver(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    assert it.state == "confirmed"
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, review.approve, it.key)


def test_nobody_approves_what_they_filled_in_themselves(desk, clock, manager, top):
    opened(desk, clock, manager)
    from pmsdesk.kinds import Department

    office = Department.get(Department.code == "A01")
    it = handed_in(desk, manager, mine(office))
    head = Inspection.select().where(Inspection.id == it.id).get()
    assert head.state == "handed_in"
    confirmed = desk.do(person_called("髙﨑 昇"), review.confirm, it.key).result
    with pytest.raises(Refused, match="second person"):
        desk.do(manager, review.approve, confirmed.key)
    assert desk.do(top, review.approve, confirmed.key).result.state == "approved"


def person_called(name):
    from pmsdesk.kinds import Person

    return Person.get(Person.name == name).id


def test_the_manager_returns_with_a_reason_and_the_head_hands_in_again(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    with pytest.raises(Refused) as no:
        desk.do(manager, review.give_back, it.key, "  ")
    assert no.value.field == "return_reason"
    it = desk.do(manager, review.give_back, it.key, "写真が別の部屋のものです").result
    assert it.state == "returned"
    assert Message.select().where(Message.person == head, Message.weight == "late").exists()
    it = desk.do(head, review.hand_in, it.key).result
    assert desk.do(manager, review.approve, it.key).result.return_reason == ""


def test_an_approved_inspection_is_locked(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    it = desk.do(manager, review.approve, it.key).result
    question = Answer.get().question_id
    with pytest.raises(Refused):
        desk.do(head, fill.answer, it.id, question, 0, result="partly", comment="後から")

    def tamper(work):
        work.save(work.take(Inspection, it.key, overall="書き換え"))

    with pytest.raises(Refused, match="locked"):
        desk.do(manager, tamper)


def test_a_correction_is_a_new_revision_and_the_old_one_stays_readable(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales))
    it = desk.do(manager, review.approve, it.key).result
    new = desk.do(manager, review.revise, it.key, "対象を取り違えていた").result
    old = Inspection.get_by_id(it.id)
    assert (old.state, new.state, new.revision, new.answered) == ("replaced", "filling", 2, 3)
    assert len(desk.do(head, fill.form, old.id).result.rows) == 3
    again = handed_in(desk, head, new, "○×○")
    assert CorrectiveAction.select().count() == 1
    assert desk.do(manager, review.approve, again.key).result.nonconform == 1


def test_every_cross_opens_a_corrective_action_and_every_triangle_a_task(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    it = handed_in(desk, head, mine(sales), "×△○")
    assert [(a.code, a.sort) for a in CorrectiveAction.select().order_by(CorrectiveAction.id)] == [
        ("ORG-01", "corrective"),
        ("ORG-02", "improvement"),
    ]
    it = desk.do(manager, review.give_back, it.key, "もう一度").result
    it = fill_in(desk, head, it, "△○○")
    it = desk.do(head, review.hand_in, it.key).result
    rows = {a.code: (a.sort, a.state) for a in CorrectiveAction.select()}
    assert rows == {"ORG-01": ("improvement", "found"), "ORG-02": ("improvement", "no_action")}


def test_last_periods_answer_stands_beside_the_question(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "○×○")
    clock.set(date(2026, 10, 1))
    desk.do(SYSTEM, duties.tick)
    second = Inspection.get((Inspection.department == sales) & (Inspection.state == "issued"))
    last = [row.last for row in desk.do(head, fill.form, second.id).result.rows]
    assert [(each.result, each.comment) for each in last] == [
        ("conform", ""),
        ("nonconform", "確認した"),
        ("conform", ""),
    ]
    assert last[0].period.ja == "部門点検 2026年度 第1四半期"


def test_reminders_go_out_once_each_and_the_manager_hears_after_three_days(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager, day=date(2026, 6, 23))
    heard = []
    for day in range(24, 31):
        heard.append(remind(desk, clock, date(2026, 6, day)))
    for day in range(1, 15):
        heard.append(remind(desk, clock, date(2026, 7, day)))
    assert [(d.isoformat(), n, up) for d, n, up in heard if n or up] == [
        ("2026-06-30", 3, 0),
        ("2026-07-06", 3, 0),
        ("2026-07-07", 3, 0),
        ("2026-07-10", 3, 3),
        ("2026-07-13", 3, 0),
    ]


def remind(desk, clock, day):
    clock.set(day)
    first = desk.do(SYSTEM, duties.tick).result
    again = desk.do(SYSTEM, duties.tick).result
    assert (again.reminded, again.escalated) == (0, 0)
    return day, first.reminded, first.escalated


def test_late_work_is_late_and_a_late_hand_in_stays_late(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = mine(sales)
    assert not it.late(date(2026, 7, 7))
    assert it.late(date(2026, 7, 8))
    clock.set(date(2026, 7, 20))
    assert handed_in(desk, head, it).handed_in_late()


def test_a_round_closes_when_every_inspection_is_settled(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    round = Round.get()
    it = handed_in(desk, head, mine(sales))
    desk.do(manager, review.approve, it.key)
    with pytest.raises(Refused, match="2 inspections"):
        desk.do(manager, rounds.close, round.key)
    for other in Inspection.select().where(Inspection.state == "issued"):
        with pytest.raises(Refused):
            desk.do(manager, review.miss, other.key, "")
        desk.do(manager, review.miss, other.key, "部門の統合準備のため")
    assert desk.do(manager, rounds.close, round.key).result.state == "closed"
    missed = [a.content for a in CorrectiveAction.select()]
    assert missed == ["部門の統合準備のため"] * 2


def test_a_plan_can_be_corrected_without_touching_an_open_round(desk, clock, manager):
    plan = opened(desk, clock, manager)
    desk.do(manager, plans.correct, plan.key, due_days=10)
    assert (Plan.get().due_days, Round.get().due_on) == (10, date(2026, 7, 7))


def test_the_rhythm_of_a_plan_with_rounds_stays(desk, clock, manager):
    plan = opened(desk, clock, manager)
    with pytest.raises(Refused, match="make a new plan") as no:
        desk.do(manager, plans.correct, plan.key, frequency="yearly")
    assert no.value.field == "anchor"

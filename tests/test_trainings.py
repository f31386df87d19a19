"""A training from its plan to its report: who approves, who is waited for, what closes it."""

from datetime import date

import pytest
from settled import person
from trainings import (
    MAY,
    REPORT,
    again,
    closed,
    everybody_passed,
    marked,
    moved,
    opened,
    planned,
    published,
    read,
    reported,
    row,
    rows,
    sat,
    trainer_of,
)

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.kinds import Attendance, CorrectiveAction, Training
from pmsdesk.kinds.training.figures import figures
from pmsdesk.kinds.training.words import Status
from pmsdesk.services import notices
from pmsdesk.services.training import (
    attendance,
    courses,
    dossier,
    listing,
    plans,
    taking,
    trainings,
)
from pmsdesk.store.message import Message


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def subjects(who):
    return [m.subject_ja for m in Message.select().where(Message.person == who)]


# ---- the plan


def test_a_plan_takes_topics_and_dates_from_what_is_given(desk, trainer):
    it = planned(desk, trainer)
    assert (it.no, it.state, it.year) == ("2026-TR-0001", "planned", 2026)
    assert it.listed("topics")[:4] == ["policy", "benefit", "roles", "consequences"]
    assert (it.ends_on, it.makeup_due) == (date(2026, 5, 31), date(2026, 6, 30))
    assert it.material_hash == published(desk).material_hash


def test_who_may_approve_a_plan_is_told_of_it(desk, trainer, manager, top):
    it = planned(desk, trainer)
    asked = f"計画の承認をお願いします：{it.no} {it.title}"
    assert asked in subjects(manager)
    assert asked not in subjects(top) and asked not in subjects(trainer)


def test_the_plan_of_the_only_manager_is_laid_before_the_top(desk, manager, top):
    it = planned(desk, manager)
    assert f"計画の承認をお願いします：{it.no} {it.title}" in subjects(top)


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"course": None}, "course"),
        ({"course": None, "contents": "方針の読み合わせ", "test": "program"}, "test"),
        ({"audience": "roles"}, "roles"),
        ({"audience": "departments"}, "departments"),
        ({"audience": "roles", "roles": "wizard"}, "roles"),
        ({"audience": "departments", "departments": "999"}, "departments"),
        ({"audience": "departments", "departments": "x"}, "departments"),
        ({"topics": "weather"}, "topics"),
        ({"pass_mark": 101}, "pass_mark"),
        ({"ends_on": date(2026, 4, 1)}, "ends_on"),
        ({"makeup_due": date(2026, 5, 2)}, "makeup_due"),
        ({"state": "closed"}, "state"),
        ({"title": " "}, "title"),
        ({"planned_on": None}, "planned_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(desk, trainer, facts, field):
    with pytest.raises(Refused) as no:
        planned(desk, trainer, **facts)
    assert no.value.field == field
    assert Training.select().count() == 0


def test_who_planned_does_not_approve(desk, manager, top, trainer):
    it = planned(desk, manager)
    with pytest.raises(Refused, match="second person"):
        moved(desk, manager, it, "approve")
    assert moved(desk, top, it, "approve").approved_name == "田中 一郎"


def test_who_changes_a_plan_is_its_planner(desk, manager, trainer):
    it = planned(desk, trainer)
    desk.do(manager, plans.correct, it.key, lecturer="森 由美")
    with pytest.raises(Refused, match="second person"):
        moved(desk, manager, it, "approve")


def test_an_approved_plan_is_changed_only_after_it_is_taken_up_again(desk, manager, trainer):
    it = moved(desk, manager, planned(desk, trainer), "approve")
    with pytest.raises(Refused):
        desk.do(trainer, plans.correct, it.key, title="別の教育")
    it = moved(desk, trainer, it, "change_plan")
    assert it.approved_on is None
    assert desk.do(trainer, plans.correct, it.key, title="別の教育").result.title == "別の教育"


def test_a_postponed_training_keeps_its_reason_and_its_first_date(desk, manager, trainer):
    it = moved(desk, manager, planned(desk, trainer), "approve")
    later = desk.do(trainer, plans.postpone, it.key, date(2026, 7, 1), "講師の都合").result
    assert (later.state, later.planned_on) == ("postponed", date(2026, 7, 1))
    assert (later.first_planned_on, later.postponed_reason) == (MAY, "講師の都合")
    assert later.ends_on == date(2026, 7, 31) and later.approved_on is None
    assert moved(desk, manager, later, "approve").state == "approved"
    with pytest.raises(Refused):
        desk.do(trainer, plans.postpone, again(it).key, date(2026, 8, 1), " ")


def test_postponing_is_not_a_button(desk, trainer):
    with pytest.raises(Refused) as no:
        moved(desk, trainer, planned(desk, trainer), "postpone")
    assert no.value.field == "planned_on"


def test_a_missed_training_may_become_a_corrective_action(desk, manager, top, trainer):
    it = planned(desk, trainer)
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "miss")
    assert no.value.field == "missed_reason"
    it = moved(desk, manager, it, "miss", missed_reason="繁忙のため")
    assert it.locked and any("未実施" in words for words in subjects(top))
    action = desk.do(manager, trainings.open_action, it.key).result
    assert again(it).action_id == action.id and CorrectiveAction.get().content == "繁忙のため"
    with pytest.raises(Refused, match="open already"):
        desk.do(manager, trainings.open_action, again(it).key)


# ---- opened, attended, tested


def test_opening_draws_everybody_with_the_company_that_day(desk, clock, trainer):
    it = opened(desk, clock, trainer)
    assert len(rows(it)) == 8 and {r.status for r in rows(it)} == {"not_yet"}
    suzuki = row(it, person("suzuki"))
    assert (suzuki.department_name, suzuki.due_on) == ("営業部", date(2026, 5, 31))
    assert subjects(person("suzuki")) == [
        "受講をお願いします（2026年5月31日（日）まで）：個人情報保護教育"
    ]


def test_a_training_is_not_opened_before_its_plan_is_approved(desk, trainer):
    with pytest.raises(Refused):
        moved(desk, trainer, planned(desk, trainer), "open")


def test_reading_and_passing_is_all_there_is_to_do(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    assert [line.waiting for line in desk.do(staff, taking.mine).result] == [True]
    read(desk, staff, it)
    assert row(it, staff).status == "attended"
    marked_test = sat(desk, staff, it)
    assert (marked_test.score, marked_test.passed, marked_test.settled) == (100, True, True)
    (line,) = desk.do(staff, taking.mine).result
    assert not line.waiting and line.certificate


def test_the_test_comes_after_the_reading(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    with pytest.raises(Refused, match="Read the course"):
        desk.do(staff, taking.hand_in, row(it, staff).key, {})


def test_who_fails_may_try_again_and_both_tests_stay(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    first = sat(desk, staff, it, wrong=3)
    assert (first.score, first.passed, first.settled) == (70, False, False)
    wrong = [answer for answer in first.answers if not answer.correct]
    assert len(wrong) == 3 and all(answer.why for answer in wrong)
    assert desk.do(staff, taking.open_course, row(it, staff).id).result.may_test
    sat(desk, staff, it)
    mine = row(it, staff)
    assert (mine.first_score, mine.score, mine.attempts, mine.passed) == (70, 100, 2, True)
    with pytest.raises(Refused, match="passed already"):
        sat(desk, staff, it)


def test_the_right_answers_are_not_told_before_the_test(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    view = desk.do(staff, taking.open_course, row(it, staff).id).result
    assert len(view.questions) == 10 and len(view.sections) == 8 and view.last == ()
    assert not any(hasattr(question, "right") for question in view.questions)


@pytest.mark.parametrize("spoil", ["missing", "strange", "negative"])
def test_a_test_with_an_answer_missing_or_strange_is_refused(desk, clock, staff, trainer, spoil):
    it = opened(desk, clock, trainer)
    read(desk, staff, it)
    said = {f"Q{n}": [0] for n in range(1, 11)}
    said["Q4"] = {"missing": [], "strange": [9], "negative": [-1]}[spoil]
    with pytest.raises(Refused) as no:
        desk.do(staff, taking.hand_in, row(it, staff).key, said)
    assert no.value.field == "Q4" and row(it, staff).attempts == 0


def test_nobody_takes_the_course_of_another(desk, clock, staff, head, manager, trainer):
    it = opened(desk, clock, trainer)
    for who in (head, manager, trainer):
        with pytest.raises(Refused):
            desk.do(who, taking.acknowledge, row(it, staff).key)
        with pytest.raises(Refused):
            desk.do(who, taking.open_course, row(it, staff).id)


def test_in_a_class_the_officer_says_who_was_there(desk, clock, staff, head, trainer):
    it = opened(desk, clock, trainer, method="class", test="none")
    session = desk.do(trainer, trainings.add_session, it.id, held_on=MAY, room="会議室").result
    read(desk, staff, it)
    assert row(it, staff).status == "not_yet" and row(it, staff).acknowledged_at
    assert marked(desk, trainer, it, [staff, head], "attended", session=session.id) == 2
    assert row(it, staff).attended_on == MAY and row(it, staff).settled(tested=False)
    with pytest.raises(Refused, match="stays"):
        desk.do(trainer, trainings.drop_session, session.key)
    with pytest.raises(Refused):
        marked(desk, trainer, it, [staff], "attended", on=date(2026, 5, 9))


def test_an_exemption_needs_its_reason(desk, clock, top, trainer):
    it = opened(desk, clock, trainer)
    with pytest.raises(Refused) as no:
        marked(desk, trainer, it, [top], "exempt")
    assert no.value.field == "reason"
    marked(desk, trainer, it, [top], "exempt", reason="講師を務めた")
    assert figures(again(it)).target == 7


def test_leave_and_leaving_are_not_marked_by_hand(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    for status in ("on_leave", "left"):
        with pytest.raises(Refused):
            marked(desk, trainer, it, [staff], status)


def test_two_officers_marking_the_same_person_at_once(desk, clock, staff, manager, trainer):
    it = opened(desk, clock, trainer)
    seen = row(it, staff).key
    desk.do(trainer, attendance.mark, it.id, [seen], "absent")
    with pytest.raises(Conflict):
        desk.do(manager, attendance.mark, it.id, [seen], "attended")
    assert row(it, staff).status == "absent"


# ---- ended, reported, closed


def test_who_has_not_attended_by_the_end_is_absent_and_made_up_later(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    clock.set(date(2026, 6, 1))
    it = moved(desk, trainer, it, "finish")
    assert row(it, staff).status == "absent" and row(it, staff).due_on == date(2026, 6, 30)
    sat(desk, staff, it)
    assert row(it, staff).status == "made_up"


def test_it_cannot_close_while_anyone_is_unaccounted_for(desk, clock, manager, staff, trainer):
    it = opened(desk, clock, trainer)
    it = reported(desk, trainer, it)
    assert "8人" in desk.do(manager, dossier.dossier, it.id).result.to_close[0].ja
    with pytest.raises(Refused, match="8 people"):
        moved(desk, manager, it, "close")
    everybody_passed(desk, it)
    it = moved(desk, manager, it, "close")
    assert (it.state, it.closed_name, it.locked) == ("closed", "森 由美", True)
    with pytest.raises(Refused):
        marked(desk, trainer, it, [staff], "absent")


def test_who_attended_and_failed_is_not_accounted_for(desk, clock, manager, staff, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it, wrong=5)
    for each in rows(it, "not_yet"):
        sat(desk, each.person_id, it)
    it = reported(desk, trainer, it)
    with pytest.raises(Refused, match="1 people"):
        moved(desk, manager, it, "close")
    sat(desk, staff, it)
    assert moved(desk, manager, it, "close").state == "closed"


def test_the_report_counts_by_itself(desk, clock, staff, head, manager, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it, wrong=2)
    sat(desk, head, it)
    marked(desk, trainer, it, [manager], "exempt", reason="講師")
    it = moved(desk, trainer, it, "finish")
    found = figures(it)
    assert (found.target, found.attended, found.absent, found.exempt) == (7, 2, 5, 1)
    assert (found.tested, found.passed, found.average) == (2, 2, 90.0)
    assert found.rate == 2 / 7 and len(found.absentees) == 5
    assert [share.id for share in found.weak] == ["policy", "benefit"]
    it = moved(desk, trainer, it, "report", **REPORT)
    assert it.weak_topics.startswith("個人情報保護方針（正答率50%、2件中1件）")


def test_a_report_needs_its_judgement(desk, clock, trainer):
    it = moved(desk, trainer, opened(desk, clock, trainer), "finish")
    with pytest.raises(Refused) as no:
        moved(desk, trainer, it, "report", effect="よい")
    assert no.value.field == "next_improvement"


def test_who_reported_does_not_approve_the_report(desk, clock, manager, top, trainer):
    it = opened(desk, clock, trainer)
    everybody_passed(desk, it)
    it = reported(desk, manager, it)
    with pytest.raises(Refused, match="second person"):
        moved(desk, manager, it, "close")
    assert moved(desk, top, it, "close").state == "closed"


def test_a_report_can_be_returned_with_a_reason(desk, clock, manager, trainer):
    it = opened(desk, clock, trainer)
    it = reported(desk, trainer, it)
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "return")
    assert no.value.field == "return_reason"
    it = moved(desk, manager, it, "return", return_reason="評価が足りない")
    assert (it.state, it.reported_on) == ("done", None)
    told = desk.do(trainer, notices.mine).result
    assert "差し戻" in told[0].subject.ja


# ---- warnings


def test_last_years_material_is_noticed_by_its_hash(desk, clock, trainer):
    closed(desk, trainer, opened(desk, clock, trainer))
    clock.set(date(2027, 4, 5))
    it = planned(desk, trainer, planned_on=date(2027, 5, 1))
    (warning,) = desk.do(trainer, dossier.dossier, it.id).result.warnings
    assert "前年度（2026-TR-0001" in warning.ja
    other = planned(
        desk, trainer, planned_on=MAY.replace(2027), course=published(desk, "first-hour").id
    )
    assert desk.do(trainer, dossier.dossier, other.id).result.warnings == ()


def test_a_missing_required_topic_is_told(desk, trainer):
    it = planned(desk, trainer, topics="policy,roles")
    words = [w.ja for w in desk.do(trainer, dossier.dossier, it.id).result.warnings]
    assert len(words) == 2 and all("必須の内容" in each for each in words)


def test_a_plan_whose_course_was_replaced_is_told(desk, trainer):
    it = planned(desk, trainer)
    newer = desk.do(trainer, courses.draft, it.course_id).result
    desk.do(trainer, courses.publish, newer.encode(), "newer.yaml")
    (warning,) = desk.do(trainer, dossier.dossier, it.id).result.warnings
    assert "新しい版" in warning.ja


def test_the_list_says_how_far_each_is(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer)
    planned(desk, trainer, title="監査員教育", audience="roles", roles="auditor",
            planned_on=date(2026, 9, 1))  # fmt: skip
    sat(desk, staff, it)
    lines = desk.do(trainer, listing.listed).result
    assert [(line.no, line.attended, line.target) for line in lines] == [
        ("2026-TR-0001", 1, 8), ("2026-TR-0002", 0, 0),
    ]  # fmt: skip
    assert [line.no for line in desk.do(trainer, listing.listed, text="監査").result] == [
        "2026-TR-0002"
    ]
    clock.set(date(2026, 6, 2))
    assert [line.late for line in desk.do(trainer, listing.listed, state="late").result] == [True]


def test_status_words_cover_every_state_of_a_person():
    assert {field for field, _ in Attendance.status.choices} == set(Status)

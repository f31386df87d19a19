"""Corrective actions from the finding to the proof that it helped, through the door."""

from datetime import date, timedelta

import pytest
from action_steps import (
    CONTAINED,
    FOUND,
    PLANNED,
    WHYS,
    again,
    approved,
    closed,
    contained,
    effective,
    finished,
    found,
    insufficient,
    proposed,
    reported,
    step,
)

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.standing import Role
from pmsdesk.kinds import Appointment, CorrectiveAction, EffectCheck, Person, Step, Why
from pmsdesk.services.action import actions
from pmsdesk.store.message import Message


@pytest.fixture
def it(desk, clock, manager, head, sales):
    """A corrective action of Sales, opened by a × on 30 June."""
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def task(desk, clock, manager, head, sales):
    """An improvement task of Sales, opened by a △ on 30 June."""
    return found(desk, clock, manager, head, sales, "△○○")


def move(desk, who, it, name, **facts):
    return desk.do(who, actions.move, it.key, name, **facts).result


def refusal(desk, who, service, *args, **facts):
    with pytest.raises(Refused) as no:
        desk.do(who, service, *args, **facts)
    return no.value


def names(moves):
    return [each.name for each in moves]


# ---- opening


def test_a_cross_opens_an_action_due_in_fourteen_days(it, sales):
    assert (it.state, it.sort, it.source, it.grade, it.department_id) == (
        "found",
        "corrective",
        "self_inspection",
        "minor",
        sales.id,
    )
    assert it.content == "確認した"
    assert it.due_on == it.plan_due == FOUND + timedelta(days=14)


def test_a_triangle_opens_an_improvement_task(task):
    assert (task.sort, task.grade) == ("improvement", "observation")


def test_an_action_knows_the_question_it_came_from(desk, head, it):
    origin = desk.do(head, actions.dossier, it.id).result.origin
    assert (origin.code, origin.text.ja) == ("ORG-01", "ORG-01は守られていますか。")
    assert origin.inspection == it.inspection_id


BY_HAND = {
    "title": "持出しの記録漏れ",
    "content": "記録のない持出しが2件あった。",
    "source": "audit",
}


@pytest.mark.parametrize("login", ["mori", "sato", "kato"])
def test_manager_head_and_auditor_open_by_hand(desk, sales, login):
    who = Person.get(Person.login == login).id
    it = desk.do(who, actions.open_by_hand, sales.id, **BY_HAND).result
    assert (it.no, it.state, it.sort, it.year) == ("2026-CA-0001", "found", "corrective", 2026)
    assert it.plan_due == date(2026, 4, 15)
    assert it.found_by_id == who


def test_the_secretariat_opens_and_follows_by_hand_everywhere(desk, staff, manager, sales):
    def appoint(work):
        work.add(Appointment(role=Role.SECRETARIAT, person=staff, since=date(2026, 1, 1)))

    desk.do(manager, appoint)
    it = desk.do(staff, actions.open_by_hand, sales.id, **BY_HAND).result
    facts = CONTAINED | {"corrected_on": it.found_on}
    assert move(desk, staff, it, "contain", **facts).state == "contained"


@pytest.mark.parametrize("login", ["suzuki", "ito"])
def test_staff_and_other_heads_do_not_open_actions_of_sales(desk, sales, login):
    who = Person.get(Person.login == login).id
    with pytest.raises(Refused, match="not yours"):
        desk.do(who, actions.open_by_hand, sales.id, **BY_HAND)


@pytest.mark.parametrize("content", ["", "  \n　"])
def test_an_action_does_not_open_without_content(desk, manager, sales, content):
    no = refusal(desk, manager, actions.open_by_hand, sales.id, **BY_HAND | {"content": content})
    assert no.field == "content"
    assert CorrectiveAction.select().count() == 0


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"title": " "}, "title"),
        ({"title": "あ" * 201}, "title"),
        ({"source": "rumour"}, "source"),
        ({"source": "self_inspection"}, "source"),
        ({"grade": "huge"}, "grade"),
        ({"found_on": date(2026, 4, 2)}, "found_on"),
        ({"corrected_on": date(2026, 3, 31)}, "corrected_on"),
        ({"corrected_on": date(2026, 4, 2)}, "corrected_on"),
        ({"state": "closed"}, "state"),
        ({"effect": "effective"}, "effect"),
    ],
)
def test_a_wrong_field_is_named_when_opening(desk, manager, sales, wrong, field):
    assert refusal(desk, manager, actions.open_by_hand, sales.id, **BY_HAND | wrong).field == field


def test_opening_by_hand_tells_the_head_of_the_department(desk, manager, head, sales):
    desk.do(manager, actions.open_by_hand, sales.id, **BY_HAND)
    told = Message.get()
    assert (told.person, told.kind) == (head, "CorrectiveAction")
    assert told.subject_ja == "起票されました：2026-CA-0001 持出しの記録漏れ"


def test_the_fiscal_year_is_that_of_the_day_it_was_found(desk, manager, sales):
    facts = BY_HAND | {"found_on": date(2026, 3, 31)}
    it = desk.do(manager, actions.open_by_hand, sales.id, **facts).result
    assert (it.no, it.year) == ("2025-CA-0001", 2025)


# ---- the way through


def test_from_the_finding_to_the_closing(desk, clock, manager, auditor, head, it):
    it = contained(desk, head, it)
    assert (it.state, it.due_on) == ("contained", FOUND + timedelta(days=14))
    it = proposed(desk, head, it)
    assert (it.state, it.planned_name, it.planned_on) == ("analysed", "佐藤 健", FOUND)
    it = move(desk, manager, it, "approve_plan")
    assert (it.state, it.plan_approved_name, it.due_on) == (
        "doing",
        "森 由美",
        FOUND + timedelta(days=60),
    )
    clock.set(date(2026, 8, 20))
    it = reported(desk, head, it, on=date(2026, 8, 18))
    assert (it.state, it.done_name, it.done_on) == ("done", "佐藤 健", date(2026, 8, 18))
    assert it.due_on == it.effect_due == date(2026, 8, 18) + timedelta(days=90)
    clock.set(date(2026, 11, 16))
    it = effective(desk, auditor, it)
    assert (it.state, it.effect, it.effect_name, it.due_on) == (
        "checked",
        "effective",
        "加藤 実",
        date(2026, 11, 30),
    )
    it = move(desk, manager, it, "close")
    assert (it.state, it.closed_name, it.closed_on, it.due_on) == (
        "closed",
        "森 由美",
        date(2026, 11, 16),
        None,
    )


def test_an_improvement_task_needs_no_containment_and_no_whys(desk, manager, auditor, head, task):
    it = proposed(desk, head, task)
    assert it.state == "analysed"
    it = move(desk, manager, it, "approve_plan")
    it = effective(desk, auditor, reported(desk, head, it))
    assert move(desk, manager, it, "close").state == "closed"


def test_an_improvement_task_is_never_contained(desk, head, task):
    with pytest.raises(Refused, match="state"):
        contained(desk, head, task)


ALL_MOVES = {
    "contain", "propose", "approve_plan", "return_plan", "change_plan", "finish",
    "find_effective", "find_insufficient", "close", "decide_no_action",
}  # fmt: skip
LEADS_ON = {
    "found": {"contain", "decide_no_action"},
    "contained": {"propose", "decide_no_action"},
    "analysed": {"approve_plan", "return_plan"},
    "doing": {"finish", "change_plan"},
    "done": {"find_effective", "find_insufficient"},
    "checked": {"close"},
    "closed": set(),
    "no_action": set(),
}


def led_to(desk, state, manager, auditor, head, it):
    """The action in a state, by the real moves."""
    if state == "found":
        return it
    if state == "no_action":
        return move(desk, manager, it, "decide_no_action", no_action_reason="対象の業務は廃止")
    if state == "contained":
        return contained(desk, head, it)
    if state == "analysed":
        return proposed(desk, head, contained(desk, head, it))
    if state == "doing":
        return approved(desk, manager, head, it)
    if state == "done":
        return finished(desk, manager, head, it)
    if state == "checked":
        return effective(desk, auditor, finished(desk, manager, head, it))
    return closed(desk, manager, auditor, head, it)


@pytest.mark.parametrize("state", LEADS_ON)
def test_only_the_moves_of_a_state_are_possible_in_it(desk, manager, auditor, head, it, state):
    it = led_to(desk, state, manager, auditor, head, it)
    assert it.state == state
    for name in sorted(ALL_MOVES - LEADS_ON[state]):
        for who in (head, manager, auditor):
            with pytest.raises(Refused, match="state"):
                move(desk, who, it, name)
    offered = {
        name
        for who in (head, manager, auditor)
        for name in names(desk.do(who, actions.dossier, it.id).result.moves)
    }
    assert offered == LEADS_ON[state]


# ---- what each move asks for


@pytest.mark.parametrize("missing", ["immediate_correction", "corrected_on"])
def test_containment_needs_what_was_done_and_when(desk, head, it, missing):
    facts = {k: v for k, v in CONTAINED.items() if k != missing}
    assert refusal(desk, head, actions.move, it.key, "contain", **facts).field == missing


def test_blanks_are_not_a_containment(desk, head, it):
    facts = CONTAINED | {"immediate_correction": " 　\n"}
    no = refusal(desk, head, actions.move, it.key, "contain", **facts)
    assert no.field == "immediate_correction"


def test_containment_is_not_in_the_future(desk, head, it):
    facts = CONTAINED | {"corrected_on": FOUND + timedelta(days=1)}
    assert refusal(desk, head, actions.move, it.key, "contain", **facts).field == "corrected_on"


@pytest.mark.parametrize(
    "change, field",
    [
        ({"cause": ""}, "cause"),
        ({"similar_check": " "}, "similar_check"),
        ({"whys": []}, "whys"),
        ({"whys": [("", " ")]}, "whys"),
        ({"whys": [("なぜ", "")]}, "whys/1/because"),
        ({"whys": [*WHYS, ("", "理由だけ")]}, "whys/3/why"),
        ({"steps": []}, "steps"),
        ({"steps": [step(what="")]}, "steps/1/what"),
        ({"steps": [step(), step(who=" ")]}, "steps/2/who"),
        ({"steps": [step(due=None)]}, "steps/1/due_on"),
        ({"steps": [step(due=FOUND + timedelta(days=61))]}, "steps/1/due_on"),
        ({"steps": [step(who="あ" * 81)]}, "steps/1/who"),
        ({"steps": [step(done_on=FOUND + timedelta(days=1))]}, "steps/1/done_on"),
        ({"action_due": FOUND - timedelta(days=1)}, "action_due"),
    ],
)
def test_a_plan_is_complete_before_it_is_proposed(desk, head, it, change, field):
    it = contained(desk, head, it)
    facts = {"whys": WHYS, "steps": [step()], "action_due": FOUND + timedelta(days=60), **PLANNED}
    no = refusal(desk, head, actions.move, it.key, "propose", **facts | change)
    assert no.field == field
    assert (again(it).state, Why.select().count(), Step.select().count()) == ("contained", 0, 0)


def test_an_improvement_task_needs_a_step(desk, head, task):
    no = refusal(desk, head, actions.move, task.key, "propose", steps=[])
    assert no.field == "steps"


def test_all_is_to_be_done_sixty_days_after_the_plan_unless_said_otherwise(desk, head, it):
    it = contained(desk, head, it)
    it = move(desk, head, it, "propose", whys=WHYS, steps=[step()], **PLANNED)
    assert it.action_due == FOUND + timedelta(days=14 + 60)


def test_a_date_that_has_passed_is_no_plan(desk, clock, head, it):
    it = contained(desk, head, it)
    clock.set(date(2026, 9, 1))
    facts = {"whys": WHYS, "steps": [step()], "action_due": date(2026, 8, 31), **PLANNED}
    assert refusal(desk, head, actions.move, it.key, "propose", **facts).field == "action_due"


def test_a_very_late_plan_is_not_due_before_it_was_written(desk, clock, head, it):
    it = contained(desk, head, it)
    clock.set(date(2027, 1, 15))
    assert desk.do(head, actions.dossier, it.id).result.proposed_due == date(2027, 1, 15)


def test_returning_a_plan_needs_a_reason_and_the_head_is_told(desk, manager, head, it):
    it = proposed(desk, head, contained(desk, head, it))
    for blank in ("", "  "):
        no = refusal(desk, manager, actions.move, it.key, "return_plan", return_reason=blank)
        assert no.field == "return_reason"
    it = move(desk, manager, it, "return_plan", return_reason="担当が決まっていません")
    assert (it.state, it.return_reason) == ("contained", "担当が決まっていません")
    told = Message.select().where(Message.person == head).order_by(Message.id.desc()).get()
    assert (told.weight, told.subject_ja[:11]) == ("late", "計画が差し戻されました")
    assert proposed(desk, head, it).return_reason == ""


def test_a_returned_improvement_plan_goes_back_to_its_beginning(desk, manager, head, task):
    it = proposed(desk, head, task)
    assert move(desk, manager, it, "return_plan", return_reason="期限を").state == "found"


def test_nothing_is_finished_while_a_step_is_not(desk, manager, head, it):
    it = approved(desk, manager, head, it)
    with pytest.raises(Refused, match="2 steps") as no:
        move(desk, head, it, "finish")
    assert no.value.field == "steps/1/done_on"
    rows = [{"done_on": FOUND}, {}]
    with pytest.raises(Refused, match="1 steps") as no:
        move(desk, head, it, "finish", steps=rows)
    assert no.value.field == "steps/2/done_on"


def test_the_effect_is_due_ninety_days_after_the_last_step(desk, clock, manager, head, it):
    it = approved(desk, manager, head, it)
    clock.set(date(2026, 8, 1))
    rows = [{"done_on": date(2026, 7, 20)}, {"done_on": date(2026, 7, 10)}]
    it = move(desk, head, it, "finish", steps=rows)
    assert (it.done_on, it.effect_due) == (date(2026, 7, 20), date(2026, 10, 18))


def test_a_check_is_not_due_before_the_work_was_reported(desk, clock, manager, head, it):
    it = approved(desk, manager, head, it)
    clock.set(date(2027, 1, 8))
    assert reported(desk, head, it, on=date(2026, 7, 1)).effect_due == date(2027, 1, 8)


@pytest.mark.parametrize("verdict", ["find_effective", "find_insufficient"])
def test_a_check_says_what_was_seen(desk, manager, auditor, head, it, verdict):
    it = finished(desk, manager, head, it)
    for blank in ("", " \n"):
        no = refusal(desk, auditor, actions.move, it.key, verdict, effect_evidence=blank)
        assert no.field == "effect_evidence"
    assert EffectCheck.select().count() == 0


# ---- four eyes


def test_who_planned_does_not_approve(desk, manager, top, it):
    it = proposed(desk, manager, contained(desk, manager, it))
    with pytest.raises(Refused, match="second person"):
        move(desk, manager, it, "approve_plan")
    assert move(desk, top, it, "approve_plan").state == "doing"


@pytest.mark.parametrize("verdict", ["find_effective", "find_insufficient"])
def test_who_reported_it_done_does_not_check_the_effect(desk, manager, top, it, verdict):
    it = approved(desk, top, manager, it)
    it = reported(desk, manager, it)
    with pytest.raises(Refused, match="second person"):
        move(desk, manager, it, verdict, effect_evidence="よくなった")
    seen = desk.do(manager, actions.dossier, it.id).result
    assert (seen.moves, seen.writable) == ((), frozenset())
    assert "second person" in seen.refused
    assert move(desk, top, it, verdict, effect_evidence="見た").effect_name == "田中 一郎"


@pytest.mark.parametrize("written", ["加藤 実", "加藤　実", "加藤実"])
def test_who_is_named_in_a_step_does_not_check_its_effect(
    desk, manager, auditor, head, it, written
):
    it = finished(desk, manager, head, it, [step(), step(who=written)])
    with pytest.raises(Refused, match="second person"):
        effective(desk, auditor, it)
    assert effective(desk, manager, it).state == "checked"


def test_who_did_it_does_not_close_it(desk, manager, top, auditor, it):
    it = effective(desk, auditor, reported(desk, manager, approved(desk, top, manager, it)))
    with pytest.raises(Refused, match="second person"):
        move(desk, manager, it, "close")
    assert move(desk, top, it, "close").closed_name == "田中 一郎"


def test_nothing_closes_without_an_effect_check(desk, manager, top, head, it):
    it = finished(desk, manager, head, it)
    for who in (manager, top):
        with pytest.raises(Refused, match="state"):
            move(desk, who, it, "close", effect_by=who)
    assert again(it).state == "done"


@pytest.mark.parametrize("login", ["sato", "suzuki", "ito"])
def test_heads_and_staff_do_not_judge(desk, manager, head, it, login):
    who = Person.get(Person.login == login).id
    it = proposed(desk, head, contained(desk, head, it))
    for name in ("approve_plan", "return_plan"):
        with pytest.raises(Refused, match="not yours"):
            move(desk, who, it, name, return_reason="理由")
    it = reported(desk, head, move(desk, manager, it, "approve_plan"))
    for name in ("find_effective", "find_insufficient"):
        with pytest.raises(Refused, match="not yours"):
            move(desk, who, it, name, effect_evidence="見た")


def test_the_auditor_checks_but_neither_plans_nor_approves_nor_closes(
    desk, manager, auditor, head, it
):
    for name, facts in [("contain", CONTAINED), ("decide_no_action", {"no_action_reason": "x"})]:
        with pytest.raises(Refused, match="not yours"):
            move(desk, auditor, it, name, **facts)
    it = proposed(desk, head, contained(desk, head, it))
    with pytest.raises(Refused, match="not yours"):
        move(desk, auditor, it, "approve_plan")
    it = reported(desk, head, move(desk, manager, it, "approve_plan"))
    it = effective(desk, auditor, it)
    with pytest.raises(Refused, match="not yours"):
        move(desk, auditor, it, "close")


def test_staff_of_the_department_do_the_work(desk, manager, auditor, staff, it):
    assert closed(desk, manager, auditor, staff, it).done_name == "鈴木 花"


def test_another_department_neither_sees_nor_touches_it(desk, other_head, it):
    with pytest.raises(Refused, match="not yours"):
        desk.do(other_head, actions.dossier, it.id)
    with pytest.raises(Refused, match="not yours"):
        contained(desk, other_head, it)
    assert desk.do(other_head, actions.listed).result == []


# ---- not effective, not needed, changed


def test_what_did_not_help_goes_back_to_the_cause_and_is_tried_again(
    desk, clock, manager, auditor, head, it
):
    it = finished(desk, manager, head, it)
    clock.set(date(2026, 9, 28))
    it = insufficient(desk, auditor, it)
    assert (it.state, it.attempt, it.effect) == ("contained", 2, "insufficient")
    assert it.due_on == it.plan_due == date(2026, 10, 12)
    assert (it.action_due, it.first_action_due, it.done_by_id) == (None, None, None)
    no = refusal(desk, head, actions.move, it.key, "propose")
    assert no.field == "whys"
    late = {"steps": [step(due=date(2026, 11, 1))], "action_due": date(2026, 11, 30)}
    it = move(desk, head, it, "propose", whys=[("なぜ再発したか", "鍵が足りない")], **late)
    it = move(desk, manager, it, "approve_plan")
    it = reported(desk, head, it, on=date(2026, 9, 28))
    assert (it.effect, it.effect_evidence, it.effect_by_id) == ("", "", None)
    it = effective(desk, auditor, it)
    seen = desk.do(manager, actions.dossier, it.id).result
    (first,) = seen.earlier
    assert (first.check.attempt, first.check.evidence) == (1, "2回施錠されていなかった。")
    assert [(w.why, w.because) for w in first.whys] == WHYS
    assert [s.result for s in first.steps] == ["実施した", "実施した"]
    assert [w.because for w in seen.whys] == ["鍵が足りない"]
    assert [(s.attempt, s.place) for s in seen.steps] == [(2, 1)]
    assert [(c.attempt, c.effect) for c in EffectCheck.select().order_by(EffectCheck.id)] == [
        (1, "insufficient"),
        (2, "effective"),
    ]
    assert move(desk, manager, it, "close").state == "closed"


def test_an_insufficient_improvement_is_planned_again(desk, manager, auditor, head, task):
    it = insufficient(desk, auditor, finished(desk, manager, head, task))
    assert (it.state, it.attempt) == ("found", 2)
    assert refusal(desk, head, actions.write, it.key, content="軽い話").field == "content"


def test_earlier_attempts_are_not_rewritten(desk, manager, auditor, head, it):
    it = insufficient(desk, auditor, finished(desk, manager, head, it))
    desk.do(head, actions.set_whys, it.key, [])
    desk.do(head, actions.set_steps, again(it).key, [])
    assert (Why.select().count(), Step.select().count()) == (2, 2)


def test_the_manager_decides_no_action_with_a_reason(desk, manager, head, it):
    no = refusal(desk, manager, actions.move, it.key, "decide_no_action", no_action_reason=" ")
    assert no.field == "no_action_reason"
    it = move(desk, manager, it, "decide_no_action", no_action_reason="対象の業務を廃止した")
    assert (it.state, it.closed_name, it.closed_on, it.due_on) == (
        "no_action",
        "森 由美",
        FOUND,
        None,
    )
    told = Message.select().where(Message.person == head).order_by(Message.id.desc()).get()
    assert told.subject_en.startswith("No action is needed")


@pytest.mark.parametrize("login", ["sato", "suzuki", "kato", "tanaka"])
def test_nobody_else_decides_no_action(desk, it, login):
    who = Person.get(Person.login == login).id
    with pytest.raises(Refused, match="not yours"):
        move(desk, who, it, "decide_no_action", no_action_reason="不要")


def test_no_action_is_no_way_round_a_failed_effect_check(desk, manager, auditor, head, it):
    it = insufficient(desk, auditor, finished(desk, manager, head, it))
    with pytest.raises(Refused, match="state"):
        move(desk, manager, it, "decide_no_action", no_action_reason="不要")


def test_a_decision_stands_when_the_same_answer_is_handed_in_again(desk, manager, head, it):
    from inspections import fill_in

    from pmsdesk.kinds import Inspection
    from pmsdesk.services.inspection import review

    move(desk, manager, it, "decide_no_action", no_action_reason="対象の業務を廃止した")
    sheet = Inspection.get_by_id(it.inspection_id)
    sheet = desk.do(manager, review.give_back, sheet.key, "別の項目の写真を").result
    sheet = desk.do(head, review.hand_in, sheet.key).result
    assert CorrectiveAction.select().count() == 1
    sheet = desk.do(manager, review.give_back, sheet.key, "もう一度").result
    sheet = fill_in(desk, head, sheet, "△○○")
    desk.do(head, review.hand_in, sheet.key)
    assert [a.sort for a in CorrectiveAction.select().order_by(CorrectiveAction.id)] == [
        "corrective",
        "improvement",
    ]


def test_an_approved_plan_is_changed_with_a_reason_and_approved_again(
    desk, clock, manager, head, it
):
    it = approved(desk, manager, head, it)
    assert it.first_action_due == it.action_due == FOUND + timedelta(days=60)
    no = refusal(desk, head, actions.move, it.key, "change_plan", change_reason="")
    assert no.field == "change_reason"
    clock.set(date(2026, 8, 20))
    it = move(desk, head, it, "change_plan", change_reason="鍵の納品が遅れるため")
    assert (it.state, it.plan_due) == ("contained", date(2026, 9, 3))
    facts = {"steps": [step(due=date(2026, 9, 30))], "action_due": date(2026, 9, 30)}
    it = move(desk, head, it, "propose", **facts)
    it = move(desk, manager, it, "approve_plan")
    assert (it.action_due, it.first_action_due) == (date(2026, 9, 30), FOUND + timedelta(days=60))
    clock.set(date(2026, 9, 25))
    it = reported(desk, head, it, on=date(2026, 9, 20))
    assert it.done_late()


# ---- saving on the way


def test_half_written_rows_are_kept_and_nothing_is_lost(desk, head, it):
    it = contained(desk, head, it)
    rows = [step(what="鍵を買う", who="", due=None), step(what="", who="", due=None)]
    it = desk.do(
        head, actions.keep, it.key, cause="まだ途中", whys=[("なぜ", "")], steps=rows
    ).result
    seen = desk.do(head, actions.dossier, it.id).result
    assert seen.action.cause == "まだ途中"
    assert [(w.why, w.because) for w in seen.whys] == [("なぜ", "")]
    assert [(s.what, s.who, s.due_on) for s in seen.steps] == [("鍵を買う", "", None)]


def test_rows_can_be_added_changed_moved_and_removed(desk, head, it):
    it = contained(desk, head, it)
    for rows in ([("a", "b")], [("a", "b"), ("c", "d")], [("c", "d"), ("a", "b")], [("a", "x")]):
        it = desk.do(head, actions.set_whys, it.key, rows).result
        found = Why.select().where(Why.action == it.id).order_by(Why.place)
        assert [(w.why, w.because) for w in found] == rows


def test_saving_the_same_writes_nothing(desk, head, it):
    it = contained(desk, head, it)
    kept = desk.do(head, actions.keep, it.key, cause="原因", whys=WHYS, steps=[step()]).result
    outcome = desk.do(head, actions.keep, kept.key, cause=" 原因 ", whys=WHYS, steps=[step()])
    assert (outcome.changed, outcome.result.version) == (frozenset(), kept.version)


def test_the_second_of_two_people_is_told(desk, head, staff, it):
    desk.do(head, actions.write, it.key, impact="なし")
    with pytest.raises(Conflict):
        desk.do(staff, actions.write, it.key, impact="あり")


WRITABLE = {
    "found": {"head": actions.rules.FINDING | actions.rules.PLANNING},
    "contained": {"head": actions.rules.PLANNING},
    "analysed": {},
    "doing": {"head": {"done"}},
    "done": {"auditor": {"effect_evidence"}, "manager": {"effect_evidence"}},
    "checked": {},
    "closed": {},
    "no_action": {},
}


@pytest.mark.parametrize("state", WRITABLE)
def test_what_may_be_written_in_each_state(desk, manager, auditor, head, it, state):
    it = led_to(desk, state, manager, auditor, head, it)
    for role, who in [("head", head), ("auditor", auditor)]:
        seen = desk.do(who, actions.dossier, it.id).result
        allowed = WRITABLE[state].get(role, set())
        assert seen.writable == allowed
        assert seen.may_write == bool(allowed)
        for name in sorted(actions.rules.TYPED - {"whys", "steps"} - set(allowed)):
            with pytest.raises(Refused):
                desk.do(who, actions.write, it.key, **{name: getattr(it, name)})
        if "whys" not in allowed:
            with pytest.raises(Refused):
                desk.do(who, actions.set_whys, it.key, [])
        if not set(allowed) & {"steps", "done"}:
            with pytest.raises(Refused):
                desk.do(who, actions.set_steps, it.key, [])


@pytest.mark.parametrize(
    "name, value",
    [
        ("state", "closed"),
        ("effect", "effective"),
        ("effect_by", 4),
        ("plan_due", date(2027, 1, 1)),
        ("due_on", date(2027, 1, 1)),
        ("found_on", date(2026, 1, 1)),
        ("attempt", 1),
        ("return_reason", "x"),
    ],
)
def test_what_the_program_writes_down_nobody_types(desk, manager, it, name, value):
    assert refusal(desk, manager, actions.write, it.key, **{name: value}).field == name
    facts = CONTAINED | {name: value}
    assert refusal(desk, manager, actions.move, it.key, "contain", **facts).field == name


def test_the_finding_is_not_rewritten_once_it_is_contained(desk, head, it):
    it = contained(desk, head, it)
    assert refusal(desk, head, actions.write, it.key, content="軽い話").field == "content"


def test_the_content_is_never_emptied(desk, head, it):
    assert refusal(desk, head, actions.write, it.key, content="  ").field == "content"


def test_an_approved_plan_takes_reports_only(desk, manager, head, it):
    it = approved(desk, manager, head, it)
    one = {"done_on": FOUND, "result": "決めた"}
    it = desk.do(head, actions.set_steps, it.key, [one, {}]).result
    assert Step.get(Step.place == 1).result == "決めた"
    for rows, field in [
        ([one], "steps"),
        ([one, one, step()], "steps"),
        ([one | {"what": "別のこと"}, {}], "steps/1/what"),
        ([one, {"due_on": date(2027, 1, 1)}], "steps/2/due_on"),
        ([one, {"done_on": FOUND + timedelta(days=1)}], "steps/2/done_on"),
    ]:
        assert refusal(desk, head, actions.set_steps, it.key, rows).field == field


@pytest.mark.parametrize("state", ["closed", "no_action"])
def test_a_closed_action_is_locked(desk, manager, auditor, head, it, state):
    it = led_to(desk, state, manager, auditor, head, it)

    def tamper(work):
        work.save(work.take(CorrectiveAction, it.key, content="書き換え"))

    with pytest.raises(Refused, match="locked"):
        desk.do(manager, tamper)


# ---- lists, lateness, notices


def test_late_is_past_the_date_of_the_open_step(desk, clock, manager, auditor, head, it):
    due = it.due_on
    assert (it.late(due), it.late(due + timedelta(days=1))) == (False, True)
    clock.set(due + timedelta(days=1))
    assert [a.id for a in desk.do(head, actions.listed, late=True).result] == [it.id]
    clock.set(FOUND)
    it = closed(desk, manager, auditor, head, it)
    assert not it.late(date(2030, 1, 1))
    assert desk.do(head, actions.listed, late=True).result == []
    assert [a.id for a in desk.do(head, actions.listed, open_only=False).result] == [it.id]


def test_each_move_tells_whoever_is_next(desk, manager, auditor, head, it):
    heard = []

    def after(new):
        newest = Message.select().where(Message.id > after.seen)
        heard.append((new.state, sorted({m.person for m in newest})))
        after.seen = max([m.id for m in Message.select()], default=0)
        return new

    after.seen = max(m.id for m in Message.select())
    it = after(contained(desk, head, it))
    it = after(proposed(desk, head, it))
    it = after(move(desk, manager, it, "approve_plan"))
    it = after(reported(desk, head, it))
    it = after(insufficient(desk, auditor, it))
    assert heard == [
        ("contained", []),
        ("analysed", [manager]),
        ("doing", [head]),
        ("done", sorted([manager, auditor])),
        ("contained", sorted([manager, head])),
    ]


def test_the_notice_of_a_check_says_until_when_in_both_languages(desk, manager, auditor, head, it):
    finished(desk, manager, head, it)
    message = Message.select().where(Message.person == auditor).get()
    assert "2026年9月28日" in message.subject_ja
    assert "28 Sep 2026" in message.subject_en


def test_whose_turn_it_is(desk, manager, head, it):
    turn = desk.do(head, actions.dossier, it.id).result.turn
    assert set(turn) == {Role.STAFF, Role.HEAD, Role.MANAGER, Role.SECRETARIAT}
    it = proposed(desk, head, contained(desk, head, it))
    seen = desk.do(head, actions.dossier, it.id).result
    assert (set(seen.turn), seen.moves, seen.refused) == ({Role.MANAGER, Role.TOP}, (), None)

"""Judging: by the facts, with a reason; what is learned later opens it again."""

import json
from datetime import date

import pytest
from incidents import MILD, again, judged, moved, reported, written

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Clock, Company, Entry, Judgement
from pmsdesk.services import duties
from pmsdesk.services.incident import clocks, following, judging
from pmsdesk.services.organization import appointments, company
from pmsdesk.store.message import Message
from pmsdesk.store.work import Work

WHY = "確認した事実による"


@pytest.fixture
def it(desk, staff, manager):
    """A mis-sent mail of 1 April, taken up; nothing is known of it yet."""
    it = reported(desk, staff)
    return moved(desk, manager, it, "take_up")


def outlook(desk, who, it):
    return desk.do(who, judging.outlook, it.id).result


def judge(desk, who, it, reason=WHY, exception=""):
    desk.do(who, judging.judge, again(it).key, reason, exception)
    return again(it)


def refused(desk, who, it, **given):
    with pytest.raises(Refused) as no:
        judge(desk, who, it, **given)
    return no.value


def clock_of(it, sort):
    return Clock.get_or_none(Clock.incident == it.id, Clock.sort == sort)


def running(it):
    rows = Clock.select().where(Clock.incident == it.id, Clock.state == "running")
    return {row.sort for row in rows}


def history(it):
    rows = Judgement.select().where(Judgement.incident == it.id).order_by(Judgement.place)
    return list(rows)


# ---- what the facts say


def test_of_an_incident_nobody_knows_anything_of_everything_is_asked(desk, manager, it):
    seen = outlook(desk, manager, it)
    assert (seen.suggested, seen.classes) == ("open", ())
    assert seen.open_fields == ("sensitive", "financial", "wrongful", "count_most", "my_number")
    assert all(word.ja.endswith("か。") for word in seen.open)
    assert seen.in_force and seen.rules.ja == "2024年4月以降の規則"


def test_unknown_makes_every_clock_run_from_the_day_of_knowing(it):
    assert running(it) == {
        "ppc_preliminary", "ppc_final", "principals", "mn_preliminary", "mn_final",
        "pmark_preliminary", "pmark_final",
    }  # fmt: skip
    assert clock_of(it, "ppc_preliminary").due_on == it.due_on == date(2026, 4, 5)
    assert clock_of(it, "ppc_final").due_on == date(2026, 4, 30)


def test_each_answer_changes_the_outlook_at_once(desk, manager, it):
    written(desk, manager, it, sensitive="yes")
    seen = outlook(desk, manager, it)
    assert seen.suggested == "yes" and seen.class_keys == ("sensitive",)
    assert "要配慮個人情報" in seen.classes[0].ja and "第7条第1号" in seen.articles[0].ja
    written(desk, manager, it, **MILD)
    assert outlook(desk, manager, it).suggested == "no"
    assert running(it) == {"pmark_final"}
    assert [each.sort for each in outlook(desk, manager, it).clocks] == ["pmark_final"]


def test_a_company_without_the_mark_owes_its_body_nothing(desk, manager, staff):
    row = desk.do(SYSTEM, company.company).result
    desk.do(manager, company.correct, row.key, pmark_holder=False)
    assert not Company.get().pmark_holder
    it = judged(desk, manager, reported(desk, staff))
    assert running(it) == set()


# ---- judging


def test_a_reportable_incident_goes_on_to_being_reported(desk, manager, it):
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    it = judge(desk, manager, it)
    assert (it.state, it.reportable) == ("reporting", "yes")
    assert running(it) == {
        "ppc_preliminary", "ppc_final", "principals", "pmark_preliminary", "pmark_final"
    }  # fmt: skip
    row = history(it)[0]
    assert (row.place, row.classes, row.reportable, row.reason) == (1, "sensitive", "yes", WHY)
    assert (row.by_id, row.by_name, row.judged_on) == (manager, "森 由美", date(2026, 4, 1))
    basis = json.loads(row.facts)
    assert basis["yes"] == ["sensitive"] and basis["count_known"] == 3
    assert basis["rules"] == "2024-04"


def test_one_class_is_enough_while_other_questions_are_open(desk, manager, it):
    written(desk, manager, it, sensitive="yes")
    it = judge(desk, manager, it)
    assert it.reportable == "yes"
    assert clock_of(it, "ppc_final").due_on == date(2026, 4, 30)


def test_nothing_to_report_is_handled_inside(desk, manager, it):
    written(desk, manager, it, **MILD)
    it = judge(desk, manager, it)
    assert (it.state, it.reportable) == ("internal", "no")
    assert running(it) == {"pmark_final"}
    assert clock_of(it, "ppc_final").state == "off"


@pytest.mark.parametrize("field", ["sensitive", "financial", "wrongful", "my_number"])
def test_one_unknown_keeps_it_to_be_judged(desk, manager, it, field):
    values = {name: value for name, value in MILD.items() if name != field}
    written(desk, manager, it, **values, count_most=101)
    no = refused(desk, manager, it)
    assert no.field == field and "要確認" in no.why.ja
    assert again(it).state == "to_judge"
    assert not Judgement.select().exists()


def test_an_unknown_number_keeps_it_to_be_judged(desk, manager, it):
    values = {name: value for name, value in MILD.items() if name != "count_known"}
    written(desk, manager, it, **values)
    assert refused(desk, manager, it).field == "count_most"
    written(desk, manager, it, count_most=1000)
    assert judge(desk, manager, it).reportable == "no"


def test_a_judgement_needs_its_reason(desk, manager, it):
    written(desk, manager, it, **MILD)
    assert refused(desk, manager, it, reason=" \n").field == "reason"
    assert refused(desk, manager, it, reason="4111 1111 1111 1111").field == "reason"


def test_only_the_manager_and_the_top_judge(desk, manager, head, staff, auditor, top, it):
    written(desk, manager, it, **MILD)
    for who in (head, staff, auditor):
        refused(desk, who, it)
    desk.do(manager, appointments.appoint, Role.SECRETARIAT, staff, date(2026, 4, 1))
    refused(desk, staff, it)
    assert Appointment.select().where(Appointment.role == Role.SECRETARIAT).exists()
    assert judge(desk, top, it).reportable == "no"


def test_what_nobody_has_taken_up_is_not_judged(desk, manager, staff):
    it = reported(desk, staff, **MILD)
    refused(desk, manager, it)
    near = reported(desk, staff, **MILD, near_miss=True)
    refused(desk, manager, near)
    assert running(near) == set()


def test_of_two_who_judge_at_once_the_second_is_told(desk, manager, top, it):
    written(desk, manager, it, **MILD)
    seen = again(it).key
    desk.do(manager, judging.judge, seen, WHY)
    with pytest.raises(Conflict):
        desk.do(top, judging.judge, seen, "別の理由")
    assert len(history(it)) == 1


def test_who_judges_on_facts_that_changed_meanwhile_is_told(desk, manager, head, it):
    written(desk, manager, it, **MILD)
    seen = again(it).key
    written(desk, head, it, sensitive="yes")
    with pytest.raises(Conflict):
        desk.do(manager, judging.judge, seen, WHY)
    assert again(it).reportable == "open"


# ---- exceptions

EXCEPTIONS = {
    "highly_encrypted": {"encrypted": "highly", "key_safe": "yes"},
    "recovered_unseen": {"recovered_unseen": "yes"},
    "other_copy": {"other_copy": "yes"},
}


@pytest.mark.parametrize("key", EXCEPTIONS)
def test_an_exception_the_facts_allow_frees_from_reporting(desk, manager, it, key):
    written(desk, manager, it, sensitive="yes", **EXCEPTIONS[key])
    assert [each for each, _ in outlook(desk, manager, it).exceptions] == [key]
    it = judge(desk, manager, it, exception=key)
    assert (it.reportable, it.state) == ("no", "internal")
    assert running(it) == {"pmark_final"}
    line = outlook(desk, manager, it).history[0]
    assert line.exception.ja and line.reason == WHY and line.reportable == "no"


@pytest.mark.parametrize("key", [*EXCEPTIONS, "unheard_of"])
def test_an_exception_the_facts_do_not_allow_is_refused(desk, manager, it, key):
    written(desk, manager, it, sensitive="yes", encrypted="highly")
    no = refused(desk, manager, it, exception=key)
    assert no.field == "exception" and again(it).state == "to_judge"


def test_an_exception_needs_its_reason_too(desk, manager, it):
    written(desk, manager, it, sensitive="yes", recovered_unseen="yes")
    assert refused(desk, manager, it, reason="", exception="recovered_unseen").field == "reason"


def test_without_naming_it_an_exception_is_not_applied(desk, manager, it):
    written(desk, manager, it, sensitive="yes", recovered_unseen="yes")
    assert judge(desk, manager, it).reportable == "yes"


def test_a_key_that_was_not_safe_after_all_opens_it_again(desk, clock, manager, it):
    written(desk, manager, it, sensitive="yes", encrypted="highly", key_safe="yes")
    judge(desk, manager, it, exception="highly_encrypted")
    clock.set(date(2026, 4, 20))
    written(desk, manager, it, key_safe="no")
    it = again(it)
    assert (it.state, it.reportable) == ("to_judge", "open")
    preliminary = clock_of(it, "ppc_preliminary")
    assert (preliminary.known_on, preliminary.due_on) == (date(2026, 4, 20), date(2026, 4, 24))


# ---- later facts


def test_a_count_that_passes_a_thousand_opens_it_with_a_new_day_of_knowing(
    desk, clock, manager, head, it
):
    written(desk, manager, it, **{**MILD, "count_known": 1000})
    it = judge(desk, manager, it)
    assert it.reportable == "no"
    before = Message.select().where(Message.person == manager).count()
    clock.set(date(2026, 4, 20))
    written(desk, head, it, count_known=1001)
    it = again(it)
    assert (it.state, it.reportable) == ("to_judge", "open")
    assert json.loads(it.class_days)["many"] == "2026-04-20"
    final = clock_of(it, "ppc_final")
    assert (final.known_on, final.due_on) == (date(2026, 4, 20), date(2026, 5, 19))
    assert clock_of(it, "pmark_final").due_on == date(2026, 4, 30)  # every accident, since the 1st
    assert Message.select().where(Message.person == manager).count() > before
    said = " ".join(row.text for row in Entry.select().where(Entry.incident == it.id))
    assert "2026/04/20に知った類型" in said and "判定待ち" in said
    it = judge(desk, manager, it, reason="1,001人と判明したため")
    assert it.reportable == "yes"
    assert [row.reportable for row in history(it)] == ["no", "yes"]
    assert clock_of(it, "ppc_final").due_on == date(2026, 5, 19)


def test_a_hundred_my_numbers_are_not_many_and_one_more_is(desk, clock, manager, it):
    facts = {**MILD, "my_number": "yes", "my_number_public": "no", "count_known": 100}
    written(desk, manager, it, **facts)
    judge(desk, manager, it)
    clock.set(date(2026, 4, 11))
    written(desk, manager, it, count_known=101)
    assert again(it).state == "to_judge"
    assert clock_of(it, "mn_final").known_on == date(2026, 4, 11)
    assert clock_of(it, "ppc_final").state == "off"


def test_a_wrongful_purpose_found_later_turns_thirty_days_into_sixty(desk, clock, manager, it):
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    judge(desk, manager, it)
    clock.set(date(2026, 4, 28))
    written(desk, manager, it, wrongful="yes")
    assert again(it).state == "to_judge"
    judge(desk, manager, it)
    final = clock_of(it, "ppc_final")
    assert (final.first_due, final.due_on) == (date(2026, 4, 30), date(2026, 6, 1))
    assert final.known_on == date(2026, 4, 1)
    assert clock_of(it, "pmark_final").due_on == date(2026, 5, 30)


def test_an_open_question_answered_with_yes_counts_from_the_first_day(desk, clock, manager, it):
    """Unknown was never no: the clock ran all the time."""
    written(desk, manager, it, sensitive="yes")
    judge(desk, manager, it)
    clock.set(date(2026, 4, 10))
    written(desk, manager, it, my_number="yes", my_number_public="yes")
    assert again(it).state == "to_judge"
    assert clock_of(it, "mn_preliminary").due_on == date(2026, 4, 5)


def test_an_open_question_answered_with_no_leaves_the_judgement_alone(desk, manager, it):
    written(desk, manager, it, sensitive="yes")
    judge(desk, manager, it)
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    assert again(it).state == "reporting"
    assert "mn_preliminary" not in running(it)


def test_other_facts_leave_the_judgement_alone(desk, manager, it):
    written(desk, manager, it, **MILD)
    judge(desk, manager, it)
    written(desk, manager, it, count_known=999, summary="三件だけでした", medium="メール")
    assert again(it).state == "internal"


def test_a_fact_taken_back_opens_it_again(desk, manager, it):
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    judge(desk, manager, it)
    written(desk, manager, it, sensitive="unknown")
    assert again(it).state == "to_judge"
    assert "ppc_final" in running(it)  # unknown is not no
    written(desk, manager, it, sensitive="no")
    assert clock_of(it, "ppc_final").state == "off"
    assert judge(desk, manager, it).reportable == "no"


def test_taking_a_class_back_and_giving_it_again_gains_no_time(desk, clock, manager, it):
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    judge(desk, manager, it)
    written(desk, manager, it, sensitive="no")
    judge(desk, manager, it)
    clock.set(date(2026, 4, 20))
    written(desk, manager, it, sensitive="yes")
    final = clock_of(it, "ppc_final")
    assert (final.known_on, final.due_on, final.first_due) == (
        date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 30)
    )  # fmt: skip


def test_the_day_of_a_class_can_be_given_but_not_before_the_incident(desk, clock, manager, it):
    def learned(work: Work, incident, known_on):
        row = work.take(type(it), again(incident).key, count_known=2000)
        work.save(row)
        return judging.reconsider(work, row, known_on)

    written(desk, manager, it, **MILD)
    judge(desk, manager, it)
    clock.set(date(2026, 4, 20))
    assert desk.do(manager, learned, it, date(2026, 3, 1)).result
    assert clock_of(it, "ppc_final").known_on == date(2026, 4, 1)


def test_judging_again_by_hand_keeps_both_judgements(desk, manager, it):
    written(desk, manager, it, **MILD)
    judge(desk, manager, it)
    moved(desk, manager, it, "reopen")
    assert again(it).reportable == "open"
    judge(desk, manager, it, reason="見直しても同じ")
    assert [row.reason for row in history(it)] == [WHY, "見直しても同じ"]
    assert [line.place for line in outlook(desk, manager, it).history] == [1, 2]


def test_a_near_miss_that_happened_after_all_has_its_clocks(desk, clock, manager, staff):
    it = reported(desk, staff, near_miss=True)
    assert running(it) == set()
    written(desk, manager, it, near_miss=False)
    assert "ppc_final" in running(it)


# ---- time, rules and others


def test_a_clock_set_back_makes_no_day_earlier_than_the_incident(desk, clock, manager, it):
    written(desk, manager, it, **MILD)
    clock.set(date(2026, 3, 1))
    it = judge(desk, manager, it)
    assert it.reportable == "no"
    written(desk, manager, it, count_known=5000)
    assert clock_of(it, "ppc_final").known_on == date(2026, 4, 1)
    assert desk.do(SYSTEM, duties.tick).result.reminded == 0


def test_another_time_zone_moves_no_deadline(desk, manager, it):
    written(desk, manager, it, **{**MILD, "sensitive": "yes"})
    judge(desk, manager, it)
    days = {row.sort: (row.known_on, row.due_on) for row in Clock.select()}
    row = desk.do(SYSTEM, company.company).result
    desk.do(manager, company.correct, row.key, zone="Pacific/Honolulu")
    written(desk, manager, it, summary="時間帯を変えた後")
    assert {row.sort: (row.known_on, row.due_on) for row in Clock.select()} == days


def test_an_incident_keeps_the_rules_of_its_day(desk, manager, it):
    kept = again(it).rules
    assert json.loads(kept)["id"] == "2024-04"
    written(desk, manager, it, **MILD)
    judge(desk, manager, it)
    assert again(it).rules == kept


def test_a_drill_is_judged_the_same_and_counts_nowhere(desk, manager):
    it = judged(desk, manager, reported(desk, manager, drill=True), sensitive="yes")
    assert it.reportable == "yes"
    lines = desk.do(manager, clocks.running).result
    assert [line for line in lines if line.incident == it.id] == []
    assert all(line.drill for line in desk.do(manager, clocks.running, drills=True).result)


def test_judging_is_not_a_plain_button(desk, manager, it):
    with pytest.raises(Refused):
        desk.do(manager, following.move, again(it).key, "judge")

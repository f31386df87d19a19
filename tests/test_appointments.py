"""Appointments: the rules hold on every date, whatever order the calls come in."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.kinds import Appointment, Department, Person
from pmsdesk.services.organization import appointments, departments, people
from pmsdesk.services.organization.appointment_rules import Span, gaps
from pmsdesk.services.organization.disorder import warnings
from pmsdesk.services.organization.standing import standing_of
from pmsdesk.store.record import DB

TODAY, TOMORROW, YESTERDAY = date(2026, 4, 1), date(2026, 4, 2), date(2026, 3, 31)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)


def held(role, department=None):
    here = Appointment.department == department if department else Appointment.role == role
    mine = Appointment.select().where(Appointment.role == role, here)
    return mine.order_by(Appointment.since.desc()).get()


def refused(desk, actor, service, *values, **named):
    with pytest.raises(Refused) as no:
        desk.do(actor, service, *values, **named)
    return no.value.field


def told(desk, actor, day=TODAY):
    return [it.words.ja for it in desk.do(actor, warnings, day).result]


# ---- who may, and what an appointment gives


def test_an_appointment_gives_the_role_from_its_first_day(desk, manager, staff):
    desk.do(manager, appointments.appoint, Role.TRAINER, staff, JUNE)
    assert Role.TRAINER not in standing_of(staff, MAY).roles
    assert Role.TRAINER in standing_of(staff, JUNE).roles


def test_the_representative_appoints_and_a_head_does_not(desk, top, head, staff):
    desk.do(top, appointments.appoint, Role.TRAINER, staff, TODAY)
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, appointments.appoint, Role.TRAINER, staff, TODAY)


# ---- manager and auditor


def test_the_manager_is_not_made_auditor(desk, manager, auditor):
    desk.do(manager, appointments.end, held(Role.AUDITOR).key, TODAY)
    where = refused(desk, manager, appointments.appoint, Role.AUDITOR, manager, TOMORROW)
    assert where == "person"


def test_the_auditor_does_not_deputise_for_the_manager(desk, manager, auditor):
    key = held(Role.MANAGER).key
    assert refused(desk, manager, appointments.correct, key, deputy=auditor) == "deputy"


def test_the_managers_deputy_does_not_become_auditor(desk, manager, staff, auditor):
    desk.do(manager, appointments.correct, held(Role.MANAGER).key, deputy=staff)
    key = held(Role.AUDITOR).key
    assert refused(desk, manager, appointments.hand_over, key, staff, JUNE) == "person"


def test_the_two_do_not_share_a_deputy(desk, manager, staff):
    desk.do(manager, appointments.correct, held(Role.MANAGER).key, deputy=staff)
    key = held(Role.AUDITOR).key
    assert refused(desk, manager, appointments.correct, key, deputy=staff) == "deputy"


def test_a_clash_that_lies_in_the_future_is_refused_now(desk, manager, staff, auditor):
    desk.do(manager, appointments.hand_over, held(Role.MANAGER).key, staff, JUNE)
    desk.do(manager, appointments.end, held(Role.AUDITOR).key, MAY)
    where = refused(desk, manager, appointments.appoint, Role.AUDITOR, staff, JUNE)
    assert where == "person"


def test_a_former_auditor_may_become_manager(desk, manager, auditor):
    desk.do(manager, appointments.end, held(Role.AUDITOR).key, MAY)
    desk.do(manager, appointments.hand_over, held(Role.MANAGER).key, auditor, JUNE)
    assert Role.MANAGER in standing_of(auditor, JUNE).roles


# ---- one at a time


@pytest.mark.parametrize("role", [Role.MANAGER, Role.AUDITOR])
def test_there_is_one_at_a_time(desk, manager, staff, role):
    assert refused(desk, manager, appointments.appoint, role, staff, TODAY) == "since"
    assert refused(desk, manager, appointments.appoint, role, staff, JUNE) == "since"


def test_a_department_has_one_head_at_a_time(desk, manager, staff, sales):
    where = refused(desk, manager, appointments.appoint, Role.HEAD, staff, TODAY, sales.id)
    assert where == "since"


def test_one_person_may_head_two_departments(desk, manager, head, sales):
    devs = Department.get(Department.code == "D01")
    desk.do(manager, appointments.hand_over, held(Role.HEAD, devs).key, head, TOMORROW)
    assert standing_of(head, TOMORROW).heads == {sales.id, devs.id}


def test_a_role_of_many_is_not_given_twice_to_one_person(desk, manager, staff, head):
    desk.do(manager, appointments.appoint, Role.TRAINER, staff, TODAY)
    desk.do(manager, appointments.appoint, Role.TRAINER, head, TODAY)
    assert refused(desk, manager, appointments.appoint, Role.TRAINER, staff, MAY) == "person"


def test_handing_over_leaves_no_day_without(desk, manager, staff):
    desk.do(manager, appointments.hand_over, held(Role.MANAGER).key, staff, JUNE)
    history = desk.do(manager, appointments.history, Role.MANAGER).result
    assert [(it.person_id, it.since, it.until) for it in history] == [
        (staff, JUNE, None),
        (manager, date(2020, 4, 1), MAY),
    ]  # fmt: skip


# ---- the roster and the departments


@pytest.mark.parametrize(
    "facts, since, until, field",
    [
        ({"joined_on": JUNE}, MAY, None, "since"),
        ({"left_on": MAY}, TODAY, None, "until"),
        ({"left_on": MAY}, TODAY, JUNE, "until"),
        ({"left_on": MAY}, JUNE, None, "person"),
    ],
)
def test_whoever_is_not_on_the_roster_is_not_appointed(
    desk, manager, staff, facts, since, until, field
):
    desk.do(manager, people.correct, Person.get_by_id(staff).key, **facts)
    named = {"until": until}
    where = refused(desk, manager, appointments.appoint, Role.TRAINER, staff, since, **named)
    assert where == field


def test_a_deputy_is_on_the_roster_all_the_time(desk, manager, staff, head):
    desk.do(manager, people.leave, Person.get_by_id(head).key, MAY)
    named = {"deputy": head}
    where = refused(desk, manager, appointments.appoint, Role.TRAINER, staff, TODAY, **named)
    assert where == "deputy"
    desk.do(manager, appointments.appoint, Role.TRAINER, staff, TODAY, until=MAY, deputy=head)


def test_a_closed_department_gets_no_head(desk, manager, staff):
    shop = desk.do(manager, departments.add, code="S02", name="第二営業部").result
    desk.do(manager, departments.close, shop.key, MAY)
    named = {"department": shop.id}
    where = refused(desk, manager, appointments.appoint, Role.HEAD, staff, JUNE, **named)
    assert where == "department"
    where = refused(desk, manager, appointments.appoint, Role.HEAD, staff, TODAY, **named)
    assert where == "until"
    desk.do(manager, appointments.appoint, Role.HEAD, staff, TODAY, until=MAY, **named)


def test_a_department_gets_no_head_before_it_opens(desk, manager, staff):
    shop = desk.do(manager, departments.add, code="S02", name="第二営業部", opened_on=JUNE).result
    named = {"department": shop.id}
    assert refused(desk, manager, appointments.appoint, Role.HEAD, staff, MAY, **named) == "since"


@pytest.mark.parametrize(
    "role, more, field",
    [
        (Role.HEAD, {}, "department"),
        (Role.TRAINER, {"department": 1}, "department"),
        (Role.TRAINER, {"until": YESTERDAY}, "until"),
        (Role.STAFF, {}, "role"),
        (Role.SYSTEM, {}, "role"),
    ],
)
def test_an_appointment_that_makes_no_sense_is_refused(desk, manager, staff, role, more, field):
    where = refused(desk, manager, appointments.appoint, role, staff, TODAY, **more)
    assert where == field


def test_nobody_is_their_own_deputy(desk, manager, staff):
    named = {"deputy": staff}
    where = refused(desk, manager, appointments.appoint, Role.TRAINER, staff, TODAY, **named)
    assert where == "deputy"


# ---- history stays true


def test_a_running_appointment_does_not_change_hands(desk, manager, staff):
    key = held(Role.AUDITOR).key
    assert refused(desk, manager, appointments.correct, key, person=staff) == ""
    assert refused(desk, manager, appointments.correct, key, since=MAY) == ""


def test_one_yet_to_come_is_corrected_or_withdrawn(desk, manager, staff, head):
    it = desk.do(manager, appointments.appoint, Role.TRAINER, staff, JUNE).result
    it = desk.do(manager, appointments.correct, it.key, person=head, since=MAY).result
    assert (it.person_id, it.since) == (head, MAY)
    assert desk.do(manager, appointments.coming, TODAY).result == [it]
    desk.do(manager, appointments.withdraw, it.key)
    assert desk.do(manager, appointments.coming, TODAY).result == []


def test_what_has_begun_is_not_withdrawn(desk, manager, staff):
    it = desk.do(manager, appointments.appoint, Role.TRAINER, staff, TODAY).result
    with pytest.raises(Refused, match="has begun"):
        desk.do(manager, appointments.withdraw, it.key)


def test_a_new_deputy_does_not_rewrite_who_deputised_before(desk, manager, staff, head):
    desk.do(manager, appointments.correct, held(Role.MANAGER).key, deputy=staff)
    assert Role.MANAGER not in standing_of(staff, YESTERDAY).roles
    assert Role.MANAGER in standing_of(staff, TODAY).roles
    desk.do(manager, appointments.correct, held(Role.MANAGER).key, deputy=head)
    assert Role.MANAGER not in standing_of(staff, TODAY).roles


def test_the_last_who_could_appoint_anybody_is_not_ended(desk, manager):
    desk.do(manager, appointments.end, held(Role.TOP).key, TODAY)
    with pytest.raises(Refused, match="nobody who can sign in"):
        desk.do(manager, appointments.end, held(Role.MANAGER).key, MAY)
    assert held(Role.MANAGER).until is None


# ---- what is not in order


def test_a_company_in_order_has_only_the_missing_deputy(desk, manager):
    assert told(desk, manager) == ["個人情報保護管理者の代行者が決まっていません。"]


def test_a_gap_within_sixty_days_is_told_and_one_beyond_is_not(desk, manager):
    desk.do(manager, appointments.end, held(Role.AUDITOR).key, MAY)
    assert "2026年6月1日（月）から個人情報保護監査責任者が不在になります。" in told(
        desk, manager, TOMORROW
    )
    assert not any("監査" in words for words in told(desk, manager, TODAY))
    assert "個人情報保護監査責任者が任命されていません。" in told(desk, manager, JUNE)


def test_a_gap_between_two_is_told_with_both_its_ends(desk, manager, staff):
    desk.do(manager, appointments.end, held(Role.AUDITOR).key, date(2026, 4, 10))
    desk.do(manager, appointments.appoint, Role.AUDITOR, staff, date(2026, 4, 13))
    words = "2026年4月11日（土）から2026年4月12日（日）まで個人情報保護監査責任者が不在になります。"
    assert words in told(desk, manager)


def test_no_manager_is_told_first(desk, top):
    desk.do(top, appointments.end, held(Role.MANAGER).key, TODAY)
    assert told(desk, top, TOMORROW)[0] == "個人情報保護管理者が任命されていません。"


def test_departments_without_a_head_are_told_by_name(desk, manager, sales):
    desk.do(manager, appointments.end, held(Role.HEAD, sales).key, MAY)
    assert "2026年6月1日（月）から営業部の部門責任者が不在になります。" in told(
        desk, manager, TOMORROW
    )
    found = desk.do(manager, warnings, JUNE).result
    mine = next(it for it in found if "営業部の部門責任者が任命" in it.words.ja)
    assert (mine.kind, mine.id) == ("Department", sales.id)


def test_a_department_that_closes_anyway_needs_no_head_after_it(desk, manager, staff):
    shop = desk.do(manager, departments.add, code="S02", name="第二営業部").result
    desk.do(manager, appointments.appoint, Role.HEAD, staff, TODAY, shop.id)
    desk.do(manager, departments.close, shop.key, MAY)
    assert not any("第二営業部" in words for words in told(desk, manager))


def test_a_head_who_cannot_sign_in_is_told(desk, manager, head):
    desk.do(manager, people.take_login, Person.get_by_id(head).key)
    assert any("佐藤 健" in words and "ログイン名" in words for words in told(desk, manager))


# ---- every sequence, every date

DAYS = [TODAY + timedelta(days=n) for n in range(12)]
WHO = st.integers(1, 4)
WHEN = st.sampled_from(DAYS)
APPOINT = st.tuples(
    st.just("appoint"),
    st.sampled_from([Role.MANAGER, Role.AUDITOR]),
    WHO,
    st.none() | WHO,
    WHEN,
    st.none() | WHEN,
)
END = st.tuples(st.just("end"), st.integers(0, 9), WHEN)
OVER = st.tuples(st.just("hand_over"), st.integers(0, 9), WHO, st.none() | WHO, WHEN)
DEPUTY = st.tuples(st.just("deputy"), st.integers(0, 9), st.none() | WHO)
LEAVE = st.tuples(st.just("leave"), WHO, WHEN)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(APPOINT | END | OVER | DEPUTY | LEAVE, min_size=4, max_size=12))
def test_manager_and_auditor_are_different_persons_on_every_date(desk, top, calls):
    def every_call(work):
        for call in calls:
            with suppress(Refused), DB.atomic():
                made(work, *call)
        everything = list(Appointment.select())
        left = {it.id: it.left_on or date.max for it in Person.select()}
        for day in DAYS:
            assert_in_order(everything, left, day)
        raise Refused(Appointment.named)  # so that the next example starts from the same company

    with pytest.raises(Refused, match="Appointment"):
        desk.do(top, every_call)


def made(work, verb, first, *rest):
    if verb == "appoint":
        person, deputy, since, until = rest
        appointments.appoint(work, first, person, since, until=until, deputy=deputy)
    elif verb == "leave":
        people_leave(work, first, *rest)
    else:
        both = Appointment.role.in_([Role.MANAGER, Role.AUDITOR])
        known = list(Appointment.select().where(both).order_by(Appointment.id))
        key = known[first % len(known)].key
        if verb == "end":
            appointments.end(work, key, *rest)
        elif verb == "deputy":
            appointments.correct(work, key, deputy=rest[0])
        else:
            person, deputy, since = rest
            appointments.hand_over(work, key, person, since, deputy)


def people_leave(work, person, on):
    appointed = work.actor
    work.actor = standing_of(Person.get(Person.login == "mori").id, date(2020, 4, 1))
    try:
        people.leave(work, Person.get_by_id(person).key, on)
    finally:
        work.actor = appointed


def assert_in_order(everything, left, day):
    today = [it for it in everything if it.runs_on(day)]
    managers = [it for it in today if it.role == Role.MANAGER]
    auditors = [it for it in today if it.role == Role.AUDITOR]
    assert len(managers) <= 1 and len(auditors) <= 1
    both = [{it.person_id, it.deputy_id} - {None} for it in (*managers, *auditors)]
    assert len(both) < 2 or not both[0] & both[1]
    for it in today:
        assert day <= left[it.person_id]
        assert it.deputy_id is None or day <= left[it.deputy_id]


@given(st.lists(st.tuples(WHEN, WHEN).map(sorted), max_size=6))
def test_gaps_are_the_days_no_span_covers(pairs):
    spans = [Span(*pair) for pair in pairs]
    covered = {day for day in DAYS for s in spans if s.first <= day <= s.last}
    found = list(gaps(spans, DAYS[0], DAYS[-1]))
    assert [day for day in DAYS for gap in found if gap.first <= day <= gap.last] == [
        day for day in DAYS if day not in covered
    ]

"""People: the roster, leaving, and names to sign in with."""

from datetime import date

import pytest

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.kinds import Appointment, Department, Person
from pmsdesk.services.organization import appointments, departments, people

TODAY, TOMORROW = date(2026, 4, 1), date(2026, 4, 2)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)


@pytest.fixture
def sysadmin(desk, manager, staff):
    desk.do(manager, appointments.appoint, Role.SYSADMIN, staff, TODAY)
    return staff


def key(person):
    return Person.get_by_id(person).key


def appointed(role, person):
    return Appointment.get(Appointment.role == role, Appointment.person == person)


def test_a_new_person_is_on_the_roster_without_blanks_around_the_name(desk, manager, sales):
    it = desk.do(
        manager, people.add, staff_no=" 0100 ", name=" 𠮷田 花子 ", department=sales.id
    ).result
    assert (it.staff_no, it.name, it.login) == ("0100", "𠮷田 花子", None)
    shown = desk.do(manager, people.directory, TODAY).result
    assert it in [entry.person for entry in shown]


def test_a_staff_number_names_one_person(desk, manager, staff):
    with pytest.raises(Refused) as no:
        desk.do(manager, people.add, staff_no="0001", name="山田 太郎")
    assert no.value.field == "staff_no" and "森 由美" in no.value.why.ja
    with pytest.raises(Refused) as no:
        desk.do(manager, people.correct, key(staff), staff_no="0001")
    assert no.value.field == "staff_no"


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"name": " "}, "name"),
        ({"mail": "hanako"}, "mail"),
        ({"name": "あ" * 81}, "name"),
        ({"employment": "friend"}, "employment"),
        ({"joined_on": MAY, "left_on": TODAY}, "left_on"),
        ({"login": "Hanako"}, "login"),
        ({"login": "mori"}, "login"),
    ],
)
def test_a_bad_fact_is_refused_at_its_field(desk, manager, facts, field):
    with pytest.raises(Refused) as no:
        desk.do(manager, people.add, **{"staff_no": "0100", "name": "山田 花子", **facts})
    assert no.value.field == field


@pytest.mark.parametrize("who", ["head", "staff", "auditor", "top", "sysadmin"])
def test_only_the_pms_office_writes_the_roster(desk, who, request):
    actor = request.getfixturevalue(who)
    with pytest.raises(Refused, match="not yours"):
        desk.do(actor, people.add, staff_no="0100", name="山田 花子")
    with pytest.raises(Refused, match="not yours"):
        desk.do(actor, people.correct, key(actor), title="部長")
    with pytest.raises(Refused, match="not yours"):
        desk.do(actor, people.leave, key(actor), MAY)


def test_nobody_joins_a_closed_department(desk, manager, staff):
    shop = desk.do(manager, departments.add, code="S02", name="第二営業部").result
    desk.do(manager, departments.close, shop.key, TODAY)
    with pytest.raises(Refused) as no:
        desk.do(manager, people.correct, key(staff), department=shop.id)
    assert no.value.field == "department"


def test_leaving_ends_the_persons_appointments_that_day(desk, manager, head, sales):
    leaving = desk.do(manager, people.leave, key(head), MAY).result
    assert [held.role for held in leaving.ended] == [Role.HEAD]
    assert leaving.login == "sato"
    assert appointed(Role.HEAD, head).until == MAY
    assert desk.do(manager, departments.without_head, JUNE).result == [sales]


def test_leaving_takes_back_what_had_not_begun(desk, manager, staff):
    desk.do(manager, appointments.appoint, Role.TRAINER, staff, JUNE)
    leaving = desk.do(manager, people.leave, key(staff), MAY).result
    assert [held.role for held in leaving.ended] == [Role.TRAINER]
    assert not Appointment.select().where(Appointment.person == staff).exists()


def test_what_ended_before_stays_as_it_was(desk, manager, head):
    begun = appointed(Role.HEAD, head)
    desk.do(manager, appointments.end, begun.key, date(2026, 4, 30))
    assert desk.do(manager, people.leave, key(head), MAY).result.ended == ()
    assert appointed(Role.HEAD, head).until == date(2026, 4, 30)


def test_a_leaving_deputy_leaves_the_role_without_one_from_the_next_day(desk, manager, staff):
    was = appointed(Role.MANAGER, manager)
    desk.do(manager, appointments.correct, was.key, deputy=staff)
    leaving = desk.do(manager, people.leave, key(staff), MAY).result
    assert [held.since for held in leaving.without_deputy] == [JUNE]
    mine = Appointment.select().where(Appointment.person == manager).order_by(Appointment.since)
    assert [(held.deputy_id, held.since, held.until) for held in mine] == [
        (None, date(2020, 4, 1), date(2026, 3, 31)),
        (staff, TODAY, MAY),
        (None, JUNE, None),
    ]


def test_the_only_manager_does_not_leave_before_handing_over(desk, manager, staff):
    with pytest.raises(Refused, match="Hand the role over") as no:
        desk.do(manager, people.leave, key(manager), MAY)
    assert no.value.field == "left_on"
    desk.do(manager, appointments.hand_over, appointed(Role.MANAGER, manager).key, staff, JUNE)
    desk.do(manager, people.leave, key(manager), MAY)
    assert Person.get_by_id(manager).left_on == MAY


def test_a_leaving_date_typed_into_the_form_follows_the_same_rules(desk, manager, head):
    desk.do(manager, people.correct, key(head), left_on=MAY)
    assert appointed(Role.HEAD, head).until == MAY
    with pytest.raises(Refused, match="Hand the role over"):
        desk.do(manager, people.correct, key(manager), left_on=MAY)


def test_whoever_has_left_does_nothing_any_more(desk, manager, head, clock):
    desk.do(manager, people.leave, key(head), MAY)
    clock.set(MAY)
    desk.do(head, people.directory, MAY)
    clock.set(JUNE)
    with pytest.raises(Refused, match="has left"):
        desk.do(head, people.directory, JUNE)


def test_nobody_joins_after_their_own_appointment_began(desk, manager, head):
    with pytest.raises(Refused) as no:
        desk.do(manager, people.correct, key(head), joined_on=TODAY)
    assert no.value.field == "joined_on"


def test_the_administrator_gives_and_takes_logins(desk, manager, sysadmin, sales):
    it = desk.do(manager, people.add, staff_no="0100", name="山田 花子", department=sales.id).result
    assert desk.do(sysadmin, people.give_login, it.key, " Hanako ").result.login == "hanako"
    assert desk.do(sysadmin, people.by_login, "HANAKO").result == it
    desk.do(sysadmin, people.take_login, key(it.id))
    assert Person.get_by_id(it.id).login is None


@pytest.mark.parametrize("login", ["", " ", "a", "花子", "hanako yamada", "mori", "MORI"])
def test_a_bad_or_taken_login_is_refused_at_its_field(desk, manager, staff, login):
    with pytest.raises(Refused) as no:
        desk.do(manager, people.give_login, key(staff), login)
    assert no.value.field == "login"


def test_a_head_gives_no_logins(desk, head, staff):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, people.give_login, key(staff), "hanako")


def test_a_login_is_not_changed_by_the_way(desk, manager, staff):
    with pytest.raises(TypeError):
        desk.do(manager, people.correct, key(staff), login="hanako")


def test_the_last_who_could_appoint_anybody_keeps_the_login(desk, manager, top):
    desk.do(manager, people.take_login, key(top))
    with pytest.raises(Refused, match="nobody who can sign in"):
        desk.do(manager, people.take_login, key(manager))
    assert Person.get_by_id(manager).login == "mori"


def test_the_directory_shows_who_is_there_with_their_roles(desk, manager, head, staff, sales):
    desk.do(manager, people.correct, key(staff), joined_on=date(2026, 2, 1))
    shown = desk.do(manager, people.directory, TODAY).result
    assert [entry.person.name for entry in shown] == [
        "森 由美", "加藤 実", "田中 一郎", "髙﨑 昇", "伊藤 舞", "佐藤 健", "鈴木 花",
    ]  # fmt: skip
    mine = next(entry for entry in shown if entry.person.id == head)
    assert (mine.department, mine.roles, mine.heads) == (sales, (Role.HEAD,), (sales,))
    before = desk.do(manager, people.directory, date(2026, 1, 31)).result
    assert staff not in [entry.person.id for entry in before]


def test_the_directory_ends_with_people_of_no_department(desk, manager):
    desk.do(manager, people.add, staff_no="0000", name="会長")
    assert desk.do(manager, people.directory, TODAY).result[-1].department is None
    assert Department.select().count() == 3

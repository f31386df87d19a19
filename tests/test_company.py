"""The company: its facts, who may change what, and the first rows of a new workspace."""

import pytest
from playhouse import migrations
from settled import KEY, MIGRATIONS, START

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Appointment, Company, Department, Method, Person
from pmsdesk.kinds.checklist.words import Measure, Size
from pmsdesk.services.organization import appointments, company
from pmsdesk.services.organization.standing import standing_of
from pmsdesk.store import search
from pmsdesk.store.database import open_cipher

SMALL = {"employees_over_100": False, "persons_over_5000": False, "entrusted": False}


@pytest.fixture
def empty(tmp_path):
    """A migrated workspace nobody has founded yet."""
    database = open_cipher(tmp_path / "empty.db", KEY)
    desk = Desk(database, clock=lambda: START)
    database.connect()
    migrations.run(database, str(MIGRATIONS))
    search.prepare()
    yield desk
    desk.close()


@pytest.fixture
def sysadmin(desk, manager, staff):
    since = START.date()
    desk.do(manager, appointments.appoint, Role.SYSADMIN, staff, since)
    return staff


def the_company(desk):
    return desk.do(SYSTEM, company.company).result


def make_small(desk, manager):
    desk.do(manager, company.correct, the_company(desk).key, **SMALL)


def choose_small_method(work):
    work.add(Method(measure=Measure.PHYSICAL, size=Size.SMALL))


def test_founding_gives_a_company_a_department_and_a_manager_who_can_act(empty):
    desk = empty
    founder = desk.do(SYSTEM, company.found, "あおば商事", "mori", "森 由美").result
    assert (Company.get().id, Company.get().name) == (1, "あおば商事")
    assert founder.department == Department.get()
    assert (founder.login, founder.name) == ("mori", "森 由美")
    assert Role.MANAGER in standing_of(founder.id, START.date()).roles
    corrected = desk.do(founder.id, company.correct, the_company(desk).key, address="東京都")
    assert corrected.result.address == "東京都"


def test_a_company_is_founded_once(desk):
    with pytest.raises(Refused, match="already has a company"):
        desk.do(SYSTEM, company.found, "別会社", "abe", "阿部")


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"login": " "}, "login"),
        ({"login": "Mori Yumi"}, "login"),
        ({"name": " "}, "name"),
        ({"person_name": ""}, "name"),
        ({"zone": "Asia/Edo"}, "zone"),
        ({"fiscal_start": 13}, "fiscal_start"),
    ],
)
def test_founding_with_a_bad_fact_leaves_the_workspace_empty(empty, facts, field):
    good = {"name": "あおば商事", "login": "mori", "person_name": "森 由美"}
    with pytest.raises(Refused) as no:
        empty.do(SYSTEM, company.found, **{**good, **facts})
    assert no.value.field == field
    assert not Company.select().exists() and not Person.select().exists()


def test_before_the_company_is_entered_that_is_said(empty):
    with pytest.raises(Refused, match="not been entered"):
        empty.do(SYSTEM, company.company)


@pytest.mark.parametrize("zone", ["Tokyo", "", "../etc", "Asia", "東京"])
def test_an_unknown_zone_is_refused_at_its_field(desk, manager, zone):
    with pytest.raises(Refused) as no:
        desk.do(manager, company.correct, the_company(desk).key, zone=zone)
    assert no.value.field == "zone"


def test_a_head_does_not_change_the_company(desk, head):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, company.correct, the_company(desk).key, name="別会社")


def test_the_administrator_sets_the_zone_but_not_the_size(desk, sysadmin):
    desk.do(sysadmin, company.correct, the_company(desk).key, zone=" Asia/Seoul ")
    assert the_company(desk).zone == "Asia/Seoul"
    with pytest.raises(Refused, match="not yours"):
        desk.do(sysadmin, company.correct, the_company(desk).key, entrusted=False)


def test_the_second_of_two_savers_is_told(desk, manager):
    seen = the_company(desk).key
    desk.do(manager, company.correct, seen, address="東京都")
    with pytest.raises(Conflict):
        desk.do(manager, company.correct, seen, address="大阪府")


def test_a_company_that_grows_loses_the_small_business_methods(desk, manager):
    make_small(desk, manager)
    desk.do(manager, choose_small_method)
    told = desk.do(manager, company.consequences, the_company(desk).key, entrusted=True).result
    assert ["1 measures" in words for words in told] == [True]
    assert Method.get().size == Size.SMALL
    desk.do(manager, company.correct, the_company(desk).key, entrusted=True)
    assert Method.get().size == Size.ORDINARY


def test_a_correction_that_keeps_the_size_keeps_the_methods(desk, manager):
    make_small(desk, manager)
    desk.do(manager, choose_small_method)
    desk.do(manager, company.correct, the_company(desk).key, address="東京都")
    assert Method.get().size == Size.SMALL


def test_becoming_small_is_told_before_it_is_saved(desk, manager):
    told = desk.do(manager, company.consequences, the_company(desk).key, **SMALL).result
    assert [words.ja[:8] for words in told] == ["中小規模事業者に"]
    assert not the_company(desk).small


def test_the_founder_is_named_in_the_first_appointment(empty):
    founder = empty.do(SYSTEM, company.found, "あおば商事", "mori", "森 由美").result
    held = Appointment.get()
    assert (held.role, held.person, held.since) == (Role.MANAGER, founder, START.date())

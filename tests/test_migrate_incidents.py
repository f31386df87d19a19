"""A workspace from before incidents: it opens, nothing is lost, and a backup was taken."""

import shutil
from datetime import date

import pytest
from disk import CHEAP, PASSWORD
from settled import MIGRATIONS, Clock, settle

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Company, Department, Incident, Person
from pmsdesk.kinds.incident.words import What
from pmsdesk.services.incident import reporting
from pmsdesk.services.organization import company
from pmsdesk.services.verify import verify
from pmsdesk.store import search
from pmsdesk.store.canonical import fields
from pmsdesk.store.migrate import applied
from pmsdesk.store.trail import Trail
from pmsdesk.store.work import Work
from pmsdesk.store.workspace import Workspace

NEW = ("pmark_holder", "assessment_body", "head_hours", "manager_hours", "top_hours")
OLD = {
    "id": 1, "version": 0, "name": "あおば商事株式会社", "name_en": "Aoba", "address": "東京都",
    "representative": "田中 一郎", "contact": "総務部", "fiscal_start": 4, "zone": "Asia/Tokyo",
    "classification": "社外秘", "seal": "drawn", "seal_order": "senior_left",
    "employees_over_100": True, "persons_over_5000": False, "entrusted": True,
}  # fmt: skip


@pytest.fixture
def first(tmp_path):
    """The scripts as they were in the first version."""
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(MIGRATIONS / "0001_first.py", folder)
    return folder


@pytest.fixture
def old(tmp_path, first):
    """A workspace of the first version with its company, people and appointments; closed."""
    workspace, _ = Workspace.create(
        tmp_path / "old.pmsdesk", "sato", PASSWORD, cost=CHEAP, migrations=first
    )
    desk = Desk(workspace.database, clock=Clock())
    search.prepare()
    desk.do(SYSTEM, as_it_was)
    workspace.close()
    return workspace.folder


class Before(Work):
    """Writes a company as the first version did: without the fields that came later."""

    def add(self, record, deed="add"):
        if not isinstance(record, Company):
            return super().add(record, deed)
        names, marks = ", ".join(OLD), ", ".join("?" * len(OLD))
        database = Company._meta.database
        database.execute_sql(f"INSERT INTO company ({names}) VALUES ({marks})", tuple(OLD.values()))
        self._line("Company", 1, deed, "{}", fields(OLD))
        return record


def as_it_was(work):
    work.__class__ = Before
    settle(work)


def opened(folder):
    workspace = Workspace.open(folder, "sato", PASSWORD, cost=CHEAP)
    desk = Desk(workspace.database, clock=Clock())
    search.prepare()
    return workspace, desk


def test_the_old_workspace_had_no_incidents(old, first):
    workspace = Workspace.open(old, "sato", PASSWORD, cost=CHEAP, migrations=first)
    names = {column.name for column in workspace.database.get_columns("company")}
    assert not workspace.database.table_exists("incident") and not names & set(NEW)
    assert workspace.database.execute_sql("SELECT count(*) FROM person").fetchone() == (7,)
    workspace.close()


def test_it_opens_with_everything_it_had_and_the_defaults_of_what_is_new(old):
    workspace, _ = opened(old)
    assert applied(workspace.database)[:2] == ["0001_first", "0002_incidents"]
    row = Company.get()
    assert {name: getattr(row, name) for name in OLD} == OLD
    assert [getattr(row, name) for name in NEW] == [True, "", 1, 4, 24]
    assert (Person.select().count(), Department.select().count()) == (7, 3)
    assert Incident.select().count() == 0
    kept = [path.name for path in (old / "backups").iterdir()]
    assert [name[:14] for name in kept] == ["before-update-"]
    workspace.close()


def test_its_trail_still_agrees_with_its_records(old):
    workspace, desk = opened(old)
    verdict = desk.do(SYSTEM, lambda _: verify()).result
    assert verdict.faults == () and verdict.lines == Trail.select().count()
    workspace.close()


def test_work_goes_on_in_it(old):
    workspace, desk = opened(old)
    mori = Person.get(Person.login == "mori").id
    changed = desk.do(mori, company.correct, Company.get().key, top_hours=48).result
    assert changed.top_hours == 48
    it = desk.do(mori, reporting.report, what=What.MAIL).result
    assert (it.no, it.known_on) == ("2026-IN-0001", date(2026, 4, 1))
    assert desk.do(SYSTEM, lambda _: verify()).result.faults == ()
    workspace.close()


def test_an_update_happens_once(old):
    opened(old)[0].close()
    opened(old)[0].close()
    assert len(list((old / "backups").glob("before-update-*"))) == 1


@pytest.mark.parametrize("name", ["head_hours", "manager_hours", "top_hours"])
@pytest.mark.parametrize("hours", [0, -1, 169])
def test_a_time_limit_is_from_an_hour_to_a_week(desk, manager, name, hours):
    with pytest.raises(Refused) as no:
        desk.do(manager, company.correct, Company.get().key, **{name: hours})
    assert no.value.field == name

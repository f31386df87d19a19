"""Saves that have gone from the database are told when the workspace is opened."""

import shutil

import pytest
from disk import CHEAP, PASSWORD

from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Department
from pmsdesk.store import trail
from pmsdesk.store.last_head import FILE
from pmsdesk.store.workspace import Workspace


class Office:
    """A workspace that is opened, worked in and closed again."""

    def __init__(self, folder, clock):
        self.folder, self.clock = folder, clock
        workspace, _ = Workspace.create(folder, "mori", PASSWORD, cost=CHEAP)
        workspace.close()

    def work(self, *names):
        """Add departments; what was told at the opening."""
        with Workspace.open(self.folder, "mori", PASSWORD, cost=CHEAP) as workspace:
            desk = Desk(workspace.database, self.clock)
            for name in names:
                desk.do(SYSTEM, lambda work, name=name: work.add(Department(code=name, name=name)))
            self.position = trail.head().position
            return workspace.warnings

    def keep(self, name):
        shutil.copy(self.folder / name, self.folder.with_name(name))

    def put_back(self, name):
        shutil.copy(self.folder.with_name(name), self.folder / name)


@pytest.fixture
def office(tmp_path, clock):
    return Office(tmp_path / "a.pmsdesk", clock)


def test_what_is_all_there_is_not_worth_a_word(office):
    assert office.work("A", "B") == ()
    assert office.work("C") == ()
    assert office.work() == ()


def test_an_older_database_in_the_place_of_the_last_one_is_told(office):
    office.work("A")
    office.keep("desk.db")
    office.work("B", "C")
    lost = office.position
    office.put_back("desk.db")
    (told,) = office.work()
    assert f"up to line {lost} of the audit trail" in str(told) and f"{lost}行目まで" in told.ja


def test_another_history_of_the_same_length_is_told(office):
    office.work("A")
    office.keep("desk.db")
    office.work("B")
    office.keep(FILE)
    office.put_back("desk.db")
    office.work("C")
    office.put_back(FILE)
    assert len(office.work()) == 1


def test_an_older_note_beside_a_newer_database_says_nothing(office):
    office.work("A")
    office.keep(FILE)
    office.work("B")
    office.put_back(FILE)
    assert office.work() == ()


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 90, b"000000000009 " + b"0" * 64 + b" 00000000\n"]
)
def test_half_a_note_says_nothing(office, content):
    office.work("A")
    (office.folder / FILE).write_bytes(content)
    assert office.work() == ()


def test_without_a_place_for_the_note_work_goes_on(office):
    (office.folder / FILE).mkdir()
    assert office.work("A") == ()
    assert office.work("B") == ()

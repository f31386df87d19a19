"""A company's workspace on disk, made once and copied; and a program to open it with."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from small_desk import Answers

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Appointment, Company, Department, Person
from pmsdesk.store import search
from pmsdesk.store.slot import Cost
from pmsdesk.store.workspace import Workspace
from pmsdesk_ui.program import Program

PASSWORD = "ひみつの合言葉2026"
CHEAP = Cost(memory=8, passes=1)  # a password that is guessed at once, and so is a test's
APRIL = datetime(2026, 4, 1, 3, tzinfo=UTC)
PEOPLE = (  # login, name, department, role
    ("mori", "森 由美", "A01", Role.MANAGER),
    ("sato", "佐藤 健", "S01", Role.HEAD),
    ("ito", "伊藤 舞", "D01", Role.HEAD),
    ("kato", "加藤 実", "A01", Role.AUDITOR),
    ("tanaka", "田中 一郎", "A01", Role.TOP),
    ("suzuki", "鈴木 花", "S01", None),
)


def make(folder: Path) -> str:
    """A workspace of a small company; returns its recovery code."""
    workspace, code = Workspace.create(folder, "mori", PASSWORD, cost=CHEAP)
    desk = Desk(workspace.database, lambda: APRIL)
    search.prepare()
    desk.do(SYSTEM, settle)
    for login, *_ in PEOPLE[1:]:
        workspace.admit(login, PASSWORD)
    workspace.close()
    return code


def settle(work):
    work.add(Company(id=1, name="あおば商事株式会社", name_en="Aoba Trading"))
    named = {
        "S01": ("営業部", "Sales"),
        "D01": ("開発部", "Development"),
        "A01": ("総務部", "Office"),
    }
    places = {
        code: work.add(Department(code=code, name=name, name_en=english))
        for code, (name, english) in named.items()
    }
    for number, (login, name, where, role) in enumerate(PEOPLE, 1):
        person = work.add(
            Person(staff_no=f"{number:04}", name=name, login=login, department=places[where])
        )
        if role:
            at = places[where] if role == Role.HEAD else None
            begin = date(2020, 4, 1)
            work.add(Appointment(role=role, person=person, department=at, since=begin))


def copied(template: Path, to: Path) -> Path:
    shutil.copytree(template, to)
    return to


def started(tmp_path, clock) -> Program:
    """The program as it is before anything has been opened."""
    return Program(tmp_path / "settings.json", tmp_path / "PMS Desk", clock, Answers())

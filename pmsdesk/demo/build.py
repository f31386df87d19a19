"""Build the sample company: same seed, same company."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from ..base.days import fiscal_bounds, fiscal_year
from ..base.standing import Role
from ..base.text import T
from ..desk import Desk
from ..kinds.organization.person import Person
from ..services.organization import logins
from ..store import search
from ..store.workspace import Workspace
from . import governing, incident
from .history import Clock, History
from .people import LOGINS, found

PASSWORD = "mihon-desk-2026"  # printed on the screen: it guards nothing but invented people
NAME = "mihon"
ROLES = {
    "manager": Role.MANAGER.label,
    "auditor": Role.AUDITOR.label,
    "top": Role.TOP.label,
    "head": T("Head of Sales 1", "部門責任者（第一営業部）"),
    "staff": T("Staff of Sales 1", "一般従業者（第一営業部）"),
}


@dataclass(frozen=True, slots=True)
class Built:
    """Where the sample company is and how to sign in: login, password, role."""

    folder: Path
    recovery_code: str
    logins: list[tuple[str, str, T]]
    today: date


def build(
    home: Path,
    years: int = 2,
    departments: int = 12,
    seed: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
    today: date | None = None,
) -> Built:
    """Make `home`/mihon.pmsdesk with so many finished fiscal years and the current one.

    An older sample company in the same place gives way. `progress` may raise to cancel: nothing
    is left behind then.
    """
    day = today or datetime.now(UTC).astimezone(ZoneInfo("Asia/Tokyo")).date()
    folder = home / f"{NAME}.pmsdesk"
    home.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        shutil.rmtree(folder)
    try:
        return _built(folder, years, departments, seed, progress, day)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _built(
    folder: Path,
    years: int,
    departments: int,
    seed: int,
    progress: Callable[[int, int], None],
    today: date,
) -> Built:
    begin = fiscal_bounds(fiscal_year(today) - years)[0]
    workspace, code = Workspace.create(folder, "manager", PASSWORD)
    try:
        clock, random = Clock(begin), Random(seed)
        desk = Desk(workspace.database, clock)
        search.prepare()
        cast = found(desk, random, begin, departments)
        desk.do(cast.manager, logins.keep_code)
        for person in Person.select().where(Person.login.is_null(False), Person.login != LOGINS[0]):
            workspace.admit(str(person.login), PASSWORD)
        history = History(desk, clock, cast, random, today)
        incident.plan(history, begin)
        governing.plan(history, begin, Random(seed + 1))
        history.run(begin, progress)
    finally:
        workspace.close()
    return Built(folder, code, [(login, PASSWORD, ROLES[login]) for login in LOGINS], today)

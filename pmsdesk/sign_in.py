"""Signing in: a workspace is opened, its desk is set up, and somebody known sits down at it.

Everything here is called on the one thread that will use the workspace.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .base.errors import Refused
from .base.standing import Standing
from .base.text import Lang, T
from .desk import SYSTEM, Desk
from .kinds.organization.company import ONLY, Company
from .kinds.organization.person import Person
from .services.checklist.publishing import publish_shipped
from .services.organization import myself, people
from .services.organization.company import found
from .services.organization.standing import standing_of
from .store import search, trail
from .store.credentials import folded
from .store.place import UNWRITABLE
from .store.record import DB, check_fields
from .store.restore import Restored, by_code, by_password, restore
from .store.work import Work
from .store.workspace import Workspace

if TYPE_CHECKING:  # at run time the store comes before peewee, to keep unused drivers out
    import peewee as pw

NOBODY = T(
    "Nobody on the roster has this login. Ask the protection manager.",
    "このログイン名の従業者が名簿にありません。個人情報保護管理者に確かめてください。",
)
UNFINISHED = T(
    "This workspace was not set up completely. Make a new one, or restore a backup.",
    "このワークスペースは作成が完了していません。"
    "新しく作成するか、バックアップから復元してください。",
)

TRAIL_BROKEN = T(
    "The audit trail in this backup was changed, so it was not restored. Choose another one.",
    "このバックアップは監査証跡が書き換えられているため復元しませんでした。"
    "別のファイルを選んでください。",
)

Clock = Callable[[], datetime]


def utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Card:
    """Who sits at the desk, and of which company."""

    standing: Standing
    login: str
    lang: Lang
    company: T
    fiscal_start: int
    zone: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An open workspace with a person at its desk. Used and closed where it was opened."""

    workspace: Workspace
    desk: Desk
    card: Card

    @property
    def do(self) -> Callable[..., Any]:
        return self.desk.do

    def close(self) -> None:
        """Close the workspace; it may be opened again afterwards."""
        self.workspace.close()

    def card_now(self) -> Card:
        """Read again: names, roles and the company may have changed since."""
        card: Card = self.desk.do(SYSTEM, card_of, self.card.login).result
        return card

    def change_password(self, old: str, new: str) -> None:
        """Refused beside "password" where the old one is wrong, beside "new_password" else."""
        self.workspace.vault.change_password(self.card.login, old, new)
        self.desk.do(self.card.standing.person, myself.password_changed, self.card.login)


def sign_in(folder: Path, login: str, password: str, clock: Clock = utc) -> Seat:
    """Open the workspace as this person.

    Refused where the password is wrong, the workspace is in use, or the person is not on the
    roster or has left; Unavailable where the workspace is damaged or newer than the program.
    """
    return _seated(Workspace.open(folder, login, password), login, clock)


def set_up(
    folder: Path, company: str, name: str, login: str, password: str, clock: Clock = utc
) -> tuple[Seat, str]:
    """A new workspace with its company, its first person (the protection manager) and the
    shipped checklists. Returns the recovery code too: it is stored nowhere.

    Refused for "folder", "company", "name", "login" or "password"; nothing is left behind then.
    """
    _check_names(company, name, login)
    _make_room(folder)
    workspace, code = Workspace.create(folder, login, password)
    try:
        desk = Desk(workspace.database, clock)
        search.prepare()
        first = desk.do(SYSTEM, _founded, company.strip(), login, name.strip()).result
        desk.do(first, publish_shipped)
    except BaseException:
        workspace.close()
        _take_away(workspace.folder)
        raise
    return _seated(workspace, login, clock), code


def set_password(folder: Path, code: str, login: str, new: str, clock: Clock = utc) -> Seat:
    """With the recovery code: a new password for this login, and in.

    Refused for "code", "login" or "new_password".
    """
    workspace = Workspace.open_by_code(folder, code)
    try:
        workspace.set_password(login, new)
        seat = _seated(workspace, login, clock)
        seat.desk.do(seat.card.standing.person, myself.password_changed, seat.card.login)
    except BaseException:
        workspace.close()
        raise
    return seat


def bring_back(
    file: Path,
    to: Path,
    login: str,
    secret: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Restored:
    """Restore a backup into a new folder, with a login and password of its time.

    With an empty login the secret is the recovery code. Refused for "file", "folder", "password"
    or "code".
    """
    unlock = by_password(login, secret) if login else by_code(secret)
    return restore(file, to, unlock, _check_trail, progress=progress)


def card_of(work: Work, login: str) -> Card:
    """Who signs in with this login today. Refused where nobody does, or where they have left."""
    company = Company.get_or_none(Company.id == ONLY)
    if company is None:
        raise Refused(UNFINISHED, "folder")
    person = people.by_login(work, folded(login))
    if person is None:
        raise Refused(NOBODY, "login")
    try:
        standing = standing_of(person.id, work.today)
    except Refused as no:
        raise Refused(no.why, "login") from no
    name = T(company.name_en or company.name, company.name)
    lang: Lang = "en" if person.lang == "en" else "ja"
    start, zone = int(company.fiscal_start), str(company.zone)
    return Card(standing, str(person.login), lang, name, start, zone)


def _seated(workspace: Workspace, login: str, clock: Clock) -> Seat:
    try:
        desk = Desk(workspace.database, clock)
        search.prepare()
        return Seat(workspace, desk, desk.do(SYSTEM, card_of, login).result)
    except BaseException:
        workspace.close()
        raise


def _founded(work: Work, company: str, login: str, name: str) -> int:
    return int(found(work, company, login, name).id)


def _check_names(company: str, name: str, login: str) -> None:
    """Before anything is made. The field names are those of the form."""
    person = Person(staff_no="0001", name=name.strip(), login=login.strip())
    for record, names in (
        (Company(id=ONLY, name=company.strip()), {"name": "company"}),
        (person, {}),
    ):
        try:
            check_fields(record)
            record.check()
        except Refused as no:
            raise Refused(no.why, names.get(no.field, no.field)) from no


def _check_trail(database: pw.Database) -> None:
    DB.initialize(database)  # nobody is signed in while a backup is brought back
    if isinstance(trail.broken(trail.lines(), None), trail.Break):
        raise Refused(TRAIL_BROKEN, "file")


def _make_room(folder: Path) -> None:
    """The folder around the workspace, where it is not there yet."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(UNWRITABLE.fill(name=folder.parent.name), "folder") from error


def _take_away(folder: Path) -> None:
    """A workspace of which nobody has heard yet."""
    shutil.rmtree(folder, ignore_errors=True)

"""Bring a database to this program's schema: frozen scripts, each in one transaction."""

from __future__ import annotations

import glob
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import peewee as pw

from ..base.errors import Unavailable
from ..base.text import T

MIGRATIONS: Final = Path(__file__).parent / "migrations"
HISTORY: Final = "schema_migration"

NEWER = T(
    "This workspace was last used with a newer PMS Desk. Update the program to open it.",
    "このワークスペースは新しい版の PMS Desk で使われています。"
    "プログラムを更新してから開いてください。",
)


def migrate(
    database: pw.Database, folder: Path = MIGRATIONS, backup: Callable[[], object] = lambda: None
) -> list[str]:
    """Run what is pending on a connected database; returns the names of what ran.

    `backup` is called before, where the database is not new. A script and the note that it ran are
    one transaction: a killed program leaves the schema before or after it. Raises Unavailable for
    a database newer than the program; nothing is touched then.
    """
    known, done = names(folder), applied(database)
    if set(done) - set(known):
        raise Unavailable(NEWER)
    if set(known) == set(done):
        return []
    if done:
        backup()
    from playhouse.migrations import Runner

    ran: list[str] = Runner(database, glob.escape(str(folder)), HISTORY).up()
    return ran


def names(folder: Path = MIGRATIONS) -> list[str]:
    """The migrations this program knows, in order."""
    return sorted(path.stem for path in folder.glob("[0-9]*.py"))


def applied(database: pw.Database) -> list[str]:
    """The migrations this database has seen, in order."""
    if not database.table_exists(HISTORY):
        return []
    driver: Any = database
    return [row[0] for row in driver.execute_sql(f"SELECT name FROM {HISTORY} ORDER BY name")]

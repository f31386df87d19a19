"""Everything on disk: the workspace, the database, Work, the audit trail, messages, migrations."""

import sys
from types import ModuleType

import sqlcipher3

# peewee imports every driver it finds. The PostgreSQL ones are 100 ms and 20 MB that an embedded
# workspace never uses: they are hidden from it, unless whoever wants a team workspace has imported
# psycopg before. In place of Python's SQLite it is given the one that opens our files: it would
# otherwise be a second SQLite in memory, and the one that learns how a Decimal is written.
# This package is imported before peewee, so that is done here, once.
_DRIVERS = ("psycopg", "psycopg2")


def _import_peewee() -> None:
    seen: dict[str, ModuleType | None] = {"sqlite3": sqlcipher3}
    if not set(_DRIVERS) & set(sys.modules):
        seen |= dict.fromkeys(_DRIVERS)
    before = {name: sys.modules.get(name) for name in seen}
    sys.modules.update(seen)  # type: ignore[arg-type]
    try:
        import peewee  # noqa: F401
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


if "peewee" not in sys.modules:
    _import_peewee()

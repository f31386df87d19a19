"""Everything on disk: the workspace, the database, Work, the audit trail, messages, migrations."""

import sys

# peewee imports every PostgreSQL driver it finds: 100 ms and 20 MB that an embedded workspace
# never uses. This package is imported before peewee, so the drivers are hidden here, once.
# Whoever wants a team workspace imports psycopg before this package: then nothing is hidden.
_DRIVERS = ("psycopg", "psycopg2")


def _import_peewee() -> None:
    hidden = [] if set(_DRIVERS) & set(sys.modules) else _DRIVERS
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        import peewee  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]


if "peewee" not in sys.modules:
    _import_peewee()

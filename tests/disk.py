"""What tests of the workspace on disk share: a cheap Argon2 and a small schema of two versions."""

from pmsdesk.store.slot import Cost
from pmsdesk.store.workspace import Workspace

CHEAP = Cost(memory=64, passes=1)
PASSWORD = "correct horse battery"
OTHER = "さくら咲く春の道です"

FIRST = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
    db.execute_sql("CREATE TABLE trail (position INTEGER PRIMARY KEY, hash TEXT NOT NULL)")
"""
SECOND = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'")
    db.execute_sql("CREATE TABLE pin (id INTEGER PRIMARY KEY, note INTEGER REFERENCES note (id))")
    db.execute_sql("INSERT INTO pin (note) SELECT id FROM note")
"""


def schema(folder, *scripts):
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts or (FIRST,), start=1):
        (folder / f"{number:04d}_step.py").write_text(script, encoding="utf-8")
    return folder


def make(folder, login="sato", password=PASSWORD):
    """A new workspace with the small schema beside it; returns it and its recovery code."""
    scripts = folder.parent / "schema"
    if not scripts.exists():
        schema(scripts)
    return Workspace.create(folder, login, password, cost=CHEAP, migrations=scripts)


def reopen(folder, login="sato", password=PASSWORD):
    scripts = folder.parent / "schema"
    return Workspace.open(folder, login, password, cost=CHEAP, migrations=scripts)


def write(workspace, *words):
    with workspace.database.atomic():
        for word in words:
            workspace.database.execute_sql("INSERT INTO note (words) VALUES (?)", (word,))


def words(workspace):
    rows = workspace.database.execute_sql("SELECT words FROM note ORDER BY id")
    return [row[0] for row in rows]

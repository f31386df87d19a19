"""Passwords, keys and answers are found in no log, no traceback, no argument, no temporary file."""

import base64
import json
import re
import subprocess
import sys
from argparse import _SubParsersAction
from pathlib import Path

import pytest
from company import CHEAP, LOGIN, PASSWORD
from disklog import recorded, records
from whispering import ANSWER, FILE, NEW_PASSWORD, SECRETS

from pmsdesk.__main__ import parser_for
from pmsdesk.base.errors import Refused
from pmsdesk.commands import COMMANDS
from pmsdesk.settings import Settings, save
from pmsdesk.store.database import opens
from pmsdesk.store.vault import Vault
from pmsdesk.store.workspace import Workspace

HERE = Path(__file__).parent
GONE = "leaver"
LEAST = 1_000_000  # bytes that a session writes, in the test of the test

pytestmark = pytest.mark.slow


def disguises(secret):
    """How a secret may stand in a file."""
    plain = secret if isinstance(secret, bytes) else secret.encode()
    yield plain
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    yield base64.b64encode(plain).rstrip(b"=")
    yield repr(plain)[2:-1].encode()
    if isinstance(secret, str):
        yield secret.encode("utf-16-le")
        yield secret.encode("cp932")
        yield ascii(secret)[1:-1].encode()


class Session:
    """A session of whispering.py, with all it wrote to any file, kept or deleted again."""

    def __init__(self, iolog, folder, around):
        self.folder, self.out = folder, around / "out"
        self.places = {name: around / name for name in ("out", "logs", "tmp", "home")}
        for place in self.places.values():
            place.mkdir()
        home, log = str(self.places["home"]), around / "written"
        environment = recorded(iolog, Path("/"), log)
        environment |= {"TMPDIR": str(self.places["tmp"]), "HOME": home}
        environment |= {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, HERE / "whispering.py", folder, self.out, self.places["logs"]]
        done = subprocess.run(command, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        self.said = done.stdout + done.stderr
        self.written = {}
        for record in records(log):
            if record.op == "W":
                self.written.setdefault(record.path, bytearray()).extend(record.data)

    def elsewhere(self):
        """What was written anywhere but into the files the person wished for, and what was said."""
        wished = str(self.out).lstrip("/")
        yield from (
            (path, data) for path, data in self.written.items() if not path.startswith(wished)
        )
        yield "what it said", self.said


@pytest.fixture
def session(iolog, folder, tmp_path):
    return Session(iolog, folder, tmp_path)


def test_no_secret_is_written_where_it_does_not_belong(session, tell):
    with Workspace.open(session.folder, LOGIN, NEW_PASSWORD) as workspace:
        secrets = [*SECRETS, workspace._active]
    looked, size, found = 0, 0, []
    for path, data in session.elsewhere():
        looked, size = looked + 1, size + len(data)
        found += [
            (path, secret) for secret in secrets for form in disguises(secret) if form in data
        ]
    assert ANSWER.encode() in b"".join(map(bytes, session.written.values())), "the CSV has it"
    tell("secrets", files_looked_into=looked, bytes_written=size, found=len(found))
    assert size > LEAST and b"ValueError" in session.said
    assert found == []


def test_nothing_is_left_in_temporary_places(session, tell):
    left = [path for name in ("tmp", "home") for path in session.places[name].rglob("*")]
    kept = [path for path in left if path.is_file() and path.name != "settings.json"]
    hidden = [path for path in session.out.iterdir() if path.name.startswith(".")]
    tell("temporary files left", files=len(kept) + len(hidden))
    assert (kept, hidden) == ([], [])
    assert FILE.encode() not in b"".join(p.read_bytes() for p in left if p.is_file())


def test_nothing_of_a_removed_person_opens_anything_any_more(folder, tell):
    """Neither in the key file, nor in its copy, nor in what this computer remembers."""
    with Workspace.open(folder, LOGIN, PASSWORD, cost=CHEAP) as workspace:
        workspace.admit(GONE, NEW_PASSWORD)
        old = workspace._active
    slots = json.loads((folder / "keys.json").read_text("utf-8"))["slots"]
    theirs = next(slot for slot in slots if slot["login"] == GONE)
    settings = folder.parent / "settings.json"
    save(Settings(login=GONE).opened(folder), settings)
    with Workspace.open(folder, LOGIN, PASSWORD) as workspace:
        assert workspace.remove(GONE)
    kept = [path for path in (*folder.rglob("*"), settings) if path.is_file()]
    secrets = [theirs["private"], theirs["salt"], *theirs["sealed"].values(), old]
    found = [
        (path.name, form)
        for path in kept for secret in secrets for form in disguises(secret)
        if form in path.read_bytes()
    ]  # fmt: skip
    tell("a removed person's keys", files_looked_into=len(kept), found=len(found))
    assert found == [] and not opens(folder / "desk.db", old)
    for name in ("keys.json", "keys.json.bak"):
        with pytest.raises(Refused, match="wrong"):
            Vault.read(folder / name).unlock(GONE, NEW_PASSWORD)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_secret_is_an_argument_which_everybody_on_the_computer_can_read(command):
    parser = parser_for([command], "en")
    subparsers = next(a for a in parser._actions if isinstance(a, _SubParsersAction))
    taking = [action for action in subparsers.choices[command]._actions if action.nargs != 0]
    names = " ".join(name for action in taking for name in (*action.option_strings, action.dest))
    assert not re.search("pass|code|key|secret", names)

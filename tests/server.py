"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, on a socket only."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import peewee as pw

USER = "postgres"


def program(name):
    """Where one of PostgreSQL's programs is; Debian keeps the server's own off the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name) or str(folders[0] / name)


class Server:
    """Starts a cluster; `database(name)` makes a fresh database from a template."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pmsdesk-test-"))
        self._as = {"user": USER} if os.getuid() == 0 else {}  # the server refuses to run as root
        if self._as:
            shutil.chown(self.folder, USER)
        self._data = self.folder / "data"
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", self._data)
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        self._run(
            "pg_ctl", "-w", "-D", self._data, "-o", options, "-l", self.folder / "log", "start"
        )

    def database(self, name, template="template1"):
        self._run("createdb", "-h", self.folder, "-U", USER, "-T", template, name)
        return pw.PostgresqlDatabase(name, host=str(self.folder), user=USER, autoconnect=False)

    def stop(self):
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, name, *arguments):
        command = [program(name), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self._as)

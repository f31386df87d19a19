"""What a program did to its files, written down by iolog.c, and what a power cut leaves of it.

A disk keeps what was synced. Of what was written since, anything may be missing: whole writes, the
last ones, or single sectors. New names, renames and deletions keep their order, and last from the
sync of their folder on.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

HEAD = struct.Struct("<c7xqqq")
SECTOR = 512
KEPT = ("nothing", "everything", "the first", "some", "torn")


def preloadable(source: Path, folder: Path) -> tuple[Path, str]:
    """The compiled library; or a sentence that says why there is none."""
    library = folder / "iolog.so"
    if sys.platform != "linux":
        return library, "writes are recorded on Linux only"
    if not (compiler := shutil.which("gcc") or shutil.which("cc")):
        return library, "no C compiler (gcc) to build the recorder of writes"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        return library, f"the recorder of writes does not compile: {made.stderr}"
    return library, ""


def recorded(library: Path, folder: Path, log: Path | None = None) -> dict[str, str]:
    """The environment of a program whose writes to a folder are recorded."""
    told = {"LD_PRELOAD": str(library), "IOLOG_DIR": str(folder)}
    return os.environ | told | ({"IOLOG": str(log)} if log else {})


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that was done; see iolog.c for the letters."""

    op: str
    path: str
    at: int
    data: bytes


def records(log: Path) -> Iterator[Record]:
    raw, place = log.read_bytes(), 0
    while place < len(raw):
        op, at, name, data = HEAD.unpack_from(raw, place)
        place += HEAD.size
        path = raw[place : place + name].decode()
        place += name
        yield Record(op.decode(), path, at, raw[place : place + data])
        place += max(data, 0)


@dataclass(slots=True)
class File:
    """Bytes that last, and what was done since to be found again only with luck."""

    settled: bytearray = field(default_factory=bytearray)
    since: list[Record] = field(default_factory=list)

    def sync(self) -> None:
        for record in self.since:
            apply(self.settled, record)
        self.since.clear()


class Disk:
    """A folder on a disk, fed with what a program did."""

    def __init__(self, folder: Path) -> None:
        files = [path for path in folder.rglob("*") if path.is_file()]
        self.names = {
            path.relative_to(folder).as_posix(): File(bytearray(path.read_bytes()))
            for path in files
        }
        self.lasting = dict(self.names)
        self.renamings: list[Record] = []  # of names, not yet synced
        self.made: dict[int, File] = {}
        self.torn = 0

    def do(self, record: Record) -> None:
        if record.op in "WT":
            self._file(record.path).since.append(record)
        elif record.op == "S":
            self._file(record.path).sync()
        elif record.op == "D":
            self._settle_names(record.path)
        elif record.op in "CUR":
            self.renamings.append(record)
            self._rename(self.names, record)

    def _file(self, path: str) -> File:
        return self.names.setdefault(path, File())

    def _rename(self, names: dict[str, File], record: Record) -> None:
        if record.op == "C":
            names[record.path] = self.made.setdefault(id(record), File())
        elif record.op == "U":
            names.pop(record.path, None)
        elif record.path in names:
            names[record.data.decode()] = names.pop(record.path)

    def _settle_names(self, folder: str) -> None:
        waiting = []
        for record in self.renamings:
            parent = Path(record.path).parent.as_posix()
            if parent == folder:
                self._rename(self.lasting, record)
            else:
                waiting.append(record)
        self.renamings = waiting

    def after_a_power_cut(self, target: Path, random: Random) -> None:
        """Write one of the states the folder may be found in."""
        names = dict(self.lasting)
        for record in self.renamings[: random.randrange(len(self.renamings) + 1)]:
            self._rename(names, record)
        for name, file in names.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self._found(file, random))

    def _found(self, file: File, random: Random) -> bytearray:
        content, since, kept = bytearray(file.settled), file.since, random.choice(KEPT)
        if kept == "nothing":
            return content
        if kept == "the first":
            since = since[: random.randrange(len(since) + 1)]
        for record in since:
            if kept == "some" and random.random() < 0.5:
                continue
            if kept == "torn" and record.op == "W":
                self._tear(content, record, random)
            else:
                apply(content, record)
        return content

    def _tear(self, content: bytearray, record: Record, random: Random) -> None:
        """Some sectors of a write reached the disk, some did not."""
        self.torn += 1
        for begin in range(0, len(record.data), SECTOR):
            if random.random() < 0.6:
                piece = record.data[begin : begin + SECTOR]
                apply(content, Record("W", record.path, record.at + begin, piece))


def apply(content: bytearray, record: Record) -> None:
    if len(content) < record.at:
        content.extend(bytes(record.at - len(content)))
    if record.op == "T":
        del content[record.at :]
    else:
        content[record.at : record.at + len(record.data)] = record.data

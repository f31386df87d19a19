"""A program that lives a long session on a disk that is full at every write of it, one by one.

    starving.py FOLDER MOST   run under the recorder of writes; at most MOST tries of each step

Every step is tried with room for no write, then for one, for two and so on until it succeeds. After
each failure there is room again, and what was acknowledged before must be there. The last line it
says is what it counted.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from company import LOGIN, NOW, PASSWORD, Filler, Saved, opened, shortcomings

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.commands.export import _write as export
from pmsdesk.commands.report import Wish, print_report
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer
from pmsdesk.services import backups, duties, evidence
from pmsdesk.sign_in import bring_back
from pmsdesk.store import trail
from pmsdesk.store.backup import back_up, daily
from pmsdesk.store.copying import silent
from pmsdesk.store.restore import by_password

Step = tuple[str, Callable[[], object]]
EVERY = 24  # so many writes of a step are all tried; the others as far as MOST allows


class Starving:
    """One session, and what it found."""

    def __init__(self, folder: Path, most: int) -> None:
        self.folder, self.most = folder, most
        self.backup = folder.with_name("a.pmsbackup")
        self.seated = False
        self.told: Counter[str] = Counter()
        self.failures: list[str] = []
        self.tries = 0
        self.saved: list[Saved] = []
        self.room = ctypes.CDLL(None).disk_room
        self.room.argtypes = [ctypes.c_long, ctypes.c_int]

    def live(self) -> None:
        self.step("open", self.open)
        for name, step in self.session():
            self.step(name, step)
        self.seat.close()
        self.seated = False
        self.step("restore, signed out", self.restore)
        self.step("open", self.open)
        self.failures += shortcomings(self.seat, self.saved)
        self.seat.close()

    def open(self) -> None:
        self.seat = opened(self.folder)
        self.seated = True
        self.filler = Filler(self.seat)

    def restore(self) -> None:
        bring_back(self.backup, self.folder.with_name("twice"), LOGIN, PASSWORD)

    def session(self) -> Iterator[Step]:
        filler, out = self.filler, self.folder.parent
        person = self.seat.card.standing.person
        for number in range(12):
            yield "save", lambda number=number: self.saved.append(filler.save(number))
        photo = bytes(range(256)) * 1200
        target = filler.inspection.id, filler.questions[0], "記録.txt", photo
        yield "evidence", lambda: self.seat.do(filler.head, evidence.attach_to_answer, *target)
        yield "tick", lambda: self.seat.do(SYSTEM, duties.tick)
        yield "daily backup", lambda: daily(self.seat.workspace, NOW.date())
        yield "backup", lambda: back_up(self.seat.workspace, self.backup)
        yield "password", lambda: self.seat.change_password(PASSWORD, PASSWORD)
        yield "paper", lambda: print_report(self.seat, Wish("annual_report", "ja"), out / "a.pdf")
        for name in ("a.xlsx", "a.csv"):
            yield (
                "export",
                lambda name=name: self.seat.do(person, export, "Answer", out / name, "ja", False),
            )
        unlock = by_password(LOGIN, PASSWORD)
        yield "restore", lambda: backups.bring_back(self.backup, out / "again", unlock, silent)
        yield "save", lambda: self.saved.append(filler.save(99))

    def step(self, name: str, step: Callable[[], object]) -> None:
        """Until it succeeds, with room for ever more writes; strides grow beyond the first."""
        writes, stride = 0, 1
        while not self.tried(name, step, writes):
            stride = 1 if writes < EVERY else max(1, (writes - EVERY) // max(1, self.most - EVERY))
            writes += stride

    def tried(self, name: str, step: Callable[[], object], writes: int) -> bool:
        self.room(writes, writes % 2)
        self.tries += 1
        try:
            step()
        except (Refused, Unavailable) as no:
            self.told[f"{type(no).__name__} {name}: {no.why}"] += 1
        except Exception as error:
            self.failures.append(f"{name}, room for {writes}: {type(error).__name__} {error}")
        else:
            return True
        finally:
            self.room(-1, 0)
        if self.seated and not self.stands():
            self.failures.append(f"{name}, room for {writes}: a save is gone")
        return False

    def stands(self) -> bool:
        """The last acknowledged save, looked at quickly: the whole is looked at in the end."""
        if not self.saved:
            return True
        last = self.saved[-1]
        position, start = last.witness.split(":")
        line = trail.Trail.get_or_none(trail.Trail.position == int(position))
        answer = Answer.get(inspection=self.filler.inspection.id, question=last.question)
        there = bool(line and line.hash.startswith(start))
        return there and answer.comment.startswith(f"{last.number}:")


if __name__ == "__main__":
    session = Starving(Path(sys.argv[1]), int(sys.argv[2]))
    session.live()
    counted = {"tries": session.tries, "told": session.told, "failures": session.failures}
    sys.stdout.write(json.dumps(counted) + "\n")

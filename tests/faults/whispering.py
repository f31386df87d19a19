"""A program that uses every secret there is in one session, and fails in the middle of it.

whispering.py FOLDER OUT LOGS   OUT is the only place where answers may be written in the clear
"""

from __future__ import annotations

import logging
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from company import LOGIN, PASSWORD, Filler, opened
from looking import photograph

from pmsdesk import log
from pmsdesk.base.errors import Refused
from pmsdesk.commands.export import _write as export
from pmsdesk.commands.report import Wish, print_report
from pmsdesk.services import backups, evidence, finding
from pmsdesk.services.inspection import fill
from pmsdesk.settings import Settings, save
from pmsdesk.sign_in import Seat, sign_in
from pmsdesk.store.backup import back_up
from pmsdesk.store.work import Work
from pmsdesk_ui.trouble import described

# what must be found nowhere
ANSWER = "QZX隠れた回答QZX"
FILE = "QZX隠れた証跡QZX"
NEW_PASSWORD = "QZX-new-password-QZX"
WRONG_PASSWORD = "QZX-wrong-password-QZX"
SECRETS = (ANSWER, FILE, NEW_PASSWORD, WRONG_PASSWORD, PASSWORD)


def main(folder: Path, out: Path, logs: Path) -> None:
    log.start(logs)
    with suppress(Refused):
        sign_in(folder, LOGIN, WRONG_PASSWORD)
    seat = opened(folder)
    seat.change_password(PASSWORD, NEW_PASSWORD)
    save(Settings(login=LOGIN).opened(folder))
    filler = Filler(seat)
    for question in filler.questions[:3]:
        answer(filler, question)
    bugs(seat, filler)
    copies(seat, out)
    seat.close()


def answer(filler: Filler, question: int) -> None:
    target, do = (filler.inspection.id, question), filler.seat.do
    row = next(
        r for r in do(filler.head, fill.form, target[0]).result.rows if r.question.id == question
    )
    seen = row.answer.version if row.answer else None
    do(filler.head, fill.answer, *target, seen, result="partly", comment=ANSWER)
    do(filler.head, evidence.attach_to_answer, *target, "a.txt", FILE.encode() * 100)
    do(filler.head, evidence.attach_to_answer, *target, "a.png", photograph(90, 90, "PNG"))
    do(filler.head, finding.search, ANSWER)


def bugs(seat: Seat, filler: Filler) -> None:
    """In a service, in a thread, in the library below, and in something logged."""
    with suppress(Refused):
        seat.do(filler.head, fill.answer, filler.inspection.id, 10**6, None, comment=ANSWER)
    for mistake in (wrong, wrong_statement):
        try:
            seat.do(filler.head, mistake, ANSWER)
        except Exception as error:
            log.bug(error)
            # what the window of a mistake shows and offers to copy
            sys.stdout.write(described(type(error), error, error.__traceback__) + "\n")
            sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=wrong, args=(None, ANSWER))
    thread.start()
    thread.join()
    logging.getLogger("pmsdesk").warning("could not save %s", ANSWER)
    logging.getLogger("somebody.else").error("%s failed", {"text": ANSWER})


def wrong(work: Work | None, text: str) -> NoReturn:
    held = {"comment": text}
    raise ValueError(f"no place for {held}")


def wrong_statement(work: Work, text: str) -> None:
    from pmsdesk.store.record import DB

    DB.execute_sql("INSERT INTO absent VALUES (?)", (text,))


def copies(seat: Seat, out: Path) -> None:
    """What leaves the workspace, where the person wished it."""
    person = seat.card.standing.person
    back_up(seat.workspace, out / "a.pmsbackup")
    backups.found(out)
    print_report(seat, Wish("annual_report", "ja"), out / "a.pdf")
    for name in ("a.xlsx", "a.csv"):
        seat.do(person, export, "Answer", out / name, "ja", False)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

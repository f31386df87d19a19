"""A program that opens workspaces and says of each what it was told and what it was shown.

    reading.py FOLDER...            each workspace is opened, read and verified
    reading.py --restore FILE...    each backup is restored beside itself, then read and verified

For each a line: "told" what stood in sentences, "shown" a hash of all that was shown, and
"crashed" what went wrong in another way.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from company import LOGIN, PASSWORD, opened

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import ALL, Evidence, Inspection
from pmsdesk.services import evidence, finding, home, verify
from pmsdesk.services.inspection import fill
from pmsdesk.sign_in import Seat, bring_back
from pmsdesk.store.record import Record
from pmsdesk.store.work import Work


def looked_at(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"told": [], "shown": "", "crashed": ""}
    seat = None
    try:
        seat = opened(folder)
        found["told"] += [f"warned: {warning}" for warning in seat.workspace.warnings]
        found["shown"] = sha256("\n".join(everything(seat)).encode()).hexdigest()
    except (Refused, Unavailable) as no:
        found["told"].append(f"{type(no).__name__}: {no.why}")
    except Exception:
        found["crashed"] = traceback.format_exc()
    if seat:
        verified(seat, found)
        seat.close()
    return found


def verified(seat: Seat, found: dict[str, Any]) -> None:
    try:
        verdict = seat.do(SYSTEM, lambda work: verify.verify()).result
        found["told"] += [f"verify: {said}" for said in (*verdict.faults, *verdict.mended)]
    except Unavailable as no:
        found["told"].append(f"verify: {no.why}")
    except Exception:
        found["crashed"] += traceback.format_exc()


def everything(seat: Seat) -> Iterator[str]:
    """What screens and papers show of the company, as text."""
    me = seat.card.standing.person
    looked = seat.do(me, home.home).result
    yield repr((looked.late, looked.soon, looked.trend, looked.heat, looked.by_state))
    for kind in ALL:
        yield from seat.do(me, values, kind).result
    for it in seat.do(me, ids, Inspection).result:
        for row in seat.do(me, fill.form, it).result.rows:
            comment = row.answer.comment if row.answer else ""
            yield f"{row.question.text_ja} {row.result} {comment} {len(row.evidence)}"
    for file in seat.do(me, ids, Evidence).result:
        yield sha256(seat.do(me, evidence.content, file).result).hexdigest()
    for term in ("委託", "USB", "施錠"):
        yield repr(seat.do(me, finding.search, term).result)


def values(work: Work, kind: type[Record]) -> list[str]:
    """Every value of every record of a kind."""
    return [repr(sorted(record.__data__.items())) for record in kind.select().order_by(kind.id)]


def ids(work: Work, kind: type[Record]) -> list[int]:
    return [record.id for record in kind.select().order_by(kind.id)]


def restored(file: Path) -> dict[str, Any]:
    folder = file.with_name(f"{file.stem}.pmsdesk")
    try:
        bring_back(file, folder, LOGIN, PASSWORD)
    except (Refused, Unavailable) as no:
        return {"told": [f"{type(no).__name__}: {no.why}"], "shown": "", "crashed": ""}
    except Exception:
        return {"told": [], "shown": "", "crashed": traceback.format_exc()}
    return looked_at(folder)


if __name__ == "__main__":
    look, paths = looked_at, sys.argv[1:]
    if paths[0] == "--restore":
        look, paths = restored, paths[1:]
    for path in paths:
        os.write(1, (json.dumps(look(Path(path)), ensure_ascii=True) + "\n").encode())

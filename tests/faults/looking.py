"""A program that treats files as photographs of evidence: taken in, shown small, printed.

looking.py FOLDER FILE...   for each file a line: refused, shown, printed, or crashed; at the
end the megabytes of memory it took at most
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from io import BytesIO
from pathlib import Path
from typing import Any

from company import Filler, opened
from PySide6.QtCore import QSize, qInstallMessageHandler

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.reports.paper.photo import picture
from pmsdesk.services import evidence
from pmsdesk.store import trail
from pmsdesk_ui.evidence.pictures import decoded

SMALL = QSize(240, 180)


def looked_at(filler: Filler, file: Path) -> dict[str, Any]:
    before, data = trail.head(), file.read_bytes()
    target = filler.inspection.id, filler.questions[0], file.name, data
    found: dict[str, Any] = {"refused": "", "shown": False, "printed": False, "crashed": ""}
    try:
        mime = filler.seat.do(filler.head, evidence.attach_to_answer, *target).result.mime
    except Refused as no:
        found["refused"] = str(no.why)
        if trail.head() != before or no.field != "file" or not no.why.ja:
            found["crashed"] = "refused, but not wholly, or without its place"
        return found
    except Exception:
        return found | {"crashed": traceback.format_exc()}
    try:
        found["shown"] = not decoded(data, mime, SMALL).isNull()
        found["printed"] = not isinstance(picture(data, 400, 300), T)
    except Exception:
        found["crashed"] = traceback.format_exc()
    return found


def main(folder: Path, files: list[Path]) -> None:
    qInstallMessageHandler(lambda *_: None)  # Qt's decoders talk about what they cannot read
    seat = opened(folder)
    filler = Filler(seat)
    for file in files:
        os.write(1, (json.dumps(looked_at(filler, file)) + "\n").encode())
    os.write(1, f"{megabytes()}\n".encode())
    seat.close()


def megabytes() -> int:
    """The most memory this program ever had, where the system tells (Linux)."""
    status = Path("/proc/self/status")
    said = status.read_text("ascii").split() if status.exists() else ["VmHWM:", "0"]
    return int(said[said.index("VmHWM:") + 1]) // 1024


def asked(folder: Path, files: list[Path]) -> tuple[list[dict[str, Any]], int]:
    """What this program, as one of its own, says of the files; and the megabytes it took."""
    command = [sys.executable, __file__, str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    *found, most = done.stdout.splitlines()
    return [json.loads(line) for line in found], int(most)


def photograph(width: int, height: int, kind: str, mode: str = "RGB") -> bytes:
    """A picture of these pixels, all of one colour: a small file, however many there are."""
    from PIL import Image

    out = BytesIO()
    Image.new(mode, (width, height)).save(out, kind)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(file) for file in sys.argv[2:]])

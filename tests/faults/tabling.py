"""A program that reads files as tables, as the roster's import does.

tabling.py FILE...   for each file a line: refused, rows, or crashed; at the end the megabytes of
memory it took at most
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from looking import megabytes

from pmsdesk.base.errors import Refused, Unavailable
from pmsdesk.reports.read_rows import read_rows


def looked_at(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"refused": "", "rows": 0, "crashed": ""}
    try:
        found["rows"] = len(read_rows(file))
    except (Refused, Unavailable) as no:
        found["refused"] = str(no.why)
    except Exception:
        found["crashed"] = traceback.format_exc()
    return found


if __name__ == "__main__":
    for path in sys.argv[1:]:
        os.write(1, (json.dumps(looked_at(Path(path))) + "\n").encode())
    os.write(1, f"{megabytes()}\n".encode())

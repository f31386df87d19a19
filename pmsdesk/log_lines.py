"""How a line of the log is written, and the files it goes into."""

from __future__ import annotations

import logging
import re
import traceback
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from .base.errors import Refused, Unavailable
from .log import Plain

DEEPEST: Final = 10  # causes of causes
HARMLESS = (bool, int, float, Decimal, date, time, timedelta, type(None))
_PLACEHOLDER = re.compile(r"%(?:\((?P<name>[^)]*)\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[a-zA-Z%]")


class Discreet(logging.Formatter):
    """Writes lines that hold no values of records, whoever logs them."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = _said(record)
        line = f"{at} {record.levelname} {record.name}: {said}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + "\n".join(told(record.exc_info[1]))
        return line


def told(error: BaseException) -> list[str]:
    """An exception and its causes, innermost last: type, harmless words, places. No values."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None and len(lines) < DEEPEST:
        words = _words(current)
        places = " < ".join(_places(current.__traceback__)) or "nowhere"
        lines.append(f"  {type(current).__name__}{words} at {places}")
        following = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or following
    return lines


def _words(error: BaseException) -> str:
    """Only what the program itself wrote: a sentence as it stands in the code, an error number."""
    if isinstance(error, Refused | Unavailable):
        beside = f" ({error.field})" if isinstance(error, Refused) and error.field else ""
        return f": {error.why.template}{beside}"
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "errno", None)
    return f" [{code}]" if isinstance(code, str | int) else ""


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace, limit=None)
    return [f"{_file(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames)][:30]


def _file(name: str) -> str:
    """The last two parts of a path: the rest may hold a person's name."""
    return "/".join(Path(name).parts[-2:])


def _said(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return _discreet(record.msg)
    args = record.args
    if not args:
        return record.msg
    queue = [] if isinstance(args, dict) else list(args)

    def put(found: re.Match[str]) -> str:
        if found[0].endswith("%"):
            return "%"
        if isinstance(args, dict):
            return _discreet(args.get(found["name"]))
        return _discreet(queue.pop(0)) if queue else found[0]

    return _PLACEHOLDER.sub(put, record.msg)


def _discreet(value: Any) -> str:
    if isinstance(value, Plain) or type(value) in HARMLESS or isinstance(value, datetime):
        return str(value)
    return f"‹{type(value).__name__}›"


class Files(RotatingFileHandler):
    """Never disturbs the work: a full disk or a file held open by a viewer costs only lines."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        return

    def doRollover(self) -> None:  # noqa: N802
        try:
            super().doRollover()
        except OSError:  # on Windows, somebody reads it: go on in the same file
            if self.stream is None:
                self.stream = self._open()

"""The log of this computer: what the program did and where it failed, and nobody's data.

A line is its constant text with numbers and dates put in. Everything else (names, titles, paths,
what an exception says) may be personal data, so it is written as ‹str›: the kind, not the value.
Wrap what is known to be harmless, such as the name of a migration, in `Plain`.
"""

from __future__ import annotations

import logging
import sys
import threading
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final

APP: Final = "PMS Desk"
FILE: Final = "pmsdesk.log"
SIZE: Final = 1024 * 1024  # bytes of one file
FILES: Final = 5

log: Final = logging.getLogger("pmsdesk")


class Plain(str):
    """Text that is nobody's data and may stand in the log."""

    __slots__ = ()


def log_folder() -> Path:
    """Where this person's log files are."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False)


def start(folder: Path | None = None) -> None:
    """Log into rotating files of this folder, and catch what nobody else catches."""
    stop()
    root = logging.getLogger()
    root.addHandler(_Late(folder))
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def file() -> Path | None:
    """The file written to, or None where there is no place for one: work goes on without a log."""
    late = next((h for h in logging.getLogger().handlers if isinstance(h, _Late)), None)
    return late.file if late and late.files else None


def stop() -> None:
    """Close the log's files and let go of what nobody else catches."""
    if sys.excepthook is _uncaught:
        sys.excepthook = sys.__excepthook__
    if threading.excepthook is _uncaught_in_thread:
        threading.excepthook = threading.__excepthook__
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _Late)]:
        root.removeHandler(handler)
        handler.close()


def bug(error: BaseException) -> None:
    """Log an error that nobody expected: kinds of errors and places in the code."""
    log.error("a bug", exc_info=error)


class _Late(logging.Handler):
    """Makes its folder and files with the first line: most starts have nothing to say, and
    should be quick."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder

    @cached_property
    def file(self) -> Path:
        return (self._folder or log_folder()) / FILE

    @cached_property
    def files(self) -> logging.Handler | None:
        from .log_lines import Discreet, Files

        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            files = Files(self.file, maxBytes=SIZE, backupCount=FILES, encoding="utf-8")
        except OSError:
            return None
        files.setFormatter(Discreet())
        return files

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.files:
                self.files.emit(record)
        except OSError:  # the folder has gone meanwhile: the work goes on without a log
            return

    def close(self) -> None:
        if files := vars(self).get("files"):
            files.close()
        super().close()


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    bug(error.with_traceback(trace))
    _say(error)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        bug(args.exc_value.with_traceback(args.exc_traceback))
        _say(args.exc_value)


def _say(error: BaseException) -> None:
    """As in the log: some systems keep what a program says, and an exception may quote a record."""
    from .log_lines import told

    if sys.stderr is not None:  # a window has none on Windows
        sys.stderr.write("\n".join(["A mistake in the program:", *told(error)]) + "\n")

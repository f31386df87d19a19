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


def start(folder: Path | None = None) -> Path | None:
    """Log into rotating files of this folder, and catch what nobody else catches.

    Returns the file, or None where the folder cannot be written to: work goes on without a log.
    """
    folder = folder or log_folder()
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE
        file.touch()
    except OSError:
        return None
    root = logging.getLogger()
    root.addHandler(_Late(file))
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    return file


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
    """Opens its files with the first line: most starts have nothing to say, and should be quick."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    @cached_property
    def _files(self) -> logging.Handler:
        from .log_lines import Discreet, Files

        files = Files(self._file, maxBytes=SIZE, backupCount=FILES, encoding="utf-8")
        files.setFormatter(Discreet())
        return files

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._files.emit(record)
        except OSError:  # the folder has gone meanwhile: the work goes on without a log
            return

    def close(self) -> None:
        if "_files" in vars(self):
            self._files.close()
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

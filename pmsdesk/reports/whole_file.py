"""A file that is there whole or not at all: written beside its place, then moved into it."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..base.errors import Unavailable
from ..base.text import T

NO_FOLDER = T("The folder does not exist: {where}", "保存先のフォルダーがありません: {where}")
READ_ONLY = T(
    "The folder cannot be written to: {where}", "このフォルダーには書き込めません: {where}"
)
IN_USE = T(
    "{name} is open in another program, or is write-protected. Close it and try again.",
    "{name} はほかのプログラムで開かれているか、書き込みが禁止されています。"
    "閉じてからもう一度お試しください。",
)
DISK_FULL = T("The disk is full: {where}", "ディスクの空き容量が足りません: {where}")
IS_FOLDER = T(
    "There is a folder of this name: {name}", "同じ名前のフォルダーがすでにあります: {name}"
)
BAD_NAME = T("This file name cannot be used: {name}", "このファイル名は使えません: {name}")
NOT_WRITTEN = T("{name} could not be written ({why}).", "{name} を書き込めませんでした（{why}）。")

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path to write to; on success it becomes `path`, on any failure it goes.

    Raises Unavailable where the folder, the disk or the present file does not allow it.
    """
    if path.is_dir():
        raise Unavailable(IS_FOLDER.fill(name=path.name))
    beside = _beside(path)
    try:
        try:
            yield beside
            _flush(beside)
        except OSError as trouble:
            raise _told(trouble, path) from trouble
        try:
            beside.replace(path)
        except PermissionError as trouble:
            raise Unavailable(IN_USE.fill(name=path.name)) from trouble
        except OSError as trouble:
            raise _told(trouble, path) from trouble
    finally:
        beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """An empty file in the same folder, so that the move at the end cannot cross a disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=".pmsdesk-", suffix=".part", dir=path.parent)
    except (FileNotFoundError, NotADirectoryError) as trouble:
        raise Unavailable(NO_FOLDER.fill(where=path.parent)) from trouble
    except PermissionError as trouble:
        raise Unavailable(READ_ONLY.fill(where=path.parent)) from trouble
    except OSError as trouble:
        raise _told(trouble, path) from trouble
    os.close(handle)
    return Path(name)


def _flush(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _told(trouble: OSError, path: Path) -> Unavailable:
    if trouble.errno in _FULL:
        return Unavailable(DISK_FULL.fill(where=path.parent))
    if trouble.errno == errno.EROFS:
        return Unavailable(READ_ONLY.fill(where=path.parent))
    if trouble.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        return Unavailable(BAD_NAME.fill(name=path.name))
    return Unavailable(NOT_WRITTEN.fill(name=path.name, why=trouble.strerror or str(trouble)))

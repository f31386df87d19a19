"""Files that are either the old one or the new one, whatever happens in between."""

import os
import time
from pathlib import Path

from .errors import Unavailable
from .text import T

CANNOT_WRITE = T(
    "The file {name} cannot be written. Check the permissions and the free space of its folder.",
    "ファイル {name} に書き込めません。フォルダーのアクセス権と空き容量を確かめてください。",
)
TRIES = 20
PAUSE = 0.05  # seconds; a virus scanner on Windows holds a new file for a moment


def write_safely(path: Path, data: bytes) -> None:
    """Replace a file in one step, on the disk before this returns. Raises Unavailable."""
    part = path.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        move_over(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unavailable(CANNOT_WRITE.fill(name=path.name)) from error


def move_over(source: Path, target: Path) -> None:
    """Rename, replacing the target; patient with whoever still looks at it. Raises OSError."""
    for left in reversed(range(TRIES)):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(PAUSE)
        else:
            break
    settle(target.parent)


def settle(folder: Path) -> None:
    """Make a rename in this folder survive a power cut, where the system has a way to say so."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_file(path: Path) -> None:
    """Bring a file that somebody else wrote onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())

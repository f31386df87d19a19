"""Whether a folder is fit to hold a workspace."""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path
from typing import Final

from ..base.errors import Refused
from ..base.text import T

SUFFIX: Final = ".pmsdesk"
INNER: Final = 51  # characters of the longest path inside a workspace, separators included
WINDOWS_PATH: Final = 259
SQLITE_PATH: Final = 504  # bytes; the driver keeps 8 more for its journal

NETWORK_SYSTEMS: Final = re.compile(
    r"nfs\d*|cifs|smb\w*|ncpfs|afs|coda|ceph|glusterfs|lustre|beegfs|davfs\d*|"
    r"fuse\.(sshfs|rclone|glusterfs|ceph|davfs\d*|s3fs|smbnetfs|gvfsd-fuse|curlftpfs)"
)
SYNCED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "マイドライブ": "Google Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
}
RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')

REMOTE = T(
    "A workspace on a network drive would lose data. Choose a folder on this computer; "
    "to share one workspace, use the team database.",
    "ネットワークドライブにワークスペースを置くとデータが失われます。"
    "このコンピューターのフォルダーを選んでください。"
    "複数人で共有する場合はチーム用データベースをお使いください。",
)
CLOUD = T(
    "This folder is synchronised by {name}, which can damage a database in use. "
    "A folder outside it is safer; put only backups there.",
    "このフォルダーは {name} で同期されており、使用中のデータベースが壊れることがあります。"
    "同期されないフォルダーに置き、バックアップだけを保存することをお勧めします。",
)
NO_FOLDER = T("There is no folder {name}.", "フォルダー「{name}」がありません。")
NOT_A_WORKSPACE = T(
    "{name} is not a PMS Desk workspace.",
    "「{name}」は PMS Desk のワークスペースではありません。",
)
UNREADABLE = T(
    "The folder {name} may not be read. Check its permissions.",
    "フォルダー「{name}」を読み取れません。アクセス権を確かめてください。",
)
UNWRITABLE = T(
    "The folder {name} cannot be written to. Check its permissions and free space.",
    "フォルダー「{name}」に書き込めません。アクセス権と空き容量を確かめてください。",
)
TOO_LONG = T(
    "The path of the folder is too long. Choose a folder nearer to the top of the drive.",
    "フォルダーのパスが長すぎます。より浅い場所のフォルダーを選んでください。",
)
BAD_NAME = T(
    'A folder cannot have this name on Windows. Avoid < > : " / \\ | ? * and names like CON.',
    "Windows ではこのフォルダー名は使えません。"
    '< > : " / \\ | ? * や CON などの予約名は避けてください。',
)


def with_suffix(folder: Path) -> Path:
    """NAME.pmsdesk, absolute, whichever way it was typed."""
    folder = folder.expanduser().absolute()
    return folder if folder.suffix == SUFFIX else folder.with_name(folder.name + SUFFIX)


def check_new(folder: Path) -> tuple[T, ...]:
    """Whether a workspace can be made here; warnings where it is possible but unwise.

    Raises Refused, for the field "folder".
    """
    if not legal(folder.name):
        raise Refused(BAD_NAME, "folder")
    _check_length(folder)
    check_readable(folder.parent)
    warnings = _check_drive(folder.parent)
    _check_writable(folder.parent)
    return warnings


def check_old(folder: Path) -> tuple[T, ...]:
    """Whether this folder is a workspace one can work in. Raises Refused; returns warnings."""
    check_readable(folder)
    if not any(_there(folder / name) for name in ("desk.db", "keys.json")):
        raise Refused(NOT_A_WORKSPACE.fill(name=folder.name), "folder")
    _check_length(folder)
    warnings = _check_drive(folder)
    _check_writable(folder)
    return warnings


def check_readable(folder: Path) -> None:
    """Raises Refused where there is no such folder or it may not be listed."""
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except FileNotFoundError:
        raise Refused(NO_FOLDER.fill(name=folder.name), "folder") from None
    except NotADirectoryError:
        raise Refused(NOT_A_WORKSPACE.fill(name=folder.name), "folder") from None
    except OSError:
        raise Refused(UNREADABLE.fill(name=folder.name), "folder") from None


def legal(name: str) -> bool:
    """Whether Windows takes this as a file name: a workspace may travel there."""
    plain = bool(Path(name).stem.strip()) and name == name.strip().rstrip(".")
    return (
        plain and not FORBIDDEN.search(name) and not RESERVED.fullmatch(name) and len(name) <= 120
    )


def is_remote(folder: Path) -> bool:
    """Whether the folder is on another computer, where SQLite's locks cannot be trusted."""
    if sys.platform == "win32":
        return _remote_on_windows(folder.absolute()) or _remote_on_windows(folder.resolve())
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
    except OSError:  # no such list on this system
        return False
    return remote_by_mounts(folder.resolve(), mounts)


def remote_by_mounts(folder: Path, mounts: str) -> bool:
    """The same by the text of /proc/mounts: the innermost mount that holds the folder decides."""
    best, system = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), parts[1]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, system = len(point.parts), parts[2]
    return bool(NETWORK_SYSTEMS.fullmatch(system))


def synced_by(folder: Path) -> str:
    """The name of the service that synchronises this folder, by the usual folder names; or ""."""
    for part in folder.parts:
        plain = part.casefold()
        name = SYNCED.get(plain) or SYNCED.get(plain.split(" - ")[0])
        if name:
            return name
    return ""


def _remote_on_windows(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = folder.anchor
    if anchor.upper().startswith("\\\\?\\UNC\\"):
        return True
    if anchor.startswith("\\\\") and not anchor.startswith(("\\\\?\\", "\\\\.\\")):
        return True
    drive_remote = 4
    return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == drive_remote)


def _check_drive(folder: Path) -> tuple[T, ...]:
    if is_remote(folder):
        raise Refused(REMOTE, "folder")
    name = synced_by(folder)
    return (CLOUD.fill(name=name),) if name else ()


def _check_length(folder: Path) -> None:
    inner = folder / ("x" * (INNER - 1))
    on_windows = sys.platform == "win32"
    if on_windows and len(str(inner)) > WINDOWS_PATH:
        raise Refused(TOO_LONG, "folder")
    try:
        real = os.fsencode(inner.resolve())
    except (OSError, RuntimeError):  # longer than the system itself takes
        raise Refused(TOO_LONG, "folder") from None
    if not on_windows and (len(real) > SQLITE_PATH or len(os.fsencode(folder.name)) > 255):
        raise Refused(TOO_LONG, "folder")


def _check_writable(folder: Path) -> None:
    probe = folder / f".{secrets.token_hex(6)}.part"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        raise Refused(UNWRITABLE.fill(name=folder.name), "folder") from None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False

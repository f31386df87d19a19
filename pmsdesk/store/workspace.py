"""A company's workspace on this computer: the folder NAME.pmsdesk, opened by one program at a time.

Inside: desk.db (SQLCipher), keys.json (who can sign in), backups/. Open, use and close it on one
thread: database connections belong to the thread that made them.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from ..base.errors import Refused, Unavailable
from ..base.safe_write import move_over
from ..base.text import T
from . import place
from .backup import SUFFIX, Copied, back_up, witness_and_schema
from .copying import Progress, copy_database, remove_database, silent
from .database import NOT_OURS, CipherDatabase, open_cipher, opens, translated
from .imprint import imprint
from .last_head import LastHead
from .lock import WorkspaceLock
from .migrate import MIGRATIONS, migrate
from .rekeying import next_to, re_encrypt
from .slot import Cost, Keys
from .vault import Vault

DESK: Final = "desk.db"
KEYS: Final = "keys.json"
BACKUPS: Final = "backups"

NO_DATABASE = T(
    "The database desk.db is missing from the workspace. Restore a backup.",
    "ワークスペースにデータベース desk.db がありません。バックアップから復元してください。",
)
TAKEN = T(
    "There is already something at {name}. Choose another folder or name.",
    "「{name}」はすでにあります。別のフォルダーか名前を選んでください。",
)
CANNOT_MAKE = T(
    "The workspace cannot be made in this folder. Check its permissions and free space.",
    "このフォルダーにワークスペースを作れません。アクセス権と空き容量を確かめてください。",
)


class Workspace:
    """An open workspace. `warnings` are sentences about its place, to be read once."""

    def __init__(
        self, folder: Path, vault: Vault, keys: Keys, lock: WorkspaceLock, warnings: tuple[T, ...]
    ) -> None:
        self.folder = folder
        self.vault = vault
        self.warnings = warnings
        self._keys = keys
        self._lock = lock
        self._still = RLock()  # no copy is taken while the key changes
        self._active = keys.current
        self._last_head = LastHead(folder)
        self.database: CipherDatabase = open_cipher(folder / DESK, self._active)
        self.database.guard = lock  # whoever keeps only the database keeps the lock too
        self.database.saved = self._last_head

    # opening

    @classmethod
    def create(
        cls,
        folder: Path,
        login: str,
        password: str,
        *,
        cost: Cost | None = None,
        migrations: Path = MIGRATIONS,
    ) -> tuple[Self, str]:
        """Make a workspace and its first login, open it, and return the recovery code, once.

        The folder appears when it is whole. Raises Refused (place, login, password), Unavailable.
        """
        folder = place.with_suffix(folder)
        warnings = place.check_new(folder)
        _check_free(folder)
        fresh = folder.with_name(f".{secrets.token_hex(6)}{place.SUFFIX}")
        try:
            vault, keys, code = _made(fresh, login, password, cost, migrations)
            with suppress(OSError):
                folder.rmdir()  # an empty folder may stand there
            move_over(fresh, folder)
        except OSError as error:
            raise Unavailable(CANNOT_MAKE) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        lock = WorkspaceLock.take(folder)
        workspace = cls(folder, Vault.read(folder / KEYS, vault.cost), keys, lock, warnings)
        workspace._start(login, migrations)
        return workspace, code

    @classmethod
    def open(
        cls,
        folder: Path,
        login: str,
        password: str,
        *,
        cost: Cost | None = None,
        migrations: Path = MIGRATIONS,
    ) -> Self:
        """Sign in. `cost` is for slots made from now on. Raises Refused or Unavailable."""
        return cls._opened(folder, lambda v: v.unlock(login, password), login, cost, migrations)

    @classmethod
    def open_by_code(
        cls,
        folder: Path,
        code: str,
        *,
        cost: Cost | None = None,
        migrations: Path = MIGRATIONS,
    ) -> Self:
        """Open with the recovery code, to set somebody's password. Raises Refused, Unavailable."""
        return cls._opened(folder, lambda v: v.unlock_by_code(code), "", cost, migrations)

    @classmethod
    def _opened(
        cls,
        folder: Path,
        unlock: Callable[[Vault], Keys],
        who: str,
        cost: Cost | None,
        migrations: Path,
    ) -> Self:
        folder = folder.expanduser().absolute()
        warnings = place.check_old(folder)
        lock = WorkspaceLock.take(folder)
        try:
            vault = Vault.read(folder / KEYS, cost)
            keys = unlock(vault)
            if not (folder / DESK).exists():
                raise Unavailable(NO_DATABASE)
            workspace = cls(folder, vault, keys, lock, warnings)
        except BaseException:
            lock.release()
            raise
        workspace._start(who, migrations)
        return workspace

    def _start(self, who: str, migrations: Path) -> None:
        try:
            with translated():
                self._sweep()
                self._use(self._key_in_force())
                if self.vault.rekeying:
                    with suppress(Unavailable):  # no room now: work goes on under the old key
                        self._finish_removal()
                self.database.connect(reuse_if_open=True)
            self._lock.sign(who)
            with translated():
                migrate(self.database, migrations, self._back_up_before)
                self.warnings += self._last_head.missing(self.database)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close this thread's connection and let the next program in. May be called twice."""
        try:
            self._last_head.close()
            if not self.database.is_closed():
                self.database.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # who can sign in

    def admit(self, login: str, password: str) -> None:
        """Let one more person sign in."""
        self.vault.add(login, password, self._keys)

    def set_password(self, login: str, new: str) -> None:
        """For somebody who forgot it; whether the caller may do so is the caller's rule."""
        self.vault.set_password(login, new, self._keys)

    def rename(self, login: str, new: str) -> None:
        self.vault.rename(login, new, self._keys)

    @cached_property
    def imprint(self) -> str:
        """Tells this copy of the workspace from every other: see store.imprint."""
        return imprint(self.folder)

    def new_recovery_code(self) -> str:
        """A new code, to be printed once; the one before is worthless."""
        return self.vault.new_recovery_code(self._keys)

    def remove(self, login: str, progress: Progress = silent) -> bool:
        """Take a person's slot away and give the database a new key.

        Not inside a transaction, and on the database's thread while nothing else runs. True when
        the new key is in force; False where the disk or another connection was in the way: the
        person cannot sign in any more, and the next opening tries again.
        """
        if self.database.in_transaction():
            raise ValueError("a transaction is open")
        with self._still:
            if self.vault.rekeying:
                self._finish_removal(progress)
            self._keys = self.vault.begin_rekey(self._keys, login)
            try:
                self._finish_removal(progress)
            except Unavailable:
                return False
        return True

    def _key_in_force(self) -> bytes:
        """The next key, where a removal was cut short after the database had it."""
        newest_first = sorted(self._keys.by_generation().items(), reverse=True)
        for _, key in newest_first:
            if opens(self.folder / DESK, key):
                return key
        raise Unavailable(NOT_OURS)

    def _finish_removal(self, progress: Progress = silent) -> None:
        coming = self._keys.next
        assert coming is not None
        connected = not self.database.is_closed()
        self.database.close()
        try:
            if self._active != coming:
                re_encrypt(self.folder / DESK, self._active, coming, progress)
                self._use(coming)
            self._keys = self.vault.finish_rekey(self._keys)
        finally:
            if connected:
                with translated():
                    self.database.connect()

    def _use(self, key: bytes) -> None:
        self._active = key
        self.database.use_key(key)

    # copies

    def copy_to(self, target: Path, progress: Progress = silent) -> Copied:
        """Copy the database as it is at this moment, and say what belongs to the copy."""
        with self._still:
            copy_database(self.folder / DESK, self._active, target, self._active, progress)
            with translated():
                keys = (self.folder / KEYS).read_bytes()
                return Copied(keys, *witness_and_schema(target, self._active))

    def _back_up_before(self) -> None:
        now = datetime.now().astimezone()
        back_up(self, self.folder / BACKUPS / f"before-update-{now:%Y%m%d-%H%M%S}{SUFFIX}")

    def _sweep(self) -> None:
        """Throw away what a killed program left half made."""
        (self.folder / BACKUPS).mkdir(exist_ok=True)
        remove_database(next_to(self.folder / DESK))
        for inside in (self.folder, self.folder / BACKUPS):
            for left in [*inside.glob(".*.part"), *inside.glob(".*.db*")]:
                left.unlink(missing_ok=True)


def logins(folder: Path) -> list[str]:
    """Who can sign in here, for the sign-in window. Raises Refused or Unavailable."""
    place.check_readable(folder)
    if not (folder / KEYS).exists() and not (folder / DESK).exists():
        raise Refused(place.NOT_A_WORKSPACE.fill(name=folder.name), "folder")
    return Vault.read(folder / KEYS).logins


def _check_free(folder: Path) -> None:
    if not folder.exists():
        return
    with suppress(OSError):
        if folder.is_dir() and not any(folder.iterdir()):
            return
    raise Refused(TAKEN.fill(name=folder.name), "folder")


def _made(
    fresh: Path, login: str, password: str, cost: Cost | None, migrations: Path
) -> tuple[Vault, Keys, str]:
    (fresh / BACKUPS).mkdir(parents=True)
    vault, keys, code = Vault.create(fresh / KEYS, login, password, cost)
    database = open_cipher(fresh / DESK, keys.current)
    with translated():
        database.connect()
        try:
            migrate(database, migrations)
        finally:
            database.close()
    return vault, keys, code

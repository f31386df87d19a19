"""keys.json: who can sign in. Opening a slot is signing in; there is no other check.

Removing a person gives the database a new key. The old key is worth nothing afterwards, except for
backups made before: a backup carries the keys.json of its moment and opens with the passwords of
that moment, the removed person's included. Keep old backups where that person cannot take them.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from ..base.errors import Refused, Unavailable
from ..base.text import T
from . import key_file, recovery_code
from .credentials import checked_login, checked_password, folded, nfkc
from .database import KEY_BYTES
from .key_file import Contents
from .slot import Cost, Keys, Slot, WrongSecret

WRONG = T(
    "The login or the password is wrong.",
    "ログイン名またはパスワードが違います。",
)
WRONG_CODE = T(
    "This recovery code does not open this workspace.",
    "この回復コードではこのワークスペースを開けません。",
)
TAMPERED = T(
    "The key file keys.json was changed by something other than PMS Desk. Restore a backup.",
    "鍵ファイル keys.json が PMS Desk 以外によって書き換えられています。"
    "バックアップから復元してください。",
)
TAKEN = T("This login is taken.", "このログイン名は使われています。")
UNKNOWN = T("Nobody signs in with this login.", "このログイン名の人はいません。")
LAST = T(
    "The last person who can sign in cannot be removed.",
    "サインインできる最後の一人は削除できません。",
)


class Vault:
    """keys.json in memory. Every change is on the disk before the call returns.

    Calls that change something take the `Keys` that unlocking gave. Raises Refused for what the
    user can mend and Unavailable for a broken file or disk.
    """

    def __init__(self, path: Path, contents: Contents, cost: Cost) -> None:
        self._path = path
        self._contents = contents
        self.cost = cost

    @classmethod
    def create(
        cls, path: Path, login: str, password: str, cost: Cost | None = None
    ) -> tuple[Vault, Keys, str]:
        """A new key file, the new database key, and the recovery code, which is stored nowhere."""
        cost = cost or Cost()
        keys = Keys(1, secrets.token_bytes(KEY_BYTES))
        name = checked_login(login)
        first = Slot.new(name, checked_password(password, name), cost, keys)
        code = recovery_code.new_code()
        recovery = Slot.new(None, recovery_code.normal(code), cost, keys)
        contents = key_file.write(path, Contents(1, False, (first,), recovery), keys)
        return cls(path, contents, cost), keys, code

    @classmethod
    def read(cls, path: Path, cost: Cost | None = None) -> Vault:
        """`cost` is for slots made from now on; old slots keep their own."""
        return cls(path, key_file.read(path), cost or Cost())

    @property
    def logins(self) -> list[str]:
        """Who can sign in, in the order they were added."""
        return [slot.login or "" for slot in self._contents.slots]

    @property
    def rekeying(self) -> bool:
        """Whether a removal was begun whose re-encryption is not known to be finished."""
        return self._contents.rekeying

    def unlock(self, login: str, password: str) -> Keys:
        """Sign in. A wrong login and a wrong password give the same sentence."""
        slot = self._find(login)
        if slot is None:
            raise Refused(WRONG, "password")
        return self._opened(slot, nfkc(password), Refused(WRONG, "password"))

    def unlock_by_code(self, code: str) -> Keys:
        """A mistyped code and a code of another workspace are told apart."""
        plain = recovery_code.normal(code)
        return self._opened(self._contents.recovery, plain, Refused(WRONG_CODE, "code"))

    def add(self, login: str, password: str, keys: Keys) -> None:
        name = self._free(login)
        slot = Slot.new(name, checked_password(password, name), self.cost, keys)
        self._keep(replace(self._contents, slots=(*self._contents.slots, slot)), keys)

    def change_password(self, login: str, old: str, new: str) -> None:
        """By the person, who proves to know the old one."""
        self.set_password(login, new, self.unlock(login, old))

    def set_password(self, login: str, new: str, keys: Keys) -> None:
        """By somebody who holds the key: after a recovery, or for somebody who forgot."""
        slot = self._known(login)
        name = slot.login or ""
        fresh = Slot.new(name, checked_password(new, name, "new_password"), self.cost, keys)
        self._exchange(slot, fresh, keys)

    def rename(self, login: str, new: str, keys: Keys) -> None:
        slot = self._known(login)
        name = self._free(new, slot)
        self._exchange(slot, slot.sealing(keys, name), keys)

    def new_recovery_code(self, keys: Keys) -> str:
        """A new code; the one before opens nothing from now on."""
        code = recovery_code.new_code()
        slot = Slot.new(None, recovery_code.normal(code), self.cost, keys)
        self._keep(replace(self._contents, recovery=slot), keys)
        return code

    def begin_rekey(self, keys: Keys, without: str) -> Keys:
        """Step one of removing a person: everybody else holds the current and the next key."""
        if self.rekeying:
            raise ValueError("finish the re-keying that is under way first")
        gone = self._known(without)
        if len(self._contents.slots) == 1:
            raise Refused(LAST, "login")
        coming = replace(keys, next=secrets.token_bytes(KEY_BYTES))
        others = tuple(slot for slot in self._contents.slots if slot is not gone)
        self._keep(
            self._sealed(replace(self._contents, rekeying=True, slots=others), coming), coming
        )
        return coming

    def finish_rekey(self, keys: Keys) -> Keys:
        """Last step, once the database is under the next key: the current one is forgotten."""
        if keys.next is None:
            raise ValueError("no re-keying is under way")
        only = Keys(keys.generation + 1, keys.next)
        done = replace(self._contents, generation=only.generation, rekeying=False)
        self._keep(self._sealed(done, only), only)
        return only

    def _sealed(self, contents: Contents, keys: Keys) -> Contents:
        slots = tuple(slot.sealing(keys) for slot in contents.slots)
        return replace(contents, slots=slots, recovery=contents.recovery.sealing(keys))

    def _exchange(self, old: Slot, new: Slot, keys: Keys) -> None:
        slots = tuple(new if slot is old else slot for slot in self._contents.slots)
        self._keep(replace(self._contents, slots=slots), keys)

    def _opened(self, slot: Slot, secret: str, no: Refused) -> Keys:
        try:
            keys = slot.opened(secret, self._contents.generation)
        except WrongSecret:
            raise no from None
        if not self._contents.sealed_by(keys):
            raise Unavailable(TAMPERED)
        return keys

    def _find(self, login: str) -> Slot | None:
        same = folded(login)
        return next((s for s in self._contents.slots if folded(s.login or "") == same), None)

    def _known(self, login: str) -> Slot:
        if (slot := self._find(login)) is None:
            raise Refused(UNKNOWN, "login")
        return slot

    def _free(self, login: str, own: Slot | None = None) -> str:
        name = checked_login(login)
        if self._find(name) not in (None, own):
            raise Refused(TAKEN, "login")
        return name

    def _keep(self, contents: Contents, keys: Keys) -> None:
        self._contents = key_file.write(self._path, contents, keys)

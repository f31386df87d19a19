"""The password of the mail server: in the keyring of the operating system and nowhere else.

Where there is no keyring it is known until the program ends, and has to be typed again then. It
is never in the database, a file of ours, the log or a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...kinds.mail.mail import Server

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "PMS Desk mail"


class Passwords:
    """Of one program, while it runs. `given` stands in for all (a command's environment)."""

    def __init__(self, given: str = "") -> None:
        self._given = given
        self._typed: dict[str, str] = {}

    def of(self, server: Server) -> str | None:
        """The password for this server and user, or None where this computer does not know it."""
        if self._given or not server.user:
            return self._given
        if (typed := self._typed.get(_account(server))) is not None:
            return typed
        keyring = system_keyring()
        try:
            return keyring.get_password(SERVICE, _account(server)) if keyring else None
        except Exception:  # a keyring of anybody's making, locked or broken, knows nothing
            return None

    def keep(self, server: Server, password: str) -> bool:
        """Whether the keyring has it now; otherwise it is known until the program ends."""
        self._typed[_account(server)] = password
        keyring = system_keyring()
        if keyring is None:
            return False
        try:
            keyring.set_password(SERVICE, _account(server), password)
        except Exception:
            return False
        del self._typed[_account(server)]
        return True

    def forget(self, server: Server) -> None:
        """Nowhere any more."""
        self._typed.pop(_account(server), None)
        if keyring := system_keyring():
            try:
                keyring.delete_password(SERVICE, _account(server))
            except Exception:  # it was not there
                return


def system_keyring() -> KeyringBackend | None:
    """The operating system's own; None where it has none, or only one that writes in the clear."""
    import keyring

    try:
        found = keyring.get_keyring()
        return found if float(found.priority) >= 1 else None
    except Exception:  # what cannot even say what it is keeps no secrets
        return None


def _account(server: Server) -> str:
    return f"{server.user}@{server.host}".casefold()

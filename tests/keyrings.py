"""A keyring for tests: the real library, with a backend that keeps in memory, or breaks."""

from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class InMemory(KeyringBackend):
    priority = 5

    def __init__(self):
        super().__init__()
        self.kept, self.locked = {}, False

    def get_password(self, service, username):
        self._demand_open()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._demand_open()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self._demand_open()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("none")

    def _demand_open(self):
        if self.locked:
            raise KeyringLocked("locked")


class InTheClear(InMemory):
    """As those that write passwords into a file: not good enough."""

    priority = 0.5


@contextmanager
def using(backend):
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.set_keyring(before)

"""The password of the mail server: in the keyring, or in memory, and nowhere else."""

import pytest
from keyrings import InMemory, InTheClear, using
from mails import addressed, switched_on, told

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds.mail.mail import Server
from pmsdesk.services.mail import trial
from pmsdesk.services.mail.passwords import Passwords, system_keyring
from pmsdesk.store.record import DB

SERVER = Server("smtp.aoba.example", 587, "starttls", "pms@aoba.example", "pms@aoba.example")
SECRET = "himitsu-no-kotoba"


@pytest.fixture
def ring():
    with using(InMemory()) as backend:
        yield backend


def test_what_is_kept_is_known_to_the_next_program(ring):
    assert Passwords().of(SERVER) is None
    assert Passwords().keep(SERVER, SECRET)
    assert Passwords().of(SERVER) == SECRET
    assert list(ring.kept.values()) == [SECRET]


def test_another_server_has_another_password(ring):
    Passwords().keep(SERVER, SECRET)
    other = Server("smtp.other.example", 587, "starttls", SERVER.user, SERVER.sender)
    assert Passwords().of(other) is None


def test_what_is_forgotten_is_gone(ring):
    passwords = Passwords()
    passwords.keep(SERVER, SECRET)
    passwords.forget(SERVER)
    passwords.forget(SERVER)
    assert passwords.of(SERVER) is None and not ring.kept


def test_a_locked_keyring_means_typing_it_for_this_session(ring):
    ring.locked = True
    passwords = Passwords()
    assert not passwords.keep(SERVER, SECRET)
    assert passwords.of(SERVER) == SECRET
    assert Passwords().of(SERVER) is None


def test_a_keyring_that_writes_in_the_clear_is_not_used():
    with using(InTheClear()) as backend:
        assert system_keyring() is None
        passwords = Passwords()
        assert not passwords.keep(SERVER, SECRET)
        assert passwords.of(SERVER) == SECRET and not backend.kept


def test_a_server_that_asks_nobody_needs_none(ring):
    nobody = Server("localhost", 25, "plain", "", "pms@aoba.example")
    assert Passwords().of(nobody) == ""


def test_a_command_is_given_it_by_its_environment(ring):
    assert Passwords("given").of(SERVER) == "given"


def test_a_test_message_asks_for_the_password_at_its_field(ring):
    with pytest.raises(Refused) as no:
        trial.attempt(SERVER, "", Passwords(), trial.letter("a@b.example", "ja"))
    assert no.value.field == "password"


def test_a_test_message_goes_to_an_address_that_is_one():
    for odd in ("", "mori", "mori@aoba.example\nBcc: x@y.z", "花@例え.jp"):
        with pytest.raises(Refused):
            trial.letter(odd, "ja")


def test_the_password_is_in_no_table_of_the_database(desk, manager, ring):
    addressed(desk, manager)
    it = switched_on(desk, manager)
    Passwords().keep(it.server, SECRET)
    told(desk, "sato")
    desk.do(SYSTEM, lambda work: None)
    for table in DB.get_tables():
        for row in DB.execute_sql(f'SELECT * FROM "{table}"').fetchall():
            assert not [value for value in row if SECRET in str(value)], table

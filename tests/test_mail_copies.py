"""A workspace that was restored or copied sends nothing twice: it waits until somebody says go."""

import shutil

import pytest
from mails import PACE, addressed, switched_on, told
from post_office import PASSWORD, PostOffice

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import OutMail, Person
from pmsdesk.services.mail import delivery, origin, overview
from pmsdesk.services.mail.passwords import Passwords
from pmsdesk.services.mail.wire import Line
from pmsdesk.services.notices import mine
from pmsdesk.store.imprint import FILE, imprint
from pmsdesk.store.message import Message

HOME, COPY = "a" * 32, "b" * 32


@pytest.fixture
def post():
    made = PostOffice(tls=None, security="plain", login=False)
    yield made
    made.stop()


@pytest.fixture
def on(desk, manager, post):
    """Mail is on, and three people have addresses."""
    addressed(desk, manager, "mori", "sato", "ito")
    switched_on(desk, manager, post.port, security="plain", user="")


def ticked(desk, here):
    def do(service, *args):
        return desk.do(SYSTEM, service, *args).result

    dial = lambda server, word: Line(server, word, PACE)  # noqa: E731
    return delivery.deliver(do, Passwords(PASSWORD), dial, here=here)


def test_the_first_copy_that_looks_is_the_one_that_sends(desk, on, post):
    told(desk, "sato")
    assert ticked(desk, HOME).sent == 1
    told(desk, "ito")
    assert ticked(desk, HOME).sent == 1
    assert not desk.do(SYSTEM, lambda work: origin.held(HOME)).result


def test_another_copy_holds_everything_and_tells_the_managers_once(desk, clock, manager, on, post):
    told(desk, "sato")
    ticked(desk, HOME)
    clock.forward(days=1)
    told(desk, "sato", "ito")
    for _ in range(3):
        done = ticked(desk, COPY)
        assert (done.sent, done.trouble) == (0, origin.HELD)
        clock.forward(hours=1)
    assert len(post.received) == 1 and OutMail.select().count() == 1
    said = [n for n in desk.do(manager, mine).result if n.subject.ja == origin.HELD.ja]
    assert len(said) == 1 and said[0].kind == "MailSetting"
    assert desk.do(manager, overview.overview, COPY).result.held
    assert not desk.do(manager, overview.overview, HOME).result.held


def test_the_go_drops_what_was_likely_sent_and_sends_what_is_new(desk, clock, manager, on, post):
    told(desk, "mori")
    ticked(desk, HOME)
    told(desk, "sato")  # the backup is made now; the other copy goes on and sends this
    post.odd["DATA"] = "451 later"
    ticked(desk, HOME)
    waiting = OutMail.get(OutMail.state == "waiting")
    post.odd.clear()
    clock.forward(hours=2)
    ticked(desk, COPY)
    clock.forward(hours=1)
    told(desk, "ito")  # after it was restored
    assert desk.do(manager, origin.send_from, COPY).result == 1
    done = ticked(desk, COPY)
    ito = Person.get(Person.login == "ito")
    assert done.sent == 1 and post.to[-1] == ito.mail
    old = OutMail.get_by_id(waiting.id)
    assert (old.state, old.error.ja) == ("given_up", origin.LIKELY_SENT.ja)
    clock.forward(days=1)
    assert ticked(desk, COPY).sent == 0, "nor is it gathered again"
    assert ticked(desk, HOME).trouble == origin.HELD, "the other one, started again, holds"


def test_only_who_keeps_the_settings_says_go(desk, head, manager, on, post):
    told(desk, "sato")
    ticked(desk, HOME)
    with pytest.raises(Refused):
        desk.do(head, origin.send_from, COPY)
    assert desk.do(manager, origin.send_from, HOME).result == 0
    assert not OutMail.select().where(OutMail.state == "given_up").exists()


def test_a_copy_without_mail_asks_nothing(desk, manager):
    assert ticked(desk, COPY).trouble is None
    assert not Message.select().exists()
    assert desk.do(manager, origin.send_from, COPY).result == 0


# ---- what a copy is known by


def test_a_copy_keeps_its_imprint_and_every_other_has_another(tmp_path):
    folder = tmp_path / "aoba.pmsdesk"
    folder.mkdir()
    mine_now = imprint(folder)
    assert imprint(folder) == mine_now and len(mine_now) == 32
    other = tmp_path / "copied.pmsdesk"
    shutil.copytree(folder, other)
    assert imprint(other) != mine_now, "copied with all its files"
    shutil.rmtree(folder)
    folder.mkdir()
    assert imprint(folder) != mine_now, "restored into the same place"
    assert (folder / FILE).read_text("ascii") not in imprint(folder)


def test_a_damaged_mark_makes_another_copy_and_no_error(tmp_path):
    before = imprint(tmp_path)
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    assert imprint(tmp_path) not in ("", before)
    assert imprint(tmp_path) == imprint(tmp_path)

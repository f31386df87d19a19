"""Reminders by mail, against a real server on this computer: nothing lost, nothing twice."""

import ssl
from datetime import timedelta

import pytest
from mails import addressed, sent, states, switched_on, told
from post_office import (
    PASSWORD,
    PostOffice,
    Rude,
    certificate,
    cuts_in_the_text,
    drips,
    hangs_up,
    is_a_web_server,
    says_nothing,
    serving,
    trusting,
)

from pmsdesk.base.errors import Unavailable
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import OutMail, Person
from pmsdesk.services.mail import queue, troubles
from pmsdesk.services.notices import mine
from pmsdesk.store.message import Message


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authority")
    root = certificate(folder, "aoba-ca", ca=True)
    return root, certificate(folder, "localhost", issuer=root), folder


@pytest.fixture
def context(authority):
    return trusting(authority[0])


@pytest.fixture
def office(authority):
    """Makes servers that are stopped in the end."""
    made = []

    def make(**kind):
        kind = {"tls": serving(authority[1])} | kind
        made.append(PostOffice(**kind))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def rude():
    made = []

    def make(manners):
        made.append(Rude(manners))
        return made[-1]

    yield make
    for one in made:
        one.stop()


EVERYBODY = ("mori", "sato", "ito", "kato", "tanaka", "suzuki", "takasaki")


@pytest.fixture
def ready(desk, manager):
    """Everybody has an address and something new; on(port) switches mail on."""
    addressed(desk, manager)
    told(desk, *EVERYBODY)

    def on(port, **facts):
        switched_on(desk, manager, port, **facts)

    return on


def test_everybody_with_news_gets_one_message_a_day_however_often_it_ticks(
    desk, clock, ready, office, context
):
    post = office()
    ready(post.port)
    assert sent(desk, context).sent == 7
    assert sent(desk, context).sent == 0
    told(desk, *EVERYBODY)
    clock.forward(hours=2)
    assert sent(desk, context).sent == 0
    clock.forward(hours=22)
    assert sent(desk, context).sent == 7
    assert len(post.to) == 14 and len(set(post.ids)) == 14
    assert post.logins[0] == ("pms@aoba.example", PASSWORD)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_both_ways_of_encryption_carry_the_message(desk, ready, office, context, security):
    post = office(security=security)
    ready(post.port, security=security)
    assert sent(desk, context).sent == 7


def test_a_server_on_this_computer_may_be_spoken_to_in_the_clear(desk, ready, office):
    post = office(tls=None, security="plain", login=False)
    ready(post.port, security="plain", user="")
    assert sent(desk).sent == 7


def test_a_sent_message_is_on_record_and_its_notices_are_not_mailed_again(
    desk, ready, office, context
):
    ready(office().port)
    sent(desk, context)
    assert states() == [("sent", 1)] * 7
    assert not Message.select().where(Message.sent_at.is_null()).exists()


def test_one_of_ten_is_refused_and_the_others_arrive(desk, ready, office, context):
    stranger = f"p{Person.get(Person.login == 'ito').id}@aoba.example"
    post = office(odd={"RCPT": lambda to, _: to == stranger and "550 5.1.1 no such user"})
    ready(post.port)
    done = sent(desk, context)
    assert (done.sent, done.rejected, done.trouble) == (6, 1, None)
    assert stranger not in post.to
    assert states().count(("given_up", 1)) == 1
    manager = Person.get(Person.login == "mori")
    newest = desk.do(manager.id, mine).result[0]
    assert "伊藤 舞さんのメールアドレスがサーバーに拒否されました" in newest.subject.ja
    assert sent(desk, context).sent == 0


def test_a_recipient_refused_for_now_is_tried_again_later(desk, clock, ready, office, context):
    slow = f"p{Person.get(Person.login == 'ito').id}@aoba.example"
    tries = []

    def grey(to, post):
        if to == slow and len(tries) < 2:
            tries.append(to)
            return "451 4.7.1 greylisted"
        return None

    post = office(odd={"RCPT": grey})
    ready(post.port)
    assert sent(desk, context).sent == 6
    assert sent(desk, context).sent == 0 and len(tries) == 1
    clock.forward(minutes=5)
    assert sent(desk, context).rejected == 1
    clock.forward(minutes=14)
    assert sent(desk, context).sent == 0 and len(tries) == 2
    clock.forward(minutes=1)
    assert sent(desk, context).sent == 1
    assert sorted(post.to) == sorted(set(post.to))


def test_a_relay_that_is_forbidden_is_the_settings_fault_and_ends_nothing(
    desk, ready, office, context
):
    post = office(odd={"RCPT": "554 5.7.1 relay access denied"})
    ready(post.port)
    assert sent(desk, context).rejected == 7
    assert states() == [("waiting", 1)] * 7


def test_a_server_that_goes_away_after_some_gets_the_rest_later_and_nothing_twice(
    desk, clock, ready, office, context
):
    """It takes three messages, then ends every connection in the middle of the fourth."""
    gone = []
    post = office(odd={"DATA": lambda to, post: len(post.received) >= 3 and not gone and "cut"})
    ready(post.port)
    done = sent(desk, context)
    assert done.sent == 3 and done.trouble == troubles.CUT
    gone.append(True)
    clock.forward(hours=1)
    assert sent(desk, context).sent == 4
    assert sorted(post.to) == sorted(set(post.to)) and len(post.to) == 7


def test_a_single_message_that_breaks_the_connection_does_not_hold_up_the_others(
    desk, ready, office, context
):
    poison = f"p{Person.get(Person.login == 'mori').id}@aoba.example"
    post = office(odd={"DATA": lambda to, _: to == poison and "cut"})
    ready(post.port)
    assert sent(desk, context).sent == 6
    assert poison not in post.to and states().count(("waiting", 1)) == 1


def test_a_message_tried_again_keeps_its_id(desk, clock, ready, office, context):
    """A server that took it and could not say so knows it by that."""
    lost = []

    def take_and_vanish(to, post):
        if not lost:
            lost.append(to)
            return "cut"
        return None

    post = office(odd={"DATA": take_and_vanish})
    ready(post.port)
    sent(desk, context)
    tokens = {it.token for it in OutMail.select()}
    clock.forward(minutes=6)
    sent(desk, context)
    assert {each.strip("<>").split("@")[0] for each in post.ids} == tokens
    assert len(post.ids) == 7


@pytest.mark.parametrize(
    "manners, words",
    [
        (says_nothing, troubles.SILENT),
        (drips, troubles.SILENT),
        (hangs_up, troubles.CUT),
        (is_a_web_server, troubles.STRANGE),
    ],
)
def test_what_is_no_mail_server_is_told_in_time_and_nothing_is_lost(
    desk, clock, ready, rude, office, context, manners, words
):
    server = rude(manners)
    ready(server.port)
    assert sent(desk, context).trouble == words
    assert states() == [("waiting", 1)] * 7
    assert {it.error.ja for it in OutMail.select()} == {words.ja}
    switched_to(desk, office().port)
    clock.forward(minutes=5)
    assert sent(desk, context).sent == 7


def switched_to(desk, port):
    switched_on(desk, Person.get(Person.login == "mori").id, port)


def test_a_connection_cut_within_a_message_loses_nothing(desk, clock, ready, rude, office, context):
    server = rude(cuts_in_the_text)
    ready(server.port, security="plain", user="")
    assert sent(desk).trouble == troubles.CUT
    assert server.connections == 2  # a second one tells whether it was the message
    switched_to(desk, office().port)
    clock.forward(minutes=6)
    assert sent(desk, context).sent == 7


def test_a_port_where_nobody_listens_is_told_at_once(desk, ready, rude, context):
    server = rude(hangs_up)
    server.stop()
    ready(server.port)
    assert sent(desk, context).trouble == troubles.REFUSED


def test_a_wrong_password_is_told_and_is_nobodys_end(desk, clock, ready, office, context):
    post = office()
    ready(post.port)
    assert sent(desk, context, password="falsch").trouble == troubles.WRONG_PASSWORD
    assert states() == [("waiting", 1)] * 7
    clock.forward(minutes=5)
    assert sent(desk, context).sent == 7


def test_a_server_without_starttls_is_sent_nothing_in_the_clear(desk, ready, office):
    post = office(tls=None, security="plain", login=False)
    ready(post.port, user="")
    assert sent(desk).trouble == troubles.NO_STARTTLS
    assert not post.seen


@pytest.mark.parametrize(
    "kind, words",
    [
        ({"name": "localhost"}, troubles.SELF_SIGNED),
        ({"name": "localhost", "days": -1, "known": True}, troubles.EXPIRED),
        ({"name": "elsewhere.example", "known": True}, troubles.OTHER_NAME),
    ],
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_proves_nothing_ends_the_talk(
    desk, ready, office, authority, context, kind, words, security
):
    known = kind.get("known")
    made = certificate(
        authority[2], kind["name"], authority[0] if known else None, kind.get("days", 30)
    )
    post = office(tls=serving(made), security=security)
    ready(post.port, security=security)
    assert sent(desk, context).trouble == words
    assert not post.logins and not post.seen


def test_a_certificate_that_lacks_what_the_standard_asks_is_told_as_such(
    desk, ready, office, authority, context
):
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # as from CPython 3.13 on
    post = office(tls=serving(certificate(authority[2], issuer=authority[0], whole=False)))
    ready(post.port)
    assert sent(desk, context).trouble == troubles.INCOMPLETE
    assert not post.logins and not post.seen


def test_tls_where_the_server_speaks_in_the_clear_is_told(desk, ready, office, context):
    post = office(tls=None, security="plain", login=False)
    ready(post.port, security="tls", user="")
    assert sent(desk, context).trouble == troubles.NOT_TLS


def test_a_sign_in_where_there_is_none_is_told(desk, ready, office, context):
    post = office(login=False)
    ready(post.port)
    assert sent(desk, context).trouble == troubles.NO_LOGIN


def test_a_computer_without_the_password_puts_nothing_off(desk, ready, office, context):
    ready(office().port)
    done = sent(desk, context, password="")
    assert done.trouble == troubles.NO_PASSWORD
    assert states() == [("waiting", 0)] * 7
    assert sent(desk, context).sent == 7


def test_the_gaps_between_attempts_grow(desk, clock, ready, rude, context):
    server = rude(hangs_up)
    server.stop()
    ready(server.port)
    for minutes in (5, 15, 60, 180, 360):
        sent(desk, context)
        it = OutMail.select().first()
        assert it.next_at - clock.now.replace(tzinfo=None) == timedelta(minutes=minutes)
        clock.forward(minutes=minutes, seconds=-1)
        sent(desk, context)
        assert OutMail.get_by_id(it.id).attempts == it.attempts
        clock.forward(seconds=1)


def test_what_cannot_be_sent_for_days_is_given_up_and_the_manager_is_told_once(
    desk, clock, manager, ready, rude, context
):
    server = rude(hangs_up)
    server.stop()
    ready(server.port)
    for _ in range(5):
        sent(desk, context)
        sent(desk, context)
        clock.forward(days=1)
    assert [state for state, _ in states()].count("given_up") == 7
    told_of = [n for n in desk.do(manager, mine).result if "断念" in n.subject.ja]
    assert len(told_of) == 1 and told_of[0].kind == "MailSetting"


def test_a_new_day_takes_over_what_did_not_leave_and_sends_one_message(
    desk, clock, ready, rude, office, context
):
    server = rude(hangs_up)
    server.stop()
    ready(server.port)
    sent(desk, context)
    clock.forward(days=1)
    told(desk, "sato")
    post = office()
    switched_to(desk, post.port)
    assert sent(desk, context).sent == 7
    assert len(post.to) == len(set(post.to)) == 7
    assert sorted(state for state, _ in states()) == ["replaced"] * 7 + ["sent"] * 7
    assert not Message.select().where(Message.sent_at.is_null()).exists()


# ---- two machines, and a program that is killed


def test_a_message_that_one_machine_holds_is_nobody_elses(desk, ready, office, context):
    post = office()
    ready(post.port)

    def do(service, *args):
        return desk.do(SYSTEM, service, *args).result

    from pmsdesk.services.mail import gathering

    do(gathering.gather)
    held = do(queue.claim)
    assert sent(desk, context).sent == 6
    assert held.address not in post.to
    assert do(queue.claim) is None


def test_what_a_killed_program_held_is_sent_after_a_while(desk, clock, ready, office, context):
    post = office()
    ready(post.port)
    desk.do(SYSTEM, __import__("pmsdesk.services.mail.gathering", fromlist=["gather"]).gather)
    desk.do(SYSTEM, queue.claim)
    sent(desk, context)
    clock.forward(minutes=9)
    assert sent(desk, context).sent == 0
    clock.forward(minutes=1)
    assert sent(desk, context).sent == 1
    assert len(post.to) == len(set(post.to)) == 7


def test_two_that_claim_at_once_never_get_the_same(desk, ready, office):
    ready(office().port)
    from pmsdesk.services.mail import gathering

    desk.do(SYSTEM, gathering.gather)

    def both(work):
        rows = list(OutMail.select())
        first = [queue._claimed(work, it) for it in rows]
        stale = [queue._claimed(work, it) for it in rows]
        return first, stale

    first, stale = desk.do(SYSTEM, both).result
    assert all(first) and not any(stale)


def test_an_outcome_that_comes_late_changes_nothing(desk, ready, office, context):
    """Another machine took the message over and sent it meanwhile."""
    ready(office().port)
    sent(desk, context)
    first = OutMail.select().first()
    desk.do(SYSTEM, queue.settle, first.id, queue.Rejection(troubles.CUT, forever=True))
    desk.do(SYSTEM, queue.release, first.id, troubles.CUT)
    assert states() == [("sent", 1)] * 7


def test_stopping_leaves_the_rest_for_the_next_time(desk, ready, office, context):
    post = office()
    ready(post.port)
    assert sent(desk, context, stop=lambda: len(post.received) >= 2).sent == 2
    assert sent(desk, context).sent == 5
    assert len(post.to) == len(set(post.to)) == 7


def test_a_broken_database_is_not_taken_for_a_broken_server(desk, ready, office, context):
    ready(office().port)
    from pmsdesk.base.text import T
    from pmsdesk.services.mail import delivery
    from pmsdesk.services.mail.passwords import Passwords
    from pmsdesk.services.mail.wire import Line

    def do(service, *args):
        if service is queue.settle:
            raise Unavailable(T("Disk full.", "空き容量がありません。"))
        return desk.do(SYSTEM, service, *args).result

    with pytest.raises(Unavailable):
        delivery.deliver(do, Passwords(PASSWORD), lambda s, p: Line(s, p, context=context))
    assert states().count(("waiting", 1)) == 1

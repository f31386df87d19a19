"""Servers that are slow, busy or silent at the worst moment: nothing lost, nothing three times."""

import pytest
from mails import PACE, addressed, sent, states, switched_on, told
from post_office import greets_with, late
from test_mail_sending import authority, context, office, ready, rude, switched_to  # noqa: F401

from pmsdesk.kinds import OutMail, Person
from pmsdesk.services.mail import queue, troubles
from pmsdesk.services.mail.wire import DOTTED, Pace
from pmsdesk.services.notices import mine
from pmsdesk.store.message import Message


@pytest.fixture
def alone(desk, manager, clock):
    """One person with news; on(port) switches mail on."""
    addressed(desk, manager)
    told(desk, "sato")
    return lambda port, **facts: switched_on(desk, manager, port, **facts)


def test_a_server_that_greets_late_is_waited_for(desk, alone, office, rude, context):  # noqa: F811
    post = office()
    alone(rude(late(post.port, 0.6)).port)
    assert sent(desk, context).sent == 1 and len(post.received) == 1


@pytest.mark.parametrize("security", ["starttls", "plain"])
def test_a_server_that_greets_too_late_is_told_and_nothing_is_lost(
    desk, clock, alone, office, rude, context, security  # noqa: F811
):  # fmt: skip
    post = office()
    alone(rude(late(post.port, 2.0)).port)
    assert sent(desk, context).trouble == troubles.SILENT
    assert states() == [("waiting", 1)] and not post.received
    switched_to(desk, post.port)
    clock.forward(minutes=5)
    assert sent(desk, context).sent == 1


@pytest.mark.parametrize(
    "said, code", [("421 4.3.2 too many connections", 421), ("554 5.7.1 go away", 554)]
)
def test_a_greeting_that_says_no_is_told_with_its_code(
    desk, alone, rude, context, said, code  # noqa: F811
):  # fmt: skip
    alone(rude(greets_with(said)).port)
    assert sent(desk, context).trouble.ja == troubles.BUSY.fill(code=code).ja
    assert states() == [("waiting", 1)]


def test_a_long_greeting_in_many_lines_is_a_greeting(desk, alone, rude, context):  # noqa: F811
    alone(rude(greets_with("220-welcome", "220-to this", "220 server")).port)
    assert sent(desk, context).trouble == troubles.SILENT  # it was taken, and EHLO got no answer


def test_a_sign_in_that_fails_for_now_is_not_taken_for_a_wrong_password(
    desk, clock, alone, office, context  # noqa: F811
):  # fmt: skip
    busy = ["454 4.7.0 temporary authentication failure"]
    post = office(odd={"AUTH": lambda *_: busy and busy[0]})
    alone(post.port)
    assert sent(desk, context).trouble.ja == troubles.BUSY.fill(code=454).ja
    busy.clear()
    clock.forward(minutes=5)
    assert sent(desk, context).sent == 1


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_says_later_gets_it_later_and_once(
    desk, clock, alone, office, context, command  # noqa: F811
):  # fmt: skip
    later = ["451 4.3.0 try again later"]
    post = office(odd={command: lambda *_: later and later[0]})
    alone(post.port)
    assert sent(desk, context).sent == 0
    assert [state for state, _ in states()] == ["waiting"]
    assert not sent(desk, context).sent, "not before its time"
    later.clear()
    clock.forward(minutes=5)
    assert sent(desk, context).sent == 1
    assert len(post.received) == 1


def test_a_server_may_take_its_time_over_a_whole_message(
    desk, alone, office, context  # noqa: F811
):  # fmt: skip
    """Looking a message through for viruses takes longer than any other answer."""
    post = office(odd={"DATA": "slow"})
    alone(post.port)
    patient = Pace(answer=1.0, taking=5.0, whole=8.0)
    assert sent(desk, context, pace=patient).sent == 1 and len(post.received) == 1
    assert PACE.answer < 1.5 <= patient.taking
    assert Pace().answer < Pace().taking < Pace().whole < queue.HELD.total_seconds()


def test_what_a_server_took_without_saying_so_goes_out_once_more_under_the_same_id(
    desk, clock, alone, office, context  # noqa: F811
):  # fmt: skip
    silent = ["take and cut"]
    post = office(odd={"DATA": lambda *_: silent and silent[0]})
    alone(post.port)
    assert sent(desk, context).sent == 0
    it = OutMail.get()
    assert (it.state, it.error.ja) == ("waiting", queue.UNSURE.ja)
    silent.clear()
    clock.forward(minutes=6)
    assert sent(desk, context).sent == 1
    assert len(post.ids) == 2 and len(set(post.ids)) == 1, "one message twice, known by its id"
    assert post.bodies[0] == post.bodies[1]
    clock.forward(days=1)
    assert sent(desk, context).sent == 0


def test_what_may_have_arrived_twice_is_sent_no_third_time_and_the_manager_hears(
    desk, clock, manager, alone, office, context  # noqa: F811
):  # fmt: skip
    post = office(odd={"DATA": "take and cut"})
    alone(post.port)
    for _ in range(6):
        sent(desk, context)
        clock.forward(minutes=20)
    sato = Person.get(Person.login == "sato")
    assert post.to.count(sato.mail) == 2
    it = OutMail.get(OutMail.person == sato)
    assert (it.state, it.error.ja) == ("given_up", queue.UNKNOWN.ja)
    assert not Message.select().where(Message.person == sato, Message.sent_at.is_null()).exists(), (
        "nor again tomorrow as old news"
    )
    said = [n.subject.ja for n in desk.do(manager, mine).result]
    assert said.count(queue.UNSURE.ja) == 1


def test_an_answer_that_comes_late_to_a_doubt_changes_nothing(
    desk, alone, office, context  # noqa: F811
):  # fmt: skip
    alone(office().port)
    sent(desk, context)
    desk.do(Person.get(Person.login == "mori").id, queue.doubt, OutMail.get().id, troubles.CUT)
    assert states() == [("sent", 1)]


def test_lines_that_begin_with_a_dot_get_another():
    assert DOTTED.sub(b"..", b".a\r\nb.\r\n..c\r\n") == b"..a\r\nb.\r\n...c\r\n"

"""The tick sends what waits, and one's dates are written, by the command line."""

import shutil

import icalendar
import pytest
from post_office import PASSWORD as SECRET
from post_office import USER, PostOffice
from test_commands import PASSWORD, made, one_line, own_home, run, workspace  # noqa: F401

from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Person
from pmsdesk.services.mail import settings
from pmsdesk.services.organization import people
from pmsdesk.sign_in import sign_in


@pytest.fixture
def post():
    office = PostOffice(security="plain")
    yield office
    office.stop()


@pytest.fixture
def mailing(workspace, tmp_path):  # noqa: F811
    """A copy of the workspace whose manager has news; mailing(port) switches mail on."""
    folder = tmp_path / "aoba.pmsdesk"
    shutil.copytree(workspace, folder)

    def on(port):
        seat = sign_in(folder, "mori", PASSWORD)
        me = seat.card.standing.person
        here = {"enabled": True, "host": "localhost", "security": "plain", "hour": 0}
        facts = here | {"port": port, "user": USER, "sender": USER}
        seat.do(me, settings.save, settings.NEVER, **facts)
        seat.do(me, people.correct, Person.get_by_id(me).key, mail="mori@aoba.example")
        about = Person.get_by_id(me)
        seat.do(SYSTEM, lambda work: work.tell([me], T("News", "お知らせ"), about, "soon"))
        seat.close()
        return {"PMSDESK_WORKSPACE": str(folder), "PMSDESK_MAIL_PASSWORD": SECRET}

    return on


def test_the_tick_sends_what_waits_once(run, mailing, post):  # noqa: F811
    given = mailing(post.port)
    first = run("tick", **given)
    assert first.returncode == 0 and "1 reminders sent by mail" in first.stdout
    assert "sent by mail" not in run("tick", **given).stdout
    assert post.to == ["mori@aoba.example"]


def test_the_tick_leaves_it_where_it_is_told_to(run, mailing, post):  # noqa: F811
    given = mailing(post.port)
    assert run("tick", "--no-mail", **given).returncode == 0
    assert not post.seen


def test_a_mail_server_in_trouble_is_one_line_and_no_failure(run, mailing):  # noqa: F811
    given = mailing(1)
    outcome = run("tick", **given)
    assert outcome.returncode == 0 and "rounds opened" in outcome.stdout
    assert outcome.stderr.splitlines() == [
        "pmsdesk: The mail server refuses the connection. Check its name and the port."
    ]


def test_a_tick_without_the_password_says_so_and_loses_nothing(run, mailing, post):  # noqa: F811
    given = mailing(post.port)
    outcome = run("tick", **(given | {"PMSDESK_MAIL_PASSWORD": None}))
    assert "does not know the password" in outcome.stderr
    assert "1 reminders" in run("tick", **given).stdout


def test_a_copied_workspace_holds_its_mail_until_it_is_told_to_send(
    run, mailing, post, tmp_path  # noqa: F811
):  # fmt: skip
    given = mailing(post.port)
    run("tick", **given)
    copy = tmp_path / "copy.pmsdesk"
    shutil.copytree(given["PMSDESK_WORKSPACE"], copy)
    there = given | {"PMSDESK_WORKSPACE": str(copy)}
    held = run("tick", **there)
    assert held.returncode == 0 and "restored, copied or moved" in held.stderr
    assert post.to == ["mori@aoba.example"]
    assert "Reminders by mail leave from here" in run("tick", "--mail-from-here", **there).stdout
    assert run("tick", **there).stderr == ""
    assert run("tick", **given).stderr == "", "the other one knows nothing of it"


def test_ones_dates_are_written_as_a_calendar(run, tmp_path):  # noqa: F811
    outcome = run("calendar", "--out", tmp_path / "mine.ics")
    assert outcome.returncode == 0 and "dates written" in outcome.stdout
    assert icalendar.Calendar.from_ical((tmp_path / "mine.ics").read_bytes())["VERSION"] == "2.0"


def test_a_calendar_is_an_ics_file(run, tmp_path):  # noqa: F811
    assert "--out" in one_line(run("calendar"))
    assert ".ics" in one_line(run("calendar", "--out", tmp_path / "mine.txt"))

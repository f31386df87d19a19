"""What reminders by mail say, to whom and when; and what they never say."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incidents import judged, reported
from inspections import opened
from mails import addressed, switched_on, told

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.base.text import T
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import ALL, Incident, MailSetting, OutMail, Person
from pmsdesk.kinds.mail import letter
from pmsdesk.kinds.mail.letter import Facts, Line, harmless
from pmsdesk.services import duties
from pmsdesk.services.agreement import faults
from pmsdesk.services.mail import gathering, overview, queue, settings
from pmsdesk.services.notices import mark_read, mine
from pmsdesk.services.organization import myself, people

PORT = 587


@pytest.fixture
def on(desk, manager):
    addressed(desk, manager)
    switched_on(desk, manager, PORT)


def gathered(desk):
    while desk.do(SYSTEM, gathering.gather).result:
        pass
    return {Person.get_by_id(it.person_id).login: it for it in OutMail.select()}


def letters(desk):
    """What would leave now, by the login of whom it goes to."""
    gathered(desk)
    by_address = {p.mail: p.login for p in Person.select()}
    found = {}
    while it := desk.do(SYSTEM, queue.claim).result:
        found[by_address[it.address]] = it
    return found


def test_nothing_is_gathered_before_mail_is_switched_on(desk, manager):
    addressed(desk, manager)
    told(desk, "sato")
    assert gathered(desk) == {}
    switched_on(desk, manager, PORT, enabled=False)
    assert gathered(desk) == {}


def test_who_has_nothing_new_gets_no_mail(desk, on):
    told(desk, "sato")
    assert set(gathered(desk)) == {"sato"}


def test_what_was_read_in_the_program_is_not_mailed(desk, head, on):
    told(desk, "sato")
    notices = desk.do(head, mine).result
    desk.do(head, mark_read, [notice.id for notice in notices])
    assert gathered(desk) == {}


def test_old_notices_are_no_news(desk, clock, on):
    told(desk, "sato")
    clock.forward(days=8)
    assert gathered(desk) == {}


def test_nothing_leaves_before_the_hour(desk, clock, manager, on):
    switched_on(desk, manager, PORT, hour=13)
    told(desk, "sato")
    assert gathered(desk) == {}
    clock.forward(hours=1)
    assert set(letters(desk)) == {"sato"}


def test_no_address_no_mail_and_the_settings_say_who(desk, manager):
    addressed(desk, manager, "mori")
    switched_on(desk, manager, PORT)
    told(desk, "sato", "mori", "suzuki")
    assert set(gathered(desk)) == {"mori"}
    found = desk.do(manager, overview.overview).result
    assert found.silent_count == 6
    assert [one.appointed for one in found.silent] == [True] * 5 + [False]
    assert found.silent[0].name.ja == "佐藤 健" and found.silent[0].department.ja == "営業部"


def test_who_wants_none_gets_none_until_they_want_them_again(desk, head, on):
    desk.do(head, settings.want, False)
    told(desk, "sato")
    assert gathered(desk) == {}
    desk.do(head, settings.want, True)
    assert set(gathered(desk)) == {"sato"}


def test_who_has_left_gets_none(desk, clock, manager, staff, on):
    told(desk, "suzuki")
    desk.do(manager, people.leave, Person.get_by_id(staff).key, date(2026, 4, 1))
    clock.forward(days=1)
    assert gathered(desk) == {}


def test_who_leaves_before_it_is_sent_gets_none(desk, clock, manager, staff, on):
    told(desk, "suzuki")
    gathered(desk)
    desk.do(manager, people.leave, Person.get_by_id(staff).key, date(2026, 4, 1))
    clock.forward(days=1)
    assert letters(desk) == {}
    assert [it.state for it in OutMail.select()] == ["given_up"]


def test_an_address_no_server_takes_ends_alone(desk, manager, staff, on):
    desk.do(manager, people.correct, Person.get_by_id(staff).key, mail="花@例え.jp")
    told(desk, "suzuki", "sato")
    assert set(letters(desk)) == {"sato"}


def test_many_people_are_gathered_in_short_turns(desk, manager, on):
    def crowd(work):
        for n in range(60):
            work.add(Person(staff_no=f"9{n:03d}", name=f"社員{n}", mail=f"n{n}@aoba.example"))

    desk.do(SYSTEM, crowd)
    ids = [p.id for p in Person.select().where(Person.staff_no.startswith("9"))]
    about = MailSetting.get()
    desk.do(SYSTEM, lambda work: work.tell(ids, T("Course", "教育のお知らせ"), about))
    turns = []
    while some := desk.do(SYSTEM, gathering.gather).result:
        turns.append(some)
    assert turns == [25, 25, 10]


def test_gathering_twice_at_once_makes_one_message(desk, head, on):
    """What two machines would do: both have read the settings before either wrote."""
    told(desk, "sato")
    stale = MailSetting.get()
    desk.do(SYSTEM, gathering.gather)

    def late(work):
        unmoved = MailSetting.gathered_at.is_null()
        return work.seize(stale, unmoved, gathered_at=work.now)

    assert not desk.do(SYSTEM, late).result
    assert OutMail.select().count() == 1


# ---- what it says


def test_a_head_reads_what_is_late_by_kind_number_and_date(desk, clock, manager, on):
    opened(desk, clock, manager)
    clock.set(date(2026, 9, 1))
    desk.do(SYSTEM, duties.tick)
    found = letters(desk)["sato"]
    assert found.subject.startswith("[PMS Desk] 期限超過1件")
    assert re.search(r"自己点検 2026-SI-000\d　期限 2026年\d+月\d+日", found.body)
    assert "期限を過ぎているもの：1件" in found.body


def test_a_message_is_in_the_language_of_its_reader(desk, clock, manager, head, on):
    desk.do(head, myself.speak, "en")
    told(desk, "sato", "ito")
    found = letters(desk)
    assert found["sato"].subject == "[PMS Desk] 1 new notices"
    assert "Sign in to PMS Desk" in found["sato"].body
    assert "サインイン" in found["ito"].body


SECRETS = (
    "鈴木 花",
    "佐藤 健",
    "山田商店",
    "要配慮",
    "USBメモリー",
    "営業部",
    "退職した人のリスト",
)


def test_no_name_and_nothing_of_an_incident_is_in_any_mail(desk, clock, manager, staff, on):
    """Incidents with everything in them, notices that name people, plans with titles."""
    opened(desk, clock, manager)
    it = reported(desk, staff, what="loss", title="鈴木 花のUSBメモリー紛失（山田商店）")
    judged(desk, manager, it, sensitive="yes", summary="退職した人のリスト、要配慮個人情報を含む")
    told(desk, *(p.login for p in Person.select()), words="鈴木 花さんの件（営業部）")
    clock.forward(days=40)
    desk.do(SYSTEM, duties.tick)
    found = letters(desk)
    assert Incident.get().no in found["mori"].body
    names = {p.name for p in Person.select()} | {p.name.split()[0] for p in Person.select()}
    for one in found.values():
        said = one.subject + one.body
        assert not [text for text in (*SECRETS, *names) if text in said]
        assert one.address not in said
    kept = [json.loads(it.facts) for it in OutMail.select()]
    assert not [text for text in (*SECRETS, *names) if text in json.dumps(kept, ensure_ascii=False)]


ANYTHING = st.text(max_size=30) | st.sampled_from(["鈴木 花", "sato@aoba.example", "03-1234-5678"])
LINES = st.builds(
    Line,
    group=st.sampled_from(["late", "soon", "new"]),
    kind=ANYTHING | st.sampled_from([kind.__name__ for kind in ALL]),
    no=ANYTHING,
    due=st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1)),
)
FACTS = st.builds(
    Facts, late=st.integers(0, 99), soon=st.integers(0, 99), deciding=st.integers(0, 99),
    new=st.integers(0, 99), lines=st.lists(LINES, max_size=40).map(tuple),
)  # fmt: skip
WORDS = "|".join(
    sorted({re.escape(k.named.into(lang)) for k in ALL for lang in ("ja", "en")}, key=len)[::-1]
)
NO = r"\d{4}-[A-Z]{1,4}\d{0,6}-\d{1,8}"
DUE = r"　期限 \d+年\d+月\d+日（.）| – due \d+ \w{3} \d+ \(\w{3}\)"
SHOWN = re.compile(rf"  ((?:{WORDS})( {NO})?|{NO}|)({DUE})?|  ほか\d+件|  and \d+ more")


@given(facts=FACTS, lang=st.sampled_from(["ja", "en"]))
def test_whatever_is_put_into_a_line_only_kinds_numbers_and_dates_come_out(facts, lang):
    read = letter.unpacked(letter.packed(facts))
    said = letter.body(read, date(2026, 4, 1), gathering.NAMES, lang)
    for line in said.split("\n"):
        if line.startswith("  "):
            assert SHOWN.fullmatch(line), line
    assert "\n" not in letter.subject(read, lang)


@given(st.text())
def test_only_numbers_the_program_draws_are_harmless(text):
    kept = harmless(text)
    assert kept == "" or re.fullmatch(r"[0-9A-Z-]+", kept)


def test_the_numbers_the_program_draws_are_harmless():
    for no in ("2026-SI-0007", "2026-CA-0001", "2026-INC-0003", "2026-F12-0001", "2026-TR-0001"):
        assert harmless(no) == no


# ---- the settings


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"host": ""}, "host"),
        ({"host": "smtp://mail.example"}, "host"),
        ({"host": "mail.example\r\nRCPT TO:<x@y.z>"}, "host"),
        ({"port": 0}, "port"),
        ({"port": 70000}, "port"),
        ({"security": "plain", "host": "smtp.example.co.jp"}, "security"),
        ({"security": "none"}, "security"),
        ({"sender": ""}, "sender"),
        ({"sender": "nobody"}, "sender"),
        ({"sender": "a@b.c\nBcc: x@y.z"}, "sender"),
        ({"from_name": "PMS\r\nBcc: x@y.z"}, "from_name"),
        ({"user": "利用者"}, "user"),
        ({"hour": 24}, "hour"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_their_field(desk, manager, facts, field):
    with pytest.raises(Refused) as no:
        switched_on(desk, manager, PORT, **facts)
    assert no.value.field == field
    assert MailSetting.select().count() == 0


def test_half_a_setting_may_be_kept_while_mail_is_off(desk, manager):
    switched_on(desk, manager, PORT, enabled=False, host="", sender="")
    with pytest.raises(Refused):
        switched_on(desk, manager, PORT, host="")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "LOCALHOST"])
def test_this_computer_itself_needs_no_encryption(desk, manager, host):
    assert switched_on(desk, manager, PORT, host=host, security="plain", enabled=True)


@pytest.mark.parametrize("who", ["sato", "suzuki", "kato", "tanaka"])
def test_only_the_office_and_system_administrators_keep_the_settings(desk, who):
    me = Person.get(Person.login == who).id
    for service, args in (
        (settings.sheet, ()), (settings.save, ((0, 0),)), (overview.overview, ()),
        (queue.try_now, ()),
    ):  # fmt: skip
        with pytest.raises(Refused):
            desk.do(me, service, *args)


def test_the_first_of_two_who_enter_settings_wins(desk, manager):
    switched_on(desk, manager, PORT)
    with pytest.raises(Conflict):
        desk.do(manager, settings.save, settings.NEVER, host="x")


def test_the_records_agree_with_the_trail_whatever_the_queue_went_through(desk, clock, manager, on):
    told(desk, "sato", "ito", "kato")
    gathered(desk)
    first = desk.do(SYSTEM, queue.claim).result
    second = desk.do(SYSTEM, queue.claim).result
    desk.do(SYSTEM, queue.claim)
    desk.do(SYSTEM, queue.settle, first.id, None)
    desk.do(SYSTEM, queue.settle, second.id, queue.Rejection(T("No", "不可"), False))
    assert desk.do(SYSTEM, lambda work: faults()).result == []


def test_trying_now_ends_the_waiting(desk, clock, manager, on):
    told(desk, "sato")
    gathered(desk)
    desk.do(SYSTEM, queue.postpone, T("No", "不可"))
    assert desk.do(SYSTEM, queue.claim).result is None
    assert desk.do(manager, queue.try_now).result == 1
    assert desk.do(SYSTEM, queue.claim).result is not None


def test_the_overview_says_what_waits_and_what_went_wrong(desk, clock, manager, on):
    told(desk, "sato", "ito")
    gathered(desk)
    desk.do(SYSTEM, queue.settle, desk.do(SYSTEM, queue.claim).result.id, None)
    clock.forward(days=1)
    desk.do(SYSTEM, queue.postpone, T("Silent", "応答なし"))
    found = desk.do(manager, overview.overview).result
    assert (found.waiting, found.sent, found.given_up) == (1, 1, 0)
    assert found.since == date(2026, 4, 1) and found.error.ja == "応答なし"
    assert found.last_sent.hour == 12
    assert [line.state.ja for line in found.lines] == ["再送待ち", "送信済み"]

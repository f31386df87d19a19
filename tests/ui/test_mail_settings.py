"""The mail section through the real page; server and keyring are real ones, of this test."""

import time

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyrings import InMemory, using
from office import cells, cut
from post_office import PASSWORD, USER, PostOffice, Rude, says_nothing
from PySide6.QtCore import QTimer

from pmsdesk.base.text import T
from pmsdesk.kinds import MailSetting, OutMail, Person
from pmsdesk.services.mail import origin, settings
from pmsdesk.services.organization import people
from pmsdesk_ui.postman import Postman

HERE = {
    "enabled": True, "host": "localhost", "security": "plain", "sender": "pms@aoba.example",
}  # fmt: skip


@pytest.fixture
def ring():
    with using(InMemory()) as backend:
        yield backend


@pytest.fixture
def post():
    made = PostOffice(security="plain")
    yield made
    made.stop()


@pytest.fixture
def silent():
    made = Rude(says_nothing)
    yield made
    made.stop()


def section(seat):
    page = seat.go("settings", section="mail")
    seat.calm()
    pane = page.panes["mail"]
    seat.qtbot.waitUntil(lambda: pane.before is not None and bool(pane.password.placeholderText()))
    return pane


def banner(pane):
    return pane.page.banner.text.plain


def addressed(seat):
    def give(work):
        for person in Person.select():
            people.correct(work, person.key, mail=f"p{person.id}@aoba.example")

    seat.do(give)


def told(seat, login="sato"):
    def tell(work):
        who = Person.get(Person.login == login)
        work.tell([who.id], T("News of a person", "佐藤さんの件"), who, "soon")

    seat.do(tell)


def test_settings_are_saved_and_the_password_goes_into_the_keyring(office, ring):
    seat = office("mori")
    pane = section(seat)
    assert pane.password.placeholderText() == "未登録"
    pane.form.put(HERE | {"security": "starttls", "port": 587, "user": USER, "password": PASSWORD})
    pane.keep.click()
    seat.calm()
    seat.qtbot.waitUntil(lambda: bool(seat.toasts))
    assert seat.toasts == ["メール通知の設定を保存しました。"]
    assert list(ring.kept.values()) == [PASSWORD]
    _, facts = seat.do(settings.sheet)
    assert (facts["host"], facts["user"], facts["enabled"]) == ("localhost", USER, True)
    seat.qtbot.waitUntil(lambda: pane.password.placeholderText() == "保存済み")
    assert pane.password.text() == ""


def test_without_a_keyring_it_is_said_and_known_until_signing_out(office):
    with using(NoKeyring()):
        seat = office("mori")
        pane = section(seat)
        assert "資格情報ストアがない" in pane.form.rows["password"].hint.text()
        pane.form.put(HERE | {"user": USER, "password": PASSWORD})
        pane.keep.click()
        seat.calm()
        seat.qtbot.waitUntil(lambda: "保存できませんでした" in banner(pane))
        it = seat.do(lambda work: MailSetting.get())
        assert seat.session.passwords.of(it.server) == PASSWORD


def test_what_cannot_work_is_refused_at_its_field(office, ring):
    seat = office("mori")
    pane = section(seat)
    pane.form.put({"enabled": True, "host": "smtp.example.co.jp", "security": "plain"})
    pane.keep.click()
    seat.calm()
    assert "このパソコン自身" in pane.form.rows["security"].error.text()
    pane.form.put({"security": "starttls"})
    pane.keep.click()
    seat.calm()
    assert "送信元のアドレス" in pane.form.rows["sender"].error.text()
    pane.form.put({"sender": "pms@aoba.example", "user": USER})
    pane.address.setText("mori@aoba.example")
    pane.test.click()
    seat.qtbot.waitUntil(lambda: bool(pane.form.rows["password"].refused))


def test_a_test_message_arrives_before_anything_is_saved(office, ring, post):
    seat = office("mori")
    addressed(seat)
    pane = section(seat)
    seat.qtbot.waitUntil(lambda: pane.address.text() == "p1@aoba.example")
    pane.form.put(HERE | {"port": post.port, "user": USER, "password": PASSWORD})
    pane.test.click()
    assert not pane.test.isEnabled()
    seat.qtbot.waitUntil(pane.test.isEnabled)
    assert "p1@aoba.example宛てのテストメールをサーバーが受け付けました" in banner(pane)
    assert post.to == ["p1@aoba.example"]
    assert seat.do(lambda work: MailSetting.select().count()) == 0


@pytest.mark.parametrize(
    "change, words",
    [
        ({"password": "falsch"}, "ユーザー名またはパスワードが認められませんでした"),
        ({"security": "starttls"}, "暗号化（STARTTLS）に対応していません"),
        ({"security": "tls"}, "TLSで通信できません"),
        ({"port": 1}, "接続を拒否されました"),
        ({"host": "no-such-host.invalid", "security": "tls"}, "メールサーバーが見つかりません"),
    ],
)
def test_each_failure_of_a_test_message_has_its_sentence(office, ring, post, change, words):
    seat = office("mori")
    pane = section(seat)
    given = HERE | {"port": post.port, "user": USER, "password": PASSWORD} | change
    pane.form.put(given)
    pane.address.setText("mori@aoba.example")
    pane.test.click()
    seat.qtbot.waitUntil(pane.test.isEnabled)
    assert banner(pane).startswith("テスト送信できませんでした。") and words in banner(pane)
    assert not post.received


def test_the_window_lives_while_a_server_hangs_and_closes_at_once(office, ring, silent):
    seat = office("mori")
    addressed(seat)
    seat.do(settings.save, settings.NEVER, **(HERE | {"port": silent.port, "user": ""}))
    told(seat)
    postman = Postman(seat.session)
    postman.send()
    seat.qtbot.waitUntil(lambda: bool(silent.connections))
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(20)
    seat.go("settings", section="display")
    seat.qtbot.wait(400)
    assert len(beats) > 5  # of twenty: a busy machine loses some
    timer.stop()
    began = time.monotonic()
    postman.stop()
    seat.close()
    assert time.monotonic() - began < 5


def test_what_waits_is_sent_beside_the_window_and_the_page_shows_it(office, ring, post):
    seat = office("mori")
    addressed(seat)
    ring.kept["PMS Desk mail", f"{USER}@localhost"] = PASSWORD
    seat.do(settings.save, settings.NEVER, **(HERE | {"port": post.port, "user": USER}))
    told(seat)
    pane = section(seat)
    postman = Postman(seat.session)
    rounds = []
    postman.done.connect(rounds.append)
    postman.send()
    postman.send()  # one at a time
    seat.qtbot.waitUntil(lambda: bool(rounds))
    seat.calm()
    assert [each.sent for each in rounds] == [1]
    assert len(post.to) == 1
    assert cells(pane.standing.table, 3) == ["送信済み"]
    assert "送信済み1件" in pane.standing.line.plain
    postman.send()
    seat.qtbot.waitUntil(lambda: len(rounds) == 2)
    assert len(post.to) == 1
    postman.stop()


def test_trouble_is_told_on_the_page_and_trying_now_asks_for_a_round(office, ring):
    seat = office("mori")
    addressed(seat)
    seat.do(settings.save, settings.NEVER, **(HERE | {"port": 1}))
    told(seat)
    postman = Postman(seat.session)
    rounds, asked = [], []
    postman.done.connect(rounds.append)
    seat.session.mail_asked.connect(lambda: asked.append(1))
    postman.send()
    seat.qtbot.waitUntil(lambda: bool(rounds))
    pane = section(seat)
    assert "接続を拒否されました" in pane.standing.trouble.text.plain
    assert cells(pane.standing.table, 3) == ["再送待ち"]
    pane.standing.again.click()
    seat.calm()
    assert asked == [1]
    due = seat.do(lambda work: OutMail.get().next_at <= work.now)
    assert due
    postman.stop()


def test_a_restored_workspace_holds_its_mail_until_the_manager_says_go(office, ring, post):
    seat = office("mori")
    addressed(seat)
    section(seat)
    seat.do(settings.save, settings.NEVER, port=post.port, **HERE)
    seat.do(origin.look, "of the other copy")
    pane = section(seat)
    assert pane.standing.held.isVisible() and not pane.standing.again.isEnabled()
    assert "保留しています" in pane.standing.held.text.plain
    seat.ask.yes = True
    pane.standing.held.act.click()
    seat.calm()
    assert not pane.standing.held.isVisible()
    assert any("ここから送信します" in said for said in seat.toasts)
    assert not seat.do(lambda work: origin.held(seat.seat.workspace.imprint))


def test_who_gets_none_is_named(office, ring):
    seat = office("mori")
    pane = section(seat)
    assert pane.standing.silent.title.text() == "メールが届かない人：アドレス未登録8人"
    assert pane.standing.names.plain.startswith("森 由美（総務部）、佐藤 健（営業部）")
    addressed(seat)
    pane.reload()
    seat.calm()
    assert "全員のアドレスが登録されています" in pane.standing.silent_about.plain


def test_unsaved_changes_are_asked_about(office, ring):
    seat = office("mori")
    pane = section(seat)
    pane.form.put({"host": "smtp.example.co.jp"})
    seat.ask.yes = False
    assert seat.go("settings", section="display").current == "mail"
    seat.ask.yes = True
    assert seat.go("settings", section="display").current == "display"


def test_a_notice_about_mail_leads_here(office, ring):
    seat = office("mori")
    assert seat.go("settings", mail=1).current == "mail"


def test_a_person_chooses_whether_to_get_mail(office):
    seat = office("sato")
    page = seat.go("settings", section="display")
    box = page.panes["display"].mail
    assert box.isEnabled() and box.isChecked()
    box.click()
    seat.calm()
    assert seat.do(settings.wanted) is False


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (640, 400)])
def test_no_word_is_cut(office, ring, lang, size):
    seat = office("mori", lang=lang, size=size)
    assert cut(section(seat)) == []

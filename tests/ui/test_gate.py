"""From the first start to home, out again, and in as somebody else; and every way it can fail."""

import json

import pytest
from offices import PASSWORD, copied, make, started
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Person
from pmsdesk.store.lock import WorkspaceLock
from pmsdesk.store.trail import Trail
from pmsdesk.store.workspace import Workspace
from pmsdesk_ui.screens.gate.change_password import ChangePasswordDialog

LONG = 20_000  # milliseconds: Argon2 costs what it costs


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workspace of the small company, and its recovery code."""
    folder = tmp_path_factory.mktemp("office") / "あおば商事.pmsdesk"
    return folder, make(folder)


@pytest.fixture
def folder(tmp_path, office):
    return copied(office[0], tmp_path / "あおば商事.pmsdesk")


@pytest.fixture
def program(qtbot, styled, tmp_path, clock):
    program = started(tmp_path, clock)
    program.preferences.change(language="ja", theme="light")
    yield program
    if program.window:
        program.window.close()
    if program.front:
        program.front.close()


def gate(program, folder=None):
    program.open_gate(folder)
    return program.front.page


def type_in(qtbot, page, **texts):
    for name, text in texts.items():
        page.form.editor(name).setText(text)


def sign_in(qtbot, program, folder, login, password=PASSWORD):
    page = gate(program, folder)
    type_in(qtbot, page, login=login, password=password)
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    return page


def at_home(qtbot, program):
    qtbot.waitUntil(lambda: program.window is not None, timeout=LONG)
    window = program.window
    qtbot.waitUntil(lambda: not window.session.runner.waiting, timeout=LONG)
    return window


def error_beside(qtbot, page, name):
    row = page.form.rows[name]
    qtbot.waitUntil(lambda: row.error.text() != "", timeout=LONG)
    return row.error.text()


def banner(qtbot, page):
    qtbot.waitUntil(lambda: page.banner.text.plain != "", timeout=LONG)
    return page.banner.text.plain


def press(page, name):
    page.findChild(QPushButton, name).click()


# ---- the first start


def test_the_first_start_makes_a_workspace_and_lands_on_home(qtbot, program, tmp_path):
    page = gate(program)
    assert program.front.key == "welcome"
    press(page, "welcome-make")
    page = program.front.page
    type_in(qtbot, page, company="株式会社みどり商事", name="山田 太郎", login="yamada")
    type_in(qtbot, page, password="緑の丘の上の家", again="緑の丘の上の家 ")
    page.password.setText("midori-no-oka")
    page.again.setText("midori-no-oka")
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.front.key == "code", timeout=LONG)
    page = program.front.page
    code = page.findChild(QLabel, "recovery-code").text()
    program.ask.path = tmp_path / "控え.pdf"
    press(page, "save-code")
    assert "控え.pdf に保存しました" in banner(qtbot, page)
    assert program.ask.path.read_bytes().startswith(b"%PDF-")
    type_in(qtbot, page, typed="ZZZZZ")
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    assert "一致しません" in error_beside(qtbot, page, "typed")
    type_in(qtbot, page, typed=code[-5:].lower())
    qtbot.keyClick(page.typed, Qt.Key.Key_Return)
    window = at_home(qtbot, program)
    assert window.current_key() == "home"
    assert window.session.company == "株式会社みどり商事"
    assert window.session.holds(Role.MANAGER)
    folder = tmp_path / "PMS Desk" / "株式会社みどり商事.pmsdesk"
    assert program.preferences.recent == [folder]
    assert "はじめの準備" in {label.text() for label in window.findChildren(QLabel)}
    window.sign_out()
    with Workspace.open_by_code(folder, code) as workspace:
        assert workspace.vault.logins == ["yamada"]
        last = "SELECT deed FROM trail WHERE deed LIKE '%recovery_code' ORDER BY position DESC"
        assert workspace.database.execute_sql(last).fetchone() == ("keep_recovery_code",)


def test_what_is_missing_on_the_form_is_told_beside_it_and_nothing_is_made(
    qtbot, program, tmp_path
):
    page = gate(program)
    program.front.turn_to("new")
    page = program.front.page
    page.try_it()
    assert error_beside(qtbot, page, "company") == "入力してください。"
    type_in(qtbot, page, company="A", name="B", login="yamada", password="x" * 12, again="y" * 12)
    page.try_it()
    assert "一致していません" in error_beside(qtbot, page, "again")
    type_in(qtbot, page, login="やまだ", password="midori-no-oka", again="midori-no-oka")
    page.try_it()
    assert "半角" in error_beside(qtbot, page, "login")
    type_in(qtbot, page, login="yamada", password="short", again="short")
    page.try_it()
    assert "10文字以上" in error_beside(qtbot, page, "password")
    assert not list((tmp_path / "PMS Desk").glob("*"))


def test_a_name_that_cannot_be_a_folder_is_made_one_that_can(qtbot, program):
    gate(program)
    program.front.turn_to("new")
    page = program.front.page
    type_in(qtbot, page, company='A/B: "C" <株>. ')
    assert page.folder().name == "A B C 株.pmsdesk"
    assert page.folder().name in page.form.rows["folder"].hint.text()


def test_the_language_can_be_turned_without_losing_what_was_typed(qtbot, program):
    gate(program)
    program.front.turn_to("new")
    type_in(qtbot, program.front.page, company="みどり商事", name="山田")
    press(program.front.page, "lang-en")
    qtbot.waitUntil(lambda: program.front.lang == "en")
    page = program.front.page
    assert page.company.text() == "みどり商事"
    assert page.heading == "Your company's workspace"
    assert program.preferences.now.language == "en"


# ---- signing in and out


def test_a_head_signs_in_and_signs_out_and_the_manager_signs_in(qtbot, program, folder):
    sign_in(qtbot, program, folder, "sato")
    window = at_home(qtbot, program)
    assert window.session.name == "佐藤 健"
    assert window.session.holds(Role.HEAD)
    assert "people" not in window.pages
    window.sign_out()
    assert program.window is None
    page = program.front.page
    assert program.front.key == "sign_in"
    assert page.login.text() == "sato"
    type_in(qtbot, page, login="mori", password=PASSWORD)
    page.try_it()
    assert at_home(qtbot, program).session.holds(Role.MANAGER)


def test_a_wrong_password_is_one_sentence_beside_the_field(qtbot, program, folder):
    page = sign_in(qtbot, program, folder, "sato", "wrong password")
    assert error_beside(qtbot, page, "password") == "ログイン名またはパスワードが違います。"
    assert page.password.selectedText()
    assert program.window is None
    page.password.setText(PASSWORD)
    page.try_it()
    assert at_home(qtbot, program).session.name == "佐藤 健"


def test_an_unknown_login_says_the_same_as_a_wrong_password(qtbot, program, folder):
    page = sign_in(qtbot, program, folder, "nobody")
    assert error_beside(qtbot, page, "password") == "ログイン名またはパスワードが違います。"


def test_whoever_has_left_cannot_sign_in(qtbot, program, folder, clock):
    def leave(work):
        person = Person.get(Person.login == "suzuki")
        work.save(work.take(Person, person.key, left_on=work.today))

    with Workspace.open(folder, "mori", PASSWORD) as workspace:
        Desk(workspace.database, clock).do(SYSTEM, leave)
    clock.forward(days=1)
    page = sign_in(qtbot, program, folder, "suzuki")
    assert "退職" in error_beside(qtbot, page, "login")


def test_a_login_without_a_person_is_told_whom_to_ask(qtbot, program, folder):
    with Workspace.open(folder, "mori", PASSWORD) as workspace:
        workspace.admit("ghost", PASSWORD)
    page = sign_in(qtbot, program, folder, "ghost")
    assert "名簿" in error_beside(qtbot, page, "login")


def test_the_second_program_is_told_who_has_it_open_and_since_when(qtbot, program, folder):
    lock = WorkspaceLock.take(folder)
    lock.sign("sato")
    page = sign_in(qtbot, program, folder, "mori")
    said = error_beside(qtbot, page, "folder")
    lock.release()
    assert "sato" in said
    assert "使用中" in said


def spoil_text(folder):
    (folder / "desk.db").write_text("これはデータベースではありません。" * 400, encoding="utf-8")


def spoil_keys(folder):
    (folder / "keys.json").write_text("{", encoding="utf-8")


def spoil_place(folder):
    for file in folder.glob("*.*"):
        if file.is_file():
            file.unlink()


def newer(folder):
    with Workspace.open(folder, "mori", PASSWORD) as workspace:
        workspace.database.execute_sql(
            "UPDATE schema_migration SET name = '9999_later'"
            " WHERE name = (SELECT MAX(name) FROM schema_migration)"
        )


@pytest.mark.parametrize(
    ("spoil", "word"),
    [(spoil_text, "壊れ"), (spoil_keys, "keys.json"), (newer, "新しい版")],
)
def test_a_broken_world_is_one_sentence_above_the_form(qtbot, program, folder, spoil, word):
    spoil(folder)
    page = sign_in(qtbot, program, folder, "mori")
    said = banner(qtbot, page)
    assert word in said
    assert "\n" not in said
    assert program.window is None


def test_a_folder_that_is_no_workspace_is_told_beside_the_choice(qtbot, program, folder):
    spoil_place(folder)
    page = sign_in(qtbot, program, folder, "mori")
    assert "ワークスペースではありません" in error_beside(qtbot, page, "folder")


def test_a_workspace_that_is_gone_is_not_offered_again(qtbot, program, tmp_path):
    gone = tmp_path / "gone.pmsdesk"
    program.preferences.opened(gone, "mori")
    page = sign_in(qtbot, program, gone, "mori")
    assert "ありません" in error_beside(qtbot, page, "folder")
    assert program.preferences.recent == []


def test_somebody_is_spoken_to_in_their_own_language_and_keeps_the_one_they_choose(
    qtbot, program, folder
):
    sign_in(qtbot, program, folder, "sato")
    window = at_home(qtbot, program)
    window.session.speak("en")
    at_home(qtbot, program)
    assert window.session.company == "Aoba Trading"
    assert window.windowTitle().startswith("Home – Aoba Trading")
    window.sign_out()
    program.front.speak("ja")
    type_in(qtbot, program.front.page, login="sato", password=PASSWORD)
    program.front.page.try_it()
    assert at_home(qtbot, program).session.lang == "en"


def test_nothing_leads_away_while_a_workspace_is_being_opened(qtbot, program, folder):
    page = sign_in(qtbot, program, folder, "sato")
    away = ("lang-en", "gate-forgot")
    assert not any(page.findChild(QPushButton, name).isEnabled() for name in away)
    at_home(qtbot, program)


def test_caps_lock_is_noticed_by_what_it_types(qtbot, program, folder):
    page = gate(program, folder)
    qtbot.keyClick(page.password, "A")
    assert page.form.rows["password"].hint.text() == "Caps Lock がオンになっています。"
    qtbot.keyClick(page.password, "b")
    assert page.form.rows["password"].hint.text() == ""


# ---- forgotten and changed passwords


def test_a_forgotten_password_is_set_anew_with_the_recovery_code(
    qtbot, program, folder, office, clock
):
    gate(program, folder)
    press(program.front.page, "gate-forgot")
    page = program.front.page
    wrong = "2" * 25
    type_in(qtbot, page, code=wrong, login="ito", new_password="新しい合言葉です99")
    type_in(qtbot, page, again="新しい合言葉です99")
    page.try_it()
    assert "回復コード" in error_beside(qtbot, page, "code")
    type_in(qtbot, page, code=office[1].replace("-", " ").lower())
    page.try_it()
    window = at_home(qtbot, program)
    assert window.session.name == "伊藤 舞"
    window.close()
    with Workspace.open(folder, "ito", "新しい合言葉です99") as workspace:
        Desk(workspace.database, clock)
        last = Trail.select().where(Trail.kind == "Person").order_by(Trail.position.desc()).get()
        assert last.deed == "set_password"


def test_a_password_is_changed_by_whoever_knows_the_old_one(qtbot, program, folder):
    sign_in(qtbot, program, folder, "sato")
    window = at_home(qtbot, program)
    dialog = ChangePasswordDialog(window, window.session)
    dialog.show()
    type_in(
        qtbot, dialog, password="guess", new_password="あたらしい鍵です", again="あたらしい鍵です"
    )
    dialog.try_accept()
    assert "現在のパスワード" in error_beside(qtbot, dialog, "password")
    dialog.old.setText(PASSWORD)
    dialog.try_accept()
    assert "10文字以上" in error_beside(qtbot, dialog, "new_password")
    type_in(qtbot, dialog, new_password="あたらしい鍵ですよ2026", again="あたらしい鍵ですよ2026")
    dialog.try_accept()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
    window.close()
    with Workspace.open(folder, "sato", "あたらしい鍵ですよ2026"):
        pass


# ---- restoring


def test_a_backup_is_restored_beside_and_signed_in_to(qtbot, program, folder, tmp_path):
    file = tmp_path / "写し.pmsbackup"
    with Workspace.open(folder, "mori", PASSWORD) as workspace:
        from pmsdesk.store.backup import back_up

        back_up(workspace, file)
    gate(program)
    program.front.turn_to("restore")
    page = program.front.page
    page.file.put(file)
    page.place.put(tmp_path)
    type_in(qtbot, page, login="mori", password="not this one")
    page.try_it()
    assert "違います" in error_beside(qtbot, page, "password")
    type_in(qtbot, page, password=PASSWORD)
    page.try_it()
    qtbot.waitUntil(lambda: program.front.key == "sign_in", timeout=LONG)
    assert program.front.page.folder.value() == tmp_path / "写し.pmsdesk"
    type_in(qtbot, program.front.page, login="mori", password=PASSWORD)
    program.front.page.try_it()
    assert at_home(qtbot, program).session.company == "あおば商事株式会社"


def test_a_file_that_is_no_backup_is_told_beside_the_file(qtbot, program, tmp_path):
    (tmp_path / "手紙.pmsbackup").write_text("拝啓", encoding="utf-8")
    gate(program)
    program.front.turn_to("restore")
    page = program.front.page
    page.file.put(tmp_path / "手紙.pmsbackup")
    page.place.put(tmp_path)
    page.try_it()
    assert "バックアップではない" in error_beside(qtbot, page, "file")


# ---- the sample company


@pytest.mark.slow
def test_building_the_sample_company_can_be_stopped_and_leaves_nothing(qtbot, program, tmp_path):
    gate(program)
    press(program.front.page, "welcome-try")
    page = program.front.page
    page.build()
    qtbot.waitUntil(lambda: page.progress.bar.maximum() > 1, timeout=60_000)
    press(page, "cancel-work")
    qtbot.waitUntil(lambda: page.act.isEnabled(), timeout=60_000)
    assert not (tmp_path / "PMS Desk" / "mihon.pmsdesk").exists()


# ---- settings


def test_damaged_settings_are_told_once(qtbot, styled, tmp_path, clock):
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    program = started(tmp_path, clock)
    page = gate(program)
    assert page.banner.text.plain
    program.front.close()


def test_the_window_stands_where_it_stood(qtbot, program, folder):
    sign_in(qtbot, program, folder, "sato")
    window = at_home(qtbot, program)
    window.resize(1000, 700)
    window.close()
    kept = json.loads((program.preferences.path).read_text("utf-8"))
    assert kept["window"][2:] == [1000, 700]
    assert kept["login"] == "sato"

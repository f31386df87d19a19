"""The command line, as somebody types it: the real program on a real workspace."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from harmless_mail import letters_of_everybody, texts_people_wrote
from pypdf import PdfReader

from pmsdesk.commands import COMMANDS
from pmsdesk.reports.catalogue import PAPERS
from pmsdesk.services.registers import kinds
from pmsdesk.store import search
from pmsdesk.store.database import bare_connection
from pmsdesk.store.record import DB
from pmsdesk.store.vault import Vault
from pmsdesk.store.workspace import Workspace

PASSWORD = "correct-horse-9"
REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def own_home(tmp_path_factory):
    """A folder of its own for the program's logs and settings."""
    return tmp_path_factory.mktemp("home")


def pmsdesk(*arguments, home, lang="en", **environ):
    """Run the program and return what came of it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PMSDESK_", "LC_", "LANG"))}
    places = {"HOME": str(home), "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    given = {"PMSDESK_LANG": lang, "PMSDESK_USER": "mori", "PMSDESK_PASSWORD": PASSWORD}
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "ui")])
    said = {**kept, **places, **given, **environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pmsdesk", *map(str, arguments)],
        env={k: v for k, v in said.items() if v is not None},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture(scope="session")
def made(own_home, tmp_path_factory):
    """A workspace made by `pmsdesk new`, and what the program said."""
    folder = tmp_path_factory.mktemp("workspaces")
    return pmsdesk("new", folder / "aoba", "--company", "あおば商事", home=own_home), folder


@pytest.fixture
def workspace(made):
    return made[1] / "aoba.pmsdesk"


@pytest.fixture
def run(workspace, own_home):
    """Run a command on the workspace."""

    def run(*arguments, **environ):
        environ = {"PMSDESK_WORKSPACE": str(workspace), **environ}
        return pmsdesk(*arguments, home=own_home, **environ)

    return run


def text_of(file):
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def one_line(outcome, code=1):
    """The one sentence on standard error."""
    assert outcome.returncode == code, outcome.stderr
    lines = outcome.stderr.splitlines()
    assert len(lines) == 1, outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert lines[0].startswith("pmsdesk: ")
    return lines[0]


# ---- a day's work


def test_a_new_workspace_has_a_recovery_code_and_opens(made, run):
    outcome, folder = made
    assert outcome.returncode == 0 and outcome.stderr == ""
    assert str(folder / "aoba.pmsdesk") in outcome.stdout
    code = outcome.stdout.split("Recovery code: ")[1].split()[0]
    assert Vault.read(folder / "aoba.pmsdesk" / "keys.json").unlock_by_code(code)
    assert "Nothing was altered" in run("verify").stdout


def test_a_new_workspace_has_the_shipped_checklists_and_its_manager(made):
    with Workspace.open(made[1] / "aoba.pmsdesk", "mori", PASSWORD) as workspace:
        rows = workspace.database.execute_sql
        shipped = len(list((REPOSITORY / "checklists").glob("*.yaml")))
        assert rows("SELECT count(*) FROM checklist").fetchone() == (shipped,)
        assert rows("SELECT name FROM company").fetchone() == ("あおば商事",)
        assert rows("SELECT role FROM appointment").fetchone() == ("manager",)


def test_the_check_lists_what_was_forgotten(run):
    said = run("check", PMSDESK_LANG="ja")
    assert said.returncode == 0 and said.stderr == ""
    assert "体制：任命の空白" in said.stdout and "監査責任者" in said.stdout
    assert "バックアップがありません。" in said.stdout
    assert "件（うち期限超過など" in said.stdout.splitlines()[-1]
    english = run("check").stdout
    assert "No Chief auditor is appointed." in english
    run("tick")
    assert "There is no backup." not in run("check").stdout


def test_the_tick_says_what_it_did_and_backs_up_once(run, workspace):
    first = run("tick")
    assert first.returncode == 0 and "0 rounds opened" in first.stdout
    assert len(list((workspace / "backups").glob("daily-*.pmsbackup"))) == 1
    assert "Backed up" not in run("tick").stdout


def test_the_tick_tells_once_a_day_what_was_rewritten_behind_its_back(run, workspace, tmp_path):
    copy = tmp_path / "copy.pmsdesk"
    shutil.copytree(workspace, copy, ignore=shutil.ignore_patterns("daily-*"))
    with Workspace.open(copy, "mori", PASSWORD) as opened:
        opened.database.execute_sql("UPDATE company SET name = 'x'")
    told = run("tick", PMSDESK_WORKSPACE=str(copy))
    assert "not what the audit trail says" in told.stderr and "Backed up" in told.stdout
    assert run("tick", PMSDESK_WORKSPACE=str(copy)).stderr == ""


def test_a_backup_is_restored_elsewhere_and_holds_everything(run, tmp_path, workspace):
    backed = run("backup", "--out", tmp_path / "copy.pmsbackup")
    witness = backed.stdout.split("ends at ")[1].strip().rstrip(".")
    restored = run("restore", tmp_path / "copy.pmsbackup", "--to", tmp_path / "back")
    assert restored.returncode == 0, restored.stderr
    said = run("verify", "--witness", witness, "--workspace", tmp_path / "back.pmsdesk")
    assert f"still contains {witness}" in said.stdout


def test_restoring_over_a_workspace_keeps_the_old_one(run, tmp_path):
    run("backup", "--out", tmp_path / "copy.pmsbackup")
    run("restore", tmp_path / "copy.pmsbackup", "--to", tmp_path / "back")
    again = ("restore", tmp_path / "copy.pmsbackup", "--to", tmp_path / "back")
    assert "already something" in one_line(run(*again))
    replaced = run(*again, "--replace")
    assert replaced.returncode == 0 and "What stood there" in replaced.stdout
    assert len(list(tmp_path.glob("back*.pmsdesk"))) == 2


def test_a_sound_checklist_is_sound(run):
    outcome = run("checklist", "check", REPOSITORY / "checklists" / "web.yaml")
    assert outcome.returncode == 0 and "sound" in outcome.stdout


def test_a_faulty_checklist_is_told_with_line_and_column(run, tmp_path):
    good = (REPOSITORY / "checklists" / "web.yaml").read_text("utf-8")
    (tmp_path / "own.yaml").write_text(good.replace("version:", "verson:", 1), "utf-8")
    outcome = run("checklist", "check", tmp_path / "own.yaml")
    assert outcome.returncode == 1
    assert any(line.startswith("own.yaml:") for line in outcome.stdout.splitlines())
    assert "faults" in one_line(outcome)


@pytest.mark.parametrize("kind", ["Person", "person", "従業者"])
def test_a_register_is_written_as_a_workbook_with_nothing_missing(run, workspace, tmp_path, kind):
    outcome = run("export", kind, "--out", tmp_path / "people.xlsx", "--lang", "ja")
    assert outcome.returncode == 0 and "1 rows" in outcome.stdout, outcome.stderr
    sheet = openpyxl.load_workbook(tmp_path / "people.xlsx").active
    heading, row = [[cell.value for cell in cells] for cells in sheet.iter_rows()]
    said = dict(zip(heading, row, strict=True))
    assert (said["社員番号"], said["所属部門"], said["ログイン名"]) == ("0001", "本社", "mori")
    assert said["雇用区分"] == "正社員"


def test_dates_stay_dates_and_the_export_is_in_the_trail(run, workspace, tmp_path):
    run("export", "Appointment", "--out", tmp_path / "roles.xlsx", "--lang", "en")
    sheet = openpyxl.load_workbook(tmp_path / "roles.xlsx").active
    heading, row = [[cell.value for cell in cells] for cells in sheet.iter_rows()]
    said = dict(zip(heading, row, strict=True))
    assert said["Role"] == "Protection manager" and said["From"].year >= 2026
    with Workspace.open(workspace, "mori", PASSWORD) as opened:
        last = "SELECT deed, now FROM trail ORDER BY position DESC LIMIT 1"
        assert opened.database.execute_sql(last).fetchone() == (
            "export",
            '{"format":"xlsx","kind":"Appointment","rows":1}',
        )


@pytest.mark.parametrize("more, encoding", [([], "utf-8-sig"), (["--shift-jis"], "cp932")])
def test_every_register_is_written_as_csv(run, tmp_path, more, encoding):
    listed = run("export").stdout.splitlines()
    assert len(listed) == len(kinds())
    for kind in ("Company", "Question", "Checklist"):
        run("export", kind, "--out", tmp_path / "out.csv", "--lang", "ja", *more)
        assert (tmp_path / "out.csv").read_bytes().decode(encoding)


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["Persons", "--out", "x.csv"], "There is no register Persons"),
        (["Person"], "--out"),
        (["Person", "--out", "x.pdf"], ".xlsx or .csv"),
        (["Person", "--out", "/nowhere/x.csv"], "folder does not exist"),
    ],
)
def test_an_export_that_cannot_be_is_one_sentence(run, arguments, words):
    assert words in one_line(run("export", *arguments))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_reports_there_are_can_be_listed(run, lang):
    listed = run("report", "--list", lang=lang, PMSDESK_WORKSPACE=None).stdout.splitlines()
    assert [line.split()[0] for line in listed] == [paper.name for paper in PAPERS]
    assert all(paper.title.into(lang) in "\n".join(listed) for paper in PAPERS)


def test_a_register_is_printed_and_that_is_in_the_trail(run, workspace, tmp_path):
    outcome = run("report", "register", "--kind", "Person", "--out", tmp_path / "people.pdf")
    assert outcome.returncode == 0, outcome.stderr
    assert "本社" in text_of(tmp_path / "people.pdf")
    with Workspace.open(workspace, "mori", PASSWORD) as opened:
        last = "SELECT deed, now FROM trail ORDER BY position DESC LIMIT 1"
        deed, said = opened.database.execute_sql(last).fetchone()
    assert deed == "print" and json.loads(said)["paper"] == "register"


def test_papers_about_nothing_in_particular_need_no_number(run, tmp_path):
    for paper, words in (("emergency_network", "緊急連絡網"), ("incident_clocks", "法定期限一覧")):
        outcome = run("report", paper, "--out", tmp_path / f"{paper}.pdf")
        assert outcome.returncode == 0, outcome.stderr
        assert words in text_of(tmp_path / f"{paper}.pdf")


def test_a_calendar_is_printed_of_any_month_and_any_year(run, tmp_path):
    out = tmp_path / "may.pdf"
    assert run("report", "calendar_month", "--month", "2026-05", "--out", out).returncode == 0
    assert "2026年5月" in text_of(out) and "みどりの日" in text_of(out)
    assert run("report", "calendar_year", "--year", "2027", "--out", out).returncode == 0
    assert "2027年度" in text_of(out)


def test_the_coverage_of_pledges_is_printed_as_of_any_date(run, tmp_path):
    out = tmp_path / "pledges.pdf"
    asked = run("report", "pledge_coverage", "--date", "R8.4.1", "--out", out)
    assert asked.returncode == 0, asked.stderr
    assert "2026年4月1日現在" in text_of(out).replace("\n", "")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["pledge_coverage", "--date", "soon", "--out", "x.pdf"], "2026-04-01"),
        (["annual"], "There is no report"),
        ([], "--list"),
        (["annual_report"], "--out"),
        (["annual_report", "--out", "x.docx"], ".pdf"),
        (["register", "--out", "x.pdf"], "--kind"),
        (["register", "--kind", "Persons", "--out", "x.pdf"], "There is no register"),
        (["round_report", "--out", "x.pdf"], "There is no Round yet"),
        (["round_report", "--record", "2026-XX-1", "--out", "x.pdf"], "no Round 2026-XX-1"),
        (["department_sheet", "--out", "x.pdf"], "Give the number"),
        (["corrective_action", "--out", "x.pdf"], "Give the number"),
        (["incident_record", "--out", "x.pdf"], "Give the number"),
        (["incident_record", "--record", "2026-IN-9", "--out", "x.pdf"], "no Incident 2026-IN-9"),
        (["calendar_month", "--month", "May", "--out", "x.pdf"], "like 2026-11"),
        (["calendar_month", "--kind", "weather", "--out", "x.pdf"], "no kind “weather”"),
        (["annual_report", "--department", "Q9", "--out", "x.pdf"], "no department Q9"),
    ],
)
def test_a_report_that_cannot_be_is_one_sentence(run, arguments, words):
    assert words in one_line(run("report", *arguments))


# ---- the sample company


@pytest.fixture(scope="session")
def demo(own_home, tmp_path_factory):
    """A small sample company, built by `pmsdesk demo` where there is no display."""
    folder = tmp_path_factory.mktemp("demo")
    size = ("--years", "1", "--departments", "2")
    displays = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
    return pmsdesk("demo", "--home", folder, *size, home=own_home, **displays), folder


def test_the_sample_company_says_where_it_is_and_how_to_sign_in(demo, run):
    outcome, folder = demo
    assert outcome.returncode == 0, outcome.stderr
    assert str(folder / "mihon.pmsdesk") in outcome.stdout
    for line in outcome.stdout.splitlines():
        if line.startswith("  "):
            login, password = line.split()[:2]
            where = {"PMSDESK_WORKSPACE": str(folder / "mihon.pmsdesk")}
            known = run("verify", "--user", login, PMSDESK_PASSWORD=password, **where)
            assert "Nothing was altered" in known.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_sample_company_stops_after_its_report(demo):
    outcome, folder = demo
    assert "no display" in outcome.stdout.lower()
    assert "%PDF" in (folder / "mihon-annual-report.pdf").read_bytes()[:8].decode("latin-1")


@pytest.mark.parametrize("paper", ["round_report", "annual_report"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_overview_of_the_sample_company_is_printed(demo, run, tmp_path, paper, lang):
    where = {"PMSDESK_WORKSPACE": str(demo[1] / "mihon.pmsdesk"), "PMSDESK_USER": "manager"}
    out = tmp_path / "paper.pdf"
    outcome = run(
        "report", paper, "--out", out, "--lang", lang, PMSDESK_PASSWORD="mihon-desk-2026", **where
    )
    assert outcome.returncode == 0, outcome.stderr
    assert len(text_of(out)) > 500


def test_no_mail_of_the_sample_company_names_anybody_or_says_what_happened(demo, tmp_path):
    """Every notice there ever was, and what waits beside it, as everybody would get it."""
    folder = tmp_path / "copy.pmsdesk"
    shutil.copytree(demo[1] / "mihon.pmsdesk", folder)
    with Workspace.open(folder, "manager", "mihon-desk-2026") as opened:
        DB.initialize(opened.database)
        search.prepare()
        letters, written = letters_of_everybody(), texts_people_wrote()
    assert len(letters) > 20 and len(written) > 200
    for said in letters:
        assert not [text for text in written if text in said]


# ---- what goes wrong is one sentence


@pytest.mark.parametrize(
    "lang, words", [("en", "login or the password is wrong"), ("ja", "パスワードが違います")]
)
def test_a_wrong_password(run, lang, words):
    assert words in one_line(run("tick", lang=lang, PMSDESK_PASSWORD="wrong-password"))


def test_a_wrong_login(run):
    assert "login or the password is wrong" in one_line(run("tick", "--user", "nobody"))


def test_no_password_and_no_terminal(run):
    assert "PMSDESK_PASSWORD" in one_line(run("tick", PMSDESK_PASSWORD=None))


def test_no_workspace_and_no_user(run):
    assert "--workspace" in one_line(run("tick", PMSDESK_WORKSPACE=None))
    assert "--user" in one_line(run("tick", PMSDESK_USER=None))


def test_a_folder_that_is_no_workspace(run, tmp_path):
    assert "not a PMS Desk workspace" in one_line(run("verify", "--workspace", tmp_path))
    assert "no folder" in one_line(run("verify", "--workspace", tmp_path / "none"))


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything is not refused"
)
def test_an_unreadable_folder(run, tmp_path):
    closed = tmp_path / "closed.pmsdesk"
    closed.mkdir(mode=0)
    try:
        assert "may not be read" in one_line(run("verify", "--workspace", closed))
    finally:
        closed.chmod(0o700)


def test_a_workspace_whose_keys_cannot_be_read(run, tmp_path):
    (tmp_path / "odd.pmsdesk" / "keys.json").mkdir(parents=True)
    assert "keys.json" in one_line(run("verify", "--workspace", tmp_path / "odd.pmsdesk"))


def test_a_workspace_in_use(run, workspace):
    with Workspace.open(workspace, "mori", PASSWORD):
        assert "mori" in one_line(run("tick"))


def test_a_newer_workspace(run, own_home, tmp_path):
    pmsdesk("new", tmp_path / "newer", "--company", "あおば", home=own_home)
    with Workspace.open(tmp_path / "newer.pmsdesk", "mori", PASSWORD) as newer:
        last = "name = (SELECT max(name) FROM schema_migration)"
        newer.database.execute_sql(f"UPDATE schema_migration SET name = '9999_later' WHERE {last}")
    outcome = run("tick", "--workspace", tmp_path / "newer.pmsdesk", lang="ja")
    assert "新しい版" in one_line(outcome)


def test_a_database_changed_behind_the_programs_back(run, own_home, tmp_path):
    pmsdesk("new", tmp_path / "forged", "--company", "あおば", home=own_home)
    folder = tmp_path / "forged.pmsdesk"
    keys = Vault.read(folder / "keys.json").unlock("mori", PASSWORD)
    forger = bare_connection(folder / "desk.db", keys.current)
    forger.execute("UPDATE trail SET who_name = '別人' WHERE position = 3")
    forger.close()
    outcome = run("verify", "--workspace", folder)
    assert "Line 3 of the audit trail was changed" in one_line(outcome)
    run("backup", "--workspace", folder, "--out", tmp_path / "forged.pmsbackup")
    refused = run("restore", tmp_path / "forged.pmsbackup", "--to", tmp_path / "back")
    assert "Line 3" in one_line(refused)
    assert not (tmp_path / "back.pmsdesk").exists()


@pytest.mark.parametrize("witness", ["1", "abc", "1:xyz", "0:0123456789abcdef", "1:0123"])
def test_a_witness_nobody_printed(run, witness):
    assert "A witness looks like" in one_line(run("verify", "--witness", witness))


def test_a_witness_of_another_past(run):
    outcome = run("verify", "--witness", "1:0123456789abcdef")
    assert "not the one the paper was printed with" in one_line(outcome)
    later = run("verify", "--witness", "99999:0123456789abcdef")
    assert "is missing" in one_line(later)


@pytest.mark.parametrize("name", ["none.pmsbackup", "text.pmsbackup"])
def test_a_file_that_is_no_backup(run, tmp_path, name):
    (tmp_path / "text.pmsbackup").write_text("a renamed text file", encoding="utf-8")
    one_line(run("restore", tmp_path / name, "--to", tmp_path / "back"))
    assert not (tmp_path / "back.pmsdesk").exists()


def test_a_file_that_is_no_checklist(run, tmp_path):
    assert "cannot be read" in one_line(run("checklist", "check", tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    "more, words",
    [
        (["--user", "Mori Yumi"], "lower-case"),
        (["--company", " "], "Fill this in"),
        (["--person", "森" * 81], "At most 80"),
    ],
)
def test_a_workspace_that_cannot_be_founded_is_not_made(run, tmp_path, more, words):
    outcome = run("new", tmp_path / "bad", "--company", "あおば", *more)
    assert words in one_line(outcome)
    assert list(tmp_path.iterdir()) == []


def test_a_short_password_makes_no_workspace(run, tmp_path):
    outcome = run("new", tmp_path / "bad", "--company", "あおば", PMSDESK_PASSWORD="short")
    assert "At least 10 characters" in one_line(outcome)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken(run, workspace):
    assert "already something" in one_line(run("new", workspace, "--company", "あおば"))


def test_an_odd_moment(run):
    assert "Not a time" in one_line(run("tick", "--at", "tomorrow"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a display")
def test_no_display_for_the_window(run):
    outcome = run(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert outcome.returncode == 1
    assert len(outcome.stderr.splitlines()) == 1 and "display" in outcome.stderr


# ---- usage


@pytest.mark.parametrize(
    "arguments", [["tik"], ["new"], ["backup"], ["tick", "--password", "x"], ["checklist"]]
)
def test_wrong_usage_is_one_line_and_code_two(run, arguments):
    assert "--help" in one_line(run(*arguments), code=2)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_help_names_every_command_in_the_users_language(run, lang):
    outcome = run("--help", lang=lang)
    assert outcome.returncode == 0
    for name, words in COMMANDS.items():
        assert name in outcome.stdout
        assert words.into(lang)[:10] in outcome.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run, name):
    outcome = run(name, "--help")
    assert outcome.returncode == 0 and outcome.stderr == ""


@pytest.mark.parametrize(
    "environ, words",
    [
        ({"LANG": "ja_JP.UTF-8"}, "ワークスペースの指定がありません"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "ja_JP.UTF-8"}, "No workspace given"),
        ({"LANG": "C"}, "No workspace given"),
        ({"LANG": "ja_JP.UTF-8", "PMSDESK_LANG": "en"}, "No workspace given"),
    ],
)
def test_the_language_is_the_systems_unless_chosen(run, environ, words):
    given = {"PMSDESK_WORKSPACE": None, "lang": None, **environ}
    if "PMSDESK_LANG" in given:
        given["lang"] = given.pop("PMSDESK_LANG")
    assert words in one_line(run("tick", **given))


def test_a_terminal_that_knows_no_japanese_shows_question_marks(run):
    outcome = run("tick", PMSDESK_WORKSPACE=None, lang="ja", PYTHONUTF8="0",
                  PYTHONIOENCODING="ascii")  # fmt: skip
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr and "???" in outcome.stderr


def test_the_start_imports_no_database_and_no_qt():
    code = (
        "import sys; from pmsdesk.__main__ import parser_for; parser_for(['tick'], 'ja');"
        "print([m for m in ('peewee', 'PySide6', 'reportlab', 'sqlcipher3') if m in sys.modules])"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert outcome.stdout.strip() == "[]"


def test_a_mistake_of_ours_is_one_line_and_the_log_knows_more(own_home):
    """A path that no system can hold is nothing the program foresees."""
    code = "import sys; from pmsdesk.__main__ import main;"
    code += r"sys.exit(main(['checklist', 'check', 'a\0b']))"
    environ = {
        **os.environ,
        "HOME": str(own_home),
        "XDG_STATE_HOME": str(own_home),
        "PMSDESK_LANG": "en",
    }
    outcome = subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = one_line(outcome)
    assert "An error in the program (ValueError)" in said
    file = Path(said.split("Details: ")[1])
    assert "ValueError" in file.read_text("utf-8")

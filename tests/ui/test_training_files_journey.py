"""Files of training through the real window: one's own course, material, a signed pledge; and what
becomes of a training that goes wrong."""

import re
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from settled import person
from training_window import Window, cells
from trainings import MAY, again, closed, opened, planned, published, row, sat, trainer_of

from pmsdesk.kinds import CorrectiveAction, Course, Evidence, Pledge
from pmsdesk.resources import shipped

TITLE = "個人情報保護教育（全従業者）"


@pytest.fixture
def sit(qtbot, styled, desk, clock, tmp_path):
    """sit(person): who sat there before has closed the window; files are chosen from `folder`."""
    open_now = []

    def sit(who, lang="ja"):
        while open_now:
            open_now.pop().close()
        open_now.append(Window(qtbot, desk, clock, who, lang))
        return open_now[-1]

    yield sit
    while open_now:
        open_now.pop().close()


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def course_text():
    text = (shipped("checklists") / "courses" / "basics.yaml").read_text("utf-8")
    return text.replace("id: basics", "id: our-own", 1).replace(
        "ja: 個人情報保護の基礎（全従業者）", "ja: 当社の教育", 1
    )


# ---- one's own course


def test_a_course_of_ones_own_is_published_from_its_file(sit, desk, trainer, tmp_path):
    published(desk)
    window = sit(trainer)
    window.ask.path = tmp_path / "our-own.yaml"
    window.ask.path.write_text(course_text(), "utf-8")
    window.go(tab="courses")
    window.press("course-file")
    pane = window.screen.panes["courses"]
    assert "当社の教育" in cells(pane.table)
    assert window.toasts[-1] == "公開しました。"
    window.go(tab="list")
    window.press("plan-training")
    box = window.dialog.form.editor("course")
    assert any("当社の教育" in box.itemText(at) for at in range(box.count()))
    window.dialog.reject()


def unticked(text):
    """A right answer that is neither yes nor left out, in the last question."""
    before, after = text.rsplit('right: "yes"', 1)
    return f'{before}right: "maybe"{after}'


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lambda text: text.replace("minutes:", "minutes", 1), "コロン"),
        (unticked, "yes"),
        (lambda text: text[: text.index("questions:")], "questions"),
    ],
)
def test_a_malformed_file_is_refused_with_line_and_column(
    sit, desk, trainer, tmp_path, broken, said
):
    published(desk)
    window = sit(trainer)
    window.ask.path = tmp_path / "our-own.yaml"
    window.ask.path.write_text(broken(course_text()), "utf-8")
    window.go(tab="courses")
    window.press("course-file")
    assert re.match(r"our-own\.yaml:\d+:\d+: ", window.said()), window.said()
    assert said in window.said()
    assert Course.select().count() == 2


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(sit, desk, trainer, tmp_path):
    published(desk)
    window = sit(trainer)
    window.ask.path = tmp_path / "nowhere.yaml"
    window.go(tab="courses")
    window.press("course-file")
    assert window.said() == "nowhere.yaml を読み込めませんでした。"


def test_a_course_is_saved_as_a_file_to_be_edited_and_published_again(sit, desk, trainer, tmp_path):
    course = published(desk)
    window = sit(trainer)
    window.ask.path = tmp_path / "basics.yaml"
    window.go(course=course.id)
    pane = window.screen.panes["courses"]
    assert pane.table.current_key() == course.id
    window.press("course-draft")
    text = window.ask.path.read_text("utf-8")
    window.ask.path.write_text(text.replace("会社の約束", "私たちの約束", 1), "utf-8")
    window.press("course-file")
    states = dict(zip(cells(pane.table, 1), cells(pane.table, 2), strict=True))
    assert states["1.0"] in ("旧版", "使用中") and "使用中" in states.values()
    assert Course.select().count() == 3


# ---- material, and the signed sheet of a pledge


def test_material_is_added_and_those_who_take_the_training_see_it(sit, desk, clock, trainer, files):
    it = planned(desk, trainer, contents="方針の説明", topics=["policy"], test="none", course=None)
    window = sit(trainer)
    window.ask.open_files = files("教材.pdf")
    window.go(id=it.id, tab="plan")
    window.press("add-material")
    window.qtbot.waitUntil(lambda: not window.screen.view.overview.files.attaching.under_way)
    window.calm()
    assert again(it).materials and Evidence.get().name == "教材.pdf"
    assert any("教材.pdf" in text for text in window.texts(window.screen.view.overview))

    opened(desk, clock, trainer, again(it))
    window = sit(person("suzuki"))
    window.go(attendance=row(it, person("suzuki")).id)
    shown = window.texts(window.taking) + [
        press.text() for press in window.taking.findChildren(QPushButton) if press.isVisible()
    ]
    assert any("教材.pdf" in text for text in shown)


def test_the_signed_sheet_is_kept_with_the_pledge(sit, trainer, files):
    window = sit(trainer)
    window.ask.open_files = files("誓約書_鈴木.pdf")
    window.go(tab="pledges")
    pane = window.screen.panes["pledges"]
    pane.table.select_key(("person", person("suzuki")))
    window.press("add-pledge")
    window.accept()
    pledge = Pledge.get()
    pane.bar.put("show", "records")
    window.calm()
    pane.open_row(("pledge", pledge.id))
    window.calm()
    files_of = window.dialog.files
    window.press("add-evidence")
    window.qtbot.waitUntil(lambda: not files_of.attaching.under_way)
    window.calm()
    assert Evidence.get().record == pledge.id
    assert [tile.file.name for tile in files_of.tiles] == ["誓約書_鈴木.pdf"]
    window.accept()
    assert window.dialog is None
    assert any("証跡 1" in line for line in cells(pane.table, 6))


def test_a_pledge_is_taken_back_with_its_reason(sit, trainer):
    window = sit(trainer)
    window.go(tab="pledges")
    pane = window.screen.panes["pledges"]
    pane.table.select_key(("person", person("suzuki")))
    window.press("add-pledge")
    window.accept()
    pane.bar.put("show", "records")
    window.calm()
    pane.open_row(("pledge", Pledge.get().id))
    window.ask.why = "別人のものだった"
    window.press("withdraw")
    assert Pledge.get().withdrawn_reason == "別人のものだった"
    assert cells(pane.table, 3) == ["取り下げ"]


@pytest.fixture
def files(tmp_path):
    """files(name): what is chosen when somebody is asked for files."""

    def of(name):
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.4 " + name.encode())
        return lambda *_, **__: [path]

    return of


# ---- what goes wrong


def test_an_absentee_makes_it_up_in_a_second_session(sit, desk, clock, trainer):
    it = opened(desk, clock, trainer, title=TITLE, method="class", test="none")
    window = sit(trainer)
    window.go(id=it.id, tab="audience")
    table = window.screen.view.audience.table
    table.selectAll()
    window.press("mark-rows")
    window.fill(status="attended", on=MAY)
    window.accept()
    table.select_key(row(it, person("suzuki")).id)
    window.press("mark-rows")
    window.fill(status="absent", reason="出張")
    window.accept()
    window.move("finish")
    assert (again(it).state, row(it, person("suzuki")).status) == ("done", "absent")
    assert "残り1人の補講" in " ".join(window.texts(window.screen.view.head))

    clock.set(MAY + timedelta(days=10))
    window.go(id=it.id, tab="plan")
    window.press("add-session")
    window.fill(held_on=MAY + timedelta(days=10), makeup=True)
    window.accept()
    window.tab("audience")
    table.select_key(row(it, person("suzuki")).id)
    window.press("mark-rows")
    assert window.dialog.status.value() == "made_up"  # what is most likely is proposed
    session = window.dialog.form.editor("session")
    session.put(session.itemData(1))
    window.accept()
    made = row(it, person("suzuki"))
    assert (made.status, made.attended_on) == ("made_up", MAY + timedelta(days=10))
    assert window.screen.view.audience.stats["rate"].figure == "100 %"


def test_a_training_that_is_not_held_is_recorded_as_missed_with_its_reason_and_an_action(
    sit, desk, clock, trainer
):
    it = planned(desk, trainer)
    clock.set(MAY + timedelta(days=40))
    window = sit(person("mori"))
    window.go(id=it.id)
    window.ask.why = "講師の都合がつかなかったため"
    window.choose("take-miss")
    assert (again(it).state, again(it).missed_reason) == ("missed", "講師の都合がつかなかったため")
    assert "講師の都合がつかなかったため" in window.texts(window.screen.view.overview)
    window.press("open-action")
    action = CorrectiveAction.get()
    assert again(it).action_id == action.id
    link = window.screen.findChildren(QPushButton)
    [press] = [each for each in link if action.no in each.text()]
    press.click()
    window.calm()
    assert window.window.screens["actions"].where == {"id": action.id}


def test_a_report_is_returned_with_a_reason_and_written_again(sit, desk, clock, trainer):
    it = opened(desk, clock, trainer, title=TITLE)
    for each in ("suzuki", "sato", "ito", "kato", "tanaka", "takasaki", "mori"):
        sat(desk, person(each), it)
    sat(desk, trainer, it)
    window = sit(trainer)
    window.go(id=it.id)
    window.move("finish")
    window.tab("report")
    window.press("report-report")
    assert window.screen.view.report.form.rows["effect"].error.text()
    window.screen.view.report.form.put({"effect": "良い", "next_improvement": "事例を増やす"})
    window.press("report-report")
    window = sit(person("mori"))
    window.go(id=it.id, tab="report")
    window.ask.why = "数値の根拠を書いてください。"
    window.press("report-return")
    assert again(it).state == "done"
    window = sit(trainer)
    window.go(id=it.id, tab="report")
    assert "数値の根拠を書いてください。" in window.texts(window.screen.view.report)
    window.go(id=it.id, tab="plan")
    assert "数値の根拠を書いてください。" in window.texts(window.screen.view.overview)


def test_a_closed_training_offers_nothing_that_changes_it(sit, desk, clock, trainer):
    it = closed(desk, trainer, opened(desk, clock, trainer, title=TITLE))
    window = sit(trainer)
    window.go(id=it.id, tab="audience")
    pane = window.screen.view.audience
    assert not pane.acts.isVisible()
    pane.table.opened.emit(pane.table.rows.row(0).key)
    window.calm()
    assert window.dialog is None

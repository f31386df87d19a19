"""A training through the real window: planned, approved, taken by keys, made up, closed."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from settled import person
from training_window import KEY, Window, cells, choose_all
from trainings import (
    MAY,
    again,
    answers,
    opened,
    planned,
    published,
    right_answers,
    row,
    trainer_of,
)

from pmsdesk.kinds import Attendance, Pledge, Training

TITLE = "個人情報保護教育（全従業者）"


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person): who sat there before has closed the window."""
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


@pytest.fixture
def running(desk, clock, trainer):
    """A course for everybody, opened on the first of May."""
    return opened(desk, clock, trainer, title=TITLE)


def read_through(window):
    reading = window.taking.reading
    for _ in reading.taking.sections[1:]:
        assert reading.next.isVisible() and not reading.done.isVisible()
        window.key(KEY.Key_Right)


def take(window, it, who, wrong=0):
    """Read the course and sit the test, by keys alone."""
    window.go(attendance=row(it, who).id)
    read_through(window)
    window.key(KEY.Key_Return)
    choose_all(window, answers(it, wrong))


def test_from_the_plan_to_a_hundred_percent_and_a_certificate(sit, desk, clock, trainer):
    published(desk)
    window = sit(trainer)
    window.go()
    window.press("plan-training")
    window.fill(title=TITLE, planned_on=MAY)
    assert "8人" in window.dialog.who.plain
    window.accept()
    it = Training.get()
    assert (it.title, it.state, it.audience) == (TITLE, "planned", "everybody")
    assert window.screen.heading == it.no
    assert window.screen.view.head.words.plain.endswith("承認者（管理者・代表者）が承認します。")

    window = sit(person("mori"))
    window.go(id=it.id)
    window.move("approve")
    assert again(it).state == "approved"

    clock.set(MAY)
    window = sit(trainer)
    window.go(id=it.id)
    window.move("open")
    window.tab("audience")
    table = window.screen.view.audience.table
    assert len(cells(table)) == 8 and set(cells(table, 3)) == {"未受講"}

    for login in ("sato", "ito", "kato", "tanaka", "suzuki", "takasaki", "mori"):
        window = sit(person(login))
        take(window, it, person(login))
        assert row(it, person(login)).passed, login

    window = sit(trainer)
    window.go(id=it.id)
    window.move("finish")
    assert row(it, trainer).status == "absent"
    window.go(attendance=row(it, trainer).id)
    take(window, it, trainer)
    assert row(it, trainer).status == "made_up"

    window.go(id=it.id, tab="report")
    report = window.screen.view.report
    report.form.put({"effect": "理解が深まった。", "next_improvement": "事例を増やす。"})
    window.press("report-report")
    assert again(it).state == "reported"

    window = sit(person("mori"))
    window.go(id=it.id, tab="report")
    window.press("report-close")
    assert again(it).state == "closed"
    window.tab("audience")
    assert window.screen.view.audience.stats["rate"].figure == "100 %"

    window = sit(person("suzuki"))
    window.go(attendance=row(it, person("suzuki")).id)
    window.press("show-certificate")
    where = window.window.screens["reports"].where
    assert where == {"paper": "training_certificate", "id": row(it, person("suzuki")).id}


def test_staff_see_their_own_courses_and_nothing_else(sit, running):
    window = sit(person("suzuki"))
    window.go()
    assert window.screen.keys == ["mine"]
    assert TITLE in window.texts()
    [press] = window.screen.panes["mine"].presses
    press.click()
    window.calm()
    assert window.screen.heading == TITLE
    assert row(running, person("suzuki")).begun_at is not None


def test_reading_is_acknowledged_before_the_test_and_a_failed_test_is_explained(sit, running):
    who = person("suzuki")
    window = sit(who)
    take(window, running, who, wrong=8)
    assert row(running, who).passed is False
    assert "不合格" in window.pills(window.taking.result)
    assert any("合格基準（80点）" in text for text in window.texts(window.taking.result))
    window.press("test-again")
    choose_all(window, right_answers(running))
    assert row(running, who).passed and row(running, who).attempts == 2
    assert "合格" in window.pills(window.taking.result)


def test_a_question_left_out_is_shown_and_leaving_the_test_asks(sit, running):
    who = person("suzuki")
    window = sit(who)
    window.go(attendance=row(running, who).id)
    read_through(window)
    window.press("acknowledge")
    test = window.taking.test
    count = len(test.taking.questions)
    window.key(KEY.Key_2)
    for _ in range(count - 1):
        window.key(KEY.Key_Right)
    window.key(KEY.Key_1, KEY.Key_Return)
    assert test.told.plain == "問2がまだ回答されていません。"
    assert test.at == 1
    window.ask.yes = False
    window.window.go("home")
    assert window.window.current_key() == "training"
    assert window.ask.asked == ["Leave the test?"]


def test_many_are_marked_at_once_and_an_exemption_needs_its_reason(sit, running, trainer):
    window = sit(trainer)
    window.go(id=running.id, tab="audience")
    table = window.screen.view.audience.table
    table.selectAll()
    window.press("mark-rows")
    window.fill(status="attended", on=MAY)
    window.accept()
    assert {each.status for each in Attendance.select()} == {"attended"}
    table.select_key(row(running, person("suzuki")).id)
    window.press("mark-rows")
    window.fill(status="exempt")
    window.accept()
    assert window.dialog.form.rows["reason"].error.text() == "理由を入力してください。"
    window.fill(reason="長期出張中のため")
    window.accept()
    assert row(running, person("suzuki")).status == "exempt"


def test_marks_are_pasted_and_what_is_not_taken_stays_to_be_mended(sit, running, trainer):
    window = sit(trainer)
    window.go(id=running.id, tab="audience")
    window.choose("paste-rows")
    window.fill(text="0006\t90\n9999\t80\n0002\t八十")
    window.accept()
    dialog = window.dialog
    assert window.toasts[-1] == "1人分の点数を入力しました。"
    assert dialog.lines.text() == "9999\t80\n0002\t八十"
    assert "2行目" in dialog.told.plain and "3行目" in dialog.told.plain
    assert row(running, person("suzuki")).score == 90
    dialog.reject()


def test_the_filters_narrow_by_state_and_department(sit, running, trainer):
    window = sit(trainer)
    window.go(id=running.id, tab="audience")
    pane = window.screen.view.audience
    pane.bar.put("department", person_department("suzuki"))
    pane.reload()
    window.calm()
    assert sorted(cells(pane.table, 1)) == ["佐藤 健", "鈴木 花"]
    pane.bar.put("status", "attended")
    pane.reload()
    window.calm()
    assert cells(pane.table) == []


def person_department(login):
    from pmsdesk.kinds import Person

    return Person.get(Person.login == login).department_id


def test_a_plan_is_postponed_with_its_reason(sit, desk, trainer):
    it = planned(desk, trainer)
    window = sit(trainer)
    window.go(id=it.id)
    window.press("postpone")
    later = MAY + timedelta(days=20)
    window.fill(planned_on=later, postponed_reason="会場が使えないため")
    window.accept()
    assert (again(it).state, again(it).planned_on) == ("postponed", later)
    assert "会場が使えないため" in window.texts(window.screen.view.overview)


def test_warnings_are_told_before_it_is_approved(sit, desk, trainer):
    it = planned(desk, trainer, contents="方針の説明", topics=["policy"], test="none", course=None)
    window = sit(person("mori"))
    window.go(id=it.id)
    shown = window.texts(window.screen.view.overview)
    assert "必須の内容が含まれていません：役割と責任" in shown


def test_a_session_is_added_and_taken_away(sit, desk, trainer):
    it = planned(desk, trainer, method="class")
    window = sit(trainer)
    window.go(id=it.id)
    window.press("add-session")
    window.fill(held_on=MAY, times="10:00–11:00", room="会議室A")
    window.accept()
    assert any("会議室A" in text for text in window.texts(window.screen.view.overview))
    tools = [t for t in window.screen.view.overview.findChildren(QPushButton.__mro__[1])
             if t.accessibleName() == "第1回 削除"]  # fmt: skip
    tools[0].click()
    window.calm()
    assert not any("会議室A" in text for text in window.texts(window.screen.view.overview))


def test_missing_pledges_are_listed_and_entered_together(sit, trainer):
    window = sit(trainer)
    window.go(tab="pledges")
    pane = window.screen.panes["pledges"]
    assert pane.stats["missing"].figure == "8"
    pane.stats["missing"].click()
    window.calm()
    pane.table.selectAll()
    window.press("add-pledge")
    window.fill(kind="joining")
    window.accept()
    assert Pledge.select().count() == 8
    assert pane.stats["rate"].figure == "100 %"
    assert not pane.table.isVisible()


def test_the_shipped_courses_are_published_from_the_list(sit, trainer):
    window = sit(trainer)
    window.go(tab="courses")
    window.press("empty-act")
    pane = window.screen.panes["courses"]
    assert len(cells(pane.table)) == 2
    assert window.toasts[-1] == "2件のコースを公開しました。"


def test_competence_is_proposed_written_and_approved_by_another(sit, trainer):
    window = sit(trainer)
    window.go(tab="competence")
    pane = window.screen.panes["competence"]
    window.screen.findChild(QPushButton, "propose").click()
    window.calm()
    assert "個人情報保護監査責任者" in cells(pane.table, 1)
    line = next(it for it in pane.lines.values() if it.role == "auditor")
    open_row(window, pane, line.key[0])
    window.fill(has="監査責任者研修を受講した。")
    window.accept()
    window = sit(person("mori"))
    window.go(competence=line.key[0])
    pane = window.screen.panes["competence"]
    open_row(window, pane, line.key[0])
    window.press("move-approve")
    assert pane.lines[line.key[0]].approved == "森 由美"


def test_competence_is_written_by_hand_and_refused_beside_its_fields(sit, trainer):
    window = sit(trainer)
    window.go(tab="competence")
    window.press("add-competence")
    window.accept()
    rows = window.dialog.form.rows
    assert rows["role"].error.text() == "役割を選んでください。"
    window.fill(role="internal_auditor")
    window.dialog.role.chosen.emit("internal_auditor")
    assert "監査員の教育を受け" in window.dialog.form.editor("needed").text()
    window.accept()
    assert rows["person"].error.text() == "対象の人を選んでください。"
    window.fill(person=person("suzuki"), level="partly")
    window.accept()
    assert rows["gap"].error.text() == "不足している点を入力してください。"
    window.fill(gap="監査の経験がない。", measure="内部監査員研修", due_on=MAY)
    window.accept()
    pane = window.screen.panes["competence"]
    assert cells(pane.table, 2) == ["鈴木 花"] and cells(pane.table, 4) == ["一部不足"]

    window.press("add-competence")
    window.fill(role="internal_auditor", person=person("suzuki"))
    window.accept()
    assert "すでにあります" in window.dialog.form.rows["person"].error.text()
    window.dialog.reject()


def test_a_row_made_by_mistake_is_taken_away_and_an_approved_one_is_not(sit, trainer):
    window = sit(trainer)
    window.go(tab="competence")
    window.press("add-competence")
    window.fill(role="desk", person=person("suzuki"), needed="受付ができる。", has="経験3年")
    window.accept()
    pane = window.screen.panes["competence"]
    [line] = pane.lines
    window = sit(person("mori"))
    window.go(competence=line)
    pane = window.screen.panes["competence"]
    open_row(window, pane, line)
    window.press("move-approve")
    open_row(window, pane, line)
    assert not window.dialog.yes.isVisible()
    assert not window.dialog.findChildren(QPushButton, "drop-competence")
    window.press("move-reopen")
    open_row(window, pane, line)
    window.press("drop-competence")
    assert window.ask.asked and not pane.lines


def open_row(window, pane, key):
    pane.table.opened.emit(key)
    window.calm()


def test_a_figure_leads_to_those_it_counts_and_their_dates_stand_in_one_column(
    sit, desk, clock, trainer
):
    it = opened(desk, clock, trainer, title=TITLE, test="none")
    window = sit(trainer, "en")
    window.go(id=it.id, tab="audience")
    pane = window.screen.view.audience
    pane.table.select_key(row(it, person("suzuki")).id)
    window.press("mark-rows")
    window.fill(status="attended", on=MAY)
    window.accept()
    pane.stats["left"].click()
    window.calm()
    assert set(cells(pane.table, 4)) == {"by 2026/05/31"} and len(cells(pane.table)) == 7
    pane.stats["attended"].click()
    window.calm()
    assert [line[3:5] for line in lines(pane.table)] == [("Attended", "2026/05/01")]


def lines(table):
    return [table.rows.row(at).cells for at in range(table.rows.count)]

"""The page of one action: nothing typed is lost, what is refused stands beside its field."""

from datetime import date

import pytest
from action_steps import FOUND, approved, closed, contained, finished, found, insufficient
from action_window import ALT, CONTROL, Window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from pmsdesk.kinds import CorrectiveAction, Evidence, Step, Why
from pmsdesk.services.action import actions
from pmsdesk.store.trail import Trail

KEY = Qt.Key


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    windows = []

    def sit(person, lang="ja"):
        windows.append(Window(qtbot, desk, clock, person, lang))
        return windows[-1]

    yield sit
    for window in windows:
        window.close()


def now(it):
    return CorrectiveAction.get_by_id(it.id)


# ---- nothing typed is lost


def test_a_field_is_saved_when_it_is_left(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("書庫を施錠した。")
    assert now(it).immediate_correction == ""
    window.key(KEY.Key_Tab)
    assert now(it).immediate_correction == "書庫を施錠した。"
    assert "保存済み" in window.view.saved.text()


def test_what_is_typed_is_saved_when_the_page_is_left(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("途中まで")
    window.go("home")
    assert now(it).immediate_correction == "途中まで"
    window.go(id=it.id)
    assert window.editor("immediate_correction").text() == "途中まで"


def test_half_a_row_is_saved_when_the_page_is_left(sit, desk, it, head):
    contained(desk, head, it)
    window = sit(head)
    window.go(id=it.id)
    window.type("なぜ開いていたか")
    window.bodies.steps.lines[0].editors["what"].setFocus()
    window.type("鍵を買う")
    window.go("home")
    assert (Why.get().why, Why.get().because, Step.get().what) == (
        "なぜ開いていたか",
        "",
        "鍵を買う",
    )


def test_what_is_typed_is_saved_when_the_window_is_closed(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("閉じる前に")
    window.window.close()
    assert now(it).immediate_correction == "閉じる前に"


def test_what_is_typed_survives_a_change_of_language(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("言語を変えても残る")
    window.session.speak("en")
    window.calm()
    assert now(it).immediate_correction == "言語を変えても残る"
    assert window.editor("immediate_correction").text() == "言語を変えても残る"
    assert window.moves() == ["contain"]


def test_control_s_saves_at_once(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("すぐ保存")
    window.key(KEY.Key_S, mod=CONTROL)
    assert now(it).immediate_correction == "すぐ保存"


def test_only_looking_writes_nothing(sit, desk, it, head):
    contained(desk, head, it)
    before = Trail.select().count()
    window = sit(head)
    window.go(id=it.id)
    window.key(KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab)
    window.go("home")
    assert Trail.select().count() == before


def test_a_long_hostile_text_comes_back_as_written(sit, it, head):
    text = "=1+1 <b>&amp;</b> 髙﨑𠮷 😀\n" + "長い文。" * 2000
    window = sit(head)
    window.go(id=it.id)
    window.editor("immediate_correction").setText(text)
    window.key(KEY.Key_Tab)
    assert now(it).immediate_correction == text
    window.editor("corrected_on").put(FOUND)
    window.move("contain")
    shown = [getattr(each, "plain", "") for each in window.view.findChildren(QLabel)]
    assert text in shown


def test_while_typing_another_persons_change_takes_nothing_away(sit, desk, it, head, staff):
    window = sit(head)
    window.go(id=it.id)
    window.type("わたしの入力")
    desk.do(staff, actions.write, it.key, impact="別の人の入力")
    window.key(KEY.Key_Tab)
    assert window.editor("immediate_correction").text() == "わたしの入力"
    assert "ほかの人が先に変更しました" in window.screen.banner.text.plain
    assert not window.screen.may_leave()
    window.screen.banner.act.click()
    window.calm()
    assert window.editor("impact").text() == "別の人の入力"


# ---- what is refused stands beside its field


def test_a_missing_field_is_named_and_takes_the_keyboard(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.type("施錠した")
    window.move("contain")
    assert window.error("corrected_on") == "先に入力してください。"
    assert window.focus() is window.editor("corrected_on")
    assert now(it).state == "found"
    window.type("2026-06-30")
    window.move("contain")
    assert now(it).state == "contained"


def test_a_date_that_is_none_keeps_the_user_on_the_page(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.editor("corrected_on").setFocus()
    window.type("someday")
    window.go("home")
    assert window.window.current() is window.screen
    assert "日付" in window.error("corrected_on")
    window.editor("corrected_on").put(FOUND)
    window.go("home")
    assert (window.window.current_key(), now(it).corrected_on) == ("home", FOUND)


def test_a_date_in_the_future_is_said_when_the_field_is_left_without_stealing_the_keyboard(
    sit, it, head
):
    window = sit(head)
    window.go(id=it.id)
    window.editor("corrected_on").setFocus()
    window.type("2026-07-01")
    window.key(KEY.Key_Tab)
    assert window.error("corrected_on") == "未来の日付です。"
    assert window.focus() is window.editor("impact")
    assert "未保存" in window.view.saved.text()


@pytest.mark.parametrize(
    "rows, place, field, words",
    [
        ([{"what": "決める", "who": ""}], 1, "who", "先に入力してください。"),
        (
            [{"what": "決める", "who": "鈴木", "due_on": date(2027, 1, 1)}],
            1,
            "due_on",
            "処置全体の期限より後の日付です。",
        ),
    ],
)
def test_a_step_that_is_refused_says_so_in_its_row(sit, desk, it, head, rows, place, field, words):
    contained(desk, head, it)
    window = sit(head)
    window.go(id=it.id)
    window.bodies.whys.put([{"why": "なぜ", "because": "理由"}])
    window.editor("cause").setText("原因")
    window.editor("similar_check").setText("なし")
    window.bodies.steps.put(rows)
    window.move("propose")
    line = window.bodies.steps.lines[place - 1]
    assert (line.error.text(), line.editors[field].property("wrong")) == (words, True)
    assert window.focus() is line.editors[field]
    assert now(it).state == "contained"


def test_a_plan_without_whys_says_so_below_them(sit, desk, it, head):
    contained(desk, head, it)
    window = sit(head)
    window.go(id=it.id)
    window.editor("cause").setText("原因")
    window.editor("similar_check").setText("なし")
    window.move("propose")
    assert window.bodies.whys.error.text() == "なぜなぜ分析を1行以上書いてください。"
    assert window.focus() is window.bodies.whys.lines[0].editors["why"]


def test_a_step_not_done_is_named_when_all_is_reported(sit, desk, it, manager, head):
    approved(desk, manager, head, it)
    window = sit(head)
    window.go(id=it.id)
    window.type("2026-06-30")
    window.move("finish")
    lines = window.bodies.steps.lines
    assert (lines[0].error.text(), lines[1].error.text()) == (
        "",
        "終わっていない処置が1件あります。",
    )
    assert now(it).state == "doing"


# ---- rows by keyboard


@pytest.fixture
def rows(sit, desk, it, head):
    contained(desk, head, it)
    window = sit(head)
    window.go(id=it.id)
    window.bodies.whys.put([{"why": n, "because": n} for n in "abc"])
    window.bodies.whys.lines[0].editors["why"].setFocus()
    return window


def letters(window):
    return "".join(row["why"] for row in window.bodies.whys.values())


def test_alt_and_an_arrow_move_a_row_with_the_keyboard_in_it(rows):
    rows.key(KEY.Key_Down, mod=ALT)
    assert letters(rows) == "bac"
    assert rows.focus() is rows.bodies.whys.lines[1].editors["why"]
    rows.key(KEY.Key_Down, KEY.Key_Down, mod=ALT)
    assert letters(rows) == "bca"
    rows.key(KEY.Key_Up, mod=ALT)
    assert letters(rows) == "bac"


def test_control_delete_takes_a_row_away_but_never_the_last(rows):
    rows.key(KEY.Key_Delete, mod=CONTROL)
    assert letters(rows) == "bc"
    rows.key(KEY.Key_Delete, KEY.Key_Delete, mod=CONTROL)
    assert rows.bodies.whys.values() == [{"why": "", "because": ""}]
    assert rows.focus() is rows.bodies.whys.lines[0].editors["why"]


def test_enter_goes_on_and_adds_a_row_only_at_the_end(rows):
    rows.key(KEY.Key_Return)
    assert rows.focus() is rows.bodies.whys.lines[0].editors["because"]
    rows.key(KEY.Key_Return)
    assert (len(rows.bodies.whys.lines), rows.focus()) == (
        3,
        rows.bodies.whys.lines[1].editors["why"],
    )
    rows.bodies.whys.lines[2].editors["because"].setFocus()
    rows.key(KEY.Key_Return)
    assert len(rows.bodies.whys.lines) == 4


def test_tab_goes_through_the_rows_as_they_stand_and_then_to_the_button_below(rows):
    whys = rows.bodies.whys
    rows.key(KEY.Key_Down, mod=ALT)
    whys.append()
    whys.lines[0].editors["why"].setFocus()
    met = [rows.focus()]
    for _ in range(8):
        rows.key(KEY.Key_Tab)
        met.append(rows.focus())
    stand = [editor for line in whys.lines for editor in line.editors.values()]
    assert met == [*stand, whys.adding]


def test_the_buttons_of_a_row_do_the_same_by_mouse(rows):
    lines = rows.bodies.whys.lines
    lines[2].tools[0].click()
    assert letters(rows) == "acb"
    assert not rows.bodies.whys.lines[0].tools[0].isEnabled()
    rows.bodies.whys.lines[0].tools[2].click()
    assert letters(rows) == "cb"


def test_rows_are_numbered_for_the_eye_and_the_ear(rows):
    lines = rows.bodies.whys.lines
    assert [line.number.text() for line in lines] == ["1", "2", "3"]
    assert lines[1].editors["because"].accessibleName() == "理由 2行目"


def test_a_name_is_offered_with_its_department_and_put_in_alone(rows, qtbot):
    edit = rows.bodies.steps.lines[0].editors["who"]
    edit.setFocus()
    completer = edit.completer()
    completer.setCompletionPrefix("木")
    completer.setCurrentRow(0)
    model = completer.completionModel()
    assert [model.index(n, 0).data() for n in range(model.rowCount())] == ["鈴木 花（営業部）"]
    assert completer.currentCompletion() == "鈴木 花"
    edit.setText("社外の先生")
    assert edit.text() == "社外の先生"


# ---- reading, and where it leads


def test_former_steps_are_read_and_future_ones_are_quiet(sit, desk, it, manager, head):
    approved(desk, manager, head, it)
    window = sit(head)
    window.go(id=it.id)
    cards = {p.accessibleName() for p in window.view.findChildren(object) if named(p, "step")}
    assert cards == {"起票: 済", "応急処置: 済", "原因分析: 済", "処置計画: 済"}
    [open_card] = [p for p in window.view.findChildren(object) if named(p, "step-now")]
    assert open_card.accessibleName() == "実施: 進行中"
    quiet = [p.accessibleName() for p in window.view.findChildren(object) if named(p, "step-next")]
    assert quiet[0].startswith("有効性確認: これから") and len(quiet) == 2
    assert window.bodies.forms == []


def named(part, name):
    return part.objectName() == name


def test_who_did_the_work_is_told_why_the_check_is_not_theirs(sit, desk, it, manager, top):
    it = finished(desk, top, manager, it)
    window = sit(manager)
    window.go(id=it.id)
    assert window.moves() == []
    turn = window.view.findChild(QLabel, "turn")
    assert turn.text().startswith("別の人が行ってください")


def test_the_finding_is_corrected_before_anything_is_done(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.press("edit-finding")
    window.editor("content").setText("書庫が終日開いていた。")
    window.go("home")
    assert now(it).content == "書庫が終日開いていた。"
    window.go(id=it.id)
    window.press("edit-finding")
    window.editor("content").setText("  ")
    window.go("home")
    assert window.window.current() is window.screen
    assert window.error("content") == "入力してください。"


def test_the_link_leads_to_the_answer(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.press("origin")
    assert window.window.current_key() == "inspections"
    assert window.window.current().where == {
        "id": it.inspection_id,
        "question": it.answer.question_id,
    }


def test_printing_asks_for_the_paper_of_this_record(sit, it, head):
    window = sit(head)
    window.go(id=it.id)
    window.tool("印刷")
    assert window.window.current().where == {"paper": "corrective_action", "id": it.id}


def test_a_file_is_attached_without_losing_what_is_typed(sit, it, head, tmp_path):
    path = tmp_path / "鍵.txt"
    path.write_text("鍵", encoding="utf-8")
    window = sit(head)
    window.go(id=it.id)
    window.type("まだ保存していない")
    window.view.column.files.add([path])
    window.calm()
    window.qtbot.waitUntil(lambda: Evidence.select().count() == 1)
    window.calm()
    assert [f.name for f in window.view.column.files.files] == ["鍵.txt"]
    assert window.editor("immediate_correction").text() == "まだ保存していない"


def test_every_control_has_a_name(sit, desk, it, manager, head, auditor):
    contained(desk, head, it)
    window = sit(head)
    window.go(id=it.id)
    for part in window.view.findChildren(QAbstractButton):
        if part.isVisible():
            assert part.text() or part.accessibleName(), part.objectName()
    for rows in (window.bodies.whys, window.bodies.steps):
        for line in rows.lines:
            assert all(editor.accessibleName() for editor in line.editors.values())
    for form in window.bodies.forms:
        assert all(row.editor.accessibleName() for row in form.rows.values())


def test_going_to_another_action_saves_the_one_before(sit, desk, clock, manager, head, sales):
    first = found(desk, clock, manager, head, sales, "××○")
    second = CorrectiveAction.get(CorrectiveAction.id != first.id)
    window = sit(head)
    window.go(id=first.id)
    window.type("一つめ")
    window.go(id=second.id)
    assert window.screen.heading == second.no
    window.type("二つめ")
    window.go()
    assert [now(a).immediate_correction for a in (first, second)] == ["一つめ", "二つめ"]


def test_a_second_attempt_begins_with_empty_rows(sit, desk, it, manager, auditor, head):
    insufficient(desk, auditor, finished(desk, manager, head, it))
    window = sit(head)
    window.go(id=it.id)
    assert window.bodies.steps.values() == [{"what": "", "who": "", "due_on": None}]
    assert window.moves() == ["propose"]


def test_a_closed_record_is_scrolled_by_keyboard(sit, desk, it, manager, auditor, head):
    closed(desk, manager, auditor, head, it)
    window = sit(head)
    window.go(id=it.id)
    assert window.focus() is window.view.area
    bar = window.view.area.verticalScrollBar()
    window.key(KEY.Key_PageDown)
    assert bar.value() > 0


def test_no_text_however_long_makes_the_page_wider_than_the_window(sit, desk, it, manager, head):
    name, address = "名" * 80, "https://example.com/" + "x" * 400
    row = {"what": "w" * 300, "who": name, "due_on": date(2026, 7, 30)}
    it = approved(desk, manager, head, it, [row])
    desk.do(head, actions.set_steps, it.key, [{"result": address}])
    for person in (head, manager):
        window = sit(person)
        window.go(id=it.id)
        area = window.view.area
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()

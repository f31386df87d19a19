"""A management review through the real window: prepared, checked, approved, its decisions done."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from review_window import Window
from reviews import again, approved, begun, decided, inputs, whole

from pmsdesk.kinds import Decision, Evidence, Review
from pmsdesk.kinds.review.words import Topic
from pmsdesk.services import evidence
from pmsdesk.services.review import decisions, reviews


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person): who sat there before has closed the window."""
    open_now = []

    def sit(person, lang="ja"):
        while open_now:
            open_now.pop().close()
        open_now.append(Window(qtbot, desk, clock, person, lang))
        return open_now[-1]

    yield sit
    while open_now:
        open_now.pop().close()


def cells(table, key):
    place = table.rows.place_of(key)
    return table.rows.row(place).cells


def test_a_review_runs_from_its_inputs_to_a_decision_that_is_done(
    sit, clock, manager, top, head, other_head
):
    window = sit(manager)
    window.go(tab="reviews")
    window.press("empty-act")
    window.fill()
    it = Review.get()
    view = window.screen.view
    assert window.window.current().heading == it.no
    assert view.tab == "inputs"
    # every input: a text for the first, the others unchanged
    view.inputs.text.setFocus()
    window.type("前回はない。")
    for row in inputs(it).values():
        view.inputs.turn_to(row.id)
        window.calm()
        if row.topic != Topic.PREVIOUS:
            view.inputs.unchanged.click()
            window.calm()
    assert inputs(it)["previous"].text == "前回はない。"
    assert all(row.no_change or row.text for row in inputs(it).values())
    view.turn("decisions")
    window.press("add-decision")
    window.fill(text="点検表を見直す", owner=head, due_on=date(2026, 6, 30))
    window.press("add-decision")
    window.fill(text="方針は変更しない", no_change=True)
    window.press("move-check")
    assert "開催日を入力してください。" in window.said()
    view.turn("minutes")
    window.press("edit-minutes")
    window.fill(held_on=date(2026, 4, 1), attendees="代表者", pms_change="not_needed")
    window.press("move-check")
    assert again(it).state == "checked"

    window = sit(top)
    assert [t.cells[0] for t in window.window.current().view.tiles.tables["waiting"].rows.blocks[0]]
    window.go(id=it.id)
    window.ask.yes = True
    window.press("move-approve")
    assert again(it).state == "approved"

    window = sit(head)
    window.go("decisions")
    [mine] = [d for d in decided(it) if not d.no_change]
    assert cells(window.window.current().pane.table, mine.id)[1] == "点検表を見直す"
    window.press("report-done")
    window.fill(result="")
    assert window.dialog.form.rows["result"].refused
    window.fill(result="点検表を改訂した")
    assert again(mine).state == "done"
    assert "実施を報告しました" in window.toasts[-1]
    window = sit(other_head)
    window.go("decisions")
    assert window.window.current().pane.table.rows.count == 0


@pytest.fixture
def draft(desk, manager):
    return begun(desk, manager)


def test_what_is_typed_is_saved_when_another_topic_is_chosen(sit, manager, draft):
    window = sit(manager)
    window.go(id=draft.id)
    pane = window.screen.view.inputs
    pane.turn_to(inputs(draft)["law"].id)
    window.calm()
    pane.text.setFocus()
    window.type("個人情報保護法の改正を確認した。")
    pane.turn_to(inputs(draft)["risks"].id)
    window.calm()
    assert inputs(draft)["law"].text == "個人情報保護法の改正を確認した。"
    assert cells(pane.table, inputs(draft)["law"].id)[1] == "記入済"


def test_what_is_typed_is_saved_when_the_page_is_left_and_before_gathering(sit, manager, draft):
    window = sit(manager)
    window.go(id=draft.id)
    pane = window.screen.view.inputs
    pane.turn_to(inputs(draft)["law"].id)
    window.calm()
    pane.text.setFocus()
    window.type("改正なし。")
    window.press("gather")
    assert inputs(draft)["law"].text == "改正なし。"
    assert pane.text.text() == "改正なし。"
    pane.text.setFocus()
    window.type("次回も確認する。")
    window.go("home")
    assert inputs(draft)["law"].text == "改正なし。次回も確認する。"


def test_somebody_elses_change_does_not_take_away_what_is_being_typed(sit, desk, manager, draft):
    window = sit(manager)
    window.go(id=draft.id)
    pane = window.screen.view.inputs
    law = inputs(draft)["law"]
    pane.turn_to(law.id)
    window.calm()
    pane.text.setFocus()
    window.type("書きかけ")
    desk.do(manager, reviews.write_input, inputs(draft)["risks"].key, "別の人の記入", False)
    window.screen.reload()
    window.calm()
    assert pane.text.text() == "書きかけ"


def test_what_could_not_be_saved_is_shown_again_and_saved_later(sit, desk, manager, draft):
    window = sit(manager)
    window.go(id=draft.id)
    pane = window.screen.view.inputs
    law, risks = inputs(draft)["law"], inputs(draft)["risks"]
    pane.turn_to(law.id)
    window.calm()
    desk.do(manager, reviews.write_input, law.key, "別の人の記入", False)
    pane.text.setFocus()
    window.type("改正を確認した。")
    pane.turn_to(risks.id)
    window.calm()
    assert pane.shown == law.id and pane.text.text() == "改正を確認した。"
    assert window.said() and inputs(draft)["law"].text == "別の人の記入"
    pane.turn_to(risks.id)
    window.calm()
    assert pane.shown == risks.id
    assert inputs(draft)["law"].text == "改正を確認した。"


def test_the_way_to_the_records(sit, manager, draft):
    window = sit(manager)
    window.go(id=draft.id)
    window.screen.view.inputs.turn_to(inputs(draft)["incidents"].id)
    window.calm()
    window.press("to-records")
    assert window.window.current_key() == "incidents"


def test_the_next_step_leads_to_what_is_missing(sit, desk, manager, staff):
    it = whole(desk, manager, staff)
    desk.do(manager, reviews.write, it.key, attendees="")
    window = sit(manager)
    window.go(id=it.id)
    assert "出席者を入力してください。" in window.texts(window.screen.view.head)
    window.press("next-step")
    assert window.dialog is not None and "attendees" in window.dialog.form.rows
    window.fill(attendees="代表者")
    assert again(it).attendees == "代表者"


def test_a_decision_without_an_owner_is_refused_where_decisions_stand(sit, desk, manager, staff):
    it = whole(desk, manager, staff)
    desk.do(manager, decisions.correct, decided(it)[0].key, owner=None)
    window = sit(manager)
    window.go(id=it.id)
    window.press("move-check")
    assert window.screen.view.tab == "decisions"
    assert "担当者を選んでください" in window.said()


def test_a_decision_is_taken_out_of_a_draft(sit, desk, manager, staff):
    it = whole(desk, manager, staff)
    window = sit(manager)
    window.go(id=it.id, tab="decisions")
    window.press("edit-decision")
    window.calm()
    window.ask.yes = True
    window.press("remove")
    assert [each.text for each in decided(it)] == ["方針は変更しない"]


def test_the_top_returns_it_and_the_manager_reads_why(sit, desk, manager, top, staff):
    it = whole(desk, manager, staff)
    desk.do(manager, reviews.move, it.key, "check")
    window = sit(top)
    window.go(id=it.id)
    assert window.buttons(window.screen.view.buttons) == ["return", "approve"]
    window.ask.why = "期限が遅すぎます"
    window.press("move-return")
    assert again(it).state == "draft"
    window = sit(manager)
    window.go(id=it.id)
    assert any("期限が遅すぎます" in text for text in window.texts(window.screen.view.head))


def test_the_office_puts_a_decision_off_and_hands_it_over(sit, desk, manager, top, staff, head):
    it = approved(desk, manager, top, staff)
    window = sit(manager)
    window.go(id=it.id, tab="decisions")
    window.press("put-off")
    window.fill(due_on=date(2026, 8, 31), change_reason="人手不足")
    window.press("hand-over")
    window.fill(owner=head)
    todo = decided(it)[0]
    assert (todo.due_on, todo.owner_name) == (date(2026, 8, 31), "佐藤 健")
    assert "当初 2026/06/30" in cells(window.screen.view.decided.table, todo.id)[3]


def test_a_revision_is_opened_with_its_reason(sit, desk, manager, top, staff):
    it = approved(desk, manager, top, staff)
    window = sit(manager)
    window.go(id=it.id)
    window.ask.why = "出席者の誤記"
    window.press("revise")
    new = Review.get(Review.revision == 2)
    assert window.screen.view.review == new.id
    assert any("出席者の誤記" in text for text in window.texts(window.screen.view.head))


def test_the_paper_is_asked_for_from_the_review(sit, desk, manager, top, staff):
    it = approved(desk, manager, top, staff)
    window = sit(manager)
    window.go(id=it.id)
    window.screen.view.deeds.print_out(window.screen.view.dossier)
    window.calm()
    assert window.window.current_key() == "reports"
    assert window.window.current().where == {"paper": "management_review", "id": it.id}


def test_last_times_decisions_stand_beside_the_new_ones(sit, desk, clock, manager, top, staff):
    old = approved(desk, manager, top, staff)
    clock.set(date(2027, 4, 10))
    it = begun(desk, manager, 2027)
    window = sit(manager)
    window.go(id=it.id, tab="before")
    table = window.screen.view.before.table
    assert cells(table, decided(old)[0].id)[4] == "期限超過"


def test_an_owner_without_a_role_sees_the_decision_from_home(sit, desk, manager, top, staff):
    it = decided(approved(desk, manager, top, staff))[0]
    window = sit(staff)
    home = window.window.current().view
    assert cells(home.tasks, ("Decision", it.id))[0] == it.text
    home.tasks.opened.emit(("Decision", it.id))
    window.calm()
    assert window.window.current_key() == "decisions"
    assert window.texts(window.window.current().pane.card)[0] == it.no


def test_a_head_sees_the_plan_and_no_reviews(sit, head, draft):
    window = sit(head)
    window.go()
    assert list(window.screen.panes) == ["plan"] and not window.screen.tabs.isVisible()
    window.go(id=draft.id)
    assert window.screen.stack.currentWidget() is window.screen.plan
    assert Decision.select().count() == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_word_is_cut(sit, desk, manager, top, staff, lang):
    from office import cut

    it = approved(desk, manager, top, staff)
    window = sit(manager, lang)
    window.window.resize(1280, 800)
    for tab in ("inputs", "decisions", "minutes", "before"):
        window.go(id=it.id, tab=tab)
        assert not cut(window.window), tab
    window.go(tab="reviews")
    assert not cut(window.window)


def test_the_signed_minutes_are_attached_and_a_picture_pasted(sit, manager, draft, tmp_path):
    path = tmp_path / "議事録.pdf"
    path.write_bytes(b"%PDF-1.4 signed")
    window = sit(manager)
    window.go(id=draft.id, tab="minutes")
    pane = window.screen.view.minutes
    pane.files.add([path])
    assert window.screen.may_leave()
    window.qtbot.waitUntil(lambda: len(pane.files.tiles) == 1, timeout=40_000)
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    pane.setFocus()
    window.key(Qt.Key.Key_V, mod=Qt.KeyboardModifier.ControlModifier)
    assert window.screen.may_leave()
    window.qtbot.waitUntil(lambda: len(pane.files.tiles) == 2, timeout=40_000)
    kept = Evidence.select().order_by(Evidence.id)
    assert [(it.kind, it.record) for it in kept] == [("Review", draft.id)] * 2
    window.ask.why = "撮り直します"
    pane.files.take_back(pane.files.files[1])
    window.qtbot.waitUntil(lambda: len(pane.files.tiles) == 1, timeout=40_000)


def test_an_approved_review_shows_its_minutes_and_takes_no_more(
    sit, desk, manager, top, staff, auditor
):
    it = whole(desk, manager, staff)
    desk.do(manager, evidence.attach_to_review, it.id, "議事録.txt", b"signed")
    for who, name in ((manager, "check"), (top, "approve")):
        desk.do(who, reviews.move, again(it).key, name)
    window = sit(auditor)
    window.go(id=it.id, tab="minutes")
    box = window.screen.view.minutes.files
    assert [tile.file.name for tile in box.tiles] == ["議事録.txt"]
    assert not box.adding.isVisible() and box.place is None


def test_a_topic_without_a_register_says_that_people_write_it(sit, manager, draft):
    window = sit(manager, "en")
    window.go(id=draft.id)
    pane = window.screen.view.inputs
    for topic in (Topic.COMPLAINTS, Topic.RISKS, Topic.CONTRACTORS):
        pane.turn_to(inputs(draft)[topic].id)
        window.calm()
        assert pane.unkept.isVisible() and "The program keeps no" in pane.unkept.plain
    pane.turn_to(inputs(draft)[Topic.AUDIT].id)
    window.calm()
    assert not pane.unkept.isVisible()

"""Plans through the real page: the form, the look ahead, single rounds, stopping and going on."""

from datetime import date

import pytest
from office import cells, cut

from pmsdesk.desk import SYSTEM
from pmsdesk.services import duties
from pmsdesk.services.inspection import plans, preview
from pmsdesk_ui.screens.plan.move_dialog import MoveDialog

APRIL = date(2026, 4, 1)
FACTS = {
    "title": "部門自己点検", "checklists": "organizational,physical", "audiences": "dh",
    "frequency": "quarterly", "anchor": APRIL, "since": APRIL,
}  # fmt: skip


@pytest.fixture
def seat(office):
    return office("mori")


@pytest.fixture
def plan(seat):
    return seat.do(plans.add, **FACTS).id


@pytest.fixture
def view(seat, plan):
    return opened(seat, id=plan)


def opened(seat, **where):
    page = seat.go("plans", **where)
    calm(seat, page)
    return page.plan


def calm(seat, page):
    """Until the look ahead has come home too."""
    seat.qtbot.waitUntil(lambda: not page.plan.pause.isActive())
    seat.calm()


def put(seat, view, **values):
    view.form.put(values)
    calm(seat, view.page)


def saved(seat, plan):
    return seat.do(preview.sheet, plan)


def test_an_empty_list_offers_the_first_plan(seat):
    page = seat.go("plans")
    assert page.list.list.currentWidget() is page.list.list.nothing
    page.list.list.nothing.act.click()
    calm(seat, page)
    assert page.heading.ja == "新しい計画"


def test_a_new_plan_looks_ahead_while_one_types_and_is_saved(seat):
    view = opened(seat, new=True)
    every = int(view.card.figure.text())
    put(seat, view, title="物理だけ", checklists="physical")
    assert 0 < int(view.card.figure.text()) < every
    assert "物理的安全管理措置" in view.card.measures.plain
    assert view.card.every.plain == "四半期ごと・4部門"
    view.keep.click()
    seat.calm()
    page = seat.go("plans")
    assert cells(page.list.table) == ["物理だけ"]
    assert cells(page.list.table, 4) == ["2026/06/23"]
    assert cells(page.list.table, 5) == ["2026/07/07"]


def test_the_next_six_rounds_stand_with_opening_and_due_dates(seat, view, plan):
    coming = seat.do(plans.coming, plan)
    table = view.card.table
    assert table.rows.count == 6
    assert cells(table)[0] == "2026年度 第1四半期"
    assert cells(table, 1) == [f"{c.opens_on:%Y/%m/%d}" for c in coming]
    assert cells(table, 2) == [f"{c.due_on:%Y/%m/%d}" for c in coming]


def test_a_rhythm_that_is_typed_moves_the_dates_at_once(seat, view):
    put(seat, view, frequency="monthly", due_days=3)
    assert cells(view.card.table)[0] == "2026年4月"
    assert view.card.every.plain == "毎月・4部門"


def test_what_makes_no_plan_is_told_in_the_look_ahead(seat, view):
    put(seat, view, checklists="")
    assert view.card.problem.plain == "点検表：点検表を1つ以上選んでください。"
    put(seat, view, checklists="physical")
    assert not view.card.problem.isVisible()


def test_saving_without_a_title_is_refused_beside_it(seat, view, plan):
    put(seat, view, title=" ")
    view.keep.click()
    seat.calm()
    assert view.form.rows["title"].error.text() == "入力してください。"
    assert saved(seat, plan).facts["title"] == "部門自己点検"


def test_no_question_that_fits_is_refused_at_the_checklists(seat, view):
    put(seat, view, audiences="aud", checklists="physical")
    view.keep.click()
    seat.calm()
    assert "該当する点検項目がありません" in view.form.rows["checklists"].error.text()


def test_some_departments_or_every_one(seat, view, plan):
    put(seat, view, departments="2,3")
    assert view.card.every.plain.endswith("2部門")
    view.keep.click()
    seat.calm()
    assert saved(seat, plan).facts["departments"] == "2,3"
    put(seat, view, departments="")
    view.form.places.every.setChecked(False)
    view.keep.click()
    seat.calm()
    assert view.form.rows["departments"].error.text() == "部門を1つ以上選んでください。"


def test_once_a_round_has_opened_the_rhythm_is_closed_with_the_sentence(seat, plan):
    seat.clock.set(date(2026, 6, 30))
    seat.runner.job(seat.owner, lambda: seat.seat.do(SYSTEM, duties.tick))
    seat.calm()
    view = opened(seat, id=plan)
    for name in ("frequency", "every", "anchor"):
        assert not view.form.editor(name).isEnabled()
    assert "すでに点検回が始まっている" in view.form.rows["anchor"].hint.text()
    put(seat, view, title="新しい名前")
    view.keep.click()
    seat.calm()
    assert saved(seat, plan).facts["title"] == "新しい名前"


# ---- single rounds


def test_one_round_is_left_out_with_a_reason(seat, view):
    seat.ask.why = "組織変更のため"
    view.card.table.select_key(1)
    view.card.skip.click()
    calm(seat, view.page)
    assert seat.ask.asked == ["Leave out FY2026 Q2?"]
    assert cells(view.card.table, 2)[1] == "実施しない"
    view.card.table.select_key(1)
    assert "組織変更のため" in view.card.reason.plain


def test_one_round_is_due_on_another_day_and_put_back(seat, view, plan):
    view.card.table.select_key(2)
    view.card.move_it.click()
    dialog = seat.dialog(MoveDialog)
    dialog.form.put({"moved_to": date(2027, 1, 20)})
    dialog.yes.click()
    assert dialog.form.rows["reason"].error.text() == "入力してください。"
    dialog.form.put({"reason": "年末年始のため"})
    seat.accept(dialog)
    calm(seat, view.page)
    assert cells(view.card.table, 2)[2] == "2027/01/20（変更）"
    view.card.table.select_key(2)
    view.card.back.click()
    calm(seat, view.page)
    assert cells(view.card.table, 2)[2] == f"{seat.do(plans.coming, plan)[2].original_due:%Y/%m/%d}"


def test_single_rounds_wait_until_the_form_is_saved(seat, view):
    view.card.table.select_key(1)
    assert view.card.skip.isEnabled()
    put(seat, view, due_days=7)
    view.card.table.select_key(1)
    assert not view.card.skip.isEnabled()
    assert view.card.skip.toolTip() == "先に計画を保存してください。"


# ---- stopping, leaving


def test_a_plan_is_stopped_and_goes_on(seat, view, plan):
    view.stop.click()
    calm(seat, view.page)
    assert saved(seat, plan).state == "stopped"
    assert view.card.paused.isVisible()
    page = seat.go("plans")
    assert cells(page.list.table, 4) == [""]
    view = opened(seat, id=plan)
    view.resume.click()
    calm(seat, view.page)
    assert saved(seat, plan).state == "active"


def test_what_is_not_saved_is_asked_about_before_leaving(seat, view):
    put(seat, view, title="書きかけ")
    seat.ask.yes = False
    seat.go("home")
    assert seat.window.current_key() == "plans"
    assert view.form.editor("title").text() == "書きかけ"
    seat.ask.yes = True
    seat.go("home")
    assert seat.window.current_key() == "home"


def test_a_change_elsewhere_does_not_wipe_what_is_being_typed(seat, view, plan):
    put(seat, view, title="書きかけ")
    seat.do(plans.skip, plan, 3, "理由")
    calm(seat, view.page)
    assert view.form.editor("title").text() == "書きかけ"
    seat.ask.yes = True


# ---- who may, and how it looks


def test_the_auditor_reads_a_plan_and_changes_nothing(office):
    manager = office("mori")
    plan = manager.do(plans.add, **FACTS).id
    manager.close()
    seat = office("kato")
    view = opened(seat, id=plan)
    assert not view.keep.isEnabled()
    assert not view.form.editor("title").isEnabled()
    assert not view.card.skip.isEnabled()
    assert view.card.table.rows.count == 6


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (640, 400)])
def test_no_word_of_the_form_is_cut(office, lang, size):
    seat = office("mori", lang=lang, size=size)
    view = opened(seat, new=True)
    assert cut(view) == []

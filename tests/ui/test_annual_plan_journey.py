"""The annual plan through the real window: begun, written, approved, followed through the year."""

from datetime import date

import pytest
from inspections import opened
from review_window import Window
from reviews import activity, again, in_force, lines, moved, objective, planned

from pmsdesk.kinds import Activity, AnnualPlan, Objective, Round
from pmsdesk_ui.screens.home.lists import TaskTable

JUNE = date(2026, 6, 1)


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


@pytest.fixture
def ledger(desk, manager, top, staff):
    """An approved plan with one activity of staff in June, and one objective."""
    plan = planned(desk, manager)
    it = activity(desk, manager, plan, owner=staff)
    objective(desk, manager, plan, owner=staff, target="0件")
    in_force(desk, manager, top, plan)
    return it


def choose(window, it):
    window.plan.activities.choose(it.id)
    window.calm()


def cell(window, row, month):
    return window.plan.activities.year.cells.cells[row, month].text


def test_a_plan_runs_from_its_beginning_to_a_year_that_is_followed(sit, clock, manager, top):
    window = sit(manager)
    window.go()
    assert "この年度の年間計画はまだありません" in window.texts(window.plan.nothing)
    window.press("empty-act")
    window.fill(start="empty")
    plan = AnnualPlan.get()
    assert (plan.year, plan.state) == (2026, "draft")
    window.press("move-check")
    assert window.said() == "個人情報保護目的を1つ以上登録してください。"
    assert window.plan.stack.currentWidget() is window.plan.objectives
    window.press("add-objective")
    window.fill(text="誤送信を減らす", measure="件数", target="2件以下")
    window.plan.turn("activities")
    window.press("add-activity")
    window.fill(sort="ledger", months=[6, 12], owner=manager)
    assert [it.first for it in lines(plan)] == [JUNE, date(2026, 12, 1)]
    assert cell(window, 0, JUNE) == "予定"
    window.press("policy")
    window.fill(policy="事故をなくす")
    window.press("move-check")
    assert again(plan).state == "checked"

    window = sit(top)
    window.go(plan=plan.id)
    window.ask.yes = True
    window.press("move-approve")
    assert again(plan).state == "approved"

    clock.set(date(2026, 6, 20))
    window = sit(manager)
    window.go()
    choose(window, lines(plan)[0])
    window.press("report-done")
    window.fill(remark="全部門で実施")
    assert cell(window, 0, JUNE) == "6/20"
    assert "活動2件中 1件実施" in window.texts(window.plan.head)


def test_what_has_no_plan_yet_is_added_from_where_it_is_listed(sit, desk, manager):
    plan = planned(desk, manager)
    window = sit(manager)
    window.go()
    window.plan.turn("gaps")
    assert window.plan.tabs.tabText(2) == "計画にないもの 10"
    window.press("add-check")
    window.calm()
    assert window.dialog.form.values()["months"] == [6, 9, 12, 3]
    window.fill()
    assert {it.sort for it in lines(plan)} == {"check"} and len(lines(plan)) == 4
    assert window.plan.tabs.tabText(2) == "計画にないもの 9"


def test_a_record_is_the_actual_day_and_leads_to_itself(sit, desk, clock, manager):
    plan = planned(desk, manager)
    it = activity(desk, manager, plan, "check")
    opened(desk, clock, manager)
    window = sit(manager)
    window.go()
    assert cell(window, 0, JUNE) == "実施中"
    choose(window, it)
    assert any(Round.get().no in text for text in window.texts(window.plan.activities.card))
    window.press("to-record")
    assert window.window.current_key() == "inspections"
    assert window.window.current().where == {"round": Round.get().id}


def test_the_list_says_the_same_as_the_year(sit, desk, clock, manager):
    plan = planned(desk, manager)
    activity(desk, manager, plan, "check", owner=manager)
    opened(desk, clock, manager)
    window = sit(manager)
    window.go()
    window.plan.activities.ways_row[1].click()
    table = window.plan.activities.table
    row = table.rows.row(0).cells
    assert row[:4] == ("2026/06", "運用の確認（自己点検）", "森 由美", "実施中")
    assert row[5].startswith(Round.get().no)


def test_it_is_put_off_missed_and_taken_back(sit, clock, manager, ledger):
    clock.set(date(2026, 7, 2))
    window = sit(manager)
    window.go()
    assert cell(window, 0, JUNE) == "遅延"
    assert "遅れている活動が1件あります。" in window.texts(window.plan.head)
    choose(window, ledger)
    window.press("put-off")
    window.fill(moved_to=date(2026, 8, 31), move_reason="人手不足")
    assert cell(window, 0, JUNE) == "→8/31"
    window.press("reopen")
    assert again(ledger).moved_to is None
    window.ask.why = "統合のため"
    window.press("miss")
    assert cell(window, 0, JUNE) == "未実施"
    assert any("統合のため" in text for text in window.texts(window.plan.activities.card))


def test_its_owner_reports_and_assesses_what_is_theirs(sit, clock, head, staff, desk, ledger):
    clock.set(date(2026, 6, 20))
    window = sit(head)
    window.go()
    choose(window, ledger)
    card = window.plan.activities.card
    assert not window.buttons(card.buttons)
    window.plan.turn("objectives")
    assert not window.plan.objectives.assess.isVisible()


def test_an_objective_is_assessed(sit, clock, manager, ledger):
    window = sit(manager)
    window.go()
    window.plan.turn("objectives")
    window.press("assess")
    window.fill(achieved="yes", result="0件だった")
    it = Objective.get()
    assert (it.achieved, it.result) == ("yes", "0件だった")
    assert "達成" in window.plan.objectives.table.rows.row(0).cells


def test_another_record_is_chosen_for_an_activity(sit, desk, clock, manager, top):
    plan = planned(desk, manager)
    activity(desk, manager, plan, "check", (6, 9))
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    opened(desk, clock, manager)
    window = sit(manager)
    window.go()
    june, september = lines(plan)
    choose(window, september)
    window.press("link-record")
    window.fill(record=("Round", Round.get().id))
    assert again(september).record == Round.get().id
    assert cell(window, 0, JUNE) == "今月"


def test_a_change_is_a_revision_and_both_can_be_looked_at(sit, desk, manager, ledger):
    window = sit(manager)
    window.go()
    window.ask.why = "監査を追加"
    window.press("revise")
    new = AnnualPlan.get(AnnualPlan.revision == 2)
    assert window.plan.dossier.key[0] == new.id
    assert window.plan.revision.count() == 2
    window.plan.revision.chosen.emit(ledger.plan_id)
    window.calm()
    assert window.plan.dossier.key[0] == ledger.plan_id
    assert Activity.select().count() == 2


def test_a_draft_activity_is_changed_and_removed(sit, desk, manager):
    plan = planned(desk, manager)
    it = activity(desk, manager, plan)
    window = sit(manager)
    window.go()
    choose(window, it)
    window.press("edit-activity")
    window.fill(month=2, title="全部門の台帳")
    assert again(it).first == date(2027, 2, 1)
    choose(window, it)
    window.press("edit-activity")
    window.calm()
    window.ask.yes = True
    window.press("remove")
    assert lines(plan) == []


def test_the_top_returns_a_plan(sit, desk, manager, top):
    plan = planned(desk, manager)
    activity(desk, manager, plan)
    objective(desk, manager, plan)
    moved(desk, manager, plan, "check")
    window = sit(top)
    window.go(plan=plan.id)
    window.ask.why = "目標値がありません"
    window.press("move-return")
    assert again(plan).return_reason == "目標値がありません"
    assert any("目標値がありません" in text for text in window.texts(window.plan.head))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_word_is_cut(sit, desk, clock, manager, top, lang):
    from office import cut

    plan = planned(desk, manager, start="usual")
    objective(desk, manager, plan, owner=manager)
    in_force(desk, manager, top, plan)
    clock.set(date(2026, 9, 1))
    window = sit(manager, lang)
    window.window.resize(1280, 800)
    window.go()
    for tab in ("activities", "objectives", "gaps"):
        window.plan.turn(tab)
        window.calm()
        assert not cut(window.window), tab


# ---- links to one row


@pytest.mark.parametrize("way", ["activity alone", "year", "plan"])
def test_a_link_leads_to_the_very_activity(sit, desk, manager, top, staff, way):
    plan = planned(desk, manager)
    for sort in ("law", "risk", "access"):
        activity(desk, manager, plan, sort, (6, 9), owner=staff)
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    it = next(a for a in lines(plan) if (a.sort, a.month) == ("risk", 9))
    beside = {
        "activity alone": {},
        "year": {"tab": "plan", "year": 2026},
        "plan": {"plan": plan.id},
    }
    window = sit(manager)
    window.go()
    window.plan.turn("gaps")
    window.go(activity=it.id, **beside[way])
    pane = window.plan.activities
    assert window.plan.stack.currentWidget() is pane and pane.chosen == it.id
    assert pane.card.isVisible() and pane.card.line.first == date(2026, 9, 1)
    assert pane.table.current_key() == it.id
    index = pane.year.currentIndex()
    assert pane.year.cells.across[index.column()][0] == date(2026, 9, 1)
    assert pane.year.cells.down[index.row()][1] == "リスクの見直し"
    assert window.window.focusWidget() is pane.year


def test_a_link_leads_to_the_very_objective(sit, desk, manager):
    plan = planned(desk, manager)
    for text in ("誤送信を減らす", "教育を全員に", "台帳を見直す"):
        objective(desk, manager, plan, text=text)
    it = Objective.get(Objective.text == "教育を全員に")
    window = sit(manager)
    window.go(tab="plan", year=2026, objective=it.id)
    pane = window.plan.objectives
    assert window.plan.stack.currentWidget() is pane
    assert pane.table.current_key() == it.id
    assert window.window.focusWidget() is pane.table


def test_home_shows_the_owner_an_activity_and_leads_to_it(sit, desk, clock, staff, ledger):
    clock.set(date(2026, 6, 25))
    window = sit(staff)
    window.go("home")
    [table] = [t for t in window.window.findChildren(TaskTable) if t.rows.count and t.isVisible()]
    assert table.rows.row(0).cells[0] == "個人情報管理台帳の見直し"
    table.opened.emit(table.rows.row(0).key)
    window.calm()
    assert window.plan.activities.chosen == ledger.id

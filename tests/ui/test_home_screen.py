"""Home: what each role sees, where each thing leads, and that it keeps up by itself."""

from datetime import date
from types import SimpleNamespace

import pytest
from inspections import fill_in, handed_in, mine, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from small_desk import Answers

from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Department, Inspection, Person
from pmsdesk.services import duties, first_steps
from pmsdesk.services.first_steps import Step
from pmsdesk.services.home import home
from pmsdesk.services.organization import appointments
from pmsdesk.services.organization.standing import standing_of
from pmsdesk_ui.pages import DECLARED, pages
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.home.screen import HomeScreen
from pmsdesk_ui.screens.home.trend import percent
from pmsdesk_ui.screens.notices import NoticesPopup
from pmsdesk_ui.session import Session


@pytest.fixture
def seen(qtbot, styled, desk, clock):
    """Home as somebody sees it, and where it led them."""
    made = []

    def see(person, lang="ja"):
        runner = Runner(desk, person)
        session = Session(
            runner,
            standing_of(person, clock().date()),
            lang=lang,
            theme="light",
            today=lambda: clock().date(),
            ask=Answers(),
        )
        screen = HomeScreen(session)
        qtbot.addWidget(screen)
        led = []
        session.asked.connect(lambda page, where: led.append((page, where)))
        screen.resize(1040, 760)
        screen.show()
        settled(qtbot, screen)
        made.append(runner)
        return SimpleNamespace(screen=screen, view=screen.view, session=session, led=led)

    yield see
    for runner in made:
        runner.stop()


def settled(qtbot, screen):
    qtbot.waitUntil(lambda: not screen.runner.waiting and not screen.view.isHidden())


def told(widget):
    return {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}


def figure(view, name):
    return view.tiles.stats[name].figure


# ---- department heads and staff


def test_a_head_finds_the_inspection_by_when_it_is_due_and_one_button(
    seen, desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    page = seen(head)
    shown = told(page.view.next)
    assert "部門点検 2026年度 第1四半期" in shown
    assert "提出期限 2026年7月7日（火）" in shown
    assert page.view.next.go.text() == "点検を始める"
    page.view.next.go.click()
    assert page.led == [("inspections", {"id": mine(sales).id})]


def test_the_button_says_how_things_stand(qtbot, seen, desk, clock, manager, staff, head, sales):
    opened(desk, clock, manager)
    page = seen(head)
    fill_in(desk, head, mine(sales), "○○○")
    page.screen.reload()
    settled(qtbot, page.screen)
    assert page.view.next.go.text() == "点検を続ける"
    assert page.view.next.bar.value() == 3
    handed_in(desk, staff, mine(sales))
    page.screen.reload()
    settled(qtbot, page.screen)
    assert page.view.next.go.text() == "内容を確認する"


def test_with_nothing_to_do_home_says_so(seen, head, staff):
    for who in (head, staff):
        page = seen(who)
        assert not page.view.next.empty.isHidden()
        assert page.view.next.go.isHidden()


def test_a_head_sees_the_departments_own_actions_and_no_others(
    seen, desk, clock, manager, head, other_head, sales
):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "×△○")
    devs = Department.get(Department.code == "D01")
    handed_in(desk, other_head, mine(devs), "×××")
    page = seen(head)
    assert page.view.own_actions.rows.count == 2
    assert page.view.next.line is None


# ---- the protection manager


def test_the_managers_figures_are_those_of_the_service(seen, desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "×△○")
    clock.set(date(2026, 7, 9))
    known = desk.do(manager, home).result
    page = seen(manager)
    assert figure(page.view, "late") == str(len(known.late)) == "2"
    assert figure(page.view, "soon") == str(len(known.soon))
    assert figure(page.view, "waiting") == str(len(known.to_do))
    assert figure(page.view, "actions") == str(known.open_actions) == "2"
    assert page.view.tiles.tables["late"].rows.count == 2


def test_a_tile_shows_its_list_and_a_line_leads_to_its_record(
    qtbot, seen, desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "×△○")
    page = seen(manager)
    page.view.tiles.stats["waiting"].click()
    table = page.view.tiles.tables["waiting"]
    assert page.view.tiles.stack.currentWidget().table is table
    keys = [table.rows.row(at).key for at in range(table.rows.count)]
    assert ("Inspection", mine(sales).id) in keys
    table.select_key(("Inspection", mine(sales).id))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.led == [("inspections", {"id": mine(sales).id})]


def test_a_cell_of_the_heat_map_leads_to_the_answers_behind_it(
    qtbot, seen, desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "○△×")
    page = seen(manager)
    heat = page.view.heat.map
    place = heat.place(sales.id, "physical")
    assert heat.cells.cells[sales.id, "physical"].mark == "nonconform"
    assert heat.cells.cells[sales.id, "organizational"].mark == "partly"
    qtbot.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.led == [("inspections", {"id": mine(sales).id, "measure": "physical"})]


def test_the_heat_map_has_every_department_and_measure_of_the_round(seen, desk, clock, manager):
    opened(desk, clock, manager)
    page = seen(manager)
    cells = page.view.heat.map.cells
    assert len(cells.down) == 3
    assert {key for key, _ in cells.across} == {"organizational", "physical"}
    assert all(cell.text == f"0/{cell.text[2:]}" for cell in cells.cells.values())


def test_home_keeps_up_when_somebody_hands_in(qtbot, seen, desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    page = seen(manager)
    assert figure(page.view, "waiting") == "1"  # the manager's own department is asked too
    handed_in(desk, head, mine(sales))
    page.screen.runner.changed.emit(frozenset({("Inspection", mine(sales).id)}))
    settled(qtbot, page.screen)
    assert figure(page.view, "waiting") == "2"


def test_another_round_can_be_looked_at(qtbot, seen, desk, clock, manager):
    opened(desk, clock, manager)
    clock.set(date(2026, 9, 25))
    desk.do(SYSTEM, duties.tick)
    page = seen(manager)
    choice = page.view.heat.round
    assert choice.count() == 2
    older = choice.itemData(1)
    page.view.heat.turned.emit(older)
    settled(qtbot, page.screen)
    assert page.view.heat.round.value() == older


def test_the_trend_follows_one_plan_from_old_to_new(seen, desk, clock, manager):
    opened(desk, clock, manager)
    for day in (date(2026, 9, 25), date(2026, 12, 25)):
        clock.set(day)
        desk.do(SYSTEM, duties.tick)
    page = seen(manager)
    assert list(page.view.trend.chart.labels) == ["2026-06", "2026-09", "2026-12"]


def test_shares_are_never_rounded_up_to_a_hundred():
    assert percent(0.999) == 99
    assert percent(1.0) == 100
    assert percent(None) is None


def test_what_is_out_of_order_is_told_with_the_way_there(qtbot, seen, desk, clock, manager):
    opened(desk, clock, manager)
    page = seen(manager)
    assert page.view.order.isVisible()
    assert "代行者" in page.view.order.text.plain
    page.view.order.act.click()
    assert page.led[0] == ("calendar", {"tab": "omissions"})


# ---- a new company


def test_a_new_company_is_shown_its_first_steps_until_the_first_round(
    qtbot, seen, desk, clock, manager
):
    page = seen(manager)
    assert page.view.steps.isVisible()
    assert page.view.tiles.shown.isHidden()
    button = page.view.steps.findChild(QPushButton, "step-plan")
    button.click()
    assert page.led[-1][0] == "plans"
    opened(desk, clock, manager)
    page.screen.reload()
    settled(qtbot, page.screen)
    assert page.view.steps.isHidden()
    assert not page.view.tiles.shown.isHidden()


def test_the_first_steps_are_ticked_off_by_what_is_there(desk, manager):
    done = {it.step: it.done for it in desk.do(manager, first_steps.first_steps).result}
    assert done == {Step.ROSTER: True, Step.AUDITOR: True, Step.HEADS: True, Step.PLAN: False}


# ---- auditor and top management


def test_the_auditor_sees_rounds_and_actions_and_prints(
    seen, desk, clock, manager, auditor, head, sales
):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales), "×△○")
    page = seen(auditor)
    assert page.view.rounds.table.rows.row(0).cells[1] == "1/3"
    states = page.view.states.table.rows
    assert states.count == 6
    assert sum(int(states.row(at).cells[1]) for at in range(6)) == 2
    page.view.rounds.print_round.click()
    page.view.rounds.print_year.click()
    round = Inspection.get().round_id
    assert page.led == [
        ("reports", {"paper": "round_report", "id": round}),
        ("reports", {"paper": "annual_report"}),
    ]


def test_the_top_sees_the_company_and_no_office_warnings(seen, desk, clock, manager, top):
    opened(desk, clock, manager)
    page = seen(top)
    assert figure(page.view, "late") == "0"
    assert len(page.view.heat.map.cells.down) == 3


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("who", ["mori", "sato", "kato", "tanaka", "suzuki"])
def test_every_home_is_there_in_both_languages(seen, desk, clock, manager, who, lang):
    opened(desk, clock, manager)
    page = seen(Person.get(Person.login == who).id, lang)
    japanese = any("\u3040" <= char <= "\u30ff" for text in told(page.view) for char in text)
    assert japanese == (lang == "ja") or lang == "en"


def test_whoever_becomes_manager_gets_the_managers_home(seen, desk, clock, manager, staff):
    assert not hasattr(seen(staff).view, "tiles")
    desk.do(manager, appointments.appoint, Role.SECRETARIAT, staff, clock().date())
    assert hasattr(seen(staff).view, "tiles")


# ---- notices


def test_a_notice_leads_to_its_record_and_is_read(qtbot, seen, desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    page = seen(head)
    popup = NoticesPopup(page.session, page.screen)
    popup.read()
    qtbot.waitUntil(lambda: popup.table.rows.count == 1)
    assert "自己点検のお願い" in popup.table.rows.row(0).cells[1]
    assert popup.table.rows.row(0).cells[2] == "未読"
    popup.follow(popup.table.rows.row(0).key)
    assert page.led == [("inspections", {"id": mine(sales).id})]
    qtbot.waitUntil(lambda: not page.session.runner.waiting)
    again = NoticesPopup(page.session, page.screen)
    again.read()
    qtbot.waitUntil(lambda: again.table.rows.count == 1)
    assert again.table.rows.row(0).cells[2] == ""
    again.close()


def test_no_notices_is_said_in_words(qtbot, seen, auditor):
    page = seen(auditor)
    popup = NoticesPopup(page.session, page.screen)
    popup.read()
    qtbot.waitUntil(lambda: not popup.empty.isHidden())
    assert popup.all_read.isHidden()
    popup.close()


# ---- pages


def test_only_pages_whose_module_is_there_are_listed():
    keys = [page.key for page in pages()]
    assert keys[:3] == ["home", "calendar", "inspections"]
    assert [key for key, *_ in DECLARED if key in keys] == keys

"""Clocks and the emergency network on one page, a year in figures, registers of incidents."""

import re
from datetime import date

import pytest
from incidents import again, confirmed, judged, moved, reported
from papers import squeezed
from printed import HOSTILE, print_it
from quarters import two_quarters

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Appointment,
    Clock,
    Contact,
    Department,
    Entry,
    Incident,
    Judgement,
    Person,
    Rung,
    Submission,
)
from pmsdesk.kinds.incident.rules import kept_by
from pmsdesk.kinds.incident.words import Cause, What
from pmsdesk.services import registers
from pmsdesk.services.incident import contacts, sending

LANGS = ["ja", "en"]


# ---- clocks


@pytest.mark.parametrize("lang", LANGS)
def test_every_running_clock_is_there_and_nothing_else(desk, manager, staff, sales, lang):
    mail = judged(desk, manager, reported(desk, staff), sensitive="yes")
    reported(desk, staff, what="loss", title="《紛失》")
    drill = reported(desk, manager, department=sales.id, drill=True, title="《訓練》")
    row = Clock.get(Clock.incident == mail.id, Clock.sort == "ppc_preliminary")
    desk.do(manager, sending.send, row.key, document="preliminary", sent_on=date(2026, 4, 1))
    paper = print_it(desk, manager, "incident_clocks", lang)
    running = Clock.select().join(Incident).where(Clock.state == "running", ~Incident.drill)
    assert len(paper.data.lines) == running.count() > 10
    for clock in running:
        label = kept_by(clock.incident).clock_named(clock.sort).label
        assert paper.says(label.into(lang), clock.incident.no)
        assert not clock.due_on or paper.says(clock.due_on)
    assert paper.says("《紛失》") and not paper.says("《訓練》", drill.no)
    assert paper.says("目安" if lang == "ja" else "Guideline figure")


def test_a_few_clocks_stand_on_one_page_soonest_first(desk, clock, manager, staff):
    judged(desk, manager, reported(desk, staff), sensitive="yes", wrongful="yes")
    reported(desk, staff, near_miss=True)
    paper = print_it(desk, manager, "incident_clocks")
    assert paper.count == 1
    days = re.findall(r"2026-\d\d-\d\d(?=あと|\d+日超過|本日まで)", paper.text)
    assert days == sorted(days) and len(days) == 4
    clock.set(date(2026, 4, 8))
    assert print_it(desk, manager, "incident_clocks").says("期限超過2026-04-053日超過")


def test_a_day_that_rests_on_unknown_holidays_is_provisional(desk, clock, manager, staff):
    clock.set(date(2029, 12, 10))
    judged(desk, manager, reported(desk, staff), sensitive="yes")
    for lang, words in (("ja", "祝日未公表のため暫定"), ("en", "holidays not yet published")):
        assert print_it(desk, manager, "incident_clocks", lang).says(words)


def test_a_head_sees_the_clocks_of_the_own_department(desk, head, other_head, staff):
    reported(desk, staff)
    assert print_it(desk, head, "incident_clocks").data.lines
    paper = print_it(desk, other_head, "incident_clocks")
    assert paper.data.lines == () and paper.says("進行中の期限はありません。", "開発部")
    with pytest.raises(Refused):
        print_it(desk, staff, "incident_clocks")


# ---- the emergency network


def added(desk, who, **facts):
    given = {"place": "authority", "name": "個人情報保護委員会", "phone": "03-1111-2222", **facts}
    return desk.do(who, contacts.add, **given).result


@pytest.mark.parametrize("lang", LANGS)
def test_the_network_names_everybody_with_numbers_and_checks(desk, manager, staff, lang):
    added(desk, manager, hours="平日9:30～17:30", second_phone="03-9999-0000")
    added(desk, manager, place="inside", name="森 由美", person=manager, phone="090-0000-0001")
    added(desk, manager, place="expert", name="さくら法律事務所", duty="顧問弁護士")
    paper = print_it(desk, staff, "emergency_network", lang)
    assert paper.count == 1
    for row in Contact.select():
        names = (row.name, row.duty, row.phone, row.second_phone, row.hours, row.checked_on)
        assert paper.says(*(value for value in names if value))
    roles = (Role.MANAGER, Role.TOP, Role.HEAD)
    for it in Appointment.select().where(Appointment.role.in_([r.value for r in roles])):
        assert paper.says(it.person.name)
    hours = ("1時間以内", "4時間以内", "24時間以内") if lang == "ja" else ("1 h", "4 h", "24 h")
    assert paper.says(*hours)


def test_a_large_company_still_fits_on_one_page(desk, manager):
    def grow(work):
        for n in range(40):
            where = work.add(Department(code=f"Z{n:02d}", name=f"第{n:02d}営業所"))
            pair = [work.add(Person(staff_no=f"Z{n:02d}{k}", name=f"責任{n:02d}{k}")) for k in "AB"]
            head = {"role": Role.HEAD, "since": date(2026, 4, 1), "department": where}
            work.add(Appointment(person=pair[0], deputy=pair[1], **head))

    desk.do(SYSTEM, grow)
    for n in range(12):
        added(desk, manager, place="contractor", name=f"委託先{n:02d}", order=n)
    paper = print_it(desk, manager, "emergency_network")
    assert paper.count == 1
    for n in range(40):
        assert paper.says(f"第{n:02d}営業所責任{n:02d}A")


def test_a_list_nobody_has_checked_for_half_a_year_says_so(desk, clock, manager):
    added(desk, manager)
    clock.set(date(2026, 10, 2))
    assert print_it(desk, manager, "emergency_network").says("要確認：半年以上経過", "2026-04-01")


# ---- a year in figures


@pytest.fixture
def year(desk, clock, staff, manager, sales):
    """Two incidents by mail, one lost, a near miss, a drill."""
    for n in (1, 2):
        judged(desk, manager, reported(desk, staff, title=f"誤送信{n}"), sensitive="yes")
    reported(desk, staff, what="loss", count_known=4)
    clock.set(date(2026, 5, 10))
    reported(desk, staff, what="theft", near_miss=True)
    reported(desk, manager, department=sales.id, drill=True, title="《訓練》")
    return 2026


@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_are_those_of_the_database(desk, auditor, year, lang):
    paper = print_it(desk, auditor, "incident_statistics", lang, year=year)
    real = Incident.select().where(~Incident.drill)
    for cause in Cause:
        mine = [row for row in real if What.of(row.what).cause == cause]
        happened = sum(not row.near_miss for row in mine)
        share = f"{100 * happened / 3:.1f}%"
        assert paper.says(f"{cause.label.into(lang)}{happened}{share}{len(mine) - happened}")
    total = "合計" if lang == "ja" else "Total"
    assert paper.text.count(f"{total}3100.0%1") == 3
    for row in real:
        assert paper.says(row.no, row.known_on)
    assert not paper.says("DR-0001") and not paper.says("《訓練》")
    assert not print_it(desk, auditor, "incident_statistics", lang, year=2020).says("IN-0001")


def test_a_head_prints_the_figures_of_the_own_department(desk, other_head, head, year):
    assert print_it(desk, head, "incident_statistics", year=year).data.figures.count == 3
    paper = print_it(desk, other_head, "incident_statistics", year=year)
    assert paper.data.figures.count == 0 and paper.says("開発部")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_are_printed_as_written(desk, manager, staff, text):
    judged(desk, manager, reported(desk, staff, title=text), sensitive="yes")
    for name, more in (("incident_statistics", {"year": 2026}), ("incident_clocks", {})):
        assert squeezed(text) in print_it(desk, manager, name, **more).text


@pytest.mark.parametrize("lang", LANGS)
def test_the_annual_report_has_a_chapter_on_incidents(desk, clock, manager, auditor, staff, lang):
    two_quarters(desk, clock, manager, auditor)
    it = judged(desk, manager, reported(desk, staff, title="《誤送信》"), sensitive="yes")
    reported(desk, staff, near_miss=True)
    reported(desk, manager, drill=True, title="《訓練》")
    paper = print_it(desk, auditor, "annual_report", lang, year=2026)
    assert (paper.data.incidents.count, paper.data.incidents.near_misses) == (1, 1)
    assert paper.says("9事故・インシデント" if lang == "ja" else "9. Incidents")
    assert paper.says("《誤送信》", it.no) and not paper.says("《訓練》")


# ---- registers


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", [Incident, Entry, Rung, Judgement, Clock, Submission, Contact])
def test_registers_read_in_words_and_show_no_keys(desk, manager, staff, head, kind, lang):
    it = reported(desk, staff)
    confirmed(desk, head, it)
    judged(desk, manager, it, sensitive="yes", wrongful="yes")
    row = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_final")
    desk.do(manager, sending.send, row.key, document="final", sent_on=date(2026, 4, 1))
    moved(desk, manager, again(it), "prevent", root_cause="原因")
    added(desk, manager)

    def read(work):
        found = registers.register(work, kind, lang)
        return list(found.columns), [list(cells) for cells in found.rows]

    columns, rows = desk.do(manager, read).result
    assert len(rows) == kind.select().count() > 0
    assert len(set(columns)) == len(columns) and all(columns)
    for cell in (str(cell) for cells in rows for cell in cells):
        assert not cell.startswith(("{", "[")), cell
        assert not re.fullmatch(r"[a-z]+_[a-z_]+", cell), cell


@pytest.mark.parametrize("lang", LANGS)
def test_the_register_of_clocks_says_which_days_are_no_law(desk, manager, staff, lang):
    judged(desk, manager, reported(desk, staff), sensitive="yes")
    paper = print_it(desk, manager, "register", lang, kind="Clock")
    assert paper.says("目安" if lang == "ja" else "Guideline figure")

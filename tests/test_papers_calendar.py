"""The calendar on paper: nothing of the database is left out, whoever prints it and however."""

from collections import Counter
from datetime import date

import pytest
from inspections import mine, opened
from papers import squeezed
from printed import print_it
from reviews import activity, in_force, objective, planned

from pmsdesk.base.days import each_day, month_words
from pmsdesk.base.errors import Refused
from pmsdesk.base.shared import shared
from pmsdesk.base.weeks import month_of
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Activity, CorrectiveAction, DayOff, Department, Round
from pmsdesk.kinds.agenda import calendar
from pmsdesk.kinds.agenda.due import Sort
from pmsdesk.services import papers, printable

JUNE = date(2026, 6, 15)
LIST = {"ja": "予定・期限の一覧", "en": "Everything of the month"}


def crowd(desk, day, number, title="是正{n}"):
    department = Department.select().order_by(Department.id).first()
    rows = [
        CorrectiveAction(
            no=f"2026-CA-{day:%m%d}{n:03}", sort="corrective", source="other",
            department=department, department_name="営業部", year=2026,
            title=title.format(n=n), content="内容", found_on=date(2026, 4, 1), plan_due=day,
            due_on=day,
        )
        for n in range(number)
    ]  # fmt: skip
    desk.do(SYSTEM, lambda work: work.add_all(rows))


@pytest.fixture
def june(desk, clock, manager, sales):
    opened(desk, clock, manager)
    crowd(desk, JUNE, 30)
    crowd(desk, date(2026, 6, 3), 2, "<b>とても長い件名</b>&amp;髙﨑" + "の続き" * 40 + "終わり{n}")
    desk.do(SYSTEM, lambda work: work.add(DayOff(day=date(2026, 6, 12), name="創立記念日")))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("week", ["sunday", "monday"])
def test_a_month_holds_every_entry_of_it(desk, manager, june, lang, week):
    paper = print_it(desk, manager, "calendar_month", lang, day=JUNE, week=week)
    listed = squeezed("".join(paper.pages[1:]))
    dues = desk.do(manager, calendar.between, *month_of(JUNE)).result
    assert len(dues) > 30
    for due in dues:
        assert squeezed(due.title.into(lang)) in listed
        assert squeezed(due.state.into(lang)) in listed
    numbers = Counter(due.no for due in dues if due.no.startswith("2026-CA"))
    for number, times in numbers.items():
        assert listed.count(number) == times
    assert squeezed(str(len(dues))) in squeezed(paper.pages[0])


def test_the_wall_sheet_says_why_a_day_is_closed_and_how_many_have_no_room(desk, manager, june):
    sheet = squeezed(print_it(desk, manager, "calendar_month", day=JUNE).pages[0])
    assert "創立記念日" in sheet and "2026年6月カレンダー" in sheet
    assert "一覧参照" in sheet and "森" in sheet
    assert sheet.index("日月火水木金土") < sheet.index("創立記念日")
    other = print_it(desk, manager, "calendar_month", day=JUNE, week="monday")
    assert "月火水木金土日" in squeezed(other.pages[0])


def test_a_head_prints_what_a_head_may_read(desk, clock, manager, head, other_head, june, sales):
    crowd(desk, date(2026, 6, 20), 1, "営業部だけの件名")
    theirs = print_it(desk, other_head, "calendar_month", day=JUNE)
    assert "営業部だけの件名" not in squeezed(theirs.text)
    day = Round.get().due_on
    own = print_it(desk, head, "calendar_month", day=day)
    assert mine(sales).no in own.text
    assert "提出済み" not in own.text  # of other departments


def test_a_month_without_anything_says_so_and_is_one_sheet_and_a_line(desk, manager):
    paper = print_it(desk, manager, "calendar_month", day=date(2031, 2, 1))
    assert len(paper.pages) == 2 and "予定・期限はありません。" in squeezed(paper.text)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_year_holds_every_entry_month_by_month(desk, manager, june, lang):
    paper = print_it(desk, manager, "calendar_year", lang, year=2026)
    first, last = date(2026, 4, 1), date(2027, 3, 31)
    text = squeezed("".join(paper.pages[1:]))
    for due in desk.do(manager, calendar.between, first, last).result:
        assert squeezed(due.title.into(lang)) in text
    months = {month_of(day)[0] for day in each_day(first, last)}
    assert len(months) == 12
    for month in months:
        assert squeezed(month_words(month).into(lang)) in squeezed(paper.pages[0])
        assert squeezed(month_words(month).into(lang)) in text


def test_the_next_year_is_printed_before_it_begins(desk, manager):
    paper = print_it(desk, manager, "calendar_year", year=2027)
    assert "2027年度" in paper.text and "2028年3月" in squeezed(paper.pages[0])


def test_a_calendar_of_one_kind_leaves_the_rest_out(desk, manager, june):
    text = print_it(desk, manager, "calendar_month", day=JUNE, kind="training").text
    assert "是正0" not in text and Sort.TRAINING.label.ja in text
    with pytest.raises(Refused, match="training, audit"):
        print_it(desk, manager, "calendar_month", day=JUNE, kind="weather")


def test_the_plans_activities_are_in_the_month_they_are_planned_for(desk, manager, top):
    plan = planned(desk, manager)
    activity(desk, manager, plan, "law", (6,))
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    it = Activity.get()
    text = squeezed(print_it(desk, manager, "calendar_month", day=it.due_on).text)
    assert "法令・規範の確認" in text and plan.no in text


def test_what_can_be_chosen_begins_with_now(desk, clock, manager):
    clock.set(date(2026, 12, 31))
    found = desk.do(manager, printable.subjects).result
    assert [each.key for each in found.months[:2]] == ["2026-12", "2027-01"]
    assert found.months[0].word.ja == "2026年12月"
    assert "2026-11" in {each.key for each in found.months}
    assert [each.key for each in found.calendar_years][:2] == [2026, 2027]
    about = desk.do(manager, papers.about, "calendar_year").result
    assert about.year == 2026


@pytest.mark.parametrize(
    "needed, room, given",
    [((1, 1), 6, [1, 1]), ((5, 5), 6, [3, 3]), ((5, 5), 4, [3, 1]), ((2,) * 5, 5, [1] * 5),
     ((9,), 9, [3]), ((), 4, [])],
)  # fmt: skip
def test_entries_of_a_day_share_its_lines(needed, room, given):
    assert shared(needed, room, 3) == given
    assert sum(given) <= room


def test_a_crowded_month_costs_no_more_than_its_lines(desk, manager, sales):
    for day in range(1, 29):
        crowd(desk, date(2026, 6, day), 100)
    paper = print_it(desk, manager, "calendar_month", day=JUNE)
    assert "2800" in paper.pages[0] and len(paper.pages) < 250

"""The company's own calendar: holidays entered, days worked, entries taken back."""

from datetime import date

import pytest

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import DayOff
from pmsdesk.services.organization import calendar
from pmsdesk.services.organization.calendar import company_calendar
from pmsdesk.store.trail import Trail

FRIDAY, SATURDAY = date(2026, 8, 14), date(2026, 8, 15)
YEAR_END = (date(2026, 12, 29), date(2027, 1, 3))


def test_a_summer_holiday_is_no_business_day_until_taken_back(desk, manager):
    entered = desk.do(manager, calendar.close, FRIDAY, FRIDAY, "夏季休業").result.entered
    assert company_calendar().next_open(date(2026, 8, 13)) == date(2026, 8, 17)
    desk.do(manager, calendar.take_back, entered[0].key)
    assert company_calendar().next_open(date(2026, 8, 13)) == FRIDAY
    assert Trail.select().order_by(Trail.position.desc()).get().deed == "remove"


def test_the_days_of_a_range_that_are_closed_anyway_are_told(desk, manager):
    closing = desk.do(manager, calendar.close, *YEAR_END, "年末年始休業").result
    assert [row.day.day for row in closing.entered] == [29, 30, 31]
    assert [(day.day, why.ja) for day, why in closing.closed_anyway] == [
        (1, "元日"), (2, "土曜日"), (3, "日曜日"),
    ]  # fmt: skip
    assert company_calendar().next_open(date(2026, 12, 28)) == date(2027, 1, 4)


def test_a_worked_saturday_is_a_business_day(desk, manager):
    desk.do(manager, calendar.work_on, SATURDAY, "棚卸し")
    assert company_calendar().next_open(FRIDAY) == SATURDAY


def test_entering_a_day_again_renames_it(desk, manager):
    desk.do(manager, calendar.close, FRIDAY, FRIDAY, "夏季休業")
    desk.do(manager, calendar.close, FRIDAY, FRIDAY, "お盆休み")
    assert [row.name for row in DayOff.select()] == ["お盆休み"]


def test_the_list_shows_a_stretch_of_days_in_order(desk, manager):
    desk.do(manager, calendar.work_on, SATURDAY, "棚卸し")
    desk.do(manager, calendar.close, FRIDAY, FRIDAY, "夏季休業")
    desk.do(manager, calendar.close, *YEAR_END, "年末年始休業")
    shown = desk.do(manager, calendar.listed, date(2026, 8, 1), date(2026, 8, 31)).result
    assert [row.day for row in shown] == [FRIDAY, SATURDAY]


@pytest.mark.parametrize(
    "service, values, field",
    [
        (calendar.close, (SATURDAY, SATURDAY, "夏季休業"), "first"),
        (calendar.close, (SATURDAY, FRIDAY, "夏季休業"), "last"),
        (calendar.close, (FRIDAY, date(2027, 8, 14), "夏季休業"), "last"),
        (calendar.close, (FRIDAY, FRIDAY, " "), "name"),
        (calendar.work_on, (FRIDAY, "出勤日"), "day"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(desk, manager, service, values, field):
    with pytest.raises(Refused) as no:
        desk.do(manager, service, *values)
    assert no.value.field == field
    assert not DayOff.select().exists()


def test_a_head_does_not_close_the_company(desk, head):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, calendar.close, FRIDAY, FRIDAY, "夏季休業")

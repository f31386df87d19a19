"""A person's dates for another calendar: all of them, the same each time, and nobody's data."""

from datetime import UTC, date, datetime, timedelta

import icalendar
from incidents import judged, reported
from inspections import mine, opened

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Person
from pmsdesk.reports.calendar_file import write_calendar
from pmsdesk.services import duties, own_dates

NOW = datetime(2026, 7, 1, 3, tzinfo=UTC)


def read(path, desk, who, lang="ja", at=NOW):
    found = desk.do(who, own_dates.mine).result
    count = write_calendar(path, found.dates, lang, workspace=found.workspace, at=at)
    whole = icalendar.Calendar.from_ical(path.read_bytes())
    events = list(whole.walk("VEVENT"))
    assert len(events) == count
    return events


def test_a_heads_inspection_is_an_event_of_its_whole_due_day(
    desk, clock, manager, head, sales, tmp_path
):
    opened(desk, clock, manager)
    [event] = read(tmp_path / "a.ics", desk, head)
    it = mine(sales)
    assert event["SUMMARY"] == f"自己点検 {it.no} 期限"
    assert event["DTSTART"].dt == it.due_on and type(event["DTSTART"].dt) is date
    assert event["DTEND"].dt == it.due_on + timedelta(days=1)
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_date_keeps_its_uid_and_nobody_else_has_it(
    desk, clock, manager, head, other_head, tmp_path
):
    opened(desk, clock, manager)
    [first] = read(tmp_path / "a.ics", desk, head)
    clock.forward(days=1)
    [again] = read(tmp_path / "a.ics", desk, head, "en", NOW + timedelta(days=1))
    assert first["UID"] == again["UID"]
    [other] = read(tmp_path / "b.ics", desk, other_head)
    assert other["UID"] != first["UID"]


def test_no_name_and_nothing_of_an_incident_is_in_the_file(desk, clock, manager, staff, tmp_path):
    opened(desk, clock, manager)
    it = reported(desk, staff, title="鈴木 花のUSBメモリー紛失")
    judged(desk, manager, it, sensitive="yes")
    desk.do(SYSTEM, duties.tick)
    for lang in ("ja", "en"):
        read(tmp_path / "a.ics", desk, manager, lang)
        said = (tmp_path / "a.ics").read_text("utf-8").replace("\r\n ", "")
        assert it.no in said
        assert not [p.name for p in Person.select() if p.name in said or p.name[:2] in said]
        assert "USB" not in said and "営業部" not in said


def test_who_has_nothing_to_do_gets_an_empty_calendar(desk, auditor, tmp_path):
    assert read(tmp_path / "a.ics", desk, auditor) == []


def test_lines_end_as_the_standard_asks(desk, clock, manager, head, tmp_path):
    opened(desk, clock, manager)
    read(tmp_path / "a.ics", desk, head)
    raw = (tmp_path / "a.ics").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") and raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))

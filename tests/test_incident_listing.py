"""The list, the years in figures, the emergency network."""

from datetime import date

import pytest
from incidents import DECIDED, confirmed, exempt_all, judged, moved, reported
from settled import START, person

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Appointment, Contact, Department
from pmsdesk.services.incident import contacts, listing, statistics


def listed(desk, who, **wanted):
    return desk.do(who, listing.listed, **wanted).result


def closed(desk, manager, it):
    it = moved(desk, manager, it, "take_up")
    it = moved(desk, manager, it, "prevent", root_cause="原因", **DECIDED)
    return moved(desk, manager, it, "close", lessons="教訓", no_action_reason="注意喚起のみ")


def test_a_line_says_what_comes_next_and_by_when(desk, staff, head, manager):
    it = reported(desk, staff)
    (line,) = listed(desk, manager)
    assert (line.no, line.title.ja, str(line.title)) == (
        it.no, "メール誤送信", "Mail sent to the wrong person",
    )  # fmt: skip
    assert (line.next_label.ja, line.next_due) == ("報告の確認（部門責任者）", date(2026, 4, 1))
    assert (line.department.ja, line.reportable.ja, line.late) == ("営業部", "要確認", False)
    confirmed(desk, manager, it)
    (line,) = listed(desk, manager)
    assert (line.next_label.ja, line.next_due) == (
        "個人情報保護委員会への速報", date(2026, 4, 5),
    )  # fmt: skip


def test_what_was_not_confirmed_in_time_is_late(desk, clock, staff, manager):
    reported(desk, staff)
    clock.forward(hours=1)
    assert listed(desk, manager, state="late")[0].late


def test_the_list_is_narrowed(desk, clock, staff, manager, sales):
    miss = reported(desk, staff, near_miss=True, title="宛先の確認漏れ")
    closed(desk, manager, miss)
    open_one = reported(desk, staff, what="loss", summary="USBメモリの紛失")
    drill = reported(desk, manager, department=sales.id, drill=True)
    assert [line.id for line in listed(desk, manager)] == [open_one.id]
    assert [line.id for line in listed(desk, manager, state="all")] == [open_one.id, miss.id]
    assert [line.id for line in listed(desk, manager, state="closed")] == [miss.id]
    assert [line.id for line in listed(desk, manager, drills=True)] == [drill.id]
    assert [line.id for line in listed(desk, manager, state="all", text="USB")] == [open_one.id]
    assert listed(desk, manager, state="all", year=2025) == []
    assert desk.do(manager, listing.years).result == [2026]
    (line,) = listed(desk, manager, state="closed")
    assert (str(line.reportable), line.near_miss, line.next_due) == ("", True, None)


def test_the_most_urgent_stands_first(desk, staff, manager):
    later = judged(desk, manager, reported(desk, staff))
    early = judged(desk, manager, reported(desk, staff, known_at=START), sensitive="yes")
    assert [line.id for line in listed(desk, manager)] == [early.id, later.id]


@pytest.mark.parametrize(
    "login, seen",
    [("mori", 2), ("kato", 2), ("tanaka", 2), ("sato", 1), ("suzuki", 1), ("ito", 1)],
)
def test_everybody_sees_their_own_departments(desk, staff, manager, login, seen):
    reported(desk, staff)
    reported(desk, manager, department=Department.get(Department.code == "D01").id)
    assert len(listed(desk, person(login))) == seen


# ---- figures


def figures(desk, who, year=2026):
    return desk.do(who, statistics.of_year, year).result


def test_a_year_in_figures(desk, clock, staff, manager, sales):
    judged(desk, manager, reported(desk, staff), count_known=None, count_most=50, sensitive="yes")
    reported(desk, staff, what="loss", count_known=4)
    clock.set(date(2026, 5, 10))
    closed(desk, manager, reported(desk, staff, near_miss=True))
    reported(desk, manager, department=sales.id, drill=True, count_known=900)
    year = figures(desk, manager)
    assert (year.count, year.near_misses, year.reportable, year.to_be_judged) == (2, 1, 1, 1)
    assert (year.persons, year.uncounted, year.open, year.closed) == (54, 0, 2, 0)
    by_cause = {str(c.word): (c.incidents, c.near_misses) for c in year.by_cause}
    assert by_cause["Sent or delivered wrongly"] == (1, 1)
    assert by_cause["Lost"] == (1, 0) and by_cause["Stolen"] == (0, 0)
    assert [(c.word.ja, c.incidents) for c in year.by_what] == [("メール誤送信", 1), ("紛失", 1)]
    assert [(c.word.ja, c.incidents) for c in year.by_department] == [("営業部", 2)]
    assert year.by_month[:2] == ((2026, 4, 2, 0), (2026, 5, 0, 1))
    assert len(year.by_month) == 12 and year.by_month[-1][:2] == (2027, 3)
    assert year.mean_days is None


def test_how_long_it_takes(desk, clock, staff, manager, head):
    it = judged(desk, manager, reported(desk, staff))
    it = moved(desk, manager, it, "prevent", root_cause="原因", **DECIDED)
    exempt_all(desk, manager, it)
    clock.set(date(2026, 4, 15))
    moved(desk, manager, it, "close", lessons="教訓", no_action_reason="注意喚起のみ")
    assert figures(desk, manager).mean_days == 14


def test_a_year_without_incidents(desk, manager):
    year = figures(desk, manager, 2020)
    assert (year.count, year.persons, year.mean_days) == (0, 0, None)
    assert [c.incidents for c in year.by_cause] == [0] * 5


def test_the_head_sees_the_departments_figures(desk, staff, manager, other_head):
    reported(desk, staff)
    assert figures(desk, other_head).count == 0
    assert figures(desk, manager).count == 1


# ---- the emergency network

PPC = {"place": "authority", "name": "個人情報保護委員会", "phone": "03-1111-2222"}


def added(desk, who, **facts):
    return desk.do(who, contacts.add, **{**PPC, **facts}).result


def test_contacts_stand_in_the_order_of_calling(desk, manager):
    added(desk, manager, place="expert", name="弁護士", order=2)
    added(desk, manager, place="expert", name="保険会社", order=1)
    added(desk, manager)
    names = [line.name for line in desk.do(manager, contacts.listed).result]
    assert names == ["個人情報保護委員会", "保険会社", "弁護士"]


def test_a_contact_needs_a_way_to_call(desk, manager):
    with pytest.raises(Refused) as no:
        added(desk, manager, phone=" ")
    assert no.value.field == "phone"


def test_the_list_is_checked_every_half_year(desk, clock, manager):
    it = added(desk, manager)
    clock.set(date(2026, 10, 1))
    assert not desk.do(manager, contacts.network).result.stale
    clock.set(date(2026, 10, 2))
    assert desk.do(manager, contacts.network).result.stale
    desk.do(manager, contacts.checked, it.key)
    network = desk.do(manager, contacts.network).result
    assert (network.stale, network.checked_on) == (False, date(2026, 10, 2))


def test_a_contact_is_changed_and_taken_off_but_never_lost(desk, manager, staff):
    it = desk.do(manager, contacts.save, added(desk, manager).key, phone="03-3333-4444").result
    desk.do(manager, contacts.take_off, it.key)
    assert desk.do(staff, contacts.listed).result == []
    assert [line.phone for line in desk.do(staff, contacts.listed, True).result] == ["03-3333-4444"]
    with pytest.raises(Refused):
        desk.do(manager, contacts.save, Contact.get().key, phone="03-5555-6666")


@pytest.mark.parametrize("login", ["sato", "suzuki", "kato", "tanaka"])
def test_the_office_keeps_the_list(desk, login):
    with pytest.raises(Refused):
        added(desk, person(login))


def test_the_network_begins_with_the_ladder_inside(desk, manager, sales):
    def deputise(work):
        it = Appointment.get(Appointment.role == Role.MANAGER)
        work.save(work.take(Appointment, it.key, deputy=person("takasaki")))

    desk.do(SYSTEM, deputise)
    added(desk, manager, place="inside", name="森 由美", person=manager, phone="090-0000-0001")
    added(desk, manager, place="inside", name="守衛室", phone="内線 100")
    added(desk, manager)
    network = desk.do(manager, contacts.network).result
    inside = [(line.role.ja, line.name.ja, line.phone) for line in network.inside]
    assert inside[:3] == [
        ("個人情報保護管理者", "森 由美", "090-0000-0001"),
        ("個人情報保護管理者（代行）", "髙﨑 昇", ""),
        ("代表者", "田中 一郎", ""),
    ]
    assert ("部門責任者", "佐藤 健", "") in inside
    outside = [(place.value, [c.name for c in found]) for place, found in network.outside]
    assert outside == [("inside", ["守衛室"]), ("authority", ["個人情報保護委員会"])]

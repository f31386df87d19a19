"""The list of actions: narrowed, searched and sorted, for each person."""

from datetime import date, timedelta

import pytest
from action_steps import contained, found
from inspections import mine, opened

from pmsdesk.kinds import CorrectiveAction, Department
from pmsdesk.services.action import actions, listing
from pmsdesk.services.action.listing import Wanted
from pmsdesk.services.inspection import review
from pmsdesk.store.message import Message

SPRING = date(2026, 4, 1)


@pytest.fixture
def some(desk, clock, manager, sales):
    """Three actions: two of Sales (one an improvement), one of Development, found a week apart."""
    devs = Department.get(Department.code == "D01")
    made = []
    for place, (where, title, grade, sort) in enumerate(
        [
            (sales, "施錠の漏れ", "minor", "corrective"),
            (devs, "委託先の確認漏れ", "major", "corrective"),
            (sales, "掲示の更新", "observation", "improvement"),
        ]
    ):
        clock.set(SPRING + timedelta(days=7 * place))
        facts = {"title": title, "content": title, "grade": grade, "sort": sort, "source": "audit"}
        made.append(desk.do(manager, actions.open_by_hand, where.id, **facts).result)
    return made


def titles(desk, who, **wanted):
    return [line.title.ja for line in desk.do(who, listing.lines, Wanted(**wanted)).result]


def test_the_most_urgent_comes_first(desk, manager, some):
    assert titles(desk, manager) == ["施錠の漏れ", "委託先の確認漏れ", "掲示の更新"]


@pytest.mark.parametrize(
    "wanted, there",
    [
        ({"sort": "improvement"}, ["掲示の更新"]),
        ({"term": "委託"}, ["委託先の確認漏れ"]),
        ({"term": "ＣＡ-0001"}, ["施錠の漏れ"]),
        ({"term": "ない言葉"}, []),
        ({"order": "grade"}, ["委託先の確認漏れ", "施錠の漏れ", "掲示の更新"]),
        ({"order": "grade", "down": True}, ["掲示の更新", "施錠の漏れ", "委託先の確認漏れ"]),
        ({"order": "found", "down": True}, ["掲示の更新", "委託先の確認漏れ", "施錠の漏れ"]),
        ({"order": "no"}, ["施錠の漏れ", "委託先の確認漏れ", "掲示の更新"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(desk, manager, some, wanted, there):
    assert titles(desk, manager, **wanted) == there


@pytest.mark.parametrize("order", listing.ORDER)
def test_every_column_sorts_both_ways(desk, manager, some, order):
    up, down = (titles(desk, manager, order=order, down=way) for way in (False, True))
    assert sorted(up) == sorted(down) == sorted(a.title for a in some)


def test_states_sort_in_the_order_of_the_way(desk, clock, manager, head, sales):
    it = found(desk, clock, manager, head, sales, "××○")
    contained(desk, head, it)
    lines = desk.do(head, listing.lines, Wanted(order="state")).result
    assert [line.state.value for line in lines] == ["found", "contained"]


def test_late_ones_say_by_how_many_days(desk, clock, manager, some):
    clock.set(SPRING + timedelta(days=17))
    (line,) = desk.do(manager, listing.lines, Wanted(late=True)).result
    assert (line.title.ja, line.days_late, line.department.ja, str(line.department)) == (
        "施錠の漏れ",
        3,
        "営業部",
        "Sales",
    )


def test_closed_ones_show_on_request(desk, manager, some):
    it = CorrectiveAction.get_by_id(some[0].id)
    desk.do(manager, actions.move, it.key, "decide_no_action", no_action_reason="不要")
    assert "施錠の漏れ" not in titles(desk, manager)
    assert titles(desk, manager, open_only=False)[-1] == "施錠の漏れ"


def test_a_head_sees_and_opens_for_the_own_department(desk, head, manager, auditor, staff, some):
    assert titles(desk, head) == ["施錠の漏れ", "掲示の更新"]
    assert titles(desk, head, term="委託") == []
    offered = desk.do(head, listing.desk).result
    assert [[n.ja for _, n in part] for part in (offered.departments, offered.may_open_for)] == [
        ["営業部"],
        ["営業部"],
    ]
    assert len(desk.do(manager, listing.desk).result.may_open_for) == 3
    assert len(desk.do(auditor, listing.desk).result.may_open_for) == 3
    assert desk.do(staff, listing.desk).result.may_open_for == ()


def test_the_roster_is_offered_by_name_with_the_department(desk, head):
    assert ("鈴木 花", "営業部") in [(n, d.ja) for n, d in desk.do(head, listing.names).result]


def test_what_the_checklist_says_in_english_is_read_in_english(desk, clock, manager, head, sales):
    it = found(desk, clock, manager, head, sales, "××○")
    first, second = desk.do(head, listing.lines, Wanted(order="no")).result
    assert (str(first.title), first.title.ja) == (
        "ORG-01 Is ORG-01 kept?",
        "ORG-01 ORG-01は守られていますか。",
    )
    desk.do(head, actions.write, it.key, title="書庫の施錠漏れ")
    first, second = desk.do(head, listing.lines, Wanted(order="no")).result
    assert (str(first.title), str(second.title)) == ("書庫の施錠漏れ", "ORG-02 Is ORG-02 kept?")
    seen = desk.do(head, actions.dossier, it.id).result
    assert (str(seen.title), str(seen.requirement), str(seen.department)) == (
        "書庫の施錠漏れ",
        "Is ORG-01 kept?",
        "Sales",
    )


def test_an_inspection_not_done_is_called_so_in_both_languages(desk, clock, manager, sales):
    opened(desk, clock, manager)
    missed = desk.do(manager, review.miss, mine(sales).key, "統合のため").result
    (line,) = desk.do(manager, listing.lines, Wanted()).result
    assert str(line.title) == f"The self-inspection {missed.no} was not done"
    assert line.title.ja == f"自己点検{missed.no}が実施されなかった"
    told = Message.select().order_by(Message.id.desc()).get()
    assert told.subject_en.endswith(str(line.title))

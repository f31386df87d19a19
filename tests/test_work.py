"""The door: rights, versions, locks, and the trail nobody can skip."""

import os
import sys

import pytest

from pmsdesk.base.errors import Conflict, Refused, Unavailable
from pmsdesk.kinds import Department
from pmsdesk.store import search, trail
from pmsdesk.store.message import Message
from pmsdesk.store.record import DB
from pmsdesk.store.trail import Trail


def rename(work, key, name):
    return work.save(work.take(Department, key, name=name))


def test_the_trail_keeps_what_changed_and_who_did_it(desk, manager, sales):
    desk.do(manager, rename, sales.key, "営業本部")
    line = Trail.select().order_by(Trail.position.desc()).get()
    assert (line.deed, line.was, line.now, line.who, line.who_name) == (
        "save",
        '{"name":"営業部","version":0}',
        '{"name":"営業本部","version":1}',
        manager,
        "森 由美",
    )


def test_the_second_of_two_savers_is_told(desk, manager, sales):
    desk.do(manager, rename, sales.key, "営業本部")
    with pytest.raises(Conflict):
        desk.do(manager, rename, sales.key, "第一営業部")
    assert Department.get_by_id(sales.id).name == "営業本部"


def test_a_head_may_not_rename_a_department(desk, head, sales):
    with pytest.raises(Refused, match="not yours"):
        desk.do(head, rename, sales.key, "営業本部")


def test_what_everybody_may_read_a_head_reads_in_every_department(desk, head, other_head, sales):
    def look(work):
        return work.get(Department, sales.id).name, work.reach(Department)

    for who in (head, other_head):
        assert desk.do(who, look).result == ("営業部", None)


def test_records_are_not_saved_past_the_trail(sales):
    with pytest.raises(TypeError):
        sales.save()


def test_a_service_that_fails_leaves_nothing_half_done(desk, manager, sales):
    def half(work):
        rename(work, sales.key, "営業本部")
        work.tell([manager], Department.named, sales)
        raise Refused(Department.named)

    before = trail.head()
    with pytest.raises(Refused):
        desk.do(manager, half)
    assert (Department.get_by_id(sales.id).name, trail.head()) == ("営業部", before)
    assert Message.select().count() == 0


def test_many_records_at_once_leave_a_line_each_and_the_chain_holds(desk, manager):
    def many(work):
        work.add_all([Department(code=f"X{n}", name=f"第{n}課") for n in range(25)])

    before = trail.head().position
    desk.do(manager, many)
    assert trail.head().position == before + 25
    assert trail.broken(trail.lines(), None) == trail.head()
    assert Department.select().where(Department.code.startswith("X")).count() == 25


def test_many_records_with_different_fields_set_are_written_as_one_by_one(desk, manager, sales):
    """What was set is in the trail and in the row, whoever stands before it."""

    def department(n, **more):
        return Department(code=f"X{n}", name=f"第{n}課", **more)

    def many(work):
        work.add_all(
            [
                department(1),
                department(2, parent=sales.id),
                department(3, parent=sales),
                department(4),
                department(5, name_en="Fifth"),
            ]
        )

    desk.do(manager, many)
    written = list(
        Department.select().where(Department.code.startswith("X")).order_by(Department.id)
    )
    assert [d.parent_id for d in written] == [None, sales.id, sales.id, None, None]
    assert [d.name_en for d in written] == ["", "", "", "", "Fifth"]
    lines = Trail.select().order_by(Trail.position.desc()).limit(5)
    assert [line.record for line in lines] == [d.id for d in reversed(written)]
    assert [f'"parent":{sales.id}' in line.now for line in lines] == [
        False,
        False,
        True,
        True,
        False,
    ]
    assert trail.broken(trail.lines(), None) == trail.head()


def test_a_field_left_alone_is_not_written_again(desk, manager, sales):
    def rename_while_another_field_changes(work):
        old = work.take(Department, sales.key, name="営業本部")
        Department.update(name_en="Sales HQ").where(Department.id == sales.id).execute()
        return work.save(old)

    desk.do(manager, rename_while_another_field_changes)
    stored = Department.get_by_id(sales.id)
    assert (stored.name, stored.name_en) == ("営業本部", "Sales HQ")


@pytest.mark.parametrize(
    "column, value", [("now", '{"name":"別の名前"}'), ("who_name", "別人"), ("hash", "0" * 64)]
)
def test_a_line_changed_behind_the_programs_back_is_named(desk, manager, sales, column, value):
    desk.do(manager, rename, sales.key, "営業本部")
    desk.do(manager, rename, (sales.id, 1), "第一営業部")
    place = trail.head().position - 1
    Trail.update({column: value}).where(Trail.position == place).execute()
    assert trail.broken(trail.lines(), None) == trail.Break(place, "changed")


def test_a_removed_line_is_named(desk):
    DB.execute_sql("DELETE FROM trail WHERE position = 3")
    assert trail.broken(trail.lines(), None) == trail.Break(3, "missing")


def test_a_paper_is_a_witness_against_a_history_chained_anew(desk, manager, sales):
    desk.do(manager, rename, sales.key, "営業本部")
    paper = trail.head()
    witness = (paper.position, paper.hash[: trail.PREFIX])
    rows = list(trail.lines())
    forged, previous = [], trail.START
    for row in rows:
        line = trail.Line(*row[:9])._replace(who_name="別人")
        previous = trail.chained(previous, line)
        forged.append((*line, previous))
    assert isinstance(trail.broken(forged, None), trail.Head)
    assert trail.broken(forged, witness) == trail.Break(paper.position, "witness")
    assert trail.broken(rows[:-1], witness) == trail.Break(paper.position, "missing")


@pytest.mark.skipif(
    sys.platform == "win32" or "PMSDESK_TEST_SERVER" in os.environ,
    reason="Windows does not let an open file go; a server has none",
)
def test_a_workspace_deleted_while_open_is_told_at_the_next_deed(desk, manager, sales, tmp_path):
    (tmp_path / "desk.db").unlink()
    with pytest.raises(Unavailable, match="deleted or moved"):
        desk.do(manager, rename, sales.key, "営業本部")


def test_a_notice_with_a_once_key_goes_out_once(desk, manager, head, sales):
    def twice(work):
        return [
            work.tell([head], Department.named, sales, once="a"),
            work.tell([head], Department.named, sales, once="a"),
        ]

    assert desk.do(manager, twice).result == [1, 0]


@pytest.mark.parametrize(
    "term", ["営業", "営", "業", "部", "S01", "s0", "1", "sales", "営業部 sales"]
)
def test_two_characters_or_one_find_a_department(desk, term):
    assert "営業部" in [found.title for found in search.find(term, ["Department"], None)]


def test_search_finds_the_new_name_and_not_the_old(desk, manager, sales):
    desk.do(manager, rename, sales.key, "販売部")
    assert not search.find("営業", ["Department"], None)
    assert [found.record for found in search.find("販売", ["Department"], None)] == [sales.id]

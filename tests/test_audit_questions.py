"""The questions of the audit of the rules, and what is wrong with a file of them."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmsdesk.base.errors import Unavailable
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Department, Person
from pmsdesk.kinds.audit.question_file import faults, read, shipped_questions
from pmsdesk.resources import shipped
from pmsdesk.services.organization import people
from pmsdesk.services.organization.whereabouts import departments_of

UNVERIFIED = {
    "J.2.1", "J.3.2", "J.3.3", "J.4.4.1", "J.7.2", "J.8.8.1", "J.8.8.2", "J.8.8.3", "J.9.3",
    "J.10.1", "J.10.3", "J.10.4", "J.10.5", "J.10.6",
}  # fmt: skip
GOOD = """\
id: own_rules
version: "1.0"
effective_from: 2026-04-01
title: {ja: 規程, en: Rules}
guide: {ja: 指針, en: Guide}
as_of: 2026-04-01
items:
  - item: J.1.1
    title:
      ja: 課題
      en: Issues
    verified: "yes"
    questions:
      - id: J.1.1-1
        question:
          ja: 定められていますか。
          en: Is it laid down?
        evidence:
          ja: 規程
          en: Rules
"""


def flow_free(text):
    """Our YAML takes plain lines only."""
    text = re.sub(r"^(\w+): \{ja: (.*), en: (.*)\}$", r"\1:\n  ja: \2\n  en: \3", text, flags=re.M)
    return text.encode("utf-8")


def test_the_shipped_file_is_sound():
    assert faults((shipped("checklists") / "audit" / "rules.yaml").read_bytes()) == []


def test_titles_that_nobody_checked_are_marked_so():
    items = shipped_questions().items
    assert {item.item for item in items if not item.verified} == UNVERIFIED
    for item in items:
        marked = (item.words.ja.endswith("（未確認）"), item.words.endswith(" (unverified)"))
        assert marked == (not item.verified, not item.verified)


def test_every_part_of_the_guide_is_asked_about():
    parts = {item.item.split(".")[1] for item in shipped_questions().items}
    assert parts == {str(n) for n in range(1, 12)}


def test_every_question_is_numbered_after_its_item_and_asks_in_both_languages():
    for item in shipped_questions().items:
        for place, question in enumerate(item.questions, 1):
            assert question.id == f"{item.item}-{place}"
            assert question.question.ja.endswith("か。") and question.question.endswith("?")
            assert question.evidence and question.evidence.ja


def test_a_sound_file_is_read():
    file = read(flow_free(GOOD))
    assert (file.id, file.as_of, file.items[0].questions[0].question.ja) == (
        "own_rules", date(2026, 4, 1), "定められていますか。",
    )  # fmt: skip


def test_line_ends_do_not_make_another_file():
    data = flow_free(GOOD)
    assert read(data).hash == read(data.replace(b"\n", b"\r\n")).hash


@pytest.mark.parametrize(
    "old, new, line, says",
    [
        ("J.1.1\n", "J-1\n", 12, "項目番号"),
        ('"yes"', '"maybe"', 16, "maybe"),
        ("2026-04-01\ntitle", "2026-02-30\ntitle", 3, "存在しない日付"),
        ("          ja: 規程\n", "", 23, "ja"),
        ("    questions:", "    question:", 12, "questions"),
    ],
)
def test_a_fault_is_told_with_its_line(old, new, line, says):
    data = flow_free(GOOD.replace(old, new, 1))
    found = faults(data)
    assert says in " ".join(fault.why.ja for fault in found)
    assert found[0].line == line
    with pytest.raises(Unavailable):
        read(data)


def test_a_question_number_is_used_once():
    twice = GOOD + GOOD[GOOD.index("      - id:") :]
    assert "二重" in faults(flow_free(twice))[0].why.ja


def test_a_file_that_is_no_text_is_told():
    assert faults(b"\xff\xfe\x00") and faults(b"") and faults(b"- just a list")


# ---- where somebody belonged


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moves=st.lists(st.tuples(st.integers(1, 60), st.integers(0, 2)), max_size=6),
    span=st.tuples(st.integers(1, 60), st.integers(1, 60)),
)
def test_departments_of_any_days_are_those_of_each_day(desk, clock, moves, span):
    """Against a calendar kept beside it, day by day."""
    places = [it.id for it in Department.select().order_by(Department.id)]
    who = Person.get(Person.login == "suzuki")
    start = clock.now.date()
    home, calendar, steps = who.department_id, {}, sorted(moves, key=lambda move: move[0])
    clock.set(start)
    zone = desk.do(SYSTEM, lambda work: work.zone).result
    known = {d: set(departments_of(who.id, d, d, zone)) for d in [start]}
    day = 0
    now = start
    for ahead, place in steps:
        later = date.fromordinal(start.toordinal() + ahead)
        for n in range(now.toordinal(), later.toordinal() + 1):
            calendar.setdefault(date.fromordinal(n), set()).add(home)
        clock.set(later)
        fresh = Person.get_by_id(who.id)
        desk.do(SYSTEM, people.correct, fresh.key, department=places[place])
        home, now, day = places[place], later, ahead
        calendar.setdefault(later, set()).add(home)
    for n in range(now.toordinal(), start.toordinal() + 62):
        calendar.setdefault(date.fromordinal(n), set()).add(home)
    calendar[start] |= known[start]
    first, last = (date.fromordinal(start.toordinal() + n) for n in sorted(span))
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    wanted = set().union(*(calendar[d] for d in days))
    assert set(departments_of(who.id, first, last, zone)) == wanted
    clock.set(date.fromordinal(start.toordinal() + 62 + day))

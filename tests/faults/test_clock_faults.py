"""Clocks that are wrong: set back, in another zone, stopped for a month, or two of them at once.
Whatever they say, everything due happens once, and the trail is in order."""

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from company import LOGIN, PASSWORD
from company import opened as company_opened
from inspections import fill_in, mine, opened, quarterly
from ticking import BEGIN

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM, Desk
from pmsdesk.kinds import Company, Inspection, Person, Round
from pmsdesk.services import duties
from pmsdesk.services.organization import company
from pmsdesk.services.verify import verify
from pmsdesk.store.message import Message
from pmsdesk.store.record import DB

PROGRAM = Path(__file__).with_name("ticking.py")
ZONES = ("Asia/Tokyo", "UTC", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago",
         "Europe/Berlin", "Australia/Lord_Howe")  # fmt: skip

pytestmark = pytest.mark.slow


def tick(desk):
    return desk.do(SYSTEM, duties.tick).result


def happened():
    """What stands in the database, as it may be only once each."""
    rounds = Counter((r.plan_id, r.period) for r in Round.select())
    inspections = Counter((i.round_id, i.department_id, i.revision) for i in Inspection.select())
    notices = Counter((m.once, m.person) for m in Message.select() if m.once)
    return rounds, inspections, notices


def twice():
    return [what for counted in happened() for what, n in counted.items() if n > 1]


def whole(desk):
    return desk.do(SYSTEM, lambda work: verify()).result.faults == ()


def test_a_clock_set_back_does_nothing_again_and_nothing_backwards(
    desk, clock, manager, head, sales
):
    opened(desk, clock, manager)
    for day in range(1, 12):
        clock.set(date(2026, 7, day))
        tick(desk)
    fill_in(desk, head, mine(sales), "○△○")
    before = happened()
    for days in (1, 30, 365, 4000):
        clock.forward(days=-days)
        effects = tick(desk)
        assert (effects.opened, effects.reminded, effects.escalated) == ([], 0, 0)
        fill_in(desk, head, mine(sales), "△○△")
        clock.forward(days=days)
        tick(desk)
    assert happened() == before
    assert whole(desk)


def test_the_date_of_a_check_is_no_later_than_the_clock_says(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    clock.forward(days=-20)
    with pytest.raises(Refused, match="future"):
        from pmsdesk.services.inspection import fill

        question = desk.do(head, fill.form, mine(sales).id).result.rows[0].question.id
        day = clock.now.date() + timedelta(days=2)
        facts = {"result": "conform", "checked_on": day}
        desk.do(head, fill.answer, mine(sales).id, question, None, **facts)


def wander(desk, clock, random, steps, manager, head):
    """Days in any order, in any zone, with work in between."""
    for _ in range(steps):
        way = random.random()
        if way < 0.5:
            clock.forward(hours=random.randrange(1, 24 * 40))
        elif way < 0.65:
            clock.forward(days=-random.randrange(1, 400))
        elif way < 0.75:
            key = Company.get_by_id(1).key
            desk.do(manager, company.correct, key, zone=random.choice(ZONES))
        elif way < 0.85:
            clock.now = datetime(random.choice((2028, 2032)), 2, 28, 14, 59, 59, tzinfo=UTC)
        else:
            answer(desk, random, head)
        tick(desk)


def answer(desk, random, head):
    waiting = Inspection.select().where(Inspection.state.in_(["issued", "filling"]))
    for it in waiting.where(Inspection.department == Person.get_by_id(head).department_id).limit(1):
        fill_in(desk, head, it, random.choice(("○△○", "○○○", "△－○")))


def test_whatever_way_the_clock_goes_everything_happens_once(
    desk, clock, manager, head, amount, tell
):
    quarterly(desk, manager)
    steps = amount(120, 2000)
    wander(desk, clock, Random(51), steps, manager, head)
    rounds, inspections, notices = happened()
    tell(
        "a clock that wanders", ticks=steps, rounds=len(rounds), inspections=len(inspections),
        notices=len(notices), twice=len(twice()),
    )  # fmt: skip
    assert len(rounds) > 4 and twice() == []
    assert whole(desk)


def days_of(home, folder, clock, days):
    """A company that ticks on these days: its rounds, and the stages its people were told."""
    folder.mkdir()
    clock.set(days[0])
    desk = Desk(home.another(folder), clock)
    DB.connect()
    quarterly(desk, Person.get(Person.login == "mori").id)
    for day in days:
        clock.set(day)
        tick(desk)
    rounds = [(r.period, r.first, r.due_on, r.questions) for r in Round.select().order_by(Round.id)]
    told = {message.once for message in Message.select() if message.once}
    desk.close()
    return rounds, told


def test_a_tick_a_month_late_opens_the_same_and_reminds_once(home, tmp_path, clock, tell):
    first, last = date(2026, 6, 1), date(2026, 8, 20)
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    daily, told_daily = days_of(home, tmp_path / "daily", clock, every)
    late, told_late = days_of(home, tmp_path / "late", clock, [first, last])
    tell(
        "a tick a month late", rounds=len(late), notices_of_daily_ticks=len(told_daily),
        notices_of_the_late_one=len(told_late),
    )  # fmt: skip
    assert late == daily
    assert told_late <= told_daily and 0 < len(told_late) < len(told_daily) / 2


def test_a_year_that_begins_on_29_february_comes_round(desk, clock, manager, tell):
    leap = date(2024, 2, 29)
    quarterly(desk, manager, frequency="yearly", anchor=leap, since=leap)
    day = leap
    while day < date(2033, 3, 10):
        clock.set(day)
        tick(desk)
        day += timedelta(days=10)
    clock.set(date(2032, 2, 29))
    tick(desk)
    first = [round.first for round in Round.select().order_by(Round.first)]
    tell("29 February", rounds=len(first))
    assert first[:5] == [
        leap, date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip
    assert twice() == []


def both_tick(days, *where):
    """Two programs on one database, each day at the same moment; what each did in all."""
    command = [sys.executable, PROGRAM, *where]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    programs = [subprocess.Popen(command, text=True, **pipes) for _ in range(2)]
    assert [program.stdout.readline() for program in programs] == ["ready\n"] * 2
    done = [[0, 0, 0], [0, 0, 0]]
    for _ in range(days):
        for program in programs:
            program.stdin.write("tick\n")
            program.stdin.flush()
        for sums, program in zip(done, programs, strict=True):
            said = map(int, program.stdout.readline().split())
            sums[:] = [old + new for old, new in zip(sums, said, strict=True)]
    assert [program.communicate()[1] for program in programs] == ["", ""]
    return done


def tick_commands(folder, at):
    """`pmsdesk tick` twice at the same moment; how each ended, and what it complained of."""
    where = ["--workspace", str(folder), "--user", LOGIN, "--at", at]
    command = [sys.executable, "-m", "pmsdesk", "tick", *where]
    environment = os.environ | {"PMSDESK_PASSWORD": PASSWORD, "PMSDESK_LANG": "en"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    programs = [subprocess.Popen(command, env=environment, **pipes) for _ in range(2)]
    complaints = [program.communicate()[1] for program in programs]
    return [(p.returncode, said) for p, said in zip(programs, complaints, strict=True)]


def test_two_tick_commands_at_once_on_one_workspace(folder, amount, tell):
    """As two task schedulers start them: one ticks, the other waits its turn or is told."""
    days, ends, wrong = amount(8, 60), Counter(), []
    for day in range(days):
        moment = datetime(2026, 12, 1, 9, tzinfo=UTC) + timedelta(days=9 * day)
        ended = tick_commands(folder, moment.isoformat())
        ends.update("ticked" if code == 0 else "told it is open" for code, _ in ended)
        good = {(0, False), (1, True)}
        told = [(code, "The workspace is open" in said) for code, said in ended]
        wrong += [ended] * (not set(told) <= good or (0, False) not in told)
    seat = company_opened(folder, datetime(2029, 1, 1, tzinfo=UTC))
    rounds, _, notices = happened()
    tell(
        "two tick commands at once", days=days, **ends, rounds=len(rounds), notices=len(notices),
        twice=len(twice()),
    )  # fmt: skip
    assert wrong == [] and twice() == []
    assert whole(seat)
    seat.close()


def check_both(done, tell, name, days):
    rounds, inspections, _ = happened()
    opened, reminded, escalated = (sum(part) for part in zip(*done, strict=True))
    notices = Message.select().where(Message.once.is_null(False)).count()
    tell(
        name, days=days, rounds=len(rounds), notices=notices, twice=len(twice()),
        done_by_each=" and ".join(str(sum(one)) for one in done),
    )  # fmt: skip
    assert twice() == [] and opened == len(rounds) > 1
    assert notices >= reminded + escalated > 10
    assert len(inspections) == 3 * len(rounds)


def test_two_ticks_at_once_in_two_programs(desk, clock, manager, tmp_path, amount, tell):
    """The lock keeps a second program out of a file; this is what would happen without it."""
    if not (tmp_path / "desk.db").exists():
        pytest.skip("on a server a tick does not wait for another one yet")
    quarterly(desk, manager)
    desk.close()
    days = amount(120, 800)
    done = both_tick(days, tmp_path / "desk.db")
    DB.connect()
    check_both(done, tell, "two ticks at once", days)
    clock.now = BEGIN + timedelta(days=days)
    assert whole(desk)

"""Somebody with the key changes history behind the program's back: verifying names the first place,
and a paper printed before is a witness against a history that was chained anew."""

from collections import Counter
from random import Random

import pytest
from company import opened

from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Answer, CorrectiveAction
from pmsdesk.services.verify import verify
from pmsdesk.store import trail
from pmsdesk.store.record import DB
from pmsdesk.store.trail import Line, Trail

COLUMNS = ("at", "who", "who_name", "kind", "record", "deed", "was", "now", "hash")

PLANTED = "INSERT INTO department (version, code, name, name_en) VALUES (1, ?, '架空部', '')"

pytestmark = pytest.mark.slow


class Undone(Exception):
    """Takes a tampering back."""


class Tampered:
    """A workspace in which anything can be tried: it is taken back after each look."""

    def __init__(self, folder, random):
        self.seat, self.random = opened(folder), random
        self.end = trail.head().position

    def close(self):
        self.seat.close()

    def told(self, change, *where, witness=""):
        """What verifying says after a change."""
        said = []

        def look(work):
            change(*where)
            said.extend(str(fault) for fault in verify(witness).faults)
            raise Undone

        with pytest.raises(Undone):
            self.seat.do(SYSTEM, look)
        return said

    def place(self, least=1):
        return self.random.randrange(least, self.end - 1)

    # ways of tampering with the trail

    def change(self, place):
        """One column of one line."""
        column = self.random.choice(COLUMNS)
        old = getattr(Trail.get_by_id(place), column)
        new = old + 1 if isinstance(old, int) else f"{old}x"
        DB.execute_sql(f'UPDATE trail SET "{column}" = ? WHERE position = ?', (new, place))

    def remove(self, place):
        DB.execute_sql("DELETE FROM trail WHERE position = ?", (place,))

    def remove_and_close_up(self, place):
        self.remove(place)
        moved = "UPDATE trail SET position = ? WHERE position = ?"
        for line in range(place + 1, self.end + 1):
            DB.execute_sql(moved, (line - 1, line))

    def exchange(self, place):
        """Two lines that stand beside each other."""
        other = Trail.get_by_id(place + 1)
        DB.execute_sql("UPDATE trail SET position = -1 WHERE position = ?", (place,))
        DB.execute_sql("UPDATE trail SET position = ? WHERE position = ?", (place, other.position))
        DB.execute_sql("UPDATE trail SET position = ? WHERE position = -1", (other.position,))

    def chain_anew(self, place):
        """Another name in one line, and every hash after it as if it had always been so."""
        DB.execute_sql("UPDATE trail SET who_name = '別人' WHERE position = ?", (place,))
        before = Trail.get_or_none(Trail.position == place - 1)
        previous = before.hash if before else trail.START
        for row in list(trail.lines(place - 1)):
            previous = trail.chained(previous, Line(*row[:9]))
            where = (previous, row[0])
            DB.execute_sql("UPDATE trail SET hash = ? WHERE position = ?", where)

    def cut_off(self, lines):
        """The last lines of the trail."""
        DB.execute_sql("DELETE FROM trail WHERE position > ?", (self.end - lines,))


@pytest.fixture
def tampered(folder):
    tampered = Tampered(folder, Random(31))
    yield tampered
    tampered.close()


def test_the_first_line_that_was_tampered_with_is_named(tampered, amount, tell):
    ways = (tampered.change, tampered.remove, tampered.remove_and_close_up, tampered.exchange)
    named, silent = Counter(), []
    for number in range(amount(60, 600)):
        way, place = ways[number % len(ways)], tampered.place()
        said = tampered.told(way, place)
        if said and said[0].startswith(f"Line {place} of the audit trail"):
            named[way.__name__] += 1
        else:
            silent.append((way.__name__, place, said))
    tell("lines of the trail changed", **named, not_named=len(silent))
    assert silent == []


def test_a_history_chained_anew_is_caught_by_an_earlier_paper(tampered, amount, tell):
    caught = unseen = 0
    for _ in range(amount(15, 150)):
        place = tampered.place()
        paper = tampered.random.randrange(place, tampered.end + 1)
        witness = f"{paper}:{Trail.get_by_id(paper).hash[: trail.PREFIX]}"
        assert tampered.told(tampered.chain_anew, place) == []
        said = tampered.told(tampered.chain_anew, place, witness=witness)
        caught += any(f"Line {paper} " in fault and "the paper" in fault for fault in said)
        before = f"{place - 1}:{Trail.get_by_id(place - 1).hash[:16]}" if place > 1 else ""
        unseen += tampered.told(tampered.chain_anew, place, witness=before) == []
    tell("history chained anew", histories=unseen, caught_by_a_later_paper=caught)
    assert caught == unseen > 0


def test_a_trail_whose_end_was_cut_off_is_caught(tampered, amount, tell):
    """The chain alone holds; the records of those lines and any paper since do not."""
    head, records, papers = trail.head().witness, 0, 0
    tries = amount(10, 100)
    for lines in range(1, tries + 1):
        records += "not what the audit trail says" in " ".join(
            tampered.told(tampered.cut_off, lines)
        )
        papers += any(
            "is missing" in f for f in tampered.told(tampered.cut_off, lines, witness=head)
        )
    tell("the trail's end cut off", tries=tries, told_by_records=records, told_by_a_paper=papers)
    assert papers == tries and records >= tries / 2


def test_a_record_that_was_tampered_with_is_named(tampered, amount, tell):
    answers = [(a.id, a.code, a.result) for a in Answer.select()]
    tries, named = amount(15, 150), 0
    for _ in range(tries):
        id, code, result = tampered.random.choice(answers)
        other = "conform" if result != "conform" else "na"
        sql = f"UPDATE answer SET result = '{other}' WHERE id = {id}"
        said = tampered.told(DB.execute_sql, sql)
        named += any("1 records" in fault and code in fault for fault in said)
    tell("answers changed with the key", tries=tries, named=named)
    assert named == tries


def test_a_record_taken_away_or_added_is_told(tampered, amount, tell):
    """The trail knows nothing of either, so the chain alone holds."""
    link = CorrectiveAction.answer
    held = CorrectiveAction.select(link).where(link.is_null(False))
    free = [a.id for a in Answer.select().where(Answer.id.not_in(held))]  # nothing rests on them
    tries, gone, added = amount(15, 150), 0, 0
    for number in range(tries):
        id = tampered.random.choice(free)
        said = tampered.told(DB.execute_sql, f"DELETE FROM answer WHERE id = {id}")
        gone += f"not what the audit trail says of them. First: Answer #{id}." in said[0]
        said = tampered.told(DB.execute_sql, PLANTED, (f"X{number}",))
        added += "1 records" in said[0] and "架空部" in said[0]
    tell("records behind the program's back", taken_away=gone, added=added, tries_each=tries)
    assert (gone, added) == (tries, tries)

"""The form as it is answered, and its saving, without a window."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspection_window import Seat
from inspections import mine, opened
from small_desk import SmallDesk

from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import T
from pmsdesk.kinds import Answer
from pmsdesk.services.inspection import sheet as sheets
from pmsdesk.services.inspection.sheet import Asked, Given, Sheet
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.screens.inspection.filling import UNSAVED, Filling
from pmsdesk_ui.screens.inspection.saving import Saving

NOBODY = sheets.Signed("", None)
WORD = T("word", "語")


def asked(number, result="", comment="", version=0):
    given = Given(version, result, comment) if result or comment else None
    return Asked(
        number, number, f"Q-{number}", "m", T(f"s{number // 3}", ""), WORD, WORD, WORD, WORD,
        given, None, (),
    )  # fmt: skip


def sheet_of(rows):
    day = date(2026, 7, 7)
    return Sheet(
        1, 1, "SI-1", WORD, 1, WORD, day, day, day, day, "filling", 0, False, 1, "", "", "", "",
        NOBODY, NOBODY, NOBODY, tuple(rows), True, False, False, (), WORD, (),
    )  # fmt: skip


results = st.sampled_from(["", "conform", "partly", "nonconform", "na"])
rows = st.lists(st.tuples(results, st.sampled_from(["", "said"])), min_size=1, max_size=12)


@given(rows, st.data())
def test_the_next_open_question_is_the_first_incomplete_one_going_round(rows, data):
    filling = Filling(sheet_of(asked(n, *row) for n, row in enumerate(rows)))
    at = data.draw(st.sampled_from(range(len(rows))))
    open_ = [n for n, (result, said) in enumerate(rows) if not result or not complete(result, said)]
    after = [n for n in open_ if n > at] + [n for n in open_ if n <= at]
    assert filling.next_open(at) == (after[0] if after else None)
    assert filling.open == len(open_)


def complete(result, said):
    return result == "conform" or bool(said)


def test_one_question_further_stops_at_the_ends():
    filling = Filling(sheet_of(asked(n) for n in range(3)))
    assert [filling.beside(0, -1), filling.beside(0, 1), filling.beside(2, 1)] == [0, 1, 2]


def test_questions_stand_under_their_checklists():
    filling = Filling(sheet_of(asked(n) for n in range(7)))
    assert [len(rows) for _, rows in filling.sections()] == [3, 3, 1]


def test_a_reading_made_before_a_save_does_not_undo_it():
    filling = Filling(sheet_of([asked(0), asked(1)]))
    filling.settle(0, Given(2, "conform"), more=False)
    assert filling.merge(sheet_of([asked(0), asked(1)]), frozenset()) == []
    assert filling.row(0).result == "conform"


def test_what_is_being_typed_is_kept_and_what_others_did_is_taken_over():
    filling = Filling(sheet_of([asked(0), asked(1)]))
    filling.type(0, {"comment": "mine"})
    assert filling.seen(0) is None and filling.row(0).given.version == UNSAVED
    theirs = sheet_of([asked(0, "partly", "theirs"), asked(1, "conform")])
    assert filling.merge(theirs, frozenset({0})) == [1]
    assert filling.row(0).given.comment == "mine"
    assert filling.merge(theirs, frozenset()) == [0]
    assert filling.row(0).given.comment == "theirs"


def test_more_typed_while_a_save_is_under_way_stays_on_the_screen():
    filling = Filling(sheet_of([asked(0)]))
    filling.type(0, {"result": "partly"})
    filling.type(0, {"comment": "and more"})
    filling.settle(0, Given(3, "partly"), more=True)
    assert filling.row(0).given == replace(Given(3, "partly"), comment="and more")


class Broken(SmallDesk):
    """A desk that is out of order until it is mended."""

    mended = False

    def do(self, person, service, *args, **kwargs):
        if not self.mended:
            raise Unavailable(T("The disk is gone.", "ディスクがありません。"))
        return super().do(person, service, *args, **kwargs)


def test_words_that_could_not_be_stored_are_kept_for_another_try(qtbot, qapp):
    desk = Broken()
    runner = Runner(desk, 7)
    saving = Saving(runner, 1, runner)
    troubles = []
    saving.failed.connect(troubles.append)
    saving.put(5, None, comment="do not lose this")
    assert saving.settle() is False
    assert len(troubles) == 1
    assert saving.lines[5].facts == {"comment": "do not lose this"}
    assert saving.under_way == {5}
    runner.stop()


@pytest.mark.parametrize("texts", [("あ", "あい", "あいう")])
def test_two_saves_in_a_row_never_take_each_other_for_somebody_else(
    qtbot, styled, desk, clock, manager, head, sales, texts
):
    opened(desk, clock, manager)
    seat = Seat(qtbot, desk, clock, head)
    it = mine(sales)
    seat.go(id=it.id)
    for text in texts:
        seat.pane.comment.setPlainText(text)
        seat.view.saving.flush()  # without waiting for the one before
    seat.calm()
    assert Answer.get().comment == texts[-1]
    assert seat.view.contested == {}
    seat.close()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_is_a_comment_only_where_something_can_be_read(said):
    assert Given(0, "partly", said).complete == bool(said.strip())

"""Competence: proposed for who holds a role, written by hand, approved by somebody else."""

from datetime import date

import pytest
from settled import person
from trainings import MAY, planned, trainer_of

from pmsdesk.base.errors import Refused
from pmsdesk.services.training import competence

PARTLY = {"level": "partly", "gap": "経験が浅い。"}


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


def added(desk, who, **facts):
    given = {"year": 2026, "role": "internal_auditor", "person": person("suzuki"), **facts}
    return desk.do(who, competence.add, **given).result


def listed(desk, who, year=None):
    return desk.do(who, competence.listed, year).result


def test_what_a_role_needs_is_proposed_and_shown_in_both_languages(desk, trainer):
    added(desk, trainer)
    [row] = listed(desk, trainer)
    assert row.needed_words.ja.startswith("監査員の教育を受け")
    assert row.needed_words.startswith("Has had an auditor's training")
    desk.do(trainer, competence.correct, row.key, needed=str(row.needed_words))
    assert listed(desk, trainer)[0].needed == row.needed  # read in English, kept as it was
    own = "監査員研修を2回受けている。"
    desk.do(trainer, competence.correct, listed(desk, trainer)[0].key, needed=own)
    assert listed(desk, trainer)[0].needed_words == own


def test_the_next_row_of_a_role_takes_over_what_the_last_one_said(desk, trainer):
    added(desk, trainer, needed="監査を3回以上担当した。")
    again = added(desk, trainer, year=2027)
    assert again.needed == "監査を3回以上担当した。"


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("year", {"year": None}),
        ("role", {"role": "staff"}),
        ("role", {"role": ""}),
        ("person", {"person": None}),
        ("gap", {"level": "lacking"}),
    ],
)
def test_what_is_missing_is_refused_with_its_field(desk, trainer, field, facts):
    with pytest.raises(Refused) as told:
        added(desk, trainer, **facts)
    assert told.value.field == field


def test_one_row_a_year_for_each_role_of_a_person(desk, trainer):
    added(desk, trainer)
    added(desk, trainer, role="desk")
    with pytest.raises(Refused, match="already"):
        added(desk, trainer)


def test_a_gap_is_late_until_it_is_done_or_made_good(desk, clock, trainer):
    added(desk, trainer, **PARTLY, measure="研修", due_on=MAY)
    clock.set(date(2026, 5, 2))
    [row] = listed(desk, trainer)
    assert row.late
    desk.do(trainer, competence.correct, row.key, level="met")
    [row] = listed(desk, trainer)
    assert not row.late and row.gap == PARTLY["gap"]  # what was lacking stays readable


def test_a_draft_is_taken_away_and_an_approved_row_is_not(desk, manager, trainer):
    it = added(desk, trainer, has="経験3年")
    it = desk.do(manager, competence.move, it.key, "approve").result
    with pytest.raises(Refused):
        desk.do(trainer, competence.drop, it.key)
    it = desk.do(trainer, competence.move, it.key, "reopen").result
    desk.do(trainer, competence.drop, it.key)
    assert listed(desk, trainer) == []


def test_choices_hold_the_trainings_a_row_points_to_however_old(desk, clock, trainer):
    it = planned(desk, trainer)
    added(desk, trainer, training=it.id)
    clock.set(date(2031, 5, 1))
    found = desk.do(trainer, competence.choices).result
    assert [id for id, _ in found.trainings] == [it.id]
    assert found.year == 2031 and desk.do(trainer, competence.years).result == [2031, 2026]


def test_staff_are_told_nothing(desk, staff, trainer):
    added(desk, trainer)
    for service in (competence.listed, competence.choices):
        with pytest.raises(Refused):
            desk.do(staff, service)

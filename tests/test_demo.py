"""The sample company: believable, whole, and the same for the same seed."""

from datetime import date

import pytest

from pmsdesk.demo import build
from pmsdesk.desk import Desk
from pmsdesk.kinds import CorrectiveAction, Inspection, Person, Question, Round
from pmsdesk.store import trail
from pmsdesk.store.record import DB
from pmsdesk.store.workspace import Workspace

DAY = date(2026, 11, 22)


class Stop(Exception):
    pass


@pytest.fixture
def sample(tmp_path):
    """Opens a sample company; closes it at the end."""
    opened = []

    def make(name, **more):
        built = build(tmp_path / name, today=DAY, **{"years": 0, "departments": 4} | more)
        workspace = Workspace.open(built.folder, *built.logins[0][:2])
        opened.append(workspace)
        DB.initialize(workspace.database)
        return built, workspace

    yield make
    for workspace in opened:
        workspace.close()


def test_the_same_seed_makes_the_same_company(sample):
    first, one = sample("first")
    head = trail.head()
    one.close()
    sample("second")
    assert trail.head() == head
    sample("third", seed=2)
    assert trail.head() != head


def test_the_sample_company_has_people_rounds_and_a_round_half_finished_today(sample):
    sample("a")
    assert Person.select().count() == 40
    open_now = Round.select().where(Round.due_on >= DAY, Round.state == "open")
    states = {it.state for it in Inspection.select().where(Inspection.round.in_(list(open_now)))}
    assert states >= {"approved", "filling", "issued"}
    assert CorrectiveAction.select().count() > 0
    assert Question.select().count() >= 180
    assert trail.broken(trail.lines(), None) == trail.head()


def test_everybody_it_names_can_sign_in(sample):
    built, workspace = sample("a")
    assert {login for login, _, _ in built.logins} <= set(workspace.vault.logins)
    on_roster = {p.login for p in Person.select().where(Person.login.is_null(False))}
    assert on_roster == set(workspace.vault.logins)
    for login, password, _ in built.logins:
        assert workspace.vault.unlock(login, password)
        assert Person.get_or_none(Person.login == login)


def test_a_cancelled_build_leaves_nothing_behind(tmp_path):
    def stop(done, total):
        if done > 5:
            raise Stop

    with pytest.raises(Stop):
        build(tmp_path, years=0, departments=3, today=DAY, progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_two_years_hold_findings_in_every_state(sample):
    _, workspace = sample("a", years=2, departments=12)
    Desk(workspace.database, clock=lambda: None)
    states = {a.state for a in CorrectiveAction.select()}
    assert states == {
        "found", "contained", "analysed", "doing", "done", "checked", "closed", "no_action",
    }  # fmt: skip
    late = CorrectiveAction.select().where(CorrectiveAction.due_on < DAY)
    assert late.count() > 0
    assert {it.state for it in Inspection.select()} >= {
        "approved", "confirmed", "handed_in", "returned", "filling", "issued",
    }  # fmt: skip

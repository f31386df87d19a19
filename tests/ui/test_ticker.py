"""The tick behind an open window: it opens what is due, counts notices, backs up once a day."""

from datetime import date

import pytest
from inspections import quarterly
from offices import APRIL, PASSWORD, copied, make
from PySide6.QtCore import QObject
from small_desk import Answers

from pmsdesk.desk import Desk
from pmsdesk.kinds import Person
from pmsdesk.sign_in import sign_in
from pmsdesk.store.message import Message
from pmsdesk.store.workspace import Workspace
from pmsdesk_ui.desk_window import session_of
from pmsdesk_ui.preferences import Preferences
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.ticker import DAY, Ticker


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """A workspace with a quarterly plan."""
    folder = tmp_path_factory.mktemp("planned") / "office.pmsdesk"
    make(folder)
    with Workspace.open(folder, "mori", PASSWORD) as workspace:
        desk = Desk(workspace.database, lambda: APRIL)
        quarterly(desk, Person.get(Person.login == "mori").id)
    return folder


@pytest.fixture
def ticking(qtbot, styled, planned, tmp_path, clock):
    folder = copied(planned, tmp_path / "office.pmsdesk")
    runner, owner, seats = Runner(), QObject(), []
    runner.job(owner, lambda: sign_in(folder, "sato", PASSWORD, clock), done=seats.append)
    qtbot.waitUntil(lambda: bool(seats), timeout=40_000)
    runner.sit_down(seats[0], seats[0].card.standing.person)
    preferences = Preferences(tmp_path / "settings.json")
    session = session_of(runner, seats[0], preferences, lambda: clock().date(), Answers())
    ticker = Ticker(session)
    yield ticker
    ticker.stop()
    runner.stop()


def tick(qtbot, ticker):
    ticker.tick()
    qtbot.waitUntil(lambda: not ticker.runner.waiting, timeout=40_000)


def backups(ticker):
    return sorted(
        file.name for file in (ticker.session.seat.workspace.folder / "backups").iterdir()
    )


def test_a_tick_opens_what_is_due_and_counts_the_notice(qtbot, ticking, clock):
    counts, changes = [], []
    ticking.counted.connect(counts.append)
    ticking.runner.changed.connect(changes.append)
    tick(qtbot, ticking)
    assert counts[-1] == 0
    clock.set(date(2026, 6, 30))
    tick(qtbot, ticking)
    assert counts[-1] == 1
    assert any(kind == "Round" for changed in changes for kind, _ in changed)


def test_a_second_tick_does_nothing_again(qtbot, ticking, clock):
    clock.set(date(2026, 6, 30))
    tick(qtbot, ticking)
    changes = []
    ticking.runner.changed.connect(changes.append)
    tick(qtbot, ticking)
    assert changes == []


def test_a_new_day_is_told_to_the_screens(qtbot, ticking, clock):
    tick(qtbot, ticking)
    days = []
    ticking.runner.changed.connect(lambda changed: days.append(changed == DAY))
    tick(qtbot, ticking)
    clock.forward(days=1)
    tick(qtbot, ticking)
    assert days.count(True) == 1


def test_today_is_backed_up_once_and_told_discreetly(qtbot, ticking, clock):
    said = []
    ticking.session.said.connect(said.append)
    tick(qtbot, ticking)
    tick(qtbot, ticking)
    assert backups(ticking) == ["daily-2026-04-01.pmsbackup"]
    assert said == ["本日のバックアップを作成しました。"]
    clock.forward(days=1)
    tick(qtbot, ticking)
    assert backups(ticking)[-1] == "daily-2026-04-02.pmsbackup"


def test_a_backup_that_fails_is_told_and_tried_again(qtbot, ticking):
    folder = ticking.session.seat.workspace.folder / "backups"
    folder.rmdir()
    told = []
    ticking.failed.connect(told.append)
    tick(qtbot, ticking)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=40_000)
    assert "バックアップを作成できませんでした" in told[0].ja
    folder.mkdir()
    tick(qtbot, ticking)
    assert backups(ticking) == ["daily-2026-04-01.pmsbackup"]


def test_what_was_rewritten_behind_the_programs_back_is_told_the_same_day(qtbot, ticking, clock):
    told = []
    ticking.failed.connect(told.append)
    tick(qtbot, ticking)
    assert told == []
    database = ticking.session.seat.workspace.database
    behind = "UPDATE plan SET title = 'x'"
    ticking.runner.job(ticking, lambda: database.execute_sql(behind))
    clock.forward(days=1)
    tick(qtbot, ticking)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=40_000)
    assert "点検計画" in told[0].ja and "改ざんの確認" in told[0].ja
    qtbot.waitUntil(lambda: not ticking.runner.waiting, timeout=40_000)
    kept = []
    told_to = Message.select(Message.person).where(Message.subject_ja.contains("操作履歴"))
    ticking.runner.job(ticking, lambda: [m.person for m in told_to], done=kept.append)
    qtbot.waitUntil(lambda: bool(kept), timeout=40_000)
    assert len(kept[0]) >= 1


def test_after_the_end_nothing_ticks(qtbot, ticking):
    ticking.stop()
    ticking.tick()
    assert not ticking.runner.waiting

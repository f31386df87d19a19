"""Work off the window's thread, and its way home."""

import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete
from small_desk import Outcome

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T


@pytest.fixture
def runner(kit_session):
    return kit_session.runner


@pytest.fixture
def owner(qtbot, kit_session):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def add(person, a, b):
    return Outcome(a + b, frozenset({("Sum", a)}))


def where(person):
    return threading.get_ident()


def test_every_service_runs_on_one_thread_that_is_not_the_windows(qtbot, runner, owner):
    seen = []
    for _ in range(20):
        runner.do(owner, where, done=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert len(set(seen)) == 1
    assert seen[0] != threading.get_ident()


def test_the_answer_comes_before_the_news_of_what_changed(qtbot, runner, owner):
    heard = []
    runner.changed.connect(lambda changed: heard.append(changed))
    runner.do(owner, add, 1, b=2, done=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [3, frozenset({("Sum", 1)})]


def test_only_the_last_of_several_searches_is_answered(qtbot, runner, owner):
    gate, seen = threading.Event(), []

    def slow(person, text):
        gate.wait(5)
        return text

    for text in ("委", "委託", "委託先"):
        runner.latest(owner, "search", slow, text, done=seen.append)
    gate.set()
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert seen == ["委託先"]


def test_searches_overtaken_before_their_turn_are_not_run_at_all(qtbot, runner, owner, small_desk):
    gate = threading.Event()

    def wait(person):
        gate.wait(5)

    def find(person, text):
        return text

    runner.do(owner, wait)
    for text in "abcdef":
        runner.latest(owner, "search", find, text)
    gate.set()
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert small_desk.done == ["wait", "find"]


def test_a_closed_window_is_not_told(qtbot, runner):
    gone, seen = QWidget(), []
    runner.do(gone, add, 1, 2, done=seen.append)
    delete(gone)
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert seen == []


def test_a_refusal_reaches_whoever_asked(qtbot, runner, owner):
    def refuse(person):
        raise Refused(T("No.", "いいえ。"), "name")

    seen = []
    runner.do(owner, refuse, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen[0].field == "name"


def test_a_refusal_nobody_asked_for_is_shown_by_the_nearest_place(qtbot, runner):
    class Place(QWidget):
        said = ""

        def refuse(self, problem):
            self.said = str(problem)

    def refuse(person):
        raise Refused(T("No.", "いいえ。"))

    place = Place()
    qtbot.addWidget(place)
    runner.do(QWidget(place), refuse)
    qtbot.waitUntil(lambda: place.said == "No.")


def test_long_work_tells_how_far_it_is(qtbot, runner, owner):
    def job(tell):
        for step in range(1, 4):
            tell(step, 3)
        return "paper"

    steps, seen = [], []
    runner.long(owner, job, progress=lambda *step: steps.append(step), done=seen.append)
    qtbot.waitUntil(lambda: seen == ["paper"])
    assert steps[-1] == (3, 3)


def test_long_work_stops_when_it_is_cancelled(qtbot, runner, owner):
    begun, stopped, seen = threading.Event(), [], []

    def endless(person, tell):
        for step in range(10_000_000):
            begun.set()
            tell(step, 10_000_000)

    work = runner.long_do(owner, endless, done=seen.append, cancelled=lambda: stopped.append(True))
    assert begun.wait(5)
    work.cancel()
    qtbot.waitUntil(lambda: stopped == [True])
    assert seen == []


def test_stopping_finishes_what_was_begun_and_closes_the_desk(qtbot, runner, owner, small_desk):
    for _ in range(5):
        runner.do(owner, add, 1, 2)
    runner.stop()
    assert small_desk.done == ["add"] * 5
    assert small_desk.closed


class Knot:
    """Garbage that only the collector unties; says where it died."""

    def __init__(self, died):
        self.me, self.died = self, died

    def __del__(self):
        self.died.append(threading.get_ident())


def test_garbage_is_collected_in_the_windows_thread_only(qtbot, runner, owner):
    died = []

    def tangle(person):
        for _ in range(5_000):
            Knot(died)
        return Outcome(None, frozenset())

    runner.do(owner, tangle)
    qtbot.waitUntil(lambda: len(died) >= 5_000, timeout=40_000)
    assert set(died) == {threading.get_ident()}


def test_who_asked_is_let_go_of_in_the_windows_thread(qtbot, runner):
    """A window that died on the other thread left its timers behind, and the program ended."""
    ends = []
    for _ in range(300):
        asker = QObject()
        weakref.finalize(asker, lambda: ends.append(threading.get_ident()))
        runner.job(asker, lambda: None, done=lambda _, it=asker: it)
        del asker
        qtbot.waitUntil(lambda: not runner.waiting)
    runner.wait()
    assert set(ends) == {threading.get_ident()}

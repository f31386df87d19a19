"""One calm notice on the desktop: only when nobody looks, only what is new, only numbers."""

import pytest
from PySide6.QtWidgets import QWidget

from pmsdesk.base.text import T
from pmsdesk.kinds import Person
from pmsdesk_ui.tray import DesktopNotices, system_tray


class Shelf:
    """Stands in for the tray of a desktop that has one."""

    def __init__(self):
        self.visible, self.said = False, []

    def put(self, visible):
        self.visible = visible

    def say(self, title, text):
        self.said.append(text)


class Window(QWidget):
    """In front, or not, as the test wants it: offscreen there is no other window."""

    front = False

    def isActiveWindow(self):
        return self.front


@pytest.fixture
def seat(office):
    return office("sato")


@pytest.fixture
def desk_notices(seat, qtbot):
    window = Window()
    qtbot.addWidget(window)
    notices = DesktopNotices(seat.session, window, Shelf())
    notices.look()
    seat.calm()
    return notices


def tell(seat, *weights):
    def write(work):
        me = Person.get(Person.login == "sato")
        for weight in weights:
            work.tell([me.id], T("About Sato", "佐藤 健さんの件"), me, weight)

    seat.do(write)


def looked(seat, notices):
    notices.look()
    seat.calm()
    return notices.place.said


def test_what_is_new_is_told_once_and_in_numbers(seat, desk_notices):
    tell(seat, "late", "soon", "soon", "info")
    said = ["期限を過ぎたものが1件、期限の近いものが2件、新たにあります。"]
    assert looked(seat, desk_notices) == said
    assert looked(seat, desk_notices) == said


def test_what_was_there_at_the_start_is_not_told(seat, qtbot):
    tell(seat, "late")
    window = Window()
    qtbot.addWidget(window)
    notices = DesktopNotices(seat.session, window, Shelf())
    assert looked(seat, notices) == []


def test_plain_news_is_not_told(seat, desk_notices):
    tell(seat, "info")
    assert looked(seat, desk_notices) == []


def test_who_looks_at_the_window_is_left_alone(seat, desk_notices):
    desk_notices.window_.front = True
    tell(seat, "late")
    assert looked(seat, desk_notices) == []
    desk_notices.window_.front = False
    assert looked(seat, desk_notices) == []


def test_it_can_be_switched_off_in_the_display_settings(seat, desk_notices):
    assert desk_notices.place.visible
    page = seat.go("settings", section="display")
    page.panes["display"].desktop.click()
    assert not desk_notices.place.visible
    tell(seat, "late")
    assert looked(seat, desk_notices) == []


def test_a_click_brings_the_window(seat, desk_notices):
    desk_notices.window_.hide()
    desk_notices.come()
    assert desk_notices.window_.isVisible()


def test_a_desktop_without_a_tray_has_none(seat):
    assert system_tray(seat.session, seat.window) is None

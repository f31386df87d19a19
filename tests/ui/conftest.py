"""What tests of windows share: a style, and a session over a small desk."""

import shutil
from datetime import date
from functools import partial

import pytest
from small_desk import Answers, SmallDesk

from pmsdesk.base.standing import Role, Standing
from pmsdesk_ui import look
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.session import Session

APRIL = date(2026, 4, 1)


@pytest.fixture
def qtbot(qtbot):
    """Patient by default: a busy machine is no fault of the program."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=40_000)
    return qtbot


@pytest.fixture
def styled(qapp):
    look.apply(qapp, "light")
    return qapp


@pytest.fixture
def small_desk():
    return SmallDesk()


@pytest.fixture
def kit_session(styled, small_desk):
    runner = Runner(small_desk, 7)
    standing = Standing(7, "Mori", roles=frozenset({Role.MANAGER}))
    session = Session(
        runner,
        standing,
        lang="en",
        theme="light",
        today=lambda: APRIL,
        company="Midori",
        ask=Answers(),
    )
    yield session
    runner.stop()


@pytest.fixture(scope="session")
def office_template(tmp_path_factory):
    """A workspace with a small company and the shipped checklists, made once."""
    from office import make_office

    return make_office(tmp_path_factory.mktemp("office") / "aoba")


@pytest.fixture
def office(qtbot, styled, tmp_path, office_template, clock):
    """office(login) signs somebody in on a copy of it, and shows the window."""
    from office import PAGES, Office

    folder = tmp_path / "aoba.pmsdesk"
    shutil.copytree(office_template, folder)
    opened = []

    def sign_in(login="mori", lang="ja", size=(1280, 800), pages=PAGES):
        opened.append(Office(qtbot, folder, login, clock, lang, size, pages))
        return opened[-1]

    yield sign_in
    for each in opened:
        each.close()

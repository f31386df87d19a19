"""What tests of windows share: a style, and a session over a small desk."""

from datetime import date

import pytest
from small_desk import Answers, SmallDesk

from pmsdesk.base.standing import Role, Standing
from pmsdesk_ui import look
from pmsdesk_ui.runner import Runner
from pmsdesk_ui.session import Session

APRIL = date(2026, 4, 1)


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

"""The clock: it keeps calling, never twice at once, and stops when told."""

import time
from threading import Event

from pmsdesk import clockwork

SOON = 0.02 / 60  # minutes


def test_the_clock_calls_again_and_again_until_it_is_stopped():
    calls, third = [], Event()

    def tick():
        calls.append(1)
        if len(calls) == 3:
            third.set()

    clock = clockwork.start(tick, SOON)
    assert third.wait(5)
    clock.shutdown(wait=True)
    counted = len(calls)
    time.sleep(0.1)
    assert len(calls) == counted


def test_a_tick_that_takes_long_is_not_overtaken():
    running, overlapped, seen = [], [], Event()

    def slow():
        overlapped.append(bool(running))
        running.append(1)
        time.sleep(0.08)
        running.pop()
        if len(overlapped) >= 2:
            seen.set()

    clock = clockwork.start(slow, SOON)
    assert seen.wait(5)
    clock.shutdown(wait=True)
    assert not any(overlapped)


def test_importing_the_clock_imports_no_scheduler():
    import subprocess
    import sys

    code = "import sys, pmsdesk.clockwork; print('apscheduler' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

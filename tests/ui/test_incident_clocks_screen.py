"""Every clock on one screen, what was sent for it, and what is exempted with a reason."""

from datetime import date

import pytest
from clocks_window import pills, seats, texts
from incidents import again, judged, moved, reported, written
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmsdesk.kinds import Clock, Submission
from pmsdesk_ui.screens.incident.clock_list import spoken
from pmsdesk_ui.screens.incident.sending_dialog import SendDialog, SentDialog


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    with seats(qtbot, desk, clock) as sit:
        yield sit


@pytest.fixture
def it(desk, staff, manager):
    """Judged reportable on 1 April: more than 1,000 persons."""
    it = reported(desk, staff, title="顧客名簿の誤送信")
    return judged(desk, manager, it, count_known=1200)


def clock_of(it, sort):
    return Clock.get(Clock.incident == it.id, Clock.sort == sort)


def on_the_screen(window):
    return [(line.sort, line.due_on) for line in window.clocks.list.lines()]


def headings(window):
    entries = window.clocks.list.rows.entries
    return [entry.text for entry in entries if hasattr(entry, "text")]


def test_one_screen_shows_every_date(sit, it, manager, clock):
    clock.set(date(2026, 4, 4))
    window = sit(manager)
    window.go("incidents", tab="clocks")
    assert on_the_screen(window) == [
        ("ppc_preliminary", date(2026, 4, 5)),
        ("pmark_preliminary", date(2026, 4, 5)),
        ("principals", None),
        ("ppc_final", date(2026, 4, 30)),
        ("pmark_final", date(2026, 4, 30)),
    ]
    assert headings(window) == ["至急対応", "速やかに（日数の定めなし）", "進行中"]
    first = window.clocks.list.lines()[0]
    said = spoken(first, date(2026, 4, 4), "ja")
    for part in ("あと1日", "目安", "顧客名簿の誤送信", "2026年4月5日（日）", "2026年4月3日（金）"):
        assert part in said
    assert pills(window.clocks)[:3] == ["期限超過 0件", "至急 2件", "進行中 5件"]


def test_a_press_leads_to_the_clock_of_its_incident(sit, it, manager):
    window = sit(manager)
    window.go("incidents", tab="clocks")
    found = window.clocks.list
    found.setCurrentIndex(found.rows.index(found.rows.place_of(clock_of(it, "ppc_final").id)))
    QTest.keyClick(found, Qt.Key.Key_Return)
    window.calm()
    assert window.screen.shows_one
    assert window.view.tab == "judging"
    assert window.view.clocks.wanted == clock_of(it, "ppc_final").id


def test_late_is_said_in_words(sit, it, manager, clock):
    clock.set(date(2026, 4, 7))
    window = sit(manager)
    window.go("incidents", tab="clocks")
    assert headings(window)[0] == "期限超過"
    assert "2日超過" in spoken(window.clocks.list.lines()[0], date(2026, 4, 7), "ja")


def test_a_sending_is_recorded_and_read_again_word_for_word(sit, it, desk, manager, clock):
    written(desk, manager, it, overview="4月1日、誤った宛先に送信した。")
    clock.set(date(2026, 4, 3))
    window = sit(manager)
    pane = window.open(it).clocks
    window.press("record-ppc_preliminary")
    dialog = window.dialog(SendDialog)
    dialog.form.put({"number": "2026-0403-77", "sent_on": date(2026, 4, 3)})
    window.accept(dialog)
    assert window.toasts[-1] == "提出を記録しました。"
    sent = Submission.get()
    assert (sent.document, sent.number, sent.sent_on) == (
        "preliminary",
        "2026-0403-77",
        date(2026, 4, 3),
    )
    assert clock_of(it, "ppc_preliminary").state == "answered"

    written(desk, manager, it, overview="後から書き直した概要")
    window.open(it)
    window.press("read-preliminary")
    dialog = window.dialog(SentDialog)
    shown = texts(dialog)
    assert "1 概要" in shown
    assert "4月1日、誤った宛先に送信した。" in shown
    assert "後から書き直した概要" not in shown
    assert any("受付番号 2026-0403-77" in text for text in texts(pane))
    dialog.no.click()
    window.calm()
    where = window.window.current().where
    assert (where["document"], where["sent"]) == ("preliminary", sent.id)


@pytest.mark.parametrize("name", ["number", "sent_on", "open_items"])
def test_control_and_enter_record_from_any_field(sit, it, manager, clock, name):
    clock.set(date(2026, 4, 20))
    window = sit(manager)
    window.open(it)
    window.press("record-ppc_final")
    dialog = window.dialog(SendDialog)
    dialog.form.rows[name].editor.setFocus()
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    window.calm()
    assert Submission.select().where(Submission.incident == it.id).count() == 1


def test_one_report_answers_two_clocks(sit, it, manager, clock):
    clock.set(date(2026, 4, 4))
    window = sit(manager)
    window.open(it)
    window.press("record-ppc_preliminary")
    dialog = window.dialog(SendDialog)
    assert not dialog.form.rows["also"].isVisible()  # a preliminary report answers no other clock
    dialog.form.put({"document": "final"})
    final = clock_of(it, "ppc_final")
    dialog.also.boxes[final.id].setChecked(True)
    window.accept(dialog)
    assert clock_of(it, "ppc_preliminary").state == "answered"
    assert clock_of(it, "ppc_final").state == "answered"


def test_items_left_open_wait_for_a_supplement(sit, it, manager, clock):
    clock.set(date(2026, 4, 20))
    window = sit(manager)
    pane = window.open(it).clocks
    window.press("record-ppc_final")
    dialog = window.dialog(SendDialog)
    dialog.form.put({"open_items": "二次被害の有無を調査中"})
    window.accept(dialog)
    assert clock_of(it, "ppc_final").state == "waiting"
    assert "追完待ち" in texts(pane)
    window.press("record-ppc_final")
    window.accept(window.dialog(SendDialog))
    assert clock_of(it, "ppc_final").state == "answered"


def test_a_day_to_come_is_refused_beside_its_field(sit, it, manager):
    window = sit(manager)
    window.open(it)
    window.press("record-ppc_preliminary")
    dialog = window.dialog(SendDialog)
    dialog.form.put({"sent_on": date(2026, 4, 2)})
    window.accept(dialog)
    assert dialog.isVisible()
    assert dialog.form.rows["sent_on"].error.text()
    assert not Submission.select().exists()
    dialog.reject()


def test_an_exemption_needs_a_reason_and_can_be_taken_back(sit, it, manager):
    window = sit(manager)
    pane = window.open(it).clocks
    window.ask.why = None  # the question was left without one
    window.press("exempt-principals")
    assert clock_of(it, "principals").state == "running"
    window.ask.why = "  "
    window.press("exempt-principals")
    assert clock_of(it, "principals").state == "running"
    assert window.screen.banner.isVisible()
    window.ask.why = "本人の連絡先が分からないため、公表で代替した"
    window.press("exempt-principals")
    assert clock_of(it, "principals").state == "exempt"
    assert "本人の連絡先が分からないため、公表で代替した" in texts(pane)
    assert "resume-principals" in window.buttons(pane)
    window.ask.why = "連絡先が判明した"
    window.press("resume-principals")
    assert clock_of(it, "principals").state == "running"


def test_the_answered_ones_are_shown_when_asked_for(sit, it, desk, manager):
    from pmsdesk.services.incident import sending

    key = clock_of(it, "ppc_preliminary").key
    desk.do(
        manager, sending.send, key,
        document="preliminary", sent_on=date(2026, 4, 1), number="77",
    )  # fmt: skip
    window = sit(manager)
    window.go("incidents", tab="clocks")
    assert "ppc_preliminary" not in dict(on_the_screen(window))
    window.clocks.bar.put("show", "all")
    window.calm()
    assert "ppc_preliminary" in dict(on_the_screen(window))
    assert headings(window)[-1] == "提出済・対象外"
    line = next(it for it in window.clocks.list.lines() if it.sort == "ppc_preliminary")
    assert "受付番号：77" in spoken(line, date(2026, 4, 1), "ja")


def test_a_drill_stands_apart_and_counts_nowhere(sit, desk, manager):
    drill = reported(desk, manager, what="loss", title="紛失訓練", drill=True)
    moved(desk, manager, drill, "take_up")
    window = sit(manager)
    window.go("incidents", tab="clocks")
    assert headings(window) == ["訓練"]
    assert pills(window.clocks)[-1] == "進行中 0件"
    assert spoken(window.clocks.list.lines()[0], date(2026, 4, 1), "ja").startswith("訓練")


def test_a_department_head_reads_the_clocks_and_records_nothing(sit, it, head):
    window = sit(head)
    pane = window.open(it).clocks
    assert "個人情報保護委員会への速報" in texts(pane)
    assert [name for name in window.buttons(pane) if name.startswith(("record", "exempt"))] == []


def test_nothing_runs_yet(sit, manager):
    window = sit(manager)
    window.go("incidents", tab="clocks")
    assert window.clocks.stack.currentWidget() is window.clocks.nothing
    assert "進行中の期限はありません" in texts(window.clocks)


def test_a_far_year_is_told_to_be_provisional(sit, it, desk, manager, clock):
    clock.set(date(2031, 12, 1))
    far = reported(desk, manager, title="遠い年の事故")
    far = judged(desk, manager, far, wrongful="yes")
    window = sit(manager)
    pane = window.open(far).clocks
    assert not clock_of(again(far), "ppc_final").certain
    assert "祝日未公表のため暫定" in pills(pane)

"""A finding followed to its closing through the real window, mostly by keyboard."""

from datetime import date, timedelta

import pytest
from action_steps import FOUND, found
from action_window import CONTROL, Window
from PySide6.QtCore import Qt

from pmsdesk.kinds import CorrectiveAction, EffectCheck, Step, Why

KEY = Qt.Key


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    """sit(person): who sat there before has closed the window."""
    open_now = []

    def sit(person, lang="ja"):
        while open_now:
            open_now.pop().close()
        open_now.append(Window(qtbot, desk, clock, person, lang))
        return open_now[-1]

    yield sit
    while open_now:
        open_now.pop().close()


def state(it):
    return CorrectiveAction.get_by_id(it.id).state


def contain(window):
    """The keyboard is in the first field of the open step."""
    window.type("書庫を施錠し、鍵を交換した。")
    window.key(KEY.Key_Tab)
    window.type("2026/6/30")
    window.key(KEY.Key_Tab)
    window.type("漏えいなし")
    window.move("contain")


def analyse(window):
    """Two whys by Enter alone, then cause, similar cases, two steps and the date."""
    window.type("なぜ開いていたか")
    window.key(KEY.Key_Return)
    window.type("鍵が故障していた")
    window.key(KEY.Key_Return)
    window.type("なぜ直さなかったか")
    window.key(KEY.Key_Return)
    window.type("担当がいない")
    window.editor("cause").setFocus()
    window.type("鍵の担当者を決めていない。")
    window.key(KEY.Key_Tab)
    window.type("ほかの書庫は施錠されていた。")
    window.bodies.steps.lines[0].editors["what"].setFocus()
    for what, who, by in [
        ("担当を決める", "鈴木 花", "R8.7.20"),
        ("規程に書く", "外部の先生", "2026-07-31"),
    ]:
        window.type(what)
        window.key(KEY.Key_Return)
        window.type(who)
        window.key(KEY.Key_Return)
        window.type(by)
        if what == "担当を決める":
            window.key(KEY.Key_Return)
    window.move("propose")


def report(window):
    window.type("2026-07-20")
    window.key(KEY.Key_Return)
    window.type("鈴木さんを担当に決めた")
    window.key(KEY.Key_Return)
    window.type("2026-07-30")
    window.key(KEY.Key_Return)
    window.type("規程を改めた")
    window.move("finish")


def test_from_the_finding_to_the_closing(sit, clock, it, head, manager, auditor):
    window = sit(head)
    screen = window.go()
    screen.list.table.setFocus()
    window.key(KEY.Key_Home, KEY.Key_Return)
    assert (screen.heading, window.moves()) == (it.no, ["contain"])
    contain(window)
    assert (state(it), window.toasts[-1]) == ("contained", f"応急処置を記録しました：{it.no}")
    analyse(window)
    assert state(it) == "analysed"
    assert [(w.why, w.because) for w in Why.select().order_by(Why.place)] == [
        ("なぜ開いていたか", "鍵が故障していた"),
        ("なぜ直さなかったか", "担当がいない"),
    ]
    assert [(s.what, s.who, s.due_on) for s in Step.select().order_by(Step.place)] == [
        ("担当を決める", "鈴木 花", date(2026, 7, 20)),
        ("規程に書く", "外部の先生", date(2026, 7, 31)),
    ]
    assert window.moves() == []
    assert "次の担当：個人情報保護管理者・代表者" in texts(window.view)

    window = sit(manager)
    window.go(id=it.id)
    assert window.moves() == ["return_plan", "approve_plan"]
    window.move("approve_plan")

    clock.set(date(2026, 7, 31))
    window = sit(head)
    window.go(id=it.id)
    assert window.moves() == ["change_plan", "finish"]
    report(window)
    done = CorrectiveAction.get_by_id(it.id)
    assert (done.state, done.done_on, done.effect_due) == (
        "done",
        date(2026, 7, 30),
        date(2026, 10, 28),
    )

    clock.set(done.effect_due)
    window = sit(auditor)
    window.go(id=it.id)
    assert window.moves() == ["find_insufficient", "find_effective"]
    window.type("10月まで施錠漏れがないことを記録で確かめた。")
    window.move("find_effective")
    assert state(it) == "checked"
    assert EffectCheck.get().by_name == "加藤 実"

    window = sit(manager)
    window.go(id=it.id)
    assert window.moves() == ["close"]
    window.move("close")
    assert window.ask.asked == [f"Close {it.no}?"]
    assert state(it) == "closed"
    assert window.moves() == []
    assert "完了済みのため、変更できません。" in texts(window.view)


def texts(part):
    from PySide6.QtWidgets import QLabel

    found = part.findChildren(QLabel)
    return [getattr(each, "plain", "") or each.text() for each in found if each.isVisible()]


def test_not_enough_goes_back_to_the_cause_and_shows_the_first_attempt(
    sit, desk, clock, it, head, manager, auditor
):
    from action_steps import finished

    finished(desk, manager, head, it)
    clock.set(FOUND + timedelta(days=90))
    window = sit(auditor)
    window.go(id=it.id)
    window.type("まだ開いていた。")
    window.move("find_insufficient")
    assert window.ask.asked == [f"{it.no} was not effective enough?"]

    window = sit(head)
    window.go(id=it.id)
    assert "2回目の取組" in pills(window)
    assert "1回目の取組：有効性が不十分" in texts(window.view)
    assert "なぜ施錠されていなかったか" not in texts(window.view)
    window.press("attempt-1")
    assert "なぜ施錠されていなかったか" in texts(window.view)
    assert window.bodies.whys.values() == [{"why": "", "because": ""}]


def pills(window):
    from pmsdesk_ui.kit.marks import Pill

    return [pill.text for pill in window.view.findChildren(Pill) if pill.isVisible()]


def test_the_manager_returns_a_plan_and_the_head_reads_why(sit, desk, it, head, manager):
    from action_steps import contained, proposed

    proposed(desk, head, contained(desk, head, it))
    window = sit(manager)
    window.go(id=it.id)
    window.ask.why = "担当が多すぎます"
    window.move("return_plan")
    assert window.ask.asked == [f"Return the plan of {it.no}?"]
    window = sit(head)
    window.go(id=it.id)
    assert "計画が差し戻されました：担当が多すぎます" in texts(window.view)
    assert window.bodies.steps.values()[0]["what"] == "施錠の担当を決める"


def test_no_action_is_decided_with_a_reason_and_leaves_nothing_open(sit, it, manager):
    window = sit(manager)
    window.go(id=it.id)
    window.ask.why = None
    window.move("decide_no_action")
    assert state(it) == "found"
    window.ask.why = "対象の業務を廃止したため"
    window.move("decide_no_action")
    assert state(it) == "no_action"
    assert "対象の業務を廃止したため" in texts(window.view)
    assert window.moves() == []


def test_an_improvement_task_takes_the_shorter_way(sit, desk, clock, manager, head, sales):
    task = found(desk, clock, manager, head, sales, "△○○")
    window = sit(head)
    window.go(id=task.id)
    assert (window.moves(), window.bodies.whys) == (["propose"], None)
    window.type("掲示を貼り替える")
    window.key(KEY.Key_Return)
    window.type("佐藤 健")
    window.key(KEY.Key_Return)
    window.type("2026-07-10")
    window.move("propose")
    assert state(task) == "analysed"


def test_english_words_for_an_english_reader(sit, it, head):
    window = sit(head, lang="en")
    window.go(id=it.id)
    shown = texts(window.view)
    assert "ORG-01 Is ORG-01 kept?" in shown
    assert "Containment" in shown and "Why-why analysis, root cause, similar cases" in shown
    window.key(KEY.Key_S, mod=CONTROL)
    assert window.moves() == ["contain"]

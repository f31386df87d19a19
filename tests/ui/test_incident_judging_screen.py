"""Judging in the window: every question in its place, the dates it leads to, the reason kept."""

import pytest
from clocks_window import pills, seats, texts
from incidents import MILD, again, judged, moved, reported, written

from pmsdesk.kinds import Judgement


@pytest.fixture
def sit(qtbot, styled, desk, clock):
    with seats(qtbot, desk, clock) as sit:
        yield sit


@pytest.fixture
def it(desk, staff, manager):
    """A mis-sent mail of 1 April, taken up; nothing is known of it yet."""
    return moved(desk, manager, reported(desk, staff, title="顧客名簿の誤送信"), "take_up")


def test_a_mis_sent_mail_is_judged_reportable(sit, it, manager):
    window = sit(manager)
    pane = window.open(it).judging
    assert window.open_questions() == [
        "sensitive", "financial", "wrongful", "my_number", "count_known",
    ]  # fmt: skip
    assert "要確認" in pills(pane.outlook)

    for question in ("sensitive", "financial", "wrongful", "my_number"):
        window.answer(question, "no")
    window.count("count_known", "１,２00人")
    assert again(it).count_known == 1200
    assert window.open_questions() == []
    assert "報告対象" in pills(pane.outlook)
    shown = texts(pane.outlook)
    assert "本人の数が1,000人を超える（第4号）  施行規則第7条第4号" in shown
    assert "知った日（2026年4月1日（水））を1日目として計算します。" in shown
    assert "2026年4月5日（日）\n目安" in shown  # a figure of the guideline is never a bare date
    assert "2026年4月30日（木）" in shown

    window.judge("1,000人を超えるため")
    assert window.toasts[-1] == "判定しました。"
    assert again(it).state == "reporting"
    [row] = Judgement.select()
    assert (row.reason, row.by_name, row.classes) == ("1,000人を超えるため", "森 由美", "many")
    assert "1,000人を超えるため" in texts(pane.history)
    assert not pane.form.press.isVisible()


def test_unknown_never_counts_as_no(sit, it, desk, manager):
    written(desk, manager, it, **MILD, my_number_public="unknown")
    written(desk, manager, it, wrongful="unknown")
    window = sit(manager)
    pane = window.open(it).judging
    assert window.open_questions() == ["wrongful"]
    assert "要確認" in pills(pane.outlook)
    assert not pane.form.press.isVisible()
    assert "まだ判定できません。未確認の項目に答えてください。" in texts(pane.form)
    window.answer("wrongful", "no")
    assert pane.form.press.isVisible()


def test_a_judgement_without_a_reason_is_refused_beside_its_field(sit, it, desk, manager):
    written(desk, manager, it, **MILD)
    window = sit(manager)
    pane = window.open(it).judging
    window.press("judge")
    assert pane.form.reason_row.error.text() == "入力してください。"
    assert again(it).state == "to_judge"


def test_an_exception_is_offered_only_where_the_facts_allow_it(sit, it, desk, manager):
    written(desk, manager, it, **MILD | {"sensitive": "yes"})
    window = sit(manager)
    pane = window.open(it).judging
    assert not pane.form.exception_row.isVisible()
    assert "key_safe" not in window.answers()
    window.answer("encrypted", "highly")
    window.answer("key_safe", "yes")
    assert pane.form.exception_row.isVisible()
    pane.form.exception.put("highly_encrypted")
    window.judge("端末は暗号化され、鍵は社内にある")
    assert again(it).reportable == "no"
    assert Judgement.get().exception == "highly_encrypted"
    assert any("例外：高度な暗号化がされ、復号鍵も安全" in text for text in texts(pane.history))


def test_judging_again_keeps_the_first_judgement(sit, it, desk, manager):
    judged(desk, manager, it)
    window = sit(manager)
    pane = window.open(it).judging
    window.press("judge-again")
    assert again(it).state == "to_judge"
    window.answer("sensitive", "yes")
    window.judge("健診結果が含まれていたため")
    assert again(it).reportable == "yes"
    shown = texts(pane.history)
    assert shown.index("健診結果が含まれていたため") < shown.index("確認した事実による")


def test_who_does_not_judge_reads_why(sit, it, desk, head, manager):
    written(desk, manager, it, **MILD)
    window = sit(head)
    pane = window.open(it).judging
    assert not pane.form.press.isVisible()
    assert "判定は個人情報保護管理者または代表者が行います。" in texts(pane.form)


def test_a_number_that_is_none_is_refused_and_nothing_is_lost(sit, it, manager):
    window = sit(manager)
    row = window.open(it).judging.questions.rows["count_known"]
    window.count("count_known", "約千人")
    assert row.error.text() == "人数を数字で入力するか、空欄にします。"
    assert again(it).count_known is None
    window.count("count_known", "1001")
    assert row.error.text() == ""
    assert again(it).count_known == 1001


def test_what_the_service_refuses_stands_beside_its_question(sit, it, desk, manager):
    written(desk, manager, it, count_most=10)
    window = sit(manager)
    row = window.open(it).judging.questions.rows["count_known"]
    window.count("count_known", "20")
    assert "最大の可能性のある人数が" in row.error.text()
    assert again(it).count_known is None


def test_a_reason_and_a_line_half_written_outlive_a_change_of_language(sit, it, desk, manager):
    written(desk, manager, it, **MILD)
    window = sit(manager)
    window.open(it).judging.form.reason.setText("人数が少ないため")
    window.view.course.text.setText("先方に電話した")
    window.window.session.speak("en")
    window.calm()
    assert window.view.tab == "judging"
    assert window.view.judging.form.reason.text() == "人数が少ないため"
    window.window.session.speak("ja")
    window.calm()
    window.view.turn("course")
    window.calm()
    assert window.view.course.text.text() == "先方に電話した"
    window.view.turn("judging")
    window.judge(window.view.judging.form.reason.text())
    assert Judgement.get().reason == "人数が少ないため"


def test_the_next_step_names_the_clock_that_comes_first(sit, it, desk, manager):
    judged(desk, manager, it, sensitive="yes")
    window = sit(manager)
    head = window.open(it).head
    assert head.words.plain == (
        "次にすること：個人情報保護委員会への速報（2026年4月5日（日）まで）"
    )
    window.press("next-step")
    assert window.focus().objectName() == "record-ppc_preliminary"

"""The corrective-action record holds every field, row and step of an action's life."""

from datetime import date, timedelta

import pytest
from action_steps import (
    FOUND,
    WHYS,
    again,
    approved,
    closed,
    contained,
    effective,
    finished,
    found,
    insufficient,
    proposed,
    reported,
    step,
)
from papers import squeezed
from printed import HOSTILE, holds_whole, long_text, print_it

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import CorrectiveAction
from pmsdesk.kinds.action.action import EffectCheck
from pmsdesk.services import evidence
from pmsdesk.services.action import actions
from pmsdesk.store.record import label, shown

UNSAID = {"answer", "closed_by", "effect_by", "attempt"}  # said by a name or a code, or only once


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


@pytest.fixture
def task(desk, clock, manager, head, sales):
    """An improvement task."""
    return found(desk, clock, manager, head, sales, "△○○")


def record(desk, who, it, lang="ja", **asked):
    return print_it(desk, who, "corrective_action", lang, record=it.id, **asked)


def filled_in(work, it):
    """Every text of a closed action, so that none can be left out unseen."""
    texts = ("source_ref", "impact", "return_reason", "change_reason")
    row = CorrectiveAction.get_by_id(it.id)
    for name in texts:
        setattr(row, name, f"《{name}》")
    work.derive(row, **{name: getattr(row, name) for name in texts})


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_field_of_a_closed_action_is_printed_with_its_label(
    desk, clock, manager, auditor, head, it, lang
):
    clock.set(FOUND)
    closed(desk, manager, auditor, head, it)
    desk.do(SYSTEM, filled_in, it)
    paper, row = record(desk, manager, it, lang), again(it)
    skipped = {"department", "department_name", "year", "inspection", "due_on", "measure"}
    for field in CorrectiveAction._meta.sorted_fields:
        name, value = field.name, getattr(row, field.name)
        if not field.verbose_name or name in skipped | UNSAID or name.endswith("_by"):
            continue
        if name == "no_action_reason":
            continue  # nothing was decided against
        said = value if isinstance(value, date) else shown(row, name, lang)
        assert paper.says(said), name
        if name not in ("no", "state"):
            assert paper.says(label(field, lang)), name
    for word in (row.inspection.no, row.code, "2026"):
        assert paper.says(word)


def test_the_parts_stand_in_the_order_of_its_life(desk, manager, auditor, head, it):
    closed(desk, manager, auditor, head, it)
    text = record(desk, manager, it).text
    parts = ["発見の契機", "応急処置（修正）", "根本原因", "類似の不適合の確認", "処置の内容",
             "計画承認者", "有効性の確認内容", "完了承認者", "証跡一覧", "経過"]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_why_why_rows_and_steps_are_printed_with_who_and_when(desk, manager, auditor, head, it):
    steps = [step(f"処置その{n}", f"担当{n}", FOUND + timedelta(days=n)) for n in range(1, 8)]
    finished(desk, manager, head, it, steps)
    paper = record(desk, manager, it)
    for why, because in WHYS:
        assert paper.says(why, because)
    for n in range(1, 8):
        assert paper.says(f"{n}処置その{n}担当{n}{FOUND + timedelta(days=n)}{FOUND}実施した")


def test_an_attempt_that_failed_stays_readable_beside_the_next(
    desk, clock, manager, auditor, head, it
):
    finished(desk, manager, head, it, [step("最初の処置")])
    insufficient(desk, auditor, again(it), "2回施錠されていなかった。")
    approved_again = proposed(desk, head, again(it), [step("次の処置")])
    desk.do(manager, actions.move, approved_again.key, "approve_plan")
    effective(desk, auditor, reported(desk, head, again(it)), "3か月間、施錠漏れがない。")
    paper = record(desk, manager, it)
    assert paper.says("取組第1回", "取組第2回", "最初の処置", "次の処置")
    assert paper.says("不十分", "2回施錠されていなかった。", "3か月間、施錠漏れがない。")
    assert EffectCheck.select().count() == 2
    text = paper.text
    assert text.index("最初の処置") < text.index("不十分") < text.index("次の処置")


def test_a_single_attempt_is_not_counted(desk, manager, head, it):
    finished(desk, manager, head, it)
    assert not record(desk, manager, it).says("取組第1回")


def test_a_decision_not_to_act_is_printed_with_its_reason_and_no_plan(desk, manager, it):
    facts = {"no_action_reason": "保管庫を廃止したため"}
    desk.do(manager, actions.move, it.key, "decide_no_action", **facts)
    paper = record(desk, manager, it)
    assert paper.says("是正不要の決定", "保管庫を廃止したため", "森由美")
    assert not paper.says("処置の計画と実施")
    assert [box.label for box in paper.data.front.approvals] == ["是正不要", "起票"]


def test_an_improvement_task_has_no_containment_and_no_why_why(desk, manager, head, task):
    approved(desk, manager, head, task, [step("棚に表示を付ける")])
    paper = record(desk, manager, task)
    assert paper.says("改善課題記録", "棚に表示を付ける")
    assert not paper.says("応急処置")
    assert not paper.says("原因分析")


def test_what_is_not_reached_yet_is_called_unwritten(desk, manager, head, it):
    contained(desk, head, it)
    paper = record(desk, manager, it)
    assert paper.says("未完了（応急処置済）", "まだ記入されていません。")
    assert [box.sealed for box in paper.data.front.approvals] == [False, False, False, True]


def test_seals_bear_finding_plan_effect_and_closing(desk, manager, auditor, head, it):
    closed(desk, manager, auditor, head, it)
    boxes = record(desk, manager, it).data.front.approvals
    assert [(b.label, b.surname, b.department, b.on) for b in boxes] == [
        ("完了承認", "森", "保護管理者", FOUND),
        ("有効性確認", "加藤", "監査責任者", FOUND),
        ("計画承認", "森", "保護管理者", FOUND),
        ("起票", "佐藤", "営業部", FOUND),
    ]


def test_an_action_past_its_date_is_called_overdue(desk, clock, manager, it):
    clock.set(it.due_on + timedelta(days=3))
    assert record(desk, manager, it).says("期限超過", f"期限{it.due_on}を3日過ぎています")


def test_work_done_late_is_called_late_although_it_is_closed(
    desk, clock, manager, auditor, head, it
):
    ready = approved(desk, manager, head, it)
    late = ready.action_due + timedelta(days=10)
    clock.set(late)
    effective(desk, auditor, reported(desk, head, ready, late))
    desk.do(manager, actions.move, again(it).key, "close")
    paper = record(desk, manager, it)
    assert paper.says("実施遅延", f"当初承認された期限{ready.action_due}の後、{late}に実施")
    assert paper.text.count("遅れ") == 2  # both steps


def test_a_returned_plan_stands_in_the_course(desk, clock, manager, head, it):
    contained(desk, head, it)
    proposed(desk, head, again(it))
    facts = {"return_reason": "原因が浅い。"}
    desk.do(manager, actions.move, again(it).key, "return_plan", **facts)
    paper = record(desk, manager, it)
    assert paper.text.count("原因が浅い。") == 2
    assert paper.says("起票", "応急処置を記録", "計画の承認を依頼", "計画を差戻し")


def test_evidence_is_listed_with_its_hash(desk, manager, head, it):
    file = desk.do(head, evidence.attach_to_action, it.id, "鍵.txt", b"key").result
    assert record(desk, manager, it).says("E1", "鍵.txt", file.sha256)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, head, it, text):
    facts = {"content": text, "requirement": text, "impact": text}
    desk.do(head, actions.keep, it.key, whys=[(text, text)], **facts)
    assert record(desk, head, it).text.count(squeezed(text)) >= 4


@pytest.mark.parametrize("length", [4_000, 10_000])
def test_long_texts_print_whole_in_facts_and_in_rows(desk, head, it, length):
    cause, row = long_text(length), long_text(length, "番の理由。")
    contained(desk, head, it)
    facts = {"whys": [("なぜ", row)], "cause": cause}
    desk.do(head, actions.keep, again(it).key, **facts)
    text = record(desk, head, it).text
    assert holds_whole(text, cause) and holds_whole(text, row)


def test_another_department_does_not_print_it(desk, other_head, it):
    with pytest.raises(Refused, match="not yours"):
        record(desk, other_head, it)


def test_no_action_no_record(desk, manager):
    with pytest.raises(Refused, match="Choose"):
        print_it(desk, manager, "corrective_action")

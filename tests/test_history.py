"""The history of a record, as people read it."""

import ast
from datetime import date
from pathlib import Path

import pytest
from action_steps import approved, closed, contained, found, proposed, reported, step
from inspections import fill_in, mine, opened, quarterly

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import ALL, NAMED, Answer, CorrectiveAction, Department, Person, Plan, Why
from pmsdesk.services import duties, evidence, history
from pmsdesk.services.action import actions
from pmsdesk.services.changes import Change
from pmsdesk.services.deeds import DEEDS, words_for
from pmsdesk.services.inspection import plans, review

SOURCE = Path(__file__).parent.parent / "pmsdesk"


@pytest.fixture
def it(desk, clock, manager, head, sales):
    return found(desk, clock, manager, head, sales)


def of(desk, who, record, **how):
    return desk.do(who, history.of_record, type(record).__name__, record.id, **how).result


def change(event, label):
    return next(c for c in event.changes if c.label.ja == label)


def test_the_newest_comes_first_with_who_and_when_in_the_zone(desk, head, it):
    contained(desk, head, it)
    event = of(desk, head, it)[0]
    assert (event.deed.ja, event.who, event.about) == ("応急処置を記録", "佐藤 健", "")
    assert event.at.isoformat() == "2026-06-30T12:00:00+09:00"


def test_fields_read_as_the_user_reads_them(desk, head, it):
    contained(desk, head, it)
    event = of(desk, head, it)[0]
    assert change(event, "応急処置（修正）").new.ja == "書庫を施錠した。"
    when = change(event, "応急処置日")
    assert (when.old.ja, when.new.ja, str(when.new)) == (
        "",
        "2026年6月30日（火）",
        "30 Jun 2026 (Tue)",
    )
    state = change(event, "状態")
    assert (state.old.ja, state.new.ja, str(state.new)) == ("起票", "応急処置済", "Contained")
    assert [c.label.ja for c in event.changes] == ["応急処置（修正）", "応急処置日", "状態"]


def test_people_and_departments_stand_by_name_once(desk, manager, head, it):
    event = of(desk, manager, it)[-1]
    assert event.deed.ja == "起票"
    labels = [c.label.ja for c in event.changes]
    assert len(labels) == len(set(labels))
    assert change(event, "部門").new.ja == "営業部"
    assert change(event, "発見者").new.ja == "佐藤 健"


def test_an_id_alone_is_resolved_to_a_name(desk, manager, sales):
    person = Person.get(Person.login == "ito")

    def transfer(work):
        work.save(work.take(Person, person.key, department=sales))

    desk.do(manager, transfer)
    event = of(desk, manager, person)[0]
    assert event.changes == (Change(Person.department.verbose_name, *names("開発部", "営業部")),)
    assert [str(event.changes[0].old), str(event.changes[0].new)] == ["Development", "Sales"]


def names(*called):
    from pmsdesk.services.changes import called as name

    return [name(Department.get(Department.name == each)) for each in called]


def test_long_texts_are_whole(desk, head, it):
    text = "長い説明。\n" * 2000
    desk.do(head, actions.write, it.key, impact=text)
    assert change(of(desk, head, it)[0], "影響").new.ja == text.strip()


def test_the_rows_and_files_of_an_action_belong_to_its_history(desk, manager, head, it):
    it = proposed(desk, head, contained(desk, head, it))
    desk.do(head, evidence.attach_to_action, it.id, "鍵.txt", b"key")
    told = [(e.about.ja, e.deed.ja) for e in of(desk, head, it)]
    assert told[:6] == [
        ("証跡「鍵.txt」", "添付"),
        ("", "計画の承認を依頼"),
        ("処置計画（2行目）", "登録"),
        ("処置計画（1行目）", "登録"),
        ("なぜなぜ分析（2行目）", "登録"),
        ("なぜなぜ分析（1行目）", "登録"),
    ]


def test_a_removed_row_is_still_told_of_and_no_other_actions_rows_are(
    desk, clock, manager, head, sales
):
    first = contained(desk, head, found(desk, clock, manager, head, sales, "××○"))
    second = CorrectiveAction.get(CorrectiveAction.id != first.id)
    desk.do(head, actions.set_whys, first.key, [("一つめ", "消える")])
    first = CorrectiveAction.get_by_id(first.id)
    desk.do(head, actions.set_whys, first.key, [])
    desk.do(head, actions.set_whys, second.key, [("別の是正", "残る")])
    assert Why.get().id == 1  # the database gave the removed row's id away again
    mine = [(e.deed.ja, [c.old.ja or c.new.ja for c in e.changes]) for e in rows(desk, head, first)]
    assert mine == [
        ("削除", ["一つめ", "消える"]),
        ("登録", ["一つめ", "消える"]),
    ]
    theirs = [(e.deed.ja, [c.new.ja for c in e.changes]) for e in rows(desk, head, second)]
    assert theirs == [("登録", ["別の是正", "残る"])]


def rows(desk, who, it):
    return [e for e in of(desk, who, it) if e.kind == "Why"]


def test_answers_belong_to_the_history_of_an_inspection(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = fill_in(desk, head, mine(sales), "○×○")
    told = [(e.about.ja, e.deed.ja) for e in of(desk, head, it)]
    assert told == [
        ("回答「PHY-01」", "回答"),
        ("回答「ORG-02」", "回答"),
        ("", "記入を開始"),
        ("回答「ORG-01」", "回答"),
        ("", "配信"),
    ]
    assert change(of(desk, head, it)[1], "結果").new.ja == "不適合"
    answer = Answer.get(Answer.code == "ORG-02")
    assert [e.position for e in of(desk, head, answer)] == [of(desk, head, it)[1].position]


def test_pages_go_on_by_position_and_leave_nothing_out(desk, manager, auditor, head, it):
    closed(desk, manager, auditor, head, it)
    whole = of(desk, head, it)
    paged, before = [], None
    while before != 0:
        page = desk.do(head, history.page, "CorrectiveAction", it.id, before=before, limit=4).result
        assert len(page.events) <= 4
        paged += page.events
        before = page.before
    assert [e.position for e in paged] == [e.position for e in whole]
    assert len(whole) > 12


def test_a_page_is_titled_by_its_record(desk, head, it):
    title = desk.do(head, history.page, "CorrectiveAction", it.id).result.title
    assert title.ja == f"是正処置 {it.title}"


def test_who_may_not_read_the_record_reads_no_history(desk, other_head, it):
    with pytest.raises(Refused, match="not yours"):
        of(desk, other_head, it)


def test_what_is_gone_or_unknown_has_none(desk, manager):
    for kind, id in [("CorrectiveAction", 99), ("Trail", 1), ("Nonsense", 1)]:
        with pytest.raises(Refused, match="no longer"):
            desk.do(manager, history.of_record, kind, id)


def test_what_the_program_did_is_told_as_that(desk, clock, manager, sales):
    opened(desk, clock, manager)
    assert of(desk, manager, mine(sales))[0].who.ja == "自動処理"


def test_the_lists_of_a_plan_read_as_words(desk, manager, sales):
    plan = quarterly(desk, manager)
    plan = desk.do(
        manager, plans.correct, plan.key, departments=str(sales.id), asked="quarterly,yearly"
    ).result
    event = of(desk, manager, plan)[0]
    where = change(event, "対象部門")
    assert (where.old.ja, where.new.ja) == ("すべての部門", "営業部")
    assert change(event, "対象にする項目の頻度").new.ja == "四半期ごと、毎年"
    first = of(desk, manager, Plan.get_by_id(plan.id))[-1]
    assert change(first, "点検表").new.ja == "組織"
    assert change(first, "対象の回答者").new.ja == "部門責任者"


def test_a_check_and_a_second_attempt_are_told(desk, manager, auditor, head, it):
    it = reported(desk, head, approved(desk, manager, head, it))
    words = {"effect_evidence": "まだ開いている"}
    desk.do(auditor, actions.move, it.key, "find_insufficient", **words)
    told = of(desk, head, it)
    assert (told[0].deed.ja, told[1].about.ja) == ("不十分と判定", "有効性確認（1回目）")
    assert change(told[1], "有効性の確認内容").new.ja == "まだ開いている"


# ---- the words


def deeds_in_the_code():
    """Every deed that a service names when it writes, as (file, deed)."""
    for path in sorted((SOURCE / "services").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr not in ("add", "add_all", "save", "retire", "note", "move"):
                continue
            owner = call.func.value
            if not isinstance(owner, ast.Name) or owner.id != "work":
                continue
            last = call.args[1:] if call.func.attr != "retire" else call.args[2:]
            for part in last:
                for leaf in ast.walk(part):
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                        yield path.name, leaf.value


@pytest.mark.parametrize("file, deed", sorted(set(deeds_in_the_code())))
def test_every_deed_of_a_service_has_words(file, deed):
    assert deed in {known for _, known in DEEDS}, f"{file}: say what “{deed}” is in deeds.py"


@pytest.mark.parametrize("kind", [k for k in ALL if k.flow], ids=lambda k: k.__name__)
def test_every_move_has_words_of_its_own(kind):
    for move in kind.flow.moves:
        assert (kind.__name__, move.name) in DEEDS


def test_every_deed_belongs_to_a_kind_and_is_said_in_both_languages():
    for (kind, _), words in DEEDS.items():
        assert kind in NAMED or kind == ""
        assert any("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in words.ja)


def test_a_deed_without_words_is_called_a_change():
    assert words_for("Plan", "juggle").ja == "変更"


def test_a_whole_life_is_told_in_words(desk, clock, manager, auditor, head, sales):
    it = closed(desk, manager, auditor, head, found(desk, clock, manager, head, sales))
    told = [e.deed.ja for e in of(desk, manager, it) if not e.about]
    assert told == [
        "完了を承認",
        "有効と判定",
        "実施の完了を報告",
        "計画を承認",
        "計画の承認を依頼",
        "応急処置を記録",
        "起票",
    ]


def test_a_revised_inspection_says_so(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    it = desk.do(head, review.hand_in, fill_in(desk, head, mine(sales)).key).result
    it = desk.do(manager, review.approve, it.key).result
    new = desk.do(manager, review.revise, it.key, "対象を取り違えていた").result
    assert of(desk, manager, it)[0].deed.ja == "訂正版に差替え"
    assert ("", "訂正版を作成") in [(e.about.ja, e.deed.ja) for e in of(desk, manager, new)]
    clock.forward(days=1)
    desk.do(SYSTEM, duties.tick)


def test_the_steps_of_a_plan_show_dates(desk, head, it):
    it = contained(desk, head, it)
    desk.do(head, actions.set_steps, it.key, [step(due=date(2026, 7, 30))])
    event = next(e for e in of(desk, head, it) if e.kind == "Step")
    assert change(event, "期限").new.ja == "2026年7月30日（木）"

"""From taking it up to closing it: the moves, the action, what has to be there, who may."""

from datetime import date

import pytest
from incidents import DECIDED, again, exempt_all, judged, moved, reported, written

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Clock, CorrectiveAction, Entry
from pmsdesk.kinds.incident.documents import LABELS
from pmsdesk.kinds.incident.incident import ITEMS
from pmsdesk.services.incident import dossier, facts, following, judging, sending
from pmsdesk.store.message import Message
from pmsdesk.store.trail import Trail


def to_the_end(desk, manager, it):
    """Judged as not reportable, prevented, not published: clocks and the action are left."""
    it = judged(desk, manager, it)
    return moved(desk, manager, it, "prevent", root_cause="宛先の確認漏れ", **DECIDED)


def missing(desk, who, it):
    return [words.ja for words in desk.do(who, dossier.dossier, it.id).result.to_close]


def test_a_small_incident_runs_to_its_end(desk, clock, staff, head, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    assert it.state == "preventing"
    exempt_all(desk, manager, it)
    action = desk.do(head, following.open_action, again(it).key).result
    clock.set(date(2026, 4, 20))
    it = moved(desk, manager, it, "close", lessons="送信前に声を出して確認する")
    assert (it.state, it.closed_by_id, it.closed_on) == ("closed", manager, date(2026, 4, 20))
    assert (it.action_id, it.due_on) == (action.id, None)
    told = Message.select().where(Message.person == staff).order_by(Message.id.desc()).get()
    assert told.subject_ja.startswith("完了しました：2026-IN-0001")


def test_the_action_says_where_it_comes_from(desk, staff, head, manager):
    it = to_the_end(desk, manager, reported(desk, staff, summary="別の取引先に送った"))
    desk.do(head, following.open_action, it.key)
    action = CorrectiveAction.get()
    assert (action.source, action.source_ref) == ("incident", it.no)
    assert (action.title, action.content) == ("メール誤送信", "別の取引先に送った")
    view = desk.do(head, dossier.dossier, it.id).result
    assert (view.action.no, view.action.state.ja, view.may_open_action) == (
        action.no,
        "起票",
        False,
    )


def test_only_one_action_is_opened(desk, staff, head, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    desk.do(head, following.open_action, it.key)
    with pytest.raises(Refused) as no:
        desk.do(head, following.open_action, again(it).key)
    assert CorrectiveAction.get().no in no.value.why.ja


def test_no_action_is_opened_before_anybody_has_decided(desk, staff, head):
    it = reported(desk, staff)
    with pytest.raises(Refused):
        desk.do(head, following.open_action, it.key)


def test_closing_says_what_is_missing(desk, staff, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    assert missing(desk, manager, it) == [
        "提出も対象外の記録もされていない期限が1件あります。",
        "是正処置を起票するか、しない理由を入力してください。",
    ]
    with pytest.raises(Refused):
        moved(desk, manager, it, "close", lessons="教訓")
    exempt_all(desk, manager, it)
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "close", lessons="教訓")
    assert no.value.field == "no_action_reason"
    it = moved(desk, manager, it, "close", lessons="教訓", no_action_reason="偶発的な事象のため")
    assert it.state == "closed"


def test_closing_asks_whether_it_was_published_and_when(desk, clock, staff, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    exempt_all(desk, manager, it)
    rest = {"lessons": "教訓", "no_action_reason": "偶発的な事象のため"}
    written(desk, manager, it, publication="undecided")
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "close", **rest)
    assert no.value.field == "publication" and "未定" in no.value.why.ja
    assert any("公表するかどうかが未定" in why for why in missing(desk, manager, it))
    written(desk, manager, it, publication="published", published_where="会社のWebサイト")
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "close", **rest)
    assert no.value.field == "published_on"
    it = moved(desk, manager, it, "close", published_on=again(it).known_on, **rest)
    assert it.state == "closed"


FILLED = {name: f"{name}の記述" for name in ITEMS if name != "other"}


@pytest.mark.parametrize("blank", [None, "publishing", "planned"])
def test_closing_asks_for_every_item_of_a_final_report_that_was_due(desk, staff, manager, blank):
    it = to_the_end(desk, manager, reported(desk, staff))
    written(desk, manager, it, **{**FILLED, **({blank: ""} if blank else {})})
    row = Clock.get(Clock.incident == it.id, Clock.sort == "pmark_final")
    desk.do(manager, sending.send, row.key, document="pmark_final", sent_on=it.known_on)
    rest = {"lessons": "教訓", "no_action_reason": "偶発的な事象のため"}
    if blank is None:
        assert moved(desk, manager, it, "close", **rest).state == "closed"
        return
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "close", **rest)
    assert no.value.field == blank and LABELS[blank].ja in no.value.why.ja
    assert again(it).state == "preventing"


def test_a_final_report_that_was_exempted_needs_no_items(desk, staff, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    exempt_all(desk, manager, it)
    assert not any("確報" in why for why in missing(desk, manager, it))


def test_closing_asks_for_the_lessons(desk, staff, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    exempt_all(desk, manager, it)
    with pytest.raises(Refused) as no:
        moved(desk, manager, it, "close", no_action_reason="偶発的な事象のため")
    assert no.value.field == "lessons"


def test_a_near_miss_closes_without_judgement_or_clocks(desk, staff, manager):
    it = moved(desk, manager, reported(desk, staff, near_miss=True), "take_up")
    it = moved(desk, manager, it, "prevent", root_cause="似た名前の宛先")
    assert missing(desk, manager, it) == ["是正処置を起票するか、しない理由を入力してください。"]
    it = moved(desk, manager, it, "close", lessons="教訓", no_action_reason="注意喚起のみ")
    assert it.state == "closed"


def test_a_drill_runs_the_same_way(desk, manager, sales):
    it = to_the_end(desk, manager, reported(desk, manager, department=sales.id, drill=True))
    exempt_all(desk, manager, it)
    assert moved(desk, manager, it, "close", lessons="連絡に時間がかかった").state == "closed"


def test_a_closed_incident_is_not_written_any_more(desk, staff, manager):
    it = moved(desk, manager, reported(desk, staff, near_miss=True), "take_up")
    it = moved(desk, manager, it, "prevent", root_cause="似た名前の宛先")
    it = moved(desk, manager, it, "close", lessons="教訓", no_action_reason="注意喚起のみ")
    with pytest.raises(Refused):
        written(desk, manager, it, summary="後から")
    view = desk.do(manager, dossier.dossier, it.id).result
    assert (view.moves, view.may_write, view.may_attach, view.may_confirm) == (
        (), frozenset(), False, False,
    )  # fmt: skip


def test_judging_is_no_button(desk, staff, manager):
    it = moved(desk, manager, reported(desk, staff), "take_up")
    view = desk.do(manager, dossier.dossier, it.id).result
    assert view.may_judge and [m.name for m in view.moves] == []
    with pytest.raises(Refused):
        moved(desk, manager, it, "judge")


def test_later_facts_lead_back_to_the_judgement(desk, clock, staff, manager):
    it = judged(desk, manager, reported(desk, staff), count_most=900)
    assert it.state == "internal"
    clock.set(date(2026, 4, 15))
    it = written(desk, manager, it, count_known=1001, count_most=1200)
    assert (it.state, it.reportable) == ("to_judge", "open")
    desk.do(manager, judging.judge, it.key, "1,000人を超えた")
    assert again(it).state == "reporting"
    final = Clock.get(Clock.incident == it.id, Clock.sort == "ppc_final")
    assert final.known_on == date(2026, 4, 15)


def test_the_second_of_two_deciders_is_told(desk, staff, manager, top):
    it = moved(desk, manager, reported(desk, staff), "take_up")
    it = written(desk, manager, it, sensitive="yes")
    desk.do(manager, judging.judge, it.key, "要配慮個人情報を含む")
    with pytest.raises(Refused) as no:
        desk.do(top, judging.judge, it.key, "別の判断")
    assert "ほかの人が先に" in no.value.why.ja


def test_the_timeline_follows_every_step(desk, staff, head, manager):
    it = to_the_end(desk, manager, reported(desk, staff))
    desk.do(head, following.open_action, it.key)
    lines = [e.text for e in Entry.select().where(Entry.incident == it.id).order_by(Entry.id)]
    assert "対応を開始する（判定待ち）" in lines
    assert "判定：報告対象外" in lines
    assert "再発防止に進む（再発防止中）" in lines
    assert f"是正処置{CorrectiveAction.get().no}を起票" in lines


def test_every_reading_is_on_record_once_a_day(desk, clock, staff, manager, auditor):
    def readings(who):
        mine = (Trail.kind == "Incident") & (Trail.deed == "read") & (Trail.who == who)
        return Trail.select().where(mine).count()

    it = reported(desk, staff)
    for _ in range(3):
        outcome = desk.do(auditor, dossier.dossier, it.id)
    assert readings(auditor) == 1 and readings(manager) == 0
    assert outcome.changed == frozenset()
    clock.forward(hours=11, minutes=59)  # one minute to midnight in Tokyo
    desk.do(auditor, dossier.dossier, it.id)
    assert readings(auditor) == 1
    clock.forward(minutes=2)
    desk.do(auditor, dossier.dossier, it.id)
    assert readings(auditor) == 2


def test_the_first_reading_refreshes_no_window(desk, staff, auditor):
    it = reported(desk, staff)
    assert desk.do(auditor, dossier.dossier, it.id).changed == frozenset()


def test_who_may_write_what(desk, staff, head, manager, auditor):
    it = reported(desk, staff)
    may = {
        who: desk.do(who, dossier.dossier, it.id).result.may_write
        for who in (staff, head, manager, auditor)
    }
    assert may[auditor] == frozenset()
    assert {"summary", "near_miss", "found_at"} <= may[staff] and "root_cause" not in may[staff]
    assert {"summary", "root_cause", "overview"} <= may[head] and "publication" not in may[head]
    assert {"publication", "known_at", "lessons"} <= may[manager]
    it = judged(desk, manager, it)
    assert desk.do(staff, dossier.dossier, it.id).result.may_write == frozenset()


def test_an_unknown_field_is_refused(desk, staff, manager):
    it = reported(desk, staff)
    for field in ("state", "no", "reportable", "known_on", "closed_on", "department"):
        with pytest.raises(Refused) as no:
            desk.do(manager, facts.write, again(it).key, **{field: "x"})
        assert no.value.field == field


def test_other_departments_do_not_read_it(desk, staff, other_head):
    it = reported(desk, staff)
    with pytest.raises(Refused):
        desk.do(other_head, dossier.dossier, it.id)

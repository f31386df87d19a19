"""Reviews and annual plans where the rest of the program meets them."""

from datetime import date

import pytest
from reviews import (
    activity,
    approved,
    decide,
    decided,
    in_force,
    inputs,
    moved,
    objective,
    planned,
    whole,
)

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import Activity, Decision, Objective, Review, ReviewInput
from pmsdesk.services import duties, finding, history, home, registers
from pmsdesk.services.review import decisions, reviews
from pmsdesk.services.yearly import activities


def waiting(desk, who):
    view = desk.do(who, home.home).result
    return [t.no for t in view.to_do], [t.no for t in view.approvals]


def found(desk, who, term):
    hits = desk.do(who, finding.search, term).result
    return [(hit.kind, hit.title.ja, hit.page, hit.where) for hit in hits]


def rows(desk, who, kind, lang="ja"):
    def read(work):
        it = registers.register(work, kind, lang)
        return [dict(zip(it.columns, row, strict=True)) for row in it.rows]

    return desk.do(who, read).result


# ---- home


def test_a_review_waits_for_whoever_has_it_in_hand(desk, manager, top, staff, head):
    it = whole(desk, manager, staff)
    assert waiting(desk, manager) == ([it.no], [])
    moved(desk, manager, it, "check")
    assert waiting(desk, manager) == ([], [])
    assert waiting(desk, top) == ([it.no], [it.no])
    moved(desk, top, it, "approve")
    assert waiting(desk, top) == ([], [])
    assert waiting(desk, head) == ([], [])


def test_a_decision_waits_for_its_owner_until_it_is_done(desk, clock, manager, top, head):
    it = decided(approved(desk, manager, top, head))[0]
    assert waiting(desk, head) == ([it.no], [])
    clock.set(date(2026, 6, 20))
    view = desk.do(head, home.home).result
    assert [(t.kind, t.no, t.due_on) for t in view.soon] == [("Decision", it.no, it.due_on)]
    assert view.soon_count == 1
    clock.set(date(2026, 7, 1))
    assert [t.no for t in desk.do(manager, home.home).result.late] == [it.no]
    assert desk.do(top, home.home).result.late_count == 1
    desk.do(head, decisions.report_done, it.key, "見直した")
    assert waiting(desk, head) == ([], [])


def test_somebody_elses_decision_is_not_told_to_a_department(desk, clock, manager, top, staff):
    approved(desk, manager, top, staff)
    clock.set(date(2026, 7, 1))
    assert desk.do(staff, home.home).result.late_count == 1
    from settled import person

    assert desk.do(person("ito"), home.home).result.late_count == 0


def test_a_plan_waits_for_the_office_the_manager_and_the_top(desk, manager, top):
    plan = planned(desk, manager)
    activity(desk, manager, plan)
    objective(desk, manager, plan)
    assert waiting(desk, manager) == ([plan.no], [])
    (task,) = desk.do(manager, home.home).result.to_do
    assert (str(task.titled), task.titled.ja) == ("Annual plan 2026", "2026年度 年間計画書")
    moved(desk, manager, plan, "check")
    assert waiting(desk, top) == ([plan.no], [plan.no])


def test_the_tick_reminds_of_decisions(desk, clock, manager, top, staff):
    approved(desk, manager, top, staff)
    clock.set(date(2026, 6, 29))
    assert desk.do(SYSTEM, duties.tick).result.reminded == 1
    assert desk.do(SYSTEM, duties.tick).result.reminded == 0


# ---- search


def test_reviews_decisions_and_plans_are_found(desk, manager, top, staff):
    it = whole(desk, manager, staff)
    desk.do(manager, reviews.write_input, inputs(it)["law"].key, "電気通信事業法の改正", False)
    desk.do(manager, decisions.add, it.id, text="誤送信対策の導入", no_change=True)
    plan = planned(desk, manager)
    its = activity(desk, manager, plan, "other", title="社内報での周知")
    objective(desk, manager, plan, "漏えいゼロ")
    assert found(desk, manager, it.no)[0][:3] == (
        "Review", f"{it.no} マネジメントレビュー", "reviews",
    )  # fmt: skip
    assert found(desk, manager, "電気通信") == [
        ("ReviewInput", f"{it.no} 法令・環境の変化", "reviews", {"id": it.id})
    ]
    [(kind, title, page, where)] = found(desk, manager, "誤送信対策")
    assert (kind, page) == ("Decision", "decisions") and where["id"]
    assert title == f"{it.no}-03 誤送信対策の導入"
    assert found(desk, staff, "周知") == [
        ("Activity", "社内報での周知", "reviews", {"plan": plan.id, "activity": its.id})
    ]
    assert found(desk, staff, "漏えいゼロ")[0][0] == "Objective"
    assert found(desk, staff, "電気通信") == found(desk, staff, "誤送信対策") == []


# ---- registers


def test_registers_speak_in_words(desk, manager, top, staff, head):
    it = approved(desk, manager, top, staff)
    plan = planned(desk, manager)
    activity(desk, manager, plan, owner=staff)
    objective(desk, manager, plan, owner=staff)
    (row,) = rows(desk, manager, Review)
    assert (row["開催区分"], row["状態"], row["承認者"]) == ("定期", "承認済", "田中 一郎")
    assert rows(desk, manager, ReviewInput)[0]["マネジメントレビュー"] == it.no
    assert [row["状態"] for row in rows(desk, manager, Decision)] == ["対応中", "対応なし"]
    assert rows(desk, head, Activity)[0]["区分"] == "個人情報管理台帳の見直し"
    assert rows(desk, head, Objective, "en")[0]["Owner"] == "鈴木 花"
    with pytest.raises(Refused):
        rows(desk, head, Decision)


# ---- history


def test_the_history_of_a_review_tells_of_its_decisions(desk, manager, top, staff):
    it = whole(desk, manager, staff)
    extra = decide(desk, manager, it, "取りやめた案", owner=staff, due_on=date(2026, 9, 1))
    desk.do(manager, decisions.remove, extra.key)
    moved(desk, manager, it, "check")
    moved(desk, top, it, "approve")
    events = desk.do(manager, history.of_record, "Review", it.id, limit=200).result
    deeds = {(event.kind, event.deed.ja) for event in events}
    assert {("Review", "準備を開始"), ("Review", "承認"), ("ReviewInput", "実績を集計"),
            ("Decision", "承認により確定"), ("Decision", "削除")} <= deeds  # fmt: skip
    abouts = {event.about.ja for event in events}
    assert "決定事項「取りやめた案」" in abouts and "インプット「法令・環境の変化」" in abouts


def test_the_history_of_a_plan_tells_of_its_lines_and_of_no_others(desk, manager, top, staff):
    plan, other = planned(desk, manager), planned(desk, manager, 2027)
    activity(desk, manager, other, "audit")
    gone = activity(desk, manager, plan, "drill")
    desk.do(manager, activities.remove, gone.key)
    activity(desk, manager, plan, "other", title="取引先への周知")
    objective(desk, manager, plan)
    in_force(desk, manager, top, plan)
    events = desk.do(manager, history.of_record, "AnnualPlan", plan.id, limit=200).result
    abouts = {event.about.ja for event in events}
    assert abouts == {
        "",
        "年間活動",
        "年間活動「取引先への周知」",
        "個人情報保護目的「誤送信を減らす」",
    }
    assert sum(event.deed.ja == "削除" for event in events) == 1
    assert not any(word in str(c.label) for e in events for c in e.changes for word in ("first",))

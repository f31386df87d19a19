"""What the records say of each topic of a management review, counted where they are kept."""

from datetime import date

import pytest
from audits import AUTUMN, finished, issued, reported
from reviews import approved as reviewed
from reviews import assessed, begun, decide, decided, in_force, inputs, moved, objective, planned
from settled import person
from trainings import closed, everybody_passed, opened, trainer_of

from pmsdesk.kinds import Review
from pmsdesk.kinds.law import notice_file
from pmsdesk.services import law
from pmsdesk.services.action import actions
from pmsdesk.services.review import reviews
from pmsdesk.services.yearly import dossier, objectives


@pytest.fixture
def by_topic(desk, manager):
    """by_topic(): the inputs of a review that is begun now."""

    def gathered(year=2026):
        return inputs(begun(desk, manager, year))

    return gathered


def test_audits_count_once_they_are_reported(desk, clock, auditor, top, by_topic, manager):
    it = issued(desk, clock, auditor, top)
    finished(desk, auditor, it, "×△○")
    row = by_topic()["audit"]
    assert row.figure == "内部監査1件中1件実施、不適合 重大0件・軽微0件"
    assert "観察事項0件" in row.details and row.page == "audits"
    reported(desk, auditor, "運用はおおむね良好である。")
    desk.do(manager, reviews.gather, last().key)
    row = inputs(last())["audit"]
    assert row.figure == "内部監査1件中1件実施、不適合 重大0件・軽微1件"
    assert "観察事項1件、良好事項0件" in row.details
    assert "運用はおおむね良好である。" in row.details


def last():
    return Review.select().order_by(Review.id.desc()).first()


def test_without_an_audit_it_says_so(by_topic):
    row = by_topic()["audit"]
    assert row.figure == "対象期間の内部監査はありません"


def test_trainings_count_who_attended_and_who_passed(desk, clock, by_topic):
    trainer = trainer_of(desk)
    it = opened(desk, clock, trainer)
    row = by_topic()["training"]
    assert row.figure.startswith("教育1件、受講0/") and row.page == "training"
    everybody_passed(desk, it)
    closed(desk, trainer, it)
    row = inputs(begun(desk, person("mori"), 2025))["training"]
    assert row.figure == "対象期間の教育はありません"


def known_on(day):
    return [it for it in notice_file.shipped_notices() if it.known_on <= day]


def test_changes_of_law_are_listed_with_what_the_check_of_them_came_to(desk, manager, by_topic):
    known = known_on(date(2026, 4, 1))
    row = by_topic()["law"]
    n = len(known)
    assert row.figure.startswith(f"法令改正のお知らせ{n}件、うち確認済0件（最終確認日 なし）")
    assert f"確認待ち{n}件" in row.figure and row.details.count("：未確認") == n
    desk.do(manager, law.acknowledge, known[0].id, known[0].edition, "act", "規程を改める")
    row = inputs(begun(desk, manager, 2027))["law"]
    assert f"うち確認済1件（最終確認日 2026年4月1日）、確認待ち{n - 1}件" in row.figure
    assert f"{known[0].title.ja}（{known[0].stage.label.ja}）：対応する（2026年4月1日確認）" in (
        row.details
    )
    assert "対応が必要と判断した改正1件" in row.details
    assert (row.page, row.where) == ("calendar", '{"tab": "law"}')


def test_a_change_of_law_to_be_looked_at_again_is_open_from_that_day(
    desk, clock, manager, by_topic
):
    known = known_on(date(2026, 4, 1))
    for it in known:
        again_on = date(2026, 6, 1) if it is known[0] else None
        desk.do(manager, law.acknowledge, it.id, it.edition, "watch", "様子を見る", again_on)
    assert "確認待ち0件" in by_topic()["law"].figure
    clock.set(date(2026, 6, 1))
    desk.do(manager, reviews.gather, last().key)
    row = inputs(last())["law"]
    later = len(known_on(date(2026, 6, 1))) - len(known)
    assert f"確認待ち{1 + later}件" in row.figure
    assert "動向を確認する（2026年6月1日に再確認の予定）" in row.details


def test_what_was_checked_after_the_days_looked_back_on_is_not_counted(desk, clock, manager):
    it = begun(desk, manager)
    desk.do(manager, reviews.write, it.key, until=date(2026, 4, 30))
    clock.set(date(2026, 6, 1))
    notice = known_on(date(2026, 4, 1))[0]
    desk.do(manager, law.acknowledge, notice.id, notice.edition, "none", "該当なし")
    desk.do(manager, reviews.gather, last().key)
    assert "うち確認済0件" in inputs(last())["law"].figure


def test_objectives_count_by_how_far_they_were_reached(desk, manager, top, by_topic):
    plan = planned(desk, manager, start="usual")
    goal = objective(desk, manager, plan, target="2件以下")
    objective(desk, manager, plan, "受講率を上げる")
    in_force(desk, manager, top, plan)
    desk.do(manager, objectives.assess, goal.key, "yes", "1件だった")
    row = by_topic()["objectives"]
    assert row.figure == "目的2件中 達成1件、一部達成0件、未達成0件、未評価1件"
    held = desk.do(manager, dossier.dossier, plan.id).result
    assert f"年間計画の活動{len(held.activities)}件中0件実施" in row.details
    assert "誤送信を減らす（目標：2件以下）：達成" in row.details


def test_risks_are_what_is_major_late_or_without_effect(desk, clock, head, sales, by_topic):
    facts = {"source": "complaint", "title": "苦情", "content": "内容", "grade": "major"}
    desk.do(head, actions.open_by_hand, sales.id, **facts)
    clock.set(date(2026, 6, 1))
    found = by_topic()
    assert found["risks"].figure == "重大な不適合1件、期限超過の是正処置1件、有効性不十分0件"
    assert "未完了：2026-CA-0001 苦情" in found["risks"].details
    assert found["complaints"].figure == "苦情・相談からの是正処置1件（うち未完了1件）"


def test_the_first_review_has_none_before_it_and_a_draft_is_none(desk, manager, top, staff):
    first = begun(desk, manager, 2025)
    assert inputs(first)["previous"].figure == "初回のレビューです。"
    second = begun(desk, manager, 2026)
    assert inputs(second)["previous"].figure == "初回のレビューです。"


def test_a_review_that_decided_nothing_to_do_is_told_so(desk, clock, manager, top, staff):
    it = begun(desk, manager, 2025)
    assessed(desk, manager, it)
    decide(desk, manager, it, "変更なし", no_change=True)
    held = {"held_on": date(2026, 4, 1), "attendees": "代表者", "pms_change": "not_needed"}
    desk.do(manager, reviews.write, last().key, **held)
    moved(desk, manager, it, "check")
    moved(desk, top, it, "approve")
    row = inputs(begun(desk, manager, 2026))["previous"]
    assert row.figure == f"{it.no}：対応を要する決定事項はありません"


def test_figures_are_frozen_with_the_review(desk, clock, manager, top, staff):
    it = reviewed(desk, manager, top, staff)
    before = {row.topic: (row.figure, row.details) for row in inputs(it).values()}
    clock.set(AUTUMN)
    assert decided(it)[0].late(AUTUMN)
    assert {row.topic: (row.figure, row.details) for row in inputs(it).values()} == before

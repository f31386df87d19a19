"""The management review: prepared, checked, approved, its decisions followed."""

from datetime import date

import pytest
from incidents import reported
from inspections import handed_in, mine, opened
from reviews import again, approved, assessed, begun, decide, decided, inputs, moved, whole

from pmsdesk.base.errors import Refused
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import CorrectiveAction, Decision, Person, Review, ReviewInput
from pmsdesk.kinds.review.words import Topic
from pmsdesk.services.organization import people
from pmsdesk.services.review import decisions, dossier, reminding, reviews
from pmsdesk.services.review.sources import SOURCES
from pmsdesk.store.message import Message
from pmsdesk.store.trail import Trail

JUNE = date(2026, 6, 30)


def refused(desk, who, service, *args, **facts):
    with pytest.raises(Refused) as no:
        desk.do(who, service, *args, **facts)
    return no.value


def told(who):
    return [m.subject_ja for m in Message.select().where(Message.person == who)]


# ---- preparing


def test_a_review_begins_with_every_topic_and_what_the_records_say_of_it(desk, manager):
    it = begun(desk, manager)
    assert (it.no, it.state, it.revision) == ("2026-MR-0001", "draft", 1)
    assert (it.since, it.until) == (date(2026, 4, 1), date(2027, 3, 31))
    assert [row.topic for row in inputs(it).values()] == [t.value for t in Topic]
    assert it.gathered_on == date(2026, 4, 1)
    for row in inputs(it).values():
        assert row.figure and row.figure_en, row.topic
        assert len(row.shown_details) == len(row.details.splitlines())


def test_every_topic_has_its_source():
    assert set(SOURCES) == set(Topic)


def test_the_figures_are_those_of_the_records(desk, clock, manager, head, staff, sales):
    opened(desk, clock, manager)
    handed_in(desk, head, mine(sales))
    reported(desk, staff)
    reported(desk, staff, near_miss=True)
    reported(desk, manager, drill=True, department=sales.id)
    row = inputs(begun(desk, manager))
    assert row["incidents"].figure == "事故1件（うち報告対象0件）、ヒヤリハット1件、未完了1件"
    assert "事故対応訓練1回" in row["incidents"].details
    actions = CorrectiveAction.select().where(CorrectiveAction.sort == "improvement").count()
    assert row["proposals"].figure == f"改善課題{actions}件（うち完了0件）"
    assert row["checks"].figure.startswith("1回実施、適合率")
    assert "提出1/3部門" in row["checks"].details
    assert (row["checks"].page, row["incidents"].page) == ("inspections", "incidents")


def test_records_of_other_days_are_not_counted(desk, clock, manager, staff):
    clock.set(date(2026, 5, 10))
    reported(desk, staff)
    it = begun(desk, manager)
    desk.do(manager, reviews.write, it.key, until=date(2026, 4, 30))
    assert inputs(it)["incidents"].figure.startswith("事故0件")


def test_gathering_again_brings_new_figures_and_keeps_what_people_wrote(desk, manager, staff):
    it = begun(desk, manager)
    desk.do(manager, reviews.write_input, inputs(it)["incidents"].key, " 特になし ", False)
    reported(desk, staff)
    assert inputs(it)["incidents"].figure.startswith("事故0件")
    desk.do(manager, reviews.gather, again(it).key)
    row = inputs(it)["incidents"]
    assert row.figure.startswith("事故1件") and row.text == "特になし"


def test_two_reviews_of_a_year_are_not_prepared_at_once(desk, manager):
    it = begun(desk, manager)
    assert it.no in refused(desk, manager, reviews.begin, 2026).why.ja
    begun(desk, manager, 2025)


def test_the_next_review_of_a_year_looks_at_the_days_after_the_last(desk, manager, top, staff):
    approved(desk, manager, top, staff, until=date(2026, 4, 1))
    it = begun(desk, manager, occasion="extra")
    assert (it.since, it.until) == (date(2026, 4, 2), date(2027, 3, 31))


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_that_is_none_is_refused(desk, manager, year):
    assert refused(desk, manager, reviews.begin, year).field == "year"


def test_days_the_wrong_way_round_are_refused(desk, manager):
    it = begun(desk, manager)
    no = refused(desk, manager, reviews.write, it.key, since=JUNE, until=date(2026, 6, 1))
    assert no.field == "until"


# ---- going on


@pytest.mark.parametrize(
    "missing, field",
    [
        ({"held_on": None}, "held_on"),
        ({"attendees": " "}, "attendees"),
        ({"pms_change": ""}, "pms_change"),
        ({"pms_change": "needed"}, "pms_change_text"),
    ],
)
def test_it_goes_on_only_whole(desk, manager, staff, missing, field):
    it = whole(desk, manager, staff)
    desk.do(manager, reviews.write, it.key, **missing)
    assert refused(desk, manager, reviews.move, again(it).key, "check").field == field
    assert again(it).state == "draft"


def test_every_input_needs_a_text_or_no_change(desk, manager, staff):
    it = whole(desk, manager, staff)
    desk.do(manager, reviews.write_input, inputs(it)["law"].key, "", False)
    no = refused(desk, manager, reviews.move, again(it).key, "check")
    assert no.field == "inputs" and "法令・環境の変化" in no.why.ja


def test_something_has_to_be_decided_and_to_change_nothing_is_enough(desk, manager):
    it = begun(desk, manager)
    assessed(desk, manager, it)
    held = {"held_on": date(2026, 4, 1), "attendees": "代表者", "pms_change": "not_needed"}
    it = desk.do(manager, reviews.write, again(it).key, **held).result
    assert refused(desk, manager, reviews.move, it.key, "check").field == "decisions"
    decide(desk, manager, it, "変更なし", no_change=True)
    assert moved(desk, manager, it, "check").state == "checked"


@pytest.mark.parametrize("given", [{"owner": None, "due_on": JUNE}, {"due_on": None}])
def test_a_decision_needs_an_owner_and_a_day(desk, manager, staff, given):
    it = whole(desk, manager, staff)
    desk.do(manager, decisions.correct, decided(it)[0].key, **given)
    assert refused(desk, manager, reviews.move, it.key, "check").field == "decisions"


def test_it_was_not_held_in_the_future(desk, manager):
    it = begun(desk, manager)
    no = refused(desk, manager, reviews.write, it.key, held_on=date(2026, 4, 2))
    assert no.field == "held_on"


def test_whoever_prepared_it_never_approves_it(desk, manager, top, staff):
    it = whole(desk, manager, staff)
    it = moved(desk, manager, it, "check")
    assert (it.prepared_name, it.checked_name) == ("森 由美", "森 由美")
    refused(desk, manager, reviews.move, it.key, "approve")
    it = moved(desk, top, it, "approve", summary="来年度も継続する。")
    assert (it.approved_name, it.summary) == ("田中 一郎", "来年度も継続する。")


def test_what_is_in_the_hands_of_the_top_is_not_changed_behind_its_back(desk, manager, staff):
    it = moved(desk, manager, whole(desk, manager, staff), "check")
    refused(desk, manager, reviews.write, it.key, attendees="別の人")
    refused(desk, manager, reviews.write_input, inputs(it)["law"].key, "追記", False)
    refused(desk, manager, decisions.add, it.id, text="追加")


def test_a_return_needs_its_reason_and_opens_it_again(desk, manager, top, staff):
    it = moved(desk, manager, whole(desk, manager, staff), "check")
    assert refused(desk, top, reviews.move, it.key, "return").field == "return_reason"
    it = moved(desk, top, it, "return", return_reason="期限を見直してください")
    assert (it.state, it.checked_name, it.return_reason) == ("draft", "", "期限を見直してください")
    assert "マネジメントレビュー2026-MR-0001が差し戻されました" in told(manager)
    it = moved(desk, manager, it, "check")
    assert it.return_reason == ""


def test_an_approved_review_is_locked(desk, manager, top, staff):
    it = approved(desk, manager, top, staff)
    assert it.locked
    for deed in (
        (reviews.write, it.key),
        (reviews.gather, it.key),
        (reviews.write_input, inputs(it)["law"].key, "追記", False),
        (decisions.correct, decided(it)[0].key),
        (decisions.remove, decided(it)[0].key),
    ):
        refused(desk, manager, *deed)


# ---- decisions


def test_approved_decisions_become_tasks_and_no_change_is_noted(desk, manager, top, staff):
    it = whole(desk, manager, staff)
    assert [each.state for each in decided(it)] == ["proposed", "proposed"]
    moved(desk, manager, it, "check")
    moved(desk, top, it, "approve")
    todo, nothing = decided(it)
    assert (todo.no, todo.state, todo.first_due) == ("2026-MR-0001-01", "open", JUNE)
    assert nothing.state == "noted" and nothing.owner_id is None
    assert any("2026年6月30日" in subject for subject in told(staff))


def test_its_owner_says_that_it_is_done_and_the_office_hears(desk, clock, manager, top, staff):
    it = decided(approved(desk, manager, top, staff))[0]
    clock.set(date(2026, 6, 1))
    assert refused(desk, staff, decisions.report_done, it.key, " ").field == "result"
    late = refused(desk, staff, decisions.report_done, it.key, "見直した", date(2026, 6, 2))
    assert late.field == "done_on"
    desk.do(staff, decisions.report_done, it.key, "点検表を改訂した")
    it = again(it)
    assert (it.state, it.done_on, it.done_name) == ("done", date(2026, 6, 1), "鈴木 花")
    assert any(it.no in subject for subject in told(manager))
    refused(desk, staff, decisions.report_done, it.key, "もう一度")


def test_somebody_else_does_not(desk, manager, top, staff, head):
    it = decided(approved(desk, manager, top, staff))[0]
    refused(desk, head, decisions.report_done, it.key, "見直した")
    refused(desk, head, dossier.decision, it.id)
    assert desk.do(staff, dossier.decision, it.id).result.may_follow
    assert desk.do(staff, dossier.mine).result[0].no == it.no
    assert desk.do(head, dossier.mine).result == []


def test_a_later_day_needs_a_reason_and_erases_no_lateness(desk, clock, manager, top, staff):
    it = decided(approved(desk, manager, top, staff))[0]
    later = date(2026, 8, 31)
    refused(desk, staff, decisions.put_off, it.key, later, "人手不足")
    assert refused(desk, manager, decisions.put_off, it.key, JUNE, "理由").field == "due_on"
    assert refused(desk, manager, decisions.put_off, it.key, later, "").field == "change_reason"
    it = desk.do(manager, decisions.put_off, it.key, later, "人手不足").result
    clock.set(date(2026, 8, 1))
    assert not it.late(date(2026, 8, 1))
    it = desk.do(staff, decisions.report_done, it.key, "見直した").result
    assert it.done_late()


def test_a_decision_is_handed_over_when_its_owner_leaves(desk, clock, manager, top, staff, head):
    it = decided(approved(desk, manager, top, staff))[0]
    who = Person.get_by_id(staff)
    desk.do(manager, people.leave, who.key, date(2026, 5, 31))
    clock.set(date(2026, 6, 29))
    Message.delete().execute()
    desk.do(SYSTEM, reminding.remind)
    assert told(staff) == [] and len(told(manager)) == 1
    it = desk.do(manager, decisions.hand_over, it.key, head).result
    assert it.owner_name == "佐藤 健"


def test_owners_are_reminded_once_and_the_manager_hears_of_what_is_late(
    desk, clock, manager, top, staff
):
    approved(desk, manager, top, staff)
    Message.delete().execute()
    for day, mine_, office in [
        (date(2026, 6, 22), 0, 0), (date(2026, 6, 23), 1, 0), (date(2026, 6, 29), 2, 0),
        (JUNE, 3, 0), (date(2026, 7, 3), 4, 1), (date(2026, 7, 4), 4, 1),
    ]:  # fmt: skip
        clock.set(day)
        desk.do(SYSTEM, reminding.remind)
        desk.do(SYSTEM, reminding.remind)
        assert (len(told(staff)), len(told(manager))) == (mine_, office), day


def test_the_next_review_shows_what_became_of_them(desk, clock, manager, top, staff):
    first = approved(desk, manager, top, staff)
    clock.set(date(2026, 7, 10))
    desk.do(staff, decisions.report_done, decided(first)[0].key, "見直した")
    clock.set(date(2027, 4, 10))
    it = begun(desk, manager, 2027)
    row = inputs(it)["previous"]
    assert row.figure == "2026-MR-0001の決定事項1件中1件実施済（期限後の実施・期限超過1件）"
    assert "点検表を見直す：実施済（鈴木 花、2026年7月10日）" in row.details
    shown = desk.do(manager, dossier.dossier, it.id).result
    assert shown.before_no == first.no and shown.before[0].result == "見直した"


# ---- revisions


def test_a_correction_is_a_new_revision_and_the_old_one_stays(desk, clock, manager, top, staff):
    old = approved(desk, manager, top, staff)
    assert refused(desk, manager, reviews.revise, old.key, " ").field == "reason"
    new = desk.do(manager, reviews.revise, old.key, "出席者の誤記").result
    assert (new.no, new.revision, new.state) == (old.no, 2, "draft")
    assert again(old).state == "approved"
    refused(desk, manager, reviews.revise, again(old).key, "もう一度")
    clock.set(date(2026, 5, 1))
    desk.do(staff, decisions.report_done, decided(old)[0].key, "見直した")
    desk.do(manager, reviews.write, new.key, attendees="代表者")
    moved(desk, manager, new, "check")
    moved(desk, top, new, "approve")
    assert (again(old).state, again(old).attendees) == ("replaced", "代表者、管理者、事務局")
    todo, nothing = decided(new)
    assert (todo.state, todo.result, nothing.state) == ("done", "見直した", "noted")
    assert len(desk.do(staff, dossier.mine).result) == 1


def test_only_what_is_approved_is_revised(desk, manager, staff):
    refused(desk, manager, reviews.revise, whole(desk, manager, staff).key, "誤記")


# ---- who sees it


def test_reviews_are_the_offices_the_auditors_and_the_tops(desk, manager, top, auditor, head):
    it = begun(desk, manager)
    for who in (manager, top, auditor):
        assert desk.do(who, dossier.listed).result[0].no == it.no
    assert desk.do(head, dossier.listed).result == []
    refused(desk, head, dossier.dossier, it.id)


def test_what_was_done_stands_in_the_trail(desk, manager, top, staff):
    it = approved(desk, manager, top, staff)
    deeds = [
        row.deed for row in Trail.select().where(Trail.kind == "Review").order_by(Trail.position)
    ]
    assert deeds[0] == "begin" and deeds[-1] == "approve"
    assert Review.select().count() == 1 and Decision.select().count() == 2
    assert ReviewInput.select().where(ReviewInput.review == it.id).count() == len(Topic)

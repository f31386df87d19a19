"""The minutes of a review and the annual plan on paper, text by text."""

from datetime import UTC, date
from io import BytesIO

import pytest
from inspections import opened
from pypdf import PdfReader
from reviews import (
    activity,
    again,
    approved,
    assessed,
    begun,
    decided,
    in_force,
    inputs,
    lines,
    objective,
    planned,
)

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import Objective
from pmsdesk.reports.catalogue import Request, named
from pmsdesk.services import papers, printable
from pmsdesk.services.review import decisions, reviews
from pmsdesk.services.yearly import activities, objectives, plans


def printed(desk, who, paper, record, lang="ja"):
    """The paper's text, page by page, as it is drawn into a file."""

    def gather(work):
        at = work.now.replace(tzinfo=UTC).astimezone(work.zone)
        return named(paper).gather(work, Request(lang, at, record=record))

    out = BytesIO()
    pages = named(paper).draw(desk.do(who, gather).result, out, lang)
    read = PdfReader(BytesIO(out.getvalue())).pages
    assert len(read) == pages
    return "\n".join(page.extract_text() for page in read)


def flat(text):
    return "".join(text.split())


@pytest.fixture
def review(desk, manager, top, staff):
    return approved(desk, manager, top, staff)


# ---- minutes


def test_the_minutes_hold_every_topic_figure_and_text(desk, manager, top, staff):
    it = begun(desk, manager)
    assessed(desk, manager, it)
    row = inputs(it)["law"]
    desk.do(manager, reviews.write_input, row.key, "改正電気通信事業法を確認した。", False)
    text = flat(printed(desk, manager, "management_review", it.id))
    for row in inputs(it).values():
        assert flat(row.figure) in text, row.topic
        assert flat(dict(type(row).topic.choices)[row.topic].ja) in text
        assert flat(row.text) in text
    assert text.count("変化なし") == len(inputs(it)) - 1
    assert "承認前の文書です" in text


def test_the_minutes_hold_every_decision_and_what_became_of_it(
    desk, clock, manager, top, staff, review
):
    todo, _ = decided(review)
    desk.do(manager, decisions.put_off, todo.key, date(2026, 8, 31), "人手不足")
    clock.set(date(2026, 7, 10))
    desk.do(staff, decisions.report_done, again(todo).key, "点検表を改訂した")
    text = flat(printed(desk, manager, "management_review", review.id))
    for word in (
        review.no, "点検表を見直す", "鈴木花", "2026-08-31", "当初2026-06-30", "期限後に実施",
        "点検表を改訂した", "人手不足", "方針は変更しない", "変更なしと決定",
        "代表者、管理者、事務局",
    ):  # fmt: skip
        assert word in text, word
    for seal in ("田中", "森"):
        assert seal in text
    assert "承認前の文書です" not in text


def test_the_minutes_tell_of_the_decisions_before(desk, clock, manager, top, staff, review):
    clock.set(date(2027, 4, 10))
    it = begun(desk, manager, 2027)
    text = flat(printed(desk, manager, "management_review", it.id))
    assert f"前回（{review.no}）の決定事項の状況" in text and "期限超過" in text


def test_the_minutes_speak_english(desk, manager, review):
    text = printed(desk, manager, "management_review", review.id, "en")
    for word in ("Minutes of the", "Internal audit", "Decided to change nothing", "Approved"):
        assert word in text, word
    assert "決定事項" not in text


def test_a_long_text_prints_whole(desk, manager):
    it = begun(desk, manager)
    long = "".join(f"確認事項{n:04d}。" for n in range(500))
    desk.do(manager, reviews.write_input, inputs(it)["risks"].key, long, False)
    text = flat(printed(desk, manager, "management_review", it.id))
    assert all(f"確認事項{n:04d}" in text for n in (0, 250, 499))


def test_only_those_who_read_reviews_print_them(desk, head, review):
    with pytest.raises(Refused):
        printed(desk, head, "management_review", review.id)


# ---- the annual plan


@pytest.fixture
def plan(desk, clock, manager, top, staff):
    """A year with everything that can become of an activity."""
    plan = planned(desk, manager)
    for sort, month in [("check", 6), ("ledger", 5), ("risk", 7), ("access", 8), ("audit", 12)]:
        activity(desk, manager, plan, sort, (month,), owner=staff)
    activity(desk, manager, plan, "other", (), title="社内報での周知", planned_on=date(2026, 9, 15))
    objective(desk, manager, plan, target="年2件以下", measure="件数", owner=staff)
    plan = in_force(desk, manager, top, plan)
    opened(desk, clock, manager)
    clock.set(date(2026, 6, 30))
    by_sort = {it.sort: it for it in lines(plan)}
    done = (by_sort["ledger"].key, date(2026, 6, 2), "全部門の台帳を見直した")
    desk.do(staff, activities.report_done, *done)
    later = (by_sort["risk"].key, date(2026, 10, 20), "人手不足")
    desk.do(manager, activities.put_off, *later)
    desk.do(manager, activities.miss, by_sort["access"].key, "更改のため")
    goal = Objective.get()
    desk.do(staff, objectives.assess, goal.key, "partly", "3件に減った")
    return plan


def test_the_plan_says_what_was_planned_and_what_was_done(desk, manager, plan):
    text = flat(printed(desk, manager, "annual_plan", plan.id))
    for word in (
        plan.no, "誤送信を減らす", "年2件以下", "一部達成", "3件に減った", "社内報での周知", "○15",
        "●6/2", "◇20", "×", "遅れて実施", "全部門の台帳を見直した", "2026-10-20へ変更：人手不足",
        "実施しない理由：更改のため", "実施中", "2026-RD-0001", "内部監査", "田中", "森",
    ):  # fmt: skip
        assert flat(word) in text, word


def test_the_plan_says_what_it_lacks(desk, clock, manager):
    plan = planned(desk, manager)
    activity(desk, manager, plan, "training")
    opened(desk, clock, manager)
    text = flat(printed(desk, manager, "annual_plan", plan.id))
    assert "計画にないもの：運用の確認（自己点検）、内部監査" in text
    assert "2026-RD-0001" in text and "承認前の文書です" in text


def test_the_plan_speaks_english_and_everybody_may_print_it(desk, staff, plan):
    text = printed(desk, staff, "annual_plan", plan.id, "en")
    for word in ("Annual plan", "Review of the ledger", "Done late", "Moved to 2026-10-20"):
        assert word in text, word


def test_a_revision_says_so(desk, manager, plan):
    new = desk.do(manager, plans.revise, plan.key, "監査を追加").result
    text = flat(printed(desk, manager, "annual_plan", new.id))
    assert "第2版" in text and "監査を追加" in text


# ---- by number


def test_papers_are_asked_for_by_number_and_the_approved_revision_is_meant(
    desk, manager, review, plan
):
    desk.do(manager, reviews.revise, again(review).key, "誤記")
    desk.do(manager, plans.revise, plan.key, "追加")
    for needs, it in (("review", review), ("annual_plan", plan)):
        assert desk.do(manager, papers.about, needs, it.no.lower()).result.record == it.id
        assert desk.do(manager, papers.about, needs).result.record == it.id
    with pytest.raises(Refused):
        desk.do(manager, papers.about, "review", "2030-MR-0001")


def test_reviews_and_plans_can_be_chosen_for_papers(desk, manager, head, review, plan):
    subjects = desk.do(manager, printable.subjects).result
    assert [s.word.ja for s in subjects.reviews] == [f"{review.no}　第1版（承認済）"]
    assert [s.key for s in subjects.annual_plans] == [plan.id]
    assert desk.do(head, printable.subjects).result.reviews == ()
    assert desk.do(head, printable.subjects).result.annual_plans


def test_a_paper_about_nothing_is_refused(desk, manager):
    for paper in ("management_review", "annual_plan"):
        with pytest.raises(Refused) as no:
            printed(desk, manager, paper, None)
        assert no.value.field == "record"

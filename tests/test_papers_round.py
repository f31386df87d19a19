"""The round report says what the database holds, count by count."""

import re
from dataclasses import replace
from datetime import date

import pytest
from inspections import fill_in, opened
from papers import reader, squeezed
from printed import HOSTILE, holds_whole, long_text, print_it, witness
from quarters import (
    FOUND,
    LEFT_OUT,
    MISSED,
    PART,
    head_of,
    of,
    two_quarters,
)

from pmsdesk.base.errors import Refused
from pmsdesk.kinds import (
    Answer,
    Appointment,
    Checklist,
    Company,
    CorrectiveAction,
    Department,
    Inspection,
    Question,
    Round,
)
from pmsdesk.kinds.inspection import figures
from pmsdesk.kinds.inspection.inspection import Result
from pmsdesk.kinds.inspection.tally import Tally
from pmsdesk.reports.inspection.heat import cell, level
from pmsdesk.reports.inspection.verdict import (
    ACTION_NEEDED,
    ALL_CONFORM,
    ALL_SETTLED,
    BEING_CORRECTED,
    BY_DEPARTMENT,
    IN_PART,
    NOTHING,
    UNDER_WAY,
    Sums,
    verdict,
)
from pmsdesk.reports.inspection.words import percent, points, short_period, whole_percent
from pmsdesk.services.inspection import review


@pytest.fixture
def quarters(desk, clock, manager, auditor):
    return two_quarters(desk, clock, manager, auditor)


def report(desk, who, round, lang="ja", **asked):
    return print_it(desk, who, "round_report", lang, record=round.id, **asked)


# ---- every figure


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("which", ["first", "second"])
def test_the_figures_are_the_database_counts(desk, manager, clock, quarters, lang, which):
    round = getattr(quarters, which)
    paper = report(desk, manager, round, lang)
    rows = list(Inspection.select().where(Inspection.round == round.id))
    today = clock.now.date()
    said = {
        ("対象部門", "Departments"): len(rows),
        ("提出済み", "Handed in"): sum(1 for r in rows if r.handed_in_on),
        ("提出済み (期限後)", "Handed in (late)"): sum(1 for r in rows if r.handed_in_late()),
        ("未実施", "Missed"): sum(1 for r in rows if r.state == "missed"),
        ("未提出", "Not handed in"): sum(1 for r in rows if r.state in ("issued", "filling")),
        ("うち期限超過", "of which late"): sum(1 for r in rows if r.late(today)),
        ("△", "△"): _answers(round, Result.PARTLY),
        ("×", "×"): _answers(round, Result.NONCONFORM),
    }
    for (ja, en), count in said.items():
        label = ja if lang == "ja" else en
        assert paper.says(f"{label} {count}"), (label, count)
    assert paper.says(f"{_rate(round)}")


def _answers(round, result):
    query = Answer.select().join(Inspection).where(Inspection.round == round.id)
    return query.where(Answer.result == result, Inspection.state != "replaced").count()


def _rate(round):
    right = _answers(round, Result.CONFORM)
    wrong = _answers(round, Result.PARTLY) + _answers(round, Result.NONCONFORM)
    return f"{100 * right / (right + wrong):.1f}%"


def test_the_verdict_says_the_figures_in_words(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    assert paper.says(
        "対象3部門のうち2部門が提出済みで、うち1部門は期限後の提出でした。",
        "未実施は1部門です。",
        "承認済みは2部門です。",
        "対象となる回答5件のうち3件が適合で、適合率は60.0%です。",
        "一部不備（△）は1件、不適合（×）は1件です。",
        "是正処置・改善課題は3件で、完了1件、是正不要0件、未完了2件です。",
        "期限を過ぎている処置が2件あります。",
    )
    assert paper.says("対応が必要です")


def test_the_verdict_on_a_round_still_open_compares_it_with_the_one_before(desk, manager, quarters):
    paper = report(desk, manager, quarters.second, "en")
    assert paper.says(
        "Handed in: 1 of 3 departments.",
        "Not handed in: 2 departments, 2 of them past the due date.",
        "Conforming: 1 of 3 answers that apply, a rate of 33.3%.",
        "26.7 points lower than last time (60.0%).",
        "Answers not handed in yet, but counted here: 1.",
    )


def test_a_clean_round_is_said_to_be_clean(desk, clock, manager):
    opened(desk, clock, manager)
    round = Round.get()
    for department in Department.select():
        it = fill_in(desk, head_of(department), of(round, department))
        done = desk.do(head_of(department), review.hand_in, it.key).result
        desk.do(manager, review.approve, done.key)
    paper = report(desk, manager, round)
    assert paper.says("実施済みです。不備はありませんでした", "適合率は100.0%です。")
    assert paper.says("不備はありませんでした。", "起票された処置はありません。")
    assert paper.says(
        "期限超過・未実施の点検はありません。", "現在、対応が必要な事項はありません。"
    )
    assert not paper.says("対応が必要です")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_rates_by_measure_are_those_of_the_answers(desk, manager, quarters, lang):
    paper = report(desk, manager, quarters.first, lang)
    found = figures.measures_of(quarters.first.id)
    words = {
        "organizational": ("組織的安全管理措置", "Organizational"),
        "physical": ("物理的安全管理措置", "Physical"),
    }
    assert set(found) == set(words)
    for measure, tally in found.items():
        name = words[measure][lang == "en"]
        counts = f"{tally.conform}{tally.partly}{tally.nonconform}{tally.na}"
        assert paper.says(f"{name}{counts}{percent(tally.rate)}"), measure


def test_the_heat_map_names_every_department_and_what_was_found(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    page = squeezed(next(p for p in paper.pages if "部門×措置区分" in p))
    assert "営業部×1△1○50.0%" not in page  # two of three are wrong
    assert re.search(r"営業部×1△1○33\.3%", page)
    assert re.search(r"開発部○○100\.0%", page)
    assert re.search(r"総務部0/20/1－", page)
    assert re.search(r"全部門33%100%60\.0%", page)


def test_the_trend_has_a_line_for_each_round_of_the_plan(desk, manager, quarters):
    paper = report(desk, manager, quarters.second)
    for name, round in (("2026年度1Q", quarters.first), ("2026年度2Q", quarters.second)):
        it = next(p.figures for p in paper.data.trend if p.figures.round == round.id)
        counts = (it.inspections, it.handed_in, it.handed_in_late, it.missed)
        found = (it.answers.partly, it.answers.nonconform)
        assert paper.says(name + "".join(map(str, (*counts, *found))) + _rate(round))
    assert [p.figures.round for p in paper.data.trend] == [quarters.first.id, quarters.second.id]


def test_the_first_round_of_a_plan_has_nothing_to_be_compared_with(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    assert paper.says("この計画の初回の点検のため、比較できる過去の点検はまだありません。")


# ---- lists


def test_late_and_missed_inspections_are_listed_with_reasons(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    late, missed = (of(quarters.first, d) for d in (quarters.devs, quarters.office))
    assert paper.says("期限後の提出1件", "未実施1件", MISSED)
    assert paper.says(f"{late.no}開発部2026-07-072026-07-136日超過承認済")
    assert paper.says(f"{missed.no}総務部2026-07-07未実施{MISSED}")


def test_what_is_late_now_is_listed_with_its_days(desk, manager, quarters):
    paper = report(desk, manager, quarters.second)
    assert paper.says("期限超過（未提出）2件")
    for department in (quarters.devs, quarters.office):
        it = of(quarters.second, department)
        days = (date(2026, 10, 20) - it.due_on).days
        assert paper.says(f"{it.no}{department.name}{it.due_on}{days}日超過")


def test_every_finding_is_there_once_with_its_comment_and_its_action(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    bad = (
        Answer.select()
        .join(Inspection)
        .where(Inspection.round == quarters.first.id, Answer.result.in_(["partly", "nonconform"]))
    )
    assert len(paper.data.findings) == bad.count() == 2
    assert paper.text.count(squeezed(FOUND)) == 1
    assert paper.text.count(squeezed(PART)) == 1
    for row in bad:
        action = CorrectiveAction.get(CorrectiveAction.answer == row.id)
        assert paper.says(row.code, action.no)
    assert paper.says("×不適合1件", "△一部不備1件")


def test_a_finding_not_handed_in_yet_waits_for_its_action(desk, manager, quarters):
    paper = report(desk, manager, quarters.second)
    assert paper.says("入退室の記録がなかった。", "提出時に起票")
    assert not paper.says("記録なし")


def test_the_actions_stand_under_what_became_of_them(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    closed = CorrectiveAction.get(CorrectiveAction.code == "ORG-01")
    missed = CorrectiveAction.get(CorrectiveAction.code == "")
    assert closed.state == "closed"
    assert paper.says("期限超過2件", "完了1件", f"{missed.no}", closed.title)
    everything = CorrectiveAction.select().join(Inspection)
    count = everything.where(Inspection.round == quarters.first.id).count()
    assert len(paper.data.actions) == count == 3


def test_the_questions_most_often_wrong_are_counted_over_the_departments(desk, manager, quarters):
    found = figures.questions([quarters.first.id])
    assert [(q.code, q.wrong) for q in found] == [("ORG-01", 1), ("ORG-02", 1), ("PHY-01", 0)]
    paper = report(desk, manager, quarters.first)
    assert paper.says("ORG-01は守られていますか。組織的安全管理措置1050.0%")
    assert not paper.says("PHY-01は守られていますか。物理的")


def test_every_department_is_listed_with_its_people(desk, manager, quarters):
    paper = report(desk, manager, quarters.second)
    for department in (quarters.sales, quarters.devs, quarters.office):
        it = of(quarters.second, department)
        assert paper.says(it.no)
    assert paper.says("2026-09-30鈴木 花")


def test_what_was_switched_off_stands_in_the_appendix_with_its_reason(desk, manager, quarters):
    assert report(desk, manager, quarters.second).says("ORG-02", LEFT_OUT, "森 由美")
    assert report(desk, manager, quarters.first).says("対象外とした点検項目はありません。")


def test_the_checklists_stand_with_version_and_whole_hash(desk, manager, quarters):
    paper = report(desk, manager, quarters.second)
    sheet = Checklist.get()
    assert paper.says("組織", f"版 {sheet.edition}", sheet.hash, "2／3")


# ---- the head, languages, rights


def test_the_head_names_round_period_state_and_empty_boxes(desk, manager, quarters):
    paper = report(desk, manager, quarters.first)
    assert paper.says(quarters.first.no, "2026年度第1四半期", "全社", "終了", witness())
    for label in ("承認", "確認", "作成"):
        assert paper.says(label)
    assert not paper.says("電子承認")


def test_a_report_in_english_has_no_japanese_of_its_own(desk, manager, quarters):
    Company.update(name="Aoba", classification="社外秘").execute()
    paper = report(desk, manager, quarters.first, "en")
    theirs = {squeezed(t) for t in _written()}
    left = paper.text
    for text in sorted(theirs, key=len, reverse=True):
        left = left.replace(text, "")
    assert not re.findall(r"[ぁ-んァ-ヶ一-龠]+", left)


def _written():
    """What people of the company wrote, in their language."""
    for row in Answer.select():
        yield from (row.comment, row.checker_name)
    for action in CorrectiveAction.select():
        yield action.title
    for it in Inspection.select():
        yield from (it.filled_name, it.approved_name, it.missed_reason)
    for round in Round.select():
        yield round.title_en.split()[0]


def test_only_those_who_oversee_the_company_print_it(desk, head, staff, auditor, top, quarters):
    for who in (head, staff):
        with pytest.raises(Refused):
            report(desk, who, quarters.first)
    for who in (auditor, top):
        assert report(desk, who, quarters.first).count


def test_without_a_round_there_is_nothing_to_print(desk, manager):
    with pytest.raises(Refused):
        print_it(desk, manager, "round_report")
    with pytest.raises(Refused):
        print_it(desk, manager, "round_report", record=99)


def test_a_report_of_one_department_is_about_that_department(desk, manager, quarters):
    paper = report(desk, manager, quarters.first, department=quarters.devs.id)
    assert paper.says("対象部門1", "D01開発部")
    assert not paper.says(FOUND)


def test_long_reports_have_bookmarks(desk, manager, quarters):
    outline = reader(report(desk, manager, quarters.first).file).outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles[0] == "総括"
    assert titles[-1].endswith("使用した点検表")


# ---- hostile text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, clock, manager, text):
    opened(desk, clock, manager)
    for department in Department.select():
        who, it = head_of(department), of(Round.get(), department)
        it = fill_in(desk, who, it, "×○○", text)
        desk.do(who, review.hand_in, it.key)
    Department.update(name=text[:80]).execute()
    Inspection.update(department_name=text[:80]).execute()
    Question.update(text_ja=text).execute()
    paper = report(desk, manager, Round.get())
    assert paper.text.count(squeezed(text)) >= 3 * 3


def test_a_comment_of_ten_thousand_characters_is_printed_whole(desk, clock, manager, head, sales):
    opened(desk, clock, manager)
    comment = long_text(10_000)
    it = fill_in(desk, head, of(Round.get(), sales), "×○○", comment)
    desk.do(head, review.hand_in, it.key)
    assert holds_whole(report(desk, manager, Round.get()).text, comment)


# ---- small rules


SUMS = Sums(
    whole=3, handed_in=3, late_in=0, late_now=0, missed=0, approved=3, waiting=0, to_fill=0,
    drafts=0, tally=Tally(9, conform=9), actions=0, actions_closed=0, actions_none=0,
    actions_open=0, actions_late=0,
)  # fmt: skip
FINDING = Tally(9, conform=8, nonconform=1)


@pytest.mark.parametrize(
    ("facts", "unopened", "headline"),
    [
        ({"whole": 0}, 0, NOTHING),
        ({}, 0, ALL_CONFORM),
        ({"tally": FINDING}, 0, ALL_SETTLED),
        ({"tally": FINDING, "actions_open": 1}, 0, BEING_CORRECTED),
        ({"missed": 1, "actions_open": 1}, 0, IN_PART),
        ({"waiting": 1}, 0, UNDER_WAY),
        ({"late_now": 1, "waiting": 1}, 0, ACTION_NEEDED),
        ({"tally": FINDING, "actions_late": 1}, 0, ACTION_NEEDED),
        ({"tally": FINDING}, 1, ACTION_NEEDED),
    ],
)
def test_the_headline_follows_from_the_figures(facts, unopened, headline):
    said = verdict(replace(SUMS, **facts), None, BY_DEPARTMENT, unopened)
    assert said.title == headline
    assert said.tone in ("plain", "warn", "bad", "quiet")


def test_shares_are_never_rounded_to_the_whole_or_to_nothing():
    assert percent(9999 / 10000) == "99.9%"
    assert percent(1 / 10000) == "0.1%"
    assert [percent(x) for x in (1.0, 0.0, None, 0.9375)] == ["100.0%", "0.0%", "－", "93.8%"]
    assert [whole_percent(x) for x in (1.0, 0.999, 0.001, 0.0, None)] == [
        "100%", "99%", "1%", "0%", "－",
    ]  # fmt: skip


def test_a_move_is_told_in_points_of_what_is_printed():
    assert points(0.9375, 0.9) == "+3.8 pt"
    assert points(0.9, 0.9375) == "−3.8 pt"
    assert points(0.90001, 0.9) == "±0.0 pt"
    assert points(None, 0.9) is None


@pytest.mark.parametrize(
    ("tally", "wanted"),
    [
        (Tally(3, conform=3), (0, "○")),
        (Tally(3, conform=2, partly=1), (1, "△1")),
        (Tally(5, conform=1, partly=4), (2, "△4")),
        (Tally(3, conform=1, partly=1, nonconform=1), (3, "×1|△1")),
        (Tally(3, nonconform=3), (4, "×3")),
        (Tally(3, na=3), (None, "－")),
        (Tally(3, conform=1), (None, "1/3")),
        (Tally(30, conform=10), (None, "…")),
    ],
)
def test_a_field_of_the_heat_map_is_darker_the_worse_it_is(tally, wanted):
    it = cell(tally, "|")
    assert (it.level, it.text) == wanted
    assert level(tally) == (wanted[0] or 0)


@pytest.mark.parametrize(
    ("first", "last", "ja", "en"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), "2026年度3Q", "FY2026 Q3"),
        (date(2027, 1, 1), date(2027, 3, 31), "2026年度4Q", "FY2026 Q4"),
        (date(2026, 11, 1), date(2026, 11, 30), "2026/11", "2026/11"),
        (date(2026, 4, 1), date(2027, 3, 31), "2026年度", "FY2026"),
        (date(2026, 4, 1), date(2026, 9, 30), "2026年度上期", "FY2026 H1"),
        (date(2026, 5, 1), date(2026, 7, 31), "2026年5月～7月", "May – Jul 2026"),
    ],
)
def test_a_period_has_a_short_name(first, last, ja, en):
    assert short_period(first, last, "ja", 4) == ja
    assert short_period(first, last, "en", 4) == en


def test_revisions_count_once(desk, clock, manager, quarters):
    old = of(quarters.first, quarters.sales)
    new = desk.do(manager, review.revise, old.key, "集計の誤りのため").result
    paper = report(desk, manager, quarters.first)
    assert len(paper.data.lines) == 3
    assert paper.says(f"{new.no} (第2版)")
    assert len(paper.data.findings) == 2


def test_nobody_needs_to_be_appointed_for_a_report(desk, manager, quarters):
    Appointment.update(until=date(2026, 9, 1)).where(Appointment.role == "head").execute()
    assert report(desk, manager, quarters.second).count

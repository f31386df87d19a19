"""The annual report says what the database holds, count by count."""

import re
from datetime import date, timedelta
from hashlib import sha256

import pytest
from inspections import fill_in, opened
from papers import reader, squeezed
from printed import HOSTILE, holds_whole, long_text, print_it, witness
from quarters import FOUND, LEFT_OUT, MISSED, PART, SKIPPED, head_of, of, two_quarters

from pmsdesk.base.errors import Refused
from pmsdesk.base.standing import Role
from pmsdesk.desk import SYSTEM
from pmsdesk.kinds import (
    Answer,
    Appointment,
    Checklist,
    CorrectiveAction,
    Department,
    Evidence,
    Inspection,
    Person,
    Plan,
    Question,
    Round,
)
from pmsdesk.reports.inspection.words import COMPACT_FROM
from pmsdesk.reports.year.planned import Outcome, read_planned
from pmsdesk.reports.year.separation import self_signed
from pmsdesk.reports.year.standing import read_standing
from pmsdesk.services import duties, evidence
from pmsdesk.services.inspection import plans, review
from pmsdesk.services.verify import verify
from pmsdesk.store import trail


@pytest.fixture
def quarters(desk, clock, manager, auditor):
    return two_quarters(desk, clock, manager, auditor)


@pytest.fixture
def paper(desk, auditor, quarters):
    return report(desk, auditor)


def report(desk, who, lang="ja", year=2026, **asked):
    return print_it(desk, who, "annual_report", lang, year=year, **asked)


def counted(result=None, **equal):
    query = Inspection.select().where(Inspection.year == 2026, Inspection.state != "replaced")
    for name, value in equal.items():
        query = query.where(getattr(Inspection, name) == value)
    if result is None:
        return query.count()
    answers = Answer.select().join(Inspection).where(Inspection.year == 2026)
    return answers.where(Answer.result == result, Inspection.state != "replaced").count()


# ---- the whole


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_figures_are_the_database_counts(desk, auditor, quarters, lang):
    paper = report(desk, auditor, lang)
    labels = {
        ("点検（部門×回）", "Inspections"): counted(),
        ("提出済み", "Handed in"): counted() - counted(handed_in_on=None),
        ("未実施", "Missed"): counted(state="missed"),
        ("△", "△"): counted("partly"),
        ("×", "×"): counted("nonconform"),
    }
    heading = "自己点検の総括" if lang == "ja" else "The self-inspections of the year"
    verdict = "対応が必要です" if lang == "ja" else "Needs action"
    summary = squeezed(next(p for p in paper.pages if heading in p and verdict in p))
    for (ja, en), count in labels.items():
        assert squeezed(f"{ja if lang == 'ja' else en}{count}") in summary, ja
    right, wrong = counted("conform"), counted("partly") + counted("nonconform")
    assert f"{100 * right / (right + wrong):.1f}%" in summary


def test_the_summary_is_one_page_with_room_for_remarks(paper):
    pages = [p for p in paper.pages if "監査責任者の所見" in p]
    assert len(pages) == 1
    for words in ("総括", "判断・対応が必要な事項", "代表者の指示", "年度の途中のため"):
        assert squeezed(words) in squeezed(pages[0])
    checked = next(p for p in paper.pages if "自己点検の総括" in p and "目次" not in p)
    for words in ("対応が必要です", "対応が必要な事項", "年度の途中のため"):
        assert squeezed(words) in squeezed(checked)


def test_the_verdict_counts_rounds_and_says_who_signed(paper):
    assert paper.says(
        "計画した点検回は4回で、配信済み2回、中止1回、予定1回です。",
        "対象6件のうち3件が提出済みで、うち1件は期限後の提出でした。",
        "自身の記入・処置を自身で承認した記録はありません。",
    )


def test_the_contents_name_pages_that_hold_the_chapters(paper):
    contents = next(p for p in paper.pages if "目次" in p)
    squeezed_pages = [squeezed(p) for p in paper.pages]
    listed = re.findall(r"(?m)^(\d+　[^\r\n]+?) (\d+)\r?$", contents)
    assert len(listed) == 18
    for title, page in listed:
        assert squeezed(title) in squeezed_pages[int(page) - 1], title


def test_bookmarks_lead_to_every_chapter_and_department(paper):
    def titles(outline):
        for one in outline:
            if isinstance(one, list):
                yield from titles(one)
            else:
                yield one.title

    found = list(titles(reader(paper.file).outline))
    for number in range(1, 19):
        assert any(title.startswith(f"{number}　") for title in found)
    assert {"S01 営業部", "D01 開発部", "A01 総務部"} <= set(found)


def test_the_cover_names_who_is_responsible_and_has_approval_boxes(paper):
    cover = squeezed(paper.pages[0])
    for words in ("あおば商事株式会社", "2026年度（令和8年度）", "2026-04-01", "2027-03-31",
                  "森由美", "加藤実", "田中一郎", "承認", "確認", "作成"):  # fmt: skip
        assert words in cover


# ---- plan and actual


def test_the_plan_stands_beside_what_became_of_it(paper):
    rows = paper.data.planned
    assert [o.outcome for o in rows] == [
        Outcome.HELD, Outcome.OPEN, Outcome.SKIPPED, Outcome.TO_COME,
    ]  # fmt: skip
    for one in rows:
        assert paper.says(one.title.ja, one.outcome.label.ja)
    assert paper.says(SKIPPED)
    assert paper.says("2026-07-07配信2026-06-30終了2026-07-21321160.0%終了")


def test_a_moved_round_shows_both_dates_and_the_reason(desk, clock, manager, auditor, quarters):
    desk.do(manager, plans.postpone, quarters.plan, 3, date(2027, 4, 20), "決算と重なるため。")
    clock.set(date(2027, 4, 10))
    desk.do(SYSTEM, duties.tick)
    paper = report(desk, auditor)
    moved = next(o for o in paper.data.planned if o.moved)
    assert paper.says(f"期限{moved.original_due}→2027-04-20", "決算と重なるため。")


def test_a_round_the_program_has_not_opened_is_said_to_be_missing(
    desk, clock, manager, auditor, quarters
):
    clock.set(date(2027, 4, 10))  # nobody ran the tick
    paper = report(desk, auditor)
    assert paper.data.planned[3].outcome == Outcome.NOT_OPENED
    assert paper.says("配信されていない点検回が1回あります。", "未配信")


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_period_of_a_year_is_planned_once(desk, clock, manager, year):
    opened(desk, clock, manager)
    rows = desk.do(manager, lambda work: read_planned(year, 4, work.today)).result
    begin = [date(year, 4, 1), date(year, 7, 1), date(year, 10, 1), date(year + 1, 1, 1)]
    assert [o.first for o in rows] == ([] if year == 2025 else begin)


def test_a_stopped_plan_promises_nothing_more(desk, clock, manager):
    plan = opened(desk, clock, manager)
    desk.do(manager, plans.stop, Plan.get_by_id(plan.id).key)
    rows = desk.do(manager, lambda work: read_planned(2026, 4, work.today)).result
    assert [o.outcome for o in rows] == [Outcome.OPEN]


# ---- chapters


def test_the_year_before_is_compared_measure_by_measure(desk, clock, manager, auditor, quarters):
    clock.set(date(2027, 6, 30))
    desk.do(SYSTEM, duties.tick)
    round = Round.select().order_by(Round.id.desc()).get()
    assert round.year == 2027
    it = fill_in(desk, head_of(quarters.sales), of(round, quarters.sales), "○○")
    desk.do(head_of(quarters.sales), review.hand_in, it.key)
    paper = report(desk, auditor, year=2027)
    before = 100 * counted("conform") / (counted() and _applicable(2026))
    assert paper.says(
        f"前年度（{before:.1f}%）より", "100.0%", f"+{100 - round_(before):.1f}ポイント"
    )
    assert paper.says("2026年度", "2027年度", "4～6月", "7～9月")


def round_(value):
    return round(value, 1)


def _applicable(year):
    query = Answer.select().join(Inspection).where(Inspection.year == year)
    wanted = ["conform", "partly", "nonconform"]
    return query.where(Answer.result.in_(wanted), Inspection.state != "replaced").count()


def test_each_department_has_its_section_with_its_inspections(paper, quarters):
    assert paper.says("S01 営業部", "部門責任者佐藤健")
    for round in (quarters.first, quarters.second):
        for department in (quarters.sales, quarters.devs, quarters.office):
            it = of(round, department)
            assert paper.says(it.no, round.title)


def test_every_finding_is_listed_with_its_closing(paper):
    bad = ["partly", "nonconform"]
    query = (
        Answer.select()
        .join(Inspection)
        .where(Inspection.year == 2026, Answer.result.in_(bad), Inspection.state != "replaced")
    )
    assert len(paper.data.findings) == query.count() == 4
    assert paper.says(FOUND, PART, "入退室の記録がなかった。")
    closed = CorrectiveAction.get(CorrectiveAction.code == "ORG-01")
    assert paper.says(f"{closed.no}是正処置完了{closed.closed_on}")


def test_unverified_item_numbers_are_printed_as_unverified(desk, auditor, quarters):
    said = '{"appi": ["23"], "jipdec": ["J.9.2"], "jipdec_unverified": ["J.9.3"]}'
    Question.update(references=said).execute()
    paper = report(desk, auditor)
    assert paper.says("根拠：法第23条、J.9.2、J.9.3（未確認）", "照合が済んでいません")
    assert report(desk, auditor, "en").says("Basis: APPI Art. 23; J.9.2; J.9.3 (unverified)")


def test_effect_checks_stand_with_who_looked_and_who_had_done_it(paper):
    closed = CorrectiveAction.get(CorrectiveAction.code == "ORG-01")
    assert paper.says(closed.no, "3か月間、施錠漏れがない。", "佐藤健", "加藤実", "有効")


def test_late_and_missed_inspections_are_listed_over_all_rounds(paper):
    assert paper.says("期限超過（未提出）2件", "期限後の提出1件", "未実施1件", MISSED)


def test_the_organisation_is_shown_with_manager_and_auditor_apart(paper):
    rows = Appointment.select()
    assert len(paper.data.standing.seats) == rows.count()
    for row in rows:
        assert paper.says(row.person.name)
    assert paper.says("同一人物であった日はありません。")
    assert not paper.says("部門責任者が任命されていない部門")


def test_one_person_in_both_parts_is_told_with_the_name(desk, auditor, manager, quarters):
    Appointment.update(deputy=manager).where(Appointment.role == Role.AUDITOR).execute()
    paper = report(desk, auditor)
    assert paper.data.standing.clashes == ("森 由美",)
    assert paper.says("同じ日に兼ねていた人がいます：森 由美")


def test_succession_is_no_clash(desk, manager, auditor, clock):
    """A manager until September may be the auditor from October on."""
    mine = Appointment.role == Role.MANAGER
    Appointment.update(until=date(2026, 9, 30)).where(mine).execute()
    theirs = Appointment.role == Role.AUDITOR
    Appointment.update(until=date(2026, 9, 30)).where(theirs).execute()
    Appointment.insert(role=Role.AUDITOR, person=manager, since=date(2026, 10, 1)).execute()
    found = read_standing(date(2026, 4, 1), date(2027, 3, 31), date(2026, 10, 20))
    assert found.clashes == ()
    assert found.holder(Role.AUDITOR) == "森 由美"
    assert found.holder(Role.MANAGER) == ""


def test_a_department_without_a_head_is_named(desk, auditor, quarters):
    mine = Appointment.department == quarters.devs.id
    Appointment.update(until=date(2026, 9, 30)).where(mine).execute()
    assert report(desk, auditor).says("部門責任者が任命されていない部門：開発部")


def test_the_checklists_and_what_was_left_out_stand_with_hash_and_reason(paper):
    sheet = Checklist.get()
    assert paper.says(sheet.hash, "3／3", "ORG-02", LEFT_OUT)


# ---- separation of duties


def test_every_inspection_handed_in_is_checked_for_four_eyes(paper):
    handed_in = counted() - counted(handed_in_on=None)
    assert paper.says(
        f"13.1自己点検（{handed_in}件）", "全3件のうち、同一人物によるものは0件です。"
    )
    compared = sum(line.compared for line in paper.data.lines) + sum(
        action.compared for action in paper.data.actions
    )
    assert handed_in and paper.text.count("別の人") == compared + 1  # and the rule above


def test_a_self_approval_would_be_found(desk, auditor, head, quarters):
    """The program refuses it; a row changed behind its back is found by the person's id."""
    it = of(quarters.first, quarters.sales)
    Inspection.update(approved_by=it.filled_by_id).where(Inspection.id == it.id).execute()
    mine = CorrectiveAction.code == "ORG-01"
    CorrectiveAction.update(effect_by=head, done_by=head).where(mine).execute()
    paper = report(desk, auditor)
    assert self_signed(paper.data) == 2
    assert paper.says("同一人物が実施と承認を行った記録が2件あります。")
    assert paper.text.count("別の人") and paper.says("同一人物")


# ---- evidence and integrity


def test_the_evidence_stands_with_its_whole_hash(desk, auditor, head, quarters):
    action = CorrectiveAction.get(CorrectiveAction.code == "ORG-02")
    later = desk.do(head, evidence.attach_to_action, action.id, "改善.txt", b"better").result
    lost = desk.do(head, evidence.attach_to_action, action.id, "誤り.txt", b"wrong").result
    desk.do(head, evidence.take_back, lost.key, "別の書類だった。")
    paper = report(desk, auditor)
    assert len(paper.data.proofs) == Evidence.select().count() == 3
    for content in (b"open", b"better", b"wrong"):
        assert paper.says(sha256(content).hexdigest())
    assert paper.says(
        "書庫.txt", later.name, "別の書類だった。", "3件（うち取り下げ1件）", "2026-06-30"
    )


def test_the_witness_on_the_paper_verifies_the_database(desk, auditor, paper):
    head = trail.head()
    found = re.search(r"pmsdeskverify--witness(\d+:[0-9a-f]{16})", paper.text)
    assert found and found[1] == head.witness
    assert paper.text.count(witness()) == paper.count
    verdict = desk.do(auditor, lambda work: verify(found[1])).result
    assert verdict.faults == ()


def test_the_index_names_every_record_of_the_year(paper):
    numbers = [r.no for r in Round.select()]
    numbers += [i.no for i in Inspection.select()]
    numbers += [a.no for a in CorrectiveAction.select()]
    index = squeezed("".join(paper.pages).rpartition("記録索引")[2])
    assert [no for no in numbers if no not in index] == []
    assert index.endswith("以上" + squeezed(paper.pages[-1]).partition("以上")[2])


# ---- rights, years, languages, hostile text


def test_only_those_who_oversee_the_company_print_it(desk, head, staff, top, manager, quarters):
    for who in (head, staff):
        with pytest.raises(Refused):
            report(desk, who)
    for who in (top, manager):
        assert report(desk, who).count


def test_a_year_without_rounds_is_refused_with_its_name(desk, manager, quarters):
    with pytest.raises(Refused) as no:
        report(desk, manager, year=2019)
    assert "2019年度" in no.value.why.ja
    assert no.value.field == "year"
    with pytest.raises(Refused):
        print_it(desk, manager, "annual_report")


def test_the_english_report_says_the_same_figures(desk, auditor, paper):
    english = report(desk, auditor, "en")
    assert english.says(
        "Rounds planned: 4; opened: 2; skipped: 1; to come: 1.",
        "Handed in: 3 of 6 inspections, 1 of them after the due date.",
        "Nobody approved what they had filled in or done themselves.",
        "The fiscal year is not over: these are the figures so far.",
        "14. Organisation",
        "FY2026",
    )
    assert english.data.lines == paper.data.lines


def test_the_same_moment_gives_the_same_file(desk, auditor, paper):
    assert report(desk, auditor).file == paper.file


def test_a_report_of_one_department_is_about_that_department(desk, auditor, quarters):
    paper = report(desk, auditor, department=quarters.devs.id)
    assert {line.department for line in paper.data.lines} == {quarters.devs.id}
    assert paper.says("D01 開発部") and not paper.says(FOUND)
    with pytest.raises(Refused):
        report(desk, auditor, department=99)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_written(desk, clock, manager, auditor, text):
    opened(desk, clock, manager)
    for department in Department.select():
        who, it = head_of(department), of(Round.get(), department)
        it = fill_in(desk, who, it, "×○○", text)
        desk.do(who, review.hand_in, it.key)
    Inspection.update(department_name=text[:80], overall=text).execute()
    Person.update(name=text[:80]).execute()
    Round.update(title=text).execute()
    paper = report(desk, auditor)
    assert paper.text.count(squeezed(text)) > 3 * 4


def test_long_texts_are_printed_whole(desk, clock, manager, auditor, head, sales):
    opened(desk, clock, manager)
    comment, overall = long_text(10_000), long_text(6_000, "回目の総評。\n")  # pages cut no line
    it = fill_in(desk, head, of(Round.get(), sales), "×○○", comment)
    it = desk.do(head, review.hand_in, it.key).result
    Inspection.update(overall=overall).where(Inspection.id == it.id).execute()
    text = report(desk, auditor).text
    assert holds_whole(text, comment)
    assert holds_whole(text, overall)


def test_many_departments_make_one_table_and_lose_none(desk, clock, manager, auditor):
    names = [f"第{n:03d}営業所" for n in range(COMPACT_FROM + 5)]
    for n, name in enumerate(names):
        Department.insert(code=f"Z{n:03d}", name=name, version=0).execute()
    opened(desk, clock, manager)
    paper = report(desk, auditor)
    assert len(paper.data.lines) == len(names) + 3
    for n, name in enumerate(names):
        assert paper.says(f"Z{n:03d} {name}")
    assert paper.says(f"部門数が{COMPACT_FROM}を超えるため")
    every = [squeezed(p) for p in paper.pages]
    assert sum(1 for p in every if "部門" in p and "適合率" in p) > 2


def test_what_is_open_from_earlier_years_is_carried_over(desk, clock, manager, auditor, quarters):
    clock.set(date(2027, 6, 30))
    desk.do(SYSTEM, duties.tick)
    paper = report(desk, auditor, year=2027)
    still = CorrectiveAction.select().where(
        CorrectiveAction.year == 2026, CorrectiveAction.state != "closed"
    )
    assert {a.no for a in paper.data.carried} == {row.no for row in still}
    for row in still:
        days = (date(2027, 6, 30) - row.due_on) // timedelta(days=1)
        assert paper.says(row.no, f"{days}日超過")

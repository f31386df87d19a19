"""The year in one report: its parts against the database, in both languages, and each by itself."""

from datetime import UTC, date, datetime

import pytest
from papers import reader, squeezed
from printed import print_it

from pmsdesk.base.errors import Refused
from pmsdesk.demo import build
from pmsdesk.desk import Desk
from pmsdesk.kinds import (
    Activity,
    AnnualPlan,
    Attendance,
    Audit,
    CorrectiveAction,
    Decision,
    Finding,
    Incident,
    Person,
    Plan,
    Pledge,
    Review,
    ReviewInput,
    Training,
)
from pmsdesk.kinds.yearly.plan import Objective
from pmsdesk.reports.catalogue import PAPERS
from pmsdesk.store import trail
from pmsdesk.store.record import DB
from pmsdesk.store.workspace import Workspace

DAY, YEAR = date(2026, 11, 22), 2025
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
PARTS = [each.name for each in PAPERS if each.gatherer.startswith("pmsdesk.reports.year.parts:")]
both = pytest.mark.parametrize("lang", ["ja", "en"])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One finished year and the current one, of four departments."""
    return build(tmp_path_factory.mktemp("year"), years=1, departments=4, today=DAY)


@pytest.fixture
def company(built):
    workspace = Workspace.open(built.folder, *built.logins[0][:2])
    DB.initialize(workspace.database)
    yield Desk(workspace.database, lambda: NOW)
    workspace.close()


def who(login):
    return Person.get(Person.login == login).id


def paper(desk, name="annual_report", lang="ja", year=YEAR):
    return print_it(desk, who("auditor"), name, lang, year=year)


def of_year(kind, *more):
    return kind.select().where(kind.year == YEAR, *more)


def taught(*more):
    mine = Attendance.select().join(Training).where(Training.year == YEAR)
    return mine.where(*more).count()


def found(*more):
    return Finding.select().join(Audit).where(Audit.year == YEAR, *more).count()


def decided(*more):
    return Decision.select().join(Review).where(Review.year == YEAR, *more).count()


def activities():
    return Activity.select().join(AnnualPlan).where(AnnualPlan.year == YEAR).count()


@both
def test_one_page_holds_every_part_for_top_management(company, lang):
    printed = paper(company, "annual_summary", lang)
    target = taught(Attendance.status != "exempt")
    came = taught(Attendance.attended_on.is_null(False))
    audits, major = of_year(Audit).count(), found(Finding.grade == "major")
    minor, seen = found(Finding.grade == "minor"), found(Finding.grade == "observation")
    done = decided(Decision.state == "done")
    happened = of_year(Incident, ~Incident.drill, ~Incident.near_miss).count()
    assert printed.count == 1 and target == came > 40 and major == 1 and done == 3
    said = {
        "ja": (
            f"対象延べ{target}人のうち{came}人が受講（100.0%）", f"事故{happened}件",
            f"{audits}件中{audits}件を実施、不適合は重大1件・軽微{minor}件、観察事項{seen}件",
            f"1回実施、決定事項{done}件中{done}件を実施", f"活動{activities()}件中",
            "監査責任者の所見", "代表者の指示",
        ),
        "en": (
            f"attended {came} of {target} (100.0%)", f"Incidents {happened} (",
            f"Carried out {audits} of {audits}; major 1, minor {minor}, observations {seen}",
            f"Held 1; decisions done {done} of {done}", f"of {activities()}, late",
            "Top management", "instructions",
        ),
    }  # fmt: skip
    assert [text for text in said[lang] if squeezed(text) not in printed.text] == []


def test_whoever_has_no_pledge_is_counted_on_the_page_for_the_top(company):
    signed = Pledge.select(Pledge.person).where(Pledge.person.is_null(False))
    missing = Person.select().where(Person.id.not_in(signed)).count()
    assert missing == 2
    printed = paper(company, "annual_summary", year=2026)
    assert printed.says(f"誓約書を提出していない人が{missing}人います。")


@both
def test_the_training_of_the_year_says_what_the_records_say(company, lang):
    printed = paper(company, "annual_training", lang)
    for it in of_year(Training):
        count = Attendance.select().where(Attendance.training == it.id)
        came = count.where(Attendance.attended_on.is_null(False)).count()
        title = it.title if lang == "ja" else it.title_en
        assert printed.says(it.no, title, it.effect, it.next_improvement), it.no
        assert squeezed(f"{came}{came}100.0%") in printed.text
    made_up = taught(Attendance.status == "made_up")
    assert made_up > 0
    assert printed.says(f"うち補講{made_up}" if lang == "ja" else f"of which made up {made_up}")


@both
def test_the_audit_of_the_year_says_what_was_found_and_what_became_of_it(company, lang):
    printed = paper(company, "annual_audit", lang)
    for it in of_year(Audit):
        assert printed.says(it.no)
    rows = list(Finding.select().join(Audit).where(Audit.year == YEAR))
    assert len(rows) >= 4
    for it in rows:
        assert printed.says(it.no, it.title)
        assert it.grade == "good" or printed.says(it.action.no)


def test_findings_of_audits_that_are_not_reported_are_on_no_paper(company):
    drafts = Finding.select().join(Audit).where(Audit.state.in_(["under_way", "done"]))
    titles = [it.title for it in drafts]
    assert titles
    for name in ("annual_audit", "annual_report", "annual_summary"):
        printed = paper(company, name, year=2026)
        assert [title for title in titles if squeezed(title) in printed.text] == []


@both
def test_the_review_of_the_year_says_inputs_decisions_and_results(company, lang):
    printed = paper(company, "annual_review", lang)
    review = of_year(Review).get()
    assert printed.says(review.no, review.attendees, review.summary, review.pms_change_text)
    for row in ReviewInput.select().where(ReviewInput.review == review.id):
        assert printed.says(row.figure if lang == "ja" else row.figure_en, row.text)
    for it in Decision.select().where(Decision.review == review.id):
        assert printed.says(it.no, it.text, it.result)


@both
def test_the_plan_of_the_year_says_what_was_done_when(company, lang):
    printed = paper(company, "annual_activities", lang)
    plan = of_year(AnnualPlan).get()
    assert printed.says(plan.no, plan.policy)
    for it in Objective.select().where(Objective.plan == plan.id):
        assert printed.says(it.text, it.target, it.result)
    for it in Activity.select().where(Activity.plan == plan.id):
        checks = Plan.get_or_none(Plan.title == it.title)  # named in both languages
        word = checks.title_en if checks and lang == "en" else it.word.into(lang)
        assert printed.says(word, it.remark, it.missed_reason, it.move_reason)
        assert not it.done_on or printed.says(f"{it.done_on}")


@both
def test_the_report_holds_all_of_its_parts_with_bookmarks_and_the_witness(company, lang):
    printed = paper(company, lang=lang)
    for name in ("annual_training", "annual_audit", "annual_review", "annual_activities"):
        part = paper(company, name, lang).data.found
        assert part in (
            printed.data.governing.training, printed.data.governing.audit,
            printed.data.governing.review, printed.data.governing.plan,
        )  # fmt: skip
    outline = [one.title for one in reader(printed.file).outline if not isinstance(one, list)]
    chapters = {
        "ja": ("8　教育", "10　内部監査", "11　マネジメントレビュー", "12　年間計画と実績"),
        "en": ("8. Training", "10. Internal audit", "11. Management review", "12. Annual plan"),
    }
    assert set(chapters[lang]) <= set(outline)
    head = trail.head()
    assert all(squeezed(head.hash[:16]) in squeezed(page) for page in printed.pages[1:])
    index = printed.text[
        printed.text.rindex(squeezed("記録索引" if lang == "ja" else "Index of")) :
    ]
    for kind in (Training, Audit, Review, AnnualPlan):
        assert all(squeezed(it.no) in index for it in of_year(kind)), kind


def test_actions_of_incidents_and_audits_are_counted_listed_and_indexed(company):
    printed = paper(company)
    others = of_year(CorrectiveAction, CorrectiveAction.inspection.is_null())
    numbers = sorted(it.no for it in others)
    sources = {it.source for it in others}
    assert {"incident", "audit"} <= sources
    assert [it.no for it in printed.data.others if it.year == YEAR] == numbers
    text = printed.text
    listed = text[text.rindex(squeezed("6.3　事故・監査など")) : text.rindex("6.4有効性の確認")]
    index = text[text.rindex(squeezed("記録索引")) :]
    assert all(no in listed and no in index for no in numbers)
    opened = len(printed.data.actions) + len(numbers)
    assert squeezed(f"起票{opened}件、前年度以前を含む未完了") in text


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_for_those_who_oversee_and_needs_a_year(company, name):
    with pytest.raises(Refused):
        print_it(company, who("staff"), name, year=YEAR)
    with pytest.raises(Refused) as no:
        print_it(company, who("auditor"), name)
    assert no.value.field == "year"


def test_a_year_without_any_record_says_so(company):
    for name in ("annual_training", "annual_audit", "annual_review", "annual_activities"):
        printed = paper(company, name, year=2030)
        assert printed.count == 1 and "ありません" in printed.text

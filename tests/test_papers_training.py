"""The papers of training say what is on record, and nobody prints what is not theirs to read."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from papers import body, squeezed
from printed import print_it
from settled import person
from trainings import (
    MAY,
    again,
    closed,
    hired,
    marked,
    moved,
    opened,
    planned,
    read,
    row,
    sat,
    trainer_of,
)

from pmsdesk.base.errors import Refused
from pmsdesk.base.text import T
from pmsdesk.kinds import Person
from pmsdesk.kinds.training.course_file import kept
from pmsdesk.kinds.training.words import REQUIRED
from pmsdesk.reports.paper import Front, Paper
from pmsdesk.services import papers, printable
from pmsdesk.services.training import pledges, trainings

LANGS = ["ja", "en"]
BOTH = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


@pytest.fixture
def running(desk, clock, trainer):
    """For everybody; one has failed, one is exempted, a session was held."""
    it = planned(desk, trainer, title="全従業者教育", title_en="Training of everybody",
                 lecturer="教野 育")  # fmt: skip
    desk.do(trainer, trainings.add_session, it.id, held_on=MAY, times="10:00", room="《会議室》")
    it = opened(desk, clock, trainer, it)
    sat(desk, person("suzuki"), it, wrong=8)
    sat(desk, person("sato"), it)
    marked(desk, trainer, it, [person("tanaka")], "exempt", reason="《長期出張》")
    return again(it)


def paper(desk, who, name, lang="ja", it=None):
    return print_it(desk, who, name, lang, **({"record": it.id} if it else {}))


@BOTH
def test_the_plan_of_a_year_says_whom_what_and_when_and_what_is_not_approved(
    desk, trainer, running, lang
):
    second = planned(desk, trainer, title="部門向け教育", title_en="For departments",
                     contents="《事例》", course=None, topics=["handling"], test="none",
                     planned_on=MAY + timedelta(days=60), audience="departments",
                     departments=[home_of("suzuki")])  # fmt: skip
    plan = print_it(desk, trainer, "training_plan", lang, year=2026)
    words = {"ja": ("全従業者", "営業部", "承認待ち"), "en": ("Everybody", "Sales", "Waiting for")}
    assert plan.says(running.no, second.no, "2026-05-01", "2026-06-30", "《事例》", *words[lang])
    for label in [topic.label.into(lang) for topic in REQUIRED]:
        assert plan.says(label)
    mine = plan.data.topics
    assert {numbers for _, numbers, _ in mine} == {(running.no,)} and all(to for *_, to in mine)


def test_a_year_without_trainings_has_no_plan_to_print(desk, trainer, running):
    with pytest.raises(Refused, match="FY2030"):
        print_it(desk, trainer, "training_plan", "en", year=2030)


def home_of(login):
    return Person.get(Person.login == login).department_id


@BOTH
def test_the_sign_in_sheet_names_everybody_of_the_target_by_department(
    desk, trainer, running, lang
):
    sheet = paper(desk, trainer, "training_sign_in", lang, running)
    assert sheet.says("鈴木 花", "0006", "加藤 実", "《会議室》", "10:00")
    assert not sheet.says("田中 一郎")
    assert sheet.says("営業部" if lang == "ja" else "Sales")


def test_the_sign_in_sheet_waits_for_the_audience(desk, trainer):
    with pytest.raises(Refused, match="opened"):
        paper(desk, trainer, "training_sign_in", it=planned(desk, trainer))


@BOTH
def test_the_test_on_paper_asks_everything_and_gives_nothing_away(desk, trainer, running, lang):
    sheet = paper(desk, trainer, "training_test", lang, running)
    for question in kept(running.course.source).questions:
        assert sheet.says(question.text.into(lang))
        assert sheet.says(*(choice.text.into(lang) for choice in question.choices))
        assert not sheet.says(question.why.into(lang))
    assert "■" not in sheet.text


@BOTH
def test_the_answers_are_marked_and_explained_for_who_marks_it(desk, trainer, running, lang):
    sheet = paper(desk, trainer, "training_answers", lang, running)
    questions = kept(running.course.source).questions
    assert sheet.text.count("■") == sum(len(q.right) for q in questions)
    for question in questions:
        assert sheet.says(question.why.into(lang))


@pytest.mark.parametrize("name", ["training_test", "training_answers", "training_report"])
def test_those_who_are_to_be_asked_do_not_print_it(desk, running, name):
    with pytest.raises(Refused):
        paper(desk, person("suzuki"), name, it=running)


@BOTH
def test_the_report_counts_names_who_is_missing_and_says_what_is_next(desk, trainer, running, lang):
    marked(desk, trainer, running, [person("ito")], "attended")
    moved(desk, trainer, running, "finish")
    said = {"effect": "《効果あり》", "next_improvement": "《事例を増やす》"}
    moved(desk, trainer, running, "report", **said)
    report = paper(desk, trainer, "training_report", lang, running)
    assert report.says(*said.values(), "《会議室》", "《長期出張》", "教野 育", "42.9%")
    figures = report.data.figures
    assert (figures.target, figures.attended, figures.unsettled) == (7, 3, 6)
    absent = squeezed("鈴木 花")
    assert report.text.count(absent) == 2  # among the missing, and in everybody's list
    assert report.says("教育実施報告書" if lang == "ja" else "Training report")


@BOTH
def test_a_closed_training_is_reported_whole_with_its_seals(desk, trainer, running, lang):
    sat(desk, person("suzuki"), running)
    it = closed(desk, trainer, running)
    report = paper(desk, person("kato"), "training_report", lang, it)
    assert report.says("100.0%", "理解が深まった", "事例を増やす")
    names = [box.surname for box in report.data.front.approvals]
    assert sorted(names) == ["教野", "教野", "森", "森"]
    assert not report.says("未完了" if lang == "ja" else "Not closed yet")


@BOTH
def test_a_certificate_says_who_completed_what_and_when(desk, trainer, running, lang):
    mine = row(running, person("sato"))
    page = paper(desk, person("sato"), "training_certificate", lang, mine)
    title = "全従業者教育" if lang == "ja" else "Training of everybody"
    assert page.says("佐藤 健", title, "2026-05-01", "100", f"{running.no}-0002")
    assert page.count == 1


@BOTH
@pytest.mark.parametrize("name", ["training_test", "training_answers"])
def test_no_question_is_parted_between_two_pages(desk, trainer, running, name, lang):
    sheet = paper(desk, trainer, name, lang, running)
    pages = [squeezed(page) for page in sheet.pages]
    assert len(pages) > 1
    for question in kept(running.course.source).questions:
        said = [question.text, *(choice.text for choice in question.choices)]
        here = [all(squeezed(text.into(lang)) in page for text in said) for page in pages]
        assert here.count(True) == 1, question.id


def test_choices_longer_than_a_page_are_printed_whole():
    out = BytesIO()
    front = Front(
        title=T("Test", "テスト"), company="", printed_at=datetime(2026, 5, 1, tzinfo=UTC)
    )
    items = [("□", f"《{n}》" + "長い選択肢。" * 20) for n in range(60)]
    with Paper(out, front, "ja") as made:
        made.listing("問い", items, "解説")
    text = body(out.getvalue())
    assert made.pages > 2 and all(f"《{n}》" in text for n in range(60)) and "解説" in text


def test_there_is_no_certificate_before_the_test_is_passed(desk, running):
    with pytest.raises(Refused, match="passed"):
        paper(desk, person("suzuki"), "training_certificate", it=row(running, person("suzuki")))


def test_nobody_prints_the_certificate_of_a_stranger(desk, running):
    with pytest.raises(Refused):
        paper(desk, person("suzuki"), "training_certificate", it=row(running, person("sato")))


@BOTH
def test_who_has_signed_no_pledge_is_listed_first(desk, trainer, lang):
    desk.do(trainer, pledges.add, kind="joining", signed_on=desk.clock().date(),
            person=person("sato"))  # fmt: skip
    page = paper(desk, person("mori"), "pledge_coverage", lang)
    assert page.says("12.5%")
    name, missing = squeezed("佐藤 健"), squeezed("鈴木 花")
    assert (page.text.count(name), page.text.count(missing)) == (1, 2)


@BOTH
def test_pledges_are_as_of_the_date_that_is_asked_for(desk, clock, trainer, lang):
    last_day = desk.clock().date()
    later = last_day + timedelta(days=30)
    gone = hired(desk, "900", "去野 人", "S01", left_on=last_day)
    new = hired(desk, "901", "来野 人", "S01", joined_on=later)
    clock.set(later)
    for who in (person("sato"), new):
        desk.do(trainer, pledges.add, kind="joining", signed_on=later, person=who)
    before = print_it(desk, person("mori"), "pledge_coverage", lang, day=last_day)
    assert before.says("去野 人", "0.0%") and not before.says("来野 人")
    now = print_it(desk, person("mori"), "pledge_coverage", lang, day=later)
    titles = {"ja": ("2026年5月1日現在", "退職時未提出者"), "en": ("1 May 2026", "Left without")}
    assert now.says("来野 人", *titles[lang], "去野 人", "2026-04-01")
    desk.do(trainer, pledges.add, kind="leaving", signed_on=later, person=gone)
    again = print_it(desk, person("mori"), "pledge_coverage", lang, day=later)
    assert not again.says("去野 人")


def test_papers_are_found_by_the_numbers_people_use(desk, trainer, running):
    found = desk.do(trainer, papers.about, "training", running.no.lower()).result
    assert found.record == running.id
    found = desk.do(trainer, papers.about, "attendance", f"{running.no}-0002").result
    assert found.record == row(running, person("sato")).id
    with pytest.raises(Refused, match="9999"):
        desk.do(trainer, papers.about, "attendance", f"{running.no}-9999")


def test_one_is_offered_ones_own_certificates_and_the_office_everybodys(desk, trainer, running):
    read(desk, person("ito"), running)  # attended, and not passed yet

    def offered(who):
        return [it.key for it in desk.do(who, printable.subjects).result.attendances]

    mine = row(running, person("sato")).id
    assert offered(person("sato")) == [mine] == offered(trainer)
    assert offered(person("suzuki")) == []
    assert [it.key for it in desk.do(trainer, printable.subjects).result.trainings] == [running.id]

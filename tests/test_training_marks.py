"""Marks on paper: typed in, pasted from Excel, waived; files and material; who reads what."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from settled import person
from trainings import (
    MAY,
    again,
    hired,
    marked,
    moved,
    opened,
    planned,
    published,
    row,
    sat,
    trainer_of,
)

from pmsdesk.base.errors import Conflict, Refused
from pmsdesk.kinds import Attendance, Evidence, TestResult
from pmsdesk.kinds.training.figures import figures
from pmsdesk.services import evidence
from pmsdesk.services.training import attendance, dossier, taking, testing


@pytest.fixture
def trainer(desk):
    return trainer_of(desk)


@pytest.fixture
def on_paper(desk, clock, trainer):
    return opened(desk, clock, trainer, test="paper", method="class")


def pasted(desk, trainer, it, text):
    return desk.do(trainer, testing.paste, it.id, text).result


# ---- typed and pasted


def test_a_typed_mark_is_attendance_and_result_at_once(desk, on_paper, staff, trainer):
    desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, 80)])
    mine = row(on_paper, staff)
    assert (mine.status, mine.score, mine.passed, mine.attended_on) == ("attended", 80, True, MAY)
    assert TestResult.get().taken_how == "paper"


def test_marks_are_pasted_from_excel_as_they_come(desk, on_paper, staff, head, manager, trainer):
    text = "社員番号\t氏名\t点数\n0006\t鈴木 花\t９０\n佐藤 健\t75点\n\n0001\t100\t2026/5/1\n"
    found = pasted(desk, trainer, on_paper, text)
    assert (found.entered, found.problems) == (3, ())
    scores = [row(on_paper, who).score for who in (staff, head, manager)]
    assert scores == [90, 75, 100]
    assert [row(on_paper, who).passed for who in (staff, head)] == [True, False]


def test_lines_that_cannot_be_taken_are_told_and_the_others_stay(desk, on_paper, staff, trainer):
    text = "0006\t90\n9999\t80\n0002\t101\n0003\n0006\t70\n0004\t60\t2030/1/1\nへのへの\t50"
    found = pasted(desk, trainer, on_paper, text)
    assert found.entered == 1 and row(on_paper, staff).score == 90
    assert [problem.line for problem in found.problems] == [2, 3, 4, 5, 6, 7]
    words = [problem.why.ja for problem in found.problems]
    assert "2回書かれています" in words[3] and "0から100まで" in words[1]


def test_two_people_of_one_name_are_told_apart_by_number(desk, clock, trainer):
    hired(desk, "901", "鈴木 花", "D01")
    it = opened(desk, clock, trainer, test="paper")
    found = pasted(desk, trainer, it, "鈴木花\t80\n901\t70")
    assert found.entered == 1 and "同じ氏名の人" in found.problems[0].why.ja


def test_nothing_pasted_is_refused(desk, on_paper, trainer):
    with pytest.raises(Refused) as no:
        pasted(desk, trainer, on_paper, " \n\n")
    assert no.value.field == "text"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text("0123456\t\n 鈴木花点/年月日-", max_size=60))
def test_whatever_is_pasted_is_told_in_words(desk, on_paper, trainer, text):
    before = TestResult.select().count()
    try:
        found = pasted(desk, trainer, on_paper, text)
    except Refused:
        assert TestResult.select().count() == before
    else:
        assert TestResult.select().count() == before + found.entered


def test_a_retest_keeps_the_best_score_and_both_dates(desk, clock, on_paper, staff, trainer):
    desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, 60)])
    clock.set(date(2026, 5, 8))
    desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, 85)])
    mine = row(on_paper, staff)
    assert (mine.first_score, mine.score, mine.attempts, mine.passed) == (60, 85, 2, True)
    assert (mine.attended_on, mine.passed_on) == (MAY, date(2026, 5, 8))
    sheet = desk.do(trainer, testing.sheet, mine.id).result
    assert [(r.attempt, r.score, r.passed) for r in sheet.rows] == [(1, 60, False), (2, 85, True)]


def test_a_worse_retest_takes_nothing_away(desk, on_paper, staff, trainer):
    for score in (85, 40):
        desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, score)])
    assert (row(on_paper, staff).score, row(on_paper, staff).passed) == (85, True)


def test_two_typing_the_same_persons_mark_at_once(desk, on_paper, staff, manager, trainer):
    seen = row(on_paper, staff).key
    desk.do(trainer, testing.enter, on_paper.id, [(seen, 60)])
    with pytest.raises(Conflict):
        desk.do(manager, testing.enter, on_paper.id, [(seen, 90)])
    assert TestResult.select().count() == 1


@pytest.mark.parametrize("score", [-1, 101])
def test_a_mark_beyond_a_hundred_is_refused(desk, on_paper, staff, trainer, score):
    with pytest.raises(Refused):
        desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, score)])
    assert row(on_paper, staff).status == "not_yet"


def test_no_mark_is_expected_of_who_is_exempt(desk, on_paper, staff, trainer):
    marked(desk, trainer, on_paper, [staff], "exempt", reason="講師")
    with pytest.raises(Refused):
        desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, 90)])


def test_the_test_may_be_waived_with_a_reason(desk, on_paper, staff, trainer):
    marked(desk, trainer, on_paper, [staff], "attended")
    with pytest.raises(Refused):
        desk.do(trainer, testing.waive, row(on_paper, staff).key, " ")
    desk.do(trainer, testing.waive, row(on_paper, staff).key, "口頭で確認した")
    assert row(on_paper, staff).settled(tested=True)
    assert figures(again(on_paper)).waived == 1


def test_without_a_test_no_mark_is_entered(desk, clock, staff, trainer):
    it = opened(desk, clock, trainer, test="none")
    with pytest.raises(Refused, match="no test"):
        desk.do(trainer, testing.enter, it.id, [(row(it, staff).key, 80)])


# ---- who reads of others


def test_a_head_sees_the_own_department_and_staff_only_themselves(
    desk, on_paper, head, other_head, staff, auditor, trainer
):
    def seen(who):
        return {r.name.ja for r in desk.do(who, attendance.rows, on_paper.id).result}

    assert seen(head) == {"佐藤 健", "鈴木 花"}
    assert seen(other_head) == {"伊藤 舞"}
    assert seen(staff) == {"鈴木 花"}
    assert len(seen(auditor)) == len(seen(trainer)) == 8


def test_answers_of_individuals_are_for_a_few(desk, clock, head, staff, auditor, trainer):
    it = opened(desk, clock, trainer)
    sat(desk, staff, it, wrong=2)
    mine = row(it, staff).id
    for who in (trainer, auditor, staff):
        sheet = desk.do(who, testing.sheet, mine).result
        assert len([a for a in sheet.answers if not a.correct]) == 2
    for who in (head, person("ito")):
        with pytest.raises(Refused):
            desk.do(who, testing.sheet, mine)
        with pytest.raises(Refused):
            desk.do(who, testing.results, it.id)
    assert len(desk.do(trainer, testing.results, it.id).result) == 1


def test_figures_are_not_for_everybody(desk, on_paper, staff, head, auditor):
    assert desk.do(staff, dossier.dossier, on_paper.id).result.figures is None
    assert desk.do(head, dossier.dossier, on_paper.id).result.evidence == ()
    assert desk.do(auditor, dossier.dossier, on_paper.id).result.figures.target == 8


# ---- files


def test_material_is_read_by_the_audience_and_known_by_its_hash(desk, clock, staff, sales, trainer):
    facts = {"contents": "方針の読み合わせ", "test": "none", "topics": "policy"}
    it = planned(desk, trainer, audience="departments", departments=[sales.id], **facts)
    file = desk.do(trainer, evidence.attach_to_training, it.id, "教材.pdf", b"%PDF-1",
                   as_material=True).result  # fmt: skip
    assert (again(it).material_name, again(it).material_hash) == ("教材.pdf", file.sha256)
    it = opened(desk, clock, trainer, again(it))
    view = desk.do(staff, taking.open_course, row(it, staff).id).result
    assert [each.name for each in view.files] == ["教材.pdf"]
    assert desk.do(staff, taking.file, row(it, staff).id, file.id).result == b"%PDF-1"
    with pytest.raises(Refused):
        desk.do(staff, evidence.content, file.id)


def test_a_sign_in_sheet_is_for_who_runs_or_oversees_trainings(
    desk, on_paper, staff, manager, auditor, trainer
):
    other = trainer
    file = desk.do(trainer, evidence.attach_to_training, on_paper.id, "署名.pdf", b"%PDF-2").result
    for who in (other, manager, auditor):
        assert desk.do(who, evidence.content, file.id).result == b"%PDF-2"
    colleague = hired(desk, "950", "総務 人", "A01")
    for who in (staff, colleague):
        with pytest.raises(Refused):
            desk.do(who, evidence.content, file.id)
        with pytest.raises(Refused):
            desk.do(who, evidence.attach_to_training, on_paper.id, "x.pdf", b"1")
    with pytest.raises(Refused):
        desk.do(staff, taking.file, row(on_paper, staff).id, file.id)


def test_material_taken_back_is_taught_from_no_more(desk, trainer):
    it = planned(desk, trainer, contents="方針", test="none", course=None)
    kept = [
        desk.do(trainer, evidence.attach_to_training, it.id, name, name.encode(),
                as_material=True).result
        for name in ("a.pdf", "b.pdf")
    ]  # fmt: skip
    assert again(it).material_hash not in {each.sha256 for each in kept}
    desk.do(trainer, evidence.take_back, kept[0].key, "古い版")
    assert (again(it).material_name, again(it).material_hash) == ("b.pdf", kept[1].sha256)
    assert Evidence.get_by_id(kept[0].id).taken_back_reason == "古い版"


def test_a_course_decides_the_material_whatever_is_attached(desk, trainer):
    it = planned(desk, trainer)
    desk.do(trainer, evidence.attach_to_training, it.id, "補足.pdf", b"1", as_material=True)
    assert again(it).material_hash == published(desk).material_hash


def test_a_closed_training_takes_no_more_files(desk, manager, trainer):
    it = moved(desk, manager, planned(desk, trainer), "miss", missed_reason="中止")
    with pytest.raises(Refused):
        desk.do(trainer, evidence.attach_to_training, it.id, "x.pdf", b"1")


def test_rows_are_found_by_name_and_by_what_is_left_to_do(desk, on_paper, staff, trainer):
    desk.do(trainer, testing.enter, on_paper.id, [(row(on_paper, staff).key, 40)])

    def listed(**by):
        return [r.name.ja for r in desk.do(trainer, attendance.rows, on_paper.id, **by).result]

    assert listed(text="鈴木") == ["鈴木 花"]
    assert listed(status="attended") == ["鈴木 花"]
    assert len(listed(status="unsettled")) == 8 and len(listed(status="not_yet")) == 7
    assert Attendance.select().count() == 8

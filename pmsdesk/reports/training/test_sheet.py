"""The comprehension test on paper, for those who take it or, with answers, for who marks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.training.course_file import CourseFile, kept
from ...kinds.training.words import OFFICERS, OVERSEERS
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..paper import Column, Front, Paper, Style
from ..watch import Watch
from .about import front_of, training_of

NO_COURSE = T(
    "This training has no course with questions.", "設問のある教育コースを使っていません。"
)
DEPARTMENT = T("Department", "所属部門")
STAFF_NO = T("Staff no.", "社員番号")
PERSON = T("Name", "氏名")
TAKEN = T("Taken on", "実施日")
POINTS = T("Points", "点数")
HOW = T(
    "Put a mark in the box of every right choice. Where several are right, all of them are needed."
    " Pass mark: {n} of 100.",
    "正しいと思う選択肢の□に印を付けてください。正解が複数ある設問は、すべて選んで正解です。"
    "合格基準：100点満点中{n}点。",
)
MARKING = T(
    "Points: right answers ÷ {all} × 100, rounded. Not to be handed to those who take the test.",
    "点数＝正答数÷{all}×100（四捨五入）。受講者には配布しないでください。",
)
QUESTION = T("Question {n}", "問{n}")
SEVERAL = T(" (several)", "（複数選択）")
WHY = T("Explanation: {why}", "解説：{why}")


@dataclass(frozen=True, slots=True)
class TestPaper:
    """Ready to be drawn."""

    __test__ = False  # not a test of the program, whatever its name begins with

    front: Front
    course: CourseFile
    pass_mark: int
    answers: bool


def gather(work: Work, request: Request, answers: bool = False) -> TestPaper:
    """Refused where there is nothing to ask, or for those who are to be asked."""
    it = training_of(work, request)
    work.allow(OFFICERS | OVERSEERS)
    course = kept(it.course.source) if it.course else None
    if course is None or not course.questions:
        raise Refused(NO_COURSE, "record")
    title = named("training_answers" if answers else "training_test").title
    return TestPaper(front_of(request, it, title), course, it.pass_mark, answers)


gather_answers = partial(gather, answers=True)


def draw(data: TestPaper, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    with Paper(out, data.front, lang, watch=watch) as paper:
        if data.answers:
            paper.note(MARKING.fill(all=len(data.course.questions)), tone="warn")
        else:
            wide = ((DEPARTMENT, 3), (STAFF_NO, 2), (PERSON, 4), (TAKEN, 2), (POINTS, 1))
            columns = [Column(word, weight=weight) for word, weight in wide]
            paper.table(columns, [["\n", "", "", "", ""]], style=Style(zebra=False))
            paper.paragraph(HOW.fill(n=data.pass_mark), small=True)
        for number, question in enumerate(data.course.questions, 1):
            head = QUESTION.fill(n=number).into(lang)
            if question.several:
                head += SEVERAL.into(lang)
            paper.heading(head, 3)
            items = [
                ("■" if data.answers and choice.right else "□", choice.text)
                for choice in question.choices
            ]
            why = WHY.fill(why=question.why) if data.answers else ""
            paper.listing(question.text, items, why)
        paper.ending()
    return paper.pages

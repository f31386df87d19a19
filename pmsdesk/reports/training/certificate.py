"""The personal certificate (修了証): one person attended one training and passed its test."""

from __future__ import annotations

from dataclasses import dataclass

from ...base.days import fiscal_label
from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.training.attendance import Attendance
from ...kinds.training.words import Topic
from ...store.work import Work
from ..catalogue import Out, Request, named
from ..front import Stamp, company_of, front_for, seat_of
from ..paper import Cell, Front, Paper
from ..paper.cells import shown
from ..watch import Watch
from .about import department_name, held, method_words, person_name, title_of

CHOOSE = T("Choose whose certificate to print.", "修了証を印刷する人を選んでください。")
NOT_YET = T(
    "The certificate is given once the training was attended and its test passed.",
    "受講し、テストに合格すると修了証を印刷できます。",
)
WHO = T("{name}", "{name} 殿")
SAYS = T(
    "This is to certify that the person named above has attended the following training on the"
    " protection of personal information and completed it.",
    "上記の者は、下記の個人情報保護教育を受講し、修了したことを証します。",
)
SAYS_PASSED = T(
    "This is to certify that the person named above has attended the following training on the"
    " protection of personal information and passed its comprehension test.",
    "上記の者は、下記の個人情報保護教育を受講し、理解度確認テストに合格したことを証します。",
)
NAME = T("Training", "教育名")
HELD = T("Held", "実施期間")
METHOD = T("Method", "実施方法")
TOPICS = T("Topics", "内容")
ATTENDED = T("Attended on", "受講日")
PASSED = T("Passed on", "合格日")
SCORE = T("Score", "点数")
SCORE_OF = T("{n} (pass mark {mark})", "{n}点（合格基準 {mark}点）")
CERTIFIED = T("Closed", "完了承認")
REPORTED = T("Taught", "教育担当")


@dataclass(frozen=True, slots=True)
class Certificate:
    """Ready to be drawn; names are as they were."""

    front: Front
    who: str
    passed: bool
    pairs: tuple[tuple[T, Cell], ...]


def gather(work: Work, request: Request) -> Certificate:
    """The attendance `request.record`. Refused before it is complete, and to strangers."""
    if request.record is None:
        raise Refused(CHOOSE, "record")
    row, lang = work.get(Attendance, request.record), request.lang
    it = row.training
    if not row.finished(it.tested):
        raise Refused(NOT_YET, "record")
    comma = "、" if lang == "ja" else ", "
    topics = comma.join(Topic.of(key).label.into(lang) for key in it.listed("topics"))
    pairs: list[tuple[T, Cell]] = [
        (NAME, title_of(it)),
        (HELD, held(it, lang)),
        (METHOD, method_words(it)),
        (TOPICS, topics),
        (ATTENDED, shown(row.attended_on, lang)),
    ]
    if row.passed:
        pairs.append((PASSED, shown(row.passed_on, lang)))
        pairs.append((SCORE, SCORE_OF.fill(n=row.score, mark=it.pass_mark)))
    stamps = (
        Stamp(CERTIFIED, it.closed_name, it.closed_on,
              seat_of(it.closed_by_id, it.closed_on, lang)),
        Stamp(REPORTED, it.reported_name, it.reported_on,
              seat_of(it.reported_by_id, it.reported_on, lang)),
    )  # fmt: skip
    front = front_for(
        request, named("training_certificate").title, number=f"{it.no}-{row.staff_no}",
        period=fiscal_label(it.year, lang, company_of().fiscal_start),
        department=department_name(row, lang), stamps=stamps,
    )  # fmt: skip
    said = tuple((label, cell) for label, cell in pairs if cell)
    name = WHO.fill(name=person_name(row, lang)).into(lang)
    return Certificate(front, name, bool(row.passed), said)


def draw(data: Certificate, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    with Paper(out, data.front, lang, watch=watch) as paper:
        paper.space(14)
        paper.heading(data.who)
        paper.space(4)
        paper.paragraph(SAYS_PASSED if data.passed else SAYS)
        paper.space(8)
        paper.facts([(label.into(lang), cell) for label, cell in data.pairs])
        paper.space(14)
        paper.paragraph(data.front.company, bold=True, align="right")
    return paper.pages

"""Corrective actions in the inputs of a review: risks, improvements; and changes of the law."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ...base.text import T
from ...kinds.action.action import CorrectiveAction, EffectCheck
from ...kinds.action.words import OPEN, Effect, Grade, Sort, Source
from ...kinds.checklist.checklist import Checklist
from ...kinds.law import notice_file
from ...kinds.law.law import LawCheck
from ...kinds.law.notice import Notice
from ...kinds.law.words import Effect as LawEffect
from ...kinds.training.training import Training
from ...store.record import tuples
from .span import Found, Span, few

ONE = T("{no} {title}: {grade}", "{no} {title}：{grade}")
LAW = T(
    "{n} notices of changes of law, {seen} checked; corrective actions: {actions}",
    "法令改正のお知らせ{n}件（うち確認済{seen}件）、法令改正による是正処置{actions}件",
)
NOTICE = T("{title} ({stage}): {effect}", "{title}（{stage}）：{effect}")
UNSEEN = T("not checked yet", "未確認")
NEW_SHEETS = T("Checklists published anew: {n}", "点検表の新規公開・改訂{n}件")
RISKS = T(
    "{major} major nonconformities, {late} corrective actions late, {weak} without effect",
    "重大な不適合{major}件、期限超過の是正処置{late}件、有効性不十分{weak}件",
)
OPEN_MAJOR = T("Open: {no} {title}", "未完了：{no} {title}")
PROPOSED = T("{n} improvement tasks, {closed} finished", "改善課題{n}件（うち完了{closed}件）")
OF_TRAINING = T("Training {no}: {text}", "教育{no}：{text}")


class Row(NamedTuple):
    no: str
    title: str
    grade: str
    state: str
    due_on: date | None


def law(span: Span) -> Found:
    """The notices of changes there were by the last day, and what the checks of them came to."""
    last = min(span.until, span.today)
    notices = [it for it in notice_file.shipped_notices() if it.known_on <= last]
    checks = list(LawCheck.select().where(LawCheck.checked_on <= last).order_by(LawCheck.id))
    newest = {(it.notice, it.edition): it for it in checks}
    seen = [it for it in notices if (it.id, it.edition) in newest]
    rows = of_source(span, Source.LAW)
    figure = LAW.fill(n=len(notices), seen=len(seen), actions=len(rows))
    lines = [_checked(it, newest.get((it.id, it.edition))) for it in notices]
    published = Checklist.select().where(span.covers(Checklist.published_on)).count()
    lines += [*(_named(row) for row in rows), NEW_SHEETS.fill(n=published)]
    return Found(figure, few(lines), "calendar", {"tab": "law"})


def _checked(it: Notice, check: LawCheck | None) -> T:
    effect = LawEffect.of(check.effect).label if check else UNSEEN
    return NOTICE.fill(title=it.title, stage=it.stage.label, effect=effect)


def risks(span: Span) -> Found:
    """What of the year's nonconformities weighs most, whoever found it."""
    A = CorrectiveAction  # noqa: N806
    major = _rows((A.grade == Grade.MAJOR) & span.covers(A.found_on))
    late = A.select().where(A.state.in_(sorted(OPEN)), A.due_on < span.today).count()
    weak = EffectCheck.select().where(
        EffectCheck.effect == Effect.INSUFFICIENT, span.covers(EffectCheck.checked_on)
    )
    figure = RISKS.fill(major=len(major), late=late, weak=weak.count())
    still = [OPEN_MAJOR.fill(no=row.no, title=row.title) for row in major if row.state in OPEN]
    return Found(figure, few(still), "actions")


def proposals(span: Span) -> Found:
    """Improvement tasks, and what trainings say of the next time."""
    A = CorrectiveAction  # noqa: N806
    rows = _rows((A.sort == Sort.IMPROVEMENT) & span.covers(A.found_on))
    closed = sum(row.state not in OPEN for row in rows)
    trained = Training.select(Training.no, Training.next_improvement).where(
        span.covers(Training.reported_on), Training.next_improvement != ""
    )
    lines = [OF_TRAINING.fill(no=no, text=" ".join(text.split())) for no, text in tuples(trained)]
    return Found(PROPOSED.fill(n=len(rows), closed=closed), few(lines), "actions")


def of_source(span: Span, source: Source) -> list[Row]:
    """The actions of a source that were found in these days."""
    A = CorrectiveAction  # noqa: N806
    return _rows((A.source == source) & span.covers(A.found_on))


def _rows(condition: object) -> list[Row]:
    A = CorrectiveAction  # noqa: N806
    query = A.select(A.no, A.title, A.grade, A.state, A.due_on).where(condition)
    return [Row(*cells) for cells in tuples(query.order_by(A.id))]


def _named(row: Row) -> T:
    return ONE.fill(no=row.no, title=row.title, grade=Grade.of(row.grade).label)

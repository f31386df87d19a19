"""What of the workspace a change of law touches: questions, checklists, rules, courses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from ..base.text import T
from ..kinds.checklist.checklist import Checklist, Question
from ..kinds.checklist.checklist import State as ChecklistState
from ..kinds.checklist.file import kept_references
from ..kinds.incident.incident import Incident
from ..kinds.incident.rules import rules_of
from ..kinds.incident.words import State as IncidentState
from ..kinds.law.notice import Notice, Point
from ..kinds.law.words import Touches
from ..kinds.training.course import Course
from ..kinds.training.words import CourseState, Topic

CODES = 6  # question numbers told in a line
OWN = T("{title} (our own checklist)", "{title}（自社作成の点検表）")
QUESTIONS = T("{n} questions: {codes}", "質問{n}件：{codes}")
AND_MORE = T("{codes} and {n} more", "{codes} ほか{n}件")
OLDER = T("Rests on {edition}", "{edition}に基づいています")
RULES = T("Rules for reporting incidents", "事故の報告規則")
RULES_ABOUT = T(
    "{title}; {n} incidents are being handled by it", "{title}。対応中の事故{n}件に適用されています"
)
COURSE = T("Course: {title}", "教育コース：{title}")
COURSE_ABOUT = T("Deals with changes of law and rules", "法令・規程の改正を取り上げています")


@dataclass(frozen=True, slots=True)
class Touch:
    """One part of the workspace, why it is concerned, and the way to it."""

    what: T
    why: T
    page: str
    where: dict[str, Any] = field(default_factory=dict, compare=False)
    count: int = 0


def touched(it: Notice) -> list[Touch]:
    """The questions by checklist, then what else is concerned."""
    sheets = Checklist.select().where(Checklist.state == ChecklistState.PUBLISHED)
    found = list(_questions(it, list(sheets.order_by(Checklist.own.desc(), Checklist.id))))
    asked = {touch for point in it.points for touch in point.touches}
    if Touches.INCIDENTS in asked:
        found.append(_rules())
    if Touches.COURSES in asked:
        found += _courses()
    return found


def _questions(it: Notice, sheets: list[Checklist]) -> Iterator[Touch]:
    codes: dict[int, list[str]] = {}
    ids = [sheet.id for sheet in sheets]
    if any(any(_numbers(point)) for point in it.points):
        for question in Question.select().where(Question.checklist.in_(ids)).order_by(Question.id):
            references = kept_references(question.references)
            if any(point.meets(references) for point in it.points):
                codes.setdefault(question.checklist_id, []).append(str(question.code))
    for sheet in sheets:
        older = _older(it, sheet)
        if sheet.id not in codes and older is None:
            continue
        yield _touch(sheet, codes.get(sheet.id, []), older)


def _numbers(point: Point) -> tuple[tuple[str, ...], ...]:
    return point.references.appi, point.references.gl, point.references.jipdec


def _touch(sheet: Checklist, codes: list[str], older: T | None) -> Touch:
    title = T(sheet.title_en, sheet.title_ja)
    lines = []
    if codes:
        lines.append(QUESTIONS.fill(n=len(codes), codes=_first(codes)))
    if older is not None:
        lines.append(OLDER.fill(edition=older))
    why = T("; ".join(lines), "。".join(line.ja for line in lines))
    what = OWN.fill(title=title) if sheet.own else title
    return Touch(what, why, "checklists", {"id": sheet.id}, len(codes))


def _first(codes: list[str]) -> T:
    few = T(", ".join(codes[:CODES]), "、".join(codes[:CODES]))
    rest = len(codes) - CODES
    return AND_MORE.fill(codes=few, n=rest) if rest > 0 else few


def _older(it: Notice, sheet: Checklist) -> T | None:
    """The edition a checklist rests on, where it is from before the change."""
    for kind, edition, as_of in sources_of(str(sheet.hash), str(sheet.source)):
        if kind in it.outdates and as_of < it.known_on.isoformat():
            return edition
    return None


@lru_cache(maxsize=64)
def sources_of(hash: str, source: str) -> tuple[tuple[str, T, str], ...]:
    """Kind, edition and day of the sources a published file names; its questions are not read."""
    head, mark, _ = source.partition("\nquestions:")
    said = yaml.load(head if mark else source, yaml.BaseLoader) or {}  # noqa: S506 - text only
    return tuple(
        (each["kind"], T(each["edition"]["en"], each["edition"]["ja"]), each["as_of"])
        for each in said.get("sources_as_of", ())
    )


def _rules() -> Touch:
    rules = rules_of(date.max)
    open_ones = (Incident.state != IncidentState.CLOSED) & ~Incident.drill & ~Incident.near_miss
    number = Incident.select().where(open_ones).count()
    return Touch(RULES, RULES_ABOUT.fill(title=rules.title, n=number), "incidents")


def _courses() -> Iterator[Touch]:
    """Courses in use that speak of the law: what they say may have to change."""
    for it in Course.select().where(Course.state == CourseState.PUBLISHED).order_by(Course.id):
        if Topic.LAW in str(it.topics).split(","):
            title = T(it.title_en, it.title_ja)
            yield Touch(COURSE.fill(title=title), COURSE_ABOUT, "training", {"course": it.id})

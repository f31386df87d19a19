"""The head of a paper: a title block on the first page, or a page of its own."""

from typing import TYPE_CHECKING

from ...base.text import Lang, T
from . import seal
from .cells import say, shown
from .front import Front
from .look import (
    ACCENT,
    BODY,
    COVER_TITLE,
    HAIR,
    LABEL,
    MM,
    QUIET,
    SUBTITLE,
    TITLE,
    Frame,
    Type,
)

if TYPE_CHECKING:
    from .ink import Ink

NUMBER = T("Document no.", "文書番号")
PERIOD = T("Period", "対象期間")
DEPARTMENT = T("Department", "部門")
PRINTED = T("Printed at", "印刷日時")
_COMPANY = Type(11, 16, colour=QUIET)


def facts_of(front: Front, lang: Lang) -> list[tuple[str, str]]:
    """The lines of the title block, those that have something to say."""
    facts = [
        (NUMBER, front.number),
        (PERIOD, front.period),
        (DEPARTMENT, front.department),
        *front.facts,
        (PRINTED, shown(front.printed_at, lang)),
    ]
    return [(say(label, lang), say(value, lang)) for label, value in facts if value]


def draw_title_block(ink: "Ink", frame: Frame, front: Front, lang: Lang) -> float:
    """Title and facts at the left, approval boxes at the right; the foot of the block."""
    boxes = seal.boxes_width(front.approvals)
    width = frame.measure - (boxes + 6 * MM if boxes else 0)
    seal.draw_boxes(ink, front.approvals, frame.right, frame.top, lang)
    lines = ink.balanced(say(front.title, lang), TITLE, width)
    ink.column(frame.left, frame.top + 4, lines, TITLE)
    y = frame.top + 4 - len(lines) * TITLE.leading
    if front.subtitle:
        lines = ink.lines(say(front.subtitle, lang), SUBTITLE, width)
        ink.column(frame.left, y, lines, SUBTITLE)
        y -= len(lines) * SUBTITLE.leading
    y = draw_facts(ink, facts_of(front, lang), frame.left, y - 6, width)
    foot = min(y, frame.top - seal.HEIGHT if boxes else y) - 7
    ink.rule(frame.left, foot, frame.right, foot, ACCENT, 1.2)
    return foot - 2


def draw_facts(
    ink: "Ink", facts: list[tuple[str, str]], left: float, y: float, width: float
) -> float:
    """Labels in grey and what they stand for, one below another; the foot of the last."""
    widest = max(ink.width(label, LABEL) for label, _ in facts) + 14
    names_width = min(max(widest, 18 * MM), width * 0.4)
    for label, value in facts:
        lines = ink.lines(value, LABEL.but(colour=BODY.colour), width - names_width)
        names = ink.lines(label, LABEL, names_width - 4)
        ink.column(left, y, names, LABEL)
        ink.column(left + names_width, y, lines, LABEL.but(colour=BODY.colour))
        y -= max(len(lines), len(names)) * LABEL.leading
    return y


def draw_cover(ink: "Ink", frame: Frame, front: Front, lang: Lang) -> None:
    """A page of its own: boxes above, the title at the upper third, facts below."""
    seal.draw_boxes(ink, front.approvals, frame.right, frame.top, lang)
    y = frame.bottom + frame.depth * 0.66
    ink.column(frame.left, y + 24, ink.lines(front.company, _COMPANY, frame.measure), _COMPANY)
    lines = ink.balanced(say(front.title, lang), COVER_TITLE, frame.measure)
    ink.column(frame.left, y, lines, COVER_TITLE)
    y -= len(lines) * COVER_TITLE.leading + 4
    if front.subtitle:
        lines = ink.lines(say(front.subtitle, lang), SUBTITLE, frame.measure)
        ink.column(frame.left, y, lines, SUBTITLE)
        y -= len(lines) * SUBTITLE.leading + 4
    ink.box(frame.left, y - 8, 28 * MM, 2.4, ACCENT)
    facts = facts_of(front, lang)
    height = len(facts) * LABEL.leading
    y = min(y - 20 * MM, frame.bottom + frame.depth * 0.3) + height / 2
    ink.rule(frame.left, y + 6, frame.right, y + 6, HAIR, 0.6)
    foot = draw_facts(ink, facts, frame.left, y, frame.measure)
    ink.rule(frame.left, foot - 6, frame.right, foot - 6, HAIR, 0.6)

"""Changes of the law: the notices, what of the workspace each touches, and who looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..base.errors import Refused
from ..base.text import T
from ..kinds.law.known import known, when
from ..kinds.law.law import LawCheck, waits
from ..kinds.law.notice import Notice, Point
from ..kinds.law.words import CAUTIONS, CHECKERS, READERS, Effect, Stage
from ..store.work import Work
from .touched import Touch, touched

GONE = T(
    "There is no such notice. Load the list again.",
    "このお知らせは見つかりません。一覧を読み直してください。",
)
NOTE = T("Write what you checked.", "確認した内容を入力してください。")
INKS = {
    Stage.IN_FORCE: "done",
    Stage.PROMULGATED: "soon",
    Stage.ANNOUNCED: "info",
    Stage.PREVIEW: "info",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened, or is to happen: `when` in words."""

    on: date
    when: T
    what: T
    ahead: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """Who looked at a notice when, and what came of it; `edition` is the one that was read."""

    effect: Effect
    note: str
    on: date
    by: str
    again_on: date | None
    edition: str


@dataclass(frozen=True, slots=True)
class Card:
    """A notice as a window shows it. `waits`: the manager has not looked at this edition yet, or
    wanted to look again by today. `caution` where the original was not read."""

    id: str
    edition: str
    title: T
    stage: T
    ink: str
    summary: T
    steps: tuple[Step, ...]
    points: tuple[tuple[T, T], ...]
    sources: tuple[tuple[T, T, date], ...]
    certainty: T
    caution: T | None
    touches: tuple[Touch, ...]
    checks: tuple[CheckLine, ...]
    waits: bool
    may_check: bool


def notices(work: Work) -> list[Card]:
    """Those that wait first, then the newest first. Refused to whom they do not concern."""
    work.allow(READERS)
    may = work.actor.holds(CHECKERS)
    checks = _checks()
    cards = [_card(work.today, it, checks.get(it.id, []), may) for it in known(work.today)]
    return sorted(cards, key=lambda card: not card.waits)


def waiting(work: Work) -> list[Notice]:
    """Those the manager has not looked at, the newest first."""
    checks = _checks()
    return [it for it in known(work.today) if _waits(it, checks.get(it.id), work.today)]


def acknowledge(
    work: Work, notice: str, edition: str, effect: str, note: str, again_on: date | None = None
) -> LawCheck:
    """The manager has looked at this edition: what it means for us, and whether to look again.

    Refused, at its field, without a note, or for a notice that is not there (any more).
    """
    work.allow(CHECKERS)
    it = next((n for n in known(work.today) if (n.id, n.edition) == (notice, edition)), None)
    if it is None:
        raise Refused(GONE)
    if not note.strip():
        raise Refused(NOTE, "note")
    return work.add(
        LawCheck(
            notice=it.id,
            edition=it.edition,
            title=it.title.ja,
            effect=effect,
            note=note.strip(),
            checked_on=work.today,
            checked_by=work.actor.person or None,
            checked_name=work.actor.name,
            again_on=again_on,
        )
    )


# ---- inside


def _checks() -> dict[str, list[LawCheck]]:
    """By notice, the newest first."""
    found: dict[str, list[LawCheck]] = {}
    for check in LawCheck.select().order_by(LawCheck.id.desc()):
        found.setdefault(str(check.notice), []).append(check)
    return found


def _waits(it: Notice, checks: list[LawCheck] | None, today: date) -> bool:
    return waits(it, checks[0] if checks else None, today)


def _card(today: date, it: Notice, checks: list[LawCheck], may: bool) -> Card:
    open_ = _waits(it, checks, today)
    return Card(
        it.id,
        it.edition,
        it.title,
        it.stage.label,
        INKS[it.stage],
        it.summary,
        tuple(Step(e.on, when(e), e.what, e.on > today) for e in it.events),
        tuple((point.text, shown(point)) for point in it.points),
        tuple((source.name, source.certainty.label, source.as_of) for source in it.sources),
        it.certainty.label,
        CAUTIONS.get(it.certainty),
        tuple(touched(it)),
        tuple(_line(check) for check in checks),
        open_,
        open_ and may,
    )


def shown(point: Point) -> T:
    """The articles and sections of today that a point stands in."""
    return point.references.shown()


def _line(check: Any) -> CheckLine:
    return CheckLine(
        Effect.of(check.effect), check.note, check.checked_on, check.checked_name,
        check.again_on, check.edition,
    )  # fmt: skip

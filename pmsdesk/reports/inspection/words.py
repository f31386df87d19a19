"""How papers of the self-inspection say things: shares, periods, states as tags."""

from collections.abc import Iterable
from datetime import date

from ...base.days import fiscal_year
from ...base.periods import period_label
from ...base.text import Lang, T
from ...kinds.action.words import Sort
from ...kinds.action.words import State as ActionState
from ...kinds.checklist.words import Measure
from ...kinds.inspection.inspection import Result, State
from ...kinds.inspection.tally import Tally
from ..paper import Bar, Mark, Tag
from ..paper.cells import Sign, Tone
from .followed import Action
from .lines import Line

LATE = T("{days} days late", "{days}日超過")
ONE_LATE = T("1 day late", "1日超過")
HANDED_IN_LATE = T("handed in {late}", "提出（{late}）")
REVISION = T("rev. {n}", "第{n}版")
POINTS = T("{sign}{n} pt", "{sign}{n}ポイント")
NO_RATE = "－"
TONES: dict[State, Tone] = {
    State.APPROVED: "good",
    State.MISSED: "bad",
    State.RETURNED: "warn",
    State.ISSUED: "quiet",
}
ACTION_TONES: dict[ActionState, Tone] = {
    ActionState.CLOSED: "good",
    ActionState.NO_ACTION: "quiet",
}
COMPACT_FROM = 60  # departments: above it every section is kept short
_ASKED: tuple[Sign, ...] = ("○", "△", "×", "－")
SIGNS: dict[str, Sign] = dict(zip((r.value for r in Result), _ASKED, strict=True))


def percent(rate: float | None) -> str:
    """93.7%; 100.0% only where it is the whole, 0.0% only where it is nothing."""
    if rate is None:
        return NO_RATE
    shown = round(rate * 100, 1)
    if 0 < rate < 1:
        shown = min(max(shown, 0.1), 99.9)
    return f"{shown:.1f}%"


def whole_percent(rate: float | None) -> str:
    """Without decimals, for narrow columns; 100% only where it is the whole."""
    if rate is None:
        return NO_RATE
    return f"{min(max(round(rate * 100), 1), 99) if 0 < rate < 1 else round(rate * 100)}%"


def points(now: float | None, before: float | None) -> T | None:
    """How far a rate moved, in percentage points: +0.7."""
    if now is None or before is None:
        return None
    moved = round(now * 100, 1) - round(before * 100, 1)
    sign = "+" if moved > 0.04 else "−" if moved < -0.04 else "±"
    return POINTS.fill(sign=sign, n=f"{abs(moved):.1f}")


def short_period(first: date, last: date, lang: Lang, start: int) -> str:
    """A period where there is little room: 2026年度3Q, 2026/11; else as it is always called."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    into_year = (first.month - start) % 12
    label = period_label(first, last, lang, start)
    if months == 3 and label.endswith(("四半期", f"Q{into_year // 3 + 1}")):
        year, quarter = fiscal_year(first, start), into_year // 3 + 1
        return f"{year}年度{quarter}Q" if lang == "ja" else f"FY{year} Q{quarter}"
    if months == 1 and 28 <= (last - first).days + 1 <= 31 and first.day == 1:
        return f"{first:%Y/%m}"
    return label.replace("年度 ", "年度")


def ordered(measures: Iterable[str]) -> list[str]:
    """Measures in the order of the law's guideline, any others after them."""
    known = [m.value for m in Measure]
    return sorted(set(measures), key=lambda m: (known.index(m) if m in known else 99, m))


def result_mark(result: Result, lang: Lang, word: bool = True) -> Mark:
    return Mark(SIGNS[result], result.label.into(lang) if word else "")


def share_bar(tally: Tally) -> Bar:
    counts = (tally.conform, tally.partly, tally.nonconform, tally.na)
    return Bar(counts, percent(tally.rate))


def days_late(days: int) -> T:
    return ONE_LATE if days == 1 else LATE.fill(days=days)


def line_tag(line: Line, lang: Lang) -> Tag:
    """The state of an inspection; lateness is said elsewhere."""
    return Tag(line.state.label.into(lang), TONES.get(line.state, "plain"))


def lateness_tag(line: Line, lang: Lang) -> Tag | str:
    if line.missed:
        return Tag(State.MISSED.label.into(lang), "bad")
    if not line.days_late:
        return ""
    tone: Tone = "bad" if line.late_now else "warn"
    return Tag(days_late(line.days_late).into(lang), tone)


def action_tag(action: Action, lang: Lang) -> Tag:
    words = action.state.label
    return Tag(words.into(lang), ACTION_TONES.get(action.state, "plain"))


def sort_words(sort: Sort) -> T:
    return sort.label


def numbered(line: Line, lang: Lang) -> str:
    """An inspection's number, with its revision where it was corrected."""
    if line.revision == 1:
        return line.no
    return f"{line.no} ({REVISION.fill(n=line.revision).into(lang)})"

"""A legal clock on paper: its date, how certain that is, and how it ended."""

from collections.abc import Sequence
from datetime import date

from ...base.text import Lang, T
from ...kinds.incident import clock_line
from ...kinds.incident.clock_line import ClockLine
from ...kinds.incident.words import ClockState
from ..paper import Said, Stack, Tag
from ..paper.cells import Tone, shown

SORT = T("Deadline", "期限の種類")
TO = T("To", "提出先")
KNOWN_ON = T("Known on", "知った日")
DUE = T("Due", "期限")
STATE = T("State", "状態")
SENT = T("Sent", "提出")
PROMPTLY = T("Promptly", "速やかに")
BEFORE_JUDGING = T("Not judged yet: runs meanwhile", "判定前（仮に進行中）")
FIRST_DUE = T("At first {day}", "当初 {day}")
NUMBER = T("No. {number}", "受付番号 {number}")
LATE = T("Overdue", "期限超過")
LATE_SENT = T("Sent late", "期限後に提出")
DAYS_OVER = T("{n} days over", "{n}日超過")
ONE_OVER = T("1 day over", "1日超過")
TODAY_LAST = T("Last day", "本日まで")
DAYS_LEFT = T("{n} days left", "あと{n}日")
ONE_LEFT = T("1 day left", "あと1日")
LEGEND = T(
    "“Guideline figure”: a usual number of days, not one set by law. Days are counted with the day "
    "of knowing as day 1.",
    "「目安」は法令で定められた日数ではありません。日数は、知った日を1日目として数えます。",
)
TONES: dict[str, Tone] = {"late": "bad", "soon": "warn", "done": "good", "info": "plain"}


def cautions(line: ClockLine) -> list[T]:
    """What keeps its date from being certain."""
    return clock_line.cautions(line.due_on, line.certainty, line.certain)


def sort_cell(line: ClockLine, lang: Lang) -> Stack:
    """What it is called and to whom it goes."""
    return _stack((line.label, line.to), lang)


def due_cell(line: ClockLine, lang: Lang) -> Stack:
    """The last day, below it what makes it less than certain."""
    below = list(cautions(line))
    if line.first_due and line.first_due != line.due_on:
        below.append(FIRST_DUE.fill(day=line.first_due))
    day = shown(line.due_on, lang) if line.due_on else PROMPTLY.into(lang)
    return Stack((Said(day, bold=True), *_small(below, lang)))


def state_cell(line: ClockLine, lang: Lang) -> Tag | Said:
    """A state; lateness in words and weight."""
    if line.late:
        words = LATE if line.state == ClockState.RUNNING else LATE_SENT
        return Tag(words.into(lang), "bad")
    if line.state in (ClockState.EXEMPT, ClockState.OFF):
        return Said(line.state_label.into(lang), quiet=True)
    return Tag(line.state_label.into(lang), TONES[line.ink])


def sent_cell(line: ClockLine, lang: Lang) -> Stack:
    """When it was sent, to whom, and under which number; or why nothing is sent."""
    day = line.sent_on and shown(line.sent_on, lang)
    number = NUMBER.fill(number=line.number).into(lang) if line.number else ""
    to = "" if line.destination == line.to.ja else line.destination  # said beside it already
    texts = (number, to, line.exempt_reason)
    first = [Said(day)] if day else []
    return Stack((*first, *(Said(text, small=True) for text in texts if text)) or (Said("－"),))


def left(due: date | None, today: date) -> T:
    """How many days are left, the last day counting as left."""
    if due is None:
        return PROMPTLY
    days = (due - today).days
    if days < 0:
        return ONE_OVER if days == -1 else DAYS_OVER.fill(n=-days)
    if days == 0:
        return TODAY_LAST
    return ONE_LEFT if days == 1 else DAYS_LEFT.fill(n=days)


def _stack(words: Sequence[T], lang: Lang) -> Stack:
    first, *rest = [word.into(lang) for word in words if word]
    return Stack((Said(first, bold=True), *(Said(text, small=True, quiet=True) for text in rest)))


def _small(words: Sequence[T], lang: Lang) -> list[Said]:
    return [Said(word.into(lang), small=True) for word in words]

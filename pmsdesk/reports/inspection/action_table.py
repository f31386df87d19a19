"""Actions grouped by what matters now: late, open, closed, decided not to be needed."""

from collections.abc import Iterator, Sequence

from ...base.text import Lang, T
from ...kinds.action.words import State
from ..paper import Band, Cell, Column, Paper, Row, Said, Stack
from ..paper.cells import shown
from .followed import Action
from .words import action_tag, days_late

NO = T("No.", "記録番号")
KIND = T("Kind", "区分")
DEPARTMENT = T("Department", "部門")
SUBJECT = T("Subject", "件名")
STATE = T("State", "状態")
WHEN = T("Due / closed", "期限・完了日")
NONE = T("Nothing was opened.", "起票された処置はありません。")
LATE = T("Past the date of the step that is open now", "期限超過")
OPEN = T("Open", "未完了（期限内）")
CLOSED = T("Closed", "完了")
NO_ACTION = T("Decided: no action", "是正不要")
BAND = T("{what}: {n}", "{what}　{n}件")
DONE_LATE = T("done after the date promised", "当初の期限後に実施")


def draw_actions(
    paper: Paper,
    actions: Sequence[Action],
    lang: Lang,
    empty: T = NONE,
    sources: bool = False,
) -> None:
    """The table; with what opened each, where that was not an inspection."""
    columns = [
        Column(NO, width=30),
        Column(DEPARTMENT, width=27),
        Column(SUBJECT, weight=1),
        Column(STATE, width=34),
        Column(WHEN, width=26),
    ]
    paper.table(columns, _rows(actions, lang, sources), empty=empty)


def groups(actions: Sequence[Action]) -> list[tuple[T, list[Action]]]:
    late = sorted((a for a in actions if a.days_late), key=lambda a: -a.days_late)
    return [
        (LATE, late),
        (OPEN, [a for a in actions if a.open and not a.days_late]),
        (CLOSED, [a for a in actions if a.state == State.CLOSED]),
        (NO_ACTION, [a for a in actions if a.state == State.NO_ACTION]),
    ]


def _rows(actions: Sequence[Action], lang: Lang, sources: bool) -> Iterator[Row]:
    for what, chosen in groups(actions):
        if chosen:
            yield Band(BAND.fill(what=what, n=len(chosen)).into(lang))
        for action in chosen:
            words = [action.sort.label.into(lang)]
            if sources:
                words.append(action.source.label.into(lang))
            kind = Said("\n".join(words), small=True, quiet=True)
            yield [
                Stack((Said(action.no), kind)),
                action.name.into(lang),
                _subject(action, lang),
                action_tag(action, lang),
                _when(action, lang),
            ]


def _subject(action: Action, lang: Lang) -> Cell:
    if action.state != State.NO_ACTION:
        return action.title.into(lang)
    return Stack(
        (Said(action.title.into(lang)), Said(action.no_action_reason, small=True, quiet=True))
    )


def _when(action: Action, lang: Lang) -> Cell:
    parts = [Said(shown(action.closed.on or action.due_on, lang))]
    if action.days_late:
        parts.append(Said(days_late(action.days_late).into(lang), bold=True, small=True))
    elif action.done_late:
        parts.append(Said(DONE_LATE.into(lang), small=True))
    return Stack(tuple(parts))

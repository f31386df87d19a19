"""What a reader of a department sheet must know before anything else: lateness, revisions."""

from ...base.text import Lang, T
from ...kinds.inspection.inspection import TO_FILL, State
from ..paper import Paper
from ..paper.cells import shown
from .sheet import Sheet

NOT_APPROVED = T(
    "Not approved yet: this is a copy of the sheet as it stood when it was printed.",
    "承認前の点検票です。印刷した時点の内容を示します。",
)
NOT_APPROVED_TITLE = T("Copy before approval ({state})", "承認前の写し（{state}）")
LATE_TITLE = T("Handed in late", "提出遅延")
LATE = T(
    "Handed in on {day}, {n} days after the date of the plan ({due}).",
    "計画上の期限 {due} を{n}日過ぎて、{day} に提出されました。",
)
OVERDUE_TITLE = T("Overdue", "期限超過")
OVERDUE = T(
    "Not handed in, {n} days after the date of the plan ({due}).",
    "計画上の期限 {due} を{n}日過ぎていますが、まだ提出されていません。",
)
MOVED_TITLE = T("Due date changed", "期限の変更")
MOVED = T(
    "The plan set {original}; for this round the date is {due}.",
    "計画上の期限は {original} ですが、この回の期限は {due} に変更されています。",
)
REVISED_TITLE = T("Revision {n}", "訂正版（第{n}版）")
REVISED = T("Reason for the revision: {reason}", "訂正の理由: {reason}")
REPLACED_TITLE = T("Superseded", "旧版")
REPLACED = T(
    "A later revision has taken the place of this sheet.",
    "この点検票は、後の訂正版に差し替えられています。",
)
RETURNED_TITLE = T("Returned", "差戻し中")
MISSED_TITLE = T("Not done", "未実施")
WHY = T("Reason: {reason}", "理由: {reason}")


def draw_notes(paper: Paper, data: Sheet, lang: Lang) -> None:
    """Boxes above the figures, each only where it applies."""
    if data.state == State.REPLACED:
        paper.note(REPLACED, REPLACED_TITLE, "warn")
    elif data.state == State.MISSED:
        paper.note(WHY.into(lang).format(reason=data.missed_reason), MISSED_TITLE, "bad")
    elif data.state == State.RETURNED:
        paper.note(WHY.into(lang).format(reason=data.return_reason), RETURNED_TITLE, "warn")
    elif not data.settled:
        title = NOT_APPROVED_TITLE.fill(state=data.state.label)
        paper.note(NOT_APPROVED, title, "quiet")
    if data.revision > 1:
        reason = REVISED.into(lang).format(reason=data.revision_reason)
        paper.note(reason, REVISED_TITLE.fill(n=data.revision))
    if data.days_late:
        _lateness(paper, data, lang)
    if data.due_on != data.original_due:
        days = {"original": shown(data.original_due, lang), "due": shown(data.due_on, lang)}
        paper.note(MOVED.fill(**days), MOVED_TITLE)


def _lateness(paper: Paper, data: Sheet, lang: Lang) -> None:
    due, n = shown(data.original_due, lang), data.days_late
    if data.state in TO_FILL or data.handed_in_on is None:
        paper.note(OVERDUE.fill(due=due, n=n), OVERDUE_TITLE, "bad")
        return
    words = LATE.fill(due=due, n=n, day=shown(data.handed_in_on, lang))
    paper.note(words, LATE_TITLE, "warn")

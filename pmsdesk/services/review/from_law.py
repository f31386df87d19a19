"""Changes of the law in the inputs of a review: what is known, what was checked, what is open."""

from __future__ import annotations

from ...base.text import T
from ...kinds.action.words import Source
from ...kinds.checklist.checklist import Checklist
from ...kinds.law import notice_file
from ...kinds.law.law import LawCheck, waits
from ...kinds.law.notice import Notice
from ...kinds.law.words import Effect
from .from_actions import named, of_source
from .span import Found, Span, few, plain_day

FIGURE = T(
    "Changes of law known: {n}; checked: {seen} (last on {day}); waiting for a check: {open}; "
    "corrective actions: {actions}",
    "法令改正のお知らせ{n}件、うち確認済{seen}件（最終確認日 {day}）、確認待ち{open}件、"
    "法令改正による是正処置{actions}件",
)
CHECKED = T("{title} ({stage}): {effect}, {day}", "{title}（{stage}）：{effect}（{day}確認）")
UNSEEN = T("{title} ({stage}): not checked yet", "{title}（{stage}）：未確認")
ANEW = T("{title} ({stage}): a new edition, not checked yet", "{title}（{stage}）：改訂版が未確認")
AGAIN = T(
    "{title} ({stage}): {effect}, to be looked at again since {day}",
    "{title}（{stage}）：{effect}（{day}に再確認の予定）",
)
TO_ACT = T("Changes that ask something of us: {n}", "対応が必要と判断した改正{n}件")
NEW_SHEETS = T("Checklists published anew: {n}", "点検表の新規公開・改訂{n}件")
NEVER = T("never", "なし")


def law(span: Span) -> Found:
    """The notices there were by the last day, and what the checks of them came to by then."""
    last = min(span.until, span.today)
    notices = [it for it in notice_file.shipped_notices() if it.known_on <= last]
    rows = LawCheck.select().where(LawCheck.checked_on <= last).order_by(LawCheck.id)
    newest = {str(check.notice): check for check in rows}
    checks = [(it, newest.get(it.id)) for it in notices]
    open_ = [pair for pair in checks if waits(*pair, last)]
    seen = [check for it, check in checks if check is not None and check.edition == it.edition]
    actions = of_source(span, Source.LAW)
    figure = FIGURE.fill(
        n=len(notices),
        seen=len(seen),
        day=plain_day(max(check.checked_on for check in seen)) if seen else NEVER,
        open=len(open_),
        actions=len(actions),
    )
    to_act = sum(check.effect == Effect.ACT for check in seen)
    published = Checklist.select().where(span.covers(Checklist.published_on)).count()
    lines = [TO_ACT.fill(n=to_act)] if to_act else []
    in_order = [*open_, *(pair for pair in checks if pair not in open_)]
    lines += [_checked(it, check, (it, check) in open_) for it, check in in_order]
    lines += [*(named(row) for row in actions), NEW_SHEETS.fill(n=published)]
    return Found(figure, few(lines), "calendar", {"tab": "law"})


def _checked(it: Notice, check: LawCheck | None, open_: bool) -> T:
    said = {"title": it.title, "stage": it.stage.label}
    if check is None:
        return UNSEEN.fill(**said)
    effect = Effect.of(check.effect).label
    if check.edition != it.edition:
        return ANEW.fill(**said)
    if open_ and check.again_on:
        return AGAIN.fill(**said, effect=effect, day=plain_day(check.again_on))
    return CHECKED.fill(**said, effect=effect, day=plain_day(check.checked_on))

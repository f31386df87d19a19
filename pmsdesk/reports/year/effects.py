"""Effect checks: whether what was done helped, seen by somebody who did not do it."""

from collections.abc import Mapping, Sequence

from ...base.text import Lang, T
from ...kinds.action.words import Effect
from ..paper import Column, Paper, Row, Said, Stack, Tag
from ..paper.cells import Tone, shown
from .proofs import Check

ACTION = T("Action", "処置")
WHAT = T("What shows it", "有効性の確認内容")
DONE = T("Done", "実施")
CHECKED = T("Checked", "確認")
EFFECT = T("Effect", "判定")
ATTEMPT = T("attempt {n}", "{n}回目の取組")
NONE = T("No effect check has been made yet.", "有効性の確認はまだ行われていません。")


def draw_checks(paper: Paper, checks: Sequence[Check], titles: Mapping[str, T], lang: Lang) -> None:
    """`titles` are those of the actions by number, in both languages where they have them."""
    columns = [
        Column(ACTION, width=30),
        Column(WHAT, weight=1),
        Column(DONE, width=26),
        Column(CHECKED, width=26),
        Column(EFFECT, width=23),
    ]
    paper.table(columns, [_row(check, titles, lang) for check in checks], empty=NONE)


def _row(check: Check, titles: Mapping[str, T], lang: Lang) -> Row:
    title = titles[check.no].into(lang) if check.no in titles else check.title
    name = [Said(check.no), Said(check.department.into(lang), small=True, quiet=True)]
    if check.attempt > 1:
        name.append(Said(ATTEMPT.fill(n=check.attempt).into(lang), small=True))
    tone: Tone = "good" if check.effect == Effect.EFFECTIVE else "warn"
    return [
        Stack(tuple(name)),
        Stack((Said(title, small=True, quiet=True), Said(check.evidence))),
        f"{shown(check.done_on, lang)}\n{check.done_name}",
        f"{shown(check.checked_on, lang)}\n{check.by_name}",
        Tag(check.effect.label.into(lang), tone),
    ]

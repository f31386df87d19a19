"""Findings × and △: what was asked, what was found, what was opened and how far it is."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ...base.text import Lang, T
from ...kinds.inspection.inspection import Result
from ..paper import Band, Cell, Column, Paper, Row, Said, Stack
from ..paper.cells import shown
from .followed import Action
from .found import Finding
from .words import days_late

ITEM = T("Item", "項目")
DEPARTMENT = T("Department", "部門")
FOUND = T("Question, and what was found", "点検項目と指摘内容")
OPENED = T("Opened for it", "起票した処置")
AT_ONCE = T("Done at once: {text}", "その場で行った処置：{text}")
CHECKED = T("Checked {on} by {who}", "確認　{on}　{who}")
BASIS = T("Basis: {basis}", "根拠：{basis}")
NOT_YET = T("opens on hand-in", "提出時に起票")
NO_ACTION = T("none on record", "記録なし")
NO_COMMENT = T("(no comment)", "（コメントなし）")
NONE = T("Nothing was found.", "不備はありませんでした。")
BAND = T("{mark} {result}: {n}", "{mark} {result}　{n}件")
DUE = T("due {day}", "期限 {day}")


def draw_findings(
    paper: Paper,
    findings: Sequence[Finding],
    lang: Lang,
    round_name: Callable[[int], str] | None = None,
    basis: bool = False,
) -> None:
    """× first. `basis` adds what a question rests on, the unverified numbers marked so."""
    columns = [
        Column(ITEM, width=20),
        Column(DEPARTMENT, width=30),
        Column(FOUND, weight=1),
        Column(OPENED, width=36),
    ]
    paper.table(columns, _rows(findings, lang, round_name, basis), empty=NONE)


def _rows(
    findings: Sequence[Finding],
    lang: Lang,
    round_name: Callable[[int], str] | None,
    basis: bool,
) -> Iterator[Row]:
    for result, group in groupby(findings, key=lambda f: f.result):
        chosen = list(group)
        yield Band(_band(result, len(chosen), lang))
        for finding in chosen:
            where = [Said(finding.line.name.into(lang))]
            if round_name:
                words = round_name(finding.line.round)
                where.append(Said(words, small=True, quiet=True))
            yield [
                Said(finding.item.code, bold=True),
                Stack(tuple(where)),
                _found(finding, lang, basis),
                opened(finding, lang),
            ]


def _band(result: Result, n: int, lang: Lang) -> str:
    return BAND.fill(mark=result.mark, result=result.label, n=n).into(lang)


def _found(finding: Finding, lang: Lang, basis: bool) -> Stack:
    comment = finding.comment.strip()
    parts = [
        Said(finding.item.text.into(lang), small=True, quiet=True),
        Said(comment or NO_COMMENT.into(lang), quiet=not comment),
    ]
    if finding.done_at_once.strip():
        parts.append(Said(AT_ONCE.into(lang).format(text=finding.done_at_once.strip())))
    if finding.checked_on:
        on = shown(finding.checked_on, lang)
        words = CHECKED.into(lang).format(on=on, who=finding.checker)
        parts.append(Said(words, small=True, quiet=True))
    if basis and finding.item.basis:
        words = BASIS.fill(basis=finding.item.basis).into(lang)
        parts.append(Said(words, small=True, quiet=True))
    return Stack(tuple(parts))


def opened(finding: Finding, lang: Lang) -> Cell:
    """The action's number and where it stands."""
    if finding.action is None:
        words = NO_ACTION if finding.line.handed_in else NOT_YET
        return Said(words.into(lang), bold=finding.line.handed_in, quiet=not finding.line.handed_in)
    return Stack(tuple(_standing(finding.action, lang)))


def _standing(action: Action, lang: Lang) -> Iterator[Said]:
    yield Said(action.no)
    yield Said(action.sort.label.into(lang), small=True, quiet=True)
    yield Said(action.state.label.into(lang), bold=action.open)
    if action.closed.on:
        yield Said(shown(action.closed.on, lang), small=True)
    elif action.due_on:
        yield Said(DUE.fill(day=shown(action.due_on, lang)).into(lang), small=True)
    if action.days_late:
        yield Said(days_late(action.days_late).into(lang), bold=True)

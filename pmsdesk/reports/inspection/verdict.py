"""What the figures come to, in words: computed, never written by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...base.text import T
from ...kinds.action.words import State as ActionState
from ...kinds.inspection.tally import Tally, summed
from ..paper.cells import Tone
from .followed import Action
from .lines import Line
from .words import percent

NOTHING = T("Nothing was inspected", "点検の対象がありません")
ACTION_NEEDED = T("Needs action", "対応が必要です")
UNDER_WAY = T("Under way", "実施中です")
IN_PART = T("Carried out, but not everywhere", "実施しましたが、一部が未実施です")
BEING_CORRECTED = T(
    "Carried out; what was found is being corrected", "実施済みです。不備の是正を進めています"
)
ALL_SETTLED = T(
    "Carried out; everything found has been dealt with",
    "実施済みです。見つかった不備はすべて処置を終えました",
)
ALL_CONFORM = T("Carried out; nothing was found", "実施済みです。不備はありませんでした")

HANDED_IN = T("Handed in: {handed} of {whole}.", "対象{whole}のうち{handed}が提出済みです。")
HANDED_IN_LATE = T(
    "Handed in: {handed} of {whole}, {late} of them after the due date.",
    "対象{whole}のうち{handed}が提出済みで、うち{late}は期限後の提出でした。",
)
NOT_HANDED_IN = T("Not handed in: {waiting}.", "未提出は{waiting}です。")
PAST_DUE = T(
    "Not handed in: {waiting}, {late} of them past the due date.",
    "未提出は{waiting}で、うち{late}が期限を過ぎています。",
)
MISSED = T("Missed: {missed}.", "未実施は{missed}です。")
APPROVED = T("Approved: {approved}.", "承認済みは{approved}です。")
RATE = T(
    "Conforming: {conform} of {applicable} answers that apply, a rate of {rate}.",
    "対象となる回答{applicable}件のうち{conform}件が適合で、適合率は{rate}です。",
)
LAST_TIME = T("last time", "前回")
HIGHER = T(
    "{n} points higher than {since} ({before}).", "{since}（{before}）より{n}ポイント上がりました。"
)
LOWER = T(
    "{n} points lower than {since} ({before}).", "{since}（{before}）より{n}ポイント下がりました。"
)
SAME = T("The same as {since} ({before}).", "{since}（{before}）と変わりません。")
FOUND = T(
    "Partly conforming (△): {partly}; nonconforming (×): {nonconform}.",
    "一部不備（△）は{partly}件、不適合（×）は{nonconform}件です。",
)
ACTIONS = T(
    "Actions opened: {all}; closed: {closed}; decided “no action”: {none}; open: {open}.",
    "是正処置・改善課題は{all}件で、完了{closed}件、是正不要{none}件、未完了{open}件です。",
)
ACTIONS_LATE = T("Actions past their due date: {late}.", "期限を過ぎている処置が{late}件あります。")
DRAFTS = T(
    "Answers not handed in yet, but counted here: {answers}.",
    "この集計には、提出前の記入途中の回答{answers}件を含みます。",
)
UNOPENED = T(
    "Findings without an action on record: {n}.", "是正処置の記録がない不備が{n}件あります。"
)
DEPARTMENTS = T("{n} departments", "{n}部門")
ONE_DEPARTMENT = T("1 department", "1部門")
INSPECTIONS = T("{n} inspections", "{n}件")
ONE_INSPECTION = T("1 inspection", "1件")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: departments in a round, inspections in a year."""

    one: T
    many: T

    def of(self, n: int) -> T:
        return self.one if n == 1 else self.many.fill(n=f"{n:,}")

    def bare(self, n: int) -> T:
        """Only the number where English has named the thing already."""
        return T(f"{n:,}", self.of(n).ja)


BY_DEPARTMENT = Unit(ONE_DEPARTMENT, DEPARTMENTS)
BY_INSPECTION = Unit(ONE_INSPECTION, INSPECTIONS)


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines and actions counted."""

    whole: int
    handed_in: int
    late_in: int
    late_now: int
    missed: int
    approved: int
    waiting: int
    to_fill: int
    drafts: int  # answers in inspections nobody has handed in
    tally: Tally
    actions: int
    actions_closed: int
    actions_none: int
    actions_open: int
    actions_late: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A headline with its tone, and the figures in sentences."""

    tone: Tone
    title: T
    sentences: tuple[T, ...]

    @property
    def text(self) -> T:
        return T("\n".join(self.sentences), "\n".join(s.ja for s in self.sentences))


def sums(lines: Sequence[Line], actions: Sequence[Action]) -> Sums:
    to_fill = [line for line in lines if line.waiting and not line.handed_in]
    return Sums(
        len(lines),
        _count(line.handed_in for line in lines),
        _count(line.late_in for line in lines),
        _count(line.late_now for line in lines),
        _count(line.missed for line in lines),
        _count(line.state == "approved" for line in lines),
        _count(line.waiting for line in lines),
        len(to_fill),
        sum(line.tally.answered for line in lines if not line.handed_in),
        summed(line.tally for line in lines),
        len(actions),
        _count(a.state == ActionState.CLOSED for a in actions),
        _count(a.state == ActionState.NO_ACTION for a in actions),
        _count(a.open for a in actions),
        _count(a.days_late > 0 for a in actions),
    )


def verdict(
    it: Sums,
    before: float | None,
    unit: Unit,
    unopened: int,
    since: T = LAST_TIME,
    to_come: bool = False,
) -> Verdict:
    """`before` is the rate of `since`; `unopened` findings have no action; more may be to come."""
    sentences = [*_progress(it, unit), *_answers(it, before, since), *_followed(it, unopened)]
    tone, title = _headline(it, unopened, to_come)
    return Verdict(tone, title, tuple(sentences))


def _headline(it: Sums, unopened: int, to_come: bool) -> tuple[Tone, T]:
    if not it.whole:
        return "quiet", NOTHING
    if it.late_now or it.actions_late or unopened:
        return "bad", ACTION_NEEDED
    if it.waiting or to_come:
        return "plain", UNDER_WAY
    if it.missed:
        return "warn", IN_PART
    if it.actions_open:
        return "warn", BEING_CORRECTED
    return "plain", ALL_SETTLED if it.tally.partly + it.tally.nonconform else ALL_CONFORM


def _progress(it: Sums, unit: Unit) -> Iterable[T]:
    words = HANDED_IN_LATE if it.late_in else HANDED_IN
    handed, late = unit.bare(it.handed_in), unit.bare(it.late_in)
    yield words.fill(handed=handed, whole=unit.of(it.whole), late=late)
    yield joined(*_left(it, unit))


def _left(it: Sums, unit: Unit) -> Iterable[T]:
    if it.to_fill:
        words = PAST_DUE if it.late_now else NOT_HANDED_IN
        yield words.fill(waiting=unit.of(it.to_fill), late=unit.bare(it.late_now))
    if it.missed:
        yield MISSED.fill(missed=unit.of(it.missed))
    yield APPROVED.fill(approved=unit.of(it.approved))


def _answers(it: Sums, before: float | None, since: T) -> Iterable[T]:
    tally = it.tally
    if tally.rate is None:
        return
    applicable = tally.answered - tally.na
    rate = RATE.fill(
        applicable=f"{applicable:,}", conform=f"{tally.conform:,}", rate=percent(tally.rate)
    )
    yield rate if before is None else joined(rate, _moved(tally.rate, before, since))
    found = FOUND.fill(partly=f"{tally.partly:,}", nonconform=f"{tally.nonconform:,}")
    yield joined(found, DRAFTS.fill(answers=f"{it.drafts:,}")) if it.drafts else found


def joined(*sentences: T) -> T:
    """Sentences on one line."""
    return T(" ".join(sentences), "".join(sentence.ja for sentence in sentences))


def _followed(it: Sums, unopened: int) -> Iterable[T]:
    if said := [*_actions(it), *([UNOPENED.fill(n=f"{unopened:,}")] if unopened else [])]:
        yield joined(*said)


def _actions(it: Sums) -> Iterable[T]:
    if it.actions:
        yield ACTIONS.fill(
            all=f"{it.actions:,}",
            closed=f"{it.actions_closed:,}",
            none=f"{it.actions_none:,}",
            open=f"{it.actions_open:,}",
        )
    if it.actions_late:
        yield ACTIONS_LATE.fill(late=f"{it.actions_late:,}")


def _moved(now: float, before: float, since: T) -> T:
    tenths = round(round(now * 100, 1) - round(before * 100, 1), 1)
    words = SAME if not tenths else HIGHER if tenths > 0 else LOWER
    return words.fill(n=f"{abs(tenths):.1f}", before=percent(before), since=since)


def _count(ones: Iterable[bool]) -> int:
    return sum(1 for one in ones if one)

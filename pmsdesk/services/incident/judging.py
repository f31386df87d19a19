"""Whether an incident has to be reported: what the facts say, the judgement, and judging again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ...base.days import table_date
from ...base.errors import Refused
from ...base.flow import FILL_IN, NOT_NOW
from ...base.text import T
from ...kinds.incident import class_days
from ...kinds.incident import rules as dated
from ...kinds.incident.documents import addressee
from ...kinds.incident.incident import Incident, Judgement
from ...kinds.incident.rules import Certainty, Found, Planned, RuleSet
from ...kinds.incident.words import JUDGES, Reportable, State
from ...kinds.organization.company import ONLY, Company
from ...store.work import Key, Work
from . import clocks, escalation, notices, timeline
from .leaks import refuse_leaked
from .moments import shown

NO_NEAR_MISS = T("A near miss is not judged.", "ヒヤリハットは判定の対象ではありません。")
STILL_OPEN = T(
    "To be judged: first find out what is still unknown ({first}).",
    "要確認：未確認の事項があります（{first}）。確認してから判定してください。",
)
NO_SUCH_EXCEPTION = T(
    "The facts do not allow this exception.", "確認済みの事実からは、この例外を適用できません。"
)
JUDGED_YES = T("Judged: to be reported ({classes})", "判定：報告対象（{classes}）")
JUDGED_NO = T("Judged: not to be reported", "判定：報告対象外")
JUDGED_EXCEPTION = T("Judged: not to be reported ({exception})", "判定：報告対象外（{exception}）")
REOPENED = T(
    "New facts changed the outcome; to be judged again",
    "新しい事実により判定の結果が変わるため、判定待ちへ",
)
CLASS_KNOWN = T("Known since {day}: {classes}", "{day}に知った類型：{classes}")
QUESTIONS = {
    "sensitive": T("Are sensitive data among them?", "要配慮個人情報が含まれますか。"),
    "financial": T("Is there a risk of property damage?", "財産的被害のおそれがありますか。"),
    "wrongful": T("Is a wrongful purpose possible?", "不正の目的によるおそれがありますか。"),
    "my_number": T("Are My Number data among them?", "特定個人情報が含まれますか。"),
    "my_number_public": T(
        "Could unspecified many see the My Number data?",
        "特定個人情報を不特定多数の人が閲覧できる状態でしたか。",
    ),
    "count_most": T("How many persons at most?", "本人の数は最大で何人ですか。"),
}
KEPT = (
    "sensitive", "financial", "wrongful", "my_number", "my_number_public", "encrypted",
    "key_safe", "recovered_unseen", "other_copy", "count_known", "count_most", "party",
)  # fmt: skip
UNDER_WAY = frozenset({State.REPORTING, State.INTERNAL, State.PREVENTING})


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A clock the facts call for; days are None where the law gives no number of days."""

    sort: str
    label: T
    to: T
    known_on: date
    amber_on: date | None
    due_on: date | None
    days_left: int | None
    certain: bool
    certainty: str
    certainty_label: T
    needs: T
    note: T


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement as it was made; times on the clocks of the zone."""

    place: int
    reportable: str
    reportable_label: T
    classes: tuple[T, ...]
    exception: T | None
    reason: str
    by_name: str
    judged_at: datetime
    judged_on: date


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the facts come to, before and after a judgement.

    `classes` apply (with their articles); `open` are the questions still to be answered and
    `open_fields` the fields that answer them; `exceptions` those the facts allow. `suggested` is
    what judging would decide without an exception. `rules` names the set the incident keeps, and
    `in_force` says whether that set was in force on its day of knowing.
    """

    suggested: Reportable
    reportable: Reportable
    class_keys: tuple[str, ...]
    classes: tuple[T, ...]
    articles: tuple[T, ...]
    open: tuple[T, ...]
    open_fields: tuple[str, ...]
    exceptions: tuple[tuple[str, T], ...]
    clocks: tuple[PlannedLine, ...]
    history: tuple[JudgementLine, ...]
    rules: T
    in_force: bool


def outlook(work: Work, incident: int) -> Outlook:
    """Refused where the incident is not this person's to read."""
    it = work.get(Incident, incident)
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    keys = rules.in_order(found.yes)
    named = [rule for rule in rules.classes if rule.key in found.yes]
    return Outlook(
        suggested(found),
        Reportable.of(it.reportable),
        keys,
        tuple(rule.label for rule in named),
        tuple(rule.article for rule in named),
        tuple(QUESTIONS[field] for field in found.asks),
        found.asks,
        tuple((rule.key, rule.label) for rule in dated.exceptions_of(it, rules)),
        tuple(_planned(work, rules, each) for each in clocks.plan(work, it)),
        tuple(_line(work, rules, row) for row in _judgements(it.id)),
        rules.title,
        rules.covers(it.known_on),
    )


def suggested(found: Found) -> Reportable:
    """One class is enough for yes; no needs every question answered."""
    if found.yes:
        return Reportable.YES
    return Reportable.OPEN if found.open else Reportable.NO


def judge(work: Work, /, key: Key, reason: str, exception: str = "") -> Incident:
    """Decide by the facts whether it is reported, and keep why, who and when.

    `exception` is the key of one the facts allow: then nothing is to be reported to the PPC.
    Refused without a reason, while a question is open that could still make it reportable, for
    an exception the facts do not allow, and for roles that do not judge. Conflict where somebody
    else was faster.
    """
    it = work.take(Incident, key)
    work.allow(JUDGES)
    if it.near_miss:
        raise Refused(NO_NEAR_MISS)
    if it.state != State.TO_JUDGE:
        raise Refused(NOT_NOW)
    reason = reason.strip()
    if not reason:
        raise Refused(FILL_IN, "reason")
    refuse_leaked(reason, "reason")
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    _demand_decidable(it, rules, found, exception)
    outcome = Reportable.NO if exception else suggested(found)
    _keep(it, rules, found, outcome)
    it = work.move(it, "judge")
    _write(work, it, rules, found, reason, exception)
    clocks.settle(work, it)
    _tell(work, it, rules, found, exception)
    return it


def _demand_decidable(it: Incident, rules: RuleSet, found: Found, exception: str) -> None:
    if exception:
        if exception not in {rule.key for rule in dated.exceptions_of(it, rules)}:
            raise Refused(NO_SUCH_EXCEPTION, "exception")
    elif suggested(found) == Reportable.OPEN:
        first = found.asks[0]
        raise Refused(STILL_OPEN.fill(first=QUESTIONS[first]), first)


def _keep(it: Incident, rules: RuleSet, found: Found, outcome: Reportable) -> None:
    it.reportable = outcome
    if it.rules == dated.NONE_KEPT:
        it.rules = rules.to_json()
    days = class_days.read(it.class_days)
    live = frozenset() if outcome == Reportable.NO else found.yes | found.open
    every = [rule.key for rule in rules.classes]
    it.class_days = class_days.written(class_days.judged(days, every, live, _ever(it.id)))


def _write(
    work: Work, it: Incident, rules: RuleSet, found: Found, reason: str, exception: str
) -> None:
    basis = {
        "yes": rules.in_order(found.yes),
        "open": rules.in_order(found.open),
        "rules": rules.id,
        "known_on": it.known_on.isoformat(),
        **{name: getattr(it, name) for name in KEPT},
    }
    work.add(
        Judgement(
            incident=it.id,
            department_id=it.department_id,
            place=len(_judgements(it.id)) + 1,
            classes=",".join(rules.in_order(found.yes)),
            reportable=it.reportable,
            exception=exception,
            reason=reason,
            facts=json.dumps(basis, ensure_ascii=False),
            by=work.actor.person or None,
            by_name=work.actor.name,
            judged_at=work.now,
            judged_on=work.today,
        ),
        "judge",
    )


def _tell(work: Work, it: Incident, rules: RuleSet, found: Found, exception: str) -> None:
    if it.reportable == Reportable.YES:
        words = JUDGED_YES.fill(classes=_labels(rules, found.yes))
        told = len(escalation.of(it.id)) == len(escalation.LADDER)  # else the top hears as a rung
        groups = (notices.HEADS, notices.OFFICE, *((notices.TOPS,) if told else ()))
        notices.tell_groups(work, it, notices.TO_REPORT, groups, "soon")
        escalation.tell_top(work, it, notices.TO_REPORT)
    elif rule := rules.exception_named(exception):
        words = JUDGED_EXCEPTION.fill(exception=rule.label)
    else:
        words = JUDGED_NO
    timeline.note(work, it, words)


def reconsider(work: Work, it: Incident, known_on: date | None = None) -> bool:
    """After facts have changed: clocks follow, and a judgement they overturn is opened again.

    A class judged not to apply that does, or may, apply now is known from `known_on` (today
    without it) and its clocks count from there. Whether the incident went back to be judged.
    """
    last = _last(it.id)
    if it.near_miss or last is None:
        clocks.settle(work, it)
        return False
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    days = class_days.read(it.class_days)
    fresh = class_days.renewed(days, _live(it, rules, found, last))
    day = max(min(known_on or work.today, work.today), it.known_on)
    it.class_days = class_days.written(days | dict.fromkeys(fresh, day.isoformat()))
    reopened = it.state in UNDER_WAY and _overturned(it, rules, found, last)
    if reopened:
        it.state, it.reportable = State.TO_JUDGE, Reportable.OPEN
    if reopened or fresh:
        work.save(it, "reopen" if reopened else "save")
    if fresh:
        on = table_date(day)
        timeline.note(work, it, CLASS_KNOWN.fill(day=on, classes=_labels(rules, fresh)))
    if reopened:
        timeline.note(work, it, REOPENED)
        notices.tell_groups(work, it, notices.FACTS_CHANGED, (notices.MANAGERS,), "late")
    clocks.settle(work, it, fresh)
    return reopened


def _live(it: Incident, rules: RuleSet, found: Found, last: Judgement) -> frozenset[str]:
    """The classes that apply or may; none while the exception it was judged by holds."""
    return frozenset() if _excepted(it, rules, last) else found.yes | found.open


def _excepted(it: Incident, rules: RuleSet, last: Judgement) -> bool:
    return last.exception in {rule.key for rule in dated.exceptions_of(it, rules)}


def _overturned(it: Incident, rules: RuleSet, found: Found, last: Judgement) -> bool:
    """Whether a judgement no longer rests on the facts. A question answered no changes nothing."""
    if last.exception:
        return not _excepted(it, rules, last)
    basis = json.loads(last.facts)
    return found.yes != frozenset(basis["yes"]) or bool(found.open - frozenset(basis["open"]))


def _ever(incident: int) -> frozenset[str]:
    """Every class that was once judged to apply and to be reported."""
    rows = [row for row in _judgements(incident) if row.reportable == Reportable.YES]
    return frozenset(key for row in rows for key in row.classes.split(",") if key)


def _judgements(incident: int) -> list[Judgement]:
    rows = Judgement.select().where(Judgement.incident == incident)
    return list(rows.order_by(Judgement.place))


def _last(incident: int) -> Judgement | None:
    rows = _judgements(incident)
    return rows[-1] if rows else None


def _labels(rules: RuleSet, keys: frozenset[str]) -> T:
    words = [rule.label for rule in rules.classes if rule.key in keys]
    return T("; ".join(words), "、".join(word.ja for word in words))


def _planned(work: Work, rules: RuleSet, each: Planned) -> PlannedLine:
    rule = rules.clock_named(each.sort)
    assert rule
    certainty = Certainty.of(rule.certainty)
    body = Company.select(Company.assessment_body).where(Company.id == ONLY).scalar()
    return PlannedLine(
        each.sort,
        rule.label,
        addressee(rule, body or ""),
        each.known_on,
        each.amber_on,
        each.due_on,
        (each.due_on - work.today).days if each.due_on else None,
        each.certain,
        certainty.value,
        certainty.label,
        rule.needs,
        rule.note,
    )


def _line(work: Work, rules: RuleSet, row: Judgement) -> JudgementLine:
    exception: Any = rules.exception_named(row.exception)
    known = {rule.key: rule.label for rule in rules.classes}
    keys = [key for key in row.classes.split(",") if key]
    return JudgementLine(
        row.place,
        row.reportable,
        Reportable.of(row.reportable).label,
        tuple(known.get(key, T(key, key)) for key in keys),
        exception.label if exception else None,
        row.reason,
        row.by_name,
        shown(work, row.judged_at),
        row.judged_on,
    )

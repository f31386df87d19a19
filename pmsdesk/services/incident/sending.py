"""What was sent for a clock, word for word; and clocks that are exempted with a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from ...base.days import table_date
from ...base.errors import Refused
from ...base.flow import FILL_IN, NOT_NOW
from ...base.text import T
from ...kinds.incident import rules as dated
from ...kinds.incident.clock import Clock, Submission
from ...kinds.incident.incident import NEGATIVE, Incident
from ...kinds.incident.words import JUDGES, OFFICE, ClockState, Document, Reportable
from ...store.work import Key, Work
from . import clocks, drafts, timeline
from .leaks import refuse_leaked_facts
from .moments import refuse_coming

NOT_FOR_THIS = T(
    "{document} does not answer this clock.", "「{document}」はこの期限の提出物ではありません。"
)
TOO_EARLY = T(
    "Before the day on which the incident became known.", "事故を知った日より前の日付です。"
)
FINAL_FIRST = T(
    "There is nothing to supplement yet. Send the final report first.",
    "追完の対象となる確報がまだ提出されていません。先に確報を提出してください。",
)
OTHER_INCIDENT = T("This clock belongs to another incident.", "別の事故の期限です。")
JUDGE_FIRST = T(
    "Judge the incident first; then a clock can be exempted.",
    "先に報告要否を判定してください。判定後に対象外とすることができます。",
)
SENT = T("Sent: {document} to {to} ({labels})", "提出：{document}（{to}、{labels}）")
SENT_NUMBER = T(
    "Sent: {document} to {to} ({labels}; number {number})",
    "提出：{document}（{to}、{labels}、受付番号 {number}）",
)
LEFT_OPEN = T("Left open for a supplement: {items}", "追完する事項：{items}")
FREED = T(
    "The entrusting party was told on {day}, so our own report and notice fall away.",
    "{day}に委託元へ通知したため、当社からの報告・本人への通知は不要。",
)
EXEMPTED = T("Exempted: {label} ({reason})", "対象外とした期限：{label}（{reason}）")
RESUMED = T("Runs again: {label} ({reason})", "再開した期限：{label}（{reason}）")


def send(
    work: Work,
    /,
    key: Key,
    *,
    document: str,
    sent_on: date,
    number: str = "",
    destination: str = "",
    persons: int | None = None,
    method: str = "",
    open_items: str = "",
    also: Sequence[int] = (),
) -> Submission:
    """Record what was sent for the clock `key`; the texts as they are now are kept with it.

    `also` are the ids of other clocks the same report answers. A final report with `open_items`
    waits for its supplement; a supplement without ends the wait. Lateness stays: a clock keeps
    the day it was first answered. Telling the entrusting party frees the clocks the rules name.
    Refused, naming the field, for a day to come or before the day of knowing, for a document that
    does not answer the clock, and for roles other than the PMS office. Conflict where somebody
    else was faster.
    """
    work.allow(OFFICE)
    clock = work.take(Clock, key)
    it = work.get(Incident, clock.incident_id)
    texts = {
        "number": number.strip(), "destination": destination.strip(),
        "method": method.strip(), "open_items": open_items.strip(),
    }  # fmt: skip
    _demand(work, it, sent_on, persons, texts)
    others = [work.get(Clock, id) for id in dict.fromkeys(also) if id != clock.id]
    kept = _frozen(work, it, _document(document))
    submissions = [
        _answer(work, it, each, _document(document), sent_on, persons, texts, kept)
        for each in (clock, *others)
    ]
    _note(work, it, [clock, *others], submissions[0])
    for each in (clock, *others):
        _free(work, it, each, sent_on)
    clocks.put_due(work, it)
    return submissions[0]


def exempt(work: Work, /, key: Key, reason: str) -> Clock:
    """This clock need not be answered, for this reason.

    Refused without a reason, before the incident is judged, for a clock that does not run, and
    for roles that do not judge. Conflict where somebody else was faster.
    """
    clock, it, reason = _to_judge(work, key, reason)
    if clock.state not in clocks.OPEN:
        raise Refused(NOT_NOW)
    if it.reportable == Reportable.OPEN and not it.drill:
        raise Refused(JUDGE_FIRST)
    clock = _exempt(work, clock, reason)
    words = EXEMPTED.fill(label=_label(it, clock), reason=reason)
    timeline.note(work, it, words)
    clocks.put_due(work, it)
    return clock


def resume(work: Work, /, key: Key, reason: str) -> Clock:
    """An exempted clock runs again, with the days it had: exempting it erased no lateness.

    Refused as exempt().
    """
    clock, it, reason = _to_judge(work, key, reason)
    if clock.state != ClockState.EXEMPT:
        raise Refused(NOT_NOW)
    clock.state, clock.exempt_reason = ClockState.RUNNING, ""
    clock = work.save(clock, "resume")
    timeline.note(work, it, RESUMED.fill(label=_label(it, clock), reason=reason))
    clocks.settle(work, it)
    return clock


def _to_judge(work: Work, key: Key, reason: str) -> tuple[Clock, Incident, str]:
    """A clock of an open incident, for those who judge, with a reason."""
    work.allow(JUDGES)
    clock = work.take(Clock, key)
    it = work.get(Incident, clock.incident_id)
    if it.locked:
        raise Refused(NOT_NOW)
    return clock, it, _reason(reason)


def _demand(
    work: Work, it: Incident, sent_on: date, persons: int | None, texts: dict[str, str]
) -> None:
    if it.locked:
        raise Refused(NOT_NOW)
    refuse_coming(work, sent_on, "sent_on")
    if sent_on < it.known_on:
        raise Refused(TOO_EARLY, "sent_on")
    if persons is not None and persons < 0:
        raise Refused(NEGATIVE, "persons")
    refuse_leaked_facts(texts, ("method", "open_items"))


def _document(document: str) -> Document:
    if document not in set(Document):
        raise Refused(drafts.NO_DOCUMENT, "document")
    return Document.of(document)


def _frozen(work: Work, it: Incident, document: Document) -> str:
    """The texts by field, as they are now."""
    items = drafts.drafted(it, document, work.zone).items
    return json.dumps({item.field: item.text for item in items}, ensure_ascii=False)


def _answer(
    work: Work,
    it: Incident,
    clock: Clock,
    document: Document,
    sent_on: date,
    persons: int | None,
    texts: dict[str, str],
    kept: str,
) -> Submission:
    rule = dated.kept_by(it).clock_named(clock.sort)
    if clock.incident_id != it.id:
        raise Refused(OTHER_INCIDENT, "also")
    if rule is None or document not in rule.documents:
        raise Refused(NOT_FOR_THIS.fill(document=document.label), "document")
    _demand_state(clock, document)
    to = texts["destination"] or rule.to.ja
    if clock.state == ClockState.RUNNING:
        clock.answered_on = sent_on
    waits = texts["open_items"] and rule.supplement
    clock.state = ClockState.WAITING if waits else ClockState.ANSWERED
    clock.number, clock.destination = texts["number"] or clock.number, to
    work.save(clock, "answer")
    return work.add(
        Submission(
            incident=it.id,
            department_id=it.department_id,
            clock=clock.id,
            document=document,
            sent_on=sent_on,
            persons=persons,
            items=kept,
            by=work.actor.person or None,
            by_name=work.actor.name,
            **(texts | {"destination": to}),
        ),
        "send",
    )


def _demand_state(clock: Clock, document: Document) -> None:
    """A clock is answered while it runs; what was answered takes supplements only."""
    if document == Document.SUPPLEMENT:
        if clock.answered_on is None:
            raise Refused(FINAL_FIRST, "document")
        if clock.state in (*clocks.OPEN, ClockState.ANSWERED):
            return
    elif clock.state in clocks.OPEN:
        return
    raise Refused(NOT_NOW)


def _note(work: Work, it: Incident, answered: list[Clock], sent: Submission) -> None:
    labels = [_label(it, clock) for clock in answered]
    words = SENT_NUMBER if sent.number else SENT
    filled = words.fill(
        document=Document.of(sent.document).label,
        to=_addressee(it, answered[0], sent.destination),
        labels=T("; ".join(labels), "、".join(label.ja for label in labels)),
        number=sent.number,
    )
    timeline.note(work, it, filled)
    if sent.open_items:
        timeline.note(work, it, LEFT_OPEN.fill(items=sent.open_items))


def _addressee(it: Incident, clock: Clock, destination: str) -> T | str:
    """In both languages where it is whom the rules name, else as somebody wrote it."""
    rule = dated.kept_by(it).clock_named(clock.sort)
    named = rule is not None and destination in (str(rule.to), rule.to.ja)
    return rule.to if rule is not None and named else destination


def _free(work: Work, it: Incident, clock: Clock, sent_on: date) -> None:
    """APPI Art. 26(1), proviso: who has told the entrusting party need not report as well."""
    rule = dated.kept_by(it).clock_named(clock.sort)
    if rule is None or not rule.frees:
        return
    rows = Clock.select().where(Clock.incident == it.id, Clock.sort.in_(list(rule.frees)))
    running = [row for row in rows if row.state == ClockState.RUNNING]
    reason = FREED.fill(day=table_date(sent_on))
    for row in running:
        _exempt(work, row, reason.ja)
    if running:
        timeline.note(work, it, reason)


def _exempt(work: Work, clock: Clock, reason: str) -> Clock:
    clock.state, clock.exempt_reason = ClockState.EXEMPT, reason
    return work.save(clock, "exempt")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(FILL_IN, "reason")
    refuse_leaked_facts({"reason": reason})
    return reason.strip()


def _label(it: Incident, clock: Clock) -> T:
    rule = dated.kept_by(it).clock_named(clock.sort)
    return rule.label if rule else T(clock.sort, clock.sort)

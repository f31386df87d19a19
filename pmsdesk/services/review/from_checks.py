"""Operation checks in the inputs of a review: the rounds, and what they say of some measures."""

from __future__ import annotations

from collections import Counter

from ...base.text import T
from ...kinds.action.action import CorrectiveAction
from ...kinds.action.words import OPEN, Source
from ...kinds.checklist.words import Measure
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import Party
from ...kinds.inspection import figures
from ...kinds.inspection.figures import CURRENT
from ...kinds.inspection.inspection import Inspection
from ...kinds.inspection.round import Round
from ...kinds.inspection.tally import Tally, summed, unpack
from ...store.record import tuples
from .span import Found, Span, few, percent

NO_ROUND = T("No operation check in these days", "対象期間の運用の確認はありません")
FIGURE = T(
    "Rounds: {n}; conforming: {rate}; × {nonconform}, △ {partly}",
    "{n}回実施、適合率{rate}（×{nonconform}件、△{partly}件）",
)
ROUND = T(
    "{title}: {rate} conforming, {handed} of {all} handed in, {late} late, {missed} missed",
    "{title}：適合率{rate}、提出{handed}/{all}部門、遅延{late}件、未実施{missed}件",
)
MEASURE = T(
    "Operation checks of this: {rate} conforming; × {nonconform}, △ {partly}",
    "運用の確認での適合率{rate}（×{nonconform}件、△{partly}件）",
)
UNCHECKED = T("Not asked about in the operation checks", "運用の確認の対象項目はありません")
OPENED = T(
    "Corrective actions from complaints: {n}, {open} of them open",
    "苦情・相談からの是正処置{n}件（うち未完了{open}件）",
)
AT_CONTRACTORS = T("Incidents at contractors: {n}", "委託先で発生した事故・インシデント{n}件")


def rounds_of(span: Span) -> list[Round]:
    """The rounds whose period ends in these days, in order."""
    query = Round.select().where(span.covers(Round.last))
    return list(query.order_by(Round.last, Round.id))


def checks(span: Span) -> Found:
    found = figures.of(rounds_of(span), span.today)
    if not found:
        return Found(NO_ROUND, (), "inspections")
    whole = summed(each.answers for each in found)
    lines = [
        ROUND.fill(
            title=T(each.called("en"), each.title),
            rate=percent(each.rate),
            handed=each.handed_in,
            all=each.inspections,
            late=each.late + each.handed_in_late,
            missed=each.missed,
        )
        for each in found
    ]
    where = {"round": found[-1].round}
    return Found(_rate(FIGURE, whole, n=len(found)), few(lines), "inspections", where)


def complaints(span: Span) -> Found:
    """What the checks of the desk found, and the actions complaints led to."""
    opened = Counter(
        state in OPEN
        for (state,) in tuples(
            CorrectiveAction.select(CorrectiveAction.state).where(
                CorrectiveAction.source == Source.COMPLAINT,
                span.covers(CorrectiveAction.found_on),
            )
        )
    )
    figure = OPENED.fill(n=opened.total(), open=opened[True])
    return Found(figure, (of_measure(span, Measure.REQUESTS),), "actions")


def contractors(span: Span) -> Found:
    """What the checks of supervision found, and the incidents at contractors."""
    there = (Incident.party == Party.CONTRACTOR) & ~Incident.drill & ~Incident.near_miss
    happened = Incident.select().where(there, span.covers(Incident.known_on)).count()
    figure = of_measure(span, Measure.CONTRACTORS)
    return Found(figure, (AT_CONTRACTORS.fill(n=happened),), "inspections")


def of_measure(span: Span, measure: Measure) -> T:
    """The answers to the questions of one measure."""
    rounds = [it.id for it in rounds_of(span)]
    packed = Inspection.select(Inspection.tally).where(CURRENT, Inspection.round.in_(rounds))
    found = [unpack(text).get(measure) for (text,) in tuples(packed)]
    tallies = [tally for tally in found if tally is not None]
    return _rate(MEASURE, summed(tallies)) if tallies else UNCHECKED


def _rate(words: T, tally: Tally, **more: object) -> T:
    rate = percent(tally.rate)
    return words.fill(rate=rate, nonconform=tally.nonconform, partly=tally.partly, **more)

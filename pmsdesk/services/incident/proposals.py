"""First texts for the items of a report, out of what is known; people go on from there."""

from __future__ import annotations

from datetime import date

from ...base.days import shown_date
from ...base.text import Lang, T
from ...kinds.action.action import CorrectiveAction, Step
from ...kinds.incident import rules as dated
from ...kinds.incident.clock import Submission
from ...kinds.incident.documents import LOOKING, dates
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import Document, Known, Party, Publication, What
from ...store.work import Work

OVERVIEW = (
    T("What happened: {what}", "事象：{what}"),
    T("Found by: {department}", "発見した部門：{department}"),
    T("Classes: {classes}", "該当する類型：{classes}"),
)
PARTIES = {
    Party.CONTRACTOR: T("At a contractor: {name}", "委託先での取扱い：{name}"),
    Party.ENTRUSTED: T("Entrusted to us by: {name}", "委託元：{name}"),
}
DID = T("At once: {text}", "一次対応：{text}")
MEDIUM = T("Medium: {text}", "媒体：{text}")
PERSONS = T("{n} persons", "{n}人")
BETWEEN = T("{n} persons known, {most} at most", "判明している人数 {n}人、最大 {most}人")
AT_MOST = T("{most} persons at most", "最大 {most}人")
SECONDARY = {
    Known.YES: T("There is a risk of property damage.", "財産的被害のおそれがあります。"),
    Known.NO: T(
        "No risk of property damage has been found.", "財産的被害のおそれは確認されていません。"
    ),
    Known.UNKNOWN: LOOKING,
}
TOLD = T("Told on {day}", "{day}に本人へ通知しました")
TOLD_SOME = T("Told {n} persons on {day}", "{day}に本人{n}人へ通知しました")
TO_COME = T("How to tell the persons is being decided.", "本人への通知の方法を検討中です。")
PUBLISHED = T("Published on {day}: {where}", "{day}に公表しました：{where}")
WILL_PUBLISH = T("It will be published.", "公表する予定です。")
PUBLISHING = {
    Publication.UNDECIDED: T("Being decided.", "検討中です。"),
    Publication.NOT_PUBLISHED: T("Not published. {reason}", "公表していません。{reason}"),
}
BY = T("{what} ({who}, by {day})", "{what}（担当：{who}、期限：{day}）")
DONE_ON = T("{what} (done on {day})", "{what}（{day}実施）")


def proposed(work: Work, it: Incident, lang: Lang) -> dict[str, str]:
    """A text for each item something is known of, by field; the eighth from the action's steps."""
    done, planned = _prevention(it, lang)
    texts = {
        "overview": _overview(work, it, lang),
        "data_items": _lines([it.data_categories, _of(MEDIUM, it.medium).into(lang)]),
        "principals": _persons(it).into(lang),
        "cause": it.root_cause or it.investigation,
        "secondary": SECONDARY[Known.of(it.financial)].into(lang),
        "to_principals": _told(it).into(lang),
        "publishing": _publishing(it).into(lang).strip(),
        "done": done,
        "planned": planned,
    }
    return {field: text for field, text in texts.items() if text}


def _overview(work: Work, it: Incident, lang: Lang) -> str:
    rules = dated.kept_by(it)
    found = dated.classes_of(it, rules)
    named = [rule.label for rule in rules.classes if rule.key in found.yes]
    classes = T("; ".join(named), "、".join(word.ja for word in named)) if named else LOOKING
    department = T(it.department.name_en or it.department_name, it.department_name)
    values = {"what": What.of(it.what).label, "department": department, "classes": classes}
    words = [word.fill(**values).into(lang) for word in OVERVIEW]
    name = it.contractor if it.party == Party.CONTRACTOR else it.entrusting_party
    party = PARTIES.get(Party.of(it.party))
    words.append(party.fill(name=name or LOOKING).into(lang) if party else "")
    words += [it.summary, _of(DID, it.containment).into(lang)]
    return _lines([dates(it, work.zone).into(lang), *words])


def _persons(it: Incident) -> T:
    known, most = it.count_known, it.count_most
    if known is None and most is None:
        return LOOKING
    if known is None:
        return AT_MOST.fill(most=f"{most:,}")
    if most is None or most == known:
        return PERSONS.fill(n=f"{known:,}")
    return BETWEEN.fill(n=f"{known:,}", most=f"{most:,}")


def _told(it: Incident) -> T:
    sent = Submission.select().where(
        Submission.incident == it.id, Submission.document == Document.PRINCIPALS
    )
    last = sent.order_by(Submission.id.desc()).first()
    if last is None:
        return TO_COME
    if last.persons is None:
        return TOLD.fill(day=_day(last.sent_on))
    return TOLD_SOME.fill(day=_day(last.sent_on), n=f"{last.persons:,}")


def _publishing(it: Incident) -> T:
    if it.publication == Publication.PUBLISHED:
        if it.published_on is None:
            return WILL_PUBLISH
        return PUBLISHED.fill(day=_day(it.published_on), where=it.published_where)
    return PUBLISHING[Publication.of(it.publication)].fill(reason=it.publication_reason)


def _prevention(it: Incident, lang: Lang) -> tuple[str, str]:
    """What the corrective action has done and still plans."""
    if it.action_id is None:
        return "", ""
    action = CorrectiveAction.get_by_id(it.action_id)
    mine = (Step.action == action.id) & (Step.attempt == action.attempt)
    done, planned = [], []
    for step in Step.select().where(mine).order_by(Step.place):
        if step.done_on:
            done.append(DONE_ON.fill(what=step.what, day=_day(step.done_on)).into(lang))
        else:
            due = _day(step.due_on) if step.due_on else LOOKING
            planned.append(BY.fill(what=step.what, who=step.who, day=due).into(lang))
    return _lines(done), _lines(planned)


def _of(words: T, text: str) -> T:
    return words.fill(text=text) if text else T("", "")


def _lines(parts: list[str]) -> str:
    return "\n".join(part for part in parts if part)


def _day(day: date) -> T:
    return T(shown_date(day, "en"), shown_date(day, "ja"))

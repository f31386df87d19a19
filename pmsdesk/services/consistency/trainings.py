"""Training of everybody, of joiners, on every topic; pledges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import peewee as pw

from ...base.text import T
from ...kinds.organization.person import Person
from ...kinds.training.attendance import Attendance
from ...kinds.training.people import KEEPERS
from ...kinds.training.training import Training
from ...kinds.training.words import (
    PRESENT,
    REQUIRED,
    TO_START,
    WAITING,
    Audience,
    State,
    Status,
    Topic,
)
from ...store.record import tuples
from ..organization.names import called, day_words
from ..training import audience, pledges
from .omission import MOST, Area, Found, Looked, Omission, Rule, rule

A_YEAR = timedelta(days=365)
HALF = timedelta(days=183)
NONE_PLANNED = T(
    "No training of everybody is planned in this fiscal year.",
    "今年度の全従業者教育が計画されていません。",
)
LEFT_OVER = T(
    "{no} “{title}”: people not accounted for: {n}.",
    "{no}「{title}」：受講が確認できていない人が{n}人います。",
)
LEFT_OUT = T(
    "{who} is on the roster and in no training of everybody.",
    "{who}さんが今年度の全従業者教育の対象に入っていません。",
)
STILL_WAITED_FOR = T(
    "{no}: {who} left on {day} and is still waited for.",
    "{no}：{who}さんは{day}に退職しましたが、受講待ちのままです。",
)
UNTRAINED = T(
    "{who} joined on {day} and has not been trained.",
    "{who}さん（{day}入社）が教育を受けていません。",
)
NO_TOPIC = T(
    "No training of everybody deals with: {topic}.",
    "今年度の全従業者教育で取り上げていない内容があります：{topic}",
)
NO_PLEDGE = T("{who} has signed no pledge.", "{who}さんの秘密保持誓約書がありません。")


@rule(
    Area.TRAINING,
    T("No training of everybody", "全従業者教育"),
    T(
        "Everybody is trained at least once a year (J.4.3).",
        "教育は、全従業者に少なくとも年1回行います（J.4.3）。",
    ),
)
def none_planned(looked: Looked) -> Iterator[Omission]:
    if not _of_everybody(looked.year):
        half_over = looked.today >= looked.first + HALF
        yield Omission(NONE_PLANNED, "training", {"new": True}, "soon" if half_over else "info")


def _of_everybody(year: int) -> list[Training]:
    theirs = (Training.year == year) & (Training.audience == Audience.EVERYBODY)
    return list(Training.select().where(theirs, Training.state != State.MISSED))


@rule(
    Area.TRAINING,
    T("People not accounted for", "受講が確認できていない人"),
    T(
        "A training ends when everybody has attended, or is out with a reason.",
        "教育は、全員が受講するか、対象外の理由が記録されて完了します。",
    ),
)
def left_over(looked: Looked) -> Iterator[Omission]:
    ended = pw.fn.COALESCE(Training.makeup_due, Training.ends_on, Training.planned_on)
    over = Training.state.in_([State.IN_PROGRESS, State.DONE]) & (ended < looked.today)
    over = over | (Training.state == State.REPORTED)
    count = pw.fn.COUNT(Attendance.id)
    named = (Training.id, Training.no, Training.title, Training.title_en)
    query = Training.select(*named, count).join(Attendance, on=(Attendance.training == Training.id))
    query = query.where(over, Attendance.status.in_(sorted(WAITING)))
    # joiners go on attending all year: each has a date of their own
    query = query.where(Training.audience != Audience.JOINERS).group_by(*named)
    for id, no, title, title_en, number in tuples(query.order_by(Training.id)):
        words = LEFT_OVER.fill(no=no, title=T(title_en or title, title), n=number)
        yield Omission(words, "training", {"id": id}, "late")


@rule(
    Area.TRAINING,
    T("Audience and roster differ", "教育の対象者と名簿の食い違い"),
    T(
        "Everybody of the roster is in the audience, and who left is taken out with the day.",
        "教育の対象者は名簿の全員です。退職者は、退職日とともに対象から外します。",
    ),
)
def other_than_roster(looked: Looked) -> Iterator[Omission]:
    """Whoever came after the sessions had ended is looked for among the joiners."""
    begun = [it for it in _of_everybody(looked.year) if it.state not in TO_START]
    if begun:
        last = max(it.finished_on or it.ends_on or it.planned_on for it in begun)
        there = Person.joined_on.is_null() | (Person.joined_on <= min(last, looked.today))
        stays = Person.left_on.is_null() | (Person.left_on >= looked.today)
        wanted = Training.audience.in_([Audience.EVERYBODY, Audience.JOINERS])
        known = Attendance.select(Attendance.person).join(Training)
        known = known.where(wanted, Training.year == looked.year)
        query = Person.select().where(there, stays, Person.id.not_in(known))
        for who in query.order_by(Person.staff_no):
            words = LEFT_OUT.fill(who=called(who))
            yield Omission(words, "training", {"id": begun[-1].id})
    gone = (Person.left_on < looked.today) & Attendance.status.in_(sorted(WAITING))
    open_ones = Training.state.in_([State.IN_PROGRESS, State.DONE, State.REPORTED])
    rows = Attendance.select(Attendance, Training, Person).join(Training)
    rows = rows.switch(Attendance).join(Person, on=(Attendance.person == Person.id))
    for row in rows.where(gone, open_ones).order_by(Attendance.id):
        assert row.person.left_on is not None
        day = day_words(row.person.left_on)
        words = STILL_WAITED_FOR.fill(no=row.training.no, who=called(row.person), day=day)
        yield Omission(words, "training", {"id": row.training_id})


@rule(
    Area.TRAINING,
    T("Joiners without training", "教育を受けていない入社者"),
    T(
        "Joiners are trained within the days the company has set.",
        "入社者には、会社が定めた日数以内に教育を行います。",
    ),
)
def untrained(looked: Looked) -> Iterator[Omission]:
    until = looked.today - timedelta(days=audience.joiner_days())
    stays = Person.left_on.is_null() | (Person.left_on >= looked.today)
    joined = Person.joined_on.between(looked.today - A_YEAR, until)
    away = audience.away_on(looked.today)
    for who in Person.select().where(joined, stays).order_by(Person.joined_on, Person.id):
        assert who.joined_on is not None
        if who.id not in away and not _taught(who.id, who.joined_on):
            words = UNTRAINED.fill(who=called(who), day=day_words(who.joined_on))
            yield Omission(words, "training", {}, "late")


def _taught(person: int, since: date) -> bool:
    """Attended something since, or is out of it for a reason."""
    mine = Attendance.person == person
    present = Attendance.status.in_(sorted(PRESENT)) & (Attendance.attended_on >= since)
    out = Attendance.status == Status.EXEMPT
    return bool(Attendance.select().where(mine, present | out).exists())


@rule(
    Area.TRAINING,
    T("Topics left out", "教育で取り上げていない内容"),
    T(
        "Four topics belong to every year's training (J.4.3).",
        "年間の教育には、必須の4つの内容が含まれている必要があります（J.4.3）。",
    ),
)
def topics(looked: Looked) -> Iterator[Omission]:
    trainings = _of_everybody(looked.year)
    if not trainings:
        return
    taught = {Topic.of(key) for it in trainings for key in it.listed("topics")}
    for topic in REQUIRED:
        if topic not in taught:
            words = NO_TOPIC.fill(topic=topic.label)
            yield Omission(words, "training", {"id": trainings[0].id})


def _pledges(looked: Looked) -> Found:
    """Asked only for those who may see who has signed."""
    if not looked.work.actor.holds(KEEPERS):
        return Found()
    missing = pledges.coverage(looked.work).missing
    some = [
        Omission(NO_PLEDGE.fill(who=each.name), "training", {"tab": "pledges"}, "soon")
        for each in missing[:MOST]
    ]
    return Found(tuple(some), len(missing))


no_pledge = Rule(
    "no_pledge",
    Area.TRAINING,
    T("Pledges missing", "秘密保持誓約書の未提出"),
    T(
        "Everybody signs a pledge of confidentiality on joining.",
        "従業者には、入社時に秘密保持の誓約を求めます。",
    ),
    _pledges,
)

RULES = (none_planned, left_over, other_than_roster, untrained, topics, no_pledge)

"""Competence: what each role needs and what its holder has, looked at every year (records R41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...base.days import fiscal_year
from ...base.errors import Refused
from ...base.flow import NOT_NOW, Move
from ...base.standing import Role
from ...base.text import T
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.person import Person
from ...kinds.training.people import Competence
from ...kinds.training.training import Training
from ...kinds.training.words import OFFICERS, CompetenceState, Level
from ...store.record import tuples
from ...store.work import Key, Work
from ..organization import directory
from ..organization.calendar import fiscal_start
from .notices import title_of

APPOINTED = tuple(r for r in Role if r not in (Role.SYSTEM, Role.STAFF, Role.TOP))
WRITTEN = frozenset({"needed", "has", "level", "gap", "measure", "due_on", "done_on", "training"})
TWICE = T(
    "This person has a row for this role and year already.",
    "この人・役割の記録は、この年度にすでにあります。",
)
UNKNOWN = T("Choose the person.", "対象の人を選んでください。")
WHICH_ROLE = T("Choose the role.", "役割を選んでください。")
WHICH_YEAR = T("Choose the year.", "年度を選んでください。")
GIVE_GAP = T("Write what is lacking.", "不足している点を入力してください。")
GIVE_MEASURE = T("Write what will be done about it.", "力量を得るための処置を入力してください。")
NEEDED: dict[str, T] = {  # what is proposed for a role that was never looked at before
    Role.MANAGER: T(
        "Knows the Act, the guidelines and our rules; runs the PMS and decides in an incident.",
        "法令・ガイドライン・社内規程を理解し、PMSの運用と事故時の判断ができる。",
    ),
    Role.AUDITOR: T(
        "Knows how to plan and lead an audit, and what the PMS asks for.",
        "監査の計画・指揮の方法と、PMSの要求事項を理解している。",
    ),
    Role.INTERNAL_AUDITOR: T(
        "Has had an auditor's training; asks, looks and writes findings fairly.",
        "監査員の教育を受け、公正に質問・確認・記録ができる。",
    ),
    Role.TRAINER: T(
        "Can plan a training, teach it and judge its effect.",
        "教育の計画・実施・有効性の評価ができる。",
    ),
    Role.DESK: T(
        "Knows how requests and complaints are received, checked and answered.",
        "開示等の請求・苦情の受付、本人確認、回答の手順を理解している。",
    ),
    Role.HEAD: T(
        "Knows how the department handles personal information; inspects it and reports.",
        "自部門の個人情報の取扱いを把握し、点検と報告ができる。",
    ),
    Role.SYSADMIN: T(
        "Runs the technical measures: access, logs, updates, backup.",
        "アクセス制御、ログ、更新、バックアップなどの技術的措置を運用できる。",
    ),
    Role.SECRETARIAT: T(
        "Keeps registers and records and follows up what is late.",
        "台帳・記録を管理し、遅れを追うことができる。",
    ),
}


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """One role of one person in one year. `late`: what was to be done is not done in time."""

    key: Key
    year: int
    role: str
    role_words: T
    person: int
    name: T
    needed: str
    needed_words: T
    has: str
    level: Level
    level_words: T
    gap: str
    measure: str
    due_on: date | None
    done_on: date | None
    training: int | None
    state: CompetenceState
    state_words: T
    approved: str
    moves: tuple[Move, ...]
    may_write: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What a row can be about; `needed` is what is proposed for a role."""

    year: int
    years: tuple[int, ...]
    people: tuple[tuple[int, T], ...]
    roles: tuple[tuple[str, T], ...]
    trainings: tuple[tuple[int, T], ...]
    needed: dict[str, T]


def listed(work: Work, year: int | None = None) -> list[CompetenceRow]:
    """The rows of a year, or all, by role and name."""
    work.allow(Competence.rights.read)
    query = Competence.select()
    if year is not None:
        query = query.where(Competence.year == year)
    order = [role.value for role in Role]
    rows = sorted(query, key=lambda it: (-it.year, order.index(it.role), it.person_name))
    people = Person.select(Person.id, Person.name_en)
    english = dict(tuples(people.where(Person.id.in_([it.person_id for it in rows]))))
    return [_row(work, it, english.get(it.person_id, "")) for it in rows]


def years(work: Work) -> list[int]:
    """The fiscal years with rows and the present one, newest first."""
    found = {year for (year,) in tuples(Competence.select(Competence.year).distinct())}
    return sorted(found | {fiscal_year(work.today, fiscal_start())}, reverse=True)


def choices(work: Work) -> Choices:
    """Everybody of the roster, every role, the trainings of late and of the year to come."""
    work.allow(Competence.rights.read)
    now = fiscal_year(work.today, fiscal_start())
    around = tuple(range(now + 1, now - 3, -1))
    named = Competence.select(Competence.training).where(Competence.training.is_null(False))
    taught = Training.select().where(Training.year.in_(around) | Training.id.in_(named))
    roles = tuple((role.value, role.label) for role in APPOINTED)
    return Choices(
        now,
        around,
        directory.choices(work).people,
        roles,
        tuple((it.id, T("{no} {title}", "{no} {title}").fill(no=it.no, title=title_of(it)))
              for it in taught.order_by(Training.id.desc())),
        {role: said(role, _needed(role)) for role, _ in roles},
    )  # fmt: skip


def propose(work: Work, year: int) -> list[Competence]:
    """Rows for everybody who holds a role today and has none this year.

    What the role needs is taken over from the last row of the role, or else from a first proposal.
    """
    work.allow(OFFICERS)
    runs = Appointment.until.is_null() | (Appointment.until >= work.today)
    held = Appointment.select().where(runs, Appointment.since <= work.today)
    known = {(it.role, it.person_id) for it in Competence.select().where(Competence.year == year)}
    made = []
    for role, person in sorted({(it.role, it.person_id) for it in held} - known):
        if role not in APPOINTED:
            continue
        who = Person.get_by_id(person)
        row = Competence(year=year, role=role, person=who.id, person_name=who.name,
                         needed=_needed(role))  # fmt: skip
        made.append(work.add(_made(work, row), "propose"))
    return made


def add(
    work: Work, /, *, year: int | None, role: str, person: int | None, **facts: Any
) -> Competence:
    """A row by hand: needed, has, level, gap, measure, due_on, done_on, training."""
    work.allow(OFFICERS)
    if not year:
        raise Refused(WHICH_YEAR, "year")
    if role not in APPOINTED:
        raise Refused(WHICH_ROLE, "role")
    who = Person.get_or_none(Person.id == person)
    if who is None:
        raise Refused(UNKNOWN, "person")
    same = (Competence.year == year) & (Competence.role == role) & (Competence.person == who.id)
    if Competence.select().where(same).exists():
        raise Refused(TWICE, "person")
    facts["needed"] = (facts.get("needed") or "").strip() or _needed(role)
    it = Competence(year=year, role=role, person=who.id, person_name=who.name)
    return work.add(_made(work, _put(it, facts)))


def correct(work: Work, /, key: Key, **facts: Any) -> Competence:
    """Fill in what the person has, the gap and what will be done."""
    work.allow(OFFICERS)
    return work.save(_made(work, _put(work.take(Competence, key), facts)))


def drop(work: Work, key: Key) -> None:
    """Take away a draft made by mistake; the trail keeps it. An approved row is locked."""
    work.allow(OFFICERS)
    it = work.take(Competence, key)
    if it.locked:
        raise Refused(NOT_NOW)
    work.drop([it])


def said(role: str, needed: str) -> T:
    """What a role needs, in both languages where it is still as it was proposed."""
    proposed = NEEDED.get(role)
    if proposed is not None and needed in (str(proposed), proposed.ja):
        return proposed
    return T(needed, needed)


def move(work: Work, key: Key, name: str) -> Competence:
    """Approve a row, or take it up again. Nobody approves their own, or what they wrote."""
    it = work.take(Competence, key)
    if name == "approve":
        if it.level != Level.MET and not it.measure.strip():
            raise Refused(GIVE_MEASURE, "measure")
        it.approved_by_id, it.approved_name = work.actor.person or None, work.actor.name
        it.approved_on = work.today
    else:
        it.approved_by_id, it.approved_name, it.approved_on = None, "", None
    return work.move(it, name)


def _put(it: Competence, facts: dict[str, Any]) -> Competence:
    if odd := next((name for name in facts if name not in WRITTEN), None):
        raise Refused(NOT_NOW, odd)
    for name, value in facts.items():
        setattr(it, name, value.strip() if isinstance(value, str) else value)
    it.needed = said(it.role, it.needed).ja  # as proposed, whichever language it was shown in
    if it.level != Level.MET and not it.gap:
        raise Refused(GIVE_GAP, "gap")
    return it


def _made(work: Work, it: Competence) -> Competence:
    it.made_by_id, it.made_name = work.actor.person or None, work.actor.name
    return it


def _needed(role: str) -> str:
    last = Competence.select().where(Competence.role == role).order_by(Competence.id.desc()).first()
    if last:
        return str(last.needed)
    return NEEDED[role].ja if role in NEEDED else Role.of(role).label.ja


def _row(work: Work, it: Competence, english: str) -> CompetenceRow:
    assert it.flow
    open_ = it.level != Level.MET and it.done_on is None
    late = open_ and it.due_on is not None and it.due_on < work.today
    level, state = Level.of(it.level), CompetenceState.of(it.state)
    return CompetenceRow(
        it.key, it.year, it.role, Role.of(it.role).label, it.person_id,
        T(english or it.person_name, it.person_name), it.needed, said(it.role, it.needed),
        it.has, level, level.label, it.gap, it.measure, it.due_on, it.done_on, it.training_id,
        state, state.label, it.approved_name, tuple(it.flow.open_to(it, work.actor)),
        not it.locked and work.actor.holds(OFFICERS), late,
    )  # fmt: skip

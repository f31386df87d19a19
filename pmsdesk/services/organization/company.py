"""Verbs about the company: its facts, its settings, and the first rows of a new workspace."""

from datetime import date
from typing import Any

from ...base.errors import Refused
from ...base.moments import zone_named
from ...base.standing import Role
from ...base.text import T
from ...kinds.checklist.checklist import Method
from ...kinds.checklist.words import Size
from ...kinds.inspection.round import Round
from ...kinds.organization.appointment import Appointment
from ...kinds.organization.company import OFFICE, ONLY, Company
from ...kinds.organization.department import Department
from ...kinds.organization.person import Person
from ...store.work import Key, Work

NOT_YET = T("The company has not been entered yet.", "会社の情報がまだ登録されていません。")
FOUNDED = T("This workspace already has a company.", "このワークスペースには会社が登録済みです。")
NEEDS_LOGIN = T("The first person needs a login.", "最初の利用者にはログイン名が必要です。")
NO_LONGER_SMALL = T(
    "The company no longer counts as a small or medium operator. "
    "{n} measures go back to the ordinary method.",
    "中小規模事業者に当たらなくなります。{n}件の措置区分を通常の手法に戻します。",
)
NOW_SMALL = T(
    "The company counts as a small or medium operator. "
    "The small-business method can be chosen for each measure.",
    "中小規模事業者に当たります。措置区分ごとに中小規模事業者の手法を選べるようになります。",
)
YEAR_MOVES = T(
    "Rounds already opened keep the fiscal year they were opened with.",
    "開始済みの点検回の年度は、開始した時のまま変わりません。",
)
SIZE_ANSWERS = frozenset({"employees_over_100", "persons_over_5000", "entrusted"})
FIRST_CODE, FIRST_NUMBER = "001", "0001"


def company(work: Work) -> Company:
    """The one row. Refused before the company has been entered."""
    row = Company.get_or_none(Company.id == ONLY)
    if row is None:
        raise Refused(NOT_YET)
    return row


def correct(work: Work, /, key: Key, **facts: Any) -> Company:
    """Change facts and settings. Answers about the company's size are the PMS office's to give.

    A company that stops being small loses the small-business methods it had chosen.
    """
    before = work.take(Company, key)
    after = work.take(Company, key, **facts)
    if any(getattr(before, name) != getattr(after, name) for name in SIZE_ANSWERS):
        work.allow(OFFICE)
    after.zone = str(after.zone).strip()
    zone_named(after.zone, "zone")
    work.save(after)
    if before.small and not after.small:
        _back_to_ordinary(work)
    return after


def consequences(work: Work, /, key: Key, **facts: Any) -> list[T]:
    """What a change would bring with it, to be read before it is saved."""
    before = work.take(Company, key)
    after = work.take(Company, key, **facts)
    words = []
    if before.small and not after.small:
        words.append(NO_LONGER_SMALL.fill(n=len(_small_methods())))
    if after.small and not before.small:
        words.append(NOW_SMALL)
    if before.fiscal_start != after.fiscal_start and Round.select().exists():
        words.append(YEAR_MOVES)
    return words


def found(
    work: Work,
    /,
    name: str,
    login: str,
    person_name: str,
    department: T = T("Head Office", "本社"),  # noqa: B008  # a word, and words never change
    since: date | None = None,
    **facts: Any,
) -> Person:
    """The first rows of a new workspace: the company, a department, and its protection manager."""
    if Company.select().exists():
        raise Refused(FOUNDED)
    if not login.strip():
        raise Refused(NEEDS_LOGIN, "login")
    row = Company(id=ONLY, name=name, **facts)
    zone_named(row.zone, "zone")
    work.add(row, "found")
    office = work.add(Department(code=FIRST_CODE, name=department.ja, name_en=str(department)))
    person = work.add(
        Person(staff_no=FIRST_NUMBER, name=person_name, login=login.strip(), department=office)
    )
    begin = since or work.today
    work.add(Appointment(role=Role.MANAGER, person=person, since=begin), "appoint")
    return person


def _small_methods() -> list[Method]:
    return list(Method.select().where(Method.size == Size.SMALL))


def _back_to_ordinary(work: Work) -> None:
    for method in _small_methods():
        work.save(work.take(Method, method.key, size=Size.ORDINARY))

"""The emergency network of the sample company. The numbers are invented: nobody answers them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ...kinds.incident.words import Place
from ...kinds.organization.person import Person
from ...services.incident import contacts
from ...store.work import Work

if TYPE_CHECKING:
    from ..history import History
    from ..people import Cast

EVERY, LAST = 165, 20  # days between the checks; the last one was so long ago
SAMPLE = "見本の番号です。実際の番号を確かめて登録してください。"
OUTSIDE: tuple[dict[str, Any], ...] = (
    {
        "place": Place.AUTHORITY, "order": 1, "name": "個人情報保護委員会（漏えい等報告の窓口）",
        "duty": "速報・確報の提出先", "phone": "00-0000-0001", "hours": "平日 9:30～17:30",
        "remark": SAMPLE,
    },
    {
        "place": Place.AUTHORITY, "order": 2, "name": "見本審査センター（架空）",
        "duty": "プライバシーマークの審査機関", "phone": "00-0000-0002",
        "mail": "jiko@shinsa.example", "hours": "平日 9:00～17:00", "remark": SAMPLE,
    },
    {
        "place": Place.AUTHORITY, "order": 3, "name": "みほん警察署（架空）",
        "duty": "サイバー犯罪・遺失物の相談", "phone": "00-0000-0003", "hours": "24時間",
        "remark": SAMPLE,
    },
    {
        "place": Place.CONTRACTOR, "order": 1, "name": "みほんデータセンター（架空）",
        "duty": "会員サイトの運用・監視", "phone": "00-0000-0011", "second_phone": "00-0000-0012",
        "mail": "noc@datacenter.example", "hours": "24時間",
    },
    {
        "place": Place.CONTRACTOR, "order": 2, "name": "みほん発送サービス（架空）",
        "duty": "冊子・請求書の発送", "phone": "00-0000-0013", "mail": "help@hasso.example",
        "hours": "平日 9:00～18:00",
    },
    {
        "place": Place.CLIENT, "order": 1, "name": "株式会社サンプル商事（架空）",
        "duty": "会員データの委託元", "phone": "00-0000-0021", "mail": "privacy@sample.example",
        "hours": "平日 9:00～17:30", "remark": "契約により、発覚から24時間以内に連絡する。",
    },
    {
        "place": Place.EXPERT, "order": 1, "name": "みほん法律事務所（架空）", "duty": "顧問弁護士",
        "phone": "00-0000-0031", "mail": "soudan@law.example", "hours": "平日 9:30～18:00",
    },
    {
        "place": Place.EXPERT, "order": 2, "name": "みほんデジタル調査（架空）",
        "duty": "ログ・端末の調査（フォレンジック）", "phone": "00-0000-0032", "hours": "24時間",
    },
    {
        "place": Place.EXPERT, "order": 3, "name": "みほん損害保険（架空）",
        "duty": "サイバー保険の事故受付", "phone": "00-0000-0033", "hours": "24時間",
    },
)  # fmt: skip


def plan(history: History, begin: date) -> None:
    """Entered in the first days, tried every half-year, the last time a few weeks ago."""
    desk, cast = history.desk, history.cast
    first = min(begin + timedelta(days=2), history.today)
    history.at(first, lambda: desk.do(cast.manager, enter, _inside(cast)))
    day = history.today - timedelta(days=LAST)
    while day > first + timedelta(days=LAST):
        history.at(day, lambda: desk.do(cast.secretary, try_all))
        day -= timedelta(days=EVERY)


def enter(work: Work, inside: list[dict[str, Any]]) -> None:
    """Enter the people inside and everybody outside."""
    for known in inside:
        who = Person.get_by_id(known["person"])
        contacts.add(work, **known, name=who.name, mail=who.mail)
    for known in OUTSIDE:
        contacts.add(work, **known)


def try_all(work: Work) -> None:
    """Each number was called and is right."""
    for line in contacts.listed(work):
        contacts.checked(work, line.key)


def _inside(cast: Cast) -> list[dict[str, Any]]:
    people = (cast.manager, cast.secretary, cast.top, *cast.heads.values())
    return [
        {
            "place": Place.INSIDE,
            "order": order,
            "person": person,
            "phone": f"00-0000-{1000 + order}",
            "second_phone": f"000-0000-{2000 + order}" if order <= 3 else "",
        }
        for order, person in enumerate(dict.fromkeys(people), 1)
    ]

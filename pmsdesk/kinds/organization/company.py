"""The company this workspace belongs to, and its settings: one row."""

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import Choice, T
from ...store.record import Record, Rights

ONLY = 1  # the id of the one row
OFFICE = frozenset({Role.MANAGER, Role.SECRETARIAT})
HOURS = ("head_hours", "manager_hours", "top_hours")  # from being told of an incident
DAYS = range(1, 366)  # in which somebody who joins is trained
LONGEST_WAIT = 24 * 7  # beyond a week a time limit is none
SOME_HOURS = T("From 1 to {n} hours.", "1から{n}までの時間を入力してください。")
SOME_DAYS = T("From 1 to 365 days.", "1から365までの日数を入力してください。")
MONTH = T("A month from 1 to 12.", "1から12の月を入力してください。")


class Seal(Choice):
    DRAWN = "drawn", "Date seal drawn by the program", "日付印を印字する"
    BLANK = "blank", "Empty boxes for seals by hand", "空欄にして押印する"


class SealOrder(Choice):
    SENIOR_LEFT = "senior_left", "Approved on the left", "左から承認・確認・作成"
    SENIOR_RIGHT = "senior_right", "Approved on the right", "左から作成・確認・承認"


class Company(Record):
    """Name, year, zone, and the answers that decide which duties apply (GL ch. 10 note 2)."""

    named = T("Company", "会社")
    titled = "name"
    columns = ("name", "representative", "address")
    form = (
        "name", "name_en", "address", "representative", "contact", "fiscal_start", "zone",
        "classification", "seal", "seal_order", "employees_over_100", "persons_over_5000",
        "entrusted", "pmark_holder", "assessment_body", "head_hours", "manager_hours", "top_hours",
        "joiner_days",
    )  # fmt: skip
    rights = Rights(write=OFFICE | {Role.SYSADMIN})

    name = pw.CharField(120, verbose_name=T("Company name", "会社名"))
    name_en = pw.CharField(120, default="", verbose_name=T("Name in English", "英語名"))
    address = pw.CharField(200, default="", verbose_name=T("Address", "所在地"))
    representative = pw.CharField(80, default="", verbose_name=T("Representative", "代表者"))
    contact = pw.CharField(200, default="", verbose_name=T("Contact for inquiries", "問合せ窓口"))
    fiscal_start = pw.IntegerField(
        default=4, verbose_name=T("First month of the fiscal year", "年度の開始月")
    )
    zone = pw.CharField(40, default="Asia/Tokyo", verbose_name=T("Time zone", "タイムゾーン"))
    classification = pw.CharField(
        20, default="社外秘", verbose_name=T("Mark on papers", "帳票の機密区分")
    )
    seal = pw.CharField(
        10, default=Seal.DRAWN, choices=Seal.pairs(), verbose_name=T("Approval boxes", "承認欄")
    )
    seal_order = pw.CharField(
        12,
        default=SealOrder.SENIOR_LEFT,
        choices=SealOrder.pairs(),
        verbose_name=T("Order of the boxes", "承認欄の並び"),
    )
    employees_over_100 = pw.BooleanField(
        default=True, verbose_name=T("More than 100 employees", "従業者が100人を超える")
    )
    persons_over_5000 = pw.BooleanField(
        default=True,
        verbose_name=T(
            "Databases of more than 5,000 persons in the past 6 months",
            "過去6か月に5,000人分を超えるデータベースを扱った",
        ),
    )
    entrusted = pw.BooleanField(
        default=True,
        verbose_name=T(
            "Handles personal data entrusted by others", "個人データの取扱いの委託を受けている"
        ),
    )
    pmark_holder = pw.BooleanField(
        default=True,
        verbose_name=T(
            "Holds the PrivacyMark, or has applied for it", "プライバシーマークを取得・申請している"
        ),
    )
    assessment_body = pw.CharField(
        120, default="", verbose_name=T("Assessment body", "審査機関の名称")
    )
    head_hours = pw.IntegerField(
        default=1,
        verbose_name=T("Hours for a department head to confirm", "部門責任者の確認期限（時間）"),
    )
    manager_hours = pw.IntegerField(
        default=4,
        verbose_name=T("Hours for the manager to confirm", "個人情報保護管理者の確認期限（時間）"),
    )
    top_hours = pw.IntegerField(
        default=24,
        verbose_name=T("Hours for top management to confirm", "代表者の確認期限（時間）"),
    )
    joiner_days = pw.IntegerField(
        default=30,
        verbose_name=T("Days in which joiners are trained", "入社者・復職者の教育の期限（日数）"),
    )

    @property
    def small(self) -> bool:
        """A small or medium operator in the sense of GL chapter 10, note 2."""
        return not (self.employees_over_100 or self.persons_over_5000 or self.entrusted)

    def check(self) -> None:
        if not 1 <= int(self.fiscal_start) <= 12:
            raise Refused(MONTH, "fiscal_start")
        for name in HOURS:
            if not 1 <= int(getattr(self, name)) <= LONGEST_WAIT:
                raise Refused(SOME_HOURS.fill(n=LONGEST_WAIT), name)
        if int(self.joiner_days) not in DAYS:
            raise Refused(SOME_DAYS, "joiner_days")

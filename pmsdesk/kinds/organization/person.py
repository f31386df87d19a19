"""A person who works for the company, in the wide sense of APPI art. 24 (従業者)."""

import re

import peewee as pw

from ...base.errors import Refused
from ...base.standing import Role
from ...base.text import Choice, T
from ...store.record import Record, Rights
from .company import OFFICE
from .department import Department

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
BAD_LOGIN = T(
    "Use 2 to 40 lower-case letters, digits, dots, hyphens or underscores.",
    "半角の英小文字・数字・ . - _ で、2～40文字にしてください。",
)
LEFT_BEFORE_JOINED = T(
    "The leaving date is before the joining date.", "退職日が入社日より前になっています。"
)
BAD_MAIL = T("This is not a mail address.", "メールアドレスの形になっていません。")


class Employment(Choice):
    DIRECTOR = "director", "Director or auditor", "役員"
    EMPLOYEE = "employee", "Employee", "正社員"
    CONTRACT = "contract", "Contract employee", "契約社員"
    PART_TIME = "part_time", "Part-time", "パート・アルバイト"
    DISPATCHED = "dispatched", "Dispatched", "派遣社員"


class Person(Record):
    """Somebody on the roster. `login` is empty for people who do not sign in."""

    named = T("Person", "従業者")
    titled = "name"
    columns = (
        "staff_no", "name", "kana", "department", "title", "employment", "login", "joined_on",
        "left_on",
    )  # fmt: skip
    form = (
        "staff_no", "name", "kana", "name_en", "department", "title", "employment", "mail",
        "joined_on", "left_on", "lang",
    )  # fmt: skip
    searched = ("name", "kana", "name_en", "staff_no", "login")
    derived = frozenset({"lang"})
    rights = Rights(write=OFFICE | {Role.SYSADMIN})  # whose part is logins only: services.people

    staff_no = pw.CharField(20, unique=True, verbose_name=T("Staff number", "社員番号"))
    name = pw.CharField(80, verbose_name=T("Name", "氏名"))
    kana = pw.CharField(80, default="", verbose_name=T("Reading", "フリガナ"))
    name_en = pw.CharField(80, default="", verbose_name=T("Name in English", "英字氏名"))
    department = pw.ForeignKeyField(Department, null=True, verbose_name=T("Department", "所属部門"))
    title = pw.CharField(60, default="", verbose_name=T("Post", "役職"))
    employment = pw.CharField(
        12,
        default=Employment.EMPLOYEE,
        choices=Employment.pairs(),
        verbose_name=T("Employment", "雇用区分"),
    )
    mail = pw.CharField(120, default="", verbose_name=T("Mail address", "メールアドレス"))
    login = pw.CharField(40, null=True, unique=True, verbose_name=T("Login", "ログイン名"))
    joined_on = pw.DateField(null=True, verbose_name=T("Joined on", "入社日"))
    left_on = pw.DateField(null=True, verbose_name=T("Left on", "退職日"))
    lang = pw.CharField(
        2,
        default="ja",
        choices=[("ja", T("Japanese", "日本語")), ("en", T("English", "英語"))],
        verbose_name=T("Language", "表示言語"),
    )

    department_id: int | None

    def check(self) -> None:
        if self.login and not LOGIN.fullmatch(self.login):
            raise Refused(BAD_LOGIN, "login")
        if self.mail and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", self.mail):
            raise Refused(BAD_MAIL, "mail")
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            raise Refused(LEFT_BEFORE_JOINED, "left_on")

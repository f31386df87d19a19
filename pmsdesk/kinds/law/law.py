"""That the manager has looked at a notice, and what came of it (records R04, JIS 4.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import peewee as pw

from ...base.errors import Refused
from ...base.text import T
from ...store.record import Record, Rights
from ..organization.person import Person
from .words import CHECKERS, READERS, Effect

if TYPE_CHECKING:
    from .notice import Notice

AGAIN_EARLY = T(
    "The day to look again lies before the check.", "次回確認日が確認日より前になっています。"
)


class LawCheck(Record):
    """A check of one edition of one notice; a later one is another row, none is ever changed.

    `title` is the notice's as it was then. From `again_on` on the notice waits once more.
    """

    named = T("Check of a change of law", "法令改正の確認")
    titled = "title"
    columns = ("title", "effect", "note", "checked_on", "checked_name", "again_on")
    form = ("effect", "note", "again_on")
    searched = ("title", "note")
    rights = Rights(read=READERS, write=CHECKERS)

    notice = pw.CharField(40, index=True, verbose_name=T("Notice", "お知らせのID"))
    edition = pw.CharField(20, verbose_name=T("Edition", "版"))
    title = pw.CharField(200, verbose_name=T("Title", "件名"))
    effect = pw.CharField(
        8, choices=Effect.pairs(), verbose_name=T("What it means for us", "自社への影響")
    )
    note = pw.TextField(verbose_name=T("What was checked", "確認した内容"))
    checked_on = pw.DateField(verbose_name=T("Checked on", "確認日"))
    checked_by = pw.ForeignKeyField(Person, null=True, verbose_name=T("Checked by", "確認者"))
    checked_name = pw.CharField(80, default="", verbose_name=T("Checked by", "確認者"))
    again_on = pw.DateField(null=True, verbose_name=T("Look again on", "次回確認日"))
    checked_by_id: int | None

    @property
    def locked(self) -> bool:
        return True

    def check(self) -> None:
        if self.again_on and self.again_on <= self.checked_on:
            raise Refused(AGAIN_EARLY, "again_on")


def waits(notice: Notice, newest: LawCheck | None, today: date) -> bool:
    """Whether a notice is to be looked at: never, not in this edition, or again by today."""
    if newest is None or newest.edition != notice.edition:
        return True
    return newest.again_on is not None and newest.again_on <= today

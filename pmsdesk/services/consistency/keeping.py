"""Changes of the law nobody looked at, and backups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from ...base.errors import Unavailable
from ...base.text import T
from .. import backups, law
from ..organization import logins
from ..organization.names import day_words
from .omission import Area, Looked, Omission, rule

BACKUP_DAYS = timedelta(days=7)
UNREAD = T("{title} has not been checked.", "「{title}」が確認されていません。")
OLD_BACKUP = T("The newest backup is of {day}.", "最新のバックアップは{day}のものです。")
NO_CODE = T(
    "Nobody has said that the recovery code is kept on paper. Make a new one and print it.",
    "回復コードの控えを保管した記録がありません。再発行し、印刷して保管してください。",
)
NO_BACKUP = T("There is no backup.", "バックアップがありません。")


@rule(
    Area.UPKEEP,
    T("Changes of law not checked", "確認していない法令改正"),
    T(
        "Laws and guidelines are followed up (J.1.3).",
        "法令・指針等の改正を把握し、影響を確認します（J.1.3）。",
    ),
)
def unread(looked: Looked) -> Iterator[Omission]:
    for notice in law.waiting(looked.work):
        words = UNREAD.fill(title=notice.title)
        yield Omission(words, "calendar", {"tab": "law", "notice": notice.id}, "info")


@rule(
    Area.UPKEEP,
    T("Backups", "バックアップ"),
    T(
        "Records are kept so that they can be restored.",
        "記録は、復元できるように保管します。",
    ),
)
def backup(looked: Looked) -> Iterator[Omission]:
    """Where the caller knows the folder; a database on a server is backed up there."""
    if looked.backups is None:
        return
    newest = _newest(looked)
    where = {"section": "backup"}
    if newest is None:
        yield Omission(NO_BACKUP, "settings", where)
    elif newest < looked.today - BACKUP_DAYS:
        yield Omission(OLD_BACKUP.fill(day=day_words(newest)), "settings", where)


@rule(
    Area.UPKEEP,
    T("Recovery code", "回復コード"),
    T(
        "The only way in when passwords are lost; kept on paper, locked away.",
        "パスワードを失ったときに開く唯一の手段です。紙の控えを施錠して保管します。",
    ),
)
def no_code_on_paper(looked: Looked) -> Iterator[Omission]:
    """Of a workspace with a key file, which a database on a server has not."""
    if looked.backups is not None and not logins.code_kept():
        yield Omission(NO_CODE, "settings", {"section": "security"})


def _newest(looked: Looked) -> date | None:
    days = []
    try:
        assert looked.backups is not None
        days += [row.at for row in backups.found(looked.backups) if row.whole]
    except Unavailable:
        pass  # no folder yet: nothing has been backed up
    if made := backups.last_made(looked.work):
        days.append(made[0])
    moments = [at if at.tzinfo else at.replace(tzinfo=UTC) for at in days]
    return max(moments).astimezone(looked.work.zone).date() if moments else None


RULES = (unread, backup, no_code_on_paper)

"""Which copy of a workspace mail leaves from: one restored or copied would send it once more.

The trail remembers the copy (store.imprint). Another one holds everything until somebody who keeps
the settings says that mail leaves from there now; what the older copy has told, or may have told,
is then not told again.
"""

from __future__ import annotations

import json
from datetime import datetime

import peewee as pw

from ...base.standing import Role
from ...base.text import T
from ...kinds.mail.mail import KEEPERS, MailSetting, OutMail
from ...kinds.mail.words import MailState
from ...kinds.organization.company import ONLY
from ...store.message import Message
from ...store.record import tuples
from ...store.trail import Trail
from ...store.work import Work
from ..organization.standing import holders, present
from .settings import setting

FROM_HERE, HOLD = "send_from_here", "hold"
HELD = T(
    "This workspace was restored, copied or moved, so reminders by mail are held. Say in the mail"
    " settings that they leave from here.",
    "このワークスペースは復元・コピー・移動されたものなので、メール通知を保留しています。"
    "メール通知の設定で、ここから送信するよう指示してください。",
)
LIKELY_SENT = T(
    "Not sent: the workspace this one was copied from has likely sent it.",
    "コピー元のワークスペースから送信済みの可能性が高いため、送信しませんでした。",
)


def look(work: Work, here: str) -> bool:
    """Whether mail is held here. The managers hear of it once.

    The first copy that ever looks is the one that sends.
    """
    it = setting()
    if it is None or not it.enabled:
        return False
    sends = _newest(FROM_HERE)
    if sends is None:
        work.note(it, FROM_HERE, place=here)
        return False
    if sends[1] == here:
        return False
    if _held_since(here, sends[0]) is None:
        work.note(it, HOLD, place=here)
        managers = present(holders(Role.MANAGER, work.today), work.today)
        work.tell(managers, HELD, it, "soon", f"mail/held/{here}/{sends[0]}")
    return True


def held(here: str) -> bool:
    """The same, for a page to show; nothing is written."""
    it, sends = setting(), _newest(FROM_HERE)
    return bool(it and it.enabled and here and sends and sends[1] != here)


def send_from(work: Work, here: str) -> int:
    """From now on mail leaves from this copy. How many waiting messages were dropped for it."""
    work.allow(KEEPERS)
    it, sends = setting(), _newest(FROM_HERE)
    if it is None or sends is None or sends[1] == here:
        return 0
    since = _held_since(here, sends[0]) or work.now
    waiting = OutMail.select().where(OutMail.state == MailState.WAITING)
    dropped = [_dropped(work, message) for message in waiting]
    earlier = (Message.at <= since) & Message.sent_at.is_null()
    newest = Message.select(Message.person, pw.fn.MAX(Message.id)).where(earlier)
    for person, upto in tuples(newest.group_by(Message.person)):
        work.mailed(person, upto)
    work.note(it, FROM_HERE, place=here)
    work.changed.add(("MailSetting", it.id))
    return len(dropped)


# ---- inside


def _dropped(work: Work, it: OutMail) -> OutMail:
    it.state = MailState.GIVEN_UP
    kept = work.save(it, "give_up")
    work.derive(
        kept, claimed_until=None, error_ja=LIKELY_SENT.ja, error_en=str(LIKELY_SENT)
    )  # fmt: skip
    return kept


def _newest(deed: str) -> tuple[int, str] | None:
    """Where in the trail it was last done, and the copy it was about."""
    mine = (Trail.kind == MailSetting.__name__) & (Trail.record == ONLY) & (Trail.deed == deed)
    row = Trail.select().where(mine).order_by(Trail.position.desc()).first()
    return (row.position, str(json.loads(row.now)["place"])) if row else None


def _held_since(here: str, after: int) -> datetime | None:
    """When this copy was first found to be another, since mail was last sent from the other."""
    mine = (Trail.kind == MailSetting.__name__) & (Trail.record == ONLY) & (Trail.deed == HOLD)
    rows = Trail.select().where(mine, Trail.position > after).order_by(Trail.position)
    for row in rows:
        if json.loads(row.now)["place"] == here:
            return datetime.fromisoformat(row.at).replace(tzinfo=None)
    return None

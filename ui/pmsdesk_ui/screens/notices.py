"""What the bell shows: notices to this person, each a way to its record."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pmsdesk.base.days import table_date
from pmsdesk.base.text import T
from pmsdesk.services import notices
from pmsdesk.services.notices import Notice

from .. import look, words
from ..kit.basics import button, label, row
from ..kit.notes import EmptyState
from ..kit.table import DataTable
from ..kit.table_model import Column, Row
from ..session import Session

ALL_READ = T("Mark all as read", "すべて既読にする")
NEW = T("New", "未読")
NONE_TITLE = T("No notices", "お知らせはありません")
NONE_TEXT = T(
    "New inspections, dates that come near and what is late are told here.",
    "点検の依頼、近づく期限、期限を過ぎたものをここでお知らせします。",
)
ICONS = {"late": "warning", "soon": "clock", "info": "info", "done": "check"}
PLACES = {  # where a notice's record is shown: page and name of the place
    "Inspection": ("inspections", "id"),
    "Round": ("inspections", "round"),
    "CorrectiveAction": ("actions", "id"),
    "Incident": ("incidents", "id"),
    "AuditPlan": ("audits", "plan"),
    "Audit": ("audits", "id"),
    "AuditReport": ("audits", "report"),
    "Review": ("reviews", "id"),
    "Decision": ("decisions", "id"),
    "AnnualPlan": ("reviews", "plan"),
    "Activity": ("reviews", "activity"),
    "Training": ("training", "id"),
    "Attendance": ("training", "attendance"),
    "Department": ("people", "department"),
    "Person": ("people", "id"),
    "MailSetting": ("settings", "mail"),
}
WIDTH, HEIGHT = 680, 520


class NoticesPopup(QFrame):
    """Closes by itself when something else is pressed, or with Esc."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.session = session
        self.shown: dict[int, Notice] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("notices-popup")
        tones = look.tones(self)
        self.setStyleSheet(
            f"#notices-popup {{ background: {tones.surface}; border: 1px solid {tones.edge}; }}"
        )
        self.setAccessibleName(session.say(words.NOTICES))
        self.all_read = button(
            session.say(ALL_READ), self.mark_all, kind="link", icon="check", name="all-read"
        )
        self.table = DataTable(
            [
                Column("weight", "", 40, "icon"),
                Column("subject", ""),
                Column("new", "", 84, "pill"),
                Column("at", "", 110, muted=True, right=True),
            ],
            session.say(words.NOTICES),
            lines=2,
        )
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self.follow)
        self.table.clicked.connect(lambda _: self.follow(self.table.current_key()))
        self.empty = EmptyState("bell", session.say(NONE_TITLE), session.say(NONE_TEXT))
        self.empty.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(look.WIDE, look.WIDE - 4, look.WIDE, look.WIDE)
        box.addLayout(row(label(session.say(words.NOTICES), "section"), 1, self.all_read))
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)

    def open_at(self, corner: QPoint) -> None:
        """Below the bell, its right edge under it, inside the screen."""
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(room.left() + 8, corner.x() + 42 - WIDTH), room.right() - WIDTH - 8)
        height = min(HEIGHT, room.bottom() - corner.y() - 16)
        self.setGeometry(QRect(left, corner.y() + 6, WIDTH, max(240, height)))
        self.read()
        self.show()
        self.table.setFocus()

    def read(self) -> None:
        self.session.runner.latest(self, "notices", notices.mine, done=self.put)

    def put(self, found: list[Notice]) -> None:
        self.shown = {notice.id: notice for notice in found}
        self.table.set_rows([self._row(notice) for notice in found])
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.all_read.setVisible(any(not notice.read for notice in found))

    def follow(self, key: object) -> None:
        """Read it, and go where it points."""
        notice = self.shown.get(key) if isinstance(key, int) else None
        if notice is None:
            return
        if not notice.read:
            self.session.runner.do(self.session, notices.mark_read, [notice.id])
        place = PLACES.get(notice.kind)
        self.close()
        if place:
            self.session.go(place[0], **{place[1]: notice.record})

    def mark_all(self) -> None:
        unread = [notice.id for notice in self.shown.values() if not notice.read]
        self.session.runner.do(self, notices.mark_read, unread, done=lambda _: self.read())

    def _row(self, notice: Notice) -> Row:
        same_day = notice.at.date() == self.session.today()
        at = f"{notice.at:%H:%M}" if same_day else table_date(notice.at.date())
        icon = ICONS.get(notice.weight, "info")
        subject = self.session.say(notice.subject)
        fresh = "" if notice.read else self.session.say(NEW)
        inks = {"weight": icon, "new": "info"} | ({"subject": "na"} if notice.read else {})
        return Row(notice.id, ("", subject, fresh, at), inks)

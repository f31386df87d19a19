"""How the mail queue stands: what waits, what went wrong, and who gets none."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmsdesk.base.days import shown_date, table_date
from pmsdesk.base.text import T
from pmsdesk.services.mail import origin, overview, queue
from pmsdesk.services.mail.overview import MailLine, MailOverview

from ... import look
from ...kit.basics import Card, Prose, button
from ...kit.listing import Listing
from ...kit.notes import Banner, EmptyState
from ...kit.screen import Screen
from ...kit.table_model import Column, Row
from ..office.flowing import Flowing
from ..office.held_table import grow
from ..office.sorted_table import SortedTable
from . import mail_words as words

MOMENT = "%Y/%m/%d %H:%M"  # which the service has set to the clocks of the zone
LEAST = 170  # pixels of the empty list
NAMED = 12  # people named in a line


class MailStanding(QWidget):
    def __init__(self, page: Screen) -> None:
        super().__init__()
        self.page, self.session = page, page.session
        say = page.say
        self.on = False
        self.found: MailOverview | None = None
        self.line = Prose("")
        self.trouble = Banner()
        self.trouble.away.hide()
        self.held = Banner()
        self.again = button(say(words.TRY_NOW), self.try_now, icon="refresh", name="try-now")
        self.table = SortedTable(
            [
                Column("day", say(words.DAY), 98),
                Column("to", say(words.TO), 112, bold=True),
                Column("items", say(words.ITEMS), 58, right=True),
                Column("state", say(words.STATE), 112, "pill"),
                Column("at", say(words.WHEN), 136),
                Column("trouble", say(words.TROUBLE), muted=True),
            ],
            say(words.QUEUE),
        )
        nothing = EmptyState("mail", say(words.NO_MAILS), say(words.NO_MAILS_ABOUT))
        self.list = Listing(self.table, nothing)
        standing = Card(say(words.STANDING))
        for part in (self.held, self.line, self.trouble, Flowing(self.again), self.list):
            standing.add(part)
        self.silent = Card(say(words.SILENT.fill(n=0)))
        self.silent_about = Prose("", "muted")
        self.names = Prose("")
        roster = button(
            say(words.ROSTER), lambda: self.session.go("people"), icon="people", name="roster"
        )
        for part in (self.silent_about, self.names, Flowing(roster)):
            self.silent.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.WIDE)
        box.addWidget(standing)
        box.addWidget(self.silent)

    def put_on(self, on: bool) -> None:
        self.on = on
        if self.found is not None:
            self._show(self.found)

    def reload(self) -> None:
        self.page.read(overview.overview, self._here(), done=self._show)

    def _here(self) -> str:
        seat = self.session.seated
        return seat.workspace.imprint if seat else ""

    def send_from_here(self) -> None:
        """After asking: two copies that both send would tell everybody everything twice."""
        if self.session.ask.confirm(
            self, words.FROM_HERE_TITLE, words.FROM_HERE_ABOUT, do=words.FROM_HERE
        ):
            self.page.do(origin.send_from, self._here(), saved=None, done=self._from_here)
        else:
            self.reload()  # the press has taken the banner away

    def _from_here(self, dropped: int) -> None:
        self.session.tell(words.FROM_HERE_DONE.fill(n=dropped))
        self.reload()
        self.session.mail_asked.emit()

    def try_now(self) -> None:
        self.page.do(
            queue.try_now, saved=words.TRYING, done=lambda _: self.session.mail_asked.emit()
        )

    def _show(self, found: MailOverview) -> None:
        self.found = found
        self.line.put(self._sentence(found))
        if found.held:
            say = self.page.say
            text, act = say(words.HELD), say(words.FROM_HERE)
            self.held.say(text, "late", act, self.send_from_here)
            self.held.away.hide()
        else:
            self.held.hide()
        if found.error is not None:
            why = words.LAST_TROUBLE.fill(why=found.error)
            self.trouble.say(self.page.say(why), "soon")
            self.trouble.away.hide()
        else:
            self.trouble.hide()
        self.again.setEnabled(bool(found.waiting) and self.on and not found.held)
        rows = [self._row(it) for it in found.lines]
        self.list.set_rows(rows)
        self.table.fill(rows)
        if rows:
            grow(self.table, len(rows), 8)
        self.list.setMinimumHeight(self.table.height() if rows else LEAST)
        self._show_silent(found)

    def _sentence(self, found: MailOverview) -> str:
        parts = [] if self.on else [words.OFF]
        if found.since is not None:
            day = shown_date(found.since, self.session.lang)
            parts.append(words.WAITING.fill(n=found.waiting, day=day))
        else:
            parts.append(words.NONE_WAIT)
        parts.append(words.COUNTS.fill(sent=found.sent, given_up=found.given_up))
        if found.last_sent is not None:
            parts.append(words.LAST_SENT.fill(when=found.last_sent.strftime(MOMENT)))
        if found.declined:
            parts.append(words.DECLINED.fill(n=found.declined))
        return self.page.say(T(" · ", "　")).join(self.page.say(part) for part in parts)

    def _row(self, it: MailLine) -> Row:
        say = self.page.say
        cells = (
            table_date(it.day), say(it.person), str(it.count), say(it.state),
            it.at.strftime(MOMENT) if it.at else "", say(it.error),
        )  # fmt: skip
        return Row(it.id, cells, {"state": it.ink})

    def _show_silent(self, found: MailOverview) -> None:
        say = self.page.say
        count = found.silent_count
        about = words.SILENT_ABOUT if count else words.SILENT_NONE
        self.silent_about.put(say(about))
        self.names.setVisible(bool(count))
        called = T("{name} ({department})", "{name}（{department}）")
        named = [
            say(called.fill(name=one.name, department=one.department) if one.department
                else one.name)
            for one in found.silent[:NAMED]
        ]  # fmt: skip
        if (more := count - len(named)) > 0:
            named.append(say(words.MORE.fill(n=more)))
        self.names.put(say(T(", ", "、")).join(named))
        self.silent.title.setText(say(words.SILENT.fill(n=count)))

"""One clock of an incident: its dates, what it needs, what was sent, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from pmsdesk.base.text import T
from pmsdesk.kinds.incident.words import ClockState, Document

from ... import icons, look
from ...kit.basics import Card, Prose, button, label, row
from ...kit.flow import Flow
from ...kit.marks import Pill
from ...session import Session
from ..office.facts import Facts
from . import clock_says as says
from . import clock_words as words

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine
    from pmsdesk.services.incident.dossier import SubmissionLine

Deed = Callable[["ClockLine"], Any]
OPEN = (ClockState.RUNNING, ClockState.WAITING)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the buttons of a card do; each is handed the clock."""

    record: Deed
    exempt: Deed
    resume: Deed
    draft: Deed
    read: Callable[[SubmissionLine], Any]


class ClockCard(Card):
    """`sends` and `judges` say which of the deeds are this person's."""

    def __init__(
        self,
        session: Session,
        line: ClockLine,
        sent: Sequence[SubmissionLine],
        deeds: Deeds,
        sends: bool,
        judges: bool,
    ) -> None:
        super().__init__()
        self.session, self.say, self.line, self.deeds = session, session.say, line, deeds
        self.setObjectName(f"clock-{line.sort}")
        self.setAccessibleName(self.say(line.label))
        self._head(session.today())
        if line.state != ClockState.OFF:
            facts = Facts(108, twice=True)
            facts.put(self._pairs())
            self.add(facts)
        for each in sent:
            self._sending(each)
        if offered := [*self._sendings(sends), *self._judgings(judges)]:
            holder = Flow()
            for press in offered:
                holder.addWidget(press)
            self.body.addLayout(holder)

    def _head(self, today: date) -> None:
        say, line = self.say, self.line
        ink = says.ink_of(line)
        colour = look.tones(self).ink(ink).text
        sign = QLabel()
        sign.setPixmap(icons.picture(says.icon_of(line), colour, 20, self.devicePixelRatio()))
        left = label(say(says.headline(line, today)))
        left.setFont(look.font(16, bold=True))
        left.setStyleSheet(f"color: {colour};")
        left.setObjectName("left")
        name = Prose(say(line.label))
        name.setFont(look.font(look.SECTION, bold=True))
        to = Prose(say(line.to), "muted")
        pills = [Pill(say(each), "soon") for each in says.caveats(line)]
        words_ = QVBoxLayout()
        words_.setSpacing(0)
        words_.addWidget(name)
        words_.addWidget(to)
        line_ = row(*pills, sign, left, gap=look.GAP)
        line_.insertLayout(0, words_, 1)
        self.body.addLayout(line_)

    def _pairs(self) -> list[tuple[str, str]]:
        say, line, lang = self.say, self.line, self.session.lang
        known = words.DAY_ONE.fill(day=says.long_day(line.known_on, lang))
        due = say(words.NO_DAYS)
        if line.due_on:
            due = says.long_day(line.due_on, lang)
        pairs = [(say(words.LAST_DAY), due), (say(words.KNOWN), say(known))]
        if line.amber_on:
            pairs.append((say(words.HURRY), says.long_day(line.amber_on, lang)))
        if line.first_due and line.first_due != line.due_on:
            pairs.append((say(words.FIRST_DUE), says.long_day(line.first_due, lang)))
        pairs.append((say(words.NEEDS), say(line.needs)))
        if not says.over(line):
            pairs.append((say(words.STOPS), say(line.stops)))
        if line.exempt_reason:
            pairs.append((say(words.REASON_IS), line.exempt_reason))
        return pairs

    def _sending(self, sent: SubmissionLine) -> None:
        """One report that went out: which, when, to whom, under which number; and its words."""
        say = self.say
        said = words.SENT_AS.fill(day=says.day(sent.sent_on), document=sent.document_label)
        other = sent.destination not in (self.line.to, self.line.to.ja)
        bits = [say(said), sent.destination if other else ""]
        bits.append(f"{say(words.NUMBER)} {sent.number}" if sent.number else "")
        bits.append(f"{say(words.PERSONS)} {sent.persons:,}" if sent.persons else "")
        bits += [sent.method, say(words.BY.fill(name=sent.by)) if sent.by else ""]
        line = row(Prose("  ·  ".join(filter(None, bits))), self._reading(sent))
        self.body.addLayout(line)
        if sent.open_items:
            colon = says.colon(self.session.lang)
            self.add(Prose(f"{say(words.OPEN_ITEMS)}{colon}{sent.open_items}", "muted"))

    def _reading(self, sent: SubmissionLine) -> QPushButton:
        return button(
            self.say(words.READ_WORDS), lambda: self.deeds.read(sent), kind="link", icon="file",
            name=f"read-{sent.document}",
        )  # fmt: skip

    def _sendings(self, sends: bool) -> list[QPushButton]:
        """Recording what went out, and the way to its draft."""
        line, deeds = self.line, self.deeds
        answered = line.state == ClockState.ANSWERED and Document.SUPPLEMENT in line.documents
        if not sends or not (line.state in OPEN or answered):
            return []
        record = words.RECORD if line.state == ClockState.RUNNING else words.SUPPLEMENT
        found = [self._press(record, deeds.record, "send", "record")]
        if not answered:
            found.append(self._press(words.TO_DRAFT, deeds.draft, "edit", "draft"))
        return found

    def _judgings(self, judges: bool) -> list[QPushButton]:
        """Exempting, once somebody has judged, and taking it back."""
        if not judges:
            return []
        if self.line.state == ClockState.EXEMPT:
            return [self._press(words.RESUME, self.deeds.resume, "undo", "resume")]
        if self.line.state in OPEN and not self.line.provisional:
            return [self._press(words.EXEMPT, self.deeds.exempt, "dash", "exempt")]
        return []

    def _press(self, text: T, deed: Deed, icon: str, name: str) -> QPushButton:
        return button(
            self.say(text), lambda: deed(self.line), icon=icon, name=f"{name}-{self.line.sort}"
        )

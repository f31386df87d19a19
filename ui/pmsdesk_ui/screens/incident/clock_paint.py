"""Painting a clock: its date and days left, the report and its incident, what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmsdesk.base.text import Lang, T

from ... import icons, look
from ...kit.marks import draw_pill, pill_width
from ..inspection.answer_paint import block_height, layout_of
from . import clock_list
from . import clock_says as says
from . import clock_words as words

if TYPE_CHECKING:
    from pmsdesk.services.incident.clocks import ClockLine

PAD, GAP, HEAD, EDGE = 12, 20, 32, 4
SHARES = (0.2, 0.33, 0.47)  # of the width: date, report, what it needs or what was sent
LEAST = 76
UNBROKEN = "\N{NO-BREAK SPACE}"  # a date stays beside its word
ICON = 18
VCENTER = Qt.AlignmentFlag.AlignVCenter
Block = tuple[str, QFont, str]  # the text, its face, its colour


class ClockPainter(QStyledItemDelegate):
    def __init__(self, view: QListView, lang: Lang) -> None:
        super().__init__(view)
        self.view, self.lang, self.width = view, lang, 960
        self.plain, self.small = look.font(), look.font(look.SMALL)
        self.bold, self.large = look.font(bold=True), look.font(16, bold=True)
        self.head = look.font(look.SMALL, bold=True)

    def set_width(self, width: int) -> None:
        self.width = max(560, width)

    def columns(self) -> list[tuple[int, int]]:
        """Where each of the three columns begins, and its room."""
        whole = self.width - 2 * PAD - EDGE
        found, left = [], PAD + EDGE
        for share in SHARES:
            found.append((left, round(whole * share) - GAP))
            left += round(whole * share)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: clock_list.Index) -> QSize:
        entry = self.entry(index)
        if isinstance(entry, clock_list.Heading):
            return QSize(self.width, HEAD)
        heights = [
            sum(block_height(text, font, room) for text, font, _ in blocks) + 4 * len(blocks)
            for blocks, (_, room) in zip(self._blocks(entry), self.columns(), strict=True)
        ]
        heights[0] += ICON + 8
        if entry.drill:
            heights[1] += 26
        return QSize(self.width, max(LEAST, round(max(heights)) + 2 * PAD - 4))

    def entry(self, index: clock_list.Index) -> ClockLine | clock_list.Heading:
        model = index.model()
        assert isinstance(model, clock_list.ClockModel)
        return model.entries[index.row()]

    def _blocks(self, line: ClockLine) -> tuple[list[Block], ...]:
        """The texts of each column, one below the other."""
        return self._date(line), self._report(line), self._needs(line)

    def _date(self, line: ClockLine) -> list[Block]:
        lang, tones = self.lang, look.tones(self.view)
        found = []
        if line.due_on:
            until = words.UNTIL.fill(day=says.long_day(line.due_on, lang)).into(lang)
            found.append((until, self.plain, tones.text))
        caveats = [(each.into(lang), self.head, tones.soon.text) for each in says.caveats(line)]
        return found + caveats

    def _report(self, line: ClockLine) -> list[Block]:
        lang, tones = self.lang, look.tones(self.view)
        days = [f"{words.KNOWN.into(lang)} {says.day(line.known_on)}"]
        if line.amber_on and not says.over(line):
            days.append(f"{words.HURRY.into(lang)} {says.day(line.amber_on)}")
        named = f"{line.incident_no}  {line.incident_title.into(lang)}"
        return [
            (line.label.into(lang), self.bold, tones.text),
            (named, self.plain, tones.text),
            (" · ".join(day.replace(" ", UNBROKEN) for day in days), self.small, tones.muted),
        ]

    def _needs(self, line: ClockLine) -> list[Block]:
        """To whom, what was sent, or what is needed and what ends it."""
        lang, tones = self.lang, look.tones(self.view)
        pairs = [(words.TO, line.to)]
        if line.sent_on:
            pairs.append((words.SENT, _sent(line)))
        if line.exempt_reason:
            pairs.append((words.REASON_IS, T(line.exempt_reason, line.exempt_reason)))
        if not says.over(line):
            pairs += [(words.NEEDS, line.needs), (words.STOPS, line.stops)]
        colours = {words.SENT: tones.done.text, words.STOPS: tones.muted}
        return [
            (f"{word.into(lang)}{says.colon(lang)}{value.into(lang)}", self.small,
             colours.get(word, tones.text))
            for word, value in pairs if value
        ]  # fmt: skip

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: clock_list.Index
    ) -> None:
        entry, tones = self.entry(index), look.tones(self.view)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, clock_list.Heading):
            self._heading(painter, area, entry)
        else:
            if option.state & QStyle.StateFlag.State_Selected and self.view.hasFocus():
                painter.fillRect(area, QColor(tones.accent_soft))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(area, QColor(tones.hover))
            self._clock(painter, area, entry)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tones.line))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, entry: clock_list.Heading) -> None:
        tones = look.tones(self.view)
        painter.fillRect(area, QColor(tones.ground))
        painter.setFont(self.head)
        colours = {"late": tones.late.text, "soon": tones.soon.text}
        painter.setPen(QColor(colours.get(entry.ink, tones.muted)))
        place = area.adjusted(PAD + EDGE, 0, -PAD, 0)
        painter.drawText(place, VCENTER, f"{entry.text}  ({entry.count})")

    def _clock(self, painter: QPainter, area: QRect, line: ClockLine) -> None:
        ink = look.tones(self.view).ink(says.ink_of(line))
        painter.fillRect(area.left(), area.top(), EDGE, area.height() - 1, QColor(ink.solid))
        columns = [(area.left() + left, room) for left, room in self.columns()]
        blocks = self._blocks(line)
        top = area.top() + PAD
        below = self._headline(painter, columns[0], top, line)
        _column(painter, columns[0], below, blocks[0])
        start = top
        if line.drill:
            self._pill(painter, columns[1][0], top, words.DRILL.into(self.lang), "info", 400)
            start += 26
        _column(painter, columns[1], start, blocks[1])
        _column(painter, columns[2], top, blocks[2])

    def _headline(
        self, painter: QPainter, place: tuple[int, int], top: int, line: ClockLine
    ) -> int:
        """The icon and the days left; where the next line begins."""
        colour = look.tones(self.view).ink(says.ink_of(line)).text
        drawn = icons.picture(says.icon_of(line), colour, ICON, self.view.devicePixelRatioF())
        painter.drawPixmap(QPointF(place[0], top + 2), drawn)
        text = says.headline(line, self.view.model().today).into(self.lang)  # type: ignore[attr-defined]
        wide = place[1] - ICON - 6
        font = self.large
        if QFontMetrics(font).horizontalAdvance(text) > wide:
            font = self.bold
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(place[0] + ICON + 6, top, wide + GAP, ICON + 4), VCENTER, text)
        return top + ICON + 8

    def _pill(self, painter: QPainter, left: int, top: int, text: str, ink: str, most: int) -> None:
        painter.setFont(self.small)
        wide = min(most, pill_width(painter.fontMetrics().horizontalAdvance(text)))
        draw_pill(painter, text, QRect(left, top, wide, 21), look.tones(self.view).ink(ink))


def _column(painter: QPainter, place: tuple[int, int], top: int, blocks: list[Block]) -> int:
    """The texts below each other; where the next begins."""
    y = float(top)
    for text, font, colour in blocks:
        painter.setPen(QColor(colour))
        layout_of(text, font, place[1]).draw(painter, QPointF(place[0], y))
        y += block_height(text, font, place[1]) + 4
    return round(y)


def _sent(line: ClockLine) -> T:
    day = says.day(line.sent_on)
    if not line.number:
        return T(day, day)
    return words.WITH_NUMBER.fill(day=day, number=line.number)

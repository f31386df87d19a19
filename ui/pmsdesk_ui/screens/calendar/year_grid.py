"""Twelve small months with what stands on their days: how many, and whether any is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmsdesk.base.days import MONTHS, WEEKDAYS, shown_date
from pmsdesk.base.text import Lang
from pmsdesk.base.weeks import WEEK, WeekStart, month_of, place_in_week, weekdays

from ... import look
from ...kit.notes import announce
from ...tones import Tones
from . import words
from .month_grid import STEPS, months_on

if TYPE_CHECKING:
    from pmsdesk.kinds.agenda.calendar import Day, Page

ACROSS, DOWN = 4, 3
GAP, NAME, HEAD = 20, 24, 18  # pixels: between months, their names, the weekdays
ROWS = 6


class YearGrid(QWidget):
    """`moved` carries the current day, `turned` a day of another year, `entered` the day whose
    month somebody wants to see."""

    moved = Signal(object)
    turned = Signal(object)
    entered = Signal(object)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self.page: Page | None = None
        self.week: WeekStart = "sunday"
        self.current: date | None = None
        self.setAccessibleName(words.YEAR_GRID.into(lang))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def put(self, page: Page, day: date, week: WeekStart = "sunday") -> None:
        self.page, self.week = page, week
        self.go(day)

    def go(self, day: date) -> None:
        self.current = day
        text = self.spoken(day)
        self.setAccessibleDescription(text)
        if self.hasFocus():
            announce(self, text)
        self.update()

    def spoken(self, day: date) -> str:
        """A day in a line: its date, why it is closed, how many entries it has."""
        found = self.day(day)
        parts = [shown_date(day, self.lang)]
        if found is not None:
            if found.worked or found.closed:
                parts.append((found.worked or found.closed or words.TITLE).into(self.lang))
            parts.append(words.COUNT.fill(n=found.count).into(self.lang))
            if found.late:
                parts.append(words.LATE.fill(n=found.late).into(self.lang))
        return " ".join(parts)

    def day(self, day: date) -> Day | None:
        return self.page.days.get(day) if self.page else None

    def months(self) -> list[date]:
        """The first days of the months shown."""
        first = self.page.first if self.page else date.today().replace(day=1)  # noqa: DTZ011
        return [months_on(first, number) for number in range(ACROSS * DOWN)]

    # places

    def area(self, number: int) -> QRectF:
        """Where the number-th month stands."""
        width = (self.width() - GAP * (ACROSS - 1)) / ACROSS
        height = (self.height() - GAP * (DOWN - 1) / 2) / DOWN
        left, top = number % ACROSS * (width + GAP), number // ACROSS * (height + GAP / 2)
        return QRectF(left, top, width, height)

    def cell(self, area: QRectF, first: date, day: date) -> QRectF:
        place = place_in_week(first, self.week) + day.day - 1
        width, height = area.width() / WEEK, (area.height() - NAME - HEAD) / ROWS
        top = area.top() + NAME + HEAD + place // WEEK * height
        return QRectF(area.left() + place % WEEK * width, top, width, height)

    def day_at(self, spot: QPointF) -> date | None:
        for number, first in enumerate(self.months()):
            area = self.area(number)
            if area.contains(spot):
                days = range(month_of(first)[1].day)
                found = (first + timedelta(days=n) for n in days)
                return next((d for d in found if self.cell(area, first, d).contains(spot)), None)
        return None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.page is None:
            return
        painter, tones = QPainter(self), look.tones(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, first in enumerate(self.months()):
            self._month(painter, self.area(number), first, tones)

    def _month(self, painter: QPainter, area: QRectF, first: date, tones: Tones) -> None:
        painter.setFont(look.font(bold=True))
        painter.setPen(QColor(tones.text))
        name = f"{first.year}年{first.month}月"
        if self.lang == "en":
            name = f"{MONTHS[first.month - 1]} {first.year}"
        middle = Qt.AlignmentFlag.AlignCenter
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(area.left() + 4, area.top(), area.width(), NAME), left, name)
        painter.setFont(look.font(11))
        for place, weekday in enumerate(weekdays(self.week)):
            word = WEEKDAYS[weekday]
            painter.setPen(QColor(_weekday(weekday, tones)))
            room = QRectF(area.left() + place * area.width() / WEEK, area.top() + NAME,
                          area.width() / WEEK, HEAD)  # fmt: skip
            painter.drawText(room, middle, word.ja[0] if self.lang == "ja" else str(word)[:1])
        for number in range(month_of(first)[1].day):
            day = first + timedelta(days=number)
            self._day(painter, self.cell(area, first, day), day, tones)

    def _day(self, painter: QPainter, spot: QRectF, day: date, tones: Tones) -> None:
        found, area = self.day(day), spot.adjusted(1, 1, -1, -1)
        ink = tones.late if found and found.late else tones.info
        if found and found.count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.soft))
            painter.drawRoundedRect(area, 4, 4)
        if day == self.current:
            painter.setPen(QPen(QColor(tones.accent), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 4, 4)
        today = self.page is not None and day == self.page.today
        rest = found is not None and (found.closed is not None) and found.worked is None
        colour = tones.late.text if rest else _weekday(day.weekday(), tones, tones.text)
        number = QRectF(area.left(), area.top(), area.width() * 0.58, area.height())
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.accent))
            width = QFontMetrics(look.font(look.SMALL, True)).horizontalAdvance(str(day.day))
            centre = QPointF(number.right() - width / 2, number.center().y())
            painter.drawEllipse(centre, 10, 10)
            colour = tones.on_accent
        painter.setFont(look.font(look.SMALL, bold=today))
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, flags, str(day.day))
        if found and found.count:
            painter.setFont(look.font(10, bold=bool(found.late)))
            painter.setPen(QColor(ink.text))
            count = str(found.count) if found.count < 100 else "99+"
            room = QRectF(number.right() + 2, area.top(), area.right() - number.right() - 3,
                          area.height())  # fmt: skip
            painter.drawText(room, flags, f"!{count}" if found.late else count)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self.current, event.key()
        if day is None or self.page is None:
            return super().keyPressEvent(event)
        if key in STEPS:
            return self.step(day + timedelta(days=STEPS[Qt.Key(key)]))
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            by = -1 if key == Qt.Key.Key_PageUp else 1
            far = 12 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            return self.step(months_on(day, by * far))
        if key == Qt.Key.Key_T and not event.modifiers():
            return self.step(self.page.today)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self.entered.emit(day)
        return super().keyPressEvent(event)

    def step(self, day: date) -> None:
        """To a day; keys go on from it while another year is being read."""
        if self.day(day) is None:
            self.current = day
            self.turned.emit(day)
            return
        self.go(day)
        self.moved.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position())) is not None:
            self.step(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position())) is not None:
            self.entered.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What the tool tip says depends on the day below the mouse."""
        day = self.day_at(event.position())
        self.setToolTip(self.spoken(day) if day is not None else "")

    def sizeHint(self) -> QSize:
        return QSize(960, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 380)


def _weekday(weekday: int, tones: Tones, other: str = "") -> str:
    if weekday == 6:
        return tones.late.text
    return tones.info.text if weekday == 5 else other or tones.muted

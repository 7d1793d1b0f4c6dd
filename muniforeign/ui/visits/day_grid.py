"""The programme as a grid: a column a day, the hours downwards, items as blocks."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from muniforeign.ui import theme

_EARLIEST: Final = 8
_LATEST: Final = 20
_GAP: Final = 2
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


def shortened(words: str, metrics: QFontMetrics, area: QRect) -> str:
    """The words as far as they fit into the area, with an ellipsis where they would go on."""

    def is_too_long(count: int) -> bool:
        text = words if count == len(words) else f"{words[:count].rstrip()}…"
        return metrics.boundingRect(area, _WRAPPED, text).height() > area.height()

    if not is_too_long(len(words)):
        return words
    fitting = bisect_left(range(len(words)), True, key=is_too_long) - 1
    return f"{words[: max(fitting, 0)].rstrip()}…"


@dataclass(frozen=True)
class Block:
    """An item as the grid shows it. Times are local; `wrong` is why it clashes, in words."""

    id: UUID
    start: dt.datetime
    end: dt.datetime
    title: str
    detail: str
    wrong: str = ""


@dataclass(frozen=True)
class Day:
    """A day's heading and what the calendar says of it."""

    day: dt.date
    title: str
    note: str = ""


@dataclass(frozen=True)
class _Placed:
    block: Block
    column: int
    lane: int
    lanes: int


def lanes(blocks: Sequence[Block]) -> list[tuple[Block, int, int]]:
    """Blocks of one day with their lane and how many lanes stand beside each other there."""
    placed: list[tuple[Block, int, int]] = []
    group: list[tuple[Block, int]] = []
    ends: list[dt.datetime] = []
    for block in sorted(blocks, key=lambda each: each.start):
        if group and block.start >= max(ends):
            placed += [(each, lane, len(ends)) for each, lane in group]
            group, ends = [], []
        lane = next((n for n, end in enumerate(ends) if end <= block.start), len(ends))
        ends[lane : lane + 1] = [block.end]
        group.append((block, lane))
    return placed + [(each, lane, len(ends)) for each, lane in group]


class DayGrid(QWidget):
    """Painted; the arrow keys go from item to item, Enter goes into it, a double click adds."""

    chosen = Signal(object)
    opened = Signal(object)
    wanted = Signal(object)
    """A double click on an empty place; carries the local time."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: Sequence[Day] = ()
        self.current: UUID | None = None
        self._placed: list[_Placed] = []
        self._hours = (_EARLIEST, _LATEST)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # what is shown

    def show_blocks(self, days: Sequence[Day], blocks: Sequence[Block]) -> None:
        """Show these days and what happens in them."""
        self.days = days
        starts = [block.start.hour for block in blocks]
        ends = [_last_hour(block) for block in blocks]
        self._hours = (min([_EARLIEST, *starts]), max([_LATEST, *ends]))
        self._placed = [
            _Placed(block, column, lane, count)
            for column, day in enumerate(days)
            for block, lane, count in lanes([b for b in blocks if b.start.date() == day.day])
        ]
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def select(self, record: UUID | None) -> None:
        """Mark an item as chosen."""
        self.current = record
        self.update()

    def _hour(self) -> int:
        return round(self.fontMetrics().height() * 2.4)

    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + theme.GRID

    def _top(self) -> int:
        lines = 2 if any(day.note for day in self.days) else 1
        return self.fontMetrics().height() * lines + theme.GRID

    def sizeHint(self) -> QSize:
        first, last = self._hours
        return QSize(320, self._top() + (last - first) * self._hour() + theme.GRID)

    def column(self, place: int) -> QRect:
        """The place of a day's column."""
        width = (self.width() - self._left()) // max(len(self.days), 1)
        return QRect(self._left() + place * width, 0, width, self.height())

    def place_of(self, record: UUID) -> QRect:
        """Where an item is drawn; empty for one that is not shown."""
        found = next((each for each in self._placed if each.block.id == record), None)
        return self._rect(found) if found else QRect()

    def _rect(self, placed: _Placed) -> QRect:
        area, block = self.column(placed.column), placed.block
        width = (area.width() - 2 * _GAP) // placed.lanes
        top, bottom = self._y(block.start, block.start), self._y(block.end, block.start)
        least = self.fontMetrics().height() + 4
        left = area.left() + _GAP + placed.lane * width
        return QRect(left, top + 1, width - _GAP, max(bottom - top - 2, least))

    def _y(self, moment: dt.datetime, start: dt.datetime) -> int:
        """How far down a moment is; what runs past midnight ends with its day."""
        minutes = 24 * 60
        if moment.date() == start.date():
            minutes = moment.hour * 60 + moment.minute
        return round(self._top() + (minutes / 60 - self._hours[0]) * self._hour())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.colours().paper))
        self._paint_hours(painter)
        for place, day in enumerate(self.days):
            self._paint_heading(painter, self.column(place), day)
        for placed in self._placed:
            self._paint_block(painter, self._rect(placed), placed.block)
        painter.end()

    def _paint_hours(self, painter: QPainter) -> None:
        colours, line = theme.colours(), painter.fontMetrics().height()
        for hour in range(self._hours[0], self._hours[1]):
            y = self._top() + (hour - self._hours[0]) * self._hour()
            painter.setPen(QColor(colours.line))
            painter.drawLine(self._left(), y, self.width(), y)
            painter.setPen(QColor(colours.muted))
            area = QRect(0, y + 1, self._left() - theme.HALF, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight, f"{hour:02d}:00")

    def _paint_heading(self, painter: QPainter, area: QRect, day: Day) -> None:
        colours, metrics = theme.colours(), painter.fontMetrics()
        painter.setPen(QColor(colours.line))
        painter.drawLine(area.left(), 0, area.left(), self.height())
        inside = area.adjusted(theme.HALF, 2, -theme.HALF, 0)
        lines = ((day.title, colours.text), (day.note, colours.late))
        for number, (words, ink) in enumerate(lines):
            painter.setPen(QColor(ink))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside.left(), 2 + metrics.ascent() + number * metrics.height(), shown)

    def _paint_block(self, painter: QPainter, area: QRect, block: Block) -> None:
        colours = theme.colours()
        chosen = block.id == self.current
        edge = QColor(colours.late if block.wrong else colours.accent)
        painter.fillRect(area, QColor(colours.selected if chosen else colours.raised))
        painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), edge)
        if chosen:
            painter.setPen(edge)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inside = area.adjusted(7, 1, -3, -1)
        line = painter.fontMetrics().lineSpacing()
        inside.setHeight(max(inside.height() // line, 1) * line)  # a line is shown whole or not
        painter.setClipRect(inside)
        painter.setPen(QColor(colours.text))
        mark = "⚠ " if block.wrong else ""
        title = f"{block.start:%H:%M} {mark}{block.title}"
        used = painter.boundingRect(inside, _WRAPPED, title)
        painter.drawText(inside, _WRAPPED, shortened(title, painter.fontMetrics(), inside))
        rest = inside.adjusted(0, used.height(), 0, 0)
        if rest.height() >= line:
            painter.setPen(QColor(colours.late if block.wrong else colours.muted))
            detail = shortened(block.wrong or block.detail, painter.fontMetrics(), rest)
            painter.drawText(rest, _WRAPPED, detail)
        painter.setClipping(False)

    # mouse and keys

    def item_at(self, position: QPoint) -> Block | None:
        """The item under a point."""
        found = (each for each in reversed(self._placed) if self._rect(each).contains(position))
        placed = next(found, None)
        return placed.block if placed else None

    def time_at(self, position: QPoint) -> dt.datetime | None:
        """The time that a point stands for, to the half hour; None beside the days."""
        for place, day in enumerate(self.days):
            if self.column(place).contains(position) and position.y() >= self._top():
                halves = (position.y() - self._top()) * 2 // self._hour()
                start = dt.datetime.combine(day.day, dt.time(self._hours[0]))
                return start + dt.timedelta(minutes=30 * halves)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if found := self.item_at(event.position().toPoint()):
            self.chosen.emit(found.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if found := self.item_at(position):
            self.opened.emit(found.id)
        elif time := self.time_at(position):
            self.wanted.emit(time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = event.key(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to_day(1 if key == Qt.Key.Key_Right else -1)
        elif Qt.Key(key) in steps:
            self._go(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, steps: int) -> None:
        order = [each.block.id for each in self._placed]
        if order:
            now = order.index(self.current) if self.current in order else -steps
            self.chosen.emit(order[max(0, min(len(order) - 1, now + steps))])

    def _go_to_day(self, steps: int) -> None:
        now = next((e.column for e in self._placed if e.block.id == self.current), 0)
        there = [each for each in self._placed if (each.column - now) * steps > 0]
        if there:
            nearest = min(there, key=lambda each: abs(each.column - now))
            self.chosen.emit(nearest.block.id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self.item_at(event.pos())
            lines = (found.title, found.detail, found.wrong) if found else ()
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), self)
            return True
        return super().event(event)


def _last_hour(block: Block) -> int:
    if block.end.date() != block.start.date():
        return 24
    return block.end.hour + (1 if block.end.minute else 0)

"""One side of a delegation as a list: photo, name in its script, post, role, who is opposite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from muniforeign.ui import theme
from muniforeign.ui.empty import EmptyState

if TYPE_CHECKING:
    from muniforeign.domain.visits import Side

_CARD: Final = Qt.ItemDataRole.UserRole
_PHOTO: Final = QSize(40, 51)


@dataclass(frozen=True)
class Card:
    """What is shown of a delegate, already in words.

    Where the post has no title, `lacking` says so in the colour of late, before the organisation.
    """

    id: UUID
    person: UUID
    name: str
    reading: str
    post: str
    has_title: bool
    lacking: str
    role: str
    opposite: str
    initials: str
    photo_id: UUID | None

    def spoken(self) -> str:
        """The card on one line, for screen readers."""
        parts = (self.name, self.reading, self.role, self.post, self.lacking, self.opposite)
        return ", ".join(filter(None, parts))


class _CardPainter(QStyledItemDelegate):
    """Paints a card: the photo on the left, three lines beside it."""

    def __init__(self, owner: SideList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = QFontMetrics(self._owner.font()).height()
        return QSize(100, max(_PHOTO.height(), line * 3 + theme.HALF) + theme.GRID * 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        style = self._owner.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._owner)
        area: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        self._paint_card(painter, area.adjusted(8, 8, -8, -8), index.data(_CARD), index.row())
        painter.restore()

    def _paint_card(self, painter: QPainter, area: QRect, card: Card, row: int) -> None:
        colours = theme.colours()
        number = QRect(area.left(), area.top(), 20, area.height())
        painter.setPen(QColor(colours.muted))
        painter.drawText(number, Qt.AlignmentFlag.AlignTop, str(row + 1))
        photo = QRect(number.right(), area.top(), _PHOTO.width(), _PHOTO.height())
        self._paint_photo(painter, photo, card)
        text = QRect(photo.right() + 12, area.top(), area.right() - photo.right() - 12, 0)
        line = painter.fontMetrics().height()
        self._first_line(painter, QRect(text.left(), area.top() - 2, text.width(), line + 2), card)
        second = QRect(text.left(), area.top() + line + 1, text.width(), line)
        self._second_line(painter, second, card)
        third = second.translated(0, line + 1)
        said = (card.role, card.reading, card.lacking if card.has_title else "")
        self._write(painter, third, " · ".join(filter(None, said)), colours.muted)

    def _first_line(self, painter: QPainter, area: QRect, card: Card) -> None:
        font = QFont(painter.font())
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        strong.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(strong)
        width = min(painter.fontMetrics().horizontalAdvance(card.name), area.width())
        self._write(painter, area, card.name, theme.colours().text)
        painter.setFont(font)
        rest = area.adjusted(width + 10, 0, 0, 0)
        if card.opposite and rest.width() > 60:
            self._write(painter, rest, card.opposite, theme.colours().accent, right=True)

    def _second_line(self, painter: QPainter, area: QRect, card: Card) -> None:
        colours, left = theme.colours(), 0
        if not card.has_title:
            self._write(painter, area, card.lacking, colours.late)
            left = painter.fontMetrics().horizontalAdvance(card.lacking) + 10
        self._write(painter, area.adjusted(left, 0, 0, 0), card.post, colours.text)

    def _write(
        self, painter: QPainter, area: QRect, words: str, ink: str, *, right: bool = False
    ) -> None:
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_photo(self, painter: QPainter, area: QRect, card: Card) -> None:
        colours, photo = theme.colours(), self._owner.photos.get(card.photo_id)
        painter.fillRect(area, QColor(colours.raised))
        if photo is None:
            painter.setPen(QColor(colours.muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, card.initials)
        else:
            painter.drawPixmap(area, photo)
        painter.setPen(QColor(colours.line))
        painter.drawRect(area)


class SideList(QListWidget):
    """The delegates of one side in their order. Drag within a side orders, across changes sides."""

    chosen = Signal(object)
    """The id of the delegate that has the cursor, or None."""
    opened = Signal(object)
    """Enter or a double click; carries the person's id."""
    moved = Signal(object, int)
    """A delegate is to move by so many places."""
    crossed = Signal(object, int)
    """A delegate was dropped here from the other side; carries the id and the place, from 0."""

    def __init__(self, side: Side, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.photos: dict[UUID | None, QPixmap] = {}
        self.setAccessibleName(label)
        self.setItemDelegate(_CardPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAcceptDrops(True)
        self._empty = EmptyState(self.viewport())
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        whole = QVBoxLayout(self.viewport())
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._empty)
        self.currentItemChanged.connect(lambda item: self.chosen.emit(_id_of(item)))
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_CARD).person))

    def tell_empty(self, title: str, text: str) -> None:
        """What is said while nobody is there (already translated)."""
        self._empty.tell("users", title, text)

    def show_cards(self, cards: Sequence[Card], photos: Mapping[UUID | None, QPixmap]) -> None:
        """Show these delegates; the cursor stays on who has it."""
        self.photos = dict(photos)
        current, scroll = self.current(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for card in cards:
            item = QListWidgetItem(self)
            item.setData(_CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.spoken())
            item.setToolTip(card.spoken())
            if card.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._empty.setHidden(bool(cards))
        self.verticalScrollBar().setValue(scroll)
        if self.current() != current:
            self.chosen.emit(self.current())

    def current(self) -> UUID | None:
        """The delegate that has the cursor."""
        return _id_of(self.currentItem())

    def select(self, record: UUID | None) -> None:
        """Put the cursor on a delegate, or on nobody."""
        for row in range(self.count()):
            if _id_of(self.item(row)) == record:
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def ids(self) -> list[UUID]:
        """The delegates in their order."""
        return [self.item(row).data(_CARD).id for row in range(self.count())]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), SideList):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.source()
        if isinstance(source, SideList) and (record := source.current()):
            place = self._place_of_drop(event)
            event.setDropAction(Qt.DropAction.IgnoreAction)
            if source is self:
                self.move_to(record, place)
            else:
                self.crossed.emit(record, place)

    def move_to(self, record: UUID, place: int) -> None:
        """Ask for a delegate to be put before the one at this place."""
        now = self.ids().index(record)
        steps = place - now - (1 if place > now else 0)
        if steps:
            self.moved.emit(record, steps)

    def _place_of_drop(self, event: QDropEvent) -> int:
        position = event.position().toPoint()
        index = self.indexAt(position)
        if not index.isValid():
            return self.count()
        below = position.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)


def _id_of(item: QListWidgetItem | None) -> UUID | None:
    return item.data(_CARD).id if item else None

"""The pages of a PDF, drawn on the screen one under another."""

from __future__ import annotations

from contextlib import closing
from math import ceil
from typing import Any, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from muniforeign.ui import theme

POINTS_PER_INCH: Final = 72
_GAP: Final = 16
_ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PdfPages:
    """The pages of a PDF as pictures; nothing stays open between them. Sizes are in points."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self.content = content
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            self.sizes = [QSizeF(*pdf.get_page_size(n)) for n in range(len(pdf))]

    def dots(self, number: int, scale: float) -> QSize:
        """How many pixels a page, counted from 0, has with `scale` pixels to a point."""
        size = self.sizes[number]
        return QSize(max(round(size.width() * scale), 1), max(round(size.height() * scale), 1))

    def picture(self, number: int, dots: QSize) -> QImage:
        """A page, counted from 0, in exactly so many pixels.

        A picture that is stretched by a single pixel afterwards loses a row of every letter that
        lies there: it is to be drawn as it is.
        """
        import pypdfium2
        from pypdfium2 import raw

        wide, high = dots.width(), dots.height()
        with closing(pypdfium2.PdfDocument(self.content)) as pdf, closing(pdf[number]) as page:
            bitmap: Any = pypdfium2.PdfBitmap.new_native(wide, high, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, raw.FPDF_ANNOT)
            seen = (wide, high, bitmap.stride, QImage.Format.Format_RGB32)
            return QImage(bitmap.buffer, *seen).copy()


class PdfView(QAbstractScrollArea):
    """Scrolls through the pages; draws those that are seen."""

    moved = Signal(int)
    """The number of the page that is seen, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom: float | None = None
        self._pictures: dict[tuple[int, int, int], QImage] = {}
        self.verticalScrollBar().valueChanged.connect(lambda: self.moved.emit(self.page()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show these pages from the first."""
        self._pages = pages
        self._pictures.clear()
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.moved.emit(0)

    @property
    def scale(self) -> float:
        """Pixels of the window to a point of the paper."""
        if self._zoom is not None:
            return self._zoom * self.logicalDpiX() / POINTS_PER_INCH
        widest = max((size.width() for size in self._sizes()), default=612.0)
        return max(self.viewport().width() - 2 * _GAP, 100) / widest

    def fit_width(self) -> None:
        """Make the page as wide as the window."""
        self._set_zoom(None)

    def zoom(self, by: int) -> None:
        """The next larger (+1) or smaller (-1) size."""
        now = self.scale * POINTS_PER_INCH / self.logicalDpiX()
        larger = [step for step in _ZOOMS if step > now * 1.01]
        smaller = [step for step in _ZOOMS if step < now * 0.99]
        if by > 0 and larger:
            self._set_zoom(larger[0])
        elif by < 0 and smaller:
            self._set_zoom(smaller[-1])

    def page(self) -> int:
        """The page that is seen at the middle of the window, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [n for n, place in enumerate(self._places()) if place.top() <= middle]
        return above[-1] if above else 0

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 0."""
        places = self._places()
        if 0 <= page < len(places):
            self.verticalScrollBar().setValue(places[page].top() - _GAP)

    def _set_zoom(self, zoom: float | None) -> None:
        page = self.page()
        self._zoom = zoom
        self._pictures.clear()
        self._measure()
        self.go_to(page)

    def _sizes(self) -> list[QSizeF]:
        return self._pages.sizes if self._pages else []

    def _places(self) -> list[QRect]:
        """Where the pages are, from the top of the first."""
        places, top, ratio = [], _GAP, self.devicePixelRatioF()
        width = max(self.viewport().width(), self.horizontalScrollBar().maximum())
        for number in range(len(self._sizes())):
            dots = self._dots(number)
            wide, high = ceil(dots.width() / ratio), ceil(dots.height() / ratio)
            places.append(QRect(max((width - wide) // 2, _GAP), top, wide, high))
            top += high + _GAP
        return places

    def _dots(self, number: int) -> QSize:
        """The pixels of the screen that a page takes up."""
        assert self._pages is not None
        return self._pages.dots(number, self.scale * self.devicePixelRatioF())

    def _measure(self) -> None:
        places, view = self._places(), self.viewport()
        bottom = places[-1].bottom() + _GAP if places else 0
        widest = max((place.width() for place in places), default=0) + 2 * _GAP
        self.verticalScrollBar().setRange(0, max(bottom - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height() - 2 * _GAP)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(widest - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        view.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().raised))
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number, place in enumerate(self._places()):
            seen = place.translated(-left, -top)
            if seen.intersects(event.rect()):
                painter.drawImage(self._on_a_dot(seen.topLeft()), self._picture(number))
                painter.setPen(QColor(theme.colours().line))
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))
        painter.end()

    def _on_a_dot(self, point: QPoint) -> QPointF:
        """The pixel of the screen next to a point, where a picture needs no stretching."""
        ratio = self.devicePixelRatioF()
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _picture(self, number: int) -> QImage:
        assert self._pages is not None
        dots = self._dots(number)
        key = (number, dots.width(), dots.height())
        if key not in self._pictures:
            if len(self._pictures) > 6:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = self._pages.picture(number, dots)
            self._pictures[key].setDevicePixelRatio(self.devicePixelRatioF())
        return self._pictures[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pictures.clear()
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), Qt.Key
        moves = {
            key.Key_Home: bar.minimum(),
            key.Key_End: bar.maximum(),
            key.Key_Space: bar.value() + bar.pageStep(),
        }
        if event.key() in moves:
            bar.setValue(moves[key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

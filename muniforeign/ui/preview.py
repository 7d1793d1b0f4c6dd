"""A paper on the screen: the very PDF that is printed, page under page."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QKeyEvent,
    QPageSize,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_GAP: Final = 16
_ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH: Final = 72
NOT_SAVED = N_(
    "“{name}” could not be saved there. Nothing has been lost: the paper is still here. "
    "Choose another folder, or close the file if it is open in another program."
)


class PdfPages:
    """The pages of a PDF as pictures. Sizes are in points."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self.content = content
        self._pdf = pypdfium2.PdfDocument(content)
        self.sizes = [QSizeF(*self._pdf.get_page_size(n)) for n in range(len(self._pdf))]

    def picture(self, number: int, scale: float) -> QImage:
        """A page, counted from 0, with `scale` pixels to a point."""
        page = self._pdf[number]
        bitmap: Any = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        page.close()
        return image

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()


class PdfView(QAbstractScrollArea):
    """Scrolls through the pages; draws those that are seen."""

    moved = Signal(int)
    """The number of the page that is seen, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom: float | None = None
        self._pictures: dict[tuple[int, float], QImage] = {}
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
            return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH
        widest = max((size.width() for size in self._sizes()), default=612.0)
        return max(self.viewport().width() - 2 * _GAP, 100) / widest

    def fit_width(self) -> None:
        """Make the page as wide as the window."""
        self._set_zoom(None)

    def zoom(self, by: int) -> None:
        """The next larger (+1) or smaller (-1) size."""
        now = self.scale * _POINTS_PER_INCH / self.logicalDpiX()
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
        places, top, scale = [], _GAP, self.scale
        width = max(self.viewport().width(), self.horizontalScrollBar().maximum())
        for size in self._sizes():
            wide, high = round(size.width() * scale), round(size.height() * scale)
            places.append(QRect(max((width - wide) // 2, _GAP), top, wide, high))
            top += high + _GAP
        return places

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
                painter.drawImage(seen, self._picture(number))
                painter.setPen(QColor(theme.colours().line))
                painter.drawRect(seen)
        painter.end()

    def _picture(self, number: int) -> QImage:
        assert self._pages is not None
        key = (number, self.scale * self.devicePixelRatioF())
        if key not in self._pictures:
            if len(self._pictures) > 6:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = self._pages.picture(*key)
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


class Preview(QWidget):
    """A paper with its buttons: print, save, open elsewhere, larger and smaller."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.view = PdfView(self)
        self.view.setAccessibleName(desk.language.gettext("Paper"))
        self._pages: PdfPages | None = None
        self._name = ""
        self._number = QLabel(self)
        theme.set_role(self._number, theme.Role.MUTED)
        self.view.moved.connect(self._tell_page)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for place, action in enumerate(self._actions()):
            row.addWidget(desk.actions.button(action, self, main=place == 0))
        for sign, action in self._sizes().items():
            row.addWidget(self._size_button(sign, action))
        row.addStretch(1)
        row.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _actions(self) -> list[Action]:
        return [
            Action("paper.print", N_("Print…"), self.print_, "Ctrl+P", "printer"),
            Action("paper.save", N_("Save as PDF…"), self.save, "Ctrl+S", "save"),
            Action("paper.open", N_("Open in PDF program"), self.open_elsewhere, "", "file-text"),
        ]

    def _sizes(self) -> dict[str, Action]:
        return {
            "−": Action("paper.smaller", N_("Smaller"), lambda: self.view.zoom(-1), "Ctrl+-"),
            "+": Action("paper.larger", N_("Larger"), lambda: self.view.zoom(1), "Ctrl++"),
            "↔": Action("paper.width", N_("Page width"), self.view.fit_width, "Ctrl+0"),
        }

    def _size_button(self, sign: str, action: Action) -> QToolButton:
        button = QToolButton(self)
        made = self.desk.actions.add(action, self)
        button.setText(sign)
        button.setToolTip(made.toolTip())
        button.setAccessibleName(made.text())
        button.clicked.connect(made.trigger)
        return button

    def show_pdf(self, content: bytes, name: str) -> None:
        """Show a PDF; `name` (without suffix) is proposed when it is saved."""
        if self._pages:
            self._pages.close()
        self._pages, self._name = PdfPages(content), name
        self.view.show_pages(self._pages)

    def _tell_page(self, number: int) -> None:
        text = self.desk.language.gettext("Page {n} of {count}")
        count = len(self._pages.sizes) if self._pages else 0
        self._number.setText(text.format(n=number + 1, count=count) if count else "")

    def save(self) -> None:
        """Ask where and save the PDF there."""
        title = self.desk.language.gettext("Save as PDF")
        folder = self.desk.memory.recall("folder.papers")
        file = dialogs.save_file(self, title, Path(folder, f"{self._name}.pdf"), "PDF (*.pdf)")
        if file:
            self.desk.memory.remember("folder.papers", str(file.parent))
            self.save_to(file)

    def save_to(self, file: Path) -> None:
        """Save the PDF in this file and say so, or say why not."""
        _ = self.desk.language.gettext
        try:
            file.write_bytes(self._pages.content if self._pages else b"")
        except OSError:
            self.desk.notices.problem(UserError(NOT_SAVED, name=file.name))
            return
        self.desk.notices.say(
            _("Saved as “{name}”.").format(name=file.name),
            _("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
        )

    def open_elsewhere(self) -> None:
        """Open a copy in the computer's own PDF program."""
        if self._pages:
            file = Path(mkdtemp(prefix="muniforeign-"), f"{self._name}.pdf")
            file.write_bytes(self._pages.content)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def print_(self) -> None:
        """Ask for a printer and print the pages that are shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if not self._pages:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        printer.setPageSize(_page_size(self._pages.sizes[0]))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._pages.sizes))
        if dialog.exec():
            print_pages(self._pages, printer)


def _page_size(size: QSizeF) -> QPageSize:
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def print_pages(pages: PdfPages, printer: QPrinter) -> None:
    """Print the pages of the printer's range in their true size, at the printer's resolution."""
    printer.setFullPage(True)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages.sizes)
    scale = min(printer.resolution(), 600) / _POINTS_PER_INCH
    painter = QPainter(printer)
    for number in range(first - 1, min(last, len(pages.sizes))):
        if number >= first:
            printer.newPage()
        size = pages.sizes[number]
        dots = printer.resolution() / _POINTS_PER_INCH
        paper = QRectF(0, 0, size.width() * dots, size.height() * dots)
        painter.drawImage(paper, pages.picture(number, scale))
    painter.end()

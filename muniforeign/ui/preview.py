"""A paper on the screen: the very PDF that is printed, page under page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QPageSize, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.pdf_view import POINTS_PER_INCH, PdfPages, PdfView

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOT_SAVED = N_(
    "“{name}” could not be saved there. Nothing has been lost: the paper is still here. "
    "Choose another folder, or close the file if it is open in another program."
)
NO_PRINTER = N_(
    "This computer has no printer. Nothing has been lost: save the paper as PDF on a stick and "
    "print it on a computer that has one."
)


class Preview(QWidget):
    """A paper with its buttons: print, save, open elsewhere, larger and smaller.

    Their keys hold in what the preview is put into, `parent`.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._around = parent
        self.view = PdfView(self)
        self.view.setAccessibleName(desk.language.gettext("Paper"))
        self._pages: PdfPages | None = None
        self._name, self._is_outdated = "", False
        self._number = QLabel(self)
        theme.set_role(self._number, theme.Role.MUTED)
        self.view.moved.connect(self._tell_page)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for place, action in enumerate(self._actions()):
            row.addWidget(desk.actions.button(action, parent, main=place == 0))
        for sign, action in self._sizes().items():
            row.addWidget(self._size_button(sign, action))
        row.addStretch(1)
        row.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _actions(self) -> list[Action]:
        uses = (
            ("paper.print", N_("Print…"), self.print_, "Ctrl+P", "printer"),
            ("paper.save", N_("Save as PDF…"), self.save, "Ctrl+S", "save"),
            ("paper.open", N_("Open in PDF program"), self.open_elsewhere, "", "file-text"),
        )
        return [Action(*use, possible=lambda: not self._is_outdated) for use in uses]

    def _sizes(self) -> dict[str, Action]:
        return {
            "−": Action("paper.smaller", N_("Smaller"), lambda: self.view.zoom(-1), "Ctrl+-"),
            "+": Action("paper.larger", N_("Larger"), lambda: self.view.zoom(1), "Ctrl++"),
            "↔": Action("paper.width", N_("Page width"), self.view.fit_width, "Ctrl+0"),
        }

    def _size_button(self, sign: str, action: Action) -> QToolButton:
        button = QToolButton(self)
        made = self.desk.actions.add(action, self._around)
        button.setText(sign)
        button.setToolTip(made.toolTip())
        button.setAccessibleName(made.text())
        button.clicked.connect(made.trigger)
        return button

    def show_pdf(self, content: bytes, name: str) -> None:
        """Show a PDF; `name` (without suffix) is proposed when it is saved."""
        self._pages, self._name = PdfPages(content), name
        self.view.show_pages(self._pages)
        self._take_as(outdated=False)

    def outdate(self) -> None:
        """Let nobody print or save what is shown: it is being made anew."""
        self._take_as(outdated=True)

    def _take_as(self, *, outdated: bool) -> None:
        self._is_outdated = outdated
        self.view.setEnabled(not outdated)
        self.desk.actions.refresh()

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
            name = f"{self._name}.pdf"
            try:
                self.desk.copies.open(name, self._pages.content)
            except OSError:
                self.desk.notices.problem(UserError(NOT_SAVED, name=name))
            except UserError as error:
                self.desk.notices.problem(error)

    def print_(self) -> None:
        """Ask for a printer and print the pages that are shown, or say that there is none."""
        if self._pages:
            try:
                ask_and_print(self._pages, self._name, self)
            except UserError as error:
                self.desk.notices.problem(error)


def ask_and_print(pages: PdfPages, name: str, parent: QWidget | None) -> None:
    """Ask for a printer and print these pages; `name` is what the printer's queue shows.

    Raises UserError where this computer has no printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise UserError(NO_PRINTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(_page_size(pages.sizes[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages.sizes))
    if dialog.exec():
        print_pages(pages, printer)


def _page_size(size: QSizeF) -> QPageSize:
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def print_pages(pages: PdfPages, printer: QPrinter) -> None:
    """Print the pages of the printer's range in their true size, at the printer's resolution."""
    printer.setFullPage(True)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages.sizes)
    finest = min(printer.resolution(), 600) / POINTS_PER_INCH
    painter = QPainter(printer)
    for number in range(first - 1, min(last, len(pages.sizes))):
        if number >= first:
            printer.newPage()
        paper = QRect(QPoint(0, 0), pages.dots(number, printer.resolution() / POINTS_PER_INCH))
        painter.drawImage(paper, pages.picture(number, pages.dots(number, finest)))
    painter.end()

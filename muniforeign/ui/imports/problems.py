"""What could not be taken as it stood, row by row: to read, copy, print and keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.domain.sheets import RowProblem
from muniforeign.i18n import N_
from muniforeign.ui import dialogs, theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.records import small_button

ROW = N_("Row")
PROBLEM = N_("What to look at")


class ProblemList(QWidget):
    """The sentences, one a line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.language.gettext
        self._problems: tuple[RowProblem, ...] = ()
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Rows to look at"))
        self.buttons = [
            small_button(_("Copy"), "copy", self.copy, self),
            small_button(_("Print…"), "printer", self.print_, self),
            small_button(_("Save as CSV…"), "save", self._ask_where, self),
        ]
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def show_problems(self, problems: Sequence[RowProblem]) -> None:
        """Show these."""
        if self._problems == tuple(problems):
            return
        self._problems = tuple(problems)
        sentences = [problem.text(self._desk.language) for problem in problems]
        self.text.setPlainText("\n".join(sentences))

    def copy(self) -> None:
        """Put the sentences on the clipboard."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self._desk.notices.say(self._desk.language.gettext("Copied"))

    def print_(self) -> None:
        """Print the sentences, after the system's own questions."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self)
        if asking.exec() == QPrintDialog.DialogCode.Accepted:
            self.text.document().print_(printer)

    def _ask_where(self) -> None:
        _ = self._desk.language.gettext
        proposal = Path(_("Rows to look at") + ".csv")
        path = dialogs.save_file(self, _("Save as CSV…"), proposal, "CSV (*.csv)")
        if path:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write row numbers and sentences to a file."""
        from muniforeign.exchange import tables

        language = self._desk.language
        columns = (tables.Column(ROW, 8), tables.Column(PROBLEM, 80))
        rows = [(problem.row, problem.text(language)) for problem in self._problems]
        try:
            tables.write_csv(path, columns, rows, language)
        except UserError as error:
            self._desk.notices.problem(error)

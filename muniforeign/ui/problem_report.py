"""The window in which a problem is described and its report is read before it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, qVersion
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from muniforeign import files
from muniforeign.i18n import N_, Language
from muniforeign.services.problem_report import Facts, ProblemReport
from muniforeign.ui import dialogs, theme
from muniforeign.ui.labels import plain_label
from muniforeign.ui.manual import explained_by
from muniforeign.ui.notices import NoticeBar
from muniforeign.ui.welcome.sheet import text_button

Compose = Callable[[str], ProblemReport]
"""Makes the report from what the user typed."""

INTRO = N_(
    "This makes a text file that you can carry or send to someone who helps you. It has no name, "
    "no folder and nothing of what is in the office: read it below before you save it."
)
ASKED = N_("What were you doing, and what happened? Please name no persons.")
NOT_SAVED = N_(
    "The report could not be saved there. Choose another folder; what you typed is still here."
)


class ProblemReportWindow(QDialog):
    """What happened, in the user's words; below it, the whole report as it would be saved."""

    help_wanted = Signal()

    def __init__(self, language: Language, compose: Compose, parent: QWidget) -> None:
        super().__init__(parent)
        _ = language.gettext
        self._language, self._compose = language, compose
        self.setWindowTitle(_("Report a problem"))
        self.resize(760, 600)
        explained_by(self, "report-problem")
        QShortcut(QKeySequence("F1"), self, self.help_wanted.emit)
        self.notices = NoticeBar(language, self)
        self.described = QPlainTextEdit(self)
        self.described.setAccessibleName(_(ASKED))
        self.described.setTabChangesFocus(True)
        self.described.setMaximumHeight(theme.ROW * 4)
        self.shown = QPlainTextEdit(self)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("The report"))
        self._settled = QTimer(self, singleShot=True, interval=300)
        self._settled.timeout.connect(self.show_report)
        self.described.textChanged.connect(self._settled.start)
        self._lay_out()
        self.show_report()

    def _lay_out(self) -> None:
        _ = self._language.gettext
        self.save_button = text_button(_("Save the report…"), self, "save", main=True)
        self.save_button.clicked.connect(self.save)
        close = text_button(_("Close"), self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(plain_label(self, None, _(INTRO)))
        column.addWidget(plain_label(self, theme.Role.HEADING, _(ASKED)))
        column.addWidget(self.described)
        column.addWidget(plain_label(self, theme.Role.HEADING, _("The report")))
        column.addWidget(self.shown, 1)
        column.addLayout(buttons)

    def show_report(self) -> None:
        """Show the report with what is typed by now."""
        report = self._compose(self.described.toPlainText())
        self.shown.setPlainText(report.text(self._language))

    def save(self) -> None:
        """Ask where and save exactly what is shown."""
        self.show_report()
        _ = self._language.gettext
        day = dt.date.today().isoformat()
        name = _("muniforeign-problem")
        proposal = Path(f"{name}-{day}.txt")
        file = dialogs.save_file(self, _("Save the report"), proposal, _("Text") + " (*.txt)")
        if file:
            self.save_to(file)

    def save_to(self, file: Path) -> None:
        """Write the report, with the mark by which every editor knows UTF-8."""
        try:
            files.replace(file, self.shown.toPlainText().encode("utf-8-sig"))
        except OSError:
            self.notices.problem(self._language.gettext(NOT_SAVED))
            return
        said = self._language.gettext("Saved as “{name}”.").format(name=file.name)
        self.notices.say(said)


def window_facts(widget: QWidget, settings: Facts) -> Facts:
    """What only the window knows: Qt, the screen, and how the program is set."""
    screen = widget.screen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    return {
        "Qt": qVersion(),
        N_("Screen"): f"{size.width()} × {size.height()} × {ratio:g}",
        **settings,
    }

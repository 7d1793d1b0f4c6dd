"""Help from everywhere: the manual at the page for what is seen, and the report of a problem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from muniforeign import files, manual, paths
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui import dialogs
from muniforeign.ui.background import Progress
from muniforeign.ui.manual import ManualWindow, topic
from muniforeign.ui.problem_report import ProblemReportWindow, window_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from muniforeign.documents.document import Rendered
    from muniforeign.services.problem_report import ProblemReport
    from muniforeign.ui.program import Program

NOT_SAVED = N_(
    "The manual could not be saved there. Choose another folder, or close the file if it is open "
    "in another program."
)


class Help(QObject):
    """Holds the window of the manual, one at a time, in the language of the screen."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.program = program
        self.window: ManualWindow | None = None
        self.report: ProblemReportWindow | None = None

    def explain(self) -> None:
        """Open the manual at the page for what is seen."""
        shown = self.program.frame.shown
        self.show_page(topic(shown) if shown else manual.FIRST)

    def show_page(self, name: str) -> None:
        """Open the manual at the page of this name."""
        if self.window is None:
            self.window = self._made()
        self.window.show_page(name)

    def follow_preferences(self) -> None:
        """Show the same page in the language and colours of now, where the window is."""
        self._renew_report()
        if self.window is not None:
            self.window.speak(self.program.preferences.language)

    def _made(self) -> ManualWindow:
        program = self.program
        window = ManualWindow(program.preferences.language, program.memory)
        window.print_wanted.connect(lambda: self._render(self._print))
        window.save_wanted.connect(lambda: self._render(self._save))
        return window

    def _render(self, then: Callable[[Rendered], object]) -> None:
        """Set the book for paper; it takes some seconds."""
        from muniforeign.documents.edition import Paper

        language = self.program.preferences.language
        paper = Paper(self.program.preferences.settings.paper)

        def job(progress: Progress) -> Rendered:
            from muniforeign.documents import manual as book

            return book.render(language.code, paper, progress.report)

        title = language.gettext("The manual is being set for paper")
        self.program.background.run(self, job, then, title=title)

    def _print(self, book: Rendered) -> None:
        from muniforeign.ui.pdf_view import PdfPages
        from muniforeign.ui.preview import ask_and_print

        if self.window is None:
            return
        try:
            ask_and_print(PdfPages(book.data), self._title(), self.window)
        except UserError as error:
            self.window.notices.problem(error)

    def _save(self, book: Rendered) -> None:
        if self.window is None:
            return
        _ = self.program.preferences.language.gettext
        proposal = Path(f"{self._title()}.pdf")
        file = dialogs.save_file(self.window, _("Save as PDF"), proposal, "PDF (*.pdf)")
        if file is None:
            return
        try:
            files.replace(file, book.data)
        except OSError:
            self.window.notices.problem(_(NOT_SAVED))
            return
        self.window.notices.say(_("Saved as “{name}”.").format(name=file.name))

    def _title(self) -> str:
        name = self.program.preferences.language.gettext("Manual")
        return f"Muniforeign - {name}"

    def close(self) -> None:
        """Close the manual."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def report_problem(self) -> None:
        """Open the window in which a problem is described; what was typed before is still there."""
        if self.report is None:
            self.report = self._report_window()
        self.report.show_report()
        self.report.show()

    def _report_window(self) -> ProblemReportWindow:
        program = self.program
        window = ProblemReportWindow(program.preferences.language, self._composed, program.frame)
        window.help_wanted.connect(lambda: self.show_page(topic(window)))
        return window

    def _renew_report(self) -> None:
        """Make the window anew, with what was typed."""
        if self.report is None:
            return
        old, self.report = self.report, self._report_window()
        self.report.described.setPlainText(old.described.toPlainText())
        self.report.setVisible(old.isVisible())
        old.close()
        old.deleteLater()

    def _composed(self, described: str) -> ProblemReport:
        from muniforeign.services import problem_report

        program = self.program
        settings = program.preferences.settings
        more = {
            N_("Language of the screen"): settings.language,
            N_("Colours"): settings.theme,
            N_("Size of text"): f"{settings.text_scale} %",
        }
        return problem_report.compose(
            described,
            paths.user_data() / "muniforeign.log",
            program.office.workspace if program.office else None,
            window_facts(program.frame, more),
            thorough=False,
        )

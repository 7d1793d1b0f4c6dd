"""The program while it runs: from the start to the password to the office, and back.

It holds what outlives every screen: the settings, the background, the draft of a new office, and
where one was when the office was locked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from muniforeign import paths
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Code
from muniforeign.ui import app as application
from muniforeign.ui import dialogs
from muniforeign.ui.arrival import Arrival
from muniforeign.ui.background import Background
from muniforeign.ui.desk import Memory
from muniforeign.ui.frame import Frame
from muniforeign.ui.help import Help
from muniforeign.ui.locking import PROTECTED, Locking
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.welcome import opening
from muniforeign.ui.welcome.sheet import WelcomeSheet
from muniforeign.ui.welcome.start_page import ENDING, StartPage
from muniforeign.ui.welcome.unlock_page import Unlocking, UnlockPage
from muniforeign.ui.words import sentence

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace
    from muniforeign.ui.office import Office
    from muniforeign.ui.welcome.draft import Draft
    from muniforeign.ui.window import View


class Program(QObject):
    """Shows one screen after the other in the frame."""

    def __init__(
        self,
        app: QApplication,
        preferences: LivePreferences,
        memory: Memory,
        background: Background,
    ) -> None:
        super().__init__(app)
        self._app, self.preferences, self.memory = app, preferences, memory
        self.background = background
        self.frame = Frame(memory, self.may_close)
        self.office: Office | None = None
        self._draft: Draft | None = None
        self._make: Callable[[], WelcomeSheet] | None = None
        self.locking = Locking(self)
        self.help = Help(self)
        self.arrival = Arrival(self)
        preferences.changed.connect(self.follow_preferences)

    # screens before the office

    def show_screen(self, make: Callable[[], WelcomeSheet]) -> WelcomeSheet:
        """Show a screen before the office; it is made anew when the language changes."""
        self._make = make
        screen = make()
        screen.language_wanted.connect(self.change_language)
        screen.help_wanted.connect(self.help.explain)
        kept = [each.window for each in (self.office, self.locking.covered) if each is not None]
        self.frame.put(screen, keep=self.frame.shown in kept)
        return screen

    def show_start(self, problem: str = "") -> None:
        """The first screen, with a sentence where something went wrong."""
        self.frame.setWindowTitle("Muniforeign")
        page = self.show_screen(self._start_page)
        if problem and isinstance(page, StartPage):
            page.tell(problem)

    def _start_page(self) -> StartPage:
        page = StartPage(self.preferences.language, self.preferences.settings.recent)
        page.open_wanted.connect(self.open)
        page.new_wanted.connect(self.new_office)
        page.sample_wanted.connect(self.open_sample)
        page.forget_wanted.connect(self.forget)
        return page

    def forget(self, path: Path) -> None:
        """Leave a file out of the recent ones."""
        settings = self.preferences.settings.without_recent(path)
        self.preferences.change(settings)
        self.show_start()

    def new_office(self) -> None:
        """The assistant, where it was left."""
        from muniforeign.ui.welcome.draft import Draft

        if self._leave_office():
            self._draft = self._draft or Draft()
            self.frame.setWindowTitle("Muniforeign")
            self.show_screen(self._wizard)

    def _wizard(self) -> WelcomeSheet:
        from muniforeign.ui.welcome.wizard import Wizard

        assert self._draft is not None
        wizard = Wizard(self.preferences.language, self._draft, self.memory, self.background)
        wizard.founded.connect(self._founded)
        wizard.left.connect(self.show_start)
        return wizard

    def _founded(self, workspace: Workspace) -> None:
        draft, self._draft = self._draft, None
        if draft is not None and draft.accepted is not None:
            self.arrival.know_risk(draft.accepted)
        self.enter(workspace)

    # opening

    def open(self, path: Path | None) -> None:
        """Open a file, or ask which; a sentence on the start where it cannot be opened."""
        found = path or self._asked()
        if found is None or not self._leave_office():
            return
        try:
            encrypted = opening.needs_password(found)
        except UserError as error:
            self.show_start(error.text(self.preferences.language))
            return
        if encrypted:
            self.unlock(Unlocking(found, partial(opening.unlock, found), PROTECTED))
        else:
            self._open_plain(partial(opening.open_plain, found), N_("Opening the office…"))

    def _asked(self) -> Path | None:
        _ = self.preferences.language.gettext
        kinds = _("Offices") + f" (*{ENDING})"
        recent = self.preferences.settings.recent
        folder = recent[0].parent if recent else paths.documents()
        found = dialogs.open_files(self.frame, _("Open"), kinds, folder=folder, several=False)
        return found[0] if found else None

    def unlock(self, unlocking: Unlocking, view: View | None = None) -> None:
        """Ask for the password; then go on, where one was if the office had been locked."""

        def page() -> WelcomeSheet:
            made = UnlockPage(self.preferences.language, unlocking, self.background)
            made.opened.connect(lambda opened: self._unlocked(opened, unlocking, view))
            made.left.connect(self.show_start)
            return made

        self.frame.setWindowTitle(f"{unlocking.path.stem} — Muniforeign")
        screen = self.show_screen(page)
        if isinstance(screen, UnlockPage):
            screen.focus()

    def _unlocked(self, workspace: Workspace, unlocking: Unlocking, view: View | None) -> None:
        self.enter(workspace, view)
        if unlocking.by_code:
            self._ask_new_password()

    def _open_plain(self, job: Callable[[], Workspace], doing: str) -> None:
        self.show_start()
        page = self.frame.shown
        if isinstance(page, StartPage):
            page.busy(self.preferences.language.gettext(doing))
        self.frame.when_painted(
            lambda: self.background.run(self, lambda _progress: job(), self.enter, self._not_opened)
        )

    def _not_opened(self, error: Exception) -> None:
        self.show_start(sentence(error, self.preferences.language))

    def open_sample(self) -> None:
        """Make the sample office in the user's data and open it; open it where it is there."""
        _ = self.preferences.language.gettext
        path = paths.user_data() / (_("Sample office") + ENDING)
        if not self._leave_office():
            return
        code = self.preferences.settings.language
        self._open_plain(
            partial(opening.open_sample, path, code), N_("The sample office is being prepared…")
        )

    # the office

    def enter(self, workspace: Workspace, view: View | None = None) -> None:
        """Show the office."""
        from muniforeign.ui.office import Office
        from muniforeign.ui.office_actions import office_foot, office_menus
        from muniforeign.ui.office_pages import office_pages

        if workspace.path:
            settings = self.preferences.settings.with_recent(workspace.path)
            self.preferences.change(settings)
        self._make = None
        self.office = Office(
            workspace,
            office_pages(self.preferences),
            self.preferences.language,
            self.memory,
            self.background,
            office_menus(self),
            office_foot(self),
            view,
        )
        self.office.window.language_wanted.connect(self.change_language)
        self.office.renamed.connect(self._name_frame)
        self._name_frame()
        self.office.window.actions_.refresh()
        self.frame.put(self.office.window)
        self.locking.watch()
        self.arrival.tell()

    def _name_frame(self) -> None:
        if self.office:
            self.frame.setWindowTitle(self.office.title())

    def replace_office(self, unlocking: Unlocking) -> None:
        """Close the office and ask for the password of what comes in its place."""
        if self._leave_office():
            self.unlock(unlocking)

    def replace_plain(self, job: Callable[[], Workspace]) -> None:
        """Close the office and do the job that puts another in its place."""
        if self._leave_office():
            self._open_plain(job, N_("The backup is being restored…"))

    def _ask_new_password(self) -> None:
        from muniforeign.ui.office_actions import show_password

        show_password(self, ask_present=False)

    def take_back(self, office: Office) -> None:
        """Show an office again that was hidden but never closed."""
        self.office, self._make = office, None
        self.frame.put(office.window)
        self._name_frame()
        self.locking.watch()

    def close_office(self) -> None:
        """Close the office and show the start."""
        if self._leave_office():
            self.show_start()

    def _leave_office(self) -> bool:
        """Save what is typed and let go of the file; False when something cannot be saved."""
        if self.office is None:
            return True
        if not self.office.window.commit():
            return False
        self.close_at_once()
        return True

    def close_at_once(self) -> None:
        """Let go of the file and clear the screen of it; what is typed was saved before."""
        office, self.office = self.office, None
        self.locking.watch()
        if office is not None:
            self.frame.drop(office.window)
            office.close()

    # settings

    def change_language(self, code: Code) -> None:
        """Speak another language from now on; what is being typed is saved or kept."""
        if self.office is not None and not self.office.window.commit():
            return
        self.preferences.change(replace(self.preferences.settings, language=code))

    def follow_preferences(self) -> None:
        """Take over language, colours and size of text: the screen is built anew."""
        restyle = partial(application.apply_settings, self._app, self.preferences.settings)
        if self.office is None:
            restyle()
        else:
            self.office.window.rebuild(self.preferences.language, restyle)
            self._name_frame()
        if self._make is not None:
            self.show_screen(self._make)
        self.locking.watch()
        self.help.follow_preferences()

    # the end

    def complain(self, error: BaseException) -> None:
        """Tell what nobody else looked after; for the unexpected also where the log is."""
        text = sentence(error, self.preferences.language)
        if not isinstance(error, UserError):
            text = f"{text}\n{paths.user_data() / 'muniforeign.log'}"
        if self.office is not None:
            self.office.window.notices.problem(text)
        elif isinstance(self.frame.shown, WelcomeSheet):
            self.frame.shown.notices.problem(text)

    def may_close(self) -> bool:
        """Save what is typed and let go of everything; False when something cannot be saved."""
        if self.locking.keeps_open() or not self._leave_office():
            return False
        self.background.finish()
        self.help.close()
        if self._draft is not None and self._draft.made is not None:
            self._draft.made.close()
            self._draft.made = None
        return True

"""Locking the office: at once, or when nobody has been at the computer for a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.ui.idle import Idle
from muniforeign.ui.welcome import opening
from muniforeign.ui.welcome.unlock_page import Unlocking, UnlockPage

if TYPE_CHECKING:
    from muniforeign.ui.office import Office
    from muniforeign.ui.program import Program
    from muniforeign.ui.welcome.sheet import WelcomeSheet

LOCKED = N_("The office is locked. Once it is opened you go on where you were.")
PROTECTED = N_("This office is protected by a password.")
COVERED = N_(
    "Something that was typed could not be saved yet. Open the office and correct it, then quit. "
    "Nothing has been lost."
)
STILL_WORKING = N_("Locking waits for “{work}”. Wait until it is done, or cancel it.")


class Locking(QObject):
    """Closes the file and forgets its key; afterwards one is where one was.

    Where something typed cannot be saved as it stands, an idle office is only covered: the file
    stays open behind the page for the password, and nothing typed is lost.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.covered: Office | None = None
        self.idle = Idle(self)
        self.idle.passed.connect(self.lock_because_idle)

    def possible(self) -> bool:
        """Whether there is an office with a password."""
        office = self._program.office
        return office is not None and office.workspace.is_encrypted

    def watch(self) -> None:
        """Begin to wait for the minutes of the settings, where there is something to lock."""
        minutes = self._program.preferences.settings.lock_after_minutes
        self.idle.watch(minutes * 60_000 if self.possible() else 0)

    def lock(self) -> None:
        """Lock now; typed text is saved first, and long work is waited for."""
        office = self._program.office
        if office is None or not self.possible():
            return
        if work := office.working():
            said = self._program.preferences.language.gettext(STILL_WORKING)
            office.window.notices.say(said.format(work=work))
        elif office.window.commit():
            self._lock(office)

    def lock_because_idle(self) -> None:
        """Lock when nobody is there."""
        office = self._program.office
        if office is None or office.working():
            self.watch()
        elif office.window.commit():
            self._lock(office)
        else:
            self._cover(office)

    def _lock(self, office: Office) -> None:
        path, view = office.workspace.path, office.window.view()
        assert path is not None
        self._program.close_at_once()
        self._program.unlock(Unlocking(path, partial(opening.unlock, path), LOCKED), view)

    def _cover(self, office: Office) -> None:
        path = office.workspace.path
        assert path is not None
        self.covered, self._program.office = office, None
        office.copies.remove()
        self.watch()
        unlocking = Unlocking(path, partial(opening.prove, office.workspace), LOCKED)

        def page() -> WelcomeSheet:
            program = self._program
            made = UnlockPage(program.preferences.language, unlocking, program.background)
            made.other_button.hide()
            made.opened.connect(lambda _workspace: self._uncover())
            return made

        self._program.show_screen(page)

    def keeps_open(self) -> bool:
        """Whether the program cannot be closed since an office is covered; it is told then."""
        if self.covered is not None:
            self._program.complain(UserError(COVERED))
        return self.covered is not None

    def _uncover(self) -> None:
        office, self.covered = self.covered, None
        if office is not None:
            self._program.take_back(office)

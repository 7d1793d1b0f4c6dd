"""What is to be known on entering an office, told together in one notice, each thing once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muniforeign import YEAR_OF_RELEASE, __version__
from muniforeign.i18n import N_, Language
from muniforeign.manual import NEWS
from muniforeign.ui.other_programs import show_folder

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace
    from muniforeign.ui.program import Program

PLACES: Final = "other-computer"
"""The page that tells where an office is safe."""

_UPGRADED: Final = N_("The office was brought up to date. The file as it was is kept as {name}.")
_RESTORED: Final = N_("The backup was restored. What was there before is kept as {name}.")
_CLOCK: Final = N_(
    "The clock of this computer shows {day}. Until it is set right, the dates of the history and "
    "the days that are left until a visit will be wrong. Everything can be used meanwhile."
)


@dataclass(frozen=True, slots=True)
class Tiding:
    """A sentence and what its button says, already translated; `run` is what the button does."""

    text: str
    button: str = ""
    run: Callable[[], object] | None = None
    warns: bool = False
    lasts: bool = False


class Arrival:
    """Tells what is new and what is a risk; `today` is the day by the computer's clock."""

    def __init__(self, program: Program, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._program, self._today = program, today
        self._clock_told = False

    def tell(self) -> None:
        """Tell it in the office's window, where there is anything to tell."""
        program = self._program
        if program.office is None:
            return
        tidings = list(self._tidings(program.office.workspace, program.preferences.language))
        if not tidings:
            return
        notices = program.office.window.notices
        text = "\n".join(each.text for each in tidings)
        offering = sorted((each for each in tidings if each.run), key=lambda each: not each.warns)
        more = offering[0] if offering else Tiding("")
        if any(each.warns for each in tidings):
            notices.problem(text, more.button, more.run)
        else:
            lasting = any(each.lasts for each in tidings)
            notices.say(text, more.button, more.run, lasting=lasting)

    def know_risk(self, path: Path) -> None:
        """The user has been warned of the place of this file, here or in the assistant."""
        preferences = self._program.preferences
        preferences.change(preferences.settings.with_risk_told(path))

    def _tidings(self, workspace: Workspace, language: Language) -> Iterator[Tiding]:
        _ = language.gettext
        if kept := workspace.replaced:
            show = partial(show_folder, kept.parent)
            told = _(_RESTORED).format(name=kept.name)
            yield Tiding(told, _("Show the folder"), show, lasts=True)
        if older := workspace.older:
            yield Tiding(_(_UPGRADED).format(name=older.name), lasts=True)
        yield from self._risks(workspace.path, language)
        yield from self._clock(language)
        yield from self._news(language)

    def _risks(self, path: Path | None, language: Language) -> Iterator[Tiding]:
        from muniforeign.storage import location

        if path is None or path in self._program.preferences.settings.risks_told:
            return
        if risk := location.risk_of(path.parent):
            self.know_risk(path)
            show = partial(self._program.help.show_page, PLACES)
            yield Tiding(risk.text(language), language.gettext("What to do"), show, warns=True)

    def _clock(self, language: Language) -> Iterator[Tiding]:
        today = self._today()
        if today.year < YEAR_OF_RELEASE and not self._clock_told:
            self._clock_told = True
            said = language.gettext(_CLOCK).format(day=language.date(today, "long"))
            yield Tiding(said, warns=True)

    def _news(self, language: Language) -> Iterator[Tiding]:
        preferences = self._program.preferences
        before = preferences.settings.version_seen
        if before == __version__:
            return
        preferences.change(replace(preferences.settings, version_seen=__version__))
        if before:
            said = language.gettext("Muniforeign is now version {version}.")
            show = partial(self._program.help.show_page, NEWS)
            yield Tiding(said.format(version=__version__), language.gettext("What is new"), show)

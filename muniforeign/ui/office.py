"""An open office: its workspace, the window on it, undo and redo told in words, and search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language
from muniforeign.ui.actions import Action
from muniforeign.ui.app import WorkspaceHistory, WorkspaceSignals
from muniforeign.ui.background import Background
from muniforeign.ui.copies import Copies
from muniforeign.ui.desk import Memory
from muniforeign.ui.palette import Hit
from muniforeign.ui.replaying import Replaying, Told
from muniforeign.ui.sidebar import PageSpec
from muniforeign.ui.window import MainWindow, Shell, View

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_PATIENCE: Final = 1.5
"""Seconds that the window stands still for another writer before it says so."""


class OfficeHistory(WorkspaceHistory):
    """Undo and redo that say what they did and offer the way back."""

    def __init__(self, office: Office) -> None:
        super().__init__(office.workspace)
        self._office = office
        self._replaying = Replaying(office.workspace, office.background, office)

    def undo(self) -> None:
        """Take the last step back and say so."""
        language = self._office.window.language
        said = language.gettext("Undone: {step}").format(step=self.undo_label(language))
        self._tell(self._replaying.undo, said, N_("Redo"), self._office.redo)

    def redo(self) -> None:
        """Do the step again and say so."""
        language = self._office.window.language
        said = language.gettext("Done again: {step}").format(step=self.redo_label(language))
        self._tell(self._replaying.redo, said, N_("Undo"), self._office.undo)

    def _tell(
        self,
        act: Callable[[Language, Told], None],
        said: str,
        back: str,
        run: Callable[[], object],
    ) -> None:
        def tell(step: object) -> None:
            window = self._office.window
            if step is not None:
                window.notices.say(said, window.language.gettext(back), run)

        try:
            act(self._office.window.language, tell)
        except UserError as error:
            self._office.window.notices.problem(error)


class Office(QObject):
    """Brings a workspace and a `MainWindow` together for as long as the office is open."""

    renamed = Signal()
    """What the workspace says of its municipality may have changed."""

    def __init__(
        self,
        workspace: Workspace,
        pages: Sequence[PageSpec],
        language: Language,
        memory: Memory,
        background: Background,
        menus: Mapping[str, Sequence[Action]],
        foot: Sequence[Action],
        view: View | None = None,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        workspace.gate.hurry(_PATIENCE)
        self.background = background
        self.copies = Copies()
        self._signals = WorkspaceSignals(workspace, self)
        shell = Shell(
            workspace,
            memory,
            background,
            pages,
            self.find,
            OfficeHistory(self),
            menus,
            foot,
            self.copies,
        )
        self.window: MainWindow
        self.window = MainWindow(shell, language, view)
        self._signals.changed.connect(self._changed)
        redo = QShortcut(QKeySequence("Ctrl+Shift+Z"), self.window)
        redo.activated.connect(self.redo)

    def _changed(self, tables: frozenset[str]) -> None:
        self.window.workspace_changed(tables)
        if "workspace_information" in tables:
            self.renamed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self.window.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.window.redo()

    def find(self, text: str) -> list[Hit]:
        """What the text finds, in the words of the screen."""
        from muniforeign.services import search

        code = self.window.language.code
        return [
            Hit(hit.kind, hit.id, hit.title.best(code), hit.subtitle.best(code))
            for hit in search.find(self.workspace, text)
        ]

    def title(self) -> str:
        """The municipality, for the title of the window."""
        from muniforeign.services import municipality

        name = municipality.get(self.workspace).municipality.best(self.window.language.code)
        return f"{name or self.workspace.name} — Muniforeign"

    def working(self) -> str:
        """The title of the long work that is going on, or an empty text."""
        return next((task.title for task in self.background.tasks if task.title), "")

    def close(self) -> None:
        """Let go of the file and its key; what is typed has been committed before."""
        self.background.finish()
        self.copies.remove()
        self._signals.detach()
        self.window.desk.leave()
        self.workspace.close()

"""Undo and redo in the window: a small step at once, a large one beside it with Cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from muniforeign.i18n import Language
from muniforeign.ui.background import Background, Progress

if TYPE_CHECKING:
    from muniforeign.storage.history import Step
    from muniforeign.storage.workspace import Workspace

Told = Callable[[object], object]


@dataclass(frozen=True)
class Replaying:
    """Takes steps back and does them again. `done` hears the step, or None where there was none.

    What a small step raises goes to the caller, what a large one raises to `background.failed`.
    While a large one is under way another is refused: raises Busy.
    """

    workspace: Workspace
    background: Background
    owner: QObject

    def undo(self, language: Language, done: Told) -> None:
        """Take the last step back."""
        title = language.gettext("Undoing: {step}")
        self._replay(self.workspace.undo_step, self.workspace.undo, title, language, done)

    def redo(self, language: Language, done: Told) -> None:
        """Do again what was undone last."""
        title = language.gettext("Doing again: {step}")
        self._replay(self.workspace.redo_step, self.workspace.redo, title, language, done)

    def _replay(
        self,
        step: Step | None,
        act: Callable[..., Step | None],
        title: str,
        language: Language,
        done: Told,
    ) -> None:
        from muniforeign.services import steps
        from muniforeign.storage.errors import Busy

        if step is None or not steps.is_large(self.workspace, step):
            done(act())
            return
        said = title.format(step=language.gettext(step.label))
        if any(task.title == said for task in self.background.tasks):
            raise Busy(name=self.workspace.name)

        def job(progress: Progress) -> Step | None:
            return act(progress.report)

        self.background.run(self.owner, job, done, title=said)

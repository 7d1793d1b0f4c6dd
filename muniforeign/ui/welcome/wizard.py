"""The assistant for a new office: five panels, back and forward, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language
from muniforeign.ui import theme
from muniforeign.ui.actions import Actions
from muniforeign.ui.background import Background
from muniforeign.ui.desk import Desk, Memory
from muniforeign.ui.manual import explained_by
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.sheet import WelcomeSheet, text_button, text_label
from muniforeign.ui.welcome.step import Step
from muniforeign.ui.welcome.steps import STEPS, RecoveryStep
from muniforeign.ui.words import sentence

if TYPE_CHECKING:
    from muniforeign.services.founding import Founding
    from muniforeign.storage.workspace import Workspace

_LAST = len(STEPS) - 1


class Wizard(WelcomeSheet):
    """Leads through the steps; before the last one the office's file is made."""

    founded = Signal(object)
    """The workspace of the new office, open."""
    left = Signal()

    def __init__(
        self, language: Language, draft: Draft, memory: Memory, background: Background
    ) -> None:
        super().__init__(language, wide=draft.step == _LAST, tall=True)
        explained_by(self, "new-office")
        _ = language.gettext
        self.draft, self._memory, self._background = draft, memory, background
        self.count: QLabel = text_label("", self.card, theme.Role.MUTED, wraps=False)
        self.back_button = text_button(_("Back"), self.card, "chevron-left")
        self.next_button = text_button(_("Next"), self.card, main=True)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.count)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)
        self.step: Step | None = None
        self._show(draft.step)

    def _desk(self) -> Desk:
        """A desk for panels that stand outside an office, or in one that is just being made."""
        workspace: Any = self.draft.made
        return Desk(
            self.language,
            workspace,
            self._memory,
            self._background,
            self.notices,
            Actions(self.language, self),
            _nowhere,
        )

    def _show(self, number: int) -> None:
        before, self.draft.step = self.step, number
        _ = self.language.gettext
        self.step = step = STEPS[number](self.draft, self._desk())
        if before:
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.widen(number == _LAST)
        self.say(_(step.title), _(step.intro))
        self.problem.tell("")
        self.count.setText(_("Step {n} of {count}").format(n=number + 1, count=len(STEPS)))
        self.next_button.setText(_("Open the office") if number == _LAST else _("Next"))
        self.body.addWidget(step, 1)
        step.entered.connect(self.go_on)
        lines: Iterable[QLineEdit] = step.findChildren(QLineEdit)
        for line in lines:
            line.textEdited.connect(lambda _text: self.problem.tell(""))
        step.language_wanted.connect(self.language_wanted)
        self.first = step
        step.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """The step before; before the first, the start."""
        if self.draft.step == 0:
            self.left.emit()
        else:
            self._show(self.draft.step - 1)

    def go_on(self) -> None:
        """The next step, if nothing is missing in this one."""
        step = self.step
        if step is None or not self.isEnabled():
            return
        self.problem.tell(step.problem())
        if self.problem.text():
            return
        if isinstance(step, RecoveryStep):
            self._finish()
        elif self.draft.step == _LAST - 1:
            self._make()
        else:
            self._show(self.draft.step + 1)

    def _make(self) -> None:
        """Make the file on the worker; one that was made before is corrected or made anew."""
        self.setEnabled(False)
        self.problem.tell("")
        self.next_button.setText(self.language.gettext("The file is being made…"))
        job = partial(_made, self.draft, self._founding())
        self._background.run(self, lambda _progress: job(), self._is_made, self._fail)

    def _founding(self) -> Founding:
        from muniforeign.services.founding import Founding

        draft = self.draft
        return Founding(
            draft.commune_code, draft.name, draft.letterhead, draft.crest or b"", self.language.code
        )

    def _is_made(self, workspace: Workspace) -> None:
        self.setEnabled(True)
        self.draft.made, self.draft.made_as = workspace, self.draft.as_now
        if workspace.is_encrypted:
            self._show(_LAST)
        else:
            self._finish()

    def _finish(self) -> None:
        workspace, self.draft.made = self.draft.made, None
        self.founded.emit(workspace)

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, UserError):
            self._show(STEPS.index(PlaceStep))
        else:
            self.next_button.setText(self.language.gettext(N_("Next")))
        self.problem.tell(sentence(error, self.language))


def _nowhere(kind: str, record: object = None, field: str = "") -> None:
    """There is no record to go to yet."""


def _made(draft: Draft, founding: Founding) -> Workspace:
    from muniforeign.services import founding as offices

    made = draft.made
    if made is not None and draft.made_as == draft.as_now:
        offices.correct(made, founding)
        return made
    if made is not None:
        offices.discard(made)
        draft.made = draft.made_as = None
    return offices.found(draft.path, founding, draft.password.chosen)

"""A field that adds people to a side: somebody known by a few letters, or a new name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from muniforeign.domain.errors import UserError
from muniforeign.domain.names import parse
from muniforeign.domain.visits import Side
from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.choice import Choice, ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.visits import choices

_NEW: Final = "new"
_HINT: Final = {
    Side.THEIRS: N_("Add somebody of their side: type a name"),
    Side.OURS: N_("Add somebody of our side: type a name"),
}


class AddPerson(QWidget):
    """Type, choose, Enter: the person is in. The field is ready for the next one.

    Enter takes the first who is known; a new person is the last line of the list.
    """

    def __init__(self, desk: Desk, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.side = desk, side
        self._visit: UUID | None = None
        self._known = choices.person_search(desk)
        hint = desk.language.gettext(_HINT[side])
        self.editor = ChoiceEditor(self._search, hint, self)
        self.editor.target().setAccessibleName(hint)
        self.editor.committed.connect(self.add)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        theme.set_role(self._problem, theme.Role.LATE)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addWidget(self.editor)
        column.addWidget(self._problem)
        self.setFocusProxy(self.editor)

    def show_visit(self, visit: UUID) -> None:
        """Add to this visit from now on."""
        self._visit = visit

    def _search(self, text: str) -> Sequence[Choice]:
        found = list(self._known(text))
        if text:
            found.append(Choice(_NEW, text, self.desk.language.gettext("new person")))
        return found

    def add(self) -> None:
        """Put who was chosen into the visit; what was only typed and left stays in the field."""
        if not (self._visit and self.editor.line.hasFocus() and self.editor.line.text().strip()):
            return
        try:
            chosen, typed = self.editor.value(), self.editor.line.text().strip()
        except UserError:
            _ = self.desk.language.gettext
            self._tell(_("There are several people of this name. Choose one from the list."))
            return
        self._tell("")
        self.editor.show_value(None)
        self._put(self._visit, chosen, typed)

    def _put(self, visit: UUID, chosen: object, typed: str) -> None:
        from muniforeign.services import delegates

        if isinstance(chosen, UUID):
            delegates.add(self.desk.workspace, visit, chosen, self.side)
        else:
            delegates.add_new(self.desk.workspace, visit, parse(typed), self.side)

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

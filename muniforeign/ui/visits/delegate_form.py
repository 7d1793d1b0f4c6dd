"""The delegate that is chosen: role, who sits opposite, notes; and the way to the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.i18n import N_
from muniforeign.ui import icons, theme
from muniforeign.ui.choice import Choice, ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import TermField, TextField
from muniforeign.ui.form import Form
from muniforeign.ui.visits import names

if TYPE_CHECKING:
    from muniforeign.services.delegates import DelegateDetail
    from muniforeign.services.visits import VisitDetail


class DelegateForm(QWidget):
    """Saves as one leaves a field; hidden while nobody is chosen."""

    remove_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._shown: DelegateDetail | None = None
        self._others: Sequence[DelegateDetail] = ()
        _ = desk.language.gettext
        self._name = QLabel(self)
        theme.set_role(self._name, theme.Role.HEADING)
        self._open = QPushButton(_("Open person"), self)
        self._open.setIcon(icons.icon("user"))
        self._open.clicked.connect(self.open_person)
        self._remove = QPushButton(_("Take out"), self)
        self._remove.setToolTip(_("Take out of the delegation"))
        self._remove.setIcon(icons.icon("x"))
        self._remove.clicked.connect(self.remove_asked)
        self.form = Form(
            [
                (
                    TermField(
                        "role", N_("Role in the delegation"), terms=DelegateRole, optional=False
                    ),
                    ChoiceField("opposite", N_("Opposite"), search=self._search),
                    TextField("notes", N_("Internal notes")),
                )
            ],
            desk.language,
            self._save,
            self,
        )
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._open)
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addLayout(head)
        column.addWidget(self.form)
        self.hide()

    def show_delegate(self, delegate: DelegateDetail | None, visit: VisitDetail) -> None:
        """Show a delegate of the visit, or nobody."""
        if self._shown and (delegate is None or delegate.id != self._shown.id):
            self.form.commit()
        self._shown = delegate
        self.setVisible(delegate is not None)
        if delegate is None:
            return
        other = Side.OURS if delegate.side is Side.THEIRS else Side.THEIRS
        self._others = visit.side(other)
        self._name.setText(names.name(delegate.person.name, self.desk.language))
        opposite = next((d for d in self._others if d.id == delegate.paired_with_id), None)
        values = {
            "role": delegate.role,
            "opposite": self._choice(opposite) if opposite else None,
            "notes": delegate.notes,
        }
        self.form.show_values(values, record=delegate.id)

    def _choice(self, delegate: DelegateDetail) -> Choice:
        language = self.desk.language
        return Choice(
            delegate.id,
            names.name(delegate.person.name, language),
            names.post(delegate.post, language),
        )

    def _search(self, text: str) -> Sequence[Choice]:
        from muniforeign.domain.folding import fold

        wanted = fold(text)
        found = [self._choice(delegate) for delegate in self._others]
        return [each for each in found if wanted in fold(f"{each.label} {each.detail}")]

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import delegates

        if self._shown is None:
            return
        workspace = self.desk.workspace
        if name == "opposite":
            delegates.pair(workspace, self._shown.id, value if isinstance(value, UUID) else None)
        else:
            delegates.update(workspace, self._shown.id, **{name: value})

    def commit(self) -> bool:
        """Save what is typed."""
        return self._shown is None or self.form.commit()

    def open_person(self) -> None:
        """Go to the person."""
        if self._shown and self.commit():
            self.desk.navigate("person", self._shown.person.id)

"""The section of sensitive data: folded, with the reason; and erasing a person for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from muniforeign.domain import rut
from muniforeign.domain.folding import fold
from muniforeign.i18n import N_
from muniforeign.services import people
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateField, MultilineField, TextField
from muniforeign.ui.form import FormLine
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Fold, small_button
from muniforeign.ui.sections import FormSection

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail

_REASON = N_(
    "Passport, date of birth, diet and health can harm a person or show religion and illness. "
    "They are kept apart, appear only on papers for internal use, and are for whoever needs them "
    "to prepare a visit."
)
_ERASING = N_(
    "If the person asks for it (Ley 21.719), everything about them can be erased: record, photo, "
    "places in visits and every trace in the history. This cannot be undone."
)
_FIELDS: list[FormLine] = [
    (
        TextField("passport_number", N_("Passport number")),
        DateField("passport_expires_on", N_("Passport expires on")),
    ),
    (
        TextField("national_id", N_("RUT or identity number")),
        DateField("birth_date", N_("Date of birth")),
    ),
    TextField("birth_place", N_("Place of birth")),
    LocalizedField("diet", N_("Diet")),
    MultilineField("health", N_("Health, allergies, mobility"), lines=2),
]


class SensitiveSection(FormSection["PersonDetail"]):
    """What only the office itself may see."""

    title = N_("Sensitive")
    fields = frozenset({"sensitive", "passport_number", "birth_date", "diet", "health"})
    erased = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = desk.language.gettext
        self.warning = plain_label(self, theme.Role.LATE)
        self.form = self.make_form(_FIELDS)
        self.fold = Fold(_("Show sensitive data"), self.form, self)
        self.erasing = ErasePanel(desk, self)
        self.erase_fold = Fold(_("Erase personal data for good"), self.erasing, self)
        self.erasing.confirmed.connect(self._erase)
        self.column.addWidget(plain_label(self, theme.Role.MUTED, _(_REASON)))
        self.column.addWidget(self.fold)
        self.column.addWidget(self.warning)
        self.column.addWidget(self.erase_fold)
        self.column.addStretch(1)

    def values(self, detail: PersonDetail) -> dict[str, object]:
        return dict(vars(detail.sensitive))

    def show_record(self, detail: PersonDetail) -> None:
        if self.detail is None or self.detail.id != detail.id:
            self.fold.open(False)
            self.erase_fold.open(False)
            self.erasing.clear()
        super().show_record(detail)
        number = detail.sensitive.national_id
        wrong = bool(number) and detail.country == "CL" and not rut.is_valid(number)
        text = N_("The last digit of the RUT does not fit; it was kept as you wrote it.")
        show_text(self.warning, self.desk.language.gettext(text) if wrong else "")

    def save(self, detail: PersonDetail, name: str, value: object) -> None:
        kept = rut.normalise(str(value)) if name == "national_id" else value
        people.update_sensitive(self.desk.workspace, detail.id, **{name: kept})

    def _erase(self) -> None:
        detail, self.detail = self.detail, None
        if detail is not None:
            people.erase(self.desk.workspace, detail.id)
            self.erased.emit(detail.id)

    def focus(self, field: str) -> None:
        self.fold.open()
        super().focus(field)


class ErasePanel(QWidget):
    """Erases only after a word was written by hand, since it cannot be taken back."""

    confirmed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.language.gettext
        self._word = _("ERASE")
        ask = _("To confirm, write {word} here:").format(word=self._word)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(ask)
        self.line.textChanged.connect(self._allow)
        self.button = small_button(_("Erase for good"), "trash-2", self.confirm, self)
        column = QHBoxLayout()
        column.addWidget(self.line, 1)
        column.addWidget(self.button)
        self._lay_out(_(_ERASING), ask, column)
        self._allow()

    def _lay_out(self, why: str, ask: str, line: QHBoxLayout) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(plain_label(self, None, why))
        whole.addWidget(plain_label(self, theme.Role.MUTED, ask))
        whole.addLayout(line)

    def _allow(self) -> None:
        self.button.setEnabled(fold(self.line.text()) == fold(self._word))

    def confirm(self) -> None:
        """Erase, when the word stands there."""
        if self.button.isEnabled():
            self.clear()
            self.confirmed.emit()

    def clear(self) -> None:
        """Forget what was written."""
        self.line.clear()

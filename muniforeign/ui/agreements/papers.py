"""The papers that are kept with an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muniforeign.i18n import N_
from muniforeign.ui.desk import Desk
from muniforeign.ui.records import Section
from muniforeign.ui.visits.files import Files

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from muniforeign.services.agreements import AgreementDetail


class AgreementFiles(Files):
    """Signed copies, drafts, letters: added by button or by dropping."""

    owner = "agreement_id"
    title = N_("Files kept with this agreement")
    add_key = "Ctrl+Shift+A"


class Papers(Section["AgreementDetail"]):
    """The files of an agreement."""

    title = N_("Papers")
    fields = frozenset({"papers"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.files = AgreementFiles(desk, self)
        self.column.addWidget(self.files)
        self.column.addStretch(1)

    def show_record(self, detail: AgreementDetail) -> None:
        self.files.show_files(detail.id, detail.papers)

    def focus(self, field: str) -> None:
        self.files.list.setFocus()

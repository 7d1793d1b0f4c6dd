"""What an agreement says: kind, status, texts, parties, days; and what to know before signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muniforeign.domain import legal_notes
from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.i18n import N_
from muniforeign.services import agreements
from muniforeign.ui.agreements.parties import Parties
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateField, MultilineField, TermField
from muniforeign.ui.guidance import Guidance
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Fold
from muniforeign.ui.sections import FormSection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from muniforeign.services.agreements import AgreementDetail

_NAMES = (
    "kind", "status", "title", "summary", "signed_on", "in_force_on", "expires_on", "notes",
)  # fmt: skip

_BEFORE_SIGNING = (AgreementStatus.DRAFT, AgreementStatus.IN_REVIEW, AgreementStatus.APPROVED)


class Terms(FormSection["AgreementDetail"]):
    """The agreement itself, saved field by field."""

    title = N_("Agreement")
    fields = frozenset({"", *_NAMES, "parties"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.head = self.add_form(
            [
                LocalizedField("title", N_("Title"), several=True, lines=2),
                (
                    TermField("kind", N_("Kind"), terms=AgreementKind, optional=False),
                    TermField("status", N_("Status"), terms=AgreementStatus, optional=False),
                ),
                (
                    DateField("signed_on", N_("Signed on")),
                    DateField("in_force_on", N_("In force since")),
                    DateField("expires_on", N_("Expires on")),
                ),
            ]
        )
        self.parties = Parties(desk, self)
        self.column.addWidget(self.parties)
        self.foot = self.add_form(
            [
                LocalizedField("summary", N_("Summary"), several=True, lines=3),
                MultilineField("notes", N_("Internal notes")),
            ]
        )
        title = desk.language.gettext("What to know before signing")
        guidance = Guidance("", legal_notes.agreements(), desk.language)
        self.guidance = Fold(title, guidance, self)
        self.column.addWidget(self.guidance)
        self.column.addStretch(1)

    def show_record(self, detail: AgreementDetail) -> None:
        if self.detail is None or self.detail.id != detail.id:
            self.guidance.open(detail.status in _BEFORE_SIGNING)
        super().show_record(detail)
        self.parties.show_parties(detail.id, detail.parties)

    def save(self, detail: AgreementDetail, name: str, value: object) -> None:
        agreements.update(self.desk.workspace, detail.id, **{name: value})

    def commit(self) -> bool:
        return all([super().commit(), self.parties.commit()])

    def focus(self, field: str) -> None:
        if field == "parties":
            self.parties.focus()
        else:
            super().focus(field)

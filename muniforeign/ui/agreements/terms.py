"""What an agreement says: kind, status, texts, parties, days; and what to know before signing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain import legal_notes
from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.i18n import N_
from muniforeign.ui.agreements.parties import Parties
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateField, MultilineField, TermField
from muniforeign.ui.form import Form
from muniforeign.ui.guidance import Guidance
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.records import Fold, Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from muniforeign.services.agreements import AgreementDetail

_NAMES = (
    "kind", "status", "title", "summary", "signed_on", "in_force_on", "expires_on", "notes",
)  # fmt: skip

_BEFORE_SIGNING = (AgreementStatus.DRAFT, AgreementStatus.IN_REVIEW, AgreementStatus.APPROVED)


class Terms(Section["AgreementDetail"]):
    """The agreement itself, saved field by field."""

    title = N_("Agreement")
    fields = frozenset({*_NAMES, "parties"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: UUID | None = None
        language = desk.language
        self.head = Form(
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
            ],
            language,
            self._save,
            self,
        )
        self.parties = Parties(desk, self)
        self.foot = Form(
            [
                LocalizedField("summary", N_("Summary"), several=True, lines=3),
                MultilineField("notes", N_("Internal notes")),
            ],
            language,
            self._save,
            self,
        )
        title = language.gettext("What to know before signing")
        guidance = Guidance("", legal_notes.agreements(), language)
        self.guidance = Fold(title, guidance, self)
        for widget in (self.head, self.parties, self.foot, self.guidance):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_record(self, detail: AgreementDetail) -> None:
        if detail.id != self._record:
            self.guidance.open(detail.status in _BEFORE_SIGNING)
        self._record = detail.id
        values = {name: getattr(detail, name) for name in _NAMES}
        for form in (self.head, self.foot):
            form.show_values(values, record=detail.id)
        self.parties.show_parties(detail.id, detail.parties)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import agreements

        if self._record:
            agreements.update(self.desk.workspace, self._record, **{name: value})

    def commit(self) -> bool:
        return all([self.head.commit(), self.parties.commit(), self.foot.commit()])

    def focus(self, field: str) -> None:
        if field == "parties":
            self.parties.focus()
        for form in (self.head, self.foot):
            form.focus(field)

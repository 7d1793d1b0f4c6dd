"""The section of what stands between us and an organisation: visits, agreements, commitments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.commitments import PENDING
from muniforeign.i18n import N_
from muniforeign.services import agreements, commitments, visits
from muniforeign.services.listing import Listing
from muniforeign.ui.desk import Desk
from muniforeign.ui.links import Link, Links
from muniforeign.ui.people.visits import visit_link
from muniforeign.ui.records import Section
from muniforeign.ui.words import words

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementRow
    from muniforeign.services.commitments import CommitmentDetail
    from muniforeign.services.organisations import OrganisationDetail


class RelationsSection(Section["OrganisationDetail"]):
    """Visits, agreements, and what is still to be fulfilled."""

    title = N_("Relation")
    fields = frozenset({"visits", "agreements", "commitments"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.heading(N_("Open commitments"))
        self.commitments = Links(desk, N_("Nothing is open with this organisation."), self)
        self.column.addWidget(self.commitments)
        self.heading(N_("Visits"))
        self.visits = Links(desk, N_("There was no visit yet."), self)
        self.column.addWidget(self.visits)
        self.heading(N_("Agreements"))
        self.agreements = Links(desk, N_("There is no agreement yet."), self)
        self.column.addWidget(self.agreements)
        self.column.addStretch(1)

    def show_record(self, detail: OrganisationDetail) -> None:
        workspace, language = self.desk.workspace, self.desk.language
        rows = visits.listed(workspace, Listing(filters={"organisation": str(detail.id)})).all()
        self.visits.show_links([visit_link(row, language) for row in rows])
        self.agreements.show_links(
            [self._agreement(row) for row in agreements.with_organisation(workspace, detail.id)]
        )
        due = commitments.with_organisation(workspace, detail.id)
        self.commitments.show_links([self._commitment(c) for c in due if c.status in PENDING])

    def _agreement(self, row: AgreementRow) -> Link:
        language = self.desk.language
        title = row.title.best(language.code) or language.gettext(row.kind.label)
        signed = language.gettext("signed {day}").format(day=language.date(row.signed_on))
        detail = (language.gettext(row.status.label), signed if row.signed_on else "")
        return Link(
            f"{row.reference} · {title}", " · ".join(filter(None, detail)), "agreement", row.id
        )

    def _commitment(self, commitment: CommitmentDetail) -> Link:
        language, late = self.desk.language, commitment.is_overdue(dt.date.today())
        due = language.gettext("due {day}").format(day=words(commitment.due_on, language))
        detail = (
            language.gettext("Overdue") if late else "",
            language.gettext(commitment.side.label),
            due if commitment.due_on else "",
            commitment.origin,
        )
        kind = "agreement" if commitment.agreement_id else "visit"
        return Link(
            commitment.text.best(language.code),
            " · ".join(filter(None, detail)),
            kind,
            commitment.agreement_id or commitment.visit_id,
            late=late,
        )

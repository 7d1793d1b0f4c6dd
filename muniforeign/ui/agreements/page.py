"""The page of agreements: the list, and the agreement that is chosen beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.i18n import N_, Language, counted
from muniforeign.services import agreements
from muniforeign.ui import theme
from muniforeign.ui.agreements import words
from muniforeign.ui.agreements.view import AgreementView
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListSpec, Query
from muniforeign.ui.subject import Subject, SubjectPage
from muniforeign.ui.table import Column, RecordSource

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementRow

_AGREEMENTS = Subject(
    kind="agreement",
    tables=frozenset(
        {"agreements", "agreement_parties", "commitments", "attachments", "organisations", "people"}
    ),
    create=lambda workspace: agreements.create(workspace, dt.date.today()),
    delete=agreements.delete,
    named=lambda row: row.reference,
    new=N_("New agreement"),
    deleting=N_("Delete agreement"),
    deleted=counted("{count} agreement deleted", "{count} agreements deleted"),
)
_EMPTY = Empty(
    "file-signature",
    N_("No agreements yet"),
    N_(
        "Here belong letters of intent, memoranda and sister-city agreements: with whom, since "
        "when, and what both sides promised. Begin with the first one, also if it is only a draft."
    ),
)


def columns(language: Language, today: dt.date) -> list[Column]:
    """The columns of the list of agreements."""

    def standing(row: AgreementRow) -> str:
        open_ = words.still_open(row.commitments, language)
        return words.late(row.commitments, today, language) or open_

    def second(row: AgreementRow) -> str:
        late = words.late(row.commitments, today, language)
        return words.still_open(row.commitments, language) if late else ""

    def tone(row: AgreementRow) -> theme.Role | None:
        return theme.Role.LATE if row.overdue(today) else None

    return [
        Column(N_("Reference"), "reference", "reference", 105, shown=False),
        Column(
            N_("Title"),
            lambda row: words.title(row.title, language),
            "title",
            240,
            second=lambda row: words.reference(row, language),
        ),
        Column(
            N_("Status"), "status", "status", 148, second=lambda row: words.expiry(row, language)
        ),
        Column(N_("Commitments"), standing, None, 130, second=second, tone=tone),
        Column(N_("Kind"), "kind", "kind", 150, shown=False),
        Column(N_("Signed on"), "signed_on", "signed", 100, shown=False),
        Column(N_("Expires on"), "expires_on", "expires", 100, shown=False),
    ]


class AgreementsPage(SubjectPage[AgreementView]):
    """Every agreement of the office."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        spec = ListSpec(
            name="agreements",
            columns=columns(desk.language, dt.date.today()),
            open=lambda query: _listed(desk, query),
            count=counted("{count} agreement", "{count} agreements"),
            search=N_("Search agreements by title, reference or party"),
            choose=N_("Choose an agreement in the list"),
            empty=_EMPTY,
            filters=[
                Filter(N_("Kind"), "kind", terms=AgreementKind),
                Filter(N_("Status"), "status", terms=AgreementStatus),
                Filter(N_("With something overdue"), "late"),
            ],
        )
        super().__init__(desk, spec, _AGREEMENTS, AgreementView(desk), parent)


def _listed(desk: Desk, query: Query) -> RecordSource:
    listing = query.listing()
    if "late" in listing.filters:
        late = dt.date.today().isoformat()
        listing = replace(listing, filters={**listing.filters, "late": late})
    return agreements.listed(desk.workspace, listing)

"""Agreements in their first form: parties, dates, status and commitments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.commitments import PENDING
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import attachments, commitments, records, search
from muniforeign.services.commitments import CommitmentDetail
from muniforeign.services.listing import Keys, Listing, Records, ordered
from muniforeign.storage.agreements import Agreement, AgreementParty
from muniforeign.storage.commitments import Commitment
from muniforeign.storage.organisations import Organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class PartyDetail:
    """An organisation that is party to an agreement."""

    id: UUID
    organisation_id: UUID
    name: Localized


@dataclass(frozen=True)
class AgreementRow:
    """An agreement as a line of a list, with its commitments counted."""

    id: UUID
    reference: str
    kind: AgreementKind
    status: AgreementStatus
    title: Localized
    parties: tuple[Localized, ...]
    signed_on: dt.date | None
    expires_on: dt.date | None
    commitments: tuple[CommitmentDetail, ...]

    def overdue(self, today: dt.date) -> int:
        """How many commitments are late."""
        return sum(commitment.is_overdue(today) for commitment in self.commitments)


@dataclass(frozen=True)
class AgreementDetail:
    """Everything about one agreement."""

    id: UUID
    reference: str
    kind: AgreementKind
    status: AgreementStatus
    title: Localized
    summary: Localized
    signed_on: dt.date | None
    in_force_on: dt.date | None
    expires_on: dt.date | None
    notes: str
    parties: tuple[PartyDetail, ...]
    commitments: tuple[CommitmentDetail, ...]
    papers: tuple[attachments.AttachmentRow, ...]


def listed(workspace: Workspace, listing: Listing) -> Records[AgreementRow]:
    """Agreements in a list's order: by reference, title, kind, status, signed or expires.

    Filters: `kind`, `status`, `party` (an organisation's id), `late` (a day in ISO 8601: those
    with a commitment that is overdue on it).
    """
    statement = select(Agreement.id)
    filters = listing.filters
    if kind := filters.get("kind"):
        statement = statement.where(Agreement.kind == AgreementKind(kind))
    if status := filters.get("status"):
        statement = statement.where(Agreement.status == AgreementStatus(status))
    if party := filters.get("party"):
        theirs = select(AgreementParty.agreement_id).where(
            AgreementParty.organisation_id == UUID(party)
        )
        statement = statement.where(Agreement.id.in_(theirs))
    if late := filters.get("late"):
        overdue = select(Commitment.agreement_id).where(
            Commitment.status.in_(PENDING), Commitment.due_on < dt.date.fromisoformat(late)
        )
        statement = statement.where(Agreement.id.in_(overdue))
    if listing.text.strip():
        found = search.ids(workspace, listing.text, "agreement")
        statement = statement.where(Agreement.id.in_(found))
    keys: Keys = {
        "reference": [Agreement.reference],
        "title": [Agreement.__table__.c.title_es, Agreement.reference],
        "kind": [Agreement.kind, Agreement.reference],
        "status": [Agreement.status, Agreement.reference],
        "signed": [Agreement.signed_on, Agreement.reference],
        "expires": [Agreement.expires_on, Agreement.reference],
    }
    return Records(workspace, ordered(statement, keys, listing, "reference"), _rows)


def get(workspace: Workspace, agreement_id: UUID) -> AgreementDetail:
    """Everything about an agreement. Raises NotFound."""
    with workspace.read() as session:
        return _detail(session, records.fetch(session, Agreement, agreement_id))


def by_reference(workspace: Workspace, reference: str) -> UUID:
    """The id of the agreement with this reference. Raises NotFound."""
    return records.by_reference(workspace, Agreement.reference, reference)


def create(workspace: Workspace, today: dt.date, **values: object) -> UUID:
    """Add an agreement with the next free reference of the year it was signed in, or of today."""
    agreement = Agreement()
    records.assign(agreement, values)
    day = agreement.signed_on or today
    return records.add_with_reference(workspace, agreement, "A", day, N_("Add agreement"))


def update(workspace: Workspace, agreement_id: UUID, **changes: object) -> None:
    """Change attributes of an agreement. Raises NotFound."""
    records.change(workspace, Agreement, agreement_id, changes, N_("Edit agreement"))


def delete(workspace: Workspace, agreement_id: UUID) -> None:
    """Delete an agreement with its commitments and papers. Raises NotFound."""
    records.remove_with_reference(workspace, Agreement, agreement_id, N_("Delete agreement"))


def add_party(workspace: Workspace, agreement_id: UUID, organisation_id: UUID) -> UUID:
    """Add a party; one that is there already stays once. Raises NotFound."""
    with workspace.change(N_("Add party")) as session:
        agreement = records.fetch(session, Agreement, agreement_id)
        for party in agreement.parties:
            if party.organisation_id == organisation_id:
                return party.id
        party = AgreementParty(
            agreement_id=agreement_id,
            organisation_id=organisation_id,
            position=len(agreement.parties),
        )
        session.add(party)
        session.flush()
        return party.id


def delete_party(workspace: Workspace, party_id: UUID) -> None:
    """Take a party out of an agreement. Raises NotFound."""
    records.remove(workspace, AgreementParty, party_id, N_("Remove party"))


def with_organisation(workspace: Workspace, organisation_id: UUID) -> Sequence[AgreementRow]:
    """The agreements that an organisation is party to."""
    listing = Listing(filters={"party": str(organisation_id)})
    return listed(workspace, listing).all()


def _detail(session: Session, agreement: Agreement) -> AgreementDetail:
    return AgreementDetail(
        id=agreement.id,
        reference=agreement.reference,
        kind=agreement.kind,
        status=agreement.status,
        title=agreement.title,
        summary=agreement.summary,
        signed_on=agreement.signed_on,
        in_force_on=agreement.in_force_on,
        expires_on=agreement.expires_on,
        notes=agreement.notes,
        parties=_parties(session, agreement),
        commitments=commitments.details(session, agreement.commitments),
        papers=attachments.papers(session, "agreement_id", agreement.id),
    )


def _parties(session: Session, agreement: Agreement) -> tuple[PartyDetail, ...]:
    return tuple(
        PartyDetail(
            party.id,
            party.organisation_id,
            records.fetch(session, Organisation, party.organisation_id).name,
        )
        for party in agreement.parties
    )


def _rows(session: Session, ids: Sequence[UUID]) -> list[AgreementRow]:
    found = session.scalars(
        select(Agreement)
        .where(Agreement.id.in_(ids))
        .options(selectinload(Agreement.parties), selectinload(Agreement.commitments))
    )
    return [
        AgreementRow(
            id=agreement.id,
            reference=agreement.reference,
            kind=agreement.kind,
            status=agreement.status,
            title=agreement.title,
            parties=tuple(party.name for party in _parties(session, agreement)),
            signed_on=agreement.signed_on,
            expires_on=agreement.expires_on,
            commitments=commitments.details(session, agreement.commitments),
        )
        for agreement in found
    ]

"""Commitments of both sides: of agreements, and promised in visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import or_, select

from muniforeign.domain.commitments import PENDING, CommitmentStatus, is_overdue
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage.agreements import Agreement, AgreementParty
from muniforeign.storage.commitments import Commitment
from muniforeign.storage.people import Person
from muniforeign.storage.visits import Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class CommitmentDetail:
    """One promise; `origin` is the reference of the agreement or visit that it comes from."""

    id: UUID
    agreement_id: UUID | None
    visit_id: UUID | None
    origin: str
    side: Side
    text: Localized
    responsible_id: UUID | None
    responsible: PersonName | None
    due_on: dt.date | None
    fulfilled_on: dt.date | None
    status: CommitmentStatus
    notes: str

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is still to be fulfilled and was due before today."""
        return is_overdue(self.status, self.due_on, today)


def add(workspace: Workspace, **values: object) -> UUID:
    """Add a commitment with `agreement_id` or `visit_id`, side, text and due date."""
    commitment = Commitment()
    records.assign(commitment, values)
    return records.add(workspace, commitment, N_("Add commitment"))


def update(workspace: Workspace, commitment_id: UUID, **changes: object) -> None:
    """Change a commitment. Raises NotFound."""
    records.change(workspace, Commitment, commitment_id, changes, N_("Edit commitment"))


def fulfil(workspace: Workspace, commitment_id: UUID, day: dt.date) -> None:
    """Mark a commitment as fulfilled on a day. Raises NotFound."""
    changes = {"status": CommitmentStatus.FULFILLED, "fulfilled_on": day}
    records.change(workspace, Commitment, commitment_id, changes, N_("Fulfil commitment"))


def delete(workspace: Workspace, commitment_id: UUID) -> None:
    """Delete a commitment. Raises NotFound."""
    records.remove(workspace, Commitment, commitment_id, N_("Delete commitment"))


def pending(workspace: Workspace, until: dt.date | None = None) -> Sequence[CommitmentDetail]:
    """Commitments still to be fulfilled, the earliest due first; those due by a day if given."""
    with workspace.read() as session:
        wanted = select(Commitment).where(Commitment.status.in_(PENDING))
        if until:
            wanted = wanted.where(Commitment.due_on <= until)
        found = session.scalars(wanted.order_by(Commitment.due_on.nulls_last(), Commitment.id))
        return details(session, found.all())


def everything(workspace: Workspace) -> Sequence[CommitmentDetail]:
    """All commitments, the earliest due first."""
    with workspace.read() as session:
        wanted = select(Commitment).order_by(Commitment.due_on.nulls_last(), Commitment.id)
        return details(session, session.scalars(wanted).all())


def with_organisation(workspace: Workspace, organisation_id: UUID) -> Sequence[CommitmentDetail]:
    """Commitments of agreements and visits with an organisation, the earliest due first."""
    with workspace.read() as session:
        agreements = select(AgreementParty.agreement_id).where(
            AgreementParty.organisation_id == organisation_id
        )
        visits = select(Visit.id).where(Visit.counterpart_id == organisation_id)
        wanted = select(Commitment).where(
            or_(Commitment.agreement_id.in_(agreements), Commitment.visit_id.in_(visits)),
            Commitment.status != CommitmentStatus.DROPPED,
        )
        found = session.scalars(wanted.order_by(Commitment.due_on.nulls_last(), Commitment.id))
        return details(session, found.all())


def details(session: Session, found: Iterable[Commitment]) -> tuple[CommitmentDetail, ...]:
    """Commitments that were read in this session."""
    return tuple(_detail(session, commitment) for commitment in found)


def _detail(session: Session, commitment: Commitment) -> CommitmentDetail:
    responsible_id = commitment.responsible_id
    responsible = session.get(Person, responsible_id) if responsible_id else None
    return CommitmentDetail(
        id=commitment.id,
        agreement_id=commitment.agreement_id,
        visit_id=commitment.visit_id,
        origin=_origin(session, commitment),
        side=commitment.side,
        text=commitment.text,
        responsible_id=responsible_id,
        responsible=responsible.name if responsible else None,
        due_on=commitment.due_on,
        fulfilled_on=commitment.fulfilled_on,
        status=commitment.status,
        notes=commitment.notes,
    )


def _origin(session: Session, commitment: Commitment) -> str:
    if commitment.agreement_id and (kept := session.get(Agreement, commitment.agreement_id)):
        return kept.reference
    visit = session.get(Visit, commitment.visit_id) if commitment.visit_id else None
    return visit.reference if visit else ""

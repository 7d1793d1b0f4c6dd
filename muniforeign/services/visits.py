"""Visits: lists, details, points and commands. Delegates and programme have their own modules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, or_, select

from muniforeign.domain.text import Localized
from muniforeign.domain.visits import OPEN_STATUSES, PointKind, Side, VisitKind, VisitStatus
from muniforeign.i18n import N_
from muniforeign.services import attachments, delegates, programme, records, search, tasks
from muniforeign.services.delegates import DelegateDetail
from muniforeign.services.listing import Keys, Listing, Records, ordered
from muniforeign.services.programme import ItemDetail
from muniforeign.services.tasks import TaskDetail
from muniforeign.storage.deletion import delete as delete_record
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.visits import Delegate, Visit, VisitOrganisation, VisitPoint

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class VisitRow:
    """A visit as a line of a list; `delegates` counts the people of the other side."""

    id: UUID
    reference: str
    kind: VisitKind
    status: VisitStatus
    title: Localized
    counterpart: Localized
    start_on: dt.date | None
    end_on: dt.date | None
    delegates: int


@dataclass(frozen=True)
class PointDetail:
    """An objective, a thing to obtain or to avoid, or a talking point."""

    id: UUID
    kind: PointKind
    text: Localized
    internal: bool


@dataclass(frozen=True)
class PartnerDetail:
    """A further organisation that takes part in a visit."""

    id: UUID
    organisation_id: UUID
    name: Localized


@dataclass(frozen=True)
class VisitDetail:
    """Everything about one visit."""

    id: UUID
    reference: str
    kind: VisitKind
    status: VisitStatus
    title: Localized
    place: Localized
    purpose: Localized
    start_on: dt.date | None
    end_on: dt.date | None
    time_zone: str
    counterpart_id: UUID | None
    counterpart: Localized
    notes: str
    points: tuple[PointDetail, ...]
    partners: tuple[PartnerDetail, ...]
    delegates: tuple[DelegateDetail, ...]
    programme: tuple[ItemDetail, ...]
    tasks: tuple[TaskDetail, ...]
    papers: tuple[attachments.AttachmentRow, ...]

    def points_of(self, kind: PointKind) -> tuple[PointDetail, ...]:
        """The points of one kind, in order."""
        return tuple(point for point in self.points if point.kind is kind)

    def side(self, side: Side) -> tuple[DelegateDetail, ...]:
        """The delegates of one side, in order."""
        return tuple(delegate for delegate in self.delegates if delegate.side is side)


def listed(workspace: Workspace, listing: Listing) -> Records[VisitRow]:
    """Visits in a list's order: by start, reference, kind, status or counterpart.

    Filters: `kind`, `status`, `counterpart`, `organisation` (also a further one), `person` (ids),
    `year`. Without an order the latest is first.
    """
    statement = select(Visit.id).outerjoin(Organisation, Organisation.id == Visit.counterpart_id)
    filters = listing.filters
    if kind := filters.get("kind"):
        statement = statement.where(Visit.kind == VisitKind(kind))
    if status := filters.get("status"):
        statement = statement.where(Visit.status == VisitStatus(status))
    if counterpart := filters.get("counterpart"):
        statement = statement.where(Visit.counterpart_id == UUID(counterpart))
    if organisation := filters.get("organisation"):
        statement = statement.where(_with_organisation(UUID(organisation)))
    if person := filters.get("person"):
        taking_part = select(Delegate.visit_id).where(Delegate.person_id == UUID(person))
        statement = statement.where(Visit.id.in_(taking_part))
    if year := filters.get("year"):
        first, last = dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)
        statement = statement.where(Visit.start_on.between(first, last))
    if listing.text.strip():
        statement = statement.where(Visit.id.in_(search.ids(workspace, listing.text, "visit")))
    keys: Keys = {
        "start": [Visit.start_on, Visit.reference],
        "reference": [Visit.reference],
        "kind": [Visit.kind, Visit.start_on],
        "status": [Visit.status, Visit.start_on],
        "counterpart": [Organisation.sort_name, Visit.start_on],
    }
    in_order = listing if listing.sort else replace(listing, descending=True)
    return Records(workspace, ordered(statement, keys, in_order, "start"), _rows)


def _with_organisation(organisation_id: UUID) -> ColumnElement[bool]:
    further = select(VisitOrganisation.visit_id).where(
        VisitOrganisation.organisation_id == organisation_id
    )
    return or_(Visit.counterpart_id == organisation_id, Visit.id.in_(further))


def get(workspace: Workspace, visit_id: UUID) -> VisitDetail:
    """Everything about a visit. Raises NotFound."""
    with workspace.read() as session:
        return detail(session, records.fetch(session, Visit, visit_id))


def by_reference(workspace: Workspace, reference: str) -> UUID:
    """The id of the visit with this reference. Raises NotFound."""
    return records.by_reference(workspace, Visit.reference, reference)


def create(workspace: Workspace, today: dt.date, **values: object) -> UUID:
    """Add a visit with the next free reference of the year that it starts in, or of today."""
    visit = Visit()
    records.assign(visit, values)
    day = visit.start_on or today
    return records.add_with_reference(workspace, visit, "V", day, N_("Add visit"))


def update(workspace: Workspace, visit_id: UUID, **changes: object) -> None:
    """Change attributes of a visit. Raises NotFound.

    Where the end would lie before the start, the date that was not changed follows the other.
    """
    with workspace.change(N_("Edit visit")) as session:
        visit = records.fetch(session, Visit, visit_id)
        records.assign(visit, changes)
        if visit.start_on and visit.end_on and visit.end_on < visit.start_on:
            if "end_on" in changes:
                visit.start_on = visit.end_on
            else:
                visit.end_on = visit.start_on


def delete(workspace: Workspace, visit_id: UUID) -> None:
    """Delete a visit with its delegates, programme, points, tasks and papers. Raises NotFound."""
    records.remove_with_reference(workspace, Visit, visit_id, N_("Delete visit"))


def add_point(workspace: Workspace, visit_id: UUID, kind: PointKind, **values: object) -> UUID:
    """Add a point at the end of a visit's points. Raises NotFound."""
    with workspace.change(N_("Add point")) as session:
        records.fetch(session, Visit, visit_id)
        place = records.next_position(session, VisitPoint, "visit_id", visit_id)
        point = VisitPoint(visit_id=visit_id, kind=kind, position=place)
        records.assign(point, values)
        session.add(point)
        session.flush()
        return point.id


def update_point(workspace: Workspace, point_id: UUID, **changes: object) -> None:
    """Change a point's text or whether it is internal. Raises NotFound."""
    records.change(workspace, VisitPoint, point_id, changes, N_("Edit point"))


def delete_point(workspace: Workspace, point_id: UUID) -> None:
    """Delete a point. Raises NotFound."""
    records.remove(workspace, VisitPoint, point_id, N_("Delete point"))


def move_point(workspace: Workspace, point_id: UUID, steps: int) -> None:
    """Move a point up (negative) or down among those of its kind. Raises NotFound."""
    with workspace.change(N_("Move point")) as session:
        point = records.fetch(session, VisitPoint, point_id)
        alike = select(VisitPoint).where(
            VisitPoint.visit_id == point.visit_id, VisitPoint.kind == point.kind
        )
        records.shift(list(session.scalars(alike.order_by(VisitPoint.position))), point, steps)


def add_partner(workspace: Workspace, visit_id: UUID, organisation_id: UUID) -> UUID:
    """Let a further organisation take part in a visit."""
    partner = VisitOrganisation(visit_id=visit_id, organisation_id=organisation_id)
    return records.add(workspace, partner, N_("Add organisation to visit"))


def delete_partner(workspace: Workspace, partner_id: UUID) -> None:
    """Take a further organisation out of a visit. Raises NotFound."""
    with workspace.change(N_("Remove organisation from visit")) as session:
        delete_record(session, records.fetch(session, VisitOrganisation, partner_id))


def years(workspace: Workspace) -> Sequence[int]:
    """The years in which visits start, the latest first."""
    with workspace.read() as session:
        days = session.scalars(select(Visit.start_on).where(Visit.start_on.is_not(None)))
        return sorted({day.year for day in days if day}, reverse=True)


def next_visit(workspace: Workspace, today: dt.date) -> VisitDetail | None:
    """The visit that is under way or comes next; None where nothing is planned."""
    with workspace.read() as session:
        ending = func.coalesce(Visit.end_on, Visit.start_on)
        coming = select(Visit).where(ending >= today, Visit.status.in_(OPEN_STATUSES))
        visit = session.scalar(coming.order_by(Visit.start_on, Visit.reference).limit(1))
        return detail(session, visit) if visit else None


def earlier_with(
    workspace: Workspace, organisation_id: UUID, before: dt.date, but: UUID
) -> Sequence[VisitRow]:
    """Visits with an organisation that started before a day, the latest first."""
    with workspace.read() as session:
        ids = session.scalars(
            select(Visit.id)
            .where(Visit.counterpart_id == organisation_id, Visit.start_on < before)
            .where(Visit.id != but, Visit.status != VisitStatus.CANCELLED)
            .order_by(Visit.start_on.desc())
        ).all()
        rows = {row.id: row for row in _rows(session, ids)}
        return [rows[visit_id] for visit_id in ids]


def detail(session: Session, visit: Visit) -> VisitDetail:
    """Everything about a visit that was read in this session."""
    counterpart = session.get(Organisation, visit.counterpart_id) if visit.counterpart_id else None
    return VisitDetail(
        id=visit.id,
        reference=visit.reference,
        kind=visit.kind,
        status=visit.status,
        title=visit.title,
        place=visit.place,
        purpose=visit.purpose,
        start_on=visit.start_on,
        end_on=visit.end_on,
        time_zone=visit.time_zone,
        counterpart_id=visit.counterpart_id,
        counterpart=counterpart.name if counterpart else Localized(),
        notes=visit.notes,
        points=tuple(PointDetail(p.id, p.kind, p.text, p.internal) for p in visit.points),
        partners=tuple(_partner(session, partner) for partner in visit.organisations),
        delegates=delegates.details(session, visit.delegates),
        programme=programme.details(session, visit.programme),
        tasks=tasks.details(session, visit.tasks),
        papers=attachments.papers(session, "visit_id", visit.id),
    )


def _partner(session: Session, partner: VisitOrganisation) -> PartnerDetail:
    organisation = records.fetch(session, Organisation, partner.organisation_id)
    return PartnerDetail(partner.id, organisation.id, organisation.name)


def _rows(session: Session, ids: Sequence[UUID]) -> list[VisitRow]:
    theirs = select(Delegate.visit_id, func.count()).where(
        Delegate.visit_id.in_(ids), Delegate.side == Side.THEIRS
    )
    counts = {row[0]: row[1] for row in session.execute(theirs.group_by(Delegate.visit_id))}
    found = session.execute(
        select(Visit, Organisation)
        .outerjoin(Organisation, Organisation.id == Visit.counterpart_id)
        .where(Visit.id.in_(ids))
    )
    return [
        VisitRow(
            id=visit.id,
            reference=visit.reference,
            kind=visit.kind,
            status=visit.status,
            title=visit.title,
            counterpart=organisation.name if organisation else Localized(),
            start_on=visit.start_on,
            end_on=visit.end_on,
            delegates=counts.get(visit.id, 0),
        )
        for visit, organisation in found
    ]

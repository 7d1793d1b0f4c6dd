"""The programme of a visit: what happens when, where and with whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Dress, ProgrammeKind
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage.deletion import delete as delete_record
from muniforeign.storage.people import Person
from muniforeign.storage.visits import ProgrammeAttendee, ProgrammeItem, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class ItemDetail:
    """A programme item. Times are local to `time_zone`; no `attendees` means everybody."""

    id: UUID
    kind: ProgrammeKind
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    time_zone: str
    title: Localized
    venue: Localized
    interpreter_id: UUID | None
    interpreter: PersonName | None
    dress: Dress | None
    public_notes: Localized
    notes: str
    attendees: tuple[UUID, ...]


def add(workspace: Workspace, visit_id: UUID, starts_at: dt.datetime, **values: object) -> UUID:
    """Add an item at a local time; its time zone is the visit's unless given. Raises NotFound."""
    with workspace.change(N_("Add programme item")) as session:
        visit = records.fetch(session, Visit, visit_id)
        item = ProgrammeItem(visit_id=visit_id, starts_at=starts_at, time_zone=visit.time_zone)
        records.assign(item, values)
        session.add(item)
        session.flush()
        return item.id


def update(workspace: Workspace, item_id: UUID, **changes: object) -> None:
    """Change attributes of an item. Raises NotFound.

    When only the start changes the item keeps its length.
    """
    with workspace.change(N_("Edit programme item")) as session:
        item = records.fetch(session, ProgrammeItem, item_id)
        length = item.ends_at - item.starts_at if item.ends_at else None
        records.assign(item, changes)
        if length is not None and "starts_at" in changes and "ends_at" not in changes:
            item.ends_at = item.starts_at + length


def set_attendees(workspace: Workspace, item_id: UUID, delegate_ids: Collection[UUID]) -> None:
    """Say which delegates take part; none means everybody. Raises NotFound."""
    with workspace.change(N_("Choose who takes part")) as session:
        item = records.fetch(session, ProgrammeItem, item_id)
        wanted = set(delegate_ids)
        for attendee in list(item.attendees):
            if attendee.delegate_id not in wanted:
                item.attendees.remove(attendee)
        present = {attendee.delegate_id for attendee in item.attendees}
        for delegate_id in sorted(wanted - present):
            item.attendees.append(ProgrammeAttendee(delegate_id=delegate_id))


def duplicate(workspace: Workspace, item_id: UUID) -> UUID:
    """Add a copy of an item right after it. Raises NotFound."""
    with workspace.change(N_("Duplicate programme item")) as session:
        item = records.fetch(session, ProgrammeItem, item_id)
        copy = ProgrammeItem(
            visit_id=item.visit_id,
            kind=item.kind,
            starts_at=item.ends_at or item.starts_at + dt.timedelta(hours=1),
            time_zone=item.time_zone,
            title=item.title,
            venue=item.venue,
            interpreter_id=item.interpreter_id,
            dress=item.dress,
            public_notes=item.public_notes,
            notes=item.notes,
        )
        if item.ends_at:
            copy.ends_at = copy.starts_at + (item.ends_at - item.starts_at)
        copy.attendees = [ProgrammeAttendee(delegate_id=a.delegate_id) for a in item.attendees]
        session.add(copy)
        session.flush()
        return copy.id


def delete(workspace: Workspace, item_id: UUID) -> None:
    """Delete an item. Raises NotFound."""
    with workspace.change(N_("Delete programme item")) as session:
        delete_record(session, records.fetch(session, ProgrammeItem, item_id))


def details(session: Session, items: Iterable[ProgrammeItem]) -> tuple[ItemDetail, ...]:
    """Items that were read in this session, by time."""
    return tuple(
        _detail(session, item) for item in sorted(items, key=lambda item: (item.starts_at, item.id))
    )


def overlaps(items: Iterable[ItemDetail]) -> tuple[tuple[ItemDetail, ItemDetail], ...]:
    """Pairs of items at the same time that need the same people or the same interpreter."""
    timed = sorted((item for item in items if item.ends_at), key=lambda item: item.starts_at)
    return tuple(
        (one, other)
        for place, one in enumerate(timed)
        for other in timed[place + 1 :]
        if one.ends_at and other.starts_at < one.ends_at and _share_people(one, other)
    )


def _share_people(one: ItemDetail, other: ItemDetail) -> bool:
    if one.interpreter_id and one.interpreter_id == other.interpreter_id:
        return True
    if not one.attendees or not other.attendees:
        return True
    return bool(set(one.attendees) & set(other.attendees))


def _detail(session: Session, item: ProgrammeItem) -> ItemDetail:
    interpreter = session.get(Person, item.interpreter_id) if item.interpreter_id else None
    return ItemDetail(
        id=item.id,
        kind=item.kind,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        time_zone=item.time_zone,
        title=item.title,
        venue=item.venue,
        interpreter_id=item.interpreter_id,
        interpreter=interpreter.name if interpreter else None,
        dress=item.dress,
        public_notes=item.public_notes,
        notes=item.notes,
        attendees=tuple(attendee.delegate_id for attendee in item.attendees),
    )

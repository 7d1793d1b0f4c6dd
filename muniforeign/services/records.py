"""What commands on every subject share: adding, changing and deleting one record as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import func, select

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.storage.base import Entity
from muniforeign.storage.deletion import delete

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from muniforeign.storage.agreements import Agreement
    from muniforeign.storage.visits import Visit
    from muniforeign.storage.workspace import Workspace

E = TypeVar("E", bound=Entity)


class NotFound(UserError):
    """The record is not there, or not any more."""

    def __init__(self) -> None:
        super().__init__(
            N_("This record is no longer there. If it was deleted by mistake, use Undo.")
        )


def fetch(session: Session, kind: type[E], record_id: UUID) -> E:
    """The record with this id. Raises NotFound."""
    record = session.get(kind, record_id)
    if record is None:
        raise NotFound
    return record


def add(workspace: Workspace, record: Entity, label: str, subject: str = "") -> UUID:
    """Add a record as one step of history and return its id."""
    with workspace.change(label, subject) as session:
        session.add(record)
        session.flush()
        return record.id


def change(
    workspace: Workspace,
    kind: type[Entity],
    record_id: UUID,
    changes: Mapping[str, object],
    label: str,
    subject: str = "",
) -> None:
    """Set attributes of one record as one step of history.

    Raises NotFound, and AttributeError for a name that is no attribute of the record.
    """
    with workspace.change(label, subject) as session:
        assign(fetch(session, kind, record_id), changes)


def assign(record: Entity, changes: Mapping[str, object]) -> None:
    """Set attributes of a record. Raises AttributeError for a name that it does not have."""
    for name, value in changes.items():
        if not hasattr(type(record), name):
            raise AttributeError(f"{type(record).__name__} has no {name}")
        setattr(record, name, value)


def remove(
    workspace: Workspace, kind: type[Entity], record_id: UUID, label: str, subject: str = ""
) -> None:
    """Delete a record and what hangs on it as one step of history. Raises NotFound."""
    with workspace.change(label, subject) as session:
        delete(session, fetch(session, kind, record_id))


def next_position(session: Session, kind: type[Entity], owner: str, owner_id: UUID) -> int:
    """The place after the last row that belongs to an owner, from 0."""
    table = kind.__table__.c
    last = session.scalar(select(func.max(table["position"])).where(table[owner] == owner_id))
    return 0 if last is None else int(last) + 1


def move(session: Session, kind: type[E], owner: str, record: E, position: int) -> None:
    """Put a row at a place among its owner's rows, from 0, and number the others anew."""
    owner_id = getattr(record, owner)
    columns = kind.__table__.c
    rows = list(
        session.scalars(select(kind).where(columns[owner] == owner_id).order_by(columns.position))
    )
    rows.remove(record)
    rows.insert(max(0, position), record)
    for place, row in enumerate(rows):
        assign(row, {"position": place})


def shift(rows: list[E], row: E, steps: int) -> None:
    """Move a row up (negative) or down among rows in their order; they share their positions."""
    positions = [getattr(each, "position") for each in rows]  # noqa: B009 - not every Entity has it
    place = rows.index(row)
    rows.insert(max(0, min(len(rows) - 1, place + steps)), rows.pop(place))
    for each, position in zip(rows, positions, strict=True):
        assign(each, {"position": position})


def add_with_reference(
    workspace: Workspace, record: Agreement | Visit, letter: str, day: dt.date, label: str
) -> UUID:
    """Add a record with the next free reference of the day's year, and return its id."""
    with workspace.change(label) as session:
        record.reference = next_reference(session, type(record).reference, letter, day)
        session.add(record)
        session.flush()
        return record.id


def remove_with_reference(
    workspace: Workspace, kind: type[Agreement | Visit], record_id: UUID, label: str
) -> None:
    """Delete a record and what hangs on it; history names it by its reference. Raises NotFound."""
    with workspace.read() as session:
        reference = fetch(session, kind, record_id).reference
    remove(workspace, kind, record_id, label, reference)


def by_reference(workspace: Workspace, column: InstrumentedAttribute[str], reference: str) -> UUID:
    """The id of the record with this reference, written in capitals or not. Raises NotFound."""
    kind = column.class_
    with workspace.read() as session:
        found = session.scalar(select(kind.id).where(column == reference.strip().upper()))
    if found is None:
        raise NotFound
    return UUID(str(found))


def next_reference(
    session: Session, column: InstrumentedAttribute[str], letter: str, day: dt.date
) -> str:
    """The next free reference a person can say, LETTER-YEAR-NUMBER: V-2026-003."""
    stem = f"{letter}-{day.year}-"
    taken = session.scalars(select(column).where(column.startswith(stem)))
    numbers = [int(rest) for text in taken if (rest := text.removeprefix(stem)).isdigit()]
    return f"{stem}{max(numbers, default=0) + 1:03d}"

"""Erasing a person for good, as the data-protection law lets them ask for.

The record goes with all that hangs on it, and so do their images in history, their photo and
their entry in the search index. The trail still says that something was erased, when and by
whom; what was erased cannot be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import Column, or_, select, update
from sqlalchemy.orm import Session

from muniforeign.i18n import N_
from muniforeign.storage import attachments_store, images, search, search_index
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.base import Base, Entity
from muniforeign.storage.deletion import delete
from muniforeign.storage.history import HistoryRow, HistoryStep, StepKind, StepState
from muniforeign.storage.images import Image, RowChange
from muniforeign.storage.recorder import Recorder
from muniforeign.storage.workspace import Workspace

Place = tuple[str, UUID]


def erase(workspace: Workspace, entity: type[Entity], record_id: UUID) -> None:
    """Delete a record and every trace of what it said. It cannot be undone.

    Also a record that was deleted before is erased from history. Raises what `change` raises.
    """
    with workspace.transaction(StepKind.ERASURE, N_("Erase personal data")) as session:
        record = session.get(entity, record_id)
        if record is not None:
            delete(session, record)
            session.flush()
        seen = Recorder.of(session)
        gone = {(change.table, change.record_id) for change in seen.changes if not change.after}
        gone = _with_owned(session, gone | {(entity.__tablename__, record_id)})
        gone |= _photos(session, gone, seen.changes)
        search.refresh(session, seen.changes)
        search_index.forget_deleted(session.connection())
        seen.changes[:] = [_without_images(change, gone) for change in seen.changes]
        _blank(session, gone)
        attachments_store.purge(session)
    workspace.settle()


def _with_owned(session: Session, gone: set[Place]) -> set[Place]:
    """Also the rows, deleted before, that belonged to these rows."""
    found, new = set(gone), set(gone)
    while new:
        new = {place for one in new for place in _deleted_referrers(session, one)} - found
        found |= new
    return found


def _deleted_referrers(session: Session, place: Place) -> Iterator[Place]:
    table, record_id = place
    for column in _references_to(table):
        pattern = f"%{record_id}%"
        query = select(HistoryRow).where(
            HistoryRow.table_name == column.table.name,
            or_(HistoryRow.before.like(pattern), HistoryRow.after.like(pattern)),
        )
        for row in session.scalars(query):
            owner = {image.get(column.name) for image in _both(row.change())}
            if str(record_id) in owner and not _exists(session, row.table_name, row.record_id):
                yield row.table_name, row.record_id


def _photos(session: Session, gone: set[Place], changes: Iterable[RowChange]) -> set[Place]:
    """The photos and papers of these rows that no other row shows; those still there go."""
    shown = set(_images_of(session, gone, changes))
    found: set[Place] = set()
    for attachment_id in shown:
        if _is_shown_elsewhere(session, attachment_id):
            continue
        attachment = session.get(Attachment, attachment_id)
        if attachment is not None:
            session.delete(attachment)
        found.add((Attachment.__tablename__, attachment_id))
    session.flush()
    return found


def _images_of(session: Session, gone: set[Place], changes: Iterable[RowChange]) -> Iterator[UUID]:
    """The attachments that the images of these rows refer to."""
    ids = {record_id for _, record_id in gone}
    past = session.scalars(select(HistoryRow).where(HistoryRow.record_id.in_(ids)))
    rows = [*changes, *(row.change() for row in past)]
    for change in rows:
        if (change.table, change.record_id) not in gone:
            continue
        for column in _references_to(Attachment.__tablename__):
            if column.table.name == change.table:
                found = {image.get(column.name) for image in _both(change)}
                yield from (UUID(value) for value in found if value)


def _is_shown_elsewhere(session: Session, attachment_id: UUID) -> bool:
    return any(
        session.scalar(select(column).where(column == attachment_id).limit(1)) is not None
        for column in _references_to(Attachment.__tablename__)
    )


def _references_to(table: str) -> Iterator[Column[UUID | None]]:
    for other in Base.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table.name == table and "id" in other.c and other.name != "history_rows":
                yield key.parent


def _both(change: RowChange) -> Iterator[Image]:
    return (image for image in (change.before, change.after) if image)


def _exists(session: Session, table: str, record_id: UUID) -> bool:
    return bool(images.read(session.connection(), Base.metadata.tables[table], [record_id]))


def _without_images(change: RowChange, gone: set[Place]) -> RowChange:
    if (change.table, change.record_id) not in gone:
        return change
    return RowChange(change.table, change.record_id, None, None)


def _blank(session: Session, gone: set[Place]) -> None:
    """Empty the images of these rows; the steps they belong to can no longer be replayed."""
    connection = session.connection()
    for table, record_id in gone:
        of_row = (HistoryRow.table_name == table, HistoryRow.record_id == record_id)
        steps = select(HistoryRow.step_id).where(*of_row)
        connection.execute(
            update(HistoryStep)
            .where(HistoryStep.id.in_(steps))
            .values(state=StepState.FINAL, subject="")
        )
        connection.execute(update(HistoryRow).where(*of_row).values(before=None, after=None))

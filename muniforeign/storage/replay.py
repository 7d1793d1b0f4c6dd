"""Replaying row images: taking a step back, or doing it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from muniforeign.domain.progress import Progress, silent
from muniforeign.i18n import N_
from muniforeign.storage import images
from muniforeign.storage.base import Base
from muniforeign.storage.errors import UndoConflict
from muniforeign.storage.images import RowChange
from muniforeign.storage.recorder import Recorder


class Overtaken(Exception):
    """A row is not what the step left behind."""


def backwards(changes: Sequence[RowChange]) -> list[RowChange]:
    """The changes that take these back, last one first."""
    return [change.reversed for change in reversed(changes)]


def replay_step(
    session: Session, label: str, changes: Sequence[RowChange], progress: Progress = silent
) -> None:
    """Replay within a change, which thereby has these changes; `label` is the step's msgid.

    Raises UndoConflict where a row is not what the step left, or the tables' rules forbid it.
    """
    try:
        replay(session.connection(), changes, progress)
    except (Overtaken, IntegrityError) as error:
        raise UndoConflict(label=label) from error
    Recorder.of(session).changes.extend(changes)


def replay(
    connection: Connection, changes: Sequence[RowChange], progress: Progress = silent
) -> None:
    """Make every row what its change says, in order.

    Raises Overtaken at a row that is not what it was before the change.
    """
    done = 0
    for batch in _batches(changes):
        progress(done / len(changes), N_("Changing the records"))
        _replay_batch(connection, batch)
        done += len(batch)


def _batches(changes: Sequence[RowChange]) -> Iterator[list[RowChange]]:
    """Changes in order, those together that one statement can replay: no row twice among them."""
    batch: list[RowChange] = []
    ids: set[UUID] = set()
    for change in changes:
        full = len(batch) == images.CHUNK or change.record_id in ids
        if batch and (full or _kind(change) != _kind(batch[-1])):
            yield batch
            batch, ids = [], set()
        batch.append(change)
        ids.add(change.record_id)
    if batch:
        yield batch


def _kind(change: RowChange) -> tuple[str, bool, tuple[str, ...] | None]:
    """The table, whether there was a row before, and the columns of the row after."""
    return change.table, change.before is None, tuple(change.after) if change.after else None


def _replay_batch(connection: Connection, batch: Sequence[RowChange]) -> None:
    table = Base.metadata.tables[batch[0].table]
    found = images.read(connection, table, [change.record_id for change in batch])
    if not all(images.agree(found.get(change.record_id), change.before) for change in batch):
        raise Overtaken(batch[0].table)
    after = [change.after for change in batch if change.after is not None]
    if not after:
        images.delete(connection, table, [change.record_id for change in batch])
    elif batch[0].before is None:
        images.insert(connection, table, after)
    else:
        images.update(connection, table, after)

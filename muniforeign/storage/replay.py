"""Replaying row images: taking a step back, or doing it again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

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


def replay_step(session: Session, label: str, changes: Sequence[RowChange]) -> None:
    """Replay within a change, which thereby has these changes; `label` is the step's msgid.

    Raises UndoConflict where a row is not what the step left, or the tables' rules forbid it.
    """
    try:
        replay(session.connection(), changes)
    except (Overtaken, IntegrityError) as error:
        raise UndoConflict(label=label) from error
    Recorder.of(session).changes.extend(changes)


def replay(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Make every row what its change says, in order.

    Raises Overtaken at the first row that is not what it was before the change.
    """
    for change in changes:
        _replay_row(connection, change)


def _replay_row(connection: Connection, change: RowChange) -> None:
    table = Base.metadata.tables[change.table]
    found = images.read(connection, table, [change.record_id]).get(change.record_id)
    if not images.agree(found, change.before):
        raise Overtaken(change.table)
    if change.after is None:
        images.delete(connection, table, change.record_id)
    elif change.before is None:
        images.insert(connection, table, change.after)
    else:
        images.update(connection, table, change.record_id, change.after)

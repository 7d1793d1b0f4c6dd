"""Replaying row images: taking a step back, or doing it again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from muniforeign.storage import images
from muniforeign.storage.base import Base
from muniforeign.storage.images import RowChange


class Overtaken(Exception):
    """A row is not what the step left behind."""


def backwards(changes: Sequence[RowChange]) -> list[RowChange]:
    """The changes that take these back, last one first."""
    return [change.reversed for change in reversed(changes)]


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

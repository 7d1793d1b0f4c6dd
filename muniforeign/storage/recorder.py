"""The recorder: it sees every row that a session inserts, updates and deletes, in that order.

Mapper events give the order in which rows are written, which `session.new` loses. What would
bypass them is refused: bulk statements when they run, `secondary=` tables and cascades inside
the database when classes are mapped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection, event
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction, object_session

from muniforeign.storage import images
from muniforeign.storage.base import Base, Entity
from muniforeign.storage.images import Image, RowChange

Action = Literal["update", "insert", "delete"]
RECORDER: Final = "recorder"
_ORDER: Final[dict[Action, int]] = {"update": 0, "insert": 1, "delete": 2}


class NotRecordable(RuntimeError):
    """A programming error: a way of writing that history would not see."""


@dataclass(frozen=True, slots=True)
class _Written:
    action: Action
    table: str
    record_id: UUID


class Recorder:
    """The changes of rows made through one session, in the order of the statements."""

    def __init__(self, session: Session) -> None:
        self.changes: list[RowChange] = []
        self._written: list[_Written] = []
        self._before: dict[tuple[str, UUID], Image] = {}
        session.info[RECORDER] = self
        event.listen(session, "do_orm_execute", refuse_bulk_statements)
        event.listen(session, "after_flush", self._after_flush)

    @staticmethod
    def of(session: Session) -> Recorder:
        """The recorder of a session. Raises NotRecordable outside workspace.change()."""
        recorder = session.info.get(RECORDER)
        if not isinstance(recorder, Recorder):
            raise NotRecordable("records are only changed inside workspace.change()")
        return recorder

    def remember(self, connection: Connection, table: str, record_id: UUID) -> None:
        """Keep the image of a row that is about to be updated or deleted."""
        found = images.read(connection, Base.metadata.tables[table], [record_id])
        if record_id in found:
            self._before[table, record_id] = found[record_id]

    def wrote(self, action: Action, table: str, record_id: UUID) -> None:
        """Note that a row was written."""
        self._written.append(_Written(action, table, record_id))

    def forget_after(self, length: int) -> None:
        """Drop the changes that a rolled-back savepoint took with it."""
        del self.changes[length:]
        self._written.clear()
        self._before.clear()

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        del context
        written = _in_order_of_statements(self._written)
        after = _read_all(session.connection(), written)
        for row in written:
            place = (row.table, row.record_id)
            change = RowChange(*place, self._before.get(place), after.get(place))
            if change.before != change.after:
                self.changes.append(change)
        self._written.clear()
        self._before.clear()


@contextmanager
def joined(session: Session) -> Iterator[None]:
    """A change inside a change: if it fails, only what it wrote is taken back."""
    seen = Recorder.of(session)
    session.flush()
    length = len(seen.changes)
    try:
        with session.begin_nested():
            yield
    except BaseException:
        seen.forget_after(length)
        raise


def refuse_bulk_statements(state: ORMExecuteState) -> None:
    """Raises NotRecordable for INSERT, UPDATE and DELETE statements in a session."""
    if state.is_insert or state.is_update or state.is_delete:
        raise NotRecordable("bulk statements bypass history: change the records one by one")


def refuse_unrecordable(mapper: Mapper[Any]) -> None:
    """Raises NotRecordable for a mapping of which history would not see every row."""
    for relation in mapper.relationships:
        if relation.secondary is not None:
            raise NotRecordable(f"{relation}: map the table between as an entity of its own")
        if relation.passive_deletes:
            raise NotRecordable(f"{relation}: deletes must pass through the session")
    for key in mapper.local_table.foreign_keys:
        if key.ondelete not in (None, "RESTRICT", "NO ACTION"):
            raise NotRecordable(f"{key.parent}: no cascades inside the database")


def _in_order_of_statements(written: Iterable[_Written]) -> list[_Written]:
    """Events of one table come inserts first, though the session updates rows first."""
    ordered: list[_Written] = []
    for _, rows in groupby(written, key=lambda row: row.table):
        ordered += sorted(rows, key=lambda row: _ORDER[row.action])
    return ordered


def _read_all(connection: Connection, written: Iterable[_Written]) -> dict[tuple[str, UUID], Image]:
    ids: dict[str, list[UUID]] = {}
    for row in written:
        if row.action != "delete":
            ids.setdefault(row.table, []).append(row.record_id)
    return {
        (table, record_id): image
        for table, wanted in ids.items()
        for record_id, image in images.read(connection, Base.metadata.tables[table], wanted).items()
    }


def _session_of(target: Entity) -> Session:
    session = object_session(target)
    assert session is not None, "a record is written by its session"
    return session


def _before(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    Recorder.of(_session_of(target)).remember(connection, str(mapper.local_table), target.id)


def _after(action: Action) -> Any:
    def note(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
        del connection
        Recorder.of(_session_of(target)).wrote(action, str(mapper.local_table), target.id)

    return note


event.listen(Entity, "before_update", _before, propagate=True)
event.listen(Entity, "before_delete", _before, propagate=True)
event.listen(Entity, "after_insert", _after("insert"), propagate=True)
event.listen(Entity, "after_update", _after("update"), propagate=True)
event.listen(Entity, "after_delete", _after("delete"), propagate=True)
event.listen(
    Entity, "mapper_configured", lambda mapper, _: refuse_unrecordable(mapper), propagate=True
)

"""The two kinds of session: one that only reads, one that writes through history."""

from __future__ import annotations

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, UOWTransaction

from muniforeign.storage.recorder import NotRecordable, refuse_bulk_statements


def reading(engine: Engine) -> Session:
    """A session in which every write is refused."""
    session = Session(engine, expire_on_commit=False)
    event.listen(session, "before_flush", _refuse_writes)
    event.listen(session, "do_orm_execute", refuse_bulk_statements)
    return session


class WritingSession(Session):
    """A session without the shortcuts that history would not see."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine.execution_options(writes=True), expire_on_commit=False)

    def bulk_save_objects(self, *args: object, **options: object) -> None:
        """Raises NotRecordable."""
        del args, options
        raise NotRecordable("bulk writes bypass history: add the records one by one")

    bulk_insert_mappings = bulk_save_objects
    bulk_update_mappings = bulk_save_objects


def _refuse_writes(session: Session, context: UOWTransaction, instances: object) -> None:
    del session, context, instances
    raise NotRecordable("records are only changed inside workspace.change()")

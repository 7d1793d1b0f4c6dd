"""Deleting a record with everything that hangs on it, so that nothing points to nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapper, Session, object_mapper

from muniforeign.storage.base import Base, Entity


def delete(session: Session, record: Entity) -> None:
    """Delete the record, what it owns and what cannot be without it; loosen all other references.

    A row goes along when its reference may not be empty or when a relationship with
    delete-orphan owns it; every other reference is emptied. Works row by row, so that history
    sees each.
    """
    session.flush()
    with session.no_autoflush:
        _delete(session, record, set())


def _delete(session: Session, record: Entity, seen: set[Entity]) -> None:
    """What refers to the record is seen to before it goes, and before its own rows go with it."""
    if record in seen:
        return
    seen.add(record)
    owner = object_mapper(record)
    for mapper, column in _references_to(owner):
        attribute = mapper.get_property_by_column(column).key
        owned = not column.nullable or _owns(owner, mapper)
        for row in session.scalars(select(mapper.class_).where(column == record.id)):
            if owned:
                _delete(session, row, seen)
            else:
                setattr(row, attribute, None)
    session.delete(record)


def _references_to(target: Mapper[Any]) -> Iterator[tuple[Mapper[Any], Any]]:
    for mapper in Base.registry.mappers:
        for column in mapper.local_table.c:
            if any(key.column.table is target.local_table for key in column.foreign_keys):
                yield mapper, column


def _owns(owner: Mapper[Any], mapper: Mapper[Any]) -> bool:
    return any(
        relation.mapper is mapper and relation.cascade.delete_orphan
        for relation in owner.relationships
    )

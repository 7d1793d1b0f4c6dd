"""Every table, imported: what engine, history and migrations go through."""

from __future__ import annotations

from muniforeign.storage import (
    agreements,
    attachments,
    commitments,
    contacts,
    organisations,
    people,
    posts,
    tasks,
    visits,
)
from muniforeign.storage.base import Base, Entity

__all__ = [
    "Base",
    "Entity",
    "agreements",
    "attachments",
    "commitments",
    "contacts",
    "entities",
    "organisations",
    "people",
    "posts",
    "tasks",
    "visits",
]


def entities() -> dict[str, type[Entity]]:
    """The mapped class of every table that has history, by table name."""
    return {
        mapper.local_table.name: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Entity)
    }

"""All tables of a workspace: importing this maps them."""

from __future__ import annotations

from muniforeign.storage import (
    agreements,
    attachments,
    commitments,
    contacts,
    history,
    information,
    organisations,
    people,
    posts,
    recorder,
    search_index,
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
    "history",
    "information",
    "organisations",
    "people",
    "posts",
    "recorder",
    "search_index",
    "tasks",
    "visits",
]

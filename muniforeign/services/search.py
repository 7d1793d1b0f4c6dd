"""Finding people, organisations, visits, agreements and papers as somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from muniforeign.storage import search as index
from muniforeign.storage.search import Hit

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

__all__ = ["Hit", "find", "ids"]

LISTED_AT_MOST: Final = 2000
"""A list that is filtered by words shows at most so many: nobody reads further."""


def find(
    workspace: Workspace, text: str, limit: int = 20, kinds: Sequence[str] | None = None
) -> list[Hit]:
    """What the text finds, best first; `kinds` out of person, organisation, visit, agreement."""
    with workspace.read() as session:
        return index.search(session, text, limit, kinds)


def ids(workspace: Workspace, text: str, kind: str) -> list[UUID]:
    """The records of one kind that the text finds, for a list to show in its own order."""
    return [hit.id for hit in find(workspace, text, LISTED_AT_MOST, [kind])]

"""Records that were made to be filled in: they go when one leaves them without having written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from muniforeign.domain.errors import UserError

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


class Blanks:
    """Which records were newly made, and in which view each is filled in.

    A view that is gone, since the window was built again, no longer tells its records from
    others: they are left with the page.
    """

    def __init__(self) -> None:
        self._views: dict[UUID, QWidget | None] = {}

    def made(self, record: UUID, view: QWidget | None = None) -> None:
        """A record was made at the user's wish, with nothing in it."""
        self._views[record] = view

    def keep(self, record: UUID) -> None:
        """The record is wanted as it is."""
        self._views.pop(record, None)

    def take(self, view: QWidget | None = None, but: UUID | None = None) -> list[UUID]:
        """The records of a view and those within it, or of all views, the latest first.

        They are not known any more after this; one may be left out.
        """
        within = [record for record, place in self._views.items() if _within(place, view)]
        found = [record for record in within if record != but]
        for record in found:
            del self._views[record]
        return found[::-1]


def _within(place: QWidget | None, view: QWidget | None) -> bool:
    if view is None:
        return True
    if place is None or not isValid(place):
        return False
    return place is view or view.isAncestorOf(place)


def withdraw(workspace: Workspace, records: Sequence[UUID]) -> None:
    """Take back those in which nothing was written, without a word; where it fails they stay."""
    from muniforeign.storage import blanks

    for record in records:
        with suppress(UserError):
            blanks.withdraw(workspace, record)

"""What the sample office has so far by key, and how its days, texts and pictures are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from muniforeign import paths
from muniforeign.domain import reference
from muniforeign.i18n import Code

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

Row = Mapping[str, Any]

_SATURDAY: Final = 5


def workday(today: dt.date, days: int) -> dt.date:
    """The day that lies so many days from today, or the Friday before where it is a weekend."""
    day = today + dt.timedelta(days=days)
    return day - dt.timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def nearest_weekday(today: dt.date, days: int, weekday: int) -> dt.date:
    """The Monday (0), Tuesday (1) … that lies nearest to so many days from today."""
    day = today + dt.timedelta(days=days)
    return day + dt.timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


@dataclass
class Entered:
    """Ids of what was entered, by key; `code` is the language of texts that have only one."""

    workspace: Workspace
    today: dt.date
    code: Code
    organisations: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    visit_starts: dict[str, dt.date] = field(default_factory=dict)

    def day(self, row: Row, key: str) -> dt.date | None:
        """The working day at the offset that the row has under a key, or None."""
        days = row.get(key)
        return None if days is None else workday(self.today, days)

    def day_of_visit(self, row: Row | None) -> dt.date | None:
        """The day of a visit that the row names, counted from 0, or None."""
        return self.visit_starts[row["visit"]] + dt.timedelta(days=row["day"]) if row else None

    def text(self, row: Row) -> str:
        """A text of three languages in the one of this workspace."""
        return reference.localized(row).get(self.code)


def rows(name: str) -> list[Row]:
    """The rows of a file of the sample."""
    found: list[Row] = reference.read(name, "sample")
    return found


def picture(name: str) -> bytes:
    """A picture of the sample."""
    return paths.resources("sample", "pictures", name).read_bytes()
